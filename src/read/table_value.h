// SPDX-License-Identifier: MPL-2.0
// From what a cell says to what it means, by its column's type.
#pragma once

#include <optional>
#include <string>
#include <string_view>

#include "model/data_table.h"
#include "model/diagnostic.h"
#include "read/table_number.h"

namespace reading {

/// A field's type as a value to branch on.
enum class CellType { markdown, string, list, number, integer, date, year, boolean, choice, ref, url, maaltal };
/// An unknown name is markdown.
CellType cell_type(std::string_view name);
/// A column of texts in which what the source gives as a number, a date or a boolean stays one: the columns of a turned
/// table, whose rows have the types.
inline bool has_own_values(const model::Field& field) {
    return field.type == "markdown" && field.format == "values";
}

/// ja/nej, sand/falsk, true/false, x.
std::optional<bool> parse_boolean(std::string_view text);

/// Fills `value` (and `missing`) of a cell from its `text`; what does not fit the type is an error (`table-value.…`).
/// A number that a YAML file writes with a decimal point gets its Danish text; in a column whose type is guessed every
/// number keeps its digits as they are written. A typed number of more than 15 digits is refused: it would change.
void type_cell(const model::Field& field, NumberForm form, model::DataCell& cell, model::Diagnostics& diagnostics);
/// The same, for who has looked the field's type up.
void type_cell(CellType type, const model::Field& field, NumberForm form, model::DataCell& cell,
               model::Diagnostics& diagnostics);

/// Empties a cell whose text its column's schema lists as no value; true when it did.
bool drop_missing(const model::Field& field, model::DataCell& cell);

/// A cell's text with the unit of its value, which a column of numbers has in its head. Of a cell that a source gives.
std::string with_unit(const model::DataCell& cell);

/// As `type_cell`, for a cell whose value its source says: an amount, a date or a boolean that the column's type can hold
/// stays, in a column of text it becomes text, anything else is an error. A cell without such a value stays as it is.
void fit_given(CellType type, const model::Field& field, model::DataCell& cell, model::Diagnostics& diagnostics);

/// Checks required, unique, enum, pattern, minimum and maximum over all rows (`table-constraint.…`).
void check_constraints(const model::DataTable& table, model::Diagnostics& diagnostics);

/// The type that all values of a column without one have: date, year, integer, number or markdown.
class TypeGuess {
  public:
    explicit TypeGuess(NumberForm form) : form_(form) {}
    /// The text of one more cell.
    void see(const std::string& text);
    std::string type() const;

  private:
    NumberForm form_;
    bool dates_ = true, years_ = true, integers_ = true, numbers_ = true;
    bool any_ = false;
};

/// What a column without a type is found to hold.
struct GuessedType {
    std::string type;
    std::string unit;  // that its numbers share; not the per cent sign, which stays with them
};

/// As TypeGuess, from values that the source says.
class GivenGuess {
  public:
    /// One more cell. Those without a value, or that another covers, say nothing.
    void see(const model::DataCell& cell);
    GuessedType type() const;

  private:
    bool dates_ = true, real_dates_ = false, booleans_ = true, numbers_ = true, integers_ = true, years_ = true;
    bool any_ = false;
    std::optional<std::string> unit_;
};

/// Whether the values of a column still are of the type that it was once guessed to have: a guess holds nobody to it.
class GuessCheck {
  public:
    /// `field` must outlive this.
    GuessCheck(const model::Field& field, NumberForm form) : field_(field), type_(cell_type(field.type)), form_(form) {}
    /// One more cell, whose value is not typed yet. Group rows' are none.
    void see(const model::DataCell& cell);
    /// What all values are now; nullopt when they are what they were.
    std::optional<GuessedType> other_type() const;
    /// The first value that did not fit: `table-value.guess`.
    void report(model::Diagnostics& diagnostics) const;

  private:
    bool fits(const model::DataCell& cell) const;

    const model::Field& field_;
    CellType type_;
    NumberForm form_;
    GivenGuess guess_;
    std::size_t misfits_ = 0;
    std::string value_;  // the first of them
    model::Span span_;
};

}  // namespace reading
