// SPDX-License-Identifier: MPL-2.0
#include "merge/table_pivot.h"

#include <algorithm>
#include <map>
#include <unordered_map>

#include "merge/table_repeat.h"
#include "merge/wording.h"
#include "model/value_key.h"

namespace merge {
namespace {

using model::DataRow;
using model::DataTable;

/// A no is no mark.
bool says_no(const model::DataCell& cell) {
    const bool* truth = std::get_if<bool>(&cell.value);
    return truth && !*truth;
}

class Pivoting {
  public:
    Pivoting(const TableOptions& options, const DataTable& table, const Selection& chosen, std::size_t by)
        : options_(options), data_(table), chosen_(chosen), by_(by) {}

    std::unique_ptr<ShapedTable> pivot() {
        cell_ = options_.named_column(data_, "cell");
        choose_keys();
        list_values();
        make_fields();
        for (const auto* row : chosen_.rows)
            if (!row->is_group) add(*row);
        made_->first_value = keys_.size();
        for (std::size_t i = 0; i < made_->table.fields.size(); ++i)
            if (i < shown_keys_ || i >= keys_.size()) {
                made_->shown.columns.push_back(own_column(made_->table, i));
                if (i < shown_keys_) made_->shown.columns.back().format = keys_[i].format;
            }
        for (const auto& row : made_->table.rows) made_->shown.rows.push_back(&row);
        return std::move(made_);
    }

  private:
    /// The shown columns without the two that the pivot uses up, and those that group.
    void choose_keys() {
        for (const auto& column : chosen_.columns)
            if (column.field != by_ && column.field != cell_) keys_.push_back(column);
        shown_keys_ = keys_.size();
        for (const std::size_t field : chosen_.group_columns) {
            const auto found = std::find_if(keys_.begin(), keys_.end(),
                                            [&](const ShownColumn& column) { return column.field == field; });
            made_->shown.group_columns.push_back(static_cast<std::size_t>(found - keys_.begin()));
            if (found == keys_.end()) keys_.push_back(own_column(data_, field));
        }
    }

    void list_values() {
        std::unordered_map<std::string, const model::DataCell*> found;  // the first of each text
        for (const auto* row : chosen_.rows)
            if (!row->is_group && by_ < row->cells.size()) found.emplace(row->cells[by_].text, &row->cells[by_]);
        for (const auto& choice : data_.fields[by_].choices) {
            const auto place = found.find(choice);
            if (place != found.end())
                add_value(*place->second);
            else
                add_value(choice, choice, choice);
        }
        for (const auto* row : chosen_.rows)
            if (!row->is_group && by_ < row->cells.size()) add_value(row->cells[by_]);
    }
    void add_value(const model::DataCell& cell) {
        const auto& field = data_.fields[by_];
        const bool typed = !std::holds_alternative<std::monostate>(cell.value);
        add_value(model::value_key(cell, field), cell.text,
                  typed ? names_.name(cell, field, naming_format(chosen_.columns, by_)) : cell.text);
    }
    void add_value(const std::string& key, const std::string& text, std::string words) {
        if (!key.empty() && places_.emplace(key, values_.size()).second) values_.push_back({text, std::move(words)});
    }

    void make_fields() {
        auto& fields = made_->table.fields;
        made_->table = DataTable{data_.path, data_.title, {}, {}, data_.footnotes, data_.span, data_.broken, {}};
        for (const auto& key : keys_) {
            fields.push_back(data_.fields[key.field]);
            fields.back().title = key.title;
        }
        for (const auto& value : values_) {
            model::Field field = cell_ ? data_.fields[*cell_] : model::Field();
            field.name = value.text;
            field.title = title_of(value.words);
            field.heads_row = false;
            if (!cell_) field.type = "string";
            fields.push_back(std::move(field));
        }
        made_->table.rows.reserve(chosen_.rows.size());
    }

    /// As a heading begins, unless two values would look the same then.
    std::string title_of(const std::string& value) const {
        std::string title = with_upper_first(value);
        const bool alone = std::none_of(values_.begin(), values_.end(), [&](const Value& other) {
            return other.words != value && with_upper_first(other.words) == title;
        });
        return alone ? title : value;
    }

    DataRow& row_for(const DataRow& from) {
        std::string key;
        for (const auto& column : keys_) key += cell_key(data_, from, column.field) + '\x1F';
        const auto [place, is_new] = rows_.emplace(key, made_->table.rows.size());
        auto& rows = made_->table.rows;
        if (!is_new) return rows[place->second];
        DataRow row;
        row.span = from.span;
        const auto index = static_cast<std::size_t>(&from - data_.rows.data());
        for (const auto& column : keys_)
            row.cells.push_back(column.field < from.cells.size() ? single(covering_cell(data_, index, column.field))
                                                                 : model::DataCell());
        for (std::size_t i = 0; i < values_.size(); ++i) {
            row.cells.emplace_back();
            row.cells.back().span = from.span;
        }
        rows.push_back(std::move(row));
        return rows.back();
    }

    void add(const DataRow& from) {
        DataRow& row = row_for(from);
        const auto place = places_.find(cell_key(data_, from, by_));
        if (place == places_.end()) return;
        auto& cell = row.cells[keys_.size() + place->second];
        const auto index = static_cast<std::size_t>(&from - data_.rows.data());
        model::DataCell mark = single(covering_cell(data_, index, cell_.value_or(by_)));
        if (!cell_) {
            mark.text = "X";
            mark.blocks.clear();
            mark.value = std::monostate();
        }
        if (!cell.text.empty() && !mark.text.empty())
            return options_.work().diagnostics.error(
                "table-pivot", mark.span.known() ? mark.span : from.span,
                {{"row", row.cells.empty() || keys_.empty() ? "" : row.cells[0].text}, {"column", values_[place->second].words}});
        if (!mark.text.empty() || mark.missing) cell = std::move(mark);
    }

    /// One that becomes a column: as it is written where it stands first, and as it is shown.
    struct Value {
        std::string text, words;
    };

    const TableOptions& options_;
    const DataTable& data_;
    const Selection& chosen_;
    std::size_t by_;
    Formats names_{options_.work()};
    std::optional<std::size_t> cell_;
    std::vector<ShownColumn> keys_;
    std::size_t shown_keys_ = 0;
    std::vector<Value> values_;
    std::map<std::string, std::size_t> places_;
    std::unordered_map<std::string, std::size_t> rows_;
    std::unique_ptr<ShapedTable> made_ = std::make_unique<ShapedTable>();
};

std::string titles_of(const DataTable& table, const std::vector<std::size_t>& columns) {
    std::string out;
    for (const std::size_t column : columns) out += (out.empty() ? "" : ", ") + own_column(table, column).title;
    return out;
}

}  // namespace

std::unique_ptr<ShapedTable> pivoted(const TableOptions& options, const DataTable& table, const Selection& chosen,
                                     std::size_t by) {
    return Pivoting(options, table, chosen, by).pivot();
}

void check_one_of(const TableOptions& options, const DataTable& table, const Selection& chosen,
                  const std::vector<std::size_t>& pivot_columns) {
    const auto* names = options.find("one-of");
    if (!names) return;
    const auto* pivot = options.find("pivot");
    const auto columns = pivot && *names == *pivot ? pivot_columns : options.columns(table, "one-of");
    if (columns.empty()) return;
    for (const auto* row : chosen.rows) {
        if (row->is_group) continue;
        std::vector<const model::DataCell*> filled;
        for (const std::size_t column : columns)
            if (!cell_text(*row, column).empty() && !says_no(row->cells[column])) filled.push_back(&row->cells[column]);
        if (filled.size() == 1) continue;
        const std::string name = chosen.columns.empty() ? "" : cell_text(*row, chosen.columns[0].field);
        const model::MessageArgs args = {{"row", name}, {"columns", titles_of(table, columns)}};
        if (filled.empty())
            options.work().diagnostics.error("table-one-of.none", row->span, args);
        else
            options.work().diagnostics.error("table-one-of.more", filled[1]->span.known() ? filled[1]->span : row->span,
                                             args);
    }
}

}  // namespace merge
