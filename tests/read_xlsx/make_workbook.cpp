// SPDX-License-Identifier: MPL-2.0
// usage: make_workbook FILE shared|inline: a workbook of every kind of cell, made with libxlsxwriter.
#include <xlsxwriter.h>

#include <array>
#include <cstdio>
#include <string_view>

int main(int count, char** arguments) {
    if (count != 3) {
        std::fputs("usage: make_workbook FILE shared|inline\n", stderr);
        return 2;
    }
    const bool in_cells = arguments[2] == std::string_view("inline");
    lxw_workbook_options options{};
    options.constant_memory = in_cells ? LXW_TRUE : LXW_FALSE;
    lxw_workbook* book = workbook_new_opt(arguments[1], &options);
    lxw_worksheet* sheet = workbook_add_worksheet(book, "Tal");
    lxw_format* day = workbook_add_format(book);
    format_set_num_format(day, "dd-mm-yyyy");
    lxw_format* bold = workbook_add_format(book);
    format_set_bold(bold);
    constexpr std::array<const char*, 5> heads = {"tekst", "tal", "dag", "regnet", "ja"};
    for (lxw_col_t i = 0; i < heads.size(); ++i) worksheet_write_string(sheet, 0, i, heads.at(i), nullptr);
    constexpr std::array<double, 3> numbers = {1.5, 1e-3, 123456789012345};
    std::array<lxw_datetime, 3> days = {{{1900, 2, 28, 0, 0, 0}, {1900, 3, 1, 0, 0, 0}, {9999, 12, 31, 0, 0, 0}}};
    for (lxw_row_t row = 1; row <= 3; ++row) {
        if (row == 1) worksheet_write_string(sheet, row, 0, "=1+1", nullptr);
        std::array<char, 4> strong = {"fed"};
        std::array<char, 9> light = {" og lige"};
        lxw_rich_string_tuple first{bold, strong.data()};
        lxw_rich_string_tuple second{nullptr, light.data()};
        std::array<lxw_rich_string_tuple*, 3> runs = {&first, &second, nullptr};
        if (row == 2) worksheet_write_rich_string(sheet, row, 0, runs.data(), nullptr);
        if (row == 3) worksheet_write_string(sheet, row, 0, " a < b & \u00e5\t", nullptr);
        worksheet_write_number(sheet, row, 1, numbers.at(row - 1), nullptr);
        worksheet_write_datetime(sheet, row, 2, &days.at(row - 1), day);
        worksheet_write_formula_num(sheet, row, 3, "=ROW()+1", nullptr, static_cast<double>(row) + 2);
        worksheet_write_boolean(sheet, row, 4, row != 2 ? 1 : 0, nullptr);
    }
    return workbook_close(book) == LXW_NO_ERROR ? 0 : 1;
}
