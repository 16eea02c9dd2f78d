// SPDX-License-Identifier: MPL-2.0
// What blocks become before they meet a page: a flow of slices, each placed whole unless it knows how to divide itself.
#pragma once

#include <cstddef>
#include <cstdint>
#include <functional>
#include <map>
#include <memory>
#include <string>
#include <vector>

#include "model/node.h"
#include "model/pages.h"

namespace layout {

struct Slice;
using Slices = std::vector<Slice>;

/// Points between the text and the first note at its foot, with the rule in their middle.
inline constexpr float kNoteRule = 12;
inline constexpr float kTightRule = 3;  // … of which a note may take so much that would not fit else

/// Lines of a note before and after a page's end.
inline constexpr std::size_t kLeastNoteLines = 2;

/// Points between a table and the first note under it.
inline constexpr float kAboveTableNotes = 6;

/// No page ends after this slice.
inline constexpr int kKeep = 10000;

/// Where a node begins, relative to its slice.
struct PlaceMark {
    model::NodeId node = 0;
    float x = 0, y = 0;
};

/// A cell of a band: its lines, its columns, and the rows of the band it covers.
struct BandCell {
    float x = 0, width = 0;  // with padding, from the band's left
    float gap = 0;           // more of it at the right
    std::uint32_t row = 0, row_span = 1;
    Slices slices;
    bool begins = true;     // false: goes on from the page before
    Slices again;           // what names the row, for the pages that it goes on to; empty: nothing
    bool repeated = false;  // its slices are such a name
};

/// Rows of a table that are held together by spans, or a single row. It may be divided at any height.
struct Band {
    float left = 0, width = 0;
    std::vector<float> rows;  // heights
    std::vector<BandCell> cells;
    std::vector<std::uint32_t> notes;  // called in the cells, set under the table
    float padding = 0;                 // inside cells, at each side
    bool head = false;                 // header rows: tinted, a rule below
    bool top_rule = false;             // the table begins here
    bool quiet = false;                // facts: no rules but hairlines
    bool line_above = true;            // a hairline between this and the row before
    bool emphasised = false;           // a total: a stronger line above
    bool shaded = false;               // every second row of a table with stripes
    // The head of the table that it is of, for its parts in other columns or on other pages, where no page says it
    // again (a table in a cell): one slice, an artifact; nullptr: nothing is said again.
    std::shared_ptr<const Slice> head_again;
};

/// Text in columns side by side. It may be divided at any height and is balanced where it ends.
struct Columns {
    Slices flow;
    std::uint32_t count = 2;
    float left = 0;
    float width = 0;  // of one column
    float gap = 0;
    bool whole = false;  // a list of names: goes to the next page rather than being divided
};

enum class Control : std::uint8_t { none, page_break, landscape, portrait };

/// The part of a contents line that waits for page numbers.
struct LeaderMark {
    model::NodeId entry = 0, target = 0;
    float from = 0, to = 0;  // free between these
    float baseline = 0;
    int level = 1;
};

/// A strip of the flow as wide as its column. Items are relative to the column's left and the slice's top.
struct Slice {
    float height = 0;
    float space_above = 0;  // dropped at a page's top
    bool snap = false;      // begins on the grid
    Control control = Control::none;
    std::int16_t keep = 0;         // penalty of a page or column that ends after it; kKeep: never; below 0: welcome
    bool heading = false;          // a line of a heading
    std::int32_t table = -1;       // index of the table whose band this is
    bool continues = false;        // a page that begins here begins with the table's head
    std::uint32_t table_note = 0;  // this is a line of that note under a table, from 1; 0: of none
    bool note_again = false;  // … said again, as an artifact: left out where the note stands on the same page already
    std::uint32_t group = 0;  // … and with these names of TableHead::groups, from 1; 0: none
    std::uint32_t rest_group = 0;  // … with these instead what of it goes on overleaf, when it is divided
    std::uint32_t frame = 0;       // index of the frame around it; 0: none
    bool frame_edge = false;       // the space that this frame begins or ends with
    std::uint32_t elastic = 0;     // number of the Elastic that begins here; 0: none
    std::vector<model::PlacedItem> items;
    std::vector<std::uint32_t> notes;  // footnotes called in it
    std::vector<PlaceMark> places;
    std::unique_ptr<Band> band;
    std::unique_ptr<Columns> columns;
    std::unique_ptr<LeaderMark> leader;
};

/// A ground or bar drawn around consecutive slices, on each page anew.
struct Frame {
    float left = 0, width = 0;
    float pad_above = 0, pad_below = 0;
    bool tint = false;
    float bar = 0;  // width of the bar at its left; 0: none
    model::Colour bar_colour;
    std::uint32_t outer = 0;
};

/// A table's head and notes for the pages it goes on to.
struct TableHead {
    Slices slices;  // "Tabel 3 – fortsat" and the header rows, all artifacts
    float height = 0;
    Slices groups;  // "Somatik · Kirurgi (fortsat)": groups that rows lie within, artifacts too
    float left = 0, width = 0;
    bool quiet = false;
    std::vector<std::uint32_t> caption_notes, head_notes;  // called there; the head calls on every page
    std::map<std::uint32_t, Slices> notes;  // by their index: artifacts, for each part of the table that calls them
};

/// A paragraph of the text whose lines could be one more, or one fewer, as far as their spaces tell.
struct Elastic {
    std::uint32_t lines = 0;
    bool may_grow = false, may_shrink = false;
    // Of its first slice: what belongs to the line itself and not to what begins there (labels before it, places
    // after).
    std::uint32_t items = 0, places = 0;
};

/// Sets an Elastic (by number) `by` lines longer: its lines as slices, or none where they would be too loose or too
/// tight.
using SetElastic = std::function<Slices(std::uint32_t number, int by)>;

/// The whole document as slices.
struct Flow {
    Slices slices;
    std::vector<Frame> frames{Frame{}};
    std::vector<TableHead> tables;
    std::vector<Slices> notes;      // index: Assembly::footnotes; empty when set under a table
    std::vector<Elastic> elastics;  // number 1 is the first
    bool has_cover = false;         // pages up to the first page break carry no furniture
    std::size_t text_begins = 0;    // the slice after the contents on pages of their own; 0: there are none
};

/// Height of what a page that begins with `opening` says again of its table: its head and its groups' names.
float head_height(const Flow& flow, const Slice& opening);

/// Moves items by an offset.
void shift(std::vector<model::PlacedItem>& items, float dx, float dy);
/// Copies without meaning: the same picture, read by nobody (repeated heads).
std::vector<model::PlacedItem> as_artifacts(const std::vector<model::PlacedItem>& items);
/// The same of lines; their places stay, calls of notes do not.
Slices pictures_of(const Slices& slices);
/// Slices as one slice whose lines stand upright, read from bottom to top, the first at the left: as wide as they are
/// high
/// (`stacked_height`), as high as their longest line.
Slice turned_upward(Slices slices);
/// Height of the slices from `first` on, stacked with their spaces, the first without; no grid.
float stacked_height(const Slices& slices, std::size_t first = 0);

}  // namespace layout
