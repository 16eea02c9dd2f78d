// SPDX-License-Identifier: MPL-2.0
#include "support/xml_pull.h"

#include <algorithm>
#include <memory>
#include <string>
#include <utility>

#include "catch.h"

using support::XmlPull;
using Event = XmlPull::Event;

namespace {

/// A reader of a text that comes in pieces of this size.
XmlPull reader_of(std::string text, std::size_t piece) {
    auto rest = std::make_shared<std::string>(std::move(text));
    return XmlPull([rest, piece](char* to, std::size_t size) {
        const std::size_t given = std::min({piece, size, rest->size()});
        std::copy_n(rest->data(), given, to);
        rest->erase(0, given);
        return given;
    });
}

/// All events: "<a b=…" where it has that attribute, "/a", and texts.
std::string events_of(const std::string& text, std::size_t piece = 1000) {
    XmlPull xml = reader_of(text, piece);
    std::string out;
    while (true) switch (xml.next()) {
            case Event::start:
                out += "<" + std::string(xml.name());
                if (xml.has_attribute("b")) out += " b=" + std::string(xml.attribute("b"));
                out += ">";
                break;
            case Event::end:
                out += "</" + std::string(xml.name()) + ">";
                break;
            case Event::text:
                out += xml.text();
                break;
            case Event::done:
                return out;
            case Event::broken:
                return out + "!";
        }
}

}  // namespace

TEST_CASE("XML comes as events, in whatever pieces it arrives") {
    const std::string text =
        "\xEF\xBB\xBF<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<x:a xmlns:x='y'><!-- <b> --><b b='1 &lt; &#50;' "
        "c=\"\"/>"
        "t&amp;\xC3\xA6<![CDATA[<&]]>&#x263A;</x:a>\n";
    const std::string events = "<a><b b=1 < 2></b>t&æ<&☺</a>";
    for (std::size_t piece = 1; piece < 40; ++piece) CHECK(events_of(text, piece) == events);
    CHECK(events_of(text) == events);
}

TEST_CASE("what is not well-formed breaks off") {
    for (const char* text : {"", "a", "<a>", "<a></b>", "<a", "<a>&nbsp;</a>", "<a/><b/>", "<a>&#0;</a>",
                             "<!DOCTYPE a><a/>", "<a><!-- </a>", "<a><![CDATA[</a>"}) {
        INFO(text);
        CHECK(events_of(text).ends_with("!"));
    }
    std::string deep;
    for (int i = 0; i < 201; ++i) deep += "<a>";
    CHECK(events_of(deep).ends_with("!"));
    CHECK(events_of("<a b=\"" + std::string(17U << 20U, 'x') + "\"/>", 1U << 20U) == "!");
}

TEST_CASE("attributes that are no such are not found") {
    for (const char* text : {"<a b></a>", "<a b=1/>", "<a xb='1'/>", "<a c='b=2'/>"}) {
        XmlPull xml = reader_of(text, 5);
        REQUIRE(xml.next() == Event::start);
        CHECK_FALSE(xml.has_attribute("b"));
        CHECK(xml.attribute("b").empty());
    }
}

TEST_CASE("an element is passed over, or gives all its text") {
    XmlPull xml = reader_of("<a><b><c/>en<d>to</d></b><b>tre &amp; <e>fire</e></b><b>", 3);
    REQUIRE(xml.next() == Event::start);
    REQUIRE(xml.next() == Event::start);
    CHECK(xml.skip());
    REQUIRE(xml.next() == Event::start);
    CHECK(xml.depth() == 2);
    std::string text = ":";
    CHECK(xml.append_content(text));
    CHECK(text == ":tre & fire");
    REQUIRE(xml.next() == Event::start);
    CHECK_FALSE(xml.skip());
    CHECK(xml.next() == Event::broken);
    CHECK(xml.next() == Event::broken);
}
