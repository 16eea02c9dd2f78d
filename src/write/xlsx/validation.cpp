// SPDX-License-Identifier: MPL-2.0
// What cells take that are filled in later: a column's choices, and its smallest and largest number.
#include <algorithm>
#include <type_traits>

#include "model/date.h"
#include "write/xlsx/cell_writer.h"
#include "write/xlsx/sheets.h"

namespace writing::xlsx {
namespace {

constexpr std::size_t longest_list = 255;  // in the cell's own rule: Excel's limit

// A list in the rule itself is parted by commas and trimmed.
bool fits_in_rule(const std::vector<std::string>& choices) {
    std::size_t length = choices.size();
    for (const auto& choice : choices) {
        if (choice.find_first_of(",\"\n") != std::string::npos || choice.starts_with(' ') || choice.ends_with(' ') ||
            choice.starts_with('='))
            return false;
        length += excel_length(choice);
    }
    return length <= longest_list;
}

// Writes the choices beneath each other on a hidden sheet, and names the place.
std::string place_of_choices(Workbook& book, SheetContext& context, const std::vector<std::string>& choices) {
    if (!context.lists) {
        context.lists = book.add_sheet(book.words.text("workbook.lists"));
        context.lists_name = book.last_name();
        worksheet_hide(context.lists);
    }
    const lxw_col_t column = context.list_count++;
    for (std::size_t i = 0; i < choices.size(); ++i)
        book.write_text(context.lists, static_cast<lxw_row_t>(i), column, choices[i], book.format({Look::value}));
    const std::string letters = column_letters(column);
    return "=" +
           place_in_book(context.lists_name, "$" + letters + "$1:$" + letters + "$" + std::to_string(choices.size()));
}

class Validation {
  public:
    Validation(Workbook& book, const model::TableColumn& column, const std::string& head)
        : book_(book), column_(column), title_(safe_text(cut(head, 32))) {
        rule_.ignore_blank = column.required ? LXW_VALIDATION_OFF : LXW_VALIDATION_ON;
        rule_.show_error = LXW_VALIDATION_ON;
        rule_.error_title = title_.data();
    }

    void choose(SheetContext& context) {
        message_ = book_.words.text("workbook.choose");
        if (fits_in_rule(column_.choices)) {
            for (const auto& choice : column_.choices) choices_.push_back(safe_text(choice));
            for (auto& choice : choices_) pointers_.push_back(choice.data());
            pointers_.push_back(nullptr);
            rule_.validate = LXW_VALIDATION_TYPE_LIST;
            rule_.value_list = pointers_.data();
        } else {
            formula_ = place_of_choices(book_, context, column_.choices);
            rule_.validate = LXW_VALIDATION_TYPE_LIST_FORMULA;
            rule_.value_formula = formula_.data();
        }
    }

    /// `percent`: the cells hold hundredths.
    void bound(bool percent) {
        if (column_.type == "date") return bound_dates();
        const bool whole = column_.type == "integer" && !percent;
        const bool in_percent = percent && column_.unit == "%";  // else the limits are those of the cells: hundredths
        const double scale = in_percent ? 100 : 1;
        rule_.validate = whole ? LXW_VALIDATION_TYPE_INTEGER : LXW_VALIDATION_TYPE_DECIMAL;
        const auto written = [&](double number) {
            std::string text = std::to_string(number);
            text.erase(text.find_last_not_of('0') + 1);
            if (text.ends_with('.')) text.pop_back();
            std::replace(text.begin(), text.end(), '.', ',');
            return in_percent ? text + "\u00A0%" : text;
        };
        if (column_.minimum && column_.maximum) {
            rule_.criteria = LXW_VALIDATION_CRITERIA_BETWEEN;
            rule_.minimum_number = *column_.minimum / scale;
            rule_.maximum_number = *column_.maximum / scale;
            message_ = book_.words.text(
                "workbook.between", {{"minimum", written(*column_.minimum)}, {"maximum", written(*column_.maximum)}});
        } else if (column_.minimum) {
            rule_.criteria = LXW_VALIDATION_CRITERIA_GREATER_THAN_OR_EQUAL_TO;
            rule_.value_number = *column_.minimum / scale;
            message_ = book_.words.text("workbook.at-least", {{"minimum", written(*column_.minimum)}});
        } else {
            rule_.criteria = LXW_VALIDATION_CRITERIA_LESS_THAN_OR_EQUAL_TO;
            rule_.value_number = *column_.maximum / scale;
            message_ = book_.words.text("workbook.at-most", {{"maximum", written(*column_.maximum)}});
        }
    }

    void bound_length() {
        rule_.validate = LXW_VALIDATION_TYPE_LENGTH;
        const auto& least = column_.least_length;
        const auto& most = column_.most_length;
        if (least && most) {
            rule_.criteria = LXW_VALIDATION_CRITERIA_BETWEEN;
            rule_.minimum_number = static_cast<double>(*least);
            rule_.maximum_number = static_cast<double>(*most);
            message_ = book_.words.text("workbook.length-between", {{"minimum", std::to_string(*least)}, {"maximum", std::to_string(*most)}});
        } else if (least) {
            rule_.criteria = LXW_VALIDATION_CRITERIA_GREATER_THAN_OR_EQUAL_TO;
            rule_.value_number = static_cast<double>(*least);
            message_ = book_.words.text("workbook.length-least", {{"minimum", std::to_string(*least)}});
        } else {
            rule_.criteria = LXW_VALIDATION_CRITERIA_LESS_THAN_OR_EQUAL_TO;
            rule_.value_number = static_cast<double>(*most);
            message_ = book_.words.text("workbook.length-most", {{"maximum", std::to_string(*most)}});
        }
    }

    void bound_dates() {
        rule_.validate = LXW_VALIDATION_TYPE_DATE;
        const auto date = [](double limit) {
            const model::Date day = model::from_days_since_epoch(static_cast<long>(limit));
            return lxw_datetime{day.year, day.month, day.day, 0, 0, 0.0};
        };
        const auto written = [&](double limit) {
            return model::to_words(model::from_days_since_epoch(static_cast<long>(limit)), book_.words);
        };
        if (column_.minimum && column_.maximum) {
            rule_.criteria = LXW_VALIDATION_CRITERIA_BETWEEN;
            rule_.minimum_datetime = date(*column_.minimum);
            rule_.maximum_datetime = date(*column_.maximum);
            message_ = book_.words.text(
                "workbook.dates-between",
                {{"minimum", written(*column_.minimum)}, {"maximum", written(*column_.maximum)}});
        } else if (column_.minimum) {
            rule_.criteria = LXW_VALIDATION_CRITERIA_GREATER_THAN_OR_EQUAL_TO;
            rule_.value_datetime = date(*column_.minimum);
            message_ = book_.words.text("workbook.not-before", {{"minimum", written(*column_.minimum)}});
        } else {
            rule_.criteria = LXW_VALIDATION_CRITERIA_LESS_THAN_OR_EQUAL_TO;
            rule_.value_datetime = date(*column_.maximum);
            message_ = book_.words.text("workbook.not-after", {{"maximum", written(*column_.maximum)}});
        }
    }

    void add(lxw_worksheet* sheet, lxw_row_t first, lxw_row_t last, lxw_col_t column) {
        message_ = cut(message_, 255);
        rule_.error_message = message_.data();
        worksheet_data_validation_range(sheet, first, column, last, column, &rule_);
    }

  private:
    Workbook& book_;
    const model::TableColumn& column_;
    std::string title_, message_, formula_;
    std::vector<std::string> choices_;
    // The library has begun to promise that it changes none of them.
    std::vector<std::remove_pointer_t<decltype(lxw_data_validation::value_list)>> pointers_;
    lxw_data_validation rule_{};
};

bool is_bounded(const model::TableColumn& column) {
    if (!column.minimum && !column.maximum) return false;
    if (column.type == "date")
        return is_sheet_day(column.minimum.value_or(0)) && is_sheet_day(column.maximum.value_or(0));
    return column.type == "number" || column.type == "integer";
}

}  // namespace

bool is_sheet_day(double days) {
    static const long first = model::days_since_epoch({1900, 3, 1}), last = model::days_since_epoch({9999, 12, 31});
    return days >= static_cast<double>(first) && days <= static_cast<double>(last);
}

void add_validations(Workbook& book, const TableSheet& table, SheetContext& context, const CellWriter& cells,
                     lxw_row_t first, lxw_row_t last) {
    const auto& columns = table.table().columns;
    for (std::size_t i = 0; i < columns.size(); ++i) {
        const auto& column = columns[i];
        const bool measured = column.least_length || column.most_length;
        if (column.choices.empty() && !measured && !is_bounded(column)) continue;
        Validation validation(book, column, table.heads[i]);
        if (!column.choices.empty())
            validation.choose(context);
        else if (is_bounded(column))
            validation.bound(cells.has_percent(i));
        else
            validation.bound_length();
        validation.add(table.sheet, first, last, static_cast<lxw_col_t>(i));
    }
}

}  // namespace writing::xlsx
