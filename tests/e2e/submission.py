# SPDX-License-Identifier: MPL-2.0
"""`aftale submit`: one ZIP and its files loose, complete and numbered, the same everywhere; without every approval, nothing."""

import hashlib
import json
import re
import subprocess
import sys
import time
import unittest
import zipfile
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parents[1]))
from harness import judges, program, testing, words  # noqa: E402

ARCHIVE = "sundhedsaftale-v1.0.zip"
DRAFT = "sundhedsaftale-v1.0-kladde.zip"
NUMBERED = ["01-foelgebrev.pdf", "01-foelgebrev.docx", "02-sundhedsaftale.pdf", "03-administrativt-tillaeg.pdf",
            "04-godkendelser.pdf", "04-godkendelser.xlsx"]
OWN = ["LAES-MIG.txt", "manifest.json", "SHA256SUMS"]
APPROVALS = "tabeller/godkendelser.csv"
AEROE = "492;Ærø Kommune;kommunalbestyrelse;22-11-2023;godkendt;1.0;\n"
# The words of a source that somebody still owes a part of.
LEFTOVERS = re.compile(r"\{\{|\}\}|:::|@(tbl|fig|sec)-|\[[Ii]ndsæt")


def said(done) -> str:
    return done.stdout + done.stderr


def submit(content: Path, *options: object, out: Path | None = None, **env: str | None):
    return program.run("submit", "-C", content, "--out", out or content.parent / "out", *options, env=program.environment(**env))


def flat(text: str) -> str:
    return re.sub(r"\s+", " ", text)


def pages(path: Path) -> list[str]:
    done = judges.run([judges.tool("pdftotext"), "-enc", "UTF-8", str(path), "-"])
    assert done.returncode == 0, done.stderr
    return done.stdout.split("\f")[:-1]


class Package(unittest.TestCase):
    maxDiff = None

    def setUp(self):
        self.folder = program.packed("submit")

    def test_its_files(self):
        self.assertEqual(set(program.files_under(self.folder)), {ARCHIVE, *NUMBERED, *OWN})
        self.assertEqual([path.name for path in self.folder.parent.iterdir()], ["submission"])

    def test_python_reads_the_archive_and_it_holds_the_loose_files(self):
        loose = program.files_under(self.folder)
        with zipfile.ZipFile(self.folder / ARCHIVE) as archive:
            self.assertIsNone(archive.testzip())
            self.assertEqual(archive.namelist(), NUMBERED + OWN, "in the order in which they are numbered")
            for entry in archive.infolist():
                self.assertTrue(archive.read(entry) == loose[entry.filename], entry.filename)
                self.assertEqual(entry.date_time[:3], (2026, 1, 1) if entry.date_time[0] > 1980 else (1980, 1, 1))

    def test_checksums(self):
        done = subprocess.run(["sha256sum", "--strict", "-c", "SHA256SUMS"], cwd=self.folder, capture_output=True, text=True, check=False)
        self.assertEqual(done.returncode, 0, said(done))
        self.assertEqual(done.stdout.count(": OK"), len(NUMBERED) + 2)

    def test_manifest(self):
        manifest = json.loads((self.folder / "manifest.json").read_text(encoding="utf-8"))
        self.assertEqual([file["path"] for file in manifest["files"]], [*NUMBERED, "LAES-MIG.txt"])
        for file in manifest["files"]:
            data = (self.folder / file["path"]).read_bytes()
            self.assertEqual((file["size"], file["sha256"]), (len(data), hashlib.sha256(data).hexdigest()), file["path"])
            if file["path"] in NUMBERED:
                self.assertTrue(file["title"], file)
                self.assertEqual(file["version"], "1.0", file)
        for wanted in (ARCHIVE, "Region Syddanmark", "Sundhedsstyrelsen", "1.0"):
            self.assertIn(wanted, json.dumps(manifest, ensure_ascii=False))

    def test_agreement_and_annex_are_those_of_build(self):
        for name in NUMBERED[2:4]:
            self.assertTrue((self.folder / name).read_bytes() == (program.built() / name[3:]).read_bytes(), name)

    def test_cover_letter(self):
        for name, text in (("pdf", words.of_pdf), ("docx", words.of_docx)):
            letter = flat(text(self.folder / f"01-foelgebrev.{name}"))
            for wanted in ("Sundhedsstyrelsen", "Region Syddanmark", "23 parter", "version 1.0",
                           *(file.split(".")[0].split("-", 1)[0] for file in NUMBERED[2:]), "EKSEMPEL-2023-001", "Administrativt tillæg til Sundhedsaftalen"):
                self.assertIn(wanted, letter, name)
            self.assertNotRegex(letter, LEFTOVERS)
        # The number of pages that the letter gives for the agreement is the one that it has.
        letter = words.of_docx(self.folder / "01-foelgebrev.docx").split("\n")
        self.assertIn(str(len(pages(self.folder / "02-sundhedsaftale.pdf"))), [line.strip() for line in letter])

    def test_approvals(self):
        text = flat(words.of_pdf(self.folder / "04-godkendelser.pdf"))
        with zipfile.ZipFile(self.folder / "04-godkendelser.xlsx") as book:
            sheets = "".join(book.read(name).decode() for name in book.namelist() if name.endswith(".xml"))
        for name in program.partners():
            self.assertIn(name, text)
            self.assertIn(name, sheets)
        self.assertEqual(len(re.findall(r"\bgodkendt\b", text, re.IGNORECASE)) >= 23, True)
        self.assertNotRegex(text, LEFTOVERS)

    def test_read_me(self):
        text = flat((self.folder / "LAES-MIG.txt").read_bytes().decode("utf-8"))
        for wanted in ("Intet er sendt", "regionsrådet i Region Syddanmark", "Sundhedsstyrelsen", ARCHIVE, *NUMBERED, "efterproev"):
            self.assertIn(wanted, text)

    def test_it_says_that_nothing_is_sent_and_who_must(self):
        for command, language, wanted in (("submit", "en", "Nothing has been sent; Region Syddanmark would send a real package to Sundhedsstyrelsen"),
                                          ("indsendelsespakke", "da", "Intet er sendt")):
            done = program.run(command, "-C", program.CONTENT, "--out", program.scratch(), "--lang", language)
            self.assertEqual(done.returncode, 0, said(done))
            self.assertIn(wanted, done.stdout)
            self.assertIn("Region Syddanmark", done.stdout)
            self.assertNotIn("skal selv sende", done.stdout, "an example is not to be sent")

    def test_it_prints_the_number_of_the_archive(self):
        out = program.scratch()
        done = program.run("submit", "-C", program.CONTENT, "--out", out)
        digest = hashlib.sha256((out / "submission" / ARCHIVE).read_bytes()).hexdigest()
        self.assertIn(digest, done.stdout)
        self.assertIn(digest, program.run("verify", out / "submission" / ARCHIVE).stdout)
        sums = hashlib.sha256((out / "submission" / "SHA256SUMS").read_bytes()).hexdigest()
        self.assertIn(sums, program.run("verify", out / "submission").stdout)

    def test_a_package_that_is_no_example_says_who_sends_it(self):
        content = program.content_copy({"aftale.yaml": ("eksempel: true", "eksempel: false")})
        done = submit(content)
        self.assertEqual(done.returncode, 0, said(done))
        self.assertIn("Region Syddanmark must send it to Sundhedsstyrelsen", done.stdout)
        text = flat((content.parent / "out" / "submission" / "LAES-MIG.txt").read_text(encoding="utf-8"))
        self.assertIn(f"Send {ARCHIVE} til Sundhedsstyrelsen", text)
        self.assertNotIn("EKSEMPEL", text)

    def test_the_letter_is_short(self):
        self.assertLessEqual(len(pages(self.folder / "01-foelgebrev.pdf")), 2)


class Refusals(unittest.TestCase):
    maxDiff = None

    def refused(self, content: Path, *wanted: str, status: int = 1) -> None:
        out = content.parent / "out"
        for language in ("da", "en"):
            done = submit(content, out=out, LC_ALL=f"{language}_DK.UTF-8")
            self.assertEqual(done.returncode, status, said(done))
            for text in wanted:
                self.assertIn(text, said(done))
            self.assertNotIn("Intet er sendt", said(done))
        self.assertEqual(list(out.rglob("*")), [], "nothing is written")

    def test_a_row_is_missing(self):
        self.refused(program.content_copy({APPROVALS: (AEROE, "")}), "Ærø Kommune", "godkendelser.csv")

    def test_all_rows_are_missing(self):
        content = program.content_copy()
        head = (content / APPROVALS).read_text(encoding="utf-8").splitlines()[0]
        (content / APPROVALS).write_text(head + "\n1083;Region Syddanmark;regionsråd;23-10-2023;godkendt;1.0;\n", encoding="utf-8")
        self.refused(content, *program.partners()[1:])

    def test_what_does_not_count_as_approval(self):
        for other in (AEROE.replace("godkendt", "udsat"), AEROE.replace("22-11-2023", ""), AEROE.replace(";1.0;", ";0.9;"),
                      AEROE + AEROE.replace("godkendt", "ikke godkendt").replace("22-11", "29-11")):
            with self.subTest(row=other):
                self.refused(program.content_copy({APPROVALS: (AEROE, other)}), "Ærø Kommune", "godkendelser.csv")

    def test_a_missing_annex(self):
        content = program.content_copy({"aftale.yaml": ("    - administrativt-tillaeg\n", "    - administrativt-tillaeg\n    - oekonomi-2024\n")})
        self.refused(content, "oekonomi-2024", "aftale.yaml")
        content = program.content_copy()
        (content / "administrativt-tillaeg.md").unlink()
        self.refused(content, "administrativt-tillaeg.md")

    def test_a_missing_cover_letter(self):
        self.refused(program.content_copy({"aftale.yaml": ("foelgebrev.md", "findes-ikke.md")}), "findes-ikke.md", "aftale.yaml")

    def test_a_letter_that_says_another_version(self):
        self.refused(program.content_copy({"foelgebrev.md": ('version: "1.0"', 'version: "1.1"')}), "1.1", "subm-same-data")

    def test_an_agreement_that_is_not_approved(self):
        for status in ("udkast", "i-hoering", "ikke-godkendt", "erstattet"):
            with self.subTest(status=status):
                self.refused(program.content_copy({"sundhedsaftale.md": ("status: gaeldende", f"status: {status}")}), "submit-status", "sundhedsaftale.md:")

    def test_a_draft_annex(self):
        content = program.content_copy({
            "aftale.yaml": ("    - administrativt-tillaeg\n", "    - administrativt-tillaeg\n    - kommissorium-datagruppe\n"),
            "foelgebrev.md": ("administrativt-tillaeg, godkendelser", "administrativt-tillaeg, kommissorium-datagruppe, godkendelser")})
        self.refused(content, "submit-status", "kommissorium-datagruppe")

    def test_approvals_of_impossible_days(self):
        for day in ("01-12-2099", "01-01-1999"):
            with self.subTest(day=day):
                self.refused(program.content_copy({APPROVALS: (AEROE, AEROE.replace("22-11-2023", day))}), "Ærø Kommune", day)

    def test_all_that_is_missing_is_said_at_once(self):
        content = program.content_copy({APPROVALS: (AEROE, ""), "aftale.yaml": ("foelgebrev.md", "findes-ikke.md"),
                                        "sundhedsaftale.md": ("status: gaeldende", "status: udkast")})
        self.refused(content, "Ærø Kommune", "findes-ikke.md", "submit-status")

    def test_an_error_of_the_rule_book(self):
        self.refused(program.content_copy({"sundhedsaftale.md": ("# ", "{++Nyt og ikke vedtaget.++}\n\n# ")}), "sundhedsaftale.md:")

    def test_a_package_that_stood_there_survives(self):
        content = program.content_copy()
        self.assertEqual(submit(content).returncode, 0)
        before = program.files_under(content.parent / "out")
        (content / APPROVALS).write_text((content / APPROVALS).read_text(encoding="utf-8").replace(AEROE, ""), encoding="utf-8")
        self.assertEqual(submit(content).returncode, 1)
        self.assertEqual(program.files_under(content.parent / "out"), before)

    def test_a_foreign_file_is_not_lost(self):
        content = program.content_copy()
        self.assertEqual(submit(content).returncode, 0)
        (content.parent / "out" / "submission" / "kvittering.txt").write_text("modtaget", encoding="utf-8")
        before = program.files_under(content.parent / "out")
        done = submit(content)
        self.assertEqual(done.returncode, 3, said(done))
        self.assertIn("kvittering.txt", said(done))
        self.assertEqual(program.files_under(content.parent / "out"), before)

    def test_words_that_it_does_not_take(self):
        done = program.run("submit", "sundhedsaftale", "-C", program.CONTENT, "--out", program.scratch())
        self.assertEqual(done.returncode, 2, said(done))


MARK = re.compile("Kladde til indsendelsespakke", re.IGNORECASE)


class Draft(unittest.TestCase):
    def test_every_page_is_marked_and_the_name_says_it(self):
        content = program.content_copy()
        done = submit(content, "--draft", LC_ALL="da_DK.UTF-8")
        self.assertEqual(done.returncode, 0, said(done))
        self.assertIn("må ikke sendes", said(done))
        folder = content.parent / "out" / "submission"
        self.assertEqual(set(program.files_under(folder)), {DRAFT, *NUMBERED, *OWN})
        self.assertIn("KLADDE", (folder / "LAES-MIG.txt").read_text(encoding="utf-8"))
        self.assertTrue(json.loads((folder / "manifest.json").read_text(encoding="utf-8"))["draft"])
        count = 0
        for path in sorted(folder.glob("*.pdf")):
            for number, page in enumerate(pages(path), 1):
                self.assertRegex(flat(page), MARK, f"{path.name}, page {number}")
                count += 1
            self.assertNotRegex(flat("".join(pages(program.packed("submit") / path.name))), MARK, "the real package carries no such mark")
        print(f"{count} pages marked")
        self.assertGreater(count, 20)
        for path in sorted(folder.glob("*.docx")):
            with zipfile.ZipFile(path) as package:
                heads = [package.read(name).decode() for name in package.namelist() if re.fullmatch(r"word/(header|footer)\d*\.xml", name)]
            self.assertTrue(any(MARK.search(head) for head in heads), path.name)
        self.assertEqual(program.run("verify", folder, folder / DRAFT).returncode, 0)

    def test_a_missing_approval_does_not_stop_it(self):
        done = submit(program.content_copy({APPROVALS: (AEROE, "")}), "--draft", "-v", LC_ALL="da_DK.UTF-8")
        self.assertEqual(done.returncode, 0, said(done))
        self.assertIn("Ærø Kommune", said(done), "what is missing is still said")

    def test_it_does_not_say_that_all_have_approved(self):
        content = program.content_copy({APPROVALS: (AEROE, "")})
        done = submit(content, "--draft", LC_ALL="da_DK.UTF-8")
        self.assertEqual(done.returncode, 0, said(done))
        self.assertIn("Ærø Kommune", done.stderr, "what is missing is said without -v")
        folder = content.parent / "out" / "submission"
        letter, overview = (flat("".join(pages(folder / name))) for name in ("01-foelgebrev.pdf", "04-godkendelser.pdf"))
        self.assertIn("22 af de 23 parter har derefter godkendt", letter)
        self.assertIn("22 af dem har godkendt", overview)
        self.assertIn("mangler", overview)
        whole = flat("".join(pages(program.packed("submit") / "04-godkendelser.pdf")))
        self.assertNotIn("mangler", whole)

    def test_another_package_of_the_same_name_is_kept(self):
        content = program.content_copy()
        self.assertEqual(submit(content).returncode, 0)
        before = program.files_under(content.parent / "out" / "submission")
        self.assertEqual(submit(content).returncode, 0)
        self.assertEqual([path.name for path in (content.parent / "out").iterdir()], ["submission"], "the same again replaces it")
        text = (content / "foelgebrev.md").read_text(encoding="utf-8")
        (content / "foelgebrev.md").write_text(text.replace("hermed", "nu"), encoding="utf-8")
        done = submit(content)
        self.assertEqual(done.returncode, 0, said(done))
        kept = content.parent / "out" / f"submission-{ARCHIVE.removesuffix('.zip')}"
        self.assertEqual(program.files_under(kept), before)

    def test_a_full_disk_leaves_the_package_that_stood_there(self):
        content = program.content_copy()
        self.assertEqual(submit(content).returncode, 0)
        out = content.parent / "out"
        before = program.files_under(out)
        done = subprocess.run(["bash", "-c", "trap '' XFSZ; ulimit -f 150; exec \"$@\"", "_", program.aftale(), "submit", "--draft", "-C", str(content), "--out", str(out)],
                              env=program.environment(), capture_output=True, text=True, check=False)
        self.assertEqual(done.returncode, 3, said(done))
        self.assertEqual(program.files_under(out), before)
        self.assertEqual([path.name for path in out.iterdir()], ["submission"])

    def test_the_package_that_stood_there_is_kept_beside_it(self):
        content = program.content_copy()
        self.assertEqual(submit(content).returncode, 0)
        before = program.files_under(content.parent / "out" / "submission")
        done = submit(content, "--draft")
        self.assertEqual(done.returncode, 0, said(done))
        kept = content.parent / "out" / f"submission-{ARCHIVE.removesuffix('.zip')}"
        self.assertEqual(program.files_under(kept), before)
        self.assertIn(kept.name, said(done))


class Determinism(unittest.TestCase):
    def test_two_runs(self):
        program.packed("submit")
        time.sleep(2.1)  # ZIP times count in two seconds
        content = program.content_copy()
        done = submit(content, out=content.parent / "et andet sted æøå", TZ="America/St_Johns", LC_ALL="tr_TR.UTF-8")
        self.assertEqual(done.returncode, 0, said(done))
        first, second = program.files_under(program.packed("submit")), program.files_under(content.parent / "et andet sted æøå" / "submission")
        self.assertEqual(sorted(first), sorted(second))
        self.assertEqual([name for name in first if first[name] != second[name]], [])


if __name__ == "__main__":
    testing.main()
