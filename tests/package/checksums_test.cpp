// SPDX-License-Identifier: MPL-2.0
#include "package/checksums.h"

#include "catch.h"
#include "package/manifest.h"
#include "package/page_text.h"

using namespace package;

TEST_CASE("a path is safe when it stays in its folder on every system") {
    for (const char* path : {"a.pdf", "mappe/a.pdf", "æ ø å.pdf", ".skjult", "a..b", "02-aftale.pdf"}) {
        INFO(path);
        CHECK(is_safe_path(path));
    }
    for (const char* path : {"", "/a", "a/", "../a", "a/../b", "a//b", "./a", "a/.", "..", "a\\b", "C:a", "a\nb", "\x7F",
                             "a.", "a ", "a ./b", "\xC3", "con?", "a*", "<a>", "a|b", "a\"b"}) {
        INFO(path);
        CHECK_FALSE(is_safe_path(path));
    }
}

TEST_CASE("names that differ by case only are one name") {
    CHECK(folded("LÆS-Mig.TXT") == folded("læs-MIG.txt"));
    CHECK(folded("a") != folded("b"));
}

TEST_CASE("a list longer than any of ours is not read") {
    CHECK_FALSE(read_manifest(std::string(std::size_t{5} << 20, '[')));
    CHECK_FALSE(read_checksums(std::string(std::size_t{5} << 20, '0')));
}

TEST_CASE("what a page shows") {
    const std::string page = "<html lang=\"da\"><title>A &amp; B</title><h1 class=\"x\" data-aftale=\"title\">A\n <b>&amp;</b>"
                             " &#66;</h1><dd data-aftale=\"version\">1.0</dd>";
    CHECK(page_language(page) == "da");
    CHECK(element_text(page, "title") == "A & B");
    CHECK(element_text(page, "h1") == "A & B");
    CHECK_FALSE(element_text(page, "h2"));
    CHECK(marked_texts(page, "version") == std::vector<std::string>{"1.0"});
    CHECK(marked_texts(page, "party").empty());
    for (const char* broken : {"", "<", "<html", "<h1", "<h1>", "<h1 data-aftale=\"title\"", "&", "<title>&#xFFFFFFFF;"}) {
        INFO(broken);
        CHECK_NOTHROW(page_language(broken));
        CHECK_NOTHROW(element_text(broken, "h1"));
        CHECK_NOTHROW(marked_texts(broken, "title"));
    }
}
