// SPDX-License-Identifier: MPL-2.0
#include "write/docx/sections.h"

#include "write/docx/markup.h"

namespace writing::docx {

// Children in the schema's order (ISO/IEC 29500-1, 17.6.17). A section without references takes the heads before it.
std::string Sections::properties() const {
    static const FurnitureIds ids;
    std::string out;
    support::XmlWriter xml(out);
    const auto refer = [&](const char* element, const char* type, const std::string& id) {
        xml.empty(element, {{"w:type", type}, {"r:id", id}});
    };
    xml.open("w:sectPr");
    if (first_ || current_.landscape != written_landscape_) {
        refer("w:headerReference", "default", current_.landscape ? ids.wide_head : ids.head);
        refer("w:footerReference", "default", current_.landscape ? ids.wide_foot : ids.foot);
    }
    if (first_ && current_.cover) {
        refer("w:headerReference", "first", ids.first_head);
        refer("w:footerReference", "first", ids.first_foot);
    }
    value(xml, "w:type", current_.next_page || first_ ? "nextPage" : "continuous");
    const double width = current_.landscape ? theme_.page_height : theme_.page_width;
    const double height = current_.landscape ? theme_.page_width : theme_.page_height;
    if (current_.landscape)
        xml.empty("w:pgSz", {{"w:w", twips_text(width)}, {"w:h", twips_text(height)}, {"w:orient", "landscape"}});
    else
        xml.empty("w:pgSz", {{"w:w", twips_text(width)}, {"w:h", twips_text(height)}});
    xml.empty("w:pgMar", {{"w:top", twips_text(theme_.margin_top)},
                          {"w:right", twips_text(theme_.margin_right)},
                          {"w:bottom", twips_text(theme_.margin_bottom)},
                          {"w:left", twips_text(theme_.margin_left)},
                          {"w:header", has_bar_ ? "0" : twips_text(head_distance(theme_))},
                          {"w:footer", twips_text(theme_.margin_bottom - 43)},
                          {"w:gutter", "0"}});
    xml.empty("w:cols", {{"w:num", std::to_string(current_.columns)}, {"w:space", twips_text(theme_.column_gap)}});
    if (current_.cover) xml.empty("w:titlePg");
    xml.close();
    return out;
}

void Sections::change(std::size_t properties_end, Section next) {
    out_.insert(properties_end, properties());
    first_ = false;
    written_landscape_ = current_.landscape;
    follows_columns_ = current_.columns > 1;
    replace(next);
}

void Sections::replace(Section next) {
    current_ = next;
    begin_ = out_.size();
}

void Sections::finish() {
    out_ += properties();
}

}  // namespace writing::docx
