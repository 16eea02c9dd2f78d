// SPDX-License-Identifier: MPL-2.0
// Notes of tables that go on overleaf: under the part that calls them.
#include <algorithm>
#include <functional>
#include <limits>
#include <map>
#include <memory>
#include <set>
#include <string>
#include <vector>

#include "catch.h"
#include "layout/band.h"
#include "layout/page_breaker.h"
#include "layout/page_costs.h"
#include "make.h"
#include "model/walk.h"
#include "page_reading.h"
#include "setting.h"

using namespace model;
using namespace page_reading;

namespace {

// The first call of each note.
std::map<std::size_t, NodeId> calls_of(const Assembly& assembly) {
    std::map<std::size_t, NodeId> calls;
    for_each_node(assembly.blocks, {{}, [&](const Inline& node) {
                                        if (const auto* call = std::get_if<FootnoteCall>(&node.kind))
                                            calls.emplace(call->index, node.id);
                                    }});
    return calls;
}

// Notes that do not begin on the page that calls them.
int late_notes(const Assembly& assembly, const Pages& pages) {
    int late = 0;
    for (const auto& [note, call] : calls_of(assembly))
        late += pages.places[assembly.footnotes[note].id].page != pages.places[call].page ? 1 : 0;
    return late;
}

// Pages whose text begins with a line of a note under a table.
int notes_at_heads(const Assembly& assembly, const Pages& pages) {
    std::map<std::size_t, const Line*> first;
    const auto lines = runs(pages);
    for (const auto& line : lines) {
        const Line*& top = first[line.page];
        if (top == nullptr || line.baseline < top->baseline) top = &line;
    }
    return static_cast<int>(std::count_if(first.begin(), first.end(), [&](const auto& page) {
        return page.second->run->mark.node >= assembly.footnotes.front().id;
    }));
}

void check_all_stand(const Assembly& assembly, const Pages& pages) {
    CHECK(collisions(pages) == 0);
    CHECK(overfull_lines(pages, setting::press().theme) == 0);
    const auto shown = words_of_nodes(pages);
    for (const auto& note : assembly.footnotes) {
        const auto& text = std::get<Paragraph>(note.children.front().kind).children.front();
        REQUIRE(shown.count(text.id) == 1);
        CHECK(shown.at(text.id) == without_spaces(std::get<Text>(text.kind).text));
    }
}

// A table with rows of a line or two, every fourth of which calls a note, below so many lines of text.
Assembly with_table(unsigned lines_above, unsigned rows, int words) {
    Blocks blocks;
    for (unsigned i = 0; i < lines_above; ++i) blocks.push_back(sample::paragraph("Kort."));
    std::vector<TableRow> made = {make::row({"Indsats", "Budget"}, RowKind::header)};
    std::vector<Footnote> notes;
    for (unsigned i = 0; i < rows; ++i) {
        made.push_back(make::row({setting::prose(i, 6 + static_cast<int>(i % 7)), std::to_string(100 + i)}));
        if (i % 4 != 2) continue;
        made.back().cells[1] = sample::cell({make::paragraph_with_note("980", notes.size(), "")});
        notes.push_back(make::note(std::to_string(notes.size() + 1), setting::prose(i, words)));
    }
    blocks.push_back(make::table(2, std::move(made)));
    blocks.push_back(sample::paragraph(setting::prose(4, 40)));
    return setting::document(std::move(blocks), std::move(notes));
}

}  // namespace

TEST_CASE("notes called in a row that is divided stand under the part that calls them") {
    for (unsigned every = 4; every < 9; ++every) {
        Blocks tall;
        std::vector<Footnote> notes;
        for (unsigned i = 0; i < 60; ++i) {
            if (i % every != 0) {
                tall.push_back(sample::paragraph(setting::prose(i, 25)));
                continue;
            }
            tall.push_back(make::paragraph_with_note(setting::prose(i, 20), notes.size(), "."));
            notes.push_back(make::note(std::to_string(notes.size() + 1), setting::prose(i + 90, 35)));
        }
        std::vector<TableRow> rows = {make::row({"Mål", "Datagrundlag"}, RowKind::header)};
        rows.push_back(
            make::row(RowKind::body, {sample::cell({sample::paragraph("Høj")}), sample::cell(std::move(tall))}));
        const Assembly assembly = setting::document({make::table(2, std::move(rows))}, std::move(notes));
        const Pages pages = setting::paginate(assembly);
        INFO("a note in every paragraph of " << every);
        REQUIRE(pages.pages.size() >= 3);
        CHECK(late_notes(assembly, pages) == 0);
        CHECK(notes_at_heads(assembly, pages) == 0);
        check_all_stand(assembly, pages);
    }
}

// What was said at a hearing, and the answers: rows of prose, taller or lower, with a note in every fourth paragraph.
Assembly hearing(unsigned seed) {
    std::vector<TableRow> rows = {make::row({"Part", "Bemærkning", "Svar"}, RowKind::header)};
    std::vector<Footnote> notes;
    unsigned number = seed;
    const auto prose = [&](std::vector<int> words) {
        number = number * 37 % 101 + 1;
        return setting::prose(number, words[number % words.size()]);
    };
    const auto said = [&] {
        Blocks paragraphs;
        for (unsigned i = 0; i < 3; ++i) {
            if (number % 4 != 1) {
                paragraphs.push_back(sample::paragraph(prose({12, 25, 50, 110})));
                continue;
            }
            paragraphs.push_back(make::paragraph_with_note(prose({8, 20, 70}), notes.size(), prose({5, 40})));
            notes.push_back(make::note(std::to_string(notes.size() + 1), prose({15, 30, 60, 90})));
        }
        return sample::cell(std::move(paragraphs));
    };
    for (unsigned i = 0; i < 10; ++i) {
        auto part = sample::cell({sample::paragraph("Kommunen")});
        auto remark = said();
        rows.push_back(make::row(RowKind::body, {std::move(part), std::move(remark), said()}));
    }
    return setting::document({make::table(3, std::move(rows)), sample::paragraph("Efter.")}, std::move(notes));
}

TEST_CASE("notes called in rows of prose stand under the part that calls them") {
    for (unsigned seed = 0; seed < 60; ++seed) {
        const Assembly assembly = hearing(seed);
        const Pages pages = setting::paginate(assembly);
        INFO("hearing " << seed << ": " << pages.pages.size() << " pages, " << assembly.footnotes.size() << " notes");
        CHECK(late_notes(assembly, pages) == 0);
        check_all_stand(assembly, pages);
    }
}

TEST_CASE("notes that take much of a page stand on the one that calls them, and none of them begins a page") {
    for (const int words : {12, 40, 70})
        for (unsigned above = 0; above < 36; above += 3)
            for (const unsigned rows : {7U, 19U, 30U}) {
                const Assembly assembly = with_table(above, rows, words);
                const Pages pages = setting::paginate(assembly);
                INFO(rows << " rows below " << above << " lines, notes of " << words << " words");
                CHECK(late_notes(assembly, pages) == 0);
                CHECK(notes_at_heads(assembly, pages) == 0);
                check_all_stand(assembly, pages);
            }
}

TEST_CASE("a note under a table that no page has room for begins under the part that calls it and goes on overleaf") {
    for (const unsigned called : {3U, 20U, 118U}) {
        std::vector<TableRow> rows = {make::row({"Indsats", "Budget"}, RowKind::header)};
        for (unsigned i = 0; i < 120; ++i) rows.push_back(make::row({setting::prose(i, 6), std::to_string(100 + i)}));
        rows[called].cells[1] = sample::cell({make::paragraph_with_note("980", 0, "")});
        const Assembly assembly = setting::document({make::table(2, std::move(rows)), sample::paragraph("Efter.")},
                                                    {make::note("1", setting::prose(5, 900))});
        const Pages pages = setting::paginate(assembly);
        INFO("called in row " << called);
        CHECK(late_notes(assembly, pages) == 0);
        check_all_stand(assembly, pages);
        const auto& text = std::get<Paragraph>(assembly.footnotes[0].children.front().kind).children.front();
        std::set<std::size_t> on;
        for (const auto& line : runs(pages))
            if (line.run->mark.node == text.id) on.insert(line.page);
        CHECK(on.size() > 1);
    }
}

TEST_CASE("notes under a table that no page has room for go on to the table's next part") {
    std::vector<TableRow> rows = {make::row({"Indsats", "Budget"}, RowKind::header)};
    for (unsigned i = 0; i < 120; ++i) rows.push_back(make::row({setting::prose(i, 6), std::to_string(100 + i)}));
    std::vector<Footnote> notes;
    for (unsigned i = 0; i < 3; ++i) {
        rows[3].cells[1].children.push_back(make::paragraph_with_note("980", i, ""));
        notes.push_back(make::note(std::to_string(i + 1), setting::prose(i, 400)));
    }
    const Assembly assembly =
        setting::document({make::table(2, std::move(rows)), sample::paragraph("Efter.")}, std::move(notes));
    const Pages pages = setting::paginate(assembly);
    check_all_stand(assembly, pages);
    std::vector<std::uint32_t> on;
    for (const auto& note : assembly.footnotes) on.push_back(pages.places[note.id].page);
    INFO(on[0] << " " << on[1] << " " << on[2] << " of " << pages.pages.size());
    CHECK(on.front() == pages.places[calls_of(assembly).at(0)].page);
    CHECK(on.back() == on.front() + 1);
    CHECK(on.back() < pages.places[assembly.blocks[1].id].page);
}

namespace {

// Points that the emptiest page but the last leaves free at its foot.
float largest_hole(const Pages& pages) {
    const Theme& theme = setting::press().theme;
    const auto foot = static_cast<float>(theme.page_height - theme.margin_bottom);
    std::vector<float> bottoms(pages.pages.size(), 0);
    // Notes that are said again are read by nobody.
    for (const MarkRole role : {MarkRole::content, MarkRole::artifact})
        for (const auto& line : runs(pages, role)) bottoms[line.page] = std::max(bottoms[line.page], line.baseline);
    bottoms.pop_back();
    float hole = 0;
    for (const float bottom : bottoms) hole = std::max(hole, foot - bottom);
    return hole;
}

Block short_lines(unsigned count) {
    Blocks lines;
    for (unsigned i = 0; i < count; ++i) lines.push_back(sample::paragraph("Kort."));
    return make::div(DivKind::plain, std::move(lines));
}

}  // namespace

TEST_CASE("rows tied together are divided within a tall one rather than leaving a hole above it") {
    for (unsigned above = 0; above < 30; above += 2) {
        std::vector<TableRow> rows = {make::row({"A", "B", "C"}, RowKind::header)};
        auto first = sample::cell({sample::paragraph(setting::prose(1, 12))});
        auto third = sample::cell({sample::paragraph(setting::prose(3, 110))});
        first.row_span = third.row_span = 2;
        rows.push_back(make::row(RowKind::body, {first, sample::cell({sample::paragraph("Kort.")}), third}));
        rows.push_back(make::row(RowKind::body, {sample::cell({sample::paragraph(setting::prose(4, 110))})}));
        const Assembly assembly =
            setting::document({short_lines(above), make::table(3, std::move(rows)), sample::paragraph("Efter.")});
        const Pages pages = setting::paginate(assembly);
        INFO("below " << above << " lines");
        CHECK(collisions(pages) == 0);
        if (pages.pages.size() > 1) CHECK(largest_hole(pages) < 10 * 15);
    }
}

TEST_CASE("the last rows of a table with notes leave no large hole above them") {
    for (unsigned above = 0; above < 30; above += 2) {
        std::vector<TableRow> rows = {make::row({"A", "B"}, RowKind::header)};
        for (unsigned i = 0; i < 7; ++i) {
            auto cell = i % 2 == 1
                            ? sample::cell({make::paragraph_with_note(setting::prose(i, 25), i / 2, "")})
                            : sample::cell({sample::paragraph(setting::prose(i, 90 + static_cast<int>(i) * 20))});
            rows.push_back(make::row(RowKind::body, {sample::cell({sample::paragraph("Fase")}), std::move(cell)}));
        }
        std::vector<Footnote> notes;
        for (unsigned i = 0; i < 3; ++i) notes.push_back(make::note(std::to_string(i + 1), setting::prose(i, 40)));
        const Assembly assembly = setting::document(
            {short_lines(above), make::table(2, std::move(rows)), sample::paragraph("Efter.")}, std::move(notes));
        const Pages pages = setting::paginate(assembly);
        INFO("below " << above << " lines");
        CHECK(largest_hole(pages) < 14 * 15);
        CHECK(late_notes(assembly, pages) == 0);
        check_all_stand(assembly, pages);
    }
}

namespace {

// A row of so many lines of 19 points, which calls a note or none.
layout::Slice row_of(int lines, std::int32_t note = -1) {
    layout::BandCell cell;
    cell.width = 100;
    for (int i = 0; i < lines; ++i) cell.slices.emplace_back().height = 19;
    if (note >= 0) cell.slices.front().notes = {static_cast<std::uint32_t>(note)};
    layout::Slice row;
    row.band = std::make_unique<layout::Band>();
    row.band->width = 100;
    row.band->rows.resize(1);
    row.band->cells.push_back(std::move(cell));
    layout::list_notes(*row.band);
    layout::measure_band(*row.band, setting::press().theme);
    row.height = layout::band_height(*row.band);
    row.table = 0;
    row.keep = layout::kTableParted;
    row.continues = true;
    return row;
}

}  // namespace

TEST_CASE("a row is divided though the next one's note has no room below what is left of it") {
    layout::Flow flow;
    flow.tables.emplace_back().height = 85;
    const std::vector<std::pair<int, int>> rows = {{5, -1}, {16, -1}, {9, 0}, {37, -1}, {12, -1}, {7, 0}, {5, -1}};
    for (const auto& [lines, note] : rows) flow.slices.push_back(row_of(lines, note));
    auto& lines = flow.tables[0].notes[0];
    for (int i = 0; i < 2; ++i) lines.emplace_back().height = 19;
    Theme theme = setting::press().theme;
    theme.baseline = 20;
    layout::PageBreaker breaker(flow, theme);
    const auto plan = breaker.plan({0, 0}, 453, {}, false, 0);
    CHECK(plan.front().close == layout::PageClose::band);
    CHECK(plan.front().next.slice == 2);
}

TEST_CASE("the notes of tall rows that go on overleaf stand on the pages that call them") {
    std::size_t all = 0;
    for (unsigned seed = 0; seed < 12; ++seed) {
        std::vector<Footnote> notes;
        std::vector<TableRow> rows = {make::row({"Part", "Bemærkning", "Svar"}, RowKind::header)};
        for (unsigned i = 0; i < 9; ++i) {
            Blocks remarks;
            for (unsigned k = 0; k < 2 + (seed + i) % 5; ++k) {
                const std::string number = std::to_string(notes.size() + 1);
                remarks.push_back(make::paragraph_with_note(
                    setting::prose(seed + i + k, 20 + static_cast<int>(i * 7 % 40)) + " kald" + number + "x",
                    notes.size(), " slut."));
                notes.push_back(make::note(
                    number, "note" + number + "x " + setting::prose(i + k, 10 + static_cast<int>(seed * 5 % 40))));
            }
            rows.push_back(make::row(RowKind::body,
                                     {sample::cell({sample::paragraph("Kommunen")}), sample::cell(std::move(remarks)),
                                      sample::cell({sample::paragraph(setting::prose(i, 30))})}));
        }
        const Pages pages =
            setting::paginate(setting::document({make::table(3, std::move(rows)), sample::paragraph("Efter.")}, notes));
        std::map<std::string, std::size_t> calls;
        std::map<std::string, std::size_t> stands;
        for (const auto& line : runs(pages))
            for (std::size_t n = 1; n <= notes.size(); ++n) {
                const std::string number = std::to_string(n);
                if (line.run->text.find("kald" + number + "x") != std::string::npos) calls[number] = line.page;
                if (line.run->text.find("note" + number + "x") != std::string::npos) stands[number] = line.page;
            }
        INFO("seed " << seed);
        CHECK(stands.size() == notes.size());
        for (const auto& [number, page] : calls) {
            INFO("note " << number);
            CHECK(stands.at(number) == page);
            ++all;
        }
    }
    CHECK(all > 300);
}

TEST_CASE("a note that several tables call stands under each of them, and is read once") {
    for (const bool in_columns : {false, true}) {
        const auto with_note = [](const char* label) {
            std::vector<TableRow> rows = {make::row({"Mål", "Værdi"}, RowKind::header)};
            rows.push_back(make::row({"Borgere", "120"}));
            rows.back().cells[0] = sample::cell({make::paragraph_with_note("Borgere", 0, "")});
            return make::table(2, std::move(rows), label);
        };
        Block second = with_note("Tabel 2");
        if (in_columns)
            second = make::div(DivKind::columns, {std::move(second), sample::paragraph(setting::prose(3, 80))});
        Block between = short_lines(50);
        const Assembly assembly = setting::document({with_note("Tabel 1"), std::move(between), std::move(second)},
                                                    {make::note("1", "Opgjort den 31. december.")});
        const Pages pages = setting::paginate(assembly);
        INFO((in_columns ? "in columns" : "in the text"));
        const NodeId words = std::get<Paragraph>(assembly.footnotes[0].children.front().kind).children.front().id;
        std::vector<std::size_t> read, seen;
        for (const auto& line : runs(pages))
            if (line.run->mark.node == words) read.push_back(line.page);
        for (const auto& line : runs(pages, MarkRole::artifact))
            if (line.run->text.find("Opgjort") != std::string::npos) seen.push_back(line.page);
        CHECK(read == std::vector<std::size_t>{0});
        CHECK(seen == std::vector<std::size_t>{1});
        CHECK(collisions(pages) == 0);
    }
}

TEST_CASE("a note said again is left out where it stands above on the same page") {
    for (const unsigned lines : {3U, 50U}) {
        Blocks blocks;
        std::vector<Footnote> notes = {make::note("1", "Opgjort den 31. december."),
                                       make::note("2", "Foreløbigt tal.")};
        for (unsigned i = 0; i < 4; ++i) {
            std::vector<TableRow> rows = {make::row({"Mål", "Værdi"}, RowKind::header)};
            rows.push_back(make::row({"Borgere", "120"}));
            rows.back().cells[0] = sample::cell({make::paragraph_with_note("Borgere", 0, "")});
            rows.push_back(make::row({"Andel", "80"}));
            if (i > 0) rows.back().cells[1] = sample::cell({make::paragraph_with_note("80", 1, "")});
            blocks.push_back(make::table(2, std::move(rows), "Tabel " + std::to_string(i + 1)));
            if (i == 1) blocks.push_back(short_lines(lines));
        }
        const Assembly assembly = setting::document(std::move(blocks), std::move(notes));
        const Pages pages = setting::paginate(assembly);
        INFO(lines << " lines between");
        const auto count = [&](const char* word, MarkRole role) {
            const auto all = runs(pages, role);
            return std::count_if(all.begin(), all.end(),
                                 [&](const Line& line) { return line.run->text.find(word) != std::string::npos; });
        };
        const int again = lines > 40 ? 1 : 0;
        for (const char* word : {"Opgjort", "Foreløbigt"}) {
            CHECK(count(word, MarkRole::content) == 1);
            CHECK(count(word, MarkRole::artifact) == again);
        }
        CHECK(collisions(pages) == 0);
    }
}

TEST_CASE("a long note of the text and one of a table that goes on overleaf stand clear of each other") {
    int divided = 0;
    for (const int words : {120, 200, 300})
        for (unsigned above = 0; above < 36; ++above) {
            Blocks blocks;
            for (unsigned i = 0; i < above; ++i) blocks.push_back(sample::paragraph("Kort."));
            blocks.push_back(make::paragraph_with_note("Teksten kalder", 0, "."));
            std::vector<TableRow> rows = {make::row({"Opgave", "Ansvar"}, RowKind::header)};
            for (unsigned i = 0; i < 12; ++i) rows.push_back(make::row({"Opgave", setting::prose(i, 24)}));
            rows[1].cells[0] = sample::cell({make::paragraph_with_note("Opgave", 1, "")});
            blocks.push_back(make::table(2, std::move(rows)));
            const Assembly assembly = setting::document(std::move(blocks), {make::note("1", setting::prose(1, 300)),
                                                                            make::note("2", setting::prose(2, words))});
            const Pages pages = setting::paginate(assembly);
            INFO(above << " lines above, a note of " << words << " words under the table");
            check_all_stand(assembly, pages);
            // The table's note stands under the table, all of it above the text's note at the page's foot.
            std::map<std::size_t, float> under_table, at_foot;
            const auto text_of = [&](std::size_t note) {
                return std::get<Paragraph>(assembly.footnotes[note].children.front().kind).children.front().id;
            };
            for (const auto& line : runs(pages)) {
                if (line.run->mark.node == text_of(1))
                    under_table[line.page] = std::max(under_table[line.page], line.baseline);
                if (line.run->mark.node != text_of(0)) continue;
                float& first = at_foot.emplace(line.page, line.baseline).first->second;
                first = std::min(first, line.baseline);
            }
            for (const auto& [page, bottom] : under_table)
                if (at_foot.count(page) > 0) CHECK(bottom + 6 < at_foot[page]);
            divided += at_foot.size() > 1 && under_table.size() > 1 ? 1 : 0;
        }
    CHECK(divided > 0);
}

TEST_CASE("a note that text and table call on different pages stands under the table too, and is read once") {
    struct Case {
        bool text_first, far, long_table;
    };
    for (const Case& at : {Case{true, true, false}, Case{false, true, false}, Case{true, false, false},
                           Case{false, false, false}, Case{true, true, true}, Case{true, false, true}}) {
        std::vector<TableRow> rows = {make::row({"Mål", "Værdi"}, RowKind::header)};
        for (unsigned i = 0; i < (at.long_table ? 60U : 2U); ++i) rows.push_back(make::row({"Borgere", "120"}));
        rows[1].cells[0] = sample::cell({make::paragraph_with_note("Borgere", 0, "")});
        Blocks blocks = {make::table(2, std::move(rows)), short_lines(at.far ? 50 : 3),
                         make::paragraph_with_note("Teksten kalder", 0, ".")};
        if (at.text_first) std::swap(blocks.front(), blocks.back());
        const Assembly assembly = setting::document(std::move(blocks), {make::note("1", "Opgjort den 31. december.")});
        const Pages pages = setting::paginate(assembly);
        INFO((at.text_first ? "text first" : "table first")
             << (at.far ? ", far" : ", near") << (at.long_table ? ", a long table" : ""));
        const Block& table = assembly.blocks[at.text_first ? 2 : 0];
        const Block& text = assembly.blocks[at.text_first ? 0 : 2];
        const std::size_t text_page = pages.places[text.id].page;
        const std::size_t table_page = pages.places[table.id].page;
        REQUIRE((table_page != text_page) == at.far);
        std::vector<std::size_t> read, seen;
        for (const auto& line : runs(pages))
            if (line.run->text.find("Opgjort") != std::string::npos) read.push_back(line.page);
        for (const auto& line : runs(pages, MarkRole::artifact))
            if (line.run->text.find("Opgjort") != std::string::npos) seen.push_back(line.page);
        CHECK(read == std::vector<std::size_t>{text_page});
        CHECK(seen == (at.far ? std::vector<std::size_t>{table_page} : std::vector<std::size_t>{}));
        CHECK(collisions(pages) == 0);
    }
}
