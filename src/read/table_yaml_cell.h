// SPDX-License-Identifier: MPL-2.0
// One value of a YAML table to a typed cell.
#pragma once

#include <set>
#include <string>

#include "model/data_table.h"
#include "model/diagnostic.h"
#include "model/document.h"
#include "read/table.h"

namespace reading {

class KeyedMap;

class YamlCellReader {
  public:
    /// Notes that cells define go to `footnotes`. All must outlive the reader.
    YamlCellReader(const model::Sources& sources, const MarkdownCellReader& read_markdown,
                   std::vector<model::Footnote>& footnotes, model::Diagnostics& diagnostics)
        : sources_(sources), read_markdown_(read_markdown), footnotes_(footnotes), diagnostics_(diagnostics) {}

    /// A scalar, a sequence, a target's map, or `{value: …, rowspan: 2, colspan: 2}`; what the cell's field does not
    /// take is reported. Spans are at least 1 and not yet compared with the table.
    model::DataCell cell(const model::Field& field, const model::FrontMatterValue& value);
    /// The Markdown of a scalar, or a bullet list when `item` is a sequence.
    void append_item(const model::FrontMatterValue& item, model::Blocks& blocks);
    void markdown(const model::FrontMatterValue& scalar, model::Blocks& blocks);

  private:
    void content(const model::Field& field, const model::FrontMatterValue& value, model::DataCell& made);
    void scalar_cell(const model::Field& field, const model::FrontMatterValue& value, model::DataCell& made);
    void spanning_cell(const model::Field& field, const model::FrontMatterValue& value, model::DataCell& made);
    void read_spans(KeyedMap& keys, const model::FrontMatterValue& value, model::DataCell& made);
    int span_of(KeyedMap& keys, const model::FrontMatterValue& value, const char* key);
    void target(const model::FrontMatterValue& value, model::DataCell& made);
    model::Block bullet_list(const model::FrontMatterValue& value);

    const model::Sources& sources_;
    const MarkdownCellReader& read_markdown_;
    std::vector<model::Footnote>& footnotes_;
    model::Diagnostics& diagnostics_;
};

}  // namespace reading
