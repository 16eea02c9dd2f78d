// SPDX-License-Identifier: MPL-2.0
#include "merge/table_columns.h"

#include <algorithm>
#include <array>
#include <cmath>
#include <variant>

#include "merge/table_transpose.h"
#include "merge/wording.h"
#include "model/date.h"
#include "support/expression_scan.h"

namespace merge {
namespace {

constexpr std::array<std::string_view, 5> format_names = {"tal", "procent", "dato", "iso", "aar"};

bool is_gap(char c) {
    return c == ' ' || c == ',' || c == '\t' || c == '\n' || c == '\r';
}

/// Reads the words of `columns` from left to right.
class ColumnsReading {
  public:
    ColumnsReading(const TableOptions& options, const model::DataTable& table, const std::string& text)
        : options_(options), table_(table), text_(text) {}

    std::vector<ShownColumn> read() {
        while (skip_gaps(), at_ < text_.size()) {
            if (text_[at_] == '|')
                format();
            else
                column();
        }
        return std::move(shown_);
    }

  private:
    void skip_gaps() {
        while (at_ < text_.size() && is_gap(text_[at_])) ++at_;
    }
    void error(const char* key, std::size_t from, model::MessageArgs args) {
        options_.work().diagnostics.error(key, options_.span("columns", from, at_ - from), std::move(args));
    }

    /// A name or title, in quotation marks where it has spaces.
    std::string word() {
        const std::size_t from = at_;
        const char quote = at_ < text_.size() ? text_[at_] : '\0';
        if (quote == '\'' || quote == '"') {
            const auto close = text_.find(quote, at_ + 1);
            at_ = close == std::string::npos ? text_.size() : close + 1;
            if (close == std::string::npos) error("table-columns.quote", from, {{"found", text_.substr(from)}});
            return text_.substr(from + 1, (close == std::string::npos ? at_ : close) - from - 1);
        }
        while (at_ < text_.size() && !is_gap(text_[at_]) && text_[at_] != '=' && text_[at_] != '|') ++at_;
        return text_.substr(from, at_ - from);
    }

    void column() {
        const std::size_t from = at_;
        const std::string name = word();
        const auto field = name.empty() ? std::nullopt : options_.column(table_, "columns", name);
        last_ = nullptr;
        if (field) {
            shown_.push_back(own_column(table_, *field));
            last_ = &shown_.back();
        }
        if (at_ >= text_.size() || text_[at_] != '=') return;
        ++at_;
        std::string title = word();
        if (name.empty() || title.empty()) return error("table-columns.title", from, {{"name", name}});
        if (last_) last_->title = std::move(title);
    }

    void format() {
        ++at_;
        skip_gaps();
        const std::size_t from = at_;
        const std::string name = word();
        if (std::find(format_names.begin(), format_names.end(), name) == format_names.end()) {
            report_unknown(options_.work(), model::Severity::error, "table-columns.format",
                           options_.span("columns", from, std::max<std::size_t>(1, at_ - from)), name,
                           {format_names.begin(), format_names.end()});
            return;
        }
        if (last_) last_->format.name = name;
        if (name == "tal" || name == "procent") decimals();
    }

    /// One digit after a space; a column cannot begin there.
    void decimals() {
        std::size_t digit = at_;
        while (digit < text_.size() && text_[digit] == ' ') ++digit;
        const bool one = digit < text_.size() && text_[digit] >= '0' && text_[digit] <= '9' &&
                         (digit + 1 == text_.size() || is_gap(text_[digit + 1]) || text_[digit + 1] == '|');
        if (!one) return;
        if (last_) last_->format.decimals = text_[digit] - '0';
        at_ = digit + 1;
    }

    const TableOptions& options_;
    const model::DataTable& table_;
    const std::string& text_;
    std::size_t at_ = 0;
    std::vector<ShownColumn> shown_;
    ShownColumn* last_ = nullptr;
};

/// As many as an author corrects one by one.
constexpr std::size_t most_told = 3;

/// The number of a cell, also in a column of texts: there "12,5" is one, and "1.250" is not sure to be.
std::optional<model::Amount> amount_in(const model::DataCell& cell) {
    if (const auto* amount = std::get_if<model::Amount>(&cell.value)) return *amount;
    const auto comma = cell.text.find(',');
    if (comma == std::string::npos && cell.text.find('.') != std::string::npos) return std::nullopt;
    const auto value = support::number_in_words(cell.text);
    if (!value) return std::nullopt;
    const std::size_t decimals = comma == std::string::npos ? 0 : cell.text.size() - comma - 1;
    return model::Amount{*value, static_cast<int>(decimals), ""};
}

}  // namespace

ShownColumn own_column(const model::DataTable& table, std::size_t field) {
    const auto& own = table.fields[field];
    // The heads of a turned table are values, and may be missing.
    return {field, own.title.empty() && own.format != values_format ? own.name : own.title, {}};
}

std::vector<ShownColumn> shown_columns(const TableOptions& options, const model::DataTable& table) {
    std::vector<ShownColumn> shown;
    if (const auto* text = options.find("columns")) shown = ColumnsReading(options, table, *text).read();
    if (shown.empty())
        for (std::size_t i = 0; i < table.fields.size(); ++i) shown.push_back(own_column(table, i));
    return shown;
}

ColumnFormat naming_format(const std::vector<ShownColumn>& columns, std::size_t field) {
    for (const auto& column : columns)
        if (column.field == field && (column.format.name == "iso" || column.format.name == "dato")) return column.format;
    return {};
}

std::string Formats::name(const model::DataCell& cell, const model::Field& field, const ColumnFormat& format) {
    if (auto shown = formatted(cell, field, format)) return std::move(shown->words);
    const bool words = std::holds_alternative<std::monostate>(cell.value) && !cell.blocks.empty();
    return words ? model::plain_text(cell.blocks) : cell_words(cell, field, work_.words());
}

std::optional<FormattedCell> Formats::number(const model::DataCell& cell, const model::Field& field,
                                             const ColumnFormat& format) {
    const auto amount = amount_in(cell);
    if (!amount) return misfit("table-format.number", cell, field, format);
    model::Amount shown = *amount;
    const bool percent = format.name == "procent";
    if (percent && shown.unit != "%") {
        shown.value *= 100;
        shown.unit = "%";
        shown.decimals = std::max(0, shown.decimals - 2);
    }
    if (format.decimals) shown.decimals = *format.decimals;
    std::string words = number_words(shown.value, shown.decimals, work_.words());
    if (!shown.unit.empty() && shown.unit != field.unit) words += "\u00A0" + shown.unit;
    return FormattedCell{std::move(words), shown};
}

std::optional<FormattedCell> Formats::date(const model::DataCell& cell, const model::Field& field,
                                           const ColumnFormat& format) {
    std::optional<model::Date> date;
    if (const auto* known = std::get_if<model::DateValue>(&cell.value))
        date = model::Date{known->year, known->month, known->day};
    else
        date = model::parse_danish_date(cell.text);
    if (!date) return misfit("table-format.date", cell, field, format);
    const model::CellValue value = model::DateValue{date->year, date->month, date->day};
    if (format.name == "iso") return FormattedCell{model::to_iso(*date), value};
    if (format.name == "dato") return FormattedCell{to_words(*date, work_.words()), value};
    return FormattedCell{std::to_string(date->year), model::Amount{static_cast<double>(date->year), 0, ""}};
}

std::nullopt_t Formats::misfit(const char* key, const model::DataCell& cell, const model::Field& field,
                               const ColumnFormat& format) {
    auto found = std::find_if(misfits_.begin(), misfits_.end(), [&](const Misfit& known) {
        return known.field == field.name && known.key == key && known.format == format.name;
    });
    if (found == misfits_.end())
        found = misfits_.insert(misfits_.end(), Misfit{field.name, key, format.name, {}, 0});
    if (++found->count <= most_told) found->first.emplace_back(cell.span, cell.text);
    return std::nullopt;
}

void Formats::report() const {
    for (const auto& misfit : misfits_)
        for (const auto& [place, value] : misfit.first) {
            const bool many = misfit.count > most_told;
            work_.diagnostics.error(misfit.key + (many ? "-rows" : ""), place,
                                    {{"value", value}, {"name", misfit.format}, {"count", std::to_string(misfit.count)}});
            if (many) break;
        }
}

std::optional<FormattedCell> Formats::formatted(const model::DataCell& cell, const model::Field& field,
                                                const ColumnFormat& format) {
    if (format.name.empty() || cell.missing || cell.text.empty()) return std::nullopt;
    return format.name == "tal" || format.name == "procent" ? number(cell, field, format) : date(cell, field, format);
}

}  // namespace merge
