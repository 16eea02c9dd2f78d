// SPDX-License-Identifier: MPL-2.0
#include <algorithm>
#include <array>
#include <string_view>

#include "check/judge.h"
#include "check/text.h"
#include "model/walk.h"

namespace check {
namespace {

using model::Need;

/// Headings compare without case, white space at the ends, and a number typed before them.
std::string compared(std::string_view text) {
    while (!text.empty() &&
           (text.front() == ' ' || (text.front() >= '0' && text.front() <= '9') || text.front() == '.'))
        text.remove_prefix(1);
    while (!text.empty() && (text.back() == ' ' || text.back() == ':')) text.remove_suffix(1);
    return folded(std::string(text));
}

struct FoundHeading {
    std::string text;
    std::string anchor;
};

std::vector<FoundHeading> headings_of(const model::Assembly& assembly) {
    std::vector<FoundHeading> found;
    model::for_each_node(assembly.blocks,
                         {[&](const model::Block& block) {
                              const auto* heading = std::get_if<model::Heading>(&block.kind);
                              if (!heading) return;
                              found.push_back({compared(model::plain_text(heading->children, assembly.review_marks)),
                                               block.attributes.id});
                          },
                          {}});
    return found;
}

bool is_section(const model::KindSection& section, const FoundHeading& heading) {
    if (heading.anchor == section.id || heading.anchor == "sec-" + section.id) return true;
    const auto titled = [&](const std::string& title) { return heading.text == compared(title); };
    return titled(section.title) || std::any_of(section.also.begin(), section.also.end(), titled);
}

/// The guidance is the hint, where there is any and the user reads Danish, which kinds are written in.
std::string guided(const Judge& judge, const model::KindSection& section) {
    return section.guidance.empty() || judge.inputs().words->language() != "da" ? "" : "-guided";
}

/// Messages at one place are sorted by what fills them: this keeps the kind's own order.
std::pair<std::string, std::string> rank(std::size_t place) {
    std::string digits = std::to_string(place);
    return {"rank", std::string(4 - std::min<std::size_t>(4, digits.size()), '0') + digits};
}

void sections(Judge& judge, const model::Kind& kind) {
    const auto headings = headings_of(*judge.inputs().assembly);
    std::vector<const model::KindSection*> advised;
    for (std::size_t i = 0; i < kind.sections.size(); ++i) {
        const auto& section = kind.sections[i];
        if (section.need == Need::optional) continue;
        const bool there = std::any_of(headings.begin(), headings.end(),
                                       [&](const FoundHeading& h) { return is_section(section, h); });
        if (there) continue;
        if (section.need == Need::required)
            judge.report("section-missing.required" + guided(judge, section), judge.beginning(),
                         {rank(i), {"title", section.title}, {"guidance", section.guidance}});
        else
            advised.push_back(&section);
    }
    if (advised.size() == 1) {
        judge.advise("section-missing.recommended" + guided(judge, *advised[0]), judge.beginning(),
                     {{"title", advised[0]->title}, {"guidance", advised[0]->guidance}});
    } else if (!advised.empty()) {
        std::vector<std::string> titles;
        for (const auto* section : advised) titles.push_back(section->title);
        judge.advise("section-missing.recommended-several", judge.beginning(), {{"titles", whole_list(titles)}});
    }
}

/// The guidance has a rule of its own for these keys; where it counts, the kind's general one is silent.
std::string_view own_rule(std::string_view key) {
    constexpr std::array<std::pair<std::string_view, std::string_view>, 8> rules = {
        {{"parter", "meta-parties"},
         {"valgperiode", "meta-election-period"},
         {"version", "meta-version"},
         {"ikrafttraedelse", "meta-effective-date"},
         {"aftaleperiode", "meta-period"},
         {"status", "meta-doc-status"},
         {"dokumenttype", "meta-doc-status"},
         {"regelsaet", "meta-rule-profile"}}};
    for (const auto& [name, rule] : rules)
        if (name == key) return rule;
    return {};
}

/// `formand.navn` names a part of a map.
const model::FrontMatterValue* find_value(const model::FrontMatterValue& root, std::string_view path) {
    const auto* value = &root;
    while (value && !path.empty()) {
        const auto dot = path.find('.');
        value = value->find(path.substr(0, dot));
        path = dot == std::string_view::npos ? std::string_view() : path.substr(dot + 1);
    }
    return value;
}

bool is_given(const model::FrontMatterValue* value) {
    using Shape = model::FrontMatterValue::Shape;
    if (!value || value->shape == Shape::null) return false;
    if (value->shape == Shape::scalar) return !value->scalar.empty();
    return !value->list.empty() || !value->map.empty();
}

bool is_truth(const std::string& text) {
    return text == "true" || text == "false" || text == "ja" || text == "nej";
}

void form(Judge& judge, const model::KindField& field, const model::FrontMatterValue& value) {
    if (value.shape != model::FrontMatterValue::Shape::scalar) return;
    const auto& choices = field.choices;
    // Merging has reported a status that does not exist.
    if (field.name != "status" && !choices.empty() &&
        std::find(choices.begin(), choices.end(), value.scalar) == choices.end())
        judge.report("field-form.choice", value.span,
                     {{"title", field.title}, {"value", value.scalar}, {"choices", name_list(choices)}});
    const model::MessageArgs args = {
        {"title", field.title}, {"value", value.scalar}, {"example", field.name + ": " + field.placeholder}};
    if (!own_rule(field.name).empty()) return;
    if (field.type == "date" && !model::parse_danish_date(value.scalar))
        judge.report("field-form.date", value.span, {{"title", field.title}, {"value", value.scalar}});
    if (field.type == "check" && !is_truth(value.scalar)) judge.report("field-form.check", value.span, args);
    if (field.type == "map" && !field.placeholder.empty()) judge.report("field-form.map", value.span, args);
}

void fields(Judge& judge, const model::Kind& kind) {
    const int now = std::max(0, model::status_rank(judge.metadata().status));
    std::vector<const model::KindField*> advised;
    for (std::size_t i = 0; i < kind.fields.size(); ++i) {
        const auto& field = kind.fields[i];
        const auto* value = find_value(judge.inputs().document->front_matter, field.name);
        if (is_given(value)) {
            form(judge, field, *value);
            continue;
        }
        const auto rule = own_rule(field.name);
        const bool due = field.from_status.empty() || now >= model::status_rank(field.from_status);
        if (!due || field.need == Need::optional || (!rule.empty() && judge.applies(rule))) continue;
        if (field.need == Need::required)
            judge.report("field-missing.required", judge.value_span(field.name),
                         {rank(i), {"name", field.name}, {"title", field.title}});
        else
            advised.push_back(&field);
    }
    if (advised.size() == 1) {
        judge.advise("field-missing.recommended", judge.value_span(advised[0]->name),
                     {{"name", advised[0]->name}, {"title", advised[0]->title}});
    } else if (!advised.empty()) {
        std::vector<std::string> names;
        for (const auto* field : advised) names.push_back(field->name);
        judge.advise("field-missing.recommended-several", judge.beginning(), {{"names", whole_list(names)}});
    }
}

}  // namespace

void check_kind(Judge& judge) {
    const auto* kind = judge.inputs().kind;
    if (!kind) return;
    sections(judge, *kind);
    fields(judge, *kind);
}

}  // namespace check
