// SPDX-License-Identifier: MPL-2.0
#include "write/html/org_chart.h"

#include <algorithm>
#include <array>
#include <cstdio>
#include <string_view>
#include <vector>

#include "support/utf8.h"

namespace writing::html {
namespace {

constexpr double usual_width = 720;
constexpr double gap_x = 24;
constexpr double gap_y = 12;
constexpr double line_height = 17;
constexpr double padding = 8;
constexpr double letter_width = 8.0;  // of 14 px semibold in a wide face, on average

struct Box {
    const model::OrgUnit* unit = nullptr;
    std::vector<std::size_t> below;
    std::vector<std::string> lines;
    std::size_t depth = 0;
    double y = 0;
    double height = 0;
};

/// Words into lines of at most `letters`; a longer word stands alone.
std::vector<std::string> wrapped(std::string_view text, std::size_t letters) {
    std::vector<std::string> lines(1);
    while (!text.empty()) {
        const auto end = std::min(text.find(' '), text.size());
        const std::string_view word = text.substr(0, end);
        text.remove_prefix(std::min(end + 1, text.size()));
        const std::size_t length = support::count_code_points(lines.back()) + support::count_code_points(word);
        if (!lines.back().empty() && length + 1 > letters) lines.emplace_back();
        if (!lines.back().empty()) lines.back() += ' ';
        lines.back() += word;
    }
    return lines;
}

std::string number(double value) {
    std::array<char, 32> text{};
    std::snprintf(text.data(), text.size(), "%.1f", value);
    std::string out = text.data();
    std::replace(out.begin(), out.end(), ',', '.');
    if (out.ends_with(".0")) out.resize(out.size() - 2);
    return out;
}

class Tree {
  public:
    explicit Tree(const model::OrgChart& chart) {
        for (const auto& unit : chart.units) {
            Box box;
            box.unit = &unit;
            boxes_.push_back(std::move(box));
        }
        std::vector<std::size_t> tops;
        for (std::size_t i = 0; i < boxes_.size(); ++i) {
            const auto above = index_of(boxes_[i].unit->superior);
            if (above == boxes_.size() || above == i)
                tops.push_back(i);
            else
                boxes_[above].below.push_back(i);
        }
        for (const std::size_t top : tops) measure_depth(top, 0);
        settle_widths();
        for (const std::size_t top : tops) place(top);
        height_ = std::max(0.0, next_y_ - gap_y);
    }

    void write(Markup& out, const std::string& label) const {
        out.open("svg", {{"xmlns", "http://www.w3.org/2000/svg"},
                         {"class", "org"},
                         {"role", "img"},
                         {"aria-label", label},
                         {"viewBox", "-1 -1 " + number(width_ + 2) + " " + number(height_ + 2)}});
        // A box that no top one leads to was never placed.
        for (const auto& box : boxes_)
            for (const std::size_t child : box.below)
                if (box.height > 0) line(out, box, boxes_[child]);
        for (const auto& box : boxes_)
            if (box.height > 0) draw(out, box);
        out.close();
    }

  private:
    std::size_t index_of(const std::string& key) const {
        const auto found =
            std::find_if(boxes_.begin(), boxes_.end(), [&](const Box& box) { return box.unit->key == key; });
        return key.empty() ? boxes_.size() : static_cast<std::size_t>(found - boxes_.begin());
    }

    void measure_depth(std::size_t index, std::size_t depth) {
        boxes_[index].depth = depth;
        if (widths_.size() <= depth) widths_.resize(depth + 1, 0);
        for (const auto& word : wrapped(boxes_[index].unit->name, 1))
            widths_[depth] = std::max(
                widths_[depth], 2 * padding + letter_width * static_cast<double>(support::count_code_points(word)));
        for (const std::size_t child : boxes_[index].below) measure_depth(child, depth + 1);
    }

    /// Every level is as wide as its longest word; what is left of the usual width is shared.
    void settle_widths() {
        double sum = gap_x * static_cast<double>(widths_.size()) - gap_x;
        for (const double one : widths_) sum += one;
        const double spare =
            std::max(0.0, usual_width - sum) / static_cast<double>(std::max<std::size_t>(widths_.size(), 1));
        double x = 0;
        for (double& one : widths_) {
            one += spare;
            lefts_.push_back(x);
            x += one + gap_x;
        }
        width_ = x - gap_x;
    }

    /// Places a box beside the middle of what is below it; leaves go down the page. Gives its middle.
    double place(std::size_t index) {
        Box& box = boxes_[index];
        const auto letters = static_cast<std::size_t>((widths_[box.depth] - 2 * padding) / letter_width);
        box.lines = wrapped(box.unit->name, std::max<std::size_t>(letters, 8));
        const std::size_t note_lines = box.unit->note.empty() ? 0 : 1;
        box.height = 2 * padding + line_height * static_cast<double>(box.lines.size() + note_lines) - 3;
        const double top = next_y_;
        double first = 0;
        double last = 0;
        for (std::size_t i = 0; i < box.below.size(); ++i) {
            last = place(box.below[i]);
            if (i == 0) first = last;
        }
        box.y = box.below.empty() ? top : std::max(top, (first + last - box.height) / 2);
        next_y_ = std::max(next_y_, box.y + box.height + gap_y);
        return box.y + box.height / 2;
    }

    double left(const Box& box) const { return lefts_[box.depth]; }

    void line(Markup& out, const Box& from, const Box& to) const {
        const double x = left(from) + widths_[from.depth];
        const double middle = x + gap_x / 2;
        out.empty("path", {{"class", to.unit->beside ? "beside" : "line"},
                           {"d", "M" + number(x) + " " + number(from.y + from.height / 2) + "H" + number(middle) + "V" +
                                     number(to.y + to.height / 2) + "H" + number(left(to))}});
    }

    void draw(Markup& out, const Box& box) const {
        const double x = left(box);
        out.empty("rect", {{"class", box.unit->beside ? "beside" : "box"},
                           {"x", number(x)},
                           {"y", number(box.y)},
                           {"width", number(widths_[box.depth])},
                           {"height", number(box.height)},
                           {"rx", "2"}});
        double y = box.y + padding + 11;
        for (const auto& words : box.lines) {
            out.leaf("text", words, {{"x", number(x + padding)}, {"y", number(y)}, {"class", "name"}});
            y += line_height;
        }
        if (!box.unit->note.empty()) out.leaf("text", box.unit->note, {{"x", number(x + padding)}, {"y", number(y)}});
    }

    std::vector<Box> boxes_;
    std::vector<double> widths_, lefts_;  // index: depth
    double width_ = usual_width;
    double next_y_ = 0;
    double height_ = 0;
};

}  // namespace

void write_org_chart(Page& page, const model::OrgChart& chart, const std::string& label) {
    if (!chart.units.empty()) Tree(chart).write(page.out, label);
}

}  // namespace writing::html
