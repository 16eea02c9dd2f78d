// SPDX-License-Identifier: MPL-2.0
#include "merge/table_body.h"

#include <algorithm>
#include <charconv>
#include <cmath>
#include <unordered_map>
#include <utility>

#include "merge/table_cell.h"
#include "merge/table_spans.h"
#include "merge/table_stream.h"
#include "merge/table_totals.h"
#include "merge/table_transpose.h"
#include "merge/wording.h"
#include "model/assembly.h"
#include "model/column_width.h"
#include "support/danish_order.h"

namespace merge {
namespace {

using model::DataRow;
using model::DataTable;
using Rows = std::vector<const DataRow*>;

const std::string between_groups = " \u00B7 ";

// Whether a title says its unit itself, large or small as it begins: "Kr." does "kr.".
bool says_unit(const std::string& title, const std::string& unit) {
    if (title.find(unit) != std::string::npos) return true;
    const std::string words = " " + support::folded_case(title) + " ";
    return words.find(" " + support::folded_case(unit) + " ") != std::string::npos;
}

class Merging {
  public:
    Merging(const TableOptions& options, const DataTable& table, Selection chosen, const NoteScope& document)
        : options_(options),
          work_(options.work()),
          data_(table),
          chosen_(std::move(chosen)),
          fields_(fields_of(chosen_.columns)),
          totals_(options, data_, chosen_.columns),
          formats_(options.work()),
          names_(options.work()) {
        notes_.outer = &document;
    }

    void fill(model::Table& table) {
        join_notes();
        count_heads();
        find_spanned();
        heads(table);
        body(table);
        formats_.report();
        align_values(table);
        if (const auto* turn = option("transpose")) turned(table, *turn);
        widths(table);
    }

  private:
    const std::string* option(std::string_view key) const { return options_.find(key); }

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
        for (const auto& column : chosen_.columns) {
            const auto& field = data_.fields[column.field];
            model::TableColumn made;
            made.name = field.name;
            made.type = field.type.empty() ? "markdown" : field.type;
            made.unit = field.unit;
            made.inferred = field.inferred;
            made.title = column.title;
            made.format = field.format;
            made.choices = field.choices;
            made.required = field.required;
            made.unique = field.unique;
            made.heads_row = field.heads_row;
            made.pattern = field.pattern;
            made.minimum = field.minimum;
            made.maximum = field.maximum;
            made.least_length = field.least_length;
            made.most_length = field.most_length;
            if (field.type == "number" || field.type == "integer") made.alignment = model::Alignment::decimal;
            if (field.type == "year") made.alignment = model::Alignment::right;
            if (column.format.name == "aar") made.type = "year", made.alignment = model::Alignment::right;
            if (made.type == "date" && column.format.name == "iso") made.format = "iso";
            if (field.format == "iso" && !column.format.name.empty() && column.format.name != "iso") made.format = "";
            if (column.format.name == "procent") made.unit = "%";
            std::string title = column.title;
            if (!field.unit.empty() && !says_unit(title, field.unit)) title += " (" + field.unit + ")";
            model::TableCell cell;
            cell.is_header = true;
            cell.alignment = made.alignment == model::Alignment::decimal ? model::Alignment::right : made.alignment;
            cell.span = field.span;
            if (!title.empty()) cell.children.push_back(paragraph_block(heading_words(title, field.span), field.span));
            localise_cells(work_, cell.children, notes_);
            head.cells.push_back(std::move(cell));
            table.columns.push_back(std::move(made));
        }
        table.rows.push_back(std::move(head));
    }

    /// A title is plain words, but for the calls of the table's own notes: "Antal[^a]".
    model::Inlines heading_words(const std::string& title, model::Span span) const {
        model::Inlines words;
        std::size_t told = 0;
        for (std::size_t at = title.find("[^"); at != std::string::npos; at = title.find("[^", at + 2)) {
            const std::size_t end = title.find(']', at);
            if (end == std::string::npos) break;
            const std::string label = title.substr(at + 2, end - at - 2);
            if (!notes_.notes.contains(folded_label(label))) continue;
            if (at > told) words.push_back(text_inline(title.substr(told, at - told), span));
            words.push_back({model::FootnoteCall{label, 0}, span, 0});
            told = end + 1;
        }
        if (told < title.size()) words.push_back(text_inline(title.substr(told), span));
        return words;
    }

    void body(model::Table& table) {
        if (chosen_.streamed) return streamed_body(table);
        if (!chosen_.group_columns.empty()) return grouped_body(table);
        const auto& rows = chosen_.rows;
        Rows run;
        for (std::size_t i = 0; i < rows.size(); ++i) {
            if (!rows[i]->is_group) {
                run.push_back(rows[i]);
                continue;
            }
            body_rows(run, table);
            if (!option("where") || has_rows(rows, i)) table.rows.push_back(group_row(*rows[i], 0, rows[i]->level));
        }
        body_rows(run, table);
        add_total(table, rows, "table.total", {}, 0);
    }

    /// Whether rows that are no group rows stand under this one, or under one within it.
    static bool has_rows(const Rows& rows, std::size_t group) {
        for (std::size_t i = group + 1; i < rows.size(); ++i) {
            if (!rows[i]->is_group) return true;
            if (rows[i]->level <= rows[group]->level) return false;
        }
        return false;
    }

    void streamed_body(model::Table& table) {
        std::vector<StreamedColumn> columns;
        for (std::size_t i = 0; i < fields_.size(); ++i) columns.push_back({fields_[i], heads_row(i)});
        table.more = streamed_rows(data_, std::move(columns), work_.words());
    }

    /// Only where there is something to add up.
    void add_total(model::Table& table, Rows rows, const char* label, model::MessageArgs args, int level) {
        std::erase_if(rows, [](const DataRow* row) { return row->is_group; });
        if (!totals_.wanted() || rows.empty()) return;
        table.rows.push_back(totals_.row(rows, work_.words().text(label, args)));
        table.rows.back().level = level;
    }

    void grouped_body(model::Table& table) {
        std::erase_if(chosen_.rows, [](const DataRow* row) { return row->is_group; });
        groups_of(chosen_.rows, {}, table);
        add_total(table, chosen_.rows, "table.total", {}, 0);
    }

    /// The groups around rows. `path` names them as readers see them: inner groups repeat the outer one's name, which
    /// may stand on another page.
    struct Around {
        std::size_t count = 0;
        std::string path = {};
        int depth = 0;        // of those with a name
        bool named = true;    // the innermost, which then has its own sum
    };

    /// What names the inner groups of rows that are in no outer one: "Uden vision".
    std::string none_of(std::size_t column) const {
        const auto shown = std::find_if(chosen_.columns.begin(), chosen_.columns.end(),
                                        [column](const ShownColumn& one) { return one.field == column; });
        const std::string title = shown == chosen_.columns.end() ? own_column(data_, column).title : shown->title;
        const bool capitals = title.size() > 1 && title[1] >= 'A' && title[1] <= 'Z';  // "CVR-nummer"
        return work_.words().text("table.no-group", {{"column", capitals ? title : with_lower_first(title)}});
    }

    void groups_of(const Rows& rows, const Around& around, model::Table& table) {
        const std::size_t by = chosen_.group_columns[around.count];
        const std::string& path = around.path;
        const bool innermost = around.count + 1 == chosen_.group_columns.size();
        std::vector<std::pair<std::string, Rows>> groups;  // by what makes values equal, in order of first sight
        std::unordered_map<std::string, std::size_t> places;
        for (const auto* row : rows) {
            const std::string key = cell_key(data_, *row, by);
            const auto [place, is_new] = places.emplace(key, groups.size());
            if (is_new) groups.emplace_back(key, Rows());
            groups[place->second].second.push_back(row);
        }
        // Those of no group stand before all others, right under the outer one's name: after them they would seem
        // theirs.
        std::stable_partition(groups.begin(), groups.end(), [](const auto& group) { return group.first.empty(); });
        for (auto& [key, run] : groups) {
            const std::string name = !key.empty() ? words_in(origin_of(*run.front(), by), by)
                                     : innermost  ? std::string()
                                  : path.empty() ? with_upper_first(none_of(by))
                                                 : none_of(by);
            const std::string here = path + (path.empty() || name.empty() ? "" : between_groups) + name;
            if (!key.empty()) {
                model::TableRow head = group_row(origin_of(*run.front(), by), by, around.depth);
                if (!path.empty()) put_before(path + between_groups, head.cells[0]);
                table.rows.push_back(std::move(head));
            }
            const Rows group = run;
            if (innermost)
                body_rows(run, table);
            else
                groups_of(run, {around.count + 1, here, around.depth + (key.empty() ? 0 : 1), !key.empty()}, table);
            if ((groups.size() > 1 || !around.named) && !key.empty())
                add_total(table, group, "table.subtotal", {{"group", here}}, around.depth);
        }
    }

    /// What readers see of a cell, without marks.
    std::string words_in(const DataRow& row, std::size_t column) {
        if (column >= row.cells.size()) return {};
        return names_.name(row.cells[column], data_.fields[column], naming_format(chosen_.columns, column));
    }

    static void put_before(std::string words, model::TableCell& cell) {
        auto* first = cell.children.empty() ? nullptr : std::get_if<model::Paragraph>(&cell.children[0].kind);
        if (first)
            first->children.insert(first->children.begin(), text_inline(std::move(words), cell.span));
        else
            cell.children.insert(cell.children.begin(),
                                 paragraph_block({text_inline(std::move(words), cell.span)}, cell.span));
    }

    /// The row whose cell reaches over this one's.
    const DataRow& origin_of(const DataRow& row, std::size_t column) const {
        const auto up = column < row.cells.size() ? row.cells[column].rows_up : 0;
        return *(&row - up);
    }

    model::TableRow group_row(const DataRow& from, std::size_t index, int level) {
        model::TableRow row;
        row.kind = model::RowKind::group;
        row.level = level;
        row.span = from.span;
        const ShownColumn shown{index, "", naming_format(chosen_.columns, index)};
        if (index < from.cells.size()) row.cells.push_back(cell_of(from.cells[index], shown, names_));
        if (row.cells.empty()) row.cells.emplace_back();
        row.cells[0].column_span = static_cast<int>(chosen_.columns.size());
        row.cells[0].alignment = model::Alignment::left;
        return row;
    }

    /// Adds the rows and empties `run`.
    void body_rows(Rows& run, model::Table& table) {
        auto all = lay_spans(data_, run, fields_);
        join_equal_neighbours(all, spanned_, data_.fields);
        for (const auto& laid : all) {
            model::TableRow row;
            row.span = laid.row->span;
            for (const auto& place : laid.cells) {
                row.cells.push_back(place.cell ? cell_of(*place.cell, shown_in(place), formats_) : model::TableCell());
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
        return head_count_ ? column < *head_count_ : data_.fields[fields_[column]].heads_row;
    }

    /// A cell that reaches over several columns has the look of the one that it belongs to.
    ShownColumn shown_in(const LaidCell& place) const {
        const auto& column = chosen_.columns[place.column];
        return column.field == place.field ? column : ShownColumn{place.field, "", {}};
    }

    void find_spanned() {
        const auto* names = option("spans");
        if (!names) return;
        for (const std::size_t field : options_.columns(data_, "spans")) {
            const auto found = std::find(fields_.begin(), fields_.end(), field);
            if (found != fields_.end())
                spanned_.push_back(static_cast<std::size_t>(found - fields_.begin()));
            else
                work_.diagnostics.error("table-spans", options_.span("spans", data_.fields[field].name),
                                        {{"name", data_.fields[field].name}});
        }
    }

    void turned(model::Table& table, const std::string& wish) {
        if (wish != "true" && wish != "false")
            return work_.diagnostics.error("table-transpose.value", options_.span("transpose"), {{"value", wish}});
        if (wish == "false") return;
        const bool plain = std::none_of(table.rows.begin(), table.rows.end(), [](const model::TableRow& row) {
            return row.kind == model::RowKind::group || row.kind == model::RowKind::total;
        });
        if (!plain) return work_.diagnostics.error("table-transpose.groups", options_.span("transpose"));
        transpose(table);
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
            work_.diagnostics.error("table-header-cols", options_.span("header-cols"),
                                    {{"found", *given}, {"columns", std::to_string(chosen_.columns.size())}});
    }

    model::TableCell cell_of(const model::DataCell& from, const ShownColumn& column, Formats& formats) {
        const auto& field = data_.fields[column.field];
        if (auto shown = formats.formatted(from, field, column.format)) {
            model::TableCell cell;
            cell.span = from.span;
            cell.value = shown->value;
            cell.children.push_back(paragraph_block({text_inline(std::move(shown->words), from.span)}, from.span));
            return cell;
        }
        model::TableCell cell = cell_as_is(from, field, work_.words());
        localise_cells(work_, cell.children, notes_);
        return cell;
    }

    void widths(model::Table& table) {
        const auto* given = option("widths");
        if (!given) return;
        const auto parts = split_words(*given);
        const bool counted = parts.size() == table.columns.size();
        bool good = counted;
        std::string wrong;
        for (std::size_t i = 0; good && i < parts.size(); ++i) {
            good = model::read_column_width(parts[i], table.columns[i]);
            if (!good) wrong = parts[i];
        }
        if (good) return model::settle_column_widths(table.columns);
        for (auto& column : table.columns) column.weight = column.percent = column.points = 0;
        const model::Span where = options_.span("widths");
        if (counted)
            return work_.diagnostics.error("table-widths.number", narrowed(work_, where, wrong), {{"value", wrong}});
        work_.diagnostics.error(
            "table-widths", where,
            {{"found", std::to_string(parts.size())}, {"columns", std::to_string(table.columns.size())}});
    }

    const TableOptions& options_;
    Work& work_;
    const DataTable& data_;
    NoteScope notes_;
    Selection chosen_;
    std::vector<std::size_t> fields_;
    Totals totals_;
    Formats formats_;
    Formats names_;  // of groups: what does not fit is told of their rows' own cells
    std::vector<std::size_t> spanned_;
    std::optional<std::size_t> head_count_;
};

}  // namespace

model::Table table_of(const TableOptions& options, const DataTable& data, Selection chosen, const NoteScope& document) {
    model::Table table;
    Merging(options, data, std::move(chosen), document).fill(table);
    return table;
}

}  // namespace merge
