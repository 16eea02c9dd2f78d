// SPDX-License-Identifier: MPL-2.0
#include <algorithm>
#include <array>

#include "check/judge.h"
#include "check/text.h"
#include "model/walk.h"
#include "support/utf8.h"

namespace check {
namespace {

using model::ReviewKind;

/// Enough of a text to know it by.
std::string shortened(std::string text) {
    constexpr std::size_t most = 60;
    std::size_t at = 0, count = 0;
    while (at < text.size() && count < most) {
        support::next_code_point(text, at);
        ++count;
    }
    return at < text.size() ? text.substr(0, at) + "\u2026" : text;
}

/// The words between the ends of each mark.
class Marked {
  public:
    explicit Marked(const model::Assembly& assembly) : texts(assembly.review_marks.size()) {
        const model::NodeVisitor visitor{[&](const model::Block&) { add(" "); },
                                         [&](const model::Inline& node) { inlined(node); }};
        model::for_each_node(assembly.blocks, visitor);
        for (const auto& note : assembly.footnotes) model::for_each_node(note.children, visitor);
        for (auto& text : texts) {
            text.erase(0, text.find_first_not_of(' '));
            text.erase(text.find_last_not_of(' ') + 1);
        }
    }

    std::vector<std::string> texts;

  private:
    void inlined(const model::Inline& node) {
        if (const auto* boundary = std::get_if<model::ReviewBoundary>(&node.kind))
            turn(boundary->mark, boundary->begins);
        else if (const auto* text = std::get_if<model::Text>(&node.kind))
            add(text->text);
        else if (const auto* code = std::get_if<model::Code>(&node.kind))
            add(code->text);
        else if (const auto* reference = std::get_if<model::Reference>(&node.kind))
            add(reference->text);
        else if (std::holds_alternative<model::SoftBreak>(node.kind) ||
                 std::holds_alternative<model::LineBreak>(node.kind))
            add(" ");
    }

    void add(const std::string& words) {
        constexpr std::size_t enough = 400;
        for (const std::size_t mark : open_)
            if (texts[mark].size() < enough) texts[mark] += words;
    }

    void turn(std::size_t mark, bool begins) {
        const auto found = std::find(open_.begin(), open_.end(), mark);
        if (begins && found == open_.end()) open_.push_back(mark);
        if (!begins && found != open_.end()) open_.erase(found);
    }

    std::vector<std::size_t> open_;  // marks that have begun and not ended
};

void dates(Judge& judge, const model::ReviewMark& mark) {
    for (const auto& [key, value] : {std::pair("dato", mark.date), std::pair("frist", mark.deadline)})
        if (!value.empty() && !model::parse_danish_date(value))
            judge.report("field-form.mark-date", mark.span, {{"title", key}, {"value", value}}, mark.span);
}

void comment(Judge& judge, const model::ReviewMark& mark, const std::string& marked) {
    if (mark.resolved) return;
    const auto deadline = model::parse_danish_date(mark.deadline);
    const bool late = deadline && *deadline < judge.inputs().today;
    const std::string about = shortened(mark.comment.empty() ? marked : mark.comment);
    std::string key = mark.responsible.empty() ? "open" : "assigned";
    if (late) key = mark.responsible.empty() ? "overdue" : "overdue-assigned";
    if (mark.comment.empty() && !late) key = "highlight";
    judge.report("draft-comments." + key, mark.span,
                 {{"comment", about},
                  {"responsible", mark.responsible},
                  {"deadline", deadline ? judge.in_words(*deadline) : ""}});
}

void change(Judge& judge, const model::ReviewMark& mark, const std::string& words) {
    const std::string key = mark.kind == ReviewKind::insertion ? "draft-tracked.insertion" : "draft-tracked.deletion";
    judge.report(mark.author.empty() ? key : key + "-by", mark.span,
                 {{"text", shortened(words)}, {"author", mark.author}});
}

/// `{~~old~>new~~}` is read as a deletion and an insertion of one place.
bool is_replacement(const model::ReviewMark& mark, const model::ReviewMark& next) {
    return mark.kind == ReviewKind::deletion && next.kind == ReviewKind::insertion && mark.span.known() &&
           mark.span == next.span;
}

void marks(Judge& judge) {
    const auto& all = judge.inputs().assembly->review_marks;
    const Marked marked(*judge.inputs().assembly);
    for (std::size_t i = 0; i < all.size(); ++i) {
        dates(judge, all[i]);
        if (all[i].kind == ReviewKind::comment) {
            comment(judge, all[i], marked.texts[i]);
        } else if (i + 1 < all.size() && is_replacement(all[i], all[i + 1])) {
            judge.report(all[i].author.empty() ? "draft-tracked.replacement" : "draft-tracked.replacement-by",
                         all[i].span,
                         {{"old", shortened(marked.texts[i])},
                          {"text", shortened(marked.texts[i + 1])},
                          {"author", all[i].author}});
            ++i;
        } else {
            change(judge, all[i], marked.texts[i]);
        }
    }
}

struct Sign {
    std::string_view begin, end;
    const char* key;
};

constexpr std::array<Sign, 6> signs = {{{"{++", "++}", "draft-tracked.front-matter"},
                                        {"{--", "--}", "draft-tracked.front-matter"},
                                        {"{~~", "~~}", "draft-tracked.front-matter"},
                                        {"{>>", "<<}", "draft-comments.front-matter"},
                                        {"{==", "==}", "draft-comments.front-matter"},
                                        {"<!--", "-->", "draft-comments.front-matter"}}};

/// In the front matter the signs are text, and would be shown as they stand.
void in_front_matter(Judge& judge) {
    for (const auto& passage : passages_of(judge.inputs().document->front_matter))
        for (const auto& sign : signs)
            for (auto at = passage.text.find(sign.begin); at != std::string::npos;) {
                auto end = passage.text.find(sign.end, at);
                end = end == std::string::npos ? passage.text.size() : end + sign.end.size();
                judge.report(sign.key, passage.place(at, end, judge.inputs().sources),
                             {{"text", shortened(passage.text.substr(at, end - at))}}, passage.block);
                at = passage.text.find(sign.begin, end);
            }
}

}  // namespace

void check_review(Judge& judge) {
    in_front_matter(judge);
    marks(judge);
}

}  // namespace check
