// SPDX-License-Identifier: MPL-2.0
#pragma once

#include <cstddef>
#include <string>
#include <utility>
#include <vector>

#include "merge/work.h"
#include "support/expression.h"

namespace merge {

/// Why one expression has no value in some of a table's rows, gathered so that one mistake is one message: what the
/// same name or sign lacks in more than three rows is told at the first of them, with their number.
class TableFaults {
  public:
    /// `where` is the expression's place. All must outlive this.
    TableFaults(Work& work, const model::DataTable& table, model::Span where)
        : work_(work), table_(table), where_(where) {}

    void add(const model::DataRow& row, const support::ExpressionFault& fault);
    /// At the cells that are to blame, else at their rows: `table-compute.…`.
    void report() const;

  private:
    struct Group {
        support::ExpressionFault fault;                           // the first
        std::vector<std::pair<model::Span, std::string>> places;  // the first few, with what stands there
        std::size_t rows = 0;
    };
    model::Span place_of(const model::DataRow& row, const support::ExpressionFault& fault) const;

    Work& work_;
    const model::DataTable& table_;
    model::Span where_;
    std::vector<Group> groups_;
};

}  // namespace merge
