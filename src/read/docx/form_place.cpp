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

// LibreOffice 25.2 keeps the tag of a control around paragraphs, but ends the control in the first of them; the bookmark
// still goes to the last.
bool is_cut_short(pugi::xml_node control, pugi::xml_node begin, pugi::xml_node end) {
    const auto paragraph = ancestor(control, "w:p");
    return paragraph && end && ancestor(begin, "w:p") == paragraph && ancestor(end, "w:p") != paragraph;
}

}  // namespace

FormPlaces::FormPlaces(pugi::xml_node body) {
    std::map<std::string, std::string> names;  // of bookmarks, by number
    each_element(body, [&](pugi::xml_node node) {
        if (is(node, "w:sdt")) {
            const auto properties = node.child("w:sdtPr");
            if (const auto tag = value_of(properties, "w:tag"); !tag.empty()) by_tag_.emplace(tag, node);
            if (const auto title = value_of(properties, "w:alias"); !title.empty())
                by_title_[std::string(title)].push_back(node);
        } else if (is(node, "w:bookmarkStart")) {
            const std::string name = node.attribute("w:name").value();
            bookmarks_.emplace(name, Bookmark{node, {}});
            names[node.attribute("w:id").value()] = name;
        } else if (is(node, "w:bookmarkEnd")) {
            // LibreOffice 7.4 may begin a bookmark twice under two numbers: from its first beginning to its last end.
            const auto found = bookmarks_.find(names[node.attribute("w:id").value()]);
            if (found != bookmarks_.end()) found->second.end = node;
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

FieldPlace FormPlaces::find(const CatalogueField& field) const {
    if (const auto found = by_tag_.find(field.tag); found != by_tag_.end()) {
        FieldPlace place = at_control(found->second);
        const auto around = bookmarks_.find(field.bookmark);
        if (around != bookmarks_.end() && is_cut_short(found->second, around->second.start, around->second.end))
            place.content = at_bookmark(around->second).content;
        return place;
    }
    if (const auto found = bookmarks_.find(field.bookmark); found != bookmarks_.end())
        return at_bookmark(found->second);
    if (const auto found = by_title_.find(field.title); found != by_title_.end() && found->second.size() == 1)
        return at_control(found->second.front());
    return {};
}

// The bookmark stands in a line around runs, or around paragraphs. A program that knows bookmarks in lines only has put
// its ends into the paragraphs there, the last one perhaps at the beginning of the paragraph after the field.
FieldPlace FormPlaces::at_bookmark(const Bookmark& bookmark) {
    const auto [start, end] = bookmark;
    FieldPlace place;
    place.found = true;
    const auto first = ancestor(start, "w:p");
    const auto last = ancestor(end, "w:p");
    if (first && first == last) {
        const auto next = start.next_sibling("w:sdt");
        place.control = next ? next : ancestor(start, "w:sdt");
        place.content = within_paragraph(first, start, end);
        return place;
    }
    const auto begin = first ? first : start;
    if (first) place.content.push_back(first);
    const auto parent = begin.parent();
    for (const auto node : between(parent, begin, last ? last : end)) place.content.push_back(node);
    if (last && last.parent() == parent && count_runs(visible_children(last)) > count_runs(between(last, end, {})))
        place.content.push_back(last);
    return place;
}

pugi::xml_node FormPlaces::find_table(const CatalogueRepeat& repeat) const {
    if (const auto found = by_tag_.find(repeat.name); found != by_tag_.end())
        if (const auto table = ancestor(found->second, "w:tbl")) return table;
    for (const auto& column : repeat.columns)
        if (const auto found = by_tag_.find(column.tag); found != by_tag_.end())
            if (const auto table = ancestor(found->second, "w:tbl")) return table;
    const auto found = bookmarks_.find(repeat.bookmark);
    return found == bookmarks_.end() ? pugi::xml_node() : ancestor(found->second.start, "w:tbl");
}

}  // namespace reading::docx
