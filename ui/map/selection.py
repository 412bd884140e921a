"""What the map shows, read from the address: which row, where, how coloured, how drawn."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from enum import StrEnum

from charts.maps.marks import Colouring, colouring_of
from progress.judging.coverage import Basis, basis_of_year, basis_units
from progress.judging.targets import judged_series
from progress.model.programme import Programme
from progress.model.records import Series
from progress.model.selection import Selection
from progress.model.titles import series_title, unit_title
from progress.model.units import NATION
from ui.frame import url_state
from ui.frame.filters import Filter
from ui.frame.frame import View
from ui.frame.selection import milestones, plans_of

COLOURING, DRAWING, LAYER = "mau", "hinh", "lop"
"""Parameters of this page: what colours say, how it is drawn, what is on it."""
ENDED = (
    "Từ năm {year} các tỉnh đã sáp nhập không còn số liệu riêng: hãy xem trên cơ sở 34 tỉnh, hoặc "
    "chọn năm 2024 trở về trước."
)


class MapDrawing(StrEnum):
    """How the provinces are drawn."""

    MAP = "ban-do"
    TILES = "o-luoi"
    FIGURE = "hinh-ve"
    YEARS = "bon-nam"


class Layer(StrEnum):
    """What lies on the provinces."""

    NONE = "khong"
    INSTITUTIONS = "thiet-che"


@dataclass(frozen=True, slots=True)
class MapSelection:
    """What is shown; `province` None where none is chosen, `selection` is of the whole country."""

    selection: Selection
    row: Series
    basis: Basis
    province: str | None
    colouring: Colouring
    drawing: MapDrawing
    layer: Layer
    rows: tuple[Series, ...]

    @property
    def table_basis(self) -> Basis:
        """The basis of the table: side by side, each year has the provinces of its own day."""
        if self.drawing is MapDrawing.YEARS and self.basis is Basis.BEFORE:
            return basis_of_year(self.selection.year)
        return self.basis


def map_selection(view: View) -> tuple[MapSelection, tuple[str, ...]]:
    """Read the address; return what is shown and a sentence for each value not usable here."""
    programme = view.programme
    problems: list[str] = []
    plans = plans_of(programme, NATION)
    selection = replace(view.selection, scope=NATION, document=plans[0].code if plans else "")
    if str(selection.milestone) not in milestones(programme, selection.document or ""):
        selection = replace(selection, milestone=None)
    rows = judged_series(programme, selection.document or "")
    row = _row(programme, rows, problems)
    basis, province = _place(programme, view.selection.scope, problems)
    drawing = MapDrawing(_one_of(DRAWING, tuple(MapDrawing), "cách vẽ", problems))
    ended = basis is Basis.BEFORE and basis_of_year(selection.year) is Basis.TODAY
    if ended and drawing is not MapDrawing.YEARS:
        problems.append(ENDED.format(year=selection.year))
    return MapSelection(
        selection=selection,
        row=row,
        basis=basis,
        province=province,
        colouring=colouring_of(
            programme.indicator[row[0]].measure,
            Colouring(_one_of(COLOURING, tuple(Colouring), "cách tô màu", problems)),
        ),
        drawing=drawing,
        layer=Layer(_one_of(LAYER, tuple(Layer), "lớp", problems)),
        rows=rows,
    ), tuple(problems)


def code_of(row: Series) -> str:
    """Return a row as one code."""
    return ".".join(row)


def name_of(shown: MapSelection) -> str:
    """Return the name of files that are made of what is shown."""
    return f"ban-do-{code_of(shown.row)}-{shown.selection.year}-{shown.table_basis}-tinh"


def row_filter(
    programme: Programme,
    shown: MapSelection,
    width: int,
    write: Callable[[str], None] = url_state.choose_series,
) -> Filter:
    """Return the choice of the row, whose two codes the address has apart."""
    rows = {code_of(row): series_title(programme, row) for row in shown.rows}
    key = f"{url_state.INDICATOR}-{url_state.CATEGORY}"
    chosen = code_of(shown.row)
    return Filter("Chỉ tiêu", url_state.INDICATOR, rows, chosen, width=width, write=write, key=key)


def choose_province(code: str) -> None:
    """Write the chosen province to the address; the country stands for none."""
    url_state.choose(url_state.SCOPE, None if code == NATION else code)
    url_state.choose(url_state.DOCUMENT, None)


def _row(programme: Programme, rows: tuple[Series, ...], problems: list[str]) -> Series:
    """Return the row asked for; without one the lead row of the first sector that has one."""
    indicator = url_state.value(url_state.INDICATOR)
    category = url_state.value(url_state.CATEGORY)
    leads = [each.lead for each in programme.sectors]
    default = next((row for row in leads if row in rows), rows[0])
    if indicator is None:
        return default
    named = [row for row in rows if row[0] == indicator and category in (None, row[1])]
    if not named:
        code = ".".join(filter(None, (indicator, category)))
        problems.append(
            f"Địa chỉ có chỉ tiêu «{code}» không có trong văn bản này; đang xem "
            f"{series_title(programme, default)}."
        )
        return default
    return default if default in named else named[0]


def _place(programme: Programme, scope: str, problems: list[str]) -> tuple[Basis, str | None]:
    """Return the basis and the province on it; an ended province brings its own basis."""
    bases = {each: basis_units(programme, each) for each in Basis}
    own = next((each for each in Basis if scope in bases[each]), Basis.TODAY)
    basis = Basis(_one_of(url_state.BASIS, (own, *(set(Basis) - {own})), "cơ sở", problems))
    if scope == NATION or scope in bases[basis]:
        return basis, None if scope == NATION else scope
    problems.append(
        f"{unit_title(programme.unit[scope])} không có trên bản đồ {basis} tỉnh, thành phố; "
        "hãy chọn cơ sở khác hoặc một tỉnh khác."
    )
    return basis, None


def _one_of(name: str, known: Sequence[str], label: str, problems: list[str]) -> str:
    """Return a parameter's code; the first known one where it says none or one not known."""
    return url_state.known_value(name, known, label, problems, url_state.DEFAULT) or known[0]
