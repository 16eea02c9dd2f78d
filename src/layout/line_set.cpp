// SPDX-License-Identifier: MPL-2.0
#include "layout/line_set.h"

#include <algorithm>

#include "layout/line_spread.h"
#include "layout/page_costs.h"

namespace layout {
using namespace model;

namespace {

constexpr float kArrowRule = 0.6F;
constexpr float kMarkHang = 0.1F;            // em: more than this is a mark's, less a letter's
constexpr std::uint32_t kMostBytes = 65532;  // of PlacedGlyph::text_length, and a whole number of any letter's bytes

class LineSetter {
  public:
    LineSetter(const ParagraphText& text, float pen, float baseline, Spread spread, std::vector<PlacedItem>& out)
        : text_(text), pen_(pen), baseline_(baseline), spread_(spread), out_(out) {}

    void add(const Item& item) {
        follow_span(item.span);
        switch (item.kind) {
            case Item::Kind::box:
                add_box(item);
                break;
            case Item::Kind::glue:
                add_glue(item);
                break;
            case Item::Kind::object:
                add_object(item);
                break;
            case Item::Kind::penalty:
            case Item::Kind::forced:
                break;
        }
    }

    void add_hyphen(const Item& item, const font::ShapedText& hyphen) {
        follow_span(item.span);
        const TextSpan& span = text_.spans[item.span];
        if (hyphen.runs.empty()) return;
        open_run(span, hyphen.runs[0].face, item.span);
        for (const auto& glyph : hyphen.runs[0].glyphs) place(glyph, span.size, 0);
        run_->soft_hyphen = true;
    }

    /// Takes back what tracking added after the line's last letter.
    void end_tracking(const Item& last) {
        if (last.kind == Item::Kind::box) widen_last(-spread_.tracking * text_.spans[last.span].size);
    }

    // The space at the line's end is kept in the text of its last run, for those who extract it.
    void end_with_space() {
        for (std::size_t i = out_.size(); i > first_; --i) {
            auto* run = std::get_if<GlyphRun>(&out_[i - 1]);
            if (run == nullptr) continue;
            run->text += ' ';
            run->trailing_space = true;
            return;
        }
    }

    void finish() {
        close_span();
        close_link();
    }
    float pen() const { return pen_; }
    std::vector<std::uint32_t> notes;
    std::vector<PlaceMark> places;
    float tallest_object = 0;

  private:
    void follow_span(std::uint32_t index) {
        if (has_span_ && index == span_) return;
        close_span();
        const TextSpan& span = text_.spans[index];
        if (span.link != link_) {
            close_link();
            link_ = span.link;
            link_from_ = pen_;
            link_size_ = span.size;
            link_baseline_ = baseline_ - span.rise;
        }
        span_ = index;
        span_from_ = pen_;
        has_span_ = true;
        if (span.note >= 0) {
            notes.push_back(static_cast<std::uint32_t>(span.note));
            places.push_back({span.mark.node, pen_, baseline_ - span.rise - span.size});
        }
    }

    void close_span() {
        run_ = nullptr;
        if (!has_span_) return;
        has_span_ = false;
        const TextSpan& span = text_.spans[span_];
        const float width = pen_ - span_from_;
        if (width <= 0 || !(span.underline || span.strike)) return;
        const auto rule = [&](float offset) {
            out_.push_back(Fill{{span_from_, baseline_ - span.rise + offset, width, 0.5F}, span.stroke_colour, {}});
        };
        if (span.underline) rule(span.size * 0.13F);
        if (span.strike) rule(span.size * -0.26F);
    }

    void close_link() {
        if (link_ < 0) return;
        const TextLink& link = text_.links[static_cast<std::size_t>(link_)];
        LinkArea area;
        area.rect = {link_from_, link_baseline_ - link_size_ * 0.85F, pen_ - link_from_, link_size_ * 1.15F};
        area.node = link.node;
        area.url = link.url;
        area.destination = link.destination;
        if (area.rect.width > 0) out_.push_back(std::move(area));
        link_ = -1;
    }

    void open_run(const TextSpan& span, FaceId face, std::uint32_t) {
        if (run_ != nullptr && run_->face == face) return;
        GlyphRun run;
        run.face = face;
        run.size = span.size;
        run.x = pen_;
        run.baseline = baseline_ - span.rise;
        run.colour = span.colour;
        run.mark = span.mark;
        run.glyphs.reserve(24);
        out_.push_back(std::move(run));
        run_ = std::get_if<GlyphRun>(&out_.back());
    }

    void place(const font::ShapedGlyph& glyph, float size, std::uint32_t bytes) {
        PlacedGlyph placed;
        placed.glyph = glyph.glyph;
        placed.advance = glyph.advance * size;
        placed.x_offset = glyph.x_offset * size;
        placed.y_offset = glyph.y_offset * size;
        placed.text_length = static_cast<std::uint16_t>(bytes);
        pen_ += placed.advance;
        run_->glyphs.push_back(placed);
    }

    void widen_last(float extra) {
        if (run_ == nullptr || run_->glyphs.empty()) return;
        run_->glyphs.back().advance += extra;
        pen_ += extra;
    }

    void add_box(const Item& item) {
        const TextSpan& span = text_.spans[item.span];
        // The shaped text may be longer than the box: clusters, which only grow, tell what is in it.
        const auto& all = item.shaped->runs;
        const auto ends_later = [](std::uint32_t byte, const font::ShapedRun& run) { return byte < run.end; };
        for (auto run = std::upper_bound(all.begin(), all.end(), item.begin, ends_later);
             run != all.end() && run->begin < item.end; ++run)
            add_part(*run, span, item);
    }

    void add_part(const font::ShapedRun& shaped, const TextSpan& span, const Item& item) {
        open_run(span, shaped.face, item.span);
        const std::uint32_t begin = std::max(shaped.begin, item.begin);
        const std::uint32_t stop = std::min(shaped.end, item.end);
        const auto& glyphs = shaped.glyphs;
        const auto before = [](const font::ShapedGlyph& glyph, std::uint32_t byte) { return glyph.cluster < byte; };
        auto glyph = std::lower_bound(glyphs.begin(), glyphs.end(), begin, before);
        while (glyph != glyphs.end() && glyph->cluster < stop) {
            auto next = glyph;
            while (next != glyphs.end() && next->cluster == glyph->cluster) ++next;
            std::uint32_t bytes = std::min(next != glyphs.end() ? next->cluster : shaped.end, stop) - glyph->cluster;
            for (; glyph != next; ++glyph) {
                // The first glyph of a cluster stands for its bytes, as far as they can be counted in one.
                const std::uint32_t own = std::min(bytes, kMostBytes);
                place(*glyph, span.size, own);
                bytes -= own;
            }
            widen_last(spread_.tracking * span.size);
        }
        run_->text.append(text_.flat, item.source + begin - item.begin, stop - begin);
    }

    void add_glue(const Item& item) {
        const TextSpan& span = text_.spans[item.span];
        if (span.space == nullptr || span.space->runs.empty() || span.space->runs[0].glyphs.empty()) return;
        const auto& shaped = span.space->runs[0];
        open_run(span, shaped.face, item.span);
        place(shaped.glyphs[0], span.size, item.end - item.begin);
        widen_last(item.width - run_->glyphs.back().advance + spread_.stretch * item.stretch +
                   spread_.shrink * item.shrink);
        run_->text.append(text_.flat, item.begin, item.end - item.begin);
    }

    void add_object(const Item& item) {
        run_ = nullptr;
        const TextObject& object = text_.objects[item.begin];
        if (object.resource) {
            out_.push_back(PlacedImage{
                *object.resource, {pen_, baseline_ - object.height, object.width, object.height}, object.mark});
            tallest_object = std::max(tallest_object, object.height);
        } else {
            out_.push_back(Fill{{pen_, baseline_ + 2, object.width, 0.5F}, text_.spans[item.span].colour, {}});
        }
        pen_ += object.width;
    }

    const ParagraphText& text_;
    float pen_;
    float baseline_;
    Spread spread_;
    std::vector<PlacedItem>& out_;
    std::size_t first_ = 0;
    GlyphRun* run_ = nullptr;
    bool has_span_ = false;
    std::uint32_t span_ = 0;
    float span_from_ = 0;
    std::int32_t link_ = -1;
    float link_from_ = 0, link_size_ = 0, link_baseline_ = 0;
};

float aligned_left(const Line& line, const LineFrame& frame) {
    switch (frame.align) {
        case Alignment::right:
            return frame.left + frame.width - line.natural;
        case Alignment::centre:
            return frame.left + (frame.width - line.natural) / 2;
        case Alignment::unset:
        case Alignment::left:
        case Alignment::decimal:
            break;
    }
    // Ragged lines that begin with quotes stand out too; a letter's share is for straight edges alone, so that lists
    // and columns of names begin at one place.
    const bool stands_out = frame.justified || line.hang_left > kMarkHang * frame.type.size;
    return stands_out ? frame.left - line.hang_left : frame.left;
}

// The line before goes on here. Drawn, for it is no part of the text.
void add_arrow(const LineFrame& frame, std::vector<PlacedItem>& out) {
    const float em = frame.type.size;
    const float tip = frame.left + frame.hang - 0.6F * em;
    const float tail = tip - 0.9F * em;
    const float y = frame.type.baseline - 0.25F * em;
    out.push_back(Stroke{{{tail, y - 0.4F * em}, {tail, y}, {tip, y}}, kArrowRule, false, frame.arrow, {}});
    const float barb = 0.22F * em;
    out.push_back(
        Stroke{{{tip - barb, y - barb}, {tip, y}, {tip - barb, y + barb}}, kArrowRule, false, frame.arrow, {}});
}

}  // namespace

Slice set_line(const ParagraphText& text, const Line& line, const LineFrame& frame, TextSetter& setter) {
    Slice slice;
    slice.height = frame.type.leading;
    LineFrame own = frame;
    if (line.continues) {
        own.left += frame.hang;
        own.width -= frame.hang;
        if (frame.hang > 0) add_arrow(frame, slice.items);
    }
    const float room = own.width + line.hang_left + line.hang_right - line.natural;
    LineSetter pen(text, aligned_left(line, own), frame.type.baseline, spread_of(text, line, own, room), slice.items);
    for (std::uint32_t i = line.begin; i < line.end; ++i) pen.add(text.items[i]);
    const Item& end = text.items[line.break_item];
    if (end.kind == Item::Kind::penalty && end.hyphen)
        pen.add_hyphen(end, setter.shape(text.spans[end.span].face, "-", text.spans[end.span].features));
    else if (line.end > line.begin)
        pen.end_tracking(text.items[line.end - 1]);
    const bool ends_paragraph = line.break_item + 1 == text.items.size();
    pen.finish();
    if (end.kind == Item::Kind::glue || (end.kind == Item::Kind::forced && !ends_paragraph)) pen.end_with_space();
    slice.notes = std::move(pen.notes);
    slice.places = std::move(pen.places);
    if (end.kind == Item::Kind::penalty && end.hyphen) slice.keep = kHyphenOverleaf;
    if (pen.tallest_object > frame.type.baseline) {
        const float more = pen.tallest_object - frame.type.baseline + 2;
        shift(slice.items, 0, more);
        slice.height += more;
    }
    return slice;
}

float set_label(const ParagraphText& text, float x, float baseline, std::vector<PlacedItem>& out) {
    LineSetter pen(text, x, baseline, {}, out);
    for (const Item& item : text.items)
        if (item.kind == Item::Kind::box || item.kind == Item::Kind::glue) pen.add(item);
    pen.finish();
    return pen.pen();
}

float natural_width(const ParagraphText& text) {
    float width = 0;
    for (const Item& item : text.items)
        if (item.kind != Item::Kind::penalty && item.kind != Item::Kind::forced) width += item.width;
    return width;
}

}  // namespace layout
