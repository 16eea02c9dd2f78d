// SPDX-License-Identifier: MPL-2.0
#include <set>

#include "catch.h"
#include "sample/sample.h"
#include "support/utf8.h"
#include "write/docx/bookmarks.h"
#include "write/docx/numbering.h"

using namespace writing::docx;

namespace {

Bookmarks bookmarks_of(const std::vector<std::string>& anchors) {
    model::Assembly assembly;
    for (const auto& anchor : anchors) assembly.blocks.push_back(sample::heading(1, "", "x", anchor));
    return Bookmarks(assembly);
}

std::optional<LabelFormat> format_of(bool ordered, const std::string& label) {
    model::List list;
    list.ordered = ordered;
    model::ListItem item;
    item.label = label;
    list.items = {item};
    return label_format(list);
}

}  // namespace

TEST_CASE("bookmarks are names that Word takes") {
    const auto bookmarks = bookmarks_of({"sec-mål", "2-afsnit", "_skjult", "tbl.a--b", "日本"});
    CHECK(bookmarks.name("sec-mål") == "sec_mål");
    CHECK(bookmarks.name("2-afsnit") == "a2_afsnit");
    CHECK(bookmarks.name("_skjult") == "a_skjult");
    CHECK(bookmarks.name("tbl.a--b") == "tbl_a_b");
    CHECK(bookmarks.name("日本") == "a_");
    CHECK(bookmarks.name("findes-ikke").empty());
}

TEST_CASE("bookmarks differ whatever the case, and are at most 40 characters long") {
    const std::string shared = "et-meget-langt-anker-som-først-skiller-sig-ud-til-sidst-";
    const std::vector<std::string> anchors = {"Mål", "mål", "MÅL", shared + "1", shared + "2", shared + "3"};
    const auto bookmarks = bookmarks_of(anchors);
    std::set<std::string> names;
    for (const auto& anchor : anchors) {
        const std::string name = bookmarks.name(anchor);
        CHECK(support::count_code_points(name) <= 40);
        names.insert(name);
    }
    CHECK(names == std::set<std::string>{"Mål", "mål_2", "MÅL_3", "et_meget_langt_anker_som_først_skiller_s",
                                         "et_meget_langt_anker_som_først_skiller_2",
                                         "et_meget_langt_anker_som_først_skiller_3"});
}

TEST_CASE("thousands of similar anchors get their bookmarks without delay") {
    const std::string shared = "opgaver-i-det-tværgående-samarbejde-om-borgerne-";
    std::vector<std::string> anchors;
    for (int i = 0; i < 20000; ++i) anchors.push_back(shared + std::to_string(i));
    const auto bookmarks = bookmarks_of(anchors);
    CHECK(bookmarks.name(anchors[1]) == "opgaver_i_det_tværgående_samarbejde_om_2");
    CHECK(bookmarks.name(anchors.back()) == "opgaver_i_det_tværgående_samarbejd_20000");
}

TEST_CASE("labels tell how a list counts") {
    CHECK(format_of(true, "3.") == LabelFormat{"decimal", "%."});
    CHECK(format_of(true, "b)") == LabelFormat{"lowerLetter", "%)"});
    CHECK(format_of(true, "(iv)") == LabelFormat{"lowerRoman", "(%)"});
    CHECK(format_of(true, "A.") == LabelFormat{"upperLetter", "%."});
    CHECK(format_of(false, "–") == LabelFormat{"bullet", "–"});
    CHECK(format_of(true, "") == LabelFormat{"decimal", "%."});
    CHECK_FALSE(format_of(false, "").has_value());
}
