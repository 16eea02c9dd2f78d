// SPDX-License-Identifier: MPL-2.0
// Values, references and review marks (CriticMarkup).
#include <algorithm>
#include <utility>

#include "read/markdown_character.h"
#include "read/markdown_inline.h"

namespace reading {
namespace {

std::string trimmed(std::string_view text) {
    const auto first = text.find_first_not_of(" \t\n");
    if (first == std::string_view::npos) return {};
    std::string out(text.substr(first, text.find_last_not_of(" \t\n") + 1 - first));
    std::replace(out.begin(), out.end(), '\n', ' ');
    return out;
}

/// Puts a review attribute where it belongs; false for a key that review marks do not have.
bool store(model::ReviewMark& mark, const std::string& key, const std::string& value) {
    if (key == "forfatter") {
        mark.author = value;
    } else if (key == "dato") {
        mark.date = value;
    } else if (key == "ansvarlig") {
        mark.responsible = value;
    } else if (key == "frist") {
        mark.deadline = value;
    } else if (key == "svar-paa") {
        mark.reply_to = value;
    } else if (key == "loest") {
        mark.resolved = value == "true" || value == "ja";
    } else {
        return false;
    }
    return true;
}

}  // namespace

bool InlineParser::brace() {
    switch (at(at_ + 1)) {
        case '{':
            return value();
        case '+':
            return at(at_ + 2) == '+' && open_mark('+');
        case '-':
            return at(at_ + 2) == '-' && open_mark('-');
        case '~':
            return at(at_ + 2) == '~' && open_mark('~');
        case '=':
            return at(at_ + 2) == '=' && open_mark('=');
        case '>': {
            if (at(at_ + 2) != '>' || !reading_.review_marks_allowed) return at(at_ + 2) == '>' && open_mark('>');
            const std::size_t mark = reading_.marks.size();
            reading_.marks.emplace_back();
            if (comment(at_, mark)) return true;
            reading_.marks.pop_back();
            return false;
        }
        default:
            return false;
    }
}

bool InlineParser::value() {
    const std::size_t end = no_value_end_ ? std::string_view::npos : text_.find("}}", at_ + 2);
    if (end == std::string_view::npos) {
        if (!std::exchange(no_value_end_, true)) reading_.error("value-unclosed", mapped_.range(at_, at_ + 2));
        at_ += 2;
        return true;
    }
    flush();
    std::string expression = trimmed(text_.substr(at_ + 2, end - at_ - 2));
    if (expression.empty()) {
        reading_.error("value-empty", mapped_.range(at_, end + 2));
        add_text(std::string(text_.substr(at_, end + 2 - at_)), at_, end + 2);
    } else {
        add(model::Value{std::move(expression)}, at_, end + 2);
    }
    at_ = pending_ = end + 2;
    return true;
}

bool InlineParser::open_mark(char sign) {
    if (!reading_.review_marks_allowed) {
        reading_.error("review-mark.in-table", mapped_.range(at_, at_ + 3));
        return false;
    }
    flush();
    model::ReviewMark mark;
    mark.kind = sign == '+'   ? model::ReviewKind::insertion
                : sign == '=' ? model::ReviewKind::comment
                              : model::ReviewKind::deletion;
    mark.span = reading_.span(mapped_.range(at_, at_ + 3));
    const std::size_t index = reading_.marks.size();
    reading_.open_marks.push_back({sign, index, mark.span, 0});
    reading_.marks.push_back(std::move(mark));
    add(model::ReviewBoundary{index, true}, at_, at_ + 3);
    at_ += 3;
    pending_ = at_;
    return true;
}

/// `++}`, `--}`, `~~}` and `==}`. In `{~~old~>new~~}` the sign `>` stands for the second half, from `~>` on.
bool InlineParser::close_mark(char sign) {
    if (at(at_ + 1) != sign || at(at_ + 2) != '}') return false;
    auto& open = reading_.open_marks;
    // Only the innermost ones are looked at: this bounds the time that thousands of unclosed marks can cost.
    const auto outermost =
        open.rbegin() + static_cast<std::ptrdiff_t>(std::min<std::size_t>(open.size(), deepest_nesting));
    const auto found = std::find_if(open.rbegin(), outermost, [&](const OpenMark& mark) {
        return mark.sign == sign || (sign == '~' && mark.sign == '>');
    });
    if (found == outermost) {
        if (sign != '=' && reading_.review_marks_allowed)
            reading_.warning("review-mark.unopened", mapped_.range(at_, at_ + 3));
        return false;
    }
    const OpenMark mark = *found;
    open.erase(std::next(found).base());
    if (mark.sign == '~') reading_.error("review-mark.no-replacement", mapped_.range(at_, at_ + 3));
    flush();
    const std::size_t begin = at_;
    std::size_t end = at_ + 3;
    if (sign == '=' && text_.substr(end, 3) == "{>>") {
        at_ = pending_ = end;
        if (comment(begin, mark.mark)) {
            reading_.marks[mark.mark].span.begin = mark.opener.begin;
            return true;
        }
        at_ = pending_ = begin;
    }
    std::vector<std::size_t> marks{mark.mark};
    if (mark.sign == '>') marks.push_back(mark.deletion);
    end = mark_attributes(end, marks);
    for (const std::size_t index : marks) reading_.marks[index].span.end = reading_.span(mapped_.range(begin, end)).end;
    add(model::ReviewBoundary{mark.mark, false}, begin, end);
    at_ = pending_ = end;
    return true;
}

bool InlineParser::replace_mark() {
    if (at(at_ + 1) != '>' || reading_.open_marks.empty()) return false;
    auto& open = reading_.open_marks;
    const auto outermost =
        open.rbegin() + static_cast<std::ptrdiff_t>(std::min<std::size_t>(open.size(), deepest_nesting));
    const auto found = std::find_if(open.rbegin(), outermost, [](const OpenMark& mark) { return mark.sign == '~'; });
    if (found == outermost) return false;
    flush();
    const std::size_t deletion = found->mark;
    const std::size_t insertion_index = reading_.marks.size();
    model::ReviewMark insertion = reading_.marks[deletion];
    insertion.kind = model::ReviewKind::insertion;
    reading_.marks.push_back(std::move(insertion));
    found->sign = '>';
    found->mark = insertion_index;
    found->deletion = deletion;
    add(model::ReviewBoundary{deletion, false}, at_, at_ + 1);
    add(model::ReviewBoundary{insertion_index, true}, at_ + 1, at_ + 2);
    at_ += 2;
    pending_ = at_;
    return true;
}

/// A comment whose `{>>` is at `at_`. `begin` is where its end boundary begins: at `{>>`, or before it at `==}`.
bool InlineParser::comment(std::size_t begin, std::size_t mark) {
    const std::size_t close = no_review_comment_end_ ? std::string_view::npos : text_.find("<<}", at_ + 3);
    if (close == std::string_view::npos) {
        if (!std::exchange(no_review_comment_end_, true))
            reading_.error("review-mark.comment-unclosed", mapped_.range(at_, at_ + 3));
        return false;
    }
    const bool alone = begin == at_;
    flush();
    model::ReviewMark& made = reading_.marks[mark];
    made.kind = model::ReviewKind::comment;
    made.comment = trimmed(text_.substr(at_ + 3, close - at_ - 3));
    const std::size_t end = mark_attributes(close + 3, {mark});
    reading_.marks[mark].span = reading_.span(mapped_.range(begin, end));
    if (alone) add(model::ReviewBoundary{mark, true}, begin, begin);
    add(model::ReviewBoundary{mark, false}, begin, end);
    at_ = pending_ = end;
    return true;
}

std::size_t InlineParser::mark_attributes(std::size_t at, const std::vector<std::size_t>& marks) {
    auto list = parse_attributes(text_, at);
    if (!list) {
        if (looks_like_attributes(text_, at))
            reading_.error("attribute-syntax", mapped_.range(at, failed_attributes_end(text_, at)));
        return at;
    }
    const std::size_t end = list->end;
    const auto& pairs = list->attributes.pairs;
    for (std::size_t i = 0; i < pairs.size(); ++i) {
        bool known = true;
        for (const std::size_t mark : marks) known = store(reading_.marks[mark], pairs[i].first, pairs[i].second);
        if (!known)
            reading_.warning("review-mark.attribute", mapped_.range(list->keys[i].first, list->keys[i].second),
                             {{"key", pairs[i].first}});
        if (pairs[i].first == "svar-paa")
            reading_.replies[marks[0]] = reading_.span(mapped_.range(list->values[i].first, list->values[i].second));
    }
    const model::Attributes attributes = reading_.accept(std::move(*list), mapped_, at);
    for (const std::size_t mark : marks) reading_.marks[mark].name = attributes.id;
    return end;
}

/// `@tbl-…`, `@fig-…` and `@sec-…`; any other @ is text.
bool InlineParser::reference() {
    // A mark's sign before it has been read as one: the text that is still pending begins after it.
    const bool after_sign = pending_ == at_ && at_ > 1 && std::string_view("+-").find(text_[at_ - 1]) != std::string_view::npos;
    if (word_before(text_, at_) ||
        (!after_sign && at_ > 0 && std::string_view("._-+@").find(text_[at_ - 1]) != std::string_view::npos))
        return false;
    const std::string_view rest = text_.substr(at_ + 1);
    if (!rest.starts_with("tbl-") && !rest.starts_with("fig-") && !rest.starts_with("sec-")) return false;
    std::size_t length = 4;
    while (length < rest.size() && (word_at(rest, length) || rest[length] == '-' || rest[length] == '_' ||
                                    rest[length] == '.' || (static_cast<unsigned char>(rest[length]) & 0xC0) == 0x80))
        ++length;
    while (length > 4 && std::string_view("-_.").find(rest[length - 1]) != std::string_view::npos) --length;
    if (length == 4) return false;
    flush();
    const std::size_t end = at_ + 1 + length;
    add(model::Reference{std::string(rest.substr(0, length)), {}, 0}, at_, end);
    at_ = pending_ = end;
    return true;
}

}  // namespace reading
