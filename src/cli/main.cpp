// SPDX-License-Identifier: MPL-2.0
// The passes of a run, top to bottom. See docs/architecture.md for the same as a picture.
#include <unistd.h>

#include <cerrno>
#include <csignal>
#include <exception>
#include <iostream>

#include "cli/diffing.h"
#include "cli/explain.h"
#include "cli/forms.h"
#include "cli/library.h"
#include "cli/options.h"
#include "cli/publishing.h"
#include "cli/submitting.h"
#include "cli/verifying.h"
#include "cli/report.h"
#include "cli/run.h"
#include "cli/session.h"
#include "cli/system_reason.h"
#include "cli/workspace.h"
#include "support/ensure.h"
#include "support/nearest.h"

namespace {

enum ExitStatus { done = 0, sources_have_errors = 1, wrong_usage = 2, world_failed = 3, package_is_broken = 4 };

int say_usage_error(const cli::UsageError& error, const model::Messages& messages) {
    std::cerr << "aftale: " << messages.text(error.key, error.args) << "\n";
    if (messages.has(error.key + ".hint")) std::cerr << messages.text(error.key + ".hint", error.args) << "\n";
    return wrong_usage;
}

void say_problems(const cli::Session& session, const model::Messages& messages) {
    const cli::Options& options = session.options;
    switch (options.diagnostics) {
        case cli::DiagnosticsFormat::human: {
            const bool terminal = ::isatty(STDERR_FILENO) != 0 && session.workspace.environment("NO_COLOR").empty();
            const bool colour = options.colour == cli::ColourMode::always ||
                                (options.colour == cli::ColourMode::automatic && terminal);
            const model::Diagnostics shown = cli::worth_saying(session.problems, options);
            std::cerr << cli::report_human(shown, session.sources, messages, colour);
            break;
        }
        case cli::DiagnosticsFormat::json: std::cout << cli::report_json(session.problems, session.sources, messages); break;
        case cli::DiagnosticsFormat::sarif:
            std::cout << cli::report_sarif(session.problems, session.sources, messages, AFTALE_VERSION);
            break;
    }
}

/// What was done stands on standard output, unless something that programs read does.
void say_done(const cli::Options& options, const std::vector<std::string>& lines) {
    if (options.quiet && !options.dry_run) return;
    const bool alone = options.diagnostics == cli::DiagnosticsFormat::human && options.dump == cli::Dump::none;
    for (const auto& line : lines) (alone ? std::cout : std::cerr) << line << "\n";
}

int build_or_check(cli::Session& session, const model::Messages& messages) {
    // Read: the project, then each document with everything it wants.
    cli::Run run(session);
    if (const auto wrong = session.find_place(true)) return say_usage_error(*wrong, messages);
    if (session.has_broken_project()) {
        say_problems(session, messages);
        return sources_have_errors;
    }
    if (const auto wrong = run.find_targets()) return say_usage_error(*wrong, messages);
    run.read_targets();

    // Merge, check, lay out and write in memory: every document by itself, from what was read and nothing else.
    run.make_all();
    session.problems.sort_and_deduplicate();

    // Only what is whole reaches the disk.
    std::cout << run.dump();
    say_problems(session, messages);
    if (session.options.command == cli::Command::build) run.write_files();
    say_done(session.options, run.summary(messages));
    return session.problems.has_errors() ? sources_have_errors : done;
}

int diff(const cli::Options& options, cli::Workspace& workspace, const model::Messages& messages) {
    // Each version with everything it was made of, which may lie in a project of its own.
    cli::Diffing diffing(options, workspace, AFTALE_VERSION);
    if (const auto wrong = diffing.read()) return say_usage_error(*wrong, messages);
    // Merge both, compare, and make one document of the two with every change marked.
    diffing.compare();
    diffing.make();
    std::cout << diffing.dump();
    for (const cli::Session* session : diffing.to_report()) say_problems(*session, messages);
    if (diffing.failed()) return sources_have_errors;
    diffing.write_files();
    say_done(options, diffing.summary(messages));
    return done;
}

using Step = std::optional<cli::UsageError> (*)(cli::Session&, const model::Messages&, std::vector<std::string>&);

/// The commands that say what they did and what they found, and nothing else.
int carry_out(Step step, int failure, cli::Session& session, const model::Messages& messages) {
    std::vector<std::string> lines;
    if (const auto wrong = step(session, messages, lines)) return say_usage_error(*wrong, messages);
    session.problems.sort_and_deduplicate();
    say_problems(session, messages);
    say_done(session.options, lines);
    return session.problems.has_errors() ? failure : done;
}

int explain(const cli::Options& options, cli::Workspace& workspace, const model::Messages& messages) {
    const std::string& rule = options.arguments[0];
    const auto text = cli::explain(rule, messages, cli::all_rule_sets(workspace, options.project));
    if (!text) {
        const std::string nearest = support::nearest(rule, cli::explained_rules(messages));
        const std::string key = nearest.empty() ? "usage.no-such-rule" : "usage.no-such-rule-nearest";
        return say_usage_error({key, {{"rule", rule}, {"nearest", nearest}}}, messages);
    }
    std::cout << *text;
    return done;
}

int carry_out(const cli::Options& options, cli::Workspace& workspace, const model::Messages& messages) {
    cli::Session session(options, workspace, AFTALE_VERSION);
    switch (options.command) {
        case cli::Command::build:
        case cli::Command::check: return build_or_check(session, messages);
        case cli::Command::begin: return carry_out(cli::begin_document, sources_have_errors, session, messages);
        case cli::Command::form: return carry_out(cli::make_form, sources_have_errors, session, messages);
        case cli::Command::import: return carry_out(cli::import_forms, sources_have_errors, session, messages);
        case cli::Command::publish: return carry_out(cli::publish, sources_have_errors, session, messages);
        case cli::Command::submit: return carry_out(cli::submit, sources_have_errors, session, messages);
        case cli::Command::verify: return carry_out(cli::verify, package_is_broken, session, messages);
        case cli::Command::diff: return diff(options, workspace, messages);
        case cli::Command::explain: return explain(options, workspace, messages);
        case cli::Command::help:
        case cli::Command::version: std::cout << messages.text("help"); return done;
    }
    return done;
}

}  // namespace

int main(int argc, char** argv) {
    std::signal(SIGXFSZ, SIG_IGN);  // a file that may not grow is an error like a full disk
    const auto workspace = cli::make_disk_workspace();
    model::Messages messages;
    try {
        const cli::ParsedOptions parsed = cli::parse_options({argv + 1, argv + argc});
        if (parsed.options.command == cli::Command::version) {
            std::cout << "aftale " << AFTALE_VERSION << "\n";
            return done;
        }
        const std::string language = cli::message_language(parsed.options, *workspace);
        try {
            messages = cli::Library(*workspace, parsed.options.project).all_messages(language);
        } catch (const model::WorldError&) {
            messages = cli::Library(*workspace, "").all_messages(language);  // they say what is wrong with the project's own
            throw;
        }
        const int status = parsed.error ? say_usage_error(*parsed.error, messages) : carry_out(parsed.options, *workspace, messages);
        // What was printed may be a dump or a report that a program reads: a full disk must not look like success.
        if (!std::cout.flush()) throw model::WorldError("world-write", "stdout", cli::system_reason(errno));
        return status;
    } catch (const model::WorldError& error) {
        std::cerr << "aftale: " << cli::words_of(error, messages) << "\n";
    } catch (const support::BrokenInvariant& broken) {
        std::cerr << "aftale: " << (messages.has("internal") ? messages.text("internal", {{"reason", broken.what()}}) : broken.what())
                  << "\n";
    } catch (const std::exception& error) {
        std::cerr << "aftale: " << (messages.has("world-other") ? messages.text("world-other", {{"reason", error.what()}}) : error.what())
                  << "\n";
    }
    return world_failed;
}
