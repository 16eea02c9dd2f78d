// SPDX-License-Identifier: MPL-2.0
#include "merge/tables.h"

#include <algorithm>
#include <array>
#include <charconv>
#include <cmath>
#include <optional>
#include <unordered_map>
#include <utility>

#include "merge/table_selection.h"
#include "merge/table_spans.h"
#include "merge/wording.h"

namespace merge {
namespace {

using model::DataRow;
using model::DataTable;
using Rows = std::vector<const DataRow*>;

class Merging {
  public:
    Merging(Work& work, const model::Block& block, const DataTable& table, const NoteScope& document)
        : work_(work), block_(block), data_(table) {
        notes_.outer = &document;
    }

    void fill(model::Table& table) {
        join_notes();
        chosen_ = select(work_, block_, data_);
        count_heads();
        heads(table);
        body(table);
        widths(table);
    }

  private:
    const std::string* option(std::string_view key) const { return block_.attributes.find(key); }

    void join_notes() {
        notes_.first_note = work_.assembly.footnotes.size();
        for (const auto& note : data_.footnotes) {
            const std::size_t index = work_.assembly.footnotes.size();
            notes_.notes.emplace(folded_label(note.label), index);
            work_.table_notes.insert(index);
            work_.assembly.footnotes.push_back(note);
        }
        for (std::size_t i = notes_.first_note; i < work_.assembly.footnotes.size(); ++i) {
            model::Blocks children = std::move(work_.assembly.footnotes[i].children);
            localise_cells(work_, children, notes_);
            work_.assembly.footnotes[i].children = std::move(children);
        }
    }

    void heads(model::Table& table) {
        model::TableRow head;
        head.kind = model::RowKind::header;
        head.span = data_.span;
        for (const std::size_t index : chosen_.columns) {
            const auto& field = data_.fields[index];
            model::TableColumn made;
            made.name = field.name;
            made.type = field.type.empty() ? "markdown" : field.type;
            made.unit = field.unit;
            made.inferred = field.inferred;
            made.title = field.title;
            made.format = field.format;
            made.choices = field.choices;
            made.required = field.required;
            made.unique = field.unique;
            made.heads_row = field.heads_row;
            made.pattern = field.pattern;
            made.minimum = field.minimum;
            made.maximum = field.maximum;
            if (field.type == "number" || field.type == "integer") made.alignment = model::Alignment::decimal;
            if (field.type == "year") made.alignment = model::Alignment::right;
            std::string title = field.title.empty() ? field.name : field.title;
            if (!field.unit.empty() && title.find(field.unit) == std::string::npos) title += " (" + field.unit + ")";
            model::TableCell cell;
            cell.is_header = true;
            cell.alignment = made.alignment == model::Alignment::decimal ? model::Alignment::right : made.alignment;
            cell.span = field.span;
            cell.children.push_back(paragraph_block({text_inline(std::move(title), field.span)}, field.span));
            head.cells.push_back(std::move(cell));
            table.columns.push_back(std::move(made));
        }
        table.rows.push_back(std::move(head));
    }

    void body(model::Table& table) {
        if (chosen_.group_column) return grouped_body(table);
        const auto& rows = chosen_.rows;
        Rows run;
        for (std::size_t i = 0; i < rows.size(); ++i) {
            if (!rows[i]->is_group) {
                run.push_back(rows[i]);
                continue;
            }
            body_rows(run, table);
            const bool empty_group = i + 1 == rows.size() || rows[i + 1]->is_group;
            if (!empty_group || !option("where")) table.rows.push_back(group_row(*rows[i], 0));
        }
        body_rows(run, table);
    }

    void grouped_body(model::Table& table) {
        const std::size_t by = *chosen_.group_column;
        std::erase_if(chosen_.rows, [](const DataRow* row) { return row->is_group; });
        std::vector<std::pair<std::string, Rows>> groups;  // in order of first sight
        std::unordered_map<std::string, std::size_t> places;
        for (const auto* row : chosen_.rows) {
            const auto& name = cell_text(*row, by);
            const auto [place, is_new] = places.emplace(name, groups.size());
            if (is_new) groups.emplace_back(name, Rows());
            groups[place->second].second.push_back(row);
        }
        for (auto& [name, run] : groups) {
            if (!name.empty()) table.rows.push_back(group_row(origin_of(*run.front(), by), by));
            body_rows(run, table);
        }
    }

    /// The row whose cell reaches over this one's.
    const DataRow& origin_of(const DataRow& row, std::size_t column) const {
        const auto up = column < row.cells.size() ? row.cells[column].rows_up : 0;
        return *(&row - up);
    }

    model::TableRow group_row(const DataRow& from, std::size_t index) {
        model::TableRow row;
        row.kind = model::RowKind::group;
        row.span = from.span;
        if (index < from.cells.size()) row.cells.push_back(cell_of(from.cells[index], data_.fields[index]));
        if (row.cells.empty()) row.cells.emplace_back();
        row.cells[0].column_span = static_cast<int>(chosen_.columns.size());
        row.cells[0].alignment = model::Alignment::left;
        return row;
    }

    /// Adds the rows and empties `run`.
    void body_rows(Rows& run, model::Table& table) {
        for (const auto& laid : lay_spans(data_, run, chosen_.columns)) {
            model::TableRow row;
            row.span = laid.row->span;
            for (const auto& place : laid.cells) {
                row.cells.push_back(place.cell ? cell_of(*place.cell, data_.fields[place.field]) : model::TableCell());
                auto& cell = row.cells.back();
                if (!place.cell) cell.value = model::Missing{};
                if (!place.cell) cell.span = laid.row->span;
                cell.row_span = place.row_span;
                cell.column_span = place.column_span;
                cell.is_header = heads_row(place.column);
            }
            table.rows.push_back(std::move(row));
        }
        run.clear();
    }

    bool heads_row(std::size_t column) const {
        return head_count_ ? column < *head_count_ : data_.fields[chosen_.columns[column]].heads_row;
    }

    /// `header-cols` counts from the left; without it the table's own fields say which columns head their rows.
    void count_heads() {
        const auto* given = option("header-cols");
        if (!given) return;
        std::size_t count = 0;
        const auto [end, error] = std::from_chars(given->data(), given->data() + given->size(), count);
        if (error != std::errc() || end != given->data() + given->size()) return;  // reading has said so
        head_count_ = count;
        if (count > chosen_.columns.size())
            work_.diagnostics.error("table-header-cols", attribute_span(work_, block_, "header-cols"),
                                    {{"found", *given}, {"columns", std::to_string(chosen_.columns.size())}});
    }

    model::TableCell cell_of(const model::DataCell& from, const model::Field& field) {
        model::TableCell cell;
        cell.span = from.span;
        cell.value = from.missing ? model::CellValue(model::Missing{}) : from.value;
        const bool typed =
            field.type == "number" || field.type == "integer" || field.type == "date" || field.type == "boolean";
        const bool group = std::holds_alternative<std::monostate>(from.value);  // words in a column of numbers
        if ((!typed || group) && !from.blocks.empty()) {
            cell.children = from.blocks;
            localise_cells(work_, cell.children, notes_);
        } else if (std::string words = cell_words(from, field, work_.words()); !words.empty()) {
            cell.children.push_back(paragraph_block({cell_inline(std::move(words), field, from.span)}, from.span));
        }
        return cell;
    }

    static model::Inline cell_inline(std::string words, const model::Field& field, model::Span span) {
        const bool address = words.starts_with("https://") || words.starts_with("http://");
        if (field.type != "url" || !address) return text_inline(std::move(words), span);
        std::string shown = words.substr(words.find("//") + 2);
        if (shown.starts_with("www.")) shown.erase(0, 4);
        if (shown.ends_with('/')) shown.pop_back();
        return {model::Link{std::move(words), "", {text_inline(std::move(shown), span)}, 0}, span, 0};
    }

    void widths(model::Table& table) {
        const auto* given = option("widths");
        if (!given) return;
        const auto parts = split_words(*given);
        const bool counted = parts.size() == table.columns.size();
        bool good = counted;
        std::string wrong;
        for (std::size_t i = 0; good && i < parts.size(); ++i) {
            double weight = 0;
            const auto [end, error] = std::from_chars(parts[i].data(), parts[i].data() + parts[i].size(), weight);
            good = error == std::errc() && end == parts[i].data() + parts[i].size() && weight > 0 &&
                   std::isfinite(weight);
            if (!good) wrong = parts[i];
            table.columns[i].weight = good ? weight : 0;
        }
        if (good) return;
        for (auto& column : table.columns) column.weight = 0;
        const model::Span where = attribute_span(work_, block_, "widths");
        if (counted) return work_.diagnostics.error("table-widths.number", narrowed(work_, where, wrong), {{"value", wrong}});
        work_.diagnostics.error(
            "table-widths", where,
            {{"found", std::to_string(parts.size())}, {"columns", std::to_string(table.columns.size())}});
    }

    Work& work_;
    const model::Block& block_;
    const DataTable& data_;
    NoteScope notes_;
    Selection chosen_;
    std::optional<std::size_t> head_count_;
};

model::Attributes without_options(const model::Attributes& from) {
    model::Attributes kept = from;
    std::erase_if(kept.classes, [](const std::string& name) { return name == "table" || name == "orgchart"; });
    std::erase_if(kept.pairs, [](const auto& pair) {
        constexpr std::array<std::string_view, 8> options = {"src",   "columns", "where", "sort",
                                                             "group", "widths",  "alt",   "header-cols"};
        return std::find(options.begin(), options.end(), pair.first) != options.end();
    });
    return kept;
}

/// A name without a folder and without an ending means a table that aftale.yaml names.
void missing_table(Work& work, model::Span where, const std::string& path) {
    static const std::vector<std::string> names = {"parter", "inddragede", "fora", "godkendelser", "journal"};
    if (path.empty()) return;  // reading has said so
    if (path.find_first_of("/.") != std::string::npos)
        return work.diagnostics.error("table-missing", where, {{"path", path}});
    if (std::find(names.begin(), names.end(), path) != names.end())
        return work.diagnostics.error("table-missing.unset", where, {{"path", path}});
    report_unknown(work, model::Severity::error, "table-missing.named", where, path, names);
}

}  // namespace

const DataTable* find_table(Work& work, const model::Block& block, model::SourceId source, const std::string& path) {
    const auto* table = work.inputs.look_up.table ? work.inputs.look_up.table(source, path) : nullptr;
    if (table)
        work.used_tables.push_back(table);
    else
        missing_table(work, attribute_span(work, block, "src"), path);
    return table;
}

model::Block merge_table(Work& work, const model::Block& block, model::SourceId source, const NoteScope& document) {
    const auto& merge = std::get<model::TableMerge>(block.kind);
    const auto* data = find_table(work, block, source, merge.path);
    model::Table table;
    model::Inlines caption = merge.caption;
    if (!data || data->broken)  // what it holds is not known, so that nothing more is said of it
        return {model::Paragraph{std::move(caption)}, without_options(block.attributes), block.span, 0};
    if (caption.empty() && !data->title.empty()) caption = {text_inline(data->title, data->span)};
    if (!caption.empty()) table.caption = model::Caption{"", std::move(caption), block.span, 0};
    Merging(work, block, *data, document).fill(table);
    return {std::move(table), without_options(block.attributes), block.span, 0};
}

}  // namespace merge
