// SPDX-License-Identifier: MPL-2.0
#include "model/messages.h"

#include <utility>

namespace model {

Messages::Messages(std::string language, std::map<std::string, std::string, std::less<>> texts)
    : language_(std::move(language)), texts_(std::move(texts)) {}

void Messages::add(std::string key, std::string text) {
    texts_.insert_or_assign(std::move(key), std::move(text));
}

std::string Messages::text(std::string_view key, const MessageArgs& args) const {
    const auto found = texts_.find(key);
    if (found == texts_.end()) return std::string(key);
    const std::string& pattern = found->second;
    std::string filled;
    for (std::size_t i = 0; i < pattern.size();) {
        const std::size_t close = pattern[i] == '{' ? pattern.find('}', i) : std::string::npos;
        if (close == std::string::npos) {
            filled += pattern[i++];
            continue;
        }
        const std::string_view name = std::string_view(pattern).substr(i + 1, close - i - 1);
        const std::string* value = nullptr;
        for (const auto& [arg, text] : args)
            if (arg == name) value = &text;
        filled += value ? *value : pattern.substr(i, close + 1 - i);
        i = close + 1;
    }
    return filled;
}

}  // namespace model
