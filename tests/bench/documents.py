# SPDX-License-Identifier: MPL-2.0
"""The long documents that the program is timed on, made from a seed: the same bytes on every machine.

    documents.py text PAGES OUT.md      plain text that nowhere repeats
    documents.py tables PAGES OUT.md    tables with a heading and a caption each
    documents.py mixed SEED OUT.md      some eight pages of all that a page may end with: sections of three levels, text with notes,
                                        lists, tables, boxes, quotes and code
"""

import random
import sys
from pathlib import Path

WORDS_ON_A_PAGE = 332
ROWS_ON_A_PAGE = 20

# Parts of words; joined they give more words than any cache of words could have seen before.
FIRST = """samarbejds sundheds kommune regions patient forløbs udskrivnings genoptrænings behandlings opfølgnings økonomi
    ledelses kvalitets data forebyggelses børne ungdoms ældre psykiatri sygehus læge apoteks hjemmepleje udviklings
    beslutnings aftale klynge parts borger pårørende frivillig bevægelses ernærings medicin hjælpemiddel transport""".split()
SECOND = """gruppen planen aftalen møderne rådet ordningen forløbet ansvaret opgaven rammen kravene midlerne målene
    dialogen indsatsen vejledningen rapporten udvalget arbejdet fristen oversigten erfaringerne retningen kulturen
    området pakken strategien tilbuddet samtalen henvisningen journalen prøven analysen statistikken linjen""".split()
SMALL = """og i at en den til er som på de med for af ikke der et har det skal fra kan om ved eller hvor når både efter
    mellem under hver samme andre flere nye gode korte lange fælles lokale vigtige sikre tydelige hurtige""".split()
VERBS = """drøfter beskriver følger sender modtager beslutter vurderer samler fordeler styrker afklarer prøver måler
    gennemgår tilbyder forbereder koordinerer orienterer undersøger planlægger""".split()


class Writer:
    def __init__(self, seed: int):
        self.random = random.Random(seed)

    def word(self) -> str:
        choice = self.random.random()
        if choice < 0.52:
            return self.random.choice(SMALL)
        if choice < 0.64:
            return self.random.choice(VERBS)
        if choice < 0.67:
            return str(self.random.randrange(2, 9999))
        return self.random.choice(FIRST) + self.random.choice(SECOND)

    def sentence(self, words: int) -> str:
        said = [self.word() for _ in range(words)]
        for at in range(6, words - 3, 8):
            if self.random.random() < 0.4:
                said[at] += ","
        text = " ".join(said)
        return text[0].upper() + text[1:] + "."

    def paragraph(self) -> tuple[str, int]:
        lengths = [self.random.randrange(6, 24) for _ in range(self.random.randrange(3, 8))]
        return " ".join(map(self.sentence, lengths)), sum(lengths)

    def heading(self, number: int, level: int) -> str:
        return "#" * level + f" {self.sentence(4)[:-1]} {number}"


def text(pages: int) -> str:
    writer = Writer(1)
    parts = []
    words = headings = 0
    while words < pages * WORDS_ON_A_PAGE:
        headings += 1
        parts.append(writer.heading(headings, 1 if headings % 8 == 1 else 2))
        for _ in range(writer.random.randrange(3, 7)):
            paragraph, count = writer.paragraph()
            parts.append(paragraph)
            words += count
    return "\n\n".join(parts)


def tables(pages: int) -> str:
    writer = Writer(2)
    parts = []
    rows = number = 0
    while rows < pages * ROWS_ON_A_PAGE:
        number += 1
        count = writer.random.randrange(8, 60)
        rows += count + 4
        lines = ["| Nr. | Indsats | Beskrivelse | Beløb |", "| --: | :-- | :-- | --: |"]
        for row in range(1, count + 1):
            amount = f"{writer.random.randrange(1, 999)}.{writer.random.randrange(0, 999):03},{writer.random.randrange(0, 99):02}"
            lines.append(f"| {number}.{row} | {writer.sentence(3)[:-1]} | {writer.sentence(writer.random.randrange(4, 12))} | {amount} |")
        parts += [writer.heading(number, 1), writer.sentence(12), "\n".join(lines), f": {writer.sentence(5)[:-1]}"]
    return "\n\n".join(parts)


class Mixed(Writer):
    """Blocks of every kind, in the order and of the lengths that the seed says."""

    def __init__(self, seed: int):
        super().__init__(seed)
        self.notes: list[str] = []

    def some(self, least: int, most: int) -> int:
        return self.random.randint(least, most)

    def prose(self, sentences: int) -> str:
        return " ".join(self.sentence(self.some(8, 22)) for _ in range(sentences))

    def noted(self) -> str:
        said = self.prose(self.some(1, 6))
        if self.random.random() < 0.12:
            self.notes.append(f"[^n{len(self.notes)}]: {self.prose(self.random.choice((1, 1, 2, 5)))}")
            said += f"[^n{len(self.notes) - 1}]"
        return said

    def points(self) -> str:
        items = [f"- {self.sentence(self.some(4, 26))}" for _ in range(self.some(3, 8))]
        return "Parterne løser disse opgaver:\n\n" + "\n".join(items)

    def rows(self) -> str:
        rows = [f"| {self.sentence(self.some(4, 20))} | {self.random.choice(('Kommunen', 'Regionen', 'Almen praksis'))} | "
                f"{self.some(1, 99)},{self.some(0, 9)} |" for _ in range(self.some(2, 9))]
        return "| Mål | Ansvarlig | Måltal |\n| :-- | :-- | --: |\n" + "\n".join(rows) + f"\n\n: {self.sentence(4)[:-1]}"

    def box(self) -> str:
        return f'::: {{.callout title="Bemærk"}}\n{self.prose(self.some(1, 4))}\n:::'

    def code(self) -> str:
        return "```\n" + "\n".join(f"{self.word()} = {i}" for i in range(self.some(3, 14))) + "\n```"

    def block(self) -> str:
        makers = (self.noted, self.points, self.rows, self.box, lambda: f"> {self.prose(2)}", self.code)
        return self.random.choices(makers, (55, 16, 16, 5, 4, 4))[0]()


def mixed(seed: int) -> str:
    writer = Mixed(seed)
    parts = []
    for section in range(14):
        level = writer.random.choice((1, 2, 2, 3)) if section > 0 else 1
        parts.append("#" * level + " " + writer.sentence(writer.some(1, 9))[:-1])
        parts += [writer.block() for _ in range(writer.some(1, 5))]
    return "\n\n".join(parts + writer.notes)


if __name__ == "__main__":
    body = {"text": text, "tables": tables, "mixed": mixed}[sys.argv[1]](int(sys.argv[2]))
    Path(sys.argv[3]).write_text(f"---\ntitle: {sys.argv[1].capitalize()}\nlang: da\n---\n\n{body}\n", encoding="utf-8")
