// SPDX-License-Identifier: MPL-2.0
#include "cli/options.h"

#include <CLI/CLI.hpp>
#include <algorithm>
#include <charconv>
#include <map>

#include "support/nearest.h"

namespace cli {
namespace {

const std::map<std::string, Format> formats = {{"pdf", Format::pdf},   {"docx", Format::docx}, {"xml", Format::xml},
                                               {"xlsx", Format::xlsx}, {"html", Format::html}};
const std::map<std::string, Dump> dumps = {{"document", Dump::document},
                                           {"assembly", Dump::assembly},
                                           {"pages", Dump::pages},
                                           {"tags", Dump::tags},
                                           {"parts", Dump::parts},
                                           {"changes", Dump::changes}};
const std::map<std::string, DiagnosticsFormat> diagnostics_formats = {{"human", DiagnosticsFormat::human},
                                                                      {"json", DiagnosticsFormat::json},
                                                                      {"sarif", DiagnosticsFormat::sarif}};
const std::map<std::string, ColourMode> colour_modes = {
    {"auto", ColourMode::automatic}, {"always", ColourMode::always}, {"never", ColourMode::never}};
const std::map<std::string, Command> commands = {
    {"build", Command::build},     {"byg", Command::build},                    {"check", Command::check},
    {"tjek", Command::check},      {"new", Command::begin},                    {"ny", Command::begin},
    {"form", Command::form},       {"formular", Command::form},                {"import", Command::import},
    {"indlaes", Command::import},  {"publish", Command::publish},              {"udgivelsespakke", Command::publish},
    {"submit", Command::submit},   {"indsendelsespakke", Command::submit},     {"verify", Command::verify},
    {"efterproev", Command::verify}, {"explain", Command::explain},            {"forklar", Command::explain},
    {"diff", Command::diff},       {"sammenlign", Command::diff},
    {"help", Command::help},       {"hjaelp", Command::help}};
const std::map<std::string, std::string> languages = {{"da", "da"}, {"en", "en"}};
const std::map<std::string, std::string> pdf_profiles = {{"1.7", "1.7"}};

/// What was typed, before it is understood.
struct Typed {
    std::vector<std::string> positional;
    std::string formats, diagnostics, profile, date, dump, language, jobs, colour;
};

template <class Value>
std::string names_of(const std::map<std::string, Value>& known) {
    std::string names;
    for (const auto& [name, value] : known) names += (names.empty() ? "" : ", ") + name;
    return names;
}

UsageError no_such_value(const std::string& option, const std::string& typed, std::string known) {
    return {"usage.value", {{"option", option}, {"value", typed}, {"known", std::move(known)}}};
}

template <class Value>
void choose(ParsedOptions& parsed, const std::string& option, const std::string& typed,
            const std::map<std::string, Value>& known, Value& chosen) {
    if (typed.empty()) return;
    const auto found = known.find(typed);
    if (found != known.end()) chosen = found->second;
    else parsed.error = no_such_value(option, typed, names_of(known));
}

void choose_formats(ParsedOptions& parsed, const std::string& typed) {
    if (typed.empty()) return;
    parsed.options.formats.clear();
    for (std::size_t begin = 0; begin <= typed.size();) {
        const std::size_t end = std::min(typed.find(',', begin), typed.size());
        const auto format = format_named(typed.substr(begin, end - begin));
        if (format) parsed.options.formats.insert(*format);
        else parsed.error = no_such_value("--format", typed, names_of(formats));
        begin = end + 1;
    }
}

void declare(CLI::App& app, Options& options, Typed& typed) {
    app.set_help_flag();
    app.allow_extras(false);
    app.add_flag_callback("-h,--help", [&] { options.command = Command::help; });
    app.add_option("words", typed.positional);
    app.add_option("-C,--project", options.project);
    app.add_option("--out", options.out);
    app.add_option("--format", typed.formats);
    app.add_option("--diagnostics", typed.diagnostics);
    app.add_option("--pdf-profile", typed.profile);
    app.add_option("--date", typed.date);
    app.add_option("--dump", typed.dump);
    app.add_option("-o,--output", options.output);
    app.add_flag("--draft", options.draft);
    app.add_flag("--dry-run", options.dry_run);
    app.add_option("--jobs", typed.jobs);
    app.add_option("--lang", typed.language);
    app.add_option("--color", typed.colour);
    app.add_flag("-q,--quiet", options.quiet);
    app.add_flag("-v,--verbose", options.verbose);
}

void understand(ParsedOptions& parsed, const Typed& typed) {
    Options& options = parsed.options;
    choose_formats(parsed, typed.formats);
    choose(parsed, "--diagnostics", typed.diagnostics, diagnostics_formats, options.diagnostics);
    choose(parsed, "--dump", typed.dump, dumps, options.dump);
    choose(parsed, "--color", typed.colour, colour_modes, options.colour);
    std::string profile;
    choose(parsed, "--pdf-profile", typed.profile, pdf_profiles, profile);
    choose(parsed, "--lang", typed.language, languages, options.language);
    if (!typed.date.empty()) {
        options.date = model::parse_iso_date(typed.date);
        if (!options.date) parsed.error = UsageError{"usage.date", {{"value", typed.date}}};
    }
    if (!typed.jobs.empty()) {
        const auto [end, error] = std::from_chars(typed.jobs.data(), typed.jobs.data() + typed.jobs.size(), options.jobs);
        if (error != std::errc() || end != typed.jobs.data() + typed.jobs.size() || options.jobs < 0 || options.jobs > 1000)
            parsed.error = no_such_value("--jobs", typed.jobs, "0, 1, 2 …");
    }
}

void choose_command(ParsedOptions& parsed, const Typed& typed, bool help) {
    if (typed.positional.empty()) {
        parsed.options.command = Command::help;
        if (!help) parsed.error = UsageError{"usage.no-command", {}};
        return;
    }
    const auto found = commands.find(typed.positional[0]);
    if (found == commands.end()) {
        std::vector<std::string> known;
        for (const auto& [name, command] : commands) known.push_back(name);
        const std::string nearest = support::nearest(typed.positional[0], known);
        parsed.error = UsageError{nearest.empty() ? "usage.unknown-command" : "usage.unknown-command-nearest",
                                  {{"command", typed.positional[0]}, {"nearest", nearest}}};
        return;
    }
    parsed.options.command = help ? Command::help : found->second;
    parsed.options.arguments.assign(typed.positional.begin() + 1, typed.positional.end());
    if (parsed.options.command == Command::explain && parsed.options.arguments.size() != 1)
        parsed.error = UsageError{"usage.explain-one", {}};
    if (parsed.options.command == Command::diff && parsed.options.arguments.size() != 2)
        parsed.error = UsageError{"usage.diff-two", {}};
    if (parsed.options.command != Command::diff && parsed.options.dump == Dump::changes)
        parsed.error = no_such_value("--dump", "changes", "assembly, document, pages, parts, tags");
    if (parsed.options.command == Command::diff && parsed.options.dump == Dump::document)
        parsed.error = no_such_value("--dump", "document", "assembly, changes, pages, parts, tags");
}

}  // namespace

std::optional<Format> format_named(const std::string& name) {
    const auto found = formats.find(name);
    return found == formats.end() ? std::nullopt : std::optional(found->second);
}

ParsedOptions parse_options(const std::vector<std::string>& arguments) {
    ParsedOptions parsed;
    if (arguments.size() == 1 && arguments[0] == "--version") {
        parsed.options.command = Command::version;
        return parsed;
    }
    Typed typed;
    CLI::App app;
    declare(app, parsed.options, typed);
    try {
        std::vector<std::string> reversed(arguments.rbegin(), arguments.rend());
        app.parse(reversed);
    } catch (const CLI::ExtrasError&) {
        const auto unknown = app.remaining();
        parsed.error = UsageError{"usage.unknown-option", {{"option", unknown.empty() ? "" : unknown.front()}}};
        return parsed;
    } catch (const CLI::ArgumentMismatch& error) {
        const std::string said = error.what();
        parsed.error = UsageError{"usage.needs-value", {{"option", said.substr(0, said.find(':'))}}};
        return parsed;
    } catch (const CLI::ParseError& error) {
        parsed.error = UsageError{"usage.unreadable", {{"reason", error.what()}}};
        return parsed;
    }
    understand(parsed, typed);
    if (!parsed.error) choose_command(parsed, typed, app.count("--help") > 0);
    return parsed;
}

}  // namespace cli
