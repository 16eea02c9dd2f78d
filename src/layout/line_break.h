// SPDX-License-Identifier: MPL-2.0
// Paragraphs into lines: the total-fit method of Knuth and Plass (1981) on boxes, glue and penalties.
#pragma once

#include <cstdint>
#include <vector>

#include "font/shaping.h"

namespace layout {

inline constexpr int kNever = 10000;  // a penalty that no line end takes
// Of a justified line's spaces: what they would grow beyond this share of their stretch, its letters take a part of.
inline constexpr float kLooseRatio = 0.7F;
// … and what they would shrink beyond this share of what they can.
inline constexpr float kTightRatio = 0.4F;
/// The least penalty of a hyphen in a word that is wider than its line.
inline constexpr int kWideWord = 200;
/// A justified line that ends inside an address falls short where its spaces would grow beyond this share of their
/// stretch. By this share of the width, that is as bad as spaces that take all of theirs.
inline constexpr float kAddressRatio = 2.0F;
inline constexpr float kAddressShort = 0.2F;
/// The penalty of a space that holds words together firmly, and of a syllable in a word that is held whole: no line ends
/// there while other words may be divided instead.
inline constexpr int kFirmTie = 8000;
/// … of all such spaces but those between the parts of a reference to law ("§ 7, stk. 2"), which part first.
inline constexpr int kFirmestTie = 8500;
/// The penalty of a division between any two letters, where no syllable helps.
inline constexpr int kAnywherePenalty = 9000;

/// One piece of a paragraph. Lengths in points.
struct Item {
    enum class Kind : std::uint8_t {
        box,      // bytes [begin, end) of `shaped`
        glue,     // a space; a line may end here when `penalty` < kNever
        penalty,  // a place inside a word where a line may end; `width` is that of the hyphen made there, or 0
        object,   // a picture or a blank to fill in
        forced,   // a line ends here
    };
    Kind kind = Kind::box;
    bool flagged = false;  // a line that ends here ends in a hyphen
    bool hyphen = false;   // … one that is made here
    bool seam = false;     // … between the parts of a compound
    bool address = false;  // a place inside an address: a line that ends here may fall short
    std::int16_t penalty = 0;
    std::uint32_t span = 0;  // index into ParagraphText::spans
    float width = 0, stretch = 0, shrink = 0;
    float hang_left = 0, hang_right = 0;  // how far the box's edge marks may stand outside the line
    const font::ShapedText* shaped = nullptr;
    std::uint32_t begin = 0, end = 0;  // box: of the shaped text; glue: of ParagraphText::flat
    std::uint32_t source = 0;          // box: where it begins in ParagraphText::flat
};

/// A line is items [begin, end); `break_item` is where it ends (a penalty there sets its hyphen).
struct Line {
    std::uint32_t begin = 0, end = 0, break_item = 0;
    float natural = 0;  // width before stretching, hyphen included
    float stretch = 0, shrink = 0;
    float hang_left = 0, hang_right = 0;
    bool last = false;       // of the paragraph, or before a forced break: not stretched
    bool continues = false;  // a line went before it, without a forced break between them
};

struct LineRules {
    float width = 0;
    float em = 11;
    bool justified = false;
    bool balanced = false;    // ragged lines of like length, no more of them than needed: headings
    float hang = 0;           // lines that continue are shorter by this
    std::uint32_t lines = 0;  // so many of them, not the best number (TeX's looseness); 0: the best
};

/// Breaks a paragraph. `items` ends with a forced item. No line is wider than the width unless a single box is.
/// The breaker keeps its memory between calls.
class LineBreaker {
  public:
    /// With a number of lines in `rules` (of a justified paragraph): none, when so many would be looser or tighter than
    /// lines without divided words may be, when two running would end in hyphens or the last would hold next to
    /// nothing.
    const std::vector<Line>& break_lines(const std::vector<Item>& items, const LineRules& rules);
    /// What break_lines gave last.
    const std::vector<Line>& lines() const { return lines_; }

  private:
    static constexpr double kWorst = 6;
    struct Node {
        std::uint32_t item = 0, start = 0;  // broken at, next line's first item
        std::uint32_t previous = 0;
        std::uint32_t lines = 0;
        std::uint8_t fitness = 1;
        bool flagged = false;
        double demerits = 0;
    };
    struct Candidate {
        double demerits = 0;
        std::uint32_t from = 0;
        bool found = false;
    };

    bool fits_one_line(const std::vector<Item>& items, const LineRules& rules);
    void break_into(const std::vector<Item>& items, const LineRules& rules);
    bool has_hyphens_running(const std::vector<Item>& items) const;
    bool ends_in_tail(const std::vector<Item>& items) const;
    void break_ragged(const std::vector<Item>& items, const LineRules& rules);
    void balance(const std::vector<Item>& items, LineRules rules);
    float width_from(const std::vector<Item>& items, const LineRules& rules, std::uint32_t node) const;
    void sum_up(const std::vector<Item>& items);
    /// Where lines may end beside spaces: nowhere, at the author's own hyphens and dashes, where the parts of compounds
    /// wider than the line meet, in words wider than the line, in all words; and in all words and firm ties.
    enum class Divide : std::uint8_t { never, nothing, wide_seams, wide_words, all, everything };
    static bool is_breakable(const Item& item, Divide divide);
    bool run(const std::vector<Item>& items, const LineRules& rules, Divide divide, double tolerance, bool last_resort);
    static constexpr std::size_t kFitnesses = 4;
    static constexpr std::uint32_t kCounts = 8;  // numbers of lines that are told apart at one break
    std::uint32_t fewest_lines() const;
    /// Tells `Counts` numbers of lines apart at one break.
    template <std::uint32_t Counts>
    bool try_break(const std::vector<Item>& items, const LineRules& rules, std::uint32_t at, double tolerance, bool last_resort);
    std::uint32_t next_start(const std::vector<Item>& items, std::uint32_t at) const;
    void collect(const std::vector<Item>& items, std::uint32_t node);
    double ratio_without_spaces(double room, double width) const;
    /// Where lines that are broken at one item end: what does not depend on where they began.
    struct Ending {
        std::uint32_t end = 0;                      // trailing spaces left out
        double width = 0, shrink = 0, stretch = 0;  // sums up to there
        double hang = 0;
        double letters = 0;
    };
    Ending ending_at(const std::vector<Item>& items, std::uint32_t at) const;
    Line line_between(const std::vector<Item>& items, std::uint32_t begin, std::uint32_t at) const;

    double worst_ratio_ = kWorst;                             // lines that are worse count as this bad
    std::vector<double> width_, stretch_, shrink_, letters_;  // sums before each item
    std::vector<Node> nodes_;
    std::vector<std::uint32_t> active_;
    std::vector<Line> lines_;
};

}  // namespace layout
