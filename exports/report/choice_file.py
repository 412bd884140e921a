"""A presenter's choice of slides as a file: the page gives it, `export` takes it."""

import base64
import json
from typing import Any

from exports.report.slide_choice import bounded, bounded_text
from progress.model.snapshots import SlideChoice, SlideSelection

_KEYS = {"code", "sentence", "text", "picture"}
MOST_SLIDES = 100


def choice_file(slides: SlideSelection) -> bytes:
    """Return the JSON of a choice: `{"slides": [{"code": …, "sentence": …, …}]}`.

    A picture is in base64; what a slide does not have is left out.
    """
    listed = [
        {
            "code": each.code,
            **({"sentence": each.sentence} if each.sentence else {}),
            **({"text": each.text} if each.text else {}),
            **({"picture": base64.b64encode(each.picture).decode()} if each.picture else {}),
        }
        for each in slides
    ]
    return json.dumps({"slides": listed}, ensure_ascii=False, indent=1).encode()


def read_choice(content: bytes, kept: SlideSelection = ()) -> SlideSelection:
    """Return the choice that a file holds; ValueError where it holds none.

    A sentence that is not `kept` beside the snapshot is marked as the presenter's. Pictures are as
    the file has them: who reads a file of others checks them.
    """
    try:
        parsed = json.loads(content)
    except RecursionError as error:
        raise ValueError("nested too deep") from error
    listed = parsed.get("slides") if isinstance(parsed, dict) else None
    if not isinstance(listed, list) or not 0 < len(listed) <= MOST_SLIDES:
        raise ValueError("no list of slides")
    before = {choice.code: choice.sentence for choice in kept}
    return tuple(_slide(each, before) for each in listed)


def _slide(parsed: Any, before: dict[str, str]) -> SlideChoice:
    if not isinstance(parsed, dict) or not parsed.keys() <= _KEYS or "code" not in parsed:
        raise ValueError("not a slide")
    if not all(isinstance(each, str) for each in parsed.values()):
        raise ValueError("not a text")
    code, sentence = parsed["code"], bounded(parsed.get("sentence", ""))
    return SlideChoice(
        code,
        sentence,
        sentence in ("", before.get(code)),
        bounded_text(parsed.get("text", "")),
        base64.b64decode(parsed.get("picture", ""), validate=True),
    )
