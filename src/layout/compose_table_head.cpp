// SPDX-License-Identifier: MPL-2.0
// What a table shows again on later pages, and its notes.
#include <algorithm>
#include <iterator>
#include <memory>
#include <set>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "layout/band.h"
#include "layout/compose.h"
#include "model/walk.h"

namespace layout {
using namespace model;

namespace {

constexpr float kSlack = 0.01F;
constexpr float kHighestAgain = 0.2F;                    // of a page: heads that tables within cells say again
constexpr std::size_t kLongestAgain = 12;                // lines: a note that is said again under another table
constexpr std::size_t kLongName = 90;                    // bytes: what is said of a row at most
constexpr std::size_t kShortName = 40;                   // … that is a name though it ends in a period
constexpr std::size_t kLongGroup = 160;                  // … and what is said of each group at most
constexpr std::string_view kBetweenGroups = " \u00B7 ";  // as between the names of groups within groups

// The groups that are open after `row`; rows that add up belong to the group of their level, the last of them to none.
void follow_groups(const Table& table, std::size_t row, std::vector<std::size_t>& open) {
    const TableRow& at = table.rows[row];
    const bool group = at.kind == RowKind::group;
    if (!group && at.kind != RowKind::total) return;
    const bool whole = !group && row + 1 == table.rows.size();
    while (!open.empty()) {
        const int level = table.rows[open.back()].level;
        if (!whole && level < at.level) break;
        if (!whole && !group && level == at.level) break;
        open.pop_back();
    }
}

// A name as far as its words go into so many bytes, "…" for the rest.
std::string shortened(std::string name, std::size_t bytes) {
    if (name.size() <= bytes) return name;
    std::size_t end = name.rfind(' ', bytes);
    if (end == std::string::npos || end < bytes / 2) {
        end = bytes;
        while ((static_cast<unsigned char>(name[end]) & 0xC0U) == 0x80U) --end;
    }
    name.resize(end);
    return name + "\u00A0…";
}

// Text that is read once, where it stands, rather than a name of what stands beside it.
bool is_sentence(std::string_view text) {
    return text.size() > kShortName && !text.empty() &&
           std::string_view(".!?:;").find(text.back()) != std::string::npos;
}

}  // namespace

void Composer::table_head(const Table& table, const Slices& head, const Setting& setting, bool quiet) {
    TableHead made;
    made.left = setting.left;
    made.width = setting.width;
    made.quiet = quiet;
    if (table.caption && !table.caption->label.empty()) {
        const Type label = types_.of("caption-label");
        const Type type = types_.of("caption");
        Slice line;
        line.height = type.leading;
        put_label(table.caption->label, {}, label, setting.left, type.baseline, line);
        const float x = setting.left + label_width(table.caption->label, label);
        put_label("\u00A0– " + words_.text("table.continued"), {}, type, x, type.baseline, line, true);
        made.slices.push_back(std::move(line));
    }
    for (const auto& slice : head) {
        Slice copy;
        copy.space_above = made.slices.empty() ? 0 : types_.of("caption").space_below;
        std::vector<PlaceMark> nowhere;
        place_band(*slice.band, theme_, flow_.frames, 0, copy.items, nowhere);
        copy.height = slice.height;
        made.slices.push_back(std::move(copy));
    }
    made.height = stacked_height(made.slices);
    flow_.tables.push_back(std::move(made));
}

// Where no page says it, each part of a table says its head itself.
void Composer::say_head_again(Slices& bands) const {
    const TableHead& table = flow_.tables.back();
    if (table.slices.empty() || table.height > kHighestAgain * page_height_) return;
    auto head = std::make_shared<Slice>();
    head->height = table.height;
    float y = 0;
    for (std::size_t i = 0; i < table.slices.size(); ++i) {
        if (i > 0) y += table.slices[i].space_above;
        std::vector<PlacedItem> items = as_artifacts(table.slices[i].items);
        shift(items, 0, y);
        std::move(items.begin(), items.end(), std::back_inserter(head->items));
        y += table.slices[i].height;
    }
    for (auto& slice : bands)
        if (!slice.band->head) slice.band->head_again = head;
}

// A name as it stands on the pages after its own: "Somatik (fortsat)", or the name alone where the mark would be
// divided.
Slices Composer::continued_name(const std::string& name, const Setting& setting) {
    const std::string mark = "(" + words_.text("table.continued") + ")";
    const bool marked = label_width(mark, setting.type) <= setting.width;
    Setting own = setting;
    Column column;
    const auto put = [&](const std::string& words, bool divides) {
        own.hyphenate = divides;
        setter_.set(words, {}, start_of(own), text_);
        lines_of(text_, own, column);
        column.pending = 0;
    };
    bool fits = marked;
    for (std::size_t from = 0; from < name.size() && fits;) {
        const std::size_t end = std::min(name.find(' ', from), name.size());
        fits = label_width(std::string_view(name).substr(from, end - from), own.type) <= own.width;
        from = end + 1;
    }
    // A word that must be divided is; the mark never.
    put(fits ? name + " " + mark : name, !fits);
    if (marked && !fits) put(mark, false);
    return std::move(column.slices);
}

// What names tall rows and rows tied by spans is said once more where they go on overleaf: their first cell, and every
// cell that reaches over several rows.
void Composer::name_again(const Table& table, std::size_t first, const std::vector<float>& widths, Band& band,
                          const Setting& setting) {
    std::vector<std::size_t> next(band.rows.size(), 0);
    for (auto& made : band.cells) {
        const TableCell& cell = table.rows[first + made.row].cells[next[made.row]++];
        if (made.x > 0 && made.row_span == 1) continue;
        const std::string name = plain_text(cell.children, assembly_.review_marks);
        const bool names = cell.is_header || (made.row_span > 1 ? !is_sentence(name) : name.size() <= kLongName);
        if (name.empty() || !names) continue;
        std::uint32_t column = 0;
        for (float x = 0; x + kSlack < made.x && column + 1 < widths.size();) x += widths[column++];
        Setting own = cell_setting(table.rows[first + made.row], cell, column, table, setting, false);
        own.width = made.width - made.gap - setting.cell_padding;
        made.again = continued_name(shortened(name, kLongName), own);
    }
}

// "Somatik · Kirurgi (fortsat)", across the table: all of the groups, outermost first, as the innermost's own row
// looks.
Slice Composer::group_names(const Table& table, const std::vector<std::size_t>& open, const Setting& setting,
                            float width) {
    std::string names;
    std::string before;  // the names so far in full
    for (const std::size_t row : open) {
        std::string name = plain_text(table.rows[row].cells.front().children, assembly_.review_marks);
        // The inner of groups made from columns say the outer ones' names themselves.
        const bool says_all = !before.empty() && name.compare(0, before.size(), before) == 0;
        if (!says_all) name = before + name;
        names +=
            (before.empty() ? "" : std::string(kBetweenGroups)) + shortened(name.substr(before.size()), kLongGroup);
        before = name + std::string(kBetweenGroups);
    }
    const TableRow& inner = table.rows[open.back()];
    return name_line(names, cell_setting(inner, inner.cells.front(), 0, table, setting, false), setting, width);
}

// "Somatik (fortsat)", across the table, in letters of `own`.
Slice Composer::name_line(const std::string& name, Setting own, const Setting& setting, float width) {
    own.width = width - setting.cell_padding - own.left;
    Band band;
    band.left = setting.left;
    band.width = width;
    band.padding = setting.cell_padding / 2;
    band.line_above = flow_.tables.back().slices.empty();
    band.rows.resize(1);
    BandCell& cell = band.cells.emplace_back();
    cell.width = width;
    cell.slices = continued_name(name, own);
    measure_band(band, theme_);
    Slice made;
    made.height = band_height(band);
    std::vector<PlacedItem> items;
    std::vector<PlaceMark> nowhere;
    place_band(band, theme_, flow_.frames, 0, items, nowhere);
    made.items = as_artifacts(items);
    return made;
}

// What pages that begin within groups of the table say of them. After `table_head`.
void Composer::name_groups(const Table& table, const Setting& setting, Slices& bands) {
    std::vector<std::size_t> open;
    std::vector<std::size_t> named;
    Slices& groups = flow_.tables.back().groups;
    std::size_t row = 0;
    for (auto& slice : bands) {
        follow_groups(table, row, open);
        if (slice.continues && !open.empty()) {
            if (open != named) groups.push_back(group_names(table, open, setting, slice.band->width));
            named = open;
            slice.group = static_cast<std::uint32_t>(groups.size());
        }
        for (std::size_t i = 0; i < slice.band->rows.size(); ++i, ++row) {
            if (i > 0) follow_groups(table, row, open);
            if (table.rows[row].kind == RowKind::group) open.push_back(row);
        }
    }
}

// What pages that go on within a row say of it, where the rows of the table stand as records. After `table_head`.
void Composer::name_records(const Table& table, const Setting& setting, Slices& bands) {
    Slices& names = flow_.tables.back().groups;
    std::size_t row = table.header_row_count();
    for (auto& slice : bands) {
        const TableRow& at = table.rows[row++];
        const std::string name = plain_text(at.cells.front().children, assembly_.review_marks);
        if (at.kind == RowKind::group || name.empty()) continue;
        const Setting own = cell_setting(at, at.cells.front(), 0, table, setting, false);
        names.push_back(name_line(shortened(name, kLongName), own, setting, slice.band->width));
        slice.rest_group = static_cast<std::uint32_t>(names.size());
    }
}

// A note that stands elsewhere, under a table before or at a page's foot, is said again, and read by nobody.
Slices Composer::note_again(std::uint32_t index, const Setting& setting) {
    const ReviewState review = setter_.review();
    const std::vector<bool> none(note_is_set_.size(), false);
    const auto set = std::exchange(note_is_set_, none);
    const auto under = std::exchange(under_table_, none);
    Slices made = note_with_inner(index, setting);
    note_is_set_ = set;
    under_table_ = under;
    setter_.review() = review;
    Slices pictures = pictures_of(made);
    for (std::size_t i = 0; i < made.size(); ++i) {
        pictures[i].keep = made[i].keep;
        pictures[i].places.clear();
    }
    return pictures;
}

void Composer::table_notes(const std::vector<std::uint32_t>& notes, std::int32_t table, const Setting& setting,
                           Column& column) {
    bool first = true;
    std::set<std::uint32_t> told;
    for (const std::uint32_t index : notes) {
        if (index >= note_is_set_.size() || !told.insert(index).second) continue;
        // What the text calls too stands where the text calls it: it is said again where that is on another page.
        const bool at_foot = called_in_text_[index];
        if (at_foot && (has_endnotes_ || !setting.divides || setting.in_column)) continue;
        const bool again = at_foot || note_is_set_[index];
        // Tables within cells call a note from one cell after the other: there it stands once.
        if (again && !at_foot && (!under_table_[index] || setting.in_cell)) continue;
        Slices made = again ? note_again(index, setting) : note_with_inner(index, setting);
        // A long note would take the pages that it is a note to: who looks for it turns back.
        if (again && made.size() > kLongestAgain) continue;
        if (!column.slices.empty()) column.slices.back().keep = kKeep;
        under_table_[index] = !at_foot;
        // Two lines of it at least on each page.
        for (const std::size_t last : {std::size_t{1}, made.size() - 1})
            if (last > 0 && last < made.size()) made[last - 1].keep = kKeep;
        if (setting.divides) {
            Slices& pictures = flow_.tables[static_cast<std::size_t>(table)].notes[index] = pictures_of(made);
            for (std::size_t i = 0; i < made.size(); ++i) pictures[i].keep = made[i].keep;
        }
        for (auto& slice : made) {
            const float above = first ? kAboveTableNotes : slice.space_above;
            first = false;
            slice.table_note = index + 1;
            slice.note_again = again;
            column.pending = 0;
            add(std::move(slice), above, column);
        }
    }
}

}  // namespace layout
