# SPDX-License-Identifier: MPL-2.0
"""What the schema validators pass over in a DOCX, and Word does not.

`problems(path)` returns lines, one for each problem. Each rule is one function over the package; RULES lists them.
"""

import posixpath
import re
import zipfile
from collections import Counter
from pathlib import Path
from xml.etree import ElementTree

W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
W14 = "{http://schemas.microsoft.com/office/word/2010/wordml}"
W15 = "{http://schemas.microsoft.com/office/word/2012/wordml}"
R = "{http://schemas.openxmlformats.org/officeDocument/2006/relationships}"
RELATION = "{http://schemas.openxmlformats.org/package/2006/relationships}Relationship"
TYPES = "{http://schemas.openxmlformats.org/package/2006/content-types}"
WP = "{http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing}"
DS = "{http://schemas.openxmlformats.org/officeDocument/2006/customXml}"
PROPERTY = "{http://schemas.openxmlformats.org/officeDocument/2006/custom-properties}property"
XML_SPACE = "{http://www.w3.org/XML/1998/namespace}space"


class Package:
    def __init__(self, path: Path):
        with zipfile.ZipFile(path) as file:
            self.names = file.namelist()
            self.data = {name: file.read(name) for name in self.names}
        self.trees = {name: ElementTree.fromstring(data) for name, data in self.data.items()
                      if name.endswith((".xml", ".rels"))}

    def stories(self):
        """The parts that hold running text, with their names."""
        for name, tree in self.trees.items():
            if re.fullmatch(r"word/(document|footnotes|endnotes|comments|header\d*|footer\d*|glossary/document)\.xml", name):
                yield name, tree

    def all(self, tag: str):
        for name, tree in self.stories():
            for node in tree.iter(tag):
                yield name, node


def val(node, tag: str | None = None, attribute: str = W + "val") -> str | None:
    node = node if tag is None or node is None else node.find(tag)
    return None if node is None else node.get(attribute)


def _repeated(what: str, values) -> list[str]:
    return [f"{what} {value!r} occurs {count} times" for value, count in Counter(values).items() if count > 1]


def package_parts(p: Package) -> list[str]:
    problems = _repeated("part", p.names)
    if p.names[:1] != ["[Content_Types].xml"]:
        problems.append("[Content_Types].xml is not the first part")
    types = p.trees["[Content_Types].xml"]
    overrides = [o.get("PartName") for o in types.iter(TYPES + "Override")]
    defaults = {d.get("Extension").lower() for d in types.iter(TYPES + "Default")}
    problems += _repeated("content type of", overrides)
    problems += [f"content type for a part that is not there: {o}" for o in overrides if o.lstrip("/") not in p.data]
    problems += [f"no content type: {n}" for n in p.names
                 if n != "[Content_Types].xml" and "/" + n not in overrides and n.rsplit(".", 1)[-1].lower() not in defaults]
    if not any(re.fullmatch(r"word/theme/theme\d*\.xml", n) for n in p.names):
        problems.append("no theme part")
    return problems


def _targets(p: Package, rels: str) -> dict[str, str]:
    """Relationship id → part name, for internal targets of one .rels part."""
    folder = posixpath.dirname(posixpath.dirname(rels))
    found = {}
    for relation in p.trees[rels].iter(RELATION):
        if relation.get("TargetMode") != "External":
            target = relation.get("Target")
            found[relation.get("Id")] = target.lstrip("/") if target.startswith("/") else posixpath.normpath(posixpath.join(folder, target))
    return found


def relationships(p: Package) -> list[str]:
    problems, reached = [], {"[Content_Types].xml"}
    for rels in [name for name in p.names if name.endswith(".rels")]:
        reached.add(rels)
        problems += [f"{rels}: {line}" for line in _repeated("id", [r.get("Id") for r in p.trees[rels].iter(RELATION)])]
        targets = _targets(p, rels)
        problems += [f"{rels}: {i} leads to {t}, which is not there" for i, t in targets.items() if t not in p.data]
        reached.update(targets.values())
        owner = posixpath.join(posixpath.dirname(posixpath.dirname(rels)), posixpath.basename(rels)[:-5])
        known = {r.get("Id") for r in p.trees[rels].iter(RELATION)}
        if owner in p.trees:
            used = {value for node in p.trees[owner].iter() for key, value in node.attrib.items() if key.startswith(R)}
            problems += [f"{owner}: relationship {i} is used but not declared" for i in sorted(used - known)]
    for name, tree in p.stories():
        rels = posixpath.join(posixpath.dirname(name), "_rels", posixpath.basename(name) + ".rels")
        if rels not in p.data and any(k.startswith(R) for n in tree.iter() for k in n.attrib):
            problems.append(f"{name}: uses relationships but has none")
    return problems + [f"nothing leads to {name}" for name in p.names if name not in reached]


def ignorable_prefixes(p: Package) -> list[str]:
    problems = []
    for name, data in p.data.items():
        found = re.search(rb"<[^?!][^>]*\bmc:Ignorable=[\"']([^\"']*)[\"'][^>]*>", data)
        if found:
            for prefix in found.group(1).split():
                if b"xmlns:" + prefix + b"=" not in found.group(0):
                    problems.append(f"{name}: mc:Ignorable names {prefix.decode()}, which is not declared")
    return problems


def unique_ids(p: Package) -> list[str]:
    problems = _repeated("sdt id", [val(n, W + "id") for _, n in p.all(W + "sdtPr") if n.find(W + "id") is not None])
    problems += _repeated("docPr id", [n.get("id") for _, n in p.all(WP + "docPr")])
    paragraphs = [n.get(W14 + "paraId") for tag in ("p", "tr") for _, n in p.all(W + tag) if n.get(W14 + "paraId")]
    problems += _repeated("paraId", paragraphs)
    problems += [f"paraId {i} is not below 80000000" for i in paragraphs if not 0 < int(i, 16) < 0x80000000]
    changes = [n.get(W + "id") for tag in ("ins", "del", "moveFrom", "moveTo", "rPrChange", "pPrChange", "cellIns", "cellDel")
               for _, n in p.all(W + tag)]
    problems += _repeated("revision id", changes)
    if "docProps/custom.xml" in p.trees:
        numbers = [int(n.get("pid")) for n in p.trees["docProps/custom.xml"].iter(PROPERTY)]
        problems += _repeated("custom property id", numbers)
        problems += [f"custom property id {n} is below 2" for n in numbers if n < 2]
        problems += _repeated("custom property", [n.get("name").lower() for n in p.trees["docProps/custom.xml"].iter(PROPERTY)])
    return problems


def numbering(p: Package) -> list[str]:
    tree = p.trees.get("word/numbering.xml")
    levels, instances, problems = {}, {}, []
    if tree is not None:
        order = [child.tag for child in tree]
        if W + "num" in order and W + "abstractNum" in order[order.index(W + "num"):]:
            problems.append("numbering: an abstractNum after a num")
        levels = {a.get(W + "abstractNumId"): {l.get(W + "ilvl") for l in a.iter(W + "lvl")} for a in tree.iter(W + "abstractNum")}
        instances = {n.get(W + "numId"): val(n, W + "abstractNumId") for n in tree.iter(W + "num")}
        problems += [f"numbering: num {n} uses abstractNum {a}, which is not there" for n, a in instances.items() if a not in levels]
    properties = list(p.all(W + "numPr"))
    if "word/styles.xml" in p.trees:
        properties += [("word/styles.xml", n) for n in p.trees["word/styles.xml"].iter(W + "numPr")]
    for name, node in properties:
        number, level = val(node, W + "numId"), val(node, W + "ilvl") or "0"
        if number in (None, "0"):
            continue
        if number not in instances:
            problems.append(f"{name}: numId {number} is not in numbering.xml")
        elif level not in levels.get(instances[number], ()):
            problems.append(f"{name}: numId {number} has no level {level}")
    return sorted(set(problems))


def bookmarks(p: Package) -> list[str]:
    problems = []
    names = [n.get(W + "name") for _, n in p.all(W + "bookmarkStart")]
    problems += _repeated("bookmark", [n.lower() for n in names])
    problems += _repeated("bookmark id", [n.get(W + "id") for _, n in p.all(W + "bookmarkStart")])
    problems += [f"bookmark name longer than 40: {n}" for n in names if len(n) > 40]
    problems += [f"bookmark name that Word does not take: {n}" for n in names if not re.fullmatch(r"[^\W\d]\w*", n)]
    for kind in ("bookmark", "commentRange", "moveFromRange", "moveToRange"):
        for name, tree in p.stories():
            open_ids = []
            for node in tree.iter():
                if node.tag == f"{W}{kind}Start":
                    open_ids.append(node.get(W + "id"))
                elif node.tag == f"{W}{kind}End":
                    if node.get(W + "id") in open_ids:
                        open_ids.remove(node.get(W + "id"))
                    else:
                        problems.append(f"{name}: {kind}End {node.get(W + 'id')} without a start before it")
            problems += [f"{name}: {kind}Start {i} never ends" for i in open_ids]
    return problems


def _field_stories(p: Package):
    for name, tree in p.stories():
        notes = list(tree) if re.search(r"(footnotes|endnotes|comments)\.xml$", name) else [tree]
        for note in notes:
            yield name, note


def fields(p: Package) -> list[str]:
    """begin, separate and end in order in every story; and what REF, PAGEREF, NOTEREF and links point at is there."""
    problems, instructions = [], []
    for name, story in _field_stories(p):
        stack: list[list] = []
        for node in story.iter():
            if node.tag == W + "fldChar":
                kind = node.get(W + "fldCharType")
                if kind == "begin":
                    stack.append(["begin", ""])
                elif not stack or (kind == "separate" and stack[-1][0] != "begin"):
                    problems.append(f"{name}: field {kind} without a begin before it")
                elif kind == "separate":
                    stack[-1][0] = "separate"
                else:
                    instructions.append((name, stack.pop()[1]))
            elif node.tag == W + "instrText":
                if not stack or stack[-1][0] != "begin":
                    problems.append(f"{name}: instrText outside a field's beginning")
                else:
                    stack[-1][1] += node.text or ""
            elif node.tag == W + "fldSimple":
                instructions.append((name, node.get(W + "instr") or ""))
        problems += [f"{name}: field never ends: {text.strip()}" for _, text in stack]
    known = {n.get(W + "name") for _, n in p.all(W + "bookmarkStart")}
    for name, text in instructions:
        if not text.strip():
            problems.append(f"{name}: field without an instruction")
        target = re.match(r"\s*(REF|PAGEREF|NOTEREF)\s+\"?([^\s\"\\]+)", text) or re.match(r"\s*(HYPERLINK)\s+\\l\s+\"([^\"]+)\"", text)
        if target and target.group(2) not in known:
            problems.append(f"{name}: {target.group(1)} to {target.group(2)}, a bookmark that is not there")
    problems += [f"{name}: hyperlink to {n.get(W + 'anchor')}, a bookmark that is not there" for name, n in p.all(W + "hyperlink")
                 if n.get(W + "anchor") and n.get(W + "anchor") not in known]
    return problems


def _rows(table):
    for child in table:
        if child.tag == W + "tr":
            yield child
        elif child.tag in (W + "sdt", W + "customXml", W + "ins"):
            yield from (row for row in child.iter(W + "tr"))


def _cells(row):
    for child in row:
        if child.tag == W + "tc":
            yield child
        elif child.tag == W + "sdt":
            yield from child.findall(f"{W}sdtContent/{W}tc")


def tables(p: Package) -> list[str]:
    problems = []
    for name, table in p.all(W + "tbl"):
        grid = table.findall(f"{W}tblGrid/{W}gridCol")
        if not grid:
            problems.append(f"{name}: a table without a grid")
        merged: set[int] = set()
        for number, row in enumerate(_rows(table), 1):
            column = int(val(row.find(W + "trPr"), W + "gridBefore") or 0)
            going_on: set[int] = set()
            for cell in _cells(row):
                properties = cell.find(W + "tcPr")
                span = int(val(properties, W + "gridSpan") or 1)
                merge = properties.find(W + "vMerge") if properties is not None else None
                if merge is not None:
                    if merge.get(W + "val", "continue") != "restart" and column not in merged:
                        problems.append(f"{name}: row {number}, column {column + 1}: vMerge goes on, but nothing started it")
                    going_on.add(column)
                if not len(cell) or cell[-1].tag != W + "p":
                    problems.append(f"{name}: row {number}, column {column + 1}: the cell does not end with a paragraph")
                column += span
            column += int(val(row.find(W + "trPr"), W + "gridAfter") or 0)
            if grid and column != len(grid):
                problems.append(f"{name}: row {number} fills {column} of {len(grid)} grid columns")
            merged = going_on
    for tag in ("tblHeader", "cantSplit", "b", "i", "keepNext", "keepLines"):
        problems += [f"{name}: <w:{tag} w:val=\"true\"/> instead of the empty element" for name, n in p.all(W + tag)
                     if n.get(W + "val") == "true"]
    return problems


def styles(p: Package) -> list[str]:
    if "word/styles.xml" not in p.trees:
        return ["no styles part"]
    tree = p.trees["word/styles.xml"]
    known = [s.get(W + "styleId") for s in tree.iter(W + "style")]
    problems = _repeated("style id", known) + _repeated("style name", [val(s, W + "name") for s in tree.iter(W + "style")])
    used = {(name, n.get(W + "val")) for tag in ("pStyle", "rStyle", "tblStyle") for name, n in p.all(W + tag)}
    used |= {("word/styles.xml", n.get(W + "val")) for tag in ("basedOn", "next", "link") for n in tree.iter(W + tag)}
    if "word/numbering.xml" in p.trees:
        used |= {("word/numbering.xml", n.get(W + "val")) for n in p.trees["word/numbering.xml"].iter(W + "pStyle")}
    problems += [f"{name}: style {style} is not in styles.xml" for name, style in sorted(used) if style not in known]
    if tree.find(f"{W}docDefaults/{W}rPrDefault/{W}rPr/{W}lang") is None:
        problems.append("styles: no language in the document's defaults")
    return problems


def notes_and_comments(p: Package) -> list[str]:
    problems = []
    for kind in ("footnote", "endnote", "comment"):
        tree = p.trees.get(f"word/{kind}s.xml")
        there = [n.get(W + "id") for n in tree.iter(W + kind) if n.get(W + "type") in (None, "normal")] if tree is not None else []
        referred = [n.get(W + "id") for _, n in p.all(f"{W}{kind}Reference")]
        problems += _repeated(f"{kind} id", there)
        problems += [f"{kind} {i} is referred to but not there" for i in referred if i not in there]
        problems += [f"{kind} {i} is not referred to" for i in there if i not in referred]
    for start, end in (("moveFromRangeStart", "moveToRangeStart"),):
        left = {n.get(W + "name") for _, n in p.all(W + start)}
        right = {n.get(W + "name") for _, n in p.all(W + end)}
        problems += [f"move {name} has only one end" for name in sorted(left ^ right)]
    return problems


def content_controls(p: Package) -> list[str]:
    stores = {n.get(DS + "itemID") for name, t in p.trees.items() if name.startswith("customXml/") for n in t.iter(DS + "datastoreItem")}
    problems = [f"{name}: data binding to store {n.get(W + 'storeItemID')}, which is not there" for tag in (W, W15)
                for name, n in p.all(tag + "dataBinding") if n.get(W + "storeItemID") and n.get(W + "storeItemID") not in stores]
    for name, n in p.all(W + "sdt"):
        if n.find(W + "sdtContent") is None:
            problems.append(f"{name}: a content control without content")
    return problems


def text_runs(p: Package) -> list[str]:
    problems = []
    for tag in ("t", "delText", "instrText"):
        for name, n in p.all(W + tag):
            text = n.text or ""
            if text != text.strip() and n.get(XML_SPACE) != "preserve":
                problems.append(f"{name}: {text!r} loses its spaces: no xml:space")
    for name, n in p.all(W + "del"):
        if any(True for _ in n.iter(W + "t")):
            problems.append(f"{name}: w:t inside w:del")
    problems += [f"{name}: a picture without alternative text" for name, n in p.all(WP + "docPr")
                 if not (n.get("descr") or "").strip() and not any("decorative" in c.tag for c in n.iter())]
    return problems


RULES = (package_parts, relationships, ignorable_prefixes, unique_ids, numbering, bookmarks, fields, tables, styles,
         notes_and_comments, content_controls, text_runs)


def problems(path: Path) -> list[str]:
    package = Package(path)
    return [f"{rule.__name__}: {line}" for rule in RULES for line in rule(package)]
