// SPDX-License-Identifier: MPL-2.0
#pragma once

#include <cstddef>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "model/messages.h"

namespace package {

/// A plain text file for people: UTF-8, lines of at most 78 characters that end with CR LF, so that every editor on
/// every desk shows them.
class TextPage {
  public:
    /// Underlined with "=".
    void title(std::string_view text);
    /// Underlined with "-", a blank line above.
    void heading(std::string_view text);
    void paragraph(std::string_view text);
    /// Two columns; the right one is broken within itself.
    void rows(const std::vector<std::pair<std::string, std::string>>& rows);
    const std::string& text() const { return text_; }

  private:
    void line(std::string_view text);
    void underlined(std::string_view text, char with);

    std::string text_;
};

/// "134 kB", "1,2 MB", "12 byte": decimal units, in the catalogue's language, a no-break space before the unit.
std::string size_text(std::size_t bytes, const model::Messages& words);

}  // namespace package
