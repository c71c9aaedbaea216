"""The pages in a real browser, as a phone has it: Chinese and English, no script, no network but this one."""

from __future__ import annotations

import shutil
from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser, BrowserContext, Error, Page, sync_playwright

from facilitator.domain.phone_code import SLOT_S, TICKET_S
from facilitator.domain.session import Session
from facilitator.services.issue_badges import issue_badges
from facilitator.services.ports import Workspace
from launch.system import BROWSERS
from tests.phone.house import BOTH, House
from tests.phone.photos import photo_of

CHROMIUM = next(filter(None, map(shutil.which, BROWSERS)), None)
pytestmark = pytest.mark.skipif(
    CHROMIUM is None, reason="no Chromium on this machine (apt-get install chromium)"
)
PATIENCE_MS = 15_000


@pytest.fixture(scope="module")
def browser() -> Iterator[Browser]:
    """The system's own Chromium, without a screen."""
    with sync_playwright() as playwright:
        yield playwright.chromium.launch(executable_path=CHROMIUM, args=["--no-sandbox"])


@pytest.fixture(params=["zh-CN", "en-US"])
def context(request: pytest.FixtureRequest, browser: Browser) -> Iterator[BrowserContext]:
    """A phone of that language that runs no script at all."""
    context = browser.new_context(
        locale=request.param,
        viewport={"width": 360, "height": 640},
        is_mobile=True,
        has_touch=True,
        java_script_enabled=False,
    )
    context.set_default_timeout(PATIENCE_MS)
    yield context
    context.close()


@pytest.fixture
def page(context: BrowserContext) -> Iterator[Page]:
    """A page on which nothing may be refused by its own policy, nor asked for in vain."""
    page = context.new_page()
    complaints: list[str] = []
    page.on("console", lambda message: complaints.append(message.text))
    page.on("pageerror", lambda error: complaints.append(str(error)))
    yield page
    assert [text for text in complaints if "Failed to load resource" not in text] == []


def said(context: BrowserContext, english: str, chinese: str) -> str:
    """Return that of two sentences which this phone is to read."""
    probe = context.new_page()
    is_chinese = probe.evaluate("navigator.language") == "zh-CN"
    probe.close()
    return chinese if is_chinese else english


def scan(page: Page, home: House) -> None:
    """Open what the projector shows."""
    page.goto(home.door.projector_code().url)


def send(page: Page, entry: str) -> None:
    """Fill in the page and send it, as a thumb does."""
    page.locator("#entry").fill(entry)
    follow(page, "button")


def follow(page: Page, what: str) -> None:
    """Tap what leads to another page, and wait for it."""
    with page.expect_navigation():
        page.locator(what).tap()


def heading(page: Page) -> str:
    return page.locator("h1").inner_text()


def test_one_checks_in(home: House, context: BrowserContext, page: Page) -> None:
    home.open()
    scan(page, home)
    assert heading(page) == said(context, "Check in", "签到")
    send(page, "E001")
    assert heading(page) == said(context, "You are checked in", "签到成功")
    assert home.arrivals() == ["王小明"]


def test_sent_twice_it_counts_once(home: House, context: BrowserContext, page: Page) -> None:
    home.open()
    scan(page, home)
    send(page, "王小明")
    page.go_back()
    send(page, "王小明")
    assert heading(page) == said(context, "You were checked in before", "您已经签到过了")
    assert home.arrivals() == ["王小明"]


def test_the_same_phone_checks_in_nobody_else(home: House, context: BrowserContext, page: Page) -> None:
    home.open()
    for entry in ("E001", "E003"):
        scan(page, home)
        send(page, entry)
    assert heading(page) == said(context, "Please go to the desk", "请到签到台")
    assert (home.arrivals(), len(home.door.state().notices)) == (["王小明"], 1)


def test_a_wrong_code_asks_for_the_one_on_the_screen_and_takes_its_digits(
    home: House, context: BrowserContext, page: Page
) -> None:
    phone = home.open()
    page.goto(f"{phone.url}/c?code=00000000")
    assert heading(page) == said(context, "The code on the screen has changed", "屏幕上的码已经换了")
    follow(page, "a.button")
    page.locator("#code").fill(home.door.projector_code().digits)
    follow(page, "button")
    send(page, "E001")
    assert home.arrivals() == ["王小明"]


def test_a_code_that_has_gone_checks_nobody_in(home: House, context: BrowserContext, page: Page) -> None:
    home.open()
    url = home.door.projector_code().url
    home.seconds.now_s += 2 * SLOT_S
    page.goto(url)
    assert heading(page) == said(context, "The code on the screen has changed", "屏幕上的码已经换了")


def test_a_page_left_open_for_too_long_checks_nobody_in(
    home: House, context: BrowserContext, page: Page
) -> None:
    home.open()
    scan(page, home)
    home.seconds.now_s += TICKET_S + 1
    send(page, "E001")
    assert heading(page) == said(context, "This page was open for too long", "页面停留太久了")
    assert home.arrivals() == []


def test_out_of_reach_and_back_again_it_counts_once(home: House, context: BrowserContext, page: Page) -> None:
    home.open()
    scan(page, home)
    page.locator("#entry").fill("E001")
    context.set_offline(True)
    with pytest.raises(Error, match="ERR_INTERNET_DISCONNECTED"):
        follow(page, "button")
    assert home.arrivals() == []
    context.set_offline(False)
    page.go_back()
    send(page, "E001")
    assert heading(page) == said(context, "You are checked in", "签到成功")
    assert home.arrivals() == ["王小明"]


def test_the_other_language_is_one_tap_away_however_old_the_code(
    home: House, context: BrowserContext, page: Page
) -> None:
    home.open()
    scan(page, home)
    home.seconds.now_s += 4 * SLOT_S
    follow(page, "a.switch")
    assert heading(page) == said(context, "签到", "Check in")
    send(page, "E001")
    assert heading(page) == said(context, "签到成功", "You are checked in")


def test_a_helper_photographs_badges(
    home: House, context: BrowserContext, page: Page, ws: Workspace, session: Session, tmp_path: Path
) -> None:
    tokens = [one.badge.token for one in issue_badges(ws, session.id).value]
    photo = tmp_path / "badges.jpg"
    photo.write_bytes(photo_of(*tokens[:3]))
    home.open()
    page.goto(home.door.helper_address())
    assert heading(page) == said(context, "Photograph badges", "拍签到卡")
    page.locator("#photo").set_input_files(photo)
    follow(page, "button")
    assert page.locator("li").count() == 3
    assert page.locator(".sum").inner_text() == said(context, "3 of 3 checked in", "共 3 张，新签到 3 张")
    assert home.arrivals() == ["王小明", "李娜", "曾志伟"]


SEEN = """() => {
  const light = text => { const [r, g, b] = text.match(/[\\d.]+/g).slice(0, 3).map(Number).map(c => c / 255)
      .map(c => c <= 0.04045 ? c / 12.92 : ((c + 0.055) / 1.055) ** 2.4);
    return 0.2126 * r + 0.7152 * g + 0.0722 * b }
  const ground = one => { for (let e = one; e; e = e.parentElement) {
      const colour = getComputedStyle(e).backgroundColor
      if (!/, 0\\)$/.test(colour)) return colour } return 'rgb(255, 255, 255)' }
  const texts = [...document.querySelectorAll('body *')].filter(e => e.checkVisibility()
      && [...e.childNodes].some(n => n.nodeType === 3 && n.data.trim()))
  const ratio = e => {
    const [a, b] = [light(getComputedStyle(e).color), light(ground(e))].sort((x, y) => y - x)
    return (a + 0.05) / (b + 0.05) }
  const pale = texts.filter(e => ratio(e) < 4.5).map(e => e.className + ' ' + e.textContent.trim())
  const small = [...document.querySelectorAll('button, a, input[type=text], label.camera')]
      .filter(e => e.checkVisibility() && e.getBoundingClientRect().height < 48).map(e => e.outerHTML)
  const wide = document.documentElement.scrollWidth > innerWidth ? ['wider than the phone'] : []
  return [...pale, ...small, ...wide]
}"""


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("language", ["zh-CN", "en-US"])
def test_every_page_can_be_read_and_hit_on_a_small_phone_in_the_sun_and_at_night(
    home: House, browser: Browser, language: str, scheme: str, tmp_path: Path
) -> None:
    phone = home.open(BOTH)
    photo = tmp_path / "badges.jpg"
    photo.write_bytes(photo_of("https://pay.example.com", "1" * 17))
    context = browser.new_context(
        locale=language,
        color_scheme="dark" if scheme == "dark" else "light",
        viewport={"width": 320, "height": 568},
        is_mobile=True,
        has_touch=True,
        user_agent="MicroMessenger",
    )
    context.set_default_timeout(PATIENCE_MS)
    page = context.new_page()
    found: dict[str, list[str]] = {}
    page.goto(f"{phone.url}/?lang={language[:2]}")
    found["front"] = page.evaluate(SEEN)
    page.goto(f"{home.door.projector_code().url}&lang={language[:2]}")
    found["page"] = page.evaluate(SEEN)
    send(page, "nobody")
    found["desk"] = page.evaluate(SEEN)
    page.goto(f"{phone.url}/nothing")
    found["nothing"] = page.evaluate(SEEN)
    page.goto(f"{home.door.projector_code().url}&lang={language[:2]}")
    send(page, "E001")
    found["done"] = page.evaluate(SEEN)
    page.goto(home.door.helper_address())
    found["helper"] = page.evaluate(SEEN)
    page.locator("#photo").set_input_files(photo)
    found["chosen"] = page.evaluate(SEEN)
    follow(page, "button")
    found["results"] = page.evaluate(SEEN)
    context.close()
    assert {name: seen for name, seen in found.items() if seen} == {}
