// SPDX-License-Identifier: MPL-2.0
#include "catch.h"
#include "package/submit.h"
#include "package/world.h"
#include "read/front_matter.h"
#include "read/markdown.h"

using namespace package;

namespace {

struct Letter {
    packaged::World world;
    model::Metadata agreement = packaged::metadata("Aftalen \"nu\"", "sundhedsaftale");
    model::Sources sources;
    model::Document document;

    explicit Letter(const std::string& text) {
        const auto needed = needs(world.project, world.problems);
        const std::string filled =
            with_agreement_data(text, agreement, world.project, needed, model::Date{2023, 12, 12});
        document = reading::read_markdown(sources.add("brev.md", filled), sources, world.problems);
    }

    std::string value(const char* key) const {
        const auto* found = document.front_matter.find(key);
        if (!found) return "none";
        if (found->shape == model::FrontMatterValue::Shape::scalar) return found->scalar;
        std::string out;
        for (const auto& item : found->list) out += (out.empty() ? "" : "; ") + item.scalar;
        for (const auto& [inner, part] : found->map) out += (out.empty() ? "" : "; ") + inner + " " + part.scalar;
        return out;
    }
};

}  // namespace

TEST_CASE("an installed letter gets the agreement's data") {
    const Letter letter(packaged::template_file("letters/foelgebrev.md"));
    CHECK(letter.world.keys().empty());
    CHECK(letter.value("title") == "Følgebrev til sundhedsaftalen");
    CHECK(letter.value("version") == "1.0");
    CHECK(letter.value("status") == "gaeldende");
    CHECK(letter.value("date") == "2023-12-12");
    CHECK(letter.value("parter") == "none");  // the letter merges the agreement's facts, it does not repeat them
    CHECK(letter.value("afsender") == "Region Nord");
    CHECK(letter.value("modtager") == "Sundhedsstyrelsen");
    CHECK(letter.value("bilag") == "aftale; tillaeg; godkendelser");
    CHECK_FALSE(letter.document.blocks.empty());
}

TEST_CASE("the list of approvals gets the agreement's data, and nothing about sending") {
    const Letter letter(packaged::template_file("letters/godkendelser.md"));
    CHECK(letter.world.keys().empty());
    CHECK(letter.value("version") == "1.0");
    CHECK(letter.value("afsender") == "none");
}

TEST_CASE("what a letter says itself stays") {
    const Letter letter("---\ntitle: Brev\nversion: \"2.0\"\n---\n\nTekst\n");
    CHECK(letter.value("version") == "2.0");
    CHECK(letter.value("status") == "gaeldende");
    const Letter bare("Kun tekst\n");
    CHECK(bare.value("version") == "1.0");
    CHECK(bare.document.blocks.size() == 1);
}

TEST_CASE("the table of enclosures is that of the package") {
    packaged::World world;
    const auto inputs = world.submission_inputs();
    const auto table = enclosures(inputs.documents);
    REQUIRE(table.rows.size() == 3);  // the letter encloses, it is not enclosed
    REQUIRE(table.fields.size() == 6);
    const auto text = [&](std::size_t row, const char* column) {
        return table.rows[row].cells[*table.field_index(column)].text;
    };
    CHECK(text(0, "nr") == "02");
    CHECK(text(0, "titel") == "Titel på aftale");
    CHECK(text(0, "version") == "1.0");
    CHECK(text(0, "fil") == "02-aftale.pdf");
    CHECK(text(0, "sider") == "3");
    CHECK(text(1, "fil") == "03-tillaeg.pdf");
    CHECK(text(2, "fil") == "04-godkendelser.pdf, 04-godkendelser.xlsx");
    CHECK(text(2, "format") == "pdf, xlsx");
}

TEST_CASE("a letter's own spelling of its keys does not matter") {
    for (const char* text : {"---\r\ntitle: Brev\r\ndokumenttype: \"foelgebrev\"\r\n---\r\nTekst\r\n",
                             "---\ntitle: Brev\ndokumenttype:  'foelgebrev'\n---\nTekst\n",
                             "---\ntitle: Brev\ndokumenttype: foelgebrev # et følgebrev\n---\nTekst\n"}) {
        const Letter letter(text);
        CHECK(letter.world.keys().empty());
        CHECK(letter.value("modtager") == "Sundhedsstyrelsen");
        CHECK(letter.value("dokumenttype") == "foelgebrev");
        CHECK(letter.document.blocks.size() == 1);
    }
}
