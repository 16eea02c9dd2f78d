// SPDX-License-Identifier: MPL-2.0
#include "round_trip/said_table.h"

#include <map>
#include <sstream>
#include <utility>
#include <variant>

#include "model/assembly.h"
#include "model/walk.h"
#include "write/markdown/markdown.h"

using namespace model;

namespace {

// Text that was read in two pieces, and in one, is the same text.
void join_texts(Blocks& blocks) {
    for_each_inlines(blocks, [](Inlines& nodes) {
        Inlines joined;
        for (auto& node : nodes) {
            auto* text = std::get_if<Text>(&node.kind);
            auto* before = joined.empty() ? nullptr : std::get_if<Text>(&joined.back().kind);
            if (text && before)
                before->text += text->text;
            else
                joined.push_back(std::move(node));
        }
        nodes = std::move(joined);
    });
}

}  // namespace

std::string say(Blocks blocks) {
    join_texts(blocks);
    Assembly assembly;
    assembly.blocks = std::move(blocks);
    return writing::markdown::write_blocks(assembly.blocks);
}

std::string say(const CellValue& value) {
    std::ostringstream out;
    out.precision(17);
    std::visit(Overloaded{
                   [&](const Amount& a) { out << a.value << " " << a.decimals << " '" << a.unit << "'"; },
                   [&](const DateValue& d) { out << d.year << "-" << d.month << "-" << d.day; },
                   [&](bool truth) { out << (truth ? "ja" : "nej"); },
                   [&](const Missing&) { out << "missing"; },
                   [&](const std::monostate&) { out << "text"; },
               },
               value);
    return out.str();
}

// What of a table has to come back: not places, nor how a number was typed.
std::string say(const DataTable& table) {
    std::ostringstream out;
    out.precision(17);
    for (const auto& field : table.fields) {
        out << field.name << " | " << field.title << " | " << field.type << " | " << field.format << " | " << field.unit
            << " | " << field.required << field.unique << field.heads_row << field.inferred << " | " << field.pattern;
        if (field.minimum) out << " >=" << *field.minimum;
        if (field.maximum) out << " <=" << *field.maximum;
        if (field.least_length) out << " letters>=" << *field.least_length;
        if (field.most_length) out << " letters<=" << *field.most_length;
        for (const auto& choice : field.choices) out << " | " << choice;
        out << "\n";
    }
    for (const auto& row : table.rows) {
        out << (row.is_group ? "group " + std::to_string(row.level) : "row") << "\n";
        for (std::size_t i = 0; i < row.cells.size(); ++i) {
            const DataCell& cell = row.cells[i];
            const std::string& type = table.fields[i].type;
            out << "  " << (cell.missing ? "missing " : "") << say(cell.value) << " " << cell.row_span << "x"
                << cell.column_span;
            if (type == "markdown" || type == "list" || row.is_group)
                out << " md " << say(cell.blocks);
            else if (std::holds_alternative<std::monostate>(cell.value))
                out << " text '" << cell.text << "'";
            out << "\n";
        }
    }
    std::map<std::string, std::string> notes;
    for (const auto& note : table.footnotes) notes[note.label] = say(note.children);
    for (const auto& [label, words] : notes) out << "[^" << label << "] " << words << "\n";
    return out.str();
}

// The rows of a table in a document, without totals: they are no data.
std::string say(const Table& table) {
    std::ostringstream out;
    for (const auto& row : table.rows) {
        if (row.kind == RowKind::total) continue;
        out << (row.kind == RowKind::group ? "group " + std::to_string(row.level) : "row") << "\n";
        for (const auto& cell : row.cells)
            out << "  " << say(cell.value) << " " << cell.row_span << "x" << cell.column_span << " "
                << say(cell.children) << "\n";
    }
    return out.str();
}
