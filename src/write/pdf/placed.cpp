// SPDX-License-Identifier: MPL-2.0
#include "write/pdf/placed.h"

#include <algorithm>

#include "model/walk.h"

namespace writing::pdf {
namespace {

Box around(const model::GlyphRun& run) {
    double width = 0;
    for (const auto& glyph : run.glyphs) width += glyph.advance;
    if (run.upward) return {0, run.x - run.size, run.baseline - width, run.x + 0.25 * run.size, run.baseline};
    return {0, run.x, run.baseline - run.size, run.x + width, run.baseline + 0.25 * run.size};
}

Box around(const model::Rect& r) {
    return {0, r.x, r.y, r.x + r.width, r.y + r.height};
}

Box around(const model::Stroke& stroke) {
    if (stroke.points.empty()) return {};
    Box box{0, stroke.points[0].first, stroke.points[0].second, stroke.points[0].first, stroke.points[0].second};
    for (const auto& [x, y] : stroke.points) {
        box.left = std::min<double>(box.left, x);
        box.right = std::max<double>(box.right, x);
        box.bottom = std::min<double>(box.bottom, y);
        box.top = std::max<double>(box.top, y);
    }
    return box;
}

/// From y down, as layout counts, to y up, as PDF does.
Box turned(Box box, std::uint32_t page, double height) {
    return {page, box.left, height - std::max(box.bottom, box.top), box.right, height - std::min(box.bottom, box.top)};
}

}  // namespace

Placed::Placed(const model::Assembly& assembly, const model::Pages& pages) {
    flags_.resize(assembly.node_count + std::size_t{1});
    is_figure_.resize(flags_.size());
    model::for_each_node(assembly.blocks, {[&](const model::Block& block) {
                                               if (std::holds_alternative<model::Figure>(block.kind))
                                                   is_figure_[block.id] = true;
                                           },
                                           [&](const model::Inline& node) {
                                               if (std::holds_alternative<model::Image>(node.kind))
                                                   is_figure_[node.id] = true;
                                           }});
    for (std::uint32_t page = 0; page < pages.pages.size(); ++page) {
        const double height = pages.pages[page].height;
        const auto drawn = [&](const model::Mark& mark, const auto& shape) {
            add(mark);
            if (mark.role == model::MarkRole::content && mark.node < is_figure_.size() && is_figure_[mark.node])
                extend(mark.node, turned(around(shape), page, height));
        };
        for (const auto& item : pages.pages[page].items)
            std::visit(model::Overloaded{
                           [&](const model::GlyphRun& run) { drawn(run.mark, run); },
                           [&](const model::Fill& fill) { drawn(fill.mark, fill.rect); },
                           [&](const model::Stroke& stroke) { drawn(stroke.mark, stroke); },
                           [&](const model::PlacedImage& image) { drawn(image.mark, image.rect); },
                           [&](const model::LinkArea& link) {
                               if (link.node < flags_.size()) flags_[link.node] |= link_bit;
                           },
                       },
                       item);
    }
}

const Box* Placed::figure(model::NodeId node) const {
    const auto found = figures_.find(node);
    return found == figures_.end() ? nullptr : &found->second;
}

void Placed::add(const model::Mark& mark) {
    if (mark.node == 0 || mark.node >= flags_.size()) return;
    if (mark.role == model::MarkRole::content) flags_[mark.node] |= content_bit;
    if (mark.role == model::MarkRole::label) flags_[mark.node] |= label_bit;
}

void Placed::extend(model::NodeId node, const Box& box) {
    const auto [at, first] = figures_.emplace(node, box);
    Box& known = at->second;
    if (first || known.page != box.page) return;
    known.left = std::min(known.left, box.left);
    known.bottom = std::min(known.bottom, box.bottom);
    known.right = std::max(known.right, box.right);
    known.top = std::max(known.top, box.top);
}

}  // namespace writing::pdf
