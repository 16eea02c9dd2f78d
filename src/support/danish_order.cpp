// SPDX-License-Identifier: MPL-2.0
#include "support/danish_order.h"

#include <unicode/coll.h>
#include <unicode/sortkey.h>
#include <unicode/unistr.h>

#include <memory>

#include "support/ensure.h"

namespace support {
namespace {

std::unique_ptr<icu::Collator> danish_collator() {
    UErrorCode status = U_ZERO_ERROR;
    std::unique_ptr<icu::Collator> made(icu::Collator::createInstance(icu::Locale("da"), status));
    ensure(U_SUCCESS(status) && made, "ICU has Danish collation");
    return made;
}

icu::StringPiece piece(std::string_view text) {
    return {text.data(), static_cast<int32_t>(text.size())};
}

}  // namespace

int compare_danish(std::string_view a, std::string_view b) {
    static const std::unique_ptr<icu::Collator> collator = [] {
        auto made = danish_collator();
        UErrorCode status = U_ZERO_ERROR;
        made->setAttribute(UCOL_NUMERIC_COLLATION, UCOL_ON, status);
        return made;
    }();
    UErrorCode status = U_ZERO_ERROR;
    const int order = collator->compareUTF8(piece(a), piece(b), status);
    return order != 0 ? order : a.compare(b);
}

std::string spelling_key(std::string_view text) {
    static const std::unique_ptr<icu::Collator> collator = [] {
        auto made = danish_collator();
        made->setStrength(icu::Collator::PRIMARY);
        return made;
    }();
    UErrorCode status = U_ZERO_ERROR;
    icu::CollationKey key;
    collator->getCollationKey(icu::UnicodeString::fromUTF8(piece(text)), key, status);
    int32_t size = 0;
    const uint8_t* bytes = key.getByteArray(size);
    return {bytes, bytes + size};
}

std::string folded_case(std::string_view text) {
    std::string out;
    icu::UnicodeString::fromUTF8(piece(text)).foldCase().toUTF8String(out);
    return out;
}

}  // namespace support
