// SPDX-License-Identifier: MPL-2.0
// Measures what a page would hold, without moving anything: both the choice of page ends and the placing ask it.
#pragma once

#include <cstddef>
#include <cstdint>
#include <vector>

#include "layout/columns.h"
#include "layout/slice.h"
#include "model/theme.h"

namespace layout {

inline constexpr float kNoteRule = 12;  // points between the text and the first note, with the rule in their middle

/// Where a page begins: at a slice, or within its columns at one of their slices.
struct PageStart {
    std::size_t slice = 0;
    std::size_t column = 0;

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

class PageScan {
  public:
    enum class Step : std::uint8_t { placed, closes, full };

    PageScan(const Flow& flow, const model::Theme& theme);

    /// Begins a page of `height`, with `foot` of it taken by notes that are carried over.
    void begin(PageStart start, float height, float foot);
    /// Adds the next slice. `closes`: it fits, but one of its notes must be divided, so the page should end as soon as
    /// it may; until then only slices without notes fit, and only the least of the note has room kept for it.
    Step add();

    /// How a slice that is too tall for the rest of the page, the next one, may be divided there.
    bool may_divide_band() const;
    /// The part of the next slice's columns that fits; no ends when nothing may be placed.
    ColumnFit part_of_columns() const;
    /// Counts the next slice in, whatever its height (what no page can hold), or the part of its columns.
    void force(ColumnFit part = {});

    std::size_t next() const { return start_.slice + tops_.size(); }
    bool empty() const { return tops_.empty(); }
    float bottom() const { return y_; }
    /// Height left free above the notes.
    float free() const { return height_ - foot_ - y_; }
    float height() const { return height_; }
    float room() const;  // for the next slice
    float foot() const { return foot_; }
    bool rows_tied(const Slice& slice) const;

    const std::vector<float>& tops() const { return tops_; }
    const std::vector<ColumnFit>& fits() const { return fits_; }
    /// The footnotes called in a slice, or in the part of its columns that is placed.
    static std::vector<std::uint32_t> notes_of(const Slice& slice, const ColumnFit& fit);

  private:
    float top_of_next() const;
    bool taller_than_page(const Slice& slice) const;
    float note_height(const std::vector<std::uint32_t>& notes, float foot) const;

    const Flow& flow_;
    const model::Theme& theme_;
    float grid_ = 7.5F;
    PageStart start_;
    float height_ = 0;
    float begin_ = 0;  // below a repeated head
    float y_ = 0;      // the end of what is placed so far
    float foot_ = 0;   // height of the notes
    bool closes_ = false;
    std::vector<float> tops_;
    std::vector<ColumnFit> fits_;
};

}  // namespace layout
