"""`import`: check files as a whole; apply each as one change, or say what is wrong with it."""

from __future__ import annotations

import json
from argparse import Namespace
from collections.abc import Iterator
from pathlib import Path

import sqlalchemy as sa

from commands.options import parser, today
from commands.recording.import_report import as_json, problem_as_json, report
from commands.recording.progress_bar import ProgressBar
from data_access.imports import Outcome, import_file
from data_access.people.authors import COMMAND_LINE
from data_access.store.opening import open_database
from data_access.store.problems import Problem


def main(arguments: list[str]) -> int:
    """Import the files in their order; print what became of each, and return 1 if one was refused.

    Every file is a change of its own: one that is refused keeps none of the others out.
    """
    options = parser(
        "import", "Nạp tệp CSV hoặc Excel: mẫu báo cáo năm, số liệu, báo cáo, nhiệm vụ, danh bạ."
    )
    add = options.add_argument
    add(
        "files",
        type=Path,
        nargs="+",
        metavar="TỆP",
        help="tệp .xlsx hoặc .csv, mỗi tệp một lần ghi",
    )
    add("--reason", metavar="LÝ_DO", help="lý do chấp nhận các cảnh báo")
    add("--dry-run", action="store_true", help="chỉ kiểm tra, không ghi gì")
    add("--json", action="store_true", help="in kết quả dạng JSON")
    try:
        results = list(_results(options.parse_args(arguments)))
    except Problem as problem:
        # What is said of a database that cannot be used stands where reports stand.
        print(f"{problem}\nChưa ghi gì.")
        return 1
    return int(not all(results))


def _results(chosen: Namespace) -> Iterator[bool]:
    """Import the files one by one, say what became of each, and yield whether it was accepted."""
    engine = open_database()
    said = []
    try:
        for path in chosen.files:
            found = _outcome(engine, path, chosen)
            if isinstance(found, Problem):
                said.append(problem_as_json(path.name, str(found)))
                lines = [f"{path.name}: không nhập, chưa ghi gì.", str(found)]
            else:
                said.append(as_json(found))
                lines = list(report(found))
            if not chosen.json:
                print("\n".join(lines))
            yield not isinstance(found, Problem) and not found.refused
    finally:
        engine.dispose()
    if chosen.json:
        ok = all(each["ok"] for each in said)
        print(json.dumps({"ok": ok, "files": said}, ensure_ascii=False, indent=2))


def _outcome(engine: sa.Engine, path: Path, chosen: Namespace) -> Outcome | Problem:
    bar = ProgressBar(path.name)
    try:
        return import_file(
            engine,
            path,
            reason=chosen.reason,
            dry_run=chosen.dry_run,
            today=today(chosen.as_of),
            author=COMMAND_LINE,
            on_progress=bar.show,
        )
    except Problem as problem:
        return problem
    finally:
        bar.close()
