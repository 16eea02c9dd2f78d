// SPDX-License-Identifier: MPL-2.0
#include "draw/org_chart.h"

#include <algorithm>
#include <array>
#include <iterator>
#include <optional>
#include <string>

#include "draw/org_tree.h"

namespace draw {
namespace {

constexpr float kTextSize = 8.8F;
constexpr float kLeading = 11;
constexpr float kPadX = 7, kPadY = 6;
constexpr float kGapX = 14, kGapY = 22, kGapStack = 8;
constexpr float kIndent = 16;  // of stacked units under their superior
constexpr std::array<float, 4> kBoxWidths = {132, 116, 100, 86};

std::vector<std::string> wrap(const std::string& text, float width, bool bold, const model::MeasureText& measure) {
    std::vector<std::string> lines;
    std::string line;
    std::size_t begin = 0;
    while (begin < text.size()) {
        const std::size_t end = std::min(text.find(' ', begin), text.size());
        const std::string word = text.substr(begin, end - begin);
        begin = end + 1;
        if (word.empty()) continue;
        const std::string longer = line.empty() ? word : line + " " + word;
        if (!line.empty() && measure(longer, bold) > width) {
            lines.push_back(line);
            line = word;
        } else {
            line = longer;
        }
    }
    if (!line.empty()) lines.push_back(line);
    return lines;
}

/// A subtree around the middle of its topmost box.
struct Extent {
    float left = 0, right = 0, height = 0;
};

class TreeSetter {
  public:
    TreeSetter(const model::OrgChart& chart, const OrgTree& tree, float box_width, std::size_t stacked_from,
               const model::MeasureText& measure)
        : tree_(tree), box_width_(box_width), stacked_from_(stacked_from) {
        for (const auto& unit : chart.units) {
            model::DrawnBox box;
            box.lines = wrap(unit.name, box_width - 2 * kPadX, true, measure);
            box.bold_lines = box.lines.size();
            for (auto& line : wrap(unit.note, box_width - 2 * kPadX, false, measure))
                box.lines.push_back(std::move(line));
            for (const auto& line : box.lines) widest_ = std::max(widest_, measure(line, true) + 2 * kPadX);
            box_height_ = std::max(box_height_, kLeading * static_cast<float>(box.lines.size()) + 2 * kPadY);
            boxes_.push_back(std::move(box));
        }
        extents_.resize(boxes_.size());
        below_extents_.resize(boxes_.size());
    }

    /// A word may be wider than the box that was asked for.
    bool words_fit() const { return widest_ <= box_width_; }
    void widen_to_words() { box_width_ = std::max(box_width_, widest_); }  // before anything is measured

    float width() {
        float width = 0;
        for (const std::size_t top : tree_.tops) {
            const Extent extent = measure(top);
            width += extent.left + extent.right;
        }
        return width + kGapX * static_cast<float>(tree_.tops.empty() ? 0 : tree_.tops.size() - 1);
    }

    model::Drawing draw() {
        model::Drawing drawing;
        drawing.text_size = kTextSize;
        drawing.text_leading = kLeading;
        float x = 0;
        for (const std::size_t top : tree_.tops) {
            const Extent extent = measure(top);
            place(top, x + extent.left, 0, drawing);
            x += extent.left + extent.right + kGapX;
            drawing.height = std::max(drawing.height, extent.height);
        }
        drawing.width = std::max(0.0F, x - kGapX);
        return drawing;
    }

  private:
    const OrgTree::Unit& unit(std::size_t index) const { return tree_.units[index]; }
    bool stacks(std::size_t index) const { return unit(index).depth + 1 >= stacked_from_; }

    // The tree below a unit, without those beside it.
    const Extent& measure_below(std::size_t index) {
        auto& known = below_extents_[index];
        if (!known) known = extent_below(index);
        return *known;
    }
    Extent extent_below(std::size_t index) {
        Extent extent{box_width_ / 2, box_width_ / 2, box_height_};
        const auto& below = unit(index).below;
        if (below.empty()) return extent;
        if (stacks(index)) {
            for (const std::size_t child : below) {
                const Extent inner = measure(child);
                extent.right = std::max(extent.right, kIndent - box_width_ / 2 + inner.left + inner.right);
                extent.height += kGapStack + inner.height;
            }
            return extent;
        }
        float total = kGapX * static_cast<float>(below.size() - 1);
        float tallest = 0;
        for (const std::size_t child : below) {
            const Extent inner = measure(child);
            total += inner.left + inner.right;
            tallest = std::max(tallest, inner.height);
        }
        const float middle = children_middle(below, total);
        extent.left = std::max(extent.left, middle);
        extent.right = std::max(extent.right, total - middle);
        extent.height += kGapY + tallest;
        return extent;
    }

    // Where the superior's middle stands over its children: half-way between the first and the last child's middles.
    float children_middle(const std::vector<std::size_t>& below, float total) {
        const Extent first = measure(below.front());
        const Extent last = measure(below.back());
        return (first.left + (total - last.right)) / 2;
    }

    const Extent& measure(std::size_t index) {
        auto& known = extents_[index];
        if (!known) known = extent_of(index);
        return *known;
    }
    Extent extent_of(std::size_t index) {
        Extent extent = measure_below(index);
        for (const std::size_t beside : unit(index).beside) {
            const Extent inner = measure(beside);
            extent.right += kGapX + inner.left + inner.right;
            extent.height = std::max(extent.height, inner.height);
        }
        return extent;
    }

    void place(std::size_t index, float middle, float top, model::Drawing& drawing) {
        model::DrawnBox box = boxes_[index];
        box.rect = {middle - box_width_ / 2, top, box_width_, box_height_};
        drawing.boxes.push_back(std::move(box));
        const Extent own = measure_below(index);
        place_beside(index, middle, top, own, drawing);
        if (unit(index).below.empty()) return;
        if (stacks(index))
            place_stack(index, middle, top, drawing);
        else
            place_row(index, middle, top, drawing);
    }

    void place_beside(std::size_t index, float middle, float top, const Extent& own, model::Drawing& drawing) {
        float x = middle + own.right;
        float from = middle + box_width_ / 2;
        for (const std::size_t beside : unit(index).beside) {
            const Extent inner = measure(beside);
            const float its_middle = x + kGapX + inner.left;
            const float y = top + box_height_ / 2;
            drawing.lines.push_back({{{from, y}, {its_middle - box_width_ / 2, y}}, true});
            place(beside, its_middle, top, drawing);
            from = its_middle + box_width_ / 2;
            x += kGapX + inner.left + inner.right;
        }
    }

    void place_stack(std::size_t index, float middle, float top, model::Drawing& drawing) {
        const float trunk = middle - box_width_ / 2 + kIndent / 2;
        const float left = middle - box_width_ / 2 + kIndent;
        float y = top + box_height_;
        float last = y;
        for (const std::size_t child : unit(index).below) {
            const Extent inner = measure(child);
            y += kGapStack;
            last = y + box_height_ / 2;
            drawing.lines.push_back({{{trunk, last}, {left + inner.left - box_width_ / 2, last}}, false});
            place(child, left + inner.left, y, drawing);
            y += inner.height;
        }
        drawing.lines.push_back({{{trunk, top + box_height_}, {trunk, last}}, false});
    }

    void place_row(std::size_t index, float middle, float top, model::Drawing& drawing) {
        const auto& below = unit(index).below;
        float total = kGapX * static_cast<float>(below.size() - 1);
        for (const std::size_t child : below) {
            const Extent inner = measure(child);
            total += inner.left + inner.right;
        }
        float x = middle - children_middle(below, total);
        const float bus = top + box_height_ + kGapY / 2;
        const float child_top = top + box_height_ + kGapY;
        drawing.lines.push_back({{{middle, top + box_height_}, {middle, below.size() > 1 ? bus : child_top}}, false});
        float first = middle;
        float last = middle;
        for (std::size_t i = 0; i < below.size(); ++i) {
            const Extent inner = measure(below[i]);
            const float child = x + inner.left;
            if (below.size() > 1) drawing.lines.push_back({{{child, bus}, {child, child_top}}, false});
            if (i == 0) first = child;
            last = child;
            place(below[i], child, child_top, drawing);
            x += inner.left + inner.right + kGapX;
        }
        if (below.size() > 1) drawing.lines.push_back({{{first, bus}, {last, bus}}, false});
    }

    const OrgTree& tree_;
    float box_width_;
    std::size_t stacked_from_;  // levels from this depth on are stacked
    float box_height_ = 0;
    float widest_ = 0;
    std::vector<model::DrawnBox> boxes_;
    std::vector<std::optional<Extent>> extents_, below_extents_;
};

}  // namespace

model::Drawing org_chart(const model::OrgChart& chart, float width, const model::MeasureText& measure) {
    const OrgTree tree = org_tree(chart);
    for (std::size_t stacked_from = tree.depth + 1;; --stacked_from) {
        for (const float box : kBoxWidths) {
            TreeSetter setter(chart, tree, box, stacked_from, measure);
            if (!setter.words_fit() && box != kBoxWidths.front()) continue;
            setter.widen_to_words();
            if (setter.width() <= width) return setter.draw();
        }
        if (stacked_from == 0) break;
    }
    // Even stacked it is too wide (very many levels or tops): the tops under each other, each on its own.
    model::Drawing whole;
    for (const std::size_t top : tree.tops) {
        OrgTree one = tree;
        one.tops = {top};
        TreeSetter setter(chart, one, kBoxWidths.back(), 0, measure);
        model::Drawing part = setter.draw();
        for (auto& box : part.boxes) box.rect.y += whole.height;
        for (auto& line : part.lines)
            for (auto& point : line.points) point.second += whole.height;
        whole.text_size = part.text_size;
        whole.text_leading = part.text_leading;
        whole.width = std::max(whole.width, part.width);
        whole.height += part.height + kGapY;
        std::move(part.boxes.begin(), part.boxes.end(), std::back_inserter(whole.boxes));
        std::move(part.lines.begin(), part.lines.end(), std::back_inserter(whole.lines));
    }
    whole.height = std::max(0.0F, whole.height - kGapY);
    return whole;
}

}  // namespace draw
