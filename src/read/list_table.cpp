// SPDX-License-Identifier: MPL-2.0
// `.list-table`: a bullet list whose items are rows, each a bullet list whose items are cells.
#include <algorithm>
#include <cstdlib>
#include <utility>

#include "model/column_width.h"
#include "read/markdown_build.h"
#include "read/markdown_character.h"
#include "read/markdown_inline.h"

namespace reading {
namespace {

std::vector<std::string> parts_of(const std::string& text) {
    std::vector<std::string> parts(1);
    for (const char c : text) {
        if (c == ',') {
            parts.emplace_back();
        } else if (c != ' ') {
            parts.back() += c;
        }
    }
    return parts;
}

int span_of(const model::Attributes& attributes, std::string_view key, bool& valid) {
    const std::string* value = attributes.find(key);
    if (value == nullptr) return 1;
    const bool number = !value->empty() && value->size() <= 3 && std::all_of(value->begin(), value->end(), is_digit);
    const int count = number ? std::stoi(*value) : 0;
    valid = valid && count >= 1;
    return std::max(count, 1);
}

model::Alignment alignment_of(char letter) {
    switch (letter) {
        case 'l':
            return model::Alignment::left;
        case 'c':
            return model::Alignment::centre;
        case 'r':
            return model::Alignment::right;
        case 'd':
            return model::Alignment::decimal;
        default:
            return model::Alignment::unset;
    }
}

bool is_bullet_list(const BlockNode& node) {
    return node.kind == BlockKind::list && !node.mark.ordered;
}

}  // namespace

model::Block BlockBuilder::list_table(const BlockNode& node) {
    model::Block block{model::Table{}, node.attributes, span(node), 0};
    auto& table = std::get<model::Table>(block.kind);
    const BlockNode* rows = nullptr;
    for (const auto& child : node.children) {
        if (child->kind == BlockKind::comment) continue;
        if (child->kind == BlockKind::paragraph && rows == nullptr && !table.caption) {
            table.caption.emplace();
            table.caption->span = span(*child);
            table.caption->children = parse_inlines(child->text, reading_);
        } else if (is_bullet_list(*child) && rows == nullptr) {
            rows = child.get();
        } else {
            reading_.error("list-table-shape.content", child->range);
        }
    }
    if (rows == nullptr) {
        reading_.error("list-table-shape.rows", node.opener);
        return block;
    }
    const std::size_t headers = whole_number(node, "header-rows", 1);
    const std::size_t header_columns = whole_number(node, "header-cols", 0);
    std::vector<Range> places;
    for (const auto& item : rows->children) {
        model::TableRow row;
        const bool header = table.rows.size() < headers;
        row.kind = header ? model::RowKind::header : model::RowKind::body;
        row.span = span(*item);
        list_table_cells(*item, header, header_columns, row);
        places.push_back(item->range);
        table.rows.push_back(std::move(row));
    }
    list_table_columns(node, table, check_rows(table, places));
    return block;
}

void BlockBuilder::list_table_cells(const BlockNode& row, bool header, std::size_t header_columns,
                                    model::TableRow& made) {
    if (row.children.size() != 1 || !is_bullet_list(*row.children.front())) {
        reading_.error("list-table-shape.cells", row.range);
        return;
    }
    for (const auto& item : row.children.front()->children) {
        model::TableCell cell;
        cell.is_header = header || made.cells.size() < header_columns;
        cell.span = span(*item);
        cell.children = blocks(item->children);
        take_cell_attributes(cell);
        made.cells.push_back(std::move(cell));
    }
}

/// `[]{colspan=2 rowspan=3 align=r}` at the beginning of a cell is the cell's, not its text's.
void BlockBuilder::take_cell_attributes(model::TableCell& cell) {
    if (cell.children.empty()) return;
    auto* paragraph = std::get_if<model::Paragraph>(&cell.children.front().kind);
    if (paragraph == nullptr || paragraph->children.empty()) return;
    const auto* styled = std::get_if<model::Styled>(&paragraph->children.front().kind);
    if (styled == nullptr || !styled->children.empty()) return;
    const model::Attributes attributes = styled->attributes;
    bool valid = true;
    cell.column_span = span_of(attributes, "colspan", valid);
    cell.row_span = span_of(attributes, "rowspan", valid);
    if (const std::string* align = attributes.find("align"); align != nullptr && !align->empty())
        cell.alignment = alignment_of(align->front());
    if (!valid) reading_.error_at("attribute-value.span", attributes.span);
    paragraph->children.erase(paragraph->children.begin());
    auto& rest = paragraph->children;
    if (!rest.empty() && std::holds_alternative<model::SoftBreak>(rest.front().kind)) rest.erase(rest.begin());
    if (!rest.empty())
        if (auto* text = std::get_if<model::Text>(&rest.front().kind)) {
            const std::size_t spaces = std::min(text->text.find_first_not_of(' '), text->text.size());
            text->text.erase(0, spaces);
            rest.front().span.begin += static_cast<std::uint32_t>(spaces);
            if (text->text.empty()) rest.erase(rest.begin());
        }
    if (rest.empty()) cell.children.erase(cell.children.begin());
}

/// Counts the cells of each row, those that reach in from above included, against the first row's. Gives that count.
std::size_t BlockBuilder::check_rows(model::Table& table, const std::vector<Range>& places) {
    std::vector<int> reaching;  // per column: rows still covered by a cell above
    std::size_t columns = 0;
    for (std::size_t r = 0; r < table.rows.size(); ++r) {
        const auto& cells = table.rows[r].cells;
        std::size_t column = 0;
        std::size_t cell = 0;
        std::vector<int> next = reaching;
        for (auto& rows : next) rows = std::max(rows - 1, 0);
        while (cell < cells.size() || (column < reaching.size() && reaching[column] > 0)) {
            if (column < reaching.size() && reaching[column] > 0) {
                ++column;
                continue;
            }
            for (int i = 0; i < cells[cell].column_span; ++i, ++column) {
                if (column >= next.size()) next.resize(column + 1, 0);
                next[column] = cells[cell].row_span - 1;
            }
            ++cell;
        }
        if (columns == 0) columns = column;  // of the first row that has cells
        // A row whose last columns are reached from above may end early; count them in.
        if (column != columns && !cells.empty())
            reading_.error("table-ragged.list", places[r],
                           {{"row", std::to_string(r + 1)},
                            {"cells", std::to_string(column)},
                            {"columns", std::to_string(columns)}});
        next.resize(std::max(next.size(), columns), 0);
        reaching = std::move(next);
    }
    if (!table.rows.empty() && std::any_of(reaching.begin(), reaching.end(), [](int rows) { return rows > 0; }))
        reading_.error("table-ragged.rowspan", places.back());
    return columns;
}

void BlockBuilder::list_table_columns(const BlockNode& node, model::Table& table, std::size_t columns) {
    table.columns.resize(columns);
    for (auto& column : table.columns) column.type = "markdown";
    const auto wrong_count = [&](std::string_view key, std::size_t count) {
        if (count == columns) return false;
        reading_.error(
            "attribute-value.columns", value_range(node, key),
            {{"key", std::string(key)}, {"count", std::to_string(count)}, {"columns", std::to_string(columns)}});
        return true;
    };
    if (const std::string* widths = node.attributes.find("widths")) {
        const auto parts = parts_of(*widths);
        if (!wrong_count("widths", parts.size()))
            for (std::size_t i = 0; i < columns; ++i) {
                if (!model::read_column_width(parts[i], table.columns[i]))
                    reading_.error("attribute-value.widths", value_range(node, "widths"), {{"value", parts[i]}});
            }
        model::settle_column_widths(table.columns);
    }
    const std::string* aligns = node.attributes.find("aligns");
    if (aligns == nullptr) aligns = node.attributes.find("align");
    if (aligns != nullptr) {
        const std::string key = node.attributes.find("aligns") != nullptr ? "aligns" : "align";
        const auto parts = parts_of(*aligns);
        if (!wrong_count(key, parts.size()))
            for (std::size_t i = 0; i < columns; ++i) {
                table.columns[i].alignment = alignment_of(parts[i].empty() ? ' ' : parts[i].front());
                if (parts[i].size() > 1 || (!parts[i].empty() && table.columns[i].alignment == model::Alignment::unset))
                    reading_.error("attribute-value.aligns", value_range(node, key), {{"value", parts[i]}});
            }
    }
}

}  // namespace reading
