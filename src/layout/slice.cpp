// SPDX-License-Identifier: MPL-2.0
#include "layout/slice.h"

#include <algorithm>
#include <iterator>

#include "model/walk.h"

namespace layout {
using namespace model;

namespace {

void move_item(PlacedItem& item, float dx, float dy) {
    std::visit(Overloaded{
                   [&](GlyphRun& run) {
                       run.x += dx;
                       run.baseline += dy;
                   },
                   [&](Fill& fill) {
                       fill.rect.x += dx;
                       fill.rect.y += dy;
                   },
                   [&](Stroke& stroke) {
                       for (auto& [x, y] : stroke.points) {
                           x += dx;
                           y += dy;
                       }
                   },
                   [&](PlacedImage& image) {
                       image.rect.x += dx;
                       image.rect.y += dy;
                   },
                   [&](LinkArea& link) {
                       link.rect.x += dx;
                       link.rect.y += dy;
                   },
               },
               item);
}

}  // namespace

void shift(std::vector<PlacedItem>& items, float dx, float dy) {
    for (auto& item : items) move_item(item, dx, dy);
}

std::vector<PlacedItem> as_artifacts(const std::vector<PlacedItem>& items) {
    std::vector<PlacedItem> copies;
    for (const auto& item : items) {
        if (std::holds_alternative<LinkArea>(item)) continue;
        copies.push_back(item);
        std::visit(Overloaded{
                       [](LinkArea&) {},
                       [](auto& placed) {
                           placed.mark = Mark{0, MarkRole::artifact};
                       },
                   },
                   copies.back());
    }
    return copies;
}

Slices pictures_of(const Slices& slices) {
    Slices copies;
    copies.reserve(slices.size());
    for (const auto& slice : slices) {
        Slice& copy = copies.emplace_back();
        copy.height = slice.height;
        copy.space_above = slice.space_above;
        copy.items = as_artifacts(slice.items);
        copy.places = slice.places;
    }
    return copies;
}

float head_height(const Flow& flow, const Slice& opening) {
    if (!opening.continues) return 0;
    const TableHead& table = flow.tables[static_cast<std::size_t>(opening.table)];
    return table.height + (opening.group > 0 ? table.groups[opening.group - 1].height : 0);
}

float stacked_height(const Slices& slices, std::size_t first) {
    float height = 0;
    for (std::size_t i = first; i < slices.size(); ++i)
        height += slices[i].height + (i > first ? slices[i].space_above : 0);
    return height;
}

namespace {

float right_edge(const PlacedItem& item) {
    return std::visit(Overloaded{
                          [](const GlyphRun& run) {
                              float x = run.x;
                              for (const auto& glyph : run.glyphs) x += glyph.advance;
                              return x;
                          },
                          [](const Stroke&) { return 0.0F; },
                          [](const auto& other) { return other.rect.x + other.rect.width; },
                      },
                      item);
}

Rect turned_rect(const Rect& rect, float height) {
    return {rect.y, height - rect.x - rect.width, rect.height, rect.width};
}

void turn_item(PlacedItem& item, float height) {
    std::visit(Overloaded{
                   [&](GlyphRun& run) {
                       const float along = run.x;
                       run.x = run.baseline;
                       run.baseline = height - along;
                       run.upward = true;
                   },
                   [&](Stroke& stroke) {
                       for (auto& [x, y] : stroke.points) {
                           const float along = x;
                           x = y;
                           y = height - along;
                       }
                   },
                   // A picture keeps its feet on the ground.
                   [&](PlacedImage& image) {
                       const float along = image.rect.x;
                       image.rect.x = image.rect.y;
                       image.rect.y = height - along - image.rect.height;
                   },
                   [&](auto& other) { other.rect = turned_rect(other.rect, height); },
               },
               item);
}

}  // namespace

Slice turned_upward(Slices slices) {
    Slice made;
    float y = 0;
    for (std::size_t i = 0; i < slices.size(); ++i) {
        Slice& slice = slices[i];
        if (i > 0) y += slice.space_above;
        shift(slice.items, 0, y);
        for (const auto& item : slice.items) made.height = std::max(made.height, right_edge(item));
        std::move(slice.items.begin(), slice.items.end(), std::back_inserter(made.items));
        made.notes.insert(made.notes.end(), slice.notes.begin(), slice.notes.end());
        for (const auto& place : slice.places) made.places.push_back({place.node, y, 0});
        y += slice.height;
    }
    for (auto& item : made.items) turn_item(item, made.height);
    return made;
}

}  // namespace layout
