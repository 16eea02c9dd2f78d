// SPDX-License-Identifier: MPL-2.0
#include "write/docx/inlines.h"

#include "model/walk.h"
#include "support/ensure.h"
#include "write/docx/drawing.h"
#include "write/docx/markup.h"
#include "write/ooxml/properties.h"

namespace writing::docx {
namespace {

using namespace model;

class InlineWriter {
  public:
    InlineWriter(ParagraphWriter& paragraph, Shared& shared, bool words_only)
        : paragraph_(paragraph), shared_(shared), words_only_(words_only) {}

    void write(const Inlines& inlines, const RunFormat& format) {
        for (const auto& node : inlines) write(node, format);
    }

  private:
    void write(const Inline& node, const RunFormat& format) {
        std::visit(
            Overloaded{
                [&](const Text& text) { paragraph_.text(text.text, format); },
                [&](const SoftBreak&) { paragraph_.text(" ", format); },
                [&](const LineBreak&) { paragraph_.text(words_only_ ? " " : "\n", format); },
                [&](const Emphasis& n) { within(n.children, format, [](RunFormat& f) { f.italic = true; }); },
                [&](const Strong& n) { within(n.children, format, [](RunFormat& f) { f.bold = true; }); },
                [&](const Strikeout& n) { within(n.children, format, [](RunFormat& f) { f.strike = true; }); },
                [&](const Subscript& n) { within(n.children, format, [](RunFormat& f) { f.subscript = true; }); },
                [&](const Superscript& n) { within(n.children, format, [](RunFormat& f) { f.superscript = true; }); },
                [&](const Code& code) {
                    RunFormat changed = format;
                    changed.style = "CodeText";
                    paragraph_.text(code.text, changed);
                },
                [&](const Link& link) { write_link(link, format); },
                [&](const Image& image) { write_image(image, format); },
                [&](const FootnoteCall& call) {
                    if (!words_only_) write_note_call(paragraph_, shared_, call);
                },
                [&](const Reference& reference) { write_reference(reference, format); },
                [](const Value&) { support::ensure(false, "merging leaves no value"); },
                [&](const Styled& styled) { write_styled(styled, format); },
                [&](const ReviewBoundary& boundary) {
                    if (!words_only_) paragraph_.boundary(boundary.mark, boundary.begins);
                },
                [&](const FormField& field) { write_field(field, format); },
            },
            node.kind);
    }

    template <class Change>
    void within(const Inlines& children, RunFormat format, Change change) {
        change(format);
        write(children, format);
    }

    void write_styled(const Styled& styled, RunFormat format) {
        if (const std::string* language = styled.attributes.find("lang"))
            format.language = ooxml::office_language(*language);
        write(styled.children, format);
    }

    void write_link(const Link& link, RunFormat format) {
        if (words_only_ || paragraph_.in_link()) return write(link.children, format);
        if (link.target.starts_with('#') || link.node != 0) {
            std::string bookmark = shared_.bookmark_of(link.node);
            if (bookmark.empty() && link.target.starts_with('#'))
                bookmark = shared_.bookmarks.name(link.target.substr(1));
            if (bookmark.empty()) return write(link.children, format);
            paragraph_.open_inner_link(bookmark);
            format.style = "CrossReference";
        } else {
            if (!paragraph_.open_outer_link(link.target, link.title)) return write(link.children, format);
            format.style = "Hyperlink";
        }
        write(link.children, format);
        paragraph_.close_link();
    }

    void write_image(const Image& image, const RunFormat& format) {
        if (!words_only_ && image.resource && is_raster(shared_.assembly.resources[*image.resource])) {
            const auto& body = shared_.theme.style("body");
            const Size size =
                fitted(shared_.assembly.resources[*image.resource], text_width(shared_.theme), 4 * body.leading);
            paragraph_.markup(drawing(shared_, *image.resource, image.alt, size, paragraph_.relationships()), format);
        } else {
            paragraph_.text(image.alt, format);
        }
    }

    // "tabel 1" refers to the number of the caption; "afsnit 2.1" to that of the heading.
    void write_reference(const Reference& reference, RunFormat format) {
        const std::string bookmark = words_only_ ? std::string() : shared_.bookmark_of(reference.node);
        if (bookmark.empty() || paragraph_.in_link()) return paragraph_.text(reference.text, format);
        format.style = "CrossReference";
        const Block& block = *shared_.nodes.block[reference.node];
        if (const auto* heading = std::get_if<Heading>(&block.kind))
            return heading_reference(reference, *heading, bookmark, format);
        if (const Caption* caption = caption_of(block))
            return caption_reference(reference, *caption, block, bookmark, format);
        linked(reference.text, bookmark, format);
    }

    void heading_reference(const Reference& reference, const Heading& heading, const std::string& bookmark,
                           const RunFormat& format) {
        if (!heading.number.empty() && reference.text.ends_with(heading.number)) {
            paragraph_.text(reference.text.substr(0, reference.text.size() - heading.number.size()), format);
            paragraph_.field("REF " + bookmark + " \\r \\h", heading.number, format);
        } else if (reference.text == plain_text(heading.children)) {
            paragraph_.field("REF " + bookmark + " \\h", reference.text, format);
        } else {
            linked(reference.text, bookmark, format);
        }
    }

    // Only the number is a field: the word before it is the sentence's own ("tabel", "Tabel", "tabellerne").
    void caption_reference(const Reference& reference, const Caption& caption, const Block& block,
                           const std::string& bookmark, const RunFormat& format) {
        const std::string number = split_label(caption.label).number;
        if (number.empty() || !reference.text.ends_with(number)) return linked(reference.text, bookmark, format);
        paragraph_.text(reference.text.substr(0, reference.text.size() - number.size()), format);
        paragraph_.field("REF " + shared_.bookmarks.number_name(block.attributes.id) + " \\h", number, format);
    }

    void linked(const std::string& text, const std::string& bookmark, const RunFormat& format) {
        paragraph_.open_inner_link(bookmark);
        paragraph_.text(text, format);
        paragraph_.close_link();
    }

    static const Caption* caption_of(const Block& block) {
        if (const auto* table = std::get_if<Table>(&block.kind)) return table->caption ? &*table->caption : nullptr;
        if (const auto* figure = std::get_if<Figure>(&block.kind)) return figure->caption ? &*figure->caption : nullptr;
        return nullptr;
    }

    void write_field(const FormField& field, const RunFormat& format) {
        if (words_only_) return;
        const Control control = shared_.form.control(field);
        const int bookmark = control.bookmark.empty() ? 0 : paragraph_.open_bookmark(control.bookmark);
        paragraph_.control(control, format);
        if (!control.bookmark.empty()) paragraph_.close_bookmark(bookmark);
    }

    ParagraphWriter& paragraph_;
    Shared& shared_;
    bool words_only_;
};

}  // namespace

void write_inlines(ParagraphWriter& paragraph, Shared& shared, const Inlines& inlines, const RunFormat& format,
                   bool words_only) {
    InlineWriter(paragraph, shared, words_only).write(inlines, format);
}

void write_note_call(ParagraphWriter& paragraph, Shared& shared, const FootnoteCall& call) {
    if (call.index >= shared.assembly.footnotes.size()) return;
    const RunFormat reference{.style = "FootnoteReference"};
    const std::string& number = shared.assembly.footnotes[call.index].number;
    // Word takes no footnote within a footnote.
    if (!paragraph.takes_notes()) return paragraph.text(number, reference);
    const bool again = shared.notes.is_called_again(call.index);
    const NoteRegister::Call note = shared.notes.call(call.index);
    const std::string bookmark = "_RefNote" + std::to_string(note.id);
    if (!note.first) return paragraph.field("NOTEREF " + bookmark + " \\f \\h", number, reference);
    const int mark = again ? paragraph.open_bookmark(bookmark) : 0;
    const auto& comments = shared.comments.at_call(call.index);
    for (const int comment : comments) paragraph.comment_boundary(comment, true);
    paragraph.markup("<w:" + shared.notes.stem() + "Reference w:id=\"" + std::to_string(note.id) + "\"/>", reference);
    for (const int comment : comments) paragraph.comment_boundary(comment, false);
    if (again) paragraph.close_bookmark(mark);
}

}  // namespace writing::docx
