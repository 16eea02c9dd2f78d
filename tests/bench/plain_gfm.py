# SPDX-License-Identifier: MPL-2.0
"""The dialect's Markdown turned into plain GFM, so that every peer reads the same text.

    plain_gfm.py FILE.md TIMES OUT.md
"""

import csv
import io
import re
import sys
from pathlib import Path

import yaml


def _cell(value) -> str:
    lines = []
    for part in value if isinstance(value, list) else [value]:
        if isinstance(part, dict):
            part = " ".join(str(v) for v in part.values() if not isinstance(v, (dict, list)))
        lines += [line.strip(" -") for line in str("" if part is None else part).splitlines() if line.strip()]
    return "<br>".join(lines).replace("|", "\\|")


def _rows(path: Path) -> tuple[list[str], list[list[str]]]:
    if path.suffix == ".csv":
        data = path.read_bytes()
        try:
            text = data.decode("utf-8-sig")
        except UnicodeDecodeError:
            text = data.decode("cp1252")
        delimiter = max(";,\t", key=text.split("\n", 1)[0].count)
        rows = list(csv.reader(io.StringIO(text), delimiter=delimiter))
        return rows[0], rows[1:]
    table = yaml.safe_load(path.read_text(encoding="utf-8"))
    if not isinstance(table, dict) or not table.get("rows"):
        return [], []
    names = [field["name"] for field in table.get("fields", [])] or list(table["rows"][0])
    titles = {field["name"]: field.get("title", field["name"]) for field in table.get("fields", [])}
    return [titles.get(name, name) for name in names], [[row.get(name) for name in names] for row in table["rows"] if isinstance(row, dict)]


def _table(match: re.Match, folder: Path) -> str:
    source = re.search(r'src="([^"]+)"', match.group(1))
    path = folder / source.group(1) if source else None
    if path is None or not path.is_file():
        return match.group(2)
    head, rows = _rows(path)
    if not head:
        return match.group(2)
    lines = ["| " + " | ".join(map(_cell, head)) + " |", "|" + "---|" * len(head)]
    lines += ["| " + " | ".join(_cell(v) for v in (row + [""] * len(head))[:len(head)]) + " |" for row in rows]
    return "\n" + "\n".join(lines) + "\n\n" + match.group(2)


def convert(path: Path) -> str:
    text = path.read_text(encoding="utf-8")
    front = re.match(r"---\n(.*?)\n---\n", text, re.DOTALL)
    fields = yaml.safe_load(front.group(1)) if front else {}
    text = text[front.end():] if front else text
    text = re.sub(r"<!--.*?-->", "", text, flags=re.DOTALL)
    text = re.sub(r"(?m)^:::+ *\{(\.table[^}]*)\}\n(.*?)^:::+ *$", lambda m: _table(m, path.parent), text, flags=re.DOTALL)
    text = re.sub(r"(?m)^:::+.*$", "", text)
    text = re.sub(r"(?m)^: (.*)$", r"\1", text)
    text = re.sub(r"(?<!\\)\{\{[^}]*\}\}", "2024", text)
    text = re.sub(r"\{[#.][^}\n]*\}", "", text)
    text = re.sub(r"!\[[^\]]*\]\([^)]*\)", "", text)
    text = re.sub(r"(?<!\w)@(tbl|fig|sec)-[\w-]+", "afsnittet", text)
    head = f"---\ntitle: {fields.get('title', path.stem)!r}\nlang: {fields.get('lang', 'da')}\n---\n\n"
    return head + re.sub(r"\n{3,}", "\n\n", text)


def repeat(text: str, times: int) -> str:
    """The body so many times over; headings and footnotes get a number, so that none is there twice."""
    front = re.match(r"---\n.*?\n---\n", text, re.DOTALL)
    head, body = (text[:front.end()], text[front.end():]) if front else ("", text)
    bodies = []
    for number in range(1, times + 1):
        copy = body
        if number > 1:
            copy = re.sub(r"(?m)^(#{1,6} .*?)\s*$", rf"\1 ({number})", copy)
            copy = re.sub(r"\[\^([^\]]+)\]", rf"[^\1-{number}]", copy)
        bodies.append(copy)
    return head + "\n\n".join(bodies)


if __name__ == "__main__":
    Path(sys.argv[3]).write_text(repeat(convert(Path(sys.argv[1])), int(sys.argv[2])), encoding="utf-8")
