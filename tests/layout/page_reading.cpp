// SPDX-License-Identifier: MPL-2.0
#include "page_reading.h"

#include <algorithm>
#include <cmath>
#include <set>

#include "setting.h"

namespace page_reading {
using namespace model;

std::vector<Line> runs(const Pages& pages, MarkRole role) {
    std::vector<Line> found;
    for (std::size_t i = 0; i < pages.pages.size(); ++i)
        for (const auto& item : pages.pages[i].items) {
            const auto* run = std::get_if<GlyphRun>(&item);
            if (run == nullptr || run->mark.role != role) continue;
            found.push_back({i, run->x, run->x + setting::width_of(*run), run->baseline, run});
        }
    return found;
}

std::string without_spaces(std::string_view text) {
    std::string out;
    for (std::size_t i = 0; i < text.size(); ++i) {
        if (text[i] == ' ' || text[i] == '\n') continue;
        if (text.substr(i, 2) == "\u00A0") {
            ++i;
            continue;
        }
        out += text[i];
    }
    return out;
}

std::map<NodeId, std::string> words_of_nodes(const Pages& pages) {
    std::map<NodeId, std::string> words;
    for (const auto& line : runs(pages)) words[line.run->mark.node] += without_spaces(line.run->text);
    return words;
}

int overfull_lines(const Pages& pages, const Theme& theme) {
    int count = 0;
    for (const auto& line : runs(pages)) {
        const float right = pages.pages[line.page].width - static_cast<float>(theme.margin_right);
        // A hanging hyphen or comma stands out by less than half an em.
        if (line.right > right + line.run->size * 0.4F) ++count;
        if (line.x < static_cast<float>(theme.margin_left) - line.run->size * 0.4F) ++count;
    }
    return count;
}

int collisions(const Pages& pages) {
    int count = 0;
    auto all = runs(pages);
    const auto labels = runs(pages, MarkRole::label);
    all.insert(all.end(), labels.begin(), labels.end());
    std::sort(all.begin(), all.end(), [](const Line& a, const Line& b) {
        if (a.page != b.page) return a.page < b.page;
        if (std::abs(a.baseline - b.baseline) > 0.05F) return a.baseline < b.baseline;
        return a.x < b.x;
    });
    for (std::size_t i = 1; i < all.size(); ++i) {
        if (all[i].page != all[i - 1].page || std::abs(all[i].baseline - all[i - 1].baseline) > 0.05F) continue;
        if (all[i].x < all[i - 1].right - 0.5F) ++count;
    }
    return count;
}

int lone_headings(const Assembly& assembly, const Pages& pages) {
    const NodeTable nodes = index_nodes(assembly);
    const auto heading_above = [&](NodeId node) {
        for (; node != 0; node = nodes.parent[node])
            if (nodes.block[node] != nullptr && std::holds_alternative<Heading>(nodes.block[node]->kind)) return true;
        return false;
    };
    const auto note_above = [&](NodeId node) {
        for (; node != 0; node = nodes.parent[node])
            if (nodes.footnote[node] != nullptr) return true;
        return false;
    };
    std::vector<const Line*> last(pages.pages.size(), nullptr);
    const auto all = runs(pages);
    for (const auto& line : all)
        if (!note_above(line.run->mark.node) &&
            (last[line.page] == nullptr || last[line.page]->baseline < line.baseline))
            last[line.page] = &line;
    return static_cast<int>(std::count_if(last.begin(), last.end(), [&](const Line* line) {
        return line != nullptr && heading_above(line->run->mark.node);
    }));
}

int widows_and_orphans(const Assembly& assembly, const Pages& pages) {
    const NodeTable nodes = index_nodes(assembly);
    const auto paragraph_of = [&](NodeId node) {
        for (; node != 0; node = nodes.parent[node])
            if (nodes.block[node] != nullptr && std::holds_alternative<Paragraph>(nodes.block[node]->kind)) return node;
        return NodeId{0};
    };
    std::map<NodeId, std::map<std::size_t, std::set<int>>> lines;
    for (const auto& line : runs(pages)) {
        const NodeId paragraph = paragraph_of(line.run->mark.node);
        const float rise = line.run->size < 8.7F ? 4.0F : 0.0F;  // raised figures are no lines of their own
        if (paragraph != 0 && rise == 0)
            lines[paragraph][line.page].insert(static_cast<int>(std::lround(line.baseline * 10)));
    }
    int count = 0;
    for (const auto& [node, by_page] : lines)
        if (by_page.size() > 1)
            for (const auto& [page, baselines] : by_page) count += baselines.size() < 2 ? 1 : 0;
    return count;
}

bool shows_artifact(const Page& page, std::string_view words) {
    std::string text;
    for (const auto& item : page.items)
        if (const auto* run = std::get_if<GlyphRun>(&item); run != nullptr && run->mark.role == MarkRole::artifact)
            text += run->text;
    return without_spaces(text).find(without_spaces(words)) != std::string::npos;
}

}  // namespace page_reading
