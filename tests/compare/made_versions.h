// SPDX-License-Identifier: MPL-2.0
#pragma once

#include <string>
#include <utility>

/// A made document in Markdown and the same with a number of random edits: words, items, rows, blocks and notes
/// changed, put in, taken out and moved. For rapidcheck properties.
std::pair<std::string, std::string> made_versions();
