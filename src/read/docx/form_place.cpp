// SPDX-License-Identifier: MPL-2.0
#include "read/docx/form_place.h"

#include <algorithm>

#include "read/docx/xml.h"

namespace reading::docx {
namespace {

bool is_change(pugi::xml_node node) {
    return is(node, "w:ins") || is(node, "w:del") || is(node, "w:moveFrom") || is(node, "w:moveTo");
}

// A control around a cell holds what the cell holds.
Nodes without_cells(const Nodes& nodes) {
    Nodes out;
    for (const auto node : nodes) {
        if (!is(node, "w:tc")) {
            out.push_back(node);
            continue;
        }
        for (const auto child : visible_children(node))
            if (!is(child, "w:tcPr")) out.push_back(child);
    }
    return out;
}

bool is_run(pugi::xml_node node) {
    return is(node, "w:r") || is(node, "w:hyperlink") || is(node, "w:fldSimple");
}

// What stands in a parent after `begin` and before `end`; to its last element when `end` is not there.
Nodes between(pugi::xml_node parent, pugi::xml_node begin, pugi::xml_node end) {
    Nodes out;
    bool inside = false;
    for (const auto node : visible_children(parent)) {
        if (node == end) break;
        if (inside) out.push_back(node);
        inside = inside || node == begin;
    }
    return out;
}

std::size_t count_runs(const Nodes& nodes) {
    return static_cast<std::size_t>(std::count_if(nodes.begin(), nodes.end(), is_run));
}

// The paragraph itself where all its words are meant, so that it stays a list item; else the words.
Nodes within_paragraph(pugi::xml_node paragraph, pugi::xml_node begin, pugi::xml_node end) {
    const Nodes words = between(paragraph, begin, end);
    return count_runs(words) == count_runs(visible_children(paragraph)) ? Nodes{paragraph} : words;
}

bool is_or_holds(pugi::xml_node node, pugi::xml_node inner) {
    for (; inner; inner = inner.parent())
        if (inner == node) return true;
    return false;
}

// Programs that know controls in lines only, as LibreOffice does, end a control around paragraphs in the first of them;
// the bookmark still goes to the last.
bool is_cut_short(pugi::xml_node control, pugi::xml_node begin, pugi::xml_node end) {
    const auto paragraph = ancestor(control, "w:p");
    return paragraph && end && is_or_holds(paragraph, begin) && !is_or_holds(paragraph, end);
}

// What is no place for paragraphs of its own: a table's parts, and what visible_children() looks through.
bool is_between_blocks(pugi::xml_node node) {
    for (const char* name : {"w:tbl", "w:tr", "w:sdt", "w:sdtContent", "w:ins", "w:moveTo", "w:customXml"})
        if (is(node, name)) return true;
    return false;
}

// The nearest element that holds both and has paragraphs as children; null when one stands in no such element.
pugi::xml_node common_holder(pugi::xml_node one, pugi::xml_node other) {
    auto holder = one.parent();
    while (holder && (!is_or_holds(holder, other) || is_between_blocks(holder))) holder = holder.parent();
    return holder;
}

bool has_runs_before(pugi::xml_node paragraph, pugi::xml_node mark) {
    return count_runs(visible_children(paragraph)) > count_runs(between(paragraph, mark, {}));
}

// Whole paragraphs and tables from the bookmark's beginning to its end. An end that a program has put at the beginning
// of the paragraph after the field does not take that paragraph along.
Nodes blocks_between(pugi::xml_node holder, pugi::xml_node start, pugi::xml_node end) {
    Nodes out;
    bool inside = false;
    for (const auto node : visible_children(holder)) {
        const bool last = is_or_holds(node, end);
        inside = inside || is_or_holds(node, start);
        if (inside && node != start && node != end && !(last && is(node, "w:p") && !has_runs_before(node, end)))
            out.push_back(node);
        if (last) return inside ? out : Nodes();
    }
    return {};
}

// Word cuts titles of controls at 64 characters, and so do we, between words with an ellipsis.
bool is_title(std::string_view alias, std::string_view title) {
    constexpr std::string_view cut = "\u2026";
    return alias == title || (alias.ends_with(cut) && title.starts_with(alias.substr(0, alias.size() - cut.size())));
}

// Typing in place of a selected prompt can take the control away and leave an empty bookmark before the words. They are
// the field's where no other field stands in the paragraph.
bool is_alone(pugi::xml_node paragraph, pugi::xml_node mark) {
    bool alone = true;
    each_element(paragraph, [&](pugi::xml_node node) {
        const bool other = is(node, "w:bookmarkStart") && node != mark &&
                           std::string_view(node.attribute("w:name").value()).starts_with("felt_");
        alone = alone && !other && !is(node, "w:sdt");
        return alone;
    });
    return alone;
}

pugi::xml_node control_at(pugi::xml_node mark) {
    const auto next = mark.next_sibling("w:sdt");
    return next ? next : ancestor(mark, "w:sdt");
}

}  // namespace

FormPlaces::FormPlaces(pugi::xml_node body) {
    std::map<std::string, std::string> names;  // of bookmarks, by number
    each_element(body, [&](pugi::xml_node node) {
        if (is(node, "w:sdt")) {
            const auto properties = node.child("w:sdtPr");
            if (const auto tag = value_of(properties, "w:tag"); !tag.empty()) by_tag_[std::string(tag)].push_back(node);
            if (const auto title = value_of(properties, "w:alias"); !title.empty())
                by_title_[std::string(title)].push_back(node);
        } else if (is(node, "w:bookmarkStart")) {
            const std::string name = node.attribute("w:name").value();
            const std::string number = node.attribute("w:id").value();
            bookmarks_.emplace(name, Bookmark{node, {}, number, false});
            names[number] = name;
        } else if (is(node, "w:bookmarkEnd")) {
            // LibreOffice 7.4 may begin a bookmark twice under two numbers: from its first beginning to its last end.
            const std::string number = node.attribute("w:id").value();
            const auto found = bookmarks_.find(names[number]);
            if (found == bookmarks_.end() || found->second.is_closed) return true;
            found->second.end = node;
            found->second.is_closed = number == found->second.number;
        } else if (is_change(node)) {
            ++changes_;
        }
        return true;
    });
}

FieldPlace at_control(pugi::xml_node control) {
    FieldPlace place;
    place.control = control;
    place.content = without_cells(visible_children(control.child("w:sdtContent")));
    place.found = true;
    return place;
}

const FormPlaces::Bookmark* FormPlaces::bookmark(const std::string& name) const {
    const auto found = name.empty() ? bookmarks_.end() : bookmarks_.find(name);
    return found == bookmarks_.end() ? nullptr : &found->second;
}

FieldPlace FormPlaces::find(const CatalogueField& field) const {
    const Bookmark* around = bookmark(field.bookmark);
    if (const auto found = by_tag_.find(field.tag); found != by_tag_.end()) {
        const auto control = found->second.front();
        FieldPlace place = at_control(control);
        if (around && is_cut_short(control, around->start, around->end)) place.content = at_bookmark(*around).content;
        return place;
    }
    if (around) return at_bookmark(*around);
    for (const auto& [title, controls] : by_title_)
        if (controls.size() == 1 && is_title(title, field.title)) return at_control(controls.front());
    return {};
}

// The bookmark stands in a line around runs, or around paragraphs and tables. A program that knows bookmarks in lines
// only has put its ends into the paragraphs there, in a table's first or last cell perhaps.
FieldPlace FormPlaces::at_bookmark(const Bookmark& bookmark) {
    const auto start = bookmark.start, end = bookmark.end;
    FieldPlace place;
    place.found = true;
    place.control = control_at(start);
    const auto paragraph = ancestor(start, "w:p");
    if (paragraph && (!end || is_or_holds(paragraph, end))) {
        place.content = within_paragraph(paragraph, start, end);
        if (count_runs(place.content) == 0 && is_alone(paragraph, start)) place.content = {paragraph};
        return place;
    }
    if (const auto holder = end ? common_holder(start, end) : pugi::xml_node())
        place.content = blocks_between(holder, start, end);
    return place;
}

Nodes FormPlaces::find_tables(const CatalogueRepeat& repeat) const {
    Nodes tables;
    const auto add = [&](pugi::xml_node inside) {
        const auto table = ancestor(inside, "w:tbl");
        if (table && std::find(tables.begin(), tables.end(), table) == tables.end()) tables.push_back(table);
    };
    const auto add_tagged = [&](const std::string& tag) {
        if (const auto found = by_tag_.find(tag); found != by_tag_.end())
            for (const auto control : found->second) add(control);
    };
    if (const auto* around = bookmark(repeat.bookmark)) add(around->start);
    add_tagged(repeat.name);
    for (const auto& column : repeat.columns) add_tagged(column.tag);
    return tables;
}

}  // namespace reading::docx
