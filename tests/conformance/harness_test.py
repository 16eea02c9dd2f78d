# SPDX-License-Identifier: MPL-2.0
"""The skip rules themselves: a missing judge skips with its reason on a development machine and fails in CI."""

import os
import subprocess
import sys
import unittest
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parents[1]))
from harness import judges, program, testing  # noqa: E402


class Skips(unittest.TestCase):
    def run_without_judges(self, ci: bool) -> subprocess.CompletedProcess:
        """The test of the web pages, of which one needs vnu, with an empty judges' folder."""
        environment = {key: value for key, value in os.environ.items() if key != "CI"}
        environment["AFTALE_JUDGES"] = str(program.scratch())
        if ci:
            environment["CI"] = "true"
        test = Path(__file__).with_name("html_pages.py")
        return subprocess.run([sys.executable, "-B", str(test), "BrokenOnPurpose.test_nu_checker_can_fail"], env=environment,
                              capture_output=True, text=True, check=False)

    def test_at_home(self):
        done = self.run_without_judges(ci=False)
        self.assertEqual(done.returncode, testing.SKIPPED)
        self.assertIn("SKIPPED: the Nu HTML checker is not installed", done.stdout)

    def test_in_ci(self):
        done = self.run_without_judges(ci=True)
        self.assertEqual(done.returncode, 1)
        self.assertIn("FAILED: the Nu HTML checker is not installed", done.stdout)

    def test_a_failure_is_no_skip(self):
        # A test that fails beside a skipped one fails as a whole.
        script = program.scratch() / "mixed.py"
        script.write_text(f"import sys, unittest\nsys.path.insert(0, {str(Path(judges.__file__).parents[1])!r})\n"
                          "from harness import judges, testing\n"
                          "class T(unittest.TestCase):\n"
                          "    def test_a(self): raise judges.MissingJudge('x')\n"
                          "    def test_b(self): self.fail('y')\n"
                          "testing.main()\n", encoding="utf-8")
        done = subprocess.run([sys.executable, "-B", str(script)], capture_output=True, text=True, check=False)
        self.assertEqual(done.returncode, 1, done.stdout)


if __name__ == "__main__":
    testing.main()
