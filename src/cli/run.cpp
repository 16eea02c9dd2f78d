// SPDX-License-Identifier: MPL-2.0
#include "cli/run.h"

#include <algorithm>
#include <atomic>
#include <charconv>
#include <cstdio>
#include <exception>
#include <thread>

#include "cli/explain.h"
#include "cli/report.h"

namespace cli {
namespace {

std::string stem_of_path(const std::string& path) {
    const std::string name = path.substr(path.rfind('/') + 1);
    return name.substr(0, name.rfind('.'));
}

std::int64_t made_at(const Workspace& workspace, model::Date today) {
    const std::string epoch = workspace.environment("SOURCE_DATE_EPOCH");
    std::int64_t seconds = 0;
    const auto [end, error] = std::from_chars(epoch.data(), epoch.data() + epoch.size(), seconds);
    if (!epoch.empty() && error == std::errc() && end == epoch.data() + epoch.size()) return seconds;
    return static_cast<std::int64_t>(model::days_since_epoch(today)) * 86400;
}

std::string load_colour_profile(const Workspace& workspace) {
    const std::string path = "/usr/share/color/icc/sRGB.icc";
    auto bytes = workspace.read(path);
    if (!bytes) throw model::WorldError("world-read", path, "icc-profiles-free");
    return std::move(*bytes);
}

std::string milliseconds(std::chrono::duration<double, std::milli> time) {
    std::string text(32, '\0');
    text.resize(static_cast<std::size_t>(std::snprintf(text.data(), text.size(), "%.1f ms", time.count())));
    return text;
}

}  // namespace

std::string message_language(const Options& options, const Workspace& workspace) {
    if (!options.language.empty()) return options.language;
    for (const char* name : {"LC_ALL", "LC_MESSAGES", "LANG"})
        if (const std::string value = workspace.environment(name); !value.empty()) return value.starts_with("da") ? "da" : "en";
    return "en";
}

model::Diagnostics worth_saying(const model::Diagnostics& problems, const Options& options) {
    model::Diagnostics shown;
    for (const auto& problem : problems.all())
        if (!options.quiet || problem.severity == model::Severity::error) shown.add(problem);
    return shown;
}

std::vector<model::RuleSet> all_rule_sets(const Workspace& workspace, const std::string& project_folder) {
    const Library library(workspace, project_folder);
    model::Sources sources;
    model::Diagnostics problems;
    FileReader reader(workspace, library, sources, problems);
    std::vector<model::RuleSet> sets;
    for (const auto& id : library.names("rule-sets"))
        if (auto set = reader.rule_set(id)) sets.push_back(std::move(*set));
    return sets;
}

Run::Run(const Options& options, Workspace& space, std::string version)
    : workspace(space), options_(options), version_(std::move(version)) {}

std::string Run::folder_to_search_from() const {
    if (!options_.project.empty()) return options_.project;
    if (!options_.arguments.empty() && workspace.is_file(options_.arguments[0])) return folder_of(options_.arguments[0]);
    return "";
}

std::optional<UsageError> Run::find_place() {
    const std::string start = folder_to_search_from();
    const auto found = options_.project.empty() ? find_project(workspace, start)
                       : workspace.is_file(join_path(start, "aftale.yaml")) ? std::optional(start) : std::nullopt;
    const bool lone_files = std::all_of(options_.arguments.begin(), options_.arguments.end(),
                                        [&](const std::string& name) { return name.ends_with(".md"); });
    if (!found && (!options_.project.empty() || options_.arguments.empty() || !lone_files))
        return UsageError{"usage.no-project", {{"folder", start.empty() ? "." : start}}};
    place_.folder = found ? *found : start;
    library_ = std::make_unique<Library>(workspace, place_.folder);
    reader_ = std::make_unique<FileReader>(workspace, *library_, sources, problems);
    if (found) place_.project = reader_->project(*found);
    reader_->enter(place_);
    return std::nullopt;
}

void Run::add_target(std::string id, std::string path, model::Span listed) {
    Target target;
    target.id = std::move(id);
    target.path = std::move(path);
    if (listed.known() && !reader_->is_inside(target.path)) {
        problems.error("path-outside.listed", listed, {{"path", target.path}});
    } else if (workspace.is_file(target.path)) {
        targets_.push_back(std::move(target));
    } else {
        problems.error(listed.known() ? "file-missing.project" : "file-missing.asked", listed, {{"path", target.path}});
    }
}

std::optional<UsageError> Run::find_targets() {
    static const std::vector<model::ProjectDocument> none;
    const auto& listed = place_.project ? place_.project->documents : none;
    const auto path_of = [&](const model::ProjectDocument& document) { return join_path(place_.folder, document.file); };
    if (options_.arguments.empty())
        for (const auto& document : listed) add_target(document.id, path_of(document), document.span);
    for (const auto& name : options_.arguments) {
        const auto same = std::find_if(listed.begin(), listed.end(), [&](const model::ProjectDocument& document) {
            return document.id == name || workspace.canonical(path_of(document)) == workspace.canonical(name);
        });
        if (same != listed.end()) {
            add_target(same->id, path_of(*same), same->span);
        } else if (name.ends_with(".md")) {
            add_target(stem_of_path(name), name, {});
        } else {
            std::string known;
            for (const auto& document : listed) known += (known.empty() ? "" : ", ") + document.id;
            return UsageError{"usage.no-such-document", {{"name", name}, {"known", known}}};
        }
    }
    if (options_.dump != Dump::none && targets_.size() > 1) return UsageError{"usage.dump-one", {}};
    return std::nullopt;
}

void Run::read_target(Target& target) {
    target.document = reader_->document(target.path);
    if (target.document == nullptr) return;
    const std::string kind = merge::document_kind(*target.document);
    if (!kind.empty()) target.kind = reader_->kind(kind);
    const auto* rules = target.document->front_matter.find("regelsaet");
    std::string rule_set = rules != nullptr ? rules->scalar : "";
    if (rule_set.empty() && place_.project) rule_set = place_.project->rule_set;
    if (!rule_set.empty()) {
        target.rule_set = reader_->rule_set(rule_set);
        const model::Span where = rules != nullptr ? rules->span : place_.project ? place_.project->span : model::Span{};
        if (!target.rule_set) problems.error("unknown-rule-set", where, {{"name", rule_set}});
    }
    target.words = library_->document_words(merge::document_language(*target.document));
    if (target.words.all().empty()) target.words = library_->document_words("en");
    target.running_title = place_.project ? place_.project->title : "";
    target.sources = reader_->sources_of(*target.document);
}

void Run::read_targets() {
    around_ = std::unique_ptr<Surroundings>(new Surroundings{options_, workspace, *library_, sources, place_, {}, nullptr, nullptr,
                                                             nullptr,
                                                             library_->document_words(message_language(options_, workspace)), options_.date.value_or(workspace.today()), 0, {}, nullptr, {}, version_});
    around_->made_at = made_at(workspace, workspace.today());
    if (place_.project) {
        around_->parties = reader_->project_table(place_.project->parties, place_.project->span);
        around_->bodies = reader_->project_table(place_.project->bodies, place_.project->span);
        around_->approvals = reader_->project_table(place_.project->approvals, place_.project->span);
    }
    for (auto& target : targets_) read_target(target);
    around_->lookups = reader_->lookups();
    if (options_.command == Command::build) prepare_for_layout();
}

void Run::prepare_for_layout() {
    const std::string id = place_.project && !place_.project->theme.empty() ? place_.project->theme : "officiel";
    auto theme = reader_->theme(id);
    if (!theme) throw model::WorldError("world-data", "theme/" + id + ".yaml", "templates/theme/" + id + ".yaml");
    around_->theme = std::move(*theme);
    if (options_.dump == Dump::document || options_.dump == Dump::assembly) return;
    around_->typefaces = load_typefaces(workspace, around_->theme);
    around_->colour_profile = load_colour_profile(workspace);
}

void Run::make_all() {
    made_.resize(targets_.size());
    std::set<model::SourceId> broken;      // sources with errors of reading
    bool project_broken = false;
    std::set<model::SourceId> of_documents;
    for (const auto& target : targets_) of_documents.insert(target.sources.begin(), target.sources.end());
    for (const auto& problem : problems.all())
        if (problem.stops_build) {
            broken.insert(problem.where.source);
            project_broken |= problem.where.known() && !of_documents.contains(problem.where.source) &&
                              problem.rule() != "file-missing" && problem.key != "path-outside.listed";
        }
    std::vector<std::string> scratch;
    for (std::size_t i = 0; i < targets_.size(); ++i) scratch.push_back(workspace.scratch_path(".xlsx"));

    std::atomic<std::size_t> next{0};
    std::vector<std::exception_ptr> failures(targets_.size());
    const auto work = [&] {
        for (std::size_t i = next++; i < targets_.size(); i = next++) {
            try {
                const Target& target = targets_[i];
                if (target.document == nullptr) continue;
                if (options_.command == Command::check) {
                    made_[i].problems = merge_and_check(target, *around_, made_[i].timings).problems;
                } else {
                    made_[i] = make_document(target, *around_, scratch[i]);
                }
                const bool unread = project_broken || std::any_of(target.sources.begin(), target.sources.end(),
                                                                  [&](model::SourceId s) { return broken.contains(s); });
                if (unread || made_[i].problems.stops_build()) made_[i].files.clear();
            } catch (...) {
                failures[i] = std::current_exception();
            }
        }
    };
    const unsigned processors = std::max(1U, std::thread::hardware_concurrency());
    const std::size_t wanted = options_.jobs > 0 ? static_cast<std::size_t>(options_.jobs) : processors;
    {
        std::vector<std::jthread> threads;
        for (std::size_t i = 1; i < std::min(wanted, targets_.size()); ++i) threads.emplace_back(work);
        work();
    }
    for (const auto& failure : failures)
        if (failure) std::rethrow_exception(failure);
    for (auto& made : made_) {
        for (const auto& problem : made.problems.all()) {
            const auto& refused = reader_->refused();
            // Reading said already that this path leads out of the project.
            if (std::find(refused.begin(), refused.end(), problem.where) == refused.end()) problems.add(problem);
        }
        dump += made.dump;
    }
}

std::string Run::out_folder() const {
    if (!options_.out.empty()) return options_.out;
    return place_.project ? join_path(place_.folder, place_.project->out) : "";
}

void Run::write_files() {
    for (const auto& made : made_)
        if (!made.files.empty()) workspace.write_all(out_folder(), made.files);
}

std::vector<std::string> Run::summary(const model::Messages& messages) const {
    std::vector<std::string> lines;
    if (options_.quiet || options_.dump != Dump::none) return lines;
    for (std::size_t i = 0; i < targets_.size(); ++i) {
        const Made& made = made_[i];
        if (options_.command == Command::build && !made.files.empty()) {
            std::string files;
            for (const auto& file : made.files) files += (files.empty() ? "" : ", ") + join_path(out_folder(), file.path);
            const std::string pages = made.page_count == 1 ? messages.text("done.page")
                                                           : messages.text("done.pages", {{"count", std::to_string(made.page_count)}});
            lines.push_back(messages.text("done.written", {{"id", targets_[i].id}, {"files", files}, {"pages", pages}}));
        } else if (options_.command == Command::build) {
            lines.push_back(messages.text("done.stopped", {{"id", targets_[i].id}}));
        }
        if (options_.verbose)
            for (const auto& [step, time] : made.timings) lines.push_back("  " + step + ": " + milliseconds(time));
    }
    if (options_.command == Command::check) lines.push_back(cli::summary(problems, messages));
    return lines;
}

}  // namespace cli
