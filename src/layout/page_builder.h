// SPDX-License-Identifier: MPL-2.0
// A flow of slices into pages: notes at their feet, heads of tables that go on, columns side by side.
#pragma once

#include <cstddef>
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
    PageBuilder(Flow flow, const TypeBook& types, std::size_t node_count);

    BuiltPages build();

  private:
    struct Footing {
        Slices slices;     // of the notes on this page
        float height = 0;  // with the rule above them; 0 without notes
    };

    // page_builder.cpp
    void apply(Control control);
    void begin_page();
    PageStart fill_pages(PageStart start);
    PageStart fill_page(PageStart start, const PageEnd& end);
    bool divide_band(Slice& slice, float room, Slice& rest);
    void set_notes(Slices notes, float room);
    void take_notes(const std::vector<std::uint32_t>& notes, float room);
    void continue_notes();

    // page_place.cpp
    void emit_scanned(std::size_t first);
    void emit(Slice& slice, float x, float y);
    void emit_columns(Columns& columns, const ColumnFit& fit, float y);
    void emit_head(std::size_t table);
    void repeat_table_notes(std::uint32_t frame);
    void emit_notes();
    void close_table(const Slice& slice, float bottom);
    void extend_frame(std::uint32_t frame, float x, float top, float bottom);
    void draw_grounds();

    Flow flow_;
    const model::Theme& theme_;
    BuiltPages built_;
    PageBreaker breaker_;
    PageScan scan_;
    bool landscape_ = false;
    bool in_cover_ = false;
    bool in_front_ = false;  // on the pages before the text, which are numbered apart
    float left_ = 0, top_ = 0, height_ = 0;

    Footing foot_;
    Slices waiting_notes_;  // rests of notes for the next page
    struct OpenFrame {
        std::uint32_t frame;
        float x, top, bottom;
    };
    std::vector<OpenFrame> grounds_;
    std::vector<model::PlacedItem> band_items_;
};

}  // namespace layout
