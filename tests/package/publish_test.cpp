// SPDX-License-Identifier: MPL-2.0
#include "package/publish.h"

#include <nlohmann/json.hpp>
#include <pugixml.hpp>
#include <set>

#include "catch.h"
#include "package/front_page.h"
#include "package/world.h"
#include "support/hash.h"

using namespace package;
using packaged::Files;
using packaged::World;

namespace {

Files bundle_of(World& world, const PublishInputs& inputs, std::size_t partner) {
    const auto bundles = publish(inputs, world.problems);
    REQUIRE(bundles.size() == inputs.partners.size());
    return packaged::files_of(bundles.at(partner), inputs);
}

/// The page is well-formed XML but for its first line, so that it can be looked into.
pugi::xml_document page_of(const Files& files) {
    pugi::xml_document page;
    std::string html = files.at("index.html");
    for (const std::string name : {"<meta ", "<link "})  // void elements
        for (auto at = html.find(name); at != std::string::npos; at = html.find(name, at + 1))
            html.insert(html.find('>', at), "/");
    const auto read = page.load_string(html.c_str(), pugi::parse_default | pugi::parse_doctype);
    INFO(read.description());
    REQUIRE(read);
    return page;
}

model::Colour token(const std::string& tokens, const std::string& name) {
    const auto at = tokens.find("--" + name + ":#");
    REQUIRE(at != std::string::npos);
    const auto number = std::stoul(tokens.substr(at + name.size() + 4, 6), nullptr, 16);
    return {static_cast<std::uint8_t>(number >> 16), static_cast<std::uint8_t>(number >> 8 & 0xFF),
            static_cast<std::uint8_t>(number & 0xFF)};
}

}  // namespace

TEST_CASE("every partner gets a bundle, and the documents are kept once") {
    World world;
    const auto inputs = world.publish_inputs();
    const auto bundles = publish(inputs, world.problems);
    CHECK(world.keys().empty());
    REQUIRE(bundles.size() == 4);
    CHECK(bundles[1].folder == "publish/aeroe-kommune");
    CHECK(bundles[1].party == "Ærø Kommune");
    for (const auto& bundle : bundles) {
        REQUIRE(bundle.copies.size() == 10);
        CHECK(bundle.copies[0].path == bundle.folder + "/aftale.pdf");
        CHECK(bundle.copies[0].of == "aftale.pdf");
        std::set<std::string> own;
        for (const auto& file : bundle.files) own.insert(file.path.substr(bundle.folder.size() + 1));
        CHECK(own == std::set<std::string>{"index.html", "LAES-MIG.txt", "manifest.json", "SHA256SUMS"});
    }
}

TEST_CASE("the same inputs give the same bundles") {
    World first, second;
    const auto a = first.publish_inputs();
    const auto b = second.publish_inputs();
    const auto some = publish(a, first.problems), again = publish(b, second.problems);
    REQUIRE(some.size() == again.size());
    for (std::size_t i = 0; i < some.size(); ++i)
        CHECK(packaged::files_of(some[i], a) == packaged::files_of(again[i], b));
}

TEST_CASE("only the bundles asked for are made, with their own slugs") {
    World world;
    auto inputs = world.publish_inputs();
    inputs.only = {"soeby-kommune"};
    const auto bundles = publish(inputs, world.problems);
    REQUIRE(bundles.size() == 1);
    CHECK(bundles[0].party == "Søby Kommune");
}

TEST_CASE("the checksums are those of sha256sum") {
    World world;
    const auto files = bundle_of(world, world.publish_inputs(), 0);
    std::string expected;
    for (const auto& [path, bytes] : files)  // a map is sorted by bytes, as the list is
        if (path != "SHA256SUMS") expected += support::sha256_hex(bytes) + "  " + path + "\n";
    CHECK(files.at("SHA256SUMS") == expected);
}

TEST_CASE("the manifest tells each file's title, version, kind, type, size and hash") {
    World world;
    world.project.example = true;
    const auto files = bundle_of(world, world.publish_inputs(), 1);
    const auto manifest = nlohmann::json::parse(files.at("manifest.json"));
    CHECK(manifest["format"] == 1);
    CHECK(manifest["type"] == "publish");
    CHECK(manifest["party"] == "Ærø Kommune");
    CHECK(manifest["slug"] == "aeroe-kommune");
    CHECK(manifest["version"] == "1.0");
    CHECK(manifest["example"] == true);
    CHECK(manifest["documents"][0]["parties"].size() == 4);
    CHECK(manifest["documents"][0]["effective_date"] == "2024-01-01");
    CHECK(manifest["documents"][0]["pages"] == 20);
    std::set<std::string> listed;
    for (const auto& file : manifest["files"]) {
        const std::string path = file["path"];
        INFO(path);
        listed.insert(path);
        CHECK(file["size"] == files.at(path).size());
        CHECK(file["sha256"] == support::sha256_hex(files.at(path)));
        if (path == "tillaeg.xlsx") {
            CHECK(file["title"] == "Tillæg om \"børn\" & <unge>");
            CHECK(file["kind"] == "administrativt-tillaeg");
            CHECK(file["media_type"] == "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet");
        }
    }
    CHECK(listed.size() == files.size() - 2);  // but the two lists themselves
}

TEST_CASE("the front page lists the downloads with type and size") {
    World world;
    const auto inputs = world.publish_inputs();
    const auto files = bundle_of(world, inputs, 1);
    const auto page = page_of(files);
    std::vector<std::string> texts, targets;
    for (const auto& link : page.select_nodes("//ul[@class='files']//a")) {
        texts.emplace_back(link.node().child_value());
        targets.emplace_back(link.node().attribute("href").value());
    }
    REQUIRE(texts.size() == 10);
    const std::size_t size = files.at("aftale.pdf").size();
    CHECK(texts[1] == "Sundhedsaftalen 2024–2027 (PDF, " + std::to_string((size + 500) / 1000) + "\u00A0kB)");
    CHECK(texts[5].starts_with("Tillæg om \"børn\" & <unge> (webside, "));
    for (const auto& target : targets) CHECK(files.contains(target));
    CHECK(std::set<std::string>(texts.begin(), texts.end()).size() == texts.size());  // each link says where it goes
    const std::string sums = page.select_node("//a[@href='SHA256SUMS']").node().child_value();
    CHECK(sums.find(std::to_string((files.at("SHA256SUMS").size() + 500) / 1000) + "\u00A0kB") != std::string::npos);
}

TEST_CASE("the front page is built for everybody") {
    World world;
    const auto page = page_of(bundle_of(world, world.publish_inputs(), 1));
    const auto html = page.child("html");
    CHECK(std::string(html.attribute("lang").value()) == "da");
    CHECK(std::string(html.child("head").child_value("title")) == "Sundhedsaftalen 2024–2027 – Ærø Kommune");
    CHECK(page.select_nodes("//script | //link | //iframe | //img").empty());
    for (const auto& address : page.select_nodes("//@href | //@src"))
        CHECK(std::string(address.attribute().value()).find("//") == std::string::npos);
    CHECK(page.select_nodes("//h1").size() == 1);
    CHECK(page.select_nodes("//header | //main | //footer").size() == 3);
    const std::string skip = page.select_node("//body/a[1]").node().attribute("href").value();
    CHECK(skip == "#" + std::string(page.select_node("//main").node().attribute("id").value()));
    int last = 0;
    for (const auto& heading : page.select_nodes("//h1 | //h2 | //h3")) {
        const int level = heading.node().name()[1] - '0';
        CHECK(level <= last + 1);
        last = level;
    }
    CHECK(page.select_nodes("//ul[@class='parties']/li").size() == 4);
}

TEST_CASE("an example is marked on the page and in the instructions, and only an example is") {
    World world;
    const auto plain = bundle_of(world, world.publish_inputs(), 0);
    CHECK(plain.at("index.html").find("EKSEMPEL") == std::string::npos);
    CHECK(plain.at("LAES-MIG.txt").find("EKSEMPEL") == std::string::npos);
    world.project.example = true;
    const auto example = bundle_of(world, world.publish_inputs(), 0);
    CHECK(example.at("index.html").find("EKSEMPEL") != std::string::npos);
    CHECK(example.at("LAES-MIG.txt").find("EKSEMPEL") != std::string::npos);
}

TEST_CASE("the page's colours reach 7:1, whatever the theme") {
    model::Theme pale;
    pale.accent = {0x90, 0xB0, 0xC0};
    pale.grey = {0x80, 0x80, 0x80};
    pale.accent_dark_mode = {0x20, 0x30, 0x40};
    for (const auto& theme : {model::Theme(), pale})
        for (const auto& tokens : {light_tokens(theme), dark_tokens(theme)})
            for (const char* text : {"ink", "accent", "quiet"})
                for (const char* ground : {"paper", "tint"}) {
                    INFO(text << " on " << ground << ": " << tokens);
                    CHECK(model::contrast(token(tokens, text), token(tokens, ground)) >= 7);
                }
    CHECK(token(light_tokens(model::Theme()), "accent") == model::Theme().accent);  // a good one stays
}

TEST_CASE("the instructions say what goes where, what it replaces, by when, whom to ask") {
    World world;
    auto inputs = world.publish_inputs();
    world.metadata[0].replaces = "Sundhedsaftalen 2019–2023";
    world.project.publish->deadline = model::Date{2024, 1, 15};
    const std::string text = bundle_of(world, inputs, 1).at("LAES-MIG.txt");
    const auto says = [&](const std::string& words) {
        INFO(words);
        CHECK(text.find(words) != std::string::npos);
    };
    says("Ærø Kommune");
    says("Intet er lagt ud");
    says("https://www.aeroe.example/sundhedsaftale/");
    says("aftale.pdf");
    says("version 1.0, erstatter Sundhedsaftalen 2019–2023");
    says("senest den 15. januar 2024");
    says("version 1.0, Gældende, 15. januar 2024.");
    world.project.publish->deadline = model::Date{2023, 12, 15};
    CHECK(bundle_of(world, inputs, 1).at("LAES-MIG.txt").find("skulle kunne ses") != std::string::npos);
    says("Sekretariatet <post>");
    says("sha256sum -c SHA256SUMS");
    world.project.publish->deadline.reset();
    CHECK(bundle_of(world, inputs, 2).at("LAES-MIG.txt").find("ikke aftalt en frist") != std::string::npos);
}

TEST_CASE("a page template of the project's own, right and wrong") {
    World world;
    auto inputs = world.publish_inputs();
    inputs.page_template = "<p>{{party}}: {{title}}</p>";
    CHECK(bundle_of(world, inputs, 1).at("index.html") == "<p>Ærø Kommune: Sundhedsaftalen 2024–2027</p>");
    inputs.page_template = "{{#groups}} never closed";
    CHECK(publish(inputs, world.problems).empty());
    CHECK(world.keys() == std::vector<std::string>{"publish-template"});
}

TEST_CASE("what cannot be published is refused") {
    World world;
    auto nobody = world.publish_inputs();
    nobody.partners.clear();
    CHECK(publish(nobody, world.problems).empty());
    auto nothing = world.publish_inputs();
    nothing.documents.clear();
    CHECK(publish(nothing, world.problems).empty());
    auto clash = world.publish_inputs();
    clash.documents[1].id = "index";
    CHECK(publish(clash, world.problems).empty());
    CHECK(world.keys() == std::vector<std::string>{"publish-partners", "publish-nothing", "publish-index"});
}

TEST_CASE("without a choice, the current documents for the public are published") {
    World world;
    world.project.publish.reset();
    std::vector<model::Metadata> all;
    const auto add = [&](const char* kind, const char* status) {
        all.push_back(packaged::metadata(kind, kind));
        all.back().status = status;
    };
    add("sundhedsaftale", "gaeldende");
    add("kommissorium", "udkast");
    add("dagsorden", "gaeldende");
    add("samarbejdsaftale", "til-godkendelse");
    add("forloebsprogram", "godkendt-af-sst");
    add("sundhedsaftale", "erstattet");
    std::vector<Candidate> candidates;
    for (std::size_t i = 0; i < all.size(); ++i) candidates.push_back({"d" + std::to_string(i), &all[i], i == 0, all[i].kind != "dagsorden"});
    CHECK(choose_documents(world.project, candidates, world.problems) == std::vector<std::string>{"d0", "d4"});
    CHECK(world.keys() == std::vector<std::string>{"publish-left-out.status", "publish-left-out.kind",
                                                   "publish-left-out.status", "publish-left-out.status"});
    CHECK_FALSE(world.problems.has_errors());
    CHECK(choose_documents(world.project, {candidates[1]}, world.problems).empty());
    CHECK(world.problems.has_errors());
}

TEST_CASE("the agreement itself is not left out without a word") {
    for (const char* status : {"udkast", "i-hoering", "til-godkendelse", "erstattet", "ophoert", "ikke-godkendt"}) {
        World world;
        world.project.publish.reset();
        auto agreement = packaged::metadata("A", "sundhedsaftale"), related = packaged::metadata("T", "tillaeg");
        agreement.status = agreement.status_title = status;
        choose_documents(world.project, {{"a", &agreement, true}, {"t", &related}}, world.problems);
        CHECK(world.keys().back() == "publish-agreement");
        CHECK(world.problems.has_errors());
    }
    World world;
    world.project.publish->documents = {{"t", {}}};
    const auto agreement = packaged::metadata("A", "sundhedsaftale"), related = packaged::metadata("T", "tillaeg");
    choose_documents(world.project, {{"a", &agreement, true}, {"t", &related}}, world.problems);
    CHECK(world.keys() == std::vector<std::string>{"publish-agreement.chosen"});
    CHECK_FALSE(world.problems.has_errors());
}

TEST_CASE("the page tells of the formats that are there, and of no others") {
    World world;
    auto inputs = world.publish_inputs();
    for (auto& document : inputs.documents)
        std::erase_if(document.files, [](const auto& file) { return !file.path.ends_with(".pdf"); });
    const std::string page = bundle_of(world, inputs, 1).at("index.html");
    CHECK(page.find("Excel") == std::string::npos);
    CHECK(page.find("Websiden") == std::string::npos);
    CHECK(page.find("Alle formater") == std::string::npos);
    CHECK(page.find("PDF-filen er lavet til at blive læst") != std::string::npos);
}

TEST_CASE("a document that the project names is published unless it is a draft") {
    World world;
    world.project.publish->documents = {{"referat", {}}, {"udkast", {}}, {"gammel", {}}};
    auto minutes = packaged::metadata("R", "referat"), draft = packaged::metadata("U", "kommissorium"),
         old = packaged::metadata("G", "sundhedsaftale");
    draft.status = "i-hoering";
    old.status = "erstattet";
    const auto ids =
        choose_documents(world.project, {{"gammel", &old}, {"referat", &minutes}, {"udkast", &draft}}, world.problems);
    CHECK(ids == std::vector<std::string>{"referat", "gammel"});  // in the order in which they are named
    CHECK(world.keys() == std::vector<std::string>{"pub-final-only"});
}
