// SPDX-License-Identifier: MPL-2.0
// What another program left in the text, or an author typed as one does there: it becomes plain words here, silently.
#include <algorithm>
#include <array>
#include <memory>
#include <optional>

#include "check/passage_rules.h"

namespace check {
namespace {

using Words = std::string_view;

bool is_digit(char c) {
    return c >= '0' && c <= '9';
}

/// How many bytes of a typed number like "1.2 " or "3. " begin a heading; 0 when it has none, or is a date.
std::size_t typed_number(const std::string& text) {
    std::size_t at = 0, parts = 0;
    bool dot = false;
    while (at < text.size() && is_digit(text[at])) {
        while (at < text.size() && is_digit(text[at])) ++at;
        ++parts;
        dot = at < text.size() && text[at] == '.';
        if (dot) ++at;
    }
    const bool apart = at < text.size() && (text[at] == ' ' || text[at] == '\t' || text.compare(at, 2, "\u00A0") == 0);
    if (parts == 0 || !apart || (parts == 1 && !dot)) return 0;
    const std::string next = folded(text.substr(at + 1, 24));
    constexpr std::array<Words, 12> months = {"januar", "februar", "marts",     "april",   "maj",      "juni",
                                              "juli",   "august",  "september", "oktober", "november", "december"};
    const bool dated = std::any_of(months.begin(), months.end(), [&](Words month) {
        const auto found = next.find(month);
        return found != std::string::npos && found <= 1;
    });
    return dated ? 0 : at;
}

struct Mark {
    Words text;
    const char* key;
};

/// Signs at the beginning of a line that another program makes a list of, and what they are here.
constexpr std::array<Mark, 13> marks = {{{"\u2022", "word-paste.bullet"},
                                         {"\u00B7", "word-paste.bullet"},
                                         {"\u25AA", "word-paste.bullet"},
                                         {"\u25CF", "word-paste.bullet"},
                                         {"\uF0B7", "word-paste.bullet"},
                                         {"\uF0A7", "word-paste.bullet"},
                                         {"o\t", "word-paste.bullet"},
                                         {"\u00A7\t", "word-paste.bullet"},
                                         {"\u2013\t", "word-paste.bullet"},
                                         {"-\u00A0", "word-paste.bullet"},
                                         {"*\u00A0", "word-paste.bullet"},
                                         {"o\u00A0\u00A0", "word-paste.bullet"},
                                         {"\u2014\t", "word-paste.bullet"}}};

struct Finding {
    const char* key;
    std::size_t length;
};

std::optional<Finding> numbered_item(Words line) {
    std::size_t at = 0;
    while (at < line.size() && is_digit(line[at])) ++at;
    if (at == 0 && !line.empty() && line[0] >= 'a' && line[0] <= 'z') at = 1;
    if (at == 0 || at > 3 || at + 1 >= line.size() || (line[at] != ')' && line[at] != '.')) return std::nullopt;
    const bool apart = line[at + 1] == '\t' || line.substr(at + 1, 2) == "\u00A0";
    return apart ? std::optional(Finding{"word-paste.item", at + 1}) : std::nullopt;
}

std::optional<Finding> heading_sign(Words line) {
    std::size_t at = 0;
    while (at < line.size() && line[at] == '#') ++at;
    if (at == 0 || at > 6 || at >= line.size()) return std::nullopt;
    const bool no_break = line.substr(at, 2) == "\u00A0";
    const bool joined = at > 1 && line[at] != ' ' && line[at] != '\t' && !is_digit(line[at]);
    return no_break || joined ? std::optional(Finding{"word-paste.heading", at}) : std::nullopt;
}

/// "| – | – |": the line of dashes under a table's head, after a program changed its dashes.
bool is_table_line(Words line) {
    bool dash = false;
    if (line.size() < 3 || line.front() != '|') return false;
    for (const Words sign : {"\u2013", "\u2014"}) dash = dash || line.find(sign) != Words::npos;
    std::string rest(line);
    for (const Words sign : {"\u2013", "\u2014"})
        for (auto at = rest.find(sign); at != std::string::npos; at = rest.find(sign)) rest.erase(at, sign.size());
    return dash && rest.find_first_not_of("|-: ") == std::string::npos;
}

std::optional<Finding> in_line(Words line) {
    for (const auto& mark : marks)
        if (line.starts_with(mark.text)) return Finding{mark.key, mark.text.size()};
    if (const auto item = numbered_item(line)) return item;
    if (const auto heading = heading_sign(line)) return heading;
    if (is_table_line(line)) return Finding{"word-paste.table", line.size()};
    return std::nullopt;
}

Words line_of(const Passage& passage, std::size_t number) {
    const std::size_t begin = passage.lines[number];
    const std::size_t end = number + 1 < passage.lines.size() ? passage.lines[number + 1] - 1 : passage.text.size();
    return Words(passage.text).substr(begin, end - begin);
}

void report(Judge& judge, const Passage& passage, const char* key, std::size_t begin, std::size_t end) {
    judge.report(key, passage.place(begin, end, judge.inputs().sources),
                 {{"text", passage.text.substr(begin, end - begin)}}, passage.block);
}

/// At most one finding for each paragraph: the first.
void paragraph(Judge& judge, const Passage& passage) {
    if (passage.text == "\u2014" || passage.text == "\u2014\u2014" || passage.text == "\u2013\u2013\u2013") {
        report(judge, passage, "word-paste.break", 0, passage.text.size());
        return;
    }
    std::size_t tabbed = 0;
    for (std::size_t i = 0; i < passage.lines.size(); ++i) {
        const Words line = line_of(passage, i);
        if (const auto found = in_line(line)) {
            report(judge, passage, found->key, passage.lines[i], passage.lines[i] + found->length);
            return;
        }
        if (line.find('\t') != Words::npos && ++tabbed == 2) {
            report(judge, passage, "word-paste.tabs", passage.lines[i], passage.lines[i] + line.size());
            return;
        }
    }
    if (const auto at = passage.text.find("<o:p"); at != std::string::npos)
        report(judge, passage, "word-paste.office", at, at + 4);
}

/// "---", keys and "---" after an empty line are a line and a heading, which become the title without a word.
void late_front_matter(Judge& judge) {
    const auto& blocks = judge.inputs().document->blocks;
    if (blocks.size() < 2 || !std::holds_alternative<model::ThematicBreak>(blocks[0].kind)) return;
    const auto* heading = std::get_if<model::Heading>(&blocks[1].kind);
    if (!heading) return;
    const std::string text = model::plain_text(heading->children);
    constexpr std::array<Words, 7> keys = {
        "title:", "dokumenttype:", "subtitle:", "status:", "lang:", "version:", "date:"};
    const bool key = std::any_of(keys.begin(), keys.end(), [&](Words one) { return text.starts_with(one); });
    if (key) judge.report("word-paste.front-matter", blocks[0].span, {}, blocks[0].span);
}

/// The title stands above the text already, unless it has a cover to itself.
void title_again(Judge& judge) {
    const auto& made = judge.inputs().assembly->blocks;
    const auto& blocks = judge.inputs().document->blocks;
    if (made.empty() || !made[0].attributes.has_class("title-block") || blocks.empty()) return;
    const auto* heading = std::get_if<model::Heading>(&blocks[0].kind);
    if (heading == nullptr || heading->level != 1) return;
    if (model::plain_text(heading->children) == judge.metadata().title)
        judge.report("heading-title", blocks[0].span, {}, blocks[0].span);
}

class Paste : public PassageRule {
  public:
    explicit Paste(Judge& judge) : judge_(judge) {}
    void see(const Passage& passage) override {
        if (passage.paragraph) paragraph(judge_, passage);
        if (const auto length = passage.numbered ? typed_number(passage.text) : 0)
            report(judge_, passage, "heading-number", 0, length);
    }

  private:
    Judge& judge_;
};

}  // namespace

std::unique_ptr<PassageRule> paste_rule(Judge& judge) {
    return std::make_unique<Paste>(judge);
}

void check_paste(Judge& judge) {
    late_front_matter(judge);
    title_again(judge);
}

}  // namespace check
