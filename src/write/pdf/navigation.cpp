// SPDX-License-Identifier: MPL-2.0
#include "write/pdf/navigation.h"

#include <algorithm>
#include <map>
#include <optional>
#include <utility>

#include "write/pdf/syntax.h"

namespace writing::pdf {
namespace {

struct Bookmark {
    int level = 1;
    std::string title, destination;
    std::vector<std::size_t> kids;
    std::size_t parent = 0;
};

std::string title_of(const model::Block& block, const std::vector<model::ReviewMark>& marks) {
    if (const auto* heading = std::get_if<model::Heading>(&block.kind))
        return heading->number + (heading->number.empty() ? "" : " ") + model::plain_text(heading->children, marks);
    if (const auto* contents = std::get_if<model::Contents>(&block.kind)) return model::plain_text(contents->title, marks);
    return {};
}

/// The bookmarks as a tree; the first is the root and no bookmark itself.
std::vector<Bookmark> bookmarks(const model::NodeTable& nodes, const Tree& tree, const Destinations& destinations,
                                const std::vector<model::ReviewMark>& marks) {
    std::vector<Bookmark> list(1);
    list[0].level = 0;
    std::size_t last = 0;
    for (const auto& element : tree.elements) {
        if (element.tag < Tag::h1 || element.tag > Tag::h6 || element.node >= nodes.block.size()) continue;
        const auto* block = nodes.block[element.node];
        if (block == nullptr) continue;
        std::string title = title_of(*block, marks);
        if (title.empty()) continue;  // all of it is deleted
        Bookmark made{static_cast<int>(element.tag) - static_cast<int>(Tag::h1) + 1,
                      std::move(title),
                      destinations.of(element.node),
                      {},
                      last};
        while (list[made.parent].level >= made.level) made.parent = list[made.parent].parent;
        last = list.size();
        list[made.parent].kids.push_back(last);
        list.push_back(std::move(made));
    }
    return list;
}

/// Bookmarks of the first level begin open, deeper ones closed: a negative Count is what opening would show.
long count_of(const std::vector<Bookmark>& list, const Bookmark& bookmark) {
    auto count = static_cast<long>(bookmark.kids.size());
    if (bookmark.level == 0)
        for (const std::size_t kid : bookmark.kids) count += static_cast<long>(list[kid].kids.size());
    return bookmark.level >= 2 ? -count : count;
}

struct LabelStyle {
    char style;  // D, r, R; or - for a label without a number
    long number;
    bool operator==(const LabelStyle&) const = default;
};

std::string roman(long number) {
    static const std::pair<long, const char*> steps[] = {{1000, "m"}, {900, "cm"}, {500, "d"}, {400, "cd"}, {100, "c"},
                                                         {90, "xc"},  {50, "l"},   {40, "xl"}, {10, "x"},   {9, "ix"},
                                                         {5, "v"},    {4, "iv"},   {1, "i"}};
    std::string out;
    for (const auto& [value, text] : steps)
        for (; number >= value; number -= value) out += text;
    return out;
}

LabelStyle style_of(const std::string& label) {
    if (label.empty() || label.size() > 9) return {'-', 0};
    if (label.find_first_not_of("0123456789") == std::string::npos && label[0] != '0') return {'D', std::stol(label)};
    for (long n = 1; n < 400; ++n)
        if (roman(n) == label) return {'r', n};
    return {'-', 0};
}

}  // namespace

ObjectId write_outline(ObjectFile& file, const model::Assembly& assembly, const model::NodeTable& nodes, const Tree& tree,
                       const Destinations& destinations) {
    const auto list = bookmarks(nodes, tree, destinations, assembly.review_marks);
    if (list.size() == 1) return 0;
    const ObjectId first = file.alloc(list.size());
    const auto object = [&](std::size_t index) { return reference(first + static_cast<ObjectId>(index)); };
    for (std::size_t i = 0; i < list.size(); ++i) {
        const Bookmark& bookmark = list[i];
        std::string text = "<<";
        if (i == 0) {
            text += "/Type/Outlines";
        } else {
            const auto& siblings = list[bookmark.parent].kids;
            const auto rank =
                static_cast<std::size_t>(std::lower_bound(siblings.begin(), siblings.end(), i) - siblings.begin());
            text += "/Title" + text_string(bookmark.title) + "/Parent " + object(bookmark.parent) + "/Dest" +
                    bookmark.destination;
            if (rank > 0) text += "/Prev " + object(siblings[rank - 1]);
            if (rank + 1 < siblings.size()) text += "/Next " + object(siblings[rank + 1]);
        }
        if (!bookmark.kids.empty())
            text += "/First " + object(bookmark.kids.front()) + "/Last " + object(bookmark.kids.back()) + "/Count " +
                    std::to_string(count_of(list, bookmark));
        file.put(first + static_cast<ObjectId>(i), text + ">>");
    }
    return first;
}

std::string destination_names(const model::NodeTable& nodes, const Destinations& destinations) {
    std::map<std::string, model::NodeId> anchors;  // sorted by bytes, as a name tree must be
    for (const auto* block : nodes.block)
        if (block != nullptr && !block->attributes.id.empty() && destinations.placed(block->id))
            anchors.emplace(block->attributes.id, block->id);
    if (anchors.empty()) return {};
    std::string text = "<</Names[";
    for (const auto& [anchor, node] : anchors) text += hex_string(anchor) + destinations.of(node);
    return text + "]>>";
}

std::string page_label_tree(const model::Pages& pages) {
    std::string text = "<</Nums[";
    LabelStyle expected{'-', -1};
    for (std::size_t i = 0; i < pages.pages.size(); ++i) {
        const std::string& label = pages.pages[i].label;
        const LabelStyle style = style_of(label);
        if (style == expected && style.style != '-') {
            ++expected.number;
            continue;
        }
        text += std::to_string(i) + "<<";
        if (style.style == '-')
            text += "/P" + text_string(label);
        else
            text += std::string("/S/") + style.style + "/St " + std::to_string(style.number);
        text += ">>";
        expected = {style.style, style.number + 1};
    }
    return text + "]>>";
}

}  // namespace writing::pdf
