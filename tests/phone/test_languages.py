"""Every page speaks the phone's language, the one that was chosen, or that of WeChat."""

from __future__ import annotations

from dataclasses import replace

import pytest

from facilitator.domain.language import Language
from facilitator.phone.language import language_for
from tests.phone.house import House, Phone

WECHAT = "Mozilla/5.0 (Linux; Android 14) XWEB/1 MicroMessenger/8.0.50"


@pytest.mark.parametrize(
    ("header", "language"),
    [
        ("zh-CN,zh;q=0.9,en;q=0.8", Language.ZH),
        ("en-US,en;q=0.9,zh;q=0.8", Language.EN),
        ("vi,en;q=0.5,zh;q=0.9", Language.ZH),
        ("en,zh", Language.EN),
        ("zh-Hant-TW", Language.ZH),
        ("fr", Language.EN),
        ("", Language.ZH),
        ("en;q=0, zh;q=0.1", Language.ZH),
        ("en;q=none", Language.ZH),
        ("en;q=nan,zh", Language.ZH),
        ("," * 500 + "en", Language.ZH),
    ],
)
def test_the_header_is_read_as_browsers_send_it_and_nonsense_says_nothing(
    header: str, language: Language
) -> None:
    assert language_for("", header) is language


@pytest.mark.parametrize(
    ("chosen", "language"), [("en", Language.EN), ("zh", Language.ZH), ("xx", Language.ZH)]
)
def test_what_was_chosen_wins_and_a_language_nobody_speaks_is_none(chosen: str, language: Language) -> None:
    assert language_for(chosen, "zh", WECHAT) is language


def test_chinese_from_the_first_page_to_the_last(home: House, phone: Phone) -> None:
    phone.language = "zh-CN,zh;q=0.9"
    page = home.scanned(phone)
    assert (page.heading(), '<html lang="zh-CN">' in page.text) == ("签到", True)
    assert phone.check_in(page, "E001").heading() == "签到成功"


def test_the_switch_keeps_the_page_and_the_form_keeps_the_language(home: House, phone: Phone) -> None:
    page = home.scanned(phone)
    home.seconds.now_s += 60
    ticket = page.hidden("ticket")
    assert f'href="/c?ticket={ticket}&amp;lang=zh"' in page.text
    chinese = phone.get(f"/c?ticket={ticket}&lang=zh")
    assert chinese.heading() == "签到"
    assert phone.check_in(chinese, "E001").heading() == "签到成功"


def test_wechat_is_told_in_chinese_which_button_opens_a_browser(home: House, phone: Phone) -> None:
    wechat = replace(phone, agent=WECHAT)
    for page in (wechat.get("/"), home.scanned(wechat)):
        assert "请点右上角的“···”，选择“在浏览器打开”" in page.text
    assert "在浏览器打开" not in home.scanned(replace(phone, cookie="")).text
    assert wechat.check_in(home.scanned(wechat), "E001").heading() == "签到成功"
