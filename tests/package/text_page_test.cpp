// SPDX-License-Identifier: MPL-2.0
#include "package/text_page.h"

#include "catch.h"
#include "support/utf8.h"

using package::size_text;
using package::TextPage;

namespace {

std::vector<std::string> lines_of(const std::string& text) {
    std::vector<std::string> lines;
    for (std::size_t begin = 0; begin < text.size();) {
        const auto end = text.find("\r\n", begin);
        REQUIRE(end != std::string::npos);
        lines.push_back(text.substr(begin, end - begin));
        begin = end + 2;
    }
    return lines;
}

}  // namespace

TEST_CASE("a text page keeps its lines short") {
    TextPage page;
    page.title("Å æ ø");
    std::string long_text;
    for (int i = 0; i < 60; ++i) long_text += "blåbærgrød ";
    page.paragraph(long_text);
    page.rows({{"kort.pdf", long_text}, {std::string(60, 'x'), "et navn, der er for langt til sin spalte"}});
    const auto lines = lines_of(page.text());
    CHECK(lines[0] == "Å æ ø");
    CHECK(lines[1] == "=====");
    for (const auto& line : lines) {
        INFO(line);
        CHECK(support::count_code_points(line) <= 78);
        CHECK_FALSE(line.ends_with(' '));
    }
}

TEST_CASE("a no-break space is kept from breaking and written as a space") {
    TextPage page;
    page.paragraph(std::string(72, 'a') + " 134\u00A0kB");
    CHECK(page.text() == "\r\n" + std::string(72, 'a') + "\r\n134 kB\r\n");
}

TEST_CASE("sizes as people read them") {
    const model::Messages danish("da", {}), english("en", {});
    CHECK(size_text(0, danish) == "0\u00A0byte");
    CHECK(size_text(999, danish) == "999\u00A0byte");
    CHECK(size_text(1000, danish) == "1\u00A0kB");
    CHECK(size_text(134'190, danish) == "134\u00A0kB");
    CHECK(size_text(999'499, danish) == "999\u00A0kB");
    CHECK(size_text(999'500, danish) == "1,0\u00A0MB");
    CHECK(size_text(2'149'999, english) == "2.1\u00A0MB");
    CHECK(size_text(12'345'678'901, danish) == "12345,7\u00A0MB");
}
