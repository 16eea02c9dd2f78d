// SPDX-License-Identifier: MPL-2.0
#include <algorithm>

#include "catch.h"
#include "checked.h"

TEST_CASE("every rule is explained in both languages, and every rule of the rule set is one that is checked") {
    const auto ids = check::rule_ids();
    CHECK(std::is_sorted(ids.begin(), ids.end()));
    for (const char* language : {"da", "en"}) {
        const auto texts = messages_of(language, "check");
        for (const auto& id : ids) {
            INFO(language << ": " << id);
            CHECK(texts.has(id + ".explain"));
            CHECK(texts.has(id + ".source"));
            CHECK(texts.has(id + ".fix"));
        }
        for (const auto& [key, text] : texts.all()) {
            INFO(key);
            CHECK(std::find(ids.begin(), ids.end(), key.substr(0, key.find('.'))) != ids.end());
        }
    }
    const auto guided = Checked::guided("sundhedsaftale");
    for (const auto& level : guided.rule_set->rules) {
        INFO(level.rule);
        CHECK(std::find(ids.begin(), ids.end(), level.rule) != ids.end());
        const bool counts = !level.todo_from.empty() || !level.warning_from.empty() || !level.error_from.empty();
        CHECK(counts);
    }
}

TEST_CASE("a lone file is only held to house rules") {
    Checked checked;
    checked.run("# Notat\n\nTekst.\n\n| A | B |\n|---|---|\n| 1 | 2 |\n");
    CHECK(checked.found().empty());
}

TEST_CASE("a rule grows with the status of the document") {
    const auto at = [](const std::string& status) {
        Checked checked;
        return checked.run("---\ntitle: T\ndate: 2024-01-01\nstatus: " + status + "\n---\n\nDer er xx aftaler.\n")
            .severity("draft-placeholder");
    };
    CHECK(at("udkast") == model::Severity::todo);
    CHECK(at("i-hoering") == model::Severity::todo);
    CHECK(at("til-godkendelse") == model::Severity::error);
    Checked checked;
    checked.run("---\ntitle: T\nstatus: gaeldende\n---\n\nxx\n");
    CHECK_FALSE(checked.world.diagnostics.stops_build());
}

TEST_CASE("a rule can be allowed for the next block, and only there") {
    Checked checked;
    checked.run("<!-- aftale: tillad draft-placeholder: et eksempel -->\n\nSkriv ikke xx.\n\nHer står xxx.\n");
    CHECK(checked.found("draft-placeholder") == std::vector<std::string>{"draft-placeholder «xxx»"});
}

TEST_CASE("a rule counts only for the kinds that the rule set names") {
    auto agreement = Checked::guided("sundhedsaftale");
    agreement.run("---\ntitle: T\ndokumenttype: sundhedsaftale\nstatus: udkast\n---\n");
    CHECK(agreement.found("meta-parties") == std::vector<std::string>{"meta-parties «---»"});
    auto terms = Checked::guided("kommissorium");
    terms.run("---\ntitle: T\ndokumenttype: kommissorium\nstatus: udkast\n---\n");
    CHECK(terms.found("meta-parties").empty());
}

TEST_CASE("a comment before the first block also allows what is said of the document as a whole") {
    const std::string front = "---\ntitle: T\ndokumenttype: kommissorium\nstatus: udkast\n---\n\n";
    const std::string allow = "<!-- aftale: tillad section-missing: kort udgave -->\n\n";
    auto first = Checked::guided("kommissorium");
    first.run(front + allow + "Tekst.\n\nMere.\n");
    CHECK(first.found("section-missing").empty());
    auto later = Checked::guided("kommissorium");
    later.run(front + "Tekst.\n\n" + allow + "Mere.\n");
    CHECK_FALSE(later.found("section-missing").empty());
}

TEST_CASE("allowing a rule that does not exist is a warning with the nearest one") {
    Checked checked;
    checked.run(
        "<!-- aftale: tillad draft-placeholdr: fordi -->\n\nxx\n\n<!-- aftale: tillad helt-ukendt: fordi "
        "-->\n\nTekst.\n");
    CHECK(checked.found("suppression-rule") ==
          std::vector<std::string>{"suppression-rule.near «draft-placeholdr»", "suppression-rule.none «helt-ukendt»"});
    CHECK(checked.world.problem("suppression-rule.near").args[1].second == "draft-placeholder");
    CHECK(checked.severity("suppression-rule.near") == model::Severity::warning);
}
