// SPDX-License-Identifier: MPL-2.0
// A flow of slices into pages: notes at their feet, heads of tables that go on, columns side by side.
#pragma once

#include <algorithm>
#include <cstddef>
#include <optional>
#include <vector>

#include "layout/fonts.h"
#include "layout/page_breaker.h"
#include "layout/page_scan.h"
#include "layout/slice.h"
#include "model/pages.h"

namespace layout {

/// A line of the contents on its page, whose leader and page number (items `item` and `item + 1`) are set last.
struct WaitingLeader {
    std::size_t page = 0, item = 0;
    LeaderMark mark;  // on the page
};
struct BuiltPage {
    model::Page page;
    bool bare = false;  // without furniture: the cover
};
struct BuiltPages {
    std::vector<BuiltPage> pages;
    std::vector<model::NodePlace> places;
    std::vector<WaitingLeader> leaders;
    std::size_t front_pages = 0;  // numbered i, ii, …; the text begins with 1
};

class PageBuilder {
  public:
    PageBuilder(Flow flow, const TypeBook& types, std::size_t node_count, SetElastic set_elastic);

    BuiltPages build();

  private:
    /// Notes at the foot of the page, or of a column.
    struct Footing {
        Slices slices;
        float height = 0;  // with the rule above them; 0 without notes
    };
    /// The feet of columns side by side.
    struct ColumnFooting {
        float left = 0, width = 0, gap = 0;
        std::vector<Footing> columns;
        bool beside_text = false;  // the page ends with these columns
        float height() const;
    };

    // page_builder.cpp
    void apply(Control control);
    void drop_large_heads();
    void begin_page(std::optional<PageStart> start);
    PageStart fill_pages(PageStart start);
    PageStart fill_page(PageStart start, const PageEnd& end);
    bool divide_band(Slice& slice, float room, Slice& rest);

    // page_notes.cpp
    /// What notes at the foot of a column leave for the next page, and the columns that it stood in.
    struct WaitingColumns {
        float left = 0, width = 0, gap = 0;
        std::uint32_t count = 1;
        Slices lines;
    };
    void set_notes(Slices notes, float room, Footing& foot);
    void take_notes(const std::vector<std::uint32_t>& notes, float room, Footing& foot);
    void continue_notes(float room, std::optional<PageStart> start);
    bool columns_follow(const WaitingColumns& rest, PageStart start) const;
    void continue_in_feet(WaitingColumns& rest, float room);
    CarriedNotes carried_notes() const;
    Slices in_columns(WaitingColumns& rest, float height) const;
    static std::vector<std::size_t> column_ends(const WaitingColumns& rest, float height);
    bool notes_wait() const;
    void set_table_notes(std::size_t next, std::uint32_t frame);
    bool drop_table_notes(std::size_t next);

    // page_level.cpp
    /// Lines that a page lacks at its foot: once all spaces have grown, once each has by one step at most (a part of a
    /// line counts), and with them as they are.
    struct Lack {
        std::size_t grown = 0, even = 0, all = 0;
    };
    Lack lacks(PageStart start, const PageEnd& end, const CarriedNotes& carried);
    std::vector<std::size_t> elastics_on(PageStart start, const PageEnd& end, bool grows) const;
    bool lengthen(PageStart start, const PageEnd& end, const CarriedNotes& carried);
    /// New lines for the elastic paragraph that begins at slice `first`.
    struct Exchange {
        std::size_t first = 0;
        Slices lines;
    };
    std::optional<Exchange> find_shorter(PageStart start, const PageEnd& end);
    void shorten(PageStart start, std::vector<PageEnd>& plan);
    Slices exchange(std::size_t first, Slices lines);

    // page_place.cpp
    void emit_scanned(std::size_t first, float under_table);
    void emit(Slice& slice, float x, float y);
    void emit_columns(Columns& columns, const ColumnFit& fit, float y);
    void emit_head(const Slice& opening);
    bool foot_stands_above() const;
    void emit_notes();
    void emit_notes(Footing& foot, float x, float bottom);
    void take_column_notes(const Columns& columns, const ColumnFit& fit, float top, bool last);
    /// Those of columns that stand where these do. `on_top`: from here on above all others.
    template <class Side>
    ColumnFooting& feet_of(const Side& columns, bool on_top = false) {
        const auto same = [&](const ColumnFooting& feet) {
            return feet.left == columns.left && feet.width == columns.width;
        };
        auto found = std::find_if(column_feet_.begin(), column_feet_.end(), same);
        if (found == column_feet_.end()) {
            column_feet_.push_back({columns.left, columns.width, columns.gap, std::vector<Footing>(columns.count)});
            return column_feet_.back();
        }
        if (!on_top) return *found;
        std::rotate(found, found + 1, column_feet_.end());
        return column_feet_.back();
    }
    float foot_height() const;
    void close_table(const Slice& slice, float x, float bottom);
    void extend_frame(const Slice& slice, float x, float top);
    void draw_grounds();

    Flow flow_;
    SetElastic set_elastic_;
    const model::Theme& theme_;
    BuiltPages built_;
    PageBreaker breaker_;
    PageScan scan_;
    bool landscape_ = false;
    bool in_cover_ = false;
    bool in_front_ = false;  // on the pages before the text, which are numbered apart
    float left_ = 0, top_ = 0, height_ = 0;

    Footing foot_;
    std::vector<ColumnFooting> column_feet_;
    Slices waiting_notes_;                            // rests of notes for the next page
    std::vector<WaitingColumns> waiting_columns_;     // … and of those in columns
    ToldLines told_;                                  // of the notes of the table under way …
    std::int32_t told_table_ = -1;                    // … this table
    std::vector<std::uint32_t> waiting_table_notes_;  // … what goes on under its next part
    bool lighter_ = false;                            // a table that goes on lost notes that were planned for its end
    struct OpenFrame {
        std::uint32_t frame;
        float x, top, bottom;
        bool begins = false, ends = false;  // here: its own spaces stand above and below
    };
    float below_cut(const OpenFrame& open) const;
    std::vector<OpenFrame> grounds_;
    std::vector<model::PlacedItem> band_items_;
};

}  // namespace layout
