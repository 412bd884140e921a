"""The sheets of tasks and of yearly reports."""

from exports.facts_workbook.sheets import NumberFormat, Sheet, SheetColumn, Value
from exports.report import ReportDocument
from progress.model.numbers import alphabetical, day
from progress.model.titles import unit_title
from progress.reporting.chains import ministry_chain
from progress.reporting.reporting import ReportFact
from progress.reporting.words import rule_sentence
from progress.tasks.schedule import OccurrenceFact, TaskFact, task_facts
from progress.tasks.words import time_words

_TASKS = (
    SheetColumn("code", "Mục", 10),
    SheetColumn("title", "Nhiệm vụ", 70),
    SheetColumn("product", "Sản phẩm", 34),
    SheetColumn("leads", "Đơn vị thực hiện", 34),
    SheetColumn("coordinators", "Đơn vị phối hợp", 34),
    SheetColumn("time", "Thời gian", 16),
    SheetColumn("year", "Lần phải làm (năm)", 12, NumberFormat.YEAR),
    SheetColumn("due", "Hạn", 12, NumberFormat.DAY),
    SheetColumn("state", "Trạng thái", 18),
    SheetColumn("late", "Số ngày qua hạn", 10, NumberFormat.WHOLE),
    SheetColumn("finished", "Ngày hoàn thành", 12, NumberFormat.DAY),
    SheetColumn("proof", "Minh chứng", 40),
    SheetColumn("note", "Ghi chú", 40),
)
_REPORTS = (
    SheetColumn("unit", "Mã đơn vị", 10),
    SheetColumn("name", "Đơn vị", 30),
    SheetColumn("year", "Năm", 8, NumberFormat.YEAR),
    SheetColumn("state", "Trạng thái", 20),
    SheetColumn("late", "Số ngày muộn hoặc quá hạn", 12, NumberFormat.WHOLE),
    SheetColumn("received", "Ngày nhận", 12, NumberFormat.DAY),
    SheetColumn("cut_off", "Ngày chốt số liệu", 12, NumberFormat.DAY),
    SheetColumn("number", "Số văn bản", 26),
    SheetColumn("note", "Ghi chú", 40),
)


def tasks(report: ReportDocument) -> Sheet:
    """Return every occurrence of every task of the Ministry."""
    as_of = report.selection.as_of
    rows = [
        _task(report, fact, each)
        for fact in task_facts(report.programme, as_of)
        for each in fact.occurrences
    ]
    title = f"Nhiệm vụ của Bộ và trạng thái từng lần phải làm, tính đến ngày {day(as_of)}"
    return Sheet("Nhiệm vụ", title, _TASKS, rows, fixed=2)


def reports(report: ReportDocument) -> Sheet:
    """Return the yearly report of every reporting unit of the scope."""
    selection = report.selection
    chain = ministry_chain(report.programme, selection.scope, selection.year, selection.as_of)
    listed = sorted(chain.facts, key=lambda fact: alphabetical(chain.units[fact.unit_code].name))
    rows = [{"name": unit_title(chain.units[f.unit_code]), **_report(f)} for f in listed]
    notes = (rule_sentence(chain),) if rows else ("Không có đơn vị nào phải gửi báo cáo.",)
    title = f"Báo cáo năm {selection.year} gửi Bộ"
    return Sheet("Báo cáo", title, _REPORTS, rows, fixed=2, notes=notes)


def _task(report: ReportDocument, fact: TaskFact, each: OccurrenceFact) -> dict[str, Value]:
    agency, task, done = report.programme.agency, fact.task, each.completion
    return {
        "code": task.code,
        "title": task.title,
        "product": task.product,
        "leads": ", ".join(agency[code].name for code in task.leads),
        "coordinators": ", ".join(agency[code].name for code in task.coordinators),
        "time": time_words(task),
        "year": each.occurrence.key or None,
        "due": each.occurrence.due,
        "state": each.state.label,
        "late": each.days_late,
        "finished": done.finished_on if done else None,
        "proof": done.proof if done else None,
        "note": each.record.note if each.record else None,
    }


def _report(fact: ReportFact) -> dict[str, Value]:
    sent = fact.report
    return {
        "unit": fact.unit_code,
        "year": fact.year,
        "state": fact.state.label,
        "late": fact.days_late,
        "received": sent.received_on if sent else None,
        "cut_off": sent.cut_off_on if sent else None,
        "number": sent.document_number if sent else None,
        "note": sent.note if sent else None,
    }
