// SPDX-License-Identifier: MPL-2.0
#include "layout/paginate.h"

#include <algorithm>
#include <cmath>
#include <ctime>
#include <iostream>

#include "catch.h"
#include "make.h"
#include "model/walk.h"
#include "page_reading.h"
#include "setting.h"

using namespace model;
using namespace page_reading;

namespace {

// Text, Code and References that the pages must show: all but what charts say instead of being seen.
std::map<NodeId, std::string> words_expected(const Assembly& assembly) {
    std::map<NodeId, std::string> words;
    const auto add = [&](const Inline& node) {
        if (const auto* text = std::get_if<Text>(&node.kind)) words[node.id] = without_spaces(text->text);
        if (const auto* code = std::get_if<Code>(&node.kind)) words[node.id] = without_spaces(code->text);
        if (const auto* reference = std::get_if<Reference>(&node.kind))
            words[node.id] = without_spaces(reference->text);
    };
    Blocks blocks = assembly.blocks;
    for (auto& block : blocks)
        if (auto* figure = std::get_if<Figure>(&block.kind)) figure->description.clear();
    for_each_node(blocks, {{}, add});
    for (const auto& note : assembly.footnotes) for_each_node(note.children, {{}, add});
    for (auto it = words.begin(); it != words.end();) it = it->second.empty() ? words.erase(it) : std::next(it);
    return words;
}

Assembly long_document(int chapters) {
    Blocks blocks;
    std::vector<Footnote> notes;
    for (int i = 1; i <= chapters; ++i) {
        const auto seed = static_cast<unsigned>(i);
        const std::string number = std::to_string(i);
        blocks.push_back(sample::heading(i % 3 == 1 ? 1 : 2, number, "Overgange mellem sektorer", "a" + number));
        blocks.push_back(sample::paragraph(setting::prose(seed * 7, 110)));
        blocks.push_back(make::paragraph_with_note(setting::prose(seed * 11, 45), notes.size(),
                                                   " " + setting::prose(seed * 13, 60)));
        notes.push_back(make::note(std::to_string(notes.size() + 1), setting::prose(seed * 17, 24)));
        blocks.push_back(sample::paragraph(setting::prose(seed * 19, 20) + " Det gælder:"));
        blocks.push_back(make::list({make::item("•", {sample::paragraph(setting::prose(seed * 23, 18))}),
                                     make::item("•", {sample::paragraph(setting::prose(seed * 29, 34))}),
                                     make::item("•", {sample::paragraph("kort")})}));
    }
    return setting::document(std::move(blocks), std::move(notes));
}

}  // namespace

TEST_CASE("the sample's words all stand on its pages, each once and in order") {
    const Assembly assembly = sample::assembly();
    const Pages pages = setting::paginate(assembly);
    const auto shown = words_of_nodes(pages);
    for (const auto& [node, words] : words_expected(assembly)) {
        INFO("node " << node);
        REQUIRE(shown.count(node) == 1);
        CHECK(shown.at(node) == words);
    }
}

TEST_CASE("the same document gives the same pages") {
    const Assembly assembly = sample::assembly();
    CHECK(dump(setting::paginate(assembly)) == dump(setting::paginate(assembly)));
}

TEST_CASE("glyphs account for the bytes of their run's text") {
    const Pages pages = setting::paginate(long_document(4));
    for (const MarkRole role : {MarkRole::content, MarkRole::label, MarkRole::header})
        for (const auto& line : runs(pages, role)) {
            std::size_t bytes = line.run->trailing_space ? 1 : 0;
            for (const auto& glyph : line.run->glyphs) bytes += glyph.text_length;
            CHECK(bytes == line.run->text.size());
            if (line.run->soft_hyphen) CHECK(line.run->glyphs.back().text_length == 0);
        }
}

TEST_CASE("labels are marked as labels of their node") {
    const Assembly assembly = sample::assembly();
    const NodeTable nodes = index_nodes(assembly);
    const Pages pages = setting::paginate(assembly);
    const auto labels = runs(pages, MarkRole::label);
    int items = 0;
    int headings = 0;
    int captions = 0;
    int notes = 0;
    for (const auto& line : labels) {
        const NodeId node = line.run->mark.node;
        items += nodes.list_item[node] != nullptr ? 1 : 0;
        headings += nodes.block[node] != nullptr ? 1 : 0;
        captions += nodes.caption[node] != nullptr ? 1 : 0;
        notes += nodes.footnote[node] != nullptr ? 1 : 0;
    }
    CHECK(items == 7);
    CHECK(headings == 3);
    CHECK(captions == 2);
    CHECK(notes == 2);
}

TEST_CASE("a long document has no overfull line, lone heading, widow or orphan") {
    const Assembly assembly = long_document(60);
    const Pages pages = setting::paginate(assembly);
    const int overfull = overfull_lines(pages, setting::press().theme);
    const int lone = lone_headings(assembly, pages);
    const int single = widows_and_orphans(assembly, pages);
    std::cout << pages.pages.size() << " pages: " << overfull << " overfull lines, " << lone << " lone headings, "
              << single << " widows or orphans\n";
    CHECK(pages.pages.size() > 20);
    CHECK(overfull == 0);
    CHECK(collisions(pages) == 0);
    CHECK(lone == 0);
    CHECK(single == 0);
    const auto shown = words_of_nodes(pages);
    for (const auto& [node, words] : words_expected(assembly)) CHECK(shown.at(node) == words);
}

TEST_CASE("footnotes stand on the page of their call") {
    const Assembly assembly = long_document(60);
    const Pages pages = setting::paginate(assembly);
    int calls = 0;
    for_each_node(assembly.blocks, {{}, [&](const Inline& node) {
                                        const auto* call = std::get_if<FootnoteCall>(&node.kind);
                                        if (call == nullptr) return;
                                        ++calls;
                                        const auto& note = pages.places[assembly.footnotes[call->index].id];
                                        REQUIRE(pages.places[node.id].placed);
                                        REQUIRE(note.placed);
                                        CHECK(pages.places[node.id].page == note.page);
                                        CHECK(pages.places[node.id].y < note.y);
                                    }});
    CHECK(calls == 60);
}

TEST_CASE("a note too long for its page goes on at the next page's foot") {
    const Assembly assembly =
        setting::document({make::paragraph_with_note("Begyndelsen", 0, " " + setting::prose(1, 30)),
                           sample::paragraph(setting::prose(2, 200))},
                          {make::note("1", setting::prose(3, 1600))});
    const Pages pages = setting::paginate(assembly);
    CHECK(pages.pages.size() >= 2);
    CHECK(pages.places[assembly.footnotes[0].id].page == 0);
    const auto shown = words_of_nodes(pages);
    for (const auto& [node, words] : words_expected(assembly)) CHECK(shown.at(node) == words);
}

TEST_CASE("headings are never hyphenated, running text is") {
    Blocks blocks;
    for (unsigned i = 0; i < 12; ++i) {
        blocks.push_back(sample::heading(2, std::to_string(i), setting::prose(i, 9), "h" + std::to_string(i)));
        blocks.push_back(sample::paragraph(setting::prose(i + 40, 60)));
    }
    const Assembly assembly = setting::document(std::move(blocks));
    const NodeTable nodes = index_nodes(assembly);
    int hyphens = 0;
    const Pages pages = setting::paginate(assembly);
    for (const auto& line : runs(pages)) {
        if (!line.run->soft_hyphen) continue;
        ++hyphens;
        const NodeId parent = nodes.parent[line.run->mark.node];
        CHECK(std::holds_alternative<Paragraph>(nodes.block[parent]->kind));
    }
    CHECK(hyphens > 0);
}

TEST_CASE("text in another language is not hyphenated") {
    Styled english;
    english.attributes.pairs = {{"lang", "en"}};
    english.children = {sample::text(setting::prose(5, 120))};
    const Assembly assembly = setting::document({{Paragraph{{{english, {}, 0}}}, {}, {}, 0}});
    const Pages pages = setting::paginate(assembly);
    for (const auto& line : runs(pages)) CHECK_FALSE(line.run->soft_hyphen);
}

TEST_CASE("body text stands on the half grid") {
    const Pages pages = setting::paginate(long_document(10));
    const Theme& theme = setting::press().theme;
    for (const auto& line : runs(pages)) {
        if (line.run->size != 11.0F) continue;
        const double steps = (line.baseline - theme.margin_top - 11.35) / (theme.baseline / 2);
        CHECK(std::abs(steps - std::round(steps)) < 0.05);
    }
}

TEST_CASE("two columns end level and a wide table crosses both") {
    // Columns end as level as keeping two lines of each paragraph together, and no divided word at a foot, lets them.
    int level = 0;
    for (const unsigned seed : {0U, 10U, 20U, 30U, 40U, 50U}) {
        Blocks inside;
        for (unsigned i = 0; i < 4; ++i) inside.push_back(sample::paragraph(setting::prose(seed + i, 40)));
        inside.push_back(make::table(
            4, {make::row({"Indsats", "Ansvarlig", "Opfølgning", "Frist"}, RowKind::header),
                make::row({setting::prose(8, 8), "Region Syddanmark og kommunerne", setting::prose(9, 8), "2024"})}));
        const Assembly assembly = setting::document({make::div(DivKind::columns, std::move(inside), {{"count", "2"}})});
        const Pages pages = setting::paginate(assembly);
        REQUIRE(pages.pages.size() == 1);
        float left_bottom = 0;
        float right_bottom = 0;
        float table_right = 0;
        for (const auto& line : runs(pages)) {
            if (line.run->size == 11.0F) {
                float& bottom = line.x < 290 ? left_bottom : right_bottom;
                bottom = std::max(bottom, line.baseline);
            } else {
                table_right = std::max(table_right, line.right);
            }
        }
        CHECK(std::abs(left_bottom - right_bottom) <= 45.01F);
        level += std::abs(left_bottom - right_bottom) <= 15.01F ? 1 : 0;
        CHECK(right_bottom > 0);
        CHECK(table_right > 450);
        CHECK(overfull_lines(pages, setting::press().theme) == 0);
        CHECK(collisions(pages) == 0);
    }
    CHECK(level >= 4);
}

TEST_CASE("a landscape part has its own pages") {
    const Assembly assembly =
        setting::document({sample::paragraph("Før"), make::div(DivKind::landscape, {sample::paragraph("På tværs")}),
                           sample::paragraph("Efter")});
    const Pages pages = setting::paginate(assembly);
    REQUIRE(pages.pages.size() == 3);
    CHECK(pages.pages[0].width < pages.pages[0].height);
    CHECK(pages.pages[1].width > pages.pages[1].height);
    CHECK(pages.pages[2].width < pages.pages[2].height);
}

TEST_CASE("the contents show the pages where their headings are") {
    const Assembly assembly = sample::assembly();
    const Pages pages = setting::paginate(assembly);
    const auto& contents = std::get<Contents>(assembly.blocks[1].kind);
    const auto shown = words_of_nodes(pages);
    for (const auto& entry : contents.entries)
        CHECK(shown.at(entry.id) == pages.pages[pages.places[entry.target].page].label);
}

TEST_CASE("the cover has no furniture, other pages say whose and which they are") {
    const Pages pages = setting::paginate(sample::assembly());
    const auto head = runs(pages, MarkRole::header);
    const auto foot = runs(pages, MarkRole::footer);
    REQUIRE_FALSE(foot.empty());
    CHECK(foot.front().page == 1);
    bool marked = false;
    for (const auto& line : head)
        marked = marked || (line.page == 0 && line.run->text.find("ksempel") != std::string::npos);
    CHECK(marked);
    CHECK(foot.back().run->text == std::to_string(pages.pages.size()) + " af " + std::to_string(pages.pages.size()));
}

TEST_CASE("blocks for other formats are left out, unless they name PDF") {
    const Assembly assembly =
        setting::document({make::div(DivKind::only, {sample::paragraph("kun skærm")}, {{"format", "html"}}),
                           make::div(DivKind::only, {sample::paragraph("begge")}, {{"format", "html,pdf"}})});
    std::string text;
    const Pages pages = setting::paginate(assembly);
    for (const auto& line : runs(pages)) text += line.run->text;
    CHECK(text == "begge");
}

TEST_CASE("a sign that no face has is reported once") {
    Diagnostics diagnostics;
    const Assembly assembly = setting::document({sample::paragraph("Tegn \U000F1234 og \U000F1234 igen")});
    setting::paginate(assembly, setting::press().theme, diagnostics);
    REQUIRE(diagnostics.all().size() == 1);
    CHECK(diagnostics.all()[0].key == "missing-glyph");
}

TEST_CASE("an empty document is one page") {
    const Pages pages = setting::paginate(setting::document({}));
    CHECK(pages.pages.size() == 1);
}

TEST_CASE("time grows in proportion to length") {
    const auto seconds = [](int chapters) {
        const Assembly assembly = long_document(chapters);
        double best = 1e9;
        for (int i = 0; i < 3; ++i) {
            const std::clock_t begin = std::clock();
            const Pages pages = setting::paginate(assembly);
            best = std::min(best, static_cast<double>(std::clock() - begin) / CLOCKS_PER_SEC);
        }
        return best;
    };
    seconds(10);  // fills the caches
    const double fifty = seconds(55);
    const double two_hundred = seconds(220);
    std::cout << "220 chapters took " << two_hundred / fifty << " times as long as 55\n";
    CHECK(two_hundred < fifty * 8);
}

TEST_CASE("drafts and examples say so at the top of every page") {
    Assembly assembly = long_document(6);
    assembly.draft = true;
    assembly.metadata.version = "0.3";
    const Pages pages = setting::paginate(assembly);
    std::vector<bool> marked(pages.pages.size(), false);
    for (const auto& line : runs(pages, MarkRole::header))
        if (line.run->text.find("UDKAST") != std::string::npos) {
            marked[line.page] = true;
            CHECK(line.baseline < 20);
            CHECK(line.run->text.find("0.3") != std::string::npos);
        }
    CHECK(std::count(marked.begin(), marked.end(), true) == static_cast<std::ptrdiff_t>(marked.size()));
}

TEST_CASE("large print is set in one ragged column without hyphens") {
    Theme theme = setting::press().theme;
    theme.baseline = 23;
    for (auto& [role, style] : theme.styles) {
        style.size *= 16.0 / 11;
        style.leading = style.leading * 23 / 15;
        style.justified = style.hyphenated = false;
    }
    const Assembly assembly = sample::assembly();
    Diagnostics diagnostics;
    const Pages pages = setting::paginate(assembly, theme, diagnostics);
    for (const auto& diagnostic : diagnostics.all()) CHECK(diagnostic.key == "columns-fewer");
    CHECK(overfull_lines(pages, theme) == 0);
    CHECK(collisions(pages) == 0);
    const auto shown = words_of_nodes(pages);
    for (const auto& [node, words] : words_expected(assembly)) CHECK(shown.at(node) == words);
    for (const auto& line : runs(pages)) CHECK((!line.run->soft_hyphen || line.run->size > 20));
}
