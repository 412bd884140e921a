"""The one palette as CSS variables: a drawing is made once and shown in either theme."""

from charts.theme import DARK, LIGHT, ROLES, Theme

INK = Theme(
    name="variables",
    page="var(--page)",
    ink="var(--ink)",
    muted="var(--muted)",
    track="var(--track)",
    line="var(--line)",
    classes=tuple(f"var(--class-{place})" for place in range(len(LIGHT.classes))),
    marks={role: f"var(--{role})" for role in ROLES},
    texts={role: f"var(--{role}-text)" for role in ROLES},
)
"""A theme whose colours are the variables' names: what charts colour with it follows the reader."""


def variables() -> str:
    """Return the style that gives the variables their values, by the reader's theme."""
    dark = _values(DARK)
    return (
        f":root{{color-scheme:light;{_values(LIGHT)}}}"
        f"@media (prefers-color-scheme:dark){{:root:not([data-theme]){{color-scheme:dark;{dark}}}}}"
        f":root[data-theme=dark]{{color-scheme:dark;{dark}}}"
    )


def _values(theme: Theme) -> str:
    fills = {
        "track": theme.track,
        **{f"class-{place}": fill for place, fill in enumerate(theme.classes)},
        **theme.marks,
    }
    named = {
        "page": theme.page,
        "ink": theme.ink,
        "muted": theme.muted,
        "line": theme.line,
        **fills,
        **{f"{role}-text": colour for role, colour in theme.texts.items()},
    }
    return "".join(f"--{name}:{colour};" for name, colour in named.items())
