// SPDX-License-Identifier: MPL-2.0
// Pictures in a line and calls of notes (a part of TextSetter).
#include <algorithm>

#include "layout/inline_text.h"
#include "layout/length.h"

namespace layout {
using namespace model;

namespace {

constexpr float kCallSize = 0.66F;
constexpr float kCallRise = 0.36F;
constexpr float kTallestPicture = 480;  // in a line; figures keep as much room for their captions
constexpr char kObject = '\x01';

}  // namespace

void TextSetter::add_image(const Image& image, NodeId node, const Look& look, ParagraphText& out) {
    TextObject object;
    object.mark = {node, look.role};
    if (!image.resource || *image.resource >= assembly_.resources.size()) return;
    const Resource& resource = assembly_.resources[*image.resource];
    object.resource = image.resource;
    const float ratio =
        resource.height > 0 ? static_cast<float>(resource.width) / static_cast<float>(resource.height) : 1;
    object.width = length_in_points(image.attributes.find("width"), 425);
    object.height = object.width > 0 ? object.width / ratio : look.size;
    if (object.width <= 0) object.width = look.size * ratio;
    // No picture leaves its column or its page.
    const float wide = look.measure > 0 ? look.measure / object.width : 1;
    if (const float scale = std::min(wide, kTallestPicture / object.height); scale < 1) {
        object.width *= scale;
        object.height *= scale;
    }
    out.objects.push_back(object);
    add_span("", node, look, out);
    out.flat += kObject;
    out.spans.back().end = static_cast<std::uint32_t>(out.flat.size());
}

void TextSetter::add_call(const FootnoteCall& call, NodeId node, Look look, ParagraphText& out) {
    if (!look.with_notes || call.index >= assembly_.footnotes.size()) return;
    const Footnote& note = assembly_.footnotes[call.index];
    look.link = static_cast<std::int32_t>(out.links.size());
    out.links.push_back({node, "", note.id});
    look.rise += kCallRise * look.size;
    look.size *= kCallSize;
    look.underline = look.strike = look.hyphenate = look.italic = false;
    add_span(note.number, node, look, out).note = static_cast<std::int32_t>(call.index);
}

}  // namespace layout
