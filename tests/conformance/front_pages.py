# SPDX-License-Identifier: MPL-2.0
"""The bundles' front pages before the Nu HTML checker, our own look, and axe-core in a browser; the last also sees
the web pages of the agreement and its annex, and pages broken on purpose."""

import sys
import unittest
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parents[1]))
from harness import judges, program, testing  # noqa: E402
import html_page  # noqa: E402

GOOD = """<!DOCTYPE html>
<html lang="da"><head><meta charset="utf-8"><title>Prøve</title><meta name="viewport" content="width=device-width">
<style>body{background:#fff;color:#111}@media (prefers-color-scheme:dark){body{background:#111;color:#eee}}</style></head>
<body><main><h1>En</h1><h2>To</h2><p>Tekst på en side, som er god nok.</p>
<table><caption>T</caption><thead><tr><th scope="col">A</th></tr></thead><tbody><tr><td>1</td></tr></tbody></table></main></body></html>
"""
# What is wrong → the change, the rule that says so, the views in which it shows.
EVERYWHERE = tuple(judges.VIEWS)
FAULTS = {
    "a picture without a text": ("<p>", '<img src="data:image/gif;base64,R0lGODlhAQABAAAAACw=" width="40" height="40"><p>', "image-alt", EVERYWHERE),
    "too little contrast in dark": ("color:#eee", "color:#444", "color-contrast", ("phone, dark", "desk, dark")),
    "less contrast than level AAA asks": ("color:#111}", "color:#6b6b6b}", "color-contrast-enhanced", ("phone, light", "desk, light")),
    "text outside every landmark": ("</main>", "</main><p>Udenfor.</p>", "region", EVERYWHERE),
    "too wide for a phone": ("<p>", '<p style="width:600px">', "wider than the screen", ("phone, light", "phone, dark")),
}


def front_pages() -> list[Path]:
    return [program.packed("publish") / program.slug(name) / "index.html" for name in program.partners()]


class FrontPages(unittest.TestCase):
    def test_nu_checker(self):
        pages = front_pages()
        self.assertEqual(len(pages), 23)
        self.assertEqual(judges.vnu(pages), [])

    def test_our_own_look(self):
        for page in front_pages():
            with self.subTest(page=page.parent.name):
                found = html_page.problems(page.read_text(encoding="utf-8"))
                self.assertEqual([line for line in found if line != "no linked data"], [])


class Axe(unittest.TestCase):
    def test_front_page_agreement_and_annex(self):
        # One partner stands for all: the pages differ by names only, and the documents by nothing.
        folder = program.packed("publish") / "faaborg-midtfyn-kommune"
        pages = [folder / name for name in ("index.html", "sundhedsaftale.html", "administrativt-tillaeg.html")]
        looks = judges.axe(pages)
        # Long pages are seen in two views (axe_run.mjs).
        self.assertEqual(len(looks), len(judges.VIEWS) + 2 + 2)
        for (page, view), problems in looks.items():
            with self.subTest(page=Path(page).name, view=view):
                self.assertEqual(problems, [])
                print(f"{Path(page).name} ({view}): no violation")


class BrokenOnPurpose(unittest.TestCase):
    def test_axe_sees_faults(self):
        folder, text = program.scratch(), GOOD
        for old, new, *_ in FAULTS.values():
            self.assertIn(old, text)
            text = text.replace(old, new, 1)
        good, bad = folder / "good.html", folder / "bad.html"
        good.write_text(GOOD, encoding="utf-8")
        bad.write_text(text, encoding="utf-8")
        looks = judges.axe([good, bad])
        for view in judges.VIEWS:
            self.assertEqual(looks[str(good), view], [], "the good page passes")
            for fault, (_, _, rule, views) in FAULTS.items():
                with self.subTest(fault=fault, view=view):
                    said = [line for line in looks[str(bad), view] if line.startswith(rule + ("," if "-" in rule else ""))]
                    self.assertEqual(bool(said), view in views, looks[str(bad), view])


if __name__ == "__main__":
    testing.main()
