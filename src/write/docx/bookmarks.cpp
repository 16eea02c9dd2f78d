// SPDX-License-Identifier: MPL-2.0
#include "write/docx/bookmarks.h"

#include "model/walk.h"
#include "support/utf8.h"

namespace writing::docx {
namespace {

constexpr std::size_t longest_name = 40;   // Word's limit
constexpr std::size_t longest_suffix = 7;  // "_999999"

bool is_danish_letter(char32_t c) {
    return c == U'æ' || c == U'ø' || c == U'å' || c == U'Æ' || c == U'Ø' || c == U'Å';
}

std::string legal(std::string_view anchor) {
    std::string out;
    std::size_t count = 0;
    for (std::size_t i = 0; i < anchor.size() && count < longest_name;) {
        const char32_t c = support::next_code_point(anchor, i);
        const bool letter = (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || is_danish_letter(c);
        const bool kept = letter || (c >= '0' && c <= '9');
        if (out.empty() && !letter) {  // a name begins with a letter; "_" would hide it
            out = "a";
            ++count;
        }
        if (!kept && out.ends_with('_')) continue;
        support::append_utf8(out, kept ? c : U'_');
        ++count;
    }
    return out.empty() ? "a" : out;
}

std::string lower(std::string_view text) {
    std::string out;
    for (std::size_t i = 0; i < text.size();) {
        const char32_t c = support::next_code_point(text, i);
        const bool upper = (c >= 'A' && c <= 'Z') || c == U'Æ' || c == U'Ø' || c == U'Å';
        support::append_utf8(out, upper ? c + 32 : c);
    }
    return out;
}

// The first `length` characters of a name.
std::string cut(std::string_view name, std::size_t length) {
    std::string out;
    std::size_t count = 0;
    for (std::size_t i = 0; i < name.size() && count < length; ++count)
        support::append_utf8(out, support::next_code_point(name, i));
    return out;
}

// The name cut so that the suffix still fits.
std::string with_suffix(std::string_view name, int number) {
    const std::string suffix = "_" + std::to_string(number);
    return cut(name, longest_name - suffix.size()) + suffix;
}

}  // namespace

Bookmarks::Bookmarks(const model::Assembly& assembly) {
    model::for_each_node(assembly.blocks, {[this](const model::Block& block) {
                                               const std::string& anchor = block.attributes.id;
                                               if (anchor.empty() || names_.contains(anchor)) return;
                                               names_.emplace(anchor, taken_up(legal(anchor)));
                                               number_names_.emplace(anchor, "_Nr" + std::to_string(names_.size()));
                                           },
                                           {}});
}

// The base itself, or with the first number that nobody has. Bases that a suffix makes alike share one count, so that
// thousands of similar headings are not tried against each other.
std::string Bookmarks::taken_up(const std::string& base) {
    std::string name = base;
    if (taken_.insert(lower(name)).second) return name;
    int& last = last_suffix_.try_emplace(lower(cut(base, longest_name - longest_suffix)), 1).first->second;
    do name = with_suffix(base, ++last);
    while (!taken_.insert(lower(name)).second);
    return name;
}

std::string Bookmarks::add(std::string_view wanted) {
    return taken_up(legal(wanted));
}

std::string Bookmarks::name(std::string_view anchor) const {
    const auto found = names_.find(anchor);
    return found == names_.end() ? std::string() : found->second;
}

std::string Bookmarks::number_name(std::string_view anchor) const {
    const auto found = number_names_.find(anchor);
    return found == number_names_.end() ? std::string() : found->second;
}

}  // namespace writing::docx
