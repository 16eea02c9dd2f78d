// SPDX-License-Identifier: MPL-2.0
#include "write/html/table.h"

#include <algorithm>
#include <array>
#include <cstdio>
#include <string>
#include <vector>

#include "write/html/blocks.h"
#include "write/html/inlines.h"
#include "write/html/table_room.h"

namespace writing::html {
namespace {

using namespace model;

/// One cell with the columns and rows it covers.
struct Placed {
    const TableCell* cell = nullptr;
    std::size_t row = 0, column = 0, rows = 1, columns = 1;
    std::string id;  // of a head in a table whose cells name their heads
};

bool is_blank(const TableCell& cell) {
    return cell.children.empty() ||
           (cell.children.size() == 1 && std::holds_alternative<Paragraph>(cell.children[0].kind) &&
            plain_text(cell.children).empty() && std::get<Paragraph>(cell.children[0].kind).children.empty());
}

class TableWriter {
  public:
    TableWriter(Page& page, const Block& block, const Table& table)
        : page_(page), out_(page.out), block_(block), table_(table) {
        place();
        head_rows_ = table.header_row_count();
        complex_ = head_rows_ > 1;
        for (const auto& placed : placed_)
            complex_ = complex_ || placed.rows > 1 || (placed.columns > 1 && !is_group(placed) && !is_sum(placed)) ||
                       table_.rows[placed.row].level > 0;
        if (complex_) name_heads();
        index_heads();
        measure_decimals();
    }

    void write() {
        out_.open("table", {{"id", block_.attributes.id},
                            {"class", room_class(table_room(table_, page_.assembly.review_marks))},
                            {"lang", language_of(block_.attributes)}});
        if (table_.caption) {
            out_.open("caption");
            write_caption(page_, *table_.caption);
            out_.close();
        }
        columns();
        if (head_rows_ > 0) section("thead", 0, head_rows_);
        const std::size_t foot = table_.rows.size() - (has_foot() ? 1 : 0);
        for (std::size_t begin = head_rows_; begin < foot;) {
            std::size_t end = begin + 1;
            while (end < foot && table_.rows[end].kind != RowKind::group) ++end;
            section("tbody", begin, end);
            begin = end;
        }
        if (foot < table_.rows.size()) section("tbody", foot, table_.rows.size());
        out_.close();
        out_.line_break();
    }

  private:
    /// The last total is the whole table's: a body of its own ends the last group.
    bool has_foot() const { return table_.rows.size() > head_rows_ + 1 && table_.rows.back().kind == RowKind::total; }
    bool is_group(const Placed& placed) const { return table_.rows[placed.row].kind == RowKind::group; }
    /// The label of a row that adds up reaches over the cells that it leaves empty.
    bool is_sum(const Placed& placed) const { return table_.rows[placed.row].kind == RowKind::total; }
    bool is_head(const Placed& placed) const {
        return (placed.cell->is_header || is_group(placed)) && !is_blank(*placed.cell);
    }

    /// Gives every cell its first column, past those that a span from above covers.
    void place() {
        std::vector<std::size_t> free_from(table_.columns.size(), 0);
        for (std::size_t row = 0; row < table_.rows.size(); ++row) {
            std::size_t column = 0;
            for (const auto& cell : table_.rows[row].cells) {
                while (column < free_from.size() && free_from[column] > row) ++column;
                Placed placed{&cell,
                              row,
                              column,
                              static_cast<std::size_t>(std::max(1, cell.row_span)),
                              static_cast<std::size_t>(std::max(1, cell.column_span)),
                              {}};
                for (std::size_t c = column; c < std::min(column + placed.columns, free_from.size()); ++c)
                    free_from[c] = row + placed.rows;
                column += placed.columns;
                placed_.push_back(std::move(placed));
            }
        }
    }

    void name_heads() {
        const std::string prefix = (block_.attributes.id.empty() ? "tabel" : block_.attributes.id) + "-h";
        int number = 0;
        for (auto& placed : placed_)
            if (is_head(placed)) placed.id = page_.own_id(prefix + std::to_string(++number));
    }

    /// What each cell asks for its heads and labels, found once: a table may have very many rows.
    void index_heads() {
        labels_.resize(table_.columns.size());
        heads_in_row_.resize(table_.rows.size());
        for (std::size_t row = 0; row < table_.rows.size(); ++row) {
            const RowKind kind = table_.rows[row].kind;
            std::vector<std::size_t> groups = row > head_rows_ ? groups_of_.back() : std::vector<std::size_t>();
            const int level = table_.rows[row].level;
            if (kind == RowKind::group || kind == RowKind::total)
                std::erase_if(groups, [&](std::size_t group) {
                    return table_.rows[group].level > level ||
                           (kind == RowKind::group && table_.rows[group].level == level);
                });
            if (kind == RowKind::group) groups.push_back(row);
            groups_of_.push_back(std::move(groups));
        }
        if (has_foot()) groups_of_.back().clear();
        for (std::size_t i = 0; i < placed_.size(); ++i) {
            const auto& head = placed_[i];
            if (head.row < head_rows_) add_label(head);
            if (head.id.empty()) continue;
            if (head.row < head_rows_)
                top_heads_.push_back(i);
            else
                for (std::size_t row = head.row; row < std::min(head.row + head.rows, heads_in_row_.size()); ++row)
                    heads_in_row_[row].push_back(i);
        }
    }

    void add_label(const Placed& head) {
        const std::string words = plain_text(head.cell->children, page_.assembly.review_marks);
        if (words.empty()) return;
        for (std::size_t c = head.column; c < std::min(head.column + head.columns, labels_.size()); ++c)
            labels_[c] += (labels_[c].empty() ? "" : ", ") + words;
    }

    /// The ids of the heads above, before and, in groups, over a cell, in reading order.
    std::string heads_of(const Placed& cell) const {
        std::vector<std::size_t> found;
        for (const std::size_t i : top_heads_) {
            const auto& head = placed_[i];
            const bool same_columns =
                head.column < cell.column + cell.columns && cell.column < head.column + head.columns;
            if (same_columns && head.row < cell.row) found.push_back(i);
        }
        for (std::size_t row = cell.row; row < std::min(cell.row + cell.rows, heads_in_row_.size()); ++row)
            for (const std::size_t i : heads_in_row_[row])
                if (!is_group(placed_[i]) && placed_[i].column < cell.column) found.push_back(i);
        for (const std::size_t group : groups_of_[cell.row])
            for (const std::size_t i : heads_in_row_[group])
                if (&placed_[i] != &cell) found.push_back(i);
        std::sort(found.begin(), found.end());
        found.erase(std::unique(found.begin(), found.end()), found.end());
        std::string ids;
        for (const std::size_t i : found) ids += (ids.empty() ? "" : " ") + placed_[i].id;
        return ids;
    }

    /// The most decimals in each column, so that decimal commas stand under each other.
    void measure_decimals() {
        decimals_.assign(table_.columns.size(), 0);
        for (const auto& placed : placed_) {
            const auto* amount = std::get_if<Amount>(&placed.cell->value);
            if (amount && placed.column < decimals_.size())
                decimals_[placed.column] = std::max(decimals_[placed.column], amount->decimals);
        }
    }

    std::string decimal_style(const Placed& placed) const {
        const auto* amount = std::get_if<Amount>(&placed.cell->value);
        if (!amount || placed.column >= decimals_.size() || amount->decimals >= decimals_[placed.column]) return "";
        const int missing = decimals_[placed.column] - amount->decimals;
        return "--pad:" + std::to_string(missing) + (amount->decimals == 0 ? ".5ch" : "ch");
    }

    std::string alignment(const Placed& placed) const {
        Alignment alignment = placed.cell->alignment;
        if (alignment == Alignment::unset && placed.column < table_.columns.size())
            alignment = table_.columns[placed.column].alignment;
        if (placed.columns > 1 && placed.cell->alignment == Alignment::unset) alignment = Alignment::unset;
        if (alignment == Alignment::centre) return "centre";
        return alignment == Alignment::right || alignment == Alignment::decimal ? "num" : "";
    }

    void columns() {
        double total = 0;
        for (const auto& column : table_.columns) total += column.weight;
        const bool all = std::all_of(table_.columns.begin(), table_.columns.end(),
                                     [](const TableColumn& c) { return c.weight > 0; });
        if (!all || total <= 0) return;
        out_.open("colgroup");
        for (const auto& column : table_.columns) {
            std::array<char, 32> width{};
            std::snprintf(width.data(), width.size(), "width:%d%%",
                          static_cast<int>(column.weight / total * 100 + 0.5));
            out_.empty("col", {{"style", width.data()}});
        }
        out_.close();
    }

    static const char* class_of(const TableRow& row) {
        if (row.kind == RowKind::group)
            return row.level > 1 ? "group inner deep" : row.level > 0 ? "group inner" : "group";
        return row.kind == RowKind::total ? "total" : "";
    }

    void section(const char* name, std::size_t begin, std::size_t end) {
        out_.open(name);
        out_.line_break();
        auto placed =
            std::partition_point(placed_.begin(), placed_.end(), [&](const Placed& p) { return p.row < begin; });
        for (std::size_t row = begin; row < end; ++row) {
            out_.open("tr", {{"class", class_of(table_.rows[row])}});
            for (; placed != placed_.end() && placed->row == row; ++placed) cell(*placed, row < head_rows_, end);
            out_.close();
            out_.line_break();
        }
        out_.close();
        out_.line_break();
    }

    void cell(const Placed& placed, bool in_head, std::size_t section_end) {
        const std::size_t rows = std::min(placed.rows, section_end - placed.row);
        Attributes attributes = {{"id", placed.id},
                                 {"rowspan", rows > 1 ? std::to_string(rows) : ""},
                                 {"colspan", placed.columns > 1 ? std::to_string(placed.columns) : ""},
                                 {"class", alignment(placed)}};
        if (is_head(placed)) attributes.emplace_back("scope", in_head ? "col" : is_group(placed) ? "rowgroup" : "row");
        if (complex_ && !in_head) attributes.emplace_back("headers", heads_of(placed));
        if (!in_head && !is_group(placed)) {
            const bool named = placed.column < labels_.size() && (placed.columns == 1 || !is_sum(placed));
            attributes.emplace_back("data-label", named ? labels_[placed.column] : "");
            attributes.emplace_back("style", decimal_style(placed));
        }
        out_.open(is_head(placed) ? "th" : "td", attributes);
        if (placed.cell->upward) out_.open("div", {{"class", "upward"}});
        write_flow(page_, placed.cell->children);
        if (placed.cell->upward) out_.close();
        out_.close();
    }

    using Attributes = writing::html::Attributes;

    Page& page_;
    Markup& out_;
    const Block& block_;
    const Table& table_;
    std::vector<Placed> placed_;
    std::vector<int> decimals_;
    std::vector<std::string> labels_;                     // of each column, from the rows of heads
    std::vector<std::size_t> top_heads_;                  // in placed_, with an id, in the rows of heads
    std::vector<std::vector<std::size_t>> heads_in_row_;  // in placed_, with an id, below the rows of heads
    std::vector<std::vector<std::size_t>> groups_of_;     // row → the rows that head its groups
    std::size_t head_rows_ = 0;
    bool complex_ = false;
};

}  // namespace

void write_table(Page& page, const model::Block& block, const model::Table& table) {
    TableWriter(page, block, table).write();
}

void write_caption(Page& page, const model::Caption& caption) {
    if (!caption.label.empty()) {
        page.out.leaf("span", caption.label, {{"class", "label"}});
        page.out.text(" ");
    }
    write_inlines(page, caption.children);
}

}  // namespace writing::html
