// SPDX-License-Identifier: MPL-2.0
#include "merge/value_records.h"

#include <algorithm>
#include <array>
#include <set>

#include "merge/table_options.h"
#include "merge/wording.h"
#include "model/date.h"
#include "model/value_key.h"
#include "support/expression.h"
#include "support/expression_date.h"

namespace merge {
namespace {

constexpr std::array<std::string_view, 7> names = {"hvor", "unikke", "liste", "sum", "middel", "min", "maks"};

const std::string* text_in(const Record& record, std::string_view column) {
    for (const auto& [name, text] : record.columns)
        if (name == column) return &text;
    return nullptr;
}

support::ExpressionValue value_in(const Record& record, std::string_view column) {
    if (record.row && record.table)
        if (const auto index = record.table->field_index(column); index && *index < record.row->cells.size())
            return expression_value(record.row->cells[*index], record.table->fields[*index]);
    const auto* text = text_in(record, column);
    return text ? support::ExpressionValue(*text) : support::ExpressionValue();
}

class Filtering {
  public:
    Filtering(const ValuePlace& place, Records records) : place_(place), records_(std::move(records)) {
        if (records_.empty()) return;
        for (const auto& [name, text] : records_.front().columns) columns_.push_back(name);
    }

    std::optional<Evaluated> where(const std::string& condition) {
        const auto parsed = support::Expression::parse(condition);
        const auto* expression = std::get_if<support::Expression>(&parsed);
        if (!expression) return place_.wrong("value-filter.condition", {{"text", condition}});
        if (!records_.empty() && records_.front().table)
            place_.warn_of_percent(*records_.front().table, *expression);
        for (const auto& name : expression->names())
            if (!records_.empty() && !is_column(name.name) && !is_value(name))
                return place_.unknown("value-filter.column", name.name, columns_);
        std::optional<support::ExpressionFault> fault;
        std::erase_if(records_, [&](const Record& record) {
            const auto found = expression->value([&](std::string_view name) {
                return is_column(name) ? value_in(record, name) : support::ExpressionValue(std::string(name));
            });
            const auto* value = std::get_if<support::ExpressionValue>(&found);
            if (!value && !fault) fault = std::get<support::ExpressionFault>(found);
            return !value || !support::Expression::is_true(*value);
        });
        if (fault && fault->kind == support::ExpressionFault::Kind::date_beside_number)
            return place_.wrong("value-filter.date-number", {{"value", fault->value}, {"needed", fault->needed}});
        return std::move(records_);
    }

    std::optional<Evaluated> distinct(const std::string& column) {
        if (!known(column)) return std::nullopt;
        std::set<std::string> seen;
        std::erase_if(records_, [&](const Record& record) {
            const auto* text = text_in(record, column);
            const auto* cell = cell_in(record, column);
            if (!text || text->empty()) return true;
            return !seen.insert(cell ? model::value_key(*cell, *field_of(record, column)) : *text).second;
        });
        return shown_by(column);
    }

    std::optional<Evaluated> listed(const std::string& column) {
        if (!known(column)) return std::nullopt;
        return shown_by(column);
    }

    /// A sum, a mean, or the least or greatest, of dates too, with the unit that the numbers have and the head does not
    /// say.
    std::optional<Evaluated> number(const std::string& name, const std::string& column) {
        if (!known(column)) return std::nullopt;
        std::vector<Found> all;
        for (const auto& record : records_) {
            const auto* text = text_in(record, column);
            if (!text || text->empty()) continue;
            all.push_back({*text, amount_in(record, column, *text), date_in(record, column, *text)});
        }
        const bool least = name == "min", most = name == "maks";
        if ((least || most) && all.empty())
            return place_.wrong("value-filter.empty", {{"name", name}, {"column", column}});
        const bool dates = std::all_of(all.begin(), all.end(), [](const Found& found) { return found.date.has_value(); });
        if ((least || most) && dates) return end_of(all, most);
        if (least || most)
            if (auto moment = moment_of(all, most)) return *moment;
        return worked_out(name, column, all);
    }

  private:
    bool is_column(std::string_view name) const {
        return std::find(columns_.begin(), columns_.end(), name) != columns_.end();
    }
    bool is_value(const support::Expression::Name& name) const {
        return name.equality && std::any_of(records_.begin(), records_.end(), [&](const Record& record) {
                   const auto* text = text_in(record, name.compared_with);
                   return text && *text == name.name;
               });
    }
    bool known(const std::string& column) {
        if (records_.empty() || is_column(column)) return true;
        place_.unknown("value-filter.column", column, columns_);
        return false;
    }
    Records shown_by(const std::string& column) {
        std::erase_if(records_, [&](Record& record) {
            const auto* text = text_in(record, column);
            if (const auto* cell = cell_in(record, column))
                record.shown = cell_words(*cell, *field_of(record, column), place_.words());
            else if (text)
                record.shown = *text;
            return !text || text->empty();
        });
        return std::move(records_);
    }
    struct Found {
        std::string text;
        std::optional<model::Amount> amount;
        std::optional<model::Date> date;
    };

    std::optional<Evaluated> worked_out(const std::string& name, const std::string& column,
                                        const std::vector<Found>& all) const {
        for (const auto& found : all) {
            if (!found.amount) return place_.wrong("value-filter.number", {{"name", name}, {"value", found.text}});
            if (found.amount->unit != all[0].amount->unit)
                return place_.wrong("value-filter.unit",
                                    {{"name", name}, {"value", found.text}, {"other", all[0].text}});
        }
        if (all.empty() && name != "sum")
            return place_.wrong("value-filter.empty", {{"name", name}, {"column", column}});
        Number made;
        for (const auto& found : all) {
            made.value += found.amount->value;
            made.decimals = std::max(made.decimals, found.amount->decimals);
        }
        if (!all.empty() && all[0].amount->unit != head_unit(column)) made.unit = all[0].amount->unit;
        const auto by_value = [](const Found& a, const Found& b) { return a.amount->value < b.amount->value; };
        const auto one = [&](const Found& found) {
            made.value = found.amount->value;
            made.decimals = found.amount->decimals;
        };
        if (name == "min") one(*std::min_element(all.begin(), all.end(), by_value));
        if (name == "maks") one(*std::max_element(all.begin(), all.end(), by_value));
        if (name == "middel") {
            made.value /= static_cast<double>(all.size());
            made.decimals += 1;
        }
        return made;
    }

    static Evaluated end_of(const std::vector<Found>& all, bool last) {
        const auto by_day = [](const Found& a, const Found& b) { return *a.date < *b.date; };
        return last ? *std::max_element(all.begin(), all.end(), by_day)->date
                    : *std::min_element(all.begin(), all.end(), by_day)->date;
    }

    /// The first or last of days with their times, as it is written; nullopt when one is none.
    static std::optional<std::string> moment_of(const std::vector<Found>& all, bool last) {
        const Found* best = nullptr;
        std::optional<support::Moment> end;
        for (const auto& found : all) {
            const auto moment = support::moment_in_words(found.text);
            if (!moment) return std::nullopt;
            const int order = end ? support::compare_moments(*moment, *end) : 0;
            if (end && (last ? order <= 0 : order >= 0)) continue;
            end = moment;
            best = &found;
        }
        return best ? std::optional(best->text) : std::nullopt;
    }

    static const model::DataCell* cell_in(const Record& record, const std::string& column) {
        const auto* field = field_of(record, column);
        const auto index = field ? static_cast<std::size_t>(field - record.table->fields.data()) : 0;
        return field && index < record.row->cells.size() ? &record.row->cells[index] : nullptr;
    }
    static const model::Field* field_of(const Record& record, const std::string& column) {
        const auto index = record.row && record.table ? record.table->field_index(column) : std::nullopt;
        return index ? &record.table->fields[*index] : nullptr;
    }
    std::string head_unit(const std::string& column) const {
        const auto* table = records_.empty() ? nullptr : records_.front().table;
        const auto index = table ? table->field_index(column) : std::nullopt;
        return index ? table->fields[*index].unit : std::string();
    }
    static std::optional<model::Amount> amount_in(const Record& record, const std::string& column,
                                                  const std::string& text) {
        if (const auto* cell = cell_in(record, column))
            if (const auto* amount = std::get_if<model::Amount>(&cell->value)) return *amount;
        const auto number = number_in(text);
        return number ? std::optional(model::Amount{number->value, number->decimals, ""}) : std::nullopt;
    }
    static std::optional<model::Date> date_in(const Record& record, const std::string& column, const std::string& text) {
        if (const auto* cell = cell_in(record, column)) {
            const auto* date = std::get_if<model::DateValue>(&cell->value);
            return date ? std::optional(model::Date{date->year, date->month, date->day}) : std::nullopt;
        }
        return model::parse_danish_date(text);
    }

    const ValuePlace& place_;
    Records records_;
    std::vector<std::string> columns_;
};

}  // namespace

bool is_record_filter(const std::string& name) {
    return std::find(names.begin(), names.end(), name) != names.end();
}

std::optional<Evaluated> filtered_records(const ValuePlace& place, Records records, const std::string& name,
                                          const std::string& argument) {
    Filtering filtering(place, std::move(records));
    if (name == "hvor") return filtering.where(argument);
    if (name == "unikke") return filtering.distinct(argument);
    if (name == "liste") return filtering.listed(argument);
    return filtering.number(name, argument);
}

}  // namespace merge
