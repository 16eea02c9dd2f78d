// SPDX-License-Identifier: MPL-2.0
#include "catch.h"
#include "checked.h"

namespace {

std::vector<std::string> found(const std::string& text, const std::string& rule) {
    Checked checked;
    checked.run(text);
    return checked.found(rule);
}

using Lines = std::vector<std::string>;

}  // namespace

TEST_CASE("what Word leaves makes one warning for each paragraph") {
    CHECK(found("• et\n• to\n\nTekst:\no\tunder\n\na)\tpunkt\n\n-\u00A0punkt\n\n1.\u00A0punkt\n", "word-paste") ==
          Lines{"word-paste.bullet «•»", "word-paste.bullet «o\t»", "word-paste.item «a)»",
                "word-paste.bullet «-\u00A0»", "word-paste.item «1.»"});
    CHECK(found("#\u00A0Overskrift\n\n##Uden mellemrum\n\n—\n\na\tb\nc\td\n\nx<o:p></o:p>\n", "word-paste") ==
          Lines{"word-paste.heading «#»", "word-paste.heading «##»", "word-paste.break «—»", "word-paste.tabs «c\td»",
                "word-paste.office «<o:p»"});
    CHECK(found("| a | b |\n| – | – |\n| 1 | 2 |\n", "word-paste") == Lines{"word-paste.table «| – | – |»"});
    CHECK(found("\n---\ntitle: A\ndokumenttype: x\n---\n\nTekst.\n", "word-paste") ==
          Lines{"word-paste.front-matter «---»"});
}

TEST_CASE("what only looks like Word's is left alone") {
    CHECK(found("– Ja, sagde han.\n\nPunkt a) og 1.\u00A0juli • midt i.\n\n#hashtag\n\nO\u00A0la\n\n- a\n- b\n\n1. c\n",
                "word-paste")
              .empty());
}

TEST_CASE("a first heading that repeats the title above it") {
    const std::string title = "---\ntitle: Aftale om udskrivning\n---\n\n";
    CHECK(found(title + "# Aftale om udskrivning\n\nTekst.\n", "heading-title").size() == 1);
    CHECK(found(title + "# Aftale\n\n# Aftale om udskrivning\n\nTekst.\n", "heading-title").empty());
    CHECK(found("---\ntitle: Aftale om udskrivning\nforside: true\n---\n\n# Aftale om udskrivning\n\nTekst.\n",
                "heading-title")
              .empty());
    // Without a title of its own the document takes the heading's.
    CHECK(found("# Aftale om udskrivning\n\nTekst.\n", "heading-title").empty());
}

TEST_CASE("a number typed in a heading that gets one") {
    const std::string front = "---\ntitle: T\nnummerering: true\n---\n\n";
    CHECK(found(front + "# 1. Formål\n\nx\n\n## 1.2 Afsnit\n\nx\n\n# 10 bud\n\nx\n\n# 1. januar 2024\n\nx\n\n# 2.1 Fri "
                        "{.unnumbered}\n\nx\n",
                "heading-number") == Lines{"heading-number «1.»", "heading-number «1.2»"});
    CHECK(found("---\ntitle: T\nnummerering: false\n---\n\n# 1.2 Afsnit\n\nx\n", "heading-number").empty());
}
