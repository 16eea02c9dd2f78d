// SPDX-License-Identifier: MPL-2.0
#include "cli/run.h"

#include <fmt/format.h>

#include <algorithm>
#include <chrono>
#include <map>

#include "cli/report.h"
#include "support/utf8.h"

namespace cli {
namespace {

std::string stem_of_path(const std::string& path) {
    const std::string name = path.substr(path.rfind('/') + 1);
    return name.substr(0, name.rfind('.'));
}

std::string readable(const std::string& bytes) {
    std::string text;
    for (std::size_t i = 0; i < bytes.size();) support::append_utf8(text, support::next_code_point(bytes, i));
    return text;
}

}  // namespace

void Run::ask_for(std::string id, std::string path, model::Span listed) {
    if (listed.known() && !session_.reader().is_inside(path)) {
        session_.problems.error_of_listed("path-outside.listed", listed, {{"path", path}});
    } else if (session_.workspace.is_file(path)) {
        asked_.push_back({std::move(id), std::move(path)});
    } else {
        session_.problems.error_of_listed(listed.known() ? "file-missing.project" : "file-missing.asked", listed, {{"path", path}});
    }
}

std::optional<UsageError> Run::find_targets() {
    const auto& place = session_.place();
    static const std::vector<model::ProjectDocument> none;
    const auto& listed = place.project ? place.project->documents : none;
    const auto path_of = [&](const model::ProjectDocument& document) { return join_path(place.folder, document.file); };
    const auto& workspace = session_.workspace;
    if (session_.options.arguments.empty())
        for (const auto& document : listed) ask_for(document.id, path_of(document), document.span);
    for (const auto& name : session_.options.arguments) {
        const auto same = std::find_if(listed.begin(), listed.end(), [&](const model::ProjectDocument& document) {
            return document.id == name || workspace.canonical(path_of(document)) == workspace.canonical(name);
        });
        if (same != listed.end()) {
            ask_for(same->id, path_of(*same), same->span);
        } else if (names_a_source(name, workspace)) {
            ask_for(stem_of_path(name), name, {});
        } else {
            std::string known;
            for (const auto& document : listed) known += (known.empty() ? "" : ", ") + document.id;
            return UsageError{"usage.no-such-document", {{"name", name}, {"known", known}}};
        }
    }
    return same_name_twice();
}

std::optional<UsageError> Run::same_name_twice() {
    std::map<std::string, std::string> canonical_of;
    std::vector<Asked> once;
    for (auto& asked : asked_) {
        if (support::find_invalid_utf8(asked.path) < asked.path.size())
            return UsageError{"usage.name-not-utf8", {{"path", readable(asked.path)}}};
        const std::string canonical = session_.workspace.canonical(asked.path);
        const auto [known, is_new] = canonical_of.emplace(asked.id, canonical);
        if (!is_new && known->second != canonical) return UsageError{"usage.same-name", {{"id", asked.id}, {"path", asked.path}}};
        if (is_new) once.push_back(std::move(asked));
    }
    asked_ = std::move(once);
    if (session_.options.dump != Dump::none && asked_.size() > 1) return UsageError{"usage.dump-one", {}};
    return std::nullopt;
}

void Run::read_targets() {
    const auto begin = std::chrono::steady_clock::now();
    for (auto& asked : asked_) targets_.push_back(session_.read_target(std::move(asked.id), asked.path));
    session_.read_shared();
    if (session_.options.command != Command::build) return;
    session_.prepare_for_layout();
    reading_ = {"read", std::chrono::steady_clock::now() - begin};
    records_.emplace(session_.workspace, session_.out_folder());
    session_.use(*records_);
}

void Run::make_all() {
    made_ = session_.make(targets_);
    for (const auto& made : made_) session_.report(made);
}

void Run::write_files() {
    for (std::size_t i = 0; i < made_.size(); ++i) {
        if (made_[i].files.empty()) continue;
        session_.workspace.write_all(session_.out_folder(), made_[i].files);
        records_->remember(targets_[i], made_[i]);
    }
}

std::string Run::dump() const {
    std::string all;
    for (const auto& made : made_) all += made.dump;
    return all;
}

std::string Run::done_line(const Made& made, const std::string& id, const model::Messages& messages) const {
    std::vector<std::string> paths = made.kept;
    for (const auto& file : made.files) paths.push_back(file.path);
    if (paths.empty()) return messages.text("done.stopped", {{"id", id}});
    std::string files;
    for (const auto& path : paths)
        files += files.empty() ? join_path(session_.out_folder(), path) : ", " + path.substr(path.rfind('.'));
    if (made.page_count == 0) return messages.text("done.written-unpaged", {{"id", id}, {"files", files}});
    const std::string pages = messages.text("done.pages", {{"count", std::to_string(made.page_count)}});
    return messages.text("done.written", {{"id", id}, {"files", files}, {"pages", pages}});
}

namespace {

/// How a table file is written, as it was found out or as its schema says.
std::string form_line(const std::string& path, const reading::TableForm& form, const model::Messages& messages) {
    if (form.kind == "xlsx") return messages.text("table-read.xlsx", {{"path", path}, {"part", form.part}});
    if (form.kind == "yaml") return messages.text("table-read.yaml", {{"path", path}});
    const std::string delimiter = form.delimiter == '\t' ? messages.text("table-read.tab") : std::string(1, form.delimiter);
    return messages.text("table-read.csv", {{"path", path},
                                            {"encoding", form.encoding + (form.byte_order_mark ? " (BOM)" : "")},
                                            {"delimiter", delimiter},
                                            {"decimal", std::string(1, form.decimal)}});
}

}  // namespace

std::vector<std::string> Run::summary(const model::Messages& messages) const {
    const Options& options = session_.options;
    std::vector<std::string> lines;
    if (options.quiet || options.dump != Dump::none) return lines;
    const auto add_time = [&](const Timing& timing) {
        lines.push_back(fmt::format("  {}: {:.1f} ms", timing.first, timing.second.count()));
    };
    if (options.verbose && !reading_.first.empty()) add_time(reading_);
    for (std::size_t i = 0; i < targets_.size(); ++i) {
        const Made& made = made_[i];
        if (options.command == Command::build) lines.push_back(done_line(made, targets_[i].id, messages));
        if (options.verbose)
            for (const auto& timing : made.timings) add_time(timing);
    }
    if (options.verbose)
        for (const auto& [path, form] : session_.reader().table_forms()) lines.push_back("  " + form_line(path, form, messages));
    const std::size_t unsaid = session_.problems.all().size() - worth_saying(session_.problems, options).all().size();
    if (options.command == Command::build && unsaid > 0)
        lines.push_back(messages.text("done.unsaid", {{"count", std::to_string(unsaid)}}));
    if (options.command == Command::check) lines.push_back(cli::summary(session_.problems, messages));
    return lines;
}

}  // namespace cli
