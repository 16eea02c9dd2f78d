// SPDX-License-Identifier: MPL-2.0
#pragma once

#include <initializer_list>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace support {

/// `& < >` escaped; characters that XML 1.0 cannot hold (most controls, U+FFFE, U+FFFF) are left out.
std::string escape_xml_text(std::string_view text);
/// As text, and `"`, tab and line breaks as character references, so that they survive attribute normalisation.
std::string escape_xml_attribute(std::string_view text);

/// Writes XML by appending to one string: elements closed in order, text escaped, no white space of its own.
class XmlWriter {
  public:
    using Attributes = std::initializer_list<std::pair<std::string_view, std::string_view>>;

    explicit XmlWriter(std::string& out) : out_(out) {}

    /// `<?xml version="1.0" encoding="UTF-8" standalone="yes"?>` and a line break.
    void declaration();
    void open(std::string_view name, Attributes attributes = {});
    /// `<name …/>`
    void empty(std::string_view name, Attributes attributes = {});
    /// `<name …>text</name>`
    void leaf(std::string_view name, std::string_view text, Attributes attributes = {});
    void text(std::string_view text);
    /// Markup that is well-formed already.
    void raw(std::string_view markup);
    /// Closes the innermost open element.
    void close();
    std::size_t depth() const { return open_.size(); }

  private:
    void tag(std::string_view name, Attributes attributes, std::string_view end);

    std::string& out_;
    std::vector<std::string> open_;
};

}  // namespace support
