// SPDX-License-Identifier: MPL-2.0
// The tree of an expression: between its parser and its evaluation only.
#pragma once

#include <cstdint>
#include <limits>
#include <memory>
#include <string>
#include <string_view>
#include <vector>

#include "support/expression.h"

namespace support {

enum class Function : std::uint8_t {
    when,
    all,
    any,
    negate,
    sum,
    smallest,
    largest,
    mean,
    count_numbers,
    count_values,
    round,
    whole,
    absolute,
    length,
    left,
    right,
    middle,
    upper,
    lower,
    trim,
    year,
    month,
    day,
    is_blank
};

struct FunctionForm {
    Function function;
    std::string_view danish;
    std::string_view english;
    std::size_t fewest;
    std::size_t most;
};

/// By its Danish or English name in any case; null when there is none.
const FunctionForm* find_function(std::string_view name);

struct Expression::Node {
    enum class Kind : std::uint8_t {
        value,
        name,
        negation,  // of a truth
        conjunction,
        disjunction,
        comparison,  // signs[0] of "=", "<>", "<", "<=", ">", ">=", "indeholder"
        arithmetic,  // parts with a sign between each two, from the left: "+ -", "* /", "^" or "&"
        minus,       // a number's sign
        percent,     // once for each of signs
        call
    };
    Kind kind = Kind::value;
    ExpressionValue value;
    std::string name;
    /// A chain is a list and no chain of pairs, so that its length costs no depth.
    std::vector<std::shared_ptr<const Node>> parts;
    std::vector<std::string> signs;
    const FunctionForm* function = nullptr;
};

}  // namespace support
