// SPDX-License-Identifier: MPL-2.0
#include "support/expression_scan.h"

#include <algorithm>
#include <charconv>
#include <cmath>

#include "support/expression_date.h"

namespace support {
namespace {

bool is_digit(char c) {
    return c >= '0' && c <= '9';
}
bool starts_name(char c) {
    return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || c == '_' || static_cast<unsigned char>(c) >= 0x80;
}
bool in_name(char c) {
    return starts_name(c) || is_digit(c) || c == '-' || c == '.';
}
bool in_number(char c) {
    return is_digit(c) || c == ',' || c == '.';
}

/// Of "8,6 ", which a per cent sign follows.
std::optional<double> hundredths_in_words(std::string_view text) {
    for (const std::string_view space : {" ", "\u00A0", "\u202F"})
        if (text.ends_with(space)) text.remove_suffix(space.size());
    const auto number = text.ends_with('%') ? std::nullopt : number_in_words(text);
    return number ? std::optional(*number / 100) : std::nullopt;
}

}  // namespace

std::optional<double> number_in_words(std::string_view text) {
    if (text.ends_with('%')) return hundredths_in_words(text.substr(0, text.size() - 1));
    std::string plain(text);
    // Beside a decimal comma points set thousands apart.
    if (plain.find(',') != std::string::npos && plain.find('.') < plain.find(',')) std::erase(plain, '.');
    if (const auto comma = plain.find(','); comma != std::string::npos && plain.find('.') == std::string::npos)
        plain[comma] = '.';
    double value = 0;
    const auto [end, error] =
        std::from_chars(plain.data(), plain.data() + plain.size(), value, std::chars_format::fixed);
    if (plain.empty() || error != std::errc() || end != plain.data() + plain.size() || !std::isfinite(value))
        return std::nullopt;
    return value;
}

template <class Test>
std::size_t Scanner::run(Test test, std::size_t from) const {
    std::size_t length = from;
    while (at_ + length < text_.size() && test(text_[at_ + length])) ++length;
    return length;
}

Token Scanner::next() {
    while (at_ < text_.size() && (text_[at_] == ' ' || text_[at_] == '\t' || text_[at_] == '\n')) ++at_;
    if (at_ == text_.size()) return token(Token::Kind::end, 0);
    const char c = text_[at_];
    if (c == '(') return token(Token::Kind::open, 1);
    if (c == ')') return token(Token::Kind::close, 1);
    if (c == '\'' || c == '"') return quoted(c);
    if (is_digit(c)) return number();
    if (starts_name(c)) return token(Token::Kind::name, run(in_name));
    return sign();
}

Token Scanner::token(Token::Kind kind, std::size_t length) {
    Token made{kind, std::string(text_.substr(at_, length)), 0, at_, length};
    at_ += length;
    return made;
}

Token Scanner::quoted(char quote) {
    const auto close = text_.find(quote, at_ + 1);
    if (close == std::string_view::npos) return token(Token::Kind::unfinished, text_.size() - at_);
    Token made = token(Token::Kind::text, close + 1 - at_);
    made.text = made.text.substr(1, made.text.size() - 2);
    return made;
}

/// A sign after the last digit parts the arguments of a function.
Token Scanner::number() {
    if (const std::size_t length = date_length(text_.substr(at_));
        length > 0 && (at_ + length >= text_.size() || !in_name(text_[at_ + length])))
        return date(length);
    std::size_t length = run(in_number, 1);
    while (!is_digit(text_[at_ + length - 1])) --length;
    Token made = token(Token::Kind::number, length);
    const auto value = number_in_words(made.text);
    if (!value) made.kind = Token::Kind::bad;
    made.number = value.value_or(0);
    return made;
}

Token Scanner::date(std::size_t length) {
    Token made = token(Token::Kind::text, length);
    if (const auto day = date_in_words(made.text)) made.text = iso_date(*day);
    else made.kind = Token::Kind::no_date;
    return made;
}

Token Scanner::sign() {
    for (const std::string_view sign :
         {"<>", "<=", ">=", "!=", "==", "=", "<", ">", "+", "-", "*", "/", "^", "%", "&", ";", ","}) {
        if (!text_.substr(at_).starts_with(sign)) continue;
        Token made = token(Token::Kind::sign, sign.size());
        if (made.text == "==") made.text = "=";
        if (made.text == "!=") made.text = "<>";
        return made;
    }
    return token(Token::Kind::bad, 1);
}

}  // namespace support
