// SPDX-License-Identifier: MPL-2.0
#include "read/text_pattern.h"

#include <unicode/regex.h>
#include <unicode/unistr.h>

namespace reading {
namespace {

/// Steps of ICU's matcher, so that the answer does not depend on the machine's speed; some ten milliseconds.
constexpr int32_t most_steps = 200;
constexpr int32_t most_stack = 4'000'000;  // bytes

}  // namespace

struct TextPattern::Compiled {
    std::unique_ptr<icu::RegexPattern> pattern;
};

TextPattern::TextPattern(const std::string& pattern) : compiled_(std::make_unique<Compiled>()) {
    UErrorCode status = U_ZERO_ERROR;
    UParseError where{};
    compiled_->pattern.reset(icu::RegexPattern::compile(icu::UnicodeString::fromUTF8(pattern), 0, where, status));
    if (U_FAILURE(status)) compiled_->pattern.reset();
}

TextPattern::~TextPattern() = default;

bool TextPattern::is_valid() const {
    return compiled_->pattern != nullptr;
}

std::optional<bool> TextPattern::matches(const std::string& text) const {
    if (!is_valid()) return false;
    UErrorCode status = U_ZERO_ERROR;
    const auto words = icu::UnicodeString::fromUTF8(text);
    const std::unique_ptr<icu::RegexMatcher> matcher(compiled_->pattern->matcher(words, status));
    if (U_FAILURE(status)) return std::nullopt;
    matcher->setTimeLimit(most_steps, status);
    matcher->setStackLimit(most_stack, status);
    const bool found = matcher->matches(status) != 0;
    return U_FAILURE(status) ? std::nullopt : std::optional(found);
}

}  // namespace reading
