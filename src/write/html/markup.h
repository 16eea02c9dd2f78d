// SPDX-License-Identifier: MPL-2.0
#pragma once

#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace writing::html {

/// Names and values; an attribute whose value is empty is left out, but for `alt`.
using Attributes = std::vector<std::pair<std::string_view, std::string>>;

/// Writes elements to one string, text and values escaped, each closed in order.
class Markup {
  public:
    void open(std::string_view name, const Attributes& attributes = {});
    /// An element that has no content: `<br/>`.
    void empty(std::string_view name, const Attributes& attributes = {});
    void leaf(std::string_view name, std::string_view text, const Attributes& attributes = {});
    void close();
    void text(std::string_view text);
    /// Markup that is well-formed already.
    void raw(std::string_view markup) { out_ += markup; }
    void line_break() { out_ += '\n'; }

    std::string take();

  private:
    void tag(std::string_view name, const Attributes& attributes, std::string_view end);

    std::string out_;
    std::vector<std::string> open_;
};

}  // namespace writing::html
