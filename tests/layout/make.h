// SPDX-License-Identifier: MPL-2.0
// Short ways to make blocks for the layout tests.
#pragma once

#include <string>
#include <utility>
#include <vector>

#include "model/node.h"
#include "sample/sample.h"

namespace make {

inline model::Block paragraph_with_note(std::string before, std::size_t note, std::string after) {
    model::Paragraph made;
    made.children = {
        sample::text(std::move(before)), {model::FootnoteCall{"n", note}, {}, 0}, sample::text(std::move(after))};
    return {std::move(made), {}, {}, 0};
}
inline model::Footnote note(std::string number, std::string words) {
    model::Footnote made;
    made.number = std::move(number);
    made.children = {sample::paragraph(std::move(words))};
    return made;
}
inline model::ListItem item(std::string label, model::Blocks children) {
    model::ListItem made;
    made.label = std::move(label);
    made.children = std::move(children);
    return made;
}
inline model::Block list(std::vector<model::ListItem> items) {
    return {model::List{false, 1, true, std::move(items)}, {}, {}, 0};
}
inline model::TableRow row(model::RowKind kind, std::vector<model::TableCell> cells) {
    model::TableRow made;
    made.kind = kind;
    made.cells = std::move(cells);
    return made;
}
inline model::TableRow row(std::vector<std::string> texts, model::RowKind kind = model::RowKind::body) {
    std::vector<model::TableCell> cells;
    for (auto& text : texts)
        cells.push_back(sample::cell({sample::paragraph(std::move(text))}, kind == model::RowKind::header));
    return row(kind, std::move(cells));
}
inline model::Block table(std::size_t columns, std::vector<model::TableRow> rows, std::string label = "Tabel 1") {
    model::Table made;
    made.columns.resize(columns);
    made.rows = std::move(rows);
    if (!label.empty()) {
        model::Caption caption;
        caption.label = std::move(label);
        caption.children = {sample::text("Indsatser og ansvar")};
        made.caption = std::move(caption);
    }
    return {std::move(made), {}, {}, 0};
}
inline model::Block div(model::DivKind kind, model::Blocks children,
                        std::vector<std::pair<std::string, std::string>> pairs = {}) {
    model::Block made{model::Div{kind, std::move(children)}, {}, {}, 0};
    made.attributes.pairs = std::move(pairs);
    return made;
}

}  // namespace make
