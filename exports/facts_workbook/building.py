"""Put the sheets together, the cover first."""

from io import BytesIO

from xlsxwriter import Workbook

from exports.facts_workbook.documents import clauses, documents
from exports.facts_workbook.method import FORMULAS, method_lines
from exports.facts_workbook.provinces import provinces
from exports.facts_workbook.sheets import Sheet, WorkbookWriter
from exports.facts_workbook.targets import targets
from exports.facts_workbook.tasks_and_reports import budgets, reports, tasks
from exports.report import ReportDocument
from exports.report.parts import DEMONSTRATION
from exports.shared.archive import moment, reproducible_zip
from progress.model.letters import printable
from progress.model.numbers import day, written
from progress.model.titles import unit_title
from progress.model.units import NATION

COVER, RULES = "Bìa", "Phương pháp"


def facts_workbook(report: ReportDocument) -> bytes:
    """Return the workbook; the same report gives the same bytes."""
    file = BytesIO()
    options = {
        "in_memory": True,
        "strings_to_formulas": False,
        "strings_to_numbers": False,
        "strings_to_urls": False,
    }
    made = Workbook(file, options)
    made.set_properties(
        {
            "title": printable(report.occasion.title),
            "subject": printable(report.scope_sentence),
            "created": moment(report.selection.as_of),
        }
    )
    book = WorkbookWriter(made, report.scope_sentence, report.warning)
    sheets = _sheets(report)
    cover = book.begin(COVER, f"{report.occasion.title}: toàn bộ số liệu")
    book.lines(cover, _about(report, sheets))
    for sheet in sheets:
        book.add(sheet)
    rules = book.begin(RULES, "Cách kết luận, tóm tắt")
    book.lines(rules, (*method_lines(), FORMULAS))
    made.close()
    return reproducible_zip(file.getvalue(), report.selection.as_of)


def _sheets(report: ReportDocument) -> tuple[Sheet, ...]:
    every = provinces(report) if report.selection.scope == NATION else None
    return (
        targets(report, every),
        *((every, tasks(report)) if every else ()),
        reports(report),
        *filter(None, (budgets(report),)),
        documents(report),
        clauses(report),
    )


def _about(report: ReportDocument, sheets: tuple[Sheet, ...]) -> list[tuple[str, str]]:
    selection, frozen = report.selection, report.frozen
    lines = [
        ("Phạm vi", unit_title(report.programme.unit[selection.scope])),
        ("Năm số liệu", str(selection.year)),
        ("Tính đến ngày", day(selection.as_of)),
        ("Dịp", report.occasion.event),
        ("Phiên bản dữ liệu", written(report.programme.version)),
    ]
    if frozen is not None:
        taken = f"{frozen.title} ({frozen.code}), chốt ngày {day(frozen.taken_on)}"
        lines += [("Bản chốt số liệu", taken), ("Mã kiểm tra SHA-256", frozen.sha256)]
    else:
        lines.append(("Bản chốt số liệu", "Không: số liệu của ngày nêu trên, có thể thay đổi"))
    if report.is_demonstration:
        lines.append(("Lưu ý", DEMONSTRATION))
    lines.append(("Ô trống", "Chưa có số liệu hoặc không áp dụng; không bao giờ là 0"))
    lines += [(f"Trang «{each.name}»", f"{each.title} ({len(each.rows)} dòng)") for each in sheets]
    lines.append((f"Trang «{RULES}»", "Cách kết luận, tóm tắt"))
    return lines
