# SPDX-License-Identifier: MPL-2.0
"""`aftale verify` sees every change: random ones, always the same, to the archive, the loose files and a bundle."""

import os
import random
import shutil
import sys
import unittest
import zipfile
from collections import Counter
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parents[1]))
from harness import program, testing  # noqa: E402

# The same changes in every run, so that a failure speaks of the code: AFTALE_SEED tries others.
SEEDS = (20240101, int(os.environ.get("AFTALE_SEED") or 20261122))
OF_ARCHIVE, OF_FOLDER, OF_BUNDLE = 90, 60, 40  # of each seed
BROKEN = 4


def said(done) -> str:
    return done.stdout + done.stderr


def change_bytes(data: bytes, how: str, chance: random.Random) -> bytes:
    """The bytes changed in one way: never the same bytes again."""
    at = chance.randrange(len(data))
    if how == "flip a bit":
        return data[:at] + bytes([data[at] ^ (1 << chance.randrange(8))]) + data[at + 1:]
    if how == "overwrite":
        piece = chance.randbytes(chance.randint(1, 64))
        changed = data[:at] + piece + data[at + len(piece):]
        return changed if changed != data else data + b"x"
    if how == "insert":
        return data[:at] + chance.randbytes(chance.randint(1, 64)) + data[at:]
    if how == "take out":
        return data[:at] + data[at + chance.randint(1, 4096):]
    if how == "cut off":
        return data[:at]
    if how == "append":
        return data + chance.randbytes(chance.randint(1, 64))
    if how == "swap":
        half = data[at:at + 512]
        changed = data[:at] + half[::-1] + data[at + 512:]
        return changed if changed != data else data[:-1]
    raise AssertionError(how)


BYTES = ("flip a bit", "overwrite", "insert", "take out", "cut off", "append", "swap")
NAMES = ("rename", "remove", "add", "exchange", "copy over", "add a folder", "empty")


def write(path: Path, data: bytes) -> None:
    """A file of its own: its name may be a link to the file of the real package."""
    path.unlink(missing_ok=True)
    path.write_bytes(data)


def change_folder(folder: Path, how: str, chance: random.Random) -> list[str]:
    """Changes one thing in a folder. Gives names of which the message must say at least one."""
    names = sorted(path.name for path in folder.iterdir())
    # What the archive lacks beside loose files is no fault: people send it off.
    name = chance.choice([name for name in names if not name.endswith(".zip")])
    path = folder / name
    if how in BYTES:
        write(path, change_bytes(path.read_bytes(), how, chance))
        # Only SHA256SUMS knows the manifest: when their line is spoilt, either may be the one that was changed.
        return [name, "manifest.json"] if name == "SHA256SUMS" else [name]
    other = chance.choice([n for n in names if n != name and not n.endswith(".zip")])
    if how == "rename":
        new = chance.choice([name.upper() if name.upper() != name else name.lower(), "kopi af " + name, name + ".bak", "æ" + name])
        path.rename(folder / new)
        return [new, name]
    if how == "remove":
        path.unlink()
    elif how == "empty":
        write(path, b"")
    elif how == "add":
        name = chance.choice(["ny.pdf", "skjult.", ".DS_Store", "Thumbs.db", name + "~"])
        (folder / name).write_bytes(chance.randbytes(chance.randrange(100)))
    elif how == "add a folder":
        (folder / "mappe").mkdir()
        shutil.copy(path, folder / "mappe" / name)
        return ["mappe"]
    elif how == "exchange":
        mine = path.read_bytes()
        write(path, (folder / other).read_bytes())
        write(folder / other, mine)
        return [name, other]
    elif how == "copy over":
        write(path, (folder / other).read_bytes())
    return [name]


def change_archive(data: bytes, how: str, path: Path, chance: random.Random) -> None:
    """A changed archive: its bytes, or its entries written again by another program."""
    if how in BYTES:
        path.write_bytes(change_bytes(data, how, chance))
        return
    whole = path.with_suffix(".whole")
    whole.write_bytes(data)
    with zipfile.ZipFile(whole) as old, zipfile.ZipFile(path, "w") as new:
        entries = [(entry.filename, old.read(entry)) for entry in old.infolist()]
        at = chance.randrange(len(entries))
        if how == "rename":
            entries[at] = ("x" + entries[at][0], entries[at][1])
        elif how == "remove":
            del entries[at]
        elif how == "add":
            entries.insert(at, ("ny.txt", b"ny"))
        elif how == "exchange":
            entries.append(entries.pop(at) if at + 1 < len(entries) else entries.pop(0))
        elif how == "copy over":
            entries[at] = (entries[at][0], entries[at - 1][1])
        elif how == "add a folder":
            entries.append(("mappe/" + entries[at][0], entries[at][1]))
        elif how == "empty":
            entries[at] = (entries[at][0], b"")
        method = chance.choice([zipfile.ZIP_STORED, zipfile.ZIP_DEFLATED])
        for name, content in entries:
            entry = zipfile.ZipInfo(name, date_time=old.infolist()[0].date_time)
            entry.compress_type = method
            new.writestr(entry, content)
    whole.unlink()


class Mutations(unittest.TestCase):
    def test_what_is_whole_is_whole(self):
        package, bundles = program.packed("submit"), program.packed("publish")
        (archive,) = package.glob("*.zip")
        done = program.run("verify", package, archive, bundles, bundles / "odense-kommune")
        self.assertEqual(done.returncode, 0, said(done))
        for path in (package, archive, bundles):
            self.assertIn(str(path), done.stdout)
        self.assertEqual(program.run("efterproev", archive, "--lang", "da").returncode, 0)

    def test_what_does_not_matter(self):
        """An archive under another name is whole, with a warning; loose files are whole without their archive."""
        folder = program.scratch()
        (archive,) = program.packed("submit").glob("*.zip")
        shutil.copy(archive, folder / "hentet (1).zip")
        done = program.run("verify", folder / "hentet (1).zip")
        self.assertEqual(done.returncode, 0, said(done))
        self.assertIn(archive.name, said(done))
        loose = folder / "submission"
        shutil.copytree(program.packed("submit"), loose)
        (loose / archive.name).unlink()
        self.assertEqual(program.run("verify", loose).returncode, 0)
        with zipfile.ZipFile(archive) as package:
            package.extractall(folder / "pakket ud")
        self.assertEqual(program.run("verify", folder / "pakket ud").returncode, 0)

    def test_what_is_no_file(self):
        def kinds(folder: Path):
            yield "link to a folder", lambda: (folder / "x").symlink_to("/etc")
            yield "dangling link", lambda: (folder / "x").symlink_to("ingen-steder")
            yield "pipe", lambda: os.mkfifo(folder / "x")
            yield "empty folders", lambda: (folder / "x" / "mere").mkdir(parents=True)
        for source in (program.packed("submit"), program.packed("publish") / "odense-kommune", program.packed("publish")):
            copy = program.scratch() / source.name
            shutil.copytree(source, copy, copy_function=os.link)
            for what, make in kinds(copy):
                with self.subTest(of=source.name, what=what):
                    make()
                    done = program.run("verify", copy, timeout=60)
                    self.assertEqual(done.returncode, BROKEN, said(done))
                    self.assertIn("/x", said(done))
                    shutil.rmtree(copy / "x") if what == "empty folders" else (copy / "x").unlink()
            self.assertEqual(program.run("verify", copy).returncode, 0)
        copy = program.scratch() / "odense-kommune"
        shutil.copytree(program.packed("publish") / "odense-kommune", copy)
        outside = copy.parent / "andet.pdf"
        (copy / "sundhedsaftale.pdf").rename(outside)
        (copy / "sundhedsaftale.pdf").symlink_to(outside)
        self.assertEqual(program.run("verify", copy).returncode, BROKEN, "a listed file that is a link to one outside")

    def test_partners_that_are_gone_or_change_places(self):
        root = program.scratch()
        def folder(name: str) -> Path:
            shutil.copytree(program.packed("publish"), root / name, copy_function=os.link)
            return root / name
        gone, named, swapped, copied = map(folder, ("gone", "named", "swapped", "copied"))
        shutil.rmtree(gone / "vejle-kommune")
        (named / "billund-kommune").rename(named / "x")
        (swapped / "assens-kommune").rename(swapped / "tmp")
        (swapped / "vejle-kommune").rename(swapped / "assens-kommune")
        (swapped / "tmp").rename(swapped / "vejle-kommune")
        shutil.copytree(copied / "vejle-kommune", copied / "lolland-kommune")
        for path, name in ((gone, "vejle-kommune"), (named, "billund-kommune"), (swapped, "assens-kommune"), (copied, "lolland-kommune")):
            with self.subTest(path=path.name):
                done = program.run("verify", path)
                self.assertEqual(done.returncode, BROKEN, said(done))
                self.assertIn(name, said(done))

    def test_drafts_and_examples_are_said_to_be_so(self):
        out = program.scratch()
        self.assertEqual(program.run("submit", "--draft", "-C", program.CONTENT, "--out", out).returncode, 0)
        done = program.run("verify", out / "submission", "--lang", "da")
        self.assertEqual(done.returncode, 0, said(done))
        self.assertIn("KLADDE", done.stdout)
        self.assertIn("EKSEMPEL", done.stdout)

    def test_an_archive_of_other_files_beside_whole_ones(self):
        folder = program.scratch() / "submission"
        shutil.copytree(program.packed("submit"), folder)
        other = program.scratch()
        content = program.content_copy({"foelgebrev.md": ("# Emne", "# Emne og andet")})
        self.assertEqual(program.run("submit", "-C", content, "--out", other).returncode, 0)
        (archive,) = folder.glob("*.zip")
        shutil.copy(other / "submission" / archive.name, archive)
        done = program.run("verify", folder)
        self.assertEqual(done.returncode, BROKEN, said(done))
        self.assertIn(archive.name, said(done))

    def test_what_is_no_package(self):
        folder = program.scratch()
        (folder / "a.zip").write_bytes(b"PK")
        (folder / "b.txt").write_text("hej", encoding="utf-8")
        with zipfile.ZipFile(folder / "c.zip", "w") as archive:
            archive.writestr("a.txt", "hej")
        for name in ("a.zip", "b.txt", "c.zip", "."):
            for language in ("da", "en"):
                done = program.run("verify", name, "--lang", language, cwd=folder)
                self.assertEqual(done.returncode, BROKEN, f"{name}: {said(done)}")
                self.assertIn(name, said(done))
        for arguments in ((), (folder / "findes-ikke.zip",)):
            self.assertEqual(program.run("verify", *arguments).returncode, 2)

    def all_caught(self, what: str, count: int, change) -> None:
        """`change(number, how, chance, folder)` gives the path to verify and the names of which one must be said."""
        for seed in SEEDS:
            self.all_of_one_seed(what, count, change, seed)

    def all_of_one_seed(self, what: str, count: int, change, seed: int) -> None:
        chance, counts = random.Random(seed), Counter()
        plans = [(number, (BYTES + NAMES)[number % len(BYTES + NAMES)], random.Random(chance.getrandbits(64))) for number in range(count)]
        root = program.scratch()

        def one(plan):
            number, how, own_chance = plan
            folder = root / str(number)
            folder.mkdir()
            path, names = change(how, own_chance, folder)
            done = program.run("verify", path, timeout=60)
            shutil.rmtree(folder)
            return how, names, done

        with ThreadPoolExecutor(max_workers=4) as pool:
            for number, (how, names, done) in enumerate(pool.map(one, plans)):
                with self.subTest(what=what, seed=seed, mutation=number, how=how, names=names):
                    self.assertEqual(done.returncode, BROKEN, said(done))
                    self.assertTrue(any(name in said(done) for name in names), said(done))
                    self.assertIn("error[verify-", said(done))
                    counts[how] += 1
        print(f"{what}: {sum(counts.values())} of {count} changes caught (seed {seed}): " + ", ".join(f"{how} {n}" for how, n in sorted(counts.items())))
        self.assertEqual(sum(counts.values()), count)

    def test_archive(self):
        (source,) = program.packed("submit").glob("*.zip")
        data = source.read_bytes()

        def change(how, chance, folder):
            change_archive(data, how, folder / source.name, chance)
            return folder / source.name, [source.name]
        self.all_caught("archive", OF_ARCHIVE, change)

    def folder_test(self, what: str, count: int, source: Path) -> None:
        before = program.files_under(source)

        def change(how, chance, folder):
            copy = folder / source.name
            shutil.copytree(source, copy, copy_function=os.link)
            return copy, change_folder(copy, how, chance)
        self.all_caught(what, count, change)
        self.assertEqual(program.files_under(source), before)

    def test_loose_files(self):
        self.folder_test("loose files", OF_FOLDER, program.packed("submit"))

    def test_bundle(self):
        self.folder_test("bundle", OF_BUNDLE, program.packed("publish") / "odense-kommune")


if __name__ == "__main__":
    testing.main()
