// SPDX-License-Identifier: MPL-2.0
#include "cli/options.h"

#include <CLI/CLI.hpp>
#include <algorithm>
#include <map>

namespace cli {
namespace {

const std::map<std::string, Format> formats = {{"pdf", Format::pdf},   {"docx", Format::docx}, {"xml", Format::xml},
                                               {"xlsx", Format::xlsx}, {"html", Format::html}};
const std::map<std::string, Dump> dumps = {{"document", Dump::document},
                                           {"assembly", Dump::assembly},
                                           {"pages", Dump::pages},
                                           {"tags", Dump::tags},
                                           {"parts", Dump::parts}};
const std::map<std::string, DiagnosticsFormat> diagnostics_formats = {{"human", DiagnosticsFormat::human},
                                                                      {"json", DiagnosticsFormat::json},
                                                                      {"sarif", DiagnosticsFormat::sarif}};
const std::map<std::string, ColourMode> colour_modes = {
    {"auto", ColourMode::automatic}, {"always", ColourMode::always}, {"never", ColourMode::never}};
const std::map<std::string, Command> commands = {{"build", Command::build},     {"byg", Command::build},
                                                 {"check", Command::check},     {"tjek", Command::check},
                                                 {"explain", Command::explain}, {"forklar", Command::explain},
                                                 {"help", Command::help},       {"hjaelp", Command::help}};

/// What was typed, before it is understood.
struct Typed {
    std::vector<std::string> positional;
    std::string formats, diagnostics, profile, date, dump, colour;
};

template <class Value>
std::string names_of(const std::map<std::string, Value>& known) {
    std::string names;
    for (const auto& [name, value] : known) names += (names.empty() ? "" : ", ") + name;
    return names;
}

template <class Value>
void choose(ParsedOptions& parsed, const std::string& option, const std::string& typed,
            const std::map<std::string, Value>& known, Value& chosen) {
    if (typed.empty()) return;
    const auto found = known.find(typed);
    if (found == known.end()) {
        parsed.error = UsageError{"usage.value", {{"option", option}, {"value", typed}, {"known", names_of(known)}}};
    } else {
        chosen = found->second;
    }
}

void choose_formats(ParsedOptions& parsed, const std::string& typed) {
    if (typed.empty()) return;
    parsed.options.formats.clear();
    if (typed.ends_with(',')) parsed.error = UsageError{"usage.value", {{"option", "--format"}, {"value", typed}, {"known", names_of(formats)}}};
    for (const auto& name : CLI::detail::split(typed, ',')) {
        Format format = Format::pdf;
        choose(parsed, "--format", name, formats, format);
        if (name.empty()) parsed.error = UsageError{"usage.value", {{"option", "--format"}, {"value", typed}, {"known", names_of(formats)}}};
        parsed.options.formats.insert(format);
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
    app.add_option("--jobs", options.jobs);
    app.add_option("--lang", options.language);
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
    if (!typed.profile.empty() && typed.profile != "1.7")
        parsed.error = UsageError{"usage.value", {{"option", "--pdf-profile"}, {"value", typed.profile}, {"known", "1.7"}}};
    if (!typed.date.empty()) {
        options.date = model::parse_iso_date(typed.date);
        if (!options.date) parsed.error = UsageError{"usage.date", {{"value", typed.date}}};
    }
    if (!options.language.empty() && options.language != "da" && options.language != "en")
        parsed.error = UsageError{"usage.value", {{"option", "--lang"}, {"value", options.language}, {"known", "da, en"}}};
    if (options.jobs < 0) parsed.error = UsageError{"usage.value", {{"option", "--jobs"}, {"value", std::to_string(options.jobs)}, {"known", "0, 1, 2 …"}}};
}

void choose_command(ParsedOptions& parsed, const Typed& typed, bool help) {
    if (typed.positional.empty()) {
        parsed.options.command = Command::help;
        if (!help) parsed.error = UsageError{"usage.no-command", {}};
        return;
    }
    const auto found = commands.find(typed.positional[0]);
    if (found == commands.end()) {
        parsed.error = UsageError{"usage.unknown-command", {{"command", typed.positional[0]}}};
        return;
    }
    parsed.options.command = help ? Command::help : found->second;
    parsed.options.arguments.assign(typed.positional.begin() + 1, typed.positional.end());
    if (parsed.options.command == Command::explain && parsed.options.arguments.size() != 1)
        parsed.error = UsageError{"usage.explain-one", {}};
}

}  // namespace

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
    } catch (const CLI::ParseError& error) {
        parsed.error = UsageError{"usage.unreadable", {{"reason", error.what()}}};
        return parsed;
    }
    understand(parsed, typed);
    if (!parsed.error) choose_command(parsed, typed, app.count("--help") > 0);
    return parsed;
}

}  // namespace cli
