"""What badges to print: whose, as what, from which place of the sheet, in which language."""

from __future__ import annotations

from uuid import UUID

from PySide6.QtCore import Qt, Signal, Slot
from PySide6.QtWidgets import QAbstractItemView, QCheckBox, QComboBox, QSpinBox, QWidget

from facilitator.domain.badge_sheet import SHEETS, BadgeFormat, BadgePrint
from facilitator.domain.language import Language
from facilitator.domain.participant import Enrolment
from facilitator.reports.print_badges import BadgeOrder, Whose
from ui.theme.theme import Theme
from ui.theme.tokens import Meaning, Measure, Space
from ui.widgets.card import column, row
from ui.widgets.choices import offer
from ui.widgets.field import Field
from ui.widgets.label import Label
from ui.widgets.segmented import Option, SegmentedControl
from ui.widgets.table import Column, RowsModel, RowsTable

_MOST_SPARES = 200
_NUMBER, _DEPARTMENT = 140, 180
_LANGUAGES: dict[str, tuple[Language, ...]] = {
    "zh": (Language.ZH,),
    "en": (Language.EN,),
    "both": (Language.ZH, Language.EN),
}


class BadgeOrderForm(QWidget):
    """Asks what to print; `order` and `chosen_languages` say it."""

    changed = Signal()
    """Something else is asked for."""

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.whose: SegmentedControl[Whose] = SegmentedControl(theme)
        self.whose.chosen.connect(self._on_whose)
        self.format = Field(QComboBox())
        self.format.edit.setMinimumContentsLength(1)
        self.format.edit.currentIndexChanged.connect(self._on_format)
        self.start = Field(QSpinBox())
        self.both_faces = QCheckBox()
        self.spares = Field(QSpinBox())
        self.spares.edit.setRange(0, _MOST_SPARES)
        self.languages: SegmentedControl[str] = SegmentedControl(theme)
        self.chosen_label = Label(meaning=Meaning.SOFT)
        self.table = RowsTable(theme)
        self.table.setSelectionMode(QAbstractItemView.SelectionMode.MultiSelection)
        self.table.setProperty("flat", "true")
        self.table.setMinimumHeight(Measure.ROW * 4)
        self._model: RowsModel[Enrolment] = RowsModel(
            (
                Column("name", lambda one: one.person.name, is_strong=True),
                Column("number", lambda one: one.person.employee_number, width=_NUMBER),
                Column("department", lambda one: one.person.department, width=_DEPARTMENT),
            ),
            self.table,
            identity=_person,
        )
        self.table.set_rows_model(self._model)
        self.table.selectionModel().selectionChanged.connect(self._on_selected)
        self._lay_out()

    def _lay_out(self) -> None:
        layout = column(spacing=Space.TWO)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.addLayout(row(self.whose, self.chosen_label, 1, self.languages, spacing=Space.TWO))
        layout.addWidget(self.table, 1)
        line = row(self.format, self.start, self.spares, self.both_faces, spacing=Space.TWO)
        line.setStretch(0, 1)
        line.setAlignment(self.both_faces, Qt.AlignmentFlag.AlignBottom)
        self.both_faces.setMinimumHeight(Measure.CONTROL)
        layout.addLayout(line)
        self.setLayout(layout)

    def order(self) -> BadgeOrder:
        """Return what is asked for."""
        chosen = frozenset(_person(one) for one in self._selected())
        whose = self.whose.value or Whose.EVERYBODY
        both_faces = self.both_faces.isChecked() and self.both_faces.isEnabled()
        print_as = BadgePrint(self.chosen_format(), self.start.edit.value(), both_faces)
        return BadgeOrder(
            whose,
            people=chosen if whose is Whose.CHOSEN else frozenset(),
            fresh_spares=self.spares.edit.value(),
            print_as=print_as,
        )

    @property
    def chosen_names(self) -> tuple[str, ...]:
        """The names of the people chosen, in the order of the list."""
        return tuple(one.person.name for one in self._selected())

    def chosen_languages(self) -> tuple[Language, ...]:
        """Return the languages to print in."""
        return _LANGUAGES[self.languages.value or "both"]

    def chosen_format(self) -> BadgeFormat:
        """Return what is printed on."""
        return BadgeFormat(self.format.edit.currentData() or BadgeFormat.CARD)

    @property
    def is_choosing(self) -> bool:
        """Whether the list of people to choose from is open."""
        return self.whose.value is Whose.CHOSEN

    def choose_people(self) -> None:
        """Offer the list of people to choose from."""
        self.whose.set_value(Whose.CHOSEN)
        self._on_whose()

    def show_people(self, people: tuple[Enrolment, ...]) -> None:
        """Offer these people; who was chosen stays chosen while the list is the same."""
        self._model.set_rows(people)
        self._on_selected()

    def retranslate(self) -> None:
        """Set the words in the window's language."""
        self.whose.set_options(
            self.tr("Whose badges"),
            [
                Option(Whose.EVERYBODY, self.tr("Everybody")),
                Option(Whose.CHOSEN, self.tr("Chosen people")),
                Option(Whose.SPARE, self.tr("Spare ones")),
            ],
        )
        offer(self.format.edit, [(self._format_name(one), one) for one in BadgeFormat])
        self.format.set_texts(self.tr("Print on"))
        self.spares.set_texts(self.tr("More spare badges"))
        self.both_faces.setText(self.tr("The code on both faces"))
        self.languages.set_options(
            self.tr("Language of the badges"),
            [
                Option("both", self.tr("Both languages")),
                Option("zh", self.tr("Chinese")),
                Option("en", self.tr("English")),
            ],
        )
        self.table.setAccessibleName(self.tr("People whose badges are printed"))
        self.table.set_empty_text(self.tr("Nobody is on the list yet."))
        self._model.set_titles((self.tr("Name"), self.tr("Employee number"), self.tr("Department")))
        self._on_format()
        self._on_selected()
        self._on_whose()

    def _format_name(self, form: BadgeFormat) -> str:
        names = {
            BadgeFormat.CARD: self.tr("Cards 90 × 55 mm, to cut"),
            BadgeFormat.LABELS_8: self.tr("Labels 99.1 × 67.7 mm"),
            BadgeFormat.LABELS_10: self.tr("Labels 99.1 × 57 mm"),
            BadgeFormat.LABELS_24: self.tr("Labels 70 × 37 mm"),
            BadgeFormat.LANYARD_A6: self.tr("Lanyards A6, to cut"),
            BadgeFormat.SEAT_CARD: self.tr("Seat cards, to cut and fold"),
        }
        return self.tr("{format} – {n} a page").format(format=names[form], n=SHEETS[form].places)

    def _selected(self) -> list[Enrolment]:
        rows = (self._model.row_at(index) for index in self.table.selectionModel().selectedRows())
        return [one for one in rows if one is not None]

    @Slot()
    def _on_format(self) -> None:
        sheet = SHEETS[self.chosen_format()]
        self.start.edit.setRange(1, sheet.places)
        self.start.set_texts(self.tr("First free place (1–{n})").format(n=sheet.places))
        self.both_faces.setEnabled(sheet.has_two_faces)
        self.changed.emit()

    @Slot()
    def _on_whose(self) -> None:
        self.table.setVisible(self.is_choosing)
        self.chosen_label.setVisible(self.is_choosing)
        self.changed.emit()

    @Slot()
    def _on_selected(self) -> None:
        self.chosen_label.setText(
            self.tr("%n chosen. Space or a click chooses and lets go.", "", len(self._selected()))
        )
        self.changed.emit()


def _person(one: Enrolment) -> UUID:
    return one.person.id
