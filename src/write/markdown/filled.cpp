// SPDX-License-Identifier: MPL-2.0
// A filled-in form as a source.
#include <algorithm>
#include <array>
#include <set>

#include "write/markdown/escape.h"
#include "write/markdown/front_matter.h"
#include "write/markdown/markdown.h"
#include "write/markdown/source.h"

namespace writing::markdown {
namespace {

using namespace model;

Inline text_node(std::string words) {
    return {Text{std::move(words)}, {}, 0};
}

Block paragraph_of(Inlines inlines) {
    return {Paragraph{std::move(inlines)}, {}, {}, 0};
}

TableCell cell_of(const std::string& words, bool header) {
    TableCell cell;
    if (!words.empty()) cell.children.push_back(paragraph_of({text_node(words)}));
    cell.is_header = header;
    return cell;
}

FrontMatter::Form form_of(const FilledField& field) {
    if (field.type == "check") return FrontMatter::Form::bare;
    return field.type == "list" ? FrontMatter::Form::list : FrontMatter::Form::text;
}

// A heading of the form ends with a star where its field must be filled in.
std::string without_star(std::string heading) {
    while (!heading.empty() && (heading.back() == '*' || heading.back() == ' ')) heading.pop_back();
    return heading;
}

bool is_front_matter(const FilledField& field, const Kind& kind) {
    return field.type != "rich" && is_known_key(field.name, kind);
}

// People give their tables no caption, but readers find tables by them.
Blocks with_captions(const FilledField& field) {
    Blocks blocks = field.blocks;
    for (auto& block : blocks)
        if (auto* table = std::get_if<Table>(&block.kind); table && !table->caption)
            table->caption = Caption{{}, {text_node(field.title)}, {}, 0};
    return blocks;
}

class FormSource {
  public:
    FormSource(const FilledForm& form, const Kind& kind, const Messages& words)
        : form_(form), kind_(kind), words_(words) {}

    std::string write() {
        std::string out = front_matter();
        for (const auto& section : kind_.sections) out += section_source(section);
        return out + others();
    }

  private:
    std::string front_matter() {
        FrontMatter keys(kind_, words_);
        keys.set("lang", words_.language());
        keys.set("dokumenttype", kind_.id);
        keys.set("status", "udkast");
        for (const auto& field : form_.fields)
            if (is_front_matter(field, kind_) && !field.empty()) keys.set(field.name, field.text, form_of(field));
        return keys.source(FrontMatter::Absent::required);
    }

    // The text of a section, and what else the form asked for below its heading.
    std::string section_source(const KindSection& section) {
        std::string body;
        const auto add = [&body](const std::string& source) {
            if (!source.empty()) body += "\n" + source;
        };
        for (const auto& field : form_.fields) {
            if (field.type != "rich" || (field.name != section.id && field.section != section.id)) continue;
            placed_.insert(field.name);
            add(block_source(with_captions(field), section.level + 1));
        }
        for (const auto& repeat : form_.repeats) {
            if (repeat.section != section.id) continue;
            placed_.insert(repeat.name + "[]");
            add(rows_source(repeat));
        }
        for (const auto& stray : form_.strays) {
            if (without_star(stray.heading) != section.title) continue;
            placed_.insert("#" + stray.heading);
            add(stray_source(stray));
        }
        if (body.empty() && section.need != Need::required) return {};
        if (body.empty())
            body = "\n" + inline_source({text_node(missing_text(section, words_))}, Line::paragraph) + "\n";
        return "\n" + std::string(static_cast<std::size_t>(section.level), '#') + " " +
               inline_source({text_node(section.title)}, Line::heading) + "\n" + body;
    }

    // A paragraph each, the last one with a comment: whoever owns the document decides where the words belong.
    std::string stray_source(const StrayWords& stray) const {
        std::string out;
        for (const auto& line : stray.lines)
            out += (out.empty() ? "" : "\n\n") + inline_source({text_node(line)}, Line::paragraph);
        return out + " {>>" + words_.text("form.stray") + "<<}\n";
    }

    // What the kind has no place for is not lost: it stands at the end.
    std::string others() {
        std::string body;
        for (const auto& field : form_.fields) {
            if (field.empty() || placed_.contains(field.name) || is_front_matter(field, kind_)) continue;
            Inlines line = {{Strong{{text_node(field.title + ":")}}, {}, 0}};
            if (field.blocks.empty()) line.push_back(text_node(" " + field.text));
            body += "\n" + inline_source(line, Line::paragraph) + "\n";
            if (!field.blocks.empty()) body += "\n" + block_source(with_captions(field), 2);
        }
        for (const auto& repeat : form_.repeats)
            if (!placed_.contains(repeat.name + "[]") && !repeat.rows.empty()) body += "\n" + rows_source(repeat);
        for (const auto& stray : form_.strays)
            if (!placed_.contains("#" + stray.heading)) body += "\n" + stray_source(stray);
        return body.empty() ? body : "\n# " + words_.text("form.other") + "\n" + body;
    }

    const FilledForm& form_;
    const Kind& kind_;
    const Messages& words_;
    std::set<std::string> placed_;
};

}  // namespace

std::string rows_source(const FilledRepeat& repeat) {
    if (repeat.rows.empty()) return {};
    Table table;
    table.columns.resize(repeat.columns.size());
    TableRow head;
    head.kind = RowKind::header;
    for (const auto& title : repeat.columns) head.cells.push_back(cell_of(title, true));
    table.rows.push_back(std::move(head));
    for (const auto& filled : repeat.rows) {
        TableRow row;
        for (const auto& field : filled.fields) {
            row.cells.push_back(cell_of(field.text, false));
            if (!field.blocks.empty()) row.cells.back().children = field.blocks;
        }
        row.cells.resize(repeat.columns.size());
        table.rows.push_back(std::move(row));
    }
    table.caption = Caption{{}, {text_node(repeat.title)}, {}, 0};
    return table_source(table, "tbl-" + repeat.name);
}

std::string write(const FilledForm& form, const Kind& kind, const Messages& words) {
    return FormSource(form, kind, words).write();
}

}  // namespace writing::markdown
