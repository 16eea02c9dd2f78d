// SPDX-License-Identifier: MPL-2.0
#include "merge/images.h"

#include "catch.h"
#include "merge/world.h"

namespace {

std::string png(char width, char height) {
    std::string bytes = "\x89PNG\r\n\x1A\n";
    bytes += std::string("\0\0\0\rIHDR\0\0\0", 11) + width + std::string("\0\0\0", 3) + height +
             std::string("\x08\2\0\0\0", 5);
    return bytes;
}

const std::string jpeg = std::string(
    "\xFF\xD8\xFF\xE0\x00\x04"
    "ab"
    "\xFF\xC0\x00\x0B\x08\x00\x10\x01\x00\x01\x01\x11\x00",
    21);

}  // namespace

TEST_CASE("media type and size come from the bytes") {
    CHECK(merge::read_image("a", png(40, 30)).media_type == "image/png");
    CHECK(merge::read_image("a", png(40, 30)).width == 40);
    CHECK(merge::read_image("a", jpeg).media_type == "image/jpeg");
    CHECK(merge::read_image("a", jpeg).width == 256);
    CHECK(merge::read_image("a", jpeg).height == 16);
    const auto svg =
        merge::read_image("a", "<?xml version='1.0'?><svg xmlns='x' width=\"100%\" viewBox='0 0 200 50'/>");
    CHECK(svg.media_type == "image/svg+xml");
    CHECK(svg.width == 200);
    CHECK(svg.height == 50);
    CHECK(merge::read_image("a", "<svg width='30mm' viewBox='0 0 3 6'>").height == 60);
    CHECK(merge::read_image("a", "GIF89a").media_type.empty());
    CHECK(merge::read_image("a", "\x89PNG").media_type.empty());
    CHECK(merge::read_image("a", "").media_type.empty());
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
    CHECK(world.text(world.problem("image-missing.file").where).starts_with("![Et](mangler.png)"));
    CHECK(world.text(world.problem("image-form").where).starts_with("![To](b.gif)"));
    CHECK(world.text(world.problem("image-missing.remote").where).starts_with("![Tre]"));
    CHECK(world.text(world.problem("figure-alt-missing").where).starts_with("![](c.png)"));
    CHECK(world.diagnostics.all().size() == 4);
    CHECK(model::plain_text(assembly.blocks).starts_with("Et To Tre"));
}
