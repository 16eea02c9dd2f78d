// SPDX-License-Identifier: MPL-2.0
// What stands before the text and around it: lists of tables and figures, page numbers, running heads, short lists.
#include <algorithm>
#include <map>
#include <set>
#include <utility>
#include <vector>

#include "catch.h"
#include "make.h"
#include "model/walk.h"
#include "page_reading.h"
#include "setting.h"

using namespace model;
using namespace page_reading;

namespace {

Block classed(Block block, const char* name) {
    block.attributes.classes.push_back(name);
    return block;
}

Contents listing(Listed listed, std::vector<ContentsEntry> entries) {
    Contents made;
    made.listed = listed;
    made.title = {sample::text(listed == Listed::tables ? "Tabeller" : "Indhold")};
    made.entries = std::move(entries);
    return made;
}

// A cover, contents, a list of tables, and as many chapters, each with a table.
Assembly with_lists(int chapters) {
    std::vector<ContentsEntry> headings;
    std::vector<ContentsEntry> tables;
    Blocks text;
    for (int i = 1; i <= chapters; ++i) {
        const std::string number = std::to_string(i);
        headings.push_back({1, number, {sample::text("Kapitel")}, 0, 0});
        tables.push_back({1, "Tabel " + number, {sample::text("Indsatser")}, 0, 0});
        text.push_back(sample::heading(1, number, "Kapitel " + number, "k" + number));
        for (unsigned k = 0; k < 4; ++k)
            text.push_back(sample::paragraph(setting::prose(static_cast<unsigned>(i) * 5 + k, 120)));
        text.push_back(
            make::table(2, {make::row({"Indsats", "Frist"}, RowKind::header), make::row({"Hjemmebesøg", "2025"})},
                        "Tabel " + number));
    }
    Blocks blocks = {classed(make::div(DivKind::cover, {classed(sample::paragraph("Aftale"), "title")}), "cover"),
                     {listing(Listed::headings, std::move(headings)), {}, {}, 0},
                     {listing(Listed::tables, std::move(tables)), {}, {}, 0}};
    std::move(text.begin(), text.end(), std::back_inserter(blocks));
    Assembly assembly = setting::document(std::move(blocks));
    std::vector<NodeId> found_headings;
    std::vector<NodeId> found_tables;
    for (const auto& block : assembly.blocks) {
        if (std::holds_alternative<Heading>(block.kind)) found_headings.push_back(block.id);
        if (std::holds_alternative<Table>(block.kind)) found_tables.push_back(block.id);
    }
    for (auto& block : assembly.blocks)
        if (auto* contents = std::get_if<Contents>(&block.kind))
            for (std::size_t i = 0; i < contents->entries.size(); ++i)
                contents->entries[i].target = (contents->listed == Listed::tables ? found_tables : found_headings)[i];
    return assembly;
}

Pages paginate(const Assembly& assembly, bool roman) {
    Theme theme = setting::press().theme;
    theme.roman_front = roman;
    Diagnostics diagnostics;
    Pages pages = setting::paginate(assembly, theme, diagnostics);
    CHECK(diagnostics.empty());
    return pages;
}

std::map<std::size_t, std::string> words_of_role(const Pages& pages, MarkRole role, bool upper) {
    std::map<std::size_t, std::string> words;
    for (const auto& line : runs(pages, role))
        if ((line.baseline < pages.pages[line.page].height / 2) == upper) words[line.page] += line.run->text;
    return words;
}

}  // namespace

TEST_CASE("the list of tables stands below the contents and names the tables' pages") {
    const Assembly assembly = with_lists(6);
    const Pages pages = paginate(assembly, false);
    const auto shown = words_of_nodes(pages);
    int entries = 0;
    for (const auto& block : assembly.blocks) {
        const auto* contents = std::get_if<Contents>(&block.kind);
        if (contents == nullptr) continue;
        CHECK(pages.places[block.id].page == 1);
        for (const auto& entry : contents->entries) {
            ++entries;
            CHECK(shown.at(entry.id) == pages.pages[pages.places[entry.target].page].label);
        }
    }
    CHECK(entries == 12);
    CHECK(collisions(pages) == 0);
    // The text begins on a page of its own.
    CHECK(pages.places[assembly.blocks[3].id].page == 2);
}

TEST_CASE("pages before the text are numbered by Roman numerals when the theme says so") {
    const Assembly assembly = with_lists(4);
    const Pages pages = paginate(assembly, true);
    REQUIRE(pages.pages.size() > 4);
    CHECK(pages.pages[0].label == "i");
    CHECK(pages.pages[1].label == "ii");
    CHECK(pages.pages[2].label == "1");
    const std::string last = std::to_string(pages.pages.size() - 2);
    CHECK(pages.pages.back().label == last);
    const auto feet = words_of_role(pages, MarkRole::footer, false);
    CHECK(feet.at(1).find("ii") != std::string::npos);
    CHECK(feet.at(1).find(" af ") == std::string::npos);
    CHECK(feet.at(2).find("1 af " + last) != std::string::npos);
    // The contents name the pages as they are numbered.
    const auto shown = words_of_nodes(pages);
    CHECK(shown.at(std::get<Contents>(assembly.blocks[1].kind).entries[0].id) == "1");
    CHECK(paginate(assembly, false).pages[2].label == "3");
}

TEST_CASE("long contents are numbered through in Roman numerals") {
    const Pages pages = paginate(with_lists(50), true);
    std::vector<std::string> labels;
    for (const auto& page : pages.pages) {
        if (page.label == "1") break;
        labels.push_back(page.label);
    }
    REQUIRE(labels.size() >= 4);
    CHECK(labels[2] == "iii");
    CHECK(labels[3] == "iv");
}

TEST_CASE("a page's head names the section it begins in, unless its heading stands there") {
    const Assembly assembly = with_lists(5);
    const Pages pages = paginate(assembly, false);
    auto heads = words_of_role(pages, MarkRole::header, true);
    std::vector<std::size_t> begins;  // pages where chapters begin
    for (const auto& block : assembly.blocks)
        if (std::holds_alternative<Heading>(block.kind)) begins.push_back(pages.places[block.id].page);
    int named = 0;
    for (std::size_t page = 2; page < pages.pages.size(); ++page) {
        std::size_t chapter = 0;
        bool at_top = false;
        for (const auto& block : assembly.blocks) {
            if (!std::holds_alternative<Heading>(block.kind)) continue;
            const NodePlace& place = pages.places[block.id];
            if (place.page < page) ++chapter;
            at_top = at_top || (place.page == page && place.y < 90);
        }
        const bool shows = heads[page].find("Kapitel") != std::string::npos;
        CHECK(shows == (chapter > 0 && !at_top));
        if (!shows) continue;
        ++named;
        CHECK(heads[page].find("Kapitel " + std::to_string(chapter)) != std::string::npos);
    }
    CHECK(named > 1);
    CHECK(overfull_lines(pages, setting::press().theme) == 0);
}

TEST_CASE("a short list stays on one page, a long one leaves no single line behind") {
    for (const unsigned count : {4U, 9U}) {
        int parted = 0;
        for (int words = 10; words < 330; words += 8) {
            Blocks blocks;
            for (unsigned i = 0; i < 6; ++i) blocks.push_back(sample::paragraph(setting::prose(i, 70)));
            blocks.push_back(sample::paragraph(setting::prose(11, words)));
            std::vector<ListItem> items;
            for (unsigned i = 0; i < count; ++i)
                items.push_back(make::item("•", {sample::paragraph("punkt " + std::to_string(i))}));
            blocks.push_back(make::list(std::move(items)));
            for (unsigned i = 0; i < 4; ++i) blocks.push_back(sample::paragraph(setting::prose(20 + i, 90)));
            const Pages pages = setting::paginate(setting::document(std::move(blocks)));
            std::map<std::size_t, int> on_page;
            for (const auto& line : runs(pages))
                if (line.run->text.find("punkt ") == 0) ++on_page[line.page];
            if (on_page.size() < 2) continue;
            ++parted;
            for (const auto& [page, lines] : on_page) CHECK(lines >= 2);
        }
        CHECK((count > 5 || parted == 0));
    }
}

TEST_CASE("three items of two lines each stay on one page") {
    Blocks blocks;
    for (unsigned i = 0; i < 60; ++i) {
        if (i % 2 == 0) blocks.push_back(sample::heading(1, std::to_string(i / 2 + 1), "Afsnit", ""));
        blocks.push_back(sample::paragraph(setting::prose(i, 22 + static_cast<int>(i * 7 % 29))));
        std::vector<ListItem> items;
        for (unsigned k = 0; k < 3; ++k)
            items.push_back(make::item("•", {sample::paragraph("Hvert punkt har " + setting::prose(i + k, 12))}));
        blocks.push_back(make::list(std::move(items)));
        blocks.push_back(make::table(2, {make::row({"A", "B"}, RowKind::header), make::row({"1", "2"})}));
    }
    const Assembly assembly = setting::document(std::move(blocks));
    const Pages pages = setting::paginate(assembly);
    REQUIRE(pages.pages.size() > 12);
    int parted = 0;
    for (const auto& block : assembly.blocks) {
        const auto* list = std::get_if<List>(&block.kind);
        if (list == nullptr) continue;
        parted += pages.places[list->items.front().id].page != pages.places[list->items.back().id].page ? 1 : 0;
    }
    CHECK(parted == 0);
}

namespace {

// The size of the title's letters, and how many lines it has, on a cover with that many words of it.
std::pair<float, int> title_of(int words, std::size_t* pages = nullptr) {
    const Assembly assembly = setting::document(
        {classed(make::div(DivKind::cover, {classed(sample::paragraph(setting::prose(2, words)), "title"),
                                            classed(sample::paragraph("Med bilag"), "subtitle")}),
                 "cover"),
         sample::heading(1, "1", "Formål", "formaal")});
    const Pages set = setting::paginate(assembly);
    std::set<float> baselines;
    float size = 0;
    for (const auto& line : runs(set)) {
        if (line.page > 0 || line.run->text == "Med bilag" || line.run->size < 10) continue;
        if (line.run->text.find("bilag") != std::string::npos) continue;
        baselines.insert(line.baseline);
        size = line.run->size;
    }
    if (pages != nullptr) *pages = set.places[assembly.blocks[1].id].page;
    return {size, static_cast<int>(baselines.size())};
}

}  // namespace

TEST_CASE("a long title steps down until it takes five lines, and the cover stays one page") {
    std::vector<float> sizes;
    for (int words = 6; words <= 30; ++words) {
        const auto [size, lines] = title_of(words);
        if (size > 20) CHECK(lines <= 5);
        if (sizes.empty() || sizes.back() != size) sizes.push_back(size);
    }
    REQUIRE(sizes.size() == 3);
    CHECK(sizes[0] == 34);
    CHECK(sizes[1] == Approx(26.1).margin(0.1));
    CHECK(sizes[2] == 20);
    for (const int words : {6, 20, 30, 60, 120}) {
        std::size_t heading = 0;
        title_of(words, &heading);
        CHECK(heading == 1);
    }
}

TEST_CASE("a title becomes smaller before its words are divided, where that helps") {
    const auto title = [](const char* words, bool own_page) {
        const Assembly assembly =
            setting::document({classed(make::div(DivKind::cover, {classed(sample::paragraph(words), "title")}),
                                       own_page ? "cover" : "title-block"),
                               sample::heading(1, "1", "Formål", "formaal"), sample::paragraph("Tekst.")});
        const Pages pages = setting::paginate(assembly);
        std::pair<float, bool> found{0, false};
        for (const auto& line : runs(pages)) {
            if (line.run->mark.node >= assembly.blocks[1].id) continue;
            found = {line.run->size, found.second || line.run->soft_hyphen};
        }
        return found;
    };
    for (const bool own_page : {true, false}) {
        CHECK(title("Referat af møde i udvalget", own_page) == std::pair{34.0F, false});
        const auto [size, divided] = title("Referat af møde i Sundhedssamarbejdsudvalget", own_page);
        CHECK(size == Approx(26.1).margin(0.1));
        CHECK_FALSE(divided);
        // One that no size holds need not be small.
        CHECK(title("Medicinhåndteringsansvarsfordelingsaftalegrundlag", own_page) == std::pair{34.0F, true});
    }
}

TEST_CASE("the names of a cover begin below their label, also when no page holds them") {
    std::vector<ListItem> names;
    for (int i = 0; i < 130; ++i) names.push_back(make::item("", {sample::paragraph("Billund Kommune")}));
    Block parties = classed(make::div(DivKind::columns, {make::list(std::move(names))}), "parties");
    const Pages pages = setting::paginate(setting::document(
        {classed(make::div(DivKind::cover, {classed(sample::paragraph(setting::prose(2, 28)), "title"),
                                            classed(sample::paragraph("Parter"), "cover-label"), std::move(parties)}),
                 "cover"),
         sample::heading(1, "1", "Formål", "formaal"), sample::paragraph("Tekst.")}));
    std::map<std::size_t, int> named;
    std::size_t label = 99;
    for (const auto& line : runs(pages)) {
        if (line.run->text == "Parter") label = line.page;
        if (line.run->text == "Billund Kommune") ++named[line.page];
    }
    REQUIRE(!named.empty());
    CHECK(label == named.begin()->first);
    CHECK(named.begin()->second > 20);
}

TEST_CASE("a full cover keeps its title larger than the subtitle, and that larger than the names") {
    for (const int words : {20, 28, 40}) {
        std::vector<ListItem> names;
        for (int i = 0; i < 23; ++i) names.push_back(make::item("", {sample::paragraph("Billund Kommune")}));
        std::vector<TableRow> facts;
        for (int i = 0; i < 16; ++i) facts.push_back(make::row({"Aftaleperiode", "1. januar 2024"}));
        Block table = make::table(2, std::move(facts), "");
        table.attributes.classes.push_back("facts");
        const std::string title = setting::prose(2, words);
        const Assembly assembly = setting::document(
            {classed(make::div(DivKind::cover,
                               {classed(sample::paragraph("Kommissorium"), "cover-kind"),
                                classed(sample::paragraph(title), "title"),
                                classed(sample::paragraph("Med bilag om sekretariater"), "subtitle"), std::move(table),
                                classed(make::div(DivKind::columns, {make::list(std::move(names))}), "parties")}),
                     "cover"),
             sample::heading(1, "1", "Formål", "formaal")});
        const Pages pages = setting::paginate(assembly);
        CHECK(pages.places[assembly.blocks[1].id].page == 1);
        float subtitle = 0, labels = 0, largest = 0;
        for (const auto& line : runs(pages)) {
            if (line.page > 0) continue;
            const std::string& text = line.run->text;
            if (text.find("Med bilag") == 0) subtitle = line.run->size;
            for (const char* label : {"Kommissorium", "Aftaleperiode", "Billund Kommune"})
                if (text == label) labels = std::max(labels, line.run->size);
            largest = std::max(largest, line.run->size);
        }
        CHECK(labels > 0);
        CHECK(subtitle > labels);
        CHECK(largest * 0.86F > subtitle);
    }
}

TEST_CASE("a running head cuts the title, not the section, and never says what stands below it") {
    Blocks blocks = {classed(make::div(DivKind::cover, {classed(sample::paragraph("Aftale"), "title")}), "title-block"),
                     sample::heading(1, "1", "Indledning", "a"), sample::paragraph(setting::prose(1, 100)),
                     sample::heading(1, "2", "Ansvar for borgerens forløb ved udskrivning fra sygehus", "b")};
    for (unsigned i = 0; i < 8; ++i) blocks.push_back(sample::paragraph(setting::prose(i, 120)));
    Assembly assembly = setting::document(std::move(blocks));
    assembly.metadata.title = "Samarbejdsaftale om udskrivning fra sygehus til kommune i Region Syddanmark";
    assembly.running_title = assembly.metadata.title;
    assembly.metadata.version = "1.0";
    const Pages pages = setting::paginate(assembly);
    REQUIRE(pages.pages.size() > 1);
    auto heads = words_of_role(pages, MarkRole::header, true);
    CHECK(heads[0].find("Samarbejdsaftale") == std::string::npos);
    CHECK(heads[1].find("Samarbejdsaftale om") != std::string::npos);
    CHECK(heads[1].find("…") != std::string::npos);
    CHECK(heads[1].find("forløb ved udskrivning fra sygehus") != std::string::npos);
    // One whose first word would be cut is left out.
    assembly.metadata.title = assembly.running_title =
        "Samarbejdsaftalegrundlagsdokumentationssamlingsudvalgsarbejde om udskrivning fra sygehus";
    heads = words_of_role(setting::paginate(assembly), MarkRole::header, true);
    CHECK(heads[1].find("Samarbejdsaftale") == std::string::npos);
    CHECK(heads[1].find("forløb ved udskrivning fra sygehus") != std::string::npos);
    // A document of one chapter names it until its first section begins.
    Blocks one = {sample::heading(1, "1", "Baggrund", "a")};
    for (unsigned i = 0; i < 10; ++i) one.push_back(sample::paragraph(setting::prose(i, 120)));
    one.push_back(sample::heading(2, "1.1", "Organisering", "b"));
    for (unsigned i = 0; i < 10; ++i) one.push_back(sample::paragraph(setting::prose(i, 120)));
    Assembly single = setting::document(std::move(one));
    single.metadata.title = "Aftale";
    single.metadata.version = "1.0";
    const Pages shown = setting::paginate(single);
    const std::size_t begins = shown.places[single.blocks[11].id].page;
    REQUIRE(begins > 1);
    auto single_heads = words_of_role(shown, MarkRole::header, true);
    CHECK(single_heads[1].find("Baggrund") != std::string::npos);
    CHECK(single_heads[begins + 1].find("Organisering") != std::string::npos);
    // A title that comes from the first heading stands in the foot alone.
    assembly.metadata.title = assembly.running_title = "Ansvar for borgerens forløb ved udskrivning fra sygehus";
    heads = words_of_role(setting::paginate(assembly), MarkRole::header, true);
    CHECK(heads[1].find("Ansvar") == std::string::npos);
}
