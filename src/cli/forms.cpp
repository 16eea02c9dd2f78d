// SPDX-License-Identifier: MPL-2.0
#include "cli/forms.h"

#include <algorithm>

#include "read/docx/docx.h"
#include "support/nearest.h"
#include "write/markdown/markdown.h"

namespace cli {
namespace {

/// Forms and sources are written in the language of the agreements.
const std::string form_language = "da";

std::optional<UsageError> unknown_kind(const Session& session, const std::string& id) {
    const std::vector<std::string> known = session.library().names("kinds");
    if (std::find(known.begin(), known.end(), id) != known.end()) return std::nullopt;
    std::string names;
    for (const auto& kind : known) names += (names.empty() ? "" : ", ") + kind;
    const std::string nearest = support::nearest(id, known);
    return UsageError{nearest.empty() ? "usage.no-such-kind" : "usage.no-such-kind-nearest",
                      {{"kind", id}, {"nearest", nearest}, {"known", names}}};
}

bool is_plain_name(const std::string& name) {
    return !name.empty() && name.front() != '.' && name.find('/') == std::string::npos;
}

void write_file(Session& session, const std::string& path, std::string bytes) {
    const std::string folder = folder_of(path);
    session.workspace.write_all(folder, {{path.substr(folder.empty() ? 0 : folder.size() + 1), std::move(bytes)}});
}

std::string stem_of(const std::string& path) {
    const std::string name = path.substr(path.rfind('/') + 1);
    return name.substr(0, name.rfind('.'));
}

}  // namespace

std::optional<UsageError> make_form(Session& session, const model::Messages& messages, std::vector<std::string>& lines) {
    if (session.options.arguments.size() != 1) return UsageError{"usage.form-one", {}};
    session.find_place_if_any();
    const std::string& id = session.options.arguments[0];
    if (auto wrong = unknown_kind(session, id)) return wrong;
    const model::Kind* kind = session.reader().kind(id);
    if (kind == nullptr) return std::nullopt;
    auto made = session.library().find("forms/" + id + ".md");
    const std::string path = made ? made->path : "forms/" + id + ".md";
    std::string text = made ? std::move(made->bytes)
                            : writing::markdown::form_source(*kind, session.library().all_messages(form_language));
    Target target = session.read_text(id, path, std::move(text));
    target.formats = {Format::docx};
    session.read_shared();
    session.prepare_for_layout();
    std::vector<Made> form = session.make({target});
    session.report(form[0]);
    if (form[0].files.empty()) return std::nullopt;
    const std::string folder = join_path(session.out_folder(), "forms");
    session.workspace.write_all(folder, form[0].files);
    lines.push_back(messages.text("done.form", {{"path", join_path(folder, form[0].files[0].path)}, {"kind", kind->title}}));
    return std::nullopt;
}

std::optional<UsageError> begin_document(Session& session, const model::Messages& messages, std::vector<std::string>& lines) {
    if (session.options.arguments.size() != 2) return UsageError{"usage.new-two", {}};
    session.find_place_if_any();
    const std::string& kind_id = session.options.arguments[0];
    const std::string& id = session.options.arguments[1];
    if (auto wrong = unknown_kind(session, kind_id)) return wrong;
    if (!is_plain_name(id)) return UsageError{"usage.id", {{"id", id}}};
    const model::Kind* kind = session.reader().kind(kind_id);
    if (kind == nullptr) return std::nullopt;
    const std::string path = join_path(session.place().folder, id + ".md");
    if (session.workspace.is_file(path)) return UsageError{"usage.exists", {{"path", path}}};
    const model::Date today = session.options.date.value_or(session.workspace.today());
    write_file(session, path, writing::markdown::start_of(*kind, id, session.library().all_messages(form_language), today));
    lines.push_back(messages.text("done.begun", {{"path", path}, {"kind", kind->title}}));
    if (session.place().project) lines.push_back(messages.text("done.begun.list", {{"id", id}}));
    return std::nullopt;
}

std::optional<UsageError> import_forms(Session& session, const model::Messages& messages, std::vector<std::string>& lines) {
    const auto& files = session.options.arguments;
    const std::string& output = session.options.output;
    if (files.empty()) return UsageError{"usage.import-what", {}};
    if (files.size() > 1 && !output.empty()) return UsageError{"usage.import-output", {}};
    session.find_place_if_any();
    std::vector<model::OutputFile> sources;
    for (const auto& file : files) {
        const auto bytes = session.workspace.read(file);
        if (!bytes) return UsageError{"usage.no-such-file", {{"path", file}}};
        const std::string path = output.empty() ? stem_of(file) + ".md" : output;
        if (output.empty() && !session.options.dry_run && session.workspace.is_file(path))
            return UsageError{"usage.import-exists", {{"path", path}}};
        const auto form = reading::docx::read_form(*bytes, file, session.problems);
        if (!form) continue;
        const model::Kind* kind = session.reader().kind(form->kind);
        if (kind == nullptr) {
            session.problems.error("form-kind-unknown", {}, {{"file", file}, {"kind", form->kind}});
            continue;
        }
        sources.push_back({path, writing::markdown::write(*form, *kind, session.library().all_messages(form_language))});
        if (!session.options.dry_run)
            lines.push_back(messages.text("done.imported", {{"file", file}, {"path", path}, {"kind", kind->title}}));
    }
    for (const auto& source : sources)
        if (session.options.dry_run) lines.push_back(source.bytes);
        else write_file(session, source.path, source.bytes);
    return std::nullopt;
}

}  // namespace cli
