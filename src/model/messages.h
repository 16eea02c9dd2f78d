// SPDX-License-Identifier: MPL-2.0
#pragma once

#include <map>
#include <string>
#include <string_view>

#include "model/diagnostic.h"

namespace model {

/// The texts of one language: key → sentence with fields: `{name}`, and `{name|day|days}`, the word by whether it is 1.
class Messages {
  public:
    Messages() = default;
    Messages(std::string language, std::map<std::string, std::string, std::less<>> texts);

    const std::string& language() const { return language_; }
    bool has(std::string_view key) const { return texts_.find(key) != texts_.end(); }
    /// The text with its fields filled; an unknown key gives the key itself (a test proves that none is unknown).
    std::string text(std::string_view key, const MessageArgs& args = {}) const;
    const std::map<std::string, std::string, std::less<>>& all() const { return texts_; }
    void add(std::string key, std::string text);

  private:
    std::string language_;
    std::map<std::string, std::string, std::less<>> texts_;
};

}  // namespace model
