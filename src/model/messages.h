// SPDX-License-Identifier: MPL-2.0
#pragma once

#include <functional>
#include <map>
#include <memory>
#include <string>
#include <string_view>

#include "model/diagnostic.h"

namespace model {

/// The texts of one language: key → sentence with fields: `{name}`, and `{name|day|days}`, the word by whether it is 1.
class Messages {
  public:
    using Texts = std::map<std::string, std::string, std::less<>>;

    Messages() = default;
    Messages(std::string language, Texts texts);

    const std::string& language() const { return language_; }
    bool has(std::string_view key) const { return find(key) != nullptr; }
    /// The text with its fields filled; an unknown key gives the key itself (a test proves that none is unknown).
    std::string text(std::string_view key, const MessageArgs& args = {}) const;
    Texts all() const;
    void add(std::string key, std::string text);
    /// Texts that are read once, by the first to ask for a key that is not among the others; copies share them. What
    /// `read` throws reaches that one, and the texts are none from then on.
    void add_rest(std::function<Texts()> read);

  private:
    struct Rest;

    const std::string* find(std::string_view key) const;

    std::string language_;
    Texts texts_;
    std::shared_ptr<Rest> rest_;
};

}  // namespace model
