// SPDX-License-Identifier: MPL-2.0
#include "read/markdown_inline.h"

#include <algorithm>
#include <array>
#include <utility>

#include "model/walk.h"
#include "read/markdown_character.h"

namespace reading {
namespace {

constexpr std::array<bool, 256> special_bytes() {
    std::array<bool, 256> table{};
    for (const char c :
         {'\\', '&', '\n', '`', '*', '_', '~', '[', ']', '!', '<', '{', '+', '-', '=', '@', 'w', 'h', 'W', 'H'})
        table[static_cast<unsigned char>(c)] = true;
    return table;
}
constexpr auto special = special_bytes();

void append_plain(const model::Inlines& inlines, std::string& out) {
    for (const auto& node : inlines) {
        if (const auto* text = std::get_if<model::Text>(&node.kind)) out += text->text;
        if (const auto* code = std::get_if<model::Code>(&node.kind)) out += code->text;
        if (const auto* image = std::get_if<model::Image>(&node.kind)) out += image->alt;
        if (std::holds_alternative<model::SoftBreak>(node.kind) || std::holds_alternative<model::LineBreak>(node.kind))
            out += ' ';
        if (const auto* children = model::children_of(node)) append_plain(*children, out);
    }
}

}  // namespace

model::Inlines parse_inlines(const MappedText& text, Reading& reading) {
    if (text.empty()) return {};
    return InlineParser(text, reading).parse();
}

std::string plain_text(const model::Inlines& inlines) {
    std::string out;
    append_plain(inlines, out);
    return out;
}

InlineParser::InlineParser(const MappedText& text, Reading& reading)
    : mapped_(text), text_(text.text()), reading_(reading) {
    nodes_.reserve(8 + text_.size() / 40);
}

model::Inlines InlineParser::parse() {
    while (at_ < text_.size()) {
        while (at_ < text_.size() && !special[static_cast<unsigned char>(text_[at_])]) ++at_;
        if (at_ < text_.size()) step();
    }
    flush();
    close_emphasis(none);
    report_open_html(0);
    return collect(first_);
}

/// Reads what begins with the special character at `at_`, or passes it over as a literal.
void InlineParser::step() {
    const char c = text_[at_];
    switch (c) {
        case '\\':
            return escape();
        case '&':
            return character_reference();
        case '\n':
            return line_break();
        case '`':
            return code();
        case '[':
            return open_bracket(false);
        case ']':
            return close_bracket();
        case '<':
            return angle_bracket();
        case '*':
        case '_':
            return delimiter_run();
        case '!':
            if (at(at_ + 1) == '[') return open_bracket(true);
            break;
        case '~':
            if (replace_mark() || close_mark('~')) return;
            return delimiter_run();
        case '{':
            if (brace()) return;
            break;
        case '+':
        case '-':
        case '=':
            if (close_mark(c)) return;
            break;
        case '@':
            if (reference() || bare_address()) return;
            break;
        default:
            if (bare_url()) return;
            break;
    }
    ++at_;
}

void InlineParser::flush() {
    if (pending_ < at_) add_words(pending_, at_);
    pending_ = at_;
}

const Reading::Abbreviation* InlineParser::abbreviation_at(std::size_t at, std::size_t end) const {
    const auto found = reading_.abbreviations.find(text_[at]);
    if (found == reading_.abbreviations.end() || word_before(text_, at)) return nullptr;
    for (const auto& candidate : found->second) {
        const std::size_t after = at + candidate.shorter.size();
        if (after <= end && text_.substr(at, candidate.shorter.size()) == candidate.shorter && !word_at(text_, after))
            return &candidate;
    }
    return nullptr;
}

void InlineParser::add_words(std::size_t begin, std::size_t end) {
    if (!reading_.abbreviations.empty()) {
        for (std::size_t i = begin; i < end; ++i) {
            const auto* abbreviation = abbreviation_at(i, end);
            if (abbreviation == nullptr) continue;
            if (i > begin) add_text(std::string(text_.substr(begin, i - begin)), begin, i);
            const std::size_t after = i + abbreviation->shorter.size();
            model::Styled styled;
            styled.attributes.classes.emplace_back("abbr");
            styled.attributes.pairs.emplace_back("title", abbreviation->expansion);
            const Range where = mapped_.range(i, after);
            styled.children.push_back({model::Text{abbreviation->shorter}, reading_.span(where), 0});
            add(std::move(styled), i, after);
            begin = after;
            i = after - 1;
        }
    }
    if (begin < end) add_text(std::string(text_.substr(begin, end - begin)), begin, end);
}

void InlineParser::escape() {
    const char next = at(at_ + 1);
    if (next == '\n') {
        flush();
        add(model::LineBreak{}, at_, at_ + 2);
        at_ += 2;
        while (at(at_) == ' ') ++at_;
    } else if (text_.substr(at_ + 1, 2) == "{{") {
        flush();
        add_text("{{", at_, at_ + 3);
        at_ += 3;
    } else if (is_ascii_punctuation(next)) {
        flush();
        add_text(std::string(1, next), at_, at_ + 2);
        at_ += 2;
    } else {
        ++at_;
        return;
    }
    pending_ = at_;
}

void InlineParser::character_reference() {
    std::string character;
    const std::size_t length = read_character_reference(text_, at_, character);
    if (length == 0) {
        ++at_;
        return;
    }
    flush();
    add_text(std::move(character), at_, at_ + length);
    at_ += length;
    pending_ = at_;
}

void InlineParser::line_break() {
    std::size_t words_end = at_;
    while (words_end > pending_ && (text_[words_end - 1] == ' ' || text_[words_end - 1] == '\t')) --words_end;
    const bool hard = at_ - words_end >= 2 && text_[at_ - 1] == ' ' && text_[at_ - 2] == ' ';
    const std::size_t newline = at_;
    at_ = words_end;
    flush();
    at_ = newline + 1;
    while (at(at_) == ' ' || at(at_) == '\t') ++at_;
    pending_ = at_;
    if (hard) {
        add(model::LineBreak{}, words_end, newline + 1);
    } else {
        add(model::SoftBreak{}, newline, newline + 1);
    }
}

void InlineParser::note_backticks() {
    if (std::exchange(backticks_noted_, true)) return;
    for (std::size_t i = text_.find('`', at_); i < text_.size(); i = text_.find('`', i)) {
        const std::size_t end = std::min(text_.find_first_not_of('`', i), text_.size());
        last_backticks_[end - i] = i;
        i = end;
    }
}

void InlineParser::code() {
    const std::size_t begin = at_;
    const std::size_t inside = std::min(text_.find_first_not_of('`', at_), text_.size());
    const std::size_t length = inside - begin;
    note_backticks();
    const auto last = last_backticks_.find(length);
    if (last == last_backticks_.end() || last->second <= begin) {
        at_ = inside;
        return;
    }
    std::size_t close = inside;
    std::size_t end = inside;
    while ((close = text_.find('`', end)) != std::string_view::npos) {
        end = std::min(text_.find_first_not_of('`', close), text_.size());
        if (end - close == length) break;
    }
    flush();
    std::string words(text_.substr(inside, close - inside));
    std::replace(words.begin(), words.end(), '\n', ' ');
    const bool padded = words.size() >= 2 && words.front() == ' ' && words.back() == ' ' &&
                        words.find_first_not_of(' ') != std::string::npos;
    if (padded) words = words.substr(1, words.size() - 2);
    add(model::Code{std::move(words)}, begin, end);
    at_ = pending_ = end;
}

}  // namespace reading
