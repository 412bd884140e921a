"""Warnings about letters that no PDF shows: they are kept, and printed as a mark."""

from collections.abc import Iterable, Iterator

from data_access.recorded.definition.issues import Issue
from data_access.recorded.definition.rows import ImportedRow
from progress.model.letters import MARK, unprintable_in_pdf


def unprintable(rows: Iterable[ImportedRow]) -> Iterator[Issue]:
    """Yield each cell with letters that the fonts of documents lack."""
    for row in rows:
        for name, value in row.values.items():
            lost = unprintable_in_pdf(value) if isinstance(value, str) else ()
            if lost:
                named = ", ".join(f"«{each}» (U+{ord(each):04X})" for each in lost[:5])
                sentence = (
                    f"Ký tự {named} không in được trong văn bản PDF, sẽ in thành {MARK}. Hãy thay "
                    "bằng chữ thường, hoặc nêu lý do."
                )
                yield row.warning(name, "unprintable-letters", sentence)
