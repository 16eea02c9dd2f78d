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

    def run_script(self, body: str, **env: str) -> subprocess.CompletedProcess:
        script = program.scratch() / "some.py"
        script.write_text(f"import sys, unittest\nsys.path.insert(0, {str(Path(judges.__file__).parents[1])!r})\n"
                          f"from harness import judges, testing\nclass T(unittest.TestCase):\n{body}testing.main()\n", encoding="utf-8")
        environment = {key: value for key, value in os.environ.items() if key != "CI"}
        return subprocess.run([sys.executable, "-B", str(script)], capture_output=True, text=True, check=False, env={**environment, **env})

    def test_a_failure_is_no_skip(self):
        done = self.run_script("    def test_a(self): raise judges.MissingJudge('x')\n    def test_b(self): self.fail('y')\n")
        self.assertEqual(done.returncode, 1, done.stdout)

    def test_skipped_in_part_is_skipped(self):
        body = "    def test_a(self): self.skipTest('no document')\n    def test_b(self): pass\n"
        for env in ({}, {"CI": "true"}):
            done = self.run_script(body, **env)
            self.assertEqual(done.returncode, testing.SKIPPED, done.stdout)
            self.assertIn("SKIPPED: no document (1 of 2 tests)", done.stdout)

    def test_a_judge_missing_in_part(self):
        body = "    def test_a(self): raise judges.MissingJudge('no judge')\n    def test_b(self): pass\n"
        self.assertEqual(self.run_script(body).returncode, testing.SKIPPED)
        self.assertEqual(self.run_script(body, CI="true").returncode, 1)

    def test_all_passed(self):
        self.assertEqual(self.run_script("    def test_a(self): pass\n").returncode, 0)


if __name__ == "__main__":
    testing.main()
