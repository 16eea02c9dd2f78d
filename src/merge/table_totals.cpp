// SPDX-License-Identifier: MPL-2.0
#include "merge/table_totals.h"

#include <algorithm>
#include <set>
#include <tuple>
#include <utility>
#include <variant>

#include "merge/table_totals_fault.h"
#include "merge/wording.h"
#include "model/date.h"
#include "support/expression_date.h"

namespace merge {
namespace {

/// Blames `cell`, whose number has another unit than the first of `cells`, or that first one when most have the other's.
void report_unit(const std::vector<const model::DataCell*>& cells, const model::DataCell* cell,
                 model::Diagnostics& diagnostics) {
    const model::DataCell* other = cells[0];
    const auto like = [&](const model::DataCell* one) {
        return std::count_if(cells.begin(), cells.end(), [&](const model::DataCell* each) {
            const auto* number = std::get_if<model::Amount>(&each->value);
            return number && number->unit == std::get<model::Amount>(one->value).unit;
        });
    };
    if (like(cell) > like(other)) std::swap(cell, other);
    const std::string& unit = std::get<model::Amount>(cell->value).unit;
    const std::string& others = std::get<model::Amount>(other->value).unit;
    const char* key = unit.empty()     ? "table-totals.unit-lacks"
                      : others.empty() ? "table-totals.unit-alone"
                                       : "table-totals.unit";
    diagnostics.error(key, cell->span, {{"value", cell->text}, {"unit", unit}, {"other", others}});
}

}  // namespace

Totals::Totals(const TableOptions& options, const model::DataTable& table, const std::vector<ShownColumn>& columns)
    : options_(options), table_(table), columns_(columns) {
    const auto* names = options.find("totals");
    if (!names) return;
    for (const auto& word : split_words(*names)) {
        const auto equals = word.find('=');
        const std::string name = word.substr(0, equals);
        const auto field = options.column(table, "totals", name);
        const auto kind = equals == std::string::npos ? Kind::sum : kind_named(word.substr(equals + 1));
        if (!field || !kind) continue;
        const auto shown = std::find_if(columns.begin(), columns.end(),
                                        [&](const ShownColumn& column) { return column.field == *field; });
        if (shown == columns.end())
            options.work().diagnostics.error("table-totals.hidden", options.span("totals", name), {{"name", name}});
        else
            asked_.push_back({static_cast<std::size_t>(shown - columns.begin()), *kind, most_decimals(*field)});
    }
}

int Totals::most_decimals(std::size_t field) const {
    int most = 0;
    for (const auto& row : table_.rows)
        if (field < row.cells.size())
            if (const auto* number = std::get_if<model::Amount>(&row.cells[field].value))
                most = std::max(most, number->decimals);
    return most;
}

std::optional<Totals::Kind> Totals::kind_named(const std::string& name) const {
    if (name == "sum") return Kind::sum;
    if (name == "antal" || name == "count") return Kind::count;
    if (name == "middel" || name == "average") return Kind::mean;
    if (name == "min") return Kind::least;
    if (name == "maks" || name == "max") return Kind::most;
    report_unknown(options_.work(), model::Severity::error, "table-totals.kind", options_.span("totals", name), name,
                   {"sum", "antal", "middel", "min", "maks", "count", "average", "max"});
    return std::nullopt;
}

std::vector<const model::DataCell*> Totals::filled_cells(const Asked& asked,
                                                         const std::vector<const model::DataRow*>& rows) const {
    const std::size_t field = columns_[asked.place].field;
    std::vector<const model::DataCell*> found;
    std::set<const model::DataCell*> seen;
    for (const auto* row : rows) {
        if (field >= row->cells.size()) continue;
        const auto& cell = (row - row->cells[field].rows_up)->cells[field];
        const auto& type = table_.fields[field].type;
        const bool words_across = cell.column_span > 1 && type != "markdown" && type != "string" && type != "list" &&
                                  std::holds_alternative<std::monostate>(cell.value);  // of no column
        const bool counts = !cell.text.empty() && !words_across && row->cells[field].columns_left == 0;
        if (counts && seen.insert(&cell).second) found.push_back(&cell);
    }
    return found;
}

/// The whole column tells which of its values is to blame, so that every group names the same.
void Totals::report_fault(const Asked& asked) const {
    std::vector<const model::DataRow*> all;
    for (const auto& row : table_.rows)
        if (!row.is_group) all.push_back(&row);
    const auto cells = filled_cells(asked, all);
    const auto fault = totals_fault(cells, asked.kind == Kind::least || asked.kind == Kind::most);
    options_.work().diagnostics.error(fault.key, fault.cell->span,
                                      {{"value", fault.cell->text},
                                       {"column", columns_[asked.place].title},
                                       {"other", fault.other ? fault.other->text : ""}});
}

std::optional<model::Amount> Totals::amount(const Asked& asked, const std::vector<const model::DataCell*>& cells) const {
    if (asked.kind == Kind::count) return model::Amount{static_cast<double>(cells.size()), 0, ""};
    std::vector<const model::Amount*> found;
    for (const auto* cell : cells) {
        const auto* number = std::get_if<model::Amount>(&cell->value);
        const bool same_unit = found.empty() || !number || found[0]->unit == number->unit;
        if (!number)
            report_fault(asked);
        else if (!same_unit)
            report_unit(cells, cell, options_.work().diagnostics);
        if (!number || !same_unit) return std::nullopt;  // the first says enough of the column
        found.push_back(number);
    }
    if (found.empty()) return std::nullopt;
    model::Amount total{0, 0, found[0]->unit};
    for (const auto* number : found) {
        total.value += number->value;
        total.decimals = std::max(total.decimals, number->decimals);
    }
    const auto by_value = [](const model::Amount* a, const model::Amount* b) { return a->value < b->value; };
    if (asked.kind == Kind::least) total.value = (*std::min_element(found.begin(), found.end(), by_value))->value;
    if (asked.kind == Kind::most) total.value = (*std::max_element(found.begin(), found.end(), by_value))->value;
    if (asked.kind == Kind::mean) {
        total.value /= static_cast<double>(found.size());
        total.decimals = asked.decimals + 1;
    }
    return total;
}

std::optional<model::DateValue> Totals::day(const Asked& asked, const std::vector<const model::DataCell*>& cells) const {
    if (asked.kind != Kind::least && asked.kind != Kind::most) return std::nullopt;
    std::vector<model::DateValue> found;
    for (const auto* cell : cells)
        if (const auto* date = std::get_if<model::DateValue>(&cell->value)) found.push_back(*date);
    if (found.empty() || found.size() < cells.size()) return std::nullopt;
    const auto by_day = [](const model::DateValue& a, const model::DateValue& b) {
        return std::tie(a.year, a.month, a.day) < std::tie(b.year, b.month, b.day);
    };
    return asked.kind == Kind::least ? *std::min_element(found.begin(), found.end(), by_day)
                                     : *std::max_element(found.begin(), found.end(), by_day);
}

const model::DataCell* Totals::moment_of(const Asked& asked, const std::vector<const model::DataCell*>& cells) {
    if (asked.kind != Kind::least && asked.kind != Kind::most) return nullptr;
    const model::DataCell* best = nullptr;
    std::optional<support::Moment> end;
    for (const auto* cell : cells) {
        const auto moment = std::holds_alternative<model::Amount>(cell->value) ? std::nullopt : support::moment_in_words(cell->text);
        if (!moment) return nullptr;
        const int order = end ? support::compare_moments(*moment, *end) : 0;
        if (end && (asked.kind == Kind::most ? order <= 0 : order >= 0)) continue;
        end = moment;
        best = cell;
    }
    return best;
}

void Totals::put_amount(model::Amount total, const ShownColumn& column, model::TableCell& cell) const {
    if (column.format.decimals) total.decimals = *column.format.decimals;
    std::string words = number_words(total.value, total.decimals, options_.work().words());
    // A unit that the head does not say stands in the cells.
    if (!total.unit.empty() && total.unit != table_.fields[column.field].unit) words += "\u00A0" + total.unit;
    cell.value = total;
    cell.children.push_back(paragraph_block({text_inline(std::move(words))}));
}

void Totals::put_day(model::DateValue day, const ShownColumn& column, model::TableCell& cell) const {
    model::DataCell made;
    made.value = day;
    made.text = model::to_iso({day.year, day.month, day.day});
    const auto shown = Formats(options_.work()).formatted(made, table_.fields[column.field], column.format);
    cell.value = shown ? shown->value : made.value;
    cell.children.push_back(paragraph_block(
        {text_inline(shown ? shown->words : cell_words(made, table_.fields[column.field], options_.work().words()))}));
}

model::TableCell Totals::cell(const Asked& asked, const std::vector<const model::DataRow*>& rows) const {
    model::TableCell made;
    made.value = model::Missing{};
    const auto& column = columns_[asked.place];
    const auto cells = filled_cells(asked, rows);
    if (const auto found = day(asked, cells))
        put_day(*found, column, made);
    else if (const auto* moment = moment_of(asked, cells))
        made.children.push_back(paragraph_block({text_inline(moment->text)})), made.value = std::monostate();
    else if (const auto total = amount(asked, cells))
        put_amount(*total, column, made);
    return made;
}

namespace {

/// The label takes the places after it where nothing is added up: a narrow column would break it into many lines.
void widen_label(model::TableRow& row, const std::vector<bool>& taken, std::size_t label) {
    std::size_t end = label + 1;
    while (end < taken.size() && !taken[end]) ++end;
    if (end == label + 1) return;
    auto& cell = row.cells[label];
    cell.column_span = static_cast<int>(end - label);
    cell.alignment = model::Alignment::left;
    row.cells.erase(row.cells.begin() + static_cast<std::ptrdiff_t>(label) + 1,
                    row.cells.begin() + static_cast<std::ptrdiff_t>(end));
}

}  // namespace

model::TableRow Totals::row(const std::vector<const model::DataRow*>& rows, std::string label) const {
    model::TableRow made;
    made.kind = model::RowKind::total;
    made.span = options_.span("totals");
    made.cells.resize(columns_.size());
    std::vector<bool> taken(columns_.size());
    for (const auto& asked : asked_) {
        made.cells[asked.place] = cell(asked, rows);
        taken[asked.place] = true;
    }
    const auto free = std::find(taken.begin(), taken.end(), false);
    if (free != taken.end()) {
        auto& first = made.cells[static_cast<std::size_t>(free - taken.begin())];
        first.is_header = true;
        first.children.push_back(paragraph_block({text_inline(std::move(label))}));
    } else if (auto& first = made.cells[0]; !first.children.empty()) {
        // No place is free: the label stands before the number.
        auto& words = std::get<model::Paragraph>(first.children[0].kind).children;
        words.insert(words.begin(), text_inline(label + ": "));
        first.is_header = true;
        first.value = std::monostate();
    }
    for (auto& cell : made.cells) {
        cell.span = made.span;
        if (cell.children.empty()) cell.value = model::Missing{};
    }
    if (free != taken.end()) widen_label(made, taken, static_cast<std::size_t>(free - taken.begin()));
    return made;
}

}  // namespace merge
