// SPDX-License-Identifier: MPL-2.0
// The rows of a repeated part. A cell's control says which column it is; where people added rows by hand there is none,
// and the place in the table's grid decides, since columns may have been deleted or cells merged.
#include <algorithm>
#include <map>
#include <optional>
#include <set>

#include "read/docx/form_place.h"
#include "read/docx/stray.h"
#include "read/docx/xml.h"

namespace reading::docx {
namespace {

bool is_head(pugi::xml_node row, const CatalogueRepeat& repeat) {
    if (is_on(row.child("w:trPr").child("w:tblHeader"))) return true;
    bool marked = false;
    each_element(row, [&](pugi::xml_node node) {
        marked = marked || (is(node, "w:bookmarkStart") && repeat.bookmark == node.attribute("w:name").value());
        return !marked;
    });
    return marked;
}

Nodes rows_of(pugi::xml_node table) {
    Nodes rows = visible_children(table);
    std::erase_if(rows, [](pugi::xml_node row) { return !is(row, "w:tr") || row.child("w:trPr").child("w:del"); });
    return rows;
}

/// A cell and the columns of the table's grid that it covers.
struct GridCell {
    pugi::xml_node node;
    int begin = 0, end = 0;
};

std::vector<GridCell> cells_of(pugi::xml_node row) {
    static constexpr int widest = 200;
    std::vector<GridCell> cells;
    const auto number = [](pugi::xml_node parent, const char* name, int least) {
        return std::clamp(parent.child(name).attribute("w:val").as_int(least), least, widest);
    };
    int at = number(row.child("w:trPr"), "w:gridBefore", 0);
    for (const auto node : visible_children(row)) {
        if (!is(node, "w:tc")) continue;
        const int span = number(node.child("w:tcPr"), "w:gridSpan", 1);
        cells.push_back({node, at, at + span});
        at += span;
    }
    return cells;
}

// w:vMerge without a value: the cell goes on with the one above.
bool goes_on(pugi::xml_node cell) {
    const auto merge = cell.child("w:tcPr").child("w:vMerge");
    return merge && merge.attribute("w:val").value() != std::string_view("restart");
}

Nodes content_of(pugi::xml_node cell) {
    Nodes content = visible_children(cell);
    std::erase_if(content, [](pugi::xml_node node) { return is(node, "w:tcPr"); });
    return content;
}

bool says_something(const model::FilledField& field) {
    return field.type == "check" ? field.text == "true" : !field.empty();
}

class RowReader {
  public:
    RowReader(const CatalogueRepeat& repeat, Reading& reading, const std::string& file, model::Diagnostics& diagnostics)
        : repeat_(repeat), reading_(reading), file_(file), diagnostics_(diagnostics) {}

    RepeatContent read(const Nodes& tables) {
        for (const auto table : tables) {
            const Nodes rows = rows_of(table);
            map_columns(rows);
            for (const auto row : rows)
                if (!is_head(row, repeat_)) read_row(row);
        }
        for (std::size_t i = 0; i < repeat_.columns.size(); ++i)
            if (!tables.empty() && !seen_.contains(i)) content_.no_column.push_back(repeat_.columns[i].title);
        return std::move(content_);
    }

  private:
    std::optional<std::size_t> column_of(pugi::xml_node control) const {
        const auto tag = value_of(control.child("w:sdtPr"), "w:tag");
        const auto found = std::find_if(repeat_.columns.begin(), repeat_.columns.end(),
                                        [&](const CatalogueField& column) { return column.tag == tag; });
        if (tag.empty() || found == repeat_.columns.end()) return std::nullopt;
        return static_cast<std::size_t>(found - repeat_.columns.begin());
    }

    // The controls in a cell, also one that a program took the tag from; those around it first.
    Nodes controls_in(pugi::xml_node cell) const {
        Nodes controls;
        for (auto node = cell.parent(); is(node, "w:sdtContent"); node = node.parent().parent())
            if (column_of(node.parent())) controls.push_back(node.parent());
        each_element(cell, [&](pugi::xml_node node) {
            if (is(node, "w:sdt")) controls.push_back(node);
            return !is(node, "w:tbl");
        });
        return controls;
    }

    std::map<std::size_t, pugi::xml_node> tagged_in(pugi::xml_node cell) const {
        std::map<std::size_t, pugi::xml_node> found;
        for (const auto control : controls_in(cell))
            if (const auto column = column_of(control)) found.emplace(*column, control);
        return found;
    }

    // Which column begins at a place of the grid: by a control there in any row, else by the words of the header, else
    // by the order of cells where nothing has been deleted. A table without either goes on as the one before it.
    void map_columns(const Nodes& rows) {
        std::map<int, std::size_t> found;
        const auto set = [&](int place, std::size_t column) {
            const bool used =
                std::any_of(found.begin(), found.end(), [&](const auto& entry) { return entry.second == column; });
            if (!used) found.emplace(place, column);
        };
        for (const auto row : rows)
            for (const auto& cell : cells_of(row))
                if (const auto tagged = tagged_in(cell.node); tagged.size() == 1)
                    set(cell.begin, tagged.begin()->first);
        for (const auto row : rows) {
            if (!is_head(row, repeat_)) continue;
            const auto cells = cells_of(row);
            for (const auto& cell : cells) {
                const std::string words = without_blanks(words_of(content_of(cell.node), reading_));
                for (std::size_t i = 0; i < repeat_.columns.size(); ++i)
                    if (words == without_blanks(repeat_.columns[i].title)) set(cell.begin, i);
            }
            for (std::size_t i = 0; cells.size() == repeat_.columns.size() && i < cells.size(); ++i)
                set(cells[i].begin, i);
        }
        if (found.empty() && columns_.empty())
            for (std::size_t i = 0; i < repeat_.columns.size(); ++i) set(static_cast<int>(i), i);
        if (!found.empty()) columns_ = std::move(found);
        for (const auto& [place, column] : columns_) seen_.insert(column);
    }

    void read_row(pugi::xml_node row) {
        model::FilledRow filled;
        for (const auto& column : repeat_.columns)
            filled.fields.push_back({column.name, column.title, column.type, {}, {}, repeat_.section});
        for (const auto& cell : cells_of(row)) {
            const auto tagged = tagged_in(cell.node);
            for (const auto& [column, control] : tagged) seen_.insert(column);
            if (tagged.size() > 1)  // cells that were merged keep their controls
                for (const auto& [column, control] : tagged) put(filled, column, at_control(control));
            else if (tagged.size() == 1)
                put_cell(filled, tagged.begin()->first, cell.node, tagged.begin()->second);
            else if (const auto column = columns_.lower_bound(cell.begin);
                     column != columns_.end() && column->first < cell.end)
                put_cell(filled, column->second, cell.node, {});
        }
        if (std::any_of(filled.fields.begin(), filled.fields.end(), says_something))
            content_.rows.push_back(std::move(filled));
    }

    // A cell with its control's flags, and the rest of its words when people wrote beside the control.
    void put_cell(model::FilledRow& row, std::size_t column, pugi::xml_node cell, pugi::xml_node control) {
        if (!control)
            if (const Nodes controls = controls_in(cell); !controls.empty()) control = controls.front();
        FieldPlace place;
        place.found = true;
        place.control = control;
        place.content = content_of(cell);
        if (goes_on(cell) && words_of(place.content, reading_).empty() && !content_.rows.empty())
            row.fields[column] = content_.rows.back().fields[column];
        else
            put(row, column, place);
    }

    // The words of a second cell for the same column stay outside, where they are found as words beside the fields.
    void put(model::FilledRow& row, std::size_t column, const FieldPlace& place) {
        auto& field = row.fields[column];
        if (says_something(field)) return;
        field.text.clear();
        read_value(repeat_.columns[column], place, reading_, file_, field, diagnostics_);
        if (field.type == "text" && !field.empty()) field.blocks = blocks_of(place.content, reading_);
        content_.taken.insert(content_.taken.end(), place.content.begin(), place.content.end());
    }

    const CatalogueRepeat& repeat_;
    Reading& reading_;
    const std::string& file_;
    model::Diagnostics& diagnostics_;
    std::map<int, std::size_t> columns_;  // where in the grid a column begins
    std::set<std::size_t> seen_;          // columns that some table has
    RepeatContent content_;
};

}  // namespace

RepeatContent read_rows(const CatalogueRepeat& repeat, const Nodes& tables, Reading& reading, const std::string& file,
                        model::Diagnostics& diagnostics) {
    return RowReader(repeat, reading, file, diagnostics).read(tables);
}

}  // namespace reading::docx
