// SPDX-License-Identifier: MPL-2.0
// What the tests of the data readers share: one source at a time, and the problems found in it as text.
#pragma once

#include <string>
#include <vector>

#include "model/data_table.h"
#include "model/diagnostic.h"
#include "model/source.h"
#include "read/table.h"

namespace testing {

struct Reading {
    model::Sources sources;
    model::Diagnostics diagnostics;

    model::SourceId add(std::string path, std::string bytes) { return sources.add(std::move(path), std::move(bytes)); }

    /// "key@line:column", in the order found.
    std::vector<std::string> problems() const {
        std::vector<std::string> found;
        for (const auto& problem : diagnostics.all()) {
            std::string text = problem.key + "@";
            if (problem.where.known()) {
                const auto at = sources[problem.where.source].position(problem.where.begin);
                text += std::to_string(at.line) + ":" + std::to_string(at.column);
            }
            found.push_back(text);
        }
        return found;
    }
    std::string text(model::Span span) const { return std::string(sources[span.source].text(span)); }
};

using Problems = std::vector<std::string>;

/// Stands in for the Markdown reader: one paragraph with the text, its span the first and last byte's places.
inline void plain_paragraph(std::string_view text, const reading::TextPlaces& places, model::Blocks& blocks,
                            std::vector<model::Footnote>&, model::Diagnostics&) {
    const auto& pieces = places.pieces;
    model::Span span = places.whole;
    if (!pieces.empty()) span.begin = pieces.front().source;
    if (!pieces.empty()) span.end = pieces.back().source + static_cast<std::uint32_t>(text.size()) - pieces.back().text;
    model::Inline words{model::Text{std::string(text)}, span, 0};
    blocks.push_back({model::Paragraph{{words}}, {}, span, 0});
}

inline model::DataTable read_table(Reading& reading, std::string path, std::string bytes, std::string schema = "",
                                   reading::TableForm* form = nullptr) {
    const auto table = reading.add(std::move(path), std::move(bytes));
    const auto described = schema.empty() ? 0 : reading.add("t.schema.yaml", std::move(schema));
    return reading::read_table(table, described, reading.sources, plain_paragraph, reading.diagnostics, form);
}

}  // namespace testing
