#!/usr/bin/env python3
# SPDX-License-Identifier: MPL-2.0
"""Times aftale and its peers in alternation, in one session and on one thread, and holds the ratios to the aims.

    tests/bench/run.py [ANY.md] [--documents annex-1,annex-20,…] [--runs 5] [--peers typst,pandoc,weasyprint]

Documents: annex-N is the sample's annex, or the Markdown file that is named, N times over with headings and notes of their own; text-N are N pages of plain text
that nowhere repeats, tables-N N pages of tables (documents.py). The annex is turned into plain GFM, and every document into
Typst's markup, once; neither is timed. Typst's time is the compile call alone, inside a running Python, and its memory is
counted from that Python upwards. All others are whole processes; what a process of ours costs that does nothing (--version) is
measured too, so that compiling can be held against compiling, and the whole process is told beside it. Two times are told: by
the clock, and of the processor (user and system), which holds on a busy machine too. Peak memory is the kernel's (wait4).

The floor is what no PDF writer of this kind can do without: reading the sources, and deflating the bytes of the file that came
out. A second build is one with nothing changed.
"""

import argparse
import ctypes
import hashlib
import json
import os
import re
import statistics
import subprocess
import sys
import tempfile
import time
import zlib
from dataclasses import dataclass
from pathlib import Path

HERE = Path(__file__).resolve().parent
SOURCE = HERE.parents[1]
ANNEX = SOURCE / "content" / "administrativt-tillaeg.md"
TYPST = """
import json, resource, sys, time
before = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
import typst
start, busy = time.perf_counter(), time.process_time()
typst.compile(sys.argv[1], output=sys.argv[2])
print(json.dumps({"wall": time.perf_counter() - start, "cpu": time.process_time() - busy, "before": before}))
"""

# A process's peak memory begins at what the process that started it had: this one has little.
LAUNCHER = """
import os, sys, time
start = time.monotonic()
child = os.posix_spawnp(sys.argv[1], sys.argv[1:], os.environ)
_, status, usage = os.wait4(child, 0)
wall = time.monotonic() - start
told = (os.waitstatus_to_exitcode(status), wall, usage.ru_utime + usage.ru_stime, usage.ru_maxrss)
os.write(int(os.environ["TELL"]), ("%d %r %r %d" % told).encode())
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


@dataclass
class Result:
    wall: float    # seconds
    cpu: float     # seconds of the processor
    memory: float  # MiB


def run(command: list[str], folder: Path, inside: bool = False, cache: str = "none") -> Result:
    """One run. `inside`: the process tells its own times and the memory it began with."""
    output = folder / "stdout"
    environment = os.environ | {"RAYON_NUM_THREADS": "1", "AFTALE_CACHE": cache, "SOURCE_DATE_EPOCH": "1767225600", "NO_COLOR": "1"}
    reader, writer = os.pipe()
    with open(output, "wb") as out, open(folder / "stderr", "wb") as err:
        launcher = [sys.executable, "-I", "-S", "-c", LAUNCHER, *command]
        subprocess.run(launcher, cwd=folder, stdin=subprocess.DEVNULL, stdout=out, stderr=err, env=environment | {"TELL": str(writer)},
                       pass_fds=[writer], check=True)
    os.close(writer)
    with os.fdopen(reader) as told:
        code, wall, cpu, memory = told.read().split()
    if code != "0":
        raise SystemExit(f"{command[0]} ended with {code}:\n{(folder / 'stderr').read_text(errors='replace')[-1500:]}")
    result = Result(float(wall), float(cpu), int(memory) / 1024)
    if inside:
        told = json.loads(output.read_text())
        result = Result(told["wall"], told["cpu"], result.memory - told["before"] / 1024)
    return result


def pandoc() -> str:
    import pypandoc
    return pypandoc.get_pandoc_path()


@dataclass
class Contender:
    command: list[str]
    inside: bool = False


def contenders(aftale: str, text: Path, folder: Path, peers: list[str], large: bool) -> dict[str, Contender]:
    ours = [aftale, "build", str(text), "--out", str(folder / "ours"), "-q", "--jobs", "1"]
    found = {"aftale pdf": Contender([*ours, "--format", "pdf"])}
    if "typst" in peers:
        markup = folder / "peer.typ"
        run([pandoc(), "-f", "gfm+yaml_metadata_block", "-t", "typst", "-s", "-o", str(markup), str(text)], folder)
        found["typst pdf"] = Contender([sys.executable, "-c", TYPST, str(markup), str(folder / "peer-typst.pdf")], inside=True)
    found["aftale start"] = Contender([aftale, "--version"])
    if large:
        return found
    found["aftale docx"] = Contender([*ours, "--format", "docx"])
    found["aftale all five"] = Contender(ours)
    if "pandoc" in peers:
        found["pandoc docx"] = Contender([pandoc(), "-f", "gfm+yaml_metadata_block", "-s", "-o", str(folder / "peer.docx"), str(text)])
    if "weasyprint" in peers:
        page = folder / "peer.html"
        run([pandoc(), "-f", "gfm+yaml_metadata_block", "-t", "html", "-s", "-o", str(page), str(text)], folder)
        found["weasyprint pdf"] = Contender(["weasyprint", str(page), str(folder / "peer-weasyprint.pdf")])
    return found


def median(results: list[Result]) -> Result:
    return Result(statistics.median(r.wall for r in results), statistics.median(r.cpu for r in results), max(r.memory for r in results))


def measure(entries: dict[str, Contender], folder: Path, runs: int) -> dict[str, Result]:
    seen: dict[str, list[Result]] = {name: [] for name in entries}
    for round_number in range(runs + 1):
        for name, entry in entries.items():
            result = run(entry.command, folder, entry.inside)
            if round_number or runs == 1:  # the first round warms the disk's cache
                seen[name].append(result)
    return {name: median(results) for name, results in seen.items()}


# Where our time goes -------------------------------------------------------------------------------------------------------

def deflate_again(pdf: Path) -> tuple[float, int]:
    """(seconds, bytes) of deflating what the streams of a PDF hold, with the library and level that the program uses."""
    library = ctypes.CDLL("libdeflate.so.0")
    library.libdeflate_alloc_compressor.restype = ctypes.c_void_p
    library.libdeflate_zlib_compress.restype = ctypes.c_size_t
    compressor = ctypes.c_void_p(library.libdeflate_alloc_compressor(6))
    streams = []
    data = pdf.read_bytes()
    for match in re.finditer(rb"/Length (\d+)(?:(?!endobj).){0,300}?>>\s*stream\r?\n", data, re.DOTALL):
        try:
            streams.append(zlib.decompress(data[match.end():match.end() + int(match[1])]))
        except zlib.error:
            continue  # a stream that is not deflated
    room = ctypes.create_string_buffer(max(map(len, streams)) + 4096)
    start = time.process_time()
    for stream in streams:
        library.libdeflate_zlib_compress(compressor, stream, ctypes.c_size_t(len(stream)), room, ctypes.c_size_t(len(room)))
    return time.process_time() - start, sum(map(len, streams))


def stages(aftale: str, text: Path, folder: Path, result: Result) -> None:
    command = [aftale, "build", str(text), "--format", "pdf", "--out", str(folder / "ours"), "-v", "--lang", "en", "--jobs", "1"]
    run(command, folder)
    told = (folder / "stdout").read_text(encoding="utf-8")
    times = {"start": median([run([aftale, "--version"], folder) for _ in range(5)]).wall}  # before anything is read
    times.update((name, float(ms) / 1000) for name, ms in re.findall(r"(?m)^  ([a-z/]+): ([\d.]+) ms$", told))
    # The program tells its stages by the clock; on a busy machine their shares hold, their lengths do not.
    scale = result.cpu / sum(times.values())
    said = ", ".join(f"{name} {seconds * scale * 1000:.0f} ms" for name, seconds in times.items())
    print(f"  stages, the processor's time shared out as the clock tells: {said}")
    deflating, size = deflate_again(folder / "ours" / f"{text.stem}.pdf")
    floor = times["read"] * scale + deflating
    print(f"  floor {floor * 1000:.0f} ms: reading, and deflating {size / 1e6:.1f} MB in {deflating * 1000:.0f} ms; the whole is {result.cpu / floor:.1f} times that")


def second_build(aftale: str, text: Path, folder: Path) -> None:
    command = [aftale, "build", str(text), "--format", "pdf", "--out", str(folder / "again"), "-q", "--jobs", "1"]
    cache = str(folder / "cache")
    first = run(command, folder, cache=cache)
    again = median([run(command, folder, cache=cache) for _ in range(3)])
    reading = median([run([aftale, "check", str(text), "-q"], folder) for _ in range(3)])
    print(f"  nothing changed: {again.cpu * 1000:.0f} ms of the processor, {again.memory:.0f} MiB; the build before it {first.cpu * 1000:.0f} ms,"
          f" reading and checking alone {reading.cpu * 1000:.0f} ms")


# What is printed -----------------------------------------------------------------------------------------------------------

def pages_of(pdf: Path) -> int:
    done = subprocess.run(["pdfinfo", str(pdf)], capture_output=True, text=True, check=True)
    return int(re.search(r"Pages: +(\d+)", done.stdout)[1])


def table(title: str, results: dict[str, Result]) -> None:
    ours = results["aftale pdf"]
    print(f"\n{title}")
    print(f"  {'':<18}{'clock s':>9}{'processor s':>13}{'peak MiB':>10}{'clock':>12}{'processor':>11}{'memory':>8}   of aftale pdf")
    for name, r in results.items():
        print(f"  {name:<18}{r.wall:>9.3f}{r.cpu:>13.3f}{r.memory:>10.1f}{r.wall / ours.wall:>12.2f}{r.cpu / ours.cpu:>11.2f}{r.memory / ours.memory:>8.2f}")


def write_document(name: str, folder: Path, source: Path) -> Path:
    kind, number = name.rsplit("-", 1)
    text = folder / f"{name}.md"
    # In a process of its own: a child's peak memory begins at its parent's, so this one stays small.
    made = [str(HERE / "plain_gfm.py"), str(source), number] if kind == "annex" else [str(HERE / "documents.py"), kind, number]
    subprocess.run([sys.executable, *made, str(text)], check=True)
    return text


def verdicts(summary: dict[str, dict[str, Result]], pages: dict[str, int]) -> None:
    print("\nThe aims: a fifth of Typst's time, at best a tenth; no more memory, half of it from 100 pages on")
    for name, results in summary.items():
        if "typst pdf" in results:
            ours, theirs = results["aftale pdf"], results["typst pdf"]
            start = results["aftale start"]
            memory = ours.memory / theirs.memory
            time = (ours.cpu - start.cpu) / theirs.cpu
            kept = time <= 0.2 and memory <= (0.5 if pages[name] >= 100 else 1)
            print(f"  {name:<14}{pages[name]:>6} pages: compiling {time:.2f} of the processor's time, {(ours.wall - start.wall) / theirs.wall:.2f} by the"
                  f" clock; the whole process {ours.cpu / theirs.cpu:.2f} and {ours.wall / theirs.wall:.2f}; {memory:.2f} of the memory:"
                  f" {'kept' if kept else 'NOT KEPT'}")
        if "pandoc docx" in results:
            print(f"  {name:<14}{'':>6}        all five formats in {results['aftale all five'].cpu / results['pandoc docx'].cpu:.2f} of the time of Pandoc's DOCX")
    for small, large in (("annex-1", "annex-20"), ("annex-20", "annex-160"), ("text-1000", "text-10000")):
        if small in summary and large in summary:
            one, other = summary[small]["aftale pdf"], summary[large]["aftale pdf"]
            grown = pages[large] / pages[small]
            print(f"  growth from {small} to {large}, {grown:.1f} times the pages: time {other.cpu / one.cpu / grown:.2f}, memory {other.memory / one.memory / grown:.2f}"
                  " of what is in proportion")


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("source", nargs="?", type=Path, help="any Markdown file in place of the sample's annex")
    parser.add_argument("--documents", help="annex-N (the source N times over), text-N and tables-N (N pages), parted by commas")
    parser.add_argument("--runs", type=int, default=5)
    parser.add_argument("--peers", default="typst,pandoc")
    parser.add_argument("--aftale", default=os.environ.get("AFTALE") or str(SOURCE / "build" / "release" / "aftale"))
    chosen = parser.parse_args()
    enter_peers()

    summary: dict[str, dict[str, Result]] = {}
    pages: dict[str, int] = {}
    source = (chosen.source or ANNEX).resolve()
    everything = "annex-1,annex-20,annex-160,text-1000,tables-1000,text-10000"
    documents = chosen.documents or ("annex-1,annex-20" if chosen.source else everything)
    for name in documents.split(","):
        with tempfile.TemporaryDirectory(prefix="aftale-bench-") as place:
            folder = Path(place)
            text = write_document(name, folder, source)
            size = int(name.rsplit("-", 1)[1])
            large = size > 20
            growth_only = size > 1000  # Typst would take minutes and gigabytes to say what 1,000 pages say
            peers = [] if growth_only else chosen.peers.split(",")
            runs = 1 if growth_only else max(2, chosen.runs // 2) if large else chosen.runs
            results = summary[name] = measure(contenders(chosen.aftale, text, folder, peers, large), folder, runs)
            pages[name] = pages_of(folder / "ours" / f"{name}.pdf")
            table(f"{name}: {pages[name]} pages, {text.stat().st_size / 1e6:.2f} MB of source", results)
            stages(chosen.aftale, text, folder, results["aftale pdf"])
            second_build(chosen.aftale, text, folder)
    verdicts(summary, pages)


if __name__ == "__main__":
    main()
