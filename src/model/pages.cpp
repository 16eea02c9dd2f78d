// SPDX-License-Identifier: MPL-2.0
#include "model/pages.h"

#include <array>
#include <cmath>
#include <cstdio>

#include "model/walk.h"

namespace model {
namespace {

std::string tenths(float length) {
    std::array<char, 32> text{};
    const double rounded = std::round(static_cast<double>(length) * 10) / 10;
    std::snprintf(text.data(), text.size(), "%.1f", rounded == 0 ? 0.0 : rounded);
    return text.data();
}

std::string place(float x, float y) {
    return tenths(x) + "," + tenths(y);
}

std::string area(const Rect& r) {
    return place(r.x, r.y) + " " + tenths(r.width) + "x" + tenths(r.height);
}

std::string owner(const Mark& mark) {
    switch (mark.role) {
        case MarkRole::content: return " @" + std::to_string(mark.node);
        case MarkRole::label: return " label@" + std::to_string(mark.node);
        case MarkRole::artifact: return " artifact";
        case MarkRole::header: return " header";
        case MarkRole::footer: return " footer";
    }
    return {};
}

float width_of(const GlyphRun& run) {
    float width = 0;
    for (const auto& glyph : run.glyphs) width += glyph.advance;
    return width;
}

std::string describe(const PlacedItem& item) {
    return std::visit(
        Overloaded{
            [](const GlyphRun& run) {
                return "text " + place(run.x, run.baseline) + " w" + tenths(width_of(run)) + " f" +
                       std::to_string(run.face) + "/" + tenths(run.size) + " #" + to_hex(run.colour) + owner(run.mark) +
                       " \"" + run.text + "\"" + (run.soft_hyphen ? " hyphen" : "") +
                       (run.trailing_space ? " space" : "") + (run.upward ? " up" : "");
            },
            [](const Fill& fill) { return "fill " + area(fill.rect) + " #" + to_hex(fill.colour) + owner(fill.mark); },
            [](const Stroke& stroke) {
                std::string text = "stroke";
                for (const auto& [x, y] : stroke.points) text += " " + place(x, y);
                return text + " w" + tenths(stroke.width) + (stroke.dashed ? " dashed" : "") + owner(stroke.mark);
            },
            [](const PlacedImage& image) {
                return "image " + std::to_string(image.resource) + " " + area(image.rect) + owner(image.mark);
            },
            [](const LinkArea& link) {
                return "link " + area(link.rect) + " @" + std::to_string(link.node) + " -> " +
                       (link.url.empty() ? "@" + std::to_string(link.destination) : link.url);
            },
        },
        item);
}

}  // namespace

PageLabels page_labels(const Pages& pages) {
    PageLabels labels;
    labels.page_count = pages.pages.size();
    labels.of_node.resize(pages.places.size());
    for (std::size_t node = 0; node < pages.places.size(); ++node)
        if (pages.places[node].placed && pages.places[node].page < pages.pages.size())
            labels.of_node[node] = pages.pages[pages.places[node].page].label;
    return labels;
}

std::string dump(const Pages& pages) {
    std::string out;
    for (std::size_t i = 0; i < pages.pages.size(); ++i) {
        const Page& page = pages.pages[i];
        out += "page " + std::to_string(i + 1) + " \"" + page.label + "\" " + tenths(page.width) + "x" +
               tenths(page.height) + "\n";
        for (const auto& item : page.items) out += "  " + describe(item) + "\n";
    }
    return out;
}

}  // namespace model
