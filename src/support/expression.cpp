// SPDX-License-Identifier: MPL-2.0
#include "support/expression.h"

#include <algorithm>
#include <array>
#include <optional>
#include <utility>

#include "support/danish_order.h"
#include "support/expression_node.h"
#include "support/expression_scan.h"

namespace support {
namespace {

using Node = Expression::Node;
using NodePtr = std::shared_ptr<const Node>;

/// Deeper nesting than any author writes; it keeps the recursion away from the end of the stack.
constexpr int depth_limit = 64;
constexpr std::size_t any_number = std::numeric_limits<std::size_t>::max();

constexpr std::array<FunctionForm, 24> functions = {{
    {Function::when, "HVIS", "IF", 2, 3},
    {Function::all, "OG", "AND", 1, any_number},
    {Function::any, "ELLER", "OR", 1, any_number},
    {Function::negate, "IKKE", "NOT", 1, 1},
    {Function::sum, "SUM", "SUM", 1, any_number},
    {Function::smallest, "MIN", "MIN", 1, any_number},
    {Function::largest, "MAKS", "MAX", 1, any_number},
    {Function::mean, "MIDDEL", "AVERAGE", 1, any_number},
    {Function::count_numbers, "TÆL", "COUNT", 1, any_number},
    {Function::count_values, "TÆLV", "COUNTA", 1, any_number},
    {Function::round, "AFRUND", "ROUND", 1, 2},
    {Function::whole, "HELTAL", "INT", 1, 1},
    {Function::absolute, "ABS", "ABS", 1, 1},
    {Function::length, "LÆNGDE", "LEN", 1, 1},
    {Function::left, "VENSTRE", "LEFT", 1, 2},
    {Function::right, "HØJRE", "RIGHT", 1, 2},
    {Function::middle, "MIDT", "MID", 3, 3},
    {Function::upper, "STORE.BOGSTAVER", "UPPER", 1, 1},
    {Function::lower, "SMÅ.BOGSTAVER", "LOWER", 1, 1},
    {Function::trim, "FJERN.OVERFLØDIGE.BLANKE", "TRIM", 1, 1},
    {Function::year, "ÅR", "YEAR", 1, 1},
    {Function::month, "MÅNED", "MONTH", 1, 1},
    {Function::day, "DAG", "DAY", 1, 1},
    {Function::is_blank, "ER.TOM", "ISBLANK", 1, 1},
}};

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
    using Part = NodePtr (Parser::*)();

    bool word(std::string_view danish, std::string_view english) const {
        return now_.kind == Token::Kind::name && (now_.text == danish || now_.text == english);
    }
    /// A word between values, in small or capital letters.
    bool joint(std::string_view danish, std::string_view english) const {
        const auto same = [&](std::string_view known) {
            const auto capital = [](char c) { return c >= 'a' && c <= 'z' ? static_cast<char>(c - 32) : c; };
            return now_.text == known ||
                   std::equal(known.begin(), known.end(), now_.text.begin(), now_.text.end(),
                              [&](char a, char b) { return capital(a) == b; });
        };
        return now_.kind == Token::Kind::name && (same(danish) || same(english));
    }
    bool sign(std::initializer_list<std::string_view> signs) const {
        return now_.kind == Token::Kind::sign && std::find(signs.begin(), signs.end(), now_.text) != signs.end();
    }
    void advance() { now_ = scanner_.next(); }
    void fail(ExpressionError::Kind kind) { fail(kind, now_); }
    void fail(ExpressionError::Kind kind, const Token& at) {
        if (at.kind == Token::Kind::unfinished) kind = ExpressionError::Kind::unfinished_text;
        if (at.kind == Token::Kind::no_date) kind = ExpressionError::Kind::no_date;
        if (!error) error = ExpressionError{kind, at.offset, at.length, at.text};
    }
    static NodePtr of_parts(Node::Kind kind, std::vector<NodePtr> parts, std::vector<std::string> signs = {}) {
        Node made;
        made.kind = kind;
        made.parts = std::move(parts);
        made.signs = std::move(signs);
        return std::make_shared<const Node>(std::move(made));
    }

    /// One part after the other with a word between them; a part alone is itself.
    NodePtr worded(Node::Kind kind, std::string_view danish, std::string_view english, Part part) {
        std::vector<NodePtr> parts = {(this->*part)()};
        while (!error && joint(danish, english)) {
            advance();
            parts.push_back((this->*part)());
        }
        return parts.size() == 1 ? std::move(parts[0]) : of_parts(kind, std::move(parts));
    }
    NodePtr signed_chain(std::initializer_list<std::string_view> signs, Part part) {
        std::vector<NodePtr> parts = {(this->*part)()};
        std::vector<std::string> between;
        while (!error && sign(signs)) {
            between.push_back(now_.text);
            advance();
            parts.push_back((this->*part)());
        }
        return parts.size() == 1 ? std::move(parts[0])
                                 : of_parts(Node::Kind::arithmetic, std::move(parts), std::move(between));
    }

    NodePtr disjunction() { return worded(Node::Kind::disjunction, "eller", "or", &Parser::conjunction); }
    NodePtr conjunction() { return worded(Node::Kind::conjunction, "og", "and", &Parser::negation); }
    NodePtr joined() { return signed_chain({"&"}, &Parser::sum); }
    NodePtr sum() { return signed_chain({"+", "-"}, &Parser::product); }
    NodePtr product() { return signed_chain({"*", "/"}, &Parser::power); }
    NodePtr power() { return signed_chain({"^"}, &Parser::percent); }

    /// Runs one level deeper; null after failing where that is too deep.
    template <class Inner>
    NodePtr deeper(Inner inner) {
        if (depth_ >= depth_limit) {
            fail(ExpressionError::Kind::too_deep);
            return nullptr;
        }
        ++depth_;
        NodePtr made = inner();
        --depth_;
        return made;
    }

    NodePtr negation() {
        return deeper([&] {
            if (!joint("ikke", "not")) return comparison();
            advance();
            return of_parts(Node::Kind::negation, {negation()});
        });
    }

    NodePtr comparison() {
        NodePtr left = joined();
        const bool member = joint("indeholder", "contains");
        if (error || !(member || sign({"=", "<>", "<", "<=", ">", ">="}))) return left;
        const std::string by = member ? "indeholder" : now_.text;
        advance();
        NodePtr right = joined();
        if (!error && left->kind == Node::Kind::name && right->kind == Node::Kind::name) {
            auto& second = names[names.size() - 1];
            auto& first = names[names.size() - 2];
            first.equality = second.equality = by == "=" || by == "<>" || member;
            first.compared_with = second.name;
            second.compared_with = first.name;
        }
        if (!error && left->kind == Node::Kind::name) names.back().compared_number = literal(*right);
        if (!error && right->kind == Node::Kind::name) names.back().compared_number = literal(*left);
        return of_parts(Node::Kind::comparison, {std::move(left), std::move(right)}, {by});
    }

    static std::optional<double> literal(const Node& node) {
        const auto* number = node.kind == Node::Kind::value ? std::get_if<double>(&node.value) : nullptr;
        return number ? std::optional(*number) : std::nullopt;
    }

    NodePtr percent() {
        NodePtr made = signed_value();
        std::vector<std::string> signs;
        for (; !error && sign({"%"}); advance()) signs.push_back(now_.text);
        return signs.empty() ? made : of_parts(Node::Kind::percent, {std::move(made)}, std::move(signs));
    }

    NodePtr signed_value() {
        if (sign({"+"})) {
            advance();
            return deeper([&] { return signed_value(); });
        }
        if (!sign({"-"})) return operand();
        advance();
        return deeper([&] { return of_parts(Node::Kind::minus, {signed_value()}); });
    }

    NodePtr parenthesis() {
        advance();
        NodePtr inner = disjunction();
        if (error) return nullptr;
        return closed() ? inner : nullptr;
    }
    bool closed() {
        if (now_.kind != Token::Kind::close) {
            fail(ExpressionError::Kind::missing_parenthesis);
            return false;
        }
        advance();
        return true;
    }

    NodePtr operand() {
        Node made;
        if (now_.kind == Token::Kind::open) return parenthesis();
        if (now_.kind == Token::Kind::name && scanner_.opens()) return call();
        if (now_.kind == Token::Kind::number) {
            made.value = now_.number;
        } else if (now_.kind == Token::Kind::text) {
            made.value = now_.text;
        } else if (word("ja", "true")) {
            made.value = true;
        } else if (word("nej", "false")) {
            made.value = false;
        } else if (now_.kind == Token::Kind::name && !joint("og", "and") && !joint("eller", "or") &&
                   !joint("ikke", "not") && !joint("indeholder", "contains")) {
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

    NodePtr call() {
        const Token name = now_;
        const FunctionForm* form = find_function(name.text);
        if (!form) {
            fail(ExpressionError::Kind::unknown_function);
            return nullptr;
        }
        advance();
        advance();
        Node made;
        made.kind = Node::Kind::call;
        made.function = form;
        made.name = name.text;
        while (!error && (made.parts.empty() ? now_.kind != Token::Kind::close : sign({";", ","}))) {
            if (!made.parts.empty()) advance();
            made.parts.push_back(disjunction());
        }
        if (error || !closed()) return nullptr;
        if (made.parts.size() < form->fewest || made.parts.size() > form->most)
            fail(ExpressionError::Kind::arguments, name);
        return std::make_shared<const Node>(std::move(made));
    }

    Scanner scanner_;
    Token now_;
    int depth_ = 0;
};

}  // namespace

const FunctionForm* find_function(std::string_view name) {
    const std::string folded = folded_case(name);
    const auto found = std::find_if(functions.begin(), functions.end(), [&](const FunctionForm& form) {
        return folded == folded_case(form.danish) || folded == folded_case(form.english);
    });
    return found == functions.end() ? nullptr : &*found;
}

const std::vector<std::string>& Expression::function_names() {
    static const std::vector<std::string> names = [] {
        std::vector<std::string> all;
        for (const auto& form : functions) all.emplace_back(form.danish);
        for (const auto& form : functions)
            if (form.english != form.danish) all.emplace_back(form.english);
        return all;
    }();
    return names;
}

std::variant<Expression, ExpressionError> Expression::parse(std::string_view text) {
    Parser parser(text);
    NodePtr root = parser.parse();
    if (parser.error) return *parser.error;
    Expression made;
    made.root_ = std::move(root);
    made.names_ = std::move(parser.names);
    return made;
}

}  // namespace support
