// SPDX-License-Identifier: MPL-2.0
// What stands around the text, and short lists in it.
#include <algorithm>
#include <map>
#include <set>

#include "catch.h"
#include "make.h"
#include "model/walk.h"
#include "page_reading.h"
#include "setting.h"

using namespace model;
using namespace page_reading;

namespace {

// As many chapters, each with four paragraphs and a table.
Assembly with_chapters(int chapters) {
    Blocks text;
    for (int i = 1; i <= chapters; ++i) {
        const std::string number = std::to_string(i);
        text.push_back(sample::heading(1, number, "Kapitel " + number, "k" + number));
        for (unsigned k = 0; k < 4; ++k)
            text.push_back(sample::paragraph(setting::prose(static_cast<unsigned>(i) * 5 + k, 120)));
        text.push_back(make::table(
            2, {make::row({"Indsats", "Frist"}, RowKind::header), make::row({"Hjemmebesøg", "2025"})},
            "Tabel " + number));
    }
    return setting::document(std::move(text));
}

std::map<std::size_t, std::string> words_of_role(const Pages& pages, MarkRole role, bool upper) {
    std::map<std::size_t, std::string> words;
    for (const auto& line : runs(pages, role))
        if ((line.baseline < pages.pages[line.page].height / 2) == upper) words[line.page] += line.run->text;
    return words;
}

}  // namespace

TEST_CASE("a page's head names the section it begins in, unless its heading stands there") {
    const Assembly assembly = with_chapters(5);
    const Pages pages = setting::paginate(assembly);
    const auto heads = words_of_role(pages, MarkRole::header, true);
    std::vector<std::size_t> begins;  // pages where chapters begin
    for (const auto& block : assembly.blocks)
        if (std::holds_alternative<Heading>(block.kind)) begins.push_back(pages.places[block.id].page);
    int named = 0;
    for (std::size_t page = 0; page < pages.pages.size(); ++page) {
        std::size_t chapter = 0;
        bool at_top = false;
        for (const auto& block : assembly.blocks) {
            if (!std::holds_alternative<Heading>(block.kind)) continue;
            const NodePlace& place = pages.places[block.id];
            if (place.page < page) ++chapter;
            at_top = at_top || (place.page == page && place.y < 90);
        }
        const bool shows = heads.at(page).find("Kapitel") != std::string::npos;
        CHECK(shows == (chapter > 0 && !at_top));
        if (!shows) continue;
        ++named;
        CHECK(heads.at(page).find("Kapitel " + std::to_string(chapter)) != std::string::npos);
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
