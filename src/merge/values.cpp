// SPDX-License-Identifier: MPL-2.0
#include "merge/values.h"

#include <algorithm>
#include <array>
#include <cmath>
#include <optional>
#include <set>
#include <string>
#include <vector>

#include "merge/value_lookup.h"
#include "merge/value_records.h"
#include "merge/wording.h"
#include "model/date.h"
#include "support/nearest.h"

namespace merge {
namespace {

constexpr std::array filter_names = {"dato", "iso",      "aar",   "antal", "tal",    "stor",   "lille", "versaler",
                                     "liste", "hvor", "unikke", "sum", "middel", "min", "maks"};

/// A cell of a pipe table writes `\|` for the bar between filters.
std::vector<std::string> stages_of(std::string_view expression) {
    std::vector<std::string> stages(1);
    for (std::size_t i = 0; i < expression.size(); ++i) {
        if (expression[i] == '\\' && i + 1 < expression.size() && expression[i + 1] == '|') continue;
        if (expression[i] == '|')
            stages.emplace_back();
        else
            stages.back() += expression[i];
    }
    for (auto& stage : stages) stage = std::string(trimmed(stage));
    return stages;
}

class Evaluation {
  public:
    Evaluation(Work& work, model::Span span, const std::string& expression)
        : work_(work), place_(work, span), expression_(expression) {}

    /// The words, or nullopt after reporting what is wrong.
    std::optional<std::string> words() {
        const auto stages = stages_of(expression_);
        auto value = look_up_value(work_, place_, stages[0]);
        for (std::size_t i = 1; value && i < stages.size(); ++i) value = filtered(std::move(*value), stages[i]);
        if (!value) return std::nullopt;
        return shown(*value);
    }

  private:
    std::optional<Evaluated> filtered(Evaluated value, const std::string& stage) {
        const auto space = stage.find(' ');
        const std::string name = stage.substr(0, space);
        const std::string argument(space == std::string::npos ? std::string_view()
                                                              : trimmed(std::string_view(stage).substr(space)));
        if (name == "antal") return count(std::move(value), name, argument);
        if (name == "dato" || name == "iso" || name == "aar") return dated(value, name);
        if (name == "tal") return counted(value, argument);
        if (name == "stor") return with_upper_first(shown(value));
        if (name == "lille") return with_lower_first(shown(value));
        if (name == "versaler") return upper_case(shown(value));
        if (is_record_filter(name) && !argument.empty()) {
            if (auto* records = std::get_if<Records>(&value))
                return filtered_records(place_, std::move(*records), name, argument);
            return place_.wrong("value-filter.list", {{"name", name}, {"value", shown(value)}});
        }
        if (name == "liste") return shown(value);
        if (is_record_filter(name)) return place_.wrong("value-filter.argument", {{"name", name}});
        if (auto* records = std::get_if<Records>(&value); records && !argument.empty())
            return selected(std::move(*records), name, argument);
        return place_.unknown("value-filter", name, std::vector<std::string>(filter_names.begin(), filter_names.end()));
    }

    /// How many there are; of a column (`antal frist`) how many are filled.
    std::optional<Evaluated> count(Evaluated value, const std::string& name, const std::string& column) {
        if (auto* records = std::get_if<Records>(&value); records && !column.empty()) {
            auto filled = filtered_records(place_, std::move(*records), "liste", column);
            if (!filled) return std::nullopt;
            value = std::move(*filled);
        }
        if (const auto* records = std::get_if<Records>(&value)) return Number{static_cast<double>(records->size())};
        return place_.wrong("value-filter.list", {{"name", name}, {"value", shown(value)}});
    }

    std::optional<Evaluated> dated(const Evaluated& value, const std::string& name) {
        std::optional<model::Date> date;
        if (const auto* known = std::get_if<model::Date>(&value)) date = *known;
        if (const auto* text = std::get_if<std::string>(&value)) date = model::parse_danish_date(*text);
        if (!date) return place_.wrong("value-filter.date", {{"name", name}, {"value", shown(value)}});
        if (name == "iso") return model::to_iso(*date);
        if (name == "aar") return std::to_string(date->year);
        return to_words(*date, work_.words());
    }

    /// "8,6 %", "1.250 kr.", "−3": a number as readers see it, with the unit after it.
    static std::optional<Number> number_with_unit(const std::string& text) {
        if (auto plain = number_in(text)) return plain;
        const bool minus = text.starts_with("\u2212") || text.starts_with('-');
        const std::size_t begin = !minus ? 0 : text[0] == '-' ? 1 : std::string_view("\u2212").size();
        const std::size_t end = std::min(text.find_first_not_of("0123456789.,", begin), text.size());
        std::string digits = text.substr(begin, end - begin);
        if (digits.find(',') != std::string::npos || digits.size() - digits.rfind('.') == 4) std::erase(digits, '.');
        auto number = number_in(digits);
        if (!number) return std::nullopt;
        if (minus) number->value = -number->value;
        std::size_t unit = end;
        for (const std::string_view space : {" ", "\u00A0"})
            if (text.substr(unit).starts_with(space)) unit += space.size();
        if (unit == end && end < text.size() && text[end] != '%') return std::nullopt;
        number->unit = text.substr(unit);
        return number;
    }

    std::optional<Evaluated> counted(const Evaluated& value, const std::string& argument) {
        std::optional<Number> number;
        if (const auto* known = std::get_if<Number>(&value)) number = *known;
        if (const auto* text = std::get_if<std::string>(&value)) number = number_with_unit(*text);
        if (!number) return place_.wrong("value-filter.number", {{"name", "tal"}, {"value", shown(value)}});
        if (const auto decimals = integer(argument)) number->decimals = std::clamp(*decimals, 0, 12);
        return words_of(*number);
    }

    std::string words_of(const Number& number) const {
        std::string words = number_words(number.value, number.decimals, work_.words());
        return number.unit.empty() ? words : words + "\u00A0" + number.unit;
    }

    /// The value of a column that may have been meant by one that it does not have; empty when there is none.
    static std::string nearest_value(const Records& records, const std::string& column, const std::string& wanted) {
        std::set<std::string> values;
        for (const auto& record : records)
            for (const auto& [name, text] : record.columns)
                if (name == column && !text.empty() && values.size() < 1000) values.insert(text);
        if (values.contains(wanted)) return {};
        return support::nearest(wanted, {values.begin(), values.end()});
    }

    std::optional<Evaluated> selected(Records records, const std::string& column, const std::string& wanted) {
        std::vector<std::string> names(filter_names.begin(), filter_names.end());
        bool known = false;
        for (const auto& record : records)
            for (const auto& [name, text] : record.columns) {
                known = known || name == column;
                if (&record == &records.front()) names.push_back(name);
            }
        if (!known) return place_.unknown("value-filter", column, names);
        const auto near = nearest_value(records, column, wanted);
        if (!near.empty()) place_.warn("value-filter.no-row", {{"column", column}, {"value", wanted}, {"nearest", near}});
        std::erase_if(records, [&](const Record& record) {
            return std::none_of(record.columns.begin(), record.columns.end(),
                                [&](const auto& pair) { return pair.first == column && pair.second == wanted; });
        });
        return records;
    }

    std::string shown(const Evaluated& value) const {
        return std::visit(
            model::Overloaded{
                [](const std::string& text) { return text; },
                [&](const model::Date& date) { return to_words(date, work_.words()); },
                [&](const Number& number) { return words_of(number); },
                [&](const Records& records) {
                    std::vector<std::string> names;
                    for (const auto& record : records) names.push_back(record.shown);
                    return joined(names, work_.words());
                },
            },
            value);
    }

    Work& work_;
    ValuePlace place_;
    const std::string& expression_;
};

}  // namespace

std::optional<std::string> value_words(Work& work, model::Span span, const std::string& expression) {
    return Evaluation(work, span, expression).words();
}

void fill_values(Work& work) {
    for_all_parts(work, [&](model::Blocks& blocks) {
        model::for_each_inlines(blocks, [&](model::Inlines& inlines) {
            for (auto& node : inlines) {
                const auto* value = std::get_if<model::Value>(&node.kind);
                if (!value) continue;
                const std::string expression = value->expression;
                auto words = Evaluation(work, node.span, expression).words();
                node.kind = model::Text{words ? std::move(*words) : "{{" + expression + "}}"};
            }
        });
    });
}

std::vector<model::Want> value_tables(const model::Document& document) {
    std::vector<model::Want> wants;
    const auto want = [&](std::string_view expression, model::Span span) {
        const auto path = trimmed(expression);
        if (!path.starts_with("tabel.")) return;
        const auto rest = path.substr(6);
        std::string name(trimmed(rest.substr(0, rest.find_first_of("[.| \\"))));
        const bool known =
            std::any_of(wants.begin(), wants.end(), [&](const model::Want& other) { return other.path == name; });
        if (!known && !name.empty()) wants.push_back({model::WantKind::table, std::move(name), span});
    };
    const auto collect = [&](const model::Inline& node) {
        if (const auto* value = std::get_if<model::Value>(&node.kind)) want(value->expression, node.span);
    };
    for (const auto& [key, value] : document.front_matter.map)
        for (auto at = value.scalar.find("{{"); at != std::string::npos; at = value.scalar.find("{{", at + 2))
            want(std::string_view(value.scalar).substr(at + 2), value.span);
    model::for_each_node(document.blocks, {{}, collect});
    for (const auto& note : document.footnotes) model::for_each_node(note.children, {{}, collect});
    return wants;
}

}  // namespace merge
