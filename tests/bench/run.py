#!/usr/bin/env python3
# SPDX-License-Identifier: MPL-2.0
"""Times aftale and its peers on one Markdown file, in alternation, in one session.

    tests/bench/run.py [FILE.md] [--repeat 20] [--runs 7] [--peers typst,pandoc,weasyprint]

Without FILE the sample annex is taken. The file is turned into plain GFM once, and once into Typst's markup; neither
is timed. Every contender then works on the text itself and on the text repeated. Typst's time is the compile call
alone, inside a running Python, and its memory is counted from that Python upwards: both in Typst's favour. All others
are whole processes. Peak memory is the kernel's figure for the process (wait4).
"""

import argparse
import hashlib
import json
import os
import re
import statistics
import subprocess
import sys
import tempfile
import time
from pathlib import Path

HERE = Path(__file__).resolve().parent
SOURCE = HERE.parents[1]
TYPST = """
import json, resource, sys, time
before = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
import typst
start = time.perf_counter()
typst.compile(sys.argv[1], output=sys.argv[2])
print(json.dumps({"wall": time.perf_counter() - start, "before": before}))
"""


def enter_peers() -> None:
    """Goes on in a virtual environment that holds the peers, made on first use."""
    needed = (HERE / "requirements.txt").read_bytes()
    cache = Path(os.environ.get("XDG_CACHE_HOME") or Path.home() / ".cache") / "aftale"
    folder = cache / ("bench-" + hashlib.sha256(needed + sys.version.encode()).hexdigest()[:12])
    if os.path.realpath(sys.prefix) == os.path.realpath(folder):
        return
    if not (folder / "ready").exists():
        print(f"==> Installing the peers in {folder}", flush=True)
        subprocess.run([sys.executable, "-m", "venv", "--clear", str(folder)], check=True)
        subprocess.run([str(folder / "bin" / "pip"), "install", "-q", "--disable-pip-version-check", "-r", str(HERE / "requirements.txt")], check=True)
        (folder / "ready").touch()
    os.execv(str(folder / "bin" / "python"), [str(folder / "bin" / "python"), *sys.argv])


def run(command: list[str], folder: Path, inside: bool) -> tuple[float, float]:
    """(seconds, MiB) of one run. `inside`: the process tells its own time and the memory it began with."""
    output = folder / "stdout"
    with open(output, "wb") as out, open(folder / "stderr", "wb") as err:
        start = time.perf_counter()
        process = subprocess.Popen(command, cwd=folder, stdin=subprocess.DEVNULL, stdout=out, stderr=err)
        _, status, usage = os.wait4(process.pid, 0)
        wall = time.perf_counter() - start
    process.returncode = os.waitstatus_to_exitcode(status)
    if process.returncode != 0:
        raise SystemExit(f"{command[0]} ended with {process.returncode}:\n{(folder / 'stderr').read_text(errors='replace')[-1500:]}")
    memory = usage.ru_maxrss
    if inside:
        told = json.loads(output.read_text())
        wall, memory = told["wall"], memory - told["before"]
    return wall, memory / 1024


def contenders(aftale: str, text: Path, folder: Path, peers: list[str]) -> dict[str, tuple[list[str], bool]]:
    found = {
        "aftale pdf": ([aftale, "build", str(text), "--format", "pdf", "--out", str(folder / "ours"), "-q"], False),
        "aftale docx": ([aftale, "build", str(text), "--format", "docx", "--out", str(folder / "ours"), "-q"], False),
        "aftale all five": ([aftale, "build", str(text), "--out", str(folder / "ours"), "-q"], False),
    }
    pandoc = subprocess.run([sys.executable, "-c", "import pypandoc; print(pypandoc.get_pandoc_path())"],
                            check=True, capture_output=True, text=True).stdout.strip()
    if "typst" in peers:
        markup = folder / "peer.typ"
        subprocess.run([pandoc, "-f", "gfm+yaml_metadata_block", "-t", "typst", "-s", "-o", str(markup), str(text)], check=True)
        found["typst pdf"] = ([sys.executable, "-c", TYPST, str(markup), str(folder / "peer-typst.pdf")], True)
    if "pandoc" in peers:
        found["pandoc docx"] = ([pandoc, "-f", "gfm+yaml_metadata_block", "-s", "-o", str(folder / "peer-pandoc.docx"), str(text)], False)
    if "weasyprint" in peers:
        page = folder / "peer.html"
        subprocess.run([pandoc, "-f", "gfm+yaml_metadata_block", "-t", "html", "-s", "-o", str(page), str(text)], check=True)
        found["weasyprint pdf"] = (["weasyprint", str(page), str(folder / "peer-weasyprint.pdf")], False)
    return found


def measure(entries: dict, folder: Path, runs: int) -> dict[str, dict[str, float]]:
    seen: dict[str, list[tuple[float, float]]] = {name: [] for name in entries}
    for round_number in range(runs + 1):
        for name, (command, inside) in entries.items():
            result = run(command, folder, inside)
            if round_number:  # the first round warms the disk's cache
                seen[name].append(result)
    return {name: {"min": min(w for w, _ in results), "median": statistics.median(w for w, _ in results),
                   "memory": max(m for _, m in results)} for name, results in seen.items()}


def table(title: str, results: dict[str, dict[str, float]]) -> None:
    print(f"\n{title}")
    print(f"  {'':<18}{'min s':>9}{'median s':>10}{'peak MiB':>10}{'to aftale pdf':>15}{'to all five':>13}")
    for name, r in results.items():
        print(f"  {name:<18}{r['min']:>9.3f}{r['median']:>10.3f}{r['memory']:>10.1f}"
              f"{r['median'] / results['aftale pdf']['median']:>15.2f}{r['median'] / results['aftale all five']['median']:>13.2f}")


def stages(aftale: str, text: Path, folder: Path) -> None:
    done = subprocess.run([aftale, "build", str(text), "--out", str(folder / "ours"), "-v", "--lang", "en"],
                          capture_output=True, text=True, check=False)
    lines = [line for line in (done.stdout + done.stderr).splitlines() if re.search(r"\d\s*m?s\b", line)]
    print("\n".join("  " + line for line in lines) or "  (aftale build -v prints no times)")


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("file", nargs="?", type=Path, default=SOURCE / "content" / "administrativt-tillaeg.md")
    parser.add_argument("--repeat", type=int, default=20)
    parser.add_argument("--runs", type=int, default=7)
    parser.add_argument("--peers", default="typst,pandoc")
    parser.add_argument("--aftale", default=os.environ.get("AFTALE") or str(SOURCE / "build" / "release" / "aftale"))
    chosen = parser.parse_args()
    enter_peers()

    with tempfile.TemporaryDirectory(prefix="aftale-bench-") as name:
        folder = Path(name)
        summary = {}
        for times in (1, chosen.repeat):
            text = folder / f"text-{times}.md"
            # In a process of its own: a child's peak memory begins at its parent's, so this one stays small.
            subprocess.run([sys.executable, str(HERE / "plain_gfm.py"), str(chosen.file), str(times), str(text)], check=True)
            words = int(subprocess.run(["wc", "-w", str(text)], check=True, capture_output=True, text=True).stdout.split()[0])
            results = measure(contenders(chosen.aftale, text, folder, chosen.peers.split(",")), folder, chosen.runs if times == 1 else max(3, chosen.runs // 2))
            summary[times] = results
            table(f"{chosen.file.name}, {'once' if times == 1 else f'{times} times over'}: {words} words", results)
            print("  stages of all five:")
            stages(chosen.aftale, text, folder)
        print(f"\nGrowth from once to {chosen.repeat} times (1.00 is in proportion):")
        for entry, once in summary[1].items():
            print(f"  {entry:<18}{summary[chosen.repeat][entry]['median'] / once['median'] / chosen.repeat:>6.2f}")
        verdicts(summary)


def verdicts(summary: dict) -> None:
    print("\nThe aims:")
    for times, results in summary.items():
        if "typst pdf" in results:
            print(f"  x{times}: PDF in {results['aftale pdf']['median'] / results['typst pdf']['median']:.2f} of Typst's time, "
                  f"memory {results['aftale pdf']['memory'] / results['typst pdf']['memory']:.2f} of Typst's")
        if "pandoc docx" in results:
            print(f"  x{times}: all five in {results['aftale all five']['median'] / results['pandoc docx']['median']:.2f} of the time of Pandoc's DOCX")


if __name__ == "__main__":
    main()
