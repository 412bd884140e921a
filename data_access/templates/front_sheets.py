"""The sheets that are not rows of figures: the guide, the cover, and the tasks."""

from datetime import date

from xlsxwriter.worksheet import Worksheet

from data_access.recorded.tables.reports import REPORT
from data_access.recorded.tables.task_records import TASK_RECORD
from data_access.templates import form
from data_access.templates.content import Content
from data_access.templates.grid import Grid, GridColumn, height, lines_of
from data_access.templates.place_sheets import place_label
from data_access.templates.styles import Styles, choice_rule, day_rule, put_rule

_STEPS = (
    ("Ô điền số", "Chỉ điền vào ô nền vàng. Ô khác được khóa để không lệch mẫu."),
    (
        "Số đếm",
        "Ghi số nguyên, ví dụ 1234 hoặc 1.234. Không ghi tỷ lệ phần trăm, không ghi công thức: tỷ "
        "lệ tự tính.",
    ),
    ("Chưa có số", "Để trống. Ô trống nghĩa là chưa có số liệu, không phải số 0."),
    ("Ngày", "Ghi ngày/tháng/năm, ví dụ 15/12/2026."),
    ("Sửa số đã nộp", "Điền số đúng và nộp lại cả tệp; số cũ vẫn được giữ trong lịch sử."),
    ("Rút số đã nộp", "Chọn «Rút» ở cột «Rút số đã nộp», để trống ô số."),
    (
        "Nộp tệp",
        "Lưu dạng .xlsx hoặc .ods rồi nộp ở trang «Nhập số liệu» của bảng theo dõi, hoặc gửi người "
        "phụ trách. Tệp có lỗi thì không ghi gì; mọi lỗi được nêu cùng lúc, theo trang và ô.",
    ),
)
_PAGES = (
    (
        form.COVER,
        "Thông tin của báo cáo: ngày gửi, ngày chốt số liệu, số văn bản, người chịu trách nhiệm.",
    ),
    (form.COVERAGE, "Số thiết chế đạt và tổng số thiết chế theo từng chỉ tiêu và loại."),
    (form.VISITS, "Lượt người sử dụng thư viện theo kênh, lượt khách đến bảo tàng để học tập."),
    *((title, table.advice) for title, table in form.PLAIN.items()),
    (form.INSTITUTIONS, "Danh bạ từng thiết chế và kết quả của từng nơi. Không bắt buộc."),
    (form.COMMUNES, "Số liệu của từng xã, phường. Không bắt buộc."),
    (
        form.TASKS,
        "Nhiệm vụ theo kế hoạch của đơn vị. Đơn vị không có nhiệm vụ riêng thì chỉ xem nhiệm vụ "
        "của Bộ theo Kế hoạch 1346.",
    ),
)


def write_guide(sheet: Worksheet, formats: Styles, content: Content) -> None:
    """Write what an officer has to know, in the order of the work."""
    sheet.set_column(0, 0, 24)
    sheet.set_column(1, 1, 100)
    sheet.write_string(0, 0, "MẪU BÁO CÁO NĂM", formats["title"])
    sheet.set_row(0, 24)
    about = f"Chương trình học tập suốt đời (Quyết định 1520/QĐ-TTg) · {content.title}"
    sheet.write_string(
        1, 0, f"{about} · năm {content.year} · mẫu số {form.VERSION}", formats["subtitle"]
    )
    row = 3
    own = {form.COVER, *form.plain_of(content.unit.code)}
    of_country = (*(page for page in _PAGES if page[0] in own), (form.TASKS, _OF_THE_COUNTRY))
    pages = of_country if content.is_country else _PAGES
    for title, rows in (("Cách điền", _steps(content)), ("Các trang", pages)):
        sheet.write_string(row, 0, title, formats["guide_name"])
        row += 1
        for name, words in rows:
            sheet.write_string(row, 0, name, formats["guide"])
            sheet.write_string(row, 1, words, formats["guide"])
            sheet.set_row(row, height(lines_of(words, 100)))
            row += 1
        row += 1
    sheet.print_area(0, 0, row, 1)


_OF_THE_COUNTRY = "Tiến độ từng nhiệm vụ và văn bản, sự kiện chứng minh."


def _steps(content: Content) -> tuple[tuple[str, str], ...]:
    if not content.made_up:
        return _STEPS
    words = (
        f"Số năm {content.year - 1} đang có trong hệ thống là số liệu minh họa, không phải số "
        "báo cáo, nên các ô «năm trước» để trống."
    )
    return (*_STEPS, ("Số năm trước", words))


def write_cover(sheet: Worksheet, formats: Styles, content: Content) -> None:
    """Write the cover; of the country only the unit and the year stand on it."""
    sheet.set_column(0, 0, 3)
    sheet.set_column(1, 1, 30)
    sheet.set_column(2, 2, 60)
    sheet.set_column(3, 3, 46)
    sheet.write_string(0, 1, "BÁO CÁO KẾT QUẢ THỰC HIỆN CHƯƠNG TRÌNH", formats["title"])
    words = (
        "Đẩy mạnh các hoạt động phục vụ học tập suốt đời trong thư viện, bảo tàng, "
        "trung tâm văn hóa"
    )
    sheet.write_string(1, 1, words, formats["subtitle"])
    sheet.write_string(2, 1, "Quyết định số 1520/QĐ-TTg ngày 09/12/2022", formats["subtitle"])
    given = {"unit_code": place_label(content.unit), "year": str(content.year)}
    for name, cell in form.COVER_CELLS.items():
        row = int(cell[1:]) - 1
        if name in given:
            sheet.write(row, 1, REPORT.column(name).title, formats["name"])
            sheet.write_string(row, 2, given[name], formats["label"])
        elif not content.is_country:
            _entry(sheet, formats, content, name, row)
    sheet.set_row(0, 26)
    if not content.is_country:
        sheet.write_string(8, 1, "Điền các ô nền vàng", formats["subtitle"])
    sheet.print_area(0, 0, 14, 3)


ADVICE = {
    "received_on": "Bắt buộc. Ngày/tháng/năm, ví dụ 15/12/2026.",
    "cut_off_on": "Số liệu tính đến hết ngày này.",
    "document_number": "Ví dụ 125/BC-SVHTT.",
    "responsible": "Họ tên, chức vụ, điện thoại.",
    "note": "",
}


def _entry(sheet: Worksheet, formats: Styles, content: Content, name: str, row: int) -> None:
    is_day = name in ("received_on", "cut_off_on")
    sheet.set_row(row, 24)
    sheet.write_string(row, 1, REPORT.column(name).title, formats["name"])
    entered = content.entered.get((form.COVER, form.COVER_CELLS[name]), "")
    sheet.write_string(row, 2, entered, formats["day" if is_day else "text"])
    sheet.write_string(row, 3, ADVICE[name], formats["advice"])
    if is_day:
        rule = day_rule(date(content.year, 1, 1), date(content.year + 1, 12, 31))
        put_rule(sheet, rule, (row, 2, row, 2))


_RECORDED = {state: words for words, state in form.STATES.items()}


def write_tasks(sheet: Worksheet, formats: Styles, content: Content) -> Grid:
    """Write the tasks that are worked on in the year; the Ministry's are open on its own alone."""
    is_own = any(duty.is_own for duty in content.duties)
    is_open = content.is_country or is_own
    days = day_rule(date(2023, 1, 1), date(content.year + 1, 12, 31))

    def column(
        name: str, width: int, kind: str, rule: dict[str, object] | None = None
    ) -> GridColumn:
        return GridColumn(name, TASK_RECORD.column(name).title, width, kind, rule)

    columns = (
        column("task_code", 22 if is_own else 9, "number"),
        GridColumn("", "Nhiệm vụ", 44),
        GridColumn("", "Đơn vị chủ trì", 30),
        GridColumn("", "Lần (năm)", 18, "number"),
        GridColumn("", "Đã ghi nhận", 18, "number"),
        column("state", 18, "choice" if is_open else "number", choice_rule(list(form.STATES))),
        column("finished_on", 14, "day" if is_open else "number", days),
        column("proof", 36, "text" if is_open else "label"),
        column("note", 26, "text" if is_open else "label"),
        column("occurrence_year", 8, "code"),
    )
    grid = Grid(
        sheet,
        formats,
        columns,
        "NHIỆM VỤ VÀ MINH CHỨNG",
        f"{'Kế hoạch của đơn vị' if is_own else 'Kế hoạch 1346/QĐ-BVHTTDL'} · năm {content.year}",
        "Ghi trạng thái của từng nhiệm vụ; đã hoàn thành thì ghi ngày và minh chứng. Dòng không "
        "đổi thì để trống."
        if is_open
        else "Nhiệm vụ của Bộ, in ra để theo dõi. Tỉnh không điền trang này: người phụ trách "
        "chương trình ghi nhận bằng mẫu của cả nước.",
        content.entered,
    )
    for duty in content.duties:
        about = (duty.code, duty.title, duty.leads, duty.time)
        recorded = _RECORDED.get(duty.state or "", "")
        grid.add(*about, recorded, None, None, None, None, str(duty.occurrence.key))
    grid.finish()
    sheet.freeze_panes(6, 2)
    return grid
