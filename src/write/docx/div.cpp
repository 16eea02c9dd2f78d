// SPDX-License-Identifier: MPL-2.0
// Divs: columns and turned pages as sections, callouts, the cover.
#include <algorithm>
#include <cstdlib>

#include "model/walk.h"
#include "write/docx/markup.h"
#include "write/docx/story.h"

namespace writing::docx {
namespace {

using namespace model;

constexpr double cover_top = 60;  // free above the first words of a cover page, in points

int column_count(const Attributes& attributes) {
    const std::string* count = attributes.find("count");
    return count ? std::clamp(std::atoi(count->c_str()), 1, 4) : 2;
}

// Tables and pictures too wide for a column go across all of them.
bool goes_across(const Block& block) {
    if (const auto* table = std::get_if<Table>(&block.kind)) return table->columns.size() > 2;
    if (const auto* figure = std::get_if<Figure>(&block.kind)) return figure->resource.has_value() || figure->chart;
    return false;
}

}  // namespace

void Story::begin_section(Section next) {
    // Word balances columns only before a section that goes on on the same page: an empty one where there is none.
    if (!sections_.has_content() && next.next_page && sections_.follows_columns()) empty_paragraph("AfterTable");
    if (!sections_.has_content()) {
        next.next_page = next.next_page || sections_.current().next_page;
        sections_.replace(next);
        return;
    }
    if (!ends_with_paragraph_) empty_paragraph("AfterTable");
    sections_.change(paragraph_.properties_end(), next);
    ends_with_paragraph_ = false;  // a paragraph ends one section only
}

void Story::write_div(const Div& div, const Attributes& attributes, const Place& place) {
    switch (div.kind) {
        case DivKind::columns:
            return write_columns(div.children, column_count(attributes), place);
        case DivKind::callout:
            return write_callout(div, attributes, place);
        case DivKind::pull_quote:
            return write_quote(div.children, "PullQuote", place);
        case DivKind::cover:
            return write_cover(div.children, place.top && !attributes.has_class("title-block"), place);
        case DivKind::landscape:
            break;
        case DivKind::plain:
            if (attributes.has_class("repeat")) return write_repeat(div, attributes, place);
            return write(div.children, place);
        case DivKind::only:
        case DivKind::part:
            return write(div.children, place);
    }
    if (!place.top || sections_.current().landscape) return write(div.children, place);
    Section turned;
    turned.landscape = turned.next_page = true;
    begin_section(turned);
    Place inner = place;
    inner.width = text_width(shared_.theme, true);
    write(div.children, inner);
    Section upright;
    upright.next_page = true;
    begin_section(upright);
}

void Story::write_columns(const Blocks& blocks, int count, const Place& place) {
    if (!place.top || count < 2 || sections_.current().columns > 1) return write(blocks, place);
    Section whole = sections_.current();
    whole.next_page = whole.cover = false;
    Section split = whole;
    split.columns = count;
    Place narrow = place;
    narrow.width = (place.width - (count - 1) * shared_.theme.column_gap) / count;
    for (const auto& block : blocks) {
        const bool across = goes_across(block);
        const Section& wanted = across ? whole : split;
        if (sections_.current().columns != wanted.columns) begin_section(wanted);
        write(block, across ? place : narrow);
    }
    if (sections_.current().columns > 1) begin_section(whole);
}

void Story::write_callout(const Div& div, const Attributes& attributes, const Place& place) {
    Place inner = place;
    inner.top = false;
    if (!place.in_table) {
        inner.style = inner.list_style = inner.continued_style = "Callout";
        inner.indent = 12;
    }
    if (const std::string* title = attributes.find("title")) {
        open_paragraph(place, place.in_table ? "TableHead" : "CalloutTitle");
        paragraph_.text(*title, {});
        close_paragraph();
    }
    write(div.children, inner);
}

void Story::write_cover(const Blocks& blocks, bool own_page, const Place& place) {
    Section cover;
    cover.cover = cover.next_page = true;
    if (own_page) {
        begin_section(cover);
        space_before_ = cover_top;
    }
    for (const auto& block : blocks) {
        if (const auto* table = std::get_if<Table>(&block.kind); table && block.attributes.has_class("facts")) {
            write_facts(*table);
            continue;
        }
        Place inner = place;
        if (block.attributes.has_class("parties")) inner.style = "CoverParty";
        write(block, inner);
    }
    if (!own_page) return write_divider(place);
    Section after;
    after.next_page = true;
    begin_section(after);
}

// A name and its value a line: a list of facts, not a table of data, so it has no head that a reader would miss.
void Story::write_facts(const Table& table) {
    Place place;
    for (const auto& row : table.rows) {
        open_paragraph(place, "CoverFact");
        for (std::size_t i = 0; i < row.cells.size(); ++i) {
            if (i > 0) paragraph_.text("\t", {});
            RunFormat format;
            if (row.cells[i].is_header) format.style = "FactLabel";
            bool first = true;
            for (const auto& block : row.cells[i].children) {
                const auto* paragraph = std::get_if<Paragraph>(&block.kind);
                if (!paragraph) continue;
                if (!first) paragraph_.text("\n", format);
                first = false;
                write_inlines(paragraph_, shared_, paragraph->children, format);
            }
        }
        close_paragraph();
    }
}

}  // namespace writing::docx
