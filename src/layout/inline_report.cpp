// SPDX-License-Identifier: MPL-2.0
// What the letters themselves make TextSetter tell the author (its fourth part).
#include <unicode/uscript.h>

#include <algorithm>
#include <array>
#include <cstdio>
#include <map>

#include "layout/inline_text.h"
#include "support/utf8.h"

namespace layout {
using namespace model;

namespace {

// The blocks of scripts that run from right to left: Hebrew, Arabic, Syriac, Thaana, N'Ko and their presentation forms.
bool runs_right_to_left(char32_t sign) {
    return (sign >= 0x0590 && sign <= 0x08FF) || (sign >= 0xFB1D && sign <= 0xFDFF) ||
           (sign >= 0xFE70 && sign <= 0xFEFC) || (sign >= 0x10800 && sign <= 0x10FFF) ||
           (sign >= 0x1E800 && sign <= 0x1EFFF);
}

Span part_of(Span whole, std::size_t offset, std::size_t bytes) {
    const auto begin = whole.begin + static_cast<std::uint32_t>(offset);
    return {whole.source, begin, begin + static_cast<std::uint32_t>(bytes)};
}

}  // namespace

// A text with marks or entities in its source has no exact places; its node stands for it then.
void TextSetter::stand_at(const TextSpan& span, std::size_t offset) {
    where_is_exact_ = span.source.known() && span.source.end - span.source.begin == span.end - span.begin;
    where_ = span.source;
    if (where_is_exact_) where_.begin += static_cast<std::uint32_t>(offset) - span.begin;
}

const font::ShapedText& TextSetter::shape(FaceId face, std::string_view text, font::Features features) {
    const auto& shaped = fonts_.shaper.shape(face, text, features);
    if (!shaped.all_missing.empty()) report_missing(shaped.all_missing, text);
    return shaped;
}

// Signs of one script that no font has are one warning: an author who writes Chinese wants to know it once.
void TextSetter::report_missing(std::u32string_view missing, std::string_view text) {
    std::map<UScriptCode, std::u32string> fresh;
    for (const char32_t code_point : missing) {
        if (missing_.find(code_point) != std::u32string::npos) continue;
        missing_ += code_point;
        UErrorCode status = U_ZERO_ERROR;
        const UScriptCode script = uscript_getScript(static_cast<UChar32>(code_point), &status);
        const bool own = script == USCRIPT_COMMON || script == USCRIPT_INHERITED || script == USCRIPT_UNKNOWN;
        if (!own && std::find(missing_scripts_.begin(), missing_scripts_.end(), script) != missing_scripts_.end())
            continue;
        fresh[own ? USCRIPT_COMMON : script] += code_point;
    }
    for (const auto& [script, signs] : fresh) {
        std::string shown;
        for (const char32_t sign : signs) support::append_utf8(shown, sign);
        std::string first;
        support::append_utf8(first, signs.front());
        std::array<char, 16> code{};
        std::snprintf(code.data(), code.size(), "U+%04X", static_cast<unsigned>(signs.front()));
        const std::size_t at = text.find(first);
        const bool exact = where_is_exact_ && at != std::string_view::npos;
        const Span place = exact ? part_of(where_, at, first.size()) : where_;
        if (script != USCRIPT_COMMON) missing_scripts_.push_back(script);
        if (signs.size() == 1)
            diagnostics_.warning("missing-glyph", place, {{"sign", shown}, {"code", code.data()}});
        else
            diagnostics_.warning("missing-glyph.several", place, {{"signs", shown}, {"code", code.data()}});
    }
}

// Once in a document: who sees the first looks at the others.
void TextSetter::report_right_to_left(std::string_view text) {
    // The first byte of every such letter is at least 0xD6: plain Danish words are passed over quickly.
    if (reported_right_to_left_ ||
        std::none_of(text.begin(), text.end(), [](char c) { return static_cast<unsigned char>(c) >= 0xD6; }))
        return;
    for (std::size_t at = 0; at < text.size();) {
        const std::size_t begin = at;
        if (!runs_right_to_left(support::next_code_point(text, at))) continue;
        reported_right_to_left_ = true;
        const bool exact = node_span_.known() && node_span_.end - node_span_.begin == text.size();
        diagnostics_.warning("right-to-left", exact ? part_of(node_span_, begin, at - begin) : node_span_);
        return;
    }
}

}  // namespace layout
