// SPDX-License-Identifier: MPL-2.0
#include "cli/report.h"

#include <algorithm>
#include <array>
#include <cstdio>
#include <map>
#include <nlohmann/json.hpp>
#include <set>

#include "support/utf8.h"

namespace cli {
namespace {

using Json = nlohmann::ordered_json;
using model::Diagnostic;
using model::Messages;
using model::Position;
using model::Severity;
using model::Source;
using model::Sources;

const char* id_of(Severity severity) {
    switch (severity) {
        case Severity::error: return "error";
        case Severity::warning: return "warning";
        case Severity::todo: return "todo";
        case Severity::note: return "note";
    }
    return "error";
}

std::string hint_of(const Diagnostic& problem, const Messages& messages) {
    const std::string key = problem.key + ".hint";
    return messages.has(key) ? messages.text(key, problem.args) : "";
}

struct Place {
    std::string file;
    Position begin, end;
    bool workbook = false;
    std::string cell = {};  // "Mål!C5", of a workbook whose cells are known

    /// As messages name it: "file:3:7", "file:Mål!C5".
    std::string text() const {
        if (workbook) return cell.empty() ? file : file + ":" + cell;
        return file + ":" + std::to_string(begin.line) + ":" + std::to_string(begin.column);
    }
};

Place place_of(const Diagnostic& problem, const Sources& sources) {
    const Source& source = sources[problem.where.source];
    const std::uint32_t last = std::max(problem.where.begin, problem.where.end);
    if (!source.grid()) return {source.path(), source.position(problem.where.begin), source.position(last)};
    // A span's end stands after its last cell, which may be the last of its row.
    Position end = source.position(last > problem.where.begin ? last - 1 : last);
    ++end.column;
    return {source.path(), source.position(problem.where.begin), end, true, source.cell_name(problem.where.begin)};
}

constexpr std::uint32_t excerpt_width = 100;

/// The part of a line that an excerpt shows: it begins at most 60 code points before the place, so that the cost of a
/// message does not depend on how long the line is.
struct Window {
    std::string_view text;
    bool cut = false;            // something stands before it
    std::uint32_t before = 0;    // code points of it before the place
};

Window window_around(const Source& source, std::uint32_t offset, const Position& place) {
    const std::uint32_t begin = source.line_begin(place.line);
    const std::string_view line = source.line(place.line);
    std::size_t at = std::min<std::size_t>(offset - begin, line.size());
    Window window;
    const bool far = place.column > excerpt_width - 20;
    const std::uint32_t wanted = far ? excerpt_width - 40 : place.column - 1;
    while (window.before < wanted && at > 0) {
        do --at;
        while (at > 0 && (static_cast<unsigned char>(line[at]) & 0xC0U) == 0x80U);
        ++window.before;
    }
    window.cut = at > 0;
    window.text = line.substr(at);
    return window;
}

/// The source line and a caret line under it. Tabs are kept so that the caret stands right; long lines are cut around the place.
std::string excerpt(const Diagnostic& problem, const Sources& sources, const std::string& colour, const std::string& plain) {
    const Source& source = sources[problem.where.source];
    const Place place = place_of(problem, sources);
    const Window window = window_around(source, problem.where.begin, place.begin);
    std::string shown = window.cut ? "…" : "";
    std::string pad = window.cut ? " " : "";
    std::uint32_t count = 0;
    std::size_t i = 0;
    for (; i < window.text.size() && count < excerpt_width; ++count) {
        const bool tab = window.text[i] == '\t';
        // Malformed bytes become U+FFFD: a message is always UTF-8.
        const char32_t c = support::next_code_point(window.text, i);
        support::append_utf8(shown, (c < 0x20 && c != '\t') || (c >= 0x7F && c < 0xA0) ? char32_t{0xFFFD} : c);
        if (count < window.before) pad += tab ? '\t' : ' ';
    }
    if (i < window.text.size()) shown += "…";
    const std::uint32_t room = count > window.before ? count - window.before : 1;
    const bool one_line = place.end.line == place.begin.line;
    const std::uint32_t length = one_line ? place.end.column - place.begin.column : room;
    const std::string number = std::to_string(place.begin.line);
    const std::string gutter(std::max<std::size_t>(number.size(), 4), ' ');
    return gutter.substr(number.size()) + number + " | " + shown + "\n" + gutter + " | " + pad + colour + "^" +
           std::string(std::clamp<std::uint32_t>(length, 1, room) - 1, '~') + plain + "\n";
}

/// Nobody reads the same complaint more often than this; the last one says how many there are.
constexpr std::size_t most_of_a_rule = 100;

struct Counts {
    std::size_t errors = 0, warnings = 0, todos = 0;
};

Counts count(const model::Diagnostics& problems) {
    Counts counts;
    for (const auto& problem : problems.all()) {
        counts.errors += problem.severity == Severity::error;
        counts.warnings += problem.severity == Severity::warning;
        counts.todos += problem.severity == Severity::todo;
    }
    return counts;
}

Json region_of(const Place& place) {
    return {{"startLine", place.begin.line}, {"startColumn", place.begin.column}, {"endLine", place.end.line}, {"endColumn", place.end.column}};
}

/// SARIF wants a URI reference: what is no unreserved character or "/" is percent-encoded (RFC 3986, 2.1).
std::string uri_of(const std::string& path) {
    constexpr std::string_view digits = "0123456789ABCDEF";
    std::string uri;
    for (const char c : path) {
        const auto byte = static_cast<unsigned char>(c);
        const bool plain = (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') ||
                           std::string_view("-._~/").find(c) != std::string_view::npos;
        if (plain) {
            uri += c;
        } else {
            uri += '%';
            uri += digits[byte >> 4U];
            uri += digits[byte & 15U];
        }
    }
    return uri;
}

}  // namespace

std::string visible(std::string_view text) {
    std::string out;
    const auto name = [&](unsigned code, const char* form) {
        std::array<char, 16> made{};
        std::snprintf(made.data(), made.size(), form, code);
        out += made.data();
    };
    for (std::size_t at = 0; at < text.size();) {
        const std::size_t begin = at;
        const auto byte = static_cast<unsigned char>(text[begin]);
        const std::size_t size = byte < 0x80 ? 1 : byte < 0xE0 ? 2 : byte < 0xF0 ? 3 : 4;
        if (support::find_invalid_utf8(text.substr(begin, size)) != std::string_view::npos) {
            name(byte, "<0x%02X>");
            ++at;
            continue;
        }
        const char32_t c = support::next_code_point(text, at);
        const bool turns = (c >= 0x202A && c <= 0x202E) || (c >= 0x2066 && c <= 0x2069) || c == 0x2028 || c == 0x2029;
        if (c < 0x20 || (c >= 0x7F && c < 0xA0) || turns)
            name(static_cast<unsigned>(c), "<U+%04X>");
        else
            out += text.substr(begin, at - begin);
    }
    return out;
}

std::string report_human(const model::Diagnostics& problems, const Sources& sources, const Messages& messages, bool colour) {
    const std::string bold = colour ? "\x1b[1m" : "", plain = colour ? "\x1b[0m" : "";
    const auto tint = [&](Severity severity) -> std::string {
        if (!colour) return "";
        return severity == Severity::error ? "\x1b[1;31m" : severity == Severity::warning ? "\x1b[1;33m" : "\x1b[1;36m";
    };
    std::string out;
    std::map<std::string_view, std::size_t> said;
    for (const auto& problem : problems.all()) {
        if (++said[problem.rule()] > most_of_a_rule) continue;
        Diagnostic shown = problem;
        for (auto& [key, value] : shown.args) value = visible(value);
        if (problem.where.known()) {
            out += bold + visible(place_of(problem, sources).text()) + ": " + plain;
        }
        out += tint(problem.severity) + messages.text(std::string("severity.") + id_of(problem.severity)) + "[" +
               std::string(problem.rule()) + "]" + plain + ": " + messages.text(problem.key, shown.args) + "\n";
        if (problem.where.known() && !sources[problem.where.source].grid())
            out += excerpt(problem, sources, tint(problem.severity), plain);
        if (const std::string hint = hint_of(shown, messages); !hint.empty())
            out += "     = " + messages.text("severity.hint") + ": " + hint + "\n";
    }
    for (const auto& [rule, times] : said)
        if (times > most_of_a_rule)
            out += messages.text("report.more", {{"rule", std::string(rule)}, {"count", std::to_string(times - most_of_a_rule)}}) + "\n";
    return out;
}

std::string report_json(const model::Diagnostics& problems, const Sources& sources, const Messages& messages) {
    Json list = Json::array();
    for (const auto& problem : problems.all()) {
        Json entry;
        if (problem.where.known()) {
            const Place place = place_of(problem, sources);
            entry = {{"file", place.file}, {"line", place.begin.line}, {"column", place.begin.column}, {"endLine", place.end.line}, {"endColumn", place.end.column}};
            if (!place.cell.empty()) entry["cell"] = place.cell;
        } else {
            for (const auto& [name, value] : problem.args)
                if (name == "file") entry["file"] = value;  // one that has no lines to show
        }
        entry["severity"] = id_of(problem.severity);
        entry["rule"] = problem.rule();
        entry["message"] = messages.text(problem.key, problem.args);
        if (const std::string hint = hint_of(problem, messages); !hint.empty()) entry["hint"] = hint;
        list.push_back(std::move(entry));
    }
    return list.dump(2, ' ', false, Json::error_handler_t::replace) + "\n";
}

std::string report_sarif(const model::Diagnostics& problems, const Sources& sources, const Messages& messages,
                         const std::string& program_version) {
    Json results = Json::array();
    std::set<std::string> rules;
    for (const auto& problem : problems.all()) {
        rules.emplace(problem.rule());
        std::string text = messages.text(problem.key, problem.args);
        if (const std::string hint = hint_of(problem, messages); !hint.empty()) text += " " + hint;
        const bool error = problem.severity == Severity::error;
        Json result = {{"ruleId", problem.rule()},
                       {"level", error ? "error" : problem.severity == Severity::warning ? "warning" : "note"},
                       {"message", {{"text", text}}}};
        if (problem.where.known()) {
            const Place place = place_of(problem, sources);
            result["locations"] = Json::array({{{"physicalLocation", {{"artifactLocation", {{"uri", uri_of(place.file)}}}, {"region", region_of(place)}}}}});
            if (!place.cell.empty())
                result["locations"][0]["logicalLocations"] = Json::array({{{"fullyQualifiedName", place.cell}, {"kind", "cell"}}});
        }
        results.push_back(std::move(result));
    }
    Json descriptions = Json::array();
    for (const auto& rule : rules) {
        Json description = {{"id", rule}};
        if (messages.has(rule + ".explain")) description["fullDescription"] = {{"text", messages.text(rule + ".explain")}};
        descriptions.push_back(std::move(description));
    }
    const Json log = {{"$schema", "https://json.schemastore.org/sarif-2.1.0.json"},
                      {"version", "2.1.0"},
                      {"runs", Json::array({{{"tool", {{"driver", {{"name", "aftale"}, {"version", program_version}, {"rules", descriptions}}}}},
                                             {"language", messages.language()},
                                             {"columnKind", "unicodeCodePoints"},
                                             {"results", results}}})}};
    return log.dump(2, ' ', false, Json::error_handler_t::replace) + "\n";
}

model::Diagnostics worth_saying(const model::Diagnostics& problems, const Options& options) {
    const bool all = options.command == Command::check || options.verbose;
    model::Diagnostics shown;
    for (const auto& problem : problems.all()) {
        const bool said = problem.severity == Severity::error || (!options.quiet && (all || problem.severity == Severity::warning));
        if (said) shown.add(problem);
    }
    return shown;
}

std::string words_of(const model::WorldError& error, const Messages& messages) {
    const std::string known = "reason." + error.reason();
    const std::string reason = messages.has(known) ? messages.text(known) : error.reason();
    if (messages.has(error.key())) return messages.text(error.key(), {{"subject", error.subject()}, {"reason", reason}});
    if (error.key() == "world-catalogue")
        return error.subject() + ":" + error.reason() + ": Tekstfilen kan ikke læses.\n        (The file of texts cannot be read.)";
    if (error.key() == "world-data")
        return "Programmets egne filer mangler: " + error.reason() + "\n        (The program's own files are missing: set AFTALE_DATA to the folder that holds templates/.)";
    return error.what();
}

std::string summary(const model::Diagnostics& problems, const Messages& messages) {
    const Counts counts = count(problems);
    std::string text;
    const auto add = [&](std::size_t n, const char* words) {
        if (n > 0) text += (text.empty() ? "" : ", ") + messages.text(words, {{"count", std::to_string(n)}});
    };
    add(counts.errors, "count.errors");
    add(counts.warnings, "count.warnings");
    add(counts.todos, "count.todos");
    return text.empty() ? messages.text("count.none") : text;
}

}  // namespace cli
