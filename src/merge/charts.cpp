// SPDX-License-Identifier: MPL-2.0
#include "merge/charts.h"

#include <algorithm>
#include <initializer_list>
#include <map>
#include <optional>

#include "merge/tables.h"

namespace merge {
namespace {

std::string folded(std::string_view name) {
    std::string out(name);
    std::replace(out.begin(), out.end(), '_', '-');
    return out;
}

std::optional<std::size_t> column(const model::DataTable& table, std::initializer_list<std::string_view> names) {
    for (const auto name : names)
        for (std::size_t i = 0; i < table.fields.size(); ++i)
            if (folded(table.fields[i].name) == name) return i;
    return std::nullopt;
}

struct ChartColumns {
    std::optional<std::size_t> key, name, superior, note, beside;
};

const model::DataCell& cell_at(const model::DataRow& row, std::optional<std::size_t> index) {
    static const model::DataCell none;
    return index && *index < row.cells.size() ? row.cells[*index] : none;
}

bool says_yes(const model::DataCell& cell) {
    const auto* truth = std::get_if<bool>(&cell.value);
    return truth ? *truth : cell.text == "ja" || cell.text == "x" || cell.text == "X" || cell.text == "true";
}

class Charting {
  public:
    Charting(Work& work, const model::Block& block, const model::DataTable& table)
        : work_(work), block_(block), table_(table) {}

    std::optional<model::OrgChart> chart() {
        columns_ = {column(table_, {"id", "key", "kode"}), column(table_, {"navn", "name", "titel"}),
                    column(table_, {"refererer-til", "overordnet", "superior"}), column(table_, {"note", "niveau"}),
                    column(table_, {"sideordnet", "beside"})};
        if (!columns_.name || !columns_.superior) {
            work_.diagnostics.error("chart-columns", attribute_span(work_, block_, "src"),
                                    {{"name", columns_.name ? "refererer_til" : "navn"}, {"table", table_.path}});
            return std::nullopt;
        }
        model::OrgChart made;
        for (const auto& row : table_.rows) {
            if (row.is_group) continue;
            const std::string name = cell_at(row, columns_.name).text;
            const std::string key = columns_.key ? cell_at(row, columns_.key).text : name;
            if (std::any_of(made.units.begin(), made.units.end(), [&](const auto& unit) { return unit.key == key; })) {
                work_.diagnostics.error("chart-duplicate", row.span, {{"name", key}, {"table", table_.path}});
                continue;
            }
            superior_spans_.push_back(cell_at(row, columns_.superior).span);
            made.units.push_back({key, name, cell_at(row, columns_.note).text, cell_at(row, columns_.superior).text,
                                  says_yes(cell_at(row, columns_.beside)), row.span});
        }
        prove_superiors(made);
        break_cycles(made);
        return made;
    }

    model::Blocks description(const model::OrgChart& chart, const std::string& superior = {}) const {
        model::List list;
        for (const auto& unit : chart.units) {
            if (unit.superior != superior) continue;
            model::ListItem item;
            item.span = unit.span;
            std::string words = unit.name;
            if (!unit.note.empty()) words += " (" + unit.note + ")";
            if (unit.beside) words += " (" + work_.words().text("chart.beside") + ")";
            item.children.push_back(paragraph_block({text_inline(std::move(words), unit.span)}, unit.span));
            for (auto& inner : description(chart, unit.key)) item.children.push_back(std::move(inner));
            list.items.push_back(std::move(item));
        }
        if (list.items.empty()) return {};
        return {{std::move(list), {}, table_.span, 0}};
    }

    std::string alternative(const model::OrgChart& chart) const {
        if (const auto* given = block_.attributes.find("alt"); given && !given->empty()) return *given;
        std::string tops;
        for (const auto& unit : chart.units)
            if (unit.superior.empty()) tops += (tops.empty() ? "" : ", ") + unit.name;
        return work_.words().text("chart.alternative", {{"count", std::to_string(chart.units.size())}, {"top", tops}});
    }

  private:
    void prove_superiors(model::OrgChart& chart) {
        std::vector<std::string> keys;
        for (const auto& unit : chart.units) keys.push_back(unit.key);
        for (std::size_t i = 0; i < chart.units.size(); ++i) {
            auto& unit = chart.units[i];
            if (unit.superior.empty() || std::find(keys.begin(), keys.end(), unit.superior) != keys.end()) continue;
            report_unknown(work_, model::Severity::error, "chart-superior", superior_spans_[i], unit.superior, keys,
                           {{"unit", unit.name}});
            unit.superior.clear();
        }
    }

    /// A body that reports to itself over others would never be reached from the top.
    void break_cycles(model::OrgChart& chart) {
        std::map<std::string, model::OrgUnit*> units;
        for (auto& unit : chart.units) units.emplace(unit.key, &unit);
        for (auto& unit : chart.units) {
            const model::OrgUnit* above = &unit;
            std::size_t steps = 0;
            while (!above->superior.empty() && steps++ <= chart.units.size()) above = units.at(above->superior);
            if (above->superior.empty()) continue;
            work_.diagnostics.error("chart-cycle", unit.span, {{"unit", unit.name}});
            unit.superior.clear();
        }
    }

    Work& work_;
    const model::Block& block_;
    const model::DataTable& table_;
    ChartColumns columns_;
    std::vector<model::Span> superior_spans_;
};

}  // namespace

model::Block merge_chart(Work& work, const model::Block& block, model::SourceId source) {
    const auto& merge = std::get<model::ChartMerge>(block.kind);
    const auto* table = find_table(work, block, source, merge.path);
    std::optional<model::OrgChart> chart;
    model::Figure figure;
    if (table && !table->broken) {
        Charting charting(work, block, *table);
        chart = charting.chart();
        if (chart) {
            figure.alternative = charting.alternative(*chart);
            figure.description = charting.description(*chart);
        }
    }
    if (!chart) return paragraph_block(merge.caption, block.span);
    figure.path = merge.path;
    figure.chart = std::move(chart);
    if (!merge.caption.empty()) figure.caption = model::Caption{"", merge.caption, block.span, 0};
    model::Attributes attributes = block.attributes;
    std::erase_if(attributes.classes, [](const std::string& name) { return name == "orgchart"; });
    std::erase_if(attributes.pairs, [](const auto& pair) { return pair.first == "src" || pair.first == "alt"; });
    return {std::move(figure), std::move(attributes), block.span, 0};
}

}  // namespace merge
