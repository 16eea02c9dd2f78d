// SPDX-License-Identifier: MPL-2.0
// CSV as Danish Excel and others write it, to records of fields that know their bytes.
#pragma once

#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "model/diagnostic.h"
#include "model/source.h"
#include "read/located_text.h"
#include "read/table_schema.h"

namespace reading {

/// How a table was written, for those who ask (`-v`).
struct TableForm {
    std::string kind;                // "csv", "yaml" or "xlsx"
    std::string encoding = "UTF-8";  // or "Windows-1252"
    bool byte_order_mark = false;
    char delimiter = 0;  // ';', ',' or a tab; 0 where there is none
    std::string part = {};  // of a workbook: "Mål!A4:F20"
    char decimal = 0;       // of CSV: ',' or '.'
};

/// One value of a record: where it stands with its quotation marks and blanks, and the bytes that are its text.
struct CsvField {
    model::Span whole;
    std::uint32_t text_begin = 0, text_end = 0;
    bool as_is = true;  // the text is those bytes; else they hold doubled quotation marks or another encoding
};

/// Reads records one after the other: RFC 4180 with what is found in the world. `;`, `,` or tab (the one under which most
/// records have as many fields as the first, or the one that a first line `sep=;` names), quoted fields with line
/// breaks, any line end, a byte order mark, UTF-8 or else Windows-1252, unless the dialect says it. Errors:
/// `table-csv.unclosed-quote`, `table-csv.after-quote`, `file-encoding.…`.
class CsvReader {
  public:
    /// All must outlive this. A file that is no text has no records.
    CsvReader(model::SourceId source, const model::Sources& sources, const TableDialect& dialect,
              model::Diagnostics& diagnostics);

    const TableForm& form() const { return form_; }
    /// Goes to the next record in which a field has text; false after the last.
    bool next();
    const std::vector<CsvField>& fields() const { return fields_; }
    model::Span record() const { return record_; }
    /// How many records of empty fields alone `next` has passed over before another one, since the head, and the first.
    std::size_t empty_records() const { return empty_records_; }
    model::Span first_empty() const { return first_empty_; }
    void head_is_read() { empty_records_ = 0; }
    void set_text(const CsvField& field, std::string& text) const;

  private:
    bool is_text(std::string_view bytes);
    void report_undefined();
    bool read_record();
    bool read_field();
    bool quoted(CsvField& field);
    bool to_field_end(std::size_t& at) const;
    void finish(CsvField& field, std::size_t begin, std::size_t end);

    const model::Source& source_;
    model::SourceId id_;
    model::Diagnostics& diagnostics_;
    TableForm form_;
    std::string_view bytes_;
    std::size_t at_ = 0;
    char delimiter_ = ';';
    bool windows_ = false;
    bool unclosed_ = false;
    std::size_t empty_records_ = 0;
    model::Span first_empty_;
    std::vector<CsvField> fields_;
    model::Span record_;
};

/// The text of a field that CsvReader gave, by its place, and where its characters stand.
LocatedText locate_csv_field(const model::Source& source, model::Span field, const TableForm& form);

/// The delimiter under which most of the first records have as many fields as the first one has.
char find_csv_delimiter(std::string_view bytes, bool windows);

}  // namespace reading
