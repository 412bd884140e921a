"""`import`: check files as a whole; apply each as one change, or say what is wrong with it."""

import json
from argparse import Namespace
from collections.abc import Iterator
from pathlib import Path

import sqlalchemy as sa

from commands.connections import database
from commands.options import add_removal, parser, today
from commands.recording.import_report import as_json, problem_as_json, report
from commands.recording.progress_bar import ProgressBar
from data_access.imports import ImportOutcome, file_at, import_apart, import_content
from data_access.people.authors import COMMAND_LINE
from data_access.store.problems import Problem

LITTLE = 60_000
"""Most bytes of a file that is read at once: unpacked, it has as many as `SMALL` of `packages`."""


def main(arguments: list[str]) -> int:
    """Import the files in their order; print what became of each, and return 1 if one was refused.

    Every file is a change of its own: one that is refused keeps none of the others out.
    """
    command = parser(
        "import", "Nạp tệp CSV hoặc Excel: mẫu báo cáo năm, số liệu, báo cáo, nhiệm vụ, danh bạ."
    )
    add = command.add_argument
    files = "tệp .xlsx hoặc .csv, mỗi tệp một lần ghi"
    add("files", type=Path, nargs="+", metavar="TỆP", help=files)
    add("--reason", metavar="LÝ_DO", help="lý do chấp nhận các cảnh báo")
    add("--dry-run", action="store_true", help="chỉ kiểm tra, không ghi gì")
    add_removal(command)
    add("--json", action="store_true", help="in kết quả dạng JSON")
    try:
        results = list(_results(command.parse_args(arguments)))
    except Problem as problem:
        # A problem of the database is printed where reports are printed.
        print(f"{problem}\nChưa ghi gì.")
        return 1
    return int(not all(results))


def _results(options: Namespace) -> Iterator[bool]:
    """Import the files one by one, say what became of each, and yield whether it was accepted."""
    objects = []
    with database() as engine:
        for path in options.files:
            outcome = _outcome(engine, path, options)
            if isinstance(outcome, Problem):
                objects.append(problem_as_json(path.name, str(outcome)))
                lines = [f"{path.name}: không nhập, chưa ghi gì.", str(outcome)]
            else:
                objects.append(as_json(outcome))
                lines = list(report(outcome))
            if not options.json:
                print("\n".join(lines))
            yield not isinstance(outcome, Problem) and not outcome.refused
    if options.json:
        ok = all(each["ok"] for each in objects)
        print(json.dumps({"ok": ok, "files": objects}, ensure_ascii=False, indent=2))


def _outcome(engine: sa.Engine, path: Path, options: Namespace) -> ImportOutcome | Problem:
    bar = ProgressBar(path.name)
    try:
        file = file_at(path)
        # A process of its own takes half a second to begin, as long as a little file takes in all.
        brought_in = import_content if len(file.content or b"") <= LITTLE else import_apart
        return brought_in(
            engine,
            file,
            reason=options.reason,
            dry_run=options.dry_run,
            today=today(options.as_of),
            author=COMMAND_LINE,
            removal=options.remove_demonstration,
            on_progress=bar.show,
        )
    except Problem as problem:
        return problem
    finally:
        bar.close()
