// SPDX-License-Identifier: MPL-2.0
// The cover page.
#include <algorithm>
#include <cmath>

#include "layout/columns.h"
#include "layout/compose.h"

namespace layout {
using namespace model;

namespace {
constexpr float kCoverTop = 105;      // free above the kind on a cover page
constexpr float kLeastCoverTop = 30;  // … when the page is full
constexpr float kLeastGaps = 0.5F;    // the share of its gaps that a full cover keeps
constexpr float kStep = 0.02F;
constexpr std::size_t kTitleLines = 5;  // a title of more is set smaller
constexpr float kLeastTitle = 0.6F;     // … no smaller than this, where the theme does not say
constexpr float kTitleStep = 0.9F;      // … unless the cover would not be one page
constexpr float kOverLabels = 1.15F;    // the title's letters against the labels', at least
constexpr float kUnderTitle = 0.85F;    // the subtitle's against the title's, at most

// The sizes that a title may have, as shares of its own.
std::vector<float> title_sizes(const TextStyle& style) {
    const float least = style.size <= 0   ? 1
                        : style.least > 0 ? static_cast<float>(style.least / style.size)
                                          : kLeastTitle;
    if (least >= 1) return {1};
    return {1, std::sqrt(least), least};
}

// … and those below the theme's least, for a cover that would not be one page else: always larger than the labels.
std::vector<float> smaller_titles(const Theme& theme, float least) {
    double labels = 0;
    for (const char* role : {"cover-kind", "cover-label", "cover-value"})
        labels = std::max(labels, theme.style(role).size);
    std::vector<float> sizes;
    for (float size = least * kTitleStep; size * theme.style("title").size >= labels * kOverLabels; size *= kTitleStep)
        sizes.push_back(size);
    return sizes;
}

// The subtitle steps down with a title that comes near it.
float subtitle_size(const Theme& theme, float title) {
    const auto own = static_cast<float>(theme.style("subtitle").size);
    return own <= 0 ? 1 : std::min(1.0F, kUnderTitle * title * static_cast<float>(theme.style("title").size) / own);
}

bool ends_divided(const Slice& line) {
    return std::any_of(line.items.begin(), line.items.end(), [](const PlacedItem& item) {
        const auto* run = std::get_if<GlyphRun>(&item);
        return run != nullptr && run->soft_hyphen;
    });
}

}  // namespace

Type scaled(Type type, float share) {
    type.size *= share;
    type.leading *= share;
    type.baseline *= share;
    return type;
}

void Composer::cover(const Block& node, const Div& div, const Setting& setting, Column& column) {
    const bool own_page = !node.attributes.has_class("title-block");
    Setting own = setting;
    own.type.justified = own.type.hyphenated = false;
    own.hangs = false;
    if (own_page) {
        flow_.has_cover = column.slices.empty();
        Slice space;
        space.height = kCoverTop;
        space.keep = kKeep;
        add(std::move(space), 0, column);
    }
    const auto first = static_cast<std::ptrdiff_t>(column.slices.size());
    const ReviewState before = setter_.review();
    const float pending = column.pending;
    const auto set = [&](float size) {
        column.slices.erase(column.slices.begin() + first, column.slices.end());
        column.pending = pending;
        setter_.review() = before;
        return cover_parts(div, own, size, column);
    };
    std::vector<float> sizes = title_sizes(theme_.style("title"));
    const std::size_t least = sizes.size() - 1;
    const bool one_page = own_page && flow_.has_cover;
    if (one_page)
        for (const float size : smaller_titles(theme_, sizes[least])) sizes.push_back(size);
    // A smaller title comes before one with a divided word, if that helps.
    const bool divides = set(sizes[0]).divided && set(sizes[least]).divided;
    bool fits = false;
    for (std::size_t i = 0; i < sizes.size() && !fits; ++i) {
        const TitleFit title = set(sizes[i]);
        fits = (title.lines <= kTitleLines && (divides || !title.divided)) || i >= least;
        if (one_page) fits = fit_cover(0, column.slices.size(), i >= least, column) && fits;
    }
    // A cover that no size makes one page is two: its title need not be small, and the second begins with the names
    // where the first holds all else.
    for (std::size_t i = 0; one_page && !fits && i <= least; ++i) {
        if (set(sizes[i]).divided && !divides && i < least) continue;
        const std::size_t names = names_of_cover(column);
        fits = names < column.slices.size() && fit_cover(0, names, i == least, column);
    }
    if (!fits) set(sizes[least]);
    if (!fits && one_page) keep_facts(column);
    part_long_names(column);
    if (own_page) {
        force_break(Control::page_break, column);
    } else {
        if (!column.slices.empty() && column.slices.back().keep == kKeep) column.slices.back().keep = 0;
        // A table of facts ends in a hairline of its own.
        if (!column.slices.empty() && column.slices.back().band && column.slices.back().band->quiet) return;
        Slice rule;
        rule.height = 15;
        rule.keep = kKeep;
        rule.items.push_back(
            Fill{{setting.left, 7.5F, setting.width, static_cast<float>(theme_.rule_thin)}, theme_.hairline, {}});
        add(std::move(rule), 0, column);
        column.pending = setting.gap;
    }
}

// The title is set at this share of its size.
Composer::TitleFit Composer::cover_parts(const Div& div, const Setting& setting, float size, Column& column) {
    TitleFit fit;
    for (const auto& child : div.children) {
        const auto* text = std::get_if<Paragraph>(&child.kind);
        const bool title = text != nullptr && child.attributes.has_class("title");
        const bool subtitle = text != nullptr && child.attributes.has_class("subtitle");
        const std::size_t first = column.slices.size();
        if (title || subtitle) {
            const Type type =
                scaled(types_.of(title ? "title" : "subtitle"), title ? size : subtitle_size(theme_, size));
            paragraph(text->children, setting_of(type, setting), column);
            place(child.id, first, setting.left, column);
            if (title) fit.lines += column.slices.size() - first;
            for (std::size_t i = first; title && i < column.slices.size(); ++i)
                fit.divided = fit.divided || ends_divided(column.slices[i]);
        } else {
            block(child, setting, column);
        }
        // Title, subtitle and what stands above them never part.
        if (text != nullptr && !column.slices.empty()) column.slices.back().keep = kKeep;
    }
    return fit;
}

// Facts of which the first page holds only some begin the second one, if that holds them all.
void Composer::keep_facts(Column& column) const {
    auto& slices = column.slices;
    const auto is_fact = [](const Slice& slice) { return slice.band && slice.band->quiet; };
    const auto found = std::find_if(slices.begin(), slices.end(), is_fact);
    const auto first = static_cast<std::size_t>(found - slices.begin());
    if (found == slices.end() || first == 0 || cover_height(first, slices.size(), column) > page_height_) return;
    slices[first - 1].keep = 0;
    for (std::size_t i = first; i + 1 < slices.size() && is_fact(slices[i + 1]); ++i) slices[i].keep = kKeep;
}

// The slice that the names of the parties begin at, with their label; the number of slices when there are none.
std::size_t Composer::names_of_cover(const Column& column) {
    const auto& slices = column.slices;
    for (std::size_t i = 0; i < slices.size(); ++i)
        if (slices[i].columns && slices[i].columns->whole) return i > 0 && slices[i - 1].keep >= kKeep ? i - 1 : i;
    return slices.size();
}

// Names that no page holds begin below their label.
void Composer::part_long_names(Column& column) const {
    const std::size_t names = names_of_cover(column);
    if (names == column.slices.size() || cover_height(names, column.slices.size(), column) <= page_height_) return;
    for (std::size_t i = names; i < column.slices.size(); ++i)
        if (column.slices[i].columns) column.slices[i].columns->whole = false;
}

float Composer::cover_height(std::size_t first, std::size_t end, const Column& column) const {
    const float grid = static_cast<float>(theme_.baseline) / 2;
    float y = 0;
    for (std::size_t i = first; i < end; ++i) {
        const Slice& slice = column.slices[i];
        if (i > first) y += slice.space_above;
        if (slice.snap && i > first) y = std::ceil((y - 0.05F) / grid) * grid;
        y += slice.columns ? balance_columns(*slice.columns, 0, page_height_, grid).height : slice.height;
    }
    return y;
}

// A cover, or its slices up to `end`, that is a little too tall gives up some of its gaps, then of the space at its
// top; one that is set `close` the rest of it too, and the grid between names. One that would not fit all the same
// keeps them, and false is given.
bool Composer::fit_cover(std::size_t first, std::size_t end, bool close, Column& column) const {
    auto& slices = column.slices;
    std::vector<float> gaps;
    for (std::size_t i = first; i < end; ++i) gaps.push_back(slices[i].space_above);
    const auto scale_gaps = [&](float share) {
        for (std::size_t i = 0; i < gaps.size(); ++i) slices[first + i].space_above = gaps[i] * share;
    };
    const auto snap_names = [&](bool snap) {
        for (std::size_t i = first; i < end; ++i)
            if (slices[i].columns && slices[i].columns->whole)
                for (auto& name : slices[i].columns->flow) name.snap = snap;
    };
    const auto fits = [&] { return cover_height(first, end, column) <= page_height_; };
    for (float share = 1; share >= kLeastGaps; share -= kStep) {
        scale_gaps(share);
        if (fits()) return true;
    }
    for (float& top = slices[first].height; top >= kLeastCoverTop; top -= 1)
        if (fits()) return true;
    if (close) {
        snap_names(false);
        for (slices[first].height = kLeastCoverTop; slices[first].height >= 0; slices[first].height -= 1)
            if (fits()) return true;
        snap_names(true);
    }
    slices[first].height = kCoverTop;
    scale_gaps(1);
    return false;
}

}  // namespace layout
