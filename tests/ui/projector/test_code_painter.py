"""The code to check in by, as the room sees it: a phone reads it, and nothing private is on it."""

from __future__ import annotations

from dataclasses import fields, replace

import pytest
import zxingcpp
from PySide6.QtCore import QRectF, QSize
from PySide6.QtGui import QImage, QPainter

from facilitator.domain.language import Text
from ui.phones import draw_code
from ui.projector.audience_painter import draw_audience
from ui.projector.room_views import CheckInCodeCard
from ui.theme.fonts import load_typeface

pytestmark = [pytest.mark.qt, pytest.mark.usefixtures("qapp")]

CODE = draw_code("http://192.168.137.1:8765/48210733", "192.168.137.1:8765", "48210733")
TITLE = Text("Distance without Separation", "距离不隔离")
CARD = CheckInCodeCard(TITLE, CODE.cells, CODE.runs, CODE.address, CODE.digits)


def drawn(card: CheckInCodeCard, size: QSize) -> QImage:
    load_typeface()
    picture = QImage(size, QImage.Format.Format_Grayscale8)
    painter = QPainter(picture)
    draw_audience(painter, QRectF(0, 0, size.width(), size.height()), card)
    painter.end()
    return picture


@pytest.mark.parametrize("size", [QSize(1920, 1080), QSize(1280, 720), QSize(1024, 768), QSize(800, 600)])
def test_a_phone_reads_the_code_from_the_picture_on_every_projector(size: QSize) -> None:
    import numpy as np

    picture = drawn(CARD, size)
    grey = np.frombuffer(picture.constBits(), np.uint8).reshape(size.height(), picture.bytesPerLine())
    assert [code.text for code in zxingcpp.read_barcodes(grey)] == [CODE.url]


def test_the_wifi_stands_on_it_only_where_the_trainer_wrote_one() -> None:
    size = QSize(640, 360)
    assert drawn(CARD, size) == drawn(CARD, size)
    assert drawn(replace(CARD, wifi="Training 12345678"), size) != drawn(CARD, size)


def test_digits_and_address_are_drawn_and_change_with_the_code() -> None:
    size = QSize(640, 360)
    assert drawn(replace(CARD, digits="48210734"), size) != drawn(CARD, size)
    assert drawn(replace(CARD, address="10.0.0.7:8765"), size) != drawn(CARD, size)


def test_there_is_no_room_on_it_for_a_name_or_a_number_of_people() -> None:
    assert {field.name: field.type for field in fields(CheckInCodeCard)} == {
        "title": "Text",
        "cells": "int",
        "runs": "Runs",
        "address": "str",
        "digits": "str",
        "wifi": "str",
    }


def test_without_a_code_it_says_that_one_is_coming_and_no_address() -> None:
    size = QSize(640, 360)
    waiting = replace(CARD, cells=0, runs=(), address="", digits="")
    assert drawn(waiting, size) != drawn(CARD, size)
    assert drawn(waiting, size) == drawn(replace(waiting, digits="48210733", address="10.0.0.7"), size)
