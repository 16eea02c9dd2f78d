// SPDX-License-Identifier: MPL-2.0
// Tables with their captions.
#include <algorithm>
#include <array>
#include <cstdio>
#include <cstdlib>
#include <optional>
#include <vector>

#include "model/walk.h"
#include "support/utf8.h"
#include "write/docx/markup.h"
#include "write/docx/story.h"
#include "write/docx/table_grid.h"

namespace writing::docx {

using namespace model;

namespace {

bool is_long(const TableRow& row) {
    for (const auto& cell : row.cells)
        if (plain_text(cell.children).size() > 1500) return true;
    return false;
}

/// What the row must be high at least for the heads that stand upright in it, in points; 0 without any. Word asks for
/// it: it would break them at the height of one line.
double upward_height(const TableRow& row, const Theme& theme) {
    constexpr double letter = 0.56;  // of the size, bold
    constexpr double most = 13;      // em
    double longest = 0;
    for (const auto& cell : row.cells)
        if (cell.upward)
            longest =
                std::max(longest, letter * static_cast<double>(support::count_code_points(plain_text(cell.children))));
    return longest > 0 ? (std::min(longest, most) + 1) * theme.style("cell-head").size : 0;
}

std::string alignment_of(const Table& table, const TableCell& cell, std::size_t column) {
    const Alignment own = cell.alignment != Alignment::unset ? cell.alignment : table.columns[column].alignment;
    if (own == Alignment::centre) return "center";
    if (own == Alignment::right || own == Alignment::decimal) return "right";
    return {};
}

/// The last of the marks that all words of these blocks stand in, when all are insertions or all deletions that begin
/// here.
class WholeChange {
  public:
    explicit WholeChange(const std::vector<ReviewMark>& marks) : marks_(marks) {}

    void see(const Inline& node) {
        if (const auto* boundary = std::get_if<ReviewBoundary>(&node.kind)) {
            if (marks_[boundary->mark].kind == ReviewKind::comment) return;
            if (boundary->begins)
                open_.push_back(boundary->mark);
            else
                std::erase(open_, boundary->mark);
        } else if (children_of(node) == nullptr) {
            whole_ = whole_ && open_.size() == 1 && (!mark_ || marks_[*mark_].kind == marks_[open_.back()].kind);
            if (whole_) mark_ = open_.back();
        }
    }
    std::optional<std::size_t> mark() const { return whole_ ? mark_ : std::nullopt; }

  private:
    const std::vector<ReviewMark>& marks_;
    std::vector<std::size_t> open_;
    std::optional<std::size_t> mark_;
    bool whole_ = true;
};

std::optional<std::size_t> whole_change(const TableRow& row, const std::vector<ReviewMark>& marks) {
    WholeChange change(marks);
    for (const auto& cell : row.cells)
        for_each_node(cell.children, {{}, [&](const Inline& node) { change.see(node); }});
    return change.mark();
}

std::optional<std::size_t> whole_change(const Inlines& inlines, const std::vector<ReviewMark>& marks) {
    WholeChange change(marks);
    for_each_inline(inlines, [&](const Inline& node) { change.see(node); });
    return change.mark();
}

}  // namespace

// The label in bold, its number as a SEQ field that Word can count again, with a bookmark for what refers to it.
void Story::write_caption_label(const std::string& label, const std::string& number_bookmark) {
    const RunFormat format{.style = "CaptionLabel"};
    const auto [words, number] = split_label(label);
    const std::string name = sequence_name(words);
    paragraph_.text(words, format);
    if (number.empty()) return;
    const int id = number_bookmark.empty() ? 0 : paragraph_.open_bookmark(number_bookmark);
    if (name.empty()) {
        paragraph_.text(number, format);
    } else {
        const int wanted = std::atoi(number.c_str());
        int& counter = shared_.sequences[name];
        std::string instruction = "SEQ " + name + " \\* ARABIC";
        if (++counter != wanted) instruction += " \\r " + std::to_string(counter = wanted);
        paragraph_.field(instruction, number, format);
    }
    if (!number_bookmark.empty()) paragraph_.close_bookmark(id);
}

void Story::write_caption(const Caption& caption, const Attributes& attributes, const char* style) {
    Place place;
    open_paragraph(place, style);
    // A caption that is new or gone as a whole takes its label along.
    const auto change = whole_change(caption.children, shared_.assembly.review_marks);
    if (change) paragraph_.boundary(*change, true);
    const std::string bookmark = shared_.bookmarks.name(attributes.id);
    const int id = bookmark.empty() ? 0 : paragraph_.open_bookmark(bookmark);
    write_caption_label(caption.label, shared_.bookmarks.number_name(attributes.id));
    if (!bookmark.empty()) paragraph_.close_bookmark(id);
    if (!caption.label.empty() && !caption.children.empty()) paragraph_.text("\u2002", {});
    write_inlines(paragraph_, shared_, caption.children, {});
    close_paragraph();
}

void Story::write_table(const Table& table, const Attributes& attributes, const Place& place) {
    const std::string bookmark = attributes.id.empty() ? std::string() : shared_.bookmarks.name(attributes.id);
    if (table.columns.empty() || table.rows.empty()) {
        if (!bookmark.empty()) anchors_.push_back(bookmark);
        return;
    }
    if (next_number_) {  // a list item that begins with a table: its label stands on a line of its own
        open_paragraph(place);
        close_paragraph();
    }
    Place inner = place;
    inner.indent += place.list_level >= 0 ? Numbering::text_indent(shared_.theme, place.list_level, place.in_table) : 0;
    inner.width -= inner.indent;
    if (table.caption)
        write_caption(*table.caption, attributes, "Caption");
    else if (!bookmark.empty())
        anchors_.push_back(bookmark);

    TableGrid grid{
        ooxml::table_slots(table), column_widths(table, shared_.theme, inner.width), table.header_row_count(), {}};
    grid.decimals = most_decimals(grid.slots, table.columns.size());
    auto& xml = paragraph_.xml();
    xml.open("w:tbl");
    write_table_properties(table, grid.widths, inner);
    if (repeated_) anchors_.push_back(repeated_->bookmark);  // the first cell takes it
    write_rows(table, grid);
    xml.close();
    empty_paragraph("AfterTable");
}

void Story::write_rows(const Table& table, const TableGrid& grid) {
    for (std::size_t row = 0; row < table.rows.size(); ++row) {
        if (is_repeated(table.rows[row]))
            write_repeated_row(table, row, grid);
        else
            write_row(table, row, grid);
    }
}

// Children in the schema's order (ISO/IEC 29500-1, 17.4.59).
void Story::write_table_properties(const Table& table, const std::vector<double>& widths, const Place& place) {
    auto& xml = paragraph_.xml();
    const auto total = table.rows.back().kind == RowKind::total;
    const bool heads = table.header_row_count() > 0;
    const bool row_heads = std::any_of(table.rows.begin(), table.rows.end(), [](const TableRow& row) {
        return row.kind != RowKind::header && !row.cells.empty() && row.cells.front().is_header;
    });
    xml.open("w:tblPr");
    value(xml, "w:tblStyle", "AgreementTable");
    xml.empty("w:tblW", {{"w:w", twips_text(place.width)}, {"w:type", "dxa"}});
    if (place.indent > 0) xml.empty("w:tblInd", {{"w:w", twips_text(place.indent)}, {"w:type", "dxa"}});
    xml.empty("w:tblLayout", {{"w:type", "fixed"}});
    std::array<char, 8> look{};
    std::snprintf(look.data(), look.size(), "%04X",
                  0x0600U | (heads ? 0x20U : 0U) | (total ? 0x40U : 0U) | (row_heads ? 0x80U : 0U));
    xml.empty("w:tblLook", {{"w:val", look.data()},
                            {"w:firstRow", heads ? "1" : "0"},
                            {"w:lastRow", total ? "1" : "0"},
                            {"w:firstColumn", row_heads ? "1" : "0"},
                            {"w:lastColumn", "0"},
                            {"w:noHBand", "1"},
                            {"w:noVBand", "1"}});
    if (table.caption) {
        value(xml, "w:tblCaption", table.caption->label);
        value(xml, "w:tblDescription", plain_text(table.caption->children, shared_.assembly.review_marks));
    }
    xml.close();
    xml.open("w:tblGrid");
    for (const double width : widths) xml.empty("w:gridCol", {{"w:w", twips_text(width)}});
    xml.close();
}

void Story::write_row(const Table& table, std::size_t index, const TableGrid& grid) {
    auto& xml = paragraph_.xml();
    const TableRow& row = table.rows[index];
    const bool head = index < grid.header_rows;
    xml.open("w:tr");
    const std::string change_before = paragraph_.change_element();
    xml.open("w:trPr");
    if (!is_long(row)) xml.empty("w:cantSplit");
    if (const double height = upward_height(row, shared_.theme); head && height > 0)
        xml.empty("w:trHeight", {{"w:val", twips_text(height)}, {"w:hRule", "atLeast"}});
    if (head) xml.empty("w:tblHeader");
    const std::size_t properties_end = out_.size();
    xml.close();
    for (const auto& slot : grid.slots[index]) write_slot(table, row, slot, grid, index);
    // A row is inserted or deleted as such when the change began before it and goes on after it.
    // So is one whose words all stand in marks of one kind.
    const auto change = whole_change(row, shared_.assembly.review_marks);
    if (!change_before.empty() && !paragraph_.change_element().empty())
        out_.insert(properties_end, change_before);
    else if (change)
        out_.insert(properties_end, paragraph_.change_element_of(*change));
    xml.close();
}

// Children of tcPr in the schema's order (17.4.69).
void Story::write_slot(const Table& table, const TableRow& row, const ooxml::TableSlot& slot, const TableGrid& grid,
                       std::size_t index) {
    auto& xml = paragraph_.xml();
    double width = 0;
    for (int i = 0; i < slot.column_span; ++i) width += grid.widths[slot.column + static_cast<std::size_t>(i)];
    xml.open("w:tc");
    xml.open("w:tcPr");
    xml.empty("w:tcW", {{"w:w", twips_text(width)}, {"w:type", "dxa"}});
    if (slot.column_span > 1) value(xml, "w:gridSpan", std::to_string(slot.column_span));
    if (slot.continues)
        xml.empty("w:vMerge");
    else if (slot.goes_on)
        value(xml, "w:vMerge", "restart");
    if (index < grid.header_rows && grid.header_rows > 1) {
        const bool last = index + 1 == grid.header_rows;  // the table style knows one head row only
        xml.open("w:tcBorders");
        rule(xml, "w:bottom", last ? shared_.theme.rule_thin * 2 : shared_.theme.rule_thin,
             last ? shared_.theme.accent : shared_.theme.hairline);
        xml.close();
    }
    if ((index < grid.header_rows && index > 0) || (row.kind == RowKind::group && row.level == 0))
        fill(xml, shared_.theme.tint);
    if (slot.cell && slot.cell->upward) value(xml, "w:textDirection", "btLr");
    if (index < grid.header_rows) value(xml, "w:vAlign", "bottom");
    xml.close();
    if (slot.cell)
        write_cell(table, row, *slot.cell, slot.column, grid, width);
    else
        empty_paragraph("TableText");
    xml.close();
}

void Story::write_cell(const Table& table, const TableRow& row, const TableCell& cell, std::size_t column,
                       const TableGrid& grid, double width) {
    const auto& theme = shared_.theme;
    Place inner;
    inner.in_table = true;
    inner.width = std::max(10.0, width - 2 * theme.cell_padding_x);
    inner.align = alignment_of(table, cell, column);
    if (row.kind == RowKind::header)
        inner.style = "TableHead";
    else if (row.kind == RowKind::group)
        inner.style = row.level == 0 ? "TableGroup" : row.level == 1 ? "TableInnerGroup" : "TableInnermostGroup";
    else if (row.kind == RowKind::total)
        inner.style = "TableTotal";
    else
        inner.style = cell.is_header ? "TableRowHead" : "TableText";
    inner.list_style = "TableList";
    inner.continued_style = "TableText";
    if (const auto* amount = std::get_if<Amount>(&cell.value); amount && inner.align == "right") {
        const double indent = decimal_indent(grid.decimals[column], amount->decimals, theme.style("cell").size * 0.507);
        if (indent > 0) inner.right = indent;
    }
    ends_with_paragraph_ = false;
    write(cell.children, inner);
    if (!ends_with_paragraph_) empty_paragraph(inner.style);
}

}  // namespace writing::docx
