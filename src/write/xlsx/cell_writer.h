// SPDX-License-Identifier: MPL-2.0
// One cell of a table onto its sheet: its value with its type, its look, its link and its comment.
#pragma once

#include <cstdint>
#include <set>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "write/xlsx/number_format.h"
#include "write/xlsx/sheets.h"

namespace writing::xlsx {

class CellWriter {
  public:
    CellWriter(Workbook& book, const TableSheet& target, SheetContext& context);

    /// `cell` is null where the table has none.
    void write(const model::TableCell* cell, const CellText& text, model::RowKind kind, lxw_row_t row,
               std::size_t column);
    /// Once all are written: keeps the Markdown of a cell that shows all it says, where another one of its column shows
    /// the same and says more.
    void keep_if_same(const model::TableCell& cell, const CellText& text, lxw_row_t row, std::size_t column);
    /// Whether numbers of the column were written as per cent.
    bool has_percent(std::size_t column) const { return numbers_[column].any_percent; }
    /// Whether a number of the column's rows shows fewer decimals than it has.
    bool is_rounded(std::size_t column) const { return numbers_[column].any_rounded; }
    bool has_kept() const { return !shown_for_more_.empty(); }
    /// The format of the cell, for those that are merged.
    lxw_format* format_of(const model::TableCell* cell, const CellText& text, model::RowKind kind, std::size_t column);

    /// After the last row of a streamed table: ends the sheet that keeps its Markdown, if there is one.
    void finish_kept(lxw_row_t last);
    /// The comments for which the sheet of a streamed table had no room: `xlsx-comments.lost`.
    void report_lost() const;

    /// The amount that a cell is written as; nullptr when it holds none or Excel could not keep all its digits.
    static const model::Amount* amount_of(const model::TableCell* cell, std::string_view text);

  private:
    /// What a cell's format depends on, beside its column and a number's own words.
    enum class Variant : std::uint8_t { text, guarded, date, iso_date, blank, count };
    /// The last number format of a column: the next number is mostly of the same.
    struct LastNumber {
        std::string before, unit, after, minus;
        NumberShape shape;
        std::size_t key = 0;
        bool complete = false;  // under the format the cell shows all that the document says
        bool percent = false;   // the cell holds hundredths
        lxw_format* format = nullptr;
        bool any_percent = false;  // a number of the column was per cent
        bool any_rounded = false;  // and one shows fewer decimals than it has
    };

    std::size_t key_of(Variant variant, model::RowKind kind, const model::TableCell* cell) const;
    static Variant variant_of(const model::DateValue& date, std::string_view text);
    lxw_format* simple_format(Variant variant, model::RowKind kind, const model::TableCell* cell, std::size_t column);
    NumberShape shape_of(const model::Amount& amount, std::string_view text, std::size_t column) const;
    lxw_format* amount_format(const NumberShape& shape, model::RowKind kind, const model::TableCell* cell,
                              std::size_t column);
    CellLook look_of(model::RowKind kind, const model::TableCell* cell, std::size_t column) const;
    bool is_text_column(std::size_t column) const;
    bool write_value(const model::TableCell& cell, const CellText& text, model::RowKind kind, lxw_row_t row,
                     std::size_t column);
    void write_words(const model::TableCell* cell, const CellText& text, model::RowKind kind, lxw_row_t row,
                     std::size_t column);
    void write_decorated(const model::TableCell& cell, const CellText& text, const CellLook& look, lxw_row_t row,
                         std::size_t column);
    /// How a cell leads to the place of its link.
    enum class LinkKind : std::uint8_t { none, cell, formula };
    LinkKind write_link(const std::vector<CellLink>& links, const std::string& words, lxw_row_t row, lxw_col_t column);
    void write_link_formula(const std::string& address, const std::string& words, lxw_format* format, lxw_row_t row,
                            lxw_col_t column);
    void write_notes(const model::TableCell& cell, const std::string& first, lxw_row_t row, std::size_t column);
    void keep_markdown(const model::TableCell& cell, const CellText& text, lxw_row_t row, std::size_t column);
    void stream_markdown(const std::string& shown, const std::string& source, lxw_row_t row, std::size_t column);
    void begin_kept_sheet();
    void keep_note(std::size_t index);

    Workbook& book_;
    const TableSheet& target_;
    const model::Table& table_;
    SheetContext& context_;
    std::vector<LastNumber> numbers_;                // by column
    std::vector<std::vector<lxw_format*>> formats_;  // by column and key
    std::set<std::size_t> kept_notes_;
    std::set<std::pair<std::size_t, std::string>>
        shown_for_more_;  // column and text of cells that show less than they say
    std::size_t link_count_ = 0;
    std::size_t comment_count_ = 0, lost_comments_ = 0;
    model::Span first_lost_comment_;
    lxw_worksheet* kept_ = nullptr;  // of a streamed table, once a cell needs it
    std::string kept_name_;
};

}  // namespace writing::xlsx
