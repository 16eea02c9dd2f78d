// SPDX-License-Identifier: MPL-2.0
#include "merge/images.h"

#include "catch.h"
#include "support/picture.h"
#include "merge/world.h"

namespace {

std::string png(std::uint32_t width, std::uint32_t height) {
    support::Pixels pixels{width, height, false, std::string(std::size_t{3} * width * height, 'x'), {}};
    return support::encode_png(pixels);
}

model::Resource resource(std::string_view bytes) {
    auto made = merge::read_image("a", bytes);
    REQUIRE(std::holds_alternative<model::Resource>(made));
    return std::get<model::Resource>(made);
}

}  // namespace

TEST_CASE("media type and size come from the bytes") {
    CHECK(resource(png(40, 30)).media_type == "image/png");
    CHECK(resource(png(40, 30)).width == 40);
    const auto svg = resource("<?xml version='1.0'?><svg xmlns='http://www.w3.org/2000/svg' viewBox='0 0 200 50'/>");
    CHECK(svg.media_type == "image/svg+xml");
    CHECK(svg.width == 200);
    CHECK(svg.height == 50);
    for (const char* width : {"nan", "inf", "1e30"}) {
        const auto odd = merge::read_image("a", std::string("<svg xmlns='http://www.w3.org/2000/svg' width='") +
                                                    width + "' height='5' viewBox='0 0 3 6'/>");
        const auto* made = std::get_if<model::Resource>(&odd);
        CHECK((!made || (made->width > 0 && made->width < 10'000)));
    }
}

TEST_CASE("a picture that is broken off, of no form or too large is an error that says which") {
    World world;
    world.file("a.png", png(40, 30).substr(0, 60)).file("b.png", "GIF89a");
    std::string bomb = png(4, 3);
    bomb.replace(16, 8, std::string("\0\1\0\0\0\1\0\0", 8));
    world.file("c.png", bomb);
    world.file("a.md", "![En](a.png)\n\n![To](b.png)\n\n![Tre](c.png)\n");
    world.merge("a.md");
    REQUIRE(world.diagnostics.all().size() == 3);
    CHECK(world.text(world.problem("image-form.damaged").where) == "a.png");
    CHECK(world.text(world.problem("image-form").where) == "b.png");
    CHECK(world.diagnostics.all()[2].key.starts_with("image-form."));
    CHECK(world.text(world.diagnostics.all()[2].where) == "c.png");
}

TEST_CASE("ornament needs no words, a blank is none, and an editor's %20 is a blank") {
    World world;
    world.file("c.png", png(4, 3)).file("mit billede \u00E6.png", png(4, 3));
    world.file("a.md", "![](c.png){.pynt}\n\n![ ](c.png)\n\n![Kort](mit%20billede%20%C3%A6.png)\n");
    const auto assembly = world.merge("a.md");
    CHECK(world.problems() == std::vector<std::string>{"figure-alt-missing «c.png»"});
    CHECK(std::get<model::Figure>(assembly.blocks[0].kind).alternative.empty());
    CHECK(assembly.blocks[0].attributes.has_class("pynt"));
    CHECK(assembly.resources.size() == 2);
}

TEST_CASE("a backslash between folders is pointed out") {
    World world;
    world.file("a.md", "![Kort](billeder\\kort.png)\n");
    world.merge("a.md");
    CHECK(world.text(world.problem("image-missing.backslash").where) == "billeder\\kort.png");
}

TEST_CASE("each file is one resource, however often it is shown") {
    World world;
    world.file("b.png", png(4, 3));
    world.file("a.md", "![Et billede](b.png){#fig-b}\n\nI en linje ![lille](b.png) her, jf. @fig-b.\n");
    const auto assembly = world.merge("a.md");
    CHECK(world.problems().empty());
    REQUIRE(assembly.resources.size() == 1);
    CHECK(std::get<model::Figure>(assembly.blocks[0].kind).resource == 0);
}

TEST_CASE("missing files, other forms, addresses and missing alternatives are errors at the picture") {
    World world;
    world.file("b.gif", "GIF89a");
    world.file("c.png", png(4, 3));
    world.file("a.md",
               "![Et](mangler.png)\n\n![To](b.gif)\n\n![Tre](https://example.org/a.png)\n\n![](c.png)\n\nog "
               "![](c.png){.pynt} pynt\n");
    const auto assembly = world.merge("a.md");
    CHECK(world.text(world.problem("image-missing.file").where) == "mangler.png");
    CHECK(world.text(world.problem("image-form").where) == "b.gif");
    CHECK(world.text(world.problem("image-missing.remote").where) == "https://example.org/a.png");
    CHECK(world.text(world.problem("figure-alt-missing").where) == "c.png");
    CHECK(world.diagnostics.all().size() == 4);
    CHECK(model::plain_text(assembly.blocks).starts_with("Et To Tre"));
}
