"""What is known of a snapshot ("bản chốt số liệu"): a Programme frozen under a name."""

import re
from dataclasses import dataclass, field
from datetime import date, datetime
from hashlib import sha256

from progress.model.numbers import day
from progress.model.selection import FIRST_YEAR, LAST_YEAR

CURRENT = "hien-tai"
"""What stands for today's Programme where a snapshot could be named; no snapshot is called so."""
LONGEST_CODE = 40
LONGEST_TITLE = 200
_CODE = re.compile(r"[a-z0-9]+(-[a-z0-9]+)*")
SHORT = 8
"""Characters of a hash that are shown; two snapshots that share them do not happen by chance."""


@dataclass(frozen=True, slots=True)
class Snapshot:
    """A snapshot without its content.

    `as_of` is its "today": the day tasks and reports are judged on. `version` is the data version
    it holds, which is that of the database it was taken in. `taken_at` is in UTC. `sha256` is the
    hash of the canonical content, in hexadecimal digits.
    """

    code: str
    title: str
    taken_at: datetime
    as_of: date
    actor: str
    version: int
    sha256: str

    @property
    def short_hash(self) -> str:
        """The beginning of the hash, for people to compare."""
        return self.sha256[:SHORT]

    def same_as(self, other: "Snapshot") -> bool:
        """Tell whether another snapshot says the very same, whoever stored it and when."""
        mine = (self.code, self.title, self.as_of, self.version, self.sha256)
        return mine == (other.code, other.title, other.as_of, other.version, other.sha256)


@dataclass(frozen=True, slots=True)
class SlideChoice:
    """A section by its code, and a sentence of the presenter's own; "" where there is none.

    `kept` tells whether the sentence is stored beside the snapshot; it is marked where not. A slide
    of the presenter's own (`OWN_SLIDES`) has the sentence as its title, `text` of one or several
    lines and `picture`, the bytes of a JPEG; each is empty where there is none.
    """

    code: str
    sentence: str = ""
    kept: bool = True
    text: str = ""
    picture: bytes = field(default=b"", repr=False)

    @property
    def is_blank(self) -> bool:
        """Whether this is a slide of the presenter's own with nothing on it."""
        return self.code in OWN_SLIDES and not (self.sentence or self.text or self.picture)


SlideSelection = tuple[SlideChoice, ...]
"""The sections that are shown, in order; () for the usual ones."""
OWN_SLIDES = tuple(f"rieng-{number}" for number in range(1, 7))
"""Codes of the slides that a presenter may add; no snapshot keeps them."""


def short_code(content: bytes) -> str:
    """Return by which code an address names a file of a presenter's; "" where there is none."""
    return sha256(content).hexdigest()[:16] if content else ""


def code_problem(code: str) -> str:
    """Return what is wrong with the code of a new snapshot, "" where nothing is."""
    if code == CURRENT:
        return f"Mã «{CURRENT}» chỉ số liệu hiện tại, không đặt cho bản chốt: hãy chọn mã khác."
    if len(code) > LONGEST_CODE or not _CODE.fullmatch(code):
        return (
            f"Mã bản chốt «{code}» không dùng được trong địa chỉ trang: hãy dùng chữ thường không "
            f"dấu a–z, chữ số và dấu gạch nối, nhiều nhất {LONGEST_CODE} ký tự, ví dụ so-ket-2027."
        )
    return ""


def title_problem(title: str) -> str:
    """Return what is wrong with the title of a new snapshot, "" where nothing is."""
    if not title.strip():
        return "Bản chốt chưa có tên: hãy ghi tên, ví dụ «Sơ kết giai đoạn 2023–2027»."
    if len(title) > LONGEST_TITLE:
        return f"Tên bản chốt dài quá {LONGEST_TITLE} ký tự: hãy rút gọn."
    return ""


def day_problem(as_of: date) -> str:
    """Return what is wrong with the day of a new snapshot, "" where nothing is."""
    if FIRST_YEAR <= as_of.year <= LAST_YEAR:
        return ""
    return (
        f"Ngày tính đến {day(as_of)} ngoài các năm {FIRST_YEAR}–{LAST_YEAR} mà bảng theo dõi xem "
        "được: hãy kiểm tra lại."
    )
