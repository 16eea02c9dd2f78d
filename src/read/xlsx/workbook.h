// SPDX-License-Identifier: MPL-2.0
// An Excel workbook that came from outside: its sheets, tables, names, number formats and shared strings. Nothing in it
// is trusted.
#pragma once

#include <cstdint>
#include <functional>
#include <map>
#include <optional>
#include <stdexcept>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "model/diagnostic.h"
#include "read/xlsx/cell_range.h"
#include "read/xlsx/number_format.h"
#include "support/unzip.h"
#include "support/xml_pull.h"

namespace reading::xlsx {

/// Why a workbook, or what is chosen in it, cannot be read: the key of a message (`table-workbook.…`) and its arguments.
struct BrokenWorkbook : std::runtime_error {
    explicit BrokenWorkbook(const std::string& message_key, model::MessageArgs message_args = {})
        : std::runtime_error(message_key), key(message_key), args(std::move(message_args)) {}
    BrokenWorkbook(const std::string& message_key, const std::string& part)
        : BrokenWorkbook(message_key, model::MessageArgs{{"part", part}}) {}
    std::string key;
    model::MessageArgs args;
};

struct Sheet {
    std::string name;
    std::string part;  // "xl/worksheets/sheet1.xml"
    bool hidden = false;
};

/// One of Excel's table objects.
struct SheetTable {
    std::string name;
    CellRange range;  // with its head and its totals
    std::uint32_t header_rows = 1;
    std::uint32_t total_rows = 0;
    std::vector<std::string> columns;
};

struct DefinedName {
    std::string name;
    std::string refers_to;         // "'Mål'!$A$4:$F$20"
    std::optional<std::size_t> sheet;  // that it belongs to
};

/// Texts of cells, packed: many workbooks have a million.
class SharedStrings {
  public:
    void add(std::string_view text);
    std::size_t size() const { return ends_.size(); }
    std::string_view operator[](std::size_t index) const;

  private:
    std::string text_;
    std::vector<std::size_t> ends_;
};

class Workbook {
  public:
    /// Reads all but the sheets' cells. `bytes` must outlive this. Throws BrokenWorkbook. Several threads may read at once.
    explicit Workbook(std::string_view bytes);

    const std::vector<Sheet>& sheets() const { return sheets_; }
    const std::vector<DefinedName>& names() const { return names_; }
    const SharedStrings& strings() const { return strings_; }
    /// The same as Markdown where its runs look differently, else "".
    std::string_view marked_string(std::size_t index) const;
    /// Where a part leads out of the workbook: addresses by their relationship's id. Throws BrokenWorkbook.
    std::map<std::string, std::string, std::less<>> addresses_of(const std::string& part) const;
    /// The parts of a type ("comments") that a part leads to. Throws BrokenWorkbook.
    std::vector<std::string> parts_of(const std::string& part, std::string_view type) const;
    bool epoch_1904() const { return epoch_1904_; }
    /// Of a cell's style number; a plain one when there is no such style.
    const NumberFormat& format(std::uint32_t style) const;
    /// The table objects of a sheet. Throws BrokenWorkbook.
    std::vector<SheetTable> tables_of(const Sheet& sheet) const;
    /// A part as XML events, for one thread; `this` need not outlive them. Throws BrokenWorkbook; the source may, too.
    support::XmlPull open(const std::string& part) const;
    /// The bytes of a part, as the archive says; 0 when there is no such part.
    std::uint64_t unpacked_size(const std::string& part) const;

  private:
    struct Relationship {
        std::string type, target;
    };
    using Relationships = std::map<std::string, Relationship>;

    Relationships relationships_of(const std::string& part) const;
    void read_workbook(const std::string& part);
    void read_sheet_entry(support::XmlPull& xml, const Relationships& related);
    void read_defined_name(support::XmlPull& xml);
    void read_styles(const std::string& part);
    void read_strings(const std::string& part);
    SheetTable read_table(const std::string& part) const;

    std::string_view bytes_;
    std::optional<support::Unzip> zip_;
    std::vector<Sheet> sheets_;
    std::vector<DefinedName> names_;
    SharedStrings strings_;
    std::map<std::size_t, std::string> marked_strings_;
    std::vector<NumberFormat> formats_;  // by style
    NumberFormat plain_;
    bool epoch_1904_ = false;
};

/// "_x000D_" in a text stands for that character (ISO/IEC 29500-1, 22.9.2.19, ST_Xstring). Line ends become "\n".
std::string decoded_text(std::string_view text);
/// Whether an attribute says yes: "1" or "true".
bool says_yes(std::string_view value);

}  // namespace reading::xlsx
