// SPDX-License-Identifier: MPL-2.0
// The workbook under construction: the library's handle, the looks of its cells, the names of its sheets.
#pragma once

#include <xlsxwriter.h>

#include <map>
#include <memory>
#include <string>
#include <string_view>
#include <vector>

#include "write/xlsx/xlsx.h"

namespace writing::xlsx {

enum class Look { title, heading, label, value, head, cell, row_head, group, total, link, index, mark, note };

/// What a cell's format depends on; equal ones share one format of the library.
struct CellLook {
    Look look = Look::cell;
    std::string number_format = {};
    bool right = false;
    bool centre = false;
    auto operator<=>(const CellLook&) const = default;
};

class Workbook {
  public:
    Workbook(const model::Assembly& assembly, const model::Theme& theme, const model::Messages& words,
             const std::string& scratch_path, const XlsxOptions& options);

    lxw_workbook* handle() { return workbook_.get(); }
    lxw_format* format(const CellLook& look);
    /// A new sheet. The name is made legal (31 characters, none of []:*?/\, no other sheet's whatever the case).
    lxw_worksheet* add_sheet(std::string_view wanted_name);
    /// The name that the last add_sheet gave.
    const std::string& last_name() const { return names_.back(); }
    /// "#,##0.0" with the words around the number as text in it, so that the cell shows all that the document says and
    /// is a number still: "mindst 16 %". The unit stands after it when `text`, what the document says, does not name
    /// it.
    static std::string number_format(const model::Amount& amount, const std::string& text);
    std::string date_format() const;
    /// Head, foot, paper and margins that all sheets share.
    void set_up_page(lxw_worksheet* sheet, bool landscape);
    /// Writes text, cut where Excel holds no more; the cut is reported at `where`.
    void write_text(lxw_worksheet* sheet, lxw_row_t row, lxw_col_t column, const std::string& text, lxw_format* format,
                    model::Span where = {});
    /// Ends the workbook and gives its bytes.
    std::string finish();

    const model::Assembly& assembly;
    const model::Theme& theme;
    const model::Messages& words;
    const XlsxOptions& options;

  private:
    struct Free {
        void operator()(lxw_workbook* workbook) const { lxw_workbook_free(workbook); }
    };
    lxw_format* make_format(const CellLook& look);
    void set_properties();

    std::string scratch_path_;
    std::unique_ptr<lxw_workbook, Free> workbook_;
    std::map<CellLook, lxw_format*> formats_;
    std::vector<std::string> names_;
};

/// Makes a sheet's name of any text; `taken` are the names that are given already.
std::string sheet_name(std::string_view wanted, const std::vector<std::string>& taken);

}  // namespace writing::xlsx
