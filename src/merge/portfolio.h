// SPDX-License-Identifier: MPL-2.0
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "model/data_table.h"
#include "model/document.h"
#include "model/kind.h"
#include "model/messages.h"

namespace merge {

/// The name by which documents merge the table of all documents.
inline constexpr std::string_view portfolio_name = "dokumenter";

struct PortfolioDocument {
    std::string id;
    model::FrontMatterValue front_matter;
    const model::Kind* kind = nullptr;  // null when it names none that exists
};

/// One row for each document that a project lists, in its order, with a column for each key of their front matter:
/// `id`, then the common ones, then the others as they come; a part of a map is `valgperiode.fra`, a list is a list.
/// Every value keeps its place in its own file. Kind and status are compared by their id and shown by their name; a
/// column is a date where all its values are.
model::DataTable portfolio(const std::vector<PortfolioDocument>& documents, const model::Messages& words);

}  // namespace merge
