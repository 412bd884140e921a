"""`publish`: the dashboard as files for any web server, a stick, or who wants the data."""

import re
import time
from argparse import ArgumentParser
from pathlib import Path

from commands.conference.published_data import data_files
from commands.conference.published_folder import PublishedFolder
from commands.conference.report_data import (
    day_asked,
    named_in_report,
    occasion_of_snapshot,
    opened_data,
    year_asked,
)
from commands.launching.console import say
from commands.options import parser
from data_access.boundaries import atlas
from data_access.interface.published import published
from data_access.store.problems import Problem
from exports.report import build_report
from exports.site import Site, site_pages
from exports.site.open_data import sitemap
from progress.judging.coverage import Basis
from progress.model.numbers import written
from progress.model.selection import Selection
from progress.model.snapshots import CURRENT
from progress.model.units import NATION

_ADDRESS = re.compile(r"https?://([\w.-]+|\[[\da-fA-F:]+\])(:\d{1,5})?(/[^\s?#]*)?")


def main(arguments: list[str]) -> int:
    """Write the site into a folder; Problem where the folder holds files of others."""
    options = _options().parse_args(arguments)
    folder = PublishedFolder(options.folder)
    live, address = (_web_address(each) for each in (options.live, options.address))
    began = time.monotonic()
    programme, snapshot, _, _ = opened_data(options.code, options.scope)
    as_of, occasion = day_asked(options, snapshot), occasion_of_snapshot(options.code)
    year = year_asked(programme, options, as_of, occasion)
    shown = published(programme, as_of)
    report = build_report(
        shown, Selection(as_of, year, NATION), occasion, named_in_report(snapshot)
    )
    say(report.scope_sentence)
    site = Site(report, atlas(Basis.TODAY), live)
    described, files = data_files(shown, report.selection, site.provinces)
    pages = dict(site_pages(site, described))
    if address:  # search engines take whole addresses only
        files["sitemap.xml"] = sitemap(sorted(pages), address)
    files |= pages
    changed, removed = folder.write(files)
    say(
        f"{written(len(files))} tệp trong {options.folder}: ghi {written(changed)}, gỡ "
        f"{written(removed)}, sau {written(time.monotonic() - began, 1)} giây."
    )
    print(options.folder / "index.html")
    return 0


def _options() -> ArgumentParser:
    options = parser("publish", "Xuất bản bảng theo dõi thành một thư mục tệp HTML, JSON và CSV.")
    add = options.add_argument
    add("folder", metavar="THƯ_MỤC", type=Path, help="nơi ghi; chưa có thì tạo")
    add("--snapshot", metavar="MÃ", dest="code", default=CURRENT, help="từ bản chốt số liệu này")
    add("--year", metavar="NĂM", type=int, help="năm số liệu")
    add(
        "--live",
        metavar="ĐỊA_CHỈ",
        default="",
        help="địa chỉ bảng theo dõi, để dẫn về từ mỗi trang",
    )
    add(
        "--address",
        metavar="ĐỊA_CHỈ",
        default="",
        help="địa chỉ sẽ đặt thư mục; có thì ghi sitemap.xml",
    )
    options.set_defaults(scope=NATION)
    return options


def _web_address(text: str) -> str:
    """Return an address of the web, "" where none was given; Problem for anything else."""
    if text and not _ADDRESS.fullmatch(text):
        raise Problem(
            f"Không hiểu địa chỉ «{text}»: hãy viết như https://ten-mien.gov.vn/duong-dan."
        )
    return text
