// SPDX-License-Identifier: MPL-2.0
#include "merge/tables.h"

#include <algorithm>
#include <array>
#include <charconv>
#include <optional>

#include "merge/parties.h"
#include "merge/wording.h"
#include "model/date.h"
#include "support/expression.h"

namespace merge {
namespace {

using model::DataRow;
using model::DataTable;

const std::string& cell_text(const DataRow& row, std::size_t column) {
    static const std::string none;
    return column < row.cells.size() ? row.cells[column].text : none;
}

support::ExpressionValue expression_value(const model::DataCell& cell) {
    return std::visit(model::Overloaded{
                          [](const model::Amount& amount) -> support::ExpressionValue { return amount.value; },
                          [](const model::DateValue& date) -> support::ExpressionValue {
                              return model::to_iso(model::Date{date.year, date.month, date.day});
                          },
                          [](bool truth) -> support::ExpressionValue { return truth; },
                          [](const model::Missing&) -> support::ExpressionValue { return std::monostate(); },
                          [&](const std::monostate&) -> support::ExpressionValue { return cell.text; },
                      },
                      cell.value);
}

int compare_cells(const model::DataCell& a, const model::DataCell& b) {
    const auto* left = std::get_if<model::Amount>(&a.value);
    const auto* right = std::get_if<model::Amount>(&b.value);
    if (left && right) return left->value < right->value ? -1 : left->value > right->value ? 1 : 0;
    const auto* first = std::get_if<model::DateValue>(&a.value);
    const auto* second = std::get_if<model::DateValue>(&b.value);
    if (first && second) {
        const auto order = model::Date{first->year, first->month, first->day} <=>
                           model::Date{second->year, second->month, second->day};
        return order < 0 ? -1 : order > 0 ? 1 : 0;
    }
    if (a.text.empty() != b.text.empty()) return a.text.empty() ? 1 : -1;
    return compare_danish(a.text, b.text);
}

std::string_view error_key(support::ExpressionError::Kind kind) {
    using Kind = support::ExpressionError::Kind;
    switch (kind) {
        case Kind::unfinished_text:
            return "table-where.unfinished";
        case Kind::missing_value:
            return "table-where.value";
        case Kind::missing_parenthesis:
            return "table-where.parenthesis";
        case Kind::left_over:
            return "table-where.left-over";
        case Kind::too_deep:
            return "table-where.deep";
        case Kind::unexpected:
            break;
    }
    return "table-where.unexpected";
}

class Merging {
  public:
    Merging(Work& work, const model::Block& block, const DataTable& table, const NoteScope& document)
        : work_(work), block_(block), data_(table), document_(document) {}

    void fill(model::Table& table) {
        join_notes();
        choose_columns();
        select_rows();
        sort_rows();
        group_column_ = named_column("group");
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
            notes_.notes.emplace(note.label, index);
            work_.table_notes.insert(index);
            work_.assembly.footnotes.push_back(note);
        }
        for (std::size_t i = notes_.first_note; i < work_.assembly.footnotes.size(); ++i) {
            model::Blocks children = std::move(work_.assembly.footnotes[i].children);
            localise_cells(work_, children, notes_, document_);
            work_.assembly.footnotes[i].children = std::move(children);
        }
    }

    /// The index of a column; nullopt after reporting where the name stands.
    std::optional<std::size_t> column(std::string_view attribute, const std::string& name) {
        if (const auto index = data_.field_index(name)) return index;
        std::vector<std::string> names;
        for (const auto& field : data_.fields) names.push_back(field.name);
        const model::Span where = narrowed(work_, attribute_span(work_, block_, attribute), name);
        report_unknown(work_, model::Severity::error, "table-column-missing", where, name, names,
                       {{"table", data_.path}});
        return std::nullopt;
    }

    std::optional<std::size_t> named_column(std::string_view attribute) {
        const auto* name = option(attribute);
        return name && !name->empty() ? column(attribute, *name) : std::nullopt;
    }

    void choose_columns() {
        if (const auto* names = option("columns"))
            for (const auto& name : split_words(*names))
                if (const auto index = column("columns", name)) columns_.push_back(*index);
        if (!option("columns") || columns_.empty())
            for (std::size_t i = 0; i < data_.fields.size(); ++i) columns_.push_back(i);
    }

    void select_rows() {
        for (const auto& row : data_.rows) rows_.push_back(&row);
        const auto* condition = option("where");
        if (!condition) return;
        const model::Span where = attribute_span(work_, block_, "where");
        const auto parsed = support::Expression::parse(*condition);
        if (const auto* error = std::get_if<support::ExpressionError>(&parsed)) {
            model::Span place = where;
            if (where.end - where.begin == condition->size()) {
                place.begin += static_cast<std::uint32_t>(error->offset);
                place.end = place.begin + static_cast<std::uint32_t>(error->length);
            }
            work_.diagnostics.error(std::string(error_key(error->kind)), place,
                                    {{"found", error->found}, {"text", *condition}});
            return;
        }
        const auto& expression = std::get<support::Expression>(parsed);
        bool known = true;
        for (const auto& name : expression.names()) known = column("where", name.name).has_value() && known;
        if (!known) return;
        std::erase_if(rows_, [&](const DataRow* row) {
            return !row->is_group && !expression.holds([&](std::string_view name) -> support::ExpressionValue {
                const auto index = *data_.field_index(name);
                if (index >= row->cells.size()) return std::monostate();
                return expression_value(row->cells[index]);
            });
        });
    }

    struct SortKey {
        std::size_t column = 0;
        bool descending = false;
    };

    /// Rows stay under the group row that the table itself gives them.
    void sort_rows() {
        const auto* keys = option("sort");
        if (!keys) return;
        std::vector<SortKey> order;
        for (auto name : split_words(*keys)) {
            const bool descending = name.starts_with('-');
            if (descending) name.erase(0, 1);
            if (const auto index = column("sort", name)) order.push_back({*index, descending});
        }
        const auto before = [&](const DataRow* a, const DataRow* b) {
            for (const auto& key : order) {
                static const model::DataCell none;
                const auto& left = key.column < a->cells.size() ? a->cells[key.column] : none;
                const auto& right = key.column < b->cells.size() ? b->cells[key.column] : none;
                const int found = compare_cells(left, right);
                if (found != 0) return key.descending ? found > 0 : found < 0;
            }
            return false;
        };
        for (auto from = rows_.begin(); from != rows_.end();) {
            const auto to = std::find_if(from, rows_.end(), [](const DataRow* row) { return row->is_group; });
            std::stable_sort(from, to, before);
            from = to == rows_.end() ? to : to + 1;
        }
    }

    void heads(model::Table& table) {
        model::TableRow head;
        head.kind = model::RowKind::header;
        head.span = data_.span;
        for (const std::size_t index : columns_) {
            const auto& field = data_.fields[index];
            model::TableColumn made;
            made.name = field.name;
            made.type = field.type.empty() ? "markdown" : field.type;
            made.unit = field.unit;
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
        if (!group_column_) {
            for (std::size_t i = 0; i < rows_.size(); ++i) {
                const bool empty_group = rows_[i]->is_group && (i + 1 == rows_.size() || rows_[i + 1]->is_group);
                if (rows_[i]->is_group && !(empty_group && option("where")))
                    table.rows.push_back(group_row(*rows_[i], 0));
                if (!rows_[i]->is_group) table.rows.push_back(body_row(*rows_[i]));
            }
            return;
        }
        std::erase_if(rows_, [](const DataRow* row) { return row->is_group; });
        std::vector<std::string> groups;
        for (const auto* row : rows_)
            if (const auto& name = cell_text(*row, *group_column_);
                std::find(groups.begin(), groups.end(), name) == groups.end())
                groups.push_back(name);
        for (const auto& group : groups) {
            bool first = true;
            for (const auto* row : rows_) {
                if (cell_text(*row, *group_column_) != group) continue;
                if (first && !group.empty()) table.rows.push_back(group_row(*row, *group_column_));
                first = false;
                table.rows.push_back(body_row(*row));
            }
        }
    }

    model::TableRow group_row(const DataRow& from, std::size_t index) {
        model::TableRow row;
        row.kind = model::RowKind::group;
        row.span = from.span;
        if (index < from.cells.size()) row.cells.push_back(cell_of(from.cells[index], data_.fields[index]));
        if (row.cells.empty()) row.cells.emplace_back();
        row.cells[0].column_span = static_cast<int>(columns_.size());
        row.cells[0].alignment = model::Alignment::left;
        return row;
    }

    model::TableRow body_row(const DataRow& from) {
        model::TableRow row;
        row.span = from.span;
        for (const std::size_t index : columns_) {
            if (index < from.cells.size()) {
                row.cells.push_back(cell_of(from.cells[index], data_.fields[index]));
            } else {
                row.cells.emplace_back();
                row.cells.back().value = model::Missing{};
                row.cells.back().span = from.span;
            }
        }
        return row;
    }

    model::TableCell cell_of(const model::DataCell& from, const model::Field& field) {
        model::TableCell cell;
        cell.span = from.span;
        cell.value = from.missing ? model::CellValue(model::Missing{}) : from.value;
        const bool typed =
            field.type == "number" || field.type == "integer" || field.type == "date" || field.type == "boolean";
        if (!typed && !from.blocks.empty()) {
            cell.children = from.blocks;
            localise_cells(work_, cell.children, notes_, document_);
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
        bool good = parts.size() == table.columns.size();
        for (std::size_t i = 0; good && i < parts.size(); ++i) {
            double weight = 0;
            const auto [end, error] = std::from_chars(parts[i].data(), parts[i].data() + parts[i].size(), weight);
            good = error == std::errc() && end == parts[i].data() + parts[i].size() && weight > 0;
            table.columns[i].weight = good ? weight : 0;
        }
        if (good) return;
        for (auto& column : table.columns) column.weight = 0;
        work_.diagnostics.error(
            "table-widths", attribute_span(work_, block_, "widths"),
            {{"found", std::to_string(parts.size())}, {"columns", std::to_string(table.columns.size())}});
    }

    Work& work_;
    const model::Block& block_;
    const DataTable& data_;
    const NoteScope& document_;
    NoteScope notes_;
    std::vector<std::size_t> columns_;
    std::vector<const DataRow*> rows_;
    std::optional<std::size_t> group_column_;
};

model::Attributes without_options(const model::Attributes& from) {
    model::Attributes kept = from;
    std::erase_if(kept.classes, [](const std::string& name) { return name == "table" || name == "orgchart"; });
    std::erase_if(kept.pairs, [](const auto& pair) {
        constexpr std::array<std::string_view, 7> options = {"src",   "columns", "where", "sort",
                                                             "group", "widths",  "alt"};
        return std::find(options.begin(), options.end(), pair.first) != options.end();
    });
    return kept;
}

}  // namespace

const DataTable* find_table(Work& work, const model::Block& block, model::SourceId source, const std::string& path) {
    const auto* table = work.inputs.look_up.table ? work.inputs.look_up.table(source, path) : nullptr;
    if (table)
        work.used_tables.push_back(table);
    else
        work.diagnostics.error("table-missing", attribute_span(work, block, "src"), {{"path", path}});
    return table;
}

model::Block merge_table(Work& work, const model::Block& block, model::SourceId source, const NoteScope& document) {
    const auto& merge = std::get<model::TableMerge>(block.kind);
    const auto* data = find_table(work, block, source, merge.path);
    model::Table table;
    model::Inlines caption = merge.caption;
    if (data && caption.empty() && !data->title.empty()) caption = {text_inline(data->title, data->span)};
    if (!caption.empty()) table.caption = model::Caption{"", std::move(caption), block.span, 0};
    if (data) Merging(work, block, *data, document).fill(table);
    return {std::move(table), without_options(block.attributes), block.span, 0};
}

}  // namespace merge
