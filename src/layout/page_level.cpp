// SPDX-License-Identifier: MPL-2.0
// Pages that would end early although no larger space helps: paragraphs that stand whole on them are set with a line
// more, or with one less where that lets the next lines in. The number of slices stays, so that every index does.
#include <algorithm>
#include <optional>
#include <utility>

#include "layout/page_builder.h"
#include "layout/page_costs.h"

namespace layout {
namespace {

constexpr std::size_t kMostLonger = 2;  // paragraphs on one page
constexpr std::size_t kMostAsked = 4;   // … that are set anew to find them

void move_items(Slice& from, Slice& to, float down) {
    shift(from.items, 0, down);
    std::move(from.items.begin(), from.items.end(), std::back_inserter(to.items));
    to.notes.insert(to.notes.end(), from.notes.begin(), from.notes.end());
    for (const PlaceMark& place : from.places) to.places.push_back({place.node, place.x, place.y + down});
}

// As many slices as there were lines: the first two lines are one slice, or the second slice is empty. No page ends
// between a paragraph's first two lines in any case.
Slices in_slices(Slices lines, std::size_t count) {
    if (lines.size() == count + 1) {
        move_items(lines[1], lines[0], lines[0].height);
        lines[0].height += lines[1].height;
        lines[0].keep = lines[1].keep;
        lines.erase(lines.begin() + 1);
    } else {
        Slice nothing;
        nothing.keep = kKeep;
        lines.insert(lines.begin() + 1, std::move(nothing));
    }
    return lines;
}

}  // namespace

/// 0 where the page needs none: above notes, and where the text ends or is divided otherwise.
PageBuilder::Lack PageBuilder::lacks(PageStart start, const PageEnd& end, const CarriedNotes& carried) {
    const auto& slices = flow_.slices;
    const bool goes_on = end.next.slice < slices.size() && slices[end.next.slice].control == Control::none;
    if (end.close != PageClose::whole || !goes_on || in_cover_) return {};
    scan_.begin(start, height_, carried);
    while (scan_.next() < end.next.slice)
        if (scan_.add() == PageScan::Step::full) return {};
    if (scan_.foot() > 0) return {};
    const auto lines = [&](float height) {
        return static_cast<std::size_t>(std::max(0.0F, height) / static_cast<float>(theme_.baseline));
    };
    const float free = scan_.free();
    return {lines(free - scan_.stretch()), lines(free - scan_.even_stretch() + scan_.grid()), lines(free)};
}

std::vector<std::size_t> PageBuilder::elastics_on(PageStart start, const PageEnd& end, bool grows) const {
    std::vector<std::size_t> found;
    for (std::size_t i = start.slice; i < end.next.slice; ++i) {
        if (flow_.slices[i].elastic == 0) continue;
        const Elastic& elastic = flow_.elastics[flow_.slices[i].elastic - 1];
        if (i + elastic.lines > end.next.slice || !(grows ? elastic.may_grow : elastic.may_shrink)) continue;
        found.push_back(i);
    }
    // Longer ones show it least.
    std::stable_sort(found.begin(), found.end(), [this](std::size_t a, std::size_t b) {
        return flow_.elastics[flow_.slices[a].elastic - 1].lines > flow_.elastics[flow_.slices[b].elastic - 1].lines;
    });
    return found;
}

// Puts an elastic paragraph's new lines in place of those from `first` on, and gives the old ones.
Slices PageBuilder::exchange(std::size_t first, Slices lines) {
    auto& slices = flow_.slices;
    const Elastic& elastic = flow_.elastics[slices[first].elastic - 1];
    const std::size_t count = elastic.lines;
    lines = in_slices(std::move(lines), count);
    for (std::size_t i = 0; i < count; ++i) {
        const Slice& before = slices[first + i];
        Slice& now = lines[i];
        now.frame = before.frame;
        now.keep = i + 1 == count ? before.keep : std::max(now.keep, before.keep);
    }
    Slice& before = slices[first];
    Slice& now = lines.front();
    now.space_above = before.space_above;
    const auto labels = static_cast<std::ptrdiff_t>(before.items.size()) - static_cast<std::ptrdiff_t>(elastic.items);
    now.items.insert(now.items.begin(), before.items.begin(), before.items.begin() + labels);
    now.places.insert(now.places.end(), before.places.begin() + elastic.places, before.places.end());
    const auto from = slices.begin() + static_cast<std::ptrdiff_t>(first);
    std::swap_ranges(lines.begin(), lines.end(), from);
    return lines;
}

// A page that lacks a line or two gets them from paragraphs that stand whole on it, and so does one whose spaces would
// grow unevenly. True when it ends level.
bool PageBuilder::lengthen(PageStart start, const PageEnd& end, const CarriedNotes& carried) {
    const Lack lacking = lacks(start, end, carried);
    const std::size_t wanted = std::min({lacking.even, lacking.all, kMostLonger});
    if (lacking.grown > kMostLonger) return false;
    if (wanted == 0) return true;
    std::vector<Exchange> longer;
    std::size_t asked = 0;
    for (const std::size_t first : elastics_on(start, end, true)) {
        if (longer.size() == wanted || asked++ == kMostAsked) break;
        Slices lines = set_elastic_(flow_.slices[first].elastic, 1);
        if (!lines.empty()) longer.push_back({first, std::move(lines)});
    }
    if (longer.size() < lacking.grown) return false;
    for (auto& [first, lines] : longer) exchange(first, std::move(lines));
    return true;
}

// A paragraph that stands whole on a page and can do with a line less.
std::optional<PageBuilder::Exchange> PageBuilder::find_shorter(PageStart start, const PageEnd& end) {
    std::size_t asked = 0;
    for (const std::size_t first : elastics_on(start, end, false)) {
        if (asked++ == kMostAsked) break;
        Slices lines = set_elastic_(flow_.slices[first].elastic, -1);
        if (!lines.empty()) return Exchange{first, std::move(lines)};
    }
    return std::nullopt;
}

// The first page of a plan lacks lines, and a paragraph with one less may make room for what comes next.
void PageBuilder::shorten(PageStart start, std::vector<PageEnd>& plan) {
    auto shorter = find_shorter(start, plan.front());
    if (!shorter) return;
    const double cost = breaker_.cost();
    const std::size_t first = shorter->first;
    const std::size_t last = first + flow_.elastics[flow_.slices[first].elastic - 1].lines;
    Slices before = exchange(first, std::move(shorter->lines));
    const CarriedNotes carried = carried_notes();
    auto other = breaker_.plan(start, height_, carried, in_cover_, built_.pages.size() - 1);
    const bool is_level = lacks(start, other.front(), carried).grown == 0;
    if (is_level && other.front().next.slice >= last && breaker_.cost() + kShorterPrice < cost) {
        plan = std::move(other);
        return;
    }
    std::swap_ranges(before.begin(), before.end(), flow_.slices.begin() + static_cast<std::ptrdiff_t>(first));
}

}  // namespace layout
