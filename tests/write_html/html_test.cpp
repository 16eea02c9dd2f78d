// SPDX-License-Identifier: MPL-2.0
#include "write/html/html.h"

#include <algorithm>
#include <cstring>
#include <nlohmann/json.hpp>
#include <pugixml.hpp>
#include <set>
#include <string>
#include <vector>

#include "catch.h"
#include "sample/sample.h"
#include "write/html/picture.h"
#include "write/html/style_sheet.h"

using namespace model;

namespace {

Messages words() {
    Messages messages = sample::messages();
    for (const auto& [key, text] : {std::pair{"page.skip", "Gå til teksten"},
                                    {"notes.title", "Noter"},
                                    {"note.call", "Note {number}"},
                                    {"chart.description", "Diagrammet som liste"},
                                    {"comments.mark", "K{number}"},
                                    {"cover.election-period", "Valgperiode"},
                                    {"task.done", "udført"},
                                    {"task.open", "ikke udført"}})
        messages.add(key, text);
    return messages;
}

struct Written {
    std::string text;
    pugi::xml_document document;

    explicit Written(const Assembly& assembly) : text(writing::html::write_html(assembly, sample::theme(), words())) {
        const auto result = document.load_buffer(text.data(), text.size(),
                                                 pugi::parse_default | pugi::parse_ws_pcdata | pugi::parse_doctype);
        INFO(result.description() << " at " << text.substr(static_cast<std::size_t>(result.offset), 80));
        REQUIRE(result);
    }
    pugi::xml_node find(const char* path) const { return document.select_node(path).node(); }
    std::size_t count(const char* path) const { return document.select_nodes(path).size(); }
};

std::string words_of(pugi::xml_node node) {
    std::string out;
    for (const auto child : node.children())
        out += child.type() == pugi::node_pcdata ? std::string(child.value()) : words_of(child);
    return out;
}

Assembly one(Blocks blocks) {
    Assembly made;
    made.id = "proeve";
    made.metadata.title = "Prøve";
    made.blocks = std::move(blocks);
    assign_ids(made);
    return made;
}

TableRow row(RowKind kind, std::vector<TableCell> cells) {
    TableRow made;
    made.kind = kind;
    made.cells = std::move(cells);
    return made;
}

}  // namespace

TEST_CASE("The page has its landmarks, its language and one title") {
    const Written page(sample::assembly());
    CHECK(page.text.starts_with("<!DOCTYPE html>\n"));
    CHECK(std::string(page.find("/html").attribute("lang").value()) == "da");
    CHECK(page.count("/html/body/header") == 1);
    CHECK(page.count("//nav[@aria-labelledby]") == 1);
    CHECK(page.count("//main") == 1);
    CHECK(page.count("/html/body/footer") == 1);
    CHECK(page.count("//h1") == 1);
    CHECK(words_of(page.find("//h1")) == "Sundhedsaftalen 2024–2027");
    CHECK(words_of(page.find("/html/head/title")) == "Sundhedsaftalen 2024–2027");
    const std::string skip = page.find("/html/body/a[@class='skip']").attribute("href").value();
    CHECK(skip == "#" + std::string(page.find("//main").attribute("id").value()));
    CHECK(words_of(page.find("//p[@class='bar']")).find("EKSEMPEL") == 0);
}

TEST_CASE("Metadata is visible, in meta elements and in linked data") {
    const Written page(sample::assembly());
    const auto facts = page.find("//dl[@class='facts']");
    CHECK(words_of(facts).find("Ikrafttrædelse1. januar 2024") != std::string::npos);
    CHECK(page.count("//ul[@class='parties']/li") == 3);
    const auto meta = [&](const std::string& name) {
        return std::string(page.find(("//meta[@name='" + name + "']").c_str()).attribute("content").value());
    };
    CHECK(meta("version") == "1.0");
    CHECK(meta("keywords") == "sundhedsaftale, samarbejde");
    CHECK(meta("author") == "Region Syddanmark og kommunerne");
    CHECK(meta("description") == "Sundhedsaftale");
    const auto data = nlohmann::json::parse(words_of(page.find("//script")));
    CHECK(data["@type"] == "Legislation");
    CHECK(data["version"] == "1.0");
    CHECK(data["inLanguage"] == "da");
    CHECK(data["temporalCoverage"] == "2024-01-01/2027-06-30");
    CHECK(data["legislationPassedBy"].size() == 3);
    CHECK(data["legislationPassedBy"][1]["name"] == "Assens Kommune");
    std::set<std::string> properties;
    for (const auto& property : data["additionalProperty"])
        properties.insert(property["propertyID"].get<std::string>());
    CHECK(properties == std::set<std::string>{"Aftaleperiode", "Dokumenttype", "Status", "Valgperiode"});
}

TEST_CASE("Linked data cannot end its script") {
    Assembly assembly = one({sample::paragraph("x")});
    assembly.metadata.title = "</script><b>&amp;";
    const Written page(assembly);
    CHECK(nlohmann::json::parse(words_of(page.find("//script")))["name"] == "</script><b>&amp;");
    CHECK(page.count("//b") == 0);
}

TEST_CASE("Every id is there once and every inner link has its target") {
    const Written page(sample::assembly());
    std::set<std::string> ids;
    for (const auto& found : page.document.select_nodes("//@id")) {
        INFO(found.attribute().value());
        CHECK(ids.insert(found.attribute().value()).second);
    }
    for (const auto& found : page.document.select_nodes("//a[starts-with(@href,'#')]/@href")) {
        INFO(found.attribute().value());
        CHECK(ids.count(found.attribute().value() + 1) == 1);
    }
    CHECK(ids.count("parter-og-maal") == 1);
    CHECK(ids.count("tbl-overgange") == 1);
    CHECK(ids.count("fig-organisering") == 1);
}

TEST_CASE("Headings follow the title without a step left out") {
    const Written page(sample::assembly());
    CHECK(words_of(page.find("//h2[@id='parter-og-maal']")) == "1 Parter og mål");
    CHECK(page.count("//h3[@id='organisering']") == 1);
    CHECK(page.count("//h4[@id='opfoelgning']") == 1);
    const Written odd(
        one({sample::heading(3, "", "A", "a"), sample::heading(6, "", "B", "b"), sample::heading(3, "", "C", "c"),
             sample::heading(1, "", "D", "d"), sample::heading(2, "", "E", "e")}));
    const char* expected[] = {"//h2[@id='a']", "//h3[@id='b']", "//h2[@id='c']", "//h2[@id='d']", "//h3[@id='e']"};
    for (const char* path : expected) {
        INFO(path);
        CHECK(odd.count(path) == 1);
    }
}

TEST_CASE("A lone document's only top heading is its title") {
    const Written page(one({sample::heading(1, "", "Prøve", "proeve"), sample::heading(2, "", "Del", "del")}));
    CHECK(page.count("//h1") == 1);
    CHECK(page.count("//main/h1[@id='proeve']") == 1);
    CHECK(page.count("//main/h2[@id='del']") == 1);
    CHECK(page.count("//header") == 0);
    const Written two(one({sample::heading(1, "", "A", "a"), sample::heading(1, "", "B", "b")}));
    CHECK(two.count("//header//h1") == 1);
    CHECK(two.count("//main/h2") == 2);
}

TEST_CASE("Tables say their heads") {
    const Written page(sample::assembly());
    const auto table = page.find("//table[@id='tbl-overgange']");
    CHECK(words_of(table.child("caption")) == "Tabel 1 Mål for gode overgange");
    CHECK(page.count("//table/thead/tr/th[@scope='col']") == 3);
    CHECK(page.count("//table/tbody/tr[@class='group']/th[@scope='rowgroup'][@colspan='3']") == 1);
    const auto spanning = page.find("//td[@rowspan='2']");
    CHECK(std::string(spanning.attribute("data-label").value()) == "Målsætning");
    std::set<std::string> heads;
    for (const auto& found : page.document.select_nodes("//th/@id")) heads.insert(found.attribute().value());
    for (const auto& found : page.document.select_nodes("//td/@headers")) {
        std::string rest = found.attribute().value();
        for (std::size_t at = 0; at < rest.size();) {
            const auto end = std::min(rest.find(' ', at), rest.size());
            CHECK(heads.count(rest.substr(at, end - at)) == 1);
            at = end + 1;
        }
    }
    // The last row's cells stand in the second and third column, since the first is covered from above.
    const auto last = page.document.select_nodes("//tbody/tr[last()]/td");
    REQUIRE(last.size() == 2);
    CHECK(std::string(last[0].node().attribute("data-label").value()) == "Opfølgning");
    CHECK(std::string(last[1].node().attribute("class").value()) == "num");
    CHECK(std::string(last[1].node().attribute("style").value()) == "--pad:1.5ch");
}

TEST_CASE("A simple table has scopes and no more") {
    Table table;
    table.columns.resize(2);
    table.rows = {
        row(RowKind::header, {sample::cell({sample::paragraph("A")}, true), sample::cell({}, true)}),
        row(RowKind::body, {sample::cell({sample::paragraph("r")}, true), sample::cell({sample::paragraph("1")})})};
    const Written page(one({{std::move(table), {}, {}, 0}}));
    CHECK(page.count("//th[@scope='col']") == 1);
    CHECK(page.count("//thead//td") == 1);
    CHECK(page.count("//tbody//th[@scope='row']") == 1);
    CHECK(page.count("//@headers") == 0);
}

TEST_CASE("Footnotes and their calls lead to each other") {
    const Written page(sample::assembly());
    CHECK(page.count("//a[@role='doc-noteref']") == 2);
    const auto notes = page.document.select_nodes("//section[@role='doc-endnotes']//li");
    REQUIRE(notes.size() == 2);
    for (const auto& note : notes) {
        const std::string back = note.node().select_node(".//a[@role='doc-backlink']/@href").attribute().value();
        const std::string call = "//a[@role='doc-noteref'][@id='" + back.substr(1) + "'][@href='#" +
                                 note.node().attribute("id").value() + "']";
        INFO(call);
        CHECK(page.count(call.c_str()) == 1);
    }
    CHECK(words_of(notes[0].node()).find("Jf. sundhedslovens § 204.") == 0);
}

TEST_CASE("Figures, callouts, columns, terms and languages") {
    const Written page(sample::assembly());
    CHECK(words_of(page.find("//figure[@id='fig-organisering']/figcaption")) == "Figur 1 Organisering");
    CHECK(page.count("//figure//*[local-name()='svg'][@role='img'][@aria-label]") == 1);
    CHECK(page.count("//figure//*[local-name()='rect']") == 4);
    CHECK(page.count("//figure//*[local-name()='rect'][@class='beside']") == 1);
    CHECK(page.count("//figure/details//li") == 2);
    CHECK(words_of(page.find("//aside[@role='note']/p[@class='callout-title']")) == "Bemærk");
    CHECK(page.count("//div[@class='columns']/p") == 2);
    CHECK(page.count("//dl/dt") >= 1);
    CHECK(words_of(page.find("//span[@lang='en']")) == "shared care");
    CHECK(page.count("//ol/li/ul") >= 1);
    CHECK(words_of(page.find("//pre/code")) == "aftale build\naftale check");
}

TEST_CASE("Review marks are real insertions and deletions") {
    const Written page(sample::assembly());
    CHECK(words_of(page.find("//ins")) == "tre");
    CHECK(words_of(page.find("//del")) == "to");
    CHECK(std::string(page.find("//ins").attribute("datetime").value()) == "2023-11-02");
    CHECK(words_of(page.find("//mark")) == "perioden");
    CHECK(words_of(page.find("//sup[@class='comment']")) == "K1");
}

TEST_CASE("A mark that crosses inlines and blocks stays well-formed") {
    Assembly assembly =
        one({{Paragraph{{sample::text("a "),
                         {Strong{{{ReviewBoundary{0, true}, {}, 0}, sample::text("b")}}, {}, 0},
                         sample::text("c")}},
              {},
              {},
              0},
             {Paragraph{{sample::text("d"), {ReviewBoundary{0, false}, {}, 0}, sample::text("e")}}, {}, {}, 0}});
    assembly.review_marks = {{ReviewKind::insertion, "", "A", "", "", "", "", false, {}}};
    const Written page(assembly);
    const auto inserted = page.document.select_nodes("//ins");
    REQUIRE(inserted.size() == 3);
    CHECK(words_of(inserted[0].node()) == "b");
    CHECK(std::strcmp(inserted[0].node().parent().name(), "strong") == 0);
    CHECK(words_of(inserted[1].node()) == "c");
    CHECK(words_of(inserted[2].node()) == "d");
}

TEST_CASE("Only what is for the web is on the page, and no address runs a program") {
    Block pdf{Div{DivKind::only, {sample::paragraph("kun pdf")}}, {}, {}, 0};
    pdf.attributes.pairs = {{"format", "pdf,docx"}};
    Block web{Div{DivKind::only, {sample::paragraph("kun web")}}, {}, {}, 0};
    web.attributes.pairs = {{"format", "pdf, html"}};
    const Written page(one({pdf,
                            web,
                            {Paragraph{{{Link{"JavaScript:alert(1)", "", {sample::text("klik")}, 0}, {}, 0},
                                        {Link{"https://a.dk/b c", "", {sample::text("hjem")}, 0}, {}, 0}}},
                             {},
                             {},
                             0}}));
    CHECK(page.text.find("kun pdf") == std::string::npos);
    CHECK(page.text.find("kun web") != std::string::npos);
    CHECK(page.text.find("JavaScript") == std::string::npos);
    CHECK(std::string(page.find("//main//a").attribute("href").value()) == "https://a.dk/b%20c");
}

TEST_CASE("A picture travels with the page") {
    Assembly assembly = one({{Figure{"a.png", "Et kort", {}, 0, {}, {}}, {}, {}, 0}});
    assembly.resources = {{"a.png", "image/png", "\x89PNG", 1, 1}};
    const Written page(assembly);
    CHECK(std::string(page.find("//img").attribute("alt").value()) == "Et kort");
    CHECK(std::string(page.find("//img").attribute("src").value()) == "data:image/png;base64,iVBORw==");
}

TEST_CASE("The colours of both modes can be read") {
    const Theme theme = sample::theme();
    using namespace writing::html;
    for (const Colour colour : {dark_ink, dark_grey, theme.accent_dark_mode, dark_mark}) {
        INFO(to_hex(colour));
        CHECK(contrast(colour, dark_paper) >= 7);
        CHECK(contrast(colour, dark_tint) >= 7);
    }
    for (const Colour colour : {theme.ink, theme.accent, theme.mark}) CHECK(contrast(colour, theme.paper) >= 7);
    CHECK(contrast(theme.grey, theme.paper) >= 4.5);
    CHECK(contrast(theme.grey, theme.tint) >= 4.5);
}

TEST_CASE("The style sheet holds no markup and the printed page its furniture") {
    Assembly assembly = one({sample::paragraph("x")});
    assembly.running_title = "A & \"B\" </style>";
    const Written page(assembly);
    const std::string style = words_of(page.find("//style"));
    CHECK(style.find('<') == std::string::npos);
    CHECK(style.find("counter(page) \" af \" counter(pages)") != std::string::npos);
    CHECK(style.find("margin:27.0mm 30.0mm 30.0mm 30.0mm") != std::string::npos);
    CHECK(page.count("//main/p") == 1);
    // Paper is narrow too, but not a telephone; it has no colours of the screen behind the words, and nothing scrolls.
    CHECK(style.find("@media (max-width") == std::string::npos);
    const std::string print = style.substr(style.find("@media print"));
    CHECK(print.find(".bar{background:none;color:var(--ink)") != std::string::npos);
    CHECK(print.find(".org{min-width:0}") != std::string::npos);
}

TEST_CASE("The same assembly gives the same bytes") {
    CHECK(Written(sample::assembly()).text == Written(sample::assembly()).text);
}

TEST_CASE("Nested ordered lists show the labels that merging made") {
    const auto item = [](std::string label, Blocks children) {
        ListItem made;
        made.label = std::move(label);
        made.children = std::move(children);
        return made;
    };
    const auto list = [](ListItem one_item) {
        List made;
        made.ordered = true;
        made.items.push_back(std::move(one_item));
        return Block{std::move(made), {}, {}, 0};
    };
    const Written page(one({list(item("1.", {list(item("a)", {list(item("i.", {sample::paragraph("x")}))}))}))}));
    const auto outer = page.find("//main/ol");
    CHECK(std::string(outer.attribute("type").value()).empty());
    const auto middle = outer.child("li").child("ol");
    CHECK(std::string(middle.attribute("type").value()) == "a");
    CHECK(std::string(middle.child("li").child("ol").attribute("type").value()) == "i");
    CHECK(page.text.find("ol[type=a]{list-style-type:letters}") != std::string::npos);
}

TEST_CASE("A link holds no other link") {
    Assembly assembly = one({});
    Block heading{Heading{1, {sample::text("Mål")}, "1"}, {}, {}, 1};
    heading.attributes.id = "maal";
    Link link;
    link.target = "https://a.dk";
    link.children = {{Reference{"maal", "afsnit 1", 1}, {}, 0},
                     {FootnoteCall{"a", 0}, {}, 0},
                     {Link{"https://b.dk", "", {sample::text("b")}, 0}, {}, 0}};
    assembly.blocks = {heading,
                       {Paragraph{{{std::move(link), {}, 0}, {Reference{"maal", "afsnit 1", 1}, {}, 0}}}, {}, {}, 0}};
    assembly.footnotes.resize(1);
    assembly.footnotes[0].number = "1";
    assembly.footnotes[0].children = {sample::paragraph("Note")};
    assign_ids(assembly);
    for (auto& block : assembly.blocks)
        if (auto* paragraph = std::get_if<Paragraph>(&block.kind))
            std::get<Reference>(paragraph->children[1].kind).node = assembly.blocks[0].id;
    const Written page(assembly);
    CHECK(page.count("//a//a") == 0);
    CHECK(page.count("//main//a[@href='https://a.dk']") == 1);
    CHECK(page.count("//main//a[@href='#maal']") == 1);
    CHECK(page.text.find("b.dk") == std::string::npos);
    CHECK(page.count("//a//span[@id='kald-1']") == 1);
}

TEST_CASE("No control character reaches the page") {
    Assembly assembly =
        one({sample::paragraph("a\x01"
                               "b")});
    assembly.metadata.title = "Ti\x01tel\x1F";
    assembly.running_title = "L\x02\x0Cøb";
    assembly.metadata.summary =
        "R\x0B\x7F"
        "es";
    const Written page(assembly);
    CHECK(std::none_of(page.text.begin(), page.text.end(),
                       [](char c) { return static_cast<unsigned char>(c) < 0x20 && c != '\n'; }));
}

TEST_CASE("Mere ornament has an empty alternative, and pictures in the line their width") {
    Block figure{Figure{"a.png", "Et ornament", {}, 0, {}, {}}, {}, {}, 0};
    figure.attributes.classes = {"pynt"};
    Image image{"a.png", "cirkel", "", {}, 0};
    image.attributes.pairs = {{"width", "1cm"}};
    Image odd{"a.png", "", "", {}, 0};
    odd.attributes.classes = {"pynt"};
    odd.attributes.pairs = {{"width", "1;x:y"}};
    Assembly assembly = one({figure, {Paragraph{{{image, {}, 0}, {odd, {}, 0}}}, {}, {}, 0}});
    assembly.resources = {{"a.png", "image/png", "\x89PNG", 1, 1}};
    const Written page(assembly);
    CHECK(page.count("//figure/img[@alt='']") == 1);
    CHECK(page.count("//p/img[@alt='cirkel'][@style='width:1cm']") == 1);
    CHECK(page.count("//p/img[@alt=''][not(@style)]") == 1);
}

TEST_CASE("letters are as large as the theme's, in rem, and headings keep its order") {
    Theme theme = sample::theme();
    theme.styles["body"].size = 11;
    theme.styles["cell"].size = 8.8;
    theme.styles["title"].size = 34;
    theme.styles["heading-1"].size = 22;
    const std::string usual = writing::html::style_sheet(sample::assembly(), theme, words());
    theme.styles["body"].size = theme.styles["cell"].size = 16;
    const std::string large = writing::html::style_sheet(sample::assembly(), theme, words());
    // 16 points are 1.3333 rem where nobody set the browser otherwise.
    CHECK(usual.find("--size-body:clamp(1.0625rem,") != std::string::npos);
    CHECK(large.find("--size-body:clamp(1.3333rem,") != std::string::npos);
    CHECK(usual.find("--size-1:1.6245rem") != std::string::npos);
    CHECK(large.find("--size-cell:1rem") != std::string::npos);
    // Lines hold as many letters where the page changes.
    CHECK(usual.find("(max-width:30rem)") != std::string::npos);
    CHECK(large.find("(max-width:43.6364rem)") != std::string::npos);
    CHECK(large.find("html{font-size:16pt}") != std::string::npos);
}
