// SPDX-License-Identifier: MPL-2.0
// A flow of slices into pages: where pages end, notes at their feet, heads of tables that go on, columns side by side.
#pragma once

#include <cstddef>
#include <vector>

#include "layout/columns.h"
#include "layout/fonts.h"
#include "layout/slice.h"
#include "model/pages.h"

namespace layout {

inline constexpr float kNoteRule = 12;  // points between the text and the first note, with the rule in their middle

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
    /// What goes on the page under way: `count` slices, the last of them perhaps only in part.
    struct Ending {
        std::size_t count = 0;
        bool divided = false;
        Slice rest;  // of a divided band
    };
    /// A page being filled, before it is certain where it ends.
    struct Scan {
        std::size_t first = 0;
        float begin = 0;       // below a repeated head
        float y = 0;           // the end of what is placed so far
        float foot = 0;        // height of the notes
        std::size_t best = 0;  // the best end so far (exclusive); 0: none
        double best_cost = 0;
    };

    void begin_page();
    void end_page();
    void apply(Control control);
    std::size_t fill_page(std::size_t first);
    Ending find_end(std::size_t first);
    bool add_to_scan(Scan& scan, std::size_t index, bool& closes);
    Ending divide_at(const Scan& scan, std::size_t index);
    bool divide_band(Slice& slice, float top, float room, bool first_on_page, Slice& rest);
    ColumnFit part_of_columns(const Columns& columns, float room, float foot) const;
    float place_top(const Slice& slice, bool first, float y) const;
    float note_height(const std::vector<std::uint32_t>& notes, float foot) const;
    void take_notes(const std::vector<std::uint32_t>& notes, float room);
    void continue_notes();
    void emit(Slice& slice, float x, float y);
    void emit_columns(Columns& columns, const ColumnFit& fit, float y);
    void emit_head(std::size_t table);
    void emit_notes();
    void close_table(const Slice& slice, float bottom);
    void extend_frame(std::uint32_t frame, float x, float top, float bottom);
    void draw_grounds();
    static std::vector<std::uint32_t> notes_of(const Slice& slice, const ColumnFit& fit);

    Flow flow_;
    const TypeBook& types_;
    const model::Theme& theme_;
    BuiltPages built_;
    bool landscape_ = false;
    bool in_cover_ = false;
    bool open_ = false;
    float left_ = 0, top_ = 0, height_ = 0, grid_ = 7.5F;

    std::vector<float> tops_;      // of the slices on the page under way
    std::vector<ColumnFit> fits_;  // of its columns, by the same index
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
