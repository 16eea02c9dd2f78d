// SPDX-License-Identifier: MPL-2.0
// What every part of the page writes to and asks.
#pragma once

#include <cstddef>
#include <cstdint>
#include <map>
#include <set>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "model/assembly.h"
#include "model/messages.h"
#include "model/theme.h"
#include "write/html/markup.h"

namespace writing::html {

class Page {
  public:
    Page(const model::Assembly& assembly, const model::Theme& theme, const model::Messages& words);

    const model::Assembly& assembly;
    const model::Theme& theme;
    const model::Messages& words;
    Markup out;

    /// "#anchor" of the block that the node is or stands in; "" when it has none.
    std::string address_of(model::NodeId node) const;
    /// An id of our own making that no anchor of the document has.
    std::string own_id(const std::string& wish);

    /// The ids of the calls of each footnote (index: Assembly::footnotes), in reading order.
    std::vector<std::vector<std::string>> calls;
    std::string note_id(std::size_t index);
    /// From 1, the rank of a comment among the comments; 0 for other marks.
    int comment_rank(std::size_t mark) const { return mark < ranks_.size() ? ranks_[mark] : 0; }
    /// The id at which a comment is listed; "" when the document has no list of comments.
    std::string comment_id(int rank) const;
    /// The rank of the comment that was written at this span; 0 for none.
    int comment_at(model::Span span) const;

    /// Review marks that are open at this point of the text, in the order in which they began.
    std::vector<std::size_t> open_marks;

    /// Whether the words being written stand inside a link.
    bool in_link = false;

    /// The level at which a heading of the document is written: under the title, no level skipped.
    int heading_level(int level);
    /// The document's only level-1 heading is the title itself: it becomes the h1.
    bool first_heading_is_title = false;

  private:
    void find_comments();

    model::NodeTable nodes_;
    std::set<std::string, std::less<>> ids_;
    std::vector<std::string> note_ids_;
    std::vector<int> ranks_;
    std::map<std::pair<std::uint32_t, std::uint32_t>, std::vector<std::size_t>> commented_;  // a span's ends → marks
    std::map<int, std::string> comment_ids_;
    std::vector<int> outline_;
};

}  // namespace writing::html
