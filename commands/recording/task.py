"""`task`: record work on one task of the Ministry, under the checks of a file of many."""

from argparse import ArgumentParser, Namespace

from commands.connections import database
from commands.options import add_removal, parser, today
from commands.recording.import_report import removal_lines
from data_access.imports import ImportOutcome, record_row
from data_access.imports.planning.plan import Step
from data_access.people.authors import COMMAND_LINE
from data_access.recorded.tables.task_records import TASK_RECORD
from data_access.store.problems import Problem

FLAGS = {
    "task_code": "MÃ",
    "occurrence_year": "--year",
    "finished_on": "--done",
    "proof": "--proof",
    "note": "--note",
}
"""What a person wrote where a file has a column."""
_RESULTS = {
    Step.NEW: "đã ghi",
    Step.CHANGED: "đã ghi thay cho ghi nhận trước (vẫn giữ trong lịch sử)",
    Step.WITHDRAWN: "đã rút ghi nhận (vẫn giữ trong lịch sử)",
    Step.UNCHANGED: "không có gì thay đổi, không ghi gì",
}


def main(arguments: list[str]) -> int:
    """Record, say what became of it, and return 1 where it was refused."""
    options = _command().parse_args(arguments)
    cells = _cells(options)
    as_of = today(options.as_of)
    with database() as engine:
        outcome = record_row(
            engine,
            TASK_RECORD,
            cells,
            reason=options.reason,
            dry_run=options.dry_run,
            today=as_of,
            author=COMMAND_LINE,
            removal=options.remove_demonstration,
        )
    about = " ".join(filter(None, (options.code, options.year)))
    print(f"Nhiệm vụ {about}: {_verdict(outcome)}")
    for line in removal_lines(outcome):
        print(line)
    for issue in outcome.errors or (outcome.warnings if outcome.refused else ()):
        print(f"  {FLAGS.get(issue.column or '', 'lệnh')}: {issue.sentence}")
    return int(outcome.refused)


def _command() -> ArgumentParser:
    command = parser("task", "Ghi nhận việc thực hiện một nhiệm vụ trong Phụ lục I, II.")
    add = command.add_argument
    add("code", metavar="MÃ", help="mã nhiệm vụ, ví dụ I.1.2")
    add(
        "--year",
        metavar="NĂM",
        default="",
        help="lần phải làm: năm (nhiệm vụ hằng năm), năm cuối (nhiệm vụ nhiều năm); nhiệm vụ "
        "không ghi thời hạn thì bỏ trống",
    )
    add("--done", metavar="NGÀY", help="đã hoàn thành vào ngày này (NĂM-THÁNG-NGÀY)")
    add("--proof", metavar="VĂN_BẢN", default="", help="số, ngày văn bản hoặc sự kiện chứng minh")
    add("--in-progress", action="store_true", help="đang thực hiện")
    add("--withdraw", action="store_true", help="rút ghi nhận đang có")
    add("--note", metavar="GHI_CHÚ", default="", help="ghi chú")
    add("--reason", metavar="LÝ_DO", help="lý do sửa hoặc rút, giữ trong lịch sử")
    add("--dry-run", action="store_true", help="chỉ kiểm tra, không ghi gì")
    add_removal(command)
    return command


def _cells(options: Namespace) -> dict[str, str]:
    """Return what the options say, by the columns of a file."""
    states = {
        "done": options.done is not None,
        "in_progress": options.in_progress,
        "withdrawn": options.withdraw,
    }
    given = [state for state, is_given in states.items() if is_given]
    if len(given) != 1:
        raise Problem(
            "Hãy ghi đúng một trong ba: --done NGÀY (đã hoàn thành), "
            "--in-progress (đang thực hiện), --withdraw (rút ghi nhận)."
        )
    return {
        "task_code": options.code,
        "occurrence_year": options.year,
        "state": given[0],
        "finished_on": options.done or "",
        "proof": options.proof,
        "note": options.note,
    }


def _verdict(outcome: ImportOutcome) -> str:
    if outcome.refused:
        return "không ghi, vì:"
    if outcome.dry_run:
        return "chỉ kiểm tra, chưa ghi gì."
    (planned,) = outcome.plans[0].rows
    number = "" if outcome.change_id is None else f", thay đổi số {outcome.change_id}"
    return f"{_RESULTS[planned.step]}{number}."
