// SPDX-License-Identifier: MPL-2.0
// Pages read back: what tests ask of them.
#pragma once

#include <map>
#include <string>
#include <vector>

#include "model/assembly.h"
#include "model/pages.h"

namespace page_reading {

struct Line {
    std::size_t page = 0;
    float x = 0, right = 0, baseline = 0;
    const model::GlyphRun* run = nullptr;
};
/// All runs of a role, in painting order. They point into the pages, which must outlive them.
std::vector<Line> runs(const model::Pages& pages, model::MarkRole role = model::MarkRole::content);
std::vector<Line> runs(model::Pages&& pages, model::MarkRole role = model::MarkRole::content) = delete;
/// Each node's content without white space, joined over lines and pages.
std::map<model::NodeId, std::string> words_of_nodes(const model::Pages& pages);
std::string without_spaces(std::string_view text);

/// How many lines stand outside their page's text area, hanging marks apart.
int overfull_lines(const model::Pages& pages, const model::Theme& theme);
/// How many runs on one baseline run into each other.
int collisions(const model::Pages& pages);
/// Pages whose last line of text belongs to a heading.
int lone_headings(const model::Assembly& assembly, const model::Pages& pages);
/// Texts of which a page holds only one of several lines.
int widows_and_orphans(const model::Assembly& assembly, const model::Pages& pages);
/// Whether the text of an artifact on this page contains these words.
bool shows_artifact(const model::Page& page, std::string_view words);

}  // namespace page_reading
