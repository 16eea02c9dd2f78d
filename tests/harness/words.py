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
    BLOCKS = {"p", "div", "li", "td", "th", "tr", "dt", "dd", "br", "h1", "h2", "h3", "h4", "h5", "h6", "caption",
              "figcaption", "sup", "section", "article", "header", "footer", "nav", "summary", "blockquote", "pre", "title"}

    def __init__(self):
        super().__init__(convert_charrefs=True)
        self.pieces: list[str] = []
        self.hidden = 0

    def handle_starttag(self, tag, attrs):
        if tag in self.HIDDEN:
            self.hidden += 1
        elif tag in self.BLOCKS:
            self.pieces.append("\n")

    def handle_endtag(self, tag):
        if tag in self.HIDDEN:
            self.hidden -= 1
        elif tag in self.BLOCKS:
            self.pieces.append("\n")

    def handle_data(self, data):
        if not self.hidden:
            self.pieces.append(data)


def of_html(path: Path, only: str = "html") -> str:
    """The text of the page, or of its one element `only`."""
    source = path.read_text(encoding="utf-8")
    found = re.search(rf"<{only}\b.*</{only}>", source, re.DOTALL)
    page = _PageText()
    page.feed(found.group(0) if found else source)
    page.close()
    return "".join(page.pieces)


def of_one_format_only(folder: Path) -> Counter:
    """The words that the sources in a folder keep for some formats (`::: {.only format=…}`)."""
    kept = Counter()
    for path in folder.rglob("*.md"):
        for text in re.findall(r"(?ms)^:::+ *\{\.only [^}]*\}\n(.*?)^:::+ *$", path.read_text(encoding="utf-8")):
            kept += words(text)
    return kept


def of_every_format(page: Path, sources: Path, labels: tuple[str, ...] = ("Noter", "Kommentarer", "løst", "Diagrammet som liste")) -> Counter:
    """What the main part of a web page shares with the other formats: numbers apart (a note's mark is a field in Word),
    and without the page's own labels (also "K" before a comment's number) and what the author keeps for one format."""
    own = words(" ".join(labels))
    return Counter({word: count for word, count in (words(of_html(page, only="main")) - own - of_one_format_only(sources)).items()
                    if not word.isdigit() and word != "K"})


def missing(wanted: Counter, found: Counter) -> list[str]:
    """The words that occur less often than wanted, most frequent first."""
    return [f"{word} ({found[word]} of {count})" for word, count in wanted.most_common() if found[word] < count]
