// SPDX-License-Identifier: MPL-2.0
#include "layout/inline_text.h"

#include <algorithm>

#include "layout/length.h"
#include "model/walk.h"

namespace layout {
using namespace model;

namespace {

constexpr float kMarkSize = 0.66F;  // of a comment's mark
constexpr float kSupRise = 0.36F;
constexpr float kSubRise = -0.14F;
constexpr float kBlankWidth = 96;
constexpr float kRunInGap = 0.75F;  // em after a heading that the text goes on from
constexpr char kObject = '\x01';

// White space becomes single-byte spaces; characters that only hint at divisions go.
void append_clean(std::string& out, std::string_view text) {
    for (std::size_t i = 0; i < text.size(); ++i) {
        const auto c = static_cast<unsigned char>(text[i]);
        if (c == 0xC2 && i + 1 < text.size() && static_cast<unsigned char>(text[i + 1]) == 0xAD) {
            ++i;
            continue;
        }
        if ((c == 0xE2 && text.substr(i, 3) == "\u200B") || (c == 0xEF && text.substr(i, 3) == "\uFEFF")) {
            i += 2;
            continue;
        }
        if (c == '\t' || c == '\n' || c == '\r')
            out.push_back(' ');
        else if (c >= 0x20)
            out.push_back(text[i]);
    }
}

}  // namespace

void ParagraphText::clear() {
    flat.clear();
    spans.clear();
    links.clear();
    objects.clear();
    items.clear();
}

TextSetter::TextSetter(const Assembly& assembly, const TypeBook& types, const Fonts& fonts, const Messages& words,
                       Diagnostics& diagnostics)
    : assembly_(assembly), types_(types), fonts_(fonts), words_(words), diagnostics_(diagnostics) {
    std::size_t rank = 0;
    for (const auto& mark : assembly.review_marks)
        comment_rank_.push_back(mark.kind == ReviewKind::comment ? ++rank : 0);
}

TextSetter::Look TextSetter::look_of(const TextStart& start) const {
    Look look;
    look.faces = &start.type.faces;
    look.bold = start.type.bold;
    look.italic = start.type.italic;
    look.size = look.line_size = start.type.size;
    look.colour = start.type.colour;
    look.features = start.type.features;
    look.hyphenate = start.hyphenate && start.type.hyphenated;
    look.role = start.role;
    look.with_notes = start.with_notes;
    look.keep_spaces = start.keep_spaces;
    look.address = start.keep_spaces;
    look.measure = start.width;
    return look;
}

void TextSetter::set(const Inlines& inlines, const TextStart& start, ParagraphText& out) {
    out.clear();
    space_waits_ = false;
    const Look look = look_of(start);
    add_inlines(inlines, look, out);
    make_items(out, start.keep_spaces, start.width);
}

void TextSetter::set(std::string_view text, Mark mark, const TextStart& start, ParagraphText& out) {
    out.clear();
    node_span_.end = node_span_.begin;  // a made text has no bytes in a file: what came before it tells where it is
    Look look = look_of(start);
    look.role = mark.role;
    if (start.keep_spaces) {
        std::size_t begin = 0;
        while (begin <= text.size()) {
            const std::size_t end = std::min(text.find('\n', begin), text.size());
            add_span(text.substr(begin, end - begin), mark.node, look, out);
            if (end < text.size()) {
                out.flat += '\n';
                out.spans.back().end = static_cast<std::uint32_t>(out.flat.size());
            }
            begin = end + 1;
        }
    } else {
        add_span(text, mark.node, look, out);
    }
    make_items(out, start.keep_spaces, start.width);
}

void TextSetter::set(const RunIn& run_in, const Inlines& inlines, const TextStart& start, ParagraphText& out) {
    out.clear();
    space_waits_ = false;
    TextStart begin = start;
    begin.type.faces = run_in.type.faces;
    begin.type.bold = run_in.type.bold;
    begin.type.italic = run_in.type.italic;
    begin.type.colour = run_in.type.colour;
    const Look look = look_of(begin);
    const Heading& heading = *run_in.heading;
    if (!heading.number.empty()) {
        Look label = look;
        label.role = MarkRole::label;
        label.hyphenate = false;
        // A no-break space: the number stays with its first word.
        add_span(heading.number + "\u00A0", run_in.node, label, out);
    }
    add_inlines(heading.children, look, out);
    const std::size_t gap = out.flat.size();
    if (!out.spans.empty()) {
        out.flat += ' ';
        out.spans.back().end = static_cast<std::uint32_t>(out.flat.size());
    }
    add_inlines(inlines, look_of(start), out);
    make_items(out, start.keep_spaces, start.width);
    for (Item& item : out.items)
        if (item.kind == Item::Kind::glue && item.begin == gap) item.width = start.type.size * kRunInGap;
}

TextSpan& TextSetter::add_span(std::string_view text, NodeId node, const Look& look, ParagraphText& out) {
    TextSpan span;
    span.begin = static_cast<std::uint32_t>(out.flat.size());
    if (space_waits_) out.flat += ' ';
    space_waits_ = false;
    span.source = node_span_;
    append_clean(out.flat, text);
    report_right_to_left(text);
    span.end = static_cast<std::uint32_t>(out.flat.size());
    span.face = look.faces->of(look.bold, look.italic);
    span.size = look.size;
    span.rise = look.rise;
    span.colour = look.colour;
    span.stroke_colour = look.colour;
    span.features = look.features;
    span.mark = {node, look.role};
    span.link = look.link;
    span.underline = look.underline;
    span.strike = look.strike;
    span.hyphenate = look.hyphenate;
    span.address = look.address;
    if (review_.inserted > 0 || review_.deleted > 0) {
        span.stroke_colour = types_.theme().mark;
        span.underline = span.underline || review_.inserted > 0;
        span.strike = span.strike || review_.deleted > 0;
    }
    out.spans.push_back(span);
    return out.spans.back();
}

void TextSetter::add_inlines(const Inlines& inlines, const Look& look, ParagraphText& out) {
    for (const auto& node : inlines) add_inline(node, look, out);
}

void TextSetter::add_inline(const Inline& node, const Look& outer, ParagraphText& out) {
    Look look = outer;
    if (node.span.known()) node_span_ = node.span;
    std::visit(Overloaded{
                   [&](const Text& text) { add_span(text.text, node.id, look, out); },
                   [&](const SoftBreak&) {
                       if (out.spans.empty()) return;
                       // The space between two source lines belongs to the text before it, unless that is a note's
                       // figure or a link: then to the text after it.
                       if (out.spans.back().note >= 0 || out.spans.back().link != look.link) {
                           space_waits_ = true;
                           return;
                       }
                       out.flat += ' ';
                       out.spans.back().end = static_cast<std::uint32_t>(out.flat.size());
                   },
                   [&](const LineBreak&) {
                       if (out.spans.empty()) return;
                       out.flat += '\n';
                       out.spans.back().end = static_cast<std::uint32_t>(out.flat.size());
                   },
                   [&](const Emphasis& emphasis) {
                       look.italic = !look.italic;
                       add_inlines(emphasis.children, look, out);
                   },
                   [&](const Strong& strong) {
                       look.bold = true;
                       add_inlines(strong.children, look, out);
                   },
                   [&](const Strikeout& strike) {
                       look.strike = true;
                       add_inlines(strike.children, look, out);
                   },
                   [&](const Subscript& sub) {
                       look.rise += kSubRise * look.size;
                       look.size *= 0.7F;
                       add_inlines(sub.children, look, out);
                   },
                   [&](const Superscript& super) {
                       look.rise += kSupRise * look.size;
                       look.size *= 0.7F;
                       add_inlines(super.children, look, out);
                   },
                   [&](const Code& code) {
                       look.faces = &types_.family("mono");
                       look.size *= 0.86F;
                       look.hyphenate = false;
                       look.address = true;
                       look.italic = look.bold = false;
                       add_span(code.text, node.id, look, out);
                   },
                   [&](const Link& link) {
                       const bool inner = !link.target.empty() && link.target.front() == '#';
                       look.link = static_cast<std::int32_t>(out.links.size());
                       out.links.push_back({node.id, inner ? "" : link.target, inner ? link.node : 0});
                       if (!inner) {
                           look.colour = types_.theme().accent;
                           look.underline = true;
                       }
                       add_inlines(link.children, look, out);
                   },
                   [&](const Image& image) { add_image(image, node.id, look, out); },
                   [&](const FootnoteCall& call) { add_call(call, node.id, look, out); },
                   [&](const Reference& reference) {
                       look.link = static_cast<std::int32_t>(out.links.size());
                       out.links.push_back({node.id, "", reference.node});
                       add_span(reference.text, node.id, look, out);
                   },
                   [&](const Value&) {},
                   [&](const Styled& styled) { add_styled(styled, node, look, out); },
                   [&](const ReviewBoundary& boundary) { add_boundary(boundary, node.id, look, out); },
                   [&](const FormField& field) {
                       TextObject blank;
                       const float width = length_in_points(field.attributes.find("width"), kBlankWidth);
                       blank.width = width > 0 ? width : kBlankWidth;
                       blank.height = look.size * 0.8F;
                       blank.mark = {node.id, look.role};
                       out.objects.push_back(blank);
                       add_span("", node.id, look, out);
                       out.flat += kObject;
                       out.spans.back().end = static_cast<std::uint32_t>(out.flat.size());
                   },
               },
               node.kind);
}

void TextSetter::add_styled(const Styled& styled, const Inline&, Look look, ParagraphText& out) {
    const std::string* language = styled.attributes.find("lang");
    if (language != nullptr && *language != assembly_.metadata.language) look.hyphenate = false;
    if (styled.attributes.has_class("smallcaps")) look.features.small_capitals = true;
    if (styled.attributes.has_class("underline")) look.underline = true;
    add_inlines(styled.children, look, out);
}

void TextSetter::add_boundary(const ReviewBoundary& boundary, NodeId node, Look look, ParagraphText& out) {
    if (boundary.mark >= assembly_.review_marks.size()) return;
    const ReviewMark& mark = assembly_.review_marks[boundary.mark];
    if (mark.kind == ReviewKind::comment) {
        if (boundary.begins || !mark.reply_to.empty()) return;
        look.rise += kSupRise * look.size;
        look.size *= kMarkSize;
        look.colour = types_.theme().mark;
        look.faces = &types_.family("sans");
        look.bold = true;
        look.hyphenate = false;
        const std::string number = std::to_string(comment_rank_[boundary.mark]);
        add_span(words_.has("comments.mark") ? words_.text("comments.mark", {{"number", number}}) : "K" + number, node,
                 look, out);
        return;
    }
    int& depth = mark.kind == ReviewKind::insertion ? review_.inserted : review_.deleted;
    depth = std::max(0, depth + (boundary.begins ? 1 : -1));
}

}  // namespace layout
