// SPDX-License-Identifier: MPL-2.0
// WordprocessingML's units, names and namespaces.
#pragma once

#include <string>
#include <string_view>

#include "model/theme.h"
#include "support/xml.h"

namespace writing::docx {

inline constexpr std::string_view word_namespace = "http://schemas.openxmlformats.org/wordprocessingml/2006/main";
inline constexpr std::string_view word_2010_namespace = "http://schemas.microsoft.com/office/word/2010/wordml";
inline constexpr std::string_view word_2012_namespace = "http://schemas.microsoft.com/office/word/2012/wordml";
inline constexpr std::string_view compatibility_namespace =
    "http://schemas.openxmlformats.org/markup-compatibility/2006";
inline constexpr std::string_view relationship_namespace =
    "http://schemas.openxmlformats.org/officeDocument/2006/relationships";
inline constexpr std::string_view office_relationship =
    "http://schemas.openxmlformats.org/officeDocument/2006/relationships/";
inline constexpr std::string_view word_content_type = "application/vnd.openxmlformats-officedocument.wordprocessingml.";

/// The namespace of the list of fields that a form carries (customXml/item1.xml).
inline constexpr std::string_view form_namespace = "urn:x-aftale:form:1.0";

/// Twentieths of a point.
int twips(double points);
std::string twips_text(double points);
/// Half points, for font sizes.
std::string half_points(double points);
/// Eighths of a point, for rules; at least 2, the thinnest that Word draws.
std::string eighths(double points);
/// English Metric Units, for drawings: 12,700 to the point.
long long emu(double points);

/// `<name w:val="value"/>`
void value(support::XmlWriter& xml, std::string_view name, std::string_view value);
/// `<w:color>` of a theme's colour, tied to the Word theme's slot where the colour has one, so that one change restyles
/// all.
void colour(support::XmlWriter& xml, const model::Theme& theme, model::Colour colour);
/// `<w:top w:val="single" …/>`: one side of a frame, `side` being "w:top", "w:left", …
void rule(support::XmlWriter& xml, std::string_view side, double points, model::Colour colour, int space = 0);
void no_rule(support::XmlWriter& xml, std::string_view side);
/// `<w:shd>`: a plain fill.
void fill(support::XmlWriter& xml, model::Colour colour);

/// From the page's edge to the head, in points; the bar that says UDKAST or EKSEMPEL stands above it, at the very edge.
double head_distance(const model::Theme& theme);
inline constexpr double bar_height = 15;

/// Text width of an upright page, in points.
double text_width(const model::Theme& theme, bool landscape = false);

}  // namespace writing::docx
