// SPDX-License-Identifier: MPL-2.0
// Notes of tables that go on overleaf: under the part that calls them.
#include <algorithm>
#include <functional>
#include <limits>
#include <map>

#include "catch.h"
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

TEST_CASE("a note under a table that no page has room for goes on to the table's next part") {
    std::vector<TableRow> rows = {make::row({"Indsats", "Budget"}, RowKind::header)};
    for (unsigned i = 0; i < 120; ++i) rows.push_back(make::row({setting::prose(i, 6), std::to_string(100 + i)}));
    std::vector<Footnote> notes;
    for (unsigned i = 0; i < 3; ++i) {
        rows[3 + i].cells[1] = sample::cell({make::paragraph_with_note("980", i, "")});
        notes.push_back(make::note(std::to_string(i + 1), setting::prose(i, 200)));
    }
    const Assembly assembly =
        setting::document({make::table(2, std::move(rows)), sample::paragraph("Efter.")}, std::move(notes));
    const Pages pages = setting::paginate(assembly);
    check_all_stand(assembly, pages);
    std::vector<std::uint32_t> on;
    for (const auto& note : assembly.footnotes) on.push_back(pages.places[note.id].page);
    INFO(on[0] << " " << on[1] << " " << on[2] << " of " << pages.pages.size());
    CHECK(on.front() == 0);
    CHECK(on.back() > on.front());
    CHECK(on.back() < pages.places[assembly.blocks[1].id].page);
}
