// SPDX-License-Identifier: MPL-2.0
// Characters that mean something to a reader of Markdown or YAML, written so that they mean themselves.
#pragma once

#include <string>
#include <string_view>

namespace writing::markdown {

/// Text without line breaks that reads back as itself. `line_begins`: nothing stands before it in its line;
/// `line_ends`: nothing stands after it.
std::string escaped(std::string_view text, bool line_begins, bool line_ends);

/// An address for `(…)` or `<…>` of a link: what would end or change it is percent-encoded.
std::string escaped_address(std::string_view address);

/// A YAML scalar: plain where that is safe, else in double quotes on one line.
std::string yaml_scalar(std::string_view text);

/// A value of an attribute, in double quotes.
std::string attribute_value(std::string_view text);

}  // namespace writing::markdown
