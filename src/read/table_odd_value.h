// SPDX-License-Identifier: MPL-2.0
// The few values that make text of a column whose other values have a type.
#pragma once

#include <array>
#include <cstddef>
#include <string>
#include <vector>

#include "model/data_table.h"
#include "model/diagnostic.h"
#include "read/table_number.h"
#include "read/table_odd_amount.h"

namespace reading {

/// Finds, in a column without a type, the values that make text of it where nearly all are numbers of one unit, years,
/// dates or booleans: `table-value.odd-…` names the first of them. Nearly all is at least three and four of five; of one
/// and the same word, of days that there are not, of numbers among a workbook's dates and of numbers that a workbook holds
/// as text there may be more. Words without
/// a digit among dates ("løbende") are a note, all else is a warning. House numbers, sections, journal numbers and
/// codes among whole numbers ("12A", "3-5", "24/1234", "0420") make a column of text, of which nothing is said.
class OddValue {
  public:
    /// `field` must outlive this. In a `typed` source, a workbook, a number is what its cell holds as one.
    OddValue(const model::Field& field, NumberForm form, bool typed) : field_(field), form_(form), typed_(typed) {}
    /// One more cell, whose value is not typed yet. Group rows' are none.
    void see(const model::DataCell& cell);
    /// `type` is what the column was found to hold: in one of numbers OddAmount looks for what is unlike the others.
    void report(const std::string& type, model::Diagnostics& diagnostics) const;

  private:
    enum class Sort { number, date, boolean, stored, code, no_day, word, other };
    struct Seen {
        std::size_t count = 0;
        std::size_t place = 0;  // of the first among the column's values
        std::string value;
        model::Span span;
    };
    static constexpr std::size_t sorts = 8;
    struct OfUnit {
        std::string unit;
        Seen seen;
    };

    Sort sort_of(const model::DataCell& cell);
    Sort sort_of_amount(const model::Amount& amount, const model::DataCell& cell, bool whole_form);
    Sort sort_of_words(const model::DataCell& cell);
    void count(Seen& seen, const model::DataCell& cell) const;
    void count_unit(const model::Amount& amount, const model::DataCell& cell);
    void count_words(const std::string& text);
    const Seen& seen(Sort sort) const { return seen_[static_cast<std::size_t>(sort)]; }
    const OfUnit* main_unit() const;
    std::size_t count_of(Sort good) const;
    Sort most() const;
    bool is_told(Sort good) const;
    const Seen& named(Sort good) const;
    const char* key(Sort good) const;
    bool report_points(model::Diagnostics& diagnostics) const;

    const model::Field& field_;
    NumberForm form_;
    bool typed_;
    bool is_none_ = false;
    std::array<Seen, sorts> seen_;
    std::size_t all_ = 0;
    bool years_ = true, whole_ = true;  // of the numbers
    bool real_dates_ = false;
    bool points_ = true, has_point_ = false;  // the words are numbers where the point is the decimal sign
    std::vector<OfUnit> units_;  // of a workbook's numbers; the per cent sign counts as none
    std::string word_;           // of the first value that is words
    bool one_word_ = true;
    OddAmount amounts_;
};

}  // namespace reading
