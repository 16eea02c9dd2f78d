// SPDX-License-Identifier: MPL-2.0
#include <cstdint>

#include "catch.h"
#include "sheet.h"
#include "support/zip.h"

using sheet::Sheet;

namespace {

void refused(const std::string& bytes, const std::string& key) {
    const auto read = sheet::read(bytes);
    CHECK_FALSE(read.form);
    REQUIRE(read.problems.all().size() == 1);
    CHECK(read.problems.all().front().key == key);
    CHECK(read.problems.has_errors());
}

}  // namespace

TEST_CASE("what is no form of ours is refused with its reason") {
    refused("", "docx-zip.empty");
    refused("Kære sekretariat", "docx-zip");
    refused("\xD0\xCF\x11\xE0" + std::string(600, 'x'), "docx-zip.old");
    refused(support::zip_write({{"a.txt", "x"}}), "docx-parts");
    const std::string good = Sheet().bytes();
    refused(good.substr(0, good.size() / 2), "docx-zip.damaged");
    Sheet foreign;
    foreign.parts.erase("customXml/item1.xml");
    auto body = foreign.document.child("w:document").child("w:body");
    while (body.first_child()) body.remove_child(body.first_child());
    refused(foreign.bytes(), "form-unknown.converted");
    foreign.parts.erase("docProps/custom.xml");
    refused(foreign.bytes(), "form-unknown");
}

TEST_CASE("names that could become keys or marks of a source are refused") {
    for (const std::string name : {"varighed.fra: 1}&#10;regelsaet: x", "x} # Overskrift {{version}}", "../x", ""}) {
        Sheet sheet;
        auto& part = sheet.parts["customXml/item1.xml"];
        const auto at = part.find("name=\"navn\"");
        REQUIRE(at != std::string::npos);
        part.replace(at, 11, "name=\"" + name + "\"");
        refused(sheet.bytes(), "form-unknown.names");
    }
    Sheet coloured;
    auto& part = coloured.parts["customXml/item1.xml"];
    part.replace(part.find("kommissorium"), 12, "&#27;[31mkommissorium");
    const auto read = sheet::read(coloured.bytes());  // no XML, so no list
    REQUIRE(read.form);
    CHECK(read.has("form-list-lost"));
    CHECK(read.form->kind == "kommissorium");
}

TEST_CASE("a part with too many elements or namespaces is refused before it takes the memory for them") {
    const auto with_body = [](const std::string& content) {
        Sheet sheet;
        sheet.bytes();
        auto& part = sheet.parts["word/document.xml"];
        part.insert(part.find("<w:body>") + 8, content);
        std::vector<support::ZipEntry> entries;
        for (const auto& [path, bytes] : sheet.parts) entries.push_back({path, bytes});
        return support::zip_write(entries);
    };
    std::string many;
    for (int i = 0; i < 1'000'001; ++i) many += "<a/>";
    refused(with_body(many), "docx-xml");
    std::string spaces = "<w:p";
    for (int i = 0; i < 60'000; ++i) spaces += " xmlns:a" + std::to_string(i) + "=\"u\"";
    refused(with_body(spaces + "/>"), "docx-xml");
}

TEST_CASE("a broken or bottomless part is refused") {
    const auto with_document = [](const std::string& xml) {
        Sheet sheet;
        sheet.bytes();
        sheet.parts["word/document.xml"] = xml;
        std::vector<support::ZipEntry> entries;
        for (const auto& [path, part] : sheet.parts) entries.push_back({path, part});
        return support::zip_write(entries);
    };
    refused(with_document("<w:document"), "docx-xml");
    refused(with_document("<a>\xFF</a>"), "docx-xml");
    refused(with_document("<workbook/>"), "docx-parts.other");
    std::string deep = "<w:document xmlns:w=\"http://schemas.openxmlformats.org/wordprocessingml/2006/main\"><w:body>";
    for (int i = 0; i < 200000; ++i) deep += "<w:ins>";
    for (int i = 0; i < 200000; ++i) deep += "</w:ins>";
    refused(with_document(deep + "</w:body></w:document>"), "docx-xml");
}

TEST_CASE("an archive that unpacks to too much is refused") {
    Sheet sheet;
    sheet.parts["word/media/stor.bin"] = std::string(std::size_t{257} << 20, '\0');
    refused(sheet.bytes(), "docx-zip.large");
}

TEST_CASE("whatever bytes are changed, the answer is a form or an error") {
    const std::string good = Sheet().bytes();
    std::uint64_t state = 5;
    for (int i = 0; i < 400; ++i) {
        state = state * 6364136223846793005ULL + 1442695040888963407ULL;
        std::string bad = good;
        bad[(state >> 20U) % bad.size()] ^= static_cast<char>(1U << ((state >> 12U) % 8));
        if (i % 3 == 0) bad.resize((state >> 24U) % bad.size());
        const auto read = sheet::read(bad);
        CHECK((read.form || read.problems.has_errors()));
    }
}

TEST_CASE("whatever is cut from the document's XML, reading ends") {
    Sheet sheet;
    sheet.fill("gruppe", sheet::run("Svar"));
    sheet.bytes();
    const std::string whole = sheet.parts["word/document.xml"];
    for (std::size_t begin = 200; begin + 400 < whole.size(); begin += whole.size() / 60) {
        auto parts = sheet.parts;
        parts["word/document.xml"].erase(begin, 1 + begin % 300);
        std::vector<support::ZipEntry> entries;
        for (const auto& [path, part] : parts) entries.push_back({path, part});
        const auto read = sheet::read(support::zip_write(entries));
        CHECK((read.form || read.problems.has_errors()));
    }
}
