// SPDX-License-Identifier: MPL-2.0
#include "merge/wording.h"

#include <unicode/locid.h>
#include <unicode/normalizer2.h>
#include <unicode/unistr.h>

#include <array>
#include <cmath>
#include <cstdio>

#include "model/date.h"
#include "model/walk.h"
#include "support/utf8.h"

namespace merge {
namespace {

bool is_english(const model::Messages& words) {
    return words.language().starts_with("en");
}

icu::UnicodeString first_cased(std::string_view text, bool upper) {
    auto all = icu::UnicodeString::fromUTF8(icu::StringPiece(text.data(), static_cast<int32_t>(text.size())));
    const int32_t end = all.moveIndex32(0, 1);
    icu::UnicodeString first(all, 0, end);
    if (upper)
        first.toUpper(icu::Locale("da"));
    else
        first.toLower(icu::Locale("da"));
    return first + icu::UnicodeString(all, end);
}

/// Letters that Danish and its neighbours spell out; Unicode's decomposition would lose them or give another letter.
std::string_view spelled(char32_t c) {
    switch (c) {
        case U'æ':
        case U'ä':
            return "ae";
        case U'ø':
        case U'ö':
            return "oe";
        case U'å':
            return "aa";
        case U'ß':
            return "ss";
        case U'þ':
            return "th";
        case U'ð':
            return "d";
        case U'§':
            return "paragraf";
        case U'%':
            return "procent";
        default:
            return {};
    }
}

/// The ASCII letter under a letter's accents, or 0.
char base_letter(char32_t c) {
    UErrorCode status = U_ZERO_ERROR;
    const auto* decomposition = icu::Normalizer2::getNFDInstance(status);
    icu::UnicodeString parts;
    if (U_FAILURE(status) || !decomposition->getDecomposition(static_cast<UChar32>(c), parts)) return 0;
    const char16_t first = parts.charAt(0);
    return first >= u'a' && first <= u'z' ? static_cast<char>(first) : '\0';
}

/// The author's digits with a minus sign for the hyphen that keyboards have; English readers get their own decimal and
/// thousands signs.
std::string as_written(std::string text, const model::Messages& words) {
    if (text.size() > 1 && text[0] == '-' && text[1] >= '0' && text[1] <= '9') text.replace(0, 1, "\u2212");
    if (is_english(words))
        for (char& c : text) c = c == ',' ? '.' : c == '.' ? ',' : c;
    return text;
}

/// 0,5625 with three decimals is 0,563, as in a spreadsheet; printf would give the even 0,562.
double half_up(double value, int decimals) {
    const double scale = std::pow(10.0, std::max(0, decimals));
    const double scaled = value * scale;
    if (scaled >= 1e14) return value;
    return std::floor(scaled * (1 + 1e-15) + 0.5) / scale;
}

}  // namespace

std::string number_words(double value, int decimals, const model::Messages& words) {
    std::array<char, 400> digits{};
    std::snprintf(digits.data(), digits.size(), "%.*f", std::max(0, decimals), half_up(std::fabs(value), decimals));
    const std::string plain = digits.data();
    const auto point = plain.find('.');
    const std::string whole = plain.substr(0, point);
    const bool nothing = plain.find_first_not_of("0.") == std::string::npos;
    std::string out = value < 0 && !nothing ? "\u2212" : "";
    for (std::size_t i = 0; i < whole.size(); ++i) {
        if (i > 0 && (whole.size() - i) % 3 == 0) out += is_english(words) ? ',' : '.';
        out += whole[i];
    }
    if (point != std::string::npos) out += (is_english(words) ? "." : ",") + plain.substr(point + 1);
    return out;
}

std::string cell_words(const model::DataCell& cell, const model::Field& field, const model::Messages& words) {
    return std::visit(model::Overloaded{
                          [&](const model::Amount& amount) {
                              const bool plain_number = field.type == "number" || field.type == "integer";
                              if (plain_number && field.inferred) return as_written(cell.text, words);
                              if (field.format == "values" && amount.unit.empty()) return as_written(cell.text, words);
                              if (!plain_number) return cell.text;
                              // A unit that the head does not say stands in the cells.
                              const bool said = amount.unit.empty() || amount.unit == field.unit;
                              return number_words(amount.value, amount.decimals, words) + (said ? "" : "\u00A0" + amount.unit);
                          },
                          [&](const model::DateValue& date) {
                              const model::Date day{date.year, date.month, date.day};
                              return field.type == "date" && field.format == "iso" ? model::to_iso(day)
                                                                                   : to_words(day, words);
                          },
                          [&](bool truth) { return words.text(truth ? "value.yes" : "value.no"); },
                          [](const model::Missing&) { return std::string(); },
                          [&](const std::monostate&) { return cell.text; },
                      },
                      cell.value);
}

std::string joined(const std::vector<std::string>& parts, const model::Messages& words) {
    std::string out;
    for (std::size_t i = 0; i < parts.size(); ++i) {
        if (i > 0) out += i + 1 == parts.size() ? " " + words.text("value.and") + " " : std::string(", ");
        out += parts[i];
    }
    return out;
}

std::string with_upper_first(std::string_view text) {
    std::string out;
    first_cased(text, true).toUTF8String(out);
    return out;
}

std::string with_lower_first(std::string_view text) {
    std::string out;
    first_cased(text, false).toUTF8String(out);
    return out;
}

std::string upper_case(std::string_view text) {
    auto all = icu::UnicodeString::fromUTF8(icu::StringPiece(text.data(), static_cast<int32_t>(text.size())));
    std::string out;
    all.toUpper(icu::Locale("da")).toUTF8String(out);
    return out;
}

std::string slug(std::string_view text) {
    auto lower = icu::UnicodeString::fromUTF8(icu::StringPiece(text.data(), static_cast<int32_t>(text.size())));
    lower.toLower(icu::Locale("da"));
    std::string folded;
    lower.toUTF8String(folded);
    folded = support::to_nfc(folded);
    std::string out;
    bool gap = false;
    for (std::size_t at = 0; at < folded.size();) {
        const char32_t c = support::next_code_point(folded, at);
        if (c == 0xAD || c == 0x200B || c == U'\'' || c == 0x2019) continue;
        std::string piece(spelled(c));
        const bool word = c == U'§' || c == U'%';  // spelled as a word of its own
        gap = gap || word;
        const bool plain = (c >= U'a' && c <= U'z') || (c >= U'0' && c <= U'9');
        if (plain) piece = static_cast<char>(c);
        if (piece.empty())
            if (const char base = base_letter(c)) piece = base;
        if (piece.empty()) {
            gap = true;
            continue;
        }
        if (gap && !out.empty()) out += '-';
        gap = word;
        out += piece;
    }
    return out;
}

}  // namespace merge
