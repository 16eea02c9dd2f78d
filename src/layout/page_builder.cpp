// SPDX-License-Identifier: MPL-2.0
#include "layout/page_builder.h"

#include <algorithm>
#include <array>
#include <string>
#include <utility>

#include "layout/band.h"
#include "support/ensure.h"

namespace layout {
using namespace model;

namespace {

constexpr float kLargestCarry = 0.6F;  // of a page's height for the rests of notes, while text goes on
constexpr float kLargestHead = 0.4F;   // a head that takes more of the page is not repeated

std::string roman(std::size_t number) {
    constexpr std::array<std::pair<std::size_t, const char*>, 9> signs = {
        {{100, "c"}, {90, "xc"}, {50, "l"}, {40, "xl"}, {10, "x"}, {9, "ix"}, {5, "v"}, {4, "iv"}, {1, "i"}}};
    std::string text;
    for (const auto& [value, sign] : signs)
        for (; number >= value; number -= value) text += sign;
    return text;
}

}  // namespace

PageBuilder::PageBuilder(Flow flow, const TypeBook& types, std::size_t node_count, SetElastic set_elastic)
    : flow_(std::move(flow)),
      set_elastic_(std::move(set_elastic)),
      theme_(types.theme()),
      breaker_(flow_, theme_),
      scan_(flow_, theme_) {
    built_.places.resize(node_count + 1);
    in_cover_ = flow_.has_cover;
    in_front_ = theme_.roman_front && flow_.text_begins > 0;
    apply(Control::portrait);
    drop_large_heads();
}

// Heads that would leave a page, turned or not, too little room for their tables are not said again.
void PageBuilder::drop_large_heads() {
    for (const auto& slice : flow_.slices) {
        if (slice.control != Control::none) apply(slice.control);
        if (slice.table < 0) continue;
        TableHead& table = flow_.tables[static_cast<std::size_t>(slice.table)];
        if (table.height <= height_ * kLargestHead) continue;
        table.slices.clear();
        table.height = 0;
    }
    in_cover_ = flow_.has_cover;
    apply(Control::portrait);
}

void PageBuilder::apply(Control control) {
    if (control == Control::page_break) in_cover_ = false;
    if (control == Control::landscape) landscape_ = true;
    if (control == Control::portrait) landscape_ = false;
    const double page_height = landscape_ ? theme_.page_width : theme_.page_height;
    left_ = static_cast<float>(theme_.margin_left);
    top_ = static_cast<float>(theme_.margin_top);
    height_ = static_cast<float>(page_height - theme_.margin_top - theme_.margin_bottom);
}

BuiltPages PageBuilder::build() {
    PageStart next;
    while (next.slice < flow_.slices.size()) {
        const Control control = flow_.slices[next.slice].control;
        if (control != Control::none) {
            // Pages end before controls, so none is open here and none is left empty.
            apply(control);
            ++next.slice;
            if (in_front_ && next.slice >= flow_.text_begins) {
                in_front_ = false;
                built_.front_pages = built_.pages.size();
            }
        } else {
            next = fill_pages(next);
        }
    }
    while (notes_wait() || built_.pages.empty()) {
        begin_page(std::nullopt);
        emit_notes();
        draw_grounds();
    }
    return std::move(built_);
}

// Opens a page that begins at `start` and sets what notes have left for it at its foot; all of it is theirs once the
// text is over.
void PageBuilder::begin_page(std::optional<PageStart> start) {
    BuiltPage made;
    made.page.width = static_cast<float>(landscape_ ? theme_.page_height : theme_.page_width);
    made.page.height = static_cast<float>(landscape_ ? theme_.page_width : theme_.page_height);
    const std::size_t number = built_.pages.size() + 1 - built_.front_pages;
    made.page.label = in_front_ ? roman(number) : std::to_string(number);
    made.bare = in_cover_;
    built_.pages.push_back(std::move(made));
    foot_ = {};
    column_feet_.clear();
    grounds_.clear();
    continue_notes(height_ * (start ? kLargestCarry : 1), start);
}

// The first part of a band stays, the rest of it goes to `rest`.
bool PageBuilder::divide_band(Slice& slice, float room, Slice& rest) {
    const bool above = scan_.rows_tied(slice) && !scan_.divides_within(slice, room);
    return (above && divide_slice(slice, room, Divide::between_rows, theme_, rest)) ||
           divide_slice(slice, room, Divide::inside_rows, theme_, rest) ||
           divide_slice(slice, room, Divide::anywhere, theme_, rest);
}

PageStart PageBuilder::fill_pages(PageStart start) {
    begin_page(start);
    lighter_ = false;
    const CarriedNotes carried = carried_notes();
    auto plan = breaker_.plan(start, height_, carried, in_cover_, built_.pages.size() - 1);
    if (!lengthen(start, plan.front(), carried)) shorten(start, plan);
    for (std::size_t i = 0; i < plan.size(); ++i) {
        // What a note carries over a second time takes room that was not planned for: the pages are planned anew.
        if (i > 0 && (lighter_ || notes_wait() || !waiting_table_notes_.empty())) break;
        // A page that ends early is looked at anew: a shorter paragraph may help, and then all after it moves.
        if (i > 0 && !lengthen(start, plan[i], {}) && find_shorter(start, plan[i])) break;
        if (i > 0) begin_page(start);
        start = fill_page(start, plan[i]);
        if (plan[i].close == PageClose::columns && start != plan[i].next) break;  // the rest of the plan begins elsewhere
    }
    return start;
}

PageStart PageBuilder::fill_page(PageStart start, const PageEnd& end) {
    scan_.begin(start, height_, carried_notes());
    // Where a row or columns are divided, the room for their first part stays as it was planned.
    if (end.close == PageClose::whole || end.close == PageClose::notes) scan_.expect_end(end.next);
    // What is divided: the slice that the page ends in. All before it is whole.
    const bool inside = end.close == PageClose::columns || end.close == PageClose::band;
    const std::size_t parted = inside && end.next.column == 0 ? end.next.slice - 1 : end.next.slice;
    while (scan_.next() < parted) {
        const PageScan::Step step = scan_.add();
        if (step == PageScan::Step::full) scan_.force();
    }
    Slice rest;
    bool has_rest = false;
    PageStart after = end.next;
    if (end.close == PageClose::columns) {
        // The text goes on where these columns end, also where other notes at their feet make them end otherwise than
        // was planned.
        ColumnFit part = scan_.part_of_columns();
        const bool ends_here = part.complete && !part.ends.empty();
        after = ends_here ? PageStart{parted + 1, 0} : PageStart{parted, part.ends.empty() ? part.first : part.ends.back()};
        scan_.force(std::move(part));
    }
    if (end.close == PageClose::band) {
        has_rest = divide_band(flow_.slices[parted], scan_.band_room(), rest);
        support::ensure(has_rest, "a row that is planned to be divided can be");
        scan_.force();
    }
    const auto& slices = flow_.slices;
    const bool goes_on = end.next.slice < slices.size() && slices[end.next.slice].control == Control::none;
    scan_.settle(end.close == PageClose::whole && goes_on && scan_.foot() <= 0);
    const bool table_goes_on = has_rest || scan_.table_goes_on();
    emit_scanned(start.slice, table_goes_on ? scan_.table_foot().height : 0);
    if (table_goes_on)
        set_table_notes(scan_.next(), flow_.slices[scan_.next() - 1].frame);
    else
        told_.clear();
    emit_notes();
    draw_grounds();
    const PageStart next = has_rest ? PageStart{parted, 0} : after;
    if (has_rest) flow_.slices[parted] = std::move(rest);
    lighter_ = table_goes_on && drop_table_notes(next.slice);
    waiting_table_notes_ = table_goes_on ? scan_.table_foot().waiting : std::vector<std::uint32_t>{};
    return next;
}

}  // namespace layout
