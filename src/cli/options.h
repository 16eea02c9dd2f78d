// SPDX-License-Identifier: MPL-2.0
#pragma once

#include <optional>
#include <set>
#include <string>
#include <vector>

#include "model/date.h"

namespace cli {

enum class Command { build, check, begin, form, import, publish, submit, verify, diff, explain, help, version };
enum class Format { pdf, docx, xml, xlsx, html };
enum class DiagnosticsFormat { human, json, sarif };
enum class ColourMode { automatic, always, never };
enum class Dump { none, document, assembly, pages, tags, parts, changes };

/// What the user typed, understood. Paths as typed.
struct Options {
    Command command = Command::help;
    std::vector<std::string> arguments;   // files, ids, partners, a kind or a rule
    std::string project;                  // -C; empty: look upwards
    std::string out;                      // --out; empty: what the project says
    std::set<Format> formats = {Format::pdf, Format::docx, Format::xml, Format::xlsx, Format::html};
    DiagnosticsFormat diagnostics = DiagnosticsFormat::human;
    std::string output;                   // -o: the source that import writes
    bool draft = false;                   // --draft: a package that says it must not be sent
    bool dry_run = false;                 // --dry-run: show what import would write
    std::optional<model::Date> date;
    Dump dump = Dump::none;
    int jobs = 0;                         // 0: as many as the machine has processors
    std::string language;                 // --lang; empty: by locale
    ColourMode colour = ColourMode::automatic;
    bool quiet = false;
    bool verbose = false;
};

/// A line that could not be understood: a message key with its arguments, and exit status 2.
struct UsageError {
    std::string key;
    std::vector<std::pair<std::string, std::string>> args;
};

/// The format that --format and file endings call by this name.
std::optional<Format> format_named(const std::string& name);

struct ParsedOptions {
    Options options;
    std::optional<UsageError> error;
};
/// Understands a command line without argv[0]. Never prints, never exits.
ParsedOptions parse_options(const std::vector<std::string>& arguments);

}  // namespace cli
