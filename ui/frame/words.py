"""Vietnamese words that mean the same wherever they stand."""

import re
from collections.abc import Iterable, Mapping
from functools import lru_cache

from charts.theme import SYMBOLS, Judgement, role
from progress.judging.verdicts import Verdict
from progress.model.letters import printable
from progress.model.programme import Programme
from progress.model.records import Conflict, ConflictSide
from progress.model.reported import Stage
from progress.model.selection import FIRST_YEAR, LAST_YEAR
from progress.model.titles import document_title

DEMONSTRATION = "Số liệu minh họa"
DEMONSTRATION_NOTE = (
    "Kết quả thực hiện chưa được công bố; các con số ở đây do chương trình tạo ra để giới thiệu. "
    "Mục tiêu, nhiệm vụ và căn cứ là thật."
)
LONGEST_TITLE = 84
"""Letters of a title that stand in one line at 1440 pixels and in two on a telephone."""
NUMBERS = {
    "Kết quả",
    "Tử số",
    "Mẫu số",
    "Đã báo cáo",
    "Đường tiến độ",
    "Còn thiếu",
    "Mỗi năm",
    "Dân số",
    "Diện tích (km²)",
    "Số ngày quá hạn",
    "Qua hạn",
    "Năm trước quá hạn",
    "Năm trước chưa ghi nhận",
    "Thứ hạng",
    "Thay đổi",
    "Số tỉnh, thành phố",
    "Tỷ lệ",
    "Số xã, phường",
    "Đạt hoặc đúng tiến độ",
    "Đã đạt",
    "Không tính",
    "Độ khác",
    "Cộng cấp xã",
    "Cấp tỉnh báo cáo",
    "Nay",
    "Đến mốc",
    "Số dự báo",
    "Nằm trong khoảng",
    "Lệch bình quân",
    "Hiện có",
    "Giao thêm",
    *(f"Thêm {year}" for year in range(FIRST_YEAR, LAST_YEAR + 1)),
    *(stage.label for stage in Stage),
}
"""Columns of tables that hold numbers."""
WHY = "Vì sao?"
TABLE = "Bảng số liệu"
EMPTY = (
    "Chưa có số liệu trong phạm vi đã chọn. Hãy chọn năm hoặc phạm vi khác, hoặc nhập số liệu: "
    "python3 manage.py import tệp.csv."
)

COLOURS = {
    "good": "green",
    "primary": "blue",
    "warning": "orange",
    "bad": "red",
    "missed": "violet",
    "unknown": "gray",
}


def coloured(judgement: Judgement) -> str:
    """Return a judgement's symbol in its colour, for Markdown."""
    return f":{COLOURS[role(judgement)]}[{SYMBOLS[judgement]}]"


def verdict_legend(verdicts: Iterable[Verdict] = Verdict, between: str = "  ·  ") -> str:
    """Return the symbols of verdicts with their names, each on one line, for Markdown.

    A line may end after a dash, whatever follows it, but for the mark of no width.
    """
    return between.join(
        f"{coloured(each)}\u2060 {each.label}".replace(" ", "\u00a0") for each in verdicts
    )


def labelled(texts: Mapping[str, str | None], between: str = "\n\n") -> str:
    """Return texts by their labels as lines of Markdown; those without a text are left out."""
    return between.join(
        f"**{literal(label)}.** {literal(text)}" for label, text in texts.items() if text
    )


def conflict_sides(programme: Programme, conflict: Conflict) -> str:
    """Return what each document says where they disagree, as a list of Markdown."""
    return "\n".join(f"- {literal(side(programme, each))}" for each in conflict.sides)


def side(programme: Programme, position: ConflictSide) -> str:
    """Return what one document says where it disagrees with another."""
    document = document_title(programme.document[position.document_code])
    return f"{document}, {position.clause}: {position.says}"


def literal(text: object) -> str:
    """Return a text of data or of an address for Markdown, in which nothing is markup.

    It is one line. Streamlit also makes links and pictures out of bare words (`https://`, `www.`,
    `a@b.vn`, `:name:`), whatever is escaped: an empty piece of small type parts those.
    """
    return _literal(str(text))


@lru_cache(maxsize=4096)
def _literal(text: str) -> str:
    shown = _MARKUP.sub(r"\\\g<0>", " ".join(printable(text).split()))
    shown = _FIRST.sub(r"\\\g<0>", _NUMBERED.sub(r"\1\\\2", shown))
    return _BECOMES_LINK.sub(r"\g<0>:small[]", _COLON.sub(r"\\::small[]", shown))


_MARKUP = re.compile(r"[\\`*_\[\]<>#$~|&]")
_FIRST, _NUMBERED = re.compile(r"^[-+=]"), re.compile(r"^(\d{1,9})([.)])")
_COLON = re.compile(r":(?=[\w/+-])")
_BECOMES_LINK = re.compile(r"@|www(?=\.)", re.IGNORECASE)


def headline(sentence: str) -> str:
    """Return a headline for Markdown, without the stop of its sentence, as titles are written.

    Of a long one, what follows a pause is in small type. The mark of the pause stays in the text,
    in a piece of its own that the style sheet hides: no line ends in it.
    """
    sentence = sentence.removesuffix(".")
    pausing = sentence.replace("tỉnh, thành", "tỉnh. thành")  # which is one name
    pauses = (pausing.rfind(mark, 0, LONGEST_TITLE + 2) + 2 for mark in ("; ", ": ", ", "))
    cut = next((place for place in pauses if place > 1), None)
    if cut is None or len(sentence) <= LONGEST_TITLE:
        return literal(sentence)
    first, mark = sentence[: cut - 2], sentence[cut - 2]
    return f"{literal(first)}:small[{mark}] :small[{literal(sentence[cut:])}]"


def ownership_words(ownership: str | None) -> str:
    """Return an ownership as it is written to people."""
    return ownership or "chưa rõ"
