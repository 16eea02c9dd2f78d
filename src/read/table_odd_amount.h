// SPDX-License-Identifier: MPL-2.0
// The few numbers that are unlike the others of a column of numbers.
#pragma once

#include <cstddef>
#include <string>

#include "model/data_table.h"
#include "model/diagnostic.h"
#include "model/source.h"

namespace reading {

/// Finds, in a column that was guessed to hold numbers, a number without a per cent sign among per cent, and the
/// other way round, where nearly all (at least three, and four of five) are alike; of fractions among per cent there
/// may be more, as far as three of four are. Among years of one span of time it finds those with a digit too many.
class OddAmount {
  public:
    /// One more number, and the cell that holds it.
    void see(const model::Amount& amount, const model::DataCell& cell);
    /// Warns at the first of them: `table-value.odd-percent`, `…odd-no-percent` or `…odd-year-digits`.
    void report(const model::Field& field, model::Diagnostics& diagnostics) const;

  private:
    struct Alike {
        std::size_t count = 0;
        std::string value;  // of the first
        model::Span span;
    };

    static void count(Alike& alike, const model::DataCell& cell);
    void see_year(const model::DataCell& cell);
    bool is_told(const Alike& most, const Alike& odd) const;
    bool report_years(const model::Field& field, model::Diagnostics& diagnostics) const;

    Alike percent_, plain_, years_, long_years_;
    bool fractions_ = true;  // of the numbers without a per cent sign
    bool only_years_ = true;
    int first_year_ = 0, last_year_ = 0;
};

}  // namespace reading
