// SPDX-License-Identifier: MPL-2.0
#include "model/messages.h"

#include <stdexcept>

#include "catch.h"

using model::Messages;

TEST_CASE("texts that are left for later are read once, by the first that asks for one of them") {
    Messages messages("da", {{"ready", "Klar"}});
    int reads = 0;
    messages.add_rest([&] {
        ++reads;
        return Messages::Texts{{"late", "Sen {who}"}, {"ready", "Overtrumfet"}};
    });
    const Messages copy = messages;
    CHECK(messages.text("ready") == "Klar");
    CHECK(messages.has("ready"));
    CHECK(reads == 0);
    CHECK(messages.text("late", {{"who", "gæst"}}) == "Sen gæst");
    CHECK(copy.has("late"));
    CHECK_FALSE(copy.has("never"));
    CHECK(reads == 1);
    CHECK(messages.all() == Messages::Texts{{"late", "Sen {who}"}, {"ready", "Klar"}});
}

TEST_CASE("texts that cannot be read are an error once and none from then on") {
    Messages messages("da", {{"ready", "Klar"}});
    messages.add_rest([]() -> Messages::Texts { throw std::runtime_error("broken"); });
    CHECK_THROWS_AS(messages.text("late"), std::runtime_error);
    CHECK(messages.text("late") == "late");
    CHECK(messages.text("ready") == "Klar");
}
