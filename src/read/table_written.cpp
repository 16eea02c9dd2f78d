// SPDX-License-Identifier: MPL-2.0
#include "read/table_written.h"

#include <algorithm>
#include <optional>

#include "model/date.h"
#include "model/walk.h"
#include "read/table_cell_text.h"

namespace reading {
namespace {

using Kind = xlsx::SheetCell::Kind;

/// A row of a list that the program keeps for itself: its cells by their place in it.
struct ListRow {
    std::vector<std::string> texts;
    std::vector<std::optional<double>> numbers;

    const std::string& text(std::size_t index) const {
        static const std::string none;
        return index < texts.size() ? texts[index] : none;
    }
    std::optional<double> number(std::size_t index) const {
        return index < numbers.size() ? numbers[index] : std::nullopt;
    }
    bool is_true(std::size_t index) const { return number(index).value_or(0) != 0; }
};

std::vector<ListRow> rows_of(const xlsx::Workbook& workbook, const xlsx::Sheet& sheet, const xlsx::CellRange& range) {
    std::vector<ListRow> rows;
    xlsx::SheetRows from(workbook, sheet);
    xlsx::SheetRow row;
    while (from.next(row) && row.number <= range.end_row) {
        if (row.number <= range.first_row) continue;
        ListRow made;
        for (const auto& cell : row.cells) {
            if (!range.has_column(cell.column)) continue;
            const std::size_t at = cell.column - range.first_column;
            made.texts.resize(std::max(made.texts.size(), at + 1));
            made.numbers.resize(made.texts.size());
            if (cell.kind == Kind::text) made.texts[at] = trimmed(cell.text);
            if (cell.kind == Kind::number || cell.kind == Kind::boolean) made.numbers[at] = cell.number;
            if (cell.kind == Kind::date)  // as limits of dates are kept
                if (const auto moment = xlsx::day_of_serial(cell.number, workbook.epoch_1904()))
                    made.numbers[at] = static_cast<double>(
                        model::days_since_epoch({moment->day.year, moment->day.month, moment->day.day}));
        }
        rows.push_back(std::move(made));
    }
    return rows;
}

std::vector<ListRow> list_named(const xlsx::Workbook& workbook, std::string_view name) {
    for (const auto& sheet : workbook.sheets())
        for (const auto& table : workbook.tables_of(sheet))
            if (table.name == name) return rows_of(workbook, sheet, table.range);
    return {};
}

std::vector<std::string> lines_of(const std::string& text) {
    std::vector<std::string> lines;
    for (std::size_t begin = 0; begin < text.size();) {
        const std::size_t end = std::min(text.find('\n', begin), text.size());
        lines.push_back(text.substr(begin, end - begin));
        begin = end + 1;
    }
    return lines;
}

/// What somebody typed into a cell: its lines as they stand, and a paragraph below each empty one.
model::Blocks paragraphs_of(const std::string& text, model::Span where) {
    model::Blocks made;
    bool begins = true;
    for (const auto& line : lines_of(text)) {
        const std::string words = trimmed(line);
        if (words.empty()) {
            begins = true;
            continue;
        }
        if (begins) made.push_back({model::Paragraph{}, {}, where, 0});
        auto& nodes = std::get<model::Paragraph>(made.back().kind).children;
        if (!begins) nodes.push_back({model::LineBreak{}, where, 0});
        nodes.push_back({model::Text{words}, where, 0});
        begins = false;
    }
    return made;
}

/// The items of a list in Markdown, as the text of a sequence has them.
std::string listed(const std::string& source) {
    std::string out;
    for (const auto& line : lines_of(source)) {
        const bool begins = line.starts_with("- ");
        if (!out.empty()) out += begins ? "; " : " ";
        out += begins ? trimmed(std::string_view(line).substr(2)) : trimmed(line);
    }
    return out;
}

// The columns of the list, in the order in which the workbook's writer has them.
enum : std::size_t {
    table_at,
    sheet_at,
    column_at,
    head_at,
    name_at,
    title_at,
    type_at,
    format_at,
    unit_at,
    inferred_at,
    required_at,
    unique_at,
    minimum_at,
    maximum_at,
    pattern_at,
    choices_at,
    heads_row_at,
    least_length_at,
    most_length_at,
    rounded_at
};

/// nullopt when somebody has taken the table away.
std::optional<xlsx::CellRange> place_of(const WrittenTable& table, const xlsx::Workbook& workbook,
                                        const xlsx::Sheet* sheet) {
    xlsx::Wanted wanted;
    wanted.table = table.name;
    try {
        const xlsx::Choice place = xlsx::choose(workbook, wanted);
        return place.sheet == sheet ? std::optional(place.range) : std::nullopt;
    } catch (const xlsx::BrokenWorkbook&) {
        return std::nullopt;
    }
}

std::optional<std::size_t> length_in(const ListRow& row, std::size_t at) {
    const auto number = row.number(at);
    return number && *number >= 0 && *number <= 1e9 ? std::optional(static_cast<std::size_t>(*number)) : std::nullopt;
}

model::Field field_of(const ListRow& row) {
    model::Field field;
    field.name = row.text(name_at);
    field.title = row.text(title_at);
    field.type = row.text(type_at);
    field.format = row.text(format_at);
    field.unit = row.text(unit_at);
    field.inferred = row.is_true(inferred_at);
    field.required = row.is_true(required_at);
    field.unique = row.is_true(unique_at);
    field.minimum = row.number(minimum_at);
    field.maximum = row.number(maximum_at);
    field.pattern = row.text(pattern_at);
    field.choices = lines_of(row.text(choices_at));
    field.heads_row = row.is_true(heads_row_at);
    field.least_length = length_in(row, least_length_at);
    field.most_length = length_in(row, most_length_at);
    return field;
}

}  // namespace

const std::string& WrittenTable::name_of(const std::string& head) const {
    std::string line = head;  // as the list has it
    std::replace(line.begin(), line.end(), '\n', ' ');
    const auto found = std::find(heads.begin(), heads.end(), line);
    return found == heads.end() ? head : fields[static_cast<std::size_t>(found - heads.begin())].name;
}

const std::string* WrittenTable::markdown_of(const std::string& column, std::uint32_t row,
                                             const std::string& shown) const {
    const auto found = markdown.find({column, shown});
    if (found == markdown.end()) return nullptr;
    for (const auto& [place, source] : found->second)
        if (place == row) return &source;
    if (shown.empty()) return nullptr;
    return &found->second.front().second;
}

/// The sheets that keep the Markdown of long tables say in their first cell whose it is.
void WrittenBook::find_kept(const xlsx::Workbook& workbook) {
    for (const auto& name : workbook.names()) {
        const auto refers = name.name.starts_with("aftale_markdown_") ? xlsx::parse_sheet_range(name.refers_to) : std::nullopt;
        if (!refers) continue;
        for (const auto& sheet : workbook.sheets()) {
            if (sheet.name != refers->sheet) continue;
            xlsx::SheetRows rows(workbook, sheet);
            xlsx::SheetRow first;
            if (!rows.next(first) || first.cells.empty() || first.cells[0].kind != Kind::text) continue;
            if (WrittenTable* table = find(std::string(first.cells[0].text))) table->kept = &sheet;
        }
    }
}

WrittenTable* WrittenBook::find(const std::string& name) {
    const auto found =
        std::find_if(tables_.begin(), tables_.end(), [&](const WrittenTable& table) { return table.name == name; });
    return found == tables_.end() ? nullptr : &*found;
}

WrittenBook::WrittenBook(const xlsx::Workbook& workbook) {
    for (const auto& row : list_named(workbook, "aftale_kolonner")) {
        if (row.text(table_at).empty()) continue;
        WrittenTable* table = find(row.text(table_at));
        if (!table) {
            table = &tables_.emplace_back();
            table->name = row.text(table_at);
        }
        table->heads.push_back(row.text(head_at));
        table->fields.push_back(field_of(row));
        if (row.is_true(rounded_at)) table->rounded.insert(table->fields.back().name);
    }
    if (tables_.empty()) return;
    find_kept(workbook);
    for (const auto& row : list_named(workbook, "aftale_markdown")) {
        WrittenTable* table = find(row.text(0));
        if (!table) continue;
        const std::string& shown = row.text(3);
        if (row.text(1).empty() && row.number(2)) {
            (row.text(4) == "under"  ? table->totals_under
             : row.text(4) == "wide" ? table->wide
                                     : table->totals)
                .insert(shown);
        } else if (!row.text(1).empty())
            table->markdown[{row.text(1), shown}].emplace_back(static_cast<std::uint32_t>(row.number(2).value_or(0)),
                                                               row.text(4));
        else if (shown.starts_with("[^") && shown.ends_with(']'))
            table->notes.emplace_back(shown.substr(2, shown.size() - 3), row.text(4));
    }
}

const WrittenTable* WrittenBook::chosen(const xlsx::Workbook& workbook, const xlsx::Choice& choice) const {
    for (const auto& table : tables_) {
        const auto place = place_of(table, workbook, choice.sheet);
        if (place && place->first_row == choice.range.first_row && place->first_column == choice.range.first_column)
            return &table;
    }
    return nullptr;
}

bool WrittenBook::is_whole(const WrittenTable& table, const xlsx::Workbook& workbook, const xlsx::Choice& choice) {
    const auto place = place_of(table, workbook, choice.sheet);
    return place && place->end_row == choice.range.end_row;
}

WrittenCells::WrittenCells(const WrittenTable& table, const xlsx::Workbook& workbook, std::uint32_t head,
                           const MarkdownCellReader& read_markdown, model::Diagnostics& diagnostics)
    : table_(table), read_markdown_(read_markdown), diagnostics_(diagnostics) {
    if (table.kept) kept_.emplace(workbook, *table.kept, head);
}

bool WrittenCells::heads(const xlsx::SheetRow& row, const std::set<std::string>& words) {
    return !words.empty() && std::any_of(row.cells.begin(), row.cells.end(), [&](const xlsx::SheetCell& cell) {
        return cell.kind == Kind::text && words.contains(trimmed(cell.text));
    });
}

void WrittenCells::fill(const xlsx::SheetCell& from, const xlsx::NumberFormat& format, std::uint32_t row,
                        std::string_view type, model::DataCell& cell) {
    const bool own = type == "values";
    const bool text = own || type == "markdown" || type == "list" || type == "string";
    if (from.kind == Kind::blank && format.kind == xlsx::NumberFormat::Kind::text && text) {
        cell.missing = false;
        fill_words(from.column, row, own ? "markdown" : type,
                   cell);  // what shows nothing may still be something: a rule
    } else if (auto* amount = std::get_if<model::Amount>(&cell.value); amount && (own || type == "maaltal")) {
        cell.text = format.before + cell.text + format.after;
        std::string_view unit = format.first_after;
        for (const std::string_view space : {" ", "\u00A0"})
            if (unit.starts_with(space)) unit.remove_prefix(space.size());
        amount->unit = unit;
    } else if (from.kind == Kind::text) {
        fill_words(from.column, row, own ? "markdown" : type, cell);
    }
}

const std::string* WrittenCells::markdown_of(std::uint32_t column, std::uint32_t row, const std::string& shown) {
    if (kept_) return kept_->find(row, column, shown);
    return table_.markdown.empty() ? nullptr : table_.markdown_of(xlsx::column_letters(column), row, shown);
}

void WrittenCells::fill_words(std::uint32_t column, std::uint32_t row, std::string_view type, model::DataCell& cell) {
    const std::string* source = markdown_of(column, row, cell.text);
    TextPlaces places;
    places.whole = cell.span;
    if (source) read_markdown_(*source, places, cell.blocks, notes_, diagnostics_);
    if (source && (type == "markdown" || type == "list")) cell.text = type == "list" ? listed(*source) : *source;
    if (source && type == "url")  // which shows less than the address
        model::for_each_node(cell.blocks, {{}, [&](const model::Inline& node) {
                                               const auto* link = std::get_if<model::Link>(&node.kind);
                                               if (link) cell.text = link->target;
                                           }});
    if (source || (type == "list" && cell.text.find('\n') != std::string::npos)) return;  // each line is an item
    if (type != "markdown" && type != "list") return;
    if (type == "markdown" && has_evident_blocks(cell.text))  // that somebody typed: our own would be kept
        read_markdown_(cell.text, places, cell.blocks, notes_, diagnostics_);
    else
        cell.blocks = paragraphs_of(cell.text, cell.span);
}

void WrittenCells::settle(model::DataRow& row, const std::vector<model::Field>& fields) {
    for (std::size_t i = 0; i < row.cells.size() && !row.is_group; ++i)
        if (fields[i].type == "url") row.cells[i].blocks.clear();
}

void WrittenCells::add_notes(model::DataTable& table, model::Span where) {
    for (const auto& [label, source] : table_.notes) {
        model::Footnote note;
        note.label = label;
        note.span = where;
        TextPlaces places;
        places.whole = where;
        read_markdown_(source, places, note.children, notes_, diagnostics_);
        table.footnotes.push_back(std::move(note));
    }
    if (const std::size_t unused = kept_ ? kept_->unused() : 0; unused > 0)
        diagnostics_.warning("table-cell.kept-markdown", where,
                             {{"count", std::to_string(unused)}, {"row", std::to_string(kept_->first_unused())}});
    table.footnotes.insert(table.footnotes.end(), notes_.begin(), notes_.end());
}

}  // namespace reading
