// SPDX-License-Identifier: MPL-2.0
#pragma once

#include <cstdint>
#include <map>
#include <optional>
#include <string>
#include <vector>

#include "model/source.h"

namespace model {

struct Colour {
    std::uint8_t red = 0, green = 0, blue = 0;
    bool operator==(const Colour&) const = default;
};
/// "0B4A6F", without "#".
std::string to_hex(Colour colour);

/// The files of one family by style, as Debian's font packages name them, and what stands in for it elsewhere.
struct FaceFamily {
    std::string regular, bold, italic, bold_italic;  // file names, e.g. "GentiumPlus-Regular.ttf"
    std::string word;                                // family that Word users have, e.g. "Cambria"
    std::string css;                                 // CSS font-family list
};

/// Type for one role. Sizes and leadings in points; spaces in points.
struct TextStyle {
    std::string family = "text";  // key of Theme::families
    bool bold = false;
    bool italic = false;
    double size = 11;
    double leading = 15;
    double space_above = 0;
    double space_below = 0;
    Colour colour;
    bool justified = false;
    bool hyphenated = false;
    bool balanced = false;  // ragged lines of like length
    bool run_in = false;    // a heading that the paragraph after it goes on from, on the same line
    double least = 0;       // what its letters may be made where they do not fit (cells, titles); 0: the program's choice
};

/// A ground or a bar around blocks. Their text stands `inset` from its sides and `pad` from above and below; `bar` is
/// the width of the bar at its left, 0 for none.
struct BoxStyle {
    double inset = 14, pad = 7.5, bar = 3;
};

/// The sender's mark, set above the titles of the first page. `path` is read from beside the theme file; `text` says
/// what the mark shows to those who do not see it; `height` in points.
struct Logo {
    std::string path, text;
    double height = 36;
    Span span;
};

/// One theme file: the tokens that all writers share. Lengths in points (1/72 inch).
struct Theme {
    std::string id;
    double page_width = 595.2756, page_height = 841.8898;
    double margin_left = 85.04, margin_right = 85.04, margin_top = 76.54, margin_bottom = 85.04;
    double baseline = 15;
    double column_gap = 28.35;
    std::map<std::string, FaceFamily, std::less<>> families;  // "text", "sans", "mono"
    std::vector<std::string> fallback_files;                  // asked in order for missing glyphs
    std::map<std::string, Span, std::less<>> font_places;     // where the theme's file first names each font file

    /// Roles: body, heading-1 … heading-6, title, subtitle, cover-kind, cover-label, cover-value, caption,
    /// caption-label, cell, cell-head, note, head, foot, contents-1 … contents-3, quote, code, callout-title, term,
    /// pull-quote.
    std::map<std::string, TextStyle, std::less<>> styles;

    Colour ink{0x1A, 0x1A, 0x1A}, accent{0x0B, 0x4A, 0x6F}, grey{0x50, 0x50, 0x50}, tint{0xF2, 0xF6, 0xF9},
        hairline{0xC4, 0xCC, 0xD2}, paper{0xFF, 0xFF, 0xFF}, mark{0x8A, 0x1C, 0x1C};
    Colour accent_dark_mode{0x8F, 0xC7, 0xE8};
    double rule_thick = 1.0, rule_thin = 0.4;
    double cell_padding_x = 4, cell_padding_y = 3;
    double list_indent = 15;
    BoxStyle callout_box, code_box{9, 7.5, 0}, pull_quote_box{14, 7.5, 2.1};
    bool hanging_numbers = true;  // of headings, in the margin where there is room
    bool zebra_tables = false;  // every second row of a table stands on the tint, instead of hairlines between rows
    std::optional<Logo> logo;
    bool roman_front = false;   // the pages of contents and lists are numbered i, ii, …; the text begins with 1

    /// The style of a role; an unknown role gives "body".
    const TextStyle& style(std::string_view role) const;
};

/// WCAG 2.2 contrast ratio of two colours, 1 to 21.
double contrast(Colour a, Colour b);

}  // namespace model
