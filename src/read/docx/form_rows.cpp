// SPDX-License-Identifier: MPL-2.0
// The rows of a repeated part. A row is its cells in order: rows that people added by hand hold no controls.
#include <algorithm>

#include "read/docx/form_place.h"
#include "read/docx/xml.h"

namespace reading::docx {
namespace {

pugi::xml_node control_in(pugi::xml_node cell, const std::string& tag) {
    pugi::xml_node found;
    each_element(cell, [&](pugi::xml_node node) {
        if (!found && is(node, "w:sdt") && value_of(node.child("w:sdtPr"), "w:tag") == tag) found = node;
        return !found && !is(node, "w:tbl");
    });
    return found;
}

bool is_head(pugi::xml_node row, const CatalogueRepeat& repeat) {
    if (is_on(row.child("w:trPr").child("w:tblHeader"))) return true;
    bool marked = false;
    each_element(row, [&](pugi::xml_node node) {
        marked = marked || (is(node, "w:bookmarkStart") && repeat.bookmark == node.attribute("w:name").value());
        return !marked;
    });
    return marked;
}

// A cell with its control's flags, and the rest of its words when people wrote beside the control.
FieldPlace place_in(pugi::xml_node cell, const std::string& tag) {
    FieldPlace place;
    place.found = true;
    place.control = control_in(cell, tag);
    if (!place.control) {  // a program that drops tags may have kept the control
        each_element(cell, [&](pugi::xml_node node) {
            if (!place.control && is(node, "w:sdt")) place.control = node;
            return !place.control;
        });
    }
    for (const auto node : visible_children(cell))
        if (!is(node, "w:tcPr")) place.content.push_back(node);
    return place;
}

bool says_something(const model::FilledField& field) {
    return field.type == "check" ? field.text == "true" : !field.empty();
}

}  // namespace

std::vector<model::FilledRow> read_rows(const CatalogueRepeat& repeat, pugi::xml_node table, Reading& reading,
                                        const std::string& file, model::Diagnostics& diagnostics) {
    std::vector<model::FilledRow> rows;
    for (const auto row : visible_children(table)) {
        if (!is(row, "w:tr") || row.child("w:trPr").child("w:del") || is_head(row, repeat)) continue;
        Nodes cells = visible_children(row);
        std::erase_if(cells, [](pugi::xml_node node) { return !is(node, "w:tc"); });
        model::FilledRow filled;
        for (std::size_t i = 0; i < repeat.columns.size(); ++i) {
            const auto& column = repeat.columns[i];
            model::FilledField field{column.name, column.title, column.type, {}, {}, repeat.section};
            if (i < cells.size()) read_value(column, place_in(cells[i], column.tag), reading, file, field, diagnostics);
            filled.fields.push_back(std::move(field));
        }
        if (std::any_of(filled.fields.begin(), filled.fields.end(), says_something)) rows.push_back(std::move(filled));
    }
    return rows;
}

}  // namespace reading::docx
