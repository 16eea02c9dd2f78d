// SPDX-License-Identifier: MPL-2.0
#include "merge/table_compute.h"

#include <algorithm>
#include <array>
#include <cmath>
#include <cstdio>

#include "merge/table_faults.h"
#include "merge/value_lookup.h"
#include "merge/wording.h"
#include "model/date.h"

namespace merge {
namespace {

/// The parts of a text between semicolons outside quotation marks and parentheses, with their offsets.
std::vector<std::pair<std::size_t, std::string_view>> statements(std::string_view text) {
    std::vector<std::pair<std::size_t, std::string_view>> found;
    char quote = '\0';
    int depth = 0;
    std::size_t from = 0;
    for (std::size_t at = 0; at <= text.size(); ++at) {
        const char c = at < text.size() ? text[at] : ';';
        if (at < text.size() && quote != '\0') {
            if (c == quote) quote = '\0';
            continue;
        }
        if (c == '\'' || c == '"') quote = c;
        if (c == '(') ++depth;
        if (c == ')') --depth;
        if (c != ';' || (depth > 0 && at < text.size())) continue;
        if (!trimmed(text.substr(from, at - from)).empty()) found.emplace_back(from, text.substr(from, at - from));
        from = at + 1;
    }
    return found;
}

/// As few decimals as say the number, of twelve digits, so that 0.1 + 0.2 is 0.3; two, or three digits, of one that
/// would need more than four.
model::Amount amount_of(double value) {
    std::array<char, 64> digits{};
    std::snprintf(digits.data(), digits.size(), "%.12g", value);
    const std::string plain = digits.data();
    const auto point = plain.find('.');
    const bool whole = point == std::string::npos || plain.find('e') != std::string::npos;
    int decimals = whole ? 0 : static_cast<int>(plain.size() - point - 1);
    if (decimals > 4) {
        const double size = std::fabs(value);
        decimals = size >= 1 ? 2 : std::min(decimals, 2 - static_cast<int>(std::floor(std::log10(size))));
    }
    return {value, decimals, ""};
}

class Computing {
  public:
    Computing(const TableOptions& options, const model::DataTable& table) : options_(options), made_(table) {}

    model::DataTable compute() {
        for (const auto& [offset, text] : statements(*options_.find("compute"))) column(offset, text);
        return std::move(made_);
    }

  private:
    Work& work() const { return options_.work(); }

    void column(std::size_t offset, std::string_view text) {
        const auto equals = text.find('=');
        const std::string name(trimmed(text.substr(0, equals)));
        const bool named = equals != std::string_view::npos && !name.empty() &&
                           name.find_first_of(" '\"()<>=;&+*/^%") == std::string::npos;
        const model::Span place = options_.span("compute", offset, text.size());
        if (!named)
            return work().diagnostics.error("table-compute.form", place, {{"text", std::string(trimmed(text))}});
        if (made_.field_index(name))
            return work().diagnostics.error("table-compute.taken", options_.span("compute", name), {{"name", name}});
        const std::string_view formula = trimmed(text.substr(equals + 1));
        offset += static_cast<std::size_t>(formula.data() - text.data());
        const auto expression = options_.expression("compute", "table-compute", formula, offset);
        bool known = expression.has_value();
        if (expression)
            for (const auto& used : expression->names())
                if (!made_.field_index(used.name)) {
                    options_.unknown_name(made_, "compute", used, offset);
                    known = false;
                }
        model::Field field;
        field.name = field.title = name;
        field.span = place;
        std::vector<model::DataCell> cells;
        TableFaults faults(work(), made_, place);
        for (const auto& row : made_.rows) cells.push_back(known ? cell_of(row, *expression, faults) : model::DataCell());
        faults.report();
        settle_type(field, cells);
        if (field.type == "number" && expression && expression->gives_year()) show_years(field, cells);
        for (std::size_t i = 0; i < cells.size(); ++i) {
            if (made_.rows[i].is_group) continue;
            made_.rows[i].cells.resize(made_.fields.size());
            made_.rows[i].cells.push_back(std::move(cells[i]));
        }
        made_.fields.push_back(std::move(field));
    }

    model::DataCell cell_of(const model::DataRow& row, const support::Expression& expression,
                            TableFaults& faults) const {
        model::DataCell cell;
        cell.span = row.span;
        if (row.is_group) return cell;
        const auto found = expression.value(names_in(made_, row));
        if (const auto* fault = std::get_if<support::ExpressionFault>(&found)) {
            faults.add(row, *fault);
            return cell;
        }
        std::visit(model::Overloaded{
                       [&](std::monostate) { leave_empty(cell); },
                       [&](support::NoDay) { leave_empty(cell); },
                       [&](double number) {
                           const model::Amount amount = amount_of(number);
                           cell.value = amount;
                           cell.text = number_words(amount.value, amount.decimals, work().words());
                       },
                       [&](const std::string& text) {
                           cell.text = text;
                           if (const auto date = model::parse_iso_date(text))
                               cell.value = model::DateValue{date->year, date->month, date->day};
                       },
                       [&](bool truth) {
                           cell.value = truth;
                           cell.text = truth ? "ja" : "nej";
                       },
                   },
                   std::get<support::ExpressionValue>(found));
        return cell;
    }

    /// A year has no thousand points.
    static void show_years(model::Field& field, std::vector<model::DataCell>& cells) {
        field.type = "year";
        for (auto& cell : cells)
            if (const auto* amount = std::get_if<model::Amount>(&cell.value))
                cell.text = std::to_string(static_cast<long>(amount->value));
    }

    static void leave_empty(model::DataCell& cell) {
        cell.missing = true;
        cell.value = model::Missing{};
    }

    /// Numbers of one column have the same number of decimals, and dates are dates.
    static void settle_type(model::Field& field, std::vector<model::DataCell>& cells) {
        const auto all = [&](auto test) {
            return std::all_of(cells.begin(), cells.end(),
                               [&](const model::DataCell& cell) { return cell.text.empty() || test(cell); });
        };
        field.type = "string";
        if (all([](const auto& cell) { return std::holds_alternative<model::Amount>(cell.value); })) {
            field.type = "number";
            int decimals = 0;
            for (const auto& cell : cells)
                if (const auto* amount = std::get_if<model::Amount>(&cell.value))
                    decimals = std::max(decimals, amount->decimals);
            for (auto& cell : cells)
                if (auto* amount = std::get_if<model::Amount>(&cell.value)) amount->decimals = decimals;
        } else if (all([](const auto& cell) { return std::holds_alternative<bool>(cell.value); })) {
            field.type = "boolean";
        } else if (all([](const auto& cell) { return std::holds_alternative<model::DateValue>(cell.value); })) {
            field.type = "date";
        }
    }

    const TableOptions& options_;
    model::DataTable made_;
};

}  // namespace

model::DataTable computed(const TableOptions& options, const model::DataTable& table) {
    return Computing(options, table).compute();
}

}  // namespace merge
