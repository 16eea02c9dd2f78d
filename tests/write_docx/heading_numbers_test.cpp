// SPDX-License-Identifier: MPL-2.0
// Word counts headings itself: here we count as Word does and compare with what merging said.
#include <array>
#include <map>

#include "catch.h"
#include "lint.h"
#include "sample/sample.h"

namespace {

struct Wanted {
    int level;
    std::string number;
};

model::Assembly with_headings(const std::vector<Wanted>& headings) {
    model::Assembly assembly;
    for (std::size_t i = 0; i < headings.size(); ++i)
        assembly.blocks.push_back(
            sample::heading(headings[i].level, headings[i].number, "Overskrift", "h" + std::to_string(i)));
    model::assign_ids(assembly);
    return assembly;
}

// The number that Word shows before each heading: by the style's or the paragraph's numbering, with restarts.
std::vector<std::string> shown_numbers(const writing::ooxml::Package& package) {
    const auto document = lint::tree(package, "/word/document.xml");
    const auto numbering = lint::tree(package, "/word/numbering.xml");
    const auto styles = lint::tree(package, "/word/styles.xml");
    std::map<std::string, std::array<int, 9>> counters;  // by abstract numbering
    std::map<std::string, bool> restarted;               // by instance and level
    std::vector<std::string> shown;
    for (const auto& found : document.select_nodes("//w:p[starts-with(w:pPr/w:pStyle/@w:val, 'Heading')]")) {
        const auto paragraph = found.node();
        auto reference = paragraph.child("w:pPr").child("w:numPr");
        if (!reference) {
            const std::string style = paragraph.select_node("w:pPr/w:pStyle/@w:val").attribute().value();
            reference = styles.select_node(("//w:style[@w:styleId='" + style + "']/w:pPr/w:numPr").c_str()).node();
        }
        std::string text = lint::shown_text(paragraph);
        text = text.substr(0, text.find("Overskrift"));
        if (text.ends_with("\u2002")) text.resize(text.size() - 3);
        if (reference) {
            const std::string id = reference.child("w:numId").attribute("w:val").value();
            const auto level = static_cast<std::size_t>(reference.child("w:ilvl").attribute("w:val").as_int());
            const auto instance = numbering.select_node(("//w:num[@w:numId='" + id + "']").c_str()).node();
            const std::string abstract = instance.child("w:abstractNumId").attribute("w:val").value();
            auto& counter = counters[abstract];
            const auto restart =
                instance.find_child_by_attribute("w:lvlOverride", "w:ilvl", std::to_string(level).c_str());
            bool& done = restarted[id + "/" + std::to_string(level)];
            if (restart && !done)
                counter[level] = restart.child("w:startOverride").attribute("w:val").as_int();
            else
                ++counter[level];
            done = true;
            for (std::size_t deeper = level + 1; deeper < counter.size(); ++deeper) counter[deeper] = 0;
            std::string pattern =
                numbering
                    .select_node(("//w:abstractNum[@w:abstractNumId='" + abstract + "']/w:lvl[@w:ilvl='" +
                                  std::to_string(level) + "']/w:lvlText/@w:val")
                                     .c_str())
                    .attribute()
                    .value();
            for (std::size_t i = 0; i < counter.size(); ++i) {
                const std::string mark = "%" + std::to_string(i + 1);
                const auto at = pattern.find(mark);
                if (at != std::string::npos) pattern.replace(at, mark.size(), std::to_string(counter[i]));
            }
            text = pattern + text;
        }
        shown.push_back(text);
    }
    return shown;
}

void check_numbers(const std::vector<Wanted>& headings) {
    const auto package = lint::build(with_headings(headings));
    CHECK(lint::problems(package) == std::vector<std::string>{});
    std::vector<std::string> wanted;
    for (const auto& heading : headings) wanted.push_back(heading.number);
    CHECK(shown_numbers(package) == wanted);
}

}  // namespace

TEST_CASE("Word shows the numbers that merging made") {
    check_numbers({{1, "1"}, {2, "1.1"}, {3, "1.1.1"}, {2, "1.2"}, {1, "2"}, {2, "2.1"}});
}

TEST_CASE("unnumbered headings neither show nor take a number") {
    check_numbers({{1, ""}, {1, "1"}, {2, ""}, {2, "1.1"}, {1, ""}, {1, "2"}});
}

TEST_CASE("numbers that jump are set") {
    check_numbers({{1, "3"}, {2, "3.1"}, {1, "7"}, {2, "7.4"}, {2, "7.5"}, {1, "8"}, {2, "8.1"}});
}

TEST_CASE("numbering may begin below the first level") {
    check_numbers({{1, ""}, {2, "1"}, {3, "1.1"}, {3, "1.2"}, {2, "2"}, {3, "2.1"}});
}

TEST_CASE("numbers that Word cannot count are text") {
    check_numbers({{1, "1"}, {1, "A"}, {2, "A.1"}, {1, "2"}, {2, "5.1"}, {2, "2.1"}});
}

TEST_CASE("a document without numbers has no numbering on its headings") {
    const auto package = lint::build(with_headings({{1, ""}, {2, ""}}));
    CHECK(lint::tree(package, "/word/document.xml").select_nodes("//w:numPr").empty());
    CHECK(lint::tree(package, "/word/styles.xml").select_nodes("//w:numPr").empty());
}
