"""The description of the interface (OpenAPI 3.1), made from the same lists that answer."""

from datetime import date, datetime
from typing import Any

from data_access.interface.lists import LISTS, TableList
from data_access.interface.pages import shown
from ui.frame import url_state
from ui.interface import answers, asked

Json = dict[str, Any]
_TYPES: dict[type, Json] = {
    str: {"type": "string"},
    int: {"type": "integer"},
    float: {"type": "number"},
    bool: {"type": "boolean"},
    date: {"type": "string", "format": "date"},
    datetime: {"type": "string", "format": "date-time"},
}
_CODE = {"type": "string", "minLength": 1}
_WHOLE = {"type": "integer", "minimum": 0, "maximum": 10**asked.DIGITS - 1}
_WORDS = {
    url_state.YEAR: "Năm",
    url_state.SCOPE: "Mã đơn vị; với units và institutions: cả những gì nằm trong đó",
    url_state.MILESTONE: "Mốc",
    url_state.DOCUMENT: "Mã văn bản",
    url_state.INDICATOR: "Mã tiêu chí đo",
    url_state.CATEGORY: "Mã loại thiết chế",
    url_state.SECTOR: "Mã lĩnh vực",
    url_state.WORDS: "Từ khóa, có dấu hay không dấu",
    url_state.AS_OF: "Ngày xét (mặc định: hôm nay)",
    url_state.SNAPSHOT: "Mã bản chốt số liệu",
    "nhiem-vu": "Mã nhiệm vụ",
    "thiet-che": "Mã thiết chế",
    asked.FROM: "Phiên bản dữ liệu trước",
    asked.TO: "Phiên bản dữ liệu sau (mặc định: hiện nay)",
    asked.LIMIT: f"Số dòng một lần, nhiều nhất {asked.MOST}",
    asked.AFTER: "Khóa của dòng cuối đã nhận; lần sau có sẵn trong tiêu đề Link",
}
_NUMBERS = {url_state.YEAR, url_state.MILESTONE, asked.FROM, asked.TO}
_PROBLEM = {
    "type": "object",
    "required": ["type", "title", "status", "detail"],
    "properties": {
        "type": {"type": "string"},
        "title": {"type": "string"},
        "status": {"type": "integer"},
        "detail": {"type": "string"},
    },
}
_REFUSALS = {
    "400": "Câu hỏi không dùng được",
    "401": "Cần đăng nhập hoặc khóa",
    "404": "Không có địa chỉ này",
    "405": "Chỉ để đọc",
    "406": "Không có dạng này",
    "429": "Quá nhiều câu hỏi",
    "503": "Tạm thời chưa dùng được",
}


def description(root: str, base: str) -> Json:
    """Return the description; `root` stands before all addresses of this server."""
    paths = {
        f"{base}/": _path("Mọi danh sách", [], _answer({"type": "object"})),
        f"{base}/openapi.json": _path("Mô tả giao diện", [], _answer({"type": "object"})),
        f"{base}/facts": _path(
            "Kết quả đánh giá theo văn bản, nhiệm vụ, báo cáo (CSV: phần targets)",
            [
                url_state.SCOPE,
                url_state.YEAR,
                url_state.DOCUMENT,
                url_state.MILESTONE,
                url_state.AS_OF,
                url_state.SNAPSHOT,
            ],
            _answer({"$ref": "#/components/schemas/facts"}, csv=True),
        ),
    }
    schemas: Json = {"problem": _PROBLEM, "facts": _FACTS}
    for name, listed in LISTS.items():
        schemas[name] = _row(listed)
        parameters = [*asked.filters(listed), asked.LIMIT, asked.AFTER]
        row = {"$ref": f"#/components/schemas/{name}"}
        paths[f"{base}/{name}"] = _path(listed.title, parameters, _answer(_page(row), csv=True))
        if listed.recorded is not None:
            parameters = [asked.FROM, asked.TO, asked.LIMIT, asked.AFTER]
            paths[f"{base}/{name}/differences"] = _path(
                f"{listed.title}: khác nhau giữa hai phiên bản dữ liệu",
                parameters,
                _answer(_page(_difference(row)), csv=True),
            )
    return {
        "openapi": "3.1.0",
        "info": {
            "title": "Học tập suốt đời: số liệu theo dõi chương trình",
            "version": "1",
            "description": (
                "Chỉ để đọc. Phiên bản 1 chỉ thêm, không bớt và không đổi nghĩa; nếu có phiên bản "
                "2 thì phiên bản 1 còn dùng được ít nhất một năm. Số liệu còn thiếu là null, không "
                "bao giờ là 0."
            ),
        },
        "servers": [{"url": root or "/"}],
        "paths": paths,
        "components": {
            "schemas": schemas,
            "securitySchemes": {"key": {"type": "http", "scheme": "bearer"}},
        },
        "security": [{}, {"key": []}],
    }


def _path(title: str, parameters: list[str], answer: Json) -> Json:
    refusals = {
        status: {
            "description": refusal,
            "content": {
                "application/problem+json": {"schema": {"$ref": "#/components/schemas/problem"}}
            },
        }
        for status, refusal in _REFUSALS.items()
    }
    responses = {"200": answer, "304": {"description": "Không có gì mới"}, **refusals}
    described = [_parameter(name) for name in parameters]
    return {"get": {"summary": title, "parameters": described, "responses": responses}}


def _parameter(name: str) -> Json:
    schema: Json = _CODE
    if name in _NUMBERS:
        schema = _WHOLE
    elif name == asked.LIMIT:
        schema = {**_WHOLE, "minimum": 1, "maximum": asked.MOST, "default": asked.USUAL}
    elif name == url_state.AS_OF:
        schema = _TYPES[date]
    required = name == asked.FROM
    return {
        "name": name,
        "in": "query",
        "required": required,
        "description": _WORDS[name],
        "schema": schema,
    }


def _answer(schema: Json, *, csv: bool = False) -> Json:
    content: Json = {answers.JSON: {"schema": schema}}
    if csv:
        content[answers.CSV] = {"schema": {"type": "string"}}
    link = {"description": 'Trang tiếp theo (rel="next")', "schema": {"type": "string"}}
    tag = {"description": "Dấu của câu trả lời", "schema": {"type": "string"}}
    return {"description": "Có", "content": content, "headers": {"Link": link, "ETag": tag}}


def _page(row: Json) -> Json:
    return _object(
        version={"type": "integer"},
        rows={"type": "array", "items": row},
        next={"type": ["string", "null"]},
    )


def _difference(row: Json) -> Json:
    either = {"oneOf": [row, {"type": "null"}]}
    return _object(key={"type": "object"}, before=either, after=either)


def _row(listed: TableList) -> Json:
    cells = {}
    for column in listed.columns:
        schema = _TYPES[column.type.python_type]
        either = {**schema, "type": [schema["type"], "null"]}
        cells[column.name] = either if column.nullable else schema
    return _object(**{name: cells.get(name, _TYPES[bool]) for name in shown(listed)})


def _object(**properties: Json) -> Json:
    return {"type": "object", "required": [*properties], "properties": properties}


def _fact(texts: str = "", numbers: str = "", wholes: str = "", **more: Json) -> Json:
    """Return the schema of a row of facts: its texts, and its numbers, which may be null."""
    return _object(
        **{name: {"type": "string"} for name in texts.split()},
        **{name: {"type": ["number", "null"]} for name in numbers.split()},
        **{name: {"type": ["integer", "null"]} for name in wholes.split()},
        **more,
    )


def _many(row: Json) -> Json:
    return {"type": "array", "items": row}


_FACTS = _object(
    as_of=_TYPES[date],
    year={"type": "integer"},
    scope={"type": "string"},
    version={"type": "integer"},
    targets=_many(
        _fact(
            "document indicator category verdict",
            "numerator denominator value carried_value lower upper path growth catch_up gap "
            "gap_per_year",
            "milestone judged_year reported expected base_year panel",
            carried_verdict={"type": ["string", "null"]},
            current={"type": ["boolean", "null"]},
            past=_many(_fact("verdict", wholes="milestone")),
        )
    ),
    tasks=_many(_fact("code state", wholes="occurrence days_late")),
    reports=_many(_fact("unit state", wholes="year days_late")),
    own_tasks=_many(_fact("code state", wholes="occurrence days_late")),
)
"""The object of the contract, as the command `facts` prints it."""
TARGET_COLUMNS = tuple(_FACTS["properties"]["targets"]["items"]["properties"])
"""What the facts of a target say, in the order of CSV."""
