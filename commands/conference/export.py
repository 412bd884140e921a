"""`export`: every file of a conference or a yearly report, from a snapshot or from today's data."""

import hashlib
import logging
import time
import zipfile
from argparse import ArgumentParser, Namespace
from collections.abc import Iterable, Sequence
from dataclasses import replace
from io import BytesIO
from pathlib import Path

from commands.conference.report_data import (
    day_asked,
    named_in_report,
    occasion_asked,
    opened_data,
    year_asked,
)
from commands.connections import connection
from commands.launching.console import say
from commands.options import parser
from data_access.boundaries import atlas
from data_access.presentations.pictures import checked_picture
from data_access.presentations.templates import checked_template
from data_access.register.commune_records import commune_records
from data_access.store.problems import Problem
from data_access.store.whole_files import write_whole
from exports.formats import FORMATS, PACKED, Format
from exports.report import (
    OCCASIONS,
    ReportDocument,
    SlideChoice,
    SlideSelection,
    build_report,
)
from exports.report.choice_file import read_choice
from exports.report.slide_choice import province_slides
from progress.model.letters import one_line
from progress.model.numbers import written
from progress.model.programme import Programme
from progress.model.selection import Selection
from progress.model.snapshots import CURRENT, OWN_SLIDES
from progress.model.territory import scopes
from progress.places.commune_map import CommuneRecords

_LOG = logging.getLogger(__name__)


def main(arguments: list[str]) -> int:
    """Write the files into a folder; Problem where one is there already, or cannot be written."""
    options = _options().parse_args(arguments)
    formats = _formats(options.only)
    report, chosen_slides = _report(options)
    template = checked_template(_read(options.template)) if options.template else b""
    folder: Path = options.to
    targets = [folder / each.name(report) for each in formats]
    _refuse_to_replace(targets, force=options.force)
    _make(folder)
    say(report.scope_sentence)
    began = time.monotonic()
    failed = []
    for number, (each, path) in enumerate(zip(formats, targets, strict=True), start=1):
        say(f"[{number}/{len(formats)}] {each.title} ...")
        try:
            content = each.write(report, atlas(each.basis(report)), chosen_slides, template)
            if each.ending == PACKED:
                _unpack(content, folder, force=options.force)
                continue
            write_whole(path, content)
        except Exception as error:
            # Whatever stops one file, the others are made; the log says where it stopped.
            _LOG.exception("%s was not made", path.name)
            failed.append(f"{path.name}: {one_line(f'{type(error).__name__}: {error}')}")
            say(f"Không tạo được {failed[-1]}")
            continue
        print(f"{path}  {written(len(content))} byte  sha256 {hashlib.sha256(content).hexdigest()}")
    made = len(formats) - len(failed)
    say(f"Đã tạo {made} tệp trong {written(time.monotonic() - began, 1)} giây.")
    if failed:
        raise Problem(f"Không tạo được {len(failed)} tệp:\n" + "\n".join(failed))
    return 0


def _unpack(content: bytes, folder: Path, *, force: bool) -> None:
    """Write the files of a format of several into a folder, and name them."""
    with zipfile.ZipFile(BytesIO(content)) as packed:
        targets = [folder / name for name in packed.namelist()]
        _refuse_to_replace(targets, force=force)
        for path in targets:
            write_whole(path, packed.read(path.name))
            print(path)
    if not targets:
        say("Không có đơn vị nào phải gửi công văn.")


def _options() -> ArgumentParser:
    codes = ", ".join(each.code for each in OCCASIONS)
    files = ", ".join(each.code for each in FORMATS)
    options = parser("export", "Tạo các tệp trình chiếu, báo cáo và số liệu vào một thư mục.")
    add = options.add_argument
    add("code", metavar="MÃ", help=f"mã bản chốt số liệu, hoặc {CURRENT} (số liệu hiện tại)")
    add("--to", metavar="THƯ_MỤC", type=Path, required=True, help="nơi ghi; chưa có thì tạo")
    add("--scope", metavar="MÃ", default="VN", help="phạm vi (mặc định VN)")
    add("--year", metavar="NĂM", type=int, help="năm số liệu")
    add("--occasion", metavar="DỊP", help=f"một trong: {codes} (mặc định theo mã bản chốt)")
    add("--only", metavar="TỆP", action="append", help=f"chỉ tệp này, lặp lại được: {files}")
    add("--slides", metavar="MÃ.MÃ", help="chỉ các trang trình chiếu này, theo thứ tự này")
    add("--choices", metavar="TỆP.json", type=Path, help="lựa chọn tải từ trang Trình chiếu")
    add("--template", metavar="TỆP.potx", type=Path, help="mẫu PowerPoint của đơn vị")
    add("--force", action="store_true", help="ghi đè tệp đã có")
    return options


def _formats(codes: Sequence[str] | None) -> tuple[Format, ...]:
    known = {each.code: each for each in FORMATS}
    for code in codes or ():
        if code not in known:
            raise Problem(f"Không có loại tệp «{code}». Các loại tệp: {', '.join(known)}.")
    if codes is None:
        return tuple(each for each in FORMATS if not each.on_request)
    return tuple(each for each in FORMATS if each.code in codes)


def _report(options: Namespace) -> tuple[ReportDocument, SlideSelection]:
    programme, snapshot, chosen_slides, known = opened_data(options.code, options.scope)
    occasion = occasion_asked(options)
    if options.scope not in scopes(programme):
        raise Problem(
            f"Không có phạm vi «{options.scope}». Hãy dùng VN, mã một tỉnh, thành phố (ví dụ 46) "
            "hoặc mã một đơn vị có kế hoạch riêng."
        )
    as_of = day_asked(options, snapshot)
    year = year_asked(programme, options, as_of, occasion)
    selection = Selection(as_of, year, options.scope)
    records = None if snapshot else _communes(programme, selection)
    report = build_report(programme, selection, occasion, named_in_report(snapshot), records)
    if options.choices:
        chosen_slides = _choices(options.choices, chosen_slides)
        _refuse_unknown((each.code for each in chosen_slides), report, OWN_SLIDES)
    if options.slides:
        chosen_slides = _chosen(options.slides, report, chosen_slides)
    return replace(report, correspondents=known), chosen_slides


def _communes(programme: Programme, selection: Selection) -> CommuneRecords | None:
    with connection() as opened:
        return commune_records(opened, programme, selection.scope, selection.as_of)


def _choices(path: Path, kept: SlideSelection) -> SlideSelection:
    try:
        chosen = read_choice(_read(path), kept)
    except ValueError as error:
        raise Problem(
            f"Tệp {path.name} không phải lựa chọn tải từ trang Trình chiếu. Hãy tải lại tệp."
        ) from error
    return tuple(
        replace(each, picture=checked_picture(each.picture)) if each.picture else each
        for each in chosen
    )


def _read(path: Path) -> bytes:
    try:
        return path.read_bytes()
    except OSError as error:
        raise Problem(f"Không mở được tệp {path}: {error.strerror}.") from error


def _chosen(codes: str, report: ReportDocument, given: SlideSelection) -> SlideSelection:
    """Return the slides of these codes, each with what was given for it."""
    own = {each.code: each for each in given}
    asked = codes.split(".")
    _refuse_unknown(asked, report, (code for code in own if code in OWN_SLIDES))
    return tuple(own.get(code, SlideChoice(code)) for code in asked)


def _refuse_unknown(asked: Iterable[str], report: ReportDocument, own: Iterable[str]) -> None:
    sections = (section.code for section in report.sections)
    known = [*sections, *province_slides(report), *own]
    if unknown := [code for code in asked if code not in known]:
        raise Problem(
            f"Không có trang «{one_line(unknown[0])}». Các trang: {', '.join(known)}. Ghi các mã "
            "cách nhau bằng dấu chấm, ví dụ bia.toan-canh."
        )


def _refuse_to_replace(targets: Sequence[Path], *, force: bool) -> None:
    there = [path.name for path in targets if path.exists()]
    if there and not force:
        raise Problem(
            f"Đã có tệp: {', '.join(there)}. Chưa ghi gì. Hãy chọn thư mục khác, hoặc thêm --force "
            "để ghi đè."
        )


def _make(folder: Path) -> None:
    try:
        folder.mkdir(parents=True, exist_ok=True)
    except OSError as error:
        raise Problem(f"Không tạo được thư mục {folder}: {error.strerror}.") from error
