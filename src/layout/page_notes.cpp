// SPDX-License-Identifier: MPL-2.0
// Notes at the feet of pages and columns and under parts of tables, and what they leave for the next page (a part of
// PageBuilder).
#include <algorithm>
#include <iterator>
#include <utility>

#include "layout/page_builder.h"

namespace layout {

// Sets the slices at a foot of this page, or those that fit into `room`; the rest waits, no line of a paragraph alone.
void PageBuilder::set_notes(Slices notes, float room, Footing& foot) {
    std::size_t count = 0;
    float height = 0;
    // The notes of a column do not wait for those of another.
    const bool goes_on = &foot != &foot_ || !notes_wait();
    for (; goes_on && count < notes.size(); ++count) {
        const bool first = count == 0 && foot.slices.empty();
        const float needed = notes[count].height + notes[count].space_above + (first ? kNoteRule : 0);
        if (height + needed > room + kTightRule) break;
        height += needed;
    }
    if (count < notes.size()) {
        std::size_t kept = count;
        while (kept > 0 && notes[kept - 1].keep >= kKeep) --kept;
        if (kept > 0) count = kept;
        // At least one line goes on each page, whatever its height.
        if (count == 0 && foot.slices.empty() && goes_on) count = 1;
    }
    for (std::size_t i = 0; i < notes.size(); ++i) {
        if (i >= count) {
            waiting_notes_.push_back(std::move(notes[i]));
            continue;
        }
        foot.height += notes[i].height + notes[i].space_above + (foot.slices.empty() ? kNoteRule : 0);
        foot.slices.push_back(std::move(notes[i]));
    }
}

// Moves the notes to a foot of this page, as far as `room` holds them.
void PageBuilder::take_notes(const std::vector<std::uint32_t>& notes, float room, Footing& foot) {
    const float before = foot.height;
    for (const std::uint32_t index : notes) {
        set_notes(std::move(flow_.notes[index]), room - (foot.height - before), foot);
        flow_.notes[index].clear();
    }
}

// What notes have left from the page before, as far as `room` holds it: at the feet of columns like theirs, where the
// page has some, above those columns' own notes; else as wide as the page.
void PageBuilder::continue_notes(float room, std::optional<PageStart> start) {
    std::vector<WaitingColumns> columns = std::move(waiting_columns_);
    waiting_columns_.clear();
    for (auto& rest : columns) {
        const bool in_feet = start && waiting_columns_.empty() && columns_follow(rest, *start);
        if (in_feet) continue_in_feet(rest, room - foot_height());
        Slices first;
        if (waiting_columns_.empty() && !in_feet)
            first = in_columns(rest, room - foot_height() - (foot_.slices.empty() ? kNoteRule : 0));
        if (!first.empty()) set_notes(std::move(first), room - foot_height(), foot_);
        if (!rest.lines.empty()) waiting_columns_.push_back(std::move(rest));
    }
    Slices waiting = std::move(waiting_notes_);
    waiting_notes_.clear();
    if (!waiting.empty() && waiting_columns_.empty())
        set_notes(std::move(waiting), room - foot_height(), foot_);
    else
        waiting_notes_ = std::move(waiting);
}

// Whether the page that begins at `start` has columns like those that the rest was called in, in its upper half.
bool PageBuilder::columns_follow(const WaitingColumns& rest, PageStart start) const {
    float y = 0;
    for (std::size_t at = start.slice; at < flow_.slices.size() && y < height_ / 2; ++at) {
        const Slice& slice = flow_.slices[at];
        if (slice.control != Control::none) return false;
        if (slice.columns && slice.columns->left == rest.left && slice.columns->width == rest.width) return true;
        y += slice.space_above + slice.height;
    }
    return false;
}

// The rest at the feet of as many columns as it needs, each up to `room` high. The lines taken leave `rest`.
void PageBuilder::continue_in_feet(WaitingColumns& rest, float room) {
    auto ends = column_ends(rest, room - kNoteRule);
    if (ends.back() == 0 && foot_height() > 0) return;
    // A line that no foot holds stands in one all the same.
    if (ends.back() == 0) ends = {1};
    ColumnFooting& feet = feet_of(rest);
    std::size_t at = 0;
    for (std::size_t i = 0; i < ends.size(); ++i) {
        Footing& foot = feet.columns[i];
        for (; at < ends[i]; ++at) {
            Slice& line = rest.lines[at];
            if (foot.slices.empty()) line.space_above = 0;
            foot.height += line.height + line.space_above + (foot.slices.empty() ? kNoteRule : 0);
            foot.slices.push_back(std::move(line));
        }
    }
    rest.lines.erase(rest.lines.begin(), rest.lines.begin() + static_cast<std::ptrdiff_t>(at));
}

CarriedNotes PageBuilder::carried_notes() const {
    CarriedNotes carried{foot_.height, {}, waiting_table_notes_, told_};
    for (const auto& feet : column_feet_) {
        FeetOfColumns& made = carried.columns.emplace_back(FeetOfColumns{feet.left, feet.width, {}});
        for (const auto& column : feet.columns) made.heights.push_back(column.height);
    }
    return carried;
}

// The rest of a column's notes, which are as narrow as it, stands in as many columns as there were: what `height` holds
// of it, level where that is all, as one slice; none when it holds nothing. The lines taken leave `rest`.
Slices PageBuilder::in_columns(WaitingColumns& rest, float height) const {
    auto ends = column_ends(rest, height);
    const auto& lines = rest.lines;
    const auto parts_group = [&](std::size_t end) {
        return end > 0 && end < lines.size() && lines[end - 1].keep >= kKeep;
    };
    const auto step = static_cast<float>(theme_.baseline) / 4;
    float least = stacked_height(lines) / static_cast<float>(rest.count);
    for (; ends.back() == lines.size() && least < height; least += step) {
        auto level = column_ends(rest, least);
        if (level.back() < lines.size() || std::any_of(level.begin(), level.end(), parts_group)) continue;
        ends = std::move(level);
        break;
    }
    if (ends.back() == 0 && foot_height() > 0) return {};
    // A line that no page holds stands on one all the same.
    if (ends.back() == 0) ends = {1};
    Slice made;
    std::size_t first = 0;
    for (std::size_t i = 0; i < ends.size(); ++i) {
        const float right = rest.left + static_cast<float>(i) * (rest.width + rest.gap);
        float y = 0;
        for (std::size_t at = first; at < ends[i]; ++at) {
            Slice& line = rest.lines[at];
            if (at > first) y += line.space_above;
            shift(line.items, right, y);
            std::move(line.items.begin(), line.items.end(), std::back_inserter(made.items));
            for (const PlaceMark& mark : line.places) made.places.push_back({mark.node, mark.x + right, mark.y + y});
            y += line.height;
        }
        made.height = std::max(made.height, y);
        first = ends[i];
    }
    rest.lines.erase(rest.lines.begin(), rest.lines.begin() + static_cast<std::ptrdiff_t>(first));
    Slices one;
    one.push_back(std::move(made));
    return one;
}

// Where each column ends when it is filled to `height`, no line of a paragraph alone.
std::vector<std::size_t> PageBuilder::column_ends(const WaitingColumns& rest, float height) {
    std::vector<std::size_t> ends;
    std::size_t first = 0;
    for (std::uint32_t i = 0; i < rest.count; ++i) {
        std::size_t at = first;
        for (float y = 0; at < rest.lines.size(); ++at) {
            y += rest.lines[at].height + (at > first ? rest.lines[at].space_above : 0);
            if (y > height + kTightRule) break;
        }
        std::size_t kept = at;
        while (at < rest.lines.size() && kept > first && rest.lines[kept - 1].keep >= kKeep) --kept;
        if (kept > first) at = kept;
        ends.push_back(at);
        first = at;
    }
    return ends;
}

bool PageBuilder::notes_wait() const {
    return !waiting_notes_.empty() || !waiting_columns_.empty();
}

// The notes that a table calls above the page's end also stand there, though the table goes on: the first time as what
// they are, taken from the table's end (after slice `next`), then as pictures.
void PageBuilder::set_table_notes(std::size_t next, std::uint32_t frame) {
    auto& slices = flow_.slices;
    const std::int32_t table = slices[next - 1].table;
    if (table != told_table_) told_.clear();
    told_table_ = table;
    while (next < slices.size() && slices[next].table == table) ++next;
    for (const std::uint32_t note : scan_.called_in_table())
        if (scan_.stands_at_foot(note, next))
            told_[note] = flow_.tables[static_cast<std::size_t>(table)].notes.at(note).size();
    float y = scan_.bottom();
    for (const NotePart& part : scan_.table_foot().parts) {
        const std::size_t told = std::exchange(told_[part.note], std::max(told_[part.note], part.last));
        Slices copies = pictures_of(flow_.tables[static_cast<std::size_t>(table)].notes.at(part.note));
        std::size_t note = next;
        while (note < slices.size() && slices[note].table_note != 0 && slices[note].table_note != part.note + 1) ++note;
        for (std::size_t at = part.first; at < part.last; ++at) {
            Slice& line = copies[at];
            const bool first = &part == &scan_.table_foot().parts.front() && at == part.first;
            y += first ? kAboveTableNotes : line.space_above;
            line.frame = frame;
            const std::size_t own = note + at;
            if (at >= told && own < slices.size() && slices[own].table_note == part.note + 1) {
                std::swap(line.items, slices[own].items);
                line.places = std::exchange(slices[own].places, {});
            }
            emit(line, 0, y);
            y += line.height;
        }
    }
}

// Notes that stand on a page already and that no row from slice `next` on calls leave the table's end. False when all
// stay.
bool PageBuilder::drop_table_notes(std::size_t next) {
    auto& slices = flow_.slices;
    const std::int32_t table = slices[next].table;
    if (table < 0 || table != told_table_) return false;
    const TableHead& head = flow_.tables[static_cast<std::size_t>(table)];
    std::vector<std::uint32_t> called;
    if (head.height > 0) called = head.head_notes;
    for (; next < slices.size() && slices[next].table == table; ++next)
        called.insert(called.end(), slices[next].band->notes.begin(), slices[next].band->notes.end());
    bool dropped = false;
    bool first = true;
    std::size_t line_of_note = 0;
    for (std::size_t at = next; at < slices.size() && slices[at].table_note != 0; ++at) {
        Slice& line = slices[at];
        line_of_note = at > next && slices[at - 1].table_note == line.table_note ? line_of_note + 1 : 0;
        const std::uint32_t note = line.table_note - 1;
        const auto told = told_.find(note);
        const bool again = std::find(called.begin(), called.end(), note) != called.end();
        if (told == told_.end() || line_of_note >= told->second || again) {
            if (first) line.space_above = kAboveTableNotes;
            first = false;
        } else if (line.height > 0) {
            line.items.clear();
            line.height = line.space_above = 0;
            line.snap = false;
            dropped = true;
        }
    }
    return dropped;
}

}  // namespace layout
