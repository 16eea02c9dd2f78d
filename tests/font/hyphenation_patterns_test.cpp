// SPDX-License-Identifier: MPL-2.0
#include "font/hyphenation_patterns.h"

#include <algorithm>
#include <map>
#include <stdexcept>
#include <string>
#include <vector>

#include "catch.h"
#include "fonts.h"

namespace {

const std::string danish = fonts::read("/usr/share/hyphen/hyph_da_DK.dic");

std::u32string letters(const std::string& latin1) {
    std::u32string out;
    for (const char c : latin1) out += static_cast<unsigned char>(c);
    return out;
}

std::string divided(const std::string& file, const std::string& latin1) {
    std::string out = latin1;
    const auto points = font::HyphenationPatterns(file).points(letters(latin1));
    for (auto point = points.rbegin(); point != points.rend(); ++point) out.insert(*point, "-");
    return out;
}

/// Liang's rule word for word: every stretch of ".word." is looked up among the patterns.
std::vector<std::size_t> looked_up(const std::string& file, const std::string& word) {
    std::map<std::string, std::vector<int>> patterns;
    for (std::size_t at = file.find('\n') + 1; at < file.size();) {
        const std::size_t end = std::min(file.find('\n', at), file.size());
        std::string pattern;
        std::vector<int> values{0};
        for (const char c : file.substr(at, end - at)) {
            if (c >= '0' && c <= '9') {
                values.back() = c - '0';
            } else {
                pattern += c;
                values.push_back(0);
            }
        }
        patterns[pattern] = values;
        at = end + 1;
    }
    const std::string whole = "." + word + ".";
    std::vector<int> values(whole.size() + 1, 0);
    for (std::size_t from = 0; from < whole.size(); ++from)
        for (std::size_t count = 1; from + count <= whole.size(); ++count) {
            const auto found = patterns.find(whole.substr(from, count));
            if (found == patterns.end()) continue;
            for (std::size_t k = 0; k <= count; ++k) values[from + k] = std::max(values[from + k], found->second[k]);
        }
    std::vector<std::size_t> points;
    for (std::size_t i = 1; i < word.size(); ++i)
        if (values[i + 1] % 2 == 1) points.push_back(i);
    return points;
}

}  // namespace

TEST_CASE("all patterns that match count, not the longest alone") {
    // "ab2c" stands within "xab": a search for the longest stretch that begins patterns would miss it.
    CHECK(divided("UTF-8\na1b\nb1c\nxab4d\nab2c\n", "xabc") == "xa-bc");
    CHECK(divided(danish, "afdelingen") == "af-de-lin-gen");
    CHECK(divided(danish, "anvendelser") == "an-ven-del-ser");
}

TEST_CASE("Danish patterns divide as looking up every stretch does") {
    const font::HyphenationPatterns patterns(danish);
    const std::string alphabet = "abdefghijklmnoprstuvy\xE6\xF8\xE5";
    unsigned state = 20240701;
    const auto next = [&](unsigned below) {
        state = state * 1664525U + 1013904223U;
        return (state >> 8U) % below;
    };
    std::size_t points = 0;
    for (int i = 0; i < 4000; ++i) {
        std::string word;
        for (unsigned length = 1 + next(18); word.size() < length;) word += alphabet[next(static_cast<unsigned>(alphabet.size()))];
        const auto found = patterns.points(letters(word));
        points += found.size();
        CHECK(found == looked_up(danish, word));
    }
    CHECK(points > 4000);
}

TEST_CASE("a dictionary's characters, remarks and limits are kept") {
    CHECK(divided("ISO8859-1\r\n% en bem\xE6rkning\r\n\xE6" "1b\r\n", "k\xE6" "b") == "k\xE6-b");
    CHECK(divided("UTF-8\n\xC3\xA6" "1b\n", "k\xE6" "b") == "k\xE6-b");
    CHECK(divided("UTF-8\n# a remark\nLEFTHYPHENMIN 2\nRIGHTHYPHENMIN 3\n1a1b1c1d1e\n", "abcde") == "ab-cde");
    CHECK(divided("UTF-8\n.a1b\nb1c.\n", "abcabc") == "a-bcab-c");
    CHECK_THROWS_AS(font::HyphenationPatterns("KOI8-R\n1a\n"), std::runtime_error);
}

TEST_CASE("patterns of a next level divide what those before it leave") {
    // Above: compounds. Below: the word's end counts at the parts' ends too.
    CHECK(divided("UTF-8\nsund1hed\nNEXTLEVEL\nd1h\n.h1e\nu1n\n", "sundhed") == "su-nd-h-ed");
}

TEST_CASE("a place where the spelling would change is no point") {
    CHECK(divided("UTF-8\nf1f/ff=f,1,2\na1b\n", "affab") == "affa-b");
    CHECK(divided("UTF-8\nf1f/ff=f,1,2\naf3f\n", "aff") == "af-f");
}
