// SPDX-License-Identifier: MPL-2.0
#pragma once

#include <map>
#include <memory>
#include <string>
#include <vector>

#include "model/node.h"

namespace model {

/// A front-matter value with its place: a scalar, a list or a map, as YAML has them.
struct FrontMatterValue {
    enum class Shape { scalar, list, map, null };
    Shape shape = Shape::null;
    std::string scalar;
    std::vector<FrontMatterValue> list;
    std::vector<std::pair<std::string, FrontMatterValue>> map;  // in file order
    std::vector<Span> key_spans;                                // beside `map`
    Span span;

    const FrontMatterValue* find(std::string_view key) const;
};

enum class WantKind { include, table, image };

/// Another file that a document needs, with the path as written and where it was asked for.
struct Want {
    WantKind kind = WantKind::include;
    std::string path;
    Span where;
};

/// One Markdown file as its author wrote it: nothing merged, nothing numbered, ids all 0.
struct Document {
    SourceId source = 0;
    FrontMatterValue front_matter;  // shape null when there is none
    Blocks blocks;
    std::vector<Footnote> footnotes;
    std::vector<ReviewMark> review_marks;
    std::vector<Want> wants;
    /// Rules suppressed for the next block by `<!-- aftale: tillad RULE: reason -->`: rule, and the block's span.
    std::vector<std::pair<std::string, Span>> suppressions;
};

}  // namespace model
