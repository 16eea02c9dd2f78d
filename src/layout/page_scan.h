// SPDX-License-Identifier: MPL-2.0
// Measures what a page would hold, without moving anything: both the choice of page ends and the placing ask it.
// Large spaces above blocks may give a little, in steps of half a line: what is too tall by that much still fits, and a
// page that would end early ends level with the others.
#pragma once

#include <cstddef>
#include <cstdint>
#include <map>
#include <utility>
#include <vector>

#include "layout/columns.h"
#include "layout/slice.h"
#include "layout/table_notes.h"
#include "model/theme.h"

namespace layout {

/// Where a page begins: at a slice, or within its columns at one of their slices.
struct PageStart {
    std::size_t slice = 0;
    std::size_t column = 0;

    bool operator==(const PageStart& other) const = default;
    bool operator<(const PageStart& other) const {
        return slice != other.slice ? slice < other.slice : column < other.column;
    }
};

enum class PageClose : std::uint8_t {
    whole,    // after a slice
    columns,  // within columns
    notes,    // after a slice whose notes go on to the next page
    band,     // within a table's row or rows tied together
};

/// Columns side by side that have notes at their feet, and how high those are in each.
struct FeetOfColumns {
    float left = 0, width = 0;
    std::vector<float> heights;

    bool holds(const Columns& columns) const { return left == columns.left && width == columns.width; }
    float height() const;
};

/// What a page has at its feet before it begins: rests of notes carried over.
struct CarriedNotes {
    float foot = 0;  // of the page; 0 without any
    std::vector<FeetOfColumns> columns;
    std::vector<std::uint32_t> table_notes;  // of the table that the page begins in: they go on or begin here
    ToldLines told;                          // … and what stands on pages before
};

class PageScan {
  public:
    enum class Step : std::uint8_t { placed, closes, full };

    PageScan(const Flow& flow, const model::Theme& theme);

    /// Begins a page of `height`, with notes that are carried over.
    void begin(PageStart start, float height, const CarriedNotes& carried);
    /// Tells where the page just begun ends, once that is chosen: what the text calls until there stands at its foot.
    void expect_end(PageStart end) { end_ = end; }
    /// Adds the next slice. `closes`: it fits, but the last note called must be divided, so the page should end as soon
    /// as it may; until then only slices without notes fit, or lines tied to the one above, and only the least of the
    /// note has room kept for it.
    Step add();

    /// How a slice that is too tall for the rest of the page, the next one, may be divided there: not, since it must,
    /// or since it is tall enough for that.
    enum class Division : std::uint8_t { none, must, may };
    Division band_division() const;
    /// The part of the next slice's columns that fits; no ends when nothing may be placed.
    ColumnFit part_of_columns() const;
    /// Counts the next slice in, whatever its height (what no page can hold), or the part of its columns.
    void force(ColumnFit part = {});
    /// Moves the tops for good: spaces are made smaller where the page is too full, or larger when it should end
    /// `level` and they reach that far.
    void settle(bool level);

    std::size_t next() const { return start_.slice + tops_.size(); }
    bool empty() const { return tops_.empty(); }
    float bottom() const { return y_; }
    /// Height left free above the notes if the page ends here; below 0 by what spaces must give.
    float free() const { return height_ - foot() - y_ - (table_goes_on() ? table_foot_.height : 0); }
    /// What spaces may take up so that the page ends level.
    float stretch() const { return stretch_; }
    /// … when each of them grows by one step at most.
    float even_stretch() const { return even_stretch_; }
    float grid() const { return grid_; }
    float height() const { return height_; }
    float room() const;  // for the next slice
    /// Height of the notes, those of columns included.
    float foot() const { return foot_ + columns_foot_; }
    float columns_foot() const { return columns_foot_; }
    bool rows_tied(const Slice& slice) const;
    /// Whether this slice is a line of a note said again that stands on this page already.
    bool leaves_out(std::size_t slice) const;
    /// Whether the text calls this note on this page first: above `slice`, or below as far as the page's end is known.
    bool stands_at_foot(std::uint32_t note, std::size_t slice) const;
    /// Whether rows tied together are rather divided within one of them than above it, when the page has `room` for
    /// them: above it a hole would be left.
    bool divides_within(const Slice& slice, float room) const;

    const std::vector<float>& tops() const { return tops_; }
    const std::vector<ColumnFit>& fits() const { return fits_; }
    /// The notes that the table under way calls on this page, as far as they stand under this part of it.
    const TableFoot& table_foot() const { return table_foot_; }
    /// All that it calls on this page.
    const std::vector<std::uint32_t>& called_in_table() const { return called_in_table_; }
    /// Height of what of them is left for the next page.
    float waiting_height() const;
    /// Whether the next slice is a row of the same table.
    bool table_goes_on() const;
    /// Whether the page may end here: room is left for the notes of a table that goes on.
    bool may_end() const;
    /// Room for the next slice, a band, when the page ends within it.
    float band_room() const;

  private:
    ColumnFeet feet_of(const Columns& columns) const;
    float notes_below(const Columns& columns) const;
    void set_feet(const Columns& columns, const ColumnFit& fit);
    Step add_columns(const Columns& columns);
    float top_of_next() const { return tops_.empty() ? begin_ : top_after(y_, next(), 0); }
    float top_after(float y, std::size_t slice, float more) const;
    float height_of(std::size_t slice) const { return leaves_out(slice) ? 0 : flow_.slices[slice].height; }
    bool parts_from_notes(const Slice& row) const;
    float may_grow(const Slice& slice) const;
    float may_shrink(const Slice& slice) const;
    std::vector<std::uint32_t> notes_with(const Slice& row, const std::vector<std::uint32_t>& called) const;
    /// Whether the notes under the table stay as they are, all whole, in this room.
    bool stays_whole(float room) const { return table_foot_.complete() && table_foot_.height <= room; }
    TableFoot foot_with(const std::vector<std::uint32_t>& notes, std::int32_t table, float room) const;
    const std::map<std::uint32_t, Slices>& notes_of(std::int32_t table) const {
        return flow_.tables[static_cast<std::size_t>(table)].notes;
    }
    std::size_t told_lines(std::uint32_t note, std::int32_t table) const;
    float notes_after(std::size_t row, bool all) const;
    void count_in(float top, float height, ColumnFit fit);
    void move_spaces(bool level);
    float move_tops(const std::vector<float>& more);
    bool can_be_divided(const Slice& slice, float room) const;
    bool taller_than_page(const Slice& slice) const;
    bool is_tall(const Slice& slice) const;
    float note_height(const std::vector<std::uint32_t>& notes, float foot) const;
    float least_note_height(const std::vector<std::uint32_t>& notes, float foot) const;
    bool divide_last_note(float bottom);

    const Flow& flow_;
    const model::Theme& theme_;
    float grid_ = 7.5F;
    PageStart start_, end_;
    float height_ = 0;
    float begin_ = 0;  // below a repeated head
    float y_ = 0;      // the end of what is placed so far
    float tight_ = 0;  // … with the least spaces
    float stretch_ = 0, even_stretch_ = 0;
    float foot_ = 0;                   // height of the notes as wide as the page
    float columns_foot_ = 0;           // of those in columns, above them
    std::vector<FeetOfColumns> feet_;  // columns with notes
    float least_foot_ = 0;             // … when the last one called goes on overleaf
    bool closes_ = false;
    std::int32_t table_ = -1;                     // under way
    std::vector<std::uint32_t> called_in_table_;  // on this page
    TableFoot table_foot_;
    std::vector<std::uint32_t> carried_table_notes_;
    ToldLines told_;
    // Of notes under tables, by Slice::table_note: the slices that they begin with, one for each table.
    std::map<std::uint32_t, std::vector<std::size_t>> first_lines_;
    std::map<std::uint32_t, PageStart> text_calls_;                              // where the text calls a note first
    std::map<std::pair<std::int32_t, std::uint32_t>, std::size_t> first_calls_;  // of a table's notes: the slice
    std::vector<float> tops_;
    std::vector<ColumnFit> fits_;
};

}  // namespace layout
