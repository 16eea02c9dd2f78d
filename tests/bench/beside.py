#!/usr/bin/env python3
# SPDX-License-Identifier: MPL-2.0
"""Sets one text by aftale, Typst, WeasyPrint and LuaLaTeX, and lays their pages side by side as pictures.

    tests/bench/beside.py FILE.md OUT [--aftale build/release/aftale] [--resolution 60]

OUT gets text.md (plain GFM, what all four read), ours.pdf, typst.pdf, weasyprint.pdf, lualatex.pdf, page-N.png with the
four pages N from left to right, and overview.png with all of them small; where one has ended, its place is grey. All four are given A4, our margins, Gentium Plus
11/15 justified and divided by Danish patterns, and Lato for headings and tables; tables may break across pages. Prints how
many pages and divided lines each has (a full line of running text that `pdftotext` sees end in a hyphen). A peer that is
not installed is left out and named.
"""

import argparse
import re
import shutil
import subprocess
import sys
import zlib
from pathlib import Path

from plain_gfm import convert
from run import SOURCE, enter_peers, pandoc

TYPST = """#set page(paper: "a4", margin: (x: 30mm, top: 27mm, bottom: 30mm), numbering: "1")
#set text(font: "Gentium Plus", size: 11pt, lang: "da", hyphenate: true)
#set par(justify: true, leading: 0.55em, spacing: 1.3em)
#show heading: set text(font: "Lato", weight: "semibold", hyphenate: false)
#show table: set text(font: "Lato", size: 8.8pt)
#show table: set par(justify: false)
#show figure: set block(breakable: true)
#let horizontalrule = line(length: 100%)
#set table(inset: 4pt, stroke: 0.3pt)
"""
CSS = """@page { size: A4; margin: 27mm 30mm 30mm; @bottom-right { content: counter(page) " af " counter(pages); font: 8pt Lato } }
body { font: 11pt/15pt "Gentium Plus"; text-align: justify; hyphens: auto; widows: 2; orphans: 2; margin: 0 }
h1, h2, h3, h4 { font-family: Lato; font-weight: 600; text-align: left; hyphens: manual; break-after: avoid }
h1 { font-size: 20pt; line-height: 26pt } h2 { font-size: 15pt; line-height: 20pt } h3, h4 { font-size: 12pt }
p { margin: 0 0 7.5pt } table { font: 8.8pt/12pt Lato; border-collapse: collapse; width: 100%; text-align: left; margin: 7.5pt 0 15pt }
th { border-bottom: 0.6pt solid } td { border-bottom: 0.3pt solid #888; vertical-align: top } td, th { padding: 3pt 6pt 3pt 0 }
thead { display: table-header-group } tr { break-inside: avoid }
"""
LATEX = r"""\usepackage{microtype}
\clubpenalty=10000 \widowpenalty=10000
"""


def quietly(command: list[str], folder: Path) -> bool:
    done = subprocess.run(command, cwd=folder, capture_output=True, text=True, check=False)
    if done.returncode != 0:
        print(f"{command[0]}: {(done.stderr or done.stdout).strip()[-400:]}", file=sys.stderr)
    return done.returncode == 0


def set_by_all(text: Path, aftale: Path, out: Path) -> dict[str, Path]:
    made: dict[str, Path] = {}
    gfm = [pandoc(), "-f", "gfm+yaml_metadata_block", "--lua-filter", str(out / "breaks.lua"), str(text)]
    (out / "breaks.lua").write_text(
        'function RawInline(el) if el.format == "html" and el.text:match("^<br") then return pandoc.LineBreak() end end\n')
    (out / "typst-head.typ").write_text(TYPST)
    (out / "latex-head.tex").write_text(LATEX)
    (out / "page.css").write_text(CSS)
    if quietly([str(aftale), "build", str(text), "--format", "pdf", "--out", str(out / "ours"), "-q"], out):
        made["ours"] = (out / "ours" / "text.pdf").rename(out / "ours.pdf")
    if quietly([*gfm, "-t", "typst", "-o", "body.typ"], out):
        (out / "text.typ").write_text(TYPST + (out / "body.typ").read_text())
        import typst
        typst.compile(str(out / "text.typ"), output=str(out / "typst.pdf"))
        made["typst"] = out / "typst.pdf"
    if shutil.which("weasyprint") and quietly([*gfm, "-s", "--css", "page.css", "-o", "text.html"], out):
        if quietly(["weasyprint", "text.html", "weasyprint.pdf"], out):
            made["weasyprint"] = out / "weasyprint.pdf"
    if shutil.which("lualatex"):
        options = ["-V", "mainfont=Gentium Plus", "-V", "sansfont=Lato", "-V", "fontsize=11pt", "-V", "papersize=a4", "-V", "lang=da",
                   "-V", "geometry:left=30mm,right=30mm,top=27mm,bottom=30mm", "-H", "latex-head.tex", "--pdf-engine=lualatex"]
        if quietly([*gfm, "-s", *options, "-o", "lualatex.pdf"], out):
            made["lualatex"] = out / "lualatex.pdf"
    for name in ("ours", "typst", "weasyprint", "lualatex"):
        if name not in made:
            print(f"{name}: left out")
    return made


def divided(pdf: Path) -> tuple[int, int]:
    """Full lines of running text, and those of them that end in a divided word."""
    text = subprocess.run(["pdftotext", "-layout", str(pdf), "-"], capture_output=True, text=True, check=True).stdout
    lines = [line.strip() for line in re.split(r"[\n\f]", text)]
    full = [line for line in lines if len(line) >= 60 and not re.search(r"\S {3,}\S", line)]
    return len(full), sum(1 for line in full if re.search(r"\w[-\u00ad\u2010]$", line))


def pictures(pdf: Path, resolution: int) -> list[tuple[int, int, bytes]]:
    """Width, height and RGB bytes of every page."""
    data = subprocess.run(["pdftoppm", "-r", str(resolution), str(pdf)], capture_output=True, check=True).stdout
    pages = []
    while data:
        head = re.match(rb"P6\s+(\d+)\s+(\d+)\s+255\s", data)
        width, height = int(head[1]), int(head[2])
        size = width * height * 3
        pages.append((width, height, data[head.end():head.end() + size]))
        data = data[head.end() + size:]
    return pages


def chunk(kind: bytes, data: bytes) -> bytes:
    return len(data).to_bytes(4, "big") + kind + data + zlib.crc32(kind + data).to_bytes(4, "big")


def write_png(path: Path, width: int, rows: list[bytes]) -> None:
    header = width.to_bytes(4, "big") + len(rows).to_bytes(4, "big") + bytes([8, 2, 0, 0, 0])
    body = zlib.compress(b"".join(b"\0" + row for row in rows), 9)
    path.write_bytes(b"\x89PNG\r\n\x1a\n" + chunk(b"IHDR", header) + chunk(b"IDAT", body) + chunk(b"IEND", b""))


def beside(all_pages: list[list[tuple[int, int, bytes]]], number: int, gap: int = 6) -> tuple[int, list[bytes]]:
    """Page `number` of each, from left to right on grey."""
    width, height = max(pages[0][0] for pages in all_pages), max(pages[0][1] for pages in all_pages)
    rows = []
    for y in range(height):
        parts = []
        for pages in all_pages:
            page = pages[number] if number < len(pages) else None
            row = page[2][y * page[0] * 3:(y + 1) * page[0] * 3] if page and y < page[1] else b""
            parts.append(row[:width * 3].ljust(width * 3, b"\xd8"))
        rows.append((b"\xd8" * 3 * gap).join(parts))
    return width * len(all_pages) + gap * (len(all_pages) - 1), rows


def overview(pdfs: list[Path], across: int = 3, gap: int = 18) -> tuple[int, list[bytes]]:
    """All pages at 18 dots an inch, `across` page numbers in a row."""
    all_pages = [pictures(pdf, 18) for pdf in pdfs]
    strips = [beside(all_pages, number, 2) for number in range(max(map(len, all_pages)))]
    width = strips[0][0] * across + gap * (across - 1)
    between, rows = b"\xff" * 3 * gap, []
    for first in range(0, len(strips), across):
        for line in zip(*(strip[1] for strip in strips[first:first + across])):
            rows.append(between.join(line).ljust(width * 3, b"\xff"))
        rows += [b"\xff" * width * 3] * gap
    return width, rows[:-gap]


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__.split("\n")[0])
    parser.add_argument("source", type=Path)
    parser.add_argument("out", type=Path)
    parser.add_argument("--aftale", type=Path, default=SOURCE / "build" / "release" / "aftale")
    parser.add_argument("--resolution", type=int, default=60)
    options = parser.parse_args()
    options.out.mkdir(parents=True, exist_ok=True)
    out = options.out.resolve()
    text = out / "text.md"
    text.write_text(convert(options.source), encoding="utf-8")
    made = set_by_all(text, options.aftale.resolve(), out)
    all_pages = []
    for name, pdf in made.items():
        all_pages.append(pictures(pdf, options.resolution))
        lines, hyphens = divided(pdf)
        print(f"{name}: {len(all_pages[-1])} pages, {lines} full lines, {hyphens} divided")
    write_png(out / "overview.png", *overview(list(made.values())))
    for number in range(max(map(len, all_pages))):
        width, rows = beside(all_pages, number)
        write_png(out / f"page-{number + 1:02}.png", width, rows)


if __name__ == "__main__":
    enter_peers()
    main()
