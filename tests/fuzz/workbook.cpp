// SPDX-License-Identifier: MPL-2.0
#include <algorithm>
#include <cstdint>
#include <cstdlib>
#include <map>
#include <string>
#include <vector>

#include "read/markdown.h"
#include "read/table.h"
#include "support/stored_zip.h"

namespace {

/// What a workbook cannot be found without; an input may bring its own.
std::map<std::string, std::string> least_parts() {
    const std::string relations =
        "<Relationships xmlns=\"http://schemas.openxmlformats.org/package/2006/relationships\">";
    const std::string type = "http://schemas.openxmlformats.org/officeDocument/2006/relationships/";
    return {{"_rels/.rels", relations + "<Relationship Id=\"a\" Type=\"" + type +
                                "officeDocument\" Target=\"xl/workbook.xml\"/></Relationships>"},
            {"xl/_rels/workbook.xml.rels",
             relations + "<Relationship Id=\"a\" Type=\"" + type +
                 "worksheet\" Target=\"worksheets/sheet1.xml\"/><Relationship Id=\"b\" Type=\"" + type +
                 "sharedStrings\" Target=\"sharedStrings.xml\"/><Relationship Id=\"c\" Type=\"" + type +
                 "styles\" Target=\"styles.xml\"/></Relationships>"},
            {"xl/worksheets/_rels/sheet1.xml.rels", relations + "<Relationship Id=\"a\" Type=\"" + type +
                                                        "table\" Target=\"../tables/table1.xml\"/></Relationships>"},
            {"xl/workbook.xml", "<workbook xmlns:r=\"" + type.substr(0, type.size() - 1) +
                                    "\"><sheets><sheet name=\"A\" sheetId=\"1\" r:id=\"a\"/></sheets></workbook>"},
            {"xl/worksheets/sheet1.xml", "<worksheet><sheetData/></worksheet>"}};
}

}  // namespace

/// Parts in the form of the seeds, "=== path" before each, packed as a workbook: whatever stands in them, a table comes
/// whose rows have a cell for each field, or an error.
extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
    const std::string input(reinterpret_cast<const char*>(data), size);
    std::map<std::string, std::string> parts = least_parts();
    std::string path = "xl/worksheets/sheet1.xml";
    for (std::size_t begin = 0; begin < input.size();) {
        const std::size_t mark = input.find("=== ", begin);
        if (mark != begin) parts[path] = input.substr(begin, mark - begin);
        if (mark == std::string::npos) break;
        const std::size_t end = std::min(input.find('\n', mark), input.size());
        path = input.substr(mark + 4, end - mark - 4);
        begin = end + 1;
    }
    std::vector<support::StoredFile> files;
    for (const auto& [name, bytes] : parts)
        if (!name.empty() && name.size() < 1000) files.push_back({name, bytes});
    const auto archive = support::write_stored_zip(files);
    if (!archive) return 0;
    model::Sources sources;
    model::Diagnostics problems;
    const model::DataTable table = reading::read_table(
        sources.add("x.xlsx", *archive), 0, sources,
        [](std::string_view text, const reading::TextPlaces& places, model::Blocks& blocks,
           std::vector<model::Footnote>& notes,
           model::Diagnostics& found) { reading::read_markdown_fragment(text, places, blocks, notes, found); },
        problems);
    if (table.fields.empty() && !problems.has_errors()) std::abort();
    for (const auto& row : table.rows)
        if (!row.is_group && row.cells.size() != table.fields.size()) std::abort();
    return 0;
}
