// SPDX-License-Identifier: MPL-2.0
#include "font/hyphenation.h"

#include <algorithm>
#include <functional>
#include <memory>
#include <optional>
#include <unordered_map>
#include <utility>

#include "font/hyphenation_patterns.h"
#include "support/utf8.h"

namespace font {
namespace {

constexpr std::size_t letters_before = 2;
constexpr std::size_t letters_after = 3;

struct TextHash {
    using is_transparent = void;
    std::size_t operator()(std::string_view text) const { return std::hash<std::string_view>{}(text); }
};
template <class Value>
using ByText = std::unordered_map<std::string, Value, TextHash, std::equal_to<>>;

/// A word as its letters in lower case, with the byte offset where each begins in the word as written.
struct Letters {
    std::u32string text;
    std::vector<std::size_t> offsets;
};

/// Latin only: what the pattern files of our languages hold.
char32_t lower_case(char32_t c) {
    if (c >= U'A' && c <= U'Z') return c + 32;
    if (c >= 0xC0 && c <= 0xDE && c != 0xD7) return c + 32;
    if (c >= 0x100 && c <= 0x137 && c % 2 == 0) return c + 1;
    return c;
}

Letters letters_of(std::string_view word) {
    Letters letters;
    for (std::size_t at = 0; at < word.size();) {
        letters.offsets.push_back(at);
        letters.text += lower_case(support::next_code_point(word, at));
    }
    return letters;
}

std::string to_utf8(std::u32string_view text) {
    std::string out;
    for (const char32_t c : text) support::append_utf8(out, c);
    return out;
}

/// A word may be divided before the letter with this index.
struct Point {
    std::size_t at = 0;
    bool seam = false;
};
using LetterPoints = std::vector<Point>;

/// Too near an end goes; of two points around a single letter the seam stays, else the second ("olie-selskab", not
/// "oli-eselskab").
LetterPoints without_short_parts(const LetterPoints& points, std::size_t length) {
    LetterPoints kept;
    for (const Point& point : points) {
        if (point.at < letters_before || point.at + letters_after > length) continue;
        if (!kept.empty() && point.at == kept.back().at + 1) {
            if (kept.back().seam && !point.seam) continue;
            kept.pop_back();
        }
        kept.push_back(point);
    }
    return kept;
}

bool is_vowel(char32_t c) {
    constexpr std::u32string_view consonants = U"bcdfghjklmnpqrstvwxzßçðñþ";
    return consonants.find(c) == std::u32string_view::npos;
}

/// A part without a vowel is no syllable: it stays with the letters before it ("rask-mel-ding", not "ra-sk-mel-ding").
LetterPoints without_mute_parts(const LetterPoints& points, std::u32string_view word) {
    const auto is_mute = [&](std::size_t from, std::size_t to) {
        return std::none_of(word.begin() + static_cast<std::ptrdiff_t>(from),
                            word.begin() + static_cast<std::ptrdiff_t>(to), is_vowel);
    };
    LetterPoints kept;
    for (std::size_t i = 0; i < points.size(); ++i) {
        const std::size_t end = i + 1 < points.size() ? points[i + 1].at : word.size();
        const std::size_t begin = kept.empty() ? 0 : kept.back().at;
        if (points[i].seam || (!is_mute(begin, points[i].at) && !is_mute(points[i].at, end))) kept.push_back(points[i]);
    }
    return kept;
}

/// A stretch of letters that divides as written, at the end, the beginning or anywhere in a word ("*ning-er").
struct Stretch {
    std::u32string letters;
    LetterPoints points;  // 0 and the length are the stretch's own ends
    bool open_before = false, open_after = false;
};

Stretch parse_stretch(std::string_view line) {
    Stretch stretch;
    const std::u32string text = letters_of(line).text;
    for (std::size_t i = 0; i < text.size(); ++i) {
        if (text[i] == U'*')
            (i == 0 ? stretch.open_before : stretch.open_after) = true;
        else if (text[i] == U'-' || text[i] == U'=')
            stretch.points.push_back({stretch.letters.size(), text[i] == U'='});
        else
            stretch.letters += text[i];
    }
    return stretch;
}

/// The stretch's points in place of those inside it; a point at its end stands if either says so.
void apply_at(const Stretch& stretch, std::size_t at, LetterPoints& points) {
    const std::size_t end = at + stretch.letters.size();
    std::erase_if(points, [&](const Point& point) { return point.at > at && point.at < end; });
    for (const Point& point : stretch.points) points.push_back({at + point.at, point.seam});
    std::sort(points.begin(), points.end(),
              [](const Point& a, const Point& b) { return a.at != b.at ? a.at < b.at : a.seam && !b.seam; });
    points.erase(std::unique(points.begin(), points.end(), [](const Point& a, const Point& b) { return a.at == b.at; }),
                 points.end());
}

bool stands_at(const Stretch& stretch, std::u32string_view word, std::size_t at) {
    const std::size_t end = at + stretch.letters.size();
    return word.compare(at, stretch.letters.size(), stretch.letters) == 0 && (at == 0 || stretch.open_before) &&
           (end == word.size() || stretch.open_after);
}

/// Stretches are found by their first two letters.
std::uint64_t beginning_of(std::u32string_view letters) {
    return static_cast<std::uint64_t>(letters[0]) << 32U | letters[1];
}

}  // namespace

struct Hyphenator::State {
    std::optional<HyphenationPatterns> patterns;
    ByText<LetterPoints> exceptions;                                           // whole words
    std::vector<Stretch> stretches;                                            // in the file's order: later ones win
    std::unordered_map<std::uint64_t, std::vector<std::size_t>> by_beginning;  // indices into `stretches`
    mutable ByText<std::vector<Division>> cache;

    void read_exceptions(std::string_view lines);
    void apply_stretches(std::u32string_view word, LetterPoints& points) const;
    std::vector<Division> find(std::string_view word) const;
};

void Hyphenator::State::read_exceptions(std::string_view lines) {
    while (!lines.empty()) {
        const std::size_t end = std::min(lines.find('\n'), lines.size());
        std::string_view line = lines.substr(0, end);
        lines.remove_prefix(std::min(end + 1, lines.size()));
        while (!line.empty() && (line.back() == '\r' || line.back() == ' ')) line.remove_suffix(1);
        if (line.empty() || line.front() == '#') continue;
        Stretch stretch = parse_stretch(line);
        if (!stretch.open_before && !stretch.open_after) {
            exceptions[to_utf8(stretch.letters)] = std::move(stretch.points);
        } else if (stretch.letters.size() >= 2) {
            by_beginning[beginning_of(stretch.letters)].push_back(stretches.size());
            stretches.push_back(std::move(stretch));
        }
    }
}

void Hyphenator::State::apply_stretches(std::u32string_view word, LetterPoints& points) const {
    std::vector<std::pair<std::size_t, std::size_t>> found;  // stretch, place
    for (std::size_t at = 0; at + 1 < word.size(); ++at) {
        const auto candidates = by_beginning.find(beginning_of(word.substr(at)));
        if (candidates == by_beginning.end()) continue;
        for (const std::size_t index : candidates->second)
            if (stands_at(stretches[index], word, at)) found.emplace_back(index, at);
    }
    std::sort(found.begin(), found.end());
    for (const auto& [index, at] : found) apply_at(stretches[index], at, points);
}

std::vector<Division> Hyphenator::State::find(std::string_view word) const {
    const Letters letters = letters_of(word);
    const std::size_t length = letters.text.size();
    constexpr std::size_t longest = 200;
    if (length < letters_before + letters_after || length > longest) return {};
    const auto exception = exceptions.find(to_utf8(letters.text));
    LetterPoints points;
    if (exception != exceptions.end()) {
        points = exception->second;
    } else {
        if (patterns)
            for (const std::size_t at : patterns->points(letters.text)) points.push_back({at, false});
        apply_stretches(letters.text, points);
        points = without_mute_parts(points, letters.text);
    }
    std::vector<Division> divisions;
    for (const Point& point : without_short_parts(points, length))
        divisions.push_back({static_cast<std::uint16_t>(letters.offsets[point.at]), point.seam});
    return divisions;
}

Hyphenator::Hyphenator() : state_(std::make_unique<State>()) {}

Hyphenator::Hyphenator(std::string_view patterns, std::string_view exceptions) : Hyphenator() {
    state_->patterns.emplace(patterns);
    state_->read_exceptions(exceptions);
}

Hyphenator::~Hyphenator() = default;
Hyphenator::Hyphenator(Hyphenator&&) noexcept = default;

const std::vector<Division>& Hyphenator::points(std::string_view word) const {
    const auto found = state_->cache.find(word);
    if (found != state_->cache.end()) return found->second;
    return state_->cache.emplace(std::string(word), state_->find(word)).first->second;
}

}  // namespace font
