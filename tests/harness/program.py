# SPDX-License-Identifier: MPL-2.0
"""The finished program, as a user starts it: where it is, a run of it, and what it made of content/.

AFTALE names the program and AFTALE_BUILT the folder that build_content.py filled; ctest sets both. By hand, both
have defaults: build/release/aftale, and a scratch folder built on first use.
"""

import atexit
import os
import re
import shutil
import subprocess
import tempfile
from functools import lru_cache
from pathlib import Path

SOURCE = Path(__file__).resolve().parents[2]
CONTENT = SOURCE / "content"
FORMATS = ("pdf", "docx", "xml", "xlsx", "html")
# One moment for every test, so that no verdict depends on the day: 2026-01-01T00:00:00Z.
EPOCH = "1767225600"


def aftale() -> str:
    path = os.environ.get("AFTALE") or str(SOURCE / "build" / "release" / "aftale")
    if not os.access(path, os.X_OK):
        raise AssertionError(f"no program at {path}; build it first, or name it in AFTALE")
    return path


def environment(**changes: str | None) -> dict[str, str]:
    """A clean environment: nothing of the caller's locale or time reaches the program unless a test says so."""
    kept = {key: value for key, value in os.environ.items()
            if key in ("PATH", "HOME", "TMPDIR", "ASAN_OPTIONS", "UBSAN_OPTIONS", "LSAN_OPTIONS", "LLVM_PROFILE_FILE")}
    # Every run makes its files: what an earlier one left proves nothing.
    kept.update(AFTALE_CACHE="none", LC_ALL="en_US.UTF-8", TZ="UTC", SOURCE_DATE_EPOCH=EPOCH, NO_COLOR="1")
    for key, value in changes.items():
        if value is None:
            kept.pop(key, None)
        else:
            kept[key] = value
    return kept


def run(*arguments: object, cwd: Path | None = None, env: dict[str, str] | None = None, timeout: int = 300,
        user: int | None = None) -> subprocess.CompletedProcess:
    return subprocess.run(
        [aftale(), *map(str, arguments)], cwd=cwd, env=env or environment(), stdin=subprocess.DEVNULL,
        stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True, encoding="utf-8", errors="surrogateescape",
        timeout=timeout, check=False, user=user)


def can_run_as(user: int) -> bool:
    try:
        return run("--version", user=user, cwd=Path("/")).returncode == 0
    except OSError:
        return False


def scratch(prefix: str = "aftale-test-") -> Path:
    folder = Path(tempfile.mkdtemp(prefix=prefix))
    atexit.register(shutil.rmtree, folder, ignore_errors=True)
    return folder


def document_ids() -> list[str]:
    """The ids under `documents:` in content/aftale.yaml, read without a YAML parser so that every test can."""
    text = (CONTENT / "aftale.yaml").read_text(encoding="utf-8")
    block = re.search(r"^documents:[^\n]*\n((?:[ \t#-][^\n]*\n|\n)*)", text, re.MULTILINE)
    ids = re.findall(r"\bid:\s*[\"']?([A-Za-z0-9_.-]+)", block.group(1)) if block else []
    if not ids:
        raise AssertionError("content/aftale.yaml lists no documents")
    return ids


@lru_cache(maxsize=None)
def built() -> Path:
    """A folder holding every document of content/ in every format."""
    named = os.environ.get("AFTALE_BUILT")
    if named:
        return Path(named)
    folder = scratch("aftale-built-")
    done = run("build", "-C", CONTENT, "--out", folder)
    if done.returncode != 0:
        raise AssertionError(f"building content/ ended with {done.returncode}:\n{done.stderr}")
    return folder


def outputs(extension: str) -> list[Path]:
    """Every built document in one format, one for each document of the project."""
    paths = [built() / f"{name}.{extension}" for name in document_ids()]
    absent = [path.name for path in paths if not path.is_file()]
    if absent:
        raise AssertionError(f"not built: {', '.join(absent)}")
    return paths


@lru_cache(maxsize=None)
def packed(command: str) -> Path:
    """The folder that `aftale publish` or `aftale submit` fills from content/: OUT/publish or OUT/submission."""
    out = scratch(f"aftale-{command}-")
    done = run(command, "-C", CONTENT, "--out", out)
    if done.returncode != 0:
        raise AssertionError(f"{command} ended with {done.returncode}:\n{done.stdout}{done.stderr}")
    return out / {"publish": "publish", "submit": "submission"}[command]


def content_copy(changes: dict[str, tuple[str, str]] | None = None) -> Path:
    """A copy of content/ in which, for each file named, the first text is replaced by the second, once."""
    folder = scratch("aftale-content-") / "content"
    shutil.copytree(CONTENT, folder)
    for name, (old, new) in (changes or {}).items():
        text = (folder / name).read_text(encoding="utf-8")
        if old not in text:
            raise AssertionError(f"{old!r} does not occur in content/{name}")
        (folder / name).write_text(text.replace(old, new, 1), encoding="utf-8")
    return folder


def partners() -> list[str]:
    """The names in content/tabeller/parter.csv, in its order."""
    lines = (CONTENT / "tabeller" / "parter.csv").read_text(encoding="utf-8").splitlines()[1:]
    return [line.split(";")[0] for line in lines if line.strip()]


def slug(name: str) -> str:
    """A partner's folder, made here by itself: ASCII, lower case, hyphens."""
    for letter, ascii_letters in (("æ", "ae"), ("ø", "oe"), ("å", "aa")):
        name = name.lower().replace(letter, ascii_letters)
    return re.sub(r"[^a-z0-9]+", "-", name).strip("-")


def files_under(folder: Path) -> dict[str, bytes]:
    return {str(path.relative_to(folder)): path.read_bytes() for path in sorted(folder.rglob("*")) if path.is_file()}


def each_output(extension: str):
    """Makes `test(self, path)` a test of every built document in one format, each in its own subTest."""
    def decorate(test):
        def of_all(self):
            for path in outputs(extension):
                with self.subTest(file=path.name):
                    test(self, path)
        of_all.__name__ = test.__name__
        return of_all
    return decorate
