// SPDX-License-Identifier: MPL-2.0
#include "write/docx/drawing.h"

#include <algorithm>

#include "write/docx/markup.h"

namespace writing::docx {

namespace {

constexpr double pixel = 0.75;  // points, at 96 pixels to the inch

}  // namespace

bool is_raster(const model::Resource& resource) {
    return resource.media_type == "image/png" || resource.media_type == "image/jpeg";
}

double wished_width(const std::string* text, double whole) {
    if (!text) return 0;
    double value = 0;
    std::size_t i = 0;
    for (; i < text->size() && (*text)[i] >= '0' && (*text)[i] <= '9' && i < 6; ++i)
        value = value * 10 + ((*text)[i] - '0');
    const std::string_view unit = std::string_view(*text).substr(i);
    if (unit == "%") return whole * std::min(value, 100.0) / 100;
    if (unit == "mm") return value * 72 / 25.4;
    if (unit == "cm") return value * 72 / 2.54;
    return unit == "pt" ? value : value * pixel;
}

Size fitted(const model::Resource& resource, double widest, double highest, double wished) {
    const double width = wished > 0 ? wished : std::max(1U, resource.width) * pixel;
    const double height = width * std::max(1U, resource.height) / std::max(1U, resource.width);
    const double scale = std::min({1.0, widest / width, highest / height});
    return {width * scale, height * scale};
}

std::string drawing(Shared& shared, std::size_t resource, const std::string& alternative, Size size,
                    std::vector<ooxml::Relationship>& relationships) {
    const std::string target = shared.media.target(resource);
    std::string relation;
    for (const auto& r : relationships)
        if (!r.external && r.target == target) relation = r.id;
    if (relation.empty()) relation = ooxml::relate(relationships, std::string(office_relationship) + "image", target);

    const std::string id = std::to_string(shared.next_drawing_id++);
    const std::string cx = std::to_string(emu(size.width));
    const std::string cy = std::to_string(emu(size.height));
    constexpr std::string_view main = "http://schemas.openxmlformats.org/drawingml/2006/main";
    constexpr std::string_view picture = "http://schemas.openxmlformats.org/drawingml/2006/picture";
    std::string out;
    support::XmlWriter xml(out);
    xml.open("w:drawing");
    xml.open("wp:inline", {{"distT", "0"}, {"distB", "0"}, {"distL", "0"}, {"distR", "0"}});
    xml.empty("wp:extent", {{"cx", cx}, {"cy", cy}});
    xml.empty("wp:docPr", {{"id", id}, {"name", target.substr(6)}, {"descr", alternative}});
    xml.open("wp:cNvGraphicFramePr");
    xml.empty("a:graphicFrameLocks", {{"xmlns:a", main}, {"noChangeAspect", "1"}});
    xml.close();
    xml.open("a:graphic", {{"xmlns:a", main}});
    xml.open("a:graphicData", {{"uri", picture}});
    xml.open("pic:pic", {{"xmlns:pic", picture}});
    xml.open("pic:nvPicPr");
    xml.empty("pic:cNvPr", {{"id", id}, {"name", target.substr(6)}, {"descr", alternative}});
    xml.empty("pic:cNvPicPr");
    xml.close();
    xml.open("pic:blipFill");
    xml.empty("a:blip", {{"r:embed", relation}});
    xml.raw("<a:stretch><a:fillRect/></a:stretch>");
    xml.close();
    xml.open("pic:spPr");
    xml.open("a:xfrm");
    xml.raw("<a:off x=\"0\" y=\"0\"/>");
    xml.empty("a:ext", {{"cx", cx}, {"cy", cy}});
    xml.close();
    xml.raw("<a:prstGeom prst=\"rect\"><a:avLst/></a:prstGeom>");
    for (int i = 0; i < 6; ++i) xml.close();
    return out;
}

}  // namespace writing::docx
