// SPDX-License-Identifier: MPL-2.0
// Addresses that stand in the text without any mark: GFM 6.9, and a little stricter about where they end.
#include <algorithm>

#include "read/markdown_character.h"
#include "read/markdown_inline.h"

namespace reading {
namespace {

bool is_host_byte(char c) {
    return is_word_byte(c) || c == '-' || c == '_' || c == '.';
}

/// A host has a dot inside, and no underscore in its last two parts.
bool valid_host(std::string_view host) {
    const auto last = host.rfind('.');
    if (last == std::string_view::npos || last == 0 || last + 1 == host.size()) return false;
    const auto before = host.rfind('.', last - 1);
    const std::string_view tail = host.substr(before == std::string_view::npos ? 0 : before + 1);
    return tail.find('_') == std::string_view::npos && host.find("..") == std::string_view::npos;
}

/// Where the path ends that begins at `i`: at white space, `<`, a brace, or punctuation beyond ASCII such as a quote
/// mark.
std::size_t path_end(std::string_view text, std::size_t i) {
    while (i < text.size()) {
        const char c = text[i];
        if (c == '<' || c == '{' || c == '}' || c == '|' || c == '`' || c == '"') break;
        const CharacterClass kind = class_at(text, i);
        const bool ascii = static_cast<unsigned char>(c) < 0x80;
        if (kind == CharacterClass::space || (!ascii && kind == CharacterClass::punctuation)) break;
        ++i;
        while (i < text.size() && (static_cast<unsigned char>(text[i]) & 0xC0) == 0x80) ++i;
    }
    return i;
}

/// Takes off what ends the sentence rather than the address: punctuation, and closing parentheses without a partner.
std::size_t without_tail(std::string_view text, std::size_t begin, std::size_t end) {
    const std::string_view url = text.substr(begin, end - begin);
    auto opens = std::count(url.begin(), url.end(), '(');
    auto closes = std::count(url.begin(), url.end(), ')');
    while (end > begin) {
        const char last = text[end - 1];
        const bool review_end =
            end < text.size() && text[end] == '}' && std::string_view("+-=").find(last) != std::string_view::npos;
        if (last == ')' && closes > opens) {
            --closes;
        } else if (last == ']' || review_end || std::string_view("?!.,:*_~';").find(last) != std::string_view::npos) {
            if (review_end && end - begin >= 2 && text[end - 2] == last) --end;
        } else {
            break;
        }
        --end;
    }
    return end;
}

}  // namespace

bool InlineParser::in_bracket() const {
    // A few of the innermost are enough: more open brackets than that are no text that an author wrote.
    const std::size_t looked_at = std::min<std::size_t>(brackets_.size(), 8);
    return std::any_of(brackets_.end() - static_cast<std::ptrdiff_t>(looked_at), brackets_.end(),
                       [](const Bracket& bracket) { return bracket.active; });
}

bool InlineParser::bare_url() {
    const bool boundary =
        at_ == 0 || class_before(text_, at_) == CharacterClass::space ||
        (!word_before(text_, at_) && text_[at_ - 1] != '/' && text_[at_ - 1] != '.' && text_[at_ - 1] != '@');
    if (!boundary) return false;
    const char first = static_cast<char>(text_[at_] | 0x20);
    const bool www = first == 'w' && (follows("www.") || follows("WWW."));
    const std::size_t scheme = follows("https://") || follows("HTTPS://") ? 8
                               : follows("http://") || follows("HTTP://") ? 7
                                                                          : 0;
    if (!www && scheme == 0) return false;
    std::size_t host_end = at_ + scheme;
    while (host_end < text_.size() && is_host_byte(text_[host_end])) ++host_end;
    const std::size_t end = without_tail(text_, at_, path_end(text_, at_ + scheme));
    host_end = std::min(host_end, end);
    if (end <= at_ + scheme || in_bracket()) return false;
    if (www && !valid_host(text_.substr(at_, host_end - at_))) return false;
    flush();
    const std::string words(text_.substr(at_, end - at_));
    model::Link link{www ? "http://" + words : words, {}, {}, 0};
    link.children.push_back({model::Text{words}, reading_.span(mapped_.range(at_, end)), 0});
    add(std::move(link), at_, end);
    at_ = pending_ = end;
    return true;
}

bool InlineParser::bare_address() {
    std::size_t begin = at_;
    while (begin > pending_ && (is_letter(text_[begin - 1]) || is_digit(text_[begin - 1]) ||
                                std::string_view(".-_+").find(text_[begin - 1]) != std::string_view::npos))
        --begin;
    if (begin == at_ || word_before(text_, begin)) return false;
    std::size_t end = at_ + 1;
    while (end < text_.size() && (is_letter(text_[end]) || is_digit(text_[end]) || text_[end] == '.' ||
                                  text_[end] == '-' || text_[end] == '_'))
        ++end;
    while (end > at_ && text_[end - 1] == '.') --end;
    const std::string_view host = text_.substr(at_ + 1, end - at_ - 1);
    if (host.empty() || !valid_host(host) || host.back() == '-' || host.back() == '_' || in_bracket()) return false;
    const std::size_t sign = at_;
    at_ = begin;
    flush();
    const std::string words(text_.substr(begin, end - begin));
    model::Link link{"mailto:" + words, {}, {}, 0};
    link.children.push_back({model::Text{words}, reading_.span(mapped_.range(begin, end)), 0});
    add(std::move(link), begin, end);
    at_ = pending_ = std::max(end, sign + 1);
    return true;
}

}  // namespace reading
