// SPDX-License-Identifier: MPL-2.0
#include <algorithm>

#include "layout/compose.h"
#include "layout/length.h"

namespace layout {
using namespace model;

namespace {

constexpr float kPixel = 0.75F;  // points, at CSS's 96 dots an inch
constexpr float kTallest = 480;  // a picture leaves room for its caption on a page
constexpr float kBoxRule = 0.7F;

}  // namespace

Slice Composer::picture(const Block& node, const Figure& figure, const Setting& setting) {
    const Resource& resource = assembly_.resources[*figure.resource];
    const float pixels_wide = resource.width > 0 ? static_cast<float>(resource.width) : 640;
    const float pixels_high = resource.height > 0 ? static_cast<float>(resource.height) : 360;
    float width = length_in_points(node.attributes.find("width"), setting.width);
    if (width <= 0) width = pixels_wide * kPixel;
    width = std::min(width, setting.width);
    float height = width * pixels_high / pixels_wide;
    if (height > kTallest) {
        width *= kTallest / height;
        height = kTallest;
    }
    Slice slice;
    slice.height = height;
    slice.items.push_back(
        PlacedImage{*figure.resource, {setting.left, 0, width, height}, {node.id, MarkRole::content}});
    return slice;
}

Slice Composer::chart(const Block& node, const OrgChart& chart, const Setting& setting) {
    const Type type = types_.of(types_.has("chart") ? "chart" : "cell");
    const auto measure = [&](std::string_view text, bool bold) {
        return setter_.shape(type.faces.of(bold, false), text, {}).width * type.size;
    };
    const Drawing drawing = draw_chart_(chart, setting.width, measure);
    const Mark mark{node.id, MarkRole::content};
    const float left = setting.left + std::max(0.0F, (setting.width - drawing.width) / 2);
    Slice slice;
    slice.height = drawing.height;
    for (const auto& line : drawing.lines) {
        Stroke stroke{line.points, kBoxRule, line.dashed, theme_.grey, mark};
        for (auto& point : stroke.points) point.first += left;
        slice.items.push_back(std::move(stroke));
    }
    for (const auto& box : drawing.boxes) {
        const float x = left + box.rect.x;
        const float y = box.rect.y;
        const float right = x + box.rect.width;
        const float bottom = y + box.rect.height;
        slice.items.push_back(Fill{{x, y, box.rect.width, box.rect.height}, theme_.tint, mark});
        slice.items.push_back(
            Stroke{{{x, y}, {right, y}, {right, bottom}, {x, bottom}, {x, y}}, kBoxRule, false, theme_.accent, mark});
        const float leading = drawing.text_leading;
        float line_top = y + (box.rect.height - leading * static_cast<float>(box.lines.size())) / 2;
        for (std::size_t i = 0; i < box.lines.size(); ++i) {
            Type own = type;
            own.bold = i < box.bold_lines;
            own.colour = own.bold ? theme_.accent : theme_.ink;
            const float width = measure(box.lines[i], own.bold);
            put_label(box.lines[i], mark, own, x + (box.rect.width - width) / 2,
                      line_top + leading / 2 + type.size * 0.35F, slice, true);
            line_top += leading;
        }
    }
    return slice;
}

void Composer::caption(const Caption& caption, bool above, const Setting& setting, Column& column) {
    const Type type = types_.of("caption");
    const Type label = types_.of("caption-label");
    Setting own = setting_of(type, setting);
    own.type.justified = own.type.hyphenated = false;
    own.align = Alignment::left;
    own.snap = above && setting.snap;
    own.hangs = false;
    const float hang = caption.label.empty() ? 0 : label_width(caption.label, label) + type.size;
    own.left += hang;
    own.width -= hang;
    if (!above) own.type.space_above = 6;
    const std::size_t first = column.slices.size();
    paragraph(caption.children, own, column);
    if (first == column.slices.size()) {
        Slice empty;
        empty.height = type.leading;
        add(std::move(empty), own.type.space_above, column);
        column.pending = own.gap;
    }
    if (!caption.label.empty())
        put_label(caption.label, {caption.id, MarkRole::label}, label, own.left - hang, type.baseline,
                  column.slices[first]);
    column.slices[first].places.push_back({caption.id, setting.left, 0});
    const std::size_t last = above ? column.slices.size() : column.slices.size() - 1;
    for (std::size_t i = first; i < last; ++i) column.slices[i].keep = kKeep;
}

void Composer::figure(const Block& node, const Figure& figure, const Setting& setting, Column& column) {
    const std::size_t first = column.slices.size();
    const bool has_picture = figure.resource && *figure.resource < assembly_.resources.size();
    if (has_picture || (figure.chart && draw_chart_)) {
        Slice slice = has_picture ? picture(node, figure, setting) : chart(node, *figure.chart, setting);
        slice.snap = setting.snap;
        add(std::move(slice), setting.gap, column);
        column.pending = 0;
    } else {
        blocks(figure.description, setting, column);
    }
    if (figure.caption) {
        if (column.slices.size() > first) column.slices.back().keep = kKeep;
        caption(*figure.caption, false, setting, column);
    }
    column.pending = std::max(column.pending, setting.type.leading);
}

}  // namespace layout
