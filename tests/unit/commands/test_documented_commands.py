"""Every command line in a document is understood, and every command is documented."""

import argparse
import re
import runpy
import shlex
import subprocess
import sys
from collections.abc import Iterator

import pytest

import manage
from commands import __main__ as inside
from tests.documents import DOCUMENTS, ROOT, code, text

OPERATORS = "docs/operators.md"


def invocations(document: str) -> Iterator[tuple[str, ...]]:
    """Yield what follows `manage.py`, up to the end of the shell's command."""
    for piece in code(document):
        for words in re.findall(r"manage\.py ([^|&;>#]+)", piece):
            # A quotation that began before `manage.py` ends here.
            whole = words if words.count('"') % 2 == 0 else words.rpartition('"')[0]
            yield tuple(shlex.split(whole.replace("\\", "/")))


class Parsed(Exception):
    """Carries the parser of a command; None where it hands its words to another program."""


def parser_of(words: tuple[str, ...]) -> argparse.ArgumentParser | None:
    """Return the parser that a command makes, without running the command."""

    def stop(parser, *_arguments, **_options):
        raise Parsed(parser)

    def no_program(*_arguments, **_options):
        raise Parsed(None)

    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(argparse.ArgumentParser, "parse_args", stop)
        patch.setattr(argparse.ArgumentParser, "parse_known_args", stop)
        # The class itself stays: modules that are imported meanwhile name it in their types.
        patch.setattr(subprocess.Popen, "__init__", no_program)
        patch.setattr(sys, "argv", ["manage.py", *words])
        with pytest.raises(Parsed) as parsed:
            run(words)
    return parsed.value.args[0]


def run(words: tuple[str, ...]) -> None:
    if words[0] in OUTSIDE:
        runpy.run_path(str(ROOT / "manage.py"), run_name="__main__")
    else:
        inside.main(list(words))


def problem(words: tuple[str, ...]) -> str:
    """Return why a command line of a document would be refused, "" where it would not."""
    name, *given = words
    if name not in COMMANDS or not given:
        return "" if name in COMMANDS else f"there is no command {name}"
    parser = parser_of(words)
    if parser is None:
        return f"{name} has no options of its own"
    # A word in capitals stands for a number or a file; `test` hands names of files on.
    real = ["1" if word.isalpha() and word.isupper() else word for word in given]
    real = [word for word in real if name != "test" or not (ROOT / word).exists()]
    try:
        parser.parse_args(real)
    except SystemExit as ended:
        return "" if not ended.code else parser.format_usage()
    return ""


OUTSIDE = {"run", "present"}
"""Commands that `manage.py` runs by itself; all others run in the environment."""
COMMANDS = {*OUTSIDE, *inside.MODULES}
INVOCATIONS = sorted({words for document in DOCUMENTS for words in invocations(document)})


@pytest.mark.parametrize(
    "words", [each for each in INVOCATIONS if each[0] != "--help"], ids=" ".join
)
def test_a_command_in_a_document_is_understood(words):
    assert problem(words) == ""


@pytest.mark.parametrize(
    "line",
    [
        pytest.param("conquer hue.xlsx", id="no-such-command"),
        pytest.param("import hue.xlsx --fast", id="no-such-option"),
        pytest.param("snapshot forget so-ket-2027", id="no-such-part"),
        pytest.param("undo --dry-run", id="a-word-is-missing"),
        pytest.param("run --port many", id="not-a-number"),
    ],
)
def test_a_command_that_does_not_exist_is_found(line):
    assert problem(tuple(line.split())) != ""


def test_every_command_stands_in_the_operators_table():
    table = re.findall(r"^\| `(\S+?)[ `]", text(OPERATORS), re.MULTILINE)
    assert set(table) >= COMMANDS - {"run"}
    assert all(name in manage.__doc__ for name in COMMANDS)


def test_options_in_the_operators_table_exist():
    """Options stand beside the command, without its name before them."""
    missing = []
    for line in text(OPERATORS).splitlines():
        row = re.match(r"\| `([a-z]+)[ `]", line)
        if row and row[1] in COMMANDS:
            missing += [
                f"{row[1]} {option}"
                for option in re.findall(r"--[a-z-]+", line)
                if option not in options(parser_of((row[1],)))
            ]
    assert missing == []


def options(parser: argparse.ArgumentParser | None) -> set[str]:
    """Return the options of a parser and of the parts that it hands over to."""
    found: set[str] = set()
    for action in parser._actions if parser else ():
        found |= set(action.option_strings)
        for part in dict(action.choices or {}).values() if isinstance(action, SUBPARSERS) else ():
            found |= options(part)
    return found


SUBPARSERS = argparse._SubParsersAction


def test_readme_names_the_two_commands():
    assert {("run",), ("test",)} <= set(invocations("README.md"))
