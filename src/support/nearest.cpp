// SPDX-License-Identifier: MPL-2.0
#include "support/nearest.h"

#include <algorithm>

#include "support/utf8.h"

namespace support {
namespace {

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

std::size_t distance(const std::u32string& a, const std::u32string& b) {
    std::vector<std::size_t> before(b.size() + 1), last(b.size() + 1), now(b.size() + 1);
    for (std::size_t j = 0; j <= b.size(); ++j) last[j] = j;
    for (std::size_t i = 1; i <= a.size(); ++i) {
        now[0] = i;
        for (std::size_t j = 1; j <= b.size(); ++j) {
            const std::size_t change = last[j - 1] + (a[i - 1] == b[j - 1] ? 0 : 1);
            now[j] = std::min({last[j] + 1, now[j - 1] + 1, change});
            const bool swapped = i > 1 && j > 1 && a[i - 1] == b[j - 2] && a[i - 2] == b[j - 1];
            if (swapped) now[j] = std::min(now[j], before[j - 2] + 1);
        }
        before.swap(last);
        last.swap(now);
    }
    return last[b.size()];
}

}  // namespace

std::size_t edit_distance(std::string_view a, std::string_view b) {
    return distance(folded(a), folded(b));
}

std::string nearest(std::string_view word, const std::vector<std::string>& candidates) {
    const std::u32string sought = folded(word);
    std::string best;
    std::size_t least = std::max<std::size_t>(1, sought.size() / 3) + 1;
    for (const auto& candidate : candidates) {
        const std::u32string other = folded(candidate);
        const std::size_t gap =
            sought.size() > other.size() ? sought.size() - other.size() : other.size() - sought.size();
        if (gap >= least) continue;
        const std::size_t found = distance(sought, other);
        if (found < least) {
            least = found;
            best = candidate;
        }
    }
    return best;
}

}  // namespace support
