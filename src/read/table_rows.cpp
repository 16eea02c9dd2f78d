// SPDX-License-Identifier: MPL-2.0
#include "read/table_rows.h"

#include <algorithm>
#include <set>
#include <string_view>
#include <utility>

#include "read/keyed_map.h"
#include "read/plain_words.h"
#include "read/table_cell_text.h"
#include "read/table_odd_value.h"
#include "read/table_value_form.h"

namespace reading {
namespace {

using model::DataCell;
using model::DataRow;
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

/// Where an item of a list on one line ends: at a semicolon, but for one that belongs to a sign (`&amp;`), a link or code.
std::size_t item_end(std::string_view text, std::size_t begin) {
    const bool marked = text.find("](") != std::string_view::npos || text.find("://") != std::string_view::npos ||
                        text.find('`') != std::string_view::npos;
    for (std::size_t at = text.find(';', begin); at != std::string_view::npos; at = text.find(';', at + 1)) {
        const bool before_word = at + 1 < text.size() && text[at + 1] != ' ';
        const std::size_t word = text.substr(0, at).find_last_not_of("abcdefghijklmnopqrstuvwxyz#0123456789");
        const bool sign = word != std::string_view::npos && text[word] == '&' && at - word > 2;
        if (!sign && !(marked && before_word)) return at;
    }
    return text.size();
}

/// Whether its source says what it is.
bool is_given(const DataCell& cell) {
    return !std::holds_alternative<std::monostate>(cell.value) && !std::holds_alternative<model::Missing>(cell.value);
}

}  // namespace

TableRows::TableRows(const TableSchema& schema, const MarkdownCellReader& read_markdown, NumberForm form, bool typed,
                     model::Diagnostics& diagnostics)
    : schema_(schema), read_markdown_(read_markdown), form_(form), typed_(typed), diagnostics_(diagnostics) {
    table_.title = schema.title;
}

void TableRows::head(const std::vector<Heading>& headings, model::Span span) {
    table_.span = span;
    table_.fields = schema_.fields;
    std::vector<bool> filled(table_.fields.size(), false);
    std::set<std::string> names;
    for (const auto& heading : headings) {
        if (heading.text.empty()) diagnostics_.error("table-column.unnamed", heading.span);
        if (!heading.text.empty() && !names.insert(heading.text).second)
            diagnostics_.error("table-column.twice", heading.span, {{"column", heading.text}});
        const auto index = described(heading.text);
        if (index && !filled[*index]) {
            filled[*index] = true;
            column_of_.push_back(*index);
            continue;
        }
        if (!schema_.fields.empty() && schema_.fields[0].span.known() && !heading.text.empty())
            diagnostics_.warning("table-column.undescribed", heading.span, {{"column", heading.text}});
        column_of_.push_back(table_.fields.size());
        Field field;
        field.name = name_of(heading.text);
        field.title = heading.text.empty() ? std::to_string(column_of_.size()) : heading.text;
        field.type = "markdown";
        field.written.missing = schema_.missing;
        field.span = heading.span;
        table_.fields.push_back(std::move(field));
    }
    for (const auto& field : table_.fields) types_.push_back(cell_type(field.type));
    for (std::size_t i = 0; i < filled.size(); ++i)
        if (!filled[i]) absent(table_.fields[i], headings);
}

std::optional<std::size_t> TableRows::described(const std::string& heading) const {
    // A name before a title: one column may be titled as another is called.
    for (const auto& words : {&Field::name, &Field::title})
        for (std::size_t i = 0; i < schema_.fields.size(); ++i)
            if (schema_.fields[i].*words == heading) return i;
    return std::nullopt;
}

void TableRows::absent(const Field& field, const std::vector<Heading>& headings) {
    std::set<std::string, std::less<>> undescribed;
    for (const auto& heading : headings)
        if (!described(heading.text)) undescribed.insert(heading.text);
    const std::string nearest = nearest_name(field.name, undescribed);
    const bool typed_by_hand = field.span.known();  // else the workbook itself tells of its columns
    const auto beside = beside_.find(field.name);
    if (beside != beside_.end() && !typed_by_hand) {
        diagnostics_.error("table-column.beside", table_.span, {{"column", field.title}, {"cell", beside->second}});
        return;
    }
    const char* key = !typed_by_hand ? "table-column.absent-own" : nearest.empty() ? "table-column.absent" : "table-column.absent-near";
    diagnostics_.error(key, typed_by_hand ? field.span : table_.span,
                       {{"column", typed_by_hand ? field.name : field.title}, {"nearest", nearest}});
}

void TableRows::begin_row(model::Span row, std::size_t values) {
    table_.span.end = std::max(table_.span.end, row.begin);
    DataRow& made = next_row();
    last_ = &made;
    made.span = row;
    const std::size_t known = std::min(values, column_of_.size());
    if (known == made.cells.size()) return;  // each gets its own place
    for (auto& cell : made.cells) cell.span = {row.source, row.end, row.end};
}

/// With empty cells.
DataRow& TableRows::next_row() {
    auto& all = rows();
    if (!keeps_one_ || all.empty()) {
        all.push_back({model::DataCells(table_.fields.size(), pool_), false, {}});
        return all.back();
    }
    DataRow& row = all.back();
    row.is_group = false;
    for (auto& cell : row.cells) {
        cell.text.clear();
        cell.value = std::monostate{};
        cell.missing = false;
        cell.row_span = cell.column_span = 1;
        cell.rows_up = cell.columns_left = 0;
        if (!cell.blocks.empty()) cell.blocks.clear();
    }
    return row;
}

void TableRows::take_head(const TableRows& from) {
    table_.fields = from.table_.fields;
    column_of_ = from.column_of_;
    types_ = from.types_;
}

void TableRows::set_types(const std::vector<GuessedType>& types) {
    for (std::size_t i = 0; i < types.size(); ++i) set_type(i, types[i]);
}

void TableRows::set_type(std::size_t index, const GuessedType& type) {
    Field& field = table_.fields[index];
    field.type = type.type;
    if (!type.unit.empty()) field.unit = type.unit;
    field.inferred = true;
    types_[index] = cell_type(field.type);
}

void TableRows::end_row(const Locate* locate) {
    bool group = column_of_.size() > 1 && cell(0).text.ends_with(':');
    for (std::size_t i = 1; group && i < column_of_.size(); ++i) group = cell(i).text.empty();
    if (group) {
        cell(0).text.pop_back();
        make_group(rows().back());
    }
    if (!locate || schema_.fields.empty()) return;
    type_row(rows().back(), *locate);
    typed_rows_ = table_.rows.size();
}

void TableRows::make_group(DataRow& row) const {
    DataCell group = std::move(row.cells[column_of_[0]]);
    for (auto& other : row.cells) {
        const model::Span place = other.span;
        other = DataCell{};
        other.span = place;
    }
    group.missing = false;
    group.value = std::monostate{};
    group.row_span = group.column_span = 1;
    row.cells[0] = std::move(group);
    row.is_group = true;
}

model::DataTable TableRows::finish(const Locate& locate) {
    if (schema_.fields.empty() && !keeps_one_) {
        set_types(guessed_types());
        report_odd_values();
    } else if (typed_ && !keeps_one_) {
        check_guesses();
    }
    for (; typed_rows_ < table_.rows.size(); ++typed_rows_) type_row(table_.rows[typed_rows_], locate);
    return std::move(table_);
}

void TableRows::report_odd_values() const {
    for (std::size_t column = 0; column < table_.fields.size(); ++column) {
        OddValue odd(table_.fields[column], form_, typed_);
        for (const auto& row : table_.rows)
            if (!row.is_group) odd.see(row.cells[column]);
        odd.report(table_.fields[column].type, diagnostics_);
    }
}

/// In a workbook that says itself that a type was a guess.
void TableRows::check_guesses() {
    for (std::size_t column = 0; column < table_.fields.size(); ++column) {
        if (!table_.fields[column].inferred) continue;
        GuessCheck check(table_.fields[column], form_);
        for (const auto& row : table_.rows)
            if (!row.is_group) check.see(row.cells[column]);
        check.report(diagnostics_);
        if (const auto type = check.other_type()) set_type(column, *type);
    }
}

std::vector<GuessedType> TableRows::guessed_types() const {
    std::vector<GuessedType> types;
    for (std::size_t column = 0; column < table_.fields.size(); ++column) types.push_back(guessed_type(column));
    return types;
}

GuessedType TableRows::guessed_type(std::size_t column) const {
    GivenGuess given;
    TypeGuess guess(form_);
    for (const auto& row : table_.rows) {
        if (row.is_group) continue;
        const DataCell& cell = row.cells[column];
        if (typed_) given.see(cell);
        else if (!is_listed_missing(table_.fields[column].written, cell.text)) guess.see(cell.text);
    }
    return typed_ ? given.type() : GuessedType{guess.type(), ""};
}

void TableRows::type_row(DataRow& row, const Locate& locate) {
    if (row.is_group) {
        if (!row.cells[0].blocks.empty()) return;  // the source had them
        const std::size_t length = row.cells[0].text.size();
        return markdown(text_of_cell(locate(row.cells[0]).slice(0, length)), row.cells[0]);
    }
    for (std::size_t i = 0; i < row.cells.size(); ++i) {
        const Field& field = table_.fields[i];
        DataCell& cell = row.cells[i];
        if (cell.is_covered()) continue;
        const bool no_value = field.written.missing && std::holds_alternative<std::monostate>(cell.value);
        if (no_value && drop_missing(field, cell)) {
            cell.value = model::Missing{};
            continue;
        }
        const bool given = typed_ && is_given(cell);
        if (given && has_own_values(field)) continue;
        if (typed_) fit_given(types_[i], field, cell, diagnostics_);
        const bool has_words = !cell.text.empty() && cell.blocks.empty();
        if (types_[i] == CellType::markdown && has_words && !plain(cell, given))
            markdown(field.format == "markdown" ? markdown_of_cell(locate(cell)) : text_of_cell(locate(cell)), cell);
        if (types_[i] == CellType::list && has_words) list(locate(cell), cell);
        if (!std::holds_alternative<std::monostate>(cell.value)) continue;
        if (words_across_ && cell.column_span > 1)
            type_across(i, cell);
        else
            type_cell(types_[i], field, form_, cell, diagnostics_);
    }
}

/// Words over several columns are of none of them, least of all of the one that the choice of columns put first.
void TableRows::type_across(std::size_t index, DataCell& cell) const {
    DataCell tried;
    tried.text = cell.text;
    tried.span = cell.span;
    model::Diagnostics unsaid;
    type_cell(types_[index], table_.fields[index], form_, tried, unsaid);
    if (!unsaid.all().empty()) return;
    cell.text = std::move(tried.text);
    cell.value = std::move(tried.value);
    cell.missing = tried.missing;
}

/// Fills a cell of mere words without Markdown's reader. Where the words stand is known when they are all there is, and
/// in a workbook, whose places are whole cells. What a workbook holds as a number or a date is no Markdown.
bool TableRows::plain(DataCell& cell, bool given) const {
    const bool placed = typed_ || cell.span.end - cell.span.begin == cell.text.size();
    if (!given && (!placed || !is_plain_words(cell.text))) return false;
    model::Paragraph words;
    words.children.push_back({model::Text{cell.text}, cell.span, 0});
    cell.blocks.push_back({std::move(words), {}, cell.span, 0});
    return true;
}

void TableRows::markdown(const LocatedText& text, DataCell& cell) {
    read_markdown_(text.text, text.places, cell.blocks, table_.footnotes, diagnostics_);
}

void TableRows::mark(const std::string& source, DataCell& cell) {
    LocatedText text;
    text.text = source;
    text.places.whole = cell.span;
    markdown(text_of_cell(text), cell);
}

void TableRows::unmark(DataRow& row, const std::vector<Field>& fields) {
    for (std::size_t i = 0; i < row.cells.size() && !row.is_group; ++i)
        if (fields[i].inferred && fields[i].type != "markdown") row.cells[i].blocks.clear();
}

/// Each line of the cell is an item, its bullet taken away; on one line semicolons part them.
void TableRows::list(const LocatedText& text, DataCell& cell) {
    model::List made;
    const bool lines = text.text.find('\n') != std::string::npos;
    for (std::size_t begin = 0; begin < text.text.size();) {
        const std::size_t end = lines ? std::min(text.text.find('\n', begin), text.text.size()) : item_end(text.text, begin);
        LocatedText line = text.slice(begin, end).trimmed();
        for (const std::string_view bullet : {"- ", "* ", "• ", "– "})
            if (line.text.starts_with(bullet)) line = line.slice(bullet.size(), line.text.size()).trimmed();
        begin = end + 1;
        if (line.text.empty()) continue;
        model::ListItem item;
        item.span = text.places.whole;
        line = text_of_cell(line);
        read_markdown_(line.text, line.places, item.children, table_.footnotes, diagnostics_);
        made.items.push_back(std::move(item));
    }
    cell.blocks.push_back({std::move(made), {}, cell.span, 0});
}

}  // namespace reading
