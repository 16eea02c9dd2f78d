// SPDX-License-Identifier: MPL-2.0
#include "write/ooxml/package.h"

#include <pugixml.hpp>
#include <sstream>

#include "catch.h"
#include "support/zip.h"

using namespace writing::ooxml;

namespace {

const std::string declaration = "<?xml version=\"1.0\" encoding=\"UTF-8\" standalone=\"yes\"?>\n";

Package small_package() {
    Package package;
    relate(package.relationships, "urn:document", "word/document.xml");
    Part document{"/word/document.xml", "application/x+xml", declaration + "<a><b c=\"1\">æ &amp; ø</b><d/></a>", {}};
    relate(document.relationships, "urn:picture", "media/image1.png");
    relate(document.relationships, "urn:link", "https://www.sst.dk/?a=1&b=2", true);
    package.parts.push_back(document);
    std::string bytes;
    for (int i = 0; i < 200; ++i) bytes += static_cast<char>(i);
    package.parts.push_back({"/word/media/image1.png", "image/png", bytes, {}});
    return package;
}

std::string canonical(const pugi::xml_node& node) {
    std::ostringstream out;
    node.print(out, "", pugi::format_raw);
    return out.str();
}

std::string decode_base64(const std::string& text) {
    std::string out;
    unsigned value = 0;
    int bits = 0;
    for (const char c : text) {
        const auto at = std::string("ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/").find(c);
        if (at == std::string::npos) continue;
        value = value << 6U | static_cast<unsigned>(at);
        bits += 6;
        if (bits >= 8) {
            bits -= 8;
            out += static_cast<char>(value >> static_cast<unsigned>(bits) & 255U);
        }
    }
    return out;
}

}  // namespace

TEST_CASE("a package becomes an archive that begins with its content types") {
    const auto entries = support::zip_read(to_zip(small_package()));
    std::vector<std::string> names;
    for (const auto& entry : entries) names.push_back(entry.path);
    CHECK(names == std::vector<std::string>{"[Content_Types].xml", "_rels/.rels", "word/document.xml",
                                            "word/_rels/document.xml.rels", "word/media/image1.png"});
    pugi::xml_document types;
    REQUIRE(types.load_string(entries[0].bytes.c_str()));
    CHECK(types.select_node("//Override[@PartName='/word/document.xml']/@ContentType").attribute().value() ==
          std::string("application/x+xml"));
    CHECK(types.select_node("//Default[@Extension='png']/@ContentType").attribute().value() ==
          std::string("image/png"));
    pugi::xml_document relations;
    REQUIRE(relations.load_string(entries[3].bytes.c_str()));
    const auto link = relations.select_node("//Relationship[@Id='rId2']").node();
    CHECK(link.attribute("TargetMode").value() == std::string("External"));
    CHECK(link.attribute("Target").value() == std::string("https://www.sst.dk/?a=1&b=2"));
}

TEST_CASE("the same package gives the same bytes") {
    CHECK(to_zip(small_package()) == to_zip(small_package()));
    CHECK(to_flat_opc(small_package(), "Word.Document") == to_flat_opc(small_package(), "Word.Document"));
}

TEST_CASE("the flat file holds the archive's parts") {
    const std::string flat = to_flat_opc(small_package(), "Word.Document");
    CHECK(flat.find("<?mso-application progid=\"Word.Document\"?>") < 100);
    pugi::xml_document document;
    REQUIRE(document.load_string(flat.c_str(), pugi::parse_default | pugi::parse_ws_pcdata));
    std::size_t compared = 0;
    for (const auto& entry : support::zip_read(to_zip(small_package()))) {
        if (entry.path == "[Content_Types].xml") continue;
        const auto part = document.child("pkg:package").find_child_by_attribute("pkg:name", ("/" + entry.path).c_str());
        REQUIRE(part);
        if (const auto xml = part.child("pkg:xmlData")) {
            pugi::xml_document original;
            REQUIRE(original.load_string(entry.bytes.c_str(), pugi::parse_default | pugi::parse_ws_pcdata));
            CHECK(canonical(xml.first_child()) == canonical(original.document_element()));
        } else {
            const std::string text = part.child("pkg:binaryData").text().get();
            std::istringstream lines(text);
            for (std::string line; std::getline(lines, line);) CHECK(line.size() <= 76);
            CHECK(decode_base64(text) == entry.bytes);
        }
        ++compared;
    }
    CHECK(compared == 4);
}

TEST_CASE("a dump has one element a line") {
    const std::string text = dump(small_package());
    CHECK(text.find(
              "part /word/document.xml application/x+xml\n  <a>\n    <b c=\"1\">æ &amp; ø</b>\n    <d/>\n  </a>\n") !=
          std::string::npos);
    CHECK(text.find("part /word/media/image1.png image/png\n  200 bytes\n") != std::string::npos);
}
