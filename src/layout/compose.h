// SPDX-License-Identifier: MPL-2.0
// Blocks into slices: what a document looks like before it is cut into pages.
#pragma once

#include <map>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "layout/inline_text.h"
#include "layout/line_set.h"
#include "layout/paginate.h"
#include "layout/slice.h"
#include "layout/table_plan.h"

namespace layout {

/// The class of a div that takes the document's notes.
inline constexpr std::string_view kEndnotes = "endnotes";

/// Where blocks are set: their column, their type, and what surrounds them.
struct Setting {
    float left = 0, width = 0;
    Type type;
    model::Alignment align = model::Alignment::left;
    float gap = 7.5F;  // between paragraphs
    float hang = 0;    // lines of a paragraph after the first stand in by this
    float list_indent = 15;
    bool snap = true;     // lines return to the grid
    bool divides = true;  // bands and columns may stay whole slices; false in cells and columns
    bool hangs = true;    // room in the margin for heading numbers
    bool hyphenate = true;
    float broad = 0;         // what tables and pictures may be wide on a page turned; 0: width
    float cell_scale = 1;    // of the letters in a table that is too wide for them
    float cell_padding = 0;  // in a table: of a cell, both sides
    bool cell_gaps = true;   // … and numbers keep more away from the words that follow
    bool in_cell = false;    // where headings and quotes are as large as other words
    bool in_column = false;  // of a part set in several: so are the notes called there
    std::vector<std::uint32_t>* table_notes = nullptr;  // set in a table: calls go here, not to the page's foot
};

/// Where tables, pictures and columns are set: as wide as a page turned lets them.
inline Setting on_broad_page(Setting setting) {
    if (setting.broad > 0 && setting.left == 0) setting.width = setting.broad;
    setting.broad = 0;
    return setting;
}

/// Slices under way and the space that the last block wants below it.
struct Column {
    Slices slices;
    float pending = 0;
};

/// A type of other size, its leading with it.
Type scaled(Type type, float share);

class Composer {
  public:
    Composer(const model::Assembly& assembly, const TypeBook& types, const Fonts& fonts, const model::Messages& words,
             model::Diagnostics& diagnostics, const DrawChart& draw_chart);

    /// The whole document.
    Flow compose();
    /// One of its elastic paragraphs again, with a line more or less: see SetElastic. After `compose`.
    Slices set_elastic(std::uint32_t number, int by);

  private:
    // compose.cpp
    void blocks(const model::Blocks& list, const Setting& setting, Column& column);
    void block(const model::Block& node, const Setting& setting, Column& column);
    void paragraph(const model::Inlines& inlines, const Setting& setting, Column& column);
    void lines_of(const ParagraphText& text, const Setting& setting, Column& column);
    void set_lines(const ParagraphText& text, const std::vector<Line>& lines, const Setting& setting, Column& column);
    void add(Slice slice, float space_above, Column& column);
    void classed_paragraph(const model::Block& node, const model::Paragraph& text, const Setting& setting,
                           Column& column);
    Type heading_type(const model::Heading& heading, const Setting& setting) const;
    float number_width(const model::Heading& heading, const Type& type);
    Type fitting_type(const model::Heading& heading, const Type& type, const Setting& setting);
    void heading(const model::Block& node, const model::Heading& heading, const Setting& setting, Column& column);
    bool runs_in(const model::Blocks& list, std::size_t at) const;
    void run_in_heading(const model::Block& heading, const model::Block& text, const Setting& setting, Column& column);
    void place(model::NodeId node, std::size_t first_slice, float x, Column& column);
    Setting setting_of(const Type& type, const Setting& outer) const;
    TextStart start_of(const Setting& setting) const;
    float label_width(std::string_view label, const Type& type);
    void put_label(std::string_view label, model::Mark mark, const Type& type, float x, float baseline, Slice& slice,
                   bool behind = false);
    void force_break(Control control, Column& column);

    // compose_plain.cpp
    Type quote_type(const Setting& setting) const;
    void quote(const model::Quote& quote, const Setting& setting, Column& column);
    void code(const model::Block& node, const model::CodeBlock& code, const Setting& setting, Column& column);
    void thematic_break(const Setting& setting, Column& column);

    // compose_list.cpp
    float indent_of(const model::List& list, const Setting& setting);
    void list(const model::List& list, const Setting& setting, Column& column);
    void list_item(const model::ListItem& item, const Setting& setting, float indent, Column& column);
    void terms(const model::TermList& list, const Setting& setting, Column& column);

    // compose_elastic.cpp
    void remember(const model::Inlines& inlines, const ReviewState& review, const Setting& setting, std::size_t first,
                  Column& column);
    float width_for_lines(std::size_t wanted, LineRules rules);

    // compose_keep.cpp
    void keep_list(const model::List& list, std::size_t first, Column& column);
    void keep_short_box(std::size_t first, float leading, Column& column);
    void keep_under_heading(const model::Blocks& list, std::size_t at, std::size_t first, Column& column);

    // compose_div.cpp
    void div(const model::Block& node, const model::Div& div, const Setting& setting, Column& column);
    void callout(const model::Block& node, const model::Div& div, const Setting& setting, Column& column);
    void pull_quote(const model::Div& div, const Setting& setting, Column& column);
    void columns(const model::Block& node, const model::Div& div, const Setting& setting, Column& column);
    void column_part(const model::Block& node, const std::vector<const model::Block*>& part, std::uint32_t count,
                     const Setting& setting, Column& column);
    std::uint32_t name_columns(const model::Div& div, const Setting& setting);
    float column_width(std::uint32_t count, const Setting& setting) const;
    void landscape(const model::Div& div, const Setting& setting, Column& column);
    std::uint32_t open_frame(Frame frame, Column& column);
    void close_frame(std::uint32_t frame, std::size_t first, Column& column);
    bool stays_in_column(const model::Block& node, const Setting& setting);
    bool holds_table(const model::Table& table, bool quiet, const Setting& setting);
    float highest_table(const model::Blocks& list, const Setting& setting);
    float table_height(const model::Block& node, const model::Table& table, const Setting& setting);
    void keep_tables_whole(Slices& slices, const Setting& setting) const;

    // compose_cover.cpp
    void cover(const model::Block& node, const model::Div& div, const Setting& setting, Column& column);
    struct TitleFit {
        std::size_t lines = 0;
        bool divided = false;  // one of its words
    };
    TitleFit cover_parts(const model::Div& div, const Setting& setting, float size, Column& column);
    bool fit_cover(std::size_t first, std::size_t end, bool close, Column& column) const;
    float cover_height(std::size_t first, std::size_t end, const Column& column) const;
    void keep_facts(Column& column) const;
    void part_long_names(Column& column) const;
    static std::size_t names_of_cover(const Column& column);

    // compose_contents.cpp
    void tighten_contents(std::size_t first, std::size_t first_entry, Column& column) const;
    void contents(const model::Block& node, const model::Contents& contents, const Setting& setting, Column& column);
    void contents_entry(const model::Contents& contents, const model::ContentsEntry& entry,
                        const std::vector<float>& indents, const std::vector<float>& number_widths,
                        const Setting& setting, Column& column);
    bool list_follows(const model::Block& node) const;
    Type entry_type(const model::Contents& contents, std::size_t level) const;

    // compose_figure.cpp
    void figure(const model::Block& node, const model::Figure& figure, const Setting& setting, Column& column);
    Slice picture(const model::Block& node, const model::Figure& figure, const Setting& setting);
    Slice chart(const model::Block& node, const model::OrgChart& chart, const Setting& setting);
    void chart_box(const model::DrawnBox& box, float leading, const Type& type, model::Mark mark, Slice& slice);
    void caption(const model::Caption& caption, bool above, const Setting& setting, Column& column);

    // compose_table.cpp
    void table(const model::Block& node, const model::Table& table, const Setting& setting, Column& column);
    void set_table(const model::Block& node, const model::Table& table, const Setting& setting, const TablePlan& plan,
                   Column& column);

    // compose_needs.cpp
    TableNeeds needs_of(const model::Table& table, const Setting& setting, bool quiet, bool divided = false);
    void need_of(const model::Blocks& list, const Setting& setting, float indent, CellNeed& need);
    void need_of(const model::Table& table, const Setting& setting, float indent, CellNeed& need);
    void need_of(const model::Inlines& inlines, const Setting& setting, float indent, CellNeed& need);

    // compose_table_bands.cpp
    Setting cell_setting(const model::TableRow& row, const model::TableCell& cell, std::uint32_t column,
                         const model::Table& table, const Setting& setting, bool quiet) const;
    Slices bands_of(const model::Table& table, const std::vector<float>& widths, const Setting& setting, bool quiet);
    Slices upward_cell(const model::TableCell& cell, const Setting& setting);
    Slices cell_slices(const model::TableCell& cell, Setting setting, float width);
    Band make_band(const model::Table& table, std::size_t first, std::size_t last, const std::vector<float>& widths,
                   const Setting& setting, bool quiet);
    void align_decimals(Slices& bands, const model::Table& table, float padding);

    // compose_table_stacked.cpp
    bool may_stack(const model::Table& table, const Setting& setting, bool quiet) const;
    TablePlan stacked_plan(const model::Table& table, const Setting& setting);
    Slices records_of(const model::Table& table, const TablePlan& plan, const Setting& setting);
    Slices head_of_records(const TablePlan& plan, const Setting& setting) const;
    Band make_record(const model::Table& table, const model::TableRow& row, const TablePlan& plan,
                     const Setting& setting, std::vector<Slices>& labels);

    // compose_table_head.cpp
    void table_head(const model::Table& table, const Slices& head, const Setting& setting, bool quiet);
    void say_head_again(Slices& bands) const;
    Slices continued_name(const std::string& name, const Setting& setting);
    void name_again(const model::Table& table, std::size_t first, const std::vector<float>& widths, Band& band,
                    const Setting& setting);
    void name_groups(const model::Table& table, const Setting& setting, Slices& bands);
    Slice name_line(const std::string& name, Setting own, const Setting& setting, float width);
    void name_records(const model::Table& table, const Setting& setting, Slices& bands);
    Slice group_names(const model::Table& table, const std::vector<std::size_t>& open, const Setting& setting,
                      float width);
    Slices note_again(std::uint32_t index, const Setting& setting);
    void table_notes(const std::vector<std::uint32_t>& notes, std::int32_t table, const Setting& setting,
                     Column& column);

    // compose_table_plan.cpp
    void share_widths(const model::Table& table, const TableNeeds& needs, const Setting& setting, float padding,
                      std::vector<float>& widths);
    TablePlan plan_of(const model::Table& table, const Setting& setting, bool quiet);
    TablePlan plan_for_shape(const model::Table& table, const Setting& setting, bool quiet);
    void find_shapes();
    bool may_turn(const Setting& setting, bool quiet) const;
    std::size_t short_section(const Slices& slices, std::size_t first) const;
    void begin_turned(Column& column);
    float least_cell_scale(const Setting& setting) const;
    float cell_padding(bool quiet) const;
    void report_plan(const model::Block& node, const TablePlan& plan, const Setting& setting, bool turned);

    // compose_note.cpp
    void find_endnotes(const model::Blocks& list);
    void endnotes(const Setting& setting, Column& column);
    Slices note(const model::Footnote& footnote, const Setting& setting);
    Slices note_with_inner(std::uint32_t index, const Setting& setting);
    void find_calls_in_text();
    void column_notes(const Slices& slices, const Setting& setting);

    const model::Assembly& assembly_;
    const TypeBook& types_;
    const model::Theme& theme_;
    const model::Messages& words_;
    model::Diagnostics& diagnostics_;
    const DrawChart& draw_chart_;
    TextSetter setter_;
    LineBreaker breaker_;
    ParagraphText text_, label_;
    Flow flow_;
    /// What an elastic paragraph is set from.
    struct ElasticSource {
        const model::Inlines* inlines = nullptr;
        ReviewState review;
        Setting setting;
        std::uint32_t lines = 0;
    };
    std::vector<ElasticSource> elastic_sources_;               // as Flow::elastics
    std::vector<bool> note_is_set_, called_in_text_;           // index: Assembly::footnotes
    std::vector<bool> under_table_;                            // … by those that stand under a table
    std::vector<bool> called_across_;                          // … by lines that are as wide as the page
    bool has_endnotes_ = false;                                // the notes of the text stand in a place of their own
    std::map<std::string, std::vector<float>> shared_widths_;  // by column width and head
    std::map<std::string, std::vector<const model::Table*>> shapes_;  // tables by their head
    std::map<std::pair<const model::Table*, int>, TablePlan> plans_;  // … and their plans, by width
    bool own_pages_ = false;                                          // lists of contents are set on pages of their own
    float page_width_ = 0;                                            // of the text
    float page_height_ = 0;
    float landscape_width_ = 0, landscape_height_ = 0;
    std::size_t title_end_ = 0;  // slices of the title that the document begins with, its rule included
};

}  // namespace layout
