// SPDX-License-Identifier: MPL-2.0
#include <algorithm>
#include <array>
#include <string_view>

#include "check/judge.h"
#include "model/walk.h"

namespace check {
namespace {

using model::Need;

/// Headings compare without case, white space at the ends, and a number typed before them.
std::string folded(std::string_view text) {
    while (!text.empty() &&
           (text.front() == ' ' || (text.front() >= '0' && text.front() <= '9') || text.front() == '.'))
        text.remove_prefix(1);
    while (!text.empty() && (text.back() == ' ' || text.back() == ':')) text.remove_suffix(1);
    std::string out;
    for (std::size_t i = 0; i < text.size(); ++i) {
        char c = text[i];
        if (c >= 'A' && c <= 'Z') c = static_cast<char>(c + 32);
        // Æ Ø Å and their neighbours: U+00C0 to U+00DE are C3 80 to C3 9E, their small letters C3 A0 to C3 BE.
        const bool after_c3 = i > 0 && static_cast<unsigned char>(text[i - 1]) == 0xC3;
        if (after_c3 && static_cast<unsigned char>(c) >= 0x80 && static_cast<unsigned char>(c) <= 0x9E)
            c = static_cast<char>(c + 32);
        out += c;
    }
    return out;
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
                              found.push_back({folded(model::plain_text(heading->children, assembly.review_marks)),
                                               block.attributes.id});
                          },
                          {}});
    return found;
}

bool is_section(const model::KindSection& section, const FoundHeading& heading) {
    if (heading.anchor == section.id || heading.anchor == "sec-" + section.id) return true;
    const auto titled = [&](const std::string& title) { return heading.text == folded(title); };
    return titled(section.title) || std::any_of(section.also.begin(), section.also.end(), titled);
}

void sections(Judge& judge, const model::Kind& kind) {
    const auto headings = headings_of(*judge.inputs().assembly);
    for (const auto& section : kind.sections) {
        if (section.need == Need::optional) continue;
        const bool there = std::any_of(headings.begin(), headings.end(),
                                       [&](const FoundHeading& h) { return is_section(section, h); });
        if (there) continue;
        const model::MessageArgs args = {
            {"title", section.title}, {"kind", kind.title}, {"guidance", section.guidance}};
        // The guidance is the hint, so a section without it has a message without one.
        const std::string guided = section.guidance.empty() ? "" : "-guided";
        if (section.need == Need::required)
            judge.report("section-missing.required" + guided, judge.beginning(), args);
        else
            judge.advise("section-missing.recommended" + guided, judge.beginning(), args);
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

void form(Judge& judge, const model::KindField& field, const model::FrontMatterValue& value) {
    if (value.shape != model::FrontMatterValue::Shape::scalar) return;
    const auto& choices = field.choices;
    // Merging has reported a status that does not exist.
    if (field.name != "status" && !choices.empty() &&
        std::find(choices.begin(), choices.end(), value.scalar) == choices.end())
        judge.report("field-form.choice", value.span,
                     {{"title", field.title}, {"value", value.scalar}, {"choices", name_list(choices)}});
    if (field.type == "date" && own_rule(field.name).empty() && !model::parse_danish_date(value.scalar))
        judge.report("field-form.date", value.span, {{"title", field.title}, {"value", value.scalar}});
}

void fields(Judge& judge, const model::Kind& kind) {
    const int now = std::max(0, model::status_rank(judge.metadata().status));
    for (const auto& field : kind.fields) {
        const auto* value = find_value(judge.inputs().document->front_matter, field.name);
        if (is_given(value)) {
            form(judge, field, *value);
            continue;
        }
        const auto rule = own_rule(field.name);
        const bool due = field.from_status.empty() || now >= model::status_rank(field.from_status);
        if (!due || field.need == Need::optional || (!rule.empty() && judge.applies(rule))) continue;
        const model::MessageArgs args = {{"name", field.name}, {"title", field.title}, {"kind", kind.title}};
        if (field.need == Need::required)
            judge.report("field-missing.required", judge.value_span(field.name), args);
        else
            judge.advise("field-missing.recommended", judge.value_span(field.name), args);
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
