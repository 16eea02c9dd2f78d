// SPDX-License-Identifier: MPL-2.0
// Runs as inlines.
#include <algorithm>
#include <array>
#include <cstdlib>
#include <iterator>

#include "read/docx/story.h"
#include "read/docx/xml.h"
#include "support/utf8.h"

namespace reading::docx {
namespace {

using namespace model;

/// A stretch of text of one look; "\n" in it is a line break.
struct Run {
    std::string text;
    std::string link;
    bool emphasis = false, strong = false, strikeout = false, superscript = false, subscript = false;

    bool same_look(const Run& other) const {
        return link == other.link && emphasis == other.emphasis && strong == other.strong &&
               strikeout == other.strikeout && superscript == other.superscript && subscript == other.subscript;
    }
};

// w:sym names a sign of a symbol font by its code; those fonts keep theirs in the private area, where no other has it.
void append_symbol(std::string& text, pugi::xml_node node) {
    const auto code = std::strtoul(node.attribute("w:char").value(), nullptr, 16);
    if (code >= 0x20 && code < 0xD800) support::append_utf8(text, static_cast<char32_t>(code));
}

class RunReader {
  public:
    explicit RunReader(Reading& reading) : reading_(reading) {}

    void read(pugi::xml_node node, const std::string& link) {
        if (is(node, "w:r")) return read_run(node, link);
        if (is(node, "w:hyperlink")) {
            for (const auto child : visible_children(node)) read(child, address(node));
            return;
        }
        if (is(node, "w:p") || is(node, "w:fldSimple") || is(node, "w:smartTag") || is(node, "w:customXml") ||
            is(node, "w:dir") || is(node, "w:bdo"))
            for (const auto child : visible_children(node)) read(child, link);
    }

    std::vector<Run> runs;

  private:
    std::string address(pugi::xml_node link) const {
        const auto found = reading_.package.relationships().find(link.attribute("r:id").value());
        if (found == reading_.package.relationships().end() || !found->second.external) return {};
        const std::string anchor = link.attribute("w:anchor").value();
        return found->second.target + (anchor.empty() ? "" : "#" + anchor);
    }

    Run look_of(pugi::xml_node run) const {
        const auto properties = run.child("w:rPr");
        const std::string style = reading_.styles.name(value_of(properties, "w:rStyle"));
        const auto height = value_of(properties, "w:vertAlign");
        Run look;
        look.strong = is_on(properties.child("w:b")) || style == "strong";
        look.emphasis = is_on(properties.child("w:i")) || style == "emphasis";
        look.strikeout = is_on(properties.child("w:strike"));
        look.superscript = height == "superscript";
        look.subscript = height == "subscript";
        return look;
    }

    void read_run(pugi::xml_node node, const std::string& link) {
        if (is_on(node.child("w:rPr").child("w:vanish"))) return;
        Run run = look_of(node);
        run.link = link;
        for (const auto child : visible_children(node)) read_piece(child, run.text);
        if (run.text.empty() || in_field_code_) return;
        if (!runs.empty() && runs.back().same_look(run))
            runs.back().text += run.text;
        else
            runs.push_back(std::move(run));
    }

    void read_piece(pugi::xml_node node, std::string& text) {
        if (is(node, "w:t")) {
            text += node.text().get();
        } else if (is(node, "w:tab") || is(node, "w:ptab")) {
            text += ' ';
        } else if (is(node, "w:cr") || (is(node, "w:br") && !node.attribute("w:type"))) {
            text += '\n';
        } else if (is(node, "w:noBreakHyphen")) {
            text += "\u2011";
        } else if (is(node, "w:sym")) {
            append_symbol(text, node);
        } else if (is(node, "w:drawing") || is(node, "w:pict") || is(node, "w:object")) {
            reading_.lost_pictures = true;
        } else if (is(node, "w:footnoteReference") || is(node, "w:endnoteReference")) {
            reading_.lost_notes = true;
        } else if (is(node, "w:fldChar")) {
            const std::string_view type = node.attribute("w:fldCharType").value();
            in_field_code_ = type == "begin";
        }
    }

    Reading& reading_;
    bool in_field_code_ = false;  // between a field's beginning and its result
};

Inline inlined(Inline::Kind kind) {
    return {std::move(kind), {}, 0};
}

void append_text(Inlines& out, std::string_view text) {
    while (true) {
        const auto end = text.find('\n');
        if (!text.substr(0, end).empty()) out.push_back(inlined(Text{std::string(text.substr(0, end))}));
        if (end == std::string_view::npos) return;
        out.push_back(inlined(LineBreak{}));
        text.remove_prefix(end + 1);
    }
}

// The looks from the outermost: a stretch of equal ones is one node.
constexpr std::array marks = {&Run::emphasis, &Run::strong, &Run::strikeout, &Run::superscript, &Run::subscript};

Inline marked(std::size_t mark, Inlines children) {
    if (mark == 0) return inlined(Emphasis{std::move(children)});
    if (mark == 1) return inlined(Strong{std::move(children)});
    if (mark == 2) return inlined(Strikeout{std::move(children)});
    if (mark == 3) return inlined(Superscript{std::move(children)});
    return inlined(Subscript{std::move(children)});
}

using RunIterator = std::vector<Run>::const_iterator;

Inlines nested(RunIterator begin, RunIterator end, std::size_t mark) {
    Inlines out;
    if (mark == marks.size()) {
        for (; begin != end; ++begin) append_text(out, begin->text);
        return out;
    }
    while (begin != end) {
        const bool on = (*begin).*marks[mark];
        const auto next = std::find_if(begin, end, [&](const Run& run) { return run.*marks[mark] != on; });
        Inlines inner = nested(begin, next, mark + 1);
        if (on)
            out.push_back(marked(mark, std::move(inner)));
        else
            out.insert(out.end(), std::make_move_iterator(inner.begin()), std::make_move_iterator(inner.end()));
        begin = next;
    }
    return out;
}

bool is_space(char c) {
    return c == ' ' || c == '\n';
}

// Marks stand around words, never around the spaces beside them: Markdown could not write those.
std::vector<Run> with_bare_spaces(const std::vector<Run>& runs) {
    std::vector<Run> out;
    const auto add = [&](Run run) {
        if (run.text.empty()) return;
        if (!out.empty() && out.back().same_look(run))
            out.back().text += run.text;
        else
            out.push_back(std::move(run));
    };
    for (const auto& run : runs) {
        const auto& text = run.text;
        const auto first = std::find_if_not(text.begin(), text.end(), is_space);
        const auto last = std::find_if_not(text.rbegin(), std::make_reverse_iterator(first), is_space).base();
        Run bare;
        bare.link = run.link;
        Run words = run;
        bare.text.assign(text.begin(), first);
        add(bare);
        words.text.assign(first, last);
        add(words);
        bare.text.assign(last, text.end());
        add(bare);
    }
    return out;
}

}  // namespace

Inlines read_inlines(const Nodes& nodes, Reading& reading) {
    RunReader reader(reading);
    for (const auto node : nodes) reader.read(node, {});
    const auto runs = with_bare_spaces(reader.runs);
    Inlines out;
    for (auto begin = runs.begin(); begin != runs.end();) {
        const auto end = std::find_if(begin, runs.end(), [&](const Run& run) { return run.link != begin->link; });
        Inlines inner = nested(begin, end, 0);
        if (begin->link.empty())
            out.insert(out.end(), std::make_move_iterator(inner.begin()), std::make_move_iterator(inner.end()));
        else
            out.push_back(inlined(Link{begin->link, {}, std::move(inner), 0}));
        begin = end;
    }
    return out;
}

}  // namespace reading::docx
