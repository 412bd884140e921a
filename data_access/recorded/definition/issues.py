"""What is wrong with a file: located, with a stable code and a sentence that says what to do."""

from collections.abc import Iterable
from dataclasses import dataclass

from progress.model.labels import LabelledEnum


class Severity(LabelledEnum):
    """An error refuses the file; a warning needs a reason, which is kept; a note is only said."""

    ERROR = "error", "Lỗi"
    WARNING = "warning", "Cảnh báo"
    NOTE = "note", "Lưu ý"


@dataclass(frozen=True, slots=True)
class Issue:
    """One thing wrong in one place; `column` None means the line as a whole.

    `line` is the physical line on which the record starts, the header being the first. In a
    workbook `page` is the worksheet and `address` the cell, None for a line as a whole; in other
    files both are None. Line 0 stands for the worksheet as a whole, or the file without one.
    """

    line: int
    column: str | None
    code: str
    sentence: str
    severity: Severity = Severity.ERROR
    page: str | None = None
    address: str | None = None

    @property
    def place(self) -> str:
        """Where a person finds it."""
        if not self.line:
            return "Cả tệp" if self.page is None else f"Trang «{self.page}»"
        if self.page is not None:
            where = f"ô {self.address}" if self.address else f"dòng {self.line}"
            column = f", cột {self.column}" if self.column else ""
            return f"Trang «{self.page}», {where}{column}"
        return f"Dòng {self.line}, cột {self.column}" if self.column else f"Dòng {self.line}"


def page_note(page: str | None, code: str, sentence: str) -> Issue:
    """Return what is only said about a worksheet, or a file without one, as a whole."""
    return Issue(0, None, code, sentence, Severity.NOTE, page=page)


def of_severity(issues: Iterable[Issue], severity: Severity) -> tuple[Issue, ...]:
    """Return the issues of one severity, by worksheet and line."""
    chosen = (each for each in issues if each.severity == severity)
    return tuple(sorted(chosen, key=lambda each: (each.page or "", each.line)))
