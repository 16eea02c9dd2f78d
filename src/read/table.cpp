// SPDX-License-Identifier: MPL-2.0
#include "read/table.h"

#include <algorithm>
#include <array>
#include <optional>
#include <set>
#include <string>
#include <utility>

#include "read/markdown_character.h"
#include "read/table_rows.h"
#include "read/table_schema.h"
#include "read/table_value.h"
#include "read/table_workbook.h"
#include "read/table_yaml.h"

namespace reading {
namespace {

using model::DataTable;

/// Field by field as the file has them; Markdown asks again where its characters stand.
DataTable read_csv_table(model::SourceId source, const TableSchema& schema, const model::Sources& sources,
                         const MarkdownCellReader& read_markdown, model::Diagnostics& diagnostics, TableForm& form) {
    CsvReader file(source, sources, schema.dialect, diagnostics);
    form = file.form();
    const NumberForm numbers = form.decimal == '.' ? NumberForm::point : NumberForm::danish;
    TableRows rows(schema, read_markdown, numbers, false, diagnostics);
    const TableRows::Locate locate = [&](const model::DataCell& cell) {
        return locate_csv_field(sources[source], cell.span, form);
    };
    DataTable nothing;
    nothing.title = schema.title;
    if (!file.next()) return nothing;
    std::vector<Heading> headings;
    for (const auto& field : file.fields()) {
        headings.push_back({"", field.whole});
        file.set_text(field, headings.back().text);
    }
    rows.head(headings, file.record());
    rows.reserve(sources[source].line_count());
    while (file.next()) {
        const auto& fields = file.fields();
        const std::size_t found = fields.size();
        rows.begin_row(file.record(), found);
        if (found != rows.columns()) {
            model::Span where = file.record();
            if (found > rows.columns()) where.begin = fields[rows.columns()].whole.begin;
            diagnostics.error(found < rows.columns() ? "table-ragged.short" : "table-ragged.long", where,
                              {{"found", std::to_string(found)}, {"expected", std::to_string(rows.columns())}});
        }
        for (std::size_t column = 0; column < std::min(found, rows.columns()); ++column) {
            model::DataCell& cell = rows.cell(column);
            file.set_text(fields[column], cell.text);
            cell.span = fields[column].whole;
        }
        rows.end_row(&locate);
    }
    return rows.finish(locate);
}

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
    static constexpr std::array<std::string_view, 4> keys = {"table-csv.unclosed-quote", "file-encoding.not-utf8",
                                                             "file-encoding.utf16", "file-encoding.control"};
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

struct Asked {
    model::SourceId table = 0, schema = 0;
    model::Sources& sources;
    const MarkdownCellReader& read_markdown;
    std::string_view part;
};

DataTable read_form(const Asked& asked, const TableSchema& schema, model::Diagnostics& diagnostics, TableForm& form) {
    const std::string& path = asked.sources[asked.table].path();
    if (is_workbook(path, asked.sources[asked.table].bytes())) {
        form = {"xlsx", "", false, 0, "", 0};
        return read_workbook_table(asked.table, asked.part, schema, asked.sources, asked.read_markdown, diagnostics, form);
    }
    if (path.ends_with(".yaml") || path.ends_with(".yml")) {
        form = {"yaml", "UTF-8", false, 0, "", 0};
        return read_yaml_table(asked.table, schema, asked.sources, asked.read_markdown, diagnostics);
    }
    return read_csv_table(asked.table, schema, asked.sources, asked.read_markdown, diagnostics, form);
}

DataTable read_described(const Asked& asked, model::Diagnostics& diagnostics, TableForm& form) {
    const TableSchema schema =
        asked.schema ? read_table_schema(asked.schema, asked.sources, diagnostics) : TableSchema{};
    DataTable table = read_form(asked, schema, diagnostics, form);
    if (table.foreign_keys.empty()) table.foreign_keys = schema.foreign_keys;
    return table;
}

}  // namespace

DataTable read_table(model::SourceId table, model::SourceId schema, model::Sources& sources,
                     const MarkdownCellReader& read_markdown, model::Diagnostics& diagnostics, TableForm* form,
                     std::string_view part) {
    const std::string& path = sources[table].path();
    // Other files' mistakes say nothing of this one.
    model::Diagnostics own;
    TableForm found;
    DataTable made = read_described({table, schema, sources, read_markdown, part}, own, found);
    if (form) *form = std::move(found);
    made.path = path;
    made.broken = made.broken || is_broken(own);
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
