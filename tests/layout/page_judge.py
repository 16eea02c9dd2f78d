# SPDX-License-Identifier: MPL-2.0
"""Counts what a reader would see as a mistake of the press, from the dumps of the assembly and of the pages.

`faults(assembly, pages, sheet)` joins the two dumps by node id, walks the lines in reading order and gives a Fault for each

  overfull      a run that leaves its column, that another cell's run prints over, or that stands below the page's foot
  lone heading  a heading whose page or column ends with it while its text goes on elsewhere
  orphan        a paragraph's first line alone at a page's or column's end
  widow         its last line (or a line of its middle) alone at the next one's begin
  divided word  a page that ends in a hyphen made by the program
  hole          a page that ends more than HOLE lines above its foot although what comes next had room there

and says for each whether it could have been avoided. Only these are held to be forced, and are counted apart:

  - a lone line in a table's row that no page can hold, or whose other cells are divided at the same place: rows are divided
    across all their cells at one height, so that one cell's good place is another's bad one;
  - a lone line in columns of fewer than FEW lines in all: whichever way they are parted, some line stands alone;
  - a hole when what must stay together at the next page's begin is taller than it: a heading with the first two lines of its
    text, a paragraph of up to three lines, the first two lines of a longer one, a line that ends in a colon with what it
    announces, a table's caption and head with its first ROWS rows (and a group's row with the next), a table of up to SHORT points,
    a row, a figure, a chart; a footnote that must come along counts in; or when the author ended the page there (a landscape
    part, the cover, the contents), or a table too wide for it got a page turned;
  - a hole that what comes next can fill, where that would leave a last page of fewer than RUNT lines;
  - an overfull line in quotes or lists nested so deep that they leave no column at all.
"""

import re
from collections import Counter
from dataclasses import dataclass, field, replace
from pathlib import Path

HOLE = 5       # lines of the baseline grid: a ninth of an A4 page
FEW = 4        # lines
ROW = 540      # points: no page holds a taller row under its head
SHORT = 170    # points: a fifth of an A4 page
ROWS = 2       # that a table begins with on a page, or it begins on the next one
RUNT = 4       # lines
HANGING = 0.5  # em that a sign may hang in the margin

PAGE = re.compile(r'page \d+ "[^"]*" ([\d.]+)x([\d.]+)')
MARK = r"(@\d+|label@?\d*|header|footer|artifact)"
TEXT = re.compile(rf'  text (-?[\d.]+),(-?[\d.]+) w([\d.]+) f\d+/([\d.]+) \S+ {MARK} "(.*)"((?: hyphen| space| up)*)$')
BOX = re.compile(r"  (?:fill|image|stroke) .*?(-?[\d.]+),(-?[\d.]+) ([\d.]+)x([\d.]+).*?" + MARK)
NODE = re.compile(r"^( *)([a-z-]+)(.*?)(?: @(\d+))?$")


@dataclass
class Sheet:
    """What the theme says of a page: margins, columns' gap and grid, in points."""
    left: float = 85.04
    right: float = 85.04
    bottom: float = 85.04
    gap: float = 28.35
    grid: float = 15

    @classmethod
    def of_theme(cls, path: Path) -> "Sheet":
        text = path.read_text(encoding="utf-8")

        def length(name: str) -> float:
            return float(re.search(rf"(?m)^  {name}: *([\d.]+)", text)[1])

        return cls(length("margin-left"), length("margin-right"), length("margin-bottom"), length("column-gap"), length("baseline"))


@dataclass
class Line:
    page: int
    x: float
    y: float
    right: float
    size: float
    kinds: list  # of (kind, id), innermost last
    text: str
    hyphen: bool
    calls: bool = False  # a footnote

    def within(self, *kinds: str) -> int:
        """The innermost node of one of these kinds that holds the line, or 0."""
        return next((node for kind, node in reversed(self.kinds) if kind in kinds), 0)

    @property
    def block(self) -> int:
        return self.within("paragraph", "heading", "caption", "code-block", "term", "figure", "entry", "unit") or self.kinds[-1][1]


@dataclass
class Fault:
    kind: str
    page: int
    what: str
    forced: bool = False

    def __str__(self) -> str:
        return f"{self.kind} on page {self.page + 1}{' (forced)' if self.forced else ''}: {self.what}"


@dataclass
class Printed:
    sizes: list = field(default_factory=list)   # (width, height) of each page
    lines: list = field(default_factory=list)   # of the flow, in reading order
    notes: list = field(default_factory=list)   # lines of footnotes at a page's foot
    others: list = field(default_factory=list)  # (page, bottom) of pictures, drawings and repeated notes
    above: dict = field(default_factory=dict)   # node → kinds
    spans: set = field(default_factory=set)     # rows with a cell that goes on below
    heads: set = field(default_factory=set)     # header rows and group rows, which need the row below
    counts: dict = field(default_factory=dict)    # node of columns → how many
    name_lists: set = field(default_factory=set)  # columns of names, as many as have room


def read_tree(dump: str, printed: Printed) -> None:
    open_nodes: list[tuple[int, str, int]] = []
    stand_in = 0  # for what has no id
    for row in dump.splitlines():
        match = NODE.match(row)
        if not match or not row.strip():
            continue
        indent = len(match[1])
        while open_nodes and open_nodes[-1][0] >= indent:
            open_nodes.pop()
        stand_in -= 1
        node = int(match[4]) if match[4] else stand_in
        kind = match[2]
        if kind == "div":
            kind = row.split()[1]
        open_nodes.append((indent, kind, node))
        printed.above[node] = [(name, one) for _, name, one in open_nodes]
        if kind == "row" and re.search(r" (header|group)", match[3]):
            printed.heads.add(node)
        if count := re.search(r'count="(\d+)"', match[3]):
            printed.counts[node] = int(count[1])
            if ".parties" in match[3]:
                printed.name_lists.add(node)
        if kind == "cell" and re.search(r"\brows=", match[3]):
            printed.spans.update(one for _, name, one in open_nodes if name == "row")


def read_pages(dump: str, printed: Printed) -> None:
    for row in dump.splitlines():
        page = len(printed.sizes) - 1
        if match := PAGE.match(row):
            printed.sizes.append((float(match[1]), float(match[2])))
        elif match := TEXT.match(row):
            node = re.search(r"\d+", match[5])
            kinds = printed.above.get(int(node[0])) if node else None
            if match[5] == "artifact":  # the notes of a table that goes on stand under each of its parts
                printed.others.append((page, float(match[2]) + float(match[4]) / 4))
            if not kinds:
                continue
            x, y, width, size = (float(match[i]) for i in range(1, 5))
            if match[7].endswith(" up"):  # a head that stands upright has no lines one under the other
                printed.others.append((page, y))
                continue
            line = Line(page, x, y, x + width, size, kinds, match[6], "hyphen" in match[7])
            is_note = any(kind == "footnote" for kind, _ in kinds) and not line.within("cell")
            (printed.notes if is_note else printed.lines).append(line)
        elif match := BOX.match(row):
            if match[5] not in ("header", "footer"):
                printed.others.append((page, float(match[2]) + float(match[4])))


def joined(runs: list[Line]) -> list[Line]:
    """Runs of one block on one line become one Line."""
    lines: list[Line] = []
    for run in runs:
        last = lines[-1] if lines else None
        level = last and last.page == run.page and abs(last.y - run.y) < 0.5 * max(last.size, run.size)
        if level and last.block == run.block and run.x >= last.x:
            base = max(last, run, key=lambda one: one.size).y  # marks of notes stand above it
            lines[-1] = Line(last.page, last.x, base, max(last.right, run.right), max(last.size, run.size), last.kinds,
                             last.text + run.text, run.hyphen, last.calls or calls(run))
        else:
            lines.append(replace(run, calls=calls(run)))
    return lines


def calls(run: Line) -> bool:
    return any(kind.startswith("footnote-call") for kind, _ in run.kinds)


def parted(before: Line, after: Line) -> bool:
    """Whether a page or column ends between two lines that follow each other."""
    beside = after.y < before.y + 1 and after.x > before.right and not before.within("row") and before.block != after.block
    return before.page != after.page or after.y < before.y - before.size or beside


# What goes wrong on a line -----------------------------------------------------------------------------------------------

def column_edge(line: Line, printed: Printed, sheet: Sheet) -> float:
    """The right edge of the column that holds a line which stands in no cell."""
    width = printed.sizes[line.page][0]
    edge = width - sheet.right
    columns = line.within("columns")
    if not columns or columns in printed.name_lists:
        return edge
    count = printed.counts.get(columns, 2)
    step = column_step(width, count, sheet)
    place = min(count - 1, max(0, int((line.x - sheet.left + 1) / step)))
    return sheet.left + (place + 1) * step - sheet.gap


def column_step(width: float, count: int, sheet: Sheet) -> float:
    """From one column's left edge to the next one's."""
    return (width - sheet.left - sheet.right + sheet.gap) / count


def count_columns(printed: Printed, sheet: Sheet) -> None:
    """Where the page has no room for as many columns as asked for, fewer are set: as many as lines begin at."""
    begins: dict[int, set[float]] = {}
    widths: dict[int, float] = {}
    for line in printed.lines:
        if columns := line.within("columns"):
            begins.setdefault(columns, set()).add(line.x)
            widths[columns] = printed.sizes[line.page][0]
    for columns, found in begins.items():
        count = printed.counts.get(columns, 2)

        def is_set(number: int) -> bool:
            step = column_step(widths[columns], number, sheet)
            return all(any(abs(x - sheet.left - k * step) < 1.5 for x in found) for k in range(1, number))

        printed.counts[columns] = next(number for number in range(count, 0, -1) if is_set(number))


def crossing_tables(printed: Printed, runs: list[Line], sheet: Sheet) -> set[int]:
    """Tables inside columns that stand across them, as their cells tell: so do their captions."""
    begins: dict[int, Line] = {}
    ends: dict[int, float] = {}
    for run in runs:
        table = run.within("table")
        if table and run.within("columns") and run.within("cell"):
            begins[table] = min(run, begins.get(table, run), key=lambda one: one.x)
            ends[table] = max(run.right, ends.get(table, 0))
    return {table for table, run in begins.items() if ends[table] > column_edge(run, printed, sheet) + run.size * HANGING}


def overfull(printed: Printed, runs: list[Line], sheet: Sheet) -> list[Fault]:
    found = []
    across = crossing_tables(printed, runs, sheet)
    for run in runs:
        celled = run.within("cell") or run.within("table") in across
        many = any(kind in ("columns", "parties") for kind, _ in run.kinds) and not celled
        edge = column_edge(run, printed, sheet) if many else printed.sizes[run.page][0] - sheet.right
        if run.right > edge + run.size * HANGING:
            found.append(Fault("overfull", run.page, f"{run.right - edge:.1f} pt: {run.text[:50]}", run.x > edge - 3 * run.size))
        elif run.y > printed.sizes[run.page][1] - sheet.bottom + sheet.grid:
            found.append(Fault("overfull", run.page, f"below the page's foot: {run.text[:50]}"))
    placed = sorted(runs, key=lambda run: (run.page, run.y, run.x))
    for i, run in enumerate(placed):
        for other in placed[i + 1:i + 12]:
            near = other.page == run.page and abs(other.y - run.y) < 0.4 * run.size
            if near and other.kinds[-1] != run.kinds[-1] and other.x < run.right - 1.5 and run.x < other.right - 1.5:
                found.append(Fault("overfull", run.page, f"over each other: {run.text[:30]} | {other.text[:30]}"))
    return found


def lone_headings(lines: list[Line]) -> list[Fault]:
    found = []
    for i, line in enumerate(lines[:-1]):
        after = lines[i + 1]
        if line.within("heading") and not line.within("cell") and parted(line, after):
            chain = i
            while chain > 0 and lines[chain].within("heading") and not parted(lines[chain - 1], lines[chain]):
                chain -= 1
            # A page full of nothing but headings cannot be helped.
            found.append(Fault("lone heading", line.page, line.text[:50], forced=bool(lines[chain].within("heading"))))
    return found


def cells_divided(paragraphs) -> dict[int, set[int]]:
    """For each row the cells that have a paragraph going on overleaf."""
    found: dict[int, set[int]] = {}
    for own in paragraphs:
        for a, b in zip(own, own[1:]):
            if a.page != b.page and a.within("row"):
                found.setdefault(a.within("row"), set()).add(a.within("cell"))
    return found


def row_height(lines: list[Line], row: int) -> float:
    own: dict[int, list[float]] = {}
    for line in lines:
        if line.within("row") == row:
            own.setdefault(line.page, []).append(line.y)
    return sum(max(ys) - min(ys) + 12 for ys in own.values())


def lone_lines(printed: Printed, lines: list[Line]) -> list[Fault]:
    paragraphs: dict[int, list[Line]] = {}
    for line in lines:
        paragraph = line.within("paragraph", "term")
        if paragraph and not line.within("caption", "contents", "entry", "cover", "header"):
            paragraphs.setdefault(paragraph, []).append(line)
    in_columns = Counter(line.within("columns") for line in lines)
    cells = cells_divided(paragraphs.values())
    found = []
    for own in paragraphs.values():
        parts: list[list[Line]] = [[own[0]]]
        for a, b in zip(own, own[1:]):
            if parted(a, b):
                parts.append([])
            parts[-1].append(b)
        for place, part in enumerate(parts):
            if len(parts) < 2 or len(part) > 1:
                continue
            line = part[0]
            row = line.within("row")
            if row:
                forced = len(cells.get(row, ())) > 1 or row in printed.spans or row_height(lines, row) > ROW
            else:
                forced = 0 < in_columns[line.within("columns")] < FEW if line.within("columns") else False
            found.append(Fault("widow" if place else "orphan", line.page, line.text[:50], forced))
    return found


# What goes wrong at a page's end ------------------------------------------------------------------------------------------

def tallness(lines: list[Line], first: int, count: int) -> float:
    """Height from the top of line `first` to the bottom of `count` lines, without space above."""
    own = [line for line in lines[first:first + count] if line.page == lines[first].page]
    return max(line.y for line in own) - lines[first].y + 1.3 * lines[first].size


def unit_at(printed: Printed, lines: list[Line], first: int) -> tuple[int, bool]:
    """How many lines from `first` on must stay together, and whether a drawing is among them."""
    count = 0
    while first + count < len(lines):
        at = first + count
        line = lines[at]
        if line.within("figure"):
            return count + 1, True
        if line.within("table"):
            return count + through_first_rows(printed, lines, at), False
        block = line.block
        own = sum(1 for one in lines[at:at + 400] if one.block == block and one.page == line.page)
        whole = sum(1 for one in lines if one.block == block)
        if line.within("heading", "caption", "callout-title"):
            count += own
            continue
        if line.within("term"):
            count += own
            continue
        last = lines[at + own - 1]
        if last.text.rstrip().endswith(":") and own <= 3 and at + own < len(lines) and lines[at + own].page == line.page:
            count += own
            continue
        begun = whole > own
        return count + (own if own <= 3 and not begun else 1 if begun and own > 2 else 2), False
    return count, False


def through_first_rows(printed: Printed, lines: list[Line], first: int) -> int:
    """Lines of caption, head and the first ROWS body rows; rows that a cell holds together count as one."""
    table = lines[first].within("table")
    begins = first == 0 or lines[first - 1].within("table") != table
    end = next((i for i in range(first, len(lines)) if lines[i].within("table") != table), len(lines))
    if begins and lines[end - 1].page == lines[first].page and tallness(lines, first, end - first) < SHORT:
        return end - first
    seen: list[int] = []
    for i in range(first, len(lines)):
        line = lines[i]
        if line.within("table") != table:
            return i - first
        row = line.within("row")
        if not row or row in printed.heads:
            continue
        if row in seen:
            continue
        if len(seen) >= ROWS and seen[-1] not in printed.spans:
            return i - first
        seen.append(row)
    return len(lines) - first


def page_ends(printed: Printed, lines: list[Line], sheet: Sheet, least: float = HOLE) -> list[Fault]:
    """What ends in a hyphen, and the holes of more than `least` lines."""
    found = []
    with_contents = {run.page for run in printed.lines if run.within("contents", "entry")}
    for i, line in enumerate(lines[:-1]):
        after = lines[i + 1]
        if line.page == after.page:
            continue
        if line.hyphen and not line.within("cell"):
            found.append(Fault("divided word", line.page, line.text[-40:]))
        made = line.within("cover") or line.page in with_contents or is_turned(printed, line, after)
        if made or after.page != line.page + 1:
            continue
        free = free_below(printed, lines, line.page, sheet)
        if free > least * sheet.grid:
            what = f"{free / sheet.grid:.1f} lines before “{after.text[:40]}”"
            found.append(Fault("hole", line.page, what, forced_hole(printed, lines, i + 1, free, sheet, least)))
    return found


def free_lines(printed: Printed, lines: list[Line], sheet: Sheet) -> list[float]:
    """Lines left free at the foot of each page without notes whose text goes on by itself overleaf."""
    free = []
    for line, after in zip(lines, lines[1:]):
        if after.page != line.page + 1 or is_made_end(printed, line, after) or any(note.page == line.page for note in printed.notes):
            continue
        free.append(max(0.0, free_below(printed, lines, line.page, sheet) / sheet.grid))
    return free


def is_made_end(printed: Printed, line: Line, after: Line) -> bool:
    """Whether the page ends between two lines whatever is free on it: the cover, the contents, a landscape part or page."""
    with_contents = any(run.page == line.page and run.within("contents", "entry") for run in printed.lines)
    return bool(line.within("cover")) or with_contents or is_turned(printed, line, after)


def is_turned(printed: Printed, line: Line, after: Line) -> bool:
    """Whether a page turned sideways, by the author or for a table, begins or ends between two lines."""
    return line.within("landscape") != after.within("landscape") or printed.sizes[line.page] != printed.sizes[after.page]


def free_below(printed: Printed, lines: list[Line], page: int, sheet: Sheet) -> float:
    """Points between the last line or drawing of a page and its notes or its foot."""
    lowest = max(one.y for one in lines if one.page == page)  # notes above it stand under a table
    notes = [note.y - note.size for note in printed.notes if note.page == page and note.y > lowest]
    foot = min(notes) - 12 if notes else printed.sizes[page][1] - sheet.bottom
    bottom = max(one.y + 0.3 * one.size for one in lines if one.page == page)
    return foot - max([bottom] + [below for on, below in printed.others if on == page and below < foot + 1])


def need_of(printed: Printed, lines: list[Line], first: int, count: int, sheet: Sheet) -> float:
    """Height of what must stay together from line `first` on, with the space above it and its notes."""
    own = lines[first:first + count]
    need = tallness(lines, first, count) + max(sheet.grid, 1.8 * own[0].size if own[0].within("heading") else 0)
    if own[-1].within("table"):
        need += sheet.grid / 2  # the row's padding and rule
    if any(line.calls for line in own):
        under = [note.y for note in printed.notes if note.page == own[0].page]
        need += max(under) - min(under) + 24 if under else 0
    return need


def filled(printed: Printed, lines: list[Line], first: int, free: float, sheet: Sheet) -> tuple[float, int]:
    """(height, lines) of what comes next and has room in `free`, up to the end of its page."""
    taken = 0.0
    at = first
    while at < len(lines) and lines[at].page == lines[first].page:
        count, drawn = unit_at(printed, lines, at)
        goes_on = any(line.page != lines[first].page for line in lines[at:at + count])
        need = need_of(printed, lines, at, count, sheet)
        if drawn or goes_on or taken + need > free:
            break
        # A line of a paragraph that goes on brings no space with it.
        taken += sheet.grid if count == 1 and at > 0 and lines[at - 1].block == lines[at].block else need
        at += count
    return taken, at - first


def forced_hole(printed: Printed, lines: list[Line], first: int, free: float, sheet: Sheet, least: float = HOLE) -> bool:
    """Fills the hole with what comes next; that the next page has a hole then is no excuse."""
    page = lines[first].page
    taken, count = filled(printed, lines, first, free, sheet)
    if free - taken > least * sheet.grid:
        return True
    is_last = all(line.page <= page for line in lines[first:])
    own = [line.y for line in lines if line.page == page]
    return count > 0 and is_last and max(own) - min(own) + sheet.grid - taken < RUNT * sheet.grid


def read(assembly: str, pages: str, sheet: Sheet) -> tuple[Printed, list[Line]]:
    """All that is printed, and the lines of the flow joined."""
    printed = Printed()
    read_tree(assembly, printed)
    read_pages(pages, printed)
    count_columns(printed, sheet)
    return printed, joined([run for run in printed.lines if not run.within("entry", "contents")])


def levels(assembly: str, pages: str, sheet: Sheet = Sheet()) -> tuple[int, int]:
    """(pages that end within a line of their foot, all without notes whose text goes on overleaf by itself)."""
    free = free_lines(*read(assembly, pages, sheet), sheet)
    return sum(1 for lines in free if lines < 1), len(free)


def faults(assembly: str, pages: str, sheet: Sheet = Sheet()) -> list[Fault]:
    printed, lines = read(assembly, pages, sheet)
    runs = printed.lines
    on_lines = [*overfull(printed, runs, sheet), *lone_headings(lines), *lone_lines(printed, lines)]
    return [*on_lines, *page_ends(printed, lines, sheet)]


KINDS = ("overfull", "lone heading", "orphan", "widow", "divided word", "hole")


def counts(found: list[Fault]) -> str:
    said = []
    for kind in KINDS:
        own = [fault for fault in found if fault.kind == kind]
        forced = sum(1 for fault in own if fault.forced)
        said.append(f"{kind} {len(own) - forced}" + (f" (+{forced} forced)" if forced else ""))
    return ", ".join(said)
