// SPDX-License-Identifier: MPL-2.0
#include "read/review_replies.h"

#include <charconv>
#include <optional>
#include <set>
#include <string>
#include <string_view>
#include <vector>

#include "read/keyed_map.h"

namespace reading {
namespace {

/// "2" or "K2" (as the made documents show it, in Danish or English); 0 for any other text.
std::size_t number_in(std::string_view text) {
    if (text.starts_with('K') || text.starts_with('k') || text.starts_with('C') || text.starts_with('c'))
        text.remove_prefix(1);
    std::size_t number = 0;
    const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), number);
    return error == std::errc() && end == text.data() + text.size() ? number : 0;
}

class Settling {
  public:
    explicit Settling(Reading& reading) : reading_(reading) {
        for (std::size_t i = 0; i < reading.marks.size(); ++i)
            if (reading.marks[i].kind == model::ReviewKind::comment) comments_.push_back(i);
    }

    void settle(std::size_t mark, model::Span where) {
        auto& own = reading_.marks[mark];
        const model::MessageArgs args = {{"name", own.reply_to}};
        if (own.kind != model::ReviewKind::comment) return reading_.error_at("review-reply.change", where, args);
        std::string_view name = own.reply_to;
        if (name.starts_with('#')) name.remove_prefix(1);
        const auto found = find(name);
        if (!found) return unknown(own.reply_to, name, where);
        if (*found >= mark) return reading_.error_at("review-reply.later", where, args);
        own.answers = found;
    }

  private:
    std::optional<std::size_t> find(std::string_view name) const {
        for (const std::size_t i : comments_)
            if (!name.empty() && reading_.marks[i].name == name) return i;
        const std::size_t number = number_in(name);
        if (number == 0 || number > comments_.size()) return std::nullopt;
        return comments_[number - 1];
    }

    void unknown(const std::string& written, std::string_view name, model::Span where) {
        std::set<std::string, std::less<>> names;
        for (const std::size_t i : comments_)
            if (!reading_.marks[i].name.empty()) names.insert(reading_.marks[i].name);
        const std::string nearest = nearest_name(name, names);
        if (nearest.empty())
            reading_.error_at("review-reply.none", where,
                              {{"name", written}, {"count", std::to_string(comments_.size())}});
        else
            reading_.error_at("review-reply.near", where, {{"name", written}, {"nearest", nearest}});
    }

    Reading& reading_;
    std::vector<std::size_t> comments_;
};

}  // namespace

void settle_replies(Reading& reading) {
    Settling settling(reading);
    for (const auto& [mark, where] : reading.replies) settling.settle(mark, where);
}

}  // namespace reading
