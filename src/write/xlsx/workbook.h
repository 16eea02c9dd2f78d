// SPDX-License-Identifier: MPL-2.0
// The workbook under construction: the library's handle, the looks of its cells, the names of its sheets and tables.
#pragma once

#include <xlsxwriter.h>

#include <map>
#include <memory>
#include <set>
#include <string>
#include <string_view>
#include <vector>

#include "write/xlsx/cell_size.h"
#include "write/xlsx/cell_text.h"
#include "write/xlsx/quiet_library.h"
#include "write/xlsx/xlsx.h"
#include "support/shared_bytes.h"

namespace writing::xlsx {

enum class Look { title, heading, label, value, head, cell, row_head, group, total, link, index, mark, note };

/// What a cell's format depends on; equal ones share one format of the library.
struct CellLook {
    Look look = Look::cell;
    std::string number_format = {};
    bool right = false;
    bool centre = false;
    bool wrapped = true;
    bool upward = false;  // read from bottom to top
    RunLook run = {};
    auto operator<=>(const CellLook&) const = default;
};

class Workbook {
  public:
    Workbook(const model::Assembly& assembly, const model::Theme& theme, const model::Messages& words,
             const std::string& scratch_path, const XlsxOptions& options);

    lxw_workbook* handle() { return workbook_.get(); }
    lxw_format* format(const CellLook& look);
    /// Whether one more number format may be made, or this one is: Excel keeps some 200 of a file's own.
    bool takes_number_format(const std::string& code);

    /// A new sheet. The name is made legal (31 characters, none of []:*?/\, no other sheet's whatever the case).
    /// `streamed`: its rows are written in order and go to the disk one by one; it takes no merged cells and no table.
    lxw_worksheet* add_sheet(std::string_view wanted_name, bool streamed = false);
    /// The name that the last add_sheet gave.
    const std::string& last_name() const { return names_.back(); }
    /// A name for a table or a range, of an anchor ("tbl-maal"): legal in formulas, and no other's.
    std::string range_name(std::string_view anchor);
    /// Makes cells a table of Excel's own; `titles` are its heads, legal and different. Sheets get theirs in the order
    /// in which they were made. `alternative` is what those who cannot see it are told.
    void add_table(lxw_worksheet* sheet, lxw_row_t first, lxw_row_t last, const std::string& name,
                   std::vector<std::string>& titles, lxw_format* head, const std::string& alternative);

    /// Head, foot, paper and margins that all sheets share.
    void set_up_page(lxw_worksheet* sheet, bool landscape);
    /// Writes text, cut where Excel holds no more; the cut is reported at `where`.
    void write_text(lxw_worksheet* sheet, lxw_row_t row, lxw_col_t column, const std::string& text, lxw_format* format,
                    model::Span where = {});
    /// Writes runs that look differently, as `write_text`.
    void write_runs(lxw_worksheet* sheet, lxw_row_t row, lxw_col_t column, const CellText& text, const CellLook& look,
                    model::Span where = {});
    /// Makes a row as high as its lines of a look are.
    void fit_row(lxw_worksheet* sheet, lxw_row_t row, Look look, std::size_t lines = 1) const;
    /// A link to a place of the workbook, "'Ark'!A1".
    void write_inner_link(lxw_worksheet* sheet, lxw_row_t row, lxw_col_t column, const std::string& place,
                          const std::string& text, const CellLook& look);
    /// Ends the workbook and gives its bytes.
    support::SharedBytes finish();

    const model::Assembly& assembly;
    const model::Theme& theme;
    const model::Messages& words;
    const XlsxOptions& options;
    const CellSize size;
    const std::string locale;       // of number formats
    const std::string date_format;  // of the document's language

  private:
    struct Free {
        void operator()(lxw_workbook* workbook) const { lxw_workbook_free(workbook); }
    };
    lxw_format* make_format(const CellLook& look);
    void set_font(lxw_format* format, const CellLook& look) const;
    void set_box(lxw_format* format, const CellLook& look) const;
    void set_properties();
    std::string kept_text(const std::string& text, model::Span where);
    support::SharedBytes with_described_tables() const;

    std::string scratch_path_;
    QuietLibrary quiet_;
    std::unique_ptr<lxw_workbook, Free> workbook_;
    std::vector<const lxw_worksheet*> streamed_;
    std::map<CellLook, lxw_format*> formats_;
    std::set<std::string> number_formats_;
    std::vector<std::string> names_;
    std::set<std::string> folded_names_;               // of sheets
    std::set<std::string> folded_range_names_;         // of tables and ranges
    std::map<std::string, std::string> alternatives_;  // by the table's name
};

/// Makes a sheet's name of any text; `taken` are the names that are given already, in lower case.
std::string sheet_name(std::string_view wanted, const std::set<std::string>& taken);
/// Makes a name for a table or a range of any text; `taken` as above.
std::string legal_range_name(std::string_view wanted, const std::set<std::string>& taken);

}  // namespace writing::xlsx
