// SPDX-License-Identifier: MPL-2.0
#include <string>
#include <vector>

#include "catch.h"
#include "merge/world.h"
#include "model/walk.h"
#include "read/table_rows.h"

namespace {

std::string long_file(const std::string& note = "Ingen") {
    std::string bytes = "nr;navn;dato;note\n";
    for (std::size_t i = 0; i < reading::most_held_rows; ++i)
        bytes += std::to_string(i + 1) + ";Møde " + std::to_string(i % 7) + ";1-7-2024;" +
                 (i % 50'000 == 49'999 ? note
                  : i % 2              ? "*Vigtigt* ord"
                                       : "") +
                 "\n";
    return bytes;
}

std::string cell_text(const model::TableCell& cell) {
    std::string text = model::plain_text(cell.children) + "|" + std::to_string(cell.value.index()) + "@" +
                       std::to_string(cell.span.begin);
    for (const auto& block : cell.children)
        text += "+" + std::to_string(std::get<model::Paragraph>(block.kind).children.size());
    return text + (cell.is_header ? "!" : "");
}

const model::Table& only_table(const model::Assembly& assembly) {
    return std::get<model::Table>(assembly.blocks.back().kind);
}

model::Assembly merged(World& world, const std::string& options, const std::string& bytes, bool workbook_alone) {
    world.inputs.workbook_alone = workbook_alone;
    world.file("t.csv", bytes)
        .file("a.md", "---\ntitle: Titel\n---\n\n::: {.table src=\"t.csv\"" + options + "}\nTitel\n:::\n");
    auto assembly = world.merge("a.md");
    CHECK(world.problems().empty());
    return assembly;
}

}  // namespace

TEST_CASE("a long table goes to a workbook row by row, as it would be held") {
    World streaming, holding;
    const std::string options = " columns=\"navn='Møde' nr dato note\" header-cols=1";
    const auto streamed = merged(streaming, options, long_file(), true);
    const auto held = merged(holding, options, long_file(), false);
    const auto& table = only_table(streamed);
    const auto& whole = only_table(held);
    REQUIRE(table.more);
    CHECK_FALSE(whole.more);
    REQUIRE(table.rows.size() == 1);
    CHECK(table.caption.has_value());
    CHECK(table.columns.size() == 4);
    CHECK(table.more->count() == whole.rows.size() - 1);
    std::size_t at = 1, different = 0;
    table.more->for_each([&](const model::TableRow& row) {
        const auto& same = whole.rows[at++];
        different += row.span == same.span && row.cells.size() == same.cells.size() ? 0 : 1;
        for (std::size_t i = 0; i < row.cells.size(); ++i)
            different += cell_text(row.cells[i]) == cell_text(same.cells[i]) ? 0 : 1;
    });
    CHECK(at == whole.rows.size());
    CHECK(different == 0);
}

TEST_CASE("a long table is held where something needs all its rows") {
    for (const char* options : {" where=\"nr > 5\"", " sort=\"navn\"", " columns=\"nr | tal 1\""}) {
        World world;
        CHECK_FALSE(only_table(merged(world, options, long_file(), true)).more);
    }
    World world;  // what merging finds in a cell must be in the document
    CHECK_FALSE(only_table(merged(world, "", long_file("se {{title}}"), true)).more);
}
