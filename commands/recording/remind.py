"""`remind`: remind units by e-mail of a report or of targets, after each letter was shown."""

from argparse import ArgumentParser
from dataclasses import replace

from commands.connections import database
from commands.options import parser, today
from data_access.letters.correspondents import correspondents
from data_access.letters.reminders import send_reminders, stored_reminders
from data_access.people.authors import COMMAND_LINE
from data_access.programme.queries import programme as read_programme
from data_access.store.engine import reading
from data_access.store.problems import Problem
from exports.letters.reminders import reminders
from exports.report import build_report
from exports.report.occasions import YEARLY
from progress.model.selection import Selection
from progress.model.territory import scopes
from progress.reporting.reminders import ReminderBatch, ReminderKind
from progress.reporting.years import years_offered


def main(arguments: list[str]) -> int:
    """Print each letter as it will go, and send them where that is asked for."""
    options = _options().parse_args(arguments)
    kind, as_of = ReminderKind(options.kind), today(options.as_of)
    with database() as engine:
        with reading(engine) as connection:
            programme = read_programme(connection)
            if options.scope not in scopes(programme):
                raise Problem(f"Không có phạm vi «{options.scope}». Hãy dùng VN hoặc mã một tỉnh.")
            if options.year not in years_offered(programme, as_of.year):
                raise Problem(f"Không có báo cáo, số liệu của năm {options.year} để nhắc.")
            report = build_report(programme, Selection(as_of, options.year, options.scope), YEARLY)
            known = correspondents(connection)
            stored = stored_reminders(connection, options.year, kind)
        latest = max((each.round for each in stored), default=1)
        number = latest if options.round is None else options.round
        made = reminders(replace(report, correspondents=known), kind)
        for each in made:
            print(f"Tới: {each.email or 'chưa có địa chỉ'}\nTiêu đề: {each.subject}\n\n{each.text}")
        for past in stored:
            print(
                f"{past.unit_code}, đợt {past.round}, {past.at:%H:%M %d/%m/%Y}, {past.actor}: "
                f"{past.email}, {past.state.label.lower()}. {past.result or ''}".rstrip()
            )
        if not options.send:
            print(f"{len(made)} thư của đợt {number}, chưa gửi. Thêm --send để gửi.")
            return 0
        batch = ReminderBatch(options.year, kind, number, as_of, programme.version, made)
        print(send_reminders(engine, batch, COMMAND_LINE))
    return 0


def _options() -> ArgumentParser:
    options = parser("remind", "Nhắc các đơn vị bằng thư điện tử; không có --send thì chỉ xem.")
    add = options.add_argument
    kinds = "; ".join(f"{each.value}: {each.label.lower()}" for each in ReminderKind)
    add("kind", metavar="LOẠI", choices=[each.value for each in ReminderKind], help=kinds)
    add("--year", metavar="NĂM", type=int, required=True, help="năm báo cáo, năm số liệu")
    add("--scope", metavar="MÃ", default="VN", help="chỉ một tỉnh, thành phố (mặc định VN)")
    add("--round", metavar="ĐỢT", type=int, help="đợt nhắc (mặc định là đợt đang gửi)")
    add("--send", action="store_true", help="gửi thật, mỗi đơn vị nhiều nhất một thư một đợt")
    return options
