// SPDX-License-Identifier: MPL-2.0
#include "read/xlsx/sheet_rows.h"

#include <algorithm>
#include <array>
#include <charconv>
#include <utility>

#include "model/date.h"
#include "read/xlsx/rich_text.h"
#include "support/utf8.h"

namespace reading::xlsx {
namespace {

using Event = support::XmlPull::Event;
using Kind = SheetCell::Kind;

/// What a hostile file could fill memory with.
constexpr std::size_t most_merged = 1'000'000;
/// Longer rows are read by events.
constexpr std::size_t longest_scanned = std::size_t{4} << 20;

template <typename Number>
bool parse(std::string_view text, Number& value) {
    const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), value);
    return error == std::errc() && end == text.data() + text.size() && !text.empty();
}

std::string_view trimmed(std::string_view text) {
    while (!text.empty() && static_cast<unsigned char>(text.front()) <= ' ') text.remove_prefix(1);
    while (!text.empty() && static_cast<unsigned char>(text.back()) <= ' ') text.remove_suffix(1);
    return text;
}

/// As from_chars does; numbers of few digits in one step, since both numbers of the quotient are exact.
bool parse_number(std::string_view text, double& value) {
    constexpr std::size_t most_digits = 15;
    constexpr std::array<double, most_digits + 1> powers = {1e0, 1e1, 1e2,  1e3,  1e4,  1e5,  1e6,  1e7,
                                                            1e8, 1e9, 1e10, 1e11, 1e12, 1e13, 1e14, 1e15};
    const bool negative = text.starts_with('-');
    std::uint64_t whole = 0;
    std::size_t digits = 0, decimals = 0;
    bool point = false;
    for (const char c : text.substr(negative ? 1 : 0)) {
        if (c == '.' && !point && digits > 0) {
            point = true;
            continue;
        }
        if (c < '0' || c > '9' || ++digits > most_digits) return parse(text, value);
        whole = whole * 10 + static_cast<std::uint64_t>(c - '0');
        decimals += point ? 1 : 0;
    }
    if (digits == 0) return false;
    value = static_cast<double>(whole) / powers[decimals];
    if (negative) value = -value;
    return true;
}

/// "2024-07-01" and "2024-07-01T13:05:00Z" to a serial of the 1900 epoch (ISO/IEC 29500-1, 18.18.11, `d`).
bool parse_iso(std::string_view text, bool epoch_1904, double& serial) {
    const auto day = model::parse_iso_date(text.substr(0, 10));
    if (!day) return false;
    serial = static_cast<double>(model::days_since_epoch(*day) + 25569 - (epoch_1904 ? 1462 : 0));
    if (text.size() < 19) return true;
    int hour = 0, minute = 0, second = 0;
    if (!parse(text.substr(11, 2), hour) || !parse(text.substr(14, 2), minute) || !parse(text.substr(17, 2), second))
        return false;
    serial += (hour * 3600 + minute * 60 + second) / 86400.0;
    return true;
}

}  // namespace

SheetRows::SheetRows(const Workbook& workbook, const Sheet& sheet)
    : workbook_(workbook), part_(sheet.part), xml_(workbook.open(sheet.part)) {}

void SheetRows::broken() const {
    throw BrokenWorkbook("table-workbook.xml", part_);
}

bool SheetRows::is_hidden_column(std::uint32_t column) const {
    return std::any_of(hidden_columns_.begin(), hidden_columns_.end(),
                       [column](const CellRange& range) { return range.has_column(column); });
}

bool SheetRows::next(SheetRow& row) {
    while (true) {
        const Event event = xml_.next();
        if (event == Event::done) return false;
        if (event == Event::broken) broken();
        if (event == Event::end && xml_.name() == "sheetData") in_data_ = false;
        if (event != Event::start) continue;
        const std::string_view name = xml_.name();
        if (name == "sheetData") {
            in_data_ = true;
        } else if (name == "row" && in_data_) {
            read_row(row);
            return true;
        } else if (name == "col" && says_yes(xml_.attribute("hidden"))) {
            CellRange range;
            if (parse(xml_.attribute("min"), range.first_column) && parse(xml_.attribute("max"), range.end_column))
                hidden_columns_.push_back(range);
        } else if (name == "mergeCell" && merged_.size() < most_merged) {
            if (const auto range = parse_range(xml_.attribute("ref"))) merged_.push_back(*range);
        } else if (name == "hyperlink" && links_.size() < most_merged && xml_.has_attribute("id")) {
            if (const auto range = parse_range(xml_.attribute("ref")))
                links_.push_back({*range, std::string(xml_.attribute("id"))});
        }
    }
}

void SheetRows::read_row(SheetRow& row) {
    std::uint32_t number = row_ + 1;
    if (const auto given = xml_.attribute("r"); !given.empty() && !parse(given, number)) broken();
    if (number <= row_ || number > last_row) broken();
    row.number = row_ = number;
    row.hidden = says_yes(xml_.attribute("hidden"));
    row.level = 0;
    if (const auto level = xml_.attribute("outlineLevel");
        !level.empty() && (!parse(level, row.level) || row.level < 0))
        broken();
    if (!scan_cells(row)) pull_cells(row);
}

/// False, and nothing is used up, when the row is not an ordinary one.
bool SheetRows::scan_cells(SheetRow& row) {
    if (xml_.is_empty()) return false;
    const std::string prefix(xml_.prefix());
    while (true) {
        texts_used_ = 0;
        row.cells.clear();
        column_ = 0;
        RowScan scan(xml_.ahead(), prefix);
        RawCell cell;
        auto found = RowScan::Found::cell;
        while ((found = scan.next(cell)) == RowScan::Found::cell) add(cell, row);
        if (found == RowScan::Found::end) {
            xml_.pass(scan.used());
            return true;
        }
        if (found == RowScan::Found::unusual || xml_.ahead().size() > longest_scanned || !xml_.read_ahead())
            return false;
    }
}

void SheetRows::pull_cells(SheetRow& row) {
    texts_used_ = 0;
    row.cells.clear();
    column_ = 0;
    RawCell cell;
    const std::size_t outer = xml_.depth() - 1;
    while (true) {
        const Event event = xml_.next();
        if (event == Event::start) {
            if (xml_.name() == "c") {
                marked_.clear();
                pull_cell(cell);
                add(cell, row);
                if (!marked_.empty()) row.cells.back().marked = next_text() = decoded_text(marked_);
            } else if (!xml_.skip()) {
                broken();
            }
        } else if (event == Event::end && xml_.depth() == outer) {
            return;
        } else if (event == Event::done || event == Event::broken) {
            broken();
        }
    }
}

void SheetRows::pull_cell(RawCell& cell) {
    cell = {};
    place_ = xml_.attribute("r");
    style_ = xml_.attribute("s");
    type_ = xml_.attribute("t");
    value_.clear();
    const std::size_t outer = xml_.depth() - 1;
    while (true) {
        const Event event = xml_.next();
        if (event == Event::end && xml_.depth() == outer) break;
        if (event == Event::done || event == Event::broken) broken();
        if (event != Event::start) continue;
        if (xml_.name() == "v") {
            cell.has_value = true;
            if (!xml_.append_content(value_)) broken();
        } else if (xml_.name() == "is") {
            cell.has_value = true;
            RichText item = rich_text(xml_);
            value_ = std::move(item.text);
            marked_ = std::move(item.marked);
        } else {
            cell.has_formula = cell.has_formula || xml_.name() == "f";
            if (!xml_.skip()) broken();
        }
    }
    cell.place = place_;
    cell.style = style_;
    cell.type = type_;
    // The next cell's value takes the place of this one's.
    std::string& kept = next_text();
    kept = value_;
    cell.value = kept;
}

void SheetRows::add(const RawCell& from, SheetRow& row) {
    SheetCell& cell = row.cells.emplace_back();
    cell.column = column_ + 1;
    if (std::string_view place = from.place; !place.empty()) {
        std::uint32_t at = 0;
        if (!take_cell(place, at, cell.column) || !place.empty() || at != row.number) broken();
    }
    if (cell.column <= column_ || cell.column > last_column) broken();
    column_ = cell.column;
    if (!from.style.empty() && !parse(from.style, cell.style)) broken();
    set_value(cell, from);
    cell.uncalculated = from.has_formula && (!from.has_value || (from.value.empty() && from.type != "str"));
}

std::string& SheetRows::next_text() {
    if (texts_used_ == texts_.size()) texts_.emplace_back();
    return texts_[texts_used_++];
}

/// Of a cell that holds its text itself.
std::string_view SheetRows::text_of(std::string_view value) {
    const bool as_it_is =
        value.find('_') == std::string_view::npos && support::find_invalid_utf8(value) == std::string_view::npos;
    if (as_it_is && value.data() != decoded_.data()) return value;
    std::string& kept = next_text();
    if (as_it_is)
        kept = value;
    else
        kept = decoded_text(value);
    return kept;
}

void SheetRows::set_value(SheetCell& cell, const RawCell& from) {
    if (!from.has_value) return;
    std::string_view value = from.value;
    if (from.has_references) {
        decoded_.clear();
        if (!support::XmlPull::decode(value, decoded_)) broken();
        value = decoded_;
    }
    const std::string_view type = from.type;
    if (type.empty() || type == "n") {
        const std::string_view digits = trimmed(value);
        if (digits.empty()) return;
        if (!parse_number(digits, cell.number)) broken();
        using Format = NumberFormat::Kind;
        const auto format = workbook_.format(cell.style).kind;
        const bool time = format == Format::date || format == Format::time || format == Format::date_time ||
                          format == Format::duration;
        cell.kind = time ? Kind::date : Kind::number;
    } else if (type == "s") {
        std::size_t index = 0;
        if (!parse(trimmed(value), index) || index >= workbook_.strings().size()) broken();
        cell.kind = Kind::text;
        cell.text = workbook_.strings()[index];
        cell.marked = workbook_.marked_string(index);
    } else if (type == "inlineStr" || type == "str") {
        cell.kind = Kind::text;
        cell.text = text_of(value);
    } else if (type == "e") {
        cell.kind = Kind::error;
        cell.text = next_text() = value;
    } else if (type == "b") {
        cell.kind = Kind::boolean;
        cell.number = says_yes(trimmed(value)) ? 1 : 0;
    } else if (type == "d") {
        cell.kind = Kind::date;
        if (!parse_iso(trimmed(value), workbook_.epoch_1904(), cell.number)) broken();
    } else {
        broken();
    }
}

}  // namespace reading::xlsx
