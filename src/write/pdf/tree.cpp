// SPDX-License-Identifier: MPL-2.0
#include <array>
#include <cstdio>

#include "write/pdf/structure.h"

namespace writing::pdf {

const char* name_of(Tag tag) {
    constexpr std::array<const char*, 35> names = {
        "Document",  "Part",  "Sect",  "Div",  "BlockQuote", "TOC",   "TOCI",      "H1",      "H2",
        "H3",        "H4",    "H5",    "H6",   "P",          "L",     "LI",        "Lbl",     "LBody",
        "Table",     "THead", "TBody", "TR",   "TH",         "TD",    "Caption",   "Figure",  "Note",
        "Reference", "Link",  "Code",  "Span", "Title",      "Aside", "Insertion", "Deletion"};
    static_assert(names.size() == static_cast<std::size_t>(Tag::deletion) + 1);
    return names[static_cast<std::size_t>(tag)];
}

const char* name_of(ListNumbering numbering) {
    constexpr std::array<const char*, 8> names = {"",           "None",       "Disc",       "Decimal",
                                                  "UpperRoman", "LowerRoman", "UpperAlpha", "LowerAlpha"};
    return names[static_cast<std::size_t>(numbering)];
}

const std::vector<std::pair<Tag, Tag>>& role_map() {
    static const std::vector<std::pair<Tag, Tag>> map = {
        {Tag::title, Tag::p}, {Tag::aside, Tag::div}, {Tag::insertion, Tag::span}, {Tag::deletion, Tag::span}};
    return map;
}

std::string Tree::id_of(const Element& element) const {
    std::array<char, 16> text{};
    std::snprintf(text.data(), text.size(), "n%08u", static_cast<unsigned>(element.node));
    return text.data();
}

std::int32_t Tree::slot_of(const model::Mark& mark) const {
    if (mark.node >= content_slot.size()) return -1;
    if (mark.role == model::MarkRole::content) return content_slot[mark.node];
    if (mark.role == model::MarkRole::label) return label_slot[mark.node];
    return -1;
}

int HeadingLevels::next(int level) {
    while (!open_.empty() && open_.back() >= level) open_.pop_back();
    open_.push_back(level);
    return static_cast<int>(open_.size());
}

}  // namespace writing::pdf
