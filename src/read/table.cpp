// SPDX-License-Identifier: MPL-2.0
#include "read/table.h"

#include <algorithm>
#include <array>
#include <optional>
#include <set>
#include <string>
#include <utility>

#include "read/keyed_map.h"
#include "read/located_text.h"
#include "read/markdown_character.h"
#include "read/table_schema.h"
#include "read/table_value.h"
#include "read/table_yaml.h"

namespace reading {
namespace {

using model::DataCell;
using model::DataRow;
using model::DataTable;
using model::Field;

std::string name_of(std::string_view heading) {
    std::string name;
    for (const char c : heading) {
        const bool space = c == ' ' || c == '\t' || c == '\n' || c == '\r';
        if (!space)
            name += c;
        else if (!name.empty() && name.back() != '-')
            name += '-';
    }
    return name;
}

class CsvTableReader {
  public:
    CsvTableReader(const CsvFile& file, const TableSchema& schema, const MarkdownCellReader& read_markdown,
                   model::Diagnostics& diagnostics)
        : file_(file),
          schema_(schema),
          read_markdown_(read_markdown),
          diagnostics_(diagnostics),
          // Who parts fields by commas writes a decimal point.
          form_(file.form.delimiter == ',' ? NumberForm::point : NumberForm::danish) {}

    DataTable read() {
        table_.title = schema_.title;
        if (file_.records.empty()) return std::move(table_);
        table_.span = {file_.records[0].span.source, file_.records.front().span.begin, file_.records.back().span.end};
        read_head(file_.records[0]);
        for (std::size_t i = 1; i < file_.records.size(); ++i) table_.rows.push_back(row(file_.records[i]));
        if (schema_.fields.empty())
            for (std::size_t column = 0; column < table_.fields.size(); ++column)
                infer(column);
        for (auto& made : table_.rows) type_row(made);
        return std::move(table_);
    }

  private:
    /// Decides the fields, and for each column of the file the field it fills.
    void read_head(const CsvRecord& head) {
        table_.fields = schema_.fields;
        std::vector<bool> filled(table_.fields.size(), false);
        std::set<std::string> names;
        for (const auto& heading : head.fields) {
            const model::Span where = heading.places.whole;
            if (heading.text.empty()) diagnostics_.error("table-column.unnamed", where);
            if (!heading.text.empty() && !names.insert(heading.text).second)
                diagnostics_.error("table-column.twice", where, {{"column", heading.text}});
            const auto index = described(heading.text);
            if (index && !filled[*index]) {
                filled[*index] = true;
                column_of_.push_back(*index);
                continue;
            }
            if (!schema_.fields.empty() && !heading.text.empty()) undescribed(heading.text, where);
            column_of_.push_back(table_.fields.size());
            Field field;
            field.name = name_of(heading.text);
            field.title = heading.text.empty() ? std::to_string(column_of_.size()) : heading.text;
            field.type = "markdown";
            field.span = where;
            table_.fields.push_back(std::move(field));
        }
        for (std::size_t i = 0; i < filled.size(); ++i)
            if (!filled[i]) absent(table_.fields[i]);
    }

    void infer(std::size_t column) {
        table_.fields[column].type = infer_type(table_.rows, column, form_);
        table_.fields[column].inferred = true;
    }

    std::optional<std::size_t> described(const std::string& heading) const {
        for (std::size_t i = 0; i < schema_.fields.size(); ++i)
            if (schema_.fields[i].name == heading || schema_.fields[i].title == heading) return i;
        return std::nullopt;
    }

    void undescribed(const std::string& heading, model::Span where) {
        diagnostics_.warning("table-column.undescribed", where, {{"column", heading}});
    }

    void absent(const Field& field) {
        std::set<std::string, std::less<>> headings;
        for (const auto& heading : file_.records[0].fields)
            if (!described(heading.text)) headings.insert(heading.text);
        const std::string nearest = nearest_name(field.name, headings);
        diagnostics_.error(nearest.empty() ? "table-column.absent" : "table-column.absent-near", field.span,
                           {{"column", field.name}, {"nearest", nearest}});
    }

    DataRow row(const CsvRecord& record) {
        DataRow made;
        made.span = record.span;
        made.cells.resize(table_.fields.size());
        for (auto& cell : made.cells) cell.span = {record.span.source, record.span.end, record.span.end};
        if (record.fields.size() != column_of_.size())
            diagnostics_.error(
                record.fields.size() < column_of_.size() ? "table-ragged.short" : "table-ragged.long",
                ragged_place(record),
                {{"found", std::to_string(record.fields.size())}, {"expected", std::to_string(column_of_.size())}});
        texts_.emplace_back(table_.fields.size());
        for (std::size_t i = 0; i < std::min(record.fields.size(), column_of_.size()); ++i) {
            DataCell& cell = made.cells[column_of_[i]];
            cell.text = record.fields[i].text;
            cell.span = record.fields[i].places.whole;
            texts_.back()[column_of_[i]] = record.fields[i];
        }
        made.is_group = is_group(made, record);
        return made;
    }

    model::Span ragged_place(const CsvRecord& record) const {
        if (record.fields.size() < column_of_.size()) return record.span;
        return {record.span.source, record.fields[column_of_.size()].places.whole.begin, record.span.end};
    }

    /// Only the first cell is filled, and ends with a colon, which is then taken away.
    bool is_group(DataRow& made, const CsvRecord& record) {
        if (column_of_.size() < 2 || !record.fields[0].text.ends_with(":")) return false;
        for (std::size_t i = 1; i < record.fields.size(); ++i)
            if (!record.fields[i].text.empty()) return false;
        DataCell group = made.cells[column_of_[0]];
        group.text.pop_back();
        const LocatedText words = record.fields[0].slice(0, group.text.size());
        for (auto& cell : made.cells) cell.text.clear();
        made.cells[0] = std::move(group);
        texts_.back()[0] = words;
        return true;
    }

    void type_row(DataRow& made) {
        const std::size_t index = static_cast<std::size_t>(&made - table_.rows.data());
        if (made.is_group) {
            markdown(texts_[index][0], made.cells[0]);
            return;
        }
        for (std::size_t i = 0; i < made.cells.size(); ++i) {
            const std::string& type = table_.fields[i].type;
            DataCell& cell = made.cells[i];
            if (type == "markdown" && !cell.text.empty()) markdown(texts_[index][i], cell);
            if (type == "list" && !cell.text.empty()) list(texts_[index][i], cell);
            type_cell(table_.fields[i], form_, cell, diagnostics_);
        }
    }

    void markdown(const LocatedText& text, DataCell& cell) {
        read_markdown_(text.text, text.places, cell.blocks, table_.footnotes, diagnostics_);
    }

    /// Each line of the cell is an item, its bullet taken away.
    void list(const LocatedText& text, DataCell& cell) {
        model::List made;
        for (std::size_t begin = 0; begin < text.text.size();) {
            const std::size_t end = std::min(text.text.find('\n', begin), text.text.size());
            LocatedText line = text.slice(begin, end).trimmed();
            for (const std::string_view bullet : {"- ", "* ", "• ", "– "})
                if (line.text.starts_with(bullet)) line = line.slice(bullet.size(), line.text.size()).trimmed();
            begin = end + 1;
            if (line.text.empty()) continue;
            model::ListItem item;
            item.span = text.places.whole;
            read_markdown_(line.text, line.places, item.children, table_.footnotes, diagnostics_);
            made.items.push_back(std::move(item));
        }
        cell.blocks.push_back({std::move(made), {}, cell.span, 0});
    }

    const CsvFile& file_;
    const TableSchema& schema_;
    const MarkdownCellReader& read_markdown_;
    model::Diagnostics& diagnostics_;
    NumberForm form_;
    DataTable table_;
    std::vector<std::size_t> column_of_;           // field that each column of the file fills
    std::vector<std::vector<LocatedText>> texts_;  // beside the rows and their cells
};

/// Two cells, or a cell and `notes`, that define the same note: a call could not know which one it means.
void drop_second_notes(DataTable& table, model::Diagnostics& diagnostics) {
    std::set<std::string> labels;
    std::erase_if(table.footnotes, [&](const model::Footnote& note) {
        if (labels.insert(normalised_label(note.label)).second) return false;
        diagnostics.error("footnote-duplicate", note.span, {{"label", note.label}});
        return true;
    });
}

/// Whether the file could not be read to its end.
bool is_broken(const model::Diagnostics& diagnostics) {
    static constexpr std::array<std::string_view, 5> keys = {"table-csv.unclosed-quote", "file-encoding.not-utf8",
                                                             "file-encoding.utf16", "file-encoding.control",
                                                             "table-form.workbook"};
    const auto& all = diagnostics.all();
    return std::any_of(all.begin(), all.end(), [](const model::Diagnostic& found) {
        return found.rule() == "yaml-syntax" || std::find(keys.begin(), keys.end(), found.key) != keys.end();
    });
}

/// Workbooks begin as ZIP archives or as old Office files; nothing of them is text.
bool is_workbook(std::string_view path, std::string_view bytes) {
    for (const std::string_view end : {".xlsx", ".xls", ".xlsm", ".ods"})
        if (path.ends_with(end)) return true;
    return bytes.starts_with("PK\x03\x04") || bytes.starts_with("\xD0\xCF\x11\xE0");
}

DataTable read_form(model::SourceId table, model::SourceId schema, const model::Sources& sources,
                    const MarkdownCellReader& read_markdown, model::Diagnostics& diagnostics, TableForm* form) {
    const std::string& path = sources[table].path();
    if (is_workbook(path, sources[table].bytes())) {
        diagnostics.error("table-form.workbook", {table, 0, 0}, {{"path", path}});
        return {};
    }
    const TableSchema described = schema ? read_table_schema(schema, sources, diagnostics) : TableSchema{};
    if (path.ends_with(".yaml") || path.ends_with(".yml")) {
        if (form) *form = {"yaml", "UTF-8", false, 0};
        return read_yaml_table(table, described, sources, read_markdown, diagnostics);
    }
    const CsvFile file = read_csv(table, sources, diagnostics);
    if (form) *form = file.form;
    return CsvTableReader(file, described, read_markdown, diagnostics).read();
}

}  // namespace

DataTable read_table(model::SourceId table, model::SourceId schema, const model::Sources& sources,
                     const MarkdownCellReader& read_markdown, model::Diagnostics& diagnostics, TableForm* form) {
    const std::string& path = sources[table].path();
    // Other files' mistakes say nothing of this one.
    model::Diagnostics own;
    DataTable made = read_form(table, schema, sources, read_markdown, own, form);
    made.path = path;
    made.broken = is_broken(own);
    drop_second_notes(made, own);
    if (made.fields.empty() && !own.has_errors()) {
        own.error("table-empty", {table, 0, 0}, {{"path", path}});
        made.broken = true;
    }
    if (!made.broken) check_constraints(made, own);
    diagnostics.append(std::move(own));
    return made;
}

}  // namespace reading
