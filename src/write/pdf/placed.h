// SPDX-License-Identifier: MPL-2.0
#pragma once

#include <cstdint>
#include <map>
#include <vector>

#include "model/assembly.h"
#include "model/pages.h"

namespace writing::pdf {

/// A box on a page, in points, y up from the page's lower edge.
struct Box {
    std::uint32_t page = 0;
    double left = 0, bottom = 0, right = 0, top = 0;
};

/// What layout placed of each node: the structure tree has no element for what stands nowhere.
class Placed {
  public:
    Placed(const model::Assembly& assembly, const model::Pages& pages);

    bool content(model::NodeId node) const { return has(node, content_bit); }
    bool label(model::NodeId node) const { return has(node, label_bit); }
    bool link(model::NodeId node) const { return has(node, link_bit); }
    /// Where a figure or inline image is drawn: on its first page, around all of its items there. Null when nowhere.
    const Box* figure(model::NodeId node) const;

  private:
    enum : std::uint8_t { content_bit = 1, label_bit = 2, link_bit = 4 };
    bool has(model::NodeId node, std::uint8_t bit) const { return node < flags_.size() && (flags_[node] & bit) != 0; }
    void add(const model::Mark& mark);
    void extend(model::NodeId node, const Box& box);

    std::vector<std::uint8_t> flags_;  // index: NodeId
    std::map<model::NodeId, Box> figures_;
    std::vector<bool> is_figure_;  // index: NodeId
};

}  // namespace writing::pdf
