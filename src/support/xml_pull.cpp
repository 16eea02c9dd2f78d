// SPDX-License-Identifier: MPL-2.0
#include "support/xml_pull.h"

#include <algorithm>
#include <cstdint>
#include <cstring>
#include <utility>

#include "support/utf8.h"

namespace support {
namespace {

constexpr std::size_t chunk = std::size_t{1} << 16;
constexpr std::size_t largest_piece = std::size_t{16} << 20;
constexpr std::size_t deepest = 200;

bool is_space(char c) {
    return c == ' ' || c == '\t' || c == '\n' || c == '\r';
}

std::string_view local(std::string_view name) {
    const auto colon = name.rfind(':');
    return colon == std::string_view::npos ? name : name.substr(colon + 1);
}

/// "#x41" and "amp" to their character; 0 when there is none.
char32_t referenced(std::string_view name) {
    if (name == "lt") return '<';
    if (name == "gt") return '>';
    if (name == "amp") return '&';
    if (name == "quot") return '"';
    if (name == "apos") return '\'';
    if (name.size() < 2 || name[0] != '#') return 0;
    const bool hexadecimal = name[1] == 'x';
    const std::uint32_t base = hexadecimal ? 16 : 10;
    std::uint32_t value = 0;
    const std::string_view digits = name.substr(hexadecimal ? 2 : 1);
    if (digits.empty()) return 0;
    for (const char c : digits) {
        std::uint32_t digit = 16;
        if (c >= '0' && c <= '9') digit = static_cast<std::uint32_t>(c - '0');
        if (c >= 'a' && c <= 'f') digit = static_cast<std::uint32_t>(c - 'a') + 10;
        if (c >= 'A' && c <= 'F') digit = static_cast<std::uint32_t>(c - 'A') + 10;
        if (digit >= base) return 0;
        value = value * base + digit;
        if (value > 0x10FFFF) return 0;
    }
    const bool allowed = value >= 0x20 || value == '\t' || value == '\n' || value == '\r';
    const bool surrogate = value >= 0xD800 && value <= 0xDFFF;
    return allowed && !surrogate && value != 0xFFFE && value != 0xFFFF ? value : 0;
}

}  // namespace

XmlPull::XmlPull(Source source) : source_(std::move(source)), buffer_(2 * chunk, '\0') {
    if (has(3) && std::string_view(buffer_).starts_with("\xEF\xBB\xBF")) at_ = 3;
}

/// Reads on; what is used up makes room. False at the end.
bool XmlPull::fill() {
    if (at_end_) return false;
    if (at_ > 0) {
        std::memmove(buffer_.data(), buffer_.data() + at_, end_ - at_);
        end_ -= at_;
        at_ = 0;
    }
    if (buffer_.size() - end_ < chunk) buffer_.resize(buffer_.size() * 2);
    const std::size_t got = source_(buffer_.data() + end_, buffer_.size() - end_);
    end_ += got;
    at_end_ = got == 0;
    return got > 0;
}

bool XmlPull::has(std::size_t count) {
    while (end_ - at_ < count)
        if (!fill()) return false;
    return true;
}

/// Finds `c` from `at_` + `at` on, and sets `at` to its place after `at_`.
bool XmlPull::find(char c, std::size_t& at) {
    while (true) {
        const char* begin = buffer_.data() + at_ + at;
        const void* found = at_ + at < end_ ? std::memchr(begin, c, end_ - at_ - at) : nullptr;
        if (found) {
            at += static_cast<std::size_t>(static_cast<const char*>(found) - begin);
            return true;
        }
        at = end_ - at_;
        if (at > largest_piece || !fill()) return false;
    }
}

XmlPull::Event XmlPull::fail() {
    failed_ = true;
    return Event::broken;
}

XmlPull::Event XmlPull::next() {
    if (failed_) return Event::broken;
    if (pending_end_) {
        pending_end_ = false;
        open_.resize(open_.size() - lengths_.back());
        lengths_.pop_back();
        return Event::end;
    }
    while (true) {
        if (!has(1)) return lengths_.empty() && seen_root_ ? Event::done : fail();
        if (buffer_[at_] == '<') {
            if (!has(2)) return fail();
            const char second = buffer_[at_ + 1];
            if (second == '?') {
                if (!pass_over("?>")) return fail();
                continue;
            }
            if (second == '!' && has(4) && std::string_view(buffer_).substr(at_, 4) == "<!--") {
                at_ += 4;
                if (!pass_over("-->")) return fail();
                continue;
            }
            return markup();
        }
        std::size_t end = 0;
        if (find('<', end) || at_end_) {
            const std::string_view raw(buffer_.data() + at_, end);
            if (!lengths_.empty()) return character_data(end);
            for (const char c : raw)
                if (!is_space(c)) return fail();
            at_ += end;
            continue;
        }
        return fail();
    }
}

bool XmlPull::pass_over(std::string_view mark) {
    while (true) {
        std::size_t at = 0;
        if (!find(mark[0], at)) return false;
        at_ += at;
        if (!has(mark.size())) return false;
        if (std::string_view(buffer_).substr(at_, mark.size()) == mark) {
            at_ += mark.size();
            return true;
        }
        ++at_;
    }
}

XmlPull::Event XmlPull::markup() {
    const char second = buffer_[at_ + 1];
    if (second == '/') return end_tag();
    if (second == '!') return cdata();
    return start_tag();
}

XmlPull::Event XmlPull::start_tag() {
    std::size_t end = 1;
    char quote = 0;
    for (;; ++end) {
        if (at_ + end >= end_ && (end > largest_piece || !has(end + 1))) return fail();
        const char c = buffer_[at_ + end];
        if (quote) {
            if (c == quote) quote = 0;
        } else if (c == '"' || c == '\'') {
            quote = c;
        } else if (c == '>') {
            break;
        } else if (c == '<') {
            return fail();
        }
    }
    std::string_view tag(buffer_.data() + at_ + 1, end - 1);
    at_ += end + 1;
    pending_end_ = tag.ends_with('/');
    if (pending_end_) tag.remove_suffix(1);
    std::size_t length = 0;
    while (length < tag.size() && !is_space(tag[length])) ++length;
    if (length == 0 || lengths_.size() >= deepest || (seen_root_ && lengths_.empty())) return fail();
    seen_root_ = true;
    attributes_ = tag.substr(length);
    open_.append(tag, 0, length);
    lengths_.push_back(length);
    name_ = local(tag.substr(0, length));
    return Event::start;
}

XmlPull::Event XmlPull::end_tag() {
    std::size_t end = 2;
    if (!find('>', end)) return fail();
    std::string_view tag(buffer_.data() + at_ + 2, end - 2);
    at_ += end + 1;
    while (!tag.empty() && is_space(tag.back())) tag.remove_suffix(1);
    if (lengths_.empty() || !std::string_view(open_).ends_with(tag) || lengths_.back() != tag.size()) return fail();
    open_.resize(open_.size() - tag.size());
    lengths_.pop_back();
    name_ = local(tag);
    return Event::end;
}

XmlPull::Event XmlPull::character_data(std::size_t end) {
    const std::string_view raw(buffer_.data() + at_, end);
    at_ += end;
    if (raw.find_first_of("&\r") == std::string_view::npos) {
        text_ = raw;
        return Event::text;
    }
    decoded_.clear();
    if (!decode(raw, decoded_)) return fail();
    text_ = decoded_;
    return Event::text;
}

XmlPull::Event XmlPull::cdata() {
    constexpr std::string_view mark = "<![CDATA[";
    if (!has(mark.size()) || std::string_view(buffer_).substr(at_, mark.size()) != mark || lengths_.empty())
        return fail();
    std::size_t end = mark.size();
    while (true) {
        if (!find(']', end) || !has(end + 3)) return fail();
        if (std::string_view(buffer_).substr(at_ + end, 3) == "]]>") break;
        ++end;
    }
    text_ = std::string_view(buffer_).substr(at_ + mark.size(), end - mark.size());
    at_ += end + 3;
    return Event::text;
}

void XmlPull::pass(std::size_t count) {
    at_ += count;
    open_.resize(open_.size() - lengths_.back());
    lengths_.pop_back();
}

bool XmlPull::decode(std::string_view raw, std::string& out) {
    for (std::size_t i = 0; i < raw.size();) {
        const std::size_t plain = std::min(raw.find_first_of("&\r", i), raw.size());
        out.append(raw, i, plain - i);
        i = plain;
        if (i == raw.size()) break;
        if (raw[i] == '\r') {  // XML 1.0, 2.11
            out += '\n';
            i += raw.substr(i).starts_with("\r\n") ? 2 : 1;
            continue;
        }
        const std::size_t end = raw.find(';', i);
        if (end == std::string_view::npos) return false;
        const char32_t c = referenced(raw.substr(i + 1, end - i - 1));
        if (c == 0) return false;
        append_utf8(out, c);
        i = end + 1;
    }
    return true;
}

bool XmlPull::raw_attribute(std::string_view wanted, std::string_view& value) const {
    std::string_view rest = attributes_;
    while (true) {
        const auto equals = rest.find('=');
        if (equals == std::string_view::npos) return false;
        std::string_view name = rest.substr(0, equals);
        while (!name.empty() && is_space(name.front())) name.remove_prefix(1);
        while (!name.empty() && is_space(name.back())) name.remove_suffix(1);
        std::size_t open = equals + 1;
        while (open < rest.size() && is_space(rest[open])) ++open;
        if (open >= rest.size() || (rest[open] != '"' && rest[open] != '\'')) return false;
        const auto close = rest.find(rest[open], open + 1);
        if (close == std::string_view::npos) return false;
        if (local(name) == wanted && !name.starts_with("xmlns")) {
            value = rest.substr(open + 1, close - open - 1);
            return true;
        }
        rest.remove_prefix(close + 1);
    }
}

bool XmlPull::has_attribute(std::string_view wanted) {
    std::string_view value;
    return raw_attribute(wanted, value);
}

std::string_view XmlPull::attribute(std::string_view wanted) {
    std::string_view value;
    if (!raw_attribute(wanted, value)) return {};
    if (value.find('&') == std::string_view::npos) return value;
    attribute_.clear();
    return decode(value, attribute_) ? std::string_view(attribute_) : std::string_view();
}

bool XmlPull::skip() {
    const std::size_t outer = lengths_.size() - 1;
    while (true) {
        const Event event = next();
        if (event == Event::done || event == Event::broken) return false;
        if (event == Event::end && lengths_.size() == outer) return true;
    }
}

bool XmlPull::append_content(std::string& out) {
    const std::size_t outer = lengths_.size() - 1;
    while (true) {
        const Event event = next();
        if (event == Event::done || event == Event::broken) return false;
        if (event == Event::text) out += text_;
        if (event == Event::end && lengths_.size() == outer) return true;
    }
}

}  // namespace support
