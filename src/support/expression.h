// SPDX-License-Identifier: MPL-2.0
#pragma once

#include <functional>
#include <memory>
#include <string>
#include <string_view>
#include <variant>
#include <vector>

namespace support {

/// What a name stands for: nothing (no value was given), a number, a text or yes/no.
using ExpressionValue = std::variant<std::monostate, double, std::string, bool>;

/// What is wrong with an expression, and where in its text (bytes).
struct ExpressionError {
    enum class Kind { unexpected, unfinished_text, missing_value, missing_parenthesis, left_over, too_deep };
    Kind kind = Kind::unexpected;
    std::size_t offset = 0;
    std::size_t length = 0;
    std::string found;  // the piece of text it stumbled on; empty at the end
};

/// A condition such as `vision = 1 og (type = 'ny' eller prioritet <= 3)`.
/// Comparisons `= == <> != < <= > >=`; `og`/`and`, `eller`/`or`, `ikke`/`not`; parentheses; texts in ' or ";
/// numbers with decimal comma or point; `ja`/`true`, `nej`/`false`; names of letters, digits, `_`, `-` and `.`.
/// Two values compare as numbers when both are numbers (a text that looks like one counts), else as texts;
/// nothing equals only nothing and the empty text, and is neither less nor greater than anything.
class Expression {
  public:
    struct Name {
        std::string name;
        std::size_t offset = 0;
        std::string compared_with;  // the name on the other side of a comparison; empty when there is none
        bool equality = false;      // by = or <>
    };
    struct Node;

    static std::variant<Expression, ExpressionError> parse(std::string_view text);

    /// Every name that it looks up, in order, so that a caller can report unknown ones once.
    const std::vector<Name>& names() const { return names_; }
    /// A comparison's truth; a name or value alone is true unless it is nothing, empty, 0 or no.
    bool holds(const std::function<ExpressionValue(std::string_view name)>& look_up) const;

  private:
    std::shared_ptr<const Node> root_;
    std::vector<Name> names_;
};

}  // namespace support
