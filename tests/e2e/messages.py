# SPDX-License-Identifier: MPL-2.0
"""The message catalogues: every key that the program uses is there in Danish and English with the same fields, every
rule can be explained, every field is filled where the message is made, and no key is left over."""

import re
import sys
import unittest
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parents[1]))
from harness import program, testing  # noqa: E402

testing.need_python_judges()
import yaml  # noqa: E402

LANGUAGES = ("da", "en")
KEY = r"[a-z][a-z0-9]*(?:[.-][a-z0-9]+)*"
# Calls whose first argument is a key: makers of diagnostics, and lookers-up of texts.
MAKES = re.compile(rf'(?<![\w])(?:error|warning|note|todo)\(\s*"({KEY})"|Diagnostic\{{[^"{{}}]{{0,120}}"({KEY})"')
LOOKS_UP = re.compile(rf'\b(?:messages|words|catalogue)_?(?:\(\))?(?:\.|->)text\(\s*"({KEY})"')
# Failures of the world and of usage: their constructors name the key, their catchers fill the fields.
FAILS = re.compile(rf'\b(?:UsageError|WorldError)\s*[({{]\s*"({KEY})"')
FILE_NAME = re.compile(r"\.(?:xml|rels|yaml|md|csv|json|h|cpp|pdf|docx|xlsx|html|css|txt|dic|icc|ttf|otf|png|svg)$")
# Straight quotation marks stand only around what is to be typed so: after = or a colon, in [ ], or in an example.
QUOTED_VALUE = re.compile(r'(?<![=\[])"\{[a-z]')
WRONG_MARKS = {"da": re.compile("[“„«»]"), "en": re.compile("[„«»]|”[^”“]*”")}
ADDED = (".hint", ".explain", ".source", ".fix")
TOLD = (".explain", ".source", ".fix")  # of every rule, in every language


def catalogue(root: Path, language: str) -> tuple[dict[str, str], list[str]]:
    texts, problems = {}, []
    for path in sorted((root / "templates" / "locale" / language).glob("*.yaml")):
        for key, text in (yaml.safe_load(path.read_text(encoding="utf-8")) or {}).items():
            if not isinstance(text, str) or not text.strip():
                problems.append(f"{language}/{path.name}: {key} has no text")
            if key in texts:
                problems.append(f"{language}/{path.name}: {key} stands in another catalogue too")
            texts[str(key)] = str(text)
    return texts, problems


def fields(text: str) -> set[str]:
    """The names in {name} and in {name|one|several}."""
    return set(re.findall(r"(?<!\{)\{([a-z][a-z0-9_-]*)(?:\|[^{}|]*\|[^{}|]*)?\}(?!\})", text))


def call_from(text: str, start: int) -> str:
    """The text of a call, from its name to its closing bracket."""
    depth, at = 0, text.index('"', start) if '"' in text[start:] else start
    opening = max(text.rfind("(", 0, at), text.rfind("{", 0, at))
    for end in range(opening, len(text)):
        depth += {"(": 1, "{": 1, ")": -1, "}": -1}.get(text[end], 0)
        if depth == 0:
            return text[opening:end + 1]
    return text[opening:]


def problems(root: Path) -> list[str]:
    catalogues, found = {}, []
    for language in LANGUAGES:
        catalogues[language], more = catalogue(root, language)
        found += more
    da, en = (catalogues[language] for language in LANGUAGES)
    found += [f"{key} is only in {language}" for language, one, other in (("da", da, en), ("en", en, da)) for key in sorted(set(one) - set(other))]
    found += [f"{key}: Danish fields {sorted(fields(da[key]))}, English fields {sorted(fields(en[key]))}"
              for key in sorted(set(da) & set(en)) if fields(da[key]) != fields(en[key])]

    found += [f"{language}: {key} quotes a value with other marks than {language} has" for language in LANGUAGES
              for key, text in catalogues[language].items() if QUOTED_VALUE.search(text) or WRONG_MARKS[language].search(text)]

    # Comments go, but their lines stay, so that places are right.
    sources = {path: re.sub(r"(?m)^\s*//.*$", "", path.read_text(encoding="utf-8")) for path in sorted((root / "src").rglob("*")) if path.suffix in (".cpp", ".h")}
    rules = set()
    for path, text in sources.items():
        name = path.relative_to(root).as_posix()
        for pattern in (MAKES, LOOKS_UP, FAILS):
            for match in pattern.finditer(text):
                key = next(group for group in match.groups() if group)
                line = text.count("\n", 0, match.start()) + 1
                # A key that is put together goes on after its literal; its catalogue entries are found by their beginning.
                if text[match.end():match.end() + 3].lstrip().startswith("+"):
                    continue
                if pattern is MAKES:
                    rules.add(key.split(".")[0])
                if key not in da:
                    found.append(f"{name}:{line}: {key} is in no catalogue")
                    continue
                if pattern is FAILS:
                    continue
                call = call_from(text, match.start())
                given = set(re.findall(r'\{\s*"([a-z][a-z0-9_-]*)"\s*,', call))
                written_here = re.search(r",\s*\{\{", call) or not re.search(r"\bargs\b|std::move|arguments", call)
                # A caller that takes the text apart at its fields itself names them in that form.
                unfilled = {name for name in fields(da[key]) - given if f"{{{name}}}" not in text}
                if unfilled and written_here:
                    found.append(f"{name}:{line}: {key} leaves {sorted(unfilled)} unfilled")
    for rule in sorted(rules):
        found += [f"{rule}{ending} is in no catalogue" for ending in (".explain", ".source") if rule + ending not in da]
    for language, texts in catalogues.items():
        told = {key.removesuffix(ending) for key in texts for ending in TOLD if key.endswith(ending) and "." not in key.removesuffix(ending)} - {"explain"}
        found += [f"{rule}{ending} is not in {language}" for rule in sorted(told) for ending in TOLD if rule + ending not in texts]

    literals = set()
    families = {key.split(".")[0] for key in da if "." in key}
    for path, text in sources.items():
        here = set(re.findall(r'"([a-z][a-z0-9.-]*)"', text))
        literals |= here
        # Whatever looks like a key of a family that the catalogues know must be one, however it is used.
        found += [f"{path.relative_to(root).as_posix()}: {key} looks like a key, and is in no catalogue" for key in sorted(here)
                  if "." in key and key.split(".")[0] in families and key not in da and not key.endswith((".", "-"))
                  and not FILE_NAME.search(key) and key + ".near" not in da]  # one that is given its ending: .near, .none
    for path in (root / "templates").rglob("*.yaml"):
        if "locale" not in path.parts:
            literals.update(re.findall(r"[a-z][a-z0-9.-]*[a-z0-9]", path.read_text(encoding="utf-8")))
    # A key may also be put together with an ending: key + ".near".
    endings = tuple({ending for text in sources.values() for ending in re.findall(r'"([.-][a-z][a-z-]+)"', text) if not FILE_NAME.search(ending)})
    beginnings = tuple(literal for literal in literals if literal.endswith((".", "-")) and len(literal) > 3)
    used_rules = {literal.split(".")[0] for literal in literals}
    for key in sorted(da):
        base = next((key.removesuffix(ending) for ending in ADDED if key.endswith(ending)), key)
        if any(base.endswith(ending) and base.removesuffix(ending) in literals for ending in endings):
            continue
        if base not in literals and base not in used_rules and not base.startswith(beginnings):
            found.append(f"{key} is used nowhere")
    return found


class Messages(unittest.TestCase):
    maxDiff = None

    def test_catalogues(self):
        self.assertEqual(problems(program.SOURCE), [])

    def test_faults_are_seen(self):
        root = program.scratch()
        files = {
            "templates/locale/da/a.yaml": "en-regel.tom: 'Der mangler “{noget}”'\nen-regel.explain: 'Fordi'\nen-regel.source: 'Her'\nanden.explain: 'x'\nanden.source: 'x'\nanden.fix: 'x'\nkun-dansk: 'x'\ntil-overs.i-dag: 'x'\nfelt.a: '{a}'\n",
            "templates/locale/en/a.yaml": "en-regel.tom: '\"{noget}\" is missing'\nen-regel.explain: 'Because'\nen-regel.source: 'Here'\nanden.explain: 'x'\nanden.fix: 'x'\ntil-overs.i-dag: 'x'\nfelt.a: '{b}'\n",
            "src/a/a.cpp": 'void f() { d.error("en-regel.tom", span, {{"andet", x}}); d.warning("ukendt.noegle", span); messages.text("felt.a", {{"a", x}}); g("kun-dansk"); }\n',
        }
        for name, text in files.items():
            (root / name).parent.mkdir(parents=True, exist_ok=True)
            (root / name).write_text(text, encoding="utf-8")
        found = "\n".join(problems(root))
        for text in ("kun-dansk is only in da", "felt.a: Danish fields", "ukendt.noegle is in no catalogue", "ukendt.explain is in no catalogue",
                     "leaves ['noget'] unfilled", "da: en-regel.tom quotes", "en: en-regel.tom quotes", "til-overs.i-dag is used nowhere",
                     "en-regel.fix is not in da", "en-regel.fix is not in en", "anden.source is not in en"):
            self.assertIn(text, found)
        self.assertNotIn("en-regel.explain", found)


if __name__ == "__main__":
    testing.main()
