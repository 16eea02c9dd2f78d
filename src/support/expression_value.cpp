// SPDX-License-Identifier: MPL-2.0
#include <unicode/locid.h>
#include <unicode/uchar.h>
#include <unicode/unistr.h>

#include <algorithm>
#include <array>
#include <chrono>
#include <cmath>
#include <cstdio>
#include <optional>
#include <vector>

#include "support/danish_order.h"
#include "support/expression_date.h"
#include "support/expression_node.h"
#include "support/expression_scan.h"

namespace support {
namespace {

using Node = Expression::Node;
using NodePtr = std::shared_ptr<const Node>;
using Value = ExpressionValue;

bool is_no_day(const Value& value) {
    return std::holds_alternative<NoDay>(value);
}

bool is_nothing(const Value& value) {
    const auto* text = std::get_if<std::string>(&value);
    return std::holds_alternative<std::monostate>(value) || is_no_day(value) || (text && text->empty());
}

std::optional<double> number_of(const Value& value) {
    if (const auto* number = std::get_if<double>(&value)) return *number;
    if (const auto* text = std::get_if<std::string>(&value)) return number_in_words(*text);
    return std::nullopt;
}

std::optional<bool> truth_of(const Value& value) {
    if (const auto* truth = std::get_if<bool>(&value)) return *truth;
    const auto* text = std::get_if<std::string>(&value);
    if (text && (*text == "ja" || *text == "true")) return true;
    if (text && (*text == "nej" || *text == "false")) return false;
    return std::nullopt;
}

/// A number as a Danish reader writes it, without thousand points.
std::string text_of(const Value& value) {
    if (const auto* text = std::get_if<std::string>(&value)) return *text;
    if (const auto* truth = std::get_if<bool>(&value)) return *truth ? "ja" : "nej";
    const auto* number = std::get_if<double>(&value);
    if (!number) return {};
    std::array<char, 40> digits{};
    std::snprintf(digits.data(), digits.size(), "%.15g", *number);
    std::string out = digits.data();
    std::replace(out.begin(), out.end(), '.', ',');
    return out;
}

icu::UnicodeString letters(const std::string& text) {
    return icu::UnicodeString::fromUTF8(text);
}
std::string utf8(const icu::UnicodeString& text) {
    std::string out;
    text.toUTF8String(out);
    return out;
}

std::optional<Moment> moment_of(const Value& value) {
    const auto* text = std::get_if<std::string>(&value);
    return text ? moment_in_words(*text) : std::nullopt;
}
std::optional<std::chrono::year_month_day> date_of(const Value& value) {
    const auto moment = moment_of(value);
    return moment ? std::optional(moment->day) : std::nullopt;
}

double days_between(const Moment& from, const Moment& until) {
    const auto days = static_cast<double>((std::chrono::sys_days(until.day) - std::chrono::sys_days(from.day)).count());
    return from.seconds && until.seconds ? days + (*until.seconds - *from.seconds) / 86400.0 : days;
}

/// A value as its author may have written it.
std::string words_of(const Value& value) {
    const auto moment = moment_of(value);
    return moment && !moment->seconds ? short_date(moment->day) : text_of(value);
}

/// Of fifteen digits: what division by a hundred leaves in the sixteenth tells no two numbers apart.
int order_of_numbers(double a, double b) {
    if (std::fabs(a - b) <= 1e-15 * std::max(std::fabs(a), std::fabs(b))) return 0;
    return a < b ? -1 : 1;
}

/// -1, 0 or 1; nullopt when the two cannot be put in order.
std::optional<int> order(const Value& a, const Value& b) {
    if (is_nothing(a) || is_nothing(b)) return std::nullopt;
    if (std::holds_alternative<bool>(a) || std::holds_alternative<bool>(b)) {
        const auto left = truth_of(a);
        const auto right = truth_of(b);
        if (!left || !right) return std::nullopt;
        return static_cast<int>(*left) - static_cast<int>(*right);
    }
    const auto first = moment_of(a);
    const auto second = moment_of(b);
    if (first && second) return compare_moments(*first, *second);
    if (first || second) return std::nullopt;
    const auto left = number_of(a);
    const auto right = number_of(b);
    if (left && right) return order_of_numbers(*left, *right);
    if (std::holds_alternative<double>(a) || std::holds_alternative<double>(b)) return std::nullopt;
    const int compared = compare_danish(text_of(a), text_of(b));
    return compared < 0 ? -1 : compared > 0 ? 1 : 0;
}

/// A letter or digit, or a full stop or hyphen before one: what would make a word longer.
bool goes_on(const icu::UnicodeString& text, int32_t at, int32_t step) {
    const auto is_part = [&](int32_t i) { return i >= 0 && i < text.length() && u_isalnum(text.charAt(i)); };
    if (is_part(at)) return true;
    const bool joint = at >= 0 && at < text.length() && (text.charAt(at) == u'.' || text.charAt(at) == u'-');
    return joint && is_part(at + step);
}

bool contains_word(const std::string& whole, const std::string& part) {
    const icu::UnicodeString text = letters(folded_case(whole));
    const icu::UnicodeString word = letters(folded_case(part));
    if (word.isEmpty()) return false;
    for (int32_t at = text.indexOf(word); at >= 0; at = text.indexOf(word, at + 1))
        if (!goes_on(text, at - 1, -1) && !goes_on(text, at + word.length(), 1)) return true;
    return false;
}

bool compare(const Value& a, const std::string& sign, const Value& b) {
    if (sign == "indeholder") return contains_word(text_of(a), text_of(b));
    if (is_nothing(a) && is_nothing(b)) return sign == "=";
    const auto found = order(a, b);
    if (sign == "<>") return found != 0;
    if (!found) return false;
    if (sign == "=") return *found == 0;
    if (sign == "<") return *found < 0;
    if (sign == "<=") return *found <= 0;
    if (sign == ">") return *found > 0;
    return *found >= 0;
}

/// Half away from zero, as spreadsheets do; what a double cannot hold of the decimals is mended first.
double rounded(double value, int decimals) {
    const double scale = std::pow(10.0, decimals);
    const double scaled = value * scale;
    if (!std::isfinite(scaled) || scale == 0) return value;
    return std::round(scaled + std::copysign(std::fabs(scaled) * 1e-15, scaled)) / scale;
}

class Evaluation {
  public:
    explicit Evaluation(const Expression::LookUp& look_up) : look_up_(look_up) {}

    Value of(const Node& node) {
        using Kind = Node::Kind;
        const auto holds = [&](const NodePtr& part) { return Expression::is_true(of(*part)); };
        switch (node.kind) {
            case Kind::value:
                return node.value;
            case Kind::name:
                return look_up_(node.name);
            case Kind::negation:
                return !holds(node.parts[0]);
            case Kind::conjunction:
                return std::all_of(node.parts.begin(), node.parts.end(), holds);
            case Kind::disjunction:
                return std::any_of(node.parts.begin(), node.parts.end(), holds);
            case Kind::comparison:
                return comparison(node);
            case Kind::arithmetic:
                return chain(node);
            case Kind::minus:
                return negative(node);
            case Kind::percent:
                return hundredths(node);
            case Kind::call:
                break;
        }
        return call(node);
    }

    std::optional<ExpressionFault> fault;

  private:
    void fail(ExpressionFault::Kind kind, const Node& node, std::string value, const std::string& needed) {
        if (!fault)
            fault = ExpressionFault{kind, std::move(value), node.kind == Node::Kind::name ? node.name : "", needed};
    }

    double number(const Node& node, const std::string& needed) { return number(of(node), node, needed); }
    double number(const Value& value, const Node& node, const std::string& needed) {
        if (is_nothing(value)) return 0;
        if (const auto* truth = std::get_if<bool>(&value)) return *truth ? 1 : 0;
        if (const auto known = number_of(value)) return *known;
        fail(ExpressionFault::Kind::no_number, node, words_of(value), needed);
        return 0;
    }
    double finite(double value, const Node& node, const std::string& needed) {
        if (std::isfinite(value)) return value;
        fail(ExpressionFault::Kind::too_large, node, "", needed);
        return 0;
    }

    Value comparison(const Node& node) {
        const Value a = of(*node.parts[0]);
        const Value b = of(*node.parts[1]);
        const std::string& sign = node.signs[0];
        if (sign != "indeholder") {
            if (date_of(a) && number_of(b))
                fail(ExpressionFault::Kind::date_beside_number, *node.parts[0], words_of(a), text_of(b));
            if (number_of(a) && date_of(b))
                fail(ExpressionFault::Kind::date_beside_number, *node.parts[0], words_of(b), text_of(a));
        }
        return compare(a, sign, b);
    }

    Value negative(const Node& node) {
        const Value value = of(*node.parts[0]);
        if (is_no_day(value)) return value;
        return -number(value, *node.parts[0], "-");
    }

    double hundredths(const Node& node) {
        double value = number(*node.parts[0], "%");
        for (std::size_t i = 0; i < node.signs.size(); ++i) value /= 100;
        return value;
    }

    Value chain(const Node& node) {
        Value left = of(*node.parts[0]);
        for (std::size_t i = 1; i < node.parts.size(); ++i) {
            const std::string& sign = node.signs[i - 1];
            const Node& part = *node.parts[i];
            Value right = of(part);
            if (sign == "&") {
                left = words_of(left) + words_of(right);
                continue;
            }
            if (is_day_sum(left, sign, right)) {
                left = day_sum(left, *node.parts[0], sign, right, part);
                continue;
            }
            if (is_no_day(left) || is_no_day(right)) {
                left = NoDay();
                continue;
            }
            const double a = number(left, i == 1 ? *node.parts[0] : node, sign);
            left = finite(step(a, sign, number(right, part, sign), part), node, sign);
        }
        return left;
    }

    static bool is_day_sum(const Value& left, const std::string& sign, const Value& right) {
        if (sign != "+" && sign != "-") return false;
        if (is_no_day(left) || is_no_day(right)) return true;
        const bool until = date_of(left).has_value(), from = date_of(right).has_value();
        return sign == "+" ? until != from : until || (from && is_nothing(left));
    }

    /// A day and days, or two days: what is reckoned from no day is no day, or no number of them.
    Value day_sum(const Value& left, const Node& before, const std::string& sign, const Value& right, const Node& part) {
        const auto until = moment_of(left);
        const auto from = moment_of(right);
        if (until && from) return days_between(*from, *until);
        if (is_no_day(left) || is_no_day(right) || (!until && sign == "-")) return NoDay();
        const double days = until ? number(right, part, sign) : number(left, before, sign);
        return days_after(until ? *until : *from, sign == "-" ? -days : days, part, sign);
    }

    Value days_after(const Moment& from, double days, const Node& node, const std::string& sign) {
        constexpr double most = 4000000;  // days between the years 1 and 9999
        if (std::fabs(days) <= most) {
            const double seconds = std::round(from.seconds.value_or(0) + (days - std::floor(days)) * 86400);
            const bool next = from.seconds && seconds >= 86400;
            const std::chrono::days whole(static_cast<int>(std::floor(days)) + (next ? 1 : 0));
            Moment found{std::chrono::year_month_day(std::chrono::sys_days(from.day) + whole)};
            if (from.seconds) found.seconds = static_cast<int>(seconds) - (next ? 86400 : 0);
            if (found.day.year() > std::chrono::year(0) && found.day.year() < std::chrono::year(10000))
                return moment_text(found);
        }
        fail(ExpressionFault::Kind::too_large, node, "", sign);
        return {};
    }

    double step(double a, const std::string& sign, double b, const Node& divisor) {
        if (sign == "+") return a + b;
        if (sign == "-") return a - b;
        if (sign == "*") return a * b;
        if (sign == "^") return std::pow(a, b);
        if (b != 0) return a / b;
        fail(ExpressionFault::Kind::division_by_zero, divisor, "", sign);
        return 0;
    }

    Value call(const Node& node) {
        const auto& parts = node.parts;
        const auto holds = [&](const NodePtr& part) { return Expression::is_true(of(*part)); };
        switch (node.function->function) {
            case Function::when:
                if (holds(parts[0])) return of(*parts[1]);
                return parts.size() == 3 ? of(*parts[2]) : Value();
            case Function::all:
                return std::all_of(parts.begin(), parts.end(), holds);
            case Function::any:
                return std::any_of(parts.begin(), parts.end(), holds);
            case Function::negate:
                return !holds(parts[0]);
            case Function::is_blank:
                return is_nothing(of(*parts[0]));
            case Function::round:
            case Function::whole:
            case Function::absolute:
                return of_number(node);
            case Function::year:
            case Function::month:
            case Function::day:
                return of_date(node);
            case Function::sum:
            case Function::smallest:
            case Function::largest:
            case Function::mean:
            case Function::count_numbers:
            case Function::count_values:
                return of_many(node);
            default:
                return of_text(node);
        }
    }

    /// The first or last of dates alone.
    static std::optional<std::string> extreme_date(const std::vector<Value>& values, bool last) {
        std::optional<Moment> found;
        for (const auto& value : values) {
            if (is_nothing(value)) continue;
            const auto moment = moment_of(value);
            if (!moment) return std::nullopt;
            const int order = found ? compare_moments(*moment, *found) : 0;
            if (!found || (last ? order > 0 : order < 0)) found = moment;
        }
        return found ? std::optional(moment_text(*found)) : std::nullopt;
    }

    /// As a spreadsheet does: what is empty does not count.
    Value of_many(const Node& node) {
        const Function function = node.function->function;
        std::vector<double> numbers;
        std::vector<Value> values;
        for (const auto& part : node.parts) values.push_back(of(*part));
        if (function == Function::smallest || function == Function::largest) {
            const bool days = std::any_of(values.begin(), values.end(), is_no_day) &&
                              std::all_of(values.begin(), values.end(), is_nothing);
            if (days) return NoDay();
            if (auto date = extreme_date(values, function == Function::largest)) return *date;
        }
        std::size_t filled = 0;
        for (std::size_t i = 0; i < values.size(); ++i) {
            const Value& value = values[i];
            const auto& part = node.parts[i];
            if (is_nothing(value)) continue;
            ++filled;
            if (function == Function::count_values) continue;
            if (function == Function::count_numbers) {
                // A date is a number of a spreadsheet.
                if (number_of(value) || date_of(value)) numbers.push_back(1);
                continue;
            }
            numbers.push_back(number(value, *part, node.name));
        }
        if (function == Function::count_values) return static_cast<double>(filled);
        if (function == Function::count_numbers) return static_cast<double>(numbers.size());
        double sum = 0;
        for (const double found : numbers) sum += found;
        if (function == Function::sum) return finite(sum, node, node.name);
        if (numbers.empty()) return {};
        if (function == Function::mean) return finite(sum / static_cast<double>(numbers.size()), node, node.name);
        const auto [least, most] = std::minmax_element(numbers.begin(), numbers.end());
        return function == Function::smallest ? *least : *most;
    }

    Value of_number(const Node& node) {
        const Value value = of(*node.parts[0]);
        if (is_no_day(value)) return value;
        if (is_nothing(value)) return {};
        const double found = number(value, *node.parts[0], node.name);
        if (node.function->function == Function::absolute) return std::fabs(found);
        if (node.function->function == Function::whole) return std::floor(found);
        const double decimals = node.parts.size() == 2 ? number(*node.parts[1], node.name) : 0;
        return rounded(found, static_cast<int>(std::clamp(decimals, -15.0, 15.0)));
    }

    Value of_date(const Node& node) {
        const Value value = of(*node.parts[0]);
        if (is_no_day(value)) return value;
        if (is_nothing(value)) return {};
        const auto date = date_of(value);
        if (!date) {
            fail(ExpressionFault::Kind::no_date, *node.parts[0], words_of(value), node.name);
            return {};
        }
        if (node.function->function == Function::year) return static_cast<double>(static_cast<int>(date->year()));
        if (node.function->function == Function::month)
            return static_cast<double>(static_cast<unsigned>(date->month()));
        return static_cast<double>(static_cast<unsigned>(date->day()));
    }

    Value of_text(const Node& node) {
        icu::UnicodeString text = letters(text_of(of(*node.parts[0])));
        const auto count = [&](std::size_t argument, double otherwise) {
            const double given = argument < node.parts.size() ? number(*node.parts[argument], node.name) : otherwise;
            return static_cast<int32_t>(std::clamp(given, 0.0, 1e6));
        };
        const auto piece = [&](int32_t from, int32_t to) {
            const int32_t begin = text.moveIndex32(0, from);
            const int32_t end = text.moveIndex32(0, to);
            return utf8(icu::UnicodeString(text, begin, std::max(0, end - begin)));
        };
        const int32_t length = text.countChar32();
        switch (node.function->function) {
            case Function::length:
                return static_cast<double>(length);
            case Function::left:
                return piece(0, count(1, 1));
            case Function::right:
                return piece(std::max(0, length - count(1, 1)), length);
            case Function::middle: {
                const int32_t from = std::max(0, count(1, 1) - 1);
                return piece(from, from + count(2, 1));
            }
            case Function::upper:
                return utf8(text.toUpper(icu::Locale("da")));
            case Function::lower:
                return utf8(text.toLower(icu::Locale("da")));
            default:
                return trimmed(utf8(text));
        }
    }

    static std::string trimmed(const std::string& text) {
        std::string out;
        bool gap = false;
        for (const char c : text) {
            if (c == ' ') {
                gap = !out.empty();
                continue;
            }
            if (gap) out += ' ';
            gap = false;
            out += c;
        }
        return out;
    }

    const Expression::LookUp& look_up_;
};

}  // namespace

std::string Expression::words(double number) {
    return text_of(number);
}

bool Expression::is_true(const ExpressionValue& value) {
    if (const auto known = truth_of(value)) return *known;
    if (const auto* number = std::get_if<double>(&value)) return *number != 0;
    return !is_nothing(value);
}

std::variant<ExpressionValue, ExpressionFault> Expression::value(const LookUp& look_up) const {
    Evaluation evaluation(look_up);
    ExpressionValue found = evaluation.of(*root_);
    if (evaluation.fault) return *evaluation.fault;
    return found;
}

bool Expression::gives_year() const {
    const auto is_year = [](const auto& self, const Node& node) -> bool {
        if (node.kind != Node::Kind::call) return false;
        if (node.function->function == Function::year) return true;
        return node.function->function == Function::when &&
               std::all_of(node.parts.begin() + 1, node.parts.end(), [&](const NodePtr& part) { return self(self, *part); });
    };
    return is_year(is_year, *root_);
}

bool Expression::holds(const LookUp& look_up) const {
    const auto found = value(look_up);
    const auto* known = std::get_if<ExpressionValue>(&found);
    return known && is_true(*known);
}

}  // namespace support
