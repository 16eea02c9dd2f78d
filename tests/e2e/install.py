# SPDX-License-Identifier: MPL-2.0
"""`cmake --install` gives a program that needs neither the checkout nor the build folder."""

import os
import shutil
import subprocess
import sys
import unittest
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parents[1]))
from harness import judges, program, testing  # noqa: E402


class Install(unittest.TestCase):
    def install(self) -> Path:
        prefix = program.scratch() / "usr"
        done = judges.run([judges.tool("cmake"), "--install", str(Path(program.aftale()).parent), "--prefix", str(prefix)])
        self.assertEqual(done.returncode, 0, done.stdout + done.stderr)
        return prefix

    def run_installed(self, prefix: Path, *arguments: object, cwd: Path) -> subprocess.CompletedProcess:
        return subprocess.run([str(prefix / "bin" / "aftale"), *map(str, arguments)], cwd=cwd, env=program.environment(),
                              capture_output=True, text=True, stdin=subprocess.DEVNULL, timeout=300, check=False)

    def test_it_builds_the_sample_elsewhere(self):
        prefix, folder = self.install(), program.scratch()
        shutil.copytree(program.CONTENT, folder / "content")
        done = self.run_installed(prefix, "build", "-C", "content", "--format", "html,pdf", cwd=folder)
        self.assertEqual(done.returncode, 0, done.stderr)
        made = program.files_under(folder / "out")
        self.assertEqual(set(made), {f"{name}.{kind}" for name in program.document_ids() for kind in ("html", "pdf")})
        for name, data in made.items():
            self.assertTrue((program.built() / name).read_bytes() == data, f"{name}: the installed program makes another file")

    def test_its_data_are_the_installed_ones(self):
        prefix, folder = self.install(), program.scratch()
        (folder / "a.md").write_text("# A\n", encoding="utf-8")
        self.assertEqual(self.run_installed(prefix, "build", "a.md", "--format", "html", cwd=folder).returncode, 0)
        os.rename(prefix / "share", prefix / "elsewhere")
        done = self.run_installed(prefix, "build", "a.md", "--format", "html", cwd=folder)
        self.assertEqual(done.returncode, 3, "without its data it says so instead of finding them in the checkout")

    def test_the_program_does_not_know_this_machine(self):
        data = (self.install() / "bin" / "aftale").read_bytes()
        self.assertNotIn(str(program.SOURCE).encode() + b"/", data)


if __name__ == "__main__":
    testing.main()
