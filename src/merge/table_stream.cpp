// SPDX-License-Identifier: MPL-2.0
#include "merge/table_stream.h"

#include <algorithm>
#include <array>
#include <functional>
#include <string_view>
#include <utility>
#include <variant>

#include "merge/numbering.h"
#include "merge/table_cell.h"
#include "model/walk.h"

namespace merge {
namespace {

/// Whether no step of merging after the expansion changes it or counts it.
bool stays(const model::Inline& node) {
    if (const auto* link = std::get_if<model::Link>(&node.kind))
        return (link->target.starts_with("https://") || link->target.starts_with("http://")) && !link->children.empty();
    return std::holds_alternative<model::Text>(node.kind) || std::holds_alternative<model::SoftBreak>(node.kind) ||
           std::holds_alternative<model::LineBreak>(node.kind) || std::holds_alternative<model::Emphasis>(node.kind) ||
           std::holds_alternative<model::Strong>(node.kind) || std::holds_alternative<model::Strikeout>(node.kind) ||
           std::holds_alternative<model::Subscript>(node.kind) ||
           std::holds_alternative<model::Superscript>(node.kind) || std::holds_alternative<model::Code>(node.kind);
}

bool stays(const model::Blocks& blocks) {
    return std::all_of(blocks.begin(), blocks.end(), [](const model::Block& block) {
        if (!block.attributes.empty()) return false;
        if (const auto* list = std::get_if<model::List>(&block.kind))  // its labels are made row by row
            return std::all_of(list->items.begin(), list->items.end(),
                               [](const model::ListItem& item) { return stays(item.children); });
        if (const auto* quote = std::get_if<model::Quote>(&block.kind)) return stays(quote->children);
        if (std::holds_alternative<model::CodeBlock>(block.kind) ||
            std::holds_alternative<model::ThematicBreak>(block.kind))
            return true;
        const auto* paragraph = std::get_if<model::Paragraph>(&block.kind);
        if (!paragraph) return false;
        // Almost always the whole of it.
        if (paragraph->children.size() == 1 && std::holds_alternative<model::Text>(paragraph->children[0].kind))
            return true;
        bool all = true;
        model::for_each_inline(paragraph->children, [&](const model::Inline& node) { all = all && stays(node); });
        return all;
    });
}

class StreamedRows : public model::RowSource {
  public:
    StreamedRows(const model::DataTable& table, std::vector<StreamedColumn> columns, const model::Messages& words)
        : table_(table), columns_(std::move(columns)), words_(words) {}

    std::size_t count() const override { return table_.rows.size(); }
    void for_each(const std::function<void(const model::TableRow&)>& visit) const override {
        model::TableRow row;
        row.cells.resize(columns_.size());
        table_.rows.for_each([&](const model::DataRow& from) {
            row.span = from.span;
            for (std::size_t i = 0; i < columns_.size(); ++i) {
                row.cells[i] = cell_as_is(from.cells[columns_[i].field], table_.fields[columns_[i].field], words_);
                number_lists_of_cell(row.cells[i].children);
                row.cells[i].is_header = columns_[i].heads_row;
            }
            visit(row);
        });
    }

  private:
    const model::DataTable& table_;
    std::vector<StreamedColumn> columns_;
    const model::Messages& words_;
};

}  // namespace

bool may_stream(const TableOptions& options, const model::DataTable& table) {
    if (!options.work().inputs.workbook_alone || !table.rows.is_streamed()) return false;
    constexpr std::array<std::string_view, 15> needing = {"where",   "sort",  "group", "unfold", "join",
                                                          "compute", "pivot", "cell",  "one-of", "totals",
                                                          "spans",   "split", "on",    "take",   "transpose"};
    if (std::any_of(needing.begin(), needing.end(), [&](std::string_view key) { return options.find(key); }))
        return false;
    // A format may not fit a cell, which must be said before anything is written.
    const auto* columns = options.find("columns");
    if (columns && columns->find('|') != std::string::npos) return false;
    bool all = true;
    table.rows.for_each([&](const model::DataRow& row) {
        all = all && !row.is_group &&
              std::all_of(row.cells.begin(), row.cells.end(), [](const auto& cell) { return stays(cell.blocks); });
    });
    return all;
}

std::shared_ptr<const model::RowSource> streamed_rows(const model::DataTable& table,
                                                      std::vector<StreamedColumn> columns,
                                                      const model::Messages& words) {
    return std::make_shared<StreamedRows>(table, std::move(columns), words);
}

}  // namespace merge
