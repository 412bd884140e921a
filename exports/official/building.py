"""The order of an official report, from the title block to the last annex.

Clauses are those of Decree 30/2020/NĐ-CP of 5 March 2020, Appendix I, part I.
"""

from collections.abc import Iterator, Mapping
from dataclasses import replace

from exports.official.after_results import difficulties, money, reports, requests, solutions, tasks
from exports.official.annexes import annexes
from exports.official.citations import cited_to_fill
from exports.official.columns import fitted
from exports.official.letterhead import addressee, asking, letterhead, recipients, writer
from exports.official.parts import (
    ANNEX_TABLE_SIZE,
    BODY,
    BODY_TABLE_SIZE,
    WIDE,
    Annex,
    Block,
    Field,
    Paper,
    PaperTable,
    Paragraph,
    Piece,
    Text,
    plain,
)
from exports.official.results import results
from exports.report import ReportDocument
from exports.report.occasions import YEARLY
from exports.report.opening import figures_of, programme_name
from progress.model.numbers import day, lower_first
from progress.model.titles import title_in_year
from progress.model.units import NATION, Kind


def paper(report: ReportDocument) -> Paper:
    """Return the report in the form of Decree 30/2020/NĐ-CP."""
    head, subject = letterhead(report), _subject(report)
    annexed = tuple(_fitted_annexes(report))
    numbers = {annex.title: annex.number for annex in annexed}
    return Paper(
        title=f"Báo cáo {lower_first(subject)}",
        letterhead=head,
        kind="BÁO CÁO",
        subject=subject,
        addressee=addressee(report),
        blocks=tuple(_fitted(each, BODY, BODY_TABLE_SIZE) for each in _blocks(report, numbers)),
        recipients=recipients(report),
        annexed_to=_annexed_to(report, head.sign),
        annexes=annexed,
        warning=report.warning,
        scope_sentence=report.scope_sentence,
    )


def _fitted_annexes(report: ReportDocument) -> Iterator[Annex]:
    for annex in annexes(report, {each.code: each for each in report.sections}):
        yield replace(annex, blocks=fitted_blocks(annex.blocks, wide=annex.wide))


def fitted_blocks(blocks: tuple[Block, ...], *, wide: bool) -> tuple[Block, ...]:
    """Return the blocks of an annex, the columns of its tables as wide as their words need."""
    return tuple(_fitted(each, WIDE if wide else BODY, ANNEX_TABLE_SIZE) for each in blocks)


def _fitted(block: Block, width: float, size: float) -> Block:
    return fitted(block, width, size) if isinstance(block, PaperTable) else block


def _blocks(report: ReportDocument, numbers: Mapping[str, str]) -> Iterator[Block]:
    sections = {each.code: each for each in report.sections}
    yield _opening(report)
    yield _basis(report)
    yield from results(report, sections, numbers)
    yield from tasks(report, sections, numbers)
    yield from money(report, sections)
    yield from reports(report, sections, numbers)
    yield from difficulties(report)
    yield from solutions(report, sections)
    yield from requests(report, sections)
    yield _closing(report)


def _subject(report: ReportDocument) -> str:
    """Return the summary under "BÁO CÁO": the occasion, the programme's name, place and year."""
    title = report.programme.document[report.selection.document or ""].title
    return _about(report).replace("Chương trình", programme_name(title, "Chương trình"), 1)


def _about(report: ReportDocument) -> str:
    """Return the same without the programme's name, which is long."""
    selection, occasion = report.selection, report.occasion.title
    place = title_in_year(report.programme.unit[selection.scope], selection.year)
    where = "" if selection.scope == NATION else f" trên địa bàn {place}"
    when = f" năm {selection.year}" if report.occasion == YEARLY else ""
    return f"{occasion}{where}{when}"


def _opening(report: ReportDocument) -> Paragraph:
    """Cite in full, here for the first time, what the report is made by (clause II.6.b)."""
    programme, selection = report.programme, report.selection
    named = [programme.document[selection.document or ""]]
    plan = programme.own_plan(selection.scope, selection.as_of)
    if selection.scope == NATION:
        plan = asking(programme)
    named += [plan] if plan is not None and plan.code != selection.document else []
    cite = [piece for each in named for piece in (" và ", *cited_to_fill(each))][1:]
    name: str | Piece = writer(report) or Field("Tên cơ quan báo cáo")
    summary = lower_first(_about(report))
    return plain("Thực hiện ", *cite, ", ", name, f" báo cáo {summary} như sau:")


def _basis(report: ReportDocument) -> Paragraph:
    selection = report.selection
    sentence = f"{figures_of(report)}, tính đến ngày {day(selection.as_of)}"
    frozen = report.frozen
    if frozen is not None:
        sentence += (
            f", theo bản chốt số liệu «{frozen.title}» "
            f"chốt ngày {day(frozen.taken_on)} (mã kiểm tra SHA-256: {frozen.sha256})"
        )
    made_up = f" {report.warning}." if report.warning else ""
    return plain(
        f"{sentence}. Số liệu do các đơn vị báo cáo; đơn vị chưa báo cáo không bị tính là bằng 0, "
        "nên kết luận chỉ được đưa ra khi báo cáo còn thiếu không thể làm thay đổi.",
        Text(made_up, bold=True) if made_up else "",
    )


def _closing(report: ReportDocument) -> Paragraph:
    name: str | Piece = writer(report) or Field("Tên cơ quan báo cáo")
    to = addressee(report)
    asked = " xem xét, chỉ đạo./."
    if report.programme.unit[report.selection.scope].kind is not Kind.NATION:
        asked = " xem xét, tổng hợp./."
    return plain("Trên đây là báo cáo của ", name, ", kính trình ", to, asked)


def _annexed_to(report: ReportDocument, sign: tuple[Piece, ...]) -> tuple[Piece, ...]:
    name: Piece = Text(writer(report)) if writer(report) else Field("tên cơ quan ban hành")
    number, body = sign
    words = number.words.replace("Số", "số") if isinstance(number, Text) else ""
    when = f" ngày       tháng      năm {report.selection.as_of.year} của "
    return (Text(f"(Kèm theo Báo cáo {words}"), body, Text(when), name, Text(")"))
