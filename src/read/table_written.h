// SPDX-License-Identifier: MPL-2.0
// Workbooks that this program wrote: what they say of their tables' columns, and the Markdown of cells that show less
// than it says (docs/markdown.md, "Structured tables").
#pragma once

#include <cstdint>
#include <map>
#include <optional>
#include <set>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "model/data_table.h"
#include "model/diagnostic.h"
#include "read/table.h"
#include "read/table_kept_markdown.h"
#include "read/xlsx/choice.h"
#include "read/xlsx/sheet_rows.h"

namespace reading {

struct WrittenTable {
    std::string name;  // of its table object or range
    std::vector<std::string> heads;
    std::vector<model::Field> fields;  // beside the heads
    std::set<std::string> rounded;     // the names of those whose numbers show fewer decimals than they have
    /// By column's letters and shown text: the sheet's row, and the Markdown.
    std::map<std::pair<std::string, std::string>, std::vector<std::pair<std::uint32_t, std::string>>> markdown;
    std::vector<std::pair<std::string, std::string>> notes;  // label and Markdown
    const xlsx::Sheet* kept = nullptr;  // where the Markdown of a table stands that is read row by row
    std::set<std::string> totals;                            // the words that head rows of totals
    std::set<std::string> totals_under;                      // of those under the table: all of them, or none

    std::set<std::string> wide;  // what cells show that reach over all columns and head no group

    /// The name of the field whose column has this head, on one line or several; the head itself when none has.
    const std::string& name_of(const std::string& head) const;
    /// The Markdown of a cell that shows this: of the one in this row, else of any (rows are sorted and moved); or
    /// null.
    const std::string* markdown_of(const std::string& column, std::uint32_t row, const std::string& shown) const;
};

class WrittenBook {
  public:
    /// Throws BrokenWorkbook. Any other workbook has no tables here.
    explicit WrittenBook(const xlsx::Workbook& workbook);

    const std::vector<WrittenTable>& tables() const { return tables_; }
    /// The one of them whose place was chosen, or null.
    const WrittenTable* chosen(const xlsx::Workbook& workbook, const xlsx::Choice& choice) const;
    /// Whether all of it was chosen, and not some of its rows.
    static bool is_whole(const WrittenTable& table, const xlsx::Workbook& workbook, const xlsx::Choice& choice);

  private:
    WrittenTable* find(const std::string& name);
    void find_kept(const xlsx::Workbook& workbook);
    std::vector<WrittenTable> tables_;
};

/// Gives the cells of such a table what it says of them.
class WrittenCells {
  public:
    /// All must outlive this; `place` is of the head's cells, which stand in row `head`. Throws BrokenWorkbook, as do
    /// `fill` and `add_notes`.
    WrittenCells(const WrittenTable& table, const xlsx::Workbook& workbook, std::uint32_t head,
                 const MarkdownCellReader& read_markdown, model::Diagnostics& diagnostics);

    const WrittenTable& table() const { return table_; }
    /// Whether a row adds others up: it is no data.
    bool is_total(const xlsx::SheetRow& row) const { return heads(row, table_.totals); }
    /// The same of a row under the table.
    bool is_total_under(const xlsx::SheetRow& row) const { return heads(row, table_.totals_under); }
    /// Whether its cell, should it reach over all columns, is one nevertheless, and no group's.
    bool is_wide(const xlsx::SheetRow& row) const { return heads(row, table_.wide); }
    /// To a cell that has its value by the sheet alone: its Markdown, the words around its number, and whether an empty
    /// text is meant where nothing stands.
    void fill(const xlsx::SheetCell& from, const xlsx::NumberFormat& format, std::uint32_t row, std::string_view type,
              model::DataCell& cell);
    /// Once it is known whether the row is a group row.
    static void settle(model::DataRow& row, const std::vector<model::Field>& fields);
    /// After the last row: adds the notes of the table, and those that the Markdown of its cells defines.
    void add_notes(model::DataTable& table, model::Span where);

    /// Whether a cell of the row shows one of these.
    static bool heads(const xlsx::SheetRow& row, const std::set<std::string>& words);

  private:
    void fill_words(std::uint32_t column, std::uint32_t row, std::string_view type, model::DataCell& cell);
    const std::string* markdown_of(std::uint32_t column, std::uint32_t row, const std::string& shown);

    const WrittenTable& table_;
    const MarkdownCellReader& read_markdown_;
    model::Diagnostics& diagnostics_;
    std::optional<KeptMarkdown> kept_;
    std::vector<model::Footnote> notes_;
};

}  // namespace reading
