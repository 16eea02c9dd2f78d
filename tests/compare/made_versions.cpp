// SPDX-License-Identifier: MPL-2.0
#include "compare/made_versions.h"

#include <rapidcheck.h>

#include <algorithm>
#include <set>
#include <vector>

namespace {

using Words = std::vector<std::string>;
enum class Form { heading, paragraph, bullets, numbers, table, code, quote, callout, term };
struct Part {
    Form form = Form::paragraph;
    std::vector<Words> pieces;  // one; or items; or cells of rows of two
};

const Words pool = {"parterne",
                    "aftaler",
                    "fælles",
                    "mål",
                    "for",
                    "borgere",
                    "med",
                    "behov",
                    "hvert",
                    "år",
                    "8,6",
                    "12",
                    "klyngen",
                    "kan",
                    "beslutte",
                    "**fed**",
                    "*kursiv*",
                    "`kode`",
                    "og",
                    "§",
                    "sygehus",
                    "ærø",
                    "kommune,",
                    "(se",
                    "bilag)",
                    "2024–27.",
                    "~~udgået~~",
                    "det",
                    "en",
                    "af",
                    "**to ord**",
                    "[her](https://example.org/a)",
                    "[dér](https://example.org/b)",
                    "stk. 2,",
                    "indsatser",
                    "[^a]",
                    "[^b]",
                    "[^c]"};

Words some_words(int least, int most) {
    Words words = {*rc::gen::elementOf(Words{"Udvalget", "Region", "Hver", "Når", "Status", "Opgaven"})};
    const int count = *rc::gen::inRange(least, most + 1);
    for (int i = 0; i < count; ++i) words.push_back(*rc::gen::elementOf(pool));
    return words;
}

Part some_part() {
    Part part;
    part.form = static_cast<Form>(*rc::gen::inRange(0, 9));
    const bool many =
        part.form == Form::bullets || part.form == Form::numbers || part.form == Form::table || part.form == Form::term;
    const int pieces = many ? 2 * *rc::gen::inRange(1, 5) : 1;
    for (int i = 0; i < pieces; ++i)
        part.pieces.push_back(some_words(part.form == Form::paragraph ? 4 : 0, many ? 5 : 14));
    return part;
}

std::string line_of(const Words& words, bool plain) {
    std::string line;
    for (const auto& word : words)
        if (!plain || word.find('[') == std::string::npos) line += (line.empty() ? "" : " ") + word;
    return line;
}

void write(const Part& part, std::string& out) {
    const auto& pieces = part.pieces;
    const auto line = [&](std::size_t i, bool plain = false) { return line_of(pieces[i], plain); };
    switch (part.form) {
        case Form::heading:
            out += "## " + line(0, true) + "\n\n";
            return;
        case Form::paragraph:
            out += line(0) + "\n\n";
            return;
        case Form::code:
            out += "```\n" + line(0, true) + "\n```\n\n";
            return;
        case Form::quote:
            out += "> " + line(0) + "\n\n";
            return;
        case Form::callout:
            out += "::: {.callout}\n" + line(0) + "\n:::\n\n";
            return;
        case Form::bullets:
            for (std::size_t i = 0; i < pieces.size(); ++i)
                out += std::string(i % 3 == 2 ? "  - " : "- ") + line(i) + "\n";
            out += "\n<!-- -->\n\n";
            return;
        case Form::numbers:
            for (std::size_t i = 0; i < pieces.size(); ++i) out += "1. " + line(i) + "\n";
            out += "\n<!-- -->\n\n";
            return;
        case Form::term:
            for (std::size_t i = 0; i + 1 < pieces.size(); i += 2) out += line(i, true) + "\n: " + line(i + 1) + "\n\n";
            return;
        case Form::table:
            out += "| Mål | Tal |\n| --- | --- |\n";
            for (std::size_t i = 0; i + 1 < pieces.size(); i += 2) out += "| " + line(i) + " | " + line(i + 1) + " |\n";
            out += "\n: Tal for " + pieces[0].front() + "\n\n";
            return;
    }
}

std::string written(const std::vector<Part>& parts, const std::string& version, const Words& notes) {
    std::string out = "---\ntitle: Prøve\nversion: \"" + version + "\"\nlang: da\ntoc: true\n---\n\n# Begyndelse\n\n";
    for (const auto& part : parts) write(part, out);
    for (std::size_t i = 0; i < 3; ++i) {
        const std::string call = std::string("[^") + "abc"[i] + "]";
        if (out.find(call) != std::string::npos) out += "\n" + call + ": " + notes[i] + "\n";
    }
    return out;
}

void change_words(Words& words) {
    const auto at = static_cast<std::ptrdiff_t>(*rc::gen::inRange(1, static_cast<int>(words.size()) + 1));
    switch (*rc::gen::inRange(0, 3)) {
        case 0:
            words.insert(words.begin() + at, *rc::gen::elementOf(pool));
            return;
        case 1:
            if (at < static_cast<std::ptrdiff_t>(words.size())) words.erase(words.begin() + at);
            return;
        default:
            if (at < static_cast<std::ptrdiff_t>(words.size()))
                words[static_cast<std::size_t>(at)] = *rc::gen::elementOf(pool);
    }
}

/// Rows and terms are two pieces, items one.
void change_pieces(Part& part) {
    const std::ptrdiff_t step = part.form == Form::table || part.form == Form::term ? 2 : 1;
    const auto count = static_cast<std::ptrdiff_t>(part.pieces.size()) / step;
    const auto at = part.pieces.begin() + step * *rc::gen::inRange<int>(0, static_cast<int>(count));
    if (*rc::gen::arbitrary<bool>() && count > 1) {
        part.pieces.erase(at, at + step);
    } else if (part.pieces.size() > 1) {
        std::vector<Words> added;
        for (std::ptrdiff_t i = 0; i < step; ++i) added.push_back(some_words(0, 4));
        part.pieces.insert(at, added.begin(), added.end());
    }
}

void edit(std::vector<Part>& parts, Words& notes) {
    const auto at = [&] { return static_cast<std::size_t>(*rc::gen::inRange<int>(0, static_cast<int>(parts.size()))); };
    const std::size_t place = at();
    auto& part = parts[place];
    switch (*rc::gen::inRange(0, 8)) {
        case 0:
            parts.insert(parts.begin() + static_cast<std::ptrdiff_t>(place), some_part());
            return;
        case 1:
            if (parts.size() > 1) parts.erase(parts.begin() + static_cast<std::ptrdiff_t>(place));
            return;
        case 2: {
            const Part moved = part;
            parts.erase(parts.begin() + static_cast<std::ptrdiff_t>(place));
            parts.insert(parts.begin() + *rc::gen::inRange<int>(0, static_cast<int>(parts.size()) + 1), moved);
            return;
        }
        case 3:
            notes[static_cast<std::size_t>(*rc::gen::inRange(0, 3))] += " og mere";
            return;
        case 4:
            change_pieces(part);
            return;
        default: {
            const int piece = *rc::gen::inRange<int>(0, static_cast<int>(part.pieces.size()));
            change_words(part.pieces[static_cast<std::size_t>(piece)]);
        }
    }
}

}  // namespace

std::pair<std::string, std::string> made_versions() {
    std::vector<Part> parts;
    for (int i = *rc::gen::inRange(1, 14); i > 0; --i) parts.push_back(some_part());
    Words notes = {"Kilden er sundhedsloven.", "Opgjort hvert år.", "Kun for kommuner."};
    const std::string old = written(parts, "1.0", notes);
    for (int i = *rc::gen::inRange(0, 7); i > 0; --i) edit(parts, notes);
    return {old, written(parts, "1.0", notes)};
}
