// SPDX-License-Identifier: MPL-2.0
// Pictures stay in their columns and on their pages.
#include <variant>

#include "catch.h"
#include "make.h"
#include "setting.h"

using namespace model;

namespace {

Assembly with_picture(Assembly assembly) {
    assembly.resources.push_back({"b.png", "image/png", "", 1200, 3000});
    return assembly;
}

void check_pictures(const Pages& pages, std::size_t wanted) {
    const Theme& theme = setting::press().theme;
    std::size_t found = 0;
    for (const auto& page : pages.pages)
        for (const auto& item : page.items) {
            const auto* image = std::get_if<PlacedImage>(&item);
            if (image == nullptr) continue;
            ++found;
            CHECK(image->rect.x + image->rect.width <= theme.page_width - theme.margin_right + 0.5);
            CHECK(image->rect.y + image->rect.height <= theme.page_height - theme.margin_bottom + 0.5);
        }
    CHECK(found == wanted);
}

}  // namespace

TEST_CASE("a picture too tall for columns that begin low on a page waits for the next one") {
    for (const unsigned before : {3U, 6U, 8U}) {
        INFO(before);
        Figure figure;
        figure.path = "b.png";
        figure.alternative = "Billede";
        figure.resource = 0;
        Blocks inside;
        inside.push_back({figure, {}, {}, 0});
        for (unsigned i = 0; i < 4; ++i) inside.push_back(sample::paragraph(setting::prose(i, 30)));
        inside.push_back({figure, {}, {}, 0});
        Blocks blocks;
        for (unsigned i = 0; i < before; ++i) blocks.push_back(sample::paragraph(setting::prose(i, 70)));
        blocks.push_back(make::div(DivKind::columns, std::move(inside), {{"count", "2"}}));
        check_pictures(setting::paginate(with_picture(setting::document(std::move(blocks)))), 2);
    }
}

TEST_CASE("a picture in a line is no wider than the line, whatever its author asked for") {
    for (const char* width : {"300%", "40cm", "12cm"}) {
        INFO(width);
        Image image{"b.png", "Billede", {}, {}, 0};
        image.attributes.pairs.emplace_back("width", width);
        Block paragraph{Paragraph{{Inline{image, {}, 0}}}, {}, {}, 0};
        check_pictures(setting::paginate(with_picture(setting::document({paragraph}))), 1);
    }
}
