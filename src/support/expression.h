// SPDX-License-Identifier: MPL-2.0
#pragma once

#include <functional>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <variant>
#include <vector>

namespace support {

/// Where a date might stand and none was given.
struct NoDay {
    bool operator==(const NoDay&) const = default;
};

/// What a name stands for: nothing (no value was given), a number, a text, yes/no or no day. A date is a text,
/// "2024-02-01".
using ExpressionValue = std::variant<std::monostate, double, std::string, bool, NoDay>;

/// What is wrong with an expression, and where in its text (bytes).
struct ExpressionError {
    enum class Kind {
        unexpected,
        unfinished_text,
        missing_value,
        missing_parenthesis,
        left_over,
        too_deep,
        no_date,           // `found` has the form of a date, but there is no such day
        unknown_function,  // `found` is its name
        arguments          // too many or too few for the function `found`
    };
    Kind kind = Kind::unexpected;
    std::size_t offset = 0;
    std::size_t length = 0;
    std::string found;  // the piece of text it stumbled on; empty at the end
};

/// Why an expression that reads well has no value.
struct ExpressionFault {
    enum class Kind { no_number, no_date, division_by_zero, too_large, date_beside_number };
    Kind kind = Kind::no_number;
    std::string value;   // the text that is no number; the date that is compared with the number `needed`
    std::string name;    // the name that it came from; empty when it was worked out
    std::string needed;  // the sign or function that needs it: "+", "AFRUND"
};

/// A condition or a computation as a spreadsheet reads it: `vision = 1 og (type = 'ny' eller prioritet <= 3)`,
/// `AFRUND(budget-2024 / antal; 1)`.
/// From strongest to weakest: a sign before a value, `%` after it, `^`, `* /`, `+ -`, `&` (joins texts), comparisons
/// `= == <> != < <= > >=` and `indeholder`/`contains` (as a whole word), `ikke`/`not`, `og`/`and`, `eller`/`or`.
/// Functions by their Danish or English spreadsheet name, arguments apart by `;` or `,`. Texts in ' or "; numbers with
/// decimal comma or point; `ja`/`true`, `nej`/`false`; names of letters, digits, `_`, `-` and `.`, so that a minus
/// between two names has spaces around it.
/// Two values compare as numbers when both are numbers (a text that looks like one counts; "8,6 %" is 0.086) to
/// fifteen digits, as days when both are dates (`1-7-2024`, `2024-07-01`, `1. juli 2024`), else as texts in
/// Danish order; a date beside a number is a fault, and beside another text neither less nor greater. Nothing equals
/// only nothing and the empty text, and has no order with anything: `<=` does not hold either. In arithmetic nothing is 0; a date
/// minus a date is days, and a date plus or minus days is a date, and what is reckoned from no day is no day. MIN and
/// MAKS of dates is one. A day with its time ("01-07-2024 08:00") is that day beside one without.
class Expression {
  public:
    struct Name {
        std::string name;
        std::size_t offset = 0;
        std::string compared_with;  // the name on the other side of a comparison; empty when there is none
        bool equality = false;      // by =, <> or indeholder
        std::optional<double> compared_number = {};  // a number without % on the other side
    };
    struct Node;
    using LookUp = std::function<ExpressionValue(std::string_view name)>;

    static std::variant<Expression, ExpressionError> parse(std::string_view text);
    /// Every function by its Danish and its English name, for "did you mean".
    static const std::vector<std::string>& function_names();

    /// Every name that it looks up, in order, so that a caller can report unknown ones once.
    const std::vector<Name>& names() const { return names_; }
    std::variant<ExpressionValue, ExpressionFault> value(const LookUp& look_up) const;
    /// Whether its number is a year: what ÅR finds.
    bool gives_year() const;
    /// Whether its value is true; a fault is not.
    bool holds(const LookUp& look_up) const;
    /// A number as a Danish reader writes it, without thousand points.
    static std::string words(double number);
    /// A value alone is true unless it is nothing, empty, 0 or no.
    static bool is_true(const ExpressionValue& value);

  private:
    std::shared_ptr<const Node> root_;
    std::vector<Name> names_;
};

}  // namespace support
