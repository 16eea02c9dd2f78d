// SPDX-License-Identifier: MPL-2.0
#include "merge/value_lookup.h"

#include <algorithm>
#include <charconv>
#include <cmath>

#include "merge/table_options.h"
#include "merge/wording.h"

namespace merge {
namespace {

using model::FrontMatterValue;
using Shape = FrontMatterValue::Shape;

class Lookup {
  public:
    Lookup(Work& work, const ValuePlace& place) : work_(work), place_(place) {}

    std::optional<Evaluated> path(const std::string& text) {
        if (text.empty()) return place_.wrong("value-unknown.empty", {});
        if (text.starts_with("tabel.") || text.starts_with("tabel[")) return table(text.substr(6));
        if (auto known = own(text)) return known;
        if (text == "parter" && means_all_parties()) return no_parties();
        const auto found = front_matter(text);
        if (!found) return std::nullopt;
        const auto* value = *found;
        if (!value) return missing(text);
        if (value->shape == Shape::list) return listed(*value);
        if (value->shape == Shape::map)
            return place_.wrong(
                "value-unknown.part",
                {{"name", text}, {"first", value->map.empty() ? "" : text + "." + value->map[0].first}});
        if (const auto date = model::parse_iso_date(value->scalar)) return *date;
        return value->scalar;
    }

  private:
    const model::Metadata& metadata() const { return work_.assembly.metadata; }

    /// Values whose display is more than the front matter's own text.
    std::optional<Evaluated> own(const std::string& text) const {
        const auto& m = metadata();
        if (text == "title" && !m.title.empty()) return m.title;
        if (text == "subtitle" && !m.subtitle.empty()) return m.subtitle;
        if (text == "subject" && !m.subject.empty()) return m.subject;
        if (text == "abstract" && !m.summary.empty()) return m.summary;
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

    /// `parter: alle` where no table says who they are: `own` knows the parties wherever one does.
    bool means_all_parties() const {
        const auto* value = work_.inputs.document->front_matter.find("parter");
        return value && value->shape == Shape::scalar && value->scalar == "alle";
    }
    /// The cause is one, however often the parties are named.
    std::nullopt_t no_parties() const {
        const auto& said = work_.diagnostics.all();
        const bool known = std::any_of(said.begin(), said.end(), [](const model::Diagnostic& problem) {
            return problem.key == "value-unknown.no-parties";
        });
        return known ? std::nullopt : place_.wrong("value-unknown.no-parties", {});
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
                                {"hjemmeside", party.website}},
                               nullptr,
                               nullptr});
        }
        return records;
    }

    static Evaluated listed(const FrontMatterValue& value) {
        Records records;
        for (const auto& item : value.list) {
            Record record{item.scalar, {}, nullptr, nullptr};
            for (const auto& [key, part] : item.map) {
                record.columns.emplace_back(key, part.scalar);
                if (record.shown.empty()) record.shown = part.scalar;
            }
            records.push_back(std::move(record));
        }
        return records;
    }

    /// `formand.navn`, `medlemmer[2].rolle`: null when there is none, nullopt after reporting.
    std::optional<const FrontMatterValue*> front_matter(std::string_view text) const {
        const auto* value = &work_.inputs.document->front_matter;
        std::string before;
        while (value && !text.empty()) {
            const std::string step(text.substr(0, text.find('.')));
            text.remove_prefix(std::min(text.size(), step.size() + 1));
            const std::string key = step.substr(0, step.find('['));
            if (value->shape == Shape::list) return list_form(before, *value);
            value = value->find(key);
            before += (before.empty() ? "" : ".") + key;
            if (value && key.size() < step.size()) {
                const auto member = numbered(before, *value, step.substr(key.size()));
                if (!member) return std::nullopt;
                value = *member;
                before += step.substr(key.size());
            }
        }
        return value && value->shape != Shape::null ? value : nullptr;
    }

    /// The member that `[2]` means.
    std::optional<const FrontMatterValue*> numbered(const std::string& name, const FrontMatterValue& value,
                                                    std::string_view brackets) const {
        const auto index =
            brackets.ends_with(']') ? integer(trimmed(brackets.substr(1, brackets.size() - 2))) : std::nullopt;
        if (value.shape != Shape::list || !index) return list_form(name, value);
        if (*index >= 1 && static_cast<std::size_t>(*index) <= value.list.size())
            return &value.list[static_cast<std::size_t>(*index) - 1];
        return place_.wrong(
            "value-list.range",
            {{"name", name}, {"number", std::to_string(*index)}, {"count", std::to_string(value.list.size())}});
    }

    std::nullopt_t list_form(const std::string& name, const FrontMatterValue& value) const {
        if (value.shape != Shape::list) return place_.wrong("value-list.none", {{"name", name}});
        const bool maps = !value.list.empty() && !value.list[0].map.empty();
        return place_.wrong(
            "value-list.form",
            {{"name", name}, {"example", name + "[1]" + (maps ? "." + value.list[0].map[0].first : "")}});
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
            return place_.wrong("value-unknown.unset", {{"name", text}});
        for (const auto& [key, value] : work_.inputs.document->front_matter.map) names.push_back(key);
        if (work_.inputs.kind)
            for (const auto& field : work_.inputs.kind->fields) {
                if (field.name == text) return place_.wrong("value-unknown.unset", {{"name", text}});
                names.push_back(field.name);
            }
        return place_.unknown("value-unknown", text, names);
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
        place_.unknown("value-table", name, names);
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
        if (!index) return place_.wrong("value-row.form", {{"name", name}});
        if (*index < 1 || static_cast<std::size_t>(*index) > rows.size())
            return place_.wrong(
                "value-row.range",
                {{"row", std::to_string(*index)}, {"table", data->path}, {"count", std::to_string(rows.size())}});
        rest.remove_prefix(close + 1);
        if (!rest.starts_with('.')) return place_.wrong("value-row.column", {{"table", data->path}});
        return cell(*data, *rows[static_cast<std::size_t>(*index) - 1], std::string(rest.substr(1)));
    }

    std::optional<Evaluated> cell(const model::DataTable& data, const model::DataRow& row, const std::string& column) {
        const auto index = data.field_index(column);
        if (!index) {
            std::vector<std::string> names;
            for (const auto& field : data.fields) names.push_back(field.name);
            return place_.unknown("value-column", column, names, {{"table", data.path}});
        }
        if (*index >= row.cells.size() || row.cells[*index].missing)
            return place_.wrong("value-missing", {{"name", column}, {"table", data.path}});
        const auto& found = row.cells[*index];
        const auto& field = data.fields[*index];
        if (const auto* date = std::get_if<model::DateValue>(&found.value))
            return model::Date{date->year, date->month, date->day};
        if (const auto* amount = std::get_if<model::Amount>(&found.value))
            if ((field.type == "number" || field.type == "integer") && !field.inferred)
                return Number{amount->value, amount->decimals, amount->unit == field.unit ? "" : amount->unit};
        return cell_words(found, field, work_.words());
    }

    Evaluated records(const model::DataTable& data, const std::vector<const model::DataRow*>& rows) const {
        Records made;
        const auto shown = data.field_index("navn").value_or(data.field_index("titel").value_or(0));
        for (const auto* row : rows) {
            Record record{"", {}, &data, row};
            for (std::size_t i = 0; i < row->cells.size() && i < data.fields.size(); ++i)
                record.columns.emplace_back(data.fields[i].name, row->cells[i].text);
            if (shown < row->cells.size()) record.shown = cell_words(row->cells[shown], data.fields[shown], work_.words());
            made.push_back(std::move(record));
        }
        return made;
    }

    Work& work_;
    const ValuePlace& place_;
};

}  // namespace

std::string_view trimmed(std::string_view text) {
    while (!text.empty() && (text.front() == ' ' || text.front() == '\t' || text.front() == '\n'))
        text.remove_prefix(1);
    while (!text.empty() && (text.back() == ' ' || text.back() == '\t' || text.back() == '\n')) text.remove_suffix(1);
    return text;
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
    const auto [end, error] =
        std::from_chars(text.data(), text.data() + text.size(), value, std::chars_format::fixed);
    const bool number = error == std::errc() && end == text.data() + text.size() && std::isfinite(value);
    if (text.empty() || !number) return std::nullopt;
    return Number{value, decimals};
}

std::nullopt_t ValuePlace::unknown(const std::string& key, const std::string& name,
                                   const std::vector<std::string>& candidates, model::MessageArgs more) const {
    report_unknown(work_, model::Severity::error, key, narrowed(work_, span_, name), name, candidates, std::move(more));
    return std::nullopt;
}

std::nullopt_t ValuePlace::wrong(const std::string& key, model::MessageArgs args) const {
    work_.diagnostics.error(key, span_, std::move(args));
    return std::nullopt;
}

void ValuePlace::warn(const std::string& key, model::MessageArgs args) const {
    work_.diagnostics.warning(key, span_, std::move(args));
}

void ValuePlace::warn_of_percent(const model::DataTable& table, const support::Expression& condition) const {
    report_percent(work_, table, condition,
                   [&](const support::Expression::Name& name) { return narrowed(work_, span_, name.name); });
}

std::optional<Evaluated> look_up_value(Work& work, const ValuePlace& place, const std::string& name) {
    return Lookup(work, place).path(name);
}

}  // namespace merge
