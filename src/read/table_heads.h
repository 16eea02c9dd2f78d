// SPDX-License-Identifier: MPL-2.0
#pragma once

#include <cstddef>
#include <string>
#include <vector>

#include "read/table_schema.h"

namespace reading {

/// Where a table's headings stand in a file that has lines or rows, as the schema's `dialect` says (`header`,
/// `headerRows`). It must outlive this.
class HeadPlan {
  public:
    explicit HeadPlan(const TableSchema& schema) : schema_(schema) {}

    /// Whether there is no head: then the first row is data.
    bool is_absent() const { return !schema_.dialect.header; }
    /// Whether the schema says in which rows the head stands: from `first` on, as many as `rows`.
    bool is_placed() const { return !schema_.dialect.header_rows.empty(); }
    /// From 1; 0 when nothing is said.
    std::uint32_t first() const { return is_placed() ? schema_.dialect.header_rows.front() : 0; }
    std::uint32_t last() const { return is_placed() ? schema_.dialect.header_rows.back() : 0; }
    std::size_t rows() const { return is_placed() ? schema_.dialect.header_rows.size() : 1; }
    /// What columns without a head are called: the schema's fields in their order, then "kolonne3".
    std::vector<std::string> names(std::size_t columns) const;

  private:
    const TableSchema& schema_;
};

/// The headings of a head of several rows, the uppermost first: a column's words from above, parted by blanks. An upper
/// cell without words has those of the cell at its left, which reached over it, where both have words below.
std::vector<std::string> joined_heads(std::vector<std::vector<std::string>> rows);

}  // namespace reading
