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
constexpr float kMostNewNotes = 0.5F;    // … that stand on no page before
constexpr float kDivisibleGroup = 0.3F;  // rows tied by spans part between rows when taller than this share of a page

// What the lines of a band call that end above a height, and where the first line ends that calls more.
struct Calls {
    std::vector<std::uint32_t> notes;
    float next = std::numeric_limits<float>::max();
};

Calls calls_above(const Band& band, float height, const model::Theme& theme) {
    Calls calls;
    const auto padding = static_cast<float>(theme.cell_padding_y);
    std::vector<float> tops{padding * 2};  // with the one below a line that a page ends with
    for (const float row : band.rows) tops.push_back(tops.back() + row);
    std::vector<std::pair<float, std::uint32_t>> below;
    for (const auto& cell : band.cells) {
        float y = tops[cell.row];
        for (const auto& line : cell.slices) {
            y += line.height + (&line == &cell.slices.front() ? 0 : line.space_above);
            for (const std::uint32_t note : line.notes) {
                if (y > height + kSlack)
                    below.emplace_back(y, note);
                else if (std::find(calls.notes.begin(), calls.notes.end(), note) == calls.notes.end())
                    calls.notes.push_back(note);
            }
        }
    }
    for (const auto& [y, note] : below)
        if (std::find(calls.notes.begin(), calls.notes.end(), note) == calls.notes.end())
            calls.next = std::min(calls.next, y);
    return calls;
}

}  // namespace

// The notes of the table under way once `row`, or a part of it, is added that calls these, or of its table when another
// begins.
std::vector<std::uint32_t> PageScan::notes_with(const Slice& row, const std::vector<std::uint32_t>& called) const {
    std::vector<std::uint32_t> notes;
    const TableHead& table = flow_.tables[static_cast<std::size_t>(row.table)];
    const auto add = [&](const std::vector<std::uint32_t>& more) {
        for (const std::uint32_t note : more)
            if (flow_.note_pictures.count(note) > 0 && std::find(notes.begin(), notes.end(), note) == notes.end())
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

// Whether no page before calls it, or none had a place for it.
bool PageScan::is_new(std::uint32_t note) const {
    const auto found = first_calls_.find(note);
    return found == first_calls_.end() || found->second >= start_.slice ||
           std::find(carried_table_notes_.begin(), carried_table_notes_.end(), note) != carried_table_notes_.end();
}

// Those of the notes that stand under this part of the table.
std::vector<std::uint32_t> PageScan::chosen_of(const std::vector<std::uint32_t>& notes,
                                               std::vector<std::uint32_t>* late) const {
    if (pictures_height(notes) <= height_ * kMostTableNotes) return notes;
    std::vector<std::uint32_t> chosen;
    bool full = false;
    for (const std::uint32_t note : notes) {
        if (!is_new(note)) continue;
        if (!full) chosen.push_back(note);
        if (!full && pictures_height(chosen) > height_ * kMostNewNotes) {
            full = true;
            chosen.pop_back();
        }
        if (full && late != nullptr) late->push_back(note);
    }
    return chosen;
}

// Whether a row that a page begins with leaves the notes under it no room there: it is divided rather than parted from
// them.
bool PageScan::fills_page_with_notes(const Slice& row) const {
    if (row.table < 0 || !row.band) return false;
    const std::size_t after = next() + 1;
    const bool goes_on = after < flow_.slices.size() && flow_.slices[after].table == row.table;
    const float notes =
        goes_on ? pictures_height(chosen_of(notes_with(row, row.band->notes))) : notes_after(next(), true);
    return notes > 0 && notes <= kMostNewNotes * height_ && row.height + notes > room() + kSlack;
}

// The notes below a table's last row, or those that no page's end may part from it.
float PageScan::notes_after(std::size_t row, bool all) const {
    float height = 0;
    for (; row + 1 < flow_.slices.size() && flow_.slices[row + 1].table_note != 0; ++row) {
        // Lines of notes that stand on a page before have no height.
        const Slice& above = flow_.slices[row];
        if (!all && above.keep < kKeep && above.height > 0) break;
        height += flow_.slices[row + 1].space_above + flow_.slices[row + 1].height;
    }
    return height;
}

float PageScan::pictures_height(const std::vector<std::uint32_t>& notes) const {
    float height = 0;
    for (const std::uint32_t note : notes)
        for (const auto& slice : flow_.note_pictures.at(note))
            height += slice.height + (height > 0 ? slice.space_above : kAboveTableNotes);
    return height;
}

bool PageScan::table_goes_on() const {
    return table_ >= 0 && next() < flow_.slices.size() && flow_.slices[next()].table == table_;
}

bool PageScan::may_end() const {
    if (table_notes_height_ <= 0 || !table_goes_on()) return true;
    return tight_ + foot() + table_notes_height_ <= height_ + kSlack;
}

float PageScan::band_room() const {
    const Slice& slice = flow_.slices[next()];
    const auto without = [&](const std::vector<std::uint32_t>& notes) {
        return room() - pictures_height(chosen_of(notes_with(slice, notes)));
    };
    // Fewer lines call fewer notes, which leave room for more lines, up to the next call.
    float free = without(calls_above(*slice.band, room(), theme_).notes);
    const Calls calls = calls_above(*slice.band, free, theme_);
    free = std::max(free, std::min(without(calls.notes), calls.next - 2 * kSlack));
    return is_tall(slice) ? std::min(free, slice.height - kLeastOfRow * grid_ * 2) : free;
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
