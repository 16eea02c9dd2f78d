// SPDX-License-Identifier: MPL-2.0
// Word's numbered paragraphs as nested lists.
#include <algorithm>
#include <cstdlib>

#include "read/docx/story.h"
#include "read/docx/xml.h"

namespace reading::docx {
namespace {

using namespace model;

constexpr int deepest_list = 9;  // levels that Word has

std::optional<ListPlace> list_in(pugi::xml_node paragraph_properties) {
    const auto numbering = paragraph_properties.child("w:numPr");
    if (!numbering.child("w:numId")) return std::nullopt;
    const std::string level(value_of(numbering, "w:ilvl"));
    return ListPlace{std::string(value_of(numbering, "w:numId")),
                     std::clamp(std::atoi(level.c_str()), 0, deepest_list - 1)};
}

class Builder {
  public:
    Builder(std::vector<ListedBlock> items, const Reading& reading) : items_(std::move(items)), reading_(reading) {}

    Blocks build() {
        Blocks out;
        while (at_ < items_.size()) out.push_back(list(items_[at_].place.level));
        return out;
    }

  private:
    // Items of this level; deeper ones belong to the item before them.
    Block list(int level) {
        const ListPlace place{items_[at_].place.id, items_[at_].place.level};
        List made;
        made.ordered = reading_.numberings.is_ordered(place);
        made.start = made.ordered ? reading_.numberings.start(place) : 1;
        while (at_ < items_.size() && items_[at_].place.level >= level) {
            if (items_[at_].place.level > level && !made.items.empty()) {
                made.items.back().children.push_back(list(items_[at_].place.level));
                continue;
            }
            if (items_[at_].place.id != place.id && !made.items.empty()) break;
            ListItem item;
            item.children.push_back(std::move(items_[at_++].block));
            made.items.push_back(std::move(item));
        }
        return {std::move(made), {}, {}, 0};
    }

    std::vector<ListedBlock> items_;
    const Reading& reading_;
    std::size_t at_ = 0;
};

}  // namespace

Numberings::Numberings(const Package& package) {
    const auto tree = package.related("numbering");
    if (!tree) return;
    const auto root = tree->document_element();
    std::map<std::pair<std::string, int>, Level> abstract;
    const auto read_level = [](pugi::xml_node node) {
        const std::string_view format = value_of(node, "w:numFmt");
        const std::string start(value_of(node, "w:start"));
        return Level{format != "bullet" && format != "none" && !format.empty(),
                     start.empty() ? 1 : std::atoi(start.c_str())};
    };
    for (const auto node : root.children("w:abstractNum"))
        for (const auto level : node.children("w:lvl"))
            abstract[{node.attribute("w:abstractNumId").value(), level.attribute("w:ilvl").as_int()}] =
                read_level(level);
    for (const auto node : root.children("w:num")) {
        const std::string id = node.attribute("w:numId").value();
        const std::string base(value_of(node, "w:abstractNumId"));
        for (int level = 0; level < deepest_list; ++level)
            if (const auto found = abstract.find({base, level}); found != abstract.end())
                levels_[{id, level}] = found->second;
        for (const auto change : node.children("w:lvlOverride")) {
            const int level = change.attribute("w:ilvl").as_int();
            if (const auto own = change.child("w:lvl")) levels_[{id, level}] = read_level(own);
            if (const auto start = change.child("w:startOverride"))
                levels_[{id, level}].start = start.attribute("w:val").as_int(1);
        }
    }
}

bool Numberings::is_ordered(const ListPlace& place) const {
    const auto found = levels_.find({place.id, place.level});
    return found != levels_.end() && found->second.ordered;
}

int Numberings::start(const ListPlace& place) const {
    const auto found = levels_.find({place.id, place.level});
    return found == levels_.end() || found->second.start < 0 ? 1 : found->second.start;
}

Styles::Styles(const Package& package) {
    const auto tree = package.related("styles");
    if (!tree) return;
    for (const auto node : tree->document_element().children("w:style")) {
        Style style;
        for (const char c : value_of(node, "w:name"))
            style.name += c >= 'A' && c <= 'Z' ? static_cast<char>(c + 32) : c;
        style.based_on = value_of(node, "w:basedOn");
        style.list = list_in(node.child("w:pPr"));
        styles_.emplace(node.attribute("w:styleId").value(), std::move(style));
    }
}

std::string Styles::name(std::string_view id) const {
    const auto found = styles_.find(id);
    return found == styles_.end() ? std::string() : found->second.name;
}

int Styles::heading_level(std::string_view id) const {
    const std::string known = name(id);
    constexpr std::string_view prefix = "heading ";
    if (!known.starts_with(prefix) || known.size() != prefix.size() + 1) return 0;
    const int level = known.back() - '0';
    return level >= 1 && level <= 9 ? std::min(level, 6) : 0;
}

std::optional<ListPlace> Styles::list(std::string_view id) const {
    constexpr int longest_chain = 20;  // of styles based on each other, should they go round
    for (int i = 0; i < longest_chain; ++i) {
        const auto found = styles_.find(id);
        if (found == styles_.end()) return std::nullopt;
        if (found->second.list) return found->second.list;
        id = found->second.based_on;
    }
    return std::nullopt;
}

std::optional<ListPlace> list_of(pugi::xml_node paragraph, const Reading& reading) {
    const auto properties = paragraph.child("w:pPr");
    const auto style = value_of(properties, "w:pStyle");
    auto place = list_in(properties);
    if (!place && reading.styles.heading_level(style) == 0) place = reading.styles.list(style);
    if (!place || place->id == "0" || place->id.empty()) return std::nullopt;  // 0 takes the style's list away
    return place;
}

Blocks build_lists(std::vector<ListedBlock> items, const Reading& reading) {
    return Builder(std::move(items), reading).build();
}

}  // namespace reading::docx
