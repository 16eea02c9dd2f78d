// SPDX-License-Identifier: MPL-2.0
#include "read/markdown_reading.h"

#include <algorithm>
#include <utility>

namespace reading {

void Reading::error(std::string key, Range where, model::MessageArgs args) {
    diagnostics_.error(std::move(key), span(where), std::move(args));
}

void Reading::error_at(std::string key, model::Span where, model::MessageArgs args) {
    diagnostics_.error(std::move(key), where, std::move(args));
}

void Reading::warning(std::string key, Range where, model::MessageArgs args) {
    diagnostics_.warning(std::move(key), span(where), std::move(args));
}

void Reading::report_nesting(Range where) {
    if (!std::exchange(nesting_reported_, true))
        error("nesting-depth", where, {{"most", std::to_string(deepest_nesting)}});
}

model::Attributes Reading::accept(AttributeList list, const MappedText& base, std::size_t begin) {
    const Range where = base.range(begin, list.end);
    for (const auto& key : list.repeated)
        error(key == "#" ? "attribute-syntax.two-ids" : "attribute-syntax.repeated", where, {{"key", key}});
    model::Attributes attributes = std::move(list.attributes);
    attributes.span = span(where);
    if (!attributes.id.empty()) note_id(attributes.id, attributes.span);
    return attributes;
}

void Reading::note_id(const std::string& id, model::Span where) {
    const auto [found, is_new] = ids_.try_emplace(id, where);
    if (!is_new) diagnostics_.error("id-duplicate", where, {{"id", id}});
}

void Reading::sort_abbreviations() {
    for (auto& [first, list] : abbreviations)
        std::stable_sort(list.begin(), list.end(),
                         [](const auto& a, const auto& b) { return a.shorter.size() > b.shorter.size(); });
}

}  // namespace reading
