// SPDX-License-Identifier: MPL-2.0
// Widths that authors choose in several ways at once, and the table styles of themes.
#include <algorithm>
#include <cmath>
#include <numeric>
#include <set>
#include <string>

#include "catch.h"
#include "layout/table_widths.h"
#include "make.h"
#include "model/column_width.h"
#include "page_reading.h"
#include "setting.h"

using namespace model;
using namespace page_reading;

namespace {

std::vector<TableColumn> columns(const std::vector<std::string>& widths) {
    std::vector<TableColumn> made(widths.size());
    for (std::size_t i = 0; i < widths.size(); ++i) CHECK(read_column_width(widths[i], made[i]));
    settle_column_widths(made);
    return made;
}

// Every cell needs `least` and would like `wish`.
layout::TableNeeds needs(std::size_t count, float least, float wish) {
    layout::TableNeeds rows(3);
    for (auto& row : rows)
        for (std::size_t i = 0; i < count; ++i)
            row.push_back({static_cast<std::uint32_t>(i), 1, least, wish, {wish}, least, false});
    return rows;
}

std::vector<float> widths_of(const std::vector<std::string>& widths, float least = 40, float wish = 90) {
    return layout::column_widths(columns(widths), needs(widths.size(), least, wish), 400, 8);
}

std::vector<const Fill*> stripes(const Pages& pages, const Theme& theme) {
    std::vector<const Fill*> found;
    for (const auto& item : pages.pages[0].items)
        if (const auto* fill = std::get_if<Fill>(&item); fill != nullptr && fill->colour == theme.tint)
            found.push_back(fill);
    return found;
}

}  // namespace

TEST_CASE("widths are read as shares, per cents, lengths or by content") {
    TableColumn column;
    CHECK(read_column_width("4cm", column));
    CHECK(column.points == Approx(113.386).epsilon(0.001));
    CHECK(read_column_width("30%", column));
    CHECK(column.percent == Approx(30));
    CHECK(read_column_width("2.5", column));
    CHECK(column.weight == Approx(2.5));
    CHECK(read_column_width("*", column));
    for (const char* wrong : {"", "0", "-3", "4em", "101%", "%", "cm", "x", "nan", "inf", "1e9"}) {
        TableColumn untouched;
        INFO(wrong);
        CHECK_FALSE(read_column_width(wrong, untouched));
        CHECK(untouched.weight + untouched.percent + untouched.points == 0);
    }
}

TEST_CASE("lengths, per cents, shares and content share a table") {
    const auto widths = widths_of({"90pt", "25%", "1", "2"});
    CHECK(widths[0] == Approx(90));
    CHECK(widths[1] == Approx(100));
    CHECK(widths[2] == Approx(70));
    CHECK(widths[3] == Approx(140));
    const auto open = widths_of({"90pt", "*", "25%", "*"});
    CHECK(open[0] == Approx(90));
    CHECK(open[2] == Approx(100));
    CHECK(open[1] + open[3] == Approx(210));
}

TEST_CASE("chosen widths fill the table and leave others their least") {
    for (const auto& chosen : std::vector<std::vector<std::string>>{
             {"90pt", "60pt"}, {"300pt", "300pt", "*"}, {"20%", "20%", "20%"}, {"90%", "90%", "1"}, {"10cm", "*", "2"}}) {
        const auto widths = widths_of(chosen);
        CHECK(std::accumulate(widths.begin(), widths.end(), 0.0F) == Approx(400).epsilon(0.001));
        for (const float width : widths) CHECK(width >= 39.9F);
    }
}

TEST_CASE("a theme with stripes shades every second row and draws no hairlines between rows") {
    Blocks blocks;
    std::vector<TableRow> rows = {make::row({"Indsats", "Frist"}, RowKind::header)};
    for (int i = 0; i < 6; ++i) rows.push_back(make::row({"række " + std::to_string(i), "2025"}));
    blocks.push_back(make::table(2, std::move(rows)));
    const Assembly assembly = setting::document(std::move(blocks));
    Theme theme = setting::press().theme;
    Diagnostics diagnostics;
    const Pages ruled = setting::paginate(assembly, theme, diagnostics);
    theme.zebra_tables = true;
    const Pages zebra = setting::paginate(assembly, theme, diagnostics);
    CHECK(stripes(ruled, theme).size() == 1);  // the head
    const auto shaded = stripes(zebra, theme);
    REQUIRE(shaded.size() == 4);
    for (std::size_t i = 2; i < shaded.size(); ++i)
        CHECK(shaded[i]->rect.y - shaded[i - 1]->rect.y == Approx(2 * shaded[i]->rect.height).epsilon(0.01));
    const auto hairlines = [&](const Pages& pages) {
        return std::count_if(pages.pages[0].items.begin(), pages.pages[0].items.end(), [&](const PlacedItem& item) {
            const auto* fill = std::get_if<Fill>(&item);
            return fill != nullptr && fill->mark.role == MarkRole::artifact && fill->colour == theme.hairline;
        });
    };
    CHECK(hairlines(ruled) == 5);
    CHECK(hairlines(zebra) == 0);
}
