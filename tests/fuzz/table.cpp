// SPDX-License-Identifier: MPL-2.0
#include "read/table.h"

#include <cstdint>
#include <cstdlib>
#include <string>

#include "read/markdown.h"

/// Any bytes become a table, as CSV and as YAML, whose rows have a cell for each field.
extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
    const std::string bytes(reinterpret_cast<const char*>(data), size);
    for (const char* name : {"x.csv", "x.yaml"}) {
        model::Sources sources;
        model::Diagnostics problems;
        const model::SourceId source = sources.add(name, bytes);
        const model::DataTable table = reading::read_table(
            source, 0, sources,
            [](std::string_view text, const reading::TextPlaces& places, model::Blocks& blocks, std::vector<model::Footnote>& notes,
               model::Diagnostics& found) { reading::read_markdown_fragment(text, places, blocks, notes, found); },
            problems);
        for (const auto& row : table.rows)
            if (!row.is_group && row.cells.size() != table.fields.size()) std::abort();
    }
    return 0;
}
