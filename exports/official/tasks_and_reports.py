"""Parts II and III: tasks, and the yearly reports that the figures came in."""

from collections.abc import Iterator

from exports.official.parts import Block, Field, Footnote, Heading, paper_tables, plain
from exports.report import ReportDocument, Section
from progress.model.records import NATION
from progress.reporting.chains import ministry_chain
from progress.reporting.follow_up import nobody_words, owing
from progress.reporting.words import cut_offs, source, state_words

TASK_SHARES = (7, 40, 24, 13, 16)


def tasks(report: ReportDocument, sections: dict[str, Section]) -> Iterator[Block]:
    """Yield part II: the Ministry's tasks, or room for those of a unit, which nobody records."""
    yield Heading("II. TÌNH HÌNH THỰC HIỆN NHIỆM VỤ", 1)
    if report.selection.scope != NATION:
        yield plain(Field("Nhiệm vụ của đơn vị trong năm: đã làm, sản phẩm, số văn bản"))
        return
    section = sections["nhiem-vu"]
    yield plain(section.title, Footnote(" ".join(section.sources)))
    yield plain(*section.statements, " Toàn bộ nhiệm vụ: Phụ lục IV.")
    yield from paper_tables(section, TASK_SHARES)
    yield plain(Field("Kết quả nổi bật, sản phẩm, mô hình trong năm"))


def reports(report: ReportDocument, sections: dict[str, Section]) -> Iterator[Block]:
    """Yield part III: who has reported, and who has not."""
    yield Heading("III. VIỆC THỰC HIỆN CHẾ ĐỘ BÁO CÁO", 1)
    selection = report.selection
    chain = ministry_chain(report.programme, selection.scope, selection.year, selection.as_of)
    section = sections["bao-cao"]
    where = " Chi tiết: Phụ lục V." if section.tables else ""
    note = Footnote(source(chain.rule)) if chain.rule and chain.facts else ""
    yield plain(section.title, note, where)
    if not chain.facts:
        return
    late: dict[str, list[str]] = {}
    for unit, fact in owing(chain):
        late.setdefault(state_words(fact), []).append(unit.name)
    if late:
        yield from (plain(f"{state}: {', '.join(names)}.") for state, names in late.items())
    elif len(chain.facts) > 1:
        yield plain(nobody_words(chain))
    if cut_offs(chain):
        yield plain(cut_offs(chain))
