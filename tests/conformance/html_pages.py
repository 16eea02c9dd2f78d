# SPDX-License-Identifier: MPL-2.0
"""Every page passes the Nu HTML checker and our own look at it; both also see a page broken on purpose."""

import sys
import unittest
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parents[1]))
from harness import judges, program, testing  # noqa: E402
import html_page  # noqa: E402

GOOD = """<!DOCTYPE html>
<html lang="da"><head><meta charset="utf-8"><title>Prøve</title>
<script type="application/ld+json">{"@context": "https://schema.org", "@type": "Legislation"}</script></head>
<body><main><h1 id="a">En</h1><h2>To</h2><p><a href="#a">op</a></p>
<table><caption>T</caption><thead><tr><th scope="col">A</th></tr></thead><tbody><tr><td>1</td></tr></tbody></table></main></body></html>
"""
FAULTS = {
    "tag closed by another": ("<h2>To</h2>", "<h2>To</h3>"),
    "id twice": ("<h2>", '<h2 id="a">'),
    "link into nothing": ('href="#a"', 'href="#b"'),
    "level skipped": ("<h2>To</h2>", "<h3>To</h3>"),
    "no scope": (' scope="col"', ""),
    "no language": (' lang="da"', ""),
    "broken linked data": ('"Legislation"}', '"Legislation"'),
    "something fetched": ("<p>", '<p><img alt="x" src="https://example.org/x.png">'),
}


class Pages(unittest.TestCase):
    def test_nu_checker(self):
        self.assertEqual(judges.vnu(program.outputs("html")), [])

    @program.each_output("html")
    def test_our_own_look(self, path):
        self.assertEqual(html_page.problems(path.read_text(encoding="utf-8")), [])


class BrokenOnPurpose(unittest.TestCase):
    def test_nu_checker_can_fail(self):
        page = program.scratch() / "page.html"
        page.write_text(GOOD, encoding="utf-8")
        self.assertEqual(judges.vnu([page]), [])
        page.write_text(GOOD.replace("<tr><td>1</td></tr>", "<div>1</div>"), encoding="utf-8")
        self.assertNotEqual(judges.vnu([page]), [])

    def test_our_own_look_can_fail(self):
        self.assertEqual(html_page.problems(GOOD), [])
        for fault, (old, new) in FAULTS.items():
            with self.subTest(fault=fault):
                self.assertIn(old, GOOD)
                self.assertNotEqual(html_page.problems(GOOD.replace(old, new, 1)), [])


if __name__ == "__main__":
    testing.main()
