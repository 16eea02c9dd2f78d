// SPDX-License-Identifier: MPL-2.0
// Tables as text, so that two can be compared and a difference be read.
#pragma once

#include <string>

#include "model/data_table.h"
#include "model/node.h"

/// Their Markdown; text that was read in two pieces is the same text.
std::string say(model::Blocks blocks);
std::string say(const model::CellValue& value);
/// What of a table has to come back: not places, nor how a number was typed.
std::string say(const model::DataTable& table);
/// The rows of a table in a document, without totals: they are no data.
std::string say(const model::Table& table);
