"""The parts of an official document: words, footnotes and places left for people to fill."""

from dataclasses import dataclass
from typing import TypeAlias

from exports.report import Section, TableColumn

BODY, WIDE = 160, 247
"""Millimetres between the margins of a sheet that stands, and of one on its side."""
BODY_TABLE_SIZE, ANNEX_TABLE_SIZE = 11, 10
"""Points of the letters of tables."""


@dataclass(frozen=True, slots=True)
class Text:
    """Words that are printed as they are."""

    words: str
    bold: bool = False


@dataclass(frozen=True, slots=True)
class Footnote:
    """What the words before it rest on."""

    words: str


@dataclass(frozen=True, slots=True)
class Field:
    """A place that people fill: `hint` says with what. No figure is ever put there."""

    hint: str


Piece: TypeAlias = Text | Footnote | Field


@dataclass(frozen=True, slots=True)
class Paragraph:
    """One paragraph of the body."""

    pieces: tuple[Piece, ...]


@dataclass(frozen=True, slots=True)
class Heading:
    """A heading with its number: level 1 is a part (`I. …`), level 2 a clause (`1. …`)."""

    words: str
    level: int


@dataclass(frozen=True, slots=True)
class PaperTable:
    """A table of finished words. `shares` are the columns' widths beside one another."""

    title: str
    columns: tuple[TableColumn, ...]
    rows: tuple[tuple[str, ...], ...]
    shares: tuple[int, ...]


Block: TypeAlias = Paragraph | Heading | PaperTable


@dataclass(frozen=True, slots=True)
class Letterhead:
    """Who reports, under whom, by what sign, from where.

    `parent` is "" for a body that no other one stands above. A long issuer is of several lines.
    """

    parent: str
    issuer: Text | Field
    sign: tuple[Piece, ...]
    place: Text | Field
    year: int


@dataclass(frozen=True, slots=True)
class Annex:
    """An annex; `wide` lies on its side."""

    number: str
    title: str
    wide: bool
    blocks: tuple[Block, ...]


@dataclass(frozen=True, slots=True)
class Paper:
    """The whole document in reading order; `title` is what its file is called by readers.

    `kind` is "" for a letter, whose `subject` stands under its number. `letterhead` is None for
    what is no official document: it has neither addressee nor recipients nor a signature.

    `warning` heads every page where the data are made up, "" where they are not. `scope_sentence`
    is that of the report, at every page's foot. `annexed_to` stands under each annex's title.
    """

    title: str
    kind: str
    subject: str
    blocks: tuple[Block, ...]
    warning: str
    scope_sentence: str
    letterhead: Letterhead | None = None
    addressee: Text | Field = Text("")
    recipients: tuple[tuple[Piece, ...], ...] = ()
    signature: tuple[Field, ...] = (Field("QUYỀN HẠN, CHỨC VỤ"), Field("Họ và tên người ký"))
    annexed_to: tuple[Piece, ...] = ()
    annexes: tuple[Annex, ...] = ()


def foot(scope_sentence: str, warning: str) -> str:
    """Return what stands at a page's foot: the warning is at its head already."""
    return scope_sentence.removesuffix(f" · {warning}")


def plain(*pieces: str | Piece) -> Paragraph:
    """Return a paragraph of words, footnotes and fields; what is empty is left out."""
    made = (Text(each) if isinstance(each, str) else each for each in pieces if each)
    return Paragraph(tuple(made))


def lettered(items: tuple[tuple[str | Piece, ...], ...]) -> tuple[Paragraph, ...]:
    """Return points named by the letters of the Vietnamese alphabet, dashes beyond the last.

    A single point has no name.
    """
    if len(items) == 1:
        return (plain(*items[0]),)
    names = [f"{letter}) " for letter in _LETTERS] if len(items) <= len(_LETTERS) else []
    names += ["- "] * (len(items) - len(names))
    return tuple(plain(name, *item) for name, item in zip(names, items, strict=False))


def paper_tables(section: Section, shares: tuple[int, ...]) -> tuple[PaperTable, ...]:
    """Return the tables of a section, their columns as wide as these shares."""
    return tuple(PaperTable(each.title, each.columns, each.rows, shares) for each in section.tables)


_LETTERS = "abcdđeghiklmnopqrstuvxy"
