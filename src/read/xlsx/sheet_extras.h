// SPDX-License-Identifier: MPL-2.0
// What hangs on a sheet's cells beside their values.
#pragma once

#include <cstdint>
#include <map>
#include <string>
#include <utility>
#include <vector>

#include "read/xlsx/workbook.h"

namespace reading::xlsx {

/// By row and column from 1.
using CellPlace = std::pair<std::uint32_t, std::uint32_t>;

/// Where cells lead out of the workbook by http, https or mailto. A sheet without links is not read for it. Throws
/// BrokenWorkbook.
std::map<CellPlace, std::string> links_of(const Workbook& workbook, const Sheet& sheet);

/// The cells that somebody has put a comment on, in order. Throws BrokenWorkbook.
std::vector<CellPlace> comments_of(const Workbook& workbook, const Sheet& sheet);

}  // namespace reading::xlsx
