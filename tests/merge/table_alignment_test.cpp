// SPDX-License-Identifier: MPL-2.0
// How the columns of tables come to be aligned.
#include <string>
#include <vector>

#include "catch.h"
#include "merge/world.h"

namespace {

// One letter for each column: d(ecimal), r(ight), l(eft), c(entre) or - when unset.
std::string alignments(World& world, const std::string& markdown) {
    world.file("a.md", markdown);
    std::string out;
    for (const auto& column : std::get<model::Table>(world.merge("a.md").blocks.at(0).kind).columns)
        switch (column.alignment) {
            case model::Alignment::decimal:
                out += 'd';
                break;
            case model::Alignment::right:
                out += 'r';
                break;
            case model::Alignment::left:
                out += 'l';
                break;
            case model::Alignment::centre:
                out += 'c';
                break;
            default:
                out += '-';
        }
    return out;
}

std::string of_columns(const std::string& delimiters, const std::vector<std::string>& rows) {
    std::string table = "| a | b | c | d |\n" + delimiters + "\n";
    for (const auto& row : rows) table += row + "\n";
    World world;
    return alignments(world, table);
}

}  // namespace

TEST_CASE("columns of nothing but numbers align on their comma, unless they were aligned otherwise") {
    const std::vector<std::string> numbers = {"| 1 | 1,25 | –1.200,5 | 8,6 % |", "| 2 | 12 |  | – |",
                                              "| 3 | 1 200 000 | **4** | 0,5 ‰ |"};
    CHECK(of_columns("| --- | --- | ---: | --- |", numbers) == "-ddd");
    CHECK(of_columns("| ---: | :-- | :-: | ---: |", numbers) == "rlcd");
    CHECK(of_columns("| --- | --- | --- | --- |", {"| a | 1 | 12.3 | 1,2,3 |", "| b | x | 1. juli | 1,5 |"}) == "----");
    CHECK(of_columns("| --- | --- | --- | --- |", {"| a |  | – | 70 10 20 30 |"}) == "----");
}

TEST_CASE("numbers in English have points for commas and stay where they are") {
    World world;
    CHECK(alignments(world, "---\nlang: en\n---\n\n| a | b |\n| --- | ---: |\n| x | 1,250 |\n") == "-r");
}

TEST_CASE("every table takes aligns") {
    World pipe;
    CHECK(alignments(pipe, "| a | b | c |\n| --- | --- | --- |\n| x | y | 1 |\n\n: Tal {aligns=\"r,d,l\"}\n") == "rdl");
    World merged;
    merged.file("t.csv", "navn,tal\nx,1\ny,2\n");
    CHECK(alignments(merged, "::: {.table src=\"t.csv\" aligns=\"l c\"}\n:::\n") == "lc");
    World list;
    CHECK(alignments(list, "::: {.list-table aligns=\"c,l\"}\n- - a\n  - b\n- - x\n  - 1\n:::\n") == "cl");
}

TEST_CASE("mistakes in aligns are told at their place") {
    World world;
    alignments(world, "| a | b |\n| --- | --- |\n| x | 1 |\n\n: Tal {aligns=\"l x\"}\n");
    CHECK(world.text(world.problem("attribute-value.aligns").where) == "x");
    World few;
    alignments(few, "| a | b |\n| --- | --- |\n| x | 1 |\n\n: Tal {aligns=\"l\"}\n");
    CHECK(few.text(few.problem("attribute-value.columns").where) == "l");
}
