// SPDX-License-Identifier: MPL-2.0
// What a draft, a sample and a package that must not be sent say of themselves in words.
#include "catch.h"
#include "merge/world.h"
#include "model/walk.h"

namespace {

using Lines = std::vector<std::string>;

Lines notices(const model::Blocks& blocks) {
    Lines out;
    for (const auto& block : blocks)
        if (block.attributes.has_class("cover-notice")) out.push_back(model::plain_text(model::Blocks{block}));
    return out;
}

constexpr const char* draft = "Udkast: teksten er ikke vedtaget og kan blive ændret.";
constexpr const char* sample = "Eksempel: teksten er opdigtet, og ingen råd har truffet beslutningerne.";

}  // namespace

TEST_CASE("a draft and a sample end their cover with a paragraph that says so") {
    for (const bool cover : {true, false}) {
        World world;
        world.inputs.example = true;
        world.file("a.md", std::string("---\ntitle: A\nstatus: udkast\nforside: ") + (cover ? "true" : "false") +
                               "\n---\n\n# B\n\nTekst.\n");
        const auto assembly = world.merge("a.md");
        const auto& div = std::get<model::Div>(assembly.blocks.at(0).kind);
        CHECK(div.kind == model::DivKind::cover);
        CHECK(notices(div.children) == Lines{draft, sample});
        CHECK(div.children.back().attributes.has_class("cover-notice"));
        CHECK(assembly.running_title == "A");
    }
}

TEST_CASE("a document in force of a real project has no such paragraph") {
    World world;
    world.file("a.md", "---\ntitle: A\nstatus: gaeldende\n---\n\nTekst.\n");
    CHECK(notices(std::get<model::Div>(world.merge("a.md").blocks.at(0).kind).children).empty());
}

TEST_CASE("a document without a title says it first") {
    World world;
    world.inputs.example = true;
    world.file("a.md", "# B\n\nTekst.\n");
    const auto assembly = world.merge("a.md");
    CHECK(notices(assembly.blocks) == Lines{sample});
    CHECK(assembly.blocks[0].attributes.has_class("cover-notice"));
}

TEST_CASE("a package that must not be sent says so on the cover and on every page") {
    World world;
    world.inputs.draft_package = true;
    world.inputs.running_title = "Sundhedsaftalen";
    world.file("a.md", "---\ntitle: A\nlang: da\n---\n\nTekst.\n");
    const auto assembly = world.merge("a.md");
    CHECK(assembly.draft_package);
    CHECK(notices(std::get<model::Div>(assembly.blocks.at(0).kind).children) ==
          Lines{"Kladde til indsendelsespakke: må ikke indsendes."});
    CHECK(assembly.running_title == "Kladde til indsendelsespakke: må ikke indsendes · Sundhedsaftalen");
    CHECK(assembly.metadata.title == "A");
}
