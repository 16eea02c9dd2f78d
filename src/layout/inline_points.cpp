// SPDX-License-Identifier: MPL-2.0
// Where a word may be divided at a line's end (the third part of TextSetter).
#include <algorithm>

#include "layout/inline_text.h"
#include "layout/no_break.h"
#include "support/utf8.h"

namespace layout {
namespace {

constexpr int kSeamPenalty = 40;              // between the parts of a compound
constexpr int kHyphenPenalty = 75;            // between other syllables …
constexpr int kShortHead = 70;                // … and more where only two letters stay behind
constexpr int kMarkPenalty = 30;              // after a hyphen, dash or slash of the author's
constexpr std::int16_t kSlashPenalty = 40;    // in an address
constexpr std::int16_t kAddressPenalty = 90;  // … at its other marks
constexpr int kEmergencyPenalty = 2000;

bool is_continuation(char c) {
    return (static_cast<unsigned char>(c) & 0xC0U) == 0x80U;
}

bool is_letter_at(std::string_view text, std::size_t i) {
    const auto c = static_cast<unsigned char>(text[i]);
    if ((c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z')) return true;
    if (c < 0x80) return false;
    if (c == 0xC2) return false;  // Latin-1 signs, no letters but ª and º
    if (c == 0xE2) return false;  // dashes, quotes
    return true;
}

bool has_lower_case(std::string_view word) {
    for (std::size_t i = 0; i < word.size(); ++i) {
        const char c = word[i];
        if (c >= 'a' && c <= 'z') return true;
    }
    return false;
}

}  // namespace

void TextSetter::find_syllables(std::string_view flat, std::size_t begin, std::size_t end, int penalty) {
    std::size_t i = begin;
    while (i < end) {
        while (i < end && !is_letter_at(flat, i)) ++i;
        const std::size_t from = i;
        while (i < end && is_letter_at(flat, i)) {
            ++i;
            while (i < end && is_continuation(flat[i])) ++i;
        }
        const std::string_view letters = flat.substr(from, i - from);
        if (letters.size() < 6 || !has_lower_case(letters)) continue;
        for (const font::Division& point : fonts_.hyphenator.points(letters)) {
            int cost = penalty;
            if (penalty == kHyphenPenalty) {
                if (point.seam) cost = kSeamPenalty;
                if (support::count_code_points(letters.substr(0, point.offset)) < 3) cost += kShortHead;
            }
            points_.push_back({static_cast<std::uint32_t>(from + point.offset), static_cast<std::int16_t>(cost), true});
            points_.back().seam = point.seam;
        }
    }
}

void TextSetter::find_marks(std::string_view word, std::size_t begin) {
    for (std::size_t i = 0; i < word.size(); ++i) {
        const bool dash = word.compare(i, 3, "–") == 0 || word.compare(i, 3, "—") == 0;
        if (!dash && word[i] != '-' && word[i] != '/') continue;
        const std::size_t after = i + (dash ? 3 : 1);
        if (may_divide_after_mark(word, after))
            points_.push_back({static_cast<std::uint32_t>(begin + after), kMarkPenalty, false});
    }
}

void TextSetter::find_points(const ParagraphText& out, std::size_t begin, std::size_t end, bool wide) {
    points_.clear();
    const std::string_view flat = out.flat;
    const std::string_view word = flat.substr(begin, end - begin);
    const TextSpan& span = out.spans[span_at(out, begin)];
    const bool address = span.address || is_address(word);
    if (address) {
        for (std::size_t i = 1; i < word.size(); ++i) {
            const std::int16_t penalty = word[i - 1] == '/' ? kSlashPenalty : kAddressPenalty;
            if (may_divide_address(word, i)) points_.push_back({static_cast<std::uint32_t>(begin + i), penalty, false});
        }
    } else {
        find_marks(word, begin);
    }
    if (address && !wide) return;
    if (!address && (span.hyphenate || wide))
        find_syllables(flat, begin, end, span.hyphenate ? kHyphenPenalty : kEmergencyPenalty);
    if (wide) {
        // Last of all, between any two letters: only words that no syllable helps reach these.
        for (std::size_t i = begin + 1; i < end; ++i)
            if (!is_continuation(flat[i])) points_.push_back({static_cast<std::uint32_t>(i), kAnywherePenalty, false});
    }
    std::sort(points_.begin(), points_.end(), [](const Point& a, const Point& b) {
        return a.offset != b.offset ? a.offset < b.offset : a.penalty < b.penalty;
    });
    points_.erase(std::unique(points_.begin(), points_.end(),
                              [](const Point& a, const Point& b) { return a.offset == b.offset; }),
                  points_.end());
}

}  // namespace layout
