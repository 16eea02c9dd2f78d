// SPDX-License-Identifier: MPL-2.0
// Where a word may be divided at a line's end (the third part of TextSetter).
#include <algorithm>

#include "layout/inline_text.h"
#include "layout/no_break.h"
#include "support/utf8.h"

namespace layout {
namespace {

constexpr int kMarkPenalty = 30;  // after a hyphen, dash or slash of the author's
// In an address, after its slashes and the like, and before its other marks: a fifth of the line may be left for the
// first.
constexpr std::int16_t kGoodAddressPenalty = 40;
constexpr std::int16_t kPoorAddressPenalty = 400;
// In a part of one that no line holds whole: without a hyphen, which would seem to belong to the address.
constexpr std::int16_t kAddressSeamPenalty = 1500;
constexpr std::int16_t kAddressSyllablePenalty = 3000;

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

void TextSetter::find_syllables(std::string_view flat, std::size_t begin, std::size_t end,
                                const HyphenPenalties& penalties) {
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
        const auto& points = fonts_.hyphenator.points(letters);
        const bool compound = std::any_of(points.begin(), points.end(), [](const auto& point) { return point.seam; });
        for (const font::Division& point : points) {
            int cost = point.seam ? penalties.seam : compound ? penalties.within_part : penalties.syllable;
            if (support::count_code_points(letters.substr(0, point.offset)) < 3) cost += penalties.short_head;
            points_.push_back(
                {static_cast<std::uint32_t>(from + point.offset), static_cast<std::int16_t>(cost), true, point.seam});
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

void TextSetter::add_points_anywhere(std::string_view flat, std::size_t begin, std::size_t end) {
    for (std::size_t i = begin + 1; i < end; ++i)
        if (!is_continuation(flat[i])) points_.push_back({static_cast<std::uint32_t>(i), kAnywherePenalty, false});
}

// At syllables, and between any two letters, only in parts that no line holds whole.
void TextSetter::find_address_points(const ParagraphText& out, std::size_t begin, std::size_t end, float width) {
    const std::string_view flat = out.flat;
    const std::string_view word = flat.substr(begin, end - begin);
    std::size_t from = begin;
    const auto end_part = [&](std::size_t to) {
        if (width > 0 && word_width(out, from, to) > width) {
            const std::size_t first = points_.size();
            find_syllables(flat, from, to, {kAddressSeamPenalty, kAddressSyllablePenalty, kAddressSyllablePenalty, 0});
            for (std::size_t i = first; i < points_.size(); ++i) {
                points_[i].hyphen = points_[i].seam = false;
                points_[i].address = true;
            }
            add_points_anywhere(flat, from, to);
        }
        from = to;
    };
    for (std::size_t i = 1; i < word.size(); ++i) {
        const AddressPoint found = address_point(word, i);
        if (found == AddressPoint::none) continue;
        const std::int16_t penalty = found == AddressPoint::good ? kGoodAddressPenalty : kPoorAddressPenalty;
        points_.push_back({static_cast<std::uint32_t>(begin + i), penalty, false, false, true});
        end_part(begin + i);
    }
    end_part(end);
}

void TextSetter::find_points(const ParagraphText& out, std::size_t begin, std::size_t end, float width) {
    constexpr HyphenPenalties kOrdinary = {100, 400, 200, 60};
    // A word that must be divided is, at a seam if there is one.
    constexpr HyphenPenalties kInWideWord = {kWideWord, 1800, 1800, 600};
    points_.clear();
    const std::string_view flat = out.flat;
    const std::string_view word = flat.substr(begin, end - begin);
    const TextSpan& span = out.spans[span_at(out, begin)];
    const bool wide = width > 0;
    if (span.address || is_address(word)) {
        find_address_points(out, begin, end, width);
    } else {
        find_marks(word, begin);
        if (span.hyphenate || wide) find_syllables(flat, begin, end, wide ? kInWideWord : kOrdinary);
        // Last of all, between any two letters: only words that no syllable helps reach these.
        if (wide) add_points_anywhere(flat, begin, end);
    }
    std::sort(points_.begin(), points_.end(), [](const Point& a, const Point& b) {
        return a.offset != b.offset ? a.offset < b.offset : a.penalty < b.penalty;
    });
    points_.erase(std::unique(points_.begin(), points_.end(),
                              [](const Point& a, const Point& b) { return a.offset == b.offset; }),
                  points_.end());
}

}  // namespace layout
