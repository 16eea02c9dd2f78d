# SPDX-License-Identifier: MPL-2.0
"""`aftale publish`: a whole bundle for each of the 23 partners, the same everywhere, and nothing written when it cannot be."""

import csv
import hashlib
import html
import json
import re
import subprocess
import sys
import time
import unittest
from pathlib import Path
from urllib.parse import unquote

sys.path.insert(0, str(Path(__file__).resolve().parents[1]))
from harness import program, testing  # noqa: E402

OWN = {"index.html", "LAES-MIG.txt", "manifest.json", "SHA256SUMS"}
# Of the sample's documents: what holds and is meant for citizens. The drafts and the meeting papers stay at home.
PUBLISHED = ["sundhedsaftale", "administrativt-tillaeg", "kommissorium-faelles-kommunikation"]
# Where the bundles themselves are not the point.
HTML = ("--format", "html")
DOCUMENTS = {f"{name}.{kind}" for name in PUBLISHED for kind in program.FORMATS}


def said(done) -> str:
    return done.stdout + done.stderr


def publish(content: Path, *arguments: object, out: Path | None = None, **env: str | None):
    return program.run("publish", *arguments, "-C", content, "--out", out or content.parent / "out", env=program.environment(**env))


def checked_by_sha256sum(folder: Path) -> subprocess.CompletedProcess:
    return subprocess.run(["sha256sum", "--strict", "-c", "SHA256SUMS"], cwd=folder, capture_output=True, text=True, check=False)


class Bundles(unittest.TestCase):
    maxDiff = None

    def setUp(self):
        self.folder = program.packed("publish")

    def bundles(self) -> list[tuple[str, Path]]:
        return [(name, self.folder / program.slug(name)) for name in program.partners()]

    def test_one_for_each_partner(self):
        self.assertEqual(len(program.partners()), 23)
        self.assertEqual(sorted(path.name for path in self.folder.iterdir()), sorted(map(program.slug, program.partners())))
        self.assertEqual([path.name for path in self.folder.parent.iterdir()], ["publish"], "nothing beside the bundles")

    def test_each_holds_the_same_documents(self):
        first = self.folder / program.slug(program.partners()[0])
        for name, bundle in self.bundles():
            with self.subTest(partner=name):
                self.assertEqual(set(program.files_under(bundle)), DOCUMENTS | OWN)
                for name in DOCUMENTS:
                    self.assertTrue((bundle / name).read_bytes() == (first / name).read_bytes(), f"{name} differs between partners")

    def test_they_are_the_files_that_build_makes(self):
        bundle = self.folder / program.slug(program.partners()[0])
        for name in sorted(DOCUMENTS):
            self.assertTrue((bundle / name).read_bytes() == (program.built() / name).read_bytes(), name)

    def test_checksums(self):
        for name, bundle in self.bundles():
            with self.subTest(partner=name):
                done = checked_by_sha256sum(bundle)
                self.assertEqual(done.returncode, 0, done.stdout + done.stderr)
                listed = {line.split("  ", 1)[1] for line in (bundle / "SHA256SUMS").read_text(encoding="utf-8").splitlines()}
                self.assertEqual(listed, (DOCUMENTS | OWN) - {"SHA256SUMS"})

    def test_manifest(self):
        for name, bundle in self.bundles():
            with self.subTest(partner=name):
                manifest = json.loads((bundle / "manifest.json").read_text(encoding="utf-8"))
                self.assertIn(name, json.dumps(manifest, ensure_ascii=False))
                files = {file["path"]: file for file in manifest["files"]}
                self.assertEqual(set(files), (DOCUMENTS | OWN) - {"SHA256SUMS", "manifest.json"})
                for path, file in files.items():
                    data = (bundle / path).read_bytes()
                    self.assertEqual((file["size"], file["sha256"]), (len(data), hashlib.sha256(data).hexdigest()), path)

    def test_front_page(self):
        for name, bundle in self.bundles():
            with self.subTest(partner=name):
                page = (bundle / "index.html").read_text(encoding="utf-8")
                text = html.unescape(re.sub(r"<[^>]+>", " ", page)).replace("\u00a0", " ")
                for wanted in (name, "Sundhedsaftalen 2024–2027", "EKSEMPEL", "1.0", "1. januar 2024", *program.partners()):
                    self.assertIn(wanted, text)
                links = {unquote(target): html.unescape(words).replace("\u00a0", " ")
                         for target, words in re.findall(r'<a href="([^"#]+)"[^>]*>([^<]+)</a>', page)}
                self.assertEqual(set(links), DOCUMENTS | {"SHA256SUMS"})
                for target in DOCUMENTS:
                    kind = {"pdf": "PDF", "docx": "Word", "xml": "Word-XML", "xlsx": "Excel", "html": "webside"}[target.rsplit(".", 1)[1]]
                    self.assertRegex(links[target], rf"\({kind}, [\d,]+ (kB|MB)\)$")
                    said_size = float(re.search(r"([\d,]+) (?:kB|MB)\)$", links[target])[1].replace(",", "."))
                    unit = 1e6 if links[target].endswith("MB)") else 1e3
                    self.assertAlmostEqual(said_size, (bundle / target).stat().st_size / unit, delta=0.51 if unit == 1e3 else 0.051, msg=target)

    def test_read_me(self):
        for name, bundle in self.bundles():
            with self.subTest(partner=name):
                data = (bundle / "LAES-MIG.txt").read_bytes()
                self.assertEqual(data.count(b"\n"), data.count(b"\r\n"), "lines end as every editor shows them")
                text = data.decode("utf-8")
                self.assertLessEqual(max(map(len, text.splitlines())), 78)
                flat = re.sub(r"\s+", " ", text)
                for wanted in (name, "Intet er lagt ud", "15. januar 2024", "erstatter", "sha256sum -c SHA256SUMS",
                               "Koordinationsgruppen", *DOCUMENTS, *(OWN - {"SHA256SUMS"})):
                    self.assertIn(wanted.lower(), flat.lower())
                website = next(row["hjemmeside"] for row in csv.DictReader(
                    (program.CONTENT / "tabeller" / "parter.csv").open(encoding="utf-8"), delimiter=";") if row["navn"] == name)
                self.assertIn(website.removeprefix("https://"), flat)


class Commands(unittest.TestCase):
    maxDiff = None

    def test_it_says_that_nothing_is_uploaded(self):
        texts = []
        for command, language in (("publish", "en"), ("udgivelsespakke", "da")):
            out = program.scratch()
            done = program.run(command, "assens-kommune", *HTML, "-C", program.CONTENT, "--out", out, "--lang", language)
            self.assertEqual(done.returncode, 0, said(done))
            self.assertEqual([path.name for path in (out / "publish").iterdir()], ["assens-kommune"])
            texts.append(done.stdout)
        self.assertIn("Nothing has been uploaded", texts[0])
        self.assertIn("Intet er lagt på nettet", texts[1])

    def test_a_partner_by_any_of_its_names(self):
        for name in ("faaborg-midtfyn-kommune", "Faaborg-Midtfyn Kommune", "430", "FAABORG-MIDTFYN"):
            with self.subTest(name=name):
                out = program.scratch()
                done = publish(program.CONTENT, name, *HTML, out=out)
                self.assertEqual(done.returncode, 0, said(done))
                self.assertEqual([path.name for path in (out / "publish").iterdir()], ["faaborg-midtfyn-kommune"])
                made = program.files_under(out / "publish" / "faaborg-midtfyn-kommune")
                self.assertEqual(set(made), OWN | {f"{name}.html" for name in PUBLISHED})

    def test_an_unknown_partner(self):
        for name, help_ in (("asens-kommune", "assens-kommune"), ("Lolland Kommune", "-kommune")):
            with self.subTest(name=name):
                out = program.scratch()
                done = publish(program.CONTENT, "odense-kommune", name, *HTML, out=out)
                self.assertEqual(done.returncode, 2, said(done))
                self.assertIn(name, said(done))
                self.assertIn(help_, said(done))
                self.assertEqual(list(out.iterdir()), [])

    def test_a_foreign_file_is_not_lost(self):
        out = program.scratch()
        self.assertEqual(publish(program.CONTENT, "assens", "odense", *HTML, out=out).returncode, 0)
        foreign = out / "publish" / "odense-kommune" / "noter.txt"
        foreign.write_text("mine egne noter", encoding="utf-8")
        (out / "publish" / "assens-kommune" / "index.html").write_text("gammel", encoding="utf-8")
        before = program.files_under(out)
        done = publish(program.CONTENT, "assens", "odense", *HTML, out=out)
        self.assertEqual(done.returncode, 3, said(done))
        self.assertIn("noter.txt", said(done))
        self.assertEqual(program.files_under(out), before, "neither bundle was touched")
        foreign.unlink()
        self.assertEqual(publish(program.CONTENT, "assens", "odense", *HTML, out=out).returncode, 0)
        after = program.files_under(out)
        self.assertEqual(set(after), set(before) - {"publish/odense-kommune/noter.txt"})
        self.assertNotEqual(after["publish/assens-kommune/index.html"], b"gammel", "what publish made, it may replace")

    def test_what_is_the_users_is_not_taken(self):
        out = program.scratch()
        self.assertEqual(publish(program.CONTENT, "odense", *HTML, out=out).returncode, 0)
        bundle = out / "publish" / "odense-kommune"
        for name in ("min-backup.zip", "genvej", "tom"):
            path = bundle / name
            path.write_bytes(b"PK") if name.endswith(".zip") else path.symlink_to("/etc/hostname") if name == "genvej" else path.mkdir()
            done = publish(program.CONTENT, "odense", *HTML, out=out)
            self.assertEqual(done.returncode, 3, said(done))
            self.assertIn(name, said(done))
            path.rmdir() if name == "tom" else path.unlink()
        self.assertEqual(publish(program.CONTENT, "odense", *HTML, out=out).returncode, 0)

    def test_a_file_in_a_folders_place(self):
        out = program.scratch()
        (out / "publish").mkdir()
        (out / "publish" / "odense-kommune").write_text("en fil", encoding="utf-8")
        done = publish(program.CONTENT, "odense", *HTML, out=out)
        self.assertEqual(done.returncode, 3, said(done))
        self.assertEqual((out / "publish" / "odense-kommune").read_text(encoding="utf-8"), "en fil")

    def test_it_says_what_went_in_and_by_which_number_to_know_it(self):
        out = program.scratch()
        done = publish(program.CONTENT, "odense", *HTML, out=out)
        for name in (*PUBLISHED, "kommissorium-datagruppe"):
            self.assertIn(name, done.stdout)
        digest = hashlib.sha256((out / "publish" / "odense-kommune" / "SHA256SUMS").read_bytes()).hexdigest()
        self.assertIn(digest, done.stdout)
        self.assertIn(digest, program.run("verify", out / "publish").stdout)

    def refused(self, content: Path, *wanted: str) -> None:
        out = content.parent / "out"
        self.assertEqual(publish(program.CONTENT, "assens", *HTML, out=out).returncode, 0)
        before = program.files_under(out)
        for language, word in (("da", "fejl"), ("en", "error")):
            done = publish(content, "assens", *HTML, out=out, LC_ALL=f"{language}_DK.UTF-8")
            self.assertEqual(done.returncode, 1, said(done))
            self.assertIn(f"{word}[", said(done))
            for text in wanted:
                self.assertIn(text, said(done))
        self.assertEqual(program.files_under(out), before, "the bundle that stood there stands")

    def test_an_error_of_the_rule_book(self):
        # `build` writes the document all the same; a partner's website must not get it.
        content = program.content_copy({"sundhedsaftale.md": ("# ", "{++Nyt og ikke vedtaget.++}\n\n# ")})
        built = program.run("build", "sundhedsaftale", "-C", content, "--out", content.parent / "built", "--format", "html")
        self.assertEqual(built.returncode, 1, said(built))
        self.assertTrue((content.parent / "built" / "sundhedsaftale.html").is_file(), said(built))
        self.refused(content, "sundhedsaftale.md:")

    def test_a_mistake_in_one_of_the_documents(self):
        self.refused(program.content_copy({"administrativt-tillaeg.md": ("# ", "Se @tbl-findes-ikke.\n\n# ")}), "tbl-findes-ikke")

    def test_a_draft_that_the_project_names(self):
        content = program.content_copy({"aftale.yaml": ("publish:\n", "publish:\n  dokumenter: [sundhedsaftale, kommissorium-datagruppe]\n")})
        self.refused(content, "pub-final-only", "kommissorium-datagruppe")

    def test_the_agreement_itself_is_left_out(self):
        self.refused(program.content_copy({"sundhedsaftale.md": ("status: gaeldende", "status: erstattet")}), "publish-agreement", "sundhedsaftale")
        content = program.content_copy({"aftale.yaml": ("publish:\n", "publish:\n  dokumenter: [administrativt-tillaeg]\n")})
        done = publish(content, "assens", *HTML)
        self.assertEqual(done.returncode, 0, said(done))
        self.assertIn("publish-agreement", said(done))

    def test_an_empty_list_of_documents(self):
        self.refused(program.content_copy({"aftale.yaml": ("publish:\n", "publish:\n  dokumenter: []\n")}), "project-publish", "aftale.yaml:")

    def test_mistakes_elsewhere_do_not_stop_it(self):
        content = program.content_copy({"dagsorden-styregruppe-2024-09-18.md": ("# ", "Se @tbl-findes-ikke.\n\n# ")})
        done = publish(content, "assens", *HTML)
        self.assertEqual(done.returncode, 0, said(done))

    def test_no_project(self):
        done = program.run("publish", cwd=program.scratch())
        self.assertEqual(done.returncode, 2, said(done))
        self.assertIn("aftale.yaml", said(done))


class Determinism(unittest.TestCase):
    def test_two_runs(self):
        program.packed("publish")
        time.sleep(2.1)  # ZIP times in the Office files count in two seconds
        content = program.content_copy()
        done = publish(content, out=content.parent / "et andet sted æøå", TZ="Pacific/Kiritimati", LC_ALL="da_DK.UTF-8", LANGUAGE="da")
        self.assertEqual(done.returncode, 0, said(done))
        first, second = program.files_under(program.packed("publish")), program.files_under(content.parent / "et andet sted æøå" / "publish")
        self.assertEqual(sorted(first), sorted(second))
        self.assertEqual([name for name in first if first[name] != second[name]], [])


if __name__ == "__main__":
    testing.main()
