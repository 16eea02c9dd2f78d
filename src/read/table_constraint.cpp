// SPDX-License-Identifier: MPL-2.0
#include <algorithm>
#include <cmath>
#include <cstddef>
#include <deque>
#include <functional>
#include <optional>
#include <string>
#include <unordered_set>
#include <utility>
#include <vector>

#include "model/date.h"
#include "model/value_key.h"
#include "read/table_value.h"
#include "read/text_pattern.h"
#include "support/utf8.h"

namespace reading {
namespace {

using model::DataCell;
using model::Field;

std::string joined(const std::vector<std::string>& words) {
    std::string out;
    for (const auto& word : words) out += (out.empty() ? "" : ", ") + word;
    return out;
}

bool is_constrained(const Field& field) {
    return field.required || field.unique || !field.choices.empty() || !field.pattern.empty() || field.minimum ||
           field.maximum || field.least_length || field.most_length;
}

std::string number_text(double value) {
    int decimals = 0;
    for (double scaled = value; decimals < 6 && std::fabs(scaled) < 1e15 && scaled != std::trunc(scaled); ++decimals)
        scaled *= 10;
    return to_danish({value, decimals, ""});
}

/// Finds values that stand twice in more rows than are held: first those whose hashes do, eight bytes a row, and then,
/// when there are any, whether they are the same.
class RepeatedValues {
  public:
    explicit RepeatedValues(std::size_t rows) { hashes_.reserve(rows); }

    void see(const std::string& value) { hashes_.push_back(hash_(value)); }
    /// After all have been seen: whether another look at them, in the same order, can find any.
    bool may_have_any() {
        std::sort(hashes_.begin(), hashes_.end());
        std::vector<std::size_t> twice;
        for (std::size_t i = 1; i < hashes_.size(); ++i)
            if (hashes_[i] == hashes_[i - 1] && (twice.empty() || twice.back() != hashes_[i]))
                twice.push_back(hashes_[i]);
        hashes_ = std::move(twice);
        return !hashes_.empty();
    }
    /// Of the second look: whether the value stood before.
    bool is_repeated(const std::string& value) {
        return std::binary_search(hashes_.begin(), hashes_.end(), hash_(value)) && !seen_.insert(value).second;
    }

  private:
    std::hash<std::string> hash_;
    std::vector<std::size_t> hashes_;
    std::unordered_set<std::string> seen_;
};

std::string day_text(double days) {
    const model::Date date = model::from_days_since_epoch(static_cast<long>(days));
    return std::to_string(date.day) + "-" + std::to_string(date.month) + "-" + std::to_string(date.year);
}

/// A number as conditions have it: of a per cent sign that is not the column's unit, hundredths.
double meant(const model::Amount& amount, const Field& field) {
    return amount.unit == "%" && field.unit != "%" ? amount.value / 100 : amount.value;
}

class ColumnCheck {
  public:
    /// `streamed` rows are more than are held; 0: they are held.
    ColumnCheck(const Field& field, std::size_t streamed, model::Diagnostics& diagnostics)
        : field_(field), diagnostics_(diagnostics) {
        if (!field.pattern.empty()) pattern_.emplace(field.pattern);
        if (field.unique && streamed > 0) repeated_.emplace(streamed);
    }

    void cell(const DataCell& cell, model::Span row) {
        if (is_empty(cell)) {
            if (field_.required) report("required", cell.span.known() ? cell.span : row, {});
            return;
        }
        if (repeated_)
            repeated_->see(compared(cell));
        else if (field_.unique && !seen_.insert(compared(cell)).second)
            report("unique", cell.span, {{"value", cell.text}});
        if (!field_.choices.empty() && !is_choice(cell.text))
            report("enum", cell.span, {{"value", cell.text}, {"choices", joined(field_.choices)}});
        if (pattern_) matched(cell);
        if (field_.least_length || field_.most_length) measured(cell);
        if (const auto* amount = std::get_if<model::Amount>(&cell.value))
            range(meant(*amount, field_), cell, "", number_text);
        if (const auto* date = std::get_if<model::DateValue>(&cell.value))
            range(static_cast<double>(model::days_since_epoch({date->year, date->month, date->day})), cell, "-day", day_text);
    }

    bool wants_second_look() { return repeated_ && repeated_->may_have_any(); }
    void cell_again(const DataCell& cell) {
        if (repeated_ && !is_empty(cell) && repeated_->is_repeated(compared(cell)))
            report("unique", cell.span, {{"value", cell.text}});
    }

  private:
    static bool is_empty(const DataCell& cell) { return cell.missing || (cell.text.empty() && cell.blocks.empty()); }
    std::string compared(const DataCell& cell) const { return model::value_key(cell, field_); }
    bool is_choice(const std::string& text) const {
        return std::find(field_.choices.begin(), field_.choices.end(), text) != field_.choices.end();
    }
    void matched(const DataCell& cell) {
        const auto matches = pattern_->matches(cell.text);
        if (matches == true) return;
        report(matches ? "pattern" : "pattern-slow", matches ? cell.span : field_.span,
               {{"value", cell.text}, {"pattern", field_.pattern}});
        if (!matches) pattern_.reset();  // one cell says it of the whole column
    }
    void measured(const DataCell& cell) {
        const std::size_t letters = support::count_code_points(cell.text);
        const auto told = [&](const char* what, std::size_t limit) {
            report(what, cell.span, {{"value", cell.text}, {"letters", std::to_string(letters)}, {"limit", std::to_string(limit)}});
        };
        if (field_.least_length && letters < *field_.least_length) told("least-length", *field_.least_length);
        if (field_.most_length && letters > *field_.most_length) told("most-length", *field_.most_length);
    }
    void range(double value, const DataCell& cell, const std::string& form, std::string (*text_of)(double)) {
        if (field_.minimum && value < *field_.minimum)
            report("minimum" + form, cell.span, {{"value", cell.text}, {"limit", text_of(*field_.minimum)}});
        if (field_.maximum && value > *field_.maximum)
            report("maximum" + form, cell.span, {{"value", cell.text}, {"limit", text_of(*field_.maximum)}});
    }
    void report(const std::string& what, model::Span where, model::MessageArgs args) {
        args.emplace_back("column", field_.title);
        diagnostics_.error("table-constraint." + what, where, std::move(args));
    }

    const Field& field_;
    model::Diagnostics& diagnostics_;
    std::optional<TextPattern> pattern_;
    std::unordered_set<std::string> seen_;
    std::optional<RepeatedValues> repeated_;
};

/// No two rows may have the same values in all columns of a key of several.
void check_primary_key(const model::DataTable& table, model::Diagnostics& diagnostics) {
    if (table.primary_key.empty()) return;
    std::vector<std::size_t> columns;
    for (const auto& name : table.primary_key) columns.push_back(table.field_index(name).value_or(0));
    const auto key_of = [&](const model::DataRow& row) {
        std::string key;
        for (const std::size_t column : columns) key += model::value_key(row.cells[column], table.fields[column]) + '\x1F';
        return key;
    };
    const auto written = [&](const model::DataRow& row) {
        std::vector<std::string> texts;
        for (const std::size_t column : columns) texts.push_back(row.cells[column].text);
        return joined(texts);
    };
    RepeatedValues repeated(table.rows.size());
    const auto each_row = [&](const std::function<void(const model::DataRow&)>& visit) {
        table.rows.for_each([&](const model::DataRow& row) {
            if (!row.is_group && !row.cells[columns.front()].is_covered()) visit(row);
        });
    };
    each_row([&](const model::DataRow& row) { repeated.see(key_of(row)); });
    if (!repeated.may_have_any()) return;
    each_row([&](const model::DataRow& row) {
        if (repeated.is_repeated(key_of(row)))
            diagnostics.error("table-constraint.unique", row.cells[columns.front()].span,
                              {{"value", written(row)}, {"column", joined(table.primary_key)}});
    });
}

}  // namespace

void check_constraints(const model::DataTable& table, model::Diagnostics& diagnostics) {
    struct Checked {
        std::size_t column = 0;
        model::Diagnostics found;  // column by column, as they are told
        std::optional<ColumnCheck> check;
    };
    std::deque<Checked> all;
    for (std::size_t column = 0; column < table.fields.size(); ++column) {
        if (!is_constrained(table.fields[column])) continue;
        Checked& made = all.emplace_back();
        made.column = column;
        made.check.emplace(table.fields[column], table.rows.is_streamed() ? table.rows.size() : 0, made.found);
    }
    check_primary_key(table, diagnostics);
    if (all.empty()) return;
    const auto each_cell = [&](const std::function<void(ColumnCheck&, const DataCell&, model::Span)>& visit) {
        table.rows.for_each([&](const model::DataRow& row) {
            for (auto& [column, found, check] : all)
                if (!row.is_group && !row.cells[column].is_covered()) visit(*check, row.cells[column], row.span);
        });
    };
    each_cell([](ColumnCheck& check, const DataCell& cell, model::Span row) { check.cell(cell, row); });
    bool again = false;
    for (auto& checked : all) again = checked.check->wants_second_look() || again;
    if (again) each_cell([](ColumnCheck& check, const DataCell& cell, model::Span) { check.cell_again(cell); });
    for (auto& checked : all) diagnostics.append(std::move(checked.found));
}

}  // namespace reading
