// SPDX-License-Identifier: MPL-2.0
#include "support/utf8.h"

#include "catch.h"

TEST_CASE("the first malformed byte is found") {
    CHECK(support::find_invalid_utf8("blåbærgrød") == std::string_view::npos);
    CHECK(support::find_invalid_utf8("bl\xE5") == 2);
    CHECK(support::find_invalid_utf8("\xC0\x80") == 0);          // overlong
    CHECK(support::find_invalid_utf8("a\xED\xA0\x80") == 1);     // a surrogate
    CHECK(support::find_invalid_utf8("\xF4\x90\x80\x80") == 0);  // above U+10FFFF
    CHECK(support::find_invalid_utf8("\xF0\x9F\x98\x80") == std::string_view::npos);
}

TEST_CASE("code points are decoded, counted and written back") {
    const std::string text = "aå€\xF0\x9F\x98\x80";
    std::string back;
    std::size_t count = 0;
    for (std::size_t at = 0; at < text.size(); ++count) support::append_utf8(back, support::next_code_point(text, at));
    CHECK(back == text);
    CHECK(count == 4);
    CHECK(support::count_code_points(text) == 4);
    std::size_t at = 0;
    CHECK(support::next_code_point("\xFFx", at) == 0xFFFD);
    CHECK(at == 1);
}

TEST_CASE("Windows-1252, composition and soft hyphens") {
    CHECK(support::from_windows_1252("R\xF8"
                                     "dgr\xF8"
                                     "d \x80 \x96") == "Rødgrød € –");
    CHECK(support::from_windows_1252("\x81") == "\xEF\xBF\xBD");
    CHECK(support::to_nfc("a\xCC\x8A") == "å");
    CHECK(support::to_nfc("å") == "å");
    CHECK(support::without_soft_hyphens("tværsek\xC2\xADtorielle\xE2\x80\x8B") == "tværsektorielle");
}
