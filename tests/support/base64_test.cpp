// SPDX-License-Identifier: MPL-2.0
#include "support/base64.h"

#include "catch.h"

TEST_CASE("base 64 is padded, and broken into lines when asked") {
    CHECK(support::base64("").empty());
    CHECK(support::base64("f") == "Zg==");
    CHECK(support::base64("fo") == "Zm8=");
    CHECK(support::base64("foobar") == "Zm9vYmFy");
    CHECK(support::base64("\xff\xfe\xfd") == "//79");
    CHECK(support::base64("foobar", 4) == "Zm9v\nYmFy");
    CHECK(support::base64("foob", 4) == "Zm9v\nYg==");
}
