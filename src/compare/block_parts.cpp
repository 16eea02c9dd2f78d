// SPDX-License-Identifier: MPL-2.0
#include "compare/block_parts.h"

#include <algorithm>
#include <optional>

namespace compare {

model::Inlines lines_of_code(const model::CodeBlock& code) {
    model::Inlines lines;
    for (std::size_t begin = 0; begin < code.text.size();) {
        const std::size_t end = std::min(code.text.find('\n', begin), code.text.size());
        if (!lines.empty()) lines.push_back({model::LineBreak{}, {}, 0});
        lines.push_back({model::Code{code.text.substr(begin, end - begin)}, {}, 0});
        begin = end + 1;
    }
    return lines;
}

model::Inlines with_label(const std::string& label, const model::Inlines& words) {
    model::Inlines all;
    if (!label.empty()) all.push_back({model::Text{words.empty() ? label : label + " "}, {}, 0});
    all.insert(all.end(), words.begin(), words.end());
    return all;
}

std::string label_of(const model::Block& block) {
    const std::optional<model::Caption>* caption = nullptr;
    if (const auto* table = std::get_if<model::Table>(&block.kind)) caption = &table->caption;
    if (const auto* figure = std::get_if<model::Figure>(&block.kind)) caption = &figure->caption;
    return caption != nullptr && *caption ? (*caption)->label : std::string();
}

}  // namespace compare
