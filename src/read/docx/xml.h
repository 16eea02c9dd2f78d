// SPDX-License-Identifier: MPL-2.0
// Parts as trees whose names have the prefixes of the standards, whatever prefixes a program wrote.
#pragma once

#include <cstddef>
#include <functional>
#include <memory>
#include <pugixml.hpp>
#include <string_view>

namespace reading::docx {

/// Elements may be this deep: far more than any program writes, and far less than would exhaust the stack.
inline constexpr int deepest_element = 400;

/// A part may have this many bytes, beginnings and ends of elements, and declarations of namespaces that are in force
/// at one place. A tree takes about 70 bytes for each element, and looking up a name takes each declaration in turn.
inline constexpr std::size_t largest_part = std::size_t{32} << 20;
inline constexpr std::ptrdiff_t most_marks = 1'000'000;
inline constexpr std::size_t most_namespaces = 200;

/// The tree of an XML part. WordprocessingML's names begin with "w:", those of 2010 and 2012 with "w14:" and "w15:",
/// relationships with "r:", compatibility with "mc:", formulas with "m:", our form's with "form:"; other names are as
/// written. Null when the part is not well-formed, not text, too deep or too large.
std::unique_ptr<pugi::xml_document> parse_xml(std::string_view bytes);

bool is(pugi::xml_node node, std::string_view name);
/// `w:val` of a child, "" when there is none.
std::string_view value_of(pugi::xml_node parent, const char* child);
/// True for `<w:b/>` and values that mean yes.
bool is_on(pugi::xml_node toggle);
/// Calls `visit` for every element below a node, in document order; false from it leaves out what is inside.
void each_element(pugi::xml_node root, const std::function<bool(pugi::xml_node)>& visit);
/// The nearest element above a node with this name, or null.
pugi::xml_node ancestor(pugi::xml_node node, std::string_view name);

}  // namespace reading::docx
