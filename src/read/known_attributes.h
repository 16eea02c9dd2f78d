// SPDX-License-Identifier: MPL-2.0
// Which attributes and classes of the dialect have a meaning, and where: what is nearly one of them is a slip.
#pragma once

#include <set>
#include <string>
#include <string_view>

#include "read/attribute_list.h"
#include "read/markdown_reading.h"

namespace reading {

/// What bears attributes. A class of a div that the dialect knows has a set of its own.
enum class Bearer { heading, span, field, image, link, caption };

using Names = std::set<std::string, std::less<>>;

/// The classes that say what a div is.
const Names& div_classes();
/// Warns of what is nearly a known key or class (`attribute-unknown.…`), at its place. All else may stand there for
/// purposes of the author's own, and so may every key that begins with `data-`.
void check_attributes(const AttributeList& list, const MappedText& base, Bearer bearer, Reading& reading);
/// The same for a div's opening line, whose class says more: a key that such a div does not have is a warning though
/// none is near. A div of which no class is known is a warning too (`div-unknown`), at `opener`.
void check_div_attributes(const AttributeList& list, const MappedText& base, Range opener, Reading& reading);

}  // namespace reading
