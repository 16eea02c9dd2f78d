# SPDX-License-Identifier: MPL-2.0
"""A PDF as qpdf reads it, and what veraPDF does not look at in its structure tree and its cross-reference stream.

`structure_problems(path)` and `xref_problems(path)` return lines, one for each problem; no line is a pass.
"""

import base64
import json
import re
import zlib
from pathlib import Path

from harness import judges

REFERENCE = re.compile(r"^\d+ \d+ R$")
HEADING = re.compile(r"^H([1-6])$")


class Pdf:
    def __init__(self, path: Path):
        done = judges.run([judges.tool("qpdf"), "--json=2", "--json-key=qpdf", "--json-stream-data=inline",
                           "--decode-level=generalized", str(path)])
        if done.returncode not in (0, 3):
            raise AssertionError(f"qpdf cannot read {path.name}: {done.stderr[:1000]}")
        self.objects = json.loads(done.stdout)["qpdf"][1]
        self.root = self.get(self.get(self.objects["trailer"]["value"])["/Root"])

    def get(self, value):
        """The value itself, or what a reference leads to; a stream gives its dictionary."""
        while isinstance(value, str) and REFERENCE.match(value):
            found = self.objects.get("obj:" + value)
            if found is None:
                return None
            value = found["value"] if "value" in found else found["stream"]["dict"]
        return value

    def stream(self, reference: str) -> bytes:
        return base64.b64decode(self.objects["obj:" + reference]["stream"].get("data", ""))

    def pages(self, node=None) -> list[dict]:
        node = self.get(self.root["/Pages"]) if node is None else node
        if node.get("/Type") != "/Pages":
            return [node]
        return [page for kid in node["/Kids"] for page in self.pages(self.get(kid))]

    def content(self, page: dict) -> bytes:
        contents = page.get("/Contents", [])
        if isinstance(contents, str) and isinstance(self.get(contents), list):
            contents = self.get(contents)
        parts = contents if isinstance(contents, list) else [contents]
        return b"\n".join(self.stream(part) for part in parts)

    def number_tree(self, node) -> dict[int, object]:
        node = self.get(node) or {}
        numbers = self.get(node.get("/Nums", [])) or []
        found = {numbers[i]: numbers[i + 1] for i in range(0, len(numbers), 2)}
        for kid in self.get(node.get("/Kids", [])) or []:
            found.update(self.number_tree(kid))
        return found

    def name_tree(self, node) -> dict[str, object]:
        node = self.get(node) or {}
        names = self.get(node.get("/Names", [])) or []
        found = {names[i]: names[i + 1] for i in range(0, len(names), 2)}
        for kid in self.get(node.get("/Kids", [])) or []:
            found.update(self.name_tree(kid))
        return found

    def text(self, value) -> str:
        value = self.get(value)
        return value[2:] if isinstance(value, str) and value[:2] in ("u:", "b:") else ""


class Element:
    """A structure element with its kids; marked content and object references are counted, not kept."""

    def __init__(self, pdf: Pdf, value: dict, depth: int = 0):
        if depth > 200:
            raise AssertionError("structure tree nested more than 200 deep: a loop?")
        self.value = value
        self.kind = str(value.get("/S", "")).lstrip("/")
        self.kids: list[Element] = []
        self.marks = 0
        self.annotations: list[dict] = []
        kids = pdf.get(value.get("/K", []))
        for kid in kids if isinstance(kids, list) else [kids]:
            kid = pdf.get(kid)
            if isinstance(kid, int):
                self.marks += 1
            elif isinstance(kid, dict) and kid.get("/Type") == "/MCR":
                self.marks += 1
            elif isinstance(kid, dict) and kid.get("/Type") == "/OBJR":
                self.annotations.append(pdf.get(kid["/Obj"]) or {})
            elif isinstance(kid, dict):
                self.kids.append(Element(pdf, kid, depth + 1))
        attributes = pdf.get(value.get("/A", []))
        self.attributes: dict[str, object] = {}
        for attribute in attributes if isinstance(attributes, list) else [attributes]:
            attribute = pdf.get(attribute)
            if isinstance(attribute, dict):
                self.attributes.update({key: pdf.get(val) for key, val in attribute.items()})

    def walk(self):
        yield self
        for kid in self.kids:
            yield from kid.walk()


def write_broken(source: Path, broken: Path, change) -> None:
    """A copy of a good PDF after `change` has had its way with each of its dictionaries."""
    objects = Pdf(source).objects
    changed = {}
    for name, entry in objects.items():
        value = entry.get("value")
        if isinstance(value, dict) and name != "trailer":
            copy = json.loads(json.dumps(value))
            change(copy)
            if copy != value:
                changed[name] = {"value": copy}
    if not changed:
        raise AssertionError("nothing was broken")
    head = {"jsonversion": 2, "pushedinheritedpageresources": False, "calledgetallpages": False, "maxobjectid": len(objects) + 1}
    update = broken.with_suffix(".json")
    update.write_text(json.dumps({"qpdf": [head, changed]}), encoding="utf-8")
    done = judges.run([judges.tool("qpdf"), f"--update-from-json={update}", str(source), str(broken)])
    if done.returncode not in (0, 3):
        raise AssertionError(f"qpdf: {done.stderr[:1000]}")


def _table_rows(table: Element) -> list[Element]:
    rows = []
    for kid in table.kids:
        if kid.kind == "TR":
            rows.append(kid)
        elif kid.kind in ("THead", "TBody", "TFoot"):
            rows.extend(row for row in kid.kids if row.kind == "TR")
    return rows


def _table_problems(pdf: Pdf, table: Element, ids: set[str]) -> list[str]:
    problems = []
    rows = _table_rows(table)
    if not rows:
        return ["Table without rows"]
    filled: dict[int, set[int]] = {}
    for number, row in enumerate(rows):
        column = 0
        for cell in row.kids:
            if cell.kind not in ("TH", "TD"):
                problems.append(f"{cell.kind} straight under TR")
                continue
            taken = filled.setdefault(number, set())
            while column in taken:
                column += 1
            down, across = int(cell.attributes.get("/RowSpan", 1)), int(cell.attributes.get("/ColSpan", 1))
            for r in range(number, number + down):
                if r >= len(rows):
                    problems.append(f"row {number + 1}: RowSpan {down} reaches below the table")
                    break
                filled.setdefault(r, set()).update(range(column, column + across))
            column += across
            if cell.kind == "TH" and cell.attributes.get("/Scope") not in ("/Row", "/Column", "/Both"):
                problems.append(f"row {number + 1}: TH without Scope")
            for header in cell.attributes.get("/Headers", []) or []:
                if pdf.get(header) not in ids:
                    problems.append(f"row {number + 1}: Headers names {header}, which the IDTree does not know")
    widths = {len(filled.get(number, ())) for number in range(len(rows))}
    if len(widths) != 1:
        problems.append(f"rows of different widths: {sorted(widths)}")
    if not any(cell.kind == "TH" for row in rows for cell in row.kids):
        problems.append("Table without a TH")
    return problems


def _heading_problems(elements: list[Element]) -> list[str]:
    levels = [int(HEADING.match(e.kind).group(1)) for e in elements if HEADING.match(e.kind)]
    problems = [] if levels else ["no headings"]
    if levels and levels[0] != 1:
        problems.append(f"the first heading is H{levels[0]}")
    problems += [f"H{b} follows H{a}" for a, b in zip(levels, levels[1:]) if b > a + 1]
    return problems


def _element_problems(pdf: Pdf, element: Element) -> list[str]:
    problems = []
    if element.kind in ("Figure", "Formula") and not pdf.text(element.value.get("/Alt")).strip():
        problems.append(f"{element.kind} without Alt")
    if element.kind == "Link":
        if not any(e.annotations for e in element.walk()):
            problems.append("Link without an annotation (OBJR)")
        problems += ["link annotation without Contents" for a in element.annotations
                     if not pdf.text(a.get("/Contents")).strip()]
    if element.kind == "Note" and not pdf.text(element.value.get("/ID")):
        problems.append("Note without ID")
    if element.kind == "L":
        problems += [f"{kid.kind} straight under L" for kid in element.kids if kid.kind not in ("LI", "L", "Caption")]
        labelled = any(part.kind == "Lbl" for item in element.kids for part in item.kids)
        if labelled and "/ListNumbering" not in element.attributes:
            problems.append("L with labels but without ListNumbering")
    if element.kind == "LI":
        problems += [f"{kid.kind} straight under LI" for kid in element.kids if kid.kind not in ("Lbl", "LBody")]
    return problems


def _mark_problems(pdf: Pdf, parents: dict[int, object]) -> list[str]:
    """Every marked-content id of a page is owned by a structure element, and the other way round."""
    problems = []
    for number, page in enumerate(pdf.pages(), 1):
        # Ids stand in property lists before BDC; strings of the text cannot hold one, since text is glyph ids in hex.
        used = {int(n) for n in re.findall(rb"/MCID\s+(\d+)[^>]*>>\s*BDC", pdf.content(page))}
        owners = pdf.get(parents.get(page.get("/StructParents"))) or []
        owned = {i for i, owner in enumerate(owners) if pdf.get(owner)}
        if used != owned:
            problems.append(f"page {number}: marked content {sorted(used ^ owned)[:5]} and the ParentTree disagree")
    return problems


def structure_problems(path: Path) -> list[str]:
    pdf = Pdf(path)
    root = pdf.root
    problems = []
    if (pdf.get(root.get("/MarkInfo")) or {}).get("/Marked") is not True:
        problems.append("MarkInfo does not say Marked")
    if not pdf.text(root.get("/Lang")):
        problems.append("no Lang in the catalog")
    if (pdf.get(root.get("/ViewerPreferences")) or {}).get("/DisplayDocTitle") is not True:
        problems.append("DisplayDocTitle is not set")
    tree = pdf.get(root.get("/StructTreeRoot"))
    if not tree:
        return [*problems, "no structure tree"]
    top = Element(pdf, tree)
    elements = list(top.walk())
    identified = {pdf.get(e.value["/ID"]) for e in elements if "/ID" in e.value}
    tree_ids = pdf.name_tree(tree.get("/IDTree"))
    if identified - set(tree_ids):
        problems.append(f"{len(identified - set(tree_ids))} of {len(identified)} element ids are not in the IDTree")
    if list(tree_ids) != sorted(tree_ids):
        problems.append("the IDTree's names are not sorted")
    if len(identified) != sum("/ID" in e.value for e in elements):
        problems.append("an element id is used twice")
    if not pdf.root.get("/Outlines") and sum(bool(HEADING.match(e.kind)) for e in elements) > 1:
        problems.append("headings but no bookmarks (Outlines)")
    problems += _heading_problems(elements)
    for element in elements:
        problems += _element_problems(pdf, element)
        if element.kind == "Table":
            problems += _table_problems(pdf, element, set(tree_ids))
    return problems + _mark_problems(pdf, pdf.number_tree(tree.get("/ParentTree")))


def _unpredict(data: bytes, columns: int) -> bytes:
    """Undoes PNG's "up" and "none" row filters, the ones that cross-reference streams use."""
    row, out = bytes(columns), bytearray()
    for start in range(0, len(data), columns + 1):
        kind, line = data[start], data[start + 1:start + 1 + columns]
        if kind not in (0, 2):
            raise AssertionError(f"PNG filter {kind} in a cross-reference stream")
        row = bytes((a + b) & 255 for a, b in zip(line, row)) if kind == 2 else line
        out += row
    return bytes(out)


def _integers(dictionary: bytes, key: str) -> list[int]:
    found = re.search(rb"/" + key.encode() + rb"\s*(\[[^\]]*\]|\d+)", dictionary)
    return [int(n) for n in re.findall(rb"\d+", found.group(1))] if found else []


def xref_problems(path: Path) -> list[str]:
    """The cross-reference stream has exactly the entries that it declares, and each leads to its object."""
    data = path.read_bytes()
    starts = re.findall(rb"startxref\s+(\d+)\s+%%EOF\s*$", data)
    if not starts:
        return ["the file does not end with startxref, an offset and %%EOF"]
    offset = int(starts[-1])
    if data[offset:offset + 4] == b"xref":
        return []  # a classic table; qpdf --check reads all of it
    found = re.match(rb"(\d+) 0 obj\s*(<<.*?>>)\s*stream\r?\n", data[offset:], re.DOTALL)
    if not found:
        return [f"no cross-reference stream at {offset}"]
    dictionary = found.group(2)
    raw = data[offset + found.end():]
    raw = raw[:_integers(dictionary, "Length")[0]]
    body = zlib.decompress(raw) if b"/FlateDecode" in dictionary else raw
    widths = _integers(dictionary, "W")
    size = _integers(dictionary, "Size")[0]
    index = _integers(dictionary, "Index") or [0, size]
    entry = sum(widths)
    if (_integers(dictionary, "Predictor") or [1])[0] > 1:
        body = _unpredict(body, (_integers(dictionary, "Columns") or [entry])[0])
    numbers = [n for i in range(0, len(index), 2) for n in range(index[i], index[i] + index[i + 1])]
    problems = []
    if len(body) != entry * len(numbers):
        problems.append(f"cross-reference stream: {len(body)} bytes for {len(numbers)} entries of {entry}")
    if numbers and max(numbers) + 1 != size:
        problems.append(f"cross-reference stream: Size {size}, last object {max(numbers)}")
    for position, number in enumerate(numbers):
        field = body[position * entry:(position + 1) * entry]
        kind = int.from_bytes(field[:widths[0]], "big") if widths[0] else 1
        where = int.from_bytes(field[widths[0]:widths[0] + widths[1]], "big")
        if kind == 1 and not re.match(rb"%d \d+ obj\b" % number, data[where:where + 24]):
            problems.append(f"cross-reference stream: object {number} is not at {where}")
    return problems
