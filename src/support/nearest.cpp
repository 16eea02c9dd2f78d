// SPDX-License-Identifier: MPL-2.0
#include "support/nearest.h"

#include <algorithm>
#include <bit>
#include <cstdint>
#include <utility>

#include "support/utf8.h"

namespace support {
namespace {

/// What is further from a word, however long, is no slip of the hand.
constexpr std::size_t most_changes = 6;

std::u32string folded(std::string_view text) {
    std::u32string out;
    for (std::size_t at = 0; at < text.size();) {
        char32_t c = next_code_point(text, at);
        if (c >= U'A' && c <= U'Z') c += 32;
        if (c >= 0xC0 && c <= 0xDE && c != 0xD7) c += 32;
        if (c == U'_' || c == U' ') c = U'-';
        if (c == U'å')
            out += U"aa";
        else if (c == U'æ')
            out += U"ae";
        else if (c == U'ø')
            out += U"oe";
        else
            out += c;
    }
    return out;
}

/// Which letters a word has, as bits; different letters may share one.
std::uint64_t letters_of(std::u32string_view word) {
    std::uint64_t letters = 0;
    for (const char32_t c : word) letters |= std::uint64_t{1} << (c % 64U);
    return letters;
}
/// No fewer changes than letters of the one that the other has not can turn one into the other.
std::size_t least_distance(std::uint64_t a, std::uint64_t b) {
    return static_cast<std::size_t>(std::max(std::popcount(a & ~b), std::popcount(b & ~a)));
}

/// The distance, or any number above `limit` when it is greater than that. Only the band of width `limit` on both sides
/// of the diagonal is looked at, and nothing after a pair of rows that lies above the limit as a whole.
std::size_t distance(std::u32string_view a, std::u32string_view b, std::size_t limit) {
    while (!a.empty() && !b.empty() && a.front() == b.front()) {
        a.remove_prefix(1);
        b.remove_prefix(1);
    }
    while (!a.empty() && !b.empty() && a.back() == b.back()) {
        a.remove_suffix(1);
        b.remove_suffix(1);
    }
    const std::size_t gap = a.size() > b.size() ? a.size() - b.size() : b.size() - a.size();
    if (gap > limit || a.empty() || b.empty()) return std::max(a.size(), b.size());
    if (limit == 0) return 1;
    const std::size_t far = limit + 1;
    thread_local std::vector<std::size_t> before, last, now;
    if (last.size() <= b.size())
        for (auto* row : {&before, &last, &now}) row->resize(b.size() + 1);
    if (limit < b.size()) last[limit + 1] = far;
    for (std::size_t j = 0; j <= std::min(b.size(), limit); ++j) last[j] = j;
    std::size_t last_least = 0;
    for (std::size_t i = 1; i <= a.size(); ++i) {
        const std::size_t first = i > limit ? i - limit : 0;
        const std::size_t end = std::min(b.size(), i + limit);
        std::size_t least = far;
        if (first > 0) now[first - 1] = far;
        for (std::size_t j = first; j <= end; ++j) {
            std::size_t found = j == 0 ? i : std::min(now[j - 1] + 1, last[j - 1] + (a[i - 1] == b[j - 1] ? 0 : 1));
            found = std::min(found, last[j] + 1);
            if (i > 1 && j > 1 && a[i - 1] == b[j - 2] && a[i - 2] == b[j - 1])
                found = std::min(found, before[j - 2] + 1);
            now[j] = std::min(found, far);
            least = std::min(least, now[j]);
        }
        if (end < b.size()) now[end + 1] = far;
        if (least > limit && last_least > limit) return far;
        last_least = least;
        before.swap(last);
        last.swap(now);
    }
    return last[b.size()];
}

}  // namespace

std::size_t edit_distance(std::string_view a, std::string_view b) {
    const std::u32string left = folded(a);
    const std::u32string right = folded(b);
    return distance(left, right, std::max(left.size(), right.size()));
}

NearNames::NearNames(std::vector<std::string> candidates) : candidates_(std::move(candidates)) {
    for (const auto& candidate : candidates_) {
        Folded made{folded(candidate), 0};
        made.kinds = letters_of(made.letters);
        folded_.push_back(std::move(made));
    }
}

std::string NearNames::nearest(std::string_view word) const {
    const std::u32string sought = folded(word);
    const std::uint64_t kinds = letters_of(sought);
    const std::string* best = nullptr;
    // A single letter has nothing in common with another.
    std::size_t least = sought.size() < 2 ? 1 : std::clamp<std::size_t>(sought.size() / 3, 1, most_changes) + 1;
    for (std::size_t i = 0; i < folded_.size() && least > 0; ++i) {
        if (least_distance(kinds, folded_[i].kinds) >= least) continue;
        const std::size_t found = distance(sought, folded_[i].letters, least - 1);
        if (found >= least) continue;
        least = found;
        best = &candidates_[i];
    }
    return best ? *best : std::string();
}

std::string nearest(std::string_view word, const std::vector<std::string>& candidates) {
    return NearNames(candidates).nearest(word);
}

}  // namespace support
