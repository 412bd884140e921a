"""Parts II to VI: tasks, yearly reports, difficulties, what is left to do, what is asked for.

What the data show is written, and what units said with their reports; causes, solutions and what
nobody said are for people to write.
"""

from collections.abc import Iterator, Mapping

from exports.official.annexes import REPORTS, TASKS
from exports.official.citations import cited, cited_again
from exports.official.parts import Block, Field, Footnote, Heading, lettered, paper_tables, plain
from exports.report import ReportDocument, Section
from exports.report.budgets import own_funding_documents
from exports.report.tasks_and_reports import OWN_TASKS, owing_sentences
from progress.model.numbers import lower_first, upper_first, written
from progress.model.programme import grouped
from progress.model.reported import NarrativeTheme
from progress.model.titles import unit_title
from progress.model.units import NATION
from progress.outlook.words import RULE
from progress.overview.headlines import Attention, attention
from progress.reporting.narratives import narratives, silent_sentence
from progress.reporting.words import cut_offs

TASK_SHARES = (7, 40, 24, 13, 16)
MONEY_SHARES = (34, 22, 22, 22)
NEEDED_SHARES = (30, 22, 14, 13, 9)
CHOSEN_SHARES = (6, 46, 18, 30)


def tasks(
    report: ReportDocument, sections: dict[str, Section], numbers: Mapping[str, str]
) -> Iterator[Block]:
    """Yield part II: the Ministry's tasks, or those of a unit's own plan and room for others."""
    yield Heading("II. TÌNH HÌNH THỰC HIỆN NHIỆM VỤ", 1)
    if report.selection.scope != NATION:
        if own := sections.get(OWN_TASKS):
            yield plain(own.title, *(f" {each}" for each in own.statements))
            yield from paper_tables(own, TASK_SHARES)
        yield from reported(
            report,
            NarrativeTheme.HIGHLIGHTS,
            "Nhiệm vụ của đơn vị trong năm: đã làm, sản phẩm, số văn bản",
        )
        return
    section = sections["nhiem-vu"]
    yield plain(section.title)
    every = f" Toàn bộ nhiệm vụ: Phụ lục {numbers[TASKS]}." if TASKS in numbers else ""
    yield plain(*section.statements, every)
    yield from paper_tables(section, TASK_SHARES)
    yield from reported(
        report, NarrativeTheme.HIGHLIGHTS, "Kết quả nổi bật, sản phẩm, mô hình trong năm"
    )


def money(report: ReportDocument, sections: dict[str, Section]) -> Iterator[Block]:
    """Yield what was planned, allocated and spent; nothing where nobody reported any."""
    if "kinh-phi" in sections:
        section = sections["kinh-phi"]
        sources = "; ".join(
            f"{cited_again(each)}, {lower_first(clause)}"
            for each in own_funding_documents(report)
            if (clause := (each.funding_clause or "").partition(": “")[0])
        )
        yield plain(f"Về kinh phí: {section.title}", Footnote(f"{sources}.") if sources else "")
        yield from paper_tables(section, MONEY_SHARES)


def reports(
    report: ReportDocument, sections: dict[str, Section], numbers: Mapping[str, str]
) -> Iterator[Block]:
    """Yield part III: who has reported, and who has not."""
    yield Heading("III. VIỆC THỰC HIỆN CHẾ ĐỘ BÁO CÁO", 1)
    chain, section = report.chain, sections["bao-cao"]
    where = f" Chi tiết: Phụ lục {numbers[REPORTS]}." if REPORTS in numbers else ""
    by = f" Quy định về hạn gửi: {cited(chain.rule)}." if chain.rule and chain.facts else ""
    yield plain(section.title, by, where)
    yield from map(plain, owing_sentences(chain))
    if cut_offs(chain):
        yield plain(cut_offs(chain))


def difficulties(report: ReportDocument) -> Iterator[Block]:
    """Yield part IV."""
    programme, selection = report.programme, report.selection
    shortcomings = attention(
        programme, report.facts, report.chain.facts, report.ministry_tasks, selection.as_of
    )
    yield Heading("IV. KHÓ KHĂN, HẠN CHẾ VÀ NGUYÊN NHÂN", 1)
    yield Heading("1. Hạn chế nhìn từ số liệu", 2)
    if shortcomings:
        yield plain("Rút từ chính các số liệu nêu trên:")
        yield from lettered(tuple((each,) for each in _gathered(shortcomings)))
    else:
        yield plain(_nothing_found(report))
    yield Heading("2. Khó khăn, hạn chế khác", 2)
    yield from reported(
        report, NarrativeTheme.DIFFICULTIES, "Khó khăn, hạn chế trong tổ chức thực hiện"
    )
    yield Heading("3. Nguyên nhân", 2)
    yield plain("a) Khách quan: ", Field("nguyên nhân khách quan"))
    yield plain("b) Chủ quan: ", Field("nguyên nhân chủ quan"))


def solutions(report: ReportDocument, sections: dict[str, Section]) -> Iterator[Block]:
    """Yield part V: what each target still needs, then room for what will be done."""
    section = sections["con-can"]
    yield Heading("V. NHIỆM VỤ, GIẢI PHÁP TRONG THỜI GIAN TỚI", 1)
    yield Heading(f"1. {section.part}", 2)
    note = " ".join(section.notes)
    yield plain(section.title, Footnote(note) if section.tables else "")
    yield from paper_tables(section, (*NEEDED_SHARES, *((22,) if section.statements else ()), 14))
    number = 2
    if section.statements:
        yield Heading("2. Triển vọng nếu giữ tốc độ hiện nay", 2)
        yield plain(*section.statements, f" {RULE}")
        number = 3
    yield Heading(f"{number}. Nhiệm vụ, giải pháp trọng tâm", 2)
    yield plain(Field("Nhiệm vụ, giải pháp, đơn vị chịu trách nhiệm, thời hạn"))


def requests(report: ReportDocument, sections: dict[str, Section]) -> Iterator[Block]:
    """Yield part VI."""
    yield Heading("VI. KIẾN NGHỊ, ĐỀ XUẤT", 1)
    asked = reported(report, NarrativeTheme.PROPOSALS, "Kiến nghị, đề xuất với cấp có thẩm quyền")
    if "khen-thuong" not in sections:
        yield from asked
        return
    yield Heading("1. Kiến nghị, đề xuất", 2)
    yield from asked
    section = sections["khen-thuong"]
    yield Heading(f"2. {section.part}", 2)
    yield plain(section.title, *(f" {each}" for each in section.statements))
    yield from paper_tables(section, CHOSEN_SHARES)
    yield from (plain(each) for each in section.notes)


def reported(report: ReportDocument, theme: NarrativeTheme, hint: str) -> Iterator[Block]:
    """Yield what units said on a theme, each with its source; room for it where none did."""
    chosen = report.selection
    units = narratives(report.programme, chosen.scope, chosen.year, chosen.as_of)
    speaking = [each for each in units if theme in each.texts]
    if not speaking:
        yield plain(Field(hint))
        return
    for each in speaking:
        first, *others = each.texts[theme].splitlines()
        name = f"{unit_title(each.unit)}: " if len(units) > 1 else ""
        yield plain(f"{upper_first(name)}{first}", Footnote(f"{each.source}."))
        yield from (plain(line) for line in others if line.strip())
    if silent := silent_sentence(units, theme):
        yield plain(silent)


def _gathered(shortcomings: tuple[Attention, ...]) -> Iterator[str]:
    """Yield reports and tasks as they are, targets by verdict: part I says each of them already."""
    yield from (each.sentence for each in shortcomings if each.fact is None)
    judged = ((e.judgement.label.lower(), e.subject) for e in shortcomings if e.fact is not None)
    for verdict, titles in grouped(judged).items():
        yield f"{written(len(titles))} chỉ tiêu {verdict}: {'; '.join(titles)}."


def _nothing_found(report: ReportDocument) -> str:
    if not report.facts:
        return "Không có chỉ tiêu nào ràng buộc đơn vị để đánh giá."
    if any(fact.total for fact in report.facts):
        return "Số liệu không cho thấy chỉ tiêu chậm, báo cáo thiếu hay nhiệm vụ quá hạn."
    return "Chưa có số liệu nào được báo cáo, nên chưa thể chỉ ra hạn chế từ số liệu."
