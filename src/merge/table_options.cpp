// SPDX-License-Identifier: MPL-2.0
#include "merge/table_options.h"

#include <algorithm>
#include <array>
#include <cmath>

#include "model/date.h"
#include "model/walk.h"
#include "support/nearest.h"

namespace merge {
namespace {

using support::ExpressionError;
using support::ExpressionValue;

std::string_view error_form(ExpressionError::Kind kind) {
    using Kind = ExpressionError::Kind;
    switch (kind) {
        case Kind::unfinished_text:
            return ".unfinished";
        case Kind::missing_value:
            return ".value";
        case Kind::missing_parenthesis:
            return ".parenthesis";
        case Kind::left_over:
            return ".left-over";
        case Kind::too_deep:
            return ".deep";
        case Kind::no_date:
            return ".date";
        case Kind::unknown_function:
            return ".function";
        case Kind::arguments:
            return ".arguments";
        case Kind::unexpected:
            break;
    }
    return ".unexpected";
}

/// What other programs and languages write, and what it is here.
struct Foreign {
    std::string_view written, meant;
};
constexpr std::array<Foreign, 8> foreign_signs = {{{"=>", ">="},
                                                   {"=<", "<="},
                                                   {"&&", "og"},
                                                   {"||", "eller"},
                                                   {"!", "ikke"},
                                                   {"like", "indeholder"},
                                                   {"LIKE", "indeholder"},
                                                   {"ligner", "indeholder"}}};

/// The foreign sign that a mistake at this offset belongs to.
const Foreign* foreign_at(std::string_view text, std::size_t offset) {
    for (const auto& sign : foreign_signs)
        for (const std::size_t back : {std::size_t{0}, std::size_t{1}})
            if (back <= offset && back < sign.written.size() && text.substr(std::min(offset - back, text.size())).starts_with(sign.written))
                return &sign;
    return nullptr;
}

std::string listed(const std::vector<std::string>& names) {
    std::string out;
    for (const auto& name : names) out += (out.empty() ? "" : ", ") + name;
    return out;
}

}  // namespace

const std::string* TableOptions::find(std::string_view key) const {
    const auto* value = block_.attributes.find(key);
    return value && !value->empty() ? value : nullptr;
}

model::Span TableOptions::span(std::string_view key, std::size_t offset, std::size_t length) const {
    model::Span where = span(key);
    const auto* value = find(key);
    if (!value || where.end - where.begin != value->size() || offset > value->size()) return where;
    where.begin += static_cast<std::uint32_t>(offset);
    where.end = std::min(where.end, where.begin + static_cast<std::uint32_t>(length));
    return where;
}

std::optional<std::size_t> TableOptions::column(const model::DataTable& table, std::string_view key,
                                                const std::string& name) const {
    if (const auto index = table.field_index(name)) return index;
    const auto names = column_names(table);
    report_unknown(work_, model::Severity::error, "table-column-missing", span(key, name), name, names,
                   {{"table", table.path}, {"columns", listed(names)}});
    return std::nullopt;
}

std::vector<std::size_t> TableOptions::columns(const model::DataTable& table, std::string_view key) const {
    std::vector<std::size_t> found;
    if (const auto* names = find(key))
        for (const auto& name : split_words(*names))
            if (const auto index = column(table, key, name)) found.push_back(*index);
    return found;
}

std::optional<std::size_t> TableOptions::named_column(const model::DataTable& table, std::string_view key) const {
    const auto* name = find(key);
    return name ? column(table, key, *name) : std::nullopt;
}

std::optional<support::Expression> TableOptions::expression(std::string_view key, const std::string& rule,
                                                            std::string_view text, std::size_t offset) const {
    auto parsed = support::Expression::parse(text);
    if (auto* expression = std::get_if<support::Expression>(&parsed)) return std::move(*expression);
    const auto& error = std::get<ExpressionError>(parsed);
    const model::Span where = span(key, offset + error.offset, error.length);
    const std::string key_of_error = rule + std::string(error_form(error.kind));
    if (const auto* sign = foreign_at(text, error.offset)) {
        const auto begin = text.find(sign->written, error.offset < 1 ? 0 : error.offset - 1);
        work_.diagnostics.error(rule + ".foreign", span(key, offset + begin, sign->written.size()),
                                {{"found", std::string(sign->written)}, {"meant", std::string(sign->meant)}});
        return std::nullopt;
    }
    if (error.kind == ExpressionError::Kind::unknown_function)
        report_unknown(work_, model::Severity::error, key_of_error, where, error.found,
                       support::Expression::function_names());
    else
        work_.diagnostics.error(key_of_error, where, {{"found", error.found}, {"text", std::string(text)}});
    return std::nullopt;
}

void TableOptions::unknown_name(const model::DataTable& table, std::string_view key,
                                const support::Expression::Name& name, std::size_t offset,
                                const std::vector<std::string>& values) const {
    const model::Span where = span(key, offset + name.offset, name.name.size());
    const auto names = column_names(table);
    model::MessageArgs more = {{"table", table.path}, {"columns", listed(names)}};
    // "a-b" is one name.
    for (auto dash = name.name.find('-'); dash != std::string::npos; dash = name.name.find('-', dash + 1)) {
        const std::string first = name.name.substr(0, dash);
        const std::string second = name.name.substr(dash + 1);
        if (!table.field_index(first) || !table.field_index(second)) continue;
        more.insert(more.end(), {{"name", name.name}, {"first", first}, {"second", second}});
        return work_.diagnostics.error("table-column-missing.minus", where, std::move(more));
    }
    std::vector<std::string> candidates = names;
    candidates.insert(candidates.end(), values.begin(), values.end());
    const std::string near = support::nearest(name.name, candidates);
    more.insert(more.begin(), {"name", name.name});
    if (!near.empty()) more.emplace_back("nearest", near);
    const char* form = !near.empty() ? ".near" : name.equality ? ".text" : ".none";
    work_.diagnostics.error(std::string("table-column-missing") + form, where, std::move(more));
}

ExpressionValue expression_value(const model::DataCell& cell, const model::Field& field) {
    const bool missing = std::holds_alternative<model::Missing>(cell.value) ||
                         (std::holds_alternative<std::monostate>(cell.value) && cell.text.empty());
    if (missing && field.type == "date") return support::NoDay();
    return std::visit(model::Overloaded{
                          [](const model::Amount& amount) -> ExpressionValue {
                              return amount.unit == "%" ? amount.value / 100 : amount.value;
                          },
                          [](const model::DateValue& date) -> ExpressionValue {
                              return model::to_iso(model::Date{date.year, date.month, date.day});
                          },
                          [](bool truth) -> ExpressionValue { return truth; },
                          [](const model::Missing&) -> ExpressionValue { return std::monostate(); },
                          [&](const std::monostate&) -> ExpressionValue {
                              const bool marked = !cell.blocks.empty() && cell.text.find_first_of("*_[`\\<") != std::string::npos;
                              return marked ? model::plain_text(cell.blocks) : cell.text;
                          },
                      },
                      cell.value);
}

support::Expression::LookUp names_in(const model::DataTable& table, const model::DataRow& row) {
    return [&](std::string_view name) -> ExpressionValue {
        const auto found = table.field_index(name);
        if (!found) return std::string(name);
        if (*found >= row.cells.size()) return std::monostate();
        return expression_value(row.cells[*found], table.fields[*found]);
    };
}

void report_percent(Work& work, const model::DataTable& table, const support::Expression& expression,
                    const std::function<model::Span(const support::Expression::Name& name)>& place) {
    for (const auto& name : expression.names()) {
        const auto index = table.field_index(name.name);
        if (!index || !name.compared_number || std::fabs(*name.compared_number) <= 1) continue;
        bool percent = false, reached = false;
        table.rows.for_each([&](const model::DataRow& row) {
            if (row.is_group || *index >= row.cells.size()) return;
            const auto* amount = std::get_if<model::Amount>(&row.cells[*index].value);
            if (!amount) return;
            percent = percent || amount->unit == "%";
            reached = reached || std::fabs(amount->value) >= std::fabs(*name.compared_number) * (amount->unit == "%" ? 100 : 1);
        });
        if (!percent || reached) continue;
        const double number = *name.compared_number;
        const auto words = [](double value) { return support::Expression::words(value); };
        work.diagnostics.warning("table-where.percent", place(name),
                                 {{"column", table.fields[*index].title}, {"number", words(number)}, {"percent", words(number * 100)}});
    }
}

std::vector<std::string> column_names(const model::DataTable& table) {
    std::vector<std::string> names;
    for (const auto& field : table.fields) names.push_back(field.name);
    return names;
}

std::string stem_of_table(const std::string& path) {
    const auto slash = path.find_last_of('/');
    const std::string file = slash == std::string::npos ? path : path.substr(slash + 1);
    return file.substr(0, file.find('.'));
}

}  // namespace merge
