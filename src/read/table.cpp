// SPDX-License-Identifier: MPL-2.0
#include "read/table.h"

#include <algorithm>
#include <array>
#include <cstdint>
#include <optional>
#include <set>
#include <string>
#include <utility>

#include "read/markdown_character.h"
#include "read/table_csv_rows.h"
#include "read/table_schema.h"
#include "read/table_value.h"
#include "read/table_workbook.h"
#include "read/table_yaml.h"
#include "support/utf8.h"

namespace reading {
namespace {

using model::DataTable;

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

/// The encoding of a CSV file in UTF-16, whose source from now on has its text in UTF-8; "" of any other file. Without
/// a byte order mark only the schema's dialect says it, and Windows' byte order is meant.
std::string take_utf16(model::SourceId id, const TableDialect& dialect, model::Sources& sources,
                       model::Diagnostics& diagnostics) {
    const std::string_view bytes = sources[id].bytes();
    const bool big_endian = bytes.starts_with("\xFE\xFF");
    const bool marked = big_endian || bytes.starts_with("\xFF\xFE");
    if (dialect.encoding.empty() ? !marked : dialect.encoding != "utf-16") return {};
    support::Utf16Text read = support::from_utf16(bytes.substr(marked ? 2 : 0), big_endian);
    const bool whole = read.bad == std::string_view::npos;
    const std::size_t characters = support::count_code_points(read.text);
    sources.set_text(id, whole ? std::move(read.text) : std::string());
    if (!whole) diagnostics.error("file-encoding.utf16", {id, 0, 0}, {{"characters", std::to_string(characters)}});
    return big_endian ? "UTF-16BE" : "UTF-16LE";
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
    const std::string utf16 = take_utf16(asked.table, schema.dialect, asked.sources, diagnostics);
    DataTable table = read_csv_table(asked.table, schema, asked.sources, asked.read_markdown, diagnostics, form);
    if (!utf16.empty()) form.encoding = utf16;
    return table;
}

DataTable read_described(const Asked& asked, model::Diagnostics& diagnostics, TableForm& form) {
    const TableSchema schema =
        asked.schema ? read_table_schema(asked.schema, asked.sources, diagnostics) : TableSchema{};
    DataTable table = read_form(asked, schema, diagnostics, form);
    if (table.foreign_keys.empty()) table.foreign_keys = schema.foreign_keys;
    if (!table.broken && !table.fields.empty()) settle_primary_key(schema.primary_key, table, diagnostics);
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
