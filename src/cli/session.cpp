// SPDX-License-Identifier: MPL-2.0
#include "cli/session.h"

#include <algorithm>
#include <atomic>
#include <charconv>
#include <exception>
#include <thread>

#include "support/nearest.h"

namespace cli {
namespace {

const std::string standard_theme = "officiel";

std::int64_t made_at(const Workspace& workspace, model::Date today) {
    constexpr std::int64_t end_of_9999 = 253402300799;  // a PDF date has four digits for the year
    const std::string epoch = workspace.environment("SOURCE_DATE_EPOCH");
    std::int64_t seconds = 0;
    const auto [end, error] = std::from_chars(epoch.data(), epoch.data() + epoch.size(), seconds);
    const bool understood = error == std::errc() && end == epoch.data() + epoch.size() && seconds >= 0 && seconds <= end_of_9999;
    if (!epoch.empty() && !understood) throw model::WorldError("world-epoch", epoch, "SOURCE_DATE_EPOCH");
    if (!epoch.empty()) return seconds;
    return static_cast<std::int64_t>(model::days_since_epoch(today)) * 86400;
}

std::string load_colour_profile(const Workspace& workspace) {
    const std::string path = "/usr/share/color/icc/sRGB.icc";
    auto bytes = workspace.read(path);
    if (!bytes) throw model::WorldError("world-read", path, "icc-profiles-free");
    return std::move(*bytes);
}

/// Tells for each target whether an error of reading stops it: one in a file that it was read from, or one in a file of
/// the project (a party table, aftale.yaml) that concerns all, even if some document also shows it.
std::vector<bool> stopped_by_reading(const std::vector<Target>& targets, const std::set<model::SourceId>& of_project,
                                     const model::Diagnostics& problems) {
    std::set<model::SourceId> of_documents;
    for (const auto& target : targets) of_documents.insert(target.sources.begin(), target.sources.end());
    for (const model::SourceId source : of_project) of_documents.erase(source);
    std::set<model::SourceId> broken;
    bool all = false;
    for (const auto& problem : problems.all()) {
        if (!problem.stops_build) continue;
        broken.insert(problem.where.source);
        all |= problem.where.known() && !of_documents.contains(problem.where.source) && !problem.stops_only_listed;
    }
    std::vector<bool> stopped;
    for (const auto& target : targets)
        stopped.push_back(all || std::any_of(target.sources.begin(), target.sources.end(),
                                             [&](model::SourceId source) { return broken.contains(source); }));
    return stopped;
}

}  // namespace

bool names_a_source(const std::string& name, const Workspace& workspace) {
    const auto dot = name.rfind('.');
    std::string ending = dot == std::string::npos ? "" : name.substr(dot);
    for (char& c : ending) c = c >= 'A' && c <= 'Z' ? static_cast<char>(c - 'A' + 'a') : c;
    return ending == ".md" || ending == ".markdown" || workspace.is_file(name);
}

std::string message_language(const Options& options, const Workspace& workspace) {
    if (!options.language.empty()) return options.language;
    for (const char* name : {"LC_ALL", "LC_MESSAGES", "LANG"})
        if (const std::string value = workspace.environment(name); !value.empty()) return value.starts_with("da") ? "da" : "en";
    return "en";
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

Session::Session(const Options& typed, Workspace& space, std::string version)
    : options(typed), workspace(space), version_(std::move(version)) {}

std::string Session::folder_to_search_from() const {
    if (!options.project.empty()) return options.project;
    if (!options.arguments.empty() && workspace.is_file(options.arguments[0])) return folder_of(options.arguments[0]);
    return "";
}

void Session::enter(const std::string& folder, bool has_project) {
    place_.folder = folder;
    // The current folder is "" in paths; as a project's it has templates of its own all the same.
    library_ = std::make_unique<Library>(workspace, has_project && folder.empty() ? "." : folder);
    reader_ = std::make_unique<FileReader>(workspace, *library_, sources, problems);
    if (has_project) place_.project = reader_->project(folder);
    reader_->enter(place_);
}

std::optional<UsageError> Session::find_place(bool lone_files) {
    const std::string start = folder_to_search_from();
    const auto found = options.project.empty() ? find_project(workspace, start)
                       : workspace.is_file(join_path(start, "aftale.yaml")) ? std::optional(start) : std::nullopt;
    const bool only_files = lone_files && !options.arguments.empty() &&
                            std::all_of(options.arguments.begin(), options.arguments.end(),
                                        [&](const std::string& name) { return names_a_source(name, workspace); });
    if (!found && (!options.project.empty() || !only_files))
        return UsageError{"usage.no-project", {{"folder", start.empty() ? "." : start}}};
    enter(found ? *found : start, found.has_value());
    broken_project_ = found && !place_.project;
    return std::nullopt;
}

void Session::find_place_if_any() {
    const auto found = find_project(workspace, options.project);
    enter(found ? *found : options.project, found.has_value());
}

Target Session::read_target(std::string id, const std::string& path) {
    return target_of(std::move(id), path, reader_->document(path));
}

Target Session::read_text(std::string id, const std::string& path, std::string text) {
    return target_of(std::move(id), path, reader_->document_of_text(path, std::move(text)));
}

Target Session::target_of(std::string id, const std::string& path, const model::Document* document) {
    Target target;
    target.id = std::move(id);
    target.path = path;
    target.formats = options.formats;
    target.document = document;
    if (document == nullptr) return target;
    const std::string kind = merge::document_kind(*document);
    if (!kind.empty()) target.kind = reader_->kind(kind);
    const auto* rules = document->front_matter.find("regelsaet");
    std::string rule_set = rules != nullptr ? rules->scalar : "";
    if (rule_set.empty() && place_.project) rule_set = place_.project->rule_set;
    if (!rule_set.empty()) {
        target.rule_set = reader_->rule_set(rule_set);
        const model::Span where = rules != nullptr ? rules->span : place_.project ? place_.project->value_span("regelsaet") : model::Span{};
        if (!target.rule_set) problems.error("unknown-rule-set", where, {{"name", rule_set}});
    }
    target.words = library_->document_words(merge::document_language(*document));
    if (target.words.all().empty()) target.words = library_->document_words("en");
    target.running_title = place_.project ? place_.project->title : "";
    target.sources = reader_->sources_of(*document);
    return target;
}

void Session::read_shared() {
    around_ = std::make_unique<Surroundings>(options, workspace, *library_, sources, place_, version_);
    around_->user_words = library_->document_words(message_language(options, workspace));
    around_->today = options.date.value_or(workspace.today());
    around_->made_at = made_at(workspace, workspace.today());
    if (place_.project) {
        around_->parties = reader_->project_table(place_.project->parties, place_.project->value_span("parter"));
        around_->bodies = reader_->project_table(place_.project->bodies, place_.project->value_span("fora"));
        around_->approvals = reader_->project_table(place_.project->approvals, place_.project->value_span("godkendelser"));
    }
    check_named_paths();
    around_->lookups = reader_->lookups();
}

/// Of what the project names and only some document reads, or none.
void Session::check_named_paths() {
    if (!place_.project) return;
    const model::Project& project = *place_.project;
    reader_->check_project_file(project.involved, project.value_span("inddragede"));
    reader_->check_project_file(project.journal, project.value_span("journal"));
    reader_->check_project_folder(project.tables, project.value_span("tables"), model::Severity::error);
    // Where the first published version will lie need not be there yet.
    reader_->check_project_folder(project.archive, project.value_span("arkiv"), model::Severity::warning);
}

void Session::prepare_for_layout() {
    const std::string id = place_.project && !place_.project->theme.empty() ? place_.project->theme : standard_theme;
    auto theme = reader_->theme(id);
    theme_is_broken_ = !theme && library_->find_named("theme", id).has_value();
    if (theme_is_broken_) return;
    if (!theme && id != standard_theme) {
        const std::vector<std::string> known = library_->names("theme");
        problems.error("unknown-theme", place_.project->value_span("theme"), {{"name", id}, {"nearest", support::nearest(id, known)}});
        theme = reader_->theme(standard_theme);
    }
    if (!theme) throw model::WorldError("world-data", "templates/theme", "templates/theme");
    around_->theme = std::move(*theme);
    if (options.dump == Dump::document || options.dump == Dump::assembly || options.dump == Dump::changes) return;
    around_->typefaces = load_typefaces(workspace, around_->theme, sources);
    around_->colour_profile = load_colour_profile(workspace);
}

std::vector<Made> Session::make_each(const std::vector<Target>& targets) {
    std::vector<Made> made(targets.size());
    std::vector<std::string> scratch;
    for (std::size_t i = 0; i < targets.size(); ++i) scratch.push_back(workspace.scratch_path(".xlsx"));
    std::atomic<std::size_t> next{0};
    std::vector<std::exception_ptr> failures(targets.size());
    const auto work = [&] {
        for (std::size_t i = next++; i < targets.size(); i = next++) {
            try {
                if (targets[i].document != nullptr) made[i] = make_document(targets[i], *around_, scratch[i]);
            } catch (...) {
                failures[i] = std::current_exception();
            }
        }
    };
    const std::size_t processors = std::max(1U, std::thread::hardware_concurrency());
    const std::size_t wanted = options.jobs > 0 ? static_cast<std::size_t>(options.jobs) : processors;
    {
        std::vector<std::jthread> threads;
        for (std::size_t i = 1; i < std::min(wanted, targets.size()); ++i) threads.emplace_back(work);
        work();
    }
    for (const auto& failure : failures)
        if (failure) std::rethrow_exception(failure);
    return made;
}

std::vector<Made> Session::make(const std::vector<Target>& targets) {
    if (theme_is_broken_) return std::vector<Made>(targets.size());
    const std::vector<bool> stopped = stopped_by_reading(targets, reader_->project_sources(), problems);
    std::vector<Made> made = make_each(targets);
    for (std::size_t i = 0; i < made.size(); ++i)
        if (stopped[i] || made[i].problems.stops_build()) {
            made[i].files.clear();
            made[i].kept.clear();
        }
    return made;
}

void Session::report(const Made& made) {
    // Reading said already that these paths lead out of the project; merging may point at the path alone.
    const auto is_refused = [&](const model::Span& where) {
        return std::any_of(reader_->refused().begin(), reader_->refused().end(), [&](const model::Span& span) {
            return span.source == where.source && span.begin <= where.begin && where.end <= span.end;
        });
    };
    for (const auto& problem : made.problems.all())
        if (!problem.where.known() || !is_refused(problem.where)) problems.add(problem);
}

std::string Session::out_folder() const {
    if (!options.out.empty()) return options.out;
    return place_.project ? join_path(place_.folder, place_.project->out) : "";
}

}  // namespace cli
