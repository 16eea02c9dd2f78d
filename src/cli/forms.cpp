// SPDX-License-Identifier: MPL-2.0
#include "cli/forms.h"

#include <algorithm>
#include <map>

#include "model/walk.h"
#include "read/docx/docx.h"
#include "read/markdown.h"
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

/// The repeated parts of a kind's form, without rows, each with the heading that it stands under.
std::vector<model::FilledRepeat> repeats_of(const model::Document& form) {
    std::vector<model::FilledRepeat> repeats;
    std::string section;
    for (const auto& block : form.blocks) {
        if (std::holds_alternative<model::Heading>(block.kind)) section = block.attributes.id;
        const auto* div = std::get_if<model::Div>(&block.kind);
        const std::string* name = block.attributes.find("name");
        if (div == nullptr || name == nullptr || !block.attributes.has_class("repeat")) continue;
        model::FilledRepeat repeat{*name, *name, section, {}, {}};
        const auto see_block = [&](const model::Block& inner) {
            const auto* table = std::get_if<model::Table>(&inner.kind);
            if (table != nullptr && table->caption) repeat.title = model::plain_text(table->caption->children);
        };
        const auto see_inline = [&](const model::Inline& inner) {
            const auto* field = std::get_if<model::FormField>(&inner.kind);
            const std::string* title = field != nullptr ? field->attributes.find("title") : nullptr;
            if (title != nullptr) repeat.columns.push_back(*title);
        };
        model::for_each_node(div->children, {see_block, see_inline});
        repeats.push_back(std::move(repeat));
    }
    return repeats;
}

std::vector<model::FilledRepeat> repeats_of_form(Session& session, const std::string& kind) {
    auto file = session.library().find("forms/" + kind + ".md");
    if (!file) return {};
    model::Sources sources;
    model::Diagnostics diagnostics;  // `form` reports what is wrong with the template
    return repeats_of(reading::read_markdown(sources.add(file->path, std::move(file->bytes)), sources, diagnostics));
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

/// A file that stands there already and holds something else.
bool is_other_file(const Session& session, const std::string& path, std::string_view bytes) {
    return session.workspace.is_file(path) && session.workspace.read(path) != bytes;
}

/// Somebody may have filled in the form where it was made: only one that nobody has written in is replaced.
bool may_replace(const Session& session, const std::string& path, std::string_view bytes) {
    if (!is_other_file(session, path, bytes)) return true;
    model::Diagnostics found;
    const auto there = session.workspace.read(path);
    const auto form = there ? reading::docx::read_form(*there, path, found) : std::nullopt;
    return form && std::any_of(found.all().begin(), found.all().end(),
                               [](const model::Diagnostic& problem) { return problem.key == "form-empty"; });
}

/// A form and where its source goes.
struct Import {
    std::string file, path;
};

/// Where each source goes; wrong when that is no place for one, or two have the same.
std::optional<UsageError> plan_imports(const Session& session, std::vector<Import>& imports) {
    const auto& files = session.options.arguments;
    const std::string& output = session.options.output;
    if (files.size() > 1 && !output.empty()) return UsageError{"usage.import-output", {}};
    std::map<std::string, std::string> taken;  // place → form
    for (const auto& file : files) {
        if (session.workspace.is_folder(file)) return UsageError{"usage.import-folder", {{"path", file}}};
        if (!session.workspace.is_file(file)) return UsageError{"usage.no-such-file", {{"path", file}}};
        const std::string path = output.empty() ? join_path(session.options.out, stem_of(file) + ".md") : output;
        const std::string place = session.workspace.canonical(path);  // where a link leads
        if (!path.ends_with(".md") || !place.ends_with(".md") || session.workspace.is_folder(path) ||
            place == session.workspace.canonical(file))
            return UsageError{"usage.import-no-source", {{"path", path}}};
        if (const auto [first, is_new] = taken.emplace(place, file); !is_new)
            return UsageError{"usage.import-same", {{"path", path}, {"first", first->second}, {"second", file}}};
        imports.push_back({file, path});
    }
    return std::nullopt;
}

/// The kind that most of a form's fields belong to, for a file that no longer says its kind.
const model::Kind* kind_by_fields(Session& session, const model::FilledForm& form) {
    const model::Kind* best = nullptr;
    std::size_t most = form.fields.size() / 2;
    for (const auto& id : session.library().names("kinds")) {
        const model::Kind* kind = session.reader().kind(id);
        if (kind == nullptr) continue;
        const auto is_known = [&](const model::FilledField& field) {
            const std::string head = field.name.substr(0, field.name.find('.'));
            return std::any_of(kind->fields.begin(), kind->fields.end(),
                               [&](const auto& known) { return known.name == head; }) ||
                   std::any_of(kind->sections.begin(), kind->sections.end(),
                               [&](const auto& known) { return known.id == field.name; });
        };
        const auto count = static_cast<std::size_t>(std::count_if(form.fields.begin(), form.fields.end(), is_known));
        if (count <= most) continue;
        most = count;
        best = kind;
    }
    return best;
}

/// Names what the kind must have and nobody wrote; an empty form has been told already.
void report_missing(Session& session, const model::FilledForm& form, const model::Kind& kind) {
    std::string titles;
    const auto add = [&](const std::string& title) { titles += (titles.empty() ? "" : ", ") + title; };
    const auto is_empty = [&](const std::string& name) {
        const model::FilledField* field = form.find(name);
        return field != nullptr && field->empty();
    };
    for (const auto& field : kind.fields)
        if (field.need == model::Need::required && field.from_status.empty() && is_empty(field.name)) add(field.title);
    for (const auto& section : kind.sections) {
        const bool has_rows = std::any_of(form.repeats.begin(), form.repeats.end(), [&](const auto& repeat) {
            return repeat.section == section.id && !repeat.rows.empty();
        });
        if (section.need == model::Need::required && is_empty(section.id) && !has_rows) add(section.title);
    }
    const bool is_blank =
        std::any_of(session.problems.all().begin(), session.problems.all().end(), [&](const auto& problem) {
            return problem.key == "form-empty" && problem.args == model::MessageArgs{{"file", form.file}};
        });
    if (!titles.empty() && !is_blank)
        session.problems.warning("form-required", {}, {{"file", form.file}, {"titles", titles}});
}

struct ImportedSource {
    std::string bytes, kind;
};

std::optional<ImportedSource> import_form(Session& session, const Import& each) {
    const auto bytes = session.workspace.read(each.file);
    const auto form = reading::docx::read_form(bytes.value_or(std::string()), each.file, session.problems);
    if (!form) return std::nullopt;
    const bool says_kind = !form->kind.empty();
    const model::Kind* kind = says_kind ? session.reader().kind(form->kind) : kind_by_fields(session, *form);
    if (kind == nullptr) {
        session.problems.error(says_kind ? "form-kind-unknown" : "form-unknown", {},
                               {{"file", each.file}, {"kind", form->kind}});
        return std::nullopt;
    }
    report_missing(session, *form, *kind);
    return ImportedSource{writing::markdown::write(*form, *kind, session.library().all_messages(form_language)),
                          kind->title};
}

}  // namespace

std::optional<UsageError> make_form(Session& session, const model::Messages& messages,
                                    std::vector<std::string>& lines) {
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
    target.is_blank_form = true;
    session.read_shared();
    session.prepare_for_layout();
    std::vector<Made> form = session.make({target});
    session.report(form[0]);
    if (form[0].files.empty()) return std::nullopt;
    const std::string folder = join_path(session.out_folder(), "forms");
    const std::string written = join_path(folder, form[0].files[0].path);
    if (!may_replace(session, written, form[0].files[0].bytes.view()))
        return UsageError{"usage.form-exists", {{"path", written}}};
    session.workspace.write_all(folder, form[0].files);
    lines.push_back(messages.text("done.form", {{"path", written}, {"kind", kind->title}}));
    return std::nullopt;
}

std::optional<UsageError> begin_document(Session& session, const model::Messages& messages,
                                         std::vector<std::string>& lines) {
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
    write_file(session, path,
               writing::markdown::start_of(*kind, id, session.library().all_messages(form_language), today,
                                           repeats_of_form(session, kind_id)));
    lines.push_back(messages.text("done.begun", {{"path", path}, {"kind", kind->title}}));
    if (session.place().project) lines.push_back(messages.text("done.begun.list", {{"id", id}}));
    return std::nullopt;
}

std::optional<UsageError> import_forms(Session& session, const model::Messages& messages,
                                       std::vector<std::string>& lines) {
    if (session.options.arguments.empty()) return UsageError{"usage.import-what", {}};
    session.find_place_if_any();
    std::vector<Import> imports;
    if (auto wrong = plan_imports(session, imports)) return wrong;
    std::vector<model::OutputFile> sources;
    for (const auto& each : imports) {
        const auto source = import_form(session, each);
        if (!source) continue;
        if (!session.options.dry_run && is_other_file(session, each.path, source->bytes))
            return UsageError{"usage.import-exists", {{"path", each.path}}};
        sources.push_back({each.path, source->bytes});
        if (session.options.dry_run)
            lines.push_back(source->bytes);
        else
            lines.push_back(
                messages.text("done.imported", {{"file", each.file}, {"path", each.path}, {"kind", source->kind}}));
    }
    for (const auto& source : sources)
        if (!session.options.dry_run) write_file(session, session.workspace.canonical(source.path), std::string(source.bytes.view()));
    return std::nullopt;
}

}  // namespace cli
