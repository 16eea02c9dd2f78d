// SPDX-License-Identifier: MPL-2.0
// Tables that are nearly, or really, too wide for their page.
#include <algorithm>
#include <ctime>
#include <set>

#include "catch.h"
#include "layout/table_plan.h"
#include "make.h"
#include "model/walk.h"
#include "page_reading.h"
#include "setting.h"

using namespace model;
using namespace page_reading;

namespace {

struct Set {
    Assembly assembly;
    Pages pages;
    Diagnostics diagnostics;
};

Set table_of(std::size_t columns, const std::string& head, const std::string& body) {
    Set made;
    made.assembly =
        setting::document({make::table(columns, {make::row(std::vector<std::string>(columns, head), RowKind::header),
                                                 make::row(std::vector<std::string>(columns, body))})});
    made.pages = setting::paginate(made.assembly, setting::press().theme, made.diagnostics);
    return made;
}

// The runs that hold exactly this text.
int whole(const Pages& pages, const std::string& text) {
    const auto all = runs(pages);
    return static_cast<int>(
        std::count_if(all.begin(), all.end(), [&](const auto& line) { return line.run->text == text; }));
}

float smallest(const Pages& pages) {
    float size = 100;
    for (const auto& line : runs(pages)) size = std::min(size, line.run->size);
    return size;
}

bool warned(const Diagnostics& diagnostics) {
    return std::any_of(diagnostics.all().begin(), diagnostics.all().end(),
                       [](const Diagnostic& d) { return d.rule() == "table-too-wide"; });
}

}  // namespace

TEST_CASE("words and numbers of eleven columns stay whole") {
    const Set set = table_of(11, "Navn", "12.345");
    CHECK(whole(set.pages, "Navn") == 11);
    CHECK(whole(set.pages, "12.345") == 11);
    CHECK(smallest(set.pages) >= 7);
    CHECK_FALSE(warned(set.diagnostics));
}

TEST_CASE("sixteen columns of short numbers move together and stay whole") {
    const Set set = table_of(16, "Kode", "075");
    CHECK(whole(set.pages, "Kode") == 16);
    CHECK(whole(set.pages, "075") == 16);
    CHECK(smallest(set.pages) >= 7);
    CHECK_FALSE(warned(set.diagnostics));
}

TEST_CASE("a number and its unit, and a short name with its number, stay on one line beside columns of prose") {
    const std::string words = setting::prose(5, 22);
    const Assembly assembly =
        setting::document({make::table(5, {make::row({"Mål 10", words, "12,25 %", "100 dage", words}),
                                           make::row({"Mål 2", words, "8,6 %", "30 dage", words})})});
    const Pages pages = setting::paginate(assembly);
    CHECK(whole(pages, "12,25 %") == 1);
    CHECK(whole(pages, "100 dage") == 1);
    CHECK(whole(pages, "Mål 10") == 1);
}

TEST_CASE("a date and a reference to law stay on one line beside much prose, each as long as its own column lets it") {
    const std::string words = setting::prose(5, 40);
    const std::vector<std::string> row = {words, "30. september 2026", "§ 222, stk. 2, nr. 4", "12,5 mio. kr.",
                                          setting::prose(8, 12)};
    const Pages pages = setting::paginate(setting::document({make::table(5, {make::row(row), make::row(row)})}));
    CHECK(whole(pages, "30. september 2026") == 2);
    CHECK(whole(pages, "12,5 mio. kr.") == 2);
    for (const auto& line : runs(pages)) {
        CHECK(line.run->text != "nr.");
        CHECK(line.run->text != "4");
    }
}

TEST_CASE("words are divided, and pages turned, rather than a number parted from its unit") {
    std::vector<std::string> row(4, "sundhedskoordinationsudvalgsformandskab og genoptræning");
    for (const char* text : {"82,414 %", "12,5 mio. kr.", "31. december 2026", "659.000,50 kr."})
        row.emplace_back(text);
    const Pages pages = setting::paginate(setting::document({make::table(8, {make::row(row), make::row(row)})}));
    for (const char* text : {"82,414 %", "12,5 mio. kr.", "31. december 2026", "659.000,50 kr."}) {
        INFO(text);
        CHECK(whole(pages, text) == 2);
    }
}

TEST_CASE("what is held together by less than letters is parted only where nothing else fits") {
    layout::CellNeed cell;
    cell.least = cell.parted = cell.kept = cell.wish = cell.tied = 100;
    cell.lines = {90};
    layout::CellNeed part = cell;
    part.least = part.kept = part.number = 40;
    for (const float total : {110.0F, 60.0F}) {
        const auto plan = layout::plan_table(
            {{}}, {{cell}}, [&] { return layout::TableNeeds{{part}}; }, total, 10, 1);
        CHECK(plan.loose == (total < 100));
        CHECK_FALSE(plan.broken);
    }
}

TEST_CASE("a number among long words stays whole while the words are divided") {
    std::vector<std::string> words(5, "sundhedskoordinationsudvalgsformandskab");
    words.push_back("1.234.567,89");
    words.push_back("12:30");
    Diagnostics diagnostics;
    const Assembly assembly = setting::document({make::table(7, {make::row(words)})});
    const Pages pages = setting::paginate(assembly, setting::press().theme, diagnostics);
    CHECK(whole(pages, "1.234.567,89") == 1);
    CHECK(whole(pages, "12:30") == 1);
    CHECK_FALSE(warned(diagnostics));
}

TEST_CASE("a column that its author made too narrow for a number grows") {
    Table table;
    table.columns.resize(2);
    table.columns[0].weight = 0.02;
    table.columns[1].weight = 0.98;
    table.rows = {make::row({"12.345.678", setting::prose(3, 30)})};
    const Pages pages = setting::paginate(setting::document({{table, {}, {}, 0}}));
    CHECK(whole(pages, "12.345.678") == 1);
}

TEST_CASE("compounds that starve a column of prose are divided at their seams, short words are not") {
    std::vector<TableRow> rows = {
        make::row({"Id", "Forum", "Niveau", "Refererer til", "Opgave", "Gyldig fra"}, RowKind::header)};
    for (int i = 0; i < 6; ++i)
        rows.push_back(make::row({"klynge-soenderjylland", "Sundhedssamarbejdsudvalget", "rådgivende", "klynge-fyn",
                                  "Sætter lokale mål, følger op hvert år og gennemfører indsatserne i alle kommuner.",
                                  "2022-07-01"}));
    const Pages narrow = setting::paginate(setting::document({make::table(6, std::move(rows))}));
    CHECK(whole(narrow, "Sundheds") == 6);
    CHECK(whole(narrow, "samarbejds") == 6);
    CHECK(whole(narrow, "udvalget") == 6);
    CHECK(whole(narrow, "rådgivende") == 6);
    // Little is gained where no column is full of words.
    const Set roomy = table_of(3, "Forum", "Sundhedssamarbejdsudvalget");
    CHECK(whole(roomy.pages, "Sundhedssamarbejdsudvalget") == 3);
}

TEST_CASE("numbers at the right of their column keep away from the words that follow") {
    Table table;
    table.columns.resize(3);
    table.columns[0].alignment = Alignment::right;
    table.columns[1].alignment = Alignment::decimal;
    table.rows = {make::row({"2.700", "12,5", "Status"})};
    // As narrow as it gets.
    for (auto& column : table.columns) column.points = 1;
    const Pages pages = setting::paginate(setting::document({{table, {}, {}, 0}}));
    const auto cells = runs(pages);
    REQUIRE(cells.size() == 3);
    const auto padding = static_cast<float>(setting::press().theme.cell_padding_x);
    CHECK(cells[2].x - cells[1].right >= padding * 4 - 0.6F);
    CHECK(cells[1].x - cells[0].right >= padding * 2 - 0.6F);
}

TEST_CASE("a table that no page can hold is set all the same, with a warning") {
    const Set set = table_of(20, "Nummer", "12.345.678");
    CHECK(warned(set.diagnostics));
    CHECK(overfull_lines(set.pages, setting::press().theme) == 0);
    CHECK(collisions(set.pages) == 0);
    CHECK(whole(set.pages, "12.345.678") == 20);
    CHECK(smallest(set.pages) >= 4);
}

TEST_CASE("a long title leaves room for the page number, with and without spaces") {
    const auto word = std::string(400, 'x');
    for (const std::string& title : {setting::prose(4, 80), word, "Kort og " + word}) {
        Assembly assembly = setting::document({sample::paragraph("Tekst")});
        assembly.metadata.title = title;
        assembly.running_title = "Aftale: " + title;
        assembly.metadata.version = title;
        const Pages pages = setting::paginate(assembly);
        for (const MarkRole role : {MarkRole::header, MarkRole::footer}) {
            std::vector<Line> lines = runs(pages, role);
            REQUIRE(lines.size() >= 2);
            std::sort(lines.begin(), lines.end(), [](const Line& a, const Line& b) { return a.x < b.x; });
            for (std::size_t i = 1; i < lines.size(); ++i) CHECK(lines[i].x > lines[i - 1].right - 0.1F);
            CHECK(lines.back().right < 595.3F - static_cast<float>(setting::press().theme.margin_right) + 0.5F);
        }
    }
}

TEST_CASE("three columns are three") {
    std::vector<Block> blocks;
    for (unsigned i = 0; i < 3; ++i) blocks.push_back(sample::paragraph(setting::prose(i, 25)));
    const Pages pages =
        setting::paginate(setting::document({make::div(DivKind::columns, std::move(blocks), {{"count", "3"}})}));
    std::set<int> lefts;
    for (const auto& line : runs(pages)) lefts.insert(static_cast<int>(line.x / 20));
    CHECK(lefts.size() == 3);
}

TEST_CASE("time grows in proportion to the length of one word") {
    const auto seconds = [](const std::string& sign, int count) {
        std::string word = "a";
        for (int i = 0; i < count; ++i) word += sign;
        const Assembly assembly = setting::document({sample::paragraph(word)});
        const std::clock_t begin = std::clock();
        setting::paginate(assembly);
        return static_cast<double>(std::clock() - begin) / CLOCKS_PER_SEC;
    };
    for (const std::string sign : {"b", "<", "a@b.", "\u0301", "-"}) {
        const double once = seconds(sign, 2500);
        const double eight = seconds(sign, 20000);
        INFO("of " << sign << ": " << once << " s, eight times as long: " << eight << " s");
        CHECK(eight < once * 20 + 0.1);
    }
}

TEST_CASE("a caption stands a line's breadth below its chart") {
    const Assembly assembly = sample::assembly();
    const Pages pages = setting::paginate(assembly);
    int charts = 0;
    for_each_node(assembly.blocks, {[&](const Block& block) {
                                        const auto* figure = std::get_if<Figure>(&block.kind);
                                        if (figure == nullptr || !figure->chart || !figure->caption) return;
                                        const NodePlace& below = pages.places[figure->caption->id];
                                        float bottom = 0;
                                        for (const auto& item : pages.pages[below.page].items)
                                            if (const auto* fill = std::get_if<Fill>(&item);
                                                fill != nullptr && fill->mark.node == block.id)
                                                bottom = std::max(bottom, fill->rect.y + fill->rect.height);
                                        ++charts;
                                        CHECK(below.y - bottom >= 10);
                                        CHECK(below.y - bottom <= 12);
                                    },
                                    {}});
    CHECK(charts == 1);
}

namespace {

// Fourteen columns of figures, each of eight signs.
Set figures(std::size_t columns, const std::string& number) {
    Set made;
    Table table;
    table.columns.resize(columns);
    for (std::size_t i = 1; i < columns; ++i) table.columns[i].alignment = Alignment::decimal;
    std::vector<std::string> row(columns, number);
    row[0] = "Nordfyn";
    std::vector<std::string> head(columns, "2024");
    head[0] = "Kommune";
    table.rows = {make::row(head, RowKind::header), make::row(row), make::row(row)};
    made.assembly = setting::document({sample::heading(1, "1", "Tal", "tal"),
                                       {table, {}, {1, 5, 9}, 0},
                                       sample::paragraph("Teksten efter tabellen.")});
    made.pages = setting::paginate(made.assembly, setting::press().theme, made.diagnostics);
    return made;
}

}  // namespace

TEST_CASE("columns move together before any number is divided") {
    const Set set = figures(11, "1.234,5");
    CHECK(whole(set.pages, "1.234,5") == 20);
    CHECK(set.pages.pages.size() == 1);
    CHECK_FALSE(warned(set.diagnostics));
}

TEST_CASE("a table that is too wide turns its page, and its heading comes along") {
    const Set set = figures(14, "1.234.567");
    CHECK(whole(set.pages, "1.234.567") == 26);
    REQUIRE(set.pages.pages.size() == 2);
    CHECK(set.pages.pages[0].width > set.pages.pages[0].height);
    CHECK(set.pages.pages[1].width < set.pages.pages[1].height);
    CHECK(set.pages.places[set.assembly.blocks[0].id].page == 0);
    REQUIRE(set.diagnostics.all().size() == 1);
    CHECK(set.diagnostics.all()[0].key == "table-too-wide.turned");
    CHECK(set.diagnostics.all()[0].severity == Severity::note);
    CHECK(set.diagnostics.all()[0].where == Span{1, 5, 9});
}

TEST_CASE("two tables that follow each other and are both too wide share a page turned where it has room") {
    std::vector<TableRow> rows = {make::row(std::vector<std::string>(14, "2024"), RowKind::header),
                                  make::row(std::vector<std::string>(14, "1.234.567"))};
    const Assembly assembly = setting::document(
        {make::table(14, rows), make::table(14, rows), sample::paragraph("Teksten efter tabellerne.")});
    const Pages pages = setting::paginate(assembly);
    REQUIRE(pages.pages.size() == 2);
    CHECK(pages.pages[0].width > pages.pages[0].height);
    CHECK(whole(pages, "1.234.567") == 28);
    CHECK(pages.places[assembly.blocks[1].id].page == 0);
    CHECK(pages.places[assembly.blocks[2].id].page == 1);
    CHECK(collisions(pages) == 0);
}

TEST_CASE("numbers of a table that no page holds become small rather than being divided") {
    const Set set = figures(22, "1.234.567");
    CHECK(whole(set.pages, "1.234.567") == 42);
    CHECK(warned(set.diagnostics));
}

TEST_CASE("a theme's least size for cells holds") {
    Theme theme = setting::press().theme;
    theme.styles["cell"].least = theme.styles["cell"].size;
    Diagnostics diagnostics;
    const Assembly assembly =
        setting::document({make::table(16, {make::row(std::vector<std::string>(16, "Kode"), RowKind::header),
                                            make::row(std::vector<std::string>(16, "075"))})});
    const Pages pages = setting::paginate(assembly, theme, diagnostics);
    for (const auto& line : runs(pages))
        if (line.run->text == "Kode") CHECK(line.run->size >= 8.79F);
    CHECK(whole(pages, "Kode") == 16);
}

TEST_CASE("tables of one shape have letters of one size") {
    const auto table = [](const std::string& number) {
        std::vector<TableRow> rows = {make::row(std::vector<std::string>(13, "Antal"), RowKind::header),
                                      make::row(std::vector<std::string>(13, number))};
        return make::table(13, std::move(rows));
    };
    const Assembly assembly = setting::document({table("12"), sample::paragraph("Tekst."), table("1.234,5")});
    const Pages pages = setting::paginate(assembly);
    std::set<float> sizes;
    for (const auto& line : runs(pages))
        if (line.run->text == "Antal") sizes.insert(line.run->size);
    CHECK(sizes.size() == 1);
    CHECK(*sizes.begin() < 8.7F);
    CHECK(whole(pages, "1.234,5") == 13);
}

TEST_CASE("text on a page turned is as wide as on others, its tables are wider") {
    const Assembly assembly = setting::document({make::div(
        DivKind::landscape, {sample::paragraph(setting::prose(4, 120)),
                             make::table(6, {make::row(std::vector<std::string>(6, setting::prose(5, 9)))})})});
    const Pages pages = setting::paginate(assembly);
    const Theme& theme = setting::press().theme;
    const float narrow = static_cast<float>(theme.page_width - theme.margin_right);
    float widest_text = 0;
    float widest = 0;
    const auto& div = std::get<Div>(assembly.blocks[0].kind);
    const auto& text = std::get<Paragraph>(div.children[0].kind);
    for (const auto& line : runs(pages)) {
        widest = std::max(widest, line.right);
        if (line.run->mark.node == text.children[0].id) widest_text = std::max(widest_text, line.right);
    }
    CHECK(widest_text > narrow - 20);
    CHECK(widest_text < narrow + 8);
    CHECK(widest > narrow + 80);
}

TEST_CASE("prose in towers of syllables gets a page turned when it reads clean there, and a warning when it does not") {
    const auto prose_of = [](std::size_t columns, bool figure) {
        std::vector<std::string> heads(columns, "Opfølgning");
        std::vector<TableRow> rows = {make::row(heads, RowKind::header)};
        for (unsigned i = 0; i < 6; ++i) {
            std::vector<std::string> cells;
            for (unsigned k = 0; k < columns; ++k)
                cells.push_back("godkendt september " + setting::prose(7 * i + k, 14));
            if (figure) cells.back() = "54.893.203,93";
            rows.push_back(make::row(std::move(cells)));
        }
        Set made;
        made.assembly = setting::document({make::table(columns, std::move(rows))});
        made.pages = setting::paginate(made.assembly, setting::press().theme, made.diagnostics);
        return made;
    };
    const Set seven = prose_of(7, true);
    CHECK(seven.pages.pages[0].width > seven.pages.pages[0].height);
    REQUIRE(seven.diagnostics.all().size() == 1);
    CHECK(seven.diagnostics.all()[0].key == "table-too-wide.turned");
    const Set nine = prose_of(9, false);
    CHECK(nine.pages.pages[0].width > nine.pages.pages[0].height);
    const Set sixteen = prose_of(16, false);
    REQUIRE(sixteen.diagnostics.all().size() == 1);
    CHECK(sixteen.diagnostics.all()[0].key == "table-too-wide.landscape");
}

TEST_CASE("letters become smaller rather than a short name divided where no syllable ends") {
    std::vector<std::string> heads(13, "2024");
    heads[0] = "Kommune";
    std::vector<TableRow> rows = {make::row(heads, RowKind::header)};
    for (const char* name : {"Odense", "Faaborg-Midtfyn", "Svendborg"}) {
        std::vector<std::string> cells(13, "32.372.546,75");
        cells[0] = name;
        rows.push_back(make::row(std::move(cells)));
    }
    Set set;
    set.assembly = setting::document({make::table(13, std::move(rows))});
    set.pages = setting::paginate(set.assembly, setting::press().theme, set.diagnostics);
    CHECK(whole(set.pages, "32.372.546,75") == 36);
    CHECK(whole(set.pages, "Odense") == 1);
    for (const auto& line : runs(set.pages))
        if (line.run->text.rfind("Sv", 0) == 0) CHECK((line.run->text == "Svendborg" || line.run->soft_hyphen));
    CHECK(smallest(set.pages) >= 6);
}

TEST_CASE("where words must be divided, short ones stay whole in as many cells as there is room for") {
    using layout::CellNeed;
    const auto cell = [](std::uint32_t column, float least, float parted, float kept, float line) {
        CellNeed need;
        need.column = column;
        need.least = least;
        need.parted = parted;
        need.kept = kept;
        need.wish = line;
        need.lines = {line};
        return need;
    };
    // Three columns of short words, one of long ones; 300 points hold the short words, but not the long ones too.
    layout::TableNeeds whole;
    layout::TableNeeds parts;
    for (int row = 0; row < 5; ++row) {
        whole.push_back(
            {cell(0, 70, 70, 70, 62), cell(1, 70, 70, 70, 62), cell(2, 70, 70, 70, 62), cell(3, 140, 140, 50, 130)});
        parts.push_back(
            {cell(0, 30, 70, 30, 62), cell(1, 30, 70, 30, 62), cell(2, 30, 70, 30, 62), cell(3, 40, 110, 40, 130)});
    }
    const std::vector<TableColumn> columns(4);
    const auto plan = layout::plan_table(
        columns, whole, [&] { return parts; }, 300, 8, 1);
    CHECK(plan.divided);
    CHECK(plan.towers == 0);
    for (std::size_t i = 0; i < 3; ++i) CHECK(plan.widths[i] >= 65);
    CHECK(plan.widths[3] >= 50);
}

TEST_CASE("of columns of like prose in towers none is much wider than the others") {
    layout::TableNeeds whole;
    layout::TableNeeds parts;
    for (std::uint32_t row = 0; row < 12; ++row) {
        whole.emplace_back();
        parts.emplace_back();
        for (std::uint32_t column = 0; column < 7; ++column) {
            layout::CellNeed cell;
            cell.column = column;
            cell.least = column == 2 ? 125 : 175;
            cell.kept = cell.parted = 100;
            cell.wish = 1200;
            cell.lines = {1200};
            whole.back().push_back(cell);
            cell.least = cell.kept = 40;
            parts.back().push_back(cell);
        }
    }
    const auto plan = layout::plan_table(
        std::vector<TableColumn>(7), whole, [&] { return parts; }, 450, 12, 1);
    CHECK(plan.divided);
    const auto [least, most] = std::minmax_element(plan.widths.begin(), plan.widths.end());
    CHECK(*most < *least * 1.5F);
}
