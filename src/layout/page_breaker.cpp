// SPDX-License-Identifier: MPL-2.0
#include "layout/page_breaker.h"

#include <algorithm>
#include <cmath>
#include <limits>
#include <optional>

#include "layout/page_costs.h"
#include "support/ensure.h"

namespace layout {
namespace {

constexpr std::size_t kRest =
    std::numeric_limits<std::size_t>::max();  // as PageStart::column: below the rest of that row
constexpr std::size_t kWindow = 500;          // slices that are weighed together: about ten pages

// Where the flow goes on, below the rest of a row if there is one.
PageStart whole_from(PageStart start) {
    return start.column == kRest ? PageStart{start.slice + 1, 0} : start;
}

}  // namespace

PageBreaker::PageBreaker(const Flow& flow, const model::Theme& theme)
    : flow_(flow), line_(static_cast<float>(theme.baseline)), scan_(flow, theme) {}

bool PageBreaker::ends_segment(std::size_t slice) const {
    return slice >= flow_.slices.size() || flow_.slices[slice].control != Control::none;
}

double PageBreaker::emptiness(float free) const {
    const double lines = std::max(0.0F, free) / line_;
    if (bare_) return lines;
    if (lines <= kQuadratic) return kEmptyLine * lines * lines;
    return kEmptyLine * kQuadratic * (2 * lines - kQuadratic);
}

void PageBreaker::offer(PageStart start, double cost, PageEnd end, float short_by, float rest) {
    const Node& before = nodes_[start];
    // A right-hand page (its index is even) beside the one before it.
    const bool faces = before.pages % 2 == 0 && start.slice != first_.slice;
    if (faces && !ends_segment(end.next.slice))
        cost += kUnlevel * std::min(std::abs(before.short_by - short_by) / line_, kMostUnlevel);
    Node& node = nodes_[end.next];
    if (node.reached && node.cost <= cost) return;
    node = {cost, start, end, true, before.pages + 1, short_by, rest};
}

// A page that ends after the slice just added. Spaces may give a little, at a price, so that it ends level.
PageBreaker::WholePage PageBreaker::whole_page(double cost) const {
    WholePage page;
    page.end = {{scan_.next(), 0}, PageClose::whole};
    const float free = scan_.free();
    if (scan_.table_goes_on() && !scan_.table_foot().complete()) {
        const TableFoot& foot = scan_.table_foot();
        cost += kNotesDivided + kTableNoteLate * static_cast<double>(foot.missing);
        page.rest = scan_.waiting_height();
    }
    page.cost = cost + stranded_heading() + (free > height_ * kEmptiest ? kUnwanted : 0);
    if (free < 0) {
        const double steps = std::ceil(-free / scan_.grid());
        page.cost += kShrunk * steps * steps;
    } else if (scan_.foot() <= 0 && free - scan_.stretch() < scan_.grid()) {
        page.cost += kStretched * emptiness(free);
    } else {
        page.free = free;
        if (scan_.foot() <= 0) page.short_by = free;
    }
    return page;
}

// `early`: more had room.
void PageBreaker::offer_whole(PageStart start, const WholePage& page, bool early) {
    const double lines = page.free / line_;
    double cost =
        page.cost + (early || bare_ ? emptiness(page.free) : std::min(emptiness(page.free), kForcedLine * lines));
    if (early && page.short_by >= scan_.grid()) cost += kEndsEarly;
    const bool goes_on = !ends_segment(page.end.next.slice) && flow_.slices[page.end.next.slice].space_above <= 0;
    if (early && goes_on && lines > kShortPage) cost += kBreaksOff;
    offer(start, cost, page.end, page.short_by, page.rest);
}

// A heading whose section hardly begins above a large hole would better stand at the top of the next page.
double PageBreaker::stranded_heading() const {
    if (scan_.free() < kHole * line_) return 0;
    const auto& tops = scan_.tops();
    const std::size_t first = scan_.next() - tops.size();
    for (std::size_t k = tops.size(); k > 1; --k) {
        if (scan_.bottom() - tops[k - 1] > kFewLines * line_) return 0;
        if (flow_.slices[first + k - 1].heading) return kStranded;
    }
    return 0;
}

void PageBreaker::end_at_control(PageStart start, double cost) {
    const double lines = scan_.bottom() / line_;
    const bool alone = !(start < first_) && !(first_ < start);
    if (!alone && !bare_ && lines < kLeastLast) cost += kRunt * (kLeastLast - lines);
    offer(start, cost, {{scan_.next(), 0}, PageClose::whole});
}

// The next slice does not fit: it is divided, or the page ends before it.
void PageBreaker::end_full(PageStart start, double cost, bool found) {
    const std::size_t next = scan_.next();
    const Slice& slice = flow_.slices[next];
    found = divide_row(start, cost) || found;
    if (slice.columns) {
        const ColumnFit part = scan_.part_of_columns();
        if (!part.ends.empty()) {
            const bool complete = part.ends.back() == slice.columns->flow.size();
            offer(start, cost + kColumnsDivided,
                  complete ? PageEnd{{next + 1, 0}, PageClose::columns}
                           : PageEnd{{next, part.ends.back()}, PageClose::columns});
            found = true;
        }
    }
    if (found) return;
    // The rest of a row may stand alone, where nothing fits below it with its notes.
    if (start.column == kRest) {
        const float free = height_ - nodes_[start].rest;
        offer(start, cost + emptiness(free), {{start.slice + 1, 0}, PageClose::whole}, free);
        return;
    }
    // Nothing else is possible: a group that is kept together is parted, or what no page holds is placed all the same.
    const std::size_t after = scan_.empty() ? next + 1 : next;
    offer(start, cost + kUnwanted, {{after, 0}, PageClose::whole});
}

// The next slice is a row that goes on overleaf. What is left of it is known only roughly here: the pages after it are
// planned anew when it is placed.
bool PageBreaker::divide_row(PageStart start, double cost) {
    const auto division = scan_.band_division();
    if (division == PageScan::Division::none) return false;
    const std::size_t row = scan_.next();
    const Slice& slice = flow_.slices[row];
    const float head = flow_.tables[static_cast<std::size_t>(slice.table)].height;
    const float rest = std::clamp(slice.height - scan_.band_room() + head + line_ / 2, 0.0F, height_);
    const double price = division == PageScan::Division::must ? kRowDivided : kTallRowDivided;
    offer(start, cost + price, {{row, kRest}, PageClose::band}, 0, rest);
    return true;
}

// The page ends here because a note goes on overleaf, unless a better end was `found` before.
void PageBreaker::end_in_note(PageStart start, double cost, bool found) {
    if (!found) offer(start, cost + kNotesDivided, {{scan_.next(), 0}, PageClose::notes});
}

void PageBreaker::explore(PageStart start, double cost, const CarriedNotes& carried) {
    scan_.begin(whole_from(start), height_, carried);
    bool found = false;
    bool divides_note = false;
    std::optional<WholePage> whole;  // the last that was found: only what comes after it tells what it costs
    const auto offer_last = [&](bool early) {
        if (whole) offer_whole(start, *whole, early);
        whole.reset();
    };
    for (;;) {
        if (ends_segment(scan_.next())) {
            offer_last(true);
            return end_at_control(start, cost);
        }
        const PageScan::Step step = scan_.add();
        // A note, columns or a row that go on overleaf would fill the page.
        const bool divides = step == PageScan::Step::full &&
                             (flow_.slices[scan_.next()].columns || scan_.band_division() != PageScan::Division::none);
        const bool fills = step == PageScan::Step::closes || divides;
        if (step != PageScan::Step::placed) offer_last(fills || divides_note);
        if (step == PageScan::Step::full && divides_note) return end_in_note(start, cost + kUnwanted, found);
        if (step == PageScan::Step::full) return end_full(start, cost, found);
        const std::size_t next = scan_.next();
        const Slice& last = flow_.slices[next - 1];
        if (step == PageScan::Step::closes) {
            divides_note = true;
            if (last.keep >= kKeep && !ends_segment(next)) continue;
            end_in_note(start, cost + (last.keep >= kKeep ? 0 : last.keep), false);
            found = true;
            // After a divided word the line below may be the better end.
            if (last.keep == 0 || ends_segment(next)) return;
            continue;
        }
        if (last.keep >= kKeep || ends_segment(next) || !scan_.may_end()) continue;
        found = true;
        const std::int16_t penalty =
            flow_.slices[next].table_note != 0 ? std::max(last.keep, kTableNoteParted) : last.keep;
        const WholePage page = whole_page(cost + penalty);
        if (penalty >= kDear) {
            offer_whole(start, page, false);
            continue;
        }
        offer_last(true);
        whole = page;
    }
}

std::vector<PageEnd> PageBreaker::path_to(PageStart last) const {
    std::vector<PageEnd> path;
    for (PageStart at = last; first_ < at;) {
        const Node& node = nodes_.at(at);
        path.push_back(node.end);
        path.back().next = whole_from(node.end.next);
        at = node.from;
    }
    std::reverse(path.begin(), path.end());
    return path;
}

std::vector<PageEnd> PageBreaker::plan(PageStart start, float height, const CarriedNotes& carried, bool bare,
                                       std::size_t page) {
    height_ = height;
    bare_ = bare;
    first_ = start;
    horizon_ = start.slice + kWindow;
    nodes_.clear();
    nodes_[start].reached = true;
    nodes_[start].pages = page;
    const Node* best = nullptr;
    PageStart last = start;
    // Pages only lead forward, so a node is final when the walk comes to it.
    for (auto it = nodes_.begin(); it != nodes_.end(); ++it) {
        const auto& [at, node] = *it;
        if (ends_segment(whole_from(at).slice) || at.slice >= horizon_) {
            if (best == nullptr || node.cost < best->cost) {
                best = &node;
                last = at;
            }
            continue;
        }
        explore(at, node.cost, it == nodes_.begin() ? carried : CarriedNotes{node.rest, {}, {}, {}});
    }
    cost_ = best->cost;
    auto path = path_to(last);
    support::ensure(!path.empty(), "a plan has a page");
    // Near the window's end nothing is certain yet.
    if (!ends_segment(whole_from(last).slice)) path.resize((path.size() + 1) / 2);
    const auto barrier = std::find_if(path.begin(), path.end(), [](const PageEnd& end) {
        return end.close == PageClose::notes || end.close == PageClose::band;
    });
    if (barrier != path.end()) path.erase(barrier + 1, path.end());
    return path;
}

}  // namespace layout
