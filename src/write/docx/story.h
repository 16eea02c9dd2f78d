// SPDX-License-Identifier: MPL-2.0
// Blocks of one story (the body, or a note) as WordprocessingML.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "write/docx/inlines.h"
#include "write/docx/sections.h"
#include "write/ooxml/table_slots.h"

namespace writing::docx {

/// Where blocks stand: which styles they take, how far they are indented and how wide they may be. Lengths in points.
struct Place {
    std::string style = "BodyText";
    std::string list_style = "ListParagraph";
    std::string continued_style = "ListContinue";
    bool in_table = false;
    bool top = false;     // in the body itself, where sections may change
    int list_level = -1;  // of the list that holds the blocks
    bool loose = false;   // that list has space between its items
    double indent = 0;    // of what holds the list: a quote, a callout
    double width = 425;
    std::string align;  // of a cell
    std::optional<double> right;
};

struct TableGrid;

/// A part of a form that may come several times.
struct Repeated {
    std::string name;
    std::string bookmark;
    int rows = 1;  // how many empty ones the form has
};

class Story {
  public:
    Story(std::string& out, Shared& shared, std::vector<ooxml::Relationship>& relationships)
        : out_(out),
          shared_(shared),
          paragraph_(out, shared, relationships),
          sections_(out, shared.theme, shared.assembly.draft || shared.assembly.example) {}

    void write(const model::Blocks& blocks, const Place& place);
    /// The whole body, ending with its last section.
    void write_body();
    /// A note: its own mark before the first words.
    void write_note(const model::Blocks& blocks);

  private:
    void write(const model::Block& block, const Place& place);
    void write_paragraph(const model::Paragraph& paragraph, const model::Attributes& attributes, const Place& place);
    bool runs_in(const model::Block& block, const model::Block& next) const;
    void write_heading(const model::Heading& heading, const model::Attributes& attributes, const Place& place);
    void write_list(const model::List& list, const Place& place);
    void write_terms(const model::TermList& list, const Place& place);
    void write_quote(const model::Blocks& blocks, const char* style, const Place& place);
    void write_code(const model::CodeBlock& code, const Place& place);
    void write_divider(const Place& place);
    void write_figure(const model::Figure& figure, const model::Attributes& attributes, const Place& place);
    void write_picture(const model::Figure& figure, const model::Attributes& attributes, const Place& place);
    void write_description(const model::Figure& figure, const Place& place);
    void write_contents(const model::Contents& contents, const model::Attributes& attributes, const Place& place);
    void write_entry(const model::ContentsEntry& entry, model::Listed listed, const std::string& instruction, bool last);

    // table.cpp
    void write_rows(const model::Table& table, const TableGrid& grid);
    void write_table(const model::Table& table, const model::Attributes& attributes, const Place& place);
    void write_table_properties(const model::Table& table, const std::vector<double>& widths, const Place& place);
    void write_row(const model::Table& table, std::size_t row, const TableGrid& grid);
    void write_slot(const model::Table& table, const model::TableRow& row, const ooxml::TableSlot& slot,
                    const TableGrid& grid, std::size_t index);
    void write_cell(const model::Table& table, const model::TableRow& row, const model::TableCell& cell,
                    std::size_t column, const TableGrid& grid, double width);
    void write_caption(const model::Caption& caption, const model::Attributes& attributes, const char* style);
    void write_caption_label(const std::string& label, const std::string& number_bookmark);

    // story_form.cpp
    bool write_rich_field(const model::Paragraph& paragraph, const Place& place);
    void write_repeat(const model::Div& div, const model::Attributes& attributes, const Place& place);
    bool is_repeated(const model::TableRow& row) const;
    void write_repeated_row(const model::Table& table, std::size_t row, const TableGrid& grid);

    // div.cpp
    void begin_section(Section next);
    void write_div(const model::Div& div, const model::Attributes& attributes, const Place& place);
    void write_columns(const model::Blocks& blocks, int count, const Place& place);
    void write_callout(const model::Div& div, const model::Attributes& attributes, const Place& place);
    void write_cover(const model::Blocks& blocks, bool own_page, const Place& place);
    void write_facts(const model::Table& table);

    void open_paragraph(const Place& place, std::optional<std::string> style = {});
    void close_paragraph();
    void empty_paragraph(const std::string& style);
    void take_anchor(const model::Attributes& attributes);

    std::string& out_;
    Shared& shared_;
    ParagraphWriter paragraph_;
    Sections sections_;
    std::vector<std::string> anchors_;      // bookmarks that the next paragraph begins with
    std::optional<NumberRef> next_number_;  // of a list item, for its first paragraph
    std::optional<double> space_before_;    // of the next paragraph, in points
    std::optional<Repeated> repeated_;      // the table to be written is this repeated part
    std::string prefix_;                    // run markup that the next paragraph begins with
    bool before_list_ = false;     // the next block lists headings, tables or figures
    bool contents_alone_ = false;  // the lists being written have pages of their own
    bool run_in_ = false;  // the block that is written is a heading whose paragraph goes on in its line
    bool ends_with_paragraph_ = false;
};

}  // namespace writing::docx
