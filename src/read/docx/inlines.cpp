// SPDX-License-Identifier: MPL-2.0
// Runs as inlines.
#include <algorithm>
#include <array>
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

/// The words of an element's text boxes, a line each.
std::string box_words(pugi::xml_node node) {
    std::string out;
    each_element(node, [&](pugi::xml_node inner) {
        if (is(inner, "mc:Fallback") || is(inner, "w:del") || is(inner, "w:instrText")) return false;
        if (is(inner, "w:p") && !out.empty() && out.back() != '\n') out += '\n';
        if (is(inner, "w:t") || is(inner, "m:t")) out += inner.text().get();
        if (is(inner, "w:tab") || is(inner, "w:br")) out += ' ';
        return true;
    });
    return out;
}

/// A formula in one line: what stands over another is parted from it by "/", powers and indices by "^" and "_".
std::string formula_words(pugi::xml_node node) {
    std::string out;
    for (const auto child : node.children()) {
        if (is(child, "m:t"))
            out += child.text().get();
        else if (is(child, "m:den"))
            out += "/" + formula_words(child);
        else if (is(child, "m:sup") && node.child("m:e"))
            out += "^" + formula_words(child);
        else if (is(child, "m:sub") && node.child("m:e"))
            out += "_" + formula_words(child);
        else if (is(child, "m:dPr") || is(child, "w:rPr"))
            continue;
        else if (is(child, "m:d"))
            out += "(" + formula_words(child) + ")";
        else
            out += formula_words(child);
    }
    return out;
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
        if (is(node, "m:oMath") || is(node, "m:oMathPara")) return add_formula(node, link);
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
        const bool marked = is_on(properties.child("w:u")) || is_on(properties.child("w:highlight"));
        reading_.lost_looks = reading_.lost_looks || (marked && style != "hyperlink");
        return look;
    }

    void add_formula(pugi::xml_node node, const std::string& link) {
        Run run;
        run.text = formula_words(node);
        run.link = link;
        reading_.plain_formulas = true;
        add(std::move(run));
    }

    void add(Run run) {
        if (run.text.empty()) return;
        if (!runs.empty() && runs.back().same_look(run))
            runs.back().text += run.text;
        else
            runs.push_back(std::move(run));
    }

    void read_run(pugi::xml_node node, const std::string& link) {
        if (is_on(node.child("w:rPr").child("w:vanish"))) {
            reading_.lost_hidden = reading_.lost_hidden || node.child("w:t");
            return;
        }
        Run run = look_of(node);
        run.link = link;
        for (const auto child : visible_children(node)) read_piece(child, run.text);
        add(std::move(run));
    }

    void read_piece(pugi::xml_node node, std::string& text) {
        if (is(node, "w:fldChar")) return field_mark(node.attribute("w:fldCharType").value());
        if (in_field_code()) return;
        if (is(node, "w:t")) {
            text += node.text().get();
        } else if (is(node, "w:tab") || is(node, "w:ptab")) {
            text += ' ';
        } else if (is(node, "w:cr") || is(node, "w:br")) {
            text += '\n';
        } else if (is(node, "w:noBreakHyphen")) {
            text += "\u2011";
        } else if (is(node, "w:sym")) {
            const std::string sign = symbol_text(node);
            reading_.lost_symbols = reading_.lost_symbols || sign.empty();
            text += sign.empty() ? "\uFFFD" : sign;
        } else if (is(node, "w:ruby")) {
            text += box_words(node.child("w:rubyBase")) + " (" + box_words(node.child("w:rt")) + ")";
        } else if (is(node, "w:drawing") || is(node, "w:pict") || is(node, "w:object")) {
            drawing(node, text);
        } else if (is(node, "w:footnoteReference") || is(node, "w:endnoteReference")) {
            reading_.lost_notes = true;
        } else if (is(node, "m:oMath")) {
            reading_.plain_formulas = true;
            text += formula_words(node);
        }
    }

    void drawing(pugi::xml_node node, std::string& text) {
        const std::string words = box_words(node);
        if (words.empty())
            reading_.lost_pictures = true;
        else
            reading_.plain_boxes = true;
        if (!words.empty()) text += "\n" + words + "\n";
    }

    // Fields may stand in each other's codes; only what stands in no code at all is shown.
    void field_mark(std::string_view type) {
        if (type == "begin")
            field_codes_.push_back(true);
        else if (field_codes_.empty())
            return;
        else if (type == "separate")
            field_codes_.back() = false;
        else if (type == "end")
            field_codes_.pop_back();
    }
    bool in_field_code() const {
        return std::find(field_codes_.begin(), field_codes_.end(), true) != field_codes_.end();
    }

    Reading& reading_;
    std::vector<bool> field_codes_;  // of each open field, whether its code goes on
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
