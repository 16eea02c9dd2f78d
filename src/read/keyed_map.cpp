// SPDX-License-Identifier: MPL-2.0
#include "read/keyed_map.h"

#include <algorithm>
#include <charconv>
#include <cmath>
#include <cstddef>
#include <utility>

#include "support/nearest.h"

namespace reading {

using model::FrontMatterValue;
using Shape = FrontMatterValue::Shape;

namespace {

std::string joined(const std::vector<std::string>& words) {
    std::string out;
    for (const auto& word : words) out += (out.empty() ? "" : ", ") + word;
    return out;
}

}  // namespace

std::string nearest_name(std::string_view name, const std::set<std::string, std::less<>>& names) {
    std::string best;
    std::size_t fewest = name.size() / 3 + 2;
    for (const auto& candidate : names) {
        const std::size_t distance = support::edit_distance(name, candidate);
        if (distance < fewest) {
            fewest = distance;
            best = candidate;
        }
    }
    return best;
}

KeyedMap::KeyedMap(const FrontMatterValue& value, model::Diagnostics& diagnostics)
    : value_(value), diagnostics_(diagnostics), is_map_(value.shape == Shape::map) {
    // Without a place it comes from a file of which nothing could be read, as has been said.
    if (!is_map_ && value.span.known()) diagnostics_.error("data-key.no-map", value.span);
}

const FrontMatterValue* KeyedMap::find(std::string_view key) {
    known_.emplace(key);
    const FrontMatterValue* found = is_map_ ? value_.find(key) : nullptr;
    return found && found->shape != Shape::null ? found : nullptr;
}

void KeyedMap::wrong_shape(std::string_view key, const FrontMatterValue& value, const char* expected) {
    diagnostics_.error(std::string("data-key.shape-") + expected, value.span,
                       {{"key", std::string(key)}, {"value", value.scalar}});
}

std::string KeyedMap::text(std::string_view key, std::string otherwise) {
    const FrontMatterValue* found = find(key);
    if (!found) return otherwise;
    if (found->shape == Shape::scalar) return found->scalar;
    wrong_shape(key, *found, "text");
    return otherwise;
}

std::string KeyedMap::required_text(std::string_view key) {
    std::string found = text(key);
    const FrontMatterValue* value = is_map_ ? value_.find(key) : nullptr;
    const bool other_shape = value && value->shape != Shape::null && value->shape != Shape::scalar;
    if (found.empty() && is_map_ && !other_shape)
        diagnostics_.error("data-key.missing", value ? value->span : value_.span, {{"key", std::string(key)}});
    return found;
}

bool KeyedMap::flag(std::string_view key, bool otherwise) {
    const FrontMatterValue* found = find(key);
    if (!found) return otherwise;
    if (found->scalar == "true" || found->scalar == "ja") return true;
    if (found->scalar == "false" || found->scalar == "nej") return false;
    wrong_shape(key, *found, "flag");
    return otherwise;
}

std::optional<double> KeyedMap::number(std::string_view key) {
    const FrontMatterValue* found = find(key);
    if (!found) return std::nullopt;
    double value = 0;
    const char* end = found->scalar.data() + found->scalar.size();
    const auto [stop, error] = std::from_chars(found->scalar.data(), end, value, std::chars_format::fixed);
    if (found->shape == Shape::scalar && error == std::errc() && stop == end && std::isfinite(value))
        return value;
    wrong_shape(key, *found, "number");
    return std::nullopt;
}

std::vector<std::string> KeyedMap::texts(std::string_view key) {
    const FrontMatterValue* found = find(key);
    if (!found) return {};
    if (found->shape == Shape::scalar) return {found->scalar};
    std::vector<std::string> words;
    const bool all_text = found->shape == Shape::list &&
                          std::all_of(found->list.begin(), found->list.end(),
                                      [](const FrontMatterValue& item) { return item.shape == Shape::scalar; });
    if (!all_text) wrong_shape(key, *found, "texts");
    for (const auto& item : found->list)
        if (item.shape == Shape::scalar) words.push_back(item.scalar);
    return words;
}

const std::vector<FrontMatterValue>& KeyedMap::list(std::string_view key) {
    static const std::vector<FrontMatterValue> none;
    const FrontMatterValue* found = find(key);
    if (!found) return none;
    if (found->shape == Shape::list) return found->list;
    wrong_shape(key, *found, "list");
    return none;
}

std::string KeyedMap::choice(std::string_view key, const std::vector<std::string>& choices) {
    std::string found = text(key);
    if (found.empty() || std::find(choices.begin(), choices.end(), found) != choices.end()) return found;
    diagnostics_.error("data-key.choice", value_.find(key)->span,
                       {{"key", std::string(key)}, {"value", found}, {"choices", joined(choices)}});
    return "";
}

void KeyedMap::format_one() {
    const std::string format = text("format");
    if (format == "1" || !is_map_) return;
    if (const auto* found = value_.find("format"))
        diagnostics_.error("data-format.unknown", found->span, {{"format", format}});
    else
        diagnostics_.error("data-format.missing", {value_.span.source, value_.span.begin, value_.span.begin});
}

void KeyedMap::allow(std::string_view key) {
    known_.emplace(key);
}

void KeyedMap::finish(model::Severity severity) {
    for (std::size_t i = 0; i < value_.map.size(); ++i) {
        const std::string& key = value_.map[i].first;
        if (known_.count(key) != 0) continue;
        const std::string nearest = nearest_name(key, known_);
        diagnostics_.add({severity,
                          nearest.empty() ? "data-key.unknown" : "data-key.unknown-near",
                          value_.key_spans[i],
                          {{"key", key}, {"nearest", nearest}},
                          severity == model::Severity::error});
    }
}

}  // namespace reading
