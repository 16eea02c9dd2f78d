# SPDX-License-Identifier: MPL-2.0
"""How one of these test files runs and ends: 0 passed, 1 failed, 77 SKIPPED (ctest's SKIP_RETURN_CODE).

A missing judge is a skip with its reason on a development machine and a failure where CI=true. Anything else that
a test skips for (`self.skipTest`) stays a skip everywhere. One skipped test makes the whole file say SKIPPED, with the
reason and how many ran: a part that did not run has not passed.
"""

import os
import sys
import unittest

from harness import judges

SKIPPED = 77


def in_ci() -> bool:
    return os.environ.get("CI", "").lower() in ("true", "1", "yes")


class _Result(unittest.TextTestResult):
    def __init__(self, *arguments, **options):
        super().__init__(*arguments, **options)
        self.missing: list[str] = []

    def _take_missing(self, test, err) -> bool:
        if not isinstance(err[1], judges.MissingJudge):
            return False
        self.missing.append(str(err[1]))
        self.addSkip(test, str(err[1]))
        return True

    def addError(self, test, err):
        if not self._take_missing(test, err):
            super().addError(test, err)

    def addSubTest(self, test, subtest, err):
        if err is None or not self._take_missing(test, err):
            super().addSubTest(test, subtest, err)


def _end_missing(reason: str) -> None:
    if in_ci():
        print(f"FAILED: {reason}; CI runs with every judge", flush=True)
        sys.exit(1)
    print(f"SKIPPED: {reason}", flush=True)
    sys.exit(SKIPPED)


def need_python_judges() -> None:
    """Call before importing a package of tests/requirements.txt: goes on in their Python, or ends the test."""
    try:
        judges.enter_python()
    except judges.MissingJudge as missing:
        _end_missing(str(missing))


def main() -> None:
    """Runs the unittest cases of the calling file."""
    runner = unittest.TextTestRunner(stream=sys.stdout, verbosity=2, resultclass=_Result)
    result = unittest.main(module="__main__", testRunner=runner, exit=False).result
    sys.stdout.flush()
    if not result.wasSuccessful():
        sys.exit(1)
    if result.testsRun == 0 and not result.skipped:
        print("FAILED: no test ran")
        sys.exit(1)
    if result.missing and in_ci():
        _end_missing("; ".join(sorted(set(result.missing))))
    if result.skipped:
        # A test whose subTests skip is counted once for each of them.
        tests = {getattr(test, "test_case", test) for test, _ in result.skipped}
        reasons = "; ".join(sorted({reason for _, reason in result.skipped}))
        print(f"SKIPPED: {reasons} ({len(tests)} of {result.testsRun} tests)")
        sys.exit(SKIPPED)
    sys.exit(0)
