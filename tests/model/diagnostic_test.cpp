// SPDX-License-Identifier: MPL-2.0
#include "model/diagnostic.h"

#include "catch.h"
#include "model/messages.h"

using model::Diagnostics;

TEST_CASE("an error may stop the one document that its place lists, and no other") {
    model::Diagnostics all;
    all.error("file-missing.project", {1, 4, 9});
    all.error_of_listed("file-missing.project", {1, 4, 9});
    all.warning("raw-html", {1, 4, 9});
    CHECK_FALSE(all.all()[0].stops_only_listed);
    CHECK(all.all()[1].stops_only_listed);
    CHECK(all.all()[1].stops_build);
    CHECK_FALSE(all.all()[2].stops_only_listed);
    CHECK(all.stops_build());
}

TEST_CASE("problems are sorted by place and nothing is reported twice") {
    Diagnostics all;
    all.warning("b", {1, 20, 25});
    all.error("a", {2, 0, 1});
    all.error("a", {1, 5, 9}, {{"name", "x"}});
    all.error("a", {1, 5, 9}, {{"name", "x"}});
    all.error("a", {1, 5, 9}, {{"name", "y"}});
    all.sort_and_deduplicate();
    REQUIRE(all.all().size() == 4);
    CHECK(all.all()[0].args[0].second == "x");
    CHECK(all.all()[1].args[0].second == "y");
    CHECK(all.all()[2].key == "b");
    CHECK(all.all()[3].where.source == 2);
}

TEST_CASE("a rule's id is the key up to its first dot") {
    CHECK(model::Diagnostic{model::Severity::error, "yaml-syntax.unclosed", {}, {}, false}.rule() == "yaml-syntax");
    CHECK(model::Diagnostic{model::Severity::error, "meta-version", {}, {}, false}.rule() == "meta-version");
}

TEST_CASE("errors of reading stop the build, warnings and the rule book do not") {
    Diagnostics all;
    all.warning("w", {});
    all.add({model::Severity::error, "meta-version", {}, {}, false});
    CHECK(all.has_errors());
    CHECK_FALSE(all.stops_build());
    Diagnostics more;
    more.error("e", {});
    all.append(std::move(more));
    CHECK(all.stops_build());
}

TEST_CASE("texts are filled by name, and unknown fields stay") {
    model::Messages messages("da", {{"hello", "Hej {name}, {other} og {fra: 1}"}});
    CHECK(messages.text("hello", {{"name", "du"}}) == "Hej du, {other} og {fra: 1}");
    CHECK(messages.text("unknown") == "unknown");
    CHECK_FALSE(messages.has("unknown"));
}

TEST_CASE("a field gives the word that fits whether the value is one") {
    const model::Messages words(
        "da", {{"a", "{n} {n|ændring|ændringer}"}, {"b", "{n|den ene|de andre}"}, {"c", "{n|a} {x|a|b}"}});
    CHECK(words.text("a", {{"n", "1"}}) == "1 ændring");
    CHECK(words.text("a", {{"n", "0"}}) == "0 ændringer");
    CHECK(words.text("a", {{"n", "21"}}) == "21 ændringer");
    CHECK(words.text("b", {{"n", "-1"}}) == "de andre");
    CHECK(words.text("c", {{"n", "1"}}) == "{n|a} {x|a|b}");
}
