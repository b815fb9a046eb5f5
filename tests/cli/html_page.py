"""A page as a tree that tests ask: elements with their attributes and text, as a browser would build them."""

from __future__ import annotations

from collections.abc import Iterator
from html.parser import HTMLParser

VOID = {"meta", "link", "br", "input", "hr", "img"}


class Element:
    """One element: `text` is all that is in it, without what a script or style holds."""

    def __init__(self, tag: str, attributes: dict[str, str]) -> None:
        self.tag, self.attributes = tag, attributes
        self.inside: list[Element | str] = []

    @property
    def text(self) -> str:
        parts = (one if isinstance(one, str) else one.text for one in self.inside)
        return " ".join(" ".join(parts).split()) if self.tag not in ("script", "style") else ""

    @property
    def source(self) -> str:
        return "".join(one for one in self.inside if isinstance(one, str))

    def walk(self) -> Iterator[Element]:
        yield self
        for one in self.inside:
            if isinstance(one, Element):
                yield from one.walk()

    def all(self, tag: str = "", cls: str = "") -> list[Element]:
        return [
            one
            for one in self.walk()
            if (not tag or one.tag == tag) and (not cls or cls in one.attributes.get("class", "").split())
        ]

    def one(self, tag: str = "", cls: str = "") -> Element:
        return self.all(tag, cls)[0]


class _Builder(HTMLParser):
    def __init__(self) -> None:
        super().__init__()
        self.open = [Element("", {})]

    def handle_starttag(self, tag, attrs) -> None:
        made = Element(tag, {name: value or "" for name, value in attrs})
        self.open[-1].inside.append(made)
        if tag not in VOID:
            self.open.append(made)

    def handle_startendtag(self, tag, attrs) -> None:
        self.open[-1].inside.append(Element(tag, {name: value or "" for name, value in attrs}))

    def handle_endtag(self, tag) -> None:
        assert self.open[-1].tag == tag, f"</{tag}> ends <{self.open[-1].tag}>"
        self.open.pop()

    def handle_data(self, data) -> None:
        self.open[-1].inside.append(data)


def read_page(html: str) -> Element:
    """The page; raises AssertionError where an element is not closed, or closed in another's place."""
    builder = _Builder()
    builder.feed(html)
    builder.close()
    assert len(builder.open) == 1, f"<{builder.open[-1].tag}> is not closed"
    return builder.open[0]
