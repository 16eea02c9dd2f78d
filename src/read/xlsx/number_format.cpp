// SPDX-License-Identifier: MPL-2.0
#include "read/xlsx/number_format.h"

#include <algorithm>
#include <array>
#include <charconv>
#include <cstddef>
#include <string>
#include <string_view>
#include <system_error>
#include <utility>
#include <vector>

namespace reading::xlsx {
namespace {

using Kind = NumberFormat::Kind;

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
        if (is_general()) {
            at_ += std::string_view("general").size();
            general_ = true;
            return digit('0');
        }
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
                if (digits_ > 0 && trimmed(after_).empty()) format_.first_after = after_ + "%";
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

    bool is_general() const {
        constexpr std::string_view word = "general";
        return code_.size() - at_ >= word.size() && std::equal(word.begin(), word.end(), code_.begin() + static_cast<std::ptrdiff_t>(at_),
                                                               [](char a, char b) { return a == lower(b); });
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
            format_.currency = format_.currency || inner.find('-') != 1;  // "[$-406]" names a language alone
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
        if (digits_ > 0 && !after_.empty()) {
            format_.between.emplace_back(digits_, std::move(after_));
            after_.clear();
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
        else if (is_words()) return words_alone();
        else if (general_ && trimmed(before_).empty() && trimmed(after_).empty()) return NumberFormat{};
        else if (scientific_ || (digits_ == 0 && !text_ && format_.most_decimals == 0)) return NumberFormat{};
        else if (text_) format_.kind = Kind::text;
        else format_.kind = Kind::number;
        if (general_) format_.most_decimals = most_general_decimals;
        for (int i = 0; i < commas_; ++i) format_.scale /= 1000;
        format_.digits = std::max(1, zeros_);
        format_.before = before_;
        format_.after = after_;
        for (auto& [place, words] : format_.between) place = digits_ - place;
        format_.currency = format_.currency || is_currency(trimmed(before_));
        format_.zero = zero_words();
        format_.unit = trimmed(after_).empty() ? trimmed(before_) : trimmed(after_);
        return format_;
    }

    /// Whether no digit of the number is shown.
    bool is_words() const {
        return digits_ == 0 && !text_ && !scientific_ && format_.most_decimals == 0 && has_letter(before_);
    }

    NumberFormat words_alone() const {
        NumberFormat made;
        made.kind = Kind::number;
        made.instead = trimmed(before_);
        return made;
    }

    static bool has_letter(std::string_view words) {
        return std::any_of(words.begin(), words.end(), [](char c) {
            return (lower(c) >= 'a' && lower(c) <= 'z') || static_cast<unsigned char>(c) >= 0x80;
        });
    }

    static bool is_currency(const std::string& words) {
        constexpr std::array<std::string_view, 12> known = {"kr", "kr.", "Kr", "Kr.", "DKK", "EUR",
                                                            "€",  "USD", "$",  "£",   "GBP", "SEK"};
        return std::find(known.begin(), known.end(), words) != known.end();
    }

    /// What the third section says without a digit, where it has a letter.
    std::string zero_words() const {
        std::string words;
        int section = 0;
        bool quoted = false, letter = false;
        for (const char c : code_) {
            if (c == '"') quoted = !quoted;
            else if (c == ';' && !quoted) ++section;
            else if (section == 2 && quoted) words += c;
            else if (section == 2 && std::string_view("0#?@").find(c) != std::string_view::npos) return {};
            letter = letter || (section == 2 && quoted && c != '"' &&
                                ((lower(c) >= 'a' && lower(c) <= 'z') || static_cast<unsigned char>(c) >= 0x80));
        }
        return letter ? trimmed(words) : std::string();
    }

    static std::string trimmed(std::string text) {
        for (std::size_t at = 0; (at = text.find("\u00A0", at)) != std::string::npos;) text.replace(at, 2, " ");
        const auto begin = text.find_first_not_of(' ');
        if (begin == std::string::npos) return {};
        text = text.substr(begin, text.find_last_not_of(' ') - begin + 1);
        // A sign or brackets around a number are no unit.
        return text.find_first_not_of("()[]-+ ") == std::string::npos ? "" : text;
    }

    std::string_view code_;
    std::size_t at_ = 0;
    NumberFormat format_;
    int digits_ = 0, zeros_ = 0, commas_ = 0;
    static constexpr int most_general_decimals = 9;
    bool after_point_ = false, scientific_ = false, text_ = false, general_ = false;
    bool date_ = false, time_ = false, month_ = false, duration_ = false;
    std::string before_, after_;
};

}  // namespace

namespace {

std::vector<std::string_view> sections_of(std::string_view code) {
    std::vector<std::string_view> sections;
    bool quoted = false;
    std::size_t begin = 0;
    for (std::size_t at = 0; at < code.size(); ++at) {
        if (code[at] == '\\')
            ++at;
        else if (code[at] == '"')
            quoted = !quoted;
        else if (code[at] == ';' && !quoted)
            sections.push_back(code.substr(begin, at - begin)), begin = at + 1;
    }
    sections.push_back(code.substr(std::min(begin, code.size())));
    return sections;
}

/// "[>=1000]" to the format; false when a section has no such thing.
bool take_condition(std::string_view section, NumberFormat& format) {
    using Condition = NumberFormat::Condition;
    static constexpr std::array<std::pair<std::string_view, Condition>, 6> known = {{{"[<=", Condition::at_most},
                                                                                     {"[<>", Condition::other},
                                                                                     {"[>=", Condition::at_least},
                                                                                     {"[<", Condition::less},
                                                                                     {"[>", Condition::more},
                                                                                     {"[=", Condition::equal}}};
    for (const auto& [sign, condition] : known) {
        const auto at = section.find(sign);
        if (at == std::string_view::npos) continue;
        const std::string_view number = section.substr(at + sign.size());
        if (std::from_chars(number.data(), number.data() + number.size(), format.limit).ec != std::errc()) return false;
        format.condition = condition;
        return true;
    }
    return false;
}

}  // namespace

const NumberFormat& NumberFormat::section_for(double value) const {
    const auto holds = [value](const NumberFormat& format) {
        switch (format.condition) {
            case Condition::none:
                return true;
            case Condition::less:
                return value < format.limit;
            case Condition::at_most:
                return value <= format.limit;
            case Condition::equal:
                return value == format.limit;
            case Condition::other:
                return value != format.limit;
            case Condition::at_least:
                return value >= format.limit;
            case Condition::more:
                return value > format.limit;
        }
        return true;
    };
    if (others.empty() || holds(*this)) return *this;
    const auto found = std::find_if(others.begin(), others.end(), holds);
    return found == others.end() ? *this : *found;
}

NumberFormat parse_number_format(std::string_view code) {
    NumberFormat first = FormatScanner(code).scan();
    const auto sections = sections_of(code);
    if (sections.size() < 2) return first;
    if (!take_condition(sections[0], first)) {
        std::vector<NumberFormat> others;
        for (std::size_t i = 1; i < std::min<std::size_t>(sections.size(), 3); ++i)
            others.push_back(FormatScanner(sections[i]).scan());
        // Where words stand for numbers the sections are those of above, below and at nought.
        // Those for nought alone are its `zero`: it stays a number.
        if (first.instead.empty() && others[0].instead.empty()) return first;
        first.condition = others.size() > 1 ? NumberFormat::Condition::more : NumberFormat::Condition::at_least;
        if (others.size() > 1) others[0].condition = NumberFormat::Condition::less;
        first.others = std::move(others);
        return first;
    }
    for (std::size_t i = 1; i < std::min<std::size_t>(sections.size(), 3); ++i) {
        NumberFormat next = FormatScanner(sections[i]).scan();
        if (!take_condition(sections[i], next) && sections.size() > 2 && i == 1) {
            next.condition = NumberFormat::Condition::less;  // the second of three is for what is below nought
        }
        first.others.push_back(std::move(next));
    }
    return first;
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

}  // namespace reading::xlsx
