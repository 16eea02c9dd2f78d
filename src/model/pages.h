// SPDX-License-Identifier: MPL-2.0
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <variant>
#include <vector>

#include "model/node.h"
#include "model/theme.h"

namespace model {

/// A face of the FontBook that laid the pages out.
using FaceId = std::uint16_t;

/// All lengths in points; x from the page's left edge, y DOWN from its top edge.
struct Rect {
    float x = 0, y = 0, width = 0, height = 0;
};

/// What a placed item belongs to. `content` belongs to `node` (the innermost node: a Text, a Code, a ListItem…);
/// `label` is the made part of it (list label, heading number, caption label, note number); `artifact` is read by nobody (rules, fills, repeated
/// headers, leaders), `header` and `footer` are pagination artifacts.
enum class MarkRole : std::uint8_t { content, label, artifact, header, footer };
struct Mark {
    NodeId node = 0;
    MarkRole role = MarkRole::artifact;
    bool operator==(const Mark&) const = default;
};

/// One shaped glyph. `advance` and offsets in points at the run's size, after justification; the pen moves by `advance`.
/// `text_length` bytes of the run's text belong to this glyph's cluster; 0 for all but the first glyph of a cluster.
struct PlacedGlyph {
    std::uint32_t glyph = 0;
    float advance = 0;
    float x_offset = 0;
    float y_offset = 0;  // up
    std::uint16_t text_length = 0;
};

/// Glyphs on one baseline in one face, size and colour. `text` is what they say (UTF-8, logical order).
/// A run that ends in a hyphen made at a line end has `soft_hyphen`: its last glyph stands for U+00AD and `text` does not
/// contain it. Spaces between words are glyphs and part of `text`; the space at a line's end is kept as a zero-width
/// glyph-less character of `text`'s end: `trailing_space` is true then, so that extraction separates the words.
struct GlyphRun {
    FaceId face = 0;
    float size = 0;
    float x = 0, baseline = 0;
    Colour colour;
    std::string text;
    std::vector<PlacedGlyph> glyphs;
    bool soft_hyphen = false;
    bool trailing_space = false;
    bool upward = false;  // set from bottom to top: `x` and `baseline` are where its first glyph begins
    Mark mark;
};
/// A filled rectangle: rules, tints, bars.
struct Fill {
    Rect rect;
    Colour colour;
    Mark mark;
};
/// A stroked polyline, for drawings.
struct Stroke {
    std::vector<std::pair<float, float>> points;
    float width = 0.5F;
    bool dashed = false;
    Colour colour;
    Mark mark;
};
struct PlacedImage {
    std::size_t resource = 0;  // Assembly::resources
    Rect rect;
    Mark mark;
};
/// The clickable area of a link on one line: `node` is the Link, Reference, FootnoteCall or ContentsEntry;
/// out of the document when `url` is set, else to `destination`.
struct LinkArea {
    Rect rect;
    NodeId node = 0;
    std::string url;
    NodeId destination = 0;
};

using PlacedItem = std::variant<GlyphRun, Fill, Stroke, PlacedImage, LinkArea>;

/// `items` in painting order, which is reading order for all content of one node.
struct Page {
    float width = 0, height = 0;
    std::string label;  // as printed: "iii", "4"
    std::vector<PlacedItem> items;
};

/// Where a node begins. `page` counts from 0.
struct NodePlace {
    std::uint32_t page = 0;
    float x = 0, y = 0;
    bool placed = false;
};

struct Pages {
    std::vector<Page> pages;
    std::vector<NodePlace> places;  // index: NodeId; headings, tables, figures, notes, calls
};

/// What Word needs to know of the pages: the printed page label of each heading by NodeId ("" when none), and page count.
struct PageLabels {
    std::vector<std::string> of_node;  // index: NodeId
    std::size_t page_count = 0;
};
PageLabels page_labels(const Pages& pages);

/// A text picture of the pages for golden tests: one line per item, lengths rounded to 0.1 pt, no glyph numbers.
std::string dump(const Pages& pages);

}  // namespace model
