# SPDX-License-Identifier: MPL-2.0
"""A form is filled in by LibreOffice itself: its fields are typed into through UNO, and what comes back has equal values."""

import shutil
import socket
import subprocess
import sys
import unittest
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parents[1]))
from harness import program, testing  # noqa: E402


def python_with_uno() -> str:
    for python in ("/usr/bin/python3", shutil.which("python3") or "python3"):
        if Path(python).exists() and subprocess.run([python, "-c", "import uno"], capture_output=True).returncode == 0:
            return python
    return ""


class Typed(unittest.TestCase):
    def test_what_is_typed_comes_back(self):
        office, python = shutil.which("soffice"), python_with_uno()
        if not office or not python:
            self.skipTest("soffice with python3-uno (LibreOffice's own interface) is not installed")
        folder = program.scratch("aftale-uno-")
        done = program.run("form", "kommissorium", "--out", folder)
        self.assertEqual(done.returncode, 0, done.stderr)
        with socket.socket() as free:
            free.bind(("127.0.0.1", 0))
            port = str(free.getsockname()[1])
        listening = subprocess.Popen([office, f"-env:UserInstallation=file://{folder}/profile", "--headless", "--norestore",
                                      f"--accept=socket,host=127.0.0.1,port={port};urp;"],
                                     stdin=subprocess.DEVNULL, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
        target = folder / "udfyldt.docx"
        try:
            typed = subprocess.run([python, str(Path(__file__).with_name("fill_in_office.py")), str(folder / "forms" / "kommissorium.docx"), str(target), port],
                                   capture_output=True, text=True, timeout=240)
            self.assertEqual(typed.returncode, 0, typed.stderr)
        finally:
            listening.terminate()
            listening.wait(60)
        done = program.run("import", target, "--dry-run", "--lang", "en", cwd=folder)
        self.assertEqual(done.returncode, 0, done.stderr)
        source = done.stdout
        self.assertIn("gruppe: \"Arbejdsgruppen for æbler & øl\"\n", source)
        self.assertIn("formand: Leder af akutområdet\n", source)
        self.assertRegex(source, r'version: "?0\.2"?\n')
        self.assertIn(f"# Formål\n\nGruppen skal følge data om indlæggelser.\n", source)
        self.assertIn("| Sygeplejerske | Medlem | Odense Kommune | Kommunen |\n", source)
        self.assertNotIn("Skriv", source, "a prompt came back as an answer")
        self.assertNotIn("form-stray", done.stderr)


if __name__ == "__main__":
    testing.main()
