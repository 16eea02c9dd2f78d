// SPDX-License-Identifier: MPL-2.0
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <variant>
#include <vector>

#include "merge/work.h"
#include "model/date.h"
#include "support/expression.h"

namespace merge {

struct Number {
    double value = 0;
    int decimals = 0;
    std::string unit = {};  // said after the number
};
/// A row of a table, a party or a member of a front-matter list with its name and its columns.
struct Record {
    std::string shown;
    std::vector<std::pair<std::string, std::string>> columns;
    const model::DataTable* table = nullptr;  // with `row`, where the record is a table's
    const model::DataRow* row = nullptr;
};
using Records = std::vector<Record>;
using Evaluated = std::variant<std::string, model::Date, Number, Records>;

/// Where an expression stands, for what is wrong with it.
class ValuePlace {
  public:
    ValuePlace(Work& work, model::Span span) : work_(work), span_(span) {}

    std::nullopt_t unknown(const std::string& key, const std::string& name, const std::vector<std::string>& candidates,
                           model::MessageArgs more = {}) const;
    std::nullopt_t wrong(const std::string& key, model::MessageArgs args) const;
    const model::Messages& words() const { return work_.words(); }
    void warn(const std::string& key, model::MessageArgs args) const;
    /// `report_percent` of a condition here.
    void warn_of_percent(const model::DataTable& table, const support::Expression& condition) const;

  private:
    Work& work_;
    model::Span span_;
};

/// What the first part of an expression names: a key of the front matter (`ikrafttraedelse`, `valgperiode.fra`,
/// `medlemmer[2].rolle`) or something of a table (`tabel.maal`, `tabel.maal[1].maaltal`). nullopt after reporting.
std::optional<Evaluated> look_up_value(Work& work, const ValuePlace& place, const std::string& name);

/// Without white space at its ends.
std::string_view trimmed(std::string_view text);
/// The whole text as a number.
std::optional<int> integer(std::string_view text);
/// The same with a decimal comma or point.
std::optional<Number> number_in(std::string text);

}  // namespace merge
