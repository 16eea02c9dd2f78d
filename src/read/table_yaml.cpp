// SPDX-License-Identifier: MPL-2.0
#include "read/table_yaml.h"

#include <algorithm>
#include <optional>
#include <set>
#include <string>
#include <utility>

#include "read/keyed_map.h"
#include "read/table_spans.h"
#include "read/table_yaml_cell.h"
#include "read/yaml.h"

namespace reading {
namespace {

using model::DataRow;
using model::DataTable;
using model::Field;
using model::FrontMatterValue;
using Shape = FrontMatterValue::Shape;

constexpr int most_levels = 7;  // as many as a workbook has

class YamlTableReader {
  public:
    YamlTableReader(const model::Sources& sources, const MarkdownCellReader& read_markdown,
                    model::Diagnostics& diagnostics)
        : diagnostics_(diagnostics), cells_(sources, read_markdown, table_.footnotes, diagnostics) {}

    DataTable read(const FrontMatterValue& root, const TableSchema& schema) {
        PrimaryKey key;
        table_.span = root.span;
        table_.title = schema.title;
        table_.fields = schema.fields;
        if (root.shape == Shape::list) {
            read_rows(root.list);
        } else {
            KeyedMap keys(root, diagnostics_);
            for (const char* also : {"format", "name", "description"}) keys.allow(also);
            table_.foreign_keys = read_foreign_keys(keys.list("foreignKeys"), diagnostics_);
            table_.title = keys.text("title", schema.title);
            key = read_primary_key(keys);
            const FieldsInCommon common{read_missing_values(keys)};
            const auto& fields = keys.list("fields");
            if (!fields.empty()) table_.fields = read_fields(fields, common, diagnostics_);
            read_rows(keys.list("rows"));
            if (const auto* notes = keys.find("notes")) read_notes(*notes);
            keys.finish();
        }
        settle_primary_key(key, table_, diagnostics_);
        return std::move(table_);
    }

  private:
    void read_rows(const std::vector<FrontMatterValue>& rows) {
        if (table_.fields.empty()) infer_fields(rows);
        spans_.emplace(table_.rows.held(), table_.fields.size(), diagnostics_);
        for (const auto& row : rows) {
            if (is_group(row)) spans_->end_run();
            if (is_group(row))
                table_.rows.push_back(group_row(row));
            else if (row.shape == Shape::map)
                table_.rows.push_back(map_row(row));
            else if (row.shape == Shape::list)
                table_.rows.push_back(list_row(row));
            else
                diagnostics_.error("table-row-shape", row.span);
        }
        spans_->end_run();
    }

    /// Columns by the rows' own keys, in the order in which they first come.
    void infer_fields(const std::vector<FrontMatterValue>& rows) {
        std::set<std::string> seen;
        const bool groups_only = std::all_of(rows.begin(), rows.end(), has_group_keys);
        for (const auto& row : rows) {
            if (has_group_keys(row) && !groups_only) continue;
            for (std::size_t i = 0; i < row.map.size(); ++i) {
                if (!seen.insert(row.map[i].first).second) continue;
                Field field;
                field.name = field.title = row.map[i].first;
                field.type = "markdown";
                field.span = row.key_spans[i];
                table_.fields.push_back(std::move(field));
            }
        }
    }

    bool is_group(const FrontMatterValue& row) const {
        return row.shape == Shape::map && has_group_keys(row) && row.map[0].second.shape == Shape::scalar &&
               !table_.field_index("gruppe");
    }

    /// `{gruppe: Børn}`, and of a group within another `{gruppe: Tandpleje, niveau: 2}`.
    static bool has_group_keys(const FrontMatterValue& row) {
        return !row.map.empty() && row.map[0].first == "gruppe" &&
               (row.map.size() == 1 || (row.map.size() == 2 && row.map[1].first == "niveau"));
    }

    /// From 0; what is written counts from 1.
    int level_of(const FrontMatterValue& group) const {
        if (group.map.size() < 2) return 0;
        const FrontMatterValue& value = group.map[1].second;
        const std::string& digit = value.scalar;
        if (value.shape == Shape::scalar && digit.size() == 1 && digit[0] >= '1' && digit[0] <= '0' + most_levels)
            return digit[0] - '1';
        diagnostics_.error("table-group.level", value.span, {{"value", digit}, {"most", std::to_string(most_levels)}});
        return 0;
    }

    DataRow empty_row(model::Span span) const {
        DataRow row;
        row.span = span;
        row.cells.resize(table_.fields.size());
        for (auto& cell : row.cells) {
            cell.missing = true;
            cell.value = model::Missing{};
            cell.span = span;
        }
        return row;
    }

    DataRow group_row(const FrontMatterValue& value) {
        DataRow row = empty_row(value.span);
        row.is_group = true;
        row.level = level_of(value);
        for (auto& cell : row.cells) cell.missing = false;
        for (auto& cell : row.cells) cell.value = std::monostate{};
        const FrontMatterValue& words = value.map[0].second;
        if (!row.cells.empty()) {
            row.cells[0].text = words.scalar;
            row.cells[0].span = words.span;
            cells_.markdown(words, row.cells[0].blocks);
        }
        return row;
    }

    DataRow map_row(const FrontMatterValue& value) {
        std::vector<const FrontMatterValue*> given(table_.fields.size());
        for (std::size_t i = 0; i < value.map.size(); ++i) {
            const auto index = table_.field_index(value.map[i].first);
            if (index)
                given[*index] = &value.map[i].second;
            else
                unknown_column(value.map[i].first, value.key_spans[i]);
        }
        DataRow row = empty_row(value.span);
        spans_->begin_row(row);
        std::size_t end = 0;  // past the columns of the cell before
        for (std::size_t i = 0; i < given.size(); ++i) {
            const FrontMatterValue* found = given[i] && given[i]->shape != Shape::null ? given[i] : nullptr;
            if (i < end || spans_->is_taken(i)) {
                if (found) diagnostics_.error("table-span.covered", found->span, {{"column", table_.fields[i].title}});
            } else if (given[i]) {
                end = spans_->put(row, i, cells_.cell(table_.fields[i], *given[i]));
            }
        }
        spans_->end_row();
        return row;
    }

    /// As many cells as there are places that none from above reaches into.
    DataRow list_row(const FrontMatterValue& value) {
        DataRow row = empty_row(value.span);
        spans_->begin_row(row);
        std::size_t covered = table_.fields.size();
        for (std::size_t i = 0; i < table_.fields.size(); ++i) covered -= spans_->is_taken(i) ? 0U : 1U;
        std::size_t at = spans_->next_free(0);
        model::Span where = value.span;
        for (const auto& item : value.list) {
            if (at >= row.cells.size()) {
                if (covered++ == row.cells.size()) where = item.span;
                continue;
            }
            const std::size_t end = spans_->put(row, at, cells_.cell(table_.fields[at], item));
            covered += end - at;
            at = spans_->next_free(end);
        }
        if (covered != table_.fields.size())
            diagnostics_.error(
                covered < table_.fields.size() ? "table-ragged.short" : "table-ragged.long", where,
                {{"found", std::to_string(covered)}, {"expected", std::to_string(table_.fields.size())}});
        spans_->end_row();
        return row;
    }

    void unknown_column(const std::string& name, model::Span where) {
        std::set<std::string, std::less<>> names;
        for (const auto& field : table_.fields) names.insert(field.name);
        const std::string nearest = nearest_name(name, names);
        diagnostics_.error(nearest.empty() ? "table-column.unknown" : "table-column.unknown-near", where,
                           {{"column", name}, {"nearest", nearest}});
    }

    void read_notes(const FrontMatterValue& notes) {
        if (notes.shape != Shape::map) {
            diagnostics_.error("data-key.shape-map", notes.span, {{"key", "notes"}});
            return;
        }
        for (std::size_t i = 0; i < notes.map.size(); ++i) {
            model::Footnote note;
            note.label = notes.map[i].first;
            note.span = {notes.span.source, notes.key_spans[i].begin, notes.map[i].second.span.end};
            cells_.append_item(notes.map[i].second, note.children);
            table_.footnotes.push_back(std::move(note));
        }
    }

    model::Diagnostics& diagnostics_;
    DataTable table_;
    YamlCellReader cells_;
    std::optional<TableSpans> spans_;  // once the columns are known
};

}  // namespace

DataTable read_yaml_table(model::SourceId source, const TableSchema& schema, const model::Sources& sources,
                          const MarkdownCellReader& read_markdown, model::Diagnostics& diagnostics) {
    const std::size_t before = diagnostics.all().size();
    const FrontMatterValue root = read_yaml_file(source, sources, diagnostics);
    if (root.shape == Shape::null && diagnostics.all().size() > before) return {};
    return YamlTableReader(sources, read_markdown, diagnostics).read(root, schema);
}

}  // namespace reading
