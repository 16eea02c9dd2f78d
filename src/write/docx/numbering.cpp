// SPDX-License-Identifier: MPL-2.0
#include "write/docx/numbering.h"

#include <algorithm>
#include <cctype>

#include "model/walk.h"
#include "write/docx/markup.h"

namespace writing::docx {
namespace {

constexpr int levels = 9;  // Word's

// The parts of "2.1"; nothing when the number is made of more than numbers and points.
std::vector<int> parse_number(const std::string& number) {
    std::vector<int> parts;
    int value = -1;
    for (const char c : number) {
        if (c >= '0' && c <= '9' && value < 100000) {
            value = (value < 0 ? 0 : value) * 10 + (c - '0');
        } else if (c == '.' && value >= 0) {
            parts.push_back(value);
            value = -1;
        } else {
            return {};
        }
    }
    if (value >= 0) parts.push_back(value);
    return number.ends_with('.') ? std::vector<int>{} : parts;
}

std::string kind_of(std::string_view counter) {
    if (counter.find_first_not_of("0123456789") == std::string_view::npos) return "decimal";
    const bool upper = std::isupper(static_cast<unsigned char>(counter.front())) != 0;
    if (counter.find_first_not_of("ivxlcIVXLC") == std::string_view::npos &&
        (counter.size() > 1 || counter == "i" || counter == "I"))
        return upper ? "upperRoman" : "lowerRoman";
    return upper ? "upperLetter" : "lowerLetter";
}

}  // namespace

std::optional<LabelFormat> label_format(const model::List& list) {
    const std::string label = list.items.empty() ? std::string() : list.items.front().label;
    if (label.empty()) {
        if (list.ordered) return LabelFormat{"decimal", "%."};
        return std::nullopt;
    }
    if (!list.ordered) return LabelFormat{"bullet", label};
    std::size_t begin = 0;
    while (begin < label.size() && std::isalnum(static_cast<unsigned char>(label[begin])) == 0) ++begin;
    std::size_t end = begin;
    while (end < label.size() && std::isalnum(static_cast<unsigned char>(label[end])) != 0) ++end;
    if (begin == end) return LabelFormat{"decimal", "%."};
    return LabelFormat{kind_of(std::string_view(label).substr(begin, end - begin)),
                       label.substr(0, begin) + "%" + label.substr(end)};
}

Numbering::Numbering(const model::Assembly& assembly) {
    model::for_each_node(assembly.blocks, {[this](const model::Block& block) {
                                               const auto* heading = std::get_if<model::Heading>(&block.kind);
                                               if (!heading || heading->level < 1 || heading->level > 6) return;
                                               const auto level = static_cast<std::size_t>(heading->level - 1);
                                               const auto parts =
                                                   static_cast<int>(parse_number(heading->number).size());
                                               if (components_[level] == 0 && parts <= heading->level)
                                                   components_[level] = parts;
                                           },
                                           {}});
    numbers_headings_ = std::any_of(components_.begin(), components_.end(), [](int n) { return n > 0; });
    add_instance({0, -1, 1});
}

// True when Word, told to count on at `level`, shows exactly these numbers before the last one.
bool Numbering::fits(const std::vector<int>& wanted, int level) const {
    const int count = static_cast<int>(wanted.size());
    if (count == 0 || components_[static_cast<std::size_t>(level)] != count) return false;
    for (int i = 0; i + 1 < count; ++i)
        if (counters_[static_cast<std::size_t>(level - count + 1 + i)] != wanted[static_cast<std::size_t>(i)])
            return false;
    return true;
}

HeadingNumber Numbering::heading(const model::Heading& heading) {
    const int level = std::clamp(heading.level, 1, 6) - 1;
    if (heading.number.empty()) {
        if (numbers_headings_) return {unnumbered(), {}};
        return {};
    }
    const auto wanted = parse_number(heading.number);
    if (!fits(wanted, level)) {
        if (numbers_headings_) return {unnumbered(), heading.number};
        return {std::nullopt, heading.number};
    }
    auto& counter = counters_[static_cast<std::size_t>(level)];
    const bool counts_on = counter + 1 == wanted.back();
    counter = wanted.back();
    std::fill(counters_.begin() + level + 1, counters_.end(), 0);
    if (!counts_on) heading_instance_ = add_instance({0, level, wanted.back()});
    if (heading_instance_ == heading_number_id) return {};
    return {NumberRef{heading_instance_, level}, {}};
}

// Takes a heading out of its style's numbering. Not w:numId 0, which says the same but names a numbering that is not
// there: validators stumble over it.
NumberRef Numbering::unnumbered() {
    const Abstract none{{"none", ""}, false};
    auto [found, is_new] = bullets_.try_emplace(none, 0);
    if (is_new) found->second = add_instance({abstract_id(none), -1, 1});
    return {found->second, 0};
}

int Numbering::abstract_id(const Abstract& wanted) {
    const auto found = std::find(abstracts_.begin(), abstracts_.end(), wanted);
    const auto index = found - abstracts_.begin();
    if (found == abstracts_.end()) abstracts_.push_back(wanted);
    return static_cast<int>(index) + 1;
}

int Numbering::add_instance(Instance instance) {
    instances_.push_back(instance);
    return static_cast<int>(instances_.size());
}

NumberRef Numbering::list(const LabelFormat& format, int start, int level, bool in_table) {
    level = std::min(level, levels - 1);
    const Abstract wanted{format, in_table};
    if (format.kind != "bullet") return {add_instance({abstract_id(wanted), level, start}), level};
    auto [found, is_new] = bullets_.try_emplace(wanted, 0);
    if (is_new) found->second = add_instance({abstract_id(wanted), -1, 1});
    return {found->second, level};
}

double Numbering::hanging(const model::Theme& theme, bool in_table) {
    return in_table ? theme.list_indent * 0.6 : theme.list_indent;
}

double Numbering::text_indent(const model::Theme& theme, int level, bool in_table) {
    return hanging(theme, in_table) * (std::min(level, levels - 1) + 1);
}

namespace {

void heading_level(support::XmlWriter& xml, int level, int components) {
    static constexpr std::array<double, 6> widths = {30, 36, 40,
                                                     44, 48, 52};  // points, what the numbers of a level need
    xml.open("w:lvl", {{"w:ilvl", std::to_string(level)}});
    value(xml, "w:start", "1");
    value(xml, "w:numFmt", "decimal");
    if (level < 6) value(xml, "w:pStyle", "Heading" + std::to_string(level + 1));
    std::string text;
    for (int i = level - components + 1; i <= level && level < 6; ++i)
        text += (text.empty() ? "%" : ".%") + std::to_string(i + 1);
    value(xml, "w:suff", text.empty() ? "nothing" : "tab");
    value(xml, "w:lvlText", text);
    value(xml, "w:lvlJc", "left");
    const double width = text.empty() ? 0 : widths[static_cast<std::size_t>(level)];
    xml.open("w:pPr");
    xml.empty("w:ind", {{"w:left", twips_text(width)}, {"w:hanging", twips_text(width)}});
    xml.close();
    xml.close();
}

void list_level(support::XmlWriter& xml, const LabelFormat& format, int level, double indent, double hanging) {
    xml.open("w:lvl", {{"w:ilvl", std::to_string(level)}});
    value(xml, "w:start", "1");
    value(xml, "w:numFmt", format.kind);
    if (format.kind == "none") {
        value(xml, "w:suff", "nothing");
        indent = hanging = 0;
    }
    std::string text = format.text;
    const auto mark = format.kind == "bullet" ? std::string::npos : text.find('%');
    if (mark != std::string::npos) text.replace(mark, 1, "%" + std::to_string(level + 1));
    value(xml, "w:lvlText", text);
    value(xml, "w:lvlJc", "left");
    xml.open("w:pPr");
    xml.empty("w:ind", {{"w:left", twips_text(indent)}, {"w:hanging", twips_text(hanging)}});
    xml.close();
    xml.close();
}

// w:nsid ties instances of one list together when text is copied; any number that differs will do.
void open_abstract(support::XmlWriter& xml, int id) {
    std::string nsid = "A6000000";
    for (int place = 7, rest = id; rest > 0; --place, rest /= 16)
        nsid[static_cast<std::size_t>(place)] = "0123456789ABCDEF"[rest % 16];
    xml.open("w:abstractNum", {{"w:abstractNumId", std::to_string(id)}});
    value(xml, "w:nsid", nsid);
    value(xml, "w:multiLevelType", "multilevel");
}

}  // namespace

std::string Numbering::part(const model::Theme& theme) const {
    std::string out;
    support::XmlWriter xml(out);
    xml.declaration();
    xml.open("w:numbering", {{"xmlns:w", word_namespace}});
    open_abstract(xml, 0);
    for (int level = 0; level < levels; ++level)
        heading_level(xml, level, level < 6 ? components_[static_cast<std::size_t>(level)] : 0);
    xml.close();
    for (std::size_t i = 0; i < abstracts_.size(); ++i) {
        open_abstract(xml, static_cast<int>(i) + 1);
        const bool in_table = abstracts_[i].in_table;
        for (int level = 0; level < levels; ++level)
            list_level(xml, abstracts_[i].format, level, text_indent(theme, level, in_table), hanging(theme, in_table));
        xml.close();
    }
    // 17.9.1 and 17.9.15: every w:abstractNum stands before the first w:num.
    for (std::size_t i = 0; i < instances_.size(); ++i) {
        xml.open("w:num", {{"w:numId", std::to_string(i + 1)}});
        value(xml, "w:abstractNumId", std::to_string(instances_[i].abstract));
        if (instances_[i].level >= 0) {
            xml.open("w:lvlOverride", {{"w:ilvl", std::to_string(instances_[i].level)}});
            value(xml, "w:startOverride", std::to_string(instances_[i].start));
            xml.close();
        }
        xml.close();
    }
    xml.close();
    return out;
}

}  // namespace writing::docx
