// SPDX-License-Identifier: MPL-2.0
#include "merge/values.h"

#include <unicode/locid.h>
#include <unicode/unistr.h>

#include <algorithm>
#include <array>
#include <charconv>
#include <optional>

#include "merge/parties.h"
#include "merge/wording.h"
#include "model/date.h"

namespace merge {
namespace {

struct Number {
    double value = 0;
    int decimals = 0;
};
/// Rows of a table or the parties: each with its name and its columns.
struct Record {
    std::string shown;
    std::vector<std::pair<std::string, std::string>> columns;
};
using Records = std::vector<Record>;
using Evaluated = std::variant<std::string, model::Date, Number, Records>;

constexpr std::array filter_names = {"dato", "iso", "aar", "antal", "tal", "stor", "lille", "versaler", "liste"};

std::string_view trimmed(std::string_view text) {
    while (!text.empty() && (text.front() == ' ' || text.front() == '\t' || text.front() == '\n'))
        text.remove_prefix(1);
    while (!text.empty() && (text.back() == ' ' || text.back() == '\t' || text.back() == '\n')) text.remove_suffix(1);
    return text;
}

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

std::optional<int> integer(std::string_view text) {
    int value = 0;
    const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), value);
    if (text.empty() || error != std::errc() || end != text.data() + text.size()) return std::nullopt;
    return value;
}

std::optional<Number> number_in(std::string text) {
    int decimals = 0;
    if (const auto point = text.find_first_of(",."); point != std::string::npos) {
        text[point] = '.';
        decimals = static_cast<int>(text.size() - point - 1);
    }
    double value = 0;
    const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), value);
    if (text.empty() || error != std::errc() || end != text.data() + text.size()) return std::nullopt;
    return Number{value, decimals};
}

std::string upper_case(const std::string& text) {
    auto all = icu::UnicodeString::fromUTF8(text);
    std::string out;
    all.toUpper(icu::Locale("da")).toUTF8String(out);
    return out;
}

class Evaluation {
  public:
    Evaluation(Work& work, const model::Inline& node, const std::string& expression)
        : work_(work), span_(node.span), expression_(expression) {}

    /// The words, or nullopt after reporting what is wrong.
    std::optional<std::string> words() {
        const auto stages = stages_of(expression_);
        auto value = path(stages[0]);
        for (std::size_t i = 1; value && i < stages.size(); ++i) value = filtered(std::move(*value), stages[i]);
        if (!value) return std::nullopt;
        return shown(*value);
    }

  private:
    const model::Metadata& metadata() const { return work_.assembly.metadata; }

    std::nullopt_t unknown(const std::string& key, const std::string& name, const std::vector<std::string>& candidates,
                           model::MessageArgs more = {}) {
        report_unknown(work_, model::Severity::error, key, narrowed(work_, span_, name), name, candidates,
                       std::move(more));
        return std::nullopt;
    }
    std::nullopt_t wrong(const std::string& key, model::MessageArgs args) {
        work_.diagnostics.error(key, span_, std::move(args));
        return std::nullopt;
    }

    std::optional<Evaluated> path(const std::string& text) {
        if (text.empty()) return wrong("value-unknown.empty", {});
        if (text.starts_with("tabel.") || text.starts_with("tabel[")) return table(text.substr(6));
        if (auto known = own(text)) return known;
        const auto* value = front_matter(text);
        if (!value) return missing(text);
        if (value->shape == model::FrontMatterValue::Shape::list) return listed(*value);
        if (value->shape == model::FrontMatterValue::Shape::map)
            return wrong("value-unknown.part",
                         {{"name", text}, {"first", value->map.empty() ? "" : text + "." + value->map[0].first}});
        if (const auto date = model::parse_iso_date(value->scalar)) return *date;
        return value->scalar;
    }

    /// Values whose display is more than the front matter's own text.
    std::optional<Evaluated> own(const std::string& text) const {
        const auto& m = metadata();
        if (text == "title" && !m.title.empty()) return m.title;
        if (text == "status" && !m.status_title.empty()) return m.status_title;
        if (text == "dokumenttype" && !m.kind_title.empty()) return m.kind_title;
        if (text == "date" && m.date) return *m.date;
        if (text == "ikrafttraedelse" && m.effective_date) return *m.effective_date;
        if (text == "valgperiode" && m.election_period) return to_text(*m.election_period);
        if (text == "aftaleperiode" && m.agreement_period) return to_words(*m.agreement_period, work_.words());
        if (text == "valgperiode.fra" && m.election_period) return std::to_string(m.election_period->from);
        if (text == "valgperiode.til" && m.election_period) return std::to_string(m.election_period->to);
        if (text == "aftaleperiode.fra" && m.agreement_period) return m.agreement_period->from;
        if (text == "aftaleperiode.til" && m.agreement_period && m.agreement_period->to) return *m.agreement_period->to;
        if (text == "parter" && !m.parties.empty()) return parties();
        return std::nullopt;
    }

    Evaluated parties() const {
        Records records;
        for (const auto& party : metadata().parties) {
            const char* type = party.type == model::PartyType::region         ? "region"
                               : party.type == model::PartyType::municipality ? "kommune"
                                                                              : "andet";
            records.push_back({party.name,
                               {{"navn", party.name},
                                {"type", type},
                                {"kode", party.code},
                                {"klynge", party.cluster},
                                {"hjemmeside", party.website}}});
        }
        return records;
    }

    static Evaluated listed(const model::FrontMatterValue& value) {
        Records records;
        for (const auto& item : value.list) {
            Record record{item.scalar, {}};
            for (const auto& [key, part] : item.map) {
                record.columns.emplace_back(key, part.scalar);
                if (record.shown.empty()) record.shown = part.scalar;
            }
            records.push_back(std::move(record));
        }
        return records;
    }

    const model::FrontMatterValue* front_matter(std::string_view text) const {
        const auto* value = &work_.inputs.document->front_matter;
        while (value && !text.empty()) {
            const auto dot = text.find('.');
            value = value->find(text.substr(0, dot));
            text = dot == std::string_view::npos ? std::string_view() : text.substr(dot + 1);
        }
        return value && value->shape != model::FrontMatterValue::Shape::null ? value : nullptr;
    }

    std::nullopt_t missing(const std::string& text) {
        std::vector<std::string> names = {"title",
                                          "version",
                                          "date",
                                          "status",
                                          "parter",
                                          "ikrafttraedelse",
                                          "valgperiode",
                                          "valgperiode.fra",
                                          "valgperiode.til",
                                          "aftaleperiode",
                                          "aftaleperiode.fra",
                                          "aftaleperiode.til",
                                          "dokumenttype",
                                          "ansvarlig-enhed",
                                          "besluttende-forum"};
        if (std::find(names.begin(), names.end(), text) != names.end())
            return wrong("value-unknown.unset", {{"name", text}});
        for (const auto& [key, value] : work_.inputs.document->front_matter.map) names.push_back(key);
        if (work_.inputs.kind)
            for (const auto& field : work_.inputs.kind->fields) {
                if (field.name == text) return wrong("value-unknown.unset", {{"name", text}});
                names.push_back(field.name);
            }
        return unknown("value-unknown", text, names);
    }

    const model::DataTable* find_table(const std::string& name) {
        if (work_.inputs.look_up.named_table)
            if (const auto* found = work_.inputs.look_up.named_table(name)) return found;
        for (const auto* used : work_.used_tables) {
            const auto slash = used->path.find_last_of('/');
            const std::string file = slash == std::string::npos ? used->path : used->path.substr(slash + 1);
            if (file.substr(0, file.find('.')) == name) return used;
        }
        std::vector<std::string> names = work_.inputs.look_up.table_names;
        unknown("value-table", name, names);
        return nullptr;
    }

    /// `maal`, `maal[2]` or `maal[2].maaltal`
    std::optional<Evaluated> table(std::string_view rest) {
        const std::string name(rest.substr(0, rest.find_first_of("[.")));
        rest.remove_prefix(name.size());
        const auto* data = find_table(name);
        if (!data) return std::nullopt;
        std::vector<const model::DataRow*> rows;
        for (const auto& row : data->rows)
            if (!row.is_group) rows.push_back(&row);
        if (rest.empty()) return records(*data, rows);
        const auto close = rest.find(']');
        const auto index = rest.starts_with('[') && close != std::string_view::npos
                               ? integer(trimmed(rest.substr(1, close - 1)))
                               : std::nullopt;
        if (!index) return wrong("value-row.form", {{"name", name}});
        if (*index < 1 || static_cast<std::size_t>(*index) > rows.size())
            return wrong(
                "value-row.range",
                {{"row", std::to_string(*index)}, {"table", data->path}, {"count", std::to_string(rows.size())}});
        rest.remove_prefix(close + 1);
        if (!rest.starts_with('.')) return wrong("value-row.column", {{"table", data->path}});
        return cell(*data, *rows[static_cast<std::size_t>(*index) - 1], std::string(rest.substr(1)));
    }

    std::optional<Evaluated> cell(const model::DataTable& data, const model::DataRow& row, const std::string& column) {
        const auto index = data.field_index(column);
        if (!index) {
            std::vector<std::string> names;
            for (const auto& field : data.fields) names.push_back(field.name);
            return unknown("value-column", column, names, {{"table", data.path}});
        }
        if (*index >= row.cells.size() || row.cells[*index].missing)
            return wrong("value-missing", {{"name", column}, {"table", data.path}});
        const auto& found = row.cells[*index];
        const auto& field = data.fields[*index];
        if (const auto* date = std::get_if<model::DateValue>(&found.value))
            return model::Date{date->year, date->month, date->day};
        if (const auto* amount = std::get_if<model::Amount>(&found.value))
            if (field.type == "number" || field.type == "integer") return Number{amount->value, amount->decimals};
        return cell_words(found, field, work_.words());
    }

    Evaluated records(const model::DataTable& data, const std::vector<const model::DataRow*>& rows) const {
        Records made;
        const auto shown = data.field_index("navn").value_or(data.field_index("titel").value_or(0));
        for (const auto* row : rows) {
            Record record;
            for (std::size_t i = 0; i < row->cells.size() && i < data.fields.size(); ++i)
                record.columns.emplace_back(data.fields[i].name, row->cells[i].text);
            if (shown < row->cells.size()) record.shown = row->cells[shown].text;
            made.push_back(std::move(record));
        }
        return made;
    }

    std::optional<Evaluated> filtered(Evaluated value, const std::string& stage) {
        const auto space = stage.find(' ');
        const std::string name = stage.substr(0, space);
        const std::string argument(space == std::string::npos ? std::string_view()
                                                              : trimmed(std::string_view(stage).substr(space)));
        if (name == "antal") return count(value, name);
        if (name == "dato" || name == "iso" || name == "aar") return dated(value, name);
        if (name == "tal") return counted(value, argument);
        if (name == "stor") return with_upper_first(shown(value));
        if (name == "lille") return with_lower_first(shown(value));
        if (name == "versaler") return upper_case(shown(value));
        if (name == "liste") return shown(value);
        if (auto* records = std::get_if<Records>(&value); records && !argument.empty())
            return selected(std::move(*records), name, argument);
        return unknown("value-filter", name, std::vector<std::string>(filter_names.begin(), filter_names.end()));
    }

    std::optional<Evaluated> count(const Evaluated& value, const std::string& name) {
        if (const auto* records = std::get_if<Records>(&value)) return Number{static_cast<double>(records->size()), 0};
        return wrong("value-filter.list", {{"name", name}, {"value", shown(value)}});
    }

    std::optional<Evaluated> dated(const Evaluated& value, const std::string& name) {
        std::optional<model::Date> date;
        if (const auto* known = std::get_if<model::Date>(&value)) date = *known;
        if (const auto* text = std::get_if<std::string>(&value)) date = model::parse_danish_date(*text);
        if (!date) return wrong("value-filter.date", {{"name", name}, {"value", shown(value)}});
        if (name == "iso") return model::to_iso(*date);
        if (name == "aar") return std::to_string(date->year);
        return to_words(*date, work_.words());
    }

    std::optional<Evaluated> counted(const Evaluated& value, const std::string& argument) {
        std::optional<Number> number;
        if (const auto* known = std::get_if<Number>(&value)) number = *known;
        if (const auto* text = std::get_if<std::string>(&value)) number = number_in(*text);
        if (!number) return wrong("value-filter.number", {{"name", "tal"}, {"value", shown(value)}});
        if (const auto decimals = integer(argument)) number->decimals = std::clamp(*decimals, 0, 12);
        return number_words(number->value, number->decimals, work_.words());
    }

    std::optional<Evaluated> selected(Records records, const std::string& column, const std::string& wanted) {
        std::vector<std::string> names(filter_names.begin(), filter_names.end());
        bool known = false;
        for (const auto& record : records)
            for (const auto& [name, text] : record.columns) {
                known = known || name == column;
                if (&record == &records.front()) names.push_back(name);
            }
        if (!known) return unknown("value-filter", column, names);
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
                [&](const Number& number) { return number_words(number.value, number.decimals, work_.words()); },
                [&](const Records& records) {
                    std::vector<std::string> names;
                    for (const auto& record : records) names.push_back(record.shown);
                    return joined(names, work_.words());
                },
            },
            value);
    }

    Work& work_;
    model::Span span_;
    const std::string& expression_;
};

}  // namespace

void fill_values(Work& work) {
    for_all_parts(work, [&](model::Blocks& blocks) {
        model::for_each_inlines(blocks, [&](model::Inlines& inlines) {
            for (auto& node : inlines) {
                const auto* value = std::get_if<model::Value>(&node.kind);
                if (!value) continue;
                const std::string expression = value->expression;
                auto words = Evaluation(work, node, expression).words();
                node.kind = model::Text{words ? std::move(*words) : "{{" + expression + "}}"};
            }
        });
    });
}

std::vector<model::Want> value_tables(const model::Document& document) {
    std::vector<model::Want> wants;
    const auto collect = [&](const model::Inline& node) {
        const auto* value = std::get_if<model::Value>(&node.kind);
        if (!value) return;
        const auto path = trimmed(value->expression);
        if (!path.starts_with("tabel.")) return;
        const auto rest = path.substr(6);
        std::string name(trimmed(rest.substr(0, rest.find_first_of("[.| \\"))));
        const bool known =
            std::any_of(wants.begin(), wants.end(), [&](const model::Want& want) { return want.path == name; });
        if (!known && !name.empty()) wants.push_back({model::WantKind::table, std::move(name), node.span});
    };
    model::for_each_node(document.blocks, {{}, collect});
    for (const auto& note : document.footnotes) model::for_each_node(note.children, {{}, collect});
    return wants;
}

}  // namespace merge
