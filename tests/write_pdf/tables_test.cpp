// SPDX-License-Identifier: MPL-2.0
#include <algorithm>

#include "catch.h"
#include "pdf_reader.h"
#include "sample/sample.h"
#include "stacking.h"

using namespace model;

namespace {

TableRow row(RowKind kind, std::vector<TableCell> cells) {
    TableRow made;
    made.kind = kind;
    made.cells = std::move(cells);
    return made;
}

TableCell text_cell(std::string words, bool header = false, int rows = 1, int columns = 1) {
    TableCell made = sample::cell({sample::paragraph(std::move(words))}, header);
    made.row_span = rows;
    made.column_span = columns;
    return made;
}

Assembly table_of(std::size_t columns, std::vector<TableRow> rows) {
    Table table;
    table.columns.resize(columns);
    table.rows = std::move(rows);
    return pdf_reader::of_blocks({{std::move(table), {}, {}, 0}});
}

std::string tags(const Assembly& assembly) {
    return writing::pdf::dump_tags(assembly, stacking::pages(assembly));
}

}  // namespace

TEST_CASE("a plain table says its headers by scope alone") {
    const auto assembly = table_of(2, {row(RowKind::header, {text_cell("A", true), text_cell("B", true)}),
                                       row(RowKind::body, {text_cell("a", true), text_cell("b")})});
    CHECK(tags(assembly) == R"(Document
  Table
    THead
      TR
        TH scope=column "A"
        TH scope=column "B"
    TBody
      TR
        TH scope=row "a"
        TD "b"
)");
}

TEST_CASE("cells of a table with spans name their headers") {
    const auto assembly =
        table_of(3, {row(RowKind::header, {text_cell("Mål", true, 2), text_cell("Tal", true, 1, 2)}),
                     row(RowKind::header, {text_cell("2024", true), text_cell("2025", true)}),
                     row(RowKind::group, {text_cell("Somatik", false, 1, 3)}),
                     row(RowKind::body, {text_cell("Færre", true, 2), text_cell("1"), text_cell("2")}),
                     row(RowKind::body, {text_cell("3", false, 1, 2)}),
                     row(RowKind::group, {text_cell("Psykiatri", false, 1, 3)}),
                     row(RowKind::body, {text_cell("Flere", true), text_cell("4"), text_cell("5")})});
    CHECK(tags(assembly) == R"(Document
  Table
    THead
      TR
        TH scope=column rows=2 "Mål"
        TH scope=column columns=2 "Tal"
      TR
        TH scope=column "2024"
        TH scope=column "2025"
    TBody
      TR
        TH scope=column columns=3 "Somatik"
      TR
        TH scope=row rows=2 "Færre"
        TD headers=(Tal, 2024, Somatik, Færre) "1"
        TD headers=(Tal, 2025, Somatik, Færre) "2"
      TR
        TD columns=2 headers=(Tal, 2024, 2025, Somatik, Færre) "3"
      TR
        TH scope=column columns=3 "Psykiatri"
      TR
        TH scope=row "Flere"
        TD headers=(Tal, 2024, Psykiatri, Flere) "4"
        TD headers=(Tal, 2025, Psykiatri, Flere) "5"
)");
}

TEST_CASE("header ids are in the IDTree, sorted, and Headers name them") {
    const pdf_reader::Pdf pdf(pdf_reader::write(sample::assembly()));
    const std::string& root = pdf.object(pdf.reference(pdf.root(), "StructTreeRoot"));
    const std::string& tree = pdf.object(pdf.reference(root, "IDTree"));
    std::vector<std::string> ids;
    for (std::size_t at = tree.find('('); at != std::string::npos; at = tree.find('(', at + 1))
        ids.push_back(tree.substr(at + 1, tree.find(')', at) - at - 1));
    CHECK(ids.size() == 4 + 3 + 1 + 2);  // facts, heads, a group, notes
    CHECK(std::is_sorted(ids.begin(), ids.end()));
    std::size_t headers = 0, scopes = 0, identified = 0;
    for (const auto& [id, object] : pdf.objects()) {
        if (object.rfind("<</S/", 0) != 0) continue;
        const std::size_t at = object.find("/Headers[");
        if (object.find("/ID(") != std::string::npos) ++identified;
        if (object.rfind("<</S/TH/", 0) == 0 && object.find("/Scope/") != std::string::npos) ++scopes;
        if (at == std::string::npos) continue;
        ++headers;
        const std::size_t end = object.find(']', at);
        for (std::size_t name = object.find('(', at); name < end; name = object.find('(', name + 1))
            CHECK(std::count(ids.begin(), ids.end(), object.substr(name + 1, object.find(')', name) - name - 1)) == 1);
    }
    CHECK(headers == 5);
    CHECK(scopes == 4 + 3 + 1);
    CHECK(identified == ids.size());
}

TEST_CASE("an empty cell keeps its place") {
    const auto assembly = table_of(2, {row(RowKind::header, {text_cell("A", true), text_cell("B", true)}),
                                       row(RowKind::body, {sample::cell({}), text_cell("b")})});
    CHECK(tags(assembly).find("        TD\n        TD \"b\"\n") != std::string::npos);
}

TEST_CASE("a head repeated on the next page is read once") {
    std::vector<TableRow> rows = {row(RowKind::header, {text_cell("Hoved", true)})};
    for (int i = 0; i < 80; ++i) rows.push_back(row(RowKind::body, {text_cell(std::to_string(i))}));
    const auto assembly = table_of(1, std::move(rows));
    const auto pages = stacking::pages(assembly);
    std::size_t shown = 0;
    for (const auto& page : pages.pages)
        for (const auto& item : page.items)
            if (const auto* run = std::get_if<GlyphRun>(&item)) shown += run->text == "Hoved" ? 1U : 0U;
    CHECK(shown == 2);
    const std::string text = writing::pdf::dump_tags(assembly, pages);
    CHECK(text.find("Hoved") == text.rfind("Hoved"));
}

TEST_CASE("a table of heads alone has them in its body") {
    const auto assembly = table_of(1, {row(RowKind::header, {text_cell("A", true)})});
    const std::string told = tags(assembly);
    CHECK(told.find("THead") == std::string::npos);
    CHECK(told.find("TBody") != std::string::npos);
    CHECK(told.find("TH") != std::string::npos);
}
