// SPDX-License-Identifier: MPL-2.0
#include <algorithm>
#include <array>
#include <memory>

#include "check/passage_rules.h"
#include "model/walk.h"
#include "support/utf8.h"

namespace check {
namespace {

/// Danish sentences may rightly have these twice ("det, at der der …", "som som regel").
bool may_repeat(std::string_view word) {
    constexpr std::array<std::string_view, 16> words = {"der", "det", "som", "at", "for", "om", "på", "til",
                                                        "i",   "af",  "med", "så", "den", "de", "er", "har"};
    return std::find(words.begin(), words.end(), word) != words.end();
}

void find_double_words(Judge& judge, const Passage& passage) {
    if (passage.text.find(' ') == std::string::npos) return;
    const std::string lower = folded(passage.text);
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
            judge.report("draft-double-word", passage.place(last_begin, at, judge.inputs().sources),
                         {{"text", passage.text.substr(last_begin, at - last_begin)}}, passage.block);
        last_begin = begin;
        last_end = at;
    }
}

class DoubleWords : public PassageRule {
  public:
    explicit DoubleWords(Judge& judge) : judge_(judge) {}
    void see(const Passage& passage) override { find_double_words(judge_, passage); }

  private:
    Judge& judge_;
};

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

std::unique_ptr<PassageRule> double_word_rule(Judge& judge) {
    return std::make_unique<DoubleWords>(judge);
}

void check_draft(Judge& judge) {
    const auto& m = judge.metadata();
    if (m.status == "udkast" && !m.date && m.date_text.empty() && m.version.empty())
        judge.report("draft-watermark", judge.value_span("status"));
    empty_sections(judge, judge.inputs().assembly->blocks);
}

}  // namespace check
