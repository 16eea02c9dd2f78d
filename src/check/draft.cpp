// SPDX-License-Identifier: MPL-2.0
#include <algorithm>
#include <array>

#include "check/judge.h"
#include "check/text.h"
#include "model/walk.h"
#include "support/utf8.h"

namespace check {
namespace {

void review_marks(Judge& judge) {
    for (const auto& mark : judge.inputs().assembly->review_marks) {
        if (mark.kind == model::ReviewKind::comment) {
            if (!mark.resolved)
                judge.report(mark.responsible.empty() ? "draft-comments.open" : "draft-comments.assigned", mark.span,
                             {{"comment", mark.comment}, {"responsible", mark.responsible}});
        } else {
            judge.report(
                mark.kind == model::ReviewKind::insertion ? "draft-tracked.insertion" : "draft-tracked.deletion",
                mark.span);
        }
    }
}

bool is_letter(char32_t c) {
    return (c >= U'a' && c <= U'z') || (c >= U'A' && c <= U'Z') || (c >= U'0' && c <= U'9') ||
           (c >= 0xC0 && c != 0xD7 && c != 0xF7 && c < 0x2000);
}

bool letter_at(const std::string& text, std::size_t at) {
    return at < text.size() && is_letter(support::next_code_point(text, at));
}

bool letter_before(const std::string& text, std::size_t at) {
    if (at == 0) return false;
    do --at;
    while (at > 0 && (static_cast<unsigned char>(text[at]) & 0xC0) == 0x80);
    return letter_at(text, at);
}

std::string lower_ascii(std::string text) {
    for (char& c : text)
        if (c >= 'A' && c <= 'Z') c = static_cast<char>(c + 32);
    return text;
}

struct Pattern {
    std::string_view text;
    const char* key;
    bool any_case = true;
    bool whole_word = true;
    std::string_view until;  // the finding goes on to this sign, if it follows
};

constexpr std::array<Pattern, 19> patterns = {{
    {"xx", "draft-placeholder", true, true, ""},
    {"xxx", "draft-placeholder", true, true, ""},
    {"xxxx", "draft-placeholder", true, true, ""},
    {"[indsæt", "draft-placeholder", true, false, "]"},
    {"[insert", "draft-placeholder", true, false, "]"},
    {"[skriv", "draft-placeholder", true, false, "]"},
    {"[dato", "draft-placeholder", true, false, "]"},
    {"TODO", "draft-placeholder", false, true, ""},
    {"TBD", "draft-placeholder", false, true, ""},
    {"???", "draft-placeholder", true, false, ""},
    {"lorem ipsum", "draft-placeholder", true, true, ""},
    {"Fejl! Henvisningskilde", "xref-valid.word", true, false, "."},
    {"Error! Reference source", "xref-valid.word", true, false, "."},
    {"HUSK:", "draft-template-text", false, false, ""},
    {"husk at slette", "draft-template-text", true, true, ""},
    {"slettes inden", "draft-template-text", true, true, ""},
    {"skriv her", "draft-template-text", true, true, ""},
    {"klik her for at", "draft-template-text", true, true, ""},
    {"indsæt tekst", "draft-template-text", true, true, ""},
}};

void report_found(Judge& judge, const Passage& passage, const char* key, std::size_t begin, std::size_t end) {
    judge.report(key, passage.place(begin, end, judge.inputs().sources),
                 {{"text", passage.text.substr(begin, end - begin)}}, passage.block);
}

void find_pattern(Judge& judge, const Passage& passage, const std::string& lower, const Pattern& pattern) {
    const std::string wanted = pattern.any_case ? lower_ascii(std::string(pattern.text)) : std::string(pattern.text);
    const std::string& text = pattern.any_case ? lower : passage.text;
    for (auto at = text.find(wanted); at != std::string::npos; at = text.find(wanted, at + wanted.size())) {
        std::size_t end = at + wanted.size();
        if (pattern.whole_word && (letter_before(text, at) || letter_at(text, end))) continue;
        if (!pattern.until.empty())
            if (const auto close = text.find(pattern.until, end); close != std::string::npos)
                end = close + pattern.until.size();
        report_found(judge, passage, pattern.key, at, end);
    }
}

/// Three low lines or more stand where somebody should write.
void find_blanks(Judge& judge, const Passage& passage) {
    for (auto at = passage.text.find("___"); at != std::string::npos;) {
        std::size_t end = passage.text.find_first_not_of('_', at);
        if (end == std::string::npos) end = passage.text.size();
        report_found(judge, passage, "draft-placeholder", at, end);
        at = passage.text.find("___", end);
    }
}

/// Danish sentences may rightly have these twice ("det, at der der …", "som som regel").
bool may_repeat(std::string_view word) {
    constexpr std::array<std::string_view, 16> words = {"der", "det", "som", "at", "for", "om", "på", "til",
                                                        "i",   "af",  "med", "så", "den", "de", "er", "har"};
    return std::find(words.begin(), words.end(), word) != words.end();
}

void find_double_words(Judge& judge, const Passage& passage, const std::string& lower) {
    std::size_t last_begin = 0, last_end = 0;
    for (std::size_t at = 0; at < lower.size();) {
        if (!letter_at(lower, at)) {
            support::next_code_point(lower, at);
            continue;
        }
        const std::size_t begin = at;
        while (letter_at(lower, at)) support::next_code_point(lower, at);
        const auto word = std::string_view(lower).substr(begin, at - begin);
        const auto last = std::string_view(lower).substr(last_begin, last_end - last_begin);
        const bool number = word.find_first_of("0123456789") != std::string_view::npos;
        const bool one_space = begin == last_end + 1 && lower[last_end] == ' ';
        if (word == last && one_space && !number && word.size() > 1 && !may_repeat(word))
            report_found(judge, passage, "draft-double-word", last_begin, at);
        last_begin = begin;
        last_end = at;
    }
}

void texts(Judge& judge) {
    for (const auto& passage : passages_of(*judge.inputs().assembly)) {
        const std::string lower = lower_ascii(passage.text);
        for (const auto& pattern : patterns) find_pattern(judge, passage, lower, pattern);
        find_blanks(judge, passage);
        find_double_words(judge, passage, lower);
    }
}

/// A heading with nothing before the next heading of its level or above. Deeper headings are something.
void empty_sections(Judge& judge, const model::Blocks& blocks) {
    const auto& marks = judge.inputs().assembly->review_marks;
    for (std::size_t i = 0; i < blocks.size(); ++i) {
        const auto* heading = std::get_if<model::Heading>(&blocks[i].kind);
        if (!heading || !blocks[i].span.known()) continue;
        const auto* next = i + 1 < blocks.size() ? std::get_if<model::Heading>(&blocks[i + 1].kind) : nullptr;
        const bool last = i + 1 == blocks.size() || !blocks[i + 1].span.known();
        if (last || (next && next->level <= heading->level))
            judge.report("draft-empty-section", blocks[i].span,
                         {{"title", model::plain_text(heading->children, marks)}}, blocks[i].span);
    }
}

}  // namespace

void check_draft(Judge& judge) {
    const auto& m = judge.metadata();
    if (m.status == "udkast" && !m.date && m.date_text.empty() && m.version.empty())
        judge.report("draft-watermark", judge.value_span("status"));
    review_marks(judge);
    texts(judge);
    empty_sections(judge, judge.inputs().assembly->blocks);
}

}  // namespace check
