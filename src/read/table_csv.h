// SPDX-License-Identifier: MPL-2.0
// CSV as Danish Excel and others write it, to records of fields that know their bytes.
#pragma once

#include <string>
#include <vector>

#include "model/diagnostic.h"
#include "model/source.h"
#include "read/located_text.h"

namespace reading {

/// How a table was written, for those who ask (`-v`).
struct TableForm {
    std::string kind;                // "csv", "yaml" or "xlsx"
    std::string encoding = "UTF-8";  // or "Windows-1252"
    bool byte_order_mark = false;
    char delimiter = 0;  // ';', ',' or a tab; 0 where there is none
    std::string part;    // of a workbook: "Mål!A4:F20"
};

struct CsvRecord {
    std::vector<LocatedText> fields;  // trimmed; at least one
    model::Span span;
};
struct CsvFile {
    std::vector<CsvRecord> records;  // without those that are empty
    TableForm form;
};

/// The text of the field at a place that `read_csv` gave, and where its characters stand.
LocatedText locate_csv_field(const model::Source& source, model::Span field, const TableForm& form);

/// RFC 4180 with what is found in the world: `;`, `,` or tab (the one under which most records have as many fields as
/// the first, or the one that a first line `sep=;` names), quoted fields with line breaks, any line end, a byte order
/// mark, UTF-8 or else Windows-1252. Errors: `table-csv.unclosed-quote`, `table-csv.after-quote`,
/// `file-encoding.utf16`.
CsvFile read_csv(model::SourceId source, const model::Sources& sources, model::Diagnostics& diagnostics);

}  // namespace reading
