// SPDX-License-Identifier: MPL-2.0
#include "cli/report.h"

#include <algorithm>
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
};

Place place_of(const Diagnostic& problem, const Sources& sources) {
    const Source& source = sources[problem.where.source];
    return {source.path(), source.position(problem.where.begin), source.position(std::max(problem.where.begin, problem.where.end))};
}

/// The source line and a caret line under it. Tabs are kept so that the caret stands right; long lines are cut around the place.
std::string excerpt(const Diagnostic& problem, const Sources& sources, const std::string& colour, const std::string& plain) {
    const Place place = place_of(problem, sources);
    const std::string_view line = sources[problem.where.source].line(place.begin.line);
    constexpr std::uint32_t width = 100;
    const std::uint32_t first = place.begin.column > width - 20 ? place.begin.column - (width - 40) : 1;
    std::string shown = first > 1 ? "…" : "";
    std::string pad = first > 1 ? " " : "";
    std::uint32_t column = 1;
    for (std::size_t i = 0; i < line.size() && column < first + width; ++column) {
        const std::size_t begin = i;
        const char32_t code_point = support::next_code_point(line, i);
        if (column < first) continue;
        support::append_utf8(shown, code_point);  // malformed bytes become U+FFFD: a message is always UTF-8
        if (column < place.begin.column) pad += line[begin] == '\t' ? '\t' : ' ';
    }
    const auto line_end = static_cast<std::uint32_t>(support::count_code_points(line)) + 1;
    const std::uint32_t end = place.end.line == place.begin.line ? place.end.column : line_end;
    const std::uint32_t marked = std::clamp<std::uint32_t>(end > place.begin.column ? end - place.begin.column : 1, 1,
                                                          first + width > place.begin.column ? first + width - place.begin.column : 1);
    const std::string number = std::to_string(place.begin.line);
    const std::string gutter(std::max<std::size_t>(number.size(), 4), ' ');
    return gutter.substr(number.size()) + number + " | " + shown + "\n" + gutter + " | " + pad + colour + "^" +
           std::string(marked - 1, '~') + plain + "\n";
}

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

std::string report_human(const model::Diagnostics& problems, const Sources& sources, const Messages& messages, bool colour) {
    const std::string bold = colour ? "\x1b[1m" : "", plain = colour ? "\x1b[0m" : "";
    const auto tint = [&](Severity severity) -> std::string {
        if (!colour) return "";
        return severity == Severity::error ? "\x1b[1;31m" : severity == Severity::warning ? "\x1b[1;33m" : "\x1b[1;36m";
    };
    std::string out;
    for (const auto& problem : problems.all()) {
        if (problem.where.known()) {
            const Place place = place_of(problem, sources);
            out += bold + place.file + ":" + std::to_string(place.begin.line) + ":" + std::to_string(place.begin.column) + ": " + plain;
        }
        out += tint(problem.severity) + messages.text(std::string("severity.") + id_of(problem.severity)) + "[" +
               std::string(problem.rule()) + "]" + plain + ": " + messages.text(problem.key, problem.args) + "\n";
        if (problem.where.known()) out += excerpt(problem, sources, tint(problem.severity), plain);
        if (const std::string hint = hint_of(problem, messages); !hint.empty())
            out += "     = " + messages.text("severity.hint") + ": " + hint + "\n";
    }
    return out;
}

std::string report_json(const model::Diagnostics& problems, const Sources& sources, const Messages& messages) {
    Json list = Json::array();
    for (const auto& problem : problems.all()) {
        Json entry;
        if (problem.where.known()) {
            const Place place = place_of(problem, sources);
            entry = {{"file", place.file}, {"line", place.begin.line}, {"column", place.begin.column}, {"endLine", place.end.line}, {"endColumn", place.end.column}};
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

std::string summary(const model::Diagnostics& problems, const Messages& messages) {
    const Counts counts = count(problems);
    std::string text;
    const auto add = [&](std::size_t n, const char* one, const char* many) {
        if (n == 0) return;
        text += (text.empty() ? "" : ", ") + messages.text(n == 1 ? one : many, {{"count", std::to_string(n)}});
    };
    add(counts.errors, "count.error", "count.errors");
    add(counts.warnings, "count.warning", "count.warnings");
    add(counts.todos, "count.todo", "count.todos");
    return text.empty() ? messages.text("count.none") : text;
}

}  // namespace cli
