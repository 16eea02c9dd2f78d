# SPDX-License-Identifier: MPL-2.0
"""What the Nu checker does not say of a page: balanced tags, link targets, heading order, table heads, nothing fetched.

`problems(text)` returns lines, one for each problem.
"""

import json
import re
from collections import Counter
from html.parser import HTMLParser

VOID = {"area", "base", "br", "col", "embed", "hr", "img", "input", "link", "meta", "source", "track", "wbr"}
FETCHING = {"img": "src", "script": "src", "link": "href", "iframe": "src", "source": "src", "video": "src", "audio": "src", "object": "data"}


class _Page(HTMLParser):
    def __init__(self):
        super().__init__(convert_charrefs=True)
        self.problems: list[str] = []
        self.stack: list[str] = []
        self.ids: list[str] = []
        self.targets: list[str] = []
        self.levels: list[int] = []
        self.linked_data: list[str] = []
        self.in_linked_data = False
        self.language = self.title = ""
        self.table_heads: list[bool] = []

    def handle_starttag(self, tag, attrs):
        self._open(tag, dict(attrs))
        if tag not in VOID:
            self.stack.append(tag)

    def handle_startendtag(self, tag, attrs):
        self._open(tag, dict(attrs))

    def handle_endtag(self, tag):
        if tag in VOID:
            return
        if not self.stack or self.stack[-1] != tag:
            self.problems.append(f"line {self.getpos()[0]}: </{tag}> closes <{self.stack[-1] if self.stack else 'nothing'}>")
            if tag in self.stack:
                while self.stack.pop() != tag:
                    pass
            return
        self.stack.pop()
        if tag == "table" and not self.table_heads.pop():
            self.problems.append(f"line {self.getpos()[0]}: a table without a th scope")
        self.in_linked_data = False

    def handle_data(self, data):
        if self.in_linked_data:
            self.linked_data[-1] += data
        if self.stack and self.stack[-1] == "title" and "svg" not in self.stack:
            self.title += data

    def _open(self, tag, attributes):
        line = self.getpos()[0]
        if "id" in attributes:
            self.ids.append(attributes["id"])
        if tag == "html":
            self.language = attributes.get("lang") or ""
        if re.fullmatch(r"h[1-6]", tag):
            self.levels.append(int(tag[1]))
        if tag == "a" and (attributes.get("href") or "").startswith("#"):
            self.targets.append(attributes["href"][1:])
        if tag == "img" and "alt" not in attributes:
            self.problems.append(f"line {line}: an image without alt")
        if tag == "table":
            self.table_heads.append(False)
        if tag == "th" and attributes.get("scope") and self.table_heads:
            self.table_heads[-1] = True
        if tag == "script" and attributes.get("type") == "application/ld+json":
            self.in_linked_data = True
            self.linked_data.append("")
        fetched = attributes.get(FETCHING.get(tag, "")) or ""
        if re.match(r"(https?:)?//", fetched) and attributes.get("rel") not in ("canonical", "license", "alternate"):
            self.problems.append(f"line {line}: <{tag}> fetches {fetched}")


def linked_data(text: str) -> list[dict]:
    page = _Page()
    page.feed(text)
    return [json.loads(block) for block in page.linked_data]


def problems(text: str) -> list[str]:
    page = _Page()
    page.feed(text)
    page.close()
    found = page.problems
    if not text.lower().startswith("<!doctype html>"):
        found.append("no doctype at the start")
    if page.stack:
        found.append(f"never closed: {page.stack}")
    found += [f"id {name!r} occurs {count} times" for name, count in Counter(page.ids).items() if count > 1]
    found += [f"link to #{target}, which is not there" for target in sorted(set(page.targets) - set(page.ids) - {""})]
    if not page.language:
        found.append("no lang on <html>")
    if not page.title.strip():
        found.append("no title")
    if page.levels.count(1) != 1:
        found.append(f"{page.levels.count(1)} h1 elements")
    found += [f"h{b} follows h{a}" for a, b in zip(page.levels, page.levels[1:]) if b > a + 1]
    for block in page.linked_data:
        try:
            json.loads(block)
        except ValueError as error:
            found.append(f"linked data is no JSON: {error}")
    if not page.linked_data:
        found.append("no linked data")
    return found
