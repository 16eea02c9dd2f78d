// SPDX-License-Identifier: MPL-2.0
#pragma once

#include <functional>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "merge/work.h"
#include "support/expression.h"

namespace merge {

/// The options of one `.table` as they name things of a table. What is wrong is reported at its place in the option.
class TableOptions {
  public:
    TableOptions(Work& work, const model::Block& block) : work_(work), block_(block) {}

    /// Null when it is not written, or is empty.
    const std::string* find(std::string_view key) const;
    model::Span span(std::string_view key) const { return attribute_span(work_, block_, key); }
    /// The place of a word in an option.
    model::Span span(std::string_view key, std::string_view word) const { return narrowed(work_, span(key), word); }
    /// The place of some bytes of an option's value; the whole value's where it is written with escapes.
    model::Span span(std::string_view key, std::size_t offset, std::size_t length) const;

    /// `table-column-missing` for what the table does not have.
    std::optional<std::size_t> column(const model::DataTable& table, std::string_view key,
                                      const std::string& name) const;
    /// All columns that an option names, without those that do not exist.
    std::vector<std::size_t> columns(const model::DataTable& table, std::string_view key) const;
    /// One column; nullopt when the option is not written too.
    std::optional<std::size_t> named_column(const model::DataTable& table, std::string_view key) const;

    /// An expression in an option, beginning `offset` bytes into it; nullopt after reporting. `RULE.…` says what is
    /// wrong with it. Names are not looked at.
    std::optional<support::Expression> expression(std::string_view key, const std::string& rule, std::string_view text,
                                                  std::size_t offset) const;
    /// A name of an expression that is no column; `values` are texts that it may have meant.
    void unknown_name(const model::DataTable& table, std::string_view key, const support::Expression::Name& name,
                      std::size_t offset, const std::vector<std::string>& values = {}) const;

    Work& work() const { return work_; }
    const model::Block& block() const { return block_; }

  private:
    Work& work_;
    const model::Block& block_;
};

/// A cell of a column as an expression sees it: numbers ("8,6 %" is 0.086), dates as "2024-02-01", yes and no, texts,
/// and where a date is missing no day.
support::ExpressionValue expression_value(const model::DataCell& cell, const model::Field& field);
/// What an expression's names stand for in one row; a name that is no column stands for itself.
support::Expression::LookUp names_in(const model::DataTable& table, const model::DataRow& row);
/// Warns where a column of per cent is compared with a number beyond 1 that none of its values reaches: "5" where "5%"
/// must be meant (`table-where.percent`).
void report_percent(Work& work, const model::DataTable& table, const support::Expression& expression,
                    const std::function<model::Span(const support::Expression::Name& name)>& place);

/// Names of a table's columns, for "did you mean".
std::vector<std::string> column_names(const model::DataTable& table);
/// "tabeller/aftaler.csv" → "aftaler"
std::string stem_of_table(const std::string& path);

}  // namespace merge
