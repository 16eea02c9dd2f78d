// SPDX-License-Identifier: MPL-2.0
// Tables with their spans.
#include <algorithm>
#include <cstdlib>

#include "read/docx/story.h"
#include "read/docx/xml.h"

namespace reading::docx {
namespace {

using namespace model;

constexpr int most_columns = 200;

int number_of(pugi::xml_node properties, const char* child, int otherwise) {
    const auto node = properties.child(child);
    return node ? std::clamp(node.attribute("w:val").as_int(otherwise), 0, most_columns) : otherwise;
}

bool is_deleted(pugi::xml_node row) {
    return row.child("w:trPr").child("w:del");
}

class TableReader {
  public:
    explicit TableReader(Reading& reading) : reading_(reading) {}

    Table read(pugi::xml_node node) {
        Nodes rows = visible_children(node);
        std::erase_if(rows, [](pugi::xml_node row) { return !is(row, "w:tr") || is_deleted(row); });
        for (const auto row : rows) read_row(row);
        int columns = 0;
        for (const int width : widths_) columns = std::max(columns, width);
        table_.columns.resize(static_cast<std::size_t>(columns));
        for (std::size_t i = 0; i < table_.rows.size(); ++i)
            for (int width = widths_[i]; width < columns; ++width) table_.rows[i].cells.push_back({});
        return std::move(table_);
    }

  private:
    void read_row(pugi::xml_node node) {
        TableRow row;
        const bool head = is_on(node.child("w:trPr").child("w:tblHeader"));
        if (head && (table_.rows.empty() || table_.rows.back().kind == RowKind::header)) row.kind = RowKind::header;
        int column = number_of(node.child("w:trPr"), "w:gridBefore", 0);
        for (int i = 0; i < column; ++i) row.cells.push_back({});
        for (const auto cell : visible_children(node)) {
            if (!is(cell, "w:tc")) continue;
            const int span = std::max(1, number_of(cell.child("w:tcPr"), "w:gridSpan", 1));
            read_cell(cell, row, column, span);
            column += span;
        }
        widths_.push_back(column);
        table_.rows.push_back(std::move(row));
    }

    // w:vMerge without a value goes on with the cell above.
    void read_cell(pugi::xml_node node, TableRow& row, int column, int span) {
        const auto merge = node.child("w:tcPr").child("w:vMerge");
        const bool goes_on = merge && merge.attribute("w:val").value() != std::string_view("restart");
        const auto above = open_.find(column);
        if (goes_on && above != open_.end()) {
            auto& [row_index, cell_index] = above->second;
            ++table_.rows[row_index].cells[cell_index].row_span;
            return;
        }
        TableCell cell;
        cell.children = read_blocks(visible_children(node), reading_);
        cell.column_span = span;
        cell.is_header = row.kind == RowKind::header;
        open_.erase(column);
        if (merge) open_[column] = {table_.rows.size(), row.cells.size()};
        row.cells.push_back(std::move(cell));
    }

    Reading& reading_;
    Table table_;
    std::vector<int> widths_;                                  // columns that each row reaches
    std::map<int, std::pair<std::size_t, std::size_t>> open_;  // column → row and cell that may go on below
};

}  // namespace

Block read_table(pugi::xml_node table, Reading& reading) {
    return {TableReader(reading).read(table), {}, {}, 0};
}

}  // namespace reading::docx
