// SPDX-License-Identifier: MPL-2.0
#include "read/table_yaml.h"

#include <algorithm>
#include <set>
#include <string>
#include <utility>

#include "read/keyed_map.h"
#include "read/located_text.h"
#include "read/table_value.h"
#include "read/yaml.h"

namespace reading {
namespace {

using model::Blocks;
using model::DataCell;
using model::DataRow;
using model::DataTable;
using model::Field;
using model::FrontMatterValue;
using Shape = FrontMatterValue::Shape;

class YamlTableReader {
  public:
    YamlTableReader(const model::Sources& sources, const MarkdownCellReader& read_markdown,
                    model::Diagnostics& diagnostics)
        : sources_(sources), read_markdown_(read_markdown), diagnostics_(diagnostics) {}

    DataTable read(const FrontMatterValue& root, const TableSchema& schema) {
        table_.span = root.span;
        table_.title = schema.title;
        table_.fields = schema.fields;
        if (root.shape == Shape::list) {
            read_rows(root.list);
        } else {
            KeyedMap keys(root, diagnostics_);
            for (const char* also : {"format", "name", "description", "missingValues", "foreignKeys"}) keys.allow(also);
            table_.title = keys.text("title", schema.title);
            const auto primary_key = keys.texts("primaryKey");
            const auto& fields = keys.list("fields");
            if (!fields.empty()) table_.fields = read_fields(fields, primary_key, diagnostics_);
            read_rows(keys.list("rows"));
            if (const auto* notes = keys.find("notes")) read_notes(*notes);
            keys.finish();
        }
        return std::move(table_);
    }

  private:
    void read_rows(const std::vector<FrontMatterValue>& rows) {
        if (table_.fields.empty()) infer_fields(rows);
        for (const auto& row : rows) {
            if (is_group(row))
                table_.rows.push_back(group_row(row));
            else if (row.shape == Shape::map)
                table_.rows.push_back(map_row(row));
            else if (row.shape == Shape::list)
                table_.rows.push_back(list_row(row));
            else
                diagnostics_.error("table-row-shape", row.span);
        }
    }

    /// Columns by the rows' own keys, in the order in which they first come.
    void infer_fields(const std::vector<FrontMatterValue>& rows) {
        std::set<std::string> seen;
        for (const auto& row : rows) {
            if (row.map.size() == 1 && row.map[0].first == "gruppe" && rows.size() > 1) continue;
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
        return row.shape == Shape::map && row.map.size() == 1 && row.map[0].first == "gruppe" &&
               row.map[0].second.shape == Shape::scalar && !table_.field_index("gruppe");
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
        for (auto& cell : row.cells) cell.missing = false;
        for (auto& cell : row.cells) cell.value = std::monostate{};
        const FrontMatterValue& words = value.map[0].second;
        if (!row.cells.empty()) {
            row.cells[0].text = words.scalar;
            row.cells[0].span = words.span;
            markdown(words, row.cells[0].blocks);
        }
        return row;
    }

    DataRow map_row(const FrontMatterValue& value) {
        DataRow row = empty_row(value.span);
        for (std::size_t i = 0; i < value.map.size(); ++i) {
            const auto index = table_.field_index(value.map[i].first);
            if (index)
                row.cells[*index] = cell(table_.fields[*index], value.map[i].second);
            else
                unknown_column(value.map[i].first, value.key_spans[i]);
        }
        return row;
    }

    DataRow list_row(const FrontMatterValue& value) {
        DataRow row = empty_row(value.span);
        const std::size_t count = value.list.size();
        if (count != table_.fields.size())
            diagnostics_.error(count < table_.fields.size() ? "table-ragged.short" : "table-ragged.long", value.span,
                               {{"found", std::to_string(count)}, {"expected", std::to_string(table_.fields.size())}});
        for (std::size_t i = 0; i < std::min(count, row.cells.size()); ++i)
            row.cells[i] = cell(table_.fields[i], value.list[i]);
        return row;
    }

    void unknown_column(const std::string& name, model::Span where) {
        std::set<std::string, std::less<>> names;
        for (const auto& field : table_.fields) names.insert(field.name);
        const std::string nearest = nearest_name(name, names);
        diagnostics_.error(nearest.empty() ? "table-column.unknown" : "table-column.unknown-near", where,
                           {{"column", name}, {"nearest", nearest}});
    }

    DataCell cell(const Field& field, const FrontMatterValue& value) {
        DataCell made;
        made.span = value.span;
        const bool takes_list = field.type == "markdown" || field.type == "list";
        if (value.shape == Shape::null) {
            made.missing = true;
            made.value = model::Missing{};
        } else if (value.shape == Shape::scalar) {
            scalar_cell(field, value, made);
        } else if (value.shape == Shape::list && takes_list) {
            made.text = words_of(value);
            if (field.type == "list")
                made.blocks.push_back(bullet_list(value));
            else
                for (const auto& item : value.list) append_item(item, made.blocks);
        } else if (value.shape == Shape::map && field.type == "maaltal") {
            target(value, made);
        } else {
            diagnostics_.error(value.shape == Shape::map ? "table-value.map" : "table-value.list", value.span,
                               {{"column", field.title}});
        }
        return made;
    }

    void scalar_cell(const Field& field, const FrontMatterValue& value, DataCell& made) {
        const LocatedText text = locate_scalar(value.scalar, value.span, sources_).trimmed();
        made.text = text.text;
        if (field.type == "markdown" || field.type == "list") markdown(value, made.blocks);
        type_cell(field, NumberForm::point, made, diagnostics_);
    }

    void markdown(const FrontMatterValue& value, Blocks& blocks) {
        const LocatedText text = locate_scalar(value.scalar, value.span, sources_);
        read_markdown_(text.text, text.places, blocks, table_.footnotes, diagnostics_);
    }

    /// An item of a sequence: its Markdown, or a bullet list when it is a sequence itself.
    void append_item(const FrontMatterValue& item, Blocks& blocks) {
        if (item.shape == Shape::scalar)
            markdown(item, blocks);
        else if (item.shape == Shape::list)
            blocks.push_back(bullet_list(item));
        else if (item.shape == Shape::map)
            diagnostics_.error("table-value.colon", item.span);
    }

    model::Block bullet_list(const FrontMatterValue& value) {
        model::List list;
        for (const auto& item : value.list) {
            model::ListItem made;
            made.span = item.span;
            append_item(item, made.children);
            // A sequence in a sequence belongs to the item before it, as an indented list does.
            if (item.shape == Shape::list && !list.items.empty())
                std::move(made.children.begin(), made.children.end(), std::back_inserter(list.items.back().children));
            else if (item.shape != Shape::null)
                list.items.push_back(std::move(made));
        }
        model::Block block{std::move(list), {}, value.span, 0};
        return block;
    }

    static std::string words_of(const FrontMatterValue& value) {
        std::string out;
        for (const auto& item : value.list) {
            const std::string words = item.shape == Shape::list ? words_of(item) : item.scalar;
            if (words.empty()) continue;
            if (!out.empty()) out += "; ";
            out += words.substr(0, words.find_last_not_of(" \n") + 1);
        }
        return out;
    }

    /// `{vaerdi, enhed, retning, gruppe}`: "højst 16 % (16–24 år)".
    void target(const FrontMatterValue& value, DataCell& made) {
        KeyedMap keys(value, diagnostics_);
        const std::string number = keys.required_text("vaerdi");
        const std::string unit = keys.text("enhed");
        const std::string direction = keys.choice("retning", {"højst", "mindst", "stiger", "falder"});
        const std::string group = keys.text("gruppe");
        keys.finish();
        if (number.empty()) return;
        auto amount = parse_amount(number, NumberForm::point);
        if (!amount || !amount->unit.empty()) {
            diagnostics_.error("table-value.no-target", value.find("vaerdi")->span,
                               {{"value", number}, {"column", "vaerdi"}});
            return;
        }
        amount->unit = unit;
        made.value = *amount;
        if (!direction.empty()) made.text = direction + (direction.ends_with("st") ? " " : " til ");
        made.text += to_danish(*amount);
        if (!group.empty()) made.text += " (" + group + ")";
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
            append_item(notes.map[i].second, note.children);
            table_.footnotes.push_back(std::move(note));
        }
    }

    const model::Sources& sources_;
    const MarkdownCellReader& read_markdown_;
    model::Diagnostics& diagnostics_;
    DataTable table_;
};

}  // namespace

DataTable read_yaml_table(model::SourceId source, const TableSchema& schema, const model::Sources& sources,
                          const MarkdownCellReader& read_markdown, model::Diagnostics& diagnostics) {
    const FrontMatterValue root = read_yaml_file(source, sources, diagnostics);
    return YamlTableReader(sources, read_markdown, diagnostics).read(root, schema);
}

}  // namespace reading
