// SPDX-License-Identifier: MPL-2.0
#include <algorithm>

#include "layout/compose.h"
#include "layout/length.h"

namespace layout {
using namespace model;

namespace {

constexpr float kPixel = 0.75F;        // points, at CSS's 96 dots an inch
constexpr float kTallest = 480;        // a picture leaves room for its caption on a page
constexpr float kAboveCaption = 0.9F;  // of its leading, between a picture and the caption below
constexpr float kBoxRule = 0.7F;
constexpr float kCaptionLines = 3;  // of a page that a chart leaves to its caption

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

// Drawings are made for one size of text. Here they take the theme's, unless the page is too small for that.
Slice Composer::chart(const Block& node, const OrgChart& chart, const Setting& setting) {
    Type type = types_.of(types_.has("chart") ? "chart" : "cell");
    const auto measure = [&](std::string_view text, bool bold) {
        return setter_.shape(type.faces.of(bold, false), text, {}).width * kDrawnTextSize;
    };
    float scale = type.size / kDrawnTextSize;
    const Drawing drawing = draw_chart_(chart, setting.width / scale, measure);
    const bool upright = setting.width <= page_width_;
    const auto across = static_cast<float>(theme_.page_width - theme_.margin_top - theme_.margin_bottom);
    const float room = (upright ? page_height_ : across) - kCaptionLines * setting.type.leading;
    if (drawing.width > 0) scale = std::min(scale, setting.width / drawing.width);
    if (drawing.height > 0) scale = std::min(scale, room / drawing.height);
    type.size = kDrawnTextSize * scale;
    Slice slice;
    slice.height = drawing.height * scale;
    const float left = setting.left + std::max(0.0F, (setting.width - drawing.width * scale) / 2);
    const Mark mark{node.id, MarkRole::content};
    for (const auto& line : drawing.lines) {
        Stroke stroke{line.points, kBoxRule, line.dashed, theme_.grey, mark};
        for (auto& point : stroke.points) point = {left + point.first * scale, point.second * scale};
        slice.items.push_back(std::move(stroke));
    }
    for (DrawnBox box : drawing.boxes) {
        auto& rect = box.rect;
        rect = {left + rect.x * scale, rect.y * scale, rect.width * scale, rect.height * scale};
        chart_box(box, drawing.text_leading * scale, type, mark, slice);
    }
    return slice;
}

void Composer::chart_box(const DrawnBox& box, float leading, const Type& type, Mark mark, Slice& slice) {
    const auto& [x, y, width, height] = box.rect;
    slice.items.push_back(Fill{box.rect, theme_.tint, mark});
    slice.items.push_back(Stroke{{{x, y}, {x + width, y}, {x + width, y + height}, {x, y + height}, {x, y}},
                                 kBoxRule,
                                 false,
                                 theme_.accent,
                                 mark});
    float top = y + (height - leading * static_cast<float>(box.lines.size())) / 2;
    for (std::size_t i = 0; i < box.lines.size(); ++i) {
        Type own = type;
        own.bold = i < box.bold_lines;
        own.colour = own.bold ? theme_.accent : theme_.ink;
        const float text = label_width(box.lines[i], own);
        put_label(box.lines[i], mark, own, x + (width - text) / 2, top + leading / 2 + type.size * 0.35F, slice, true);
        top += leading;
    }
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
    if (!above) own.type.space_above = kAboveCaption * type.leading;
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

void Composer::figure(const Block& node, const Figure& figure, const Setting& outer, Column& column) {
    const Setting setting = on_broad_page(outer);
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
