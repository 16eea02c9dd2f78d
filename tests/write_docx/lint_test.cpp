// SPDX-License-Identifier: MPL-2.0
// The lint finds nothing in what we write, and does find each fault in packages broken on purpose.
#include "lint.h"

#include "catch.h"
#include "sample/sample.h"

namespace {

writing::ooxml::Package broken(const std::string& part, const std::string& what, const std::string& with) {
    auto package = lint::build(sample::assembly());
    for (auto& candidate : package.parts) {
        if (candidate.name != part) continue;
        const auto at = candidate.bytes.find(what);
        REQUIRE(at != std::string::npos);
        candidate.bytes.replace(at, what.size(), with);
    }
    return package;
}

const std::string document = "/word/document.xml";

}  // namespace

TEST_CASE("the sample has none of the faults that validators pass over") {
    CHECK(lint::problems(lint::build(sample::assembly())) == std::vector<std::string>{});
}

TEST_CASE("the lint finds what is broken") {
    const auto finds = [](const std::string& part, const std::string& what, const std::string& with) {
        INFO(what << " → " << with);
        CHECK_FALSE(lint::problems(broken(part, what, with)).empty());
    };
    finds(document, "<w:numId w:val=\"", "<w:numId w:val=\"99");
    finds(document, "<w:bookmarkEnd w:id=\"1\"/>", "");
    finds(document, "<w:bookmarkStart w:id=\"1\" w:name=\"parter_og_maal\"/>", "");
    finds(document, "<w:bookmarkStart w:id=\"1\"", "<w:bookmarkStart w:id=\"2\"");
    finds(document, "<w:fldChar w:fldCharType=\"end\"/>", "");
    finds(document, " PAGEREF parter_og_maal", " PAGEREF ingen");
    finds(document, "<w:vMerge w:val=\"restart\"/>", "");
    finds(document, "<w:gridCol ", "<w:gridCol/><w:gridCol ");
    finds(document, "<w:delText ", "<w:t ");
    finds(document, "<w:commentRangeEnd w:id=\"0\"/>", "");
    finds(document, "<w:footnoteReference w:id=\"2\"/>", "<w:footnoteReference w:id=\"1\"/>");
    finds(document, "<w:ins w:id=\"2\"", "<w:ins w:id=\"1\"");
    finds(document, "<w:pStyle w:val=\"Quote\"/>", "<w:pStyle w:val=\"Citat\"/>");
    finds("/word/numbering.xml", "<w:abstractNum w:abstractNumId=\"1\">", "<w:abstractNum w:abstractNumId=\"77\">");
    finds("/word/styles.xml", "w:styleId=\"Quote\"", "w:styleId=\"Title\"");
}
