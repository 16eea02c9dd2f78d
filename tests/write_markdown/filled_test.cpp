// SPDX-License-Identifier: MPL-2.0
#include <algorithm>

#include "catch.h"
#include "reread.h"
#include "write/markdown/markdown.h"

namespace {

using namespace model;

FilledField field(std::string name, std::string type, std::string text, std::string section = {}) {
    return {name, name, std::move(type), std::move(text), {}, std::move(section)};
}

FilledField rich(std::string name, std::string words) {
    FilledField made = field(name, "rich", words, name);
    made.blocks.push_back({Paragraph{{{Text{std::move(words)}, {}, 0}}}, {}, {}, 0});
    return made;
}

FilledForm filled() {
    FilledForm form;
    form.kind = "kommissorium";
    form.fields = {field("title", "text", "Kommissorium: \"A\" # 1"),
                   field("gruppe", "text", "Gruppen"),
                   field("date", "date", "2024-09-04"),
                   field("beslutningskompetence", "choice", "raadgivende"),
                   field("medlemmer.min", "number", "4"),
                   field("medlemmer.max", "number", "8"),
                   field("varighed.fra", "date", "2024-10-01"),
                   field("piu-inviteret", "check", "true"),
                   field("nedsat-af", "text", "Styregruppen"),
                   field("refererer-til", "text", "Styregruppen"),
                   field("ukendt", "text", "Noget andet"),
                   rich("formaal", "Formålet"),
                   rich("varighed", "Så længe"),
                   rich("sammensaetning", "Fire til otte")};
    FilledRepeat members{"medlemmer", "Gruppens medlemmer", "sammensaetning", {"Navn", "Funktion"}, {}};
    members.rows.push_back({{field("navn", "text", "Anna | Ærø"), field("funktion", "text", "Formand\nfor nu")}});
    form.repeats.push_back(members);
    return form;
}

std::string scalar(const Document& document, std::string_view key, std::string_view part = {}) {
    const auto* value = document.front_matter.find(key);
    if (value && !part.empty()) value = value->find(part);
    return value ? value->scalar : "-";
}

}  // namespace

TEST_CASE("a filled-in form becomes front matter and sections in the kind's order") {
    const auto kind = reread::kind("kommissorium");
    const std::string source = writing::markdown::write(filled(), kind, reread::words("da"));
    INFO(source);
    const auto again = reread::document(source);
    CHECK(again.problems.empty());
    CHECK(scalar(again.document, "title") == "Kommissorium: \"A\" # 1");
    CHECK(scalar(again.document, "date") == "2024-09-04");
    CHECK(scalar(again.document, "medlemmer", "min") == "4");
    CHECK(scalar(again.document, "medlemmer", "max") == "8");
    CHECK(scalar(again.document, "varighed", "fra") == "2024-10-01");
    CHECK(scalar(again.document, "piu-inviteret") == "true");
    CHECK(scalar(again.document, "status") == "udkast");
    CHECK(scalar(again.document, "ukendt") == "-");
    const std::string shape = reread::shape(again.document.blocks);
    CHECK(shape.find("h1 Formål\np Formålet\nh1 Opgaver\n") != std::string::npos);
    CHECK(shape.find("h1 Sammensætning\np Fire til otte\n(table\ncaption Gruppens medlemmer\n") != std::string::npos);
    CHECK(shape.find("p Anna | Ærø\n") != std::string::npos);
    CHECK(shape.find("p Formand<br>for nu\n") != std::string::npos);
    CHECK(shape.find("h1 Varighed\np Så længe\n") != std::string::npos);
    CHECK(shape.find("h1 Andre oplysninger\np <strong>ukendt:</strong> Noget andet\n") != std::string::npos);
    CHECK(shape.find("h1 Økonomi") == std::string::npos);
}

TEST_CASE("braces typed into a title stay braces when the source is merged") {
    auto form = filled();
    form.fields[0].text = "Gruppen {{version}} {{{{x";
    const auto kind = reread::kind("kommissorium");
    const auto judged = reread::judge(writing::markdown::write(form, kind, reread::words("da")), kind);
    CHECK(judged.errors.empty());
    CHECK(judged.title == "Gruppen {{version}} {{{{x");
}

TEST_CASE("checking an imported form stumbles on nothing and says what is still missing") {
    const auto kind = reread::kind("kommissorium");
    const auto judged = reread::judge(writing::markdown::write(filled(), kind, reread::words("da")), kind);
    CHECK(judged.errors.empty());
    CHECK(std::count(judged.keys.begin(), judged.keys.end(), "draft-placeholder") > 0);  // Opgaver, Kompetence, …
    CHECK(std::count(judged.keys.begin(), judged.keys.end(), "section-missing.required-guided") == 0);
}

TEST_CASE("an empty form leaves what must be given to be written") {
    const auto kind = reread::kind("kommissorium");
    FilledForm form;
    form.kind = kind.id;
    const auto judged = reread::judge(writing::markdown::write(form, kind, reread::words("da")), kind);
    CHECK(judged.errors.empty());
    CHECK(std::count(judged.keys.begin(), judged.keys.end(), "field-missing.required") > 0);
}
