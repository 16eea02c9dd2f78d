// SPDX-License-Identifier: MPL-2.0
#include "catch.h"
#include "checked.h"

namespace {

model::KindSection section(std::string id, std::string title, model::Need need) {
    model::KindSection made;
    made.id = std::move(id);
    made.title = std::move(title);
    made.need = need;
    return made;
}

using Lines = std::vector<std::string>;

}  // namespace

TEST_CASE("sections are known by heading, other names or anchor, whatever number or case") {
    auto checked = Checked::guided("kommissorium");
    checked.run(
        "---\ntitle: T\ndokumenttype: kommissorium\nstatus: til-godkendelse\n---\n\n# 1. FORMÅL\n\nx\n\n## "
        "Opgave\n\nx\n\n"
        "# Kompetence/reference\n\nx\n\n# Hvem er med {#sec-sammensaetning}\n\nx\n\n# Formandskab\n\nx\n");
    CHECK(checked.found("section-missing.required") == Lines{"section-missing.required-guided «---»"});
    CHECK(checked.message("section-missing.required-guided") == "Afsnittet ”Sekretariatsbetjening” mangler.");
    CHECK(checked.severity("section-missing.required-guided") == model::Severity::warning);
    CHECK(checked.severity("section-missing.recommended-several") == model::Severity::note);
    CHECK(
        checked.message("section-missing.recommended-several") ==
        "Overvej disse afsnit: Grundlag, Arbejdsform, Sponsorer, Leverancer og tidsplan, Økonomi, Patientinddragelse.");
}

TEST_CASE("fields that a kind requires, from a status on") {
    Checked checked;
    model::Kind kind;
    kind.id = "prøve";
    kind.title = "Prøve";
    kind.fields = {{"gruppe", "Gruppe", "text", {}, model::Need::required, "", ""},
                   {"godkendt.dato", "Godkendt", "date", {}, model::Need::required, "gaeldende", ""},
                   {"spor", "Spor", "choice", {"1", "2"}, model::Need::optional, "", ""},
                   {"moedet", "Mødet", "date", {}, model::Need::optional, "", ""},
                   {"formand", "Formand", "text", {}, model::Need::recommended, "", ""}};
    kind.sections = {section("a", "A", model::Need::recommended), section("b", "B", model::Need::optional)};
    checked.world.inputs.kind = &kind;
    checked.run("---\ntitle: T\nstatus: til-godkendelse\nspor: \"4\"\nmoedet: en onsdag\n---\n");
    CHECK(checked.found() == Lines{"field-missing.required «---»", "field-missing.recommended «---»",
                                   "section-missing.recommended «---»", "field-form.choice «4»",
                                   "field-form.date «en onsdag»"});
    CHECK(checked.severity("field-missing.required") == model::Severity::error);

    Checked later;
    later.world.inputs.kind = &kind;
    later.run("---\ntitle: T\nstatus: gaeldende\ngruppe: X\ngodkendt: {forum: Y}\nformand: Z\n---\n\n# A\n\nx\n");
    CHECK(later.found() == Lines{"field-missing.required «---»"});
    CHECK(later.message("field-missing.required") == "Oplysningen ”godkendt.dato” (Godkendt) mangler.");
}

TEST_CASE("what is missing comes in the order of the kind: one error each, what is only advised in one note") {
    auto checked = Checked::guided("kommissorium");
    checked.run(
        "---\ntitle: T\ndokumenttype: kommissorium\nversion: \"1\"\nstatus: til-godkendelse\n---\n\n# Afsnit\n\nx\n");
    std::vector<std::string> names, titles;
    for (const auto& problem : checked.world.diagnostics.all())
        for (const auto& [name, value] : problem.args) {
            if (problem.key == "field-missing.required" && name == "name") names.push_back(value);
            if (problem.key == "section-missing.required-guided" && name == "title") titles.push_back(value);
        }
    CHECK(names == Lines{"gruppe", "nedsat-af", "refererer-til", "beslutningskompetence"});
    CHECK(titles == Lines{"Formål", "Opgaver", "Kompetence og reference", "Sammensætning", "Formandskab",
                          "Sekretariatsbetjening"});
    CHECK(checked.found("field-missing.recommended").size() == 1);
    CHECK(checked.message("field-missing.recommended-several") ==
          "Overvej at skrive disse oplysninger øverst i dokumentet: date, ansvarlig-enhed, besluttende-forum, "
          "ikrafttraedelse, medlemmer, formand, sekretaer-regional, sekretaer-kommunal, sponsor-regional, "
          "sponsor-kommunal, piu-inviteret.");
}

TEST_CASE("a kind's Danish guidance is a hint for those who read Danish") {
    auto checked = Checked::guided("kommissorium");
    checked.world.words = messages_of("en", "document");
    checked.run("---\ntitle: T\ndokumenttype: kommissorium\nstatus: udkast\n---\n\n# Formål\n\nx\n");
    CHECK(checked.found("section-missing.required-guided").empty());
    CHECK(checked.found("section-missing.required").size() == 5);
}
