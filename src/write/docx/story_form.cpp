// SPDX-License-Identifier: MPL-2.0
// Forms: fields that hold whole paragraphs, and parts that come several times.
#include <algorithm>
#include <cstdlib>

#include "model/walk.h"
#include "write/docx/story.h"
#include "write/docx/table_grid.h"
#include "write/ooxml/properties.h"

namespace writing::docx {

using namespace model;

namespace {

constexpr int most_rows = 100;

// The one field that a paragraph holds and nothing else, or null.
const FormField* only_field(const Paragraph& paragraph) {
    const FormField* found = nullptr;
    for (const auto& node : paragraph.children) {
        if (std::holds_alternative<SoftBreak>(node.kind)) continue;
        if (const auto* text = std::get_if<Text>(&node.kind);
            text && text->text.find_first_not_of(' ') == std::string::npos)
            continue;
        const auto* field = std::get_if<FormField>(&node.kind);
        if (!field || found) return nullptr;
        found = field;
    }
    return found;
}

TableCell cell_of(Blocks blocks, bool header) {
    TableCell cell;
    cell.children = std::move(blocks);
    cell.is_header = header;
    return cell;
}

// The table of a repeated part that is written as fields alone: a column for each.
Table table_of(const Div& div) {
    Table table;
    TableRow head, row;
    head.kind = RowKind::header;
    for_each_node(div.children, {{}, [&](const Inline& node) {
                                     const auto* field = std::get_if<FormField>(&node.kind);
                                     if (!field) return;
                                     const std::string* title = field->attributes.find("title");
                                     const std::string* name = field->attributes.find("name");
                                     Inline words{Text{title ? *title : name ? *name : std::string()}, {}, 0};
                                     head.cells.push_back(cell_of({{Paragraph{{words}}, {}, {}, 0}}, true));
                                     row.cells.push_back(cell_of({{Paragraph{{node}}, {}, {}, 0}}, false));
                                     table.columns.emplace_back();
                                 }});
    table.rows = {std::move(head), std::move(row)};
    return table;
}

}  // namespace

bool Story::write_rich_field(const Paragraph& paragraph, const Place& place) {
    const FormField* field = only_field(paragraph);
    const std::string* type = field ? field->attributes.find("type") : nullptr;
    if (!type || *type != "rich" || shared_.form.is_repeating() || next_number_) return false;
    const Control control = shared_.form.control(*field);
    auto& xml = paragraph_.xml();
    const int bookmark = shared_.bookmarks.next_id();
    xml.empty("w:bookmarkStart", {{"w:id", std::to_string(bookmark)}, {"w:name", control.bookmark}});
    xml.open("w:sdt");
    xml.raw(control_properties(control, ooxml::office_language(shared_.assembly.metadata.language), true));
    xml.open("w:sdtContent");
    open_paragraph(place);
    RunFormat format;
    if (shows_prompt(control)) format.style = "PlaceholderText";
    paragraph_.text(shown_text(control, shared_.words), format);
    close_paragraph();
    xml.close();
    xml.close();
    xml.empty("w:bookmarkEnd", {{"w:id", std::to_string(bookmark)}});
    ends_with_paragraph_ = false;  // sections and cells end with a paragraph outside the control
    return true;
}

void Story::write_repeat(const Div& div, const Attributes& attributes, const Place& place) {
    const std::string* name = attributes.find("name");
    const std::string* rows = attributes.find("rows");
    Repeated part{name ? *name : std::string(), {}, std::clamp(rows ? std::atoi(rows->c_str()) : 5, 1, most_rows)};
    const auto write_part = [&](const Table& table, const Attributes& of_table) {
        const std::string title = table.caption ? plain_text(table.caption->children) : part.name;
        part.bookmark = shared_.form.begin_repeat(part.name, title);
        repeated_ = part;
        write_table(table, of_table, place);
        repeated_.reset();
        shared_.form.end_repeat();
    };
    const bool has_table = std::any_of(div.children.begin(), div.children.end(),
                                       [](const Block& block) { return std::holds_alternative<Table>(block.kind); });
    if (!has_table) return write_part(table_of(div), {});
    bool first = true;
    for (const auto& block : div.children) {
        const auto* table = std::get_if<Table>(&block.kind);
        if (table && std::exchange(first, false))
            write_part(*table, block.attributes);
        else
            write(block, place);
    }
}

bool Story::is_repeated(const TableRow& row) const {
    if (!repeated_ || row.kind == RowKind::header) return false;
    bool found = false;
    for (const auto& cell : row.cells)
        for_each_node(cell.children,
                      {{}, [&](const Inline& node) { found |= std::holds_alternative<FormField>(node.kind); }});
    return found;
}

// Word adds rows by the section's own button; the rows that stand there already serve every other program.
void Story::write_repeated_row(const Table& table, std::size_t row, const TableGrid& grid) {
    auto& xml = paragraph_.xml();
    const Repeated part = *repeated_;
    const std::string title = table.caption ? plain_text(table.caption->children) : part.name;
    xml.open("w:sdt");
    xml.raw(repeat_properties(part.name, title, shared_.form.new_id()));
    xml.open("w:sdtContent");
    for (int i = 0; i < part.rows; ++i) {
        xml.open("w:sdt");
        xml.raw(repeat_row_properties(shared_.form.new_id()));
        xml.open("w:sdtContent");
        write_row(table, row, grid);
        xml.close();
        xml.close();
        shared_.form.next_row();
    }
    xml.close();
    xml.close();
}

}  // namespace writing::docx
