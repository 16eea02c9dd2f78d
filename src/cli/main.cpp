// SPDX-License-Identifier: MPL-2.0
// The passes of a run, top to bottom. See docs/architecture.md for the same as a picture.
#include <unistd.h>

#include <iostream>

#include "cli/building.h"
#include "cli/explain.h"
#include "cli/library.h"
#include "cli/options.h"
#include "cli/report.h"
#include "cli/run.h"
#include "cli/workspace.h"
#include "support/ensure.h"

namespace {

enum ExitStatus { done = 0, sources_have_errors = 1, wrong_usage = 2, world_failed = 3 };

int say_usage_error(const cli::UsageError& error, const model::Messages& messages) {
    std::cerr << "aftale: " << messages.text(error.key, error.args) << "\n";
    if (messages.has(error.key + ".hint")) std::cerr << messages.text(error.key + ".hint", error.args) << "\n";
    return wrong_usage;
}

void say_problems(const cli::Run& run, const cli::Options& options, const model::Messages& messages) {
    switch (options.diagnostics) {
        case cli::DiagnosticsFormat::human: {
            const bool terminal = ::isatty(STDERR_FILENO) != 0 && run.workspace.environment("NO_COLOR").empty();
            const bool colour = options.colour == cli::ColourMode::always ||
                                (options.colour == cli::ColourMode::automatic && terminal);
            std::cerr << cli::report_human(cli::worth_saying(run.problems, options), run.sources, messages, colour);
            break;
        }
        case cli::DiagnosticsFormat::json: std::cout << cli::report_json(run.problems, run.sources, messages); break;
        case cli::DiagnosticsFormat::sarif:
            std::cout << cli::report_sarif(run.problems, run.sources, messages, AFTALE_VERSION);
            break;
    }
}

int build_or_check(const cli::Options& options, cli::Workspace& workspace, const model::Messages& messages) {
    cli::Run run(options, workspace, AFTALE_VERSION);

    // Read: the project, then each document with everything it wants.
    if (const auto wrong = run.find_place()) return say_usage_error(*wrong, messages);
    if (const auto wrong = run.find_targets()) return say_usage_error(*wrong, messages);
    run.read_targets();

    // Merge, check, lay out and write in memory: every document by itself, from what was read and nothing else.
    run.make_all();
    run.problems.sort_and_deduplicate();

    // Only what is whole reaches the disk.
    std::cout << run.dump;
    say_problems(run, options, messages);
    if (options.command == cli::Command::build) run.write_files();
    for (const auto& line : run.summary(messages)) (options.diagnostics == cli::DiagnosticsFormat::human && options.dump == cli::Dump::none ? std::cout : std::cerr) << line << "\n";
    return run.problems.has_errors() ? sources_have_errors : done;
}

int explain(const cli::Options& options, cli::Workspace& workspace, const model::Messages& messages) {
    const std::string& rule = options.arguments[0];
    const auto text = cli::explain(rule, messages, cli::all_rule_sets(workspace, options.project));
    if (!text) {
        const std::string nearest = cli::nearest_name(rule, cli::explained_rules(messages));
        return say_usage_error({"usage.no-such-rule", {{"rule", rule}, {"nearest", nearest}}}, messages);
    }
    std::cout << *text;
    return done;
}

}  // namespace

int main(int argc, char** argv) {
    const auto workspace = cli::make_disk_workspace();
    model::Messages messages;
    try {
        const cli::ParsedOptions parsed = cli::parse_options({argv + 1, argv + argc});
        if (parsed.options.command == cli::Command::version) {
            std::cout << "aftale " << AFTALE_VERSION << "\n";
            return done;
        }
        const std::string language = cli::message_language(parsed.options, *workspace);
        messages = cli::Library(*workspace, parsed.options.project).all_messages(language);
        if (parsed.error) return say_usage_error(*parsed.error, messages);
        switch (parsed.options.command) {
            case cli::Command::build:
            case cli::Command::check: return build_or_check(parsed.options, *workspace, messages);
            case cli::Command::explain: return explain(parsed.options, *workspace, messages);
            case cli::Command::help:
            case cli::Command::version: std::cout << messages.text("help"); return done;
        }
    } catch (const model::WorldError& error) {
        const model::MessageArgs args = {{"subject", error.subject()}, {"reason", error.reason()}};
        std::cerr << "aftale: " << (messages.has(error.key()) ? messages.text(error.key(), args) : error.what()) << "\n";
        return world_failed;
    } catch (const support::BrokenInvariant& broken) {
        const model::MessageArgs args = {{"reason", broken.what()}};
        std::cerr << "aftale: " << (messages.has("internal") ? messages.text("internal", args) : broken.what()) << "\n";
        return world_failed;
    }
    return done;
}
