// SPDX-License-Identifier: MPL-2.0
#include "model/messages.h"

#include <mutex>
#include <optional>
#include <utility>

namespace model {

struct Messages::Rest {
    std::mutex reading;
    std::function<Texts()> read;
    Texts texts;

    const Texts& all() {
        const std::lock_guard lock(reading);
        if (const auto first = std::exchange(read, nullptr)) texts = first();
        return texts;
    }
};

Messages::Messages(std::string language, Texts texts) : language_(std::move(language)), texts_(std::move(texts)) {}

void Messages::add(std::string key, std::string text) {
    texts_.insert_or_assign(std::move(key), std::move(text));
}

void Messages::add_rest(std::function<Texts()> read) {
    rest_ = std::make_shared<Rest>();
    rest_->read = std::move(read);
}

Messages::Texts Messages::all() const {
    Texts texts = texts_;
    if (rest_) texts.insert(rest_->all().begin(), rest_->all().end());
    return texts;
}

const std::string* Messages::find(std::string_view key) const {
    if (const auto found = texts_.find(key); found != texts_.end()) return &found->second;
    if (!rest_) return nullptr;
    const Texts& rest = rest_->all();
    const auto found = rest.find(key);
    return found == rest.end() ? nullptr : &found->second;
}

namespace {

const std::string* value_of(std::string_view name, const MessageArgs& args) {
    const std::string* value = nullptr;
    for (const auto& [arg, text] : args)
        if (arg == name) value = &text;
    return value;
}

/// What stands for a field, given as it is between its braces; nullopt when no argument has its name.
std::optional<std::string_view> filled_field(std::string_view field, const MessageArgs& args) {
    const std::size_t first = field.find('|');
    const std::string* value = value_of(field.substr(0, first), args);
    if (value == nullptr) return std::nullopt;
    if (first == std::string_view::npos) return *value;
    const std::size_t second = field.find('|', first + 1);
    if (second == std::string_view::npos) return std::nullopt;
    return *value == "1" ? field.substr(first + 1, second - first - 1) : field.substr(second + 1);
}

}  // namespace

std::string Messages::text(std::string_view key, const MessageArgs& args) const {
    const std::string* const found = find(key);
    if (!found) return std::string(key);
    const std::string_view pattern = *found;
    std::string filled;
    for (std::size_t i = 0; i < pattern.size();) {
        const std::size_t close = pattern[i] == '{' ? pattern.find('}', i) : std::string::npos;
        if (close == std::string::npos) {
            filled += pattern[i++];
            continue;
        }
        filled += filled_field(pattern.substr(i + 1, close - i - 1), args).value_or(pattern.substr(i, close + 1 - i));
        i = close + 1;
    }
    return filled;
}

}  // namespace model
