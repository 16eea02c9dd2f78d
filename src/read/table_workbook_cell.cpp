// SPDX-License-Identifier: MPL-2.0
#include "read/table_workbook_cell.h"

#include <string>
#include <string_view>
#include <utility>

namespace reading {
namespace {

using Kind = xlsx::SheetCell::Kind;
using Format = xlsx::NumberFormat::Kind;

TimeOfDay fill_time(const xlsx::SheetCell& from, const xlsx::NumberFormat& format, bool epoch_1904, model::DataCell& cell,
               model::Diagnostics& diagnostics) {
    const auto moment = xlsx::day_of_serial(from.number, epoch_1904);
    if (!moment) {
        diagnostics.error("table-cell.no-day", cell.span, {{"value", xlsx::show_number(from.number, {}).text}});
        return TimeOfDay::none;
    }
    const bool clock = format.kind == Format::time || format.kind == Format::duration;
    const bool day_alone = format.kind == Format::date;
    const bool day = !clock && moment->second == 0;
    cell.text = xlsx::show_time(from.number, *moment, day ? Format::date : format.kind, format.month_word);
    if (day || day_alone) cell.value = model::DateValue{moment->day.year, moment->day.month, moment->day.day};
    return day_alone && moment->second != 0 ? TimeOfDay::hidden : TimeOfDay::none;
}

}  // namespace

std::string_view trimmed_text(std::string_view text) {
    constexpr std::string_view space = " \t\r\n";
    const auto begin = text.find_first_not_of(space);
    if (begin == std::string_view::npos) return {};
    return text.substr(begin, text.find_last_not_of(space) - begin + 1);
}

TimeOfDay fill_cell(const xlsx::SheetCell& from, const xlsx::Workbook& workbook, model::DataCell& cell,
               model::Diagnostics& diagnostics) {
    cell.missing = false;
    if (from.uncalculated) {
        diagnostics.error("table-cell.uncalculated", cell.span);
        return TimeOfDay::none;
    }
    switch (from.kind) {
        case Kind::blank:
            cell.missing = true;
            return TimeOfDay::none;
        case Kind::text:
            cell.text = trimmed_text(from.text);
            return TimeOfDay::none;
        case Kind::error:
            diagnostics.error("table-cell.error", cell.span, {{"value", std::string(from.text)}});
            return TimeOfDay::none;
        case Kind::boolean:
            cell.value = from.number != 0;
            cell.text = from.number != 0 ? "SAND" : "FALSK";
            return TimeOfDay::none;
        case Kind::number: {
            const auto& words = workbook.format(from.style).section_for(from.number).instead;
            if (!words.empty()) {
                cell.text = words;
                return TimeOfDay::none;
            }
            auto shown = xlsx::show_number(from.number, workbook.format(from.style));
            cell.value = std::move(shown.amount);
            cell.text = std::move(shown.text);
            return TimeOfDay::none;
        }
        case Kind::date:
            return fill_time(from, workbook.format(from.style), workbook.epoch_1904(), cell, diagnostics);
    }
    return TimeOfDay::none;
}

void add_words(const xlsx::NumberFormat& format, model::DataCell& cell) {
    auto* amount = std::get_if<model::Amount>(&cell.value);
    if (!amount || format.kind != Format::number) return;
    if (amount->value == 0 && !format.zero.empty()) {
        cell.text = format.zero;
        return;
    }
    const std::string_view before = trimmed_text(format.before), after = trimmed_text(format.after);
    if (after == "+") cell.text += after;
    if ((before == "(" && after == ")") || (before == "[" && after == "]"))
        cell.text = std::string(before) + cell.text + std::string(after);
    if (format.currency || before.find_first_not_of("()[]-+ \u00A0") == std::string_view::npos) return;
    if (after.empty() || after == "+") amount->unit.clear();  // it was taken for one
    const bool parted = format.before.ends_with(' ') || format.before.ends_with("\u00A0");
    cell.text.insert(0, std::string(before) + (parted ? " " : ""));
}

}  // namespace reading
