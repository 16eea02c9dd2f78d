// SPDX-License-Identifier: MPL-2.0
#include "support/xml.h"

#include "catch.h"

TEST_CASE("text and attributes are escaped, and what XML cannot hold is left out") {
    CHECK(support::escape_xml_text("a < b & c > d \"e\"") == "a &lt; b &amp; c &gt; d \"e\"");
    CHECK(support::escape_xml_text(std::string("a\x01"
                                               "b\x0B"
                                               "c")) == "abc");
    CHECK(support::escape_xml_text("a\xEF\xBF\xBF"
                                   "b") == "ab");
    CHECK(support::escape_xml_attribute("a\"b\tc\n") == "a&quot;b&#9;c&#10;");
}

TEST_CASE("elements are closed in order") {
    std::string out;
    support::XmlWriter xml(out);
    xml.open("p", {{"class", "a&b"}});
    xml.leaf("b", "æ<ø");
    xml.empty("br");
    xml.text("å");
    CHECK(xml.depth() == 1);
    xml.close();
    CHECK(xml.depth() == 0);
    CHECK(out == "<p class=\"a&amp;b\"><b>æ&lt;ø</b><br/>å</p>");
}
