// SPDX-License-Identifier: MPL-2.0
#include "merge/table_selection.h"

#include <algorithm>

#include "merge/parties.h"
#include "model/date.h"
#include "support/expression.h"

namespace merge {
namespace {

using model::DataRow;
using model::DataTable;

support::ExpressionValue expression_value(const model::DataCell& cell) {
    return std::visit(model::Overloaded{
                          [](const model::Amount& amount) -> support::ExpressionValue { return amount.value; },
                          [](const model::DateValue& date) -> support::ExpressionValue {
                              return model::to_iso(model::Date{date.year, date.month, date.day});
                          },
                          [](bool truth) -> support::ExpressionValue { return truth; },
                          [](const model::Missing&) -> support::ExpressionValue { return std::monostate(); },
                          [&](const std::monostate&) -> support::ExpressionValue { return cell.text; },
                      },
                      cell.value);
}

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
    return compare_danish(a.text, b.text);
}

std::string_view error_key(support::ExpressionError::Kind kind) {
    using Kind = support::ExpressionError::Kind;
    switch (kind) {
        case Kind::unfinished_text:
            return "table-where.unfinished";
        case Kind::missing_value:
            return "table-where.value";
        case Kind::missing_parenthesis:
            return "table-where.parenthesis";
        case Kind::left_over:
            return "table-where.left-over";
        case Kind::too_deep:
            return "table-where.deep";
        case Kind::unexpected:
            break;
    }
    return "table-where.unexpected";
}

class Selecting {
  public:
    Selecting(Work& work, const model::Block& block, const DataTable& table)
        : work_(work), block_(block), data_(table) {}

    Selection select() {
        choose_columns();
        select_rows();
        sort_rows();
        chosen_.group_column = named_column("group");
        return std::move(chosen_);
    }

  private:
    const std::string* option(std::string_view key) const { return block_.attributes.find(key); }

    /// The index of a column; nullopt after reporting where the name stands.
    std::optional<std::size_t> column(std::string_view attribute, const std::string& name) {
        if (const auto index = data_.field_index(name)) return index;
        std::vector<std::string> names;
        for (const auto& field : data_.fields) names.push_back(field.name);
        const model::Span where = narrowed(work_, attribute_span(work_, block_, attribute), name);
        report_unknown(work_, model::Severity::error, "table-column-missing", where, name, names,
                       {{"table", data_.path}});
        return std::nullopt;
    }

    std::optional<std::size_t> named_column(std::string_view attribute) {
        const auto* name = option(attribute);
        return name && !name->empty() ? column(attribute, *name) : std::nullopt;
    }

    void choose_columns() {
        if (const auto* names = option("columns"))
            for (const auto& name : split_words(*names))
                if (const auto index = column("columns", name)) chosen_.columns.push_back(*index);
        if (!option("columns") || chosen_.columns.empty())
            for (std::size_t i = 0; i < data_.fields.size(); ++i) chosen_.columns.push_back(i);
    }

    void select_rows() {
        for (const auto& row : data_.rows) chosen_.rows.push_back(&row);
        const auto* condition = option("where");
        if (!condition) return;
        const model::Span where = attribute_span(work_, block_, "where");
        const auto parsed = support::Expression::parse(*condition);
        if (const auto* error = std::get_if<support::ExpressionError>(&parsed)) {
            model::Span place = where;
            if (where.end - where.begin == condition->size()) {
                place.begin += static_cast<std::uint32_t>(error->offset);
                place.end = place.begin + static_cast<std::uint32_t>(error->length);
            }
            work_.diagnostics.error(std::string(error_key(error->kind)), place,
                                    {{"found", error->found}, {"text", *condition}});
            return;
        }
        const auto& expression = std::get<support::Expression>(parsed);
        bool known = true;
        for (const auto& name : expression.names())
            known = (is_value(name) || column("where", name.name).has_value()) && known;
        if (!known) return;
        std::erase_if(chosen_.rows, [&](const DataRow* row) {
            return !row->is_group && !expression.holds([&](std::string_view name) -> support::ExpressionValue {
                const auto found = data_.field_index(name);
                if (!found) return std::string(name);
                const auto index = *found;
                if (index >= row->cells.size()) return std::monostate();
                return expression_value(row->cells[index]);
            });
        });
    }

    /// A word without quotation marks is a text where it is compared with a column that has such a value; any other is
    /// a misspelt column.
    bool is_value(const support::Expression::Name& name) const {
        if (!name.equality || data_.field_index(name.name)) return false;
        const auto other = data_.field_index(name.compared_with);
        return other && std::any_of(data_.rows.begin(), data_.rows.end(), [&](const DataRow& row) {
                   return !row.is_group && *other < row.cells.size() && row.cells[*other].text == name.name;
               });
    }

    struct SortKey {
        std::size_t column = 0;
        bool descending = false;
    };

    /// Rows stay under the group row that the table itself gives them.
    void sort_rows() {
        const auto* keys = option("sort");
        if (!keys) return;
        std::vector<SortKey> order;
        for (auto name : split_words(*keys)) {
            const bool descending = name.starts_with('-');
            if (descending) name.erase(0, 1);
            if (const auto index = column("sort", name)) order.push_back({*index, descending});
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

    Work& work_;
    const model::Block& block_;
    const DataTable& data_;
    Selection chosen_;
};

}  // namespace

const std::string& cell_text(const DataRow& row, std::size_t column) {
    static const std::string none;
    return column < row.cells.size() ? row.cells[column].text : none;
}

Selection select(Work& work, const model::Block& block, const DataTable& table) {
    return Selecting(work, block, table).select();
}

}  // namespace merge
