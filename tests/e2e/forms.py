# SPDX-License-Identifier: MPL-2.0
"""`aftale form`, `new` and `import` from outside: what they write, and that they write nothing when they cannot.

What a filled form gives back is tests/forms' matter.
"""

import io
import json
import os
import random
import re
import sys
import unittest
import zipfile
from pathlib import Path
from xml.etree import ElementTree

sys.path.insert(0, str(Path(__file__).resolve().parents[1]))
from harness import program, testing  # noqa: E402

W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
W15 = "{http://schemas.microsoft.com/office/word/2012/wordml}"


def said(done) -> str:
    return done.stdout + done.stderr


def kinds() -> list[str]:
    return sorted(path.stem for path in (program.SOURCE / "templates" / "kinds").glob("*.yaml"))


def fields_of_kind(kind: str) -> set[str]:
    """The keys of a kind that the form asks for: the top-level ids of its `fields`, read without a YAML parser."""
    text = (program.SOURCE / "templates" / "kinds" / f"{kind}.yaml").read_text(encoding="utf-8")
    block = re.search(r"(?m)^fields:\s*\n((?:[ #-].*\n|\n)*)", text)
    return set(re.findall(r"(?m)^\s*-\s*\{?\s*name:\s*([\w.-]+)", block.group(1))) if block else set()


def form(kind: str = "kommissorium", out: Path | None = None) -> Path:
    out = out or program.scratch()
    done = program.run("form", kind, "--out", out)
    if done.returncode != 0:
        raise AssertionError(said(done))
    return out / "forms" / f"{kind}.docx"


def controls(path: Path) -> list[ElementTree.Element]:
    with zipfile.ZipFile(path) as package:
        return list(ElementTree.fromstring(package.read("word/document.xml")).iter(W + "sdt"))


def value(control: ElementTree.Element, name: str) -> str:
    found = control.find(f"{W}sdtPr/{W}{name}")
    return "" if found is None else found.get(W + "val") or ""


def rewritten(data: bytes, part: str, change) -> bytes:
    """A package with one part changed."""
    out = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(data)) as old, zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as new:
        for entry in old.namelist():
            content = old.read(entry)
            new.writestr(entry, change(content.decode("utf-8")).encode("utf-8") if entry == part else content)
    return out.getvalue()


def answered(text: str, words: str) -> str:
    """The first field's prompt replaced by words, as by a program that leaves its flag and style."""
    changed = text.replace("Skriv titlen, fx Kommissorium for …", words, 1)
    assert changed != text
    return changed


class Form(unittest.TestCase):
    maxDiff = None

    def test_of_every_kind(self):
        for kind in kinds():
            with self.subTest(kind=kind):
                out = program.scratch()
                path = form(kind, out)
                self.assertEqual(set(program.files_under(out)), {f"forms/{kind}.docx"})
                with zipfile.ZipFile(path) as package:
                    self.assertIsNone(package.testzip())

    def test_of_every_kind_without_a_word_about_our_own_templates(self):
        for kind in kinds():
            done = program.run("form", kind, "-C", program.CONTENT, "--out", program.scratch())
            self.assertEqual(done.returncode, 0, said(done))
            self.assertNotRegex(said(done), r"warning|advarsel", kind)

    def test_prompts_ask_and_titles_and_marks_fit_into_word(self):
        for kind in kinds():
            path = form(kind)
            for control in controls(path):
                title = value(control, "alias")
                self.assertLessEqual(len(title), 64, f"{kind}: Word cuts the title {title}")
                self.assertLessEqual(len(value(control, "tag")), 64)
                if control.find(f"{W}sdtPr/{W}showingPlcHdr") is None:
                    continue
                shown = "".join(text.text or "" for text in control.find(W + "sdtContent").iter(W + "t"))
                self.assertRegex(shown, r"^(Skriv|Vælg|Adskil)\b", f"{kind}: the prompt could be an answer")
            with zipfile.ZipFile(path) as package:
                names = re.findall(r'<w:bookmarkStart [^>]*w:name="([^"]*)"', package.read("word/document.xml").decode())
            self.assertTrue(names)
            self.assertEqual([name for name in names if len(name) > 40], [], kind)

    def test_a_blank_form_is_no_sample(self):
        out = program.scratch()
        done = program.run("form", "kommissorium", "-C", program.CONTENT, "--out", out)
        self.assertEqual(done.returncode, 0, said(done))
        with zipfile.ZipFile(out / "forms" / "kommissorium.docx") as package:
            for name in package.namelist():
                if name.startswith("word/") and name.endswith(".xml"):
                    self.assertNotIn("EKSEMPEL", package.read(name).decode(), name)

    def test_a_form_that_somebody_filled_in_stays(self):
        out = program.scratch()
        path = form(out=out)
        blank = path.read_bytes()
        written = rewritten(blank, "word/document.xml", lambda text: answered(text, "Fysisk lokale"))
        path.write_bytes(written)
        for language, word in (("da", "erstattet"), ("en", "replaced")):
            done = program.run("form", "kommissorium", "--out", out, "--lang", language)
            self.assertEqual(done.returncode, 2, said(done))
            self.assertIn(word, said(done))
            self.assertEqual(path.read_bytes(), written)
        path.write_bytes(rewritten(blank, "word/document.xml", lambda text: text + "\n"))  # blank, of other bytes
        form(out=out)
        self.assertEqual(path.read_bytes(), blank)
        path.write_bytes(b"noget helt andet")
        self.assertEqual(program.run("form", "kommissorium", "--out", out).returncode, 2)

    def test_every_control_has_tag_title_and_placeholder(self):
        found = controls(form())
        fields = [control for control in found if control.find(f"{W}sdtPr/{W15}repeatingSection") is None
                  and control.find(f"{W}sdtPr/{W15}repeatingSectionItem") is None and control.find(f"{W}sdtPr/{W}docPartObj") is None]
        self.assertGreater(len(fields), 20)
        for control in fields:
            with self.subTest(tag=value(control, "tag")):
                self.assertTrue(value(control, "tag"))
                self.assertTrue(value(control, "alias"), "Word shows the title at the control")
                if control.find(f"{W}sdtPr/{W}showingPlcHdr") is not None:
                    shown = "".join(text.text or "" for text in control.find(W + "sdtContent").iter(W + "t"))
                    self.assertTrue(shown.strip(), "an empty control cannot be found on the page")
        # The rows of a repeating table have the same controls; elsewhere a tag is one field.
        repeated = {id(control) for item in found if item.find(f"{W}sdtPr/{W15}repeatingSectionItem") is not None
                    for control in item.iter(W + "sdt")}
        tags = [value(control, "tag") for control in fields if id(control) not in repeated]
        self.assertEqual(sorted(tags), sorted(set(tags)), "a tag stands twice")
        ids = [value(control, "id") for control in found]
        self.assertEqual(len(ids), len(set(ids)), "Word repairs controls of the same id")

    def test_every_field_of_the_kind_is_asked_for(self):
        tags = " ".join(value(control, "tag") for control in controls(form()))
        asked = fields_of_kind("kommissorium")
        self.assertGreater(len(asked), 5)
        self.assertEqual([name for name in sorted(asked) if not re.search(rf"(^|[ ./:]){re.escape(name)}($|[ ./:])", tags)], [], tags)

    def test_the_members_repeat(self):
        sections = [control for control in controls(form()) if control.find(f"{W}sdtPr/{W15}repeatingSection") is not None]
        self.assertIn("medlemmer", " ".join(value(section, "tag") for section in sections))
        for section in sections:
            self.assertTrue([c for c in section.iter(W + "sdt") if c.find(f"{W}sdtPr/{W15}repeatingSectionItem") is not None])

    def test_the_same_everywhere(self):
        first = form().read_bytes()
        out = program.scratch() / "æøå"
        done = program.run("formular", "kommissorium", "--out", out, env=program.environment(TZ="Asia/Tokyo", LC_ALL="tr_TR.UTF-8"))
        self.assertEqual(done.returncode, 0, said(done))
        self.assertTrue((out / "forms" / "kommissorium.docx").read_bytes() == first)

    def test_an_unknown_kind(self):
        for name, nearest in (("komissorium", "kommissorium"), ("../kommissorium", ""), ("", "")):
            out = program.scratch()
            done = program.run("form", name, "--out", out)
            self.assertEqual(done.returncode, 2, said(done))
            self.assertIn(nearest, said(done))
            self.assertEqual(list(out.iterdir()), [])
        self.assertEqual(program.run("form").returncode, 2)


class New(unittest.TestCase):
    def test_a_start_of_every_kind_passes_check(self):
        for kind in kinds():
            with self.subTest(kind=kind):
                folder = program.scratch()
                done = program.run("new", kind, "mit-dokument", cwd=folder)
                self.assertEqual(done.returncode, 0, said(done))
                self.assertEqual(set(program.files_under(folder)), {"mit-dokument.md"})
                text = (folder / "mit-dokument.md").read_text(encoding="utf-8")
                self.assertRegex(text, rf"\A---\n(?s:.*)dokumenttype: {kind}\n(?s:.*)---\n")
                done = program.run("check", "mit-dokument.md", cwd=folder)
                self.assertEqual(done.returncode, 0, said(done))
                done = program.run("build", "mit-dokument.md", cwd=folder)
                self.assertEqual(done.returncode, 0, said(done))

    def test_what_is_there_stays(self):
        folder = program.scratch()
        (folder / "a.md").write_text("mit eget\n", encoding="utf-8")
        for command, language in (("new", "en"), ("ny", "da")):
            done = program.run(command, "kommissorium", "a", "--lang", language, cwd=folder)
            self.assertEqual(done.returncode, 2, said(done))
            self.assertIn("a.md", said(done))
        self.assertEqual(program.files_under(folder), {"a.md": b"mit eget\n"})

    def test_wrong_usage(self):
        for arguments in ((), ("kommissorium",), ("komissorium", "a"), ("kommissorium", "../a"), ("kommissorium", ".a"), ("kommissorium", "a", "b")):
            with self.subTest(arguments=arguments):
                folder = program.scratch()
                self.assertEqual(program.run("new", *arguments, cwd=folder).returncode, 2)
                self.assertEqual(list(folder.iterdir()), [])

    def test_it_has_the_forms_repeated_parts(self):
        folder = program.scratch()
        self.assertEqual(program.run("new", "kommissorium", "gruppe", cwd=folder).returncode, 0)
        source = (folder / "gruppe.md").read_text(encoding="utf-8")
        under = source.split("\n# Sammensætning\n")[1].split("\n# ")[0]
        self.assertIn("| Navn | Funktion | Organisation | Udpeget af |", under)
        self.assertIn(": Gruppens medlemmer {#tbl-medlemmer}", under)

    def test_in_a_project(self):
        content = program.content_copy()
        done = program.run("new", "kommissorium", "kommissorium-nyt", "-C", content)
        self.assertEqual(done.returncode, 0, said(done))
        self.assertTrue((content / "kommissorium-nyt.md").is_file())
        self.assertIn("id: kommissorium-nyt", said(done), "it says how the project gets to list it")


class Import(unittest.TestCase):
    def bad_ones(self) -> dict[str, bytes]:
        whole = form().read_bytes()
        chance = random.Random(1)
        foreign = program.scratch()
        (foreign / "a.md").write_text("# A\n\nTekst.\n", encoding="utf-8")
        assert program.run("build", "a.md", "--format", "docx", cwd=foreign).returncode == 0
        bad = {"tekst.docx": b"Kun tekst.\n", "tom.docx": b"", "billede.docx": b"\x89PNG\r\n\x1a\n" + chance.randbytes(500),
               "afkortet.docx": whole[:len(whole) // 2], "hovedet-af.docx": whole[200:], "fremmed.docx": (foreign / "a.docx").read_bytes()}
        for name, changes in (("uden-dokument.docx", {"word/document.xml": None}), ("ingen-xml.docx", {"word/document.xml": b"<w:document"})):
            path = foreign / name
            (foreign / "form.docx").write_bytes(whole)
            with zipfile.ZipFile(foreign / "form.docx") as old, zipfile.ZipFile(path, "w") as new:
                for entry in old.namelist():
                    data = changes.get(entry, old.read(entry))
                    if data is not None:
                        new.writestr(entry, data)
            bad[name] = path.read_bytes()
        return bad

    def test_bad_files(self):
        for name, data in self.bad_ones().items():
            for language, word in (("da", "fejl"), ("en", "error")):
                with self.subTest(file=name, language=language):
                    folder = program.scratch()
                    (folder / name).write_bytes(data)
                    done = program.run("import", name, "-o", "ud.md", "--lang", language, cwd=folder)
                    self.assertEqual(done.returncode, 1, said(done))
                    self.assertIn(name, said(done))
                    self.assertIn(f"{word}[", said(done))
                    self.assertNotRegex(said(done), r"exception|std::|nullptr|pugi")
                    self.assertEqual(set(program.files_under(folder)), {name}, "nothing is written")

    def test_hundred_damaged_forms_do_not_crash(self):
        whole, folder, chance = form().read_bytes(), program.scratch(), random.Random(2)
        for number in range(100):
            data = bytearray(whole)
            for _ in range(chance.randint(1, 20)):
                data[chance.randrange(len(data))] = chance.randrange(256)
            (folder / "a.docx").write_bytes(bytes(data[:chance.choice([len(data), chance.randrange(len(data))])]))
            done = program.run("import", "a.docx", "--dry-run", cwd=folder, timeout=30)
            self.assertIn(done.returncode, (0, 1), f"{number}: {said(done)}")
            self.assertEqual([path.name for path in folder.iterdir()], ["a.docx"])

    def test_dry_run_writes_nothing_and_shows_what_import_writes(self):
        folder = program.scratch()
        path = form(out=folder)
        shown = program.run("import", path, "--dry-run", cwd=folder)
        self.assertEqual(set(program.files_under(folder)), {"forms/kommissorium.docx"}, said(shown))
        self.assertEqual(shown.returncode, 0, said(shown))
        done = program.run("indlaes", path, "-o", "x.md", cwd=folder)
        self.assertEqual(done.returncode, 0, said(done))
        self.assertEqual((folder / "x.md").read_text(encoding="utf-8").strip(), shown.stdout.strip())

    def test_what_is_there_stays_unless_it_is_named(self):
        folder = program.scratch()
        path = form(out=folder)
        (folder / "kommissorium.md").write_text("mit eget\n", encoding="utf-8")
        done = program.run("import", path, cwd=folder)
        self.assertEqual(done.returncode, 2, said(done))
        self.assertIn("kommissorium.md", said(done))
        self.assertEqual((folder / "kommissorium.md").read_text(encoding="utf-8"), "mit eget\n")

    def test_places_that_are_no_source(self):
        folder = program.scratch()
        path = form(out=folder)
        (folder / "a.docx").write_bytes(path.read_bytes())
        (folder / "gammel.md").write_text("mit eget\n", encoding="utf-8")
        (folder / "mappe.md").mkdir()
        os.symlink("/dev/null", folder / "tom.md")
        before = program.files_under(folder)
        for target in ("a.docx", "forms/kommissorium.docx", "/dev/full", "tom.md", "gammel.md", "mappe.md", "-", "ud.txt"):
            with self.subTest(target=target):
                done = program.run("import", "a.docx", "-o", target, cwd=folder)
                self.assertEqual(done.returncode, 2, said(done))
                self.assertIn(target, said(done))
                self.assertEqual(program.files_under(folder), before)
        self.assertTrue(os.path.islink(folder / "tom.md"))
        done = program.run("import", "mappe.md", cwd=folder)
        self.assertEqual(done.returncode, 2, said(done))

    def test_two_forms_do_not_become_one_source(self):
        folder = program.scratch()
        data = form().read_bytes()
        for name in ("a", "b"):
            (folder / name).mkdir()
            (folder / name / "k.docx").write_bytes(data)
        done = program.run("import", "a/k.docx", "b/k.docx", cwd=folder)
        self.assertEqual(done.returncode, 2, said(done))
        for name in ("a/k.docx", "b/k.docx", "k.md"):
            self.assertIn(name, said(done))
        self.assertFalse((folder / "k.md").exists())

    def test_the_folder_that_out_names(self):
        folder = program.scratch()
        path = form(out=folder)
        done = program.run("import", path, "--out", "ny", cwd=folder)
        self.assertEqual(done.returncode, 0, said(done))
        self.assertTrue((folder / "ny" / "kommissorium.md").is_file())

    def test_an_empty_form_and_empty_required_fields_are_told(self):
        folder = program.scratch()
        path = form(out=folder)
        done = program.run("import", path, "--diagnostics", "json", cwd=folder)
        self.assertEqual(done.returncode, 0, said(done))
        found = json.loads(done.stdout)
        self.assertEqual([(entry["rule"], entry["file"]) for entry in found], [("form-empty", str(path))])
        filled = rewritten(path.read_bytes(), "word/document.xml", lambda text: answered(text, "Kommissorium for data"))
        (folder / "b.docx").write_bytes(filled)
        done = program.run("import", "b.docx", "--lang", "da", cwd=folder)
        self.assertEqual(done.returncode, 0, said(done))
        self.assertIn("[form-required]", said(done))
        self.assertIn("Gruppens navn", said(done))
        self.assertNotIn("Titel,", said(done))
        self.assertIn("title: Kommissorium for data", (folder / "b.md").read_text(encoding="utf-8"))

    def test_a_form_without_its_list_of_fields(self):
        folder = program.scratch()
        data = rewritten(form().read_bytes(), "word/document.xml", lambda text: answered(text, "Kommissorium for data"))
        for name, parts in (("liste", ["customXml/item1.xml"]), ("alt", ["customXml/item1.xml", "docProps/custom.xml"])):
            with self.subTest(lost=parts):
                out = io.BytesIO()
                with zipfile.ZipFile(io.BytesIO(data)) as old, zipfile.ZipFile(out, "w") as new:
                    for entry in old.namelist():
                        if entry not in parts:
                            new.writestr(entry, old.read(entry))
                (folder / f"{name}.docx").write_bytes(out.getvalue())
                done = program.run("import", f"{name}.docx", cwd=folder)
                self.assertEqual(done.returncode, 0, said(done))
                self.assertIn("[form-list-lost]", said(done))
                text = (folder / f"{name}.md").read_text(encoding="utf-8")
                self.assertIn("dokumenttype: kommissorium\n", text)
                self.assertIn("title: Kommissorium for data\n", text)

    def test_wrong_usage(self):
        for arguments in ((), ("findes-ikke.docx",), ("a.docx", "b.docx", "-o", "c.md")):
            self.assertEqual(program.run("import", *arguments, cwd=program.scratch()).returncode, 2)


if __name__ == "__main__":
    testing.main()
