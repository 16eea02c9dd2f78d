// SPDX-License-Identifier: MPL-2.0
#include "write/pdf/content.h"

#include <array>
#include <charconv>
#include <cmath>
#include <cstddef>

#include "model/walk.h"
#include "support/ensure.h"
#include "write/pdf/fonts.h"
#include "write/pdf/syntax.h"

namespace writing::pdf {
namespace {

void append_code(std::string& out, unsigned code) {
    constexpr const char* digits = "0123456789ABCDEF";
    for (int shift = 12; shift >= 0; shift -= 4) out += digits[code >> shift & 15U];
}

/// Thousandths keep all 256 steps apart.
void append_step(std::string& out, std::uint8_t step) {
    if (step == 0 || step == 255) {
        out += step == 0 ? "0 " : "1 ";
        return;
    }
    const int thousandths = (step * 1000 + 127) / 255;
    out += '.';
    out += static_cast<char>('0' + thousandths / 100);
    out += static_cast<char>('0' + thousandths / 10 % 10);
    out += static_cast<char>('0' + thousandths % 10);
    out += ' ';
}

/// Shows glyphs in one TJ array, moving the pen wherever a reader's widths would leave it elsewhere than layout did.
class GlyphArray {
  public:
    /// `spacing`: what Tc adds to each glyph, in points.
    GlyphArray(std::string& out, float size, double spacing)
        : out_(out), scale_(1000.0 / size), spacing_(spacing * scale_) {}

    void show(const FaceCodes& face, std::uint16_t code, const model::PlacedGlyph& glyph) {
        rise_to(glyph.y_offset);
        const double off = wanted_ + glyph.x_offset * scale_ - pen_;
        if (std::abs(off) >= 1) {
            close_string();
            begin();
            const long move = std::lround(off);
            out_ += std::to_string(-move);
            pen_ += static_cast<double>(move);
        }
        begin();
        if (!in_string_) out_ += '<';
        in_string_ = true;
        append_code(out_, code);
        pen_ += face.width(code) + spacing_;
        wanted_ += glyph.advance * scale_;
    }
    void finish() {
        end();
        rise_to(0);
    }

  private:
    void begin() {
        if (!in_array_) out_ += '[';
        in_array_ = true;
    }
    void close_string() {
        if (in_string_) out_ += '>';
        in_string_ = false;
    }
    void end() {
        close_string();
        if (in_array_) out_ += "]TJ\n";
        in_array_ = false;
    }
    void rise_to(float rise) {
        if (rise == rise_) return;
        end();
        append_number(out_, rise);
        out_ += " Ts\n";
        rise_ = rise;
    }

    std::string& out_;
    double scale_, spacing_;
    double pen_ = 0, wanted_ = 0;  // thousandths of the size: where a reader is, where layout wants it
    float rise_ = 0;
    bool in_array_ = false, in_string_ = false;
};

/// What most glyphs of a tracked line are set wider than their width, in points to four places: said once, by Tc (ISO
/// 32000-1, 9.3.2), it need not be said after each. 0 when there is no such thing.
double spacing_of(const model::GlyphRun& run, const FaceCodes& face, const std::vector<std::uint16_t>& codes) {
    constexpr std::size_t most = 24;  // thousandths of the size
    constexpr std::size_t least_glyphs = 8;
    if (codes.size() < least_glyphs) return 0;
    std::array<std::size_t, most + 2> counts{};
    std::array<double, most + 2> sums{};
    for (std::size_t i = 0; i < codes.size(); ++i) {
        const double more = static_cast<double>(run.glyphs[i].advance) * 1000 / run.size - face.width(codes[i]);
        if (more < 1 || more >= static_cast<double>(most)) continue;
        const auto bin = static_cast<std::size_t>(std::lround(more));
        ++counts[bin];
        sums[bin] += more;
    }
    // Widths are whole thousandths in the file, so that equal spacings come to lie in two neighbours.
    std::size_t best = 0;
    for (std::size_t k = 1; k <= most; ++k)
        if (counts[k] + counts[k + 1] > counts[best] + counts[best + 1]) best = k;
    const std::size_t count = counts[best] + counts[best + 1];
    if (count * 2 <= codes.size()) return 0;
    const double mean = (sums[best] + sums[best + 1]) / static_cast<double>(count);
    return std::round(mean * run.size * 10) / 10000;
}

}  // namespace

ContentWriter::ContentWriter(const Tree& tree, const std::vector<FaceCodes>& codes,
                             const std::map<std::size_t, ObjectId>& pictures)
    : tree_(tree), codes_(codes), pictures_(pictures), gaps_(tree) {
    marked_.by_slot.resize(tree.slot_owner.size());
}

std::string ContentWriter::write(const model::Page& page) {
    out_.clear();
    height_ = page.height;
    face_ = -1;
    spacing_ = 0;
    fill_ = stroke_ = {};
    marked_.owners.emplace_back();
    for (const auto& each : page.items)
        std::visit(model::Overloaded{[](const model::LinkArea&) {}, [this](const auto& kind) { item(kind); }}, each);
    enter(no_group);
    return std::move(out_);
}

std::int32_t ContentWriter::group_of(const model::Mark& mark, bool text) const {
    switch (mark.role) {
        case model::MarkRole::artifact:
            return artifact;
        case model::MarkRole::header:
            return header;
        case model::MarkRole::footer:
            return footer;
        case model::MarkRole::content:
        case model::MarkRole::label:
            break;
    }
    const std::int32_t slot = tree_.slot_of(mark);
    support::ensure(slot >= 0 || !text, "text on a page belongs to an element of the structure tree");
    return slot >= 0 ? slot : artifact;
}

void ContentWriter::enter(std::int32_t group) {
    if (group == group_) return;
    leave_text();
    if (group_ != no_group) out_ += "EMC\n";
    group_ = group;
    switch (group) {
        case no_group:
            return;
        case artifact:
            out_ += "/Artifact<</Type/Layout>>BDC\n";
            return;
        case header:
            out_ += "/Artifact<</Type/Pagination/Subtype/Header>>BDC\n";
            return;
        case footer:
            out_ += "/Artifact<</Type/Pagination/Subtype/Footer>>BDC\n";
            return;
        default:
            break;
    }
    const std::int32_t owner = tree_.slot_owner[static_cast<std::size_t>(group)];
    auto& owners = marked_.owners.back();
    const auto mcid = static_cast<std::uint32_t>(owners.size());
    owners.push_back(owner);
    marked_.by_slot[static_cast<std::size_t>(group)].push_back(
        {static_cast<std::uint32_t>(marked_.owners.size() - 1), mcid});
    out_ += '/';
    out_ += name_of(tree_.elements[static_cast<std::size_t>(owner)].tag);
    out_ += "<</MCID " + std::to_string(mcid) + ">>BDC\n";
}

void ContentWriter::begin_text() {
    if (!in_text_) out_ += "BT\n";
    in_text_ = true;
}

void ContentWriter::leave_text() {
    if (in_text_) out_ += "ET\n";
    in_text_ = false;
}

void ContentWriter::set_colour(const model::Colour& colour, bool stroke) {
    model::Colour& current = stroke ? stroke_ : fill_;
    if (current == colour) return;
    current = colour;
    append_step(out_, colour.red);
    append_step(out_, colour.green);
    append_step(out_, colour.blue);
    out_ += stroke ? "RG\n" : "rg\n";
}

void ContentWriter::item(const model::GlyphRun& run) {
    if (run.glyphs.empty() && !run.trailing_space) return;
    const std::int32_t group = group_of(run.mark, true);
    enter(group);
    begin_text();
    if (face_ != run.face || size_ != run.size) {
        face_ = run.face;
        size_ = run.size;
        out_ += '/' + font_resource(run.face) + ' ';
        append_number(out_, run.size);
        out_ += " Tf\n";
    }
    set_colour(run.colour, false);
    find_codes(run);
    out_ += run.upward ? "0 1 -1 0 " : "1 0 0 1 ";
    append_numbers(out_, {run.x, height_ - run.baseline});
    out_ += "Tm\n";
    glyphs(run, group >= 0 && gaps_.before(run, group));
}

void ContentWriter::find_codes(const model::GlyphRun& run) {
    const FaceCodes& face = codes_[run.face];
    glyph_texts(run, texts_);
    run_codes_.clear();
    for (std::size_t i = 0; i < texts_.size(); ++i) run_codes_.push_back(face.code(run.glyphs[i].glyph, texts_[i]));
    const double spacing = spacing_of(run, face, run_codes_);
    if (spacing == spacing_) return;
    spacing_ = spacing;
    std::array<char, 24> digits{};
    const auto end =
        std::to_chars(digits.data(), digits.data() + digits.size(), spacing, std::chars_format::fixed, 4).ptr;
    out_.append(digits.data(), end);
    out_ += " Tc\n";
}

void ContentWriter::glyphs(const model::GlyphRun& run, bool gap) {
    const FaceCodes& face = codes_[run.face];
    GlyphArray array(out_, run.size, spacing_);
    // Blanks without a width of their own, here and at the line's end: the next glyph moves back over them.
    if (gap && face.space() != 0) array.show(face, face.code(face.space(), " "), {});
    for (std::size_t i = 0; i < run_codes_.size(); ++i) array.show(face, run_codes_[i], run.glyphs[i]);
    if (run.trailing_space && face.space() != 0) array.show(face, face.code(face.space(), " "), {});
    array.finish();
}

void ContentWriter::item(const model::Fill& fill) {
    enter(group_of(fill.mark, false));
    leave_text();
    set_colour(fill.colour, false);
    append_numbers(out_, {fill.rect.x, height_ - fill.rect.y - fill.rect.height, fill.rect.width, fill.rect.height});
    out_ += "re f\n";
}

void ContentWriter::item(const model::Stroke& stroke) {
    if (stroke.points.size() < 2) return;
    enter(group_of(stroke.mark, false));
    leave_text();
    set_colour(stroke.colour, true);
    append_number(out_, stroke.width);
    out_ += stroke.dashed ? " w[2 2]0 d\n" : " w[]0 d\n";
    bool first = true;
    for (const auto& [x, y] : stroke.points) {
        append_numbers(out_, {x, height_ - y});
        out_ += first ? "m " : "l ";
        first = false;
    }
    out_ += "S\n";
}

void ContentWriter::item(const model::PlacedImage& image) {
    enter(group_of(image.mark, false));
    leave_text();
    if (!pictures_.contains(image.resource)) return;
    out_ += "q ";
    append_numbers(
        out_, {image.rect.width, 0, 0, image.rect.height, image.rect.x, height_ - image.rect.y - image.rect.height});
    out_ += "cm/" + picture_resource(image.resource) + " Do Q\n";
}

std::string picture_resource(std::size_t resource) {
    return std::string(1, 'I').append(std::to_string(resource));
}

}  // namespace writing::pdf
