// SPDX-License-Identifier: MPL-2.0
#include "merge/table_selection.h"

#include <algorithm>
#include <set>

#include "merge/table_faults.h"
#include "model/date.h"
#include "model/value_key.h"
#include "support/danish_order.h"
#include "support/expression_date.h"
#include "support/expression.h"

namespace merge {
namespace {

using model::DataRow;
using model::DataTable;

int compare_cells(const model::DataCell& a, const model::DataCell& b) {
    const auto* left = std::get_if<model::Amount>(&a.value);
    const auto* right = std::get_if<model::Amount>(&b.value);
    if (left && right) return left->value < right->value ? -1 : left->value > right->value ? 1 : 0;
    const auto* first = std::get_if<model::DateValue>(&a.value);
    const auto* second = std::get_if<model::DateValue>(&b.value);
    if (first && second) {
        const auto order = model::Date{first->year, first->month, first->day} <=>
                           model::Date{second->year, second->month, second->day};
        return order < 0 ? -1 : order > 0 ? 1 : 0;
    }
    const auto earlier = support::moment_in_words(a.text);
    const auto later = earlier ? support::moment_in_words(b.text) : std::nullopt;
    if (earlier && later) return support::compare_moments(*earlier, *later);
    return support::compare_danish(a.text, b.text);
}

class Selecting {
  public:
    Selecting(const TableOptions& options, const DataTable& table) : options_(options), data_(table) {}

    Selection select() {
        chosen_.columns = shown_columns(options_, data_);
        select_rows();
        sort_rows();
        if (const auto* names = options_.find("group")) {
            const auto whole = data_.field_index(*names);  // a name may have blanks in it
            chosen_.group_columns = whole ? std::vector<std::size_t>{*whole} : options_.columns(data_, "group");
        }
        return std::move(chosen_);
    }

  private:
    void select_rows() {
        for (const auto& row : data_.rows) chosen_.rows.push_back(&row);
        const auto* condition = options_.block().attributes.find("where");
        if (!condition) return;
        const auto expression = options_.expression("where", "table-where", *condition, 0);
        if (!expression) return;
        bool known = true;
        for (const auto& name : expression->names()) {
            if (data_.field_index(name.name) || is_value(name)) continue;
            options_.unknown_name(data_, "where", name, 0, values_beside(name));
            known = false;
        }
        if (!known) return;
        report_percent(options_.work(), data_, *expression, [&](const support::Expression::Name& name) {
            return options_.span("where", name.offset, name.name.size());
        });
        TableFaults faults(options_.work(), data_, options_.span("where"));
        std::erase_if(chosen_.rows,
                      [&](const DataRow* row) { return !row->is_group && !holds(*expression, *row, faults); });
        faults.report();
    }

    bool holds(const support::Expression& expression, const DataRow& row, TableFaults& faults) const {
        const auto found = expression.value(names_in(data_, row));
        if (const auto* value = std::get_if<support::ExpressionValue>(&found))
            return support::Expression::is_true(*value);
        faults.add(row, std::get<support::ExpressionFault>(found));
        return true;  // an empty table would be said to be empty too
    }

    /// A word without quotation marks is a text where it is compared with a column that has such a value, or may have
    /// it by its schema; any other is a misspelt column.
    bool is_value(const support::Expression::Name& name) const {
        if (!name.equality || data_.field_index(name.name)) return false;
        const auto other = data_.field_index(name.compared_with);
        if (!other) return false;
        const auto& choices = data_.fields[*other].choices;
        if (std::find(choices.begin(), choices.end(), name.name) != choices.end()) return true;
        return std::any_of(data_.rows.begin(), data_.rows.end(), [&](const DataRow& row) {
            return !row.is_group && *other < row.cells.size() && row.cells[*other].text == name.name;
        });
    }

    /// The values of the column that an unknown name is compared with.
    std::vector<std::string> values_beside(const support::Expression::Name& name) const {
        const auto column = name.equality ? data_.field_index(name.compared_with) : std::nullopt;
        std::set<std::string> values;
        if (column)
            for (const auto& row : data_.rows)
                if (!row.is_group && values.size() < 1000) values.insert(cell_text(row, *column));
        return {values.begin(), values.end()};
    }

    struct SortKey {
        std::size_t column = 0;
        bool descending = false;
    };

    /// Rows stay under the group row that the table itself gives them.
    void sort_rows() {
        const auto* keys = options_.find("sort");
        if (!keys) return;
        std::vector<SortKey> order;
        for (auto name : split_words(*keys)) {
            const bool descending = name.starts_with('-');
            if (descending) name.erase(0, 1);
            if (const auto index = options_.column(data_, "sort", name)) order.push_back({*index, descending});
        }
        const auto before = [&](const DataRow* a, const DataRow* b) {
            for (const auto& key : order) {
                static const model::DataCell none;
                const auto& left = key.column < a->cells.size() ? a->cells[key.column] : none;
                const auto& right = key.column < b->cells.size() ? b->cells[key.column] : none;
                // What is missing comes last in either direction.
                if (left.text.empty() != right.text.empty()) return right.text.empty();
                const int found = compare_cells(left, right);
                if (found != 0) return key.descending ? found > 0 : found < 0;
            }
            return false;
        };
        for (auto from = chosen_.rows.begin(); from != chosen_.rows.end();) {
            const auto to = std::find_if(from, chosen_.rows.end(), [](const DataRow* row) { return row->is_group; });
            std::stable_sort(from, to, before);
            from = to == chosen_.rows.end() ? to : to + 1;
        }
    }

    const TableOptions& options_;
    const DataTable& data_;
    Selection chosen_;
};

}  // namespace

const std::string& cell_text(const DataRow& row, std::size_t column) {
    static const std::string none;
    return column < row.cells.size() ? row.cells[column].text : none;
}

std::string cell_key(const DataTable& table, const DataRow& row, std::size_t column) {
    return column < row.cells.size() ? model::value_key(row.cells[column], table.fields[column]) : std::string();
}

std::vector<std::size_t> fields_of(const std::vector<ShownColumn>& columns) {
    std::vector<std::size_t> fields;
    for (const auto& column : columns) fields.push_back(column.field);
    return fields;
}

Selection select(const TableOptions& options, const DataTable& table) {
    return Selecting(options, table).select();
}

}  // namespace merge
