// SPDX-License-Identifier: MPL-2.0
#include "write/xlsx/cell_writer.h"

#include <algorithm>
#include <cmath>

namespace writing::xlsx {
namespace {

using namespace model;

constexpr std::size_t longest_url = 2079;
constexpr std::size_t most_links = 65000;           // Excel takes 65,530 on a sheet
constexpr std::size_t most_streamed_links = 10000;  // of a table written row by row: the library holds them all
constexpr std::size_t longest_literal = 255;  // of a formula, in UTF-16 units
constexpr std::size_t longest_comment = 32000;
constexpr std::size_t most_comments = 20000;  // of a table written row by row: the library holds them all
constexpr std::size_t longest_guarded = 255;  // some versions show "####" for a longer text in the format for text
constexpr std::size_t longest_kept = 32767;
constexpr std::size_t most_sheet_columns = 16384;

// A program that edits such a cell may take what is in it for a formula, unless the cell's format is that of text.
bool looks_like_a_formula(std::string_view text) {
    return !text.empty() && std::string_view("=+-@\t").find(text.front()) != std::string_view::npos;
}

/// Of the fifteen digits that a spreadsheet keeps.
bool has_more_decimals(double value, int decimals) {
    const double parts = value * std::pow(10.0, decimals);
    return std::abs(parts - std::nearbyint(parts)) > 5e-15 * std::abs(parts);
}

const DateValue* date_of(const TableCell& cell) {
    const auto* date = std::get_if<DateValue>(&cell.value);
    if (!date || !is_valid({date->year, date->month, date->day})) return nullptr;
    return is_sheet_day(static_cast<double>(days_since_epoch({date->year, date->month, date->day}))) ? date : nullptr;
}

}  // namespace

CellWriter::CellWriter(Workbook& book, const TableSheet& target, SheetContext& context)
    : book_(book),
      target_(target),
      table_(target.table()),
      context_(context),
      numbers_(table_.columns.size()),
      formats_(table_.columns.size()) {}

CellLook CellWriter::look_of(RowKind kind, const TableCell* cell, std::size_t column) const {
    CellLook look;
    if (kind == RowKind::header)
        look.look = Look::head;
    else if (kind == RowKind::group)
        look.look = Look::group;
    else if (kind == RowKind::total)
        look.look = Look::total;
    else
        look.look = cell && cell->is_header ? Look::row_head : Look::cell;
    const Alignment alignment =
        cell && cell->alignment != Alignment::unset ? cell->alignment : table_.columns[column].alignment;
    look.right = alignment == Alignment::right || alignment == Alignment::decimal;
    look.centre = alignment == Alignment::centre;
    look.wrapped = !target_.streamed;
    look.upward = cell && cell->upward;
    return look;
}

std::size_t CellWriter::key_of(Variant variant, RowKind kind, const TableCell* cell) const {
    constexpr std::size_t alignments = 5, kinds = 4;
    const auto alignment = static_cast<std::size_t>(cell ? cell->alignment : Alignment::unset);
    const std::size_t header = !cell || !cell->is_header ? 0 : cell->upward ? 2 : 1;
    return ((static_cast<std::size_t>(variant) * kinds + static_cast<std::size_t>(kind)) * 3 + header) * alignments +
           alignment;
}

lxw_format* CellWriter::simple_format(Variant variant, RowKind kind, const TableCell* cell, std::size_t column) {
    const std::size_t key = key_of(variant, kind, cell);
    auto& formats = formats_[column];
    if (formats.empty()) formats.resize(key_of(Variant::count, RowKind::header, nullptr));
    if (formats[key] && variant != Variant::blank) return formats[key];
    CellLook look = look_of(kind, cell, column);
    const std::string& type = table_.columns[column].type;
    if (variant == Variant::guarded) look.number_format = "@";
    const bool blank_date = variant == Variant::blank && type == "date";
    if (variant == Variant::date || blank_date) look.number_format = book_.date_format;
    if (variant == Variant::iso_date || (blank_date && table_.columns[column].format == "iso"))
        look.number_format = iso_date_format;
    if (variant == Variant::blank && numbers_[column].format && kind == RowKind::body &&
        (type == "number" || type == "integer"))
        return numbers_[column].format;
    return formats[key] = book_.format(look);
}

NumberShape CellWriter::shape_of(const Amount& amount, std::string_view text, std::size_t column) const {
    return number_shape(amount, text, table_.columns[column].type, table_.columns[column].unit);
}

lxw_format* CellWriter::amount_format(const NumberShape& shape, RowKind kind, const TableCell* cell,
                                      std::size_t column) {
    LastNumber& last = numbers_[column];
    const std::size_t key = key_of(Variant::text, kind, cell);
    if (last.format && last.key == key && last.shape == shape) return last.format;
    CellLook look = look_of(kind, cell, column);
    look.number_format = number_format(shape, book_.locale);
    const bool accepted = book_.takes_number_format(look.number_format);
    if (!accepted) {
        NumberShape bare;
        bare.decimals = shape.decimals;
        look.number_format = number_format(bare, book_.locale);
    }
    look.right = !look.centre && (look.right || shape.before.empty());
    lxw_format* format = book_.format(look);
    const bool any_percent = last.any_percent, any_rounded = last.any_rounded;
    last = {std::string(shape.before),
            std::string(shape.unit),
            std::string(shape.after),
            std::string(shape.minus),
            shape,
            key,
            shape.complete && accepted,
            accepted && shape.is_percent(),
            format};
    last.any_percent = any_percent;
    last.any_rounded = any_rounded;
    last.shape.before = last.before;
    last.shape.unit = last.unit;
    last.shape.after = last.after;
    last.shape.minus = last.minus;
    return format;
}

const Amount* CellWriter::amount_of(const TableCell* cell, std::string_view text) {
    const auto* amount = cell ? std::get_if<Amount>(&cell->value) : nullptr;
    return amount && std::isfinite(amount->value) && (text.empty() || !is_text_only(written_number(text))) ? amount
                                                                                                           : nullptr;
}

bool CellWriter::is_text_column(std::size_t column) const {
    const std::string& type = table_.columns[column].type;
    return type.empty() || type == "markdown" || type == "string" || type == "list";
}

void CellWriter::keep_if_same(const TableCell& cell, const CellText& text, lxw_row_t row, std::size_t column) {
    if (shown_for_more_.contains({column, text.text})) keep_markdown(cell, text, row, column);
}

CellWriter::Variant CellWriter::variant_of(const DateValue& date, std::string_view text) {
    return text == to_iso({date.year, date.month, date.day}) ? Variant::iso_date : Variant::date;
}

lxw_format* CellWriter::format_of(const TableCell* cell, const CellText& text, RowKind kind, std::size_t column) {
    if (const auto* amount = amount_of(cell, text.text))
        return amount_format(shape_of(*amount, text.text, column), kind, cell, column);
    const auto* date = cell ? date_of(*cell) : nullptr;
    return simple_format(date ? variant_of(*date, text.text) : Variant::text, kind, cell, column);
}

void CellWriter::write(const TableCell* cell, const CellText& text, RowKind kind, lxw_row_t row, std::size_t column) {
    // What names a group or heads a column is words: its column's type is that of the rows, and a table of Excel's own
    // is broken without them.
    if (cell && kind != RowKind::group && kind != RowKind::header && write_value(*cell, text, kind, row, column))
        return;
    write_words(cell, text, kind, row, column);
}

bool CellWriter::write_value(const TableCell& cell, const CellText& text, RowKind kind, lxw_row_t row,
                             std::size_t column) {
    const auto at = static_cast<lxw_col_t>(column);
    std::string unsaid;
    if (const auto* amount = amount_of(&cell, text.text)) {
        const NumberShape shape = shape_of(*amount, text.text, column);
        lxw_format* format = amount_format(shape, kind, &cell, column);
        if (!numbers_[column].complete) unsaid = text.text;
        const bool percent = numbers_[column].percent;
        numbers_[column].any_percent = numbers_[column].any_percent || percent;
        if (kind == RowKind::body && has_more_decimals(amount->value, shape.decimals))
            numbers_[column].any_rounded = true;
        worksheet_write_number(target_.sheet, row, at, percent ? amount->value / 100 : amount->value, format);
    } else if (const auto* date = date_of(cell)) {
        lxw_datetime time{date->year, date->month, date->day, 0, 0, 0.0};
        worksheet_write_datetime(target_.sheet, row, at, &time, simple_format(variant_of(*date, text.text), kind, &cell, column));
    } else if (const bool* truth = std::get_if<bool>(&cell.value)) {
        worksheet_write_boolean(target_.sheet, row, at, *truth ? 1 : 0,
                                simple_format(Variant::text, kind, &cell, column));
    } else {
        return false;
    }
    if (!cell.children.empty() || !unsaid.empty()) write_notes(cell, unsaid, row, column);
    return true;
}

void CellWriter::write_words(const TableCell* cell, const CellText& text, RowKind kind, lxw_row_t row,
                             std::size_t column) {
    const auto at = static_cast<lxw_col_t>(column);
    if (text.text.empty()) {
        // What is missing differs from an empty text by its format: that of text is on a text with nothing in it.
        const bool missing = !cell || std::holds_alternative<Missing>(cell->value) || !is_text_column(column);
        const auto variant = missing && kind == RowKind::body ? Variant::blank
                             : kind == RowKind::body          ? Variant::guarded
                                                              : Variant::text;
        worksheet_write_blank(target_.sheet, row, at, simple_format(variant, kind, cell, column));
        if (cell && !missing && !cell->children.empty()) keep_markdown(*cell, text, row, column);
    } else if (cell && !text.words) {
        write_decorated(*cell, text, look_of(kind, cell, column), row, column);
        return;
    } else {
        const bool guarded =
            kind != RowKind::header && text.text.size() <= longest_guarded && looks_like_a_formula(text.text);
        if (cell && kind == RowKind::group) keep_markdown(*cell, text, row, column);  // its column may hold numbers
        book_.write_text(target_.sheet, row, at, text.text,
                         simple_format(guarded ? Variant::guarded : Variant::text, kind, cell, column),
                         cell ? cell->span : Span{});
    }
    if (cell && !text.words && !cell->children.empty()) write_notes(*cell, {}, row, column);
}

void CellWriter::write_decorated(const TableCell& cell, const CellText& text, const CellLook& usual, lxw_row_t row,
                                 std::size_t column) {
    const auto at = static_cast<lxw_col_t>(column);
    CellLook look = usual;
    const auto links = links_in(cell.children);
    std::string addresses;
    const bool heads = look.look == Look::head;  // its words are a table's column: nothing else is in it
    const LinkKind kind = heads ? LinkKind::none : write_link(links, text.text, row, at);
    if (kind != LinkKind::none) {
        if (look.look == Look::cell) look.look = Look::link;
    } else {
        for (const auto& link : links)
            if (!link.address.empty()) addresses += (addresses.empty() ? "" : "\n") + link.words + ": " + link.address;
    }
    if (!heads && text.text.size() <= longest_guarded && looks_like_a_formula(text.text)) look.number_format = "@";
    if (kind == LinkKind::formula)
        write_link_formula(links.front().address, text.text, book_.format(look), row, at);
    else
        book_.write_runs(target_.sheet, row, at, heads ? CellText{text.text, {}} : text, look, cell.span);
    write_notes(cell, addresses, row, column);
    if (heads) return;
    if (!target_.streamed) shown_for_more_.emplace(column, text.text);
    keep_markdown(cell, text, row, column);
}

// A cell leads to one place: that of its only link. Where the sheet has no room for more links, a formula leads there.
CellWriter::LinkKind CellWriter::write_link(const std::vector<CellLink>& links, const std::string& words, lxw_row_t row,
                                            lxw_col_t column) {
    if (links.size() != 1) return LinkKind::none;
    std::string target = links.front().address;
    if (target.empty()) {
        const auto found = context_.table_of_node.find(links.front().node);
        if (found == context_.table_of_node.end()) return LinkKind::none;
        target = "internal:" + place_in_book(found->second->name, "A1");
    }
    if (target.size() > longest_url) return LinkKind::none;
    if (link_count_ >= (target_.streamed ? most_streamed_links : most_links)) {
        const bool fits = !links.front().address.empty() && excel_length(target) <= longest_literal &&
                          excel_length(words) <= longest_literal;
        return fits ? LinkKind::formula : LinkKind::none;
    }
    ++link_count_;
    return worksheet_write_url_opt(target_.sheet, row, column, target.c_str(), nullptr, nullptr, nullptr) == LXW_NO_ERROR
               ? LinkKind::cell
               : LinkKind::none;
}

void CellWriter::write_link_formula(const std::string& address, const std::string& words, lxw_format* format,
                                    lxw_row_t row, lxw_col_t column) {
    const auto literal = [](const std::string& text) {
        std::string out = "\"";  // a quotation mark within is doubled
        for (const char c : safe_text(text)) out += c == '"' ? std::string("\"\"") : std::string(1, c);
        return out + "\"";
    };
    worksheet_write_formula_str(target_.sheet, row, column,
                                ("=HYPERLINK(" + literal(address) + "," + literal(words) + ")").c_str(), format,
                                safe_text(words).c_str());
}

void CellWriter::write_notes(const TableCell& cell, const std::string& first, lxw_row_t row, std::size_t column) {
    std::string text = first;
    const auto add = [&](const std::string& line) { text += (text.empty() ? "" : "\n") + line; };
    const auto& marks = book_.assembly.review_marks;
    for (const std::size_t index : notes_called(cell.children)) {
        if (index >= book_.assembly.footnotes.size()) continue;
        const auto& note = book_.assembly.footnotes[index];
        add(book_.words.text("workbook.note", {{"number", note.number}, {"text", cell_text(note.children, marks)}}));
        keep_note(index);
    }
    for (const std::size_t index : comments_in(cell.children, marks))
        add((marks[index].author.empty() ? "" : marks[index].author + ": ") + marks[index].comment);
    if (text.empty()) return;
    if (target_.streamed && comment_count_ >= most_comments) {
        if (lost_comments_++ == 0) first_lost_comment_ = cell.span;
        return;
    }
    ++comment_count_;
    const auto lines = measure(text, 40).lines;
    lxw_comment_options options{};
    options.width = 260;
    options.height = static_cast<std::uint16_t>(std::min<std::size_t>(400, 24 + 18 * lines));
    worksheet_write_comment_opt(target_.sheet, row, static_cast<lxw_col_t>(column),
                                safe_text(cut(text, longest_comment)).c_str(), &options);
}

void CellWriter::keep_markdown(const TableCell& cell, const CellText& text, lxw_row_t row, std::size_t column) {
    if (!book_.options.to_markdown) return;
    std::string source = book_.options.to_markdown(accepted(cell.children, book_.assembly.review_marks, text.begins));
    while (source.ends_with('\n')) source.pop_back();
    if (source.empty() && text.text.empty()) return;
    if (excel_length(source) > longest_kept || excel_length(text.text) > longest_kept) return;
    if (target_.streamed) return stream_markdown(text.text, source, row, column);
    context_.kept.push_back(
        {target_.range, column_letters(column), std::size_t{row} + 1, text.text, std::move(source)});
}

// In the row of the sheet whose cell it is, so that both can be written and read in step: what the cell shows, and beside
// it the Markdown.
void CellWriter::stream_markdown(const std::string& shown, const std::string& source, lxw_row_t row,
                                 std::size_t column) {
    if (row < target_.first_body_row || column * 2 + 1 >= most_sheet_columns) return;
    if (!kept_) begin_kept_sheet();
    const auto at = static_cast<lxw_col_t>(column * 2);
    const auto write = [&](lxw_col_t place, const std::string& words) {
        book_.write_text(kept_, row, place, words,
                         book_.format({Look::value, words.size() <= longest_guarded ? "@" : ""}));
    };
    write(at, shown);
    write(at + 1, source);
}

void CellWriter::begin_kept_sheet() {
    kept_ = book_.add_sheet("Markdown", true);
    kept_name_ = book_.last_name();
    worksheet_hide(kept_);
    book_.set_up_page(kept_, true);
    book_.write_text(kept_, 0, 0, target_.range, book_.format({Look::title}));
    if (target_.first_body_row < 2) return;
    for (std::size_t i = 0; i < target_.heads.size() && i * 2 + 1 < most_sheet_columns; ++i) {
        const auto at = static_cast<lxw_col_t>(i * 2);
        book_.write_text(kept_, target_.first_body_row - 1, at, target_.heads[i], book_.format({Look::head}));
        book_.write_text(kept_, target_.first_body_row - 1, at + 1, book_.words.text("workbook.markdown-source"),
                         book_.format({Look::head}));
    }
}

void CellWriter::finish_kept(lxw_row_t last) {
    if (!kept_) return;
    const std::string place =
        "$A$1:$" + column_letters(std::min(target_.heads.size() * 2, most_sheet_columns) - 1) + "$" +
        std::to_string(last + 1);
    workbook_define_name(book_.handle(), book_.range_name("aftale_markdown_" + target_.range).c_str(),
                         ("=" + place_in_book(kept_name_, place)).c_str());
}

void CellWriter::report_lost() const {
    if (lost_comments_ == 0 || !book_.options.diagnostics) return;
    book_.options.diagnostics->warning(
        "xlsx-comments.lost", first_lost_comment_,
        {{"limit", std::to_string(most_comments)}, {"count", std::to_string(lost_comments_)}});
}

void CellWriter::keep_note(std::size_t index) {
    if (!book_.options.to_markdown || !kept_notes_.insert(index).second) return;
    const auto& note = book_.assembly.footnotes[index];
    std::string source = book_.options.to_markdown(note.children);
    while (source.ends_with('\n')) source.pop_back();
    context_.kept.push_back({target_.range, {}, 0, "[^" + note.label + "]", std::move(source)});
}

}  // namespace writing::xlsx
