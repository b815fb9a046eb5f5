"""What Babel's tools read beside marked sentences: help that stands in docstrings and settings, and the rules' pages.

For those who translate alone; no command imports it. `words.cfg` and `pages.cfg` name the two to `pybabel extract`.
"""

from __future__ import annotations

import ast
import inspect
import tomllib
from collections.abc import Iterable, Iterator, Sequence
from typing import IO, Any

from okrcli.i18n import unwrap
from okrcli.lint.page import read_page

Message = tuple[Any, ...]
"""As Babel wants it: the line, the function that marks it, its text or context and text, comments."""

# What the arguments of the functions are that declare commands and options: see `okrcli.cli.help` and `.options`.
_PLACES = {
    "argument": ("metavar",),
    "command": ("example",) * 20,
    "make_group": ("module", "words", *("example",) * 20),
    "option": ("names", "metavar"),
    "partial": ("of", "names", "metavar"),
}


def words(file: IO[bytes], keywords: Iterable[str], comment_tags: Sequence[str], options: Any) -> Iterator[Message]:
    """Every sentence that a call marks, one of `translated` too, then a command's docstring, metavars and examples."""
    from babel.messages.extract import extract_python

    for at, name, said, comments in extract_python(
        file, {**dict.fromkeys(keywords), "translated": None}, comment_tags, options
    ):
        yield at, None if name == "translated" else name, said, comments
    file.seek(0)
    for node in ast.walk(ast.parse(file.read())):
        if isinstance(node, ast.FunctionDef) and _is_decorated(node, "command"):
            yield node.lineno, None, unwrap(_docstring(node)), []
        for line, name, text in _settings(node):
            if name == "metavar" and any(each.isalpha() for each in text):
                yield line, "pgettext", ("metavar", text), []
            elif name in ("example", "epilog"):
                for example in text.splitlines():
                    yield line, None, example, []


def pages(file: IO[bytes], keywords: Iterable[str], comment_tags: Sequence[str], options: Any) -> Iterator[Message]:
    """The title and the sections of each rule's page, which is a docstring or stands in a file of pages."""
    for line, written in _pages_in_toml(file) if options.get("toml") else _pages_in_python(file):
        page = read_page(written)
        for text in (page.title, *page.sections.values()):
            yield line, None, text, []


def _pages_in_python(file: IO[bytes]) -> Iterator[tuple[int, str]]:
    for node in ast.walk(ast.parse(file.read())):
        if isinstance(node, ast.FunctionDef) and _is_decorated(node, "rule"):
            yield node.lineno, _docstring(node)


def _pages_in_toml(file: IO[bytes]) -> Iterator[tuple[int, str]]:
    for rule in tomllib.load(file).values():
        yield 0, rule["page"]


def _is_decorated(function: ast.FunctionDef, name: str) -> bool:
    """Whether one of its decorators is a call of `name`, or of `anything.name`."""
    called = (each.func for each in function.decorator_list if isinstance(each, ast.Call))
    return any(name in (getattr(one, "id", None), getattr(one, "attr", None)) for one in called)


def _docstring(function: ast.FunctionDef) -> str:
    return inspect.cleandoc(ast.get_docstring(function, clean=False) or "")


def _settings(node: ast.AST) -> Iterator[tuple[int, str, str]]:
    """The texts that a call or a dictionary gives by name, or at their place in a declaration, each with its line."""
    named: list[tuple[object, ast.expr]] = []
    if isinstance(node, ast.Call):
        places = _PLACES.get(getattr(node.func, "id", ""), ())
        named = [*zip(places, node.args, strict=False), *((one.arg, one.value) for one in node.keywords)]
    elif isinstance(node, ast.Dict):
        named = [(getattr(key, "value", None), value) for key, value in zip(node.keys, node.values, strict=True)]
    for name, value in named:
        if isinstance(name, str) and isinstance(value, ast.Constant) and isinstance(value.value, str):
            yield value.lineno, name, value.value
