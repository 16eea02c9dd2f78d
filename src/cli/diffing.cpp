// SPDX-License-Identifier: MPL-2.0
#include "cli/diffing.h"

#include <algorithm>
#include <array>
#include <utility>

#include "model/dump.h"

namespace cli {
namespace {

const std::string suffix = "-aendringer";

std::string stem_of_path(const std::string& path) {
    const std::string name = path.substr(path.rfind('/') + 1);
    return name.substr(0, name.rfind('.'));
}

/// Of all problems, those that keep a document from being made.
model::Diagnostics that_stop(const model::Diagnostics& problems) {
    model::Diagnostics kept;
    for (const auto& problem : problems.all())
        if (problem.stops_build) kept.add(problem);
    kept.sort_and_deduplicate();
    return kept;
}

}  // namespace

Diffing::Side::Side(const Options& typed, std::string name, Workspace& workspace, const std::string& version)
    : options(typed), session(options, workspace, version) {
    options.arguments = {std::move(name)};
}

std::optional<UsageError> Diffing::Side::read() {
    if (auto wrong = session.find_place(true)) return wrong;
    if (session.has_broken_project()) return std::nullopt;
    const std::string& name = options.arguments.front();
    const auto& place = session.place();
    std::string id, path, known;
    if (place.project)
        for (const auto& document : place.project->documents) {
            const std::string listed = join_path(place.folder, document.file);
            known += (known.empty() ? "" : ", ") + document.id;
            if (document.id != name && session.workspace.canonical(listed) != session.workspace.canonical(name))
                continue;
            if (session.reader().is_inside(listed))
                id = document.id, path = listed;
            else
                session.problems.error_of_listed("path-outside.listed", document.span, {{"path", listed}});
        }
    if (path.empty() && session.problems.empty()) {
        if (!names_a_source(name, session.workspace))
            return UsageError{"usage.no-such-document", {{"name", name}, {"known", known}}};
        id = stem_of_path(name);
        path = name;
    }
    if (path.empty()) return std::nullopt;
    target = session.read_target(id, path);
    if (target.document == nullptr) session.problems.error_of_listed("file-missing.asked", {}, {{"path", path}});
    session.read_shared();
    return std::nullopt;
}

void Diffing::Side::merge() {
    if (target.document != nullptr && !session.problems.stops_build()) {
        Merged merged = merge_document(target, session.around());
        assembly = std::move(merged.assembly);
        session.problems.append(std::move(merged.problems));
    }
    session.problems = that_stop(session.problems);
}

Diffing::Diffing(const Options& options, Workspace& workspace, std::string version)
    : options_(options),
      old_(options, options.arguments[0], workspace, version),
      now_(options, options.arguments[1], workspace, version) {}

std::optional<UsageError> Diffing::read() {
    if (auto wrong = old_.read()) return wrong;
    return now_.read();
}

void Diffing::compare() {
    old_.merge();
    now_.merge();
    if (!failed()) comparison_ = compare::compare(old_.assembly, now_.assembly, now_.target.words);
}

void Diffing::make() {
    if (failed() || comparison_.changes.empty() || options_.dump == Dump::changes) return;
    now_.session.prepare_for_layout();
    if (failed()) return;
    const auto& around = now_.session.around();
    Target target = now_.target;
    target.id += suffix;
    if (options_.dump == Dump::assembly) return;
    target.formats.erase(Format::xlsx);
    if (!target.formats.empty()) write_document(comparison_.redline, target, around, "", made_);
    if (options_.formats.contains(Format::xlsx) && options_.dump == Dump::none) {
        target.formats = {Format::xlsx};
        const std::size_t pages = made_.page_count;
        write_document(compare::change_log(comparison_, now_.assembly, target.words), target, around,
                       now_.session.workspace.scratch_path(".xlsx"), made_);
        made_.page_count = pages;
    }
    now_.session.problems.append(that_stop(made_.problems));
}

void Diffing::write_files() {
    if (!made_.files.empty()) now_.session.workspace.write_all(now_.session.out_folder(), made_.files);
}

std::string Diffing::dump() const {
    if (failed()) return {};
    if (options_.dump == Dump::changes) return compare::dump(comparison_.changes);
    if (options_.dump == Dump::assembly) return model::dump(comparison_.redline);
    return made_.dump;
}

bool Diffing::failed() const {
    return old_.session.problems.stops_build() || now_.session.problems.stops_build();
}

std::vector<const Session*> Diffing::to_report() const {
    if (options_.diagnostics == DiagnosticsFormat::human) return {&old_.session, &now_.session};
    return {old_.session.problems.stops_build() ? &old_.session : &now_.session};
}

std::vector<std::string> Diffing::summary(const model::Messages& messages) const {
    if (options_.dump != Dump::none) return {};
    if (comparison_.changes.empty())
        return {messages.text("done.diff-none", {{"old", old_.target.path}, {"new", now_.target.path}})};
    std::array<std::size_t, 4> counts{};
    for (const auto& change : comparison_.changes) ++counts[static_cast<std::size_t>(change.kind)];
    std::string files;
    for (const auto& file : made_.files)
        files += files.empty() ? join_path(now_.session.out_folder(), file.path)
                               : ", " + file.path.substr(file.path.rfind('.'));
    return {messages.text("done.diff", {{"files", files},
                                        {"count", std::to_string(comparison_.changes.size())},
                                        {"inserted", std::to_string(counts[0])},
                                        {"deleted", std::to_string(counts[1])},
                                        {"changed", std::to_string(counts[2])},
                                        {"moved", std::to_string(counts[3])}})};
}

}  // namespace cli
