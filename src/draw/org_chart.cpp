// SPDX-License-Identifier: MPL-2.0
#include "draw/org_chart.h"

#include <algorithm>
#include <string>
#include <utility>

#include "draw/org_plan.h"
#include "draw/org_tree.h"

namespace draw {
namespace {

class TreeSetter {
  public:
    TreeSetter(const model::OrgChart& chart, const OrgTree& tree, float width, const model::MeasureText& measure)
        : chart_(chart), tree_(tree), measure_(measure), plan_(chart, tree, width, measure) {}

    model::Drawing draw() {
        drawing_.text_size = model::kDrawnTextSize;
        drawing_.text_leading = kLeading;
        if (tree_.tops.empty()) return {};
        Layout all = plan_.tops();
        // Tops stand below nothing: what would join them to a superior is left out.
        const float above = all.arrangement == Arrangement::stack ? kGapStack : kGapY;
        joined_ = false;
        place_below(tree_.tops, all, {0, 0}, all.left, -above);
        drawing_.width = all.width();
        drawing_.height = all.height - above;
        return std::move(drawing_);
    }

  private:
    using Point = std::pair<float, float>;

    void line(std::vector<Point> points, bool joins, bool dashed = false) {
        if (joins) drawing_.lines.push_back({std::move(points), dashed});
    }

    void place(std::size_t unit, const Layout& layout, BoxSize box, float middle, float top) {
        joined_ = true;
        model::DrawnBox drawn;
        drawn.rect = {middle - box.width / 2, top, box.width, box.height};
        drawn.lines = wrap(chart_.units[unit].name, box.width - 2 * kPadX, true, measure_);
        drawn.bold_lines = drawn.lines.size();
        for (auto& note : wrap(chart_.units[unit].note, box.width - 2 * kPadX, false, measure_))
            drawn.lines.push_back(std::move(note));
        drawing_.boxes.push_back(std::move(drawn));
        place_beside(unit, layout, box, middle, top);
        place_below(tree_.units[unit].below, layout, box, middle, top);
    }

    void place_beside(std::size_t unit, const Layout& layout, BoxSize box, float middle, float top) {
        float right = box.width / 2;
        float most = layout.own_right;
        float from = middle + right;
        for (const std::size_t beside : tree_.units[unit].beside) {
            const Layout& inner = plan_.layouts(beside, box).front();
            const float begin = inner.arrangement == Arrangement::none ? right : std::max(right, most);
            const float its_middle = middle + begin + kGapX + inner.left;
            const float y = top + box.height / 2;
            line({{from, y}, {its_middle - box.width / 2, y}}, true, true);
            place(beside, inner, box, its_middle, top);
            from = its_middle + box.width / 2;
            right = begin + kGapX + inner.width();
            most = std::max(most, right);
        }
    }

    void place_below(const std::vector<std::size_t>& below, const Layout& layout, BoxSize box, float middle,
                     float top) {
        switch (layout.arrangement) {
            case Arrangement::none:
                return;
            case Arrangement::row:
                return place_row(below, layout, middle, top + box.height);
            case Arrangement::stack:
                return place_stack(below, layout, middle - box.width / 2, top + box.height);
            case Arrangement::lines:
                return place_lines(below, layout, middle, top + box.height);
        }
    }

    // Units [first, last) side by side from `x`, whose lines come from a bus at `bus`; gives the last one's middle.
    Point place_side_by_side(const std::vector<std::size_t>& below, const Layout& layout, std::size_t first,
                             std::size_t last, float x, float bus, bool joins) {
        Point middles{0, 0};
        for (std::size_t i = first; i < last; ++i) {
            const Layout& inner = plan_.layouts(below[i], layout.boxes[i])[layout.choices[i]];
            const float middle = x + inner.left;
            line({{middle, bus}, {middle, bus + kGapY / 2}}, joins);
            if (i == first) middles.first = middle;
            middles.second = middle;
            place(below[i], inner, layout.boxes[i], middle, bus + kGapY / 2);
            x += inner.width() + kGapX;
        }
        return middles;
    }

    float width_of(const std::vector<std::size_t>& below, const Layout& layout, std::size_t first, std::size_t last) {
        float width = kGapX * static_cast<float>(last - first - 1);
        for (std::size_t i = first; i < last; ++i)
            width += plan_.layouts(below[i], layout.boxes[i])[layout.choices[i]].width();
        return width;
    }

    void place_row(const std::vector<std::size_t>& below, const Layout& layout, float middle, float bottom) {
        const bool joins = joined_;
        const float total = width_of(below, layout, 0, below.size());
        const Layout& first = plan_.layouts(below.front(), layout.boxes.front())[layout.choices.front()];
        const Layout& last = plan_.layouts(below.back(), layout.boxes.back())[layout.choices.back()];
        const float x = middle - (first.left + total - last.right) / 2;
        const float bus = bottom + kGapY / 2;
        line({{middle, bottom}, {middle, bus}}, joins);
        const Point ends = place_side_by_side(below, layout, 0, below.size(), x, bus, joins);
        if (below.size() > 1) line({{ends.first, bus}, {ends.second, bus}}, joins);
    }

    void place_stack(const std::vector<std::size_t>& below, const Layout& layout, float left, float bottom) {
        const bool joins = joined_;
        const float rail = left + kIndent / 2;
        float y = bottom;
        float last = y;
        for (std::size_t i = 0; i < below.size(); ++i) {
            const Layout& inner = plan_.layouts(below[i], layout.boxes[i])[layout.choices[i]];
            y += kGapStack;
            last = y + layout.boxes[i].height / 2;
            const float middle = left + kIndent + inner.left;
            line({{rail, last}, {middle - layout.boxes[i].width / 2, last}}, joins);
            place(below[i], inner, layout.boxes[i], middle, y);
            y += inner.height;
        }
        line({{rail, bottom}, {rail, last}}, joins);
    }

    void place_lines(const std::vector<std::size_t>& below, const Layout& layout, float middle, float bottom) {
        const bool joins = joined_;
        float widest = 0;
        std::size_t first = 0;
        for (const std::size_t end : layout.line_end) {
            widest = std::max(widest, width_of(below, layout, first, end));
            first = end;
        }
        const float rail = middle - widest / 2 - kIndent / 2;
        float bus = bottom + kGapY / 2;
        const float first_bus = bus;
        float last_bus = bus;
        line({{middle, bottom}, {middle, bus}}, joins);
        first = 0;
        for (const std::size_t end : layout.line_end) {
            const float x = middle - width_of(below, layout, first, end) / 2;
            const Point ends = place_side_by_side(below, layout, first, end, x, bus, joins);
            line({{rail, bus}, {first == 0 ? std::max(ends.second, middle) : ends.second, bus}}, joins);
            last_bus = bus;
            float height = 0;
            for (; first < end; ++first)
                height =
                    std::max(height, plan_.layouts(below[first], layout.boxes[first])[layout.choices[first]].height);
            bus += kGapY + height;
        }
        line({{rail, first_bus}, {rail, last_bus}}, joins);
    }

    const model::OrgChart& chart_;
    const OrgTree& tree_;
    const model::MeasureText& measure_;
    OrgPlan plan_;
    model::Drawing drawing_;
    bool joined_ = true;  // false while the tops are set
};

}  // namespace

model::Drawing org_chart(const model::OrgChart& chart, float width, const model::MeasureText& measure) {
    const OrgTree tree = org_tree(chart);
    return TreeSetter(chart, tree, width, measure).draw();
}

}  // namespace draw
