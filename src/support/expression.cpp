// SPDX-License-Identifier: MPL-2.0
#include "support/expression.h"

#include <algorithm>
#include <charconv>
#include <cmath>
#include <optional>
#include <utility>

namespace support {

struct Expression::Node {
    enum class Kind { value, name, negation, conjunction, disjunction, comparison };
    Kind kind = Kind::value;
    ExpressionValue value;
    std::string name;
    std::string comparison;  // "=", "<>", "<", "<=", ">", ">="
    /// One of a negation, two of a comparison, any number of a conjunction or disjunction: a chain is a list and no
    /// chain of pairs, so that its length costs no depth.
    std::vector<std::shared_ptr<const Node>> parts;
};

namespace {

using Node = Expression::Node;
using NodePtr = std::shared_ptr<const Node>;
using LookUp = std::function<ExpressionValue(std::string_view)>;

/// Deeper nesting than any author writes; it keeps the recursion away from the end of the stack.
constexpr int depth_limit = 64;

struct Token {
    enum class Kind { name, number, text, comparison, open, close, end, bad, unfinished };
    Kind kind = Kind::end;
    std::string text;
    double number = 0;
    std::size_t offset = 0, length = 0;
};

/// Digits with a sign and a decimal sign; the words "nan" and "inf" are texts.
std::optional<double> as_number(std::string_view text) {
    std::string plain(text);
    // Beside a decimal comma points set thousands apart.
    if (plain.find(',') != std::string::npos && plain.find('.') < plain.find(',')) std::erase(plain, '.');
    if (const auto comma = plain.find(','); comma != std::string::npos && plain.find('.') == std::string::npos)
        plain[comma] = '.';
    double value = 0;
    const auto [end, error] = std::from_chars(plain.data(), plain.data() + plain.size(), value,
                                              std::chars_format::fixed);
    if (plain.empty() || error != std::errc() || end != plain.data() + plain.size() || !std::isfinite(value))
        return std::nullopt;
    return value;
}

bool is_digit(char c) {
    return c >= '0' && c <= '9';
}
bool starts_name(char c) {
    return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || c == '_' || static_cast<unsigned char>(c) >= 0x80;
}
bool in_name(char c) {
    return starts_name(c) || is_digit(c) || c == '-' || c == '.';
}

class Scanner {
  public:
    explicit Scanner(std::string_view text) : text_(text) {}

    Token next() {
        while (at_ < text_.size() && (text_[at_] == ' ' || text_[at_] == '\t' || text_[at_] == '\n')) ++at_;
        if (at_ == text_.size()) return token(Token::Kind::end, 0);
        const char c = text_[at_];
        if (c == '(') return token(Token::Kind::open, 1);
        if (c == ')') return token(Token::Kind::close, 1);
        if (c == '\'' || c == '"') return quoted(c);
        if (is_digit(c) || (c == '-' && at_ + 1 < text_.size() && is_digit(text_[at_ + 1]))) return number();
        if (starts_name(c)) return token(Token::Kind::name, run(in_name));
        return comparison();
    }

  private:
    template <class Test>
    std::size_t run(Test test, std::size_t from = 0) const {
        std::size_t length = from;
        while (at_ + length < text_.size() && test(text_[at_ + length])) ++length;
        return length;
    }
    Token token(Token::Kind kind, std::size_t length) {
        Token made{kind, std::string(text_.substr(at_, length)), 0, at_, length};
        at_ += length;
        return made;
    }
    Token quoted(char quote) {
        const auto close = text_.find(quote, at_ + 1);
        if (close == std::string_view::npos) return token(Token::Kind::unfinished, text_.size() - at_);
        Token made = token(Token::Kind::text, close + 1 - at_);
        made.text = made.text.substr(1, made.text.size() - 2);
        return made;
    }
    /// "2024-02-01"
    bool at_date() const {
        const auto text = text_.substr(at_, 10);
        if (text.size() < 10 || (at_ + 10 < text_.size() && in_name(text_[at_ + 10]))) return false;
        for (std::size_t i = 0; i < 10; ++i)
            if (i == 4 || i == 7 ? text[i] != '-' : !is_digit(text[i])) return false;
        return true;
    }
    Token number() {
        if (at_date()) return token(Token::Kind::text, 10);
        const auto part = [](char c) { return is_digit(c) || c == ',' || c == '.'; };
        Token made = token(Token::Kind::number, run(part, 1));
        const auto value = as_number(made.text);
        if (!value) made.kind = Token::Kind::bad;
        made.number = value.value_or(0);
        return made;
    }
    Token comparison() {
        for (const std::string_view sign : {"<>", "<=", ">=", "!=", "==", "=", "<", ">"}) {
            if (!text_.substr(at_).starts_with(sign)) continue;
            Token made = token(Token::Kind::comparison, sign.size());
            if (made.text == "==") made.text = "=";
            if (made.text == "!=") made.text = "<>";
            return made;
        }
        return token(Token::Kind::bad, 1);
    }

    std::string_view text_;
    std::size_t at_ = 0;
};

class Parser {
  public:
    explicit Parser(std::string_view text) : scanner_(text), now_(scanner_.next()) {}

    NodePtr parse() {
        NodePtr root = disjunction();
        if (!error && now_.kind != Token::Kind::end)
            fail(now_.kind == Token::Kind::bad ? ExpressionError::Kind::unexpected : ExpressionError::Kind::left_over);
        return root;
    }

    std::optional<ExpressionError> error;
    std::vector<Expression::Name> names;

  private:
    bool word(std::string_view danish, std::string_view english) const {
        return now_.kind == Token::Kind::name && (now_.text == danish || now_.text == english);
    }
    void advance() { now_ = scanner_.next(); }
    void fail(ExpressionError::Kind kind) {
        if (now_.kind == Token::Kind::unfinished) kind = ExpressionError::Kind::unfinished_text;
        if (!error) error = ExpressionError{kind, now_.offset, now_.length, now_.text};
    }
    static NodePtr of_parts(Node::Kind kind, std::vector<NodePtr> parts, std::string comparison = {}) {
        return std::make_shared<const Node>(Node{kind, {}, {}, std::move(comparison), std::move(parts)});
    }
    /// One part after the other with a word between them; a part alone is itself.
    NodePtr chain(Node::Kind kind, std::string_view danish, std::string_view english, NodePtr (Parser::*part)()) {
        std::vector<NodePtr> parts = {(this->*part)()};
        while (!error && word(danish, english)) {
            advance();
            parts.push_back((this->*part)());
        }
        return parts.size() == 1 ? std::move(parts[0]) : of_parts(kind, std::move(parts));
    }

    NodePtr disjunction() { return chain(Node::Kind::disjunction, "eller", "or", &Parser::conjunction); }
    NodePtr conjunction() { return chain(Node::Kind::conjunction, "og", "and", &Parser::negation); }
    NodePtr negation() {
        if (++depth_ > depth_limit) {
            fail(ExpressionError::Kind::too_deep);
            return nullptr;
        }
        NodePtr made;
        if (word("ikke", "not")) {
            advance();
            made = of_parts(Node::Kind::negation, {negation()});
        } else {
            made = comparison();
        }
        --depth_;
        return made;
    }
    NodePtr comparison() {
        if (now_.kind == Token::Kind::open) return parenthesis();
        NodePtr left = operand();
        if (error || now_.kind != Token::Kind::comparison) return left;
        std::string sign = now_.text;
        advance();
        NodePtr right = operand();
        if (!error && left->kind == Node::Kind::name && right->kind == Node::Kind::name) {
            const bool equality = sign == "=" || sign == "<>";
            auto& second = names[names.size() - 1];
            auto& first = names[names.size() - 2];
            first.equality = second.equality = equality;
            first.compared_with = second.name;
            second.compared_with = first.name;
        }
        return of_parts(Node::Kind::comparison, {std::move(left), std::move(right)}, std::move(sign));
    }
    NodePtr parenthesis() {
        advance();
        NodePtr inner = disjunction();
        if (error) return nullptr;
        if (now_.kind != Token::Kind::close) {
            fail(ExpressionError::Kind::missing_parenthesis);
            return nullptr;
        }
        advance();
        return inner;
    }
    NodePtr operand() {
        Node made;
        if (now_.kind == Token::Kind::number) {
            made.value = now_.number;
        } else if (now_.kind == Token::Kind::text) {
            made.value = now_.text;
        } else if (word("ja", "true")) {
            made.value = true;
        } else if (word("nej", "false")) {
            made.value = false;
        } else if (now_.kind == Token::Kind::name && !word("og", "and") && !word("eller", "or") &&
                   !word("ikke", "not")) {
            made.kind = Node::Kind::name;
            made.name = now_.text;
            names.push_back({now_.text, now_.offset, {}});
        } else {
            fail(now_.kind == Token::Kind::bad ? ExpressionError::Kind::unexpected
                                               : ExpressionError::Kind::missing_value);
            return nullptr;
        }
        advance();
        return std::make_shared<const Node>(std::move(made));
    }

    Scanner scanner_;
    Token now_;
    int depth_ = 0;
};

bool is_nothing(const ExpressionValue& value) {
    const auto* text = std::get_if<std::string>(&value);
    return std::holds_alternative<std::monostate>(value) || (text && text->empty());
}

std::optional<double> number_of(const ExpressionValue& value) {
    if (const auto* number = std::get_if<double>(&value)) return *number;
    if (const auto* text = std::get_if<std::string>(&value)) return as_number(*text);
    return std::nullopt;
}

std::optional<bool> truth_of(const ExpressionValue& value) {
    if (const auto* truth = std::get_if<bool>(&value)) return *truth;
    const auto* text = std::get_if<std::string>(&value);
    if (text && (*text == "ja" || *text == "true")) return true;
    if (text && (*text == "nej" || *text == "false")) return false;
    return std::nullopt;
}

std::string text_of(const ExpressionValue& value) {
    if (const auto* text = std::get_if<std::string>(&value)) return *text;
    return {};
}

/// -1, 0 or 1; nullopt when the two cannot be put in order.
std::optional<int> order(const ExpressionValue& a, const ExpressionValue& b) {
    if (is_nothing(a) || is_nothing(b)) {
        if (is_nothing(a) && is_nothing(b)) return 0;
        return std::nullopt;
    }
    if (std::holds_alternative<bool>(a) || std::holds_alternative<bool>(b)) {
        const auto left = truth_of(a);
        const auto right = truth_of(b);
        if (!left || !right) return std::nullopt;
        return static_cast<int>(*left) - static_cast<int>(*right);
    }
    const auto left = number_of(a);
    const auto right = number_of(b);
    if (left && right) return *left < *right ? -1 : *left > *right ? 1 : 0;
    if (std::holds_alternative<double>(a) || std::holds_alternative<double>(b)) return std::nullopt;
    const int compared = text_of(a).compare(text_of(b));
    return compared < 0 ? -1 : compared > 0 ? 1 : 0;
}

bool compare(const ExpressionValue& a, const std::string& sign, const ExpressionValue& b) {
    const auto found = order(a, b);
    if (sign == "<>") return found != 0;
    if (!found) return false;
    if (sign == "=") return *found == 0;
    if (sign == "<") return *found < 0;
    if (sign == "<=") return *found <= 0;
    if (sign == ">") return *found > 0;
    return *found >= 0;
}

ExpressionValue value_of(const Node& node, const LookUp& look_up) {
    return node.kind == Node::Kind::name ? look_up(node.name) : node.value;
}

bool truth(const Node& node, const LookUp& look_up) {
    const auto holds = [&](const NodePtr& part) { return truth(*part, look_up); };
    switch (node.kind) {
        case Node::Kind::negation:
            return !holds(node.parts[0]);
        case Node::Kind::conjunction:
            return std::all_of(node.parts.begin(), node.parts.end(), holds);
        case Node::Kind::disjunction:
            return std::any_of(node.parts.begin(), node.parts.end(), holds);
        case Node::Kind::comparison:
            return compare(value_of(*node.parts[0], look_up), node.comparison, value_of(*node.parts[1], look_up));
        case Node::Kind::value:
        case Node::Kind::name:
            break;
    }
    const ExpressionValue value = value_of(node, look_up);
    if (const auto known = truth_of(value)) return *known;
    if (const auto* number = std::get_if<double>(&value)) return *number != 0;
    return !is_nothing(value);
}

}  // namespace

std::variant<Expression, ExpressionError> Expression::parse(std::string_view text) {
    Parser parser(text);
    NodePtr root = parser.parse();
    if (parser.error) return *parser.error;
    Expression made;
    made.root_ = std::move(root);
    made.names_ = std::move(parser.names);
    return made;
}

bool Expression::holds(const LookUp& look_up) const {
    return truth(*root_, look_up);
}

}  // namespace support
