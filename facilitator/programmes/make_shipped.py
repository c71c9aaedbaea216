"""Writes what the shipped packs carry as files: `python -m facilitator.programmes.make_shipped`."""

from __future__ import annotations

import resources
from facilitator.imports.xlsform_writer import write_xlsform
from facilitator.programmes.make_deck import write_deck
from facilitator.programmes.parents_form import PARENTS

PACKS = ("five_modules", "three_modules")


def make_shipped() -> None:
    """Write the questionnaire of each pack, and the deck of each pack that has a list of slides."""
    for name in PACKS:
        folder = resources.programmes_folder() / name
        write_xlsform(PARENTS, folder / "questionnaires" / "parents.xlsx")
        slides = folder / "decks" / "slides.toml"
        if slides.is_file():
            write_deck(slides, slides.with_suffix(".pdf"))


if __name__ == "__main__":
    make_shipped()
