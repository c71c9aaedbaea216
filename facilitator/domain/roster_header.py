"""Finding the header of a roster and what each column holds, from Chinese and English headers."""

from __future__ import annotations

import re
from collections.abc import Iterable
from itertools import pairwise

from facilitator.domain.plain_header import plain_header
from facilitator.domain.roster_fields import RosterField, RosterMapping
from facilitator.domain.table import Table

_LOOK_FOR_HEADER = 25
_SAMPLE_ROWS = 80
_LONGEST_HEADER = 30
_MOST = 0.8

# The order matters: what concerns the child comes first, since "child's name" is nobody's own name.
_CHILD = r"(孩子|子女|小孩|儿童|宝宝|child|kid)"
_PATTERNS: tuple[tuple[RosterField | None, str], ...] = (
    (None, r"身份证|idcard|identitycard|证件号|银行卡|bankaccount|签名|签字|signature"),
    (RosterField.CHILD_AGE, _CHILD + r".*(年龄|岁|出生|生日|age|birth|band)|ageofchild"),
    (
        RosterField.CHILD_LEFT_BEHIND,
        (
            _CHILD + r".*(老家|留守|身边|同住|随迁|随身|leftbehind|livingwith|liveswith|athome)"
            r"|留守|leftbehind"
        ),
    ),
    (None, _CHILD + r".*(姓名|名字|name)"),
    (RosterField.FAMILY_NAME, r"^(姓|姓氏|surname|familyname|lastname)$"),
    (RosterField.GIVEN_NAME, r"^(名|givenname|firstname|forename)$"),
    (
        RosterField.NAME,
        (
            r"^(姓名|名字|中文名|中文姓名|(员工|学员|参训人员|参训学员|人员|家长|职工|工友|参加人员?)(姓名|名字)"
            r"|参训人员|学员|name|fullname|names|nameinchinese|participants?|employee|worker"
            r"|(employee|participant|worker|staff|parent|chinese)s?(full)?name)$"
        ),
    ),
    (
        RosterField.EMPLOYEE_NUMBER,
        (
            r"工号|(员工|职工|工牌|厂牌|工卡|人员)(编号|号码?|id)|^编号$|^(id|no|number|code)$"
            r"|(employee|staff|worker|emp|badge|clock|personnel|card)(id|no|num|number|code)$"
        ),
    ),
    (RosterField.SEX, r"^性别$|^(gender|sex)$"),
    (
        RosterField.HIRED_ON,
        (
            r"(入职|入厂|进厂|到职|到岗)(日期|时间|年月)?$"
            r"|hiredon|hired?date|dateofhire|joining|joined|startdate|dateofjoin"
        ),
    ),
    (RosterField.PHONE, r"手机|电话|联系方式|phone|mobile|^tel(ephone)?|cell"),
    (
        RosterField.DEPARTMENT,
        (
            r"部门|车间|班组|产线|线别|组别|工段|^单位$"
            r"|department|^dept|workshop|^line$|^team$|^section$"
        ),
    ),
    (
        RosterField.HOME_PROVINCE,
        r"籍贯|户籍|省份|老家|家乡|户口|原籍|province|hometown|nativeplace|placeoforigin",
    ),
    (RosterField.LANGUAGE, r"语言|方言|language|mothertongue"),
    (None, r"^(序号|序|顺序号|sn|serial(no|number)?|行号)$"),
)
_LOOSE_NAME = re.compile(r"姓名$|name$")
_REPEATABLE = RosterField.EXTRA
_HAN_NAME = re.compile(r"^[\u3400-\u9fff\U00020000-\U0003ffff]{2,4}$")
_DOTTED_NAME = re.compile(r"^[\u3400-\u9fff]+[·•・‧][\u3400-\u9fff·•・‧]+$")
_LATIN_NAME = re.compile(r"^[^\W\d_]+(?:[ '’-][^\W\d_]+){1,3}$")
_SEXES = frozenset({"男", "女", "m", "f", "male", "female"})
_PHONE = re.compile(r"^(?:\+?86)?1\d{10}$")
_NUMBER = re.compile(r"^[A-Za-z]{0,3}\d{3,10}$")


def field_named(header: str) -> tuple[bool, RosterField | None]:
    """Return whether a header is known, and which field it names (none: known, to be left out)."""
    plain = plain_header(header)
    if plain and len(plain) <= _LONGEST_HEADER:
        for field, pattern in _PATTERNS:
            if re.search(pattern, plain):
                return True, field
    return False, None


def _known(table: Table, row: int, column: int, above: int | None) -> tuple[bool, RosterField | None]:
    """Return the field of a column, reading a header of two rows together."""
    own = table.cell(row, column).strip()
    higher = ""
    if above is not None:
        higher = next(
            (table.cell(above, c).strip() for c in range(column, -1, -1) if table.cell(above, c)), ""
        )
        if not own:
            own, higher = table.cell(above, column).strip(), ""
    for text in (higher + own if higher and own else "", own):
        known, field = field_named(text)
        if known:
            return known, field
    return False, None


def _score(table: Table, row: int, above: int | None = None) -> tuple[int, bool]:
    """Return how many columns of a row are known headers, and whether a name is among them."""
    found = [_known(table, row, column, above) for column in range(table.width)]
    fields = {field for known, field in found if known and field}
    others = sum(known and field is None for known, field in found)
    has_name = bool(fields & {RosterField.NAME, RosterField.FAMILY_NAME}) or any(
        not known and _LOOSE_NAME.search(plain_header(table.cell(row, column)))
        for column, (known, _) in enumerate(found)
    )
    return len(fields) + others, has_name


def _has_sub_headers(table: Table, row: int) -> bool:
    """Tell whether the row below a header goes on with it: nothing stands under the name."""
    names = [c for c in range(table.width) if field_named(table.cell(row, c))[1] is RosterField.NAME]
    return bool(names) and not any(table.cell(row + 1, column).strip() for column in names)


def _header_row(table: Table) -> tuple[int, int | None] | None:
    """Return the header row and, for a header of two rows, the one above it; none without header."""
    best: tuple[int, int] | None = None
    for row in range(1, min(len(table.rows), _LOOK_FOR_HEADER) + 1):
        score, has_name = _score(table, row)
        if has_name and (best is None or score > best[0]):
            best = (score, row)
    if best is None:
        return None
    score, row = best
    if row < len(table.rows) and _has_sub_headers(table, row) and _says_more(table, row + 1, row, score):
        return row + 1, row
    above = row - 1
    filled = [cell for cell in table.rows[above - 1] if cell.strip()] if above else []
    if len(filled) > 1 and _says_more(table, row, above, score):
        return row, above
    return row, None


def _says_more(table: Table, row: int, above: int, score: int) -> bool:
    """Tell whether two rows together name more columns than `score`, the people still among them."""
    two, has_name = _score(table, row, above)
    return has_name and two > score


def _is_serial(values: list[str]) -> bool:
    """Tell whether a column only counts its rows (1, 2, 3 and so on)."""
    numbers = [int(value) for value in values if value.isdecimal()]
    if len(numbers) < 2 or numbers[0] not in {0, 1}:  # noqa: PLR2004 - one number counts nothing
        return False
    steps = sum(later == earlier + 1 for earlier, later in pairwise(numbers))
    return len(numbers) >= _MOST * len(values) and steps >= _MOST * (len(numbers) - 1)


def column_values(table: Table, column: int, header_row: int | None) -> list[str]:
    """Return the filled cells of a column below the header, as a sample."""
    start = (header_row or 0) + 1
    rows = range(start, min(len(table.rows), start + _SAMPLE_ROWS) + 1)
    return [text for row in rows if (text := table.cell(row, column).strip())]


def looks_like_name(text: str) -> bool:
    """Tell whether a text has the shape of a person's name, Chinese or Latin."""
    plain = "".join(text.split()) if not text.isascii() else text.strip()
    return bool(_HAN_NAME.match(plain) or _DOTTED_NAME.match(plain) or _LATIN_NAME.match(plain))


def _share(values: list[str], claims: Iterable[bool]) -> float:
    """Return which share of the values a claim holds for."""
    return sum(claims) / len(values) if values else 0.0


def _fields_by_content(table: Table) -> dict[int, RosterField]:
    """Return the columns of a table without a header, by what stands in them."""
    found: dict[int, RosterField] = {}
    best_name, name_column = 0.0, None
    for column in range(table.width):
        values = column_values(table, column, None)
        if _is_serial(values):
            continue
        names = _share(values, (looks_like_name(value) for value in values))
        variety = len(set(values)) / len(values) if values else 0.0
        if names * variety > best_name and names > 1 / 2:
            best_name, name_column = names * variety, column
        if _share(values, (value.lower() in _SEXES for value in values)) >= _MOST:
            found[column] = RosterField.SEX
        elif _share(values, (bool(_PHONE.match(value)) for value in values)) >= _MOST:
            found[column] = RosterField.PHONE
        elif _share(values, (bool(_NUMBER.match(value)) for value in values)) >= _MOST and variety >= _MOST:
            found[column] = RosterField.EMPLOYEE_NUMBER
        elif values:
            found[column] = RosterField.EXTRA
    if name_column is None and table.width == 1:
        name_column = 0
    if name_column is not None:
        found[name_column] = RosterField.NAME
    return found


def _without_repeats(fields: dict[int, RosterField]) -> tuple[tuple[int, RosterField], ...]:
    """Return the columns in order; a field named a second time is kept as an extra column."""
    seen: set[RosterField] = set()
    columns: list[tuple[int, RosterField]] = []
    for column, field in sorted(fields.items()):
        is_again = field in seen and field is not _REPEATABLE
        columns.append((column, RosterField.EXTRA if is_again else field))
        seen.add(field)
    return tuple(columns)


def guess_mapping(table: Table) -> RosterMapping:
    """Return the likeliest header row and columns of `table`; a person confirms or changes them.

    Serial numbers, identity card numbers, signatures and children's names are left out on purpose.
    """
    header = _header_row(table)
    if header is None:
        return RosterMapping(None, _without_repeats(_fields_by_content(table)))
    row, above = header
    fields: dict[int, RosterField] = {}
    loose_names: list[int] = []
    for column in range(table.width):
        known, field = _known(table, row, column, above)
        if not known and _LOOSE_NAME.search(plain_header(table.cell(row, column))):
            loose_names.append(column)
        values = column_values(table, column, row)
        is_counting = field is RosterField.EMPLOYEE_NUMBER and _is_serial(values)
        if (known and field is None) or is_counting or not (known or values):
            continue
        fields[column] = field or RosterField.EXTRA
    if not {RosterField.NAME, RosterField.FAMILY_NAME} & set(fields.values()):
        fields[loose_names[0]] = RosterField.NAME
    return RosterMapping(row, _without_repeats(fields))
