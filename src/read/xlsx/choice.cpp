// SPDX-License-Identifier: MPL-2.0
#include "read/xlsx/choice.h"

#include <algorithm>
#include <utility>

namespace reading::xlsx {
namespace {

std::string lower_ascii(std::string_view text) {
    std::string out(text);
    for (char& c : out)
        if (c >= 'A' && c <= 'Z') c = static_cast<char>(c + 32);
    return out;
}

/// Sheets and tables have names that differ in more than the letters' case.
bool same_name(std::string_view a, std::string_view b) {
    return lower_ascii(a) == lower_ascii(b);
}

class Chooser {
  public:
    Chooser(const Workbook& workbook, const Wanted& wanted) : workbook_(workbook), wanted_(wanted) {}

    Choice choose() {
        if (!wanted_.part.empty()) return by_part();
        if (!wanted_.table.empty()) {
            if (auto found = by_table(wanted_.table)) return *found;
            refuse_dangling(wanted_.table);
            unknown("table-choice.table", wanted_.table, table_names());
        }
        Choice made;
        if (!wanted_.sheet.empty()) made.sheet = &sheet_named(wanted_.sheet);
        else if (wanted_.sheet_number > 0) made.sheet = &sheet_at(wanted_.sheet_number);
        if (!wanted_.range.empty()) return by_range(wanted_.range, made.sheet);
        if (!made.sheet) take_first(made);
        return whole_sheet(made);
    }

  private:
    Choice by_part() {
        if (auto found = by_table(wanted_.part)) return *found;
        if (const Sheet* sheet = find_sheet(wanted_.part)) {
            Choice made;
            made.sheet = sheet;
            return whole_sheet(made);
        }
        if (parse_sheet_range(wanted_.part)) return by_range(wanted_.part, nullptr);
        refuse_dangling(wanted_.part);
        std::vector<std::string> names = table_names();
        for (const auto& sheet : workbook_.sheets()) names.push_back(sheet.name);
        unknown("table-choice.part", wanted_.part, names);
    }

    std::optional<Choice> by_table(std::string_view name) {
        for (const auto& sheet : workbook_.sheets())
            for (auto& table : workbook_.tables_of(sheet))
                if (same_name(table.name, name)) return of_table(sheet, table);
        for (const auto& defined : workbook_.names()) {
            if (!same_name(defined.name, name)) continue;
            const auto refers = parse_sheet_range(defined.refers_to);
            if (const Sheet* sheet = sheet_of(defined)) return of_range(*sheet, refers->range);
        }
        return std::nullopt;
    }

    /// Null when a name stands for no range of a sheet that is there.
    const Sheet* sheet_of(const DefinedName& defined) const {
        const auto refers = parse_sheet_range(defined.refers_to);
        return refers ? find_sheet(refers->sheet) : nullptr;
    }

    static Choice of_table(const Sheet& sheet, SheetTable& table) {
        Choice made = of_range(sheet, table.range);
        made.object = true;
        made.total_rows = table.total_rows;
        if (table.header_rows == 0) made.columns = std::move(table.columns);
        return made;
    }

    static Choice of_range(const Sheet& sheet, const CellRange& range) {
        Choice made;
        made.sheet = &sheet;
        made.range = range;
        made.bounded = true;
        made.find_head = false;
        return made;
    }

    Choice by_range(const std::string& text, const Sheet* sheet) {
        const auto range = parse_sheet_range(text);
        if (!range) throw BrokenWorkbook("table-choice.range", model::MessageArgs{{"range", text}});
        if (!range->sheet.empty()) sheet = &sheet_named(range->sheet);
        Choice made;
        if (!sheet) {
            take_first(made);
            sheet = made.sheet;
        }
        return of_range(*sheet, range->range);
    }

    /// Its one table object, and of several none; else under its print titles; else what there is.
    Choice whole_sheet(Choice made) {
        auto tables = workbook_.tables_of(*made.sheet);
        if (tables.size() == 1) {
            Choice found = of_table(*made.sheet, tables[0]);
            found.one_of_several = made.one_of_several;
            return found;
        }
        if (tables.size() > 1) {
            std::string known;
            for (const auto& table : tables) known += (known.empty() ? "" : ", ") + table.name;
            throw BrokenWorkbook("table-choice.several", model::MessageArgs{{"sheet", made.sheet->name},
                                                                            {"known", known},
                                                                            {"first", tables[0].name}});
        }
        const auto at = static_cast<std::size_t>(made.sheet - workbook_.sheets().data());
        for (const auto& name : workbook_.names()) {
            if (name.name != "_xlnm.Print_Titles" || name.sheet != at) continue;
            // "Mål!$A:$A,Mål!$4:$4": columns, rows or both.
            for (std::size_t begin = 0; begin < name.refers_to.size();) {
                const auto end = std::min(name.refers_to.find(',', begin), name.refers_to.size());
                const auto rows = parse_sheet_range(name.refers_to.substr(begin, end - begin));
                if (rows && rows->range.end_row != last_row) {
                    made.range.first_row = rows->range.end_row;
                    made.find_head = false;
                }
                begin = end + 1;
            }
        }
        return made;
    }

    void take_first(Choice& made) {
        const auto& sheets = workbook_.sheets();
        const auto visible = [](const Sheet& sheet) { return !sheet.hidden; };
        const auto first = std::find_if(sheets.begin(), sheets.end(), visible);
        made.sheet = first == sheets.end() ? &sheets[0] : &*first;
        made.one_of_several = std::count_if(sheets.begin(), sheets.end(), visible) > 1;
    }

    const Sheet* find_sheet(std::string_view name) const {
        for (const auto& sheet : workbook_.sheets())
            if (same_name(sheet.name, name)) return &sheet;
        return nullptr;
    }

    const Sheet& sheet_named(const std::string& name) {
        if (const Sheet* found = find_sheet(name)) return *found;
        std::vector<std::string> names;
        for (const auto& sheet : workbook_.sheets()) names.push_back(sheet.name);
        unknown("table-choice.sheet", name, names);
    }

    const Sheet& sheet_at(std::uint32_t number) const {
        if (number <= workbook_.sheets().size()) return workbook_.sheets()[number - 1];
        throw BrokenWorkbook("table-choice.sheet-number", model::MessageArgs{{"found", std::to_string(number)},
                                                                         {"sheets", std::to_string(workbook_.sheets().size())}});
    }

    std::vector<std::string> table_names() const {
        std::vector<std::string> names;
        for (const auto& sheet : workbook_.sheets())
            for (const auto& table : workbook_.tables_of(sheet)) names.push_back(table.name);
        for (const auto& name : workbook_.names())
            if (!name.name.starts_with("_xlnm.") && sheet_of(name)) names.push_back(name.name);
        return names;
    }

    /// Throws when a defined name is that, which then stands for no range: else `by_table` had found it.
    void refuse_dangling(const std::string& name) const {
        std::string sheets;
        for (const auto& sheet : workbook_.sheets()) sheets += (sheets.empty() ? "" : ", ") + sheet.name;
        for (const auto& defined : workbook_.names())
            if (same_name(defined.name, name))
                throw BrokenWorkbook(
                    "table-choice.name",
                    model::MessageArgs{{"name", name}, {"refers", defined.refers_to}, {"sheets", sheets}});
    }

    [[noreturn]] static void unknown(const std::string& key, const std::string& name, const std::vector<std::string>& known) {
        std::string list;
        for (const auto& word : known) list += (list.empty() ? "" : ", ") + word;
        throw BrokenWorkbook(known.empty() ? key + "-none" : key, model::MessageArgs{{"name", name}, {"known", list}});
    }

    const Workbook& workbook_;
    const Wanted& wanted_;
};

}  // namespace

Choice choose(const Workbook& workbook, const Wanted& wanted) {
    return Chooser(workbook, wanted).choose();
}

}  // namespace reading::xlsx
