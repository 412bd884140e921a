"""The register as people download it, brought back: the same institutions, whatever they edited."""

import io

import pytest
from openpyxl import load_workbook

from data_access.imports import File, import_content
from data_access.programme.queries import programme
from data_access.register.summaries import bring_up_to_date
from data_access.store.changes import DEMONSTRATION, record_change
from data_access.store.engine import reading, writing
from data_access.store.tables import InstitutionRow
from progress.places.register import RegisterSelection
from tests.templates import ANYONE, TODAY
from ui.register.making import CSV, XLSX, register_file

HEADER = "code,name,category_code,unit_code,ownership,opened_on,closed_on,latitude,longitude"
REGISTER = (
    "TV-46-1,- Thư viện «A»,public_commune,19753,công lập,1995-05-01,,16.463712,107.590912",
    "TV-46-2,Thư viện tỉnh,public_province,46,,,2024-01-01,,",
    "BT-01-1,Bảo tàng B,museum,01,ngoài công lập,,,,",
)


@pytest.fixture
def engine(seeded_engine, monkeypatch):
    monkeypatch.setenv("DATABASE_URL", seeded_engine.url.render_as_string(hide_password=False))
    assert take(seeded_engine, "\n".join((HEADER, *REGISTER)).encode()).change_id
    return seeded_engine


def take(engine, content: bytes):
    given = {"reason": "thử", "dry_run": False, "today": TODAY, "author": ANYONE}
    return import_content(engine, File("thiet-che", content), **given)


def given_away(engine, kind: str) -> bytes:
    with reading(engine) as connection:
        known = programme(connection)
    return register_file(kind, known, RegisterSelection(TODAY), ["Danh bạ thiết chế", "", ""])


@pytest.mark.parametrize("kind", [CSV, XLSX])
def test_it_comes_back_as_it_went(engine, kind):
    outcome = take(engine, given_away(engine, kind))
    assert outcome.errors == ()
    (plan,) = outcome.plans
    assert plan.summary == f"mới 0, sửa 0, rút 0, không đổi {len(REGISTER)}"
    assert "register-read" in {note.code for note in outcome.notes}
    for each in outcome.accounts:
        assert each.content == each.read + sum(number for _, number in each.left_out)
        assert not each.refused


def test_what_was_edited_in_it_is_written(engine):
    book = load_workbook(io.BytesIO(given_away(engine, XLSX)))
    sheet, saved = book.worksheets[0], io.BytesIO()
    rows = {row[0].value: row for row in sheet.iter_rows(min_row=2)}
    rows["TV-46-2"][1].value = "Thư viện Tổng hợp"
    rows["BT-01-1"][4].value = "Phường không có"
    sheet.append([None, "Thư viện C", "Thư viện công cộng cấp xã", "TP Huế", "P. Phú Xuân"])
    book.save(saved)
    outcome = take(engine, saved.getvalue())
    assert [(error.code, error.address) for error in outcome.errors] == [
        ("unknown-unit", rows["BT-01-1"][4].coordinate)
    ]
    assert "Phường không có, thành phố Hà Nội" in outcome.errors[0].sentence
    rows["BT-01-1"][4].value, saved = None, io.BytesIO()
    book.save(saved)
    (plan,) = take(engine, saved.getvalue()).plans
    assert plan.summary == "mới 1, sửa 1, rút 0, không đổi 2"
    assert {row.values["unit_code"] for row in plan.to_write} == {"46", "19753"}


def test_made_up_institutions_are_no_records(engine):
    with writing(engine) as connection:
        number = record_change(connection, kind=DEMONSTRATION, actor="thử", summary="thử")
        one = {"code": "TV-01-9", "name": "Thư viện minh họa", "category_code": "public_commune"}
        row = InstitutionRow(**one, unit_code="01", change_id=number)
        cells = {c.name: getattr(row, c.name) for c in InstitutionRow.__table__.columns}
        connection.execute(InstitutionRow.__table__.insert().values(cells))
        bring_up_to_date(connection)
    outcome = take(engine, given_away(engine, CSV))
    (plan,) = outcome.plans
    assert len(plan.rows) == len(REGISTER)
    assert ("dòng số liệu minh họa", 7) in outcome.accounts[0].left_out
