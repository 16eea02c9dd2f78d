// SPDX-License-Identifier: MPL-2.0
#include "write/docx/story.h"

#include <algorithm>
#include <array>
#include <cstdlib>
#include <utility>

#include "model/walk.h"
#include "support/ensure.h"
#include "write/docx/drawing.h"
#include "write/docx/markup.h"

namespace writing::docx {

using namespace model;

void Story::write(const Blocks& blocks, const Place& place) {
    for (std::size_t i = 0; i < blocks.size(); ++i) {
        before_list_ = i + 1 < blocks.size() && std::holds_alternative<Contents>(blocks[i + 1].kind);
        run_in_ = i + 1 < blocks.size() && runs_in(blocks[i], blocks[i + 1]);
        write(blocks[i], place);
    }
}

// A heading of the class, or of a level that the theme sets so, with a paragraph to go on with.
bool Story::runs_in(const Block& block, const Block& next) const {
    const auto* heading = std::get_if<Heading>(&block.kind);
    if (heading == nullptr || !std::holds_alternative<Paragraph>(next.kind)) return false;
    const std::string role = "heading-" + std::to_string(std::clamp(heading->level, 1, 6));
    return block.attributes.has_class("run-in") || shared_.theme.style(role).run_in;
}

void Story::write(const Block& block, const Place& place) {
    const auto& attributes = block.attributes;
    std::visit(Overloaded{
                   [&](const Paragraph& b) { write_paragraph(b, attributes, place); },
                   [&](const Heading& b) { write_heading(b, attributes, place); },
                   [&](const List& b) { take_anchor(attributes), write_list(b, place); },
                   [&](const TermList& b) { take_anchor(attributes), write_terms(b, place); },
                   [&](const Quote& b) { take_anchor(attributes), write_quote(b.children, "Quote", place); },
                   [&](const CodeBlock& b) { take_anchor(attributes), write_code(b, place); },
                   [&](const ThematicBreak&) { take_anchor(attributes), write_divider(place); },
                   [&](const Table& b) { write_table(b, attributes, place); },
                   [&](const Figure& b) { write_figure(b, attributes, place); },
                   [&](const Div& b) { take_anchor(attributes), write_div(b, attributes, place); },
                   [](const Include&) { support::ensure(false, "merging leaves no include"); },
                   [](const TableMerge&) { support::ensure(false, "merging leaves no table to merge"); },
                   [](const ChartMerge&) { support::ensure(false, "merging leaves no chart to merge"); },
                   [&](const Contents& b) { write_contents(b, attributes, place); },
               },
               block.kind);
}

void Story::write_body() {
    sections_.begin_here();
    Place place;
    place.top = true;
    place.width = text_width(shared_.theme);
    write(shared_.assembly.blocks, place);
    if (!ends_with_paragraph_ || !sections_.has_content()) empty_paragraph("AfterTable");
    sections_.finish();
}

void Story::write_note(const Blocks& blocks) {
    paragraph_.refuse_notes();
    Place place;
    place.style = place.list_style = place.continued_style = "FootnoteText";
    place.width = text_width(shared_.theme);
    prefix_ = "<w:r><w:rPr><w:rStyle w:val=\"FootnoteReference\"/></w:rPr><w:" + shared_.notes.stem() +
              "Ref/></w:r>"
              "<w:r><w:t xml:space=\"preserve\"> </w:t></w:r>";
    write(blocks, place);
    if (!ends_with_paragraph_ || !prefix_.empty()) empty_paragraph("FootnoteText");
}

void Story::take_anchor(const Attributes& attributes) {
    const std::string bookmark = attributes.id.empty() ? std::string() : shared_.bookmarks.name(attributes.id);
    if (!bookmark.empty()) anchors_.push_back(bookmark);
}

void Story::open_paragraph(const Place& place, std::optional<std::string> style) {
    ParagraphFormat format;
    format.style = style.value_or(place.style);
    format.align = place.align;
    format.right = place.right;
    format.before = std::exchange(space_before_, std::nullopt);
    const auto& theme = shared_.theme;
    if (next_number_) {
        format.number = next_number_;
        format.style = place.list_style;
        if (place.loose) format.contextual = false;
        if (place.indent > 0) {
            format.left = place.indent + Numbering::text_indent(theme, place.list_level, place.in_table);
            format.hanging = Numbering::hanging(theme, place.in_table);
        }
        next_number_.reset();
    } else if (place.list_level >= 0 && !style) {
        format.style = place.continued_style;
        format.left = place.indent + Numbering::text_indent(theme, place.list_level, place.in_table);
        if (place.indent > 0) format.hanging = 0;
    }
    paragraph_.open(format);
    for (const auto& anchor : anchors_) paragraph_.close_bookmark(paragraph_.open_bookmark(anchor));
    anchors_.clear();
    out_ += prefix_;
    prefix_.clear();
}

void Story::close_paragraph() {
    paragraph_.close();
    ends_with_paragraph_ = true;
}

void Story::empty_paragraph(const std::string& style) {
    Place place;
    open_paragraph(place, style);
    close_paragraph();
}

namespace {

// Paragraphs that merging marks by class have styles of their own.
std::optional<std::string> style_by_class(const Attributes& attributes) {
    static constexpr std::array<std::pair<std::string_view, std::string_view>, 5> known = {
        {{"title", "Title"}, {"subtitle", "Subtitle"}, {"cover-kind", "CoverKind"}, {"cover-label", "CoverLabel"}, {"cover-logo", "CoverLogo"}}};
    for (const auto& [name, style] : known)
        if (attributes.has_class(name)) return std::string(style);
    return std::nullopt;
}

}  // namespace

void Story::write_paragraph(const Paragraph& paragraph, const Attributes& attributes, const Place& place) {
    take_anchor(attributes);
    if (write_rich_field(paragraph, place)) return;
    open_paragraph(place, place.in_table ? std::nullopt : style_by_class(attributes));
    write_inlines(paragraph_, shared_, paragraph.children, {});
    close_paragraph();
}

void Story::write_heading(const Heading& heading, const Attributes& attributes, const Place& place) {
    const HeadingNumber number =
        place.in_table ? HeadingNumber{{}, heading.number} : shared_.numbering.heading(heading);
    ParagraphFormat format;
    format.style = place.in_table ? "TableHead" : "Heading" + std::to_string(std::clamp(heading.level, 1, 6));
    format.number = number.reference;
    format.run_in = run_in_;
    next_number_.reset();
    shared_.form.enter_section(attributes.id);
    paragraph_.open(format);
    const std::string bookmark = attributes.id.empty() ? std::string() : shared_.bookmarks.name(attributes.id);
    for (const auto& anchor : anchors_) paragraph_.close_bookmark(paragraph_.open_bookmark(anchor));
    anchors_.clear();
    const int id = bookmark.empty() ? 0 : paragraph_.open_bookmark(bookmark);
    if (!number.literal.empty()) paragraph_.text(number.literal + "\u2002", {});
    write_inlines(paragraph_, shared_, heading.children, {});
    if (!bookmark.empty()) paragraph_.close_bookmark(id);
    if (format.run_in) paragraph_.text("\u2002", {});
    close_paragraph();
}

void Story::write_list(const List& list, const Place& place) {
    const auto format = label_format(list);
    Place inner = place;
    if (!format) {  // no labels: lines one under the other
        for (const auto& item : list.items) write(item.children, inner);
        return;
    }
    inner.list_level = place.list_level + 1;
    inner.loose = !list.tight;
    inner.top = false;
    const NumberRef number = shared_.numbering.list(*format, list.start, inner.list_level, place.in_table);
    for (const auto& item : list.items) {
        next_number_ = number;
        if (item.checked)  // its box is its label
            next_number_ = shared_.numbering.list({"bullet", *item.checked ? "\u2611" : "\u2610"}, 1, inner.list_level,
                                                  place.in_table);
        const bool begins_with_words =
            !item.children.empty() && std::holds_alternative<Paragraph>(item.children.front().kind);
        if (!begins_with_words) {
            open_paragraph(inner);
            close_paragraph();
        }
        write(item.children, inner);
    }
}

void Story::write_terms(const TermList& list, const Place& place) {
    for (const auto& item : list.items) {
        open_paragraph(place, "Term");
        write_inlines(paragraph_, shared_, item.term, {});
        close_paragraph();
        Place inner = place;
        inner.style = place.in_table ? place.style : "Definition";
        inner.top = false;
        for (const auto& definition : item.definitions) write(definition, inner);
    }
}

void Story::write_quote(const Blocks& blocks, const char* style, const Place& place) {
    Place inner = place;
    inner.top = false;
    if (!place.in_table) {
        inner.style = inner.list_style = inner.continued_style = style;
        inner.indent = 2 * shared_.theme.list_indent;
    }
    write(blocks, inner);
}

void Story::write_code(const CodeBlock& code, const Place& place) {
    open_paragraph(place, "Code");
    std::string text = code.text;
    while (text.ends_with('\n')) text.pop_back();
    paragraph_.text(text, {});
    close_paragraph();
}

void Story::write_divider(const Place& place) {
    open_paragraph(place, "Divider");
    close_paragraph();
}

void Story::write_figure(const Figure& figure, const Attributes& attributes, const Place& place) {
    const std::string bookmark = attributes.id.empty() ? std::string() : shared_.bookmarks.name(attributes.id);
    if (!figure.caption && !bookmark.empty()) anchors_.push_back(bookmark);
    if (figure.resource && is_raster(shared_.assembly.resources[*figure.resource]))
        write_picture(figure, attributes, place);
    else
        write_description(figure, place);
    if (figure.caption) write_caption(*figure.caption, attributes, "FigureCaption");
}

void Story::write_picture(const Figure& figure, const Attributes& attributes, const Place& place) {
    const auto& theme = shared_.theme;
    const double highest = (theme.page_height - theme.margin_top - theme.margin_bottom) * 0.8;
    const double wished = wished_width(attributes.find("width"), place.width);
    const Size size = fitted(shared_.assembly.resources[*figure.resource], place.width, highest, wished);
    open_paragraph(place, "Figure");
    paragraph_.markup(drawing(shared_, *figure.resource, figure.alternative, size, paragraph_.relationships()), {});
    close_paragraph();
}

// What a figure shows, in words: a chart's nested list, else its text alternative.
void Story::write_description(const Figure& figure, const Place& place) {
    if (!figure.description.empty()) {
        Place inner = place;
        inner.top = false;
        write(figure.description, inner);
        return;
    }
    open_paragraph(place, "Figure");
    paragraph_.text(figure.alternative, {});
    close_paragraph();
}

}  // namespace writing::docx
