// SPDX-License-Identifier: MPL-2.0
// A leaf's text to inlines: CommonMark's delimiter runs and brackets, with review marks, values, references, footnote
// calls, attributed spans and abbreviations beside them.
#pragma once

#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

#include "model/node.h"
#include "read/markdown_reading.h"
#include "read/markdown_text.h"

namespace reading {

/// `text` must be trimmed. Leaves must come in the order of the source: review marks go on from one to the next.
model::Inlines parse_inlines(const MappedText& text, Reading& reading);

/// The words of inlines, without their markup.
std::string plain_text(const model::Inlines& inlines);

class InlineParser {
  public:
    InlineParser(const MappedText& text, Reading& reading);
    model::Inlines parse();

  private:
    static constexpr int none = -1;

    /// An inline in the making. Siblings are linked both ways, so that a run of them can be wrapped in constant time.
    struct Node {
        model::Inline::Kind kind;
        std::size_t begin = 0;
        std::size_t end = 0;
        int previous = none;
        int next = none;
        int first = none;
        int last = none;
        int depth = 0;
    };
    /// A run of `*`, `_` or `~` that may open or close emphasis.
    struct Delimiter {
        int node = none;
        char sign = '*';
        std::size_t count = 0;
        std::size_t original = 0;
        bool opens = false;
        bool closes = false;
        int previous = none;
        int next = none;
    };
    struct Bracket {
        int node = none;
        int delimiters = none;  // the last delimiter before it
        std::size_t after = 0;  // where its content begins
        bool image = false;
        bool active = true;
        bool bracket_inside = false;
    };
    struct HtmlOpener {
        int node = none;
        int delimiters = none;
        bool superscript = false;
    };

    // markdown_inline.cpp
    void step();
    void literal(std::size_t count);
    void flush();
    void add_words(std::size_t begin, std::size_t end);
    const Reading::Abbreviation* abbreviation_at(std::size_t at, std::size_t end) const;
    void escape();
    void character_reference();
    void line_break();
    void code();
    void note_backticks();

    // markdown_inline_tree.cpp
    int add(model::Inline::Kind kind, std::size_t begin, std::size_t end);
    int add_text(std::string words, std::size_t begin, std::size_t end);
    /// Moves the siblings after `opener` up to the last one into a new node that takes the opener's place.
    bool wrap(int opener, int last, model::Inline::Kind kind, std::size_t begin, std::size_t end);
    void unlink(int node);
    void set_text(int node, std::string words);
    model::Inlines collect(int first);

    // markdown_inline_emphasis.cpp
    void delimiter_run();
    void close_emphasis(int bottom);
    void drop_delimiter(int delimiter);
    void drop_delimiters_between(int opener, int closer);
    bool emphasise(int opener, int closer, std::size_t used);

    // markdown_inline_bracket.cpp
    void open_bracket(bool image);
    void close_bracket();
    bool close_as_span(const Bracket& opener);
    bool close_as_link(const Bracket& opener);
    void make_span(const Bracket& opener, AttributeList list);
    bool make_link(const Bracket& opener, LinkTarget link, std::size_t end);
    bool footnote_call();
    void drop_openers_after(int node);

    // markdown_inline_html.cpp
    void angle_bracket();
    bool html_comment();
    void drop_comment(std::size_t end);
    bool html_tag();
    void close_html(bool superscript, std::size_t begin, std::size_t end);
    void report_open_html(std::size_t keep);

    // markdown_inline_mark.cpp
    bool brace();
    bool value();
    bool open_mark(char sign);
    bool close_mark(char sign);
    bool replace_mark();
    bool comment(std::size_t begin, std::size_t mark);
    std::size_t mark_attributes(std::size_t at, const std::vector<std::size_t>& marks);
    bool reference();

    // markdown_autolink.cpp
    bool bare_url();
    bool bare_address();
    bool in_bracket() const;

    char at(std::size_t index) const { return index < text_.size() ? text_[index] : '\0'; }
    bool follows(std::string_view words) const { return text_.substr(at_, words.size()) == words; }

    const MappedText& mapped_;
    std::string_view text_;
    Reading& reading_;
    std::size_t at_ = 0;
    std::size_t pending_ = 0;  // where literal text that is not yet a node begins
    std::vector<Node> nodes_;
    int first_ = none;
    int last_ = none;
    std::vector<Delimiter> delimiters_;
    int last_delimiter_ = none;
    std::vector<Bracket> brackets_;
    std::vector<HtmlOpener> html_;
    /// Last place of a run of so many backticks, so that a run without a partner costs nothing.
    std::unordered_map<std::size_t, std::size_t> last_backticks_;
    bool backticks_noted_ = false;
    /// From here on a search for this closing sign is known to find nothing.
    bool no_comment_end_ = false;
    bool no_value_end_ = false;
    bool no_review_comment_end_ = false;
};

}  // namespace reading
