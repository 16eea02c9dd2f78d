// SPDX-License-Identifier: MPL-2.0
// Inlines in, the pieces of a paragraph out: one flat text with spans of equal look, and the items that lines are made
// of.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

#include "layout/fonts.h"
#include "layout/line_break.h"
#include "model/assembly.h"
#include "model/diagnostic.h"
#include "model/messages.h"

namespace layout {

/// A stretch of the flat text that is set alike and belongs to one node.
struct TextSpan {
    std::uint32_t begin = 0, end = 0;  // of ParagraphText::flat
    model::FaceId face = 0;
    float size = 11;
    float rise = 0;  // of the baseline
    model::Colour colour;
    font::Features features;
    model::Mark mark;
    std::int32_t link = -1;  // index into ParagraphText::links
    model::Span source;      // of its node; known where it came from a file
    std::int32_t note = -1;  // footnote that is called here: index into Assembly::footnotes
    bool underline = false, strike = false;
    model::Colour stroke_colour;
    bool hyphenate = false;
    bool address = false;  // code: may be divided at its own marks
    const font::ShapedText* space = nullptr;
};
struct TextLink {
    model::NodeId node = 0;
    std::string url;
    model::NodeId destination = 0;
};
/// A picture in a line (`resource`), or a blank to fill in.
struct TextObject {
    std::optional<std::size_t> resource;
    float width = 0, height = 0;
    model::Mark mark;
};

struct ParagraphText {
    std::string flat;
    std::vector<TextSpan> spans;
    std::vector<TextLink> links;
    std::vector<TextObject> objects;
    std::vector<Item> items;

    void clear();
    bool empty() const { return items.size() <= 1; }
};

/// How many review marks are open where the text stands. Marks cross paragraphs, so the state outlives one.
struct ReviewState {
    int inserted = 0, deleted = 0;
};

/// What the text of one paragraph starts from.
struct TextStart {
    Type type;
    bool hyphenate = true;     // the language is the document's
    bool keep_spaces = false;  // code
    bool with_notes = true;    // false: calls of footnotes are left out (contents)
    model::MarkRole role = model::MarkRole::content;
    float width = 0;  // of the lines; a word wider than this may be divided anywhere
};

/// Turns inlines into items. One per document: it keeps the state of review marks and reports missing glyphs once.
class TextSetter {
  public:
    TextSetter(const model::Assembly& assembly, const TypeBook& types, const Fonts& fonts, const model::Messages& words,
               model::Diagnostics& diagnostics);

    /// `out` is cleared first; its items end with a forced one.
    void set(const model::Inlines& inlines, const TextStart& start, ParagraphText& out);
    /// A plain text of one look that belongs to `mark`.
    void set(std::string_view text, model::Mark mark, const TextStart& start, ParagraphText& out);

    /// A heading and, after a gap on the same line, the paragraph that goes on from it. Both begin from `start`; the
    /// heading's letters are those of `heading`, its number is a label of `node`.
    struct RunIn {
        const model::Heading* heading = nullptr;
        model::NodeId node = 0;
        Type type;
    };
    void set(const RunIn& run_in, const model::Inlines& inlines, const TextStart& start, ParagraphText& out);

    ReviewState& review() { return review_; }
    font::Shaper& shaper() const { return fonts_.shaper; }
    const font::ShapedText& shape(model::FaceId face, std::string_view text, font::Features features);

  private:
    struct Look {
        const FamilyFaces* faces = nullptr;
        bool bold = false, italic = false;
        float size = 11, rise = 0;
        model::Colour colour;
        font::Features features;
        bool underline = false, strike = false, hyphenate = true, address = false;
        std::int32_t link = -1;
        model::MarkRole role = model::MarkRole::content;
        bool with_notes = true, keep_spaces = false;
        float line_size = 11;
        float measure = 0;  // of the lines; 0: unknown
    };
    struct WordKey {
        model::FaceId face = 0;
        unsigned traits = 0;  // features, hyphenation, address
        std::string text;
    };
    /// What it costs to divide a word at a hyphen that is made there.
    struct HyphenPenalties {
        int seam = 0;         // between the parts of a compound
        int within_part = 0;  // inside one of them
        int syllable = 0;     // in other words
        int short_head = 0;   // more, where only two letters stay behind
    };
    struct WordView {
        model::FaceId face = 0;
        unsigned traits = 0;
        std::string_view text;
    };
    struct WordHash {
        using is_transparent = void;
        std::size_t operator()(const WordView& key) const;
        std::size_t operator()(const WordKey& key) const { return (*this)(WordView{key.face, key.traits, key.text}); }
    };
    struct WordEqual {
        using is_transparent = void;
        template <class A, class B>
        bool operator()(const A& a, const B& b) const {
            return a.face == b.face && a.traits == b.traits && a.text == b.text;
        }
    };
    struct Point {
        std::uint32_t offset = 0;
        std::int16_t penalty = 0;
        bool hyphen = false;
        bool seam = false;
        bool address = false;
    };

    void add_inlines(const model::Inlines& inlines, const Look& look, ParagraphText& out);
    void add_inline(const model::Inline& node, const Look& look, ParagraphText& out);
    void add_styled(const model::Styled& styled, const model::Inline& node, Look look, ParagraphText& out);
    void add_image(const model::Image& image, model::NodeId node, const Look& look, ParagraphText& out);
    void add_call(const model::FootnoteCall& call, model::NodeId node, Look look, ParagraphText& out);
    void add_boundary(const model::ReviewBoundary& boundary, model::NodeId node, Look look, ParagraphText& out);
    TextSpan& add_span(std::string_view text, model::NodeId node, const Look& look, ParagraphText& out);
    Look look_of(const TextStart& start) const;
    void stand_at(const TextSpan& span, std::size_t offset);
    void report_missing(std::u32string_view missing, std::string_view text);
    void report_right_to_left(std::string_view text);

    void make_items(ParagraphText& out, bool keep_spaces, float width);
    void add_space(ParagraphText& out, std::size_t begin, std::size_t end, int penalty, bool fixed);
    void add_word(ParagraphText& out, std::size_t begin, std::size_t end, float width);
    /// `width`: of the lines that the word is wider than; 0: it fits.
    void find_points(const ParagraphText& out, std::size_t begin, std::size_t end, float width);
    void find_address_points(const ParagraphText& out, std::size_t begin, std::size_t end, float width);
    void add_points_anywhere(std::string_view flat, std::size_t begin, std::size_t end);
    void find_marks(std::string_view word, std::size_t begin);
    void find_syllables(std::string_view flat, std::size_t begin, std::size_t end, const HyphenPenalties& penalties);
    void add_pieces(ParagraphText& out, std::uint32_t span, std::size_t begin, std::size_t end);
    const std::vector<Item>& word_items(const TextSpan& span, std::string_view word);
    void add_point(ParagraphText& out, std::uint32_t span, const Point& point);
    float word_width(const ParagraphText& out, std::size_t begin, std::size_t end);
    std::uint32_t span_at(const ParagraphText& out, std::size_t offset);

    const model::Assembly& assembly_;
    const TypeBook& types_;
    const Fonts& fonts_;
    const model::Messages& words_;
    model::Diagnostics& diagnostics_;
    ReviewState review_;
    std::vector<std::size_t> comment_rank_;
    std::vector<Point> points_;
    /// The items of words met before, at size 1; only looked up, never walked through.
    std::unordered_map<WordKey, std::vector<Item>, WordHash, WordEqual> word_items_;
    ParagraphText word_;
    std::uint32_t cursor_ = 0;  // the span that was looked at last
    bool space_waits_ = false;  // a space that the next span begins with
    std::u32string missing_;    // reported
    std::vector<int> missing_scripts_;
    bool reported_right_to_left_ = false;
    model::Span node_span_;        // of the node whose text is added
    model::Span where_;            // of the text that is shaped …
    bool where_is_exact_ = false;  // … byte for byte
};

}  // namespace layout
