"""`snapshot`: freeze the figures under a name, look at what is frozen, carry it about as a file."""

from argparse import SUPPRESS, ArgumentParser, Namespace
from collections.abc import Callable, Iterator
from pathlib import Path

from commands.conference.snapshot_differences import difference, read_side, side_words
from commands.connections import connection, database
from commands.options import parser, today
from data_access import snapshots
from data_access.people.authors import COMMAND_LINE
from data_access.store.clock import ZONE
from data_access.store.engine import reading, writing
from data_access.store.problems import Problem
from progress.model.numbers import day, written
from progress.model.programme import Programme
from progress.model.snapshots import CURRENT, Snapshot
from progress.model.units import NATION
from progress.overview.snapshot_changes import changes_between
from progress.reporting.years import year_shown_first

DEMONSTRATION = "CÓ SỐ LIỆU MINH HỌA: các con số này do chương trình tạo ra để giới thiệu."


def main(arguments: list[str]) -> int:
    """Do one of the things that can be done with snapshots; 1 where one is not sound."""
    chosen = _options().parse_args(arguments)
    status: int = chosen.run(chosen)
    return status


def _take(chosen: Namespace) -> int:
    as_of = today(chosen.as_of)
    with database() as engine:
        taken = snapshots.take_snapshot(engine, chosen.code, chosen.title, as_of, COMMAND_LINE)
        with reading(engine) as opened:
            _, programme = snapshots.frozen(opened, taken.code)
    print(*_described(taken, programme), sep="\n")
    print(f"Mở trên trang web: thêm ?ban-chot={taken.code} vào địa chỉ của bất kỳ trang nào.")
    return 0


def _list(_chosen: Namespace) -> int:
    with connection() as opened:
        listed = snapshots.listed(opened)
    if not listed:
        print("Chưa có bản chốt số liệu nào. Tạo một bản: python3 manage.py snapshot take MÃ ...")
    for each in listed:
        print(
            f"{each.code}: {each.title} · tính đến {day(each.as_of)} · chốt {_at(each)} · "
            f"{each.short_hash}"
        )
    return 0


def _show(chosen: Namespace) -> int:
    with connection() as opened:
        snapshot, programme = snapshots.frozen(opened, chosen.code)
        chosen_slides = snapshots.chosen_slides(opened, chosen.code)
    print(*_described(snapshot, programme), sep="\n")
    print(f"Lựa chọn trình chiếu: {f'{len(chosen_slides)} trang' if chosen_slides else 'chưa có'}")
    return 0


def _verify(chosen: Namespace) -> int:
    if chosen.file is not None:
        exported = snapshots.read_file(chosen.file)
        print(f"Tệp {chosen.file.name} nguyên vẹn.")
        print(*_described(exported.snapshot, exported.programme), sep="\n")
        return 0
    damaged = False
    with connection() as opened:
        codes = [chosen.code] if chosen.code else [s.code for s in snapshots.listed(opened)]
        for code in codes:
            try:
                snapshot, _ = snapshots.verify(opened, code)
            except Problem as problem:
                damaged = True
                print(f"HỎNG  {problem}")
            else:
                print(f"NGUYÊN VẸN  {code}: {snapshot.sha256}")
    if not codes:
        print("Chưa có bản chốt số liệu nào để kiểm tra.")
    return int(damaged)


def _export(chosen: Namespace) -> int:
    with connection() as opened:
        snapshot = snapshots.export_file(opened, chosen.code, chosen.file)
    size = written(chosen.file.stat().st_size)
    print(f"Đã ghi bản chốt «{snapshot.code}» vào {chosen.file} ({size} byte).")
    print(f"Mở trên máy khác, không cần mạng: python3 manage.py present {chosen.file.name}")
    return 0


def _import(chosen: Namespace) -> int:
    with database() as engine, writing(engine) as opened:
        done = snapshots.import_file(opened, chosen.file, COMMAND_LINE.name)
    name = f"bản chốt «{done.snapshot.code}» ({done.snapshot.title})"
    if done.is_new:
        print(f"Đã nhập {name}, mã kiểm tra {done.snapshot.short_hash}.")
    else:
        print(f"Đã có đúng {name}: nội dung không thay đổi.")
    if done.slides_taken:
        print("Lựa chọn trình chiếu đi cùng tệp đã được nhập.")
    if done.slides_kept:
        print("Lựa chọn trình chiếu ở đây khác tệp và được giữ nguyên.")
    return 0


def _diff(chosen: Namespace) -> int:
    as_of = today(chosen.as_of)
    with connection() as opened:
        before, after = (read_side(opened, code, as_of) for code in (chosen.before, chosen.after))
    print(f"Từ {side_words(chosen.before, before)}")
    print(f"đến {side_words(chosen.after, after)}.")
    print(*difference(before, after, changes_between(before, after)), sep="\n")
    return 0


def _described(snapshot: Snapshot, programme: Programme) -> Iterator[str]:
    year = year_shown_first(programme, NATION, snapshot.as_of)
    yield f"Bản chốt «{snapshot.code}»: {snapshot.title}"
    yield f"Tính đến {day(snapshot.as_of)}, số liệu năm {year}"
    yield f"Chốt lúc {_at(snapshot)} bởi {snapshot.actor}, phiên bản dữ liệu {snapshot.version}"
    yield f"SHA-256: {snapshot.sha256}"
    yield (
        f"Gồm {written(len(programme.figures))} số liệu, "
        f"{written(len(programme.reports))} báo cáo, "
        f"{written(len(programme.task_records))} ghi nhận về nhiệm vụ"
    )
    if programme.demonstration:
        yield DEMONSTRATION


def _at(snapshot: Snapshot) -> str:
    return f"{snapshot.taken_at.astimezone(ZONE):%H:%M %d/%m/%Y}"


def _options() -> ArgumentParser:
    options = parser("snapshot", "Chốt số liệu dưới một tên để trình bày; đã chốt thì không đổi.")
    words = options.add_subparsers(required=True, metavar="VIỆC")

    def add(name: str, run: Callable[[Namespace], int], help_text: str) -> ArgumentParser:
        made = words.add_parser(name, help=help_text, description=help_text)
        made.set_defaults(run=run)
        return made

    take = add("take", _take, "chốt số liệu hiện tại")
    take.add_argument("code", metavar="MÃ", help="a–z, 0–9 và gạch nối, ví dụ so-ket-2027")
    take.add_argument("--title", required=True, metavar="TÊN", help="tên người đọc thấy")
    diff = add("diff", _diff, "điều gì đã thay đổi từ bản này đến bản kia")
    diff.add_argument("before", metavar="TỪ", help=f"mã bản chốt, hoặc {CURRENT}")
    diff.add_argument("after", metavar="ĐẾN", help=f"mã bản chốt, hoặc {CURRENT}")
    for each in (take, diff):
        # Written after the subcommand too, where people write it.
        each.add_argument("--as-of", metavar="NGÀY", default=SUPPRESS, help="ngày tính đến")
    add("list", _list, "liệt kê các bản chốt")
    add("show", _show, "mô tả một bản chốt").add_argument("code", metavar="MÃ")
    verify = add("verify", _verify, "kiểm tra bản chốt còn nguyên vẹn (tất cả nếu không ghi mã)")
    verify.add_argument("code", metavar="MÃ", nargs="?")
    verify.add_argument("--file", type=Path, metavar="TỆP", help="kiểm tra một tệp đã xuất")
    export = add("export", _export, "ghi bản chốt ra một tệp để chép đi")
    export.add_argument("code", metavar="MÃ")
    export.add_argument("file", type=Path, metavar="TỆP")
    bring = add("import", _import, "nhập bản chốt từ một tệp đã xuất")
    bring.add_argument("file", type=Path, metavar="TỆP")
    return options
