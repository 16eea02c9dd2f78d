// SPDX-License-Identifier: MPL-2.0
#include "compare/compare.h"

namespace compare {
namespace {

const char* name_of(ChangeKind kind) {
    switch (kind) {
        case ChangeKind::inserted:
            return "diff.inserted";
        case ChangeKind::deleted:
            return "diff.deleted";
        case ChangeKind::changed:
            return "diff.changed";
        case ChangeKind::moved:
            return "diff.moved";
    }
    return "";
}

const char* name_of(Part part) {
    switch (part) {
        case Part::metadata:
            return "diff.part.metadata";
        case Part::heading:
            return "diff.part.heading";
        case Part::paragraph:
            return "diff.part.paragraph";
        case Part::list_item:
            return "diff.part.list-item";
        case Part::term:
            return "diff.part.term";
        case Part::table:
            return "diff.part.table";
        case Part::row:
            return "diff.part.row";
        case Part::cell:
            return "diff.part.cell";
        case Part::caption:
            return "diff.part.caption";
        case Part::figure:
            return "diff.part.figure";
        case Part::code:
            return "diff.part.code";
        case Part::note:
            return "diff.part.note";
    }
    return "";
}

std::string label_of(const Change& change, const model::Messages& words) {
    if (change.part != Part::metadata) return change.label;
    const std::string key = "diff.metadata." + change.label;
    return words.has(key) ? words.text(key) : change.label;
}

model::TableCell cell_of(std::string said, bool header) {
    model::TableCell cell;
    cell.is_header = header;
    model::Block block{model::Paragraph{}, {}, {}, 0};
    if (!said.empty()) std::get<model::Paragraph>(block.kind).children.push_back({model::Text{std::move(said)}, {}, 0});
    cell.children.push_back(std::move(block));
    return cell;
}

model::TableRow row_of(std::vector<std::string> said, model::RowKind kind) {
    model::TableRow row;
    row.kind = kind;
    for (auto& text : said) row.cells.push_back(cell_of(std::move(text), kind == model::RowKind::header));
    return row;
}

}  // namespace

model::Assembly change_log(const Comparison& comparison, const model::Assembly& now, const model::Messages& words) {
    model::Assembly log;
    log.id = now.id;
    log.source_path = now.source_path;
    log.metadata = comparison.redline.metadata;
    log.running_title = now.running_title;
    log.example = now.example;
    log.draft = now.draft;
    model::Table table;
    const std::vector<std::string> heads = {words.text("diff.column.number"), words.text("diff.column.section"),
                                            words.text("diff.column.part"),   words.text("diff.column.kind"),
                                            words.text("diff.column.before"), words.text("diff.column.after")};
    for (std::size_t i = 0; i < heads.size(); ++i) {
        model::TableColumn column;
        column.type = i == 0 ? "integer" : "string";
        table.columns.push_back(std::move(column));
    }
    table.rows.push_back(row_of(heads, model::RowKind::header));
    std::size_t number = 0;
    for (const auto& change : comparison.changes) {
        const std::string label = label_of(change, words);
        std::string part = words.text(name_of(change.part));
        if (!label.empty()) part += " \u00B7 " + label;
        std::string before = change.before;
        if (change.kind == ChangeKind::moved)
            before = words.text("diff.moved-from", {{"section", change.old_section}}) + " " + before;
        table.rows.push_back(row_of(
            {std::to_string(++number), change.section, part, words.text(name_of(change.kind)), before, change.after},
            model::RowKind::body));
        table.rows.back().cells.front().value = model::Amount{static_cast<double>(number), 0, ""};
    }
    model::Caption caption;
    caption.children.push_back({model::Text{words.text("diff.log-title")}, {}, 0});
    table.caption = std::move(caption);
    model::Block block{std::move(table), {}, {}, 0};
    block.attributes.id = words.text("diff.log-anchor");
    log.blocks.push_back(std::move(block));
    model::assign_ids(log);
    return log;
}

}  // namespace compare
