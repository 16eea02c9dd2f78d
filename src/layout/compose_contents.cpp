// SPDX-License-Identifier: MPL-2.0
// Tables of contents and lists of tables and figures.
#include <algorithm>
#include <cmath>

#include "layout/compose.h"
#include "layout/page_costs.h"

namespace layout {
using namespace model;

namespace {

constexpr float kTightest = 0.86F;  // the share of their leading that lines of the contents keep
constexpr float kNumberGap = 10;
constexpr float kPageNumbers = 34;  // kept free at the right for page numbers and the leader's end
constexpr std::size_t kLevels = 6;

}  // namespace

// Lines and gaps of the contents are set a little closer when that saves its last page.
void Composer::tighten_contents(std::size_t first, std::size_t first_entry, Column& column) const {
    auto& slices = column.slices;
    const float whole = stacked_height(slices, first);
    const float pages = std::ceil((whole - 0.05F) / page_height_);
    const float least = stacked_height(slices, first_entry) * kTightest + whole - stacked_height(slices, first_entry);
    // Pages but the last are rarely filled to their last line.
    const float room = (pages - 1) * page_height_ - (pages - 2) * static_cast<float>(theme_.baseline) * 2;
    if (pages < 2 || least > room) return;
    const float entries = stacked_height(slices, first_entry);
    const float share = (room - (whole - entries)) / entries;
    for (std::size_t i = first_entry; i < slices.size(); ++i) {
        Slice& slice = slices[i];
        const float lost = slice.height * (1 - share);
        slice.height -= lost;
        slice.space_above *= share;
        slice.snap = false;
        shift(slice.items, 0, -lost / 2);
        if (slice.leader) slice.leader->baseline -= lost / 2;
    }
}

void Composer::contents(const Block& node, const Contents& contents, const Setting& setting, Column& column) {
    const std::size_t first = column.slices.size();
    Setting title = setting_of(types_.of(types_.has("contents-title") ? "contents-title" : "heading-1"), setting);
    if (contents.listed != Listed::headings) title.type.space_above = title.type.leading;
    paragraph(contents.title, title, column);
    for (std::size_t i = first; i < column.slices.size(); ++i) column.slices[i].keep = kKeep;
    std::vector<float> numbers(kLevels + 1, 0);
    for (const auto& entry : contents.entries) {
        const auto level = static_cast<std::size_t>(std::clamp(entry.level, 1, static_cast<int>(kLevels)));
        if (entry.number.empty()) continue;
        const Type type = entry_type(contents, level);
        numbers[level] = std::max(numbers[level], label_width(entry.number, type) + kNumberGap);
    }
    std::vector<float> indents(kLevels + 1, 0);
    for (std::size_t level = 2; level <= kLevels; ++level)
        indents[level] = indents[level - 1] + (numbers[level - 1] > 0 ? numbers[level - 1] : setting.list_indent);
    const std::size_t first_entry = column.slices.size();
    int last_level = 0;
    for (const auto& entry : contents.entries) {
        // A chapter stays together, if it may, and parts from the one before it.
        if (column.slices.size() > first_entry && contents.listed == Listed::headings)
            column.slices.back().keep = entry.level <= 1  ? kBeforeChapter
                                        : last_level <= 1 ? kChapterAlone
                                                          : kChapterParted;
        last_level = entry.level;
        contents_entry(contents, entry, indents, numbers, setting, column);
    }
    column.pending = setting.type.leading;
    // Lists of tables and figures follow the contents on the same pages.
    const bool alone = first > 0 && column.slices[first - 1].control == Control::page_break;
    own_pages_ = own_pages_ || (alone && flow_.has_cover && !node.attributes.has_class("inline"));
    if (!own_pages_ || list_follows(node)) return;
    if (alone) tighten_contents(first, first_entry, column);
    force_break(Control::page_break, column);
    own_pages_ = false;
    flow_.text_begins = column.slices.size();
}

// Whether the document's next block is a list of contents as well.
bool Composer::list_follows(const Block& node) const {
    for (std::size_t i = 0; i + 1 < assembly_.blocks.size(); ++i)
        if (&assembly_.blocks[i] == &node) return std::holds_alternative<Contents>(assembly_.blocks[i + 1].kind);
    return false;
}

// Tables and figures have no levels: their lines are as light as those of sections.
Type Composer::entry_type(const Contents& contents, std::size_t level) const {
    const std::size_t shown = contents.listed == Listed::headings ? std::min<std::size_t>(level, 3) : 2;
    return types_.of("contents-" + std::to_string(shown));
}

void Composer::contents_entry(const Contents& contents, const ContentsEntry& entry, const std::vector<float>& indents,
                              const std::vector<float>& number_widths, const Setting& setting, Column& column) {
    const auto level = static_cast<std::size_t>(std::clamp(entry.level, 1, static_cast<int>(kLevels)));
    const Type type = entry_type(contents, level);
    Setting own = setting_of(type, setting);
    const float number = entry.number.empty() ? 0 : number_widths[level];
    own.left += indents[level] + number;
    own.width -= indents[level] + number + kPageNumbers;
    own.gap = type.space_below;
    TextStart start = start_of(own);
    start.with_notes = false;
    setter_.set(entry.children, start, text_);
    const std::size_t first = column.slices.size();
    lines_of(text_, own, column);
    if (first == column.slices.size()) return;
    if (!entry.number.empty())
        put_label(entry.number, {entry.id, MarkRole::label}, type, own.left - number, type.baseline,
                  column.slices[first]);
    column.slices[first].places.push_back({entry.id, own.left - number, 0});
    for (std::size_t i = first; i + 1 < column.slices.size(); ++i) column.slices[i].keep = kKeep;
    Slice& last = column.slices.back();
    float end = own.left;
    for (const auto& item : last.items)
        if (const auto* run = std::get_if<GlyphRun>(&item)) {
            float x = run->x;
            for (const auto& glyph : run->glyphs) x += glyph.advance;
            end = std::max(end, x);
        }
    for (std::size_t i = first; i < column.slices.size(); ++i)
        column.slices[i].items.push_back(
            LinkArea{{setting.left, 0, setting.width, type.leading}, entry.id, "", entry.target});
    last.leader = std::make_unique<LeaderMark>(
        LeaderMark{entry.id, entry.target, end, setting.left + setting.width, type.baseline});
    last.leader->level = contents.listed == Listed::headings ? static_cast<int>(std::min<std::size_t>(level, 3)) : 2;
}

}  // namespace layout
