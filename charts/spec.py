"""From an Altair chart to the plain specification that a page places and an export draws."""

from typing import Any, TypeAlias

import altair as alt

from charts.theme import Theme

Spec: TypeAlias = dict[str, Any]
Layers: TypeAlias = alt.LayerChart | alt.FacetChart


def plain(chart: Layers, theme: Theme, *, height: int = 0) -> Spec:
    """Return a specification as wide as its place, with its data inside the one inner layer.

    Streamlit converts data at the top of a specification to Arrow at each rerun, which costs more
    than everything else; data further in stays as it is. It also puts 20 pixels under a chart whose
    padding is not written side by side.
    """
    with alt.data_transformers.enable(consolidate_datasets=False):
        inner = chart.to_dict(validate=True)
    for outer in ("$schema", "config"):
        inner.pop(outer, None)
    # Selections are looked for at the top.
    selections = {"params": inner.pop("params")} if "params" in inner else {}
    return {
        **selections,
        "width": "container",
        "height": height,
        "autosize": {"type": "fit-x", "contains": "padding"},
        "padding": dict.fromkeys(("left", "top", "right", "bottom"), 0),
        "config": theme.config(),
        "layer": [inner],
    }


def filled(drawn: Spec, rows: list[dict[str, Any]], *, height: int) -> Spec:
    """Return a specification with other data.

    To author a chart costs a hundred times what it costs to change its data, so charts whose shape
    does not depend on the facts are authored once a theme.
    """
    (inner,) = drawn["layer"]
    return {**drawn, "height": height, "layer": [{**inner, "data": {"values": rows}}]}


def with_data(drawn: Spec, data: dict[str, dict[str, Any]]) -> Spec:
    """Return a specification whose named data (`alt.NamedData`) are put in place.

    Named data that stand at the top of a specification are converted to Arrow, too.
    """

    def placed(part: Any) -> Any:
        if isinstance(part, list):
            return [placed(each) for each in part]
        if not isinstance(part, dict):
            return part
        if isinstance(name := part.get("name"), str) and part.keys() == {"name"} and name in data:
            return data[name]
        return {key: placed(each) for key, each in part.items()}

    filled_in: Spec = placed(drawn)
    return filled_in
