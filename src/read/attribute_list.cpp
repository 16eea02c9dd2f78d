// SPDX-License-Identifier: MPL-2.0
#include "read/attribute_list.h"

#include <algorithm>

#include "read/markdown_character.h"

namespace reading {
namespace {

bool is_name_byte(char c) {
    return is_word_byte(c) || c == '-' || c == '_' || c == '.' || c == ':';
}

class AttributeParser {
  public:
    AttributeParser(std::string_view text, std::size_t at) : text_(text), at_(at + 1) {}

    std::optional<AttributeList> parse() {
        bool any = false;
        for (;;) {
            const std::size_t before = at_;
            skip_space();
            if (at_ >= text_.size()) return std::nullopt;
            if (text_[at_] == '}') break;
            if (any && before == at_) return std::nullopt;  // two attributes without a space between them
            if (!item()) return std::nullopt;
            any = true;
        }
        if (!any) return std::nullopt;
        list_.end = at_ + 1;
        return std::move(list_);
    }

  private:
    void skip_space() {
        while (at_ < text_.size() && (text_[at_] == ' ' || text_[at_] == '\t' || text_[at_] == '\n')) ++at_;
    }

    std::string name(bool dots) {
        const std::size_t begin = at_;
        while (at_ < text_.size() && is_name_byte(text_[at_]) && (dots || text_[at_] != '.')) ++at_;
        return std::string(text_.substr(begin, at_ - begin));
    }

    bool item() {
        auto& attributes = list_.attributes;
        const char c = text_[at_];
        if (c == '#') {
            ++at_;
            std::string id = name(true);
            if (id.empty()) return false;
            if (!attributes.id.empty()) list_.repeated.push_back("#");
            attributes.id = std::move(id);
            return true;
        }
        if (c == '.') {
            ++at_;
            const std::size_t begin = at_;
            std::string class_name = name(false);
            if (class_name.empty()) return false;
            attributes.classes.push_back(std::move(class_name));
            list_.classes.emplace_back(begin, at_);
            return true;
        }
        if (c == '-' && (at_ + 1 >= text_.size() || !is_name_byte(text_[at_ + 1]))) {
            ++at_;
            attributes.classes.push_back("unnumbered");
            list_.classes.emplace_back(at_ - 1, at_);
            return true;
        }
        return pair();
    }

    bool pair() {
        if (!is_letter(text_[at_]) && text_[at_] != '_' && static_cast<unsigned char>(text_[at_]) < 0x80) return false;
        const std::size_t key_begin = at_;
        std::string key = name(true);
        const std::pair<std::size_t, std::size_t> key_place{key_begin, at_};
        if (at_ >= text_.size() || text_[at_] != '=') return false;
        ++at_;
        std::string value;
        const std::size_t begin = at_;
        std::pair<std::size_t, std::size_t> place;
        if (at_ < text_.size() && (text_[at_] == '"' || text_[at_] == '\'')) {
            if (!quoted_value(value)) return false;
            place = {begin + 1, at_ - 1};
        } else {
            while (at_ < text_.size() && std::string_view(" \t\n}\"'=<>`{").find(text_[at_]) == std::string_view::npos)
                value += text_[at_++];
            if (value.empty()) return false;
            place = {begin, at_};
        }
        store(std::move(key), std::move(value), key_place, place);
        return true;
    }

    bool quoted_value(std::string& value) {
        const char quote = text_[at_++];
        while (at_ < text_.size() && text_[at_] != quote) {
            if (text_[at_] == '\\' && at_ + 1 < text_.size() && (text_[at_ + 1] == quote || text_[at_ + 1] == '\\'))
                ++at_;
            value += text_[at_] == '\n' ? ' ' : text_[at_];
            ++at_;
        }
        if (at_ >= text_.size()) return false;
        ++at_;
        return true;
    }

    using Place = std::pair<std::size_t, std::size_t>;

    void store(std::string key, std::string value, Place key_place, Place place) {
        auto& pairs = list_.attributes.pairs;
        if (key == "id" || key == "class") {
            if (key == "id") {
                if (!list_.attributes.id.empty()) list_.repeated.push_back("#");
                list_.attributes.id = std::move(value);
            } else {
                list_.attributes.classes.push_back(std::move(value));
                list_.classes.push_back(place);
            }
            return;
        }
        const auto same = std::find_if(pairs.begin(), pairs.end(), [&](const auto& pair) { return pair.first == key; });
        if (same != pairs.end()) {
            list_.repeated.push_back(key);
            same->second = std::move(value);
            list_.keys[static_cast<std::size_t>(same - pairs.begin())] = key_place;
            list_.values[static_cast<std::size_t>(same - pairs.begin())] = place;
            return;
        }
        pairs.emplace_back(std::move(key), std::move(value));
        list_.keys.push_back(key_place);
        list_.values.push_back(place);
    }

    std::string_view text_;
    std::size_t at_;
    AttributeList list_;
};

}  // namespace

std::optional<AttributeList> parse_attributes(std::string_view text, std::size_t at) {
    if (at >= text.size() || text[at] != '{') return std::nullopt;
    return AttributeParser(text, at).parse();
}

std::optional<TrailingAttributes> parse_trailing_attributes(std::string_view text) {
    const auto last = text.find_last_not_of(" \t\n");
    if (last == std::string_view::npos || text[last] != '}') return std::nullopt;
    // A quoted value may hold braces, so the list may begin before the last one; a few tries are enough for any text
    // that an author writes, and keep a line of braces from costing quadratic time.
    std::size_t begin = last;
    for (int tries = 0; tries < 16 && begin > 0; ++tries) {
        begin = text.rfind('{', begin - 1);
        if (begin == std::string_view::npos) return std::nullopt;
        const bool escaped = begin > 0 && (text[begin - 1] == '\\' || text[begin - 1] == '{');
        if (!escaped)
            if (auto list = parse_attributes(text, begin); list && list->end == last + 1)
                return TrailingAttributes{begin, std::move(*list)};
    }
    return std::nullopt;
}

bool looks_like_attributes(std::string_view text, std::size_t at) {
    if (at >= text.size() || at + 1 >= text.size() || text[at] != '{') return false;
    if ((text[at + 1] == '#' || text[at + 1] == '.') && at + 2 < text.size() && is_word_byte(text[at + 2])) return true;
    std::size_t i = at + 1;
    while (i < text.size() && is_name_byte(text[i])) ++i;
    return i > at + 1 && i < text.size() && text[i] == '=' && text[at + 1] != '=';
}

std::size_t failed_attributes_end(std::string_view text, std::size_t at) {
    constexpr std::size_t farthest = 100;
    const std::string_view near = text.substr(at, farthest);
    const std::size_t end = near.find_first_of("}\n");
    if (end != std::string_view::npos) return at + end + (near[end] == '}' ? 1 : 0);
    std::size_t stop = at + near.size();
    while (stop < text.size() && (static_cast<unsigned char>(text[stop]) & 0xC0) == 0x80) ++stop;
    return stop;
}

}  // namespace reading
