// SPDX-License-Identifier: MPL-2.0
#include "write/pdf/glyph_codes.h"

#include <algorithm>
#include <cmath>

#include "support/ensure.h"
#include "support/utf8.h"

namespace writing::pdf {
namespace {

constexpr std::string_view soft_hyphen = "\u00AD";
constexpr std::string_view nothing = "\u200B";

/// What a glyph's text may be: no byte-order mark (ISO 14289-1, 7.21.7), and nothing from a private area, whose meaning
/// nobody else knows (ISO 19005-3, 6.2.11.7.3).
std::string_view spoken(std::string_view text) {
    constexpr std::string_view unknown = "\uFFFD";
    std::size_t end = 0;
    const char32_t first = text.empty() ? U' ' : support::next_code_point(text, end);
    if (first == 0xFEFF || first == 0xFFFE) return nothing;
    const bool is_private = (first >= 0xE000 && first <= 0xF8FF) || first >= 0xF0000;
    return is_private ? unknown : text;
}

/// Nearly all texts are one letter of a byte or two: no call of memcmp for them.
bool same(std::string_view a, std::string_view b) {
    if (a.size() != b.size()) return false;
    return a.data() == b.data() || (a.size() == 1 ? a[0] == b[0] : a == b);
}

/// Shares a cluster's text among its glyphs, a code point each, the rest to the last.
void share(std::string_view text, std::size_t glyphs, std::vector<std::string_view>& texts) {
    for (std::size_t i = 0; i < glyphs; ++i) {
        std::size_t end = 0;
        if (i + 1 == glyphs)
            end = text.size();
        else if (!text.empty())
            support::next_code_point(text, end);
        texts.push_back(text.empty() ? nothing : spoken(text.substr(0, end)));
        text.remove_prefix(end);
    }
}

}  // namespace

FaceCodes::FaceCodes(const font::Face& face) : face_(face), space_(face.glyph_for(U' ')) {
    for (const char32_t c : {char32_t{0xFFFD}, U'?', U' '})
        if (substitute_ == 0) substitute_ = face.glyph_for(c);
}

void FaceCodes::use(std::uint32_t glyph, std::string_view text) {
    glyph = shown(glyph);
    used_ = true;
    if (entries_.size() <= glyph) entries_.resize(glyph + std::size_t{1});
    Entry& entry = entries_[glyph];
    if (!entry.used) {
        entry.used = true;
        entry.text = text;
    } else if (!same(entry.text, text)) {
        alternates_.emplace(std::pair{glyph, text}, std::uint16_t{0});
    }
}

void FaceCodes::assign() {
    std::vector<std::uint32_t> wanted;
    for (std::size_t glyph = 0; glyph < entries_.size(); ++glyph)
        if (entries_[glyph].used) wanted.push_back(static_cast<std::uint32_t>(glyph));
    subset_ = font::subset(face_, wanted);
    const std::size_t count = subset_.advances.size();
    support::ensure(count + alternates_.size() < 0xFFFF, "a face has at most 65535 codes");
    texts_.resize(count);
    for (std::size_t i = 0; i < count; ++i) {
        glyphs_.push_back(static_cast<std::uint16_t>(i));
        widths_.push_back(static_cast<int>(std::lround(subset_.advances[i] * 1000)));
    }
    for (const std::uint32_t glyph : wanted) {
        Entry& entry = entries_[glyph];
        entry.code = static_cast<std::uint16_t>(subset_.renumbered.at(glyph));
        texts_[entry.code] = entry.text;
    }
    // The codes of a bare CFF font are its glyphs (ISO 32000-1, 9.7.4.2), so there a glyph keeps its first text alone.
    for (auto& [key, code] : alternates_) {
        const std::uint16_t first = entries_[key.first].code;
        code = first;
        if (!subset_.true_type) continue;
        code = static_cast<std::uint16_t>(texts_.size());
        texts_.push_back(key.second);
        glyphs_.push_back(first);
        widths_.push_back(widths_[first]);
    }
}

std::uint16_t FaceCodes::code(std::uint32_t glyph, std::string_view text) const {
    glyph = shown(glyph);
    const Entry& entry = entries_[glyph];
    if (same(entry.text, text)) return entry.code;
    return alternates_.at({glyph, text});
}

void glyph_texts(const model::GlyphRun& run, std::vector<std::string_view>& texts) {
    texts.clear();
    texts.reserve(run.glyphs.size());
    const std::size_t count = run.glyphs.size() - (run.soft_hyphen && !run.glyphs.empty() ? 1 : 0);
    std::size_t at = 0;
    for (std::size_t i = 0; i < count;) {
        std::size_t end = i + 1;
        while (end < count && run.glyphs[end].text_length == 0) ++end;
        const std::size_t length = std::min<std::size_t>(run.glyphs[i].text_length, run.text.size() - at);
        const std::string_view text = std::string_view(run.text).substr(at, length);
        if (end == i + 1 && length > 0)
            texts.push_back(text.size() < 3 ? text : spoken(text));  // what may not be said has three bytes or more
        else
            share(text, end - i, texts);
        at += length;
        i = end;
    }
    if (count < run.glyphs.size()) texts.push_back(soft_hyphen);
}

std::vector<FaceCodes> collect_codes(const model::Pages& pages, const font::FontBook& book) {
    std::vector<FaceCodes> codes;
    for (std::size_t face = 0; face < book.size(); ++face) codes.emplace_back(book[static_cast<font::FaceId>(face)]);
    std::vector<std::string_view> texts;
    for (const auto& page : pages.pages)
        for (const auto& item : page.items) {
            const auto* run = std::get_if<model::GlyphRun>(&item);
            if (run == nullptr) continue;
            support::ensure(run->face < codes.size(), "a run's face is in the font book");
            FaceCodes& face = codes[run->face];
            glyph_texts(*run, texts);
            for (std::size_t i = 0; i < texts.size(); ++i) face.use(run->glyphs[i].glyph, texts[i]);
            if (face.space() != 0) face.use(face.space(), " ");  // for line ends and gaps
        }
    for (auto& face : codes)
        if (face.used()) face.assign();
    return codes;
}

}  // namespace writing::pdf
