# SPDX-License-Identifier: MPL-2.0
"""The words of a text, so that texts taken out of different formats can be compared without their layout."""

import re
import unicodedata
import zipfile
from collections import Counter
from html.parser import HTMLParser
from pathlib import Path
from xml.etree import ElementTree

from harness import judges

WORD = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
INVISIBLE = re.compile("[\u00ad\u200b\u200c\u200d\u2060\ufeff]")


def words(text: str) -> Counter:
    """Runs of letters and runs of digits, in NFC: a note's number may stand close to its word. Soft hyphens join, others separate."""
    text = re.sub("\u00ad\\s*\n\\s*", "", text)
    text = unicodedata.normalize("NFC", INVISIBLE.sub("", text))
    return Counter(re.findall(r"[^\W\d_]+|\d+", text))


def of_pdf(path: Path) -> str:
    """In the order of the content, since poppler's own order swallows hyphens that stand at a line's end for good."""
    done = judges.run([judges.tool("pdftotext"), "-raw", "-enc", "UTF-8", str(path), "-"])
    if done.returncode != 0:
        raise AssertionError(f"pdftotext: {done.stderr[:500]}")
    # A comment's mark stands close to its word, and is no part of it.
    text = re.sub(r"(?<=\w)K(?=\d+\b)", " K", done.stdout)
    # A word divided between two pages has the foot and head of the pages between its halves.
    return re.sub("(\\w+)\u00ad\n(?![a-zæøå])([^\f]*\f\\s*)(\\w+)", r"\n\2\1\3", text)


def of_docx_part(data: bytes) -> str:
    """A part's text: one line for each paragraph, with what a reviewer deleted, and the comments' authors."""
    root = ElementTree.fromstring(data)
    lines = [comment.get(WORD + "author") or "" for comment in root.iter(WORD + "comment")]
    for paragraph in root.iter(WORD + "p"):
        pieces = []
        for node in paragraph.iter():
            if node.tag in (WORD + "t", WORD + "delText"):
                pieces.append(node.text or "")
            elif node.tag in (WORD + "tab", WORD + "br", WORD + "cr"):
                pieces.append(" ")
            elif node.tag == WORD + "noBreakHyphen":
                pieces.append("-")
        lines.append("".join(pieces))
    return "\n".join(lines)


def of_docx(path: Path) -> str:
    """Body, notes, comments, headers and footers."""
    with zipfile.ZipFile(path) as package:
        parts = [name for name in package.namelist()
                 if re.fullmatch(r"word/(document|footnotes|endnotes|comments|header\d*|footer\d*)\.xml", name)]
        return "\n".join(of_docx_part(package.read(name)) for name in sorted(parts))


class _PageText(HTMLParser):
    HIDDEN = {"script", "style", "svg"}
    VOID = {"area", "base", "br", "col", "embed", "hr", "img", "input", "link", "meta", "source", "track", "wbr"}
    BLOCKS = {"p", "div", "li", "td", "th", "tr", "dt", "dd", "br", "h1", "h2", "h3", "h4", "h5", "h6", "caption",
              "figcaption", "sup", "section", "article", "header", "footer", "nav", "summary", "blockquote", "pre", "title"}

    def __init__(self, without_made_numbers: bool):
        super().__init__(convert_charrefs=True)
        self.pieces: list[str] = []
        self.open: list[tuple[str, bool]] = []  # tag, and whether its text is left out
        self.without_made_numbers = without_made_numbers

    def hides(self, tag: str, attributes: dict) -> bool:
        made = attributes.get("role") == "doc-noteref" or "number" in (attributes.get("class") or "").split()
        return tag in self.HIDDEN or (made and self.without_made_numbers)

    def handle_starttag(self, tag, attrs):
        if tag not in self.VOID:
            self.open.append((tag, bool(self.open and self.open[-1][1]) or self.hides(tag, dict(attrs))))
        if tag in self.BLOCKS:
            self.pieces.append("\n")

    def handle_endtag(self, tag):
        while any(name == tag for name, _ in self.open) and self.open.pop()[0] != tag:
            pass
        if tag in self.BLOCKS:
            self.pieces.append("\n")

    def handle_data(self, data):
        if not (self.open and self.open[-1][1]):
            self.pieces.append(data)


def of_html(path: Path, only: str = "html", without_made_numbers: bool = False) -> str:
    """The text of the page, or of its one element `only`; on request without the numbers of headings and note calls."""
    source = path.read_text(encoding="utf-8")
    found = re.search(rf"<{only}\b.*</{only}>", source, re.DOTALL)
    page = _PageText(without_made_numbers)
    page.feed(found.group(0) if found else source)
    page.close()
    return "".join(page.pieces)


def of_markdown(markdown: str) -> str:
    """A Markdown text without its marks, its values and what it is told by attributes. Typed heading and list numbers go:
    the program makes its own."""
    text = re.sub(r"\A---\n.*?\n---\n", "", markdown, flags=re.DOTALL)
    text = re.sub(r"<!--.*?-->", "", text, flags=re.DOTALL)
    text = re.sub(r"(?m)^(#+)\s+[\d.]+\s", r"\1 ", text)
    text = re.sub(r"(?m)^(\s*)\d+[.)]\s", r"\1", text)
    text = re.sub(r"(?ms)^(:::+) *\{\.only [^}]*\}.*?^\1 *$", "", text)
    text = re.sub(r"(?m)^:::.*$", "", text)
    text = re.sub(r"\{\{.*?\}\}", " ", text)
    text = re.sub(r"\[\^[^\]]+\]:?", " ", text)
    text = re.sub(r"<br\s*/?>", " ", text)
    text = re.sub(r"</?su[bp]>", "", text)
    text = re.sub(r"!\[[^\]]*\]\([^)]*\)", " ", text)  # a picture's alternative text is no text on the page
    text = re.sub(r"\]\([^)]*\)", "] ", text)
    text = re.sub(r"(<<|\+\+|==|~~|--)\}\{[a-zæøå][^}]*\}", r"\1}", text)  # who made a mark, and when
    text = re.sub(r"\{>>|<<\}", " ", text)
    text = re.sub(r"\{(\+\+|==|~~|--)|~>|(\+\+|==|~~|--)\}", "", text)  # what is deleted stands close to what is inserted
    text = re.sub(r"\{[#.a-zæøå][^}]*\}", " ", text)
    text = re.sub(r"(?<!\w)@[a-z]+-[\w-]+", " ", text)
    return re.sub(r"\\(?=[^\w\s])", "", text)


def of_one_format_only(folder: Path) -> Counter:
    """The words that the sources in a folder keep for some formats (`::: {.only format=…}`)."""
    kept = Counter()
    for path in folder.rglob("*.md"):
        for text in re.findall(r"(?ms)^:::+ *\{\.only [^}]*\}\n(.*?)^:::+ *$", path.read_text(encoding="utf-8")):
            kept += words(text)
    return kept


def of_every_format(page: Path, sources: Path, labels: tuple[str, ...] = ("Noter", "Kommentarer", "løst", "Diagrammet som liste")) -> Counter:
    """What the main part of a web page shares with the other formats, numbers and all: without those that Word makes itself
    (of headings, notes and comments), the page's own labels and what the author keeps for one format."""
    text = re.sub(r"\bK\d+\b", " ", of_html(page, only="main", without_made_numbers=True))
    return words(text) - words(" ".join(labels)) - of_one_format_only(sources)


def missing(wanted: Counter, found: Counter) -> list[str]:
    """The words that occur less often than wanted, most frequent first."""
    return [f"{word} ({found[word]} of {count})" for word, count in wanted.most_common() if found[word] < count]
