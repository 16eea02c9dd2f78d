// SPDX-License-Identifier: MPL-2.0
// What the writers put into their files is what verifying reads out of them.
#include <filesystem>

#include "catch.h"
#include "package/file_facts.h"
#include "package/world.h"
#include "sample/sample.h"
#include "write/docx/docx.h"
#include "write/html/html.h"
#include "write/xlsx/xlsx.h"

using package::FileFacts;
using package::read_file_facts;

namespace {

model::Assembly assembly_with(const model::Metadata& metadata) {
    model::Assembly assembly = sample::assembly();
    assembly.metadata = metadata;
    return assembly;
}

/// Enough parties that Office needs several properties for their names.
model::Metadata many_parties() {
    auto metadata = packaged::metadata("Titel med æ, ø, å & <tegn>", "sundhedsaftale", "1.0 & mere");
    for (int i = 0; i < 40; ++i)
        metadata.parties.push_back(
            packaged::party("Nr. " + std::to_string(i) + " & Søn Kommune", model::PartyType::municipality, ""));
    return metadata;
}

void check(const std::optional<FileFacts>& facts, const model::Metadata& metadata) {
    REQUIRE(facts);
    CHECK(facts->title == metadata.title);
    CHECK(facts->version == metadata.version);
    CHECK(facts->effective_date == "2024-01-01");
    std::vector<std::string> names;
    for (const auto& party : metadata.parties) names.push_back(party.name);
    if (facts->joins_parties) {
        std::string joined, found;
        for (const auto& name : names) joined += (joined.empty() ? "" : "; ") + name;
        for (const auto& line : facts->parties) found += (found.empty() ? "" : "; ") + line;
        CHECK(found == joined);
    } else {
        CHECK(facts->parties == names);
    }
    CHECK(facts->language.substr(0, 2) == metadata.language);
    CHECK(facts->subject == metadata.subject);
    CHECK(facts->keywords == "nøgle, ord & mere");
    CHECK(facts->kind == metadata.kind_title);
    CHECK(facts->status == metadata.status_title);
    CHECK(facts->election_period == "2022–2025");
    CHECK(facts->agreement_period == "2024-01-01/2027-06-30");
    if (!facts->visible.empty()) CHECK(facts->visible[0] == metadata.title);  // <title>; the sample has its own <h1>
}

}  // namespace

TEST_CASE("facts of the files that our writers make") {
    const auto metadata = many_parties();
    const auto assembly = assembly_with(metadata);
    const auto theme = sample::theme();
    const auto words = packaged::words();
    const auto docx = writing::docx::build_docx(assembly, theme, words, {}, {});
    check(read_file_facts("docx", writing::docx::to_docx(docx)), metadata);
    check(read_file_facts("xml", writing::docx::to_flat_opc(docx)), metadata);
    const auto page = read_file_facts("html", writing::html::write_html(assembly, theme, words));
    check(page, metadata);
    CHECK_FALSE(page->visible.empty());
    const auto scratch = std::filesystem::temp_directory_path() / "aftale-package-facts.xlsx";
    check(read_file_facts("xlsx", writing::xlsx::write_xlsx(assembly, theme, words, scratch.string(), {}).view()), metadata);
    check(read_file_facts("pdf", packaged::file_of("pdf", metadata)), metadata);
}

TEST_CASE("what an author did not say is empty") {
    model::Metadata metadata;
    metadata.title = "Kun titel";
    for (const char* format : {"pdf", "docx", "xml", "html"}) {
        INFO(format);
        const auto facts = read_file_facts(format, packaged::file_of(format, metadata));
        REQUIRE(facts);
        CHECK(facts->title == "Kun titel");
        CHECK(facts->version.empty());
        CHECK(facts->effective_date.empty());
        CHECK(facts->parties.empty());
    }
}

TEST_CASE("bytes that are no such file say nothing") {
    for (const char* format : {"pdf", "docx", "xlsx", "xml", "html", "txt"})
        for (const std::string bytes :
             {"", "%PDF-1.7\n", "%PDF-1.7 <?xpacket begin= <?xpacket end=", "PK\x03\x04", "<a><b>", "{", "\xFF\xFE",
              "<script type=\"application/ld+json\">[1]</script>", "<?xml version=\"1.0\"?><x/>"}) {
            INFO(format << ": " << bytes);
            CHECK_FALSE(read_file_facts(format, bytes));
        }
    const auto whole = packaged::file_of("docx", packaged::metadata("A", "b"));
    for (std::size_t length = 0; length < whole.size(); length += 7)
        CHECK_FALSE(read_file_facts("docx", std::string_view(whole).substr(0, length)));
}
