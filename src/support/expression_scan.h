// SPDX-License-Identifier: MPL-2.0
#pragma once

#include <cstddef>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

namespace support {

struct Token {
    enum class Kind : std::uint8_t { name, number, text, sign, open, close, end, bad, unfinished, no_date };
    Kind kind = Kind::end;
    std::string text;
    double number = 0;
    std::size_t offset = 0, length = 0;
};

/// Digits with a sign and a decimal comma or point, thousand points beside a comma; "8,6 %" is 0.086; the words "nan"
/// and "inf" are texts.
std::optional<double> number_in_words(std::string_view text);

/// An expression's tokens one after the other; offsets and lengths in bytes.
class Scanner {
  public:
    explicit Scanner(std::string_view text) : text_(text) {}

    Token next();
    /// Whether the next token is an opening parenthesis that follows at once.
    bool opens() const { return at_ < text_.size() && text_[at_] == '('; }

  private:
    template <class Test>
    std::size_t run(Test test, std::size_t from = 0) const;
    Token token(Token::Kind kind, std::size_t length);
    Token quoted(char quote);
    Token date(std::size_t length);
    Token number();
    Token sign();

    std::string_view text_;
    std::size_t at_ = 0;
};

}  // namespace support
