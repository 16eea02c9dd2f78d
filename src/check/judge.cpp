// SPDX-License-Identifier: MPL-2.0
#include "check/judge.h"

#include <algorithm>

namespace check {
namespace {

bool holds(model::Span outer, model::Span inner) {
    return outer.known() && inner.known() && outer.source == inner.source && inner.begin >= outer.begin &&
           inner.end <= outer.end;
}

}  // namespace

const std::vector<HouseLevel>& house_levels() {
    static const std::vector<HouseLevel> levels = {
        {"draft-comments", "udkast", "", "til-godkendelse"},
        {"draft-tracked", "udkast", "", "til-godkendelse"},
        {"draft-placeholder", "udkast", "", "til-godkendelse"},
        {"draft-template-text", "udkast", "", "til-godkendelse"},
        {"draft-empty-section", "udkast", "til-godkendelse", ""},
        {"draft-double-word", "udkast", "til-godkendelse", ""},
        {"xref-valid", "", "udkast", "til-godkendelse"},
        {"section-missing", "udkast", "til-godkendelse", ""},
        {"field-missing", "udkast", "", "til-godkendelse"},
        {"field-form", "", "udkast", "til-godkendelse"},
        {"table-structure", "", "udkast", ""},
        {"meta-period-label", "", "udkast", ""},
        {"heading-number", "", "udkast", ""},
        {"heading-title", "", "udkast", ""},
        {"word-paste", "", "udkast", ""},
        {"suppression-rule", "", "udkast", ""},
    };
    return levels;
}

const std::vector<std::string>& guidance_rules() {
    static const std::vector<std::string> rules = {"meta-parties",
                                                   "meta-parties-complete",
                                                   "parties-others-not-party",
                                                   "approval-plo-not-required",
                                                   "meta-election-period",
                                                   "meta-election-period-valid",
                                                   "meta-effective-date",
                                                   "meta-period",
                                                   "meta-version",
                                                   "meta-doc-status",
                                                   "meta-rule-profile",
                                                   "draft-watermark",
                                                   "approval-region",
                                                   "approval-all-municipalities",
                                                   "approval-decision-clear",
                                                   "approval-same-version",
                                                   "approval-competent-body",
                                                   "approval-not-party",
                                                   "approval-before-effective"};
    return rules;
}

std::optional<model::Severity> Judge::severity(std::string_view rule) const {
    const std::string& status = metadata().status;
    if (inputs_.rule_set) {
        if (const auto* level = inputs_.rule_set->find(rule)) {
            const bool meant = level->kinds.empty() || std::find(level->kinds.begin(), level->kinds.end(),
                                                                 metadata().kind) != level->kinds.end();
            return meant ? model::severity_at(*level, status) : std::nullopt;
        }
    }
    for (const auto& house : house_levels())
        if (house.rule == rule)
            return model::severity_at({house.rule, "", house.todo_from, house.warning_from, house.error_from, {}},
                                      status);
    return std::nullopt;
}

bool Judge::suppressed(std::string_view rule, model::Span where, model::Span block) const {
    const auto& all = inputs_.assembly->suppressions;
    return std::any_of(all.begin(), all.end(), [&](const auto& suppression) {
        return suppression.first == rule && (holds(suppression.second, where) || holds(suppression.second, block) ||
                                             suppressed_for_all(suppression.second, where));
    });
}

bool Judge::suppressed_for_all(model::Span suppressed, model::Span where) const {
    const auto& blocks = inputs_.document->blocks;
    return !blocks.empty() && suppressed == blocks.front().span && where.source == suppressed.source &&
           where.begin < suppressed.begin;
}

std::string Judge::title_of(const std::string& key) const {
    if (inputs_.kind)
        for (const auto& field : inputs_.kind->fields)
            if (field.name == key && !field.title.empty()) return field.title;
    return key;
}

void Judge::report(std::string key, model::Span where, model::MessageArgs args, model::Span block) {
    const std::string rule = key.substr(0, key.find('.'));
    const auto level = severity(rule);
    if (!level || suppressed(rule, where, block)) return;
    diagnostics_.add({*level, std::move(key), where, std::move(args), false});
}

void Judge::advise(std::string key, model::Span where, model::MessageArgs args, model::Span block) {
    const std::string rule = key.substr(0, key.find('.'));
    if (!applies(rule) || suppressed(rule, where, block)) return;
    diagnostics_.add({model::Severity::note, std::move(key), where, std::move(args), false});
}

model::Span Judge::beginning() const {
    const bool has_front_matter = inputs_.document->front_matter.shape != model::FrontMatterValue::Shape::null;
    return {inputs_.document->source, 0, has_front_matter ? 3U : 0U};
}

bool Judge::gives(std::string_view key) const {
    const auto* value = inputs_.document->front_matter.find(key);
    if (!value || value->shape == model::FrontMatterValue::Shape::null) return false;
    return value->shape != model::FrontMatterValue::Shape::scalar || !value->scalar.empty();
}

model::Span Judge::value_span(std::string_view key) const {
    const auto& front_matter = inputs_.document->front_matter;
    for (std::size_t i = 0; i < front_matter.map.size(); ++i) {
        if (front_matter.map[i].first != key) continue;
        const auto& value = front_matter.map[i].second;
        const bool placed = value.span.known() && value.span.end > value.span.begin;
        if (placed) return value.span;
        if (i < front_matter.key_spans.size()) return front_matter.key_spans[i];
    }
    return beginning();
}

std::string name_list(const std::vector<std::string>& names) {
    constexpr std::size_t most = 6;
    std::string out;
    for (std::size_t i = 0; i < names.size() && i < most; ++i) out += (i == 0 ? "" : ", ") + names[i];
    return names.size() > most ? out + ", \u2026" : out;
}

std::string whole_list(const std::vector<std::string>& names) {
    std::string out;
    for (const auto& name : names) out += (out.empty() ? "" : ", ") + name;
    return out;
}

std::string words_of(const model::FrontMatterValue& value) {
    if (value.shape == model::FrontMatterValue::Shape::scalar) return value.scalar;
    std::string out;
    for (const auto& item : value.list) out += (out.empty() ? "" : ", ") + words_of(item);
    for (const auto& [key, part] : value.map) out += (out.empty() ? "" : ", ") + key + ": " + words_of(part);
    return out;
}

std::string text_at(const model::DataTable& table, const model::DataRow& row, std::string_view column) {
    const auto index = table.field_index(column);
    return index && *index < row.cells.size() ? row.cells[*index].text : std::string();
}

model::Span span_at(const model::DataTable& table, const model::DataRow& row, std::string_view column) {
    const auto index = table.field_index(column);
    const bool placed = index && *index < row.cells.size() && row.cells[*index].span.known();
    return placed ? row.cells[*index].span : row.span;
}

}  // namespace check
