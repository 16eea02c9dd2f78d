// SPDX-License-Identifier: MPL-2.0
// What page ends cost, all in one place, since they are weighed against one another. The unit is a demerit: a page that
// ends n lines above its foot costs 2n², so that 30 are worth a hole of four lines, 130 one of eight.
// tests/bench/pages.py tells what a change does to whole sets of documents.
#pragma once

#include <cstddef>
#include <cstdint>

namespace layout {

// Room left free
// --------------------------------------------------------------------------------------------------------

/// A line left free, squared, …
inline constexpr double kEmptyLine = 2;
/// … up to so many lines, beyond which every line costs the same.
inline constexpr double kQuadratic = 8;
/// A line of a hole that nothing could fill: it is not shared out over the pages before it.
inline constexpr double kForcedLine = 4;
/// What only an end that costs so much would let in has no room there.
inline constexpr int kDear = 140;
/// A page that ends early, though what comes next has room, …
inline constexpr double kEndsEarly = 10;
/// … and between the lines of a paragraph, …
inline constexpr double kBreaksOff = 50;
/// … when more lines than these are left.
inline constexpr double kShortPage = 3;
/// Spaces made smaller so that more fits: a step of half a line, squared.
inline constexpr double kShrunk = 5;
/// Spaces made larger so that the page ends level: as a share of what the lines would cost if they were free.
inline constexpr double kStretched = 0.4;
/// A line that two facing pages end apart, …
inline constexpr double kUnlevel = 3;
/// … up to so many.
inline constexpr float kMostUnlevel = 6;
/// Demerits that pages must gain by a paragraph set tighter than its best.
inline constexpr double kShorterPrice = 4;

// What pages should not do
// ----------------------------------------------------------------------------------------------

/// A heading and fewer than kFewLines lines of its section above kHole free ones.
inline constexpr double kStranded = 400;
inline constexpr double kHole = 8;
inline constexpr double kFewLines = 10;
/// Each line that the last page has fewer than kLeastLast.
inline constexpr double kRunt = 30;
inline constexpr double kLeastLast = 5;
/// A note that goes on overleaf.
inline constexpr double kNotesDivided = 120;
/// … from a column: rather a hole of five lines and a half, where others are full.
inline constexpr double kColumnNoteDivided = 60;
/// A row that does because no page holds it, …
inline constexpr double kRowDivided = 60;
/// … and one of kTallRow lines that a page would hold: rather than a hole of six lines, with so many of its lines on
/// each page.
inline constexpr double kTallRowDivided = 70;
inline constexpr float kTallRow = 10;
/// Rows tied together are divided within a tall one where a page's end above it would leave so many lines.
inline constexpr float kHoleBeforeRow = 6;
inline constexpr float kLeastOfRow = 4;
/// A note under a table is parted, or parted from the table, by the page's end: rather a hole of eleven lines.
inline constexpr std::int16_t kTableNoteParted = 400;
/// One that a page calls begins on the next.
inline constexpr double kTableNoteLate = 400;
/// Columns that do.
inline constexpr double kColumnsDivided = 10;
/// A page that ends where none may, or emptier than kEmptiest of its height.
inline constexpr double kUnwanted = 6000;
inline constexpr float kEmptiest = 0.75F;

// Penalties of an end after a slice (Slice::keep)
// --------------------------------------------------------------------------

/// A word divided by the page's end: rather a hole of ten lines.
inline constexpr std::int16_t kHyphenOverleaf = 200;
/// … and one divided between two columns, or at the end of the last on a page.
inline constexpr double kHyphenInColumns = 15;
inline constexpr double kHyphenAfterColumns = 50;
/// A paragraph that announces what follows is parted from it: one that ends in a colon, or of up to kLeadIn lines
/// before a list.
inline constexpr std::int16_t kAnnounces = 45;
inline constexpr std::size_t kLeadIn = 2;
/// A list of no more than kShortList lines, or of kFewItems with no more than kLinesOfFew, goes on overleaf, …
inline constexpr std::int16_t kListParted = 220;
inline constexpr std::size_t kShortList = 5;
inline constexpr std::size_t kFewItems = 3;
inline constexpr std::size_t kLinesOfFew = 8;
/// … or a single line stands for a longer one.
inline constexpr std::int16_t kItemAlone = 60;
/// One row stands under the head of a table, or is left for the next page.
inline constexpr std::int16_t kRowAlone = 150;
/// … before a tall one, which wants much room; or the last row stands alone on the next page.
inline constexpr std::int16_t kBeforeTall = 60;
inline constexpr std::int16_t kLastAlone = 450;
/// A table rather goes on than leaving a hole, but is better whole; …
inline constexpr std::int16_t kTableParted = 25;
/// … one no taller than kShortTable points, without its caption, stays whole: a sixth of a page.
inline constexpr std::int16_t kShortParted = 300;
inline constexpr float kShortTable = 140;
/// … and one of no more than kFewRows rows does before a hole of five lines; parted, it is better halved: the rows that one
/// half has more than the other, squared.
inline constexpr std::size_t kFewRows = 7;
inline constexpr float kFewRowsHigh = 280;
inline constexpr std::int16_t kFewRowsParted = 60;
inline constexpr int kUneven = 4;
/// In the contents: a chapter's line alone, a chapter parted, and the place before one.
inline constexpr std::int16_t kChapterAlone = 200;
inline constexpr std::int16_t kChapterParted = 40;
inline constexpr std::int16_t kBeforeChapter = -40;
/// Before a heading of the first two levels: a page may well end there.
inline constexpr std::int16_t kBeforeHeading = -15;

}  // namespace layout
