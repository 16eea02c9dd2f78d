// SPDX-License-Identifier: MPL-2.0
#include "read/xlsx/sheet_rows.h"

#include <algorithm>
#include <charconv>
#include <utility>

#include "model/date.h"

namespace reading::xlsx {
namespace {

using Event = support::XmlPull::Event;
using Kind = SheetCell::Kind;

/// What a hostile file could fill memory with.
constexpr std::size_t most_merged = 1'000'000;

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

/// "2024-07-01" and "2024-07-01T13:05:00Z" to a serial of the 1900 epoch (ISO/IEC 29500-1, 18.18.11, `d`).
bool parse_iso(std::string_view text, bool epoch_1904, double& serial) {
    const auto day = model::parse_iso_date(text.substr(0, 10));
    if (!day) return false;
    serial = static_cast<double>(model::days_since_epoch(*day) + 25569 - (epoch_1904 ? 1462 : 0));
    if (text.size() < 19) return true;
    int hour = 0, minute = 0, second = 0;
    if (!parse(text.substr(11, 2), hour) || !parse(text.substr(14, 2), minute) || !parse(text.substr(17, 2), second)) return false;
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
        }
    }
}

void SheetRows::read_row(SheetRow& row) {
    texts_.clear();
    row.cells.clear();
    std::uint32_t number = row_ + 1;
    if (const auto given = xml_.attribute("r"); !given.empty() && !parse(given, number)) broken();
    if (number <= row_ || number > last_row) broken();
    row.number = row_ = number;
    row.hidden = says_yes(xml_.attribute("hidden"));
    row.level = 0;
    if (const auto level = xml_.attribute("outlineLevel");
        !level.empty() && (!parse(level, row.level) || row.level < 0))
        broken();
    column_ = 0;
    const std::size_t outer = xml_.depth() - 1;
    while (true) {
        const Event event = xml_.next();
        if (event == Event::start) {
            if (xml_.name() == "c") read_cell(row);
            else if (!xml_.skip()) broken();
        } else if (event == Event::end && xml_.depth() == outer) {
            return;
        } else if (event == Event::done || event == Event::broken) {
            broken();
        }
    }
}

void SheetRows::read_cell(SheetRow& row) {
    SheetCell cell;
    cell.column = column_ + 1;
    if (std::string_view place = xml_.attribute("r"); !place.empty()) {
        std::uint32_t at = 0;
        if (!take_cell(place, at, cell.column) || !place.empty() || at != row.number) broken();
    }
    if (cell.column <= column_ || cell.column > last_column) broken();
    column_ = cell.column;
    if (const auto style = xml_.attribute("s"); !style.empty() && !parse(style, cell.style)) broken();
    type_ = xml_.attribute("t");
    value_.clear();
    bool formula = false, has_value = false;
    const std::size_t outer = xml_.depth() - 1;
    while (true) {
        const Event event = xml_.next();
        if (event == Event::end && xml_.depth() == outer) break;
        if (event == Event::done || event == Event::broken) broken();
        if (event != Event::start) continue;
        if (xml_.name() == "v") {
            has_value = true;
            if (!xml_.append_content(value_)) broken();
        } else if (xml_.name() == "is") {
            has_value = true;
            value_ = string_item(xml_);
        } else {
            formula = formula || xml_.name() == "f";
            if (!xml_.skip()) broken();
        }
    }
    set_value(cell, type_, has_value, value_);
    cell.uncalculated = formula && (!has_value || (value_.empty() && type_ != "str"));
    row.cells.push_back(cell);
}

std::string_view SheetRows::keep(std::string text) {
    return texts_.emplace_back(std::move(text));
}

void SheetRows::set_value(SheetCell& cell, std::string_view type, bool has_value, std::string_view value) {
    if (!has_value) return;
    if (type == "s") {
        std::size_t index = 0;
        if (!parse(trimmed(value), index) || index >= workbook_.strings().size()) broken();
        cell.kind = Kind::text;
        cell.text = workbook_.strings()[index];
    } else if (type == "inlineStr" || type == "str") {
        cell.kind = Kind::text;
        cell.text = keep(decoded_text(value));
    } else if (type == "e") {
        cell.kind = Kind::error;
        cell.text = keep(std::string(value));
    } else if (type == "b") {
        cell.kind = Kind::boolean;
        cell.number = says_yes(trimmed(value)) ? 1 : 0;
    } else if (type == "d") {
        cell.kind = Kind::date;
        if (!parse_iso(trimmed(value), workbook_.epoch_1904(), cell.number)) broken();
    } else if (type.empty() || type == "n") {
        const std::string_view digits = trimmed(value);
        if (digits.empty()) return;
        if (!parse(digits, cell.number)) broken();
        using Format = NumberFormat::Kind;
        const auto format = workbook_.format(cell.style).kind;
        const bool time = format == Format::date || format == Format::time || format == Format::date_time || format == Format::duration;
        cell.kind = time ? Kind::date : Kind::number;
    } else {
        broken();
    }
}

}  // namespace reading::xlsx
