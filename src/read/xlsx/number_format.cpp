// SPDX-License-Identifier: MPL-2.0
#include "read/xlsx/number_format.h"

#include <algorithm>
#include <array>
#include <charconv>
#include <cmath>
#include <cstdio>
#include <cstdlib>

namespace reading::xlsx {
namespace {

using Kind = NumberFormat::Kind;

constexpr std::array<std::string_view, 12> months = {"januar", "februar", "marts",     "april",   "maj",      "juni",
                                                     "juli",   "august",  "september", "oktober", "november", "december"};

char lower(char c) {
    return c >= 'A' && c <= 'Z' ? static_cast<char>(c + 32) : c;
}

/// Reads the first section of a code, character by character.
class FormatScanner {
  public:
    explicit FormatScanner(std::string_view code) : code_(code) {}

    NumberFormat scan() {
        std::string plain;
        for (const char c : code_.substr(0, code_.find(';'))) plain += lower(c);
        if (plain == "general" || plain == "standard" || plain.empty()) return {};
        while (at_ < code_.size() && code_[at_] != ';') step();
        return finished();
    }

  private:
    void step() {
        const char c = code_[at_++];
        switch (c) {
            case '"': quoted(); return;
            case '\\': literal(1); return;
            case '_':  // room as wide as the next character
                ++at_;
                words() += ' ';
                return;
            case '*': ++at_; return;
            case '[': bracketed(); return;
            case '0': case '#': case '?': digit(c); return;
            case '.':
                if (digits_ > 0 || next_is_digit()) after_point_ = true;
                else words() += c;
                return;
            case ',':
                if (digits_ > 0) ++commas_;
                return;
            case '%':
                format_.scale *= 100;
                words() += '%';
                return;
            case '@': text_ = true; return;
            case 'E': case 'e':
                if (at_ < code_.size() && (code_[at_] == '+' || code_[at_] == '-')) {
                    scientific_ = true;
                    at_ = std::min(code_.find(';', at_), code_.size());
                } else {
                    date_ = true;
                }
                return;
            case '/':
                if (digits_ > 0) scientific_ = true;  // a fraction
                return;
            default: letter(c);
        }
    }

    bool next_is_digit() const {
        return at_ < code_.size() && std::string_view("0#?").find(code_[at_]) != std::string_view::npos;
    }

    void quoted() {
        const std::size_t end = std::min(code_.find('"', at_), code_.size());
        if (digits_ > 0 && after_.empty()) format_.first_after = code_.substr(at_, end - at_);
        words() += code_.substr(at_, end - at_);
        at_ = std::min(end + 1, code_.size());
    }

    void literal(std::size_t length) {
        words() += code_.substr(at_, length);
        at_ = std::min(at_ + length, code_.size());
    }

    /// A colour, a condition, a currency with its language, or hours past a day.
    void bracketed() {
        const std::size_t end = std::min(code_.find(']', at_), code_.size());
        const std::string_view inner = code_.substr(at_, end - at_);
        at_ = std::min(end + 1, code_.size());
        if (inner.starts_with('$')) {
            words() += inner.substr(1, inner.rfind('-') == std::string_view::npos ? inner.npos : inner.rfind('-') - 1);
        } else if (!inner.empty() && inner.find_first_not_of(lower(inner[0]) == 'h'   ? "hH"
                                                             : lower(inner[0]) == 'm' ? "mM"
                                                                                      : "sS") == std::string_view::npos) {
            duration_ = true;
        }
    }

    void digit(char c) {
        if (after_point_) {
            ++format_.most_decimals;
            if (c == '0') ++format_.fewest_decimals;
            return;
        }
        ++digits_;
        if (c == '0') ++zeros_;
        if (commas_ > 0) format_.grouped = true;
        commas_ = 0;
    }

    void letter(char c) {
        const char small = lower(c);
        if (small == 'a' && (matches("a/p") || matches("am/pm"))) {
            time_ = true;
            return;
        }
        std::size_t run = 1;
        while (at_ < code_.size() && lower(code_[at_]) == small && std::string_view("ymdhs").find(small) != std::string_view::npos)
            ++at_, ++run;
        if (small == 'y' || small == 'd') date_ = true;
        else if (small == 'h' || small == 's') time_ = true;
        else if (small == 'm') {
            month_ = true;
            if (run >= 3) format_.month_word = date_ = true;
        } else {
            words() += c;
        }
    }

    bool matches(std::string_view wanted) {
        for (std::size_t i = 0; i < wanted.size(); ++i)
            if (at_ - 1 + i >= code_.size() || lower(code_[at_ - 1 + i]) != wanted[i]) return false;
        at_ += wanted.size() - 1;
        return true;
    }

    std::string& words() { return digits_ > 0 ? after_ : before_; }

    NumberFormat finished() {
        if (month_ && !time_ && !duration_) date_ = true;
        if (duration_) format_.kind = Kind::duration;
        else if (date_ && time_) format_.kind = Kind::date_time;
        else if (date_) format_.kind = Kind::date;
        else if (time_) format_.kind = Kind::time;
        else if (scientific_ || (digits_ == 0 && !text_ && format_.most_decimals == 0)) return NumberFormat{};
        else if (text_) format_.kind = Kind::text;
        else format_.kind = Kind::number;
        for (int i = 0; i < commas_; ++i) format_.scale /= 1000;
        format_.digits = std::max(1, zeros_);
        format_.before = before_;
        format_.after = after_;
        format_.unit = trimmed(after_).empty() ? trimmed(before_) : trimmed(after_);
        return format_;
    }

    static std::string trimmed(std::string text) {
        for (std::size_t at = 0; (at = text.find("\u00A0", at)) != std::string::npos;) text.replace(at, 2, " ");
        const auto begin = text.find_first_not_of(' ');
        if (begin == std::string::npos) return {};
        text = text.substr(begin, text.find_last_not_of(' ') - begin + 1);
        // A sign or brackets around a number are no unit.
        return text.find_first_not_of("()-+ ") == std::string::npos ? "" : text;
    }

    std::string_view code_;
    std::size_t at_ = 0;
    NumberFormat format_;
    int digits_ = 0, zeros_ = 0, commas_ = 0;
    bool after_point_ = false, scientific_ = false, text_ = false;
    bool date_ = false, time_ = false, month_ = false, duration_ = false;
    std::string before_, after_;
};

/// How many decimals a number needs to be told from others of 15 digits.
int decimals_needed(double value, int most) {
    if (value == std::trunc(value) && std::fabs(value) < 1e15) return 0;
    std::array<char, 40> written{};
    auto end = std::to_chars(written.data(), written.data() + written.size(), std::fabs(value), std::chars_format::scientific).ptr;
    const auto digits_of = [&] { return std::find(written.data(), end, 'e') - written.data() - 1; };  // the point is none
    if (digits_of() > 15)
        end = std::to_chars(written.data(), written.data() + written.size(), std::fabs(value), std::chars_format::scientific, 14).ptr;
    const char* const e = std::find(written.data(), end, 'e');
    const char* last = e;
    while (last > written.data() + 1 && (last[-1] == '0' || last[-1] == '.')) --last;
    const int digits = last - written.data() > 1 ? static_cast<int>(last - written.data()) - 1 : 1;
    int exponent = 0;
    std::from_chars(e + (e[1] == '+' ? 2 : 1), end, exponent);
    return std::clamp(digits - 1 - exponent, 0, most);
}

double to_15_digits(double value) {
    std::array<char, 40> written{};
    std::snprintf(written.data(), written.size(), "%.15g", value);
    return std::strtod(written.data(), nullptr);
}

/// The digits of a number with so many decimals, half rounded away from zero as spreadsheets do: what counts is the
/// number that fifteen digits write (2.675), not the binary one below it.
std::string rounded_text(double value, int decimals) {
    std::array<char, 40> written{};
    std::snprintf(written.data(), written.size(), "%.14e", std::fabs(value));
    std::string digits = "0";  // for what is carried
    const std::string_view text = written.data();
    const std::size_t e = text.find('e');
    for (const char c : text.substr(0, e))
        if (c != '.') digits += c;
    int exponent = 0;
    const std::size_t sign = text[e + 1] == '+' ? 2 : 1;
    std::from_chars(text.data() + e + sign, text.data() + text.size(), exponent);
    // `whole` digits, the one for the carry counted, stand before the decimal sign.
    int whole = exponent + 2;
    if (whole < 1) {
        digits.insert(0, static_cast<std::size_t>(1 - whole), '0');
        whole = 1;
    }
    const auto length = static_cast<std::size_t>(whole + decimals);
    const bool up = length < digits.size() && digits[length] >= '5';
    digits.resize(length, '0');
    for (std::size_t at = digits.size(); up && at-- > 0;) {
        if (digits[at] != '9') {
            ++digits[at];
            break;
        }
        digits[at] = '0';
    }
    std::string made = digits.substr(0, static_cast<std::size_t>(whole));
    made.erase(0, std::min(made.find_first_not_of('0'), made.size() - 1));
    if (decimals > 0) made += "." + digits.substr(static_cast<std::size_t>(whole));
    return made;
}

/// Numbers of more than fifteen digits before the decimal sign keep those that they have.
std::string shown_digits(double value, int decimals) {
    if (std::fabs(value) < 1e15) return rounded_text(value, decimals);
    std::array<char, 400> written{};
    const auto end = std::to_chars(written.data(), written.data() + written.size(), std::fabs(value), std::chars_format::fixed, decimals).ptr;
    return {written.data(), end};
}

std::string clock_text(long hours, int minute, int second) {
    std::array<char, 48> out{};
    if (second == 0) std::snprintf(out.data(), out.size(), "%02ld:%02d", hours, minute);
    else std::snprintf(out.data(), out.size(), "%02ld:%02d:%02d", hours, minute, second);
    return out.data();
}

std::string date_text(const model::Date& day, bool month_word) {
    if (month_word)
        return std::to_string(day.day) + ". " + std::string(months[static_cast<std::size_t>(day.month - 1)]) + " " +
               std::to_string(day.year);
    std::array<char, 48> out{};
    std::snprintf(out.data(), out.size(), "%02d-%02d-%04d", day.day, day.month, day.year);
    return out.data();
}

}  // namespace

NumberFormat parse_number_format(std::string_view code) {
    return FormatScanner(code).scan();
}

NumberFormat builtin_number_format(int id) {
    // As the standard lists them; 14 to 22 follow the reader's language in Excel.
    static constexpr std::array<std::string_view, 50> codes = {
        "General", "0", "0.00", "#,##0", "#,##0.00", "#,##0", "#,##0", "#,##0.00", "#,##0.00", "0%",
        "0.00%", "0.00E+00", "# ?/?", "# ?/?", "dd-mm-yyyy", "d-mmm-yy", "d-mmm", "mmm-yy", "h:mm AM/PM", "h:mm:ss AM/PM",
        "h:mm", "h:mm:ss", "dd-mm-yyyy h:mm", "", "", "", "", "yyyy-mm-dd", "yyyy-mm-dd", "yyyy-mm-dd",
        "yyyy-mm-dd", "yyyy-mm-dd", "h:mm", "h:mm", "h:mm", "h:mm", "yyyy-mm-dd", "#,##0", "#,##0", "#,##0.00",
        "#,##0.00", "#,##0", "#,##0", "#,##0.00", "#,##0.00", "mm:ss", "[h]:mm:ss", "mm:ss", "0.0E+0", "@"};
    if (id >= 0 && id < static_cast<int>(codes.size())) return parse_number_format(codes[static_cast<std::size_t>(id)]);
    if (id >= 50 && id <= 58) return parse_number_format("yyyy-mm-dd");
    return {};
}

ShownNumber show_number(double value, const NumberFormat& format) {
    ShownNumber shown;
    const bool fixed = format.kind == Kind::number;
    const bool scales = fixed && format.scale != 1 && std::isfinite(value * format.scale);
    const double scaled = scales ? to_15_digits(value * format.scale) : value;
    int decimals = 0;
    if (!fixed) {
        decimals = decimals_needed(scaled, 15);
    } else if (format.fewest_decimals == format.most_decimals) {
        decimals = std::min(format.most_decimals, 15);
    } else {
        const std::string most = shown_digits(scaled, std::min(format.most_decimals, 15));
        const std::size_t point = most.find('.');
        const int needed = point == std::string::npos ? 0 : static_cast<int>(most.find_last_not_of('0') - point);
        decimals = std::max(format.fewest_decimals, needed);
    }
    shown.amount = {scaled, decimals, fixed ? format.unit : std::string()};
    std::string whole = shown_digits(scaled, decimals);
    std::string fraction;
    if (const auto point = whole.find('.'); point != std::string::npos) {
        fraction = "," + whole.substr(point + 1);
        whole.resize(point);
    }
    if (fixed && whole.size() < static_cast<std::size_t>(format.digits))
        whole.insert(0, static_cast<std::size_t>(format.digits) - whole.size(), '0');
    if (fixed && format.grouped)
        for (std::size_t at = whole.size(); at > 3; at -= 3) whole.insert(at - 3, ".");
    const bool zero = (whole + fraction).find_first_of("123456789") == std::string::npos;
    shown.text = (scaled < 0 && !zero ? "\u2212" : "") + whole + fraction;
    return shown;
}

std::optional<DayTime> day_of_serial(double serial, bool epoch_1904) {
    constexpr double last_day = 2958465;  // 9999-12-31
    if (!std::isfinite(serial) || serial < 0 || serial >= last_day + 1) return std::nullopt;
    double whole = std::floor(serial);
    long second = std::lround((serial - whole) * 86400);
    if (second == 86400) {
        second = 0;
        whole += 1;
    }
    long day = static_cast<long>(whole);
    if (epoch_1904) {
        day += 1462;
    } else {
        if (day == 60) return std::nullopt;
        if (day < 60) ++day;  // from 1 March 1900 on the epoch counts a day that never was
    }
    const model::Date date = model::from_days_since_epoch(day - 25569);
    if (!model::is_valid(date)) return std::nullopt;
    return DayTime{date, static_cast<int>(second)};
}

std::string show_time(double serial, const DayTime& moment, const NumberFormat& format) {
    const int second = moment.second;
    const std::string clock = clock_text(second / 3600, second / 60 % 60, second % 60);
    switch (format.kind) {
        case Kind::date: return date_text(moment.day, format.month_word);
        case Kind::date_time:
            return date_text(moment.day, format.month_word) + (second == 0 ? "" : " " + clock);
        case Kind::duration: {
            const long seconds = std::lround(serial * 86400);
            return clock_text(seconds / 3600, static_cast<int>(seconds / 60 % 60), static_cast<int>(seconds % 60));
        }
        default: return clock;
    }
}

}  // namespace reading::xlsx
