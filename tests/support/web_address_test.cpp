// SPDX-License-Identifier: MPL-2.0
#include "support/web_address.h"

#include "catch.h"

TEST_CASE("readers are led to the web, to letters and beside the document only") {
    for (const char* good : {"https://rsyd.dk/x?a=b:c", "HTTP://x", "mailto:a@b.dk", "tel:+4576631000", "bilag/1.pdf",
                             "#afsnit", "a/b:c", "?x:y"}) {
        INFO(good);
        CHECK(support::may_lead_to(good));
    }
    for (const char* bad : {"", "javascript:alert(1)", "JavaScript:x", "data:text/html,x", "file:///etc/passwd", "C:\\a",
                            "c:/a", "\\\\server\\share", "//server/share", "java\tscript:x", "vbscript:x"}) {
        INFO(bad);
        CHECK_FALSE(support::may_lead_to(bad));
    }
}

TEST_CASE("addresses become URIs, which are ASCII") {
    using support::to_uri;
    CHECK(to_uri("https://eksempel.dk/a%20b?c=d&e#f") == "https://eksempel.dk/a%20b?c=d&e#f");
    CHECK(to_uri("https://eksempel.dk/æ b") == "https://eksempel.dk/%C3%A6%20b");
    CHECK(to_uri("https://eksempel.dk/{tom}|\"<>") == "https://eksempel.dk/%7Btom%7D%7C%22%3C%3E");
    CHECK(to_uri("https://eksempel.dk/100%") == "https://eksempel.dk/100%25");
    CHECK(to_uri("tillæg.pdf") == "till%C3%A6g.pdf");
    CHECK(to_uri("tel:+4576631000") == "tel:+4576631000");
    CHECK(to_uri("http://[::1]:80/ø") == "http://[::1]:80/%C3%B8");
    CHECK(to_uri("") == "");
}

TEST_CASE("a host with Danish letters is written as the net knows it") {
    using support::to_uri;
    CHECK(to_uri("https://sønderborg.dk/blå-bær") == "https://xn--snderborg-l8a.dk/bl%C3%A5-b%C3%A6r");
    CHECK(to_uri("https://SØNDERBORG.dk") == "https://xn--snderborg-l8a.dk");
    CHECK(to_uri("https://bruger@sønderborg.dk:8080?å") == "https://bruger@xn--snderborg-l8a.dk:8080?%C3%A5");
    CHECK(to_uri("mailto:post@sønderborg.dk?subject=prøve") == "mailto:post@xn--snderborg-l8a.dk?subject=pr%C3%B8ve");
    CHECK(to_uri("https://ø-.dk/") == "https://%C3%B8-.dk/");  // no host may end a part with a hyphen
    CHECK(to_uri("sti/med:kolon/å") == "sti/med:kolon/%C3%A5");
}
