// SPDX-License-Identifier: MPL-2.0
#include "write/ooxml/properties.h"

#include <pugixml.hpp>

#include "catch.h"
#include "sample/sample.h"
#include "support/utf8.h"

using namespace writing::ooxml;

namespace {

const CustomProperty* find(const std::vector<CustomProperty>& properties, const std::string& name) {
    for (const auto& property : properties)
        if (property.name == name) return &property;
    return nullptr;
}

model::Metadata with_parties(int count) {
    model::Metadata metadata = sample::assembly().metadata;
    metadata.parties.clear();
    for (int i = 0; i < count; ++i) {
        model::Party party;
        party.name = "Ærø og Sønderborg Kommune " + std::to_string(i);
        metadata.parties.push_back(party);
    }
    return metadata;
}

}  // namespace

TEST_CASE("custom properties say what the contract asks for") {
    const auto properties = custom_properties(sample::assembly().metadata);
    REQUIRE(find(properties, "Version"));
    CHECK(find(properties, "Version")->text == "1.0");
    CHECK(find(properties, "Status")->text == "Gældende");
    CHECK(find(properties, "Dokumenttype")->text == "Sundhedsaftale");
    CHECK(find(properties, "Valgperiode")->text == "2022–2025");
    CHECK(find(properties, "Aftaleperiode")->text == "2024-01-01/2027-06-30");
    CHECK(find(properties, "Ikrafttrædelse")->date == model::Date{2024, 1, 1});
    CHECK(find(properties, "Parter")->text == "Region Syddanmark; Assens Kommune; Aabenraa Kommune");
    CHECK(find(properties, "Parter 2") == nullptr);
    CHECK(custom_properties(model::Metadata{}).empty());
}

TEST_CASE("parties go on in further properties of at most 255 characters, no name torn") {
    const auto properties = custom_properties(with_parties(30));
    std::string joined;
    int count = 0;
    for (const auto& property : properties) {
        if (property.name.substr(0, 6) != "Parter") continue;
        CHECK(support::count_code_points(property.text) <= 255);
        joined += (count++ == 0 ? "" : "; ") + property.text;
    }
    CHECK(count == 4);
    REQUIRE(find(properties, "Parter 4"));
    std::string wanted;
    for (const auto& party : with_parties(30).parties) wanted += (wanted.empty() ? "" : "; ") + party.name;
    CHECK(joined == wanted);
}

TEST_CASE("a text of more than 255 characters goes on too") {
    model::Metadata metadata;
    for (int i = 0; i < 300; ++i) metadata.version += "ø";
    const auto properties = custom_properties(metadata);
    REQUIRE(properties.size() == 2);
    CHECK(support::count_code_points(properties[0].text) == 255);
    CHECK(properties[1].name == "Version 2");
    CHECK(properties[0].text + properties[1].text == metadata.version);
}

TEST_CASE("the property parts are typed and numbered as Office wants them") {
    Package package;
    add_properties(package, sample::assembly().metadata, 1700000000, 27);
    pugi::xml_document core, app, custom;
    REQUIRE(core.load_string(package.find("/docProps/core.xml")->bytes.c_str()));
    REQUIRE(app.load_string(package.find("/docProps/app.xml")->bytes.c_str()));
    REQUIRE(custom.load_string(package.find("/docProps/custom.xml")->bytes.c_str()));
    const auto root = core.document_element();
    CHECK(root.child("dc:title").text().get() == std::string("Sundhedsaftalen 2024–2027"));
    CHECK(root.child("dc:language").text().get() == std::string("da-DK"));
    CHECK(root.child("dc:subject").text().get() == std::string("Sundhedsaftale"));
    CHECK(root.child("cp:keywords").text().get() == std::string("sundhedsaftale, samarbejde"));
    CHECK(root.child("dcterms:created").text().get() == std::string("2023-11-14T22:13:20Z"));
    CHECK(app.document_element().child("Pages").text().as_int() == 27);
    int pid = 2;
    for (const auto property : custom.document_element().children()) CHECK(property.attribute("pid").as_int() == pid++);
    CHECK(custom.select_node("//property[@name='Ikrafttrædelse']/vt:filetime").node().text().get() ==
          std::string("2024-01-01T00:00:00Z"));
    CHECK(package.relationships.size() == 3);
}

TEST_CASE("timestamps before and after 1970") {
    CHECK(to_timestamp(0) == "1970-01-01T00:00:00Z");
    CHECK(to_timestamp(-1) == "1969-12-31T23:59:59Z");
    CHECK(to_timestamp(951782400) == "2000-02-29T00:00:00Z");
}
