// SPDX-License-Identifier: MPL-2.0
// Rows that a page divides, and the notes under tables (a part of PageScan).
#include <algorithm>
#include <limits>
#include <utility>

#include "layout/band.h"
#include "layout/page_costs.h"
#include "layout/page_scan.h"

namespace layout {
namespace {

constexpr float kSlack = 0.05F;
constexpr float kLeastBand = 40;
constexpr float kMostTableNotes = 0.3F;  // of a page's height, under a part of a table, repeated ones among them
constexpr float kMostNewNotes = 0.5F;    // … that stand on no page before, where rows are divided for them
constexpr float kLateInLines = 6;        // lines that a divided row may be shorter where no note then goes on overleaf
constexpr float kDivisibleGroup = 0.3F;  // rows tied by spans part between rows when taller than this share of a page

// A call in a band, by the height at which its line ends, with the padding below.
struct Call {
    float bottom = 0;
    std::uint32_t note = 0;
};

// The first call of each note, from above.
std::vector<Call> calls_in(const Band& band, const model::Theme& theme) {
    const auto padding = static_cast<float>(theme.cell_padding_y);
    std::vector<float> tops{padding * 2};
    for (const float row : band.rows) tops.push_back(tops.back() + row);
    std::vector<Call> calls;
    for (const auto& cell : band.cells) {
        float y = tops[cell.row];
        for (const auto& line : cell.slices) {
            y += line.height + (&line == &cell.slices.front() ? 0 : line.space_above);
            for (const std::uint32_t note : line.notes) calls.push_back({y, note});
        }
    }
    std::stable_sort(calls.begin(), calls.end(), [](const Call& a, const Call& b) { return a.bottom < b.bottom; });
    std::vector<Call> first;
    for (const Call& call : calls)
        if (std::none_of(first.begin(), first.end(), [&](const Call& known) { return known.note == call.note; }))
            first.push_back(call);
    return first;
}

}  // namespace

// The notes of the table under way once `row`, or a part of it, is added that calls these, or of its table when another
// begins.
std::vector<std::uint32_t> PageScan::notes_with(const Slice& row, const std::vector<std::uint32_t>& called) const {
    std::vector<std::uint32_t> notes;
    const TableHead& table = flow_.tables[static_cast<std::size_t>(row.table)];
    const auto add = [&](const std::vector<std::uint32_t>& more) {
        for (const std::uint32_t note : more)
            if (table.notes.count(note) > 0 && std::find(notes.begin(), notes.end(), note) == notes.end())
                notes.push_back(note);
    };
    if (row.table == table_) {
        notes = called_in_table_;
    } else if (row.continues) {
        if (tops_.empty()) add(carried_table_notes_);
        if (table.height > 0) add(table.head_notes);
    } else {
        add(table.caption_notes);
    }
    add(called);
    return notes;
}

// How many lines of a table's note stand on pages before. On pages that are planned ahead, all of what is called
// before.
std::size_t PageScan::told_lines(std::uint32_t note, std::int32_t table) const {
    if (const auto found = told_.find(note); found != told_.end()) return found->second;
    const auto& carried = carried_table_notes_;
    if (std::find(carried.begin(), carried.end(), note) != carried.end()) return 0;
    const auto call = first_calls_.find({table, note});
    const bool before = call != first_calls_.end() && call->second < start_.slice;
    return before ? notes_of(table).at(note).size() : 0;
}

// What stands of a table's notes in `room`.
TableFoot PageScan::foot_with(const std::vector<std::uint32_t>& notes, std::int32_t table, float room) const {
    std::vector<CalledNote> called;
    for (const std::uint32_t note : notes)
        if (!stands_at_foot(note, next())) called.push_back({note, told_lines(note, table)});
    if (called.empty()) return {};
    return layout::table_foot(called, notes_of(table), height_ * kMostTableNotes, room);
}

// Whether a row is divided rather than parted from the notes called in it: it leaves them no room on the page.
bool PageScan::parts_from_notes(const Slice& row) const {
    const std::size_t after = next() + 1;
    const bool goes_on = after < flow_.slices.size() && flow_.slices[after].table == row.table;
    if (!goes_on) {
        const float notes = tops_.empty() ? notes_after(next(), true) : 0;
        return notes > 0 && notes <= kMostNewNotes * height_ && row.height + notes > room() + kSlack;
    }
    const float below = room() - row.height;
    if (row.table == table_ && row.band->notes.empty() && stays_whole(below)) return false;
    const auto notes = notes_with(row, row.band->notes);
    if (notes.empty()) return false;
    const bool enough = tops_.empty() ? foot_with(notes, row.table, kMostNewNotes * height_).height <= below + kSlack
                                      : foot_with(notes, row.table, below).missing == 0;
    return !enough && band_division() != Division::none;
}

// The notes below a table's last row, or those that no page's end may part from it.
float PageScan::notes_after(std::size_t row, bool all) const {
    float height = 0;
    for (; row + 1 < flow_.slices.size() && flow_.slices[row + 1].table_note != 0; ++row) {
        // Lines of notes that stand on a page before have no height.
        const Slice& above = flow_.slices[row];
        if (!all && above.keep < kKeep && above.height > 0) break;
        if (!leaves_out(row + 1)) height += flow_.slices[row + 1].space_above + flow_.slices[row + 1].height;
    }
    return height;
}

float PageScan::waiting_height() const {
    float height = 0;
    for (const std::uint32_t note : table_foot_.waiting) {
        std::size_t told = told_lines(note, table_);
        for (const NotePart& part : table_foot_.parts)
            if (part.note == note) told = part.last;
        height += stacked_height(notes_of(table_).at(note), told) + kAboveTableNotes;
    }
    return height;
}

bool PageScan::table_goes_on() const {
    return table_ >= 0 && next() < flow_.slices.size() && flow_.slices[next()].table == table_;
}

bool PageScan::may_end() const {
    if (!table_goes_on() || table_foot_.complete()) return true;
    return table_foot_.missing == 0 || tops_.size() == 1;
}

// The height, among those that end above one call after the other, that fills the page best with rows and notes.
float PageScan::band_room() const {
    const Slice& slice = flow_.slices[next()];
    const float whole = room();
    const auto calls = calls_in(*slice.band, theme_);
    std::vector<std::uint32_t> called;
    float best = whole;
    float most = std::numeric_limits<float>::lowest();
    for (std::size_t count = 0; count <= calls.size(); ++count) {
        if (count > 0) called.push_back(calls[count - 1].note);
        const float from = count > 0 ? calls[count - 1].bottom : std::numeric_limits<float>::lowest();
        const float to = count < calls.size() ? calls[count].bottom - 2 * kSlack : std::numeric_limits<float>::max();
        const TableFoot foot =
            foot_with(notes_with(slice, called), slice.table, std::min(kMostNewNotes * height_, whole));
        const float free = std::min(whole - foot.height, to);
        if (free < from) continue;
        const float price = kLateInLines * grid_ * 2 * static_cast<float>(foot.waiting.size() + foot.missing);
        const bool divides = calls.empty() || !tops_.empty() ||
                             (free >= kLeastBand && can_split_band(*slice.band, free, Divide::inside_rows, theme_));
        const float filled = free + foot.height - price - (divides ? 0 : height_ * 2);
        if (filled < most) continue;
        most = filled;
        best = free;
    }
    const float chosen = is_tall(slice) ? std::min(best, slice.height - kLeastOfRow * grid_ * 2) : best;
    // A row that begins a page goes on overleaf whatever its notes want: else it would run off the page.
    return tops_.empty() && !can_be_divided(slice, chosen) && can_be_divided(slice, whole) ? whole : chosen;
}

bool PageScan::can_be_divided(const Slice& slice, float room) const {
    return room >= kLeastBand && (can_split_band(*slice.band, room, Divide::inside_rows, theme_) ||
                                  can_split_band(*slice.band, room, Divide::anywhere, theme_));
}

bool PageScan::taller_than_page(const Slice& slice) const {
    const float head = std::max(flow_.tables[static_cast<std::size_t>(slice.table)].height, head_height(flow_, slice));
    return slice.height > height_ - head + kSlack;
}

bool PageScan::is_tall(const Slice& slice) const {
    return slice.height >= kTallRow * grid_ * 2;
}

bool PageScan::rows_tied(const Slice& slice) const {
    return slice.band->rows.size() > 1 && slice.height > height_ * kDivisibleGroup;
}

bool PageScan::divides_within(const Slice& slice, float room) const {
    float whole = 0;
    for (const float row : slice.band->rows) {
        if (whole + row <= room + kSlack) {
            whole += row;
            continue;
        }
        const float line = grid_ * 2;
        const bool leaves_hole = room - whole >= kHoleBeforeRow * line && row >= kTallRow * line;
        return leaves_hole && can_split_band(*slice.band, room, Divide::inside_rows, theme_);
    }
    return false;
}

PageScan::Division PageScan::band_division() const {
    const Slice& slice = flow_.slices[next()];
    if (!slice.band) return Division::none;
    const float free = band_room();
    if (free < kLeastBand) return Division::none;
    if (rows_tied(slice) && can_split_band(*slice.band, free, Divide::between_rows, theme_)) return Division::must;
    const bool inside = taller_than_page(slice) || tops_.empty();
    const auto fits = [&] {
        return can_split_band(*slice.band, free, Divide::inside_rows, theme_) ||
               (tops_.empty() && can_split_band(*slice.band, free, Divide::anywhere, theme_));
    };
    if (inside) return fits() ? Division::must : Division::none;
    const bool may = is_tall(slice) && free >= kLeastOfRow * grid_ * 2;
    return may && fits() ? Division::may : Division::none;
}

}  // namespace layout
