// SPDX-License-Identifier: MPL-2.0
#include <algorithm>
#include <utility>

#include "model/walk.h"
#include "write/markdown/escape.h"
#include "write/markdown/source.h"

namespace writing::markdown {
namespace {

using namespace model;

// A comment reaches no output. Beside a mark it does what a mark's neighbours must: it is no letter and no space.
constexpr std::string_view nothing = "<!-- -->";

std::string attribute_list(const Attributes& attributes) {
    std::string out;
    const auto add = [&out](const std::string& item) { out += (out.empty() ? "" : " ") + item; };
    if (!attributes.id.empty()) add("#" + attributes.id);
    for (const auto& name : attributes.classes) add("." + name);
    for (const auto& [key, value] : attributes.pairs) add(key + "=" + attribute_value(value));
    return "{" + out + "}";
}

bool is_ascii_letter(char c) {
    return (c >= '0' && c <= '9') || (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z');
}

// Anything beyond ASCII may be a letter or a sign; it is taken for a letter only where it is one of western Europe.
bool may_be_letter(char c) {
    return is_ascii_letter(c) || static_cast<unsigned char>(c) >= 0x80;
}

bool is_latin_letter(char lead, char last) {
    return lead == '\xC3' && last != '\x97' && last != '\xB7';
}

bool begins_with_letter(std::string_view text) {
    return !text.empty() && (is_ascii_letter(text.front()) || (text.size() > 1 && is_latin_letter(text[0], text[1])));
}

bool ends_with_letter(std::string_view text) {
    if (text.empty()) return false;
    return is_ascii_letter(text.back()) || (text.size() > 1 && is_latin_letter(text[text.size() - 2], text.back()));
}

std::size_t longest_run(std::string_view text, char c) {
    std::size_t longest = 0, run = 0;
    for (const char each : text) {
        run = each == c ? run + 1 : 0;
        longest = std::max(longest, run);
    }
    return longest;
}

// Text as a code span: a fence longer than any inside, and a space where a backtick or two spaces stand at the ends.
std::string code_span(const std::string& text, Line line) {
    const std::string fence(longest_run(text, '`') + 1, '`');
    const bool padded =
        text.starts_with('`') || text.ends_with('`') ||
        (text.starts_with(' ') && text.ends_with(' ') && text.find_first_not_of(' ') != std::string::npos);
    std::string words;
    for (const char c : text) {
        if (c == '|' && line == Line::cell) words += '\\';
        words += c == '\n' ? ' ' : c;
    }
    return fence + (padded ? " " : "") + words + (padded ? " " : "") + fence;
}

class InlineSource {
  public:
    explicit InlineSource(Line line) : line_(line) {}

    std::string write(const Inlines& inlines) {
        children(inlines, true);
        return std::move(out_);
    }

  private:
    // `last`: nothing comes after these in their line.
    void children(const Inlines& inlines, bool last) {
        for (std::size_t i = 0; i < inlines.size(); ++i) one(inlines[i], last && i + 1 == inlines.size());
    }

    void one(const Inline& node, bool last) {
        std::visit(Overloaded{
                       [&](const Text& n) { text(n.text, last); },
                       [&](const SoftBreak&) { raw(" "); },
                       [&](const LineBreak&) { line_break(last); },
                       [&](const Emphasis& n) { marked("*", n.children, "*"); },
                       [&](const Strong& n) { marked("**", n.children, "**"); },
                       [&](const Strikeout& n) { marked("~~", n.children, "~~"); },
                       [&](const Subscript& n) { enclosed("<sub>", n.children, "</sub>"); },
                       [&](const Superscript& n) { enclosed("<sup>", n.children, "</sup>"); },
                       [&](const Code& n) { raw(code_span(n.text, line_)); },
                       [&](const Link& n) { link(n); },
                       [&](const Image& n) {
                           raw("![" + escaped(n.alt, false, false) + "](" + escaped_address(n.path) + ")");
                       },
                       [&](const FootnoteCall& n) { raw("[^" + n.label + "]"); },
                       [&](const Reference& n) { raw("@" + n.target); },
                       [&](const Value& n) { raw("{{" + n.expression + "}}"); },
                       [&](const Styled& n) { enclosed("[", n.children, "]" + attribute_list(n.attributes)); },
                       [](const ReviewBoundary&) {},
                       [&](const FormField& n) { raw("[ ]" + attribute_list(n.attributes)); },
                   },
                   node.kind);
    }

    bool at_line_begin() const {
        return out_.empty() || out_.ends_with('\n') || (line_ == Line::cell && out_.ends_with("<br>"));
    }

    // A mark that has ended after punctuation is none when a letter follows at once.
    void separate(std::string_view next) {
        if (ended_after_sign_ && !next.empty() && may_be_letter(next.front())) out_ += nothing;
        ended_after_sign_ = false;
    }

    void raw(std::string_view source) {
        separate(source);
        out_ += source;
    }

    /// A backslash at the end of a paragraph breaks no line.
    void line_break(bool last) {
        ended_after_sign_ = false;
        if (line_ == Line::paragraph && last)
            out_ += "<br>";
        else if (line_ == Line::paragraph)
            out_ += "\\\n";
        else
            out_ += line_ == Line::cell ? "<br>" : " ";
    }

    void text(std::string_view words, bool last) {
        while (true) {
            const auto end = words.find('\n');
            const bool ends_line = end != std::string_view::npos || last;
            std::string source = escaped(words.substr(0, end), at_line_begin(), ends_line);
            if (line_ == Line::heading) protect_closing_signs(source);
            raw(source);
            if (end == std::string_view::npos) return;
            line_break(false);
            words.remove_prefix(end + 1);
        }
    }

    // A heading may end in number signs that are none of its words, and in attributes.
    static void protect_closing_signs(std::string& source) {
        std::string out;
        for (std::size_t at = 0; at < source.size(); ++at) {
            const char c = source[at];
            if (c == '\\' && at + 1 < source.size()) {
                const char marked = source[++at];
                out += marked == '{' ? std::string("&#123;") : std::string("\\") + marked;
            } else {
                if (c == '#' && (at == 0 || source[at - 1] != '&')) out += '\\';
                out += c;
            }
        }
        source = std::move(out);
    }

    // CommonMark 6.2: a mark opens after a letter only before one, and closes before a letter only after one. A comment
    // in between is neither letter nor space; it also keeps two marks beside each other apart.
    void marked(std::string_view open, const Inlines& inlines, std::string_view close) {
        separate(open);
        const std::size_t begin = out_.size();
        const bool in_mark = begin > 0 && begin == opened_at_;
        enclosed(open, inlines, close);
        const char before = begin == 0 ? ' ' : out_[begin - 1];
        const bool opens =
            !may_be_letter(before) || begins_with_letter(std::string_view(out_).substr(begin + open.size()));
        if (!in_mark && (before == '*' || before == '~' || !opens)) out_.insert(begin, nothing);
        ended_after_sign_ = !ends_with_letter(std::string_view(out_).substr(0, out_.size() - close.size()));
    }

    void enclosed(std::string_view open, const Inlines& inlines, std::string_view close) {
        separate(open);
        out_ += open;
        opened_at_ = out_.size();
        children(inlines, false);
        ended_after_sign_ = false;
        out_ += close;
    }

    void link(const Link& node) {
        const bool bare = node.children.size() == 1 && std::holds_alternative<Text>(node.children.front().kind) &&
                          std::get<Text>(node.children.front().kind).text == node.target &&
                          (node.target.starts_with("https://") || node.target.starts_with("http://")) &&
                          escaped_address(node.target) == node.target;
        if (bare) return raw("<" + node.target + ">");
        const std::string title = node.title.empty() ? "" : " " + attribute_value(node.title);
        enclosed("[", node.children, "](" + escaped_address(node.target) + title + ")");
    }

    std::string out_;
    Line line_;
    std::size_t opened_at_ = 0;      // where the words of the innermost open mark begin
    bool ended_after_sign_ = false;  // a mark has just ended whose last character is no letter
};

}  // namespace

std::string inline_source(const Inlines& inlines, Line line) {
    return InlineSource(line).write(inlines);
}

}  // namespace writing::markdown
