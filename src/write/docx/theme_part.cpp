// SPDX-License-Identifier: MPL-2.0
// theme1.xml, settings.xml and fontTable.xml.
#include "write/docx/markup.h"
#include "write/docx/parts.h"

namespace writing::docx {
namespace {

std::string word_family(const model::Theme& theme, std::string_view key, const char* otherwise) {
    const auto found = theme.families.find(key);
    return found == theme.families.end() || found->second.word.empty() ? otherwise : found->second.word;
}

void theme_colour(support::XmlWriter& xml, std::string_view slot, model::Colour colour) {
    xml.open(slot);
    xml.empty("a:srgbClr", {{"val", model::to_hex(colour)}});
    xml.close();
}

void colour_scheme(support::XmlWriter& xml, const model::Theme& theme) {
    xml.open("a:clrScheme", {{"name", "aftale"}});
    theme_colour(xml, "a:dk1", theme.ink);
    theme_colour(xml, "a:lt1", theme.paper);
    theme_colour(xml, "a:dk2", theme.grey);
    theme_colour(xml, "a:lt2", theme.tint);
    theme_colour(xml, "a:accent1", theme.accent);
    theme_colour(xml, "a:accent2", theme.mark);
    theme_colour(xml, "a:accent3", theme.grey);
    theme_colour(xml, "a:accent4", theme.accent_dark_mode);
    theme_colour(xml, "a:accent5", theme.hairline);
    theme_colour(xml, "a:accent6", theme.ink);
    theme_colour(xml, "a:hlink", theme.accent);
    theme_colour(xml, "a:folHlink", theme.accent);
    xml.close();
}

void font_scheme(support::XmlWriter& xml, const model::Theme& theme) {
    xml.open("a:fontScheme", {{"name", "aftale"}});
    const auto fonts = [&](std::string_view slot, const std::string& family) {
        xml.open(slot);
        xml.empty("a:latin", {{"typeface", family}});
        xml.raw("<a:ea typeface=\"\"/><a:cs typeface=\"\"/>");
        xml.close();
    };
    fonts("a:majorFont", word_family(theme, "sans", "Calibri"));
    fonts("a:minorFont", word_family(theme, "text", "Cambria"));
    xml.close();
}

// DrawingML asks for three of each (ISO/IEC 29500-1, 20.1.4.1.14), though nothing here uses them.
constexpr std::string_view format_scheme =
    "<a:fmtScheme name=\"aftale\"><a:fillStyleLst>"
    "<a:solidFill><a:schemeClr val=\"phClr\"/></a:solidFill><a:solidFill><a:schemeClr val=\"phClr\"/></a:solidFill>"
    "<a:solidFill><a:schemeClr val=\"phClr\"/></a:solidFill></a:fillStyleLst><a:lnStyleLst>"
    "<a:ln w=\"6350\"><a:solidFill><a:schemeClr val=\"phClr\"/></a:solidFill></a:ln>"
    "<a:ln w=\"12700\"><a:solidFill><a:schemeClr val=\"phClr\"/></a:solidFill></a:ln>"
    "<a:ln w=\"19050\"><a:solidFill><a:schemeClr val=\"phClr\"/></a:solidFill></a:ln></a:lnStyleLst><a:effectStyleLst>"
    "<a:effectStyle><a:effectLst/></a:effectStyle><a:effectStyle><a:effectLst/></a:effectStyle>"
    "<a:effectStyle><a:effectLst/></a:effectStyle></a:effectStyleLst><a:bgFillStyleLst>"
    "<a:solidFill><a:schemeClr val=\"phClr\"/></a:solidFill><a:solidFill><a:schemeClr val=\"phClr\"/></a:solidFill>"
    "<a:solidFill><a:schemeClr val=\"phClr\"/></a:solidFill></a:bgFillStyleLst></a:fmtScheme>";

void font(support::XmlWriter& xml, const std::string& name, const char* family, const char* pitch) {
    xml.open("w:font", {{"w:name", name}});
    value(xml, "w:family", family);
    value(xml, "w:pitch", pitch);
    xml.close();
}

}  // namespace

std::string theme_part(const model::Theme& theme) {
    std::string out;
    support::XmlWriter xml(out);
    xml.declaration();
    xml.open("a:theme", {{"xmlns:a", "http://schemas.openxmlformats.org/drawingml/2006/main"}, {"name", "aftale"}});
    xml.open("a:themeElements");
    colour_scheme(xml, theme);
    font_scheme(xml, theme);
    xml.raw(format_scheme);
    xml.close();
    xml.close();
    return out;
}

// Children in the schema's order (ISO/IEC 29500-1, 17.15.1.78).
std::string settings_part(const std::string& language, bool hyphenated, const std::string& notes) {
    std::string out;
    support::XmlWriter xml(out);
    xml.declaration();
    xml.open("w:settings", {{"xmlns:w", word_namespace}});
    xml.empty("w:zoom", {{"w:percent", "100"}});
    value(xml, "w:defaultTabStop", "720");
    if (hyphenated) {
        xml.empty("w:autoHyphenation");
        value(xml, "w:consecutiveHyphenLimit", "2");
        value(xml, "w:hyphenationZone", "284");
    }
    value(xml, "w:characterSpacingControl", "doNotCompress");
    xml.open("w:" + notes + "Pr");
    if (notes == "endnote") value(xml, "w:numFmt", "decimal");  // Word's own are roman
    xml.empty("w:" + notes, {{"w:id", "-1"}});
    xml.empty("w:" + notes, {{"w:id", "0"}});
    xml.close();
    xml.open("w:compat");
    xml.empty("w:doNotExpandShiftReturn");
    const auto setting = [&](const char* name, const char* of) {
        xml.empty("w:compatSetting",
                  {{"w:name", name}, {"w:uri", "http://schemas.microsoft.com/office/word"}, {"w:val", of}});
    };
    setting("compatibilityMode", "15");
    setting("overrideTableStyleFontSizeAndJustification", "1");
    setting("enableOpenTypeFeatures", "1");
    setting("doNotFlipMirrorIndents", "1");
    setting("differentiateMultirowTableHeaders", "1");
    xml.close();
    xml.empty("w:themeFontLang", {{"w:val", language}});
    xml.empty("w:clrSchemeMapping", {{"w:bg1", "light1"},
                                     {"w:t1", "dark1"},
                                     {"w:bg2", "light2"},
                                     {"w:t2", "dark2"},
                                     {"w:accent1", "accent1"},
                                     {"w:accent2", "accent2"},
                                     {"w:accent3", "accent3"},
                                     {"w:accent4", "accent4"},
                                     {"w:accent5", "accent5"},
                                     {"w:accent6", "accent6"},
                                     {"w:hyperlink", "hyperlink"},
                                     {"w:followedHyperlink", "followedHyperlink"}});
    const bool danish = language.starts_with("da");
    value(xml, "w:decimalSymbol", danish ? "," : ".");
    value(xml, "w:listSeparator", danish ? ";" : ",");
    xml.close();
    return out;
}

std::string font_table_part(const model::Theme& theme) {
    std::string out;
    support::XmlWriter xml(out);
    xml.declaration();
    xml.open("w:fonts", {{"xmlns:w", word_namespace}});
    font(xml, word_family(theme, "text", "Cambria"), "roman", "variable");
    font(xml, word_family(theme, "sans", "Calibri"), "swiss", "variable");
    font(xml, word_family(theme, "mono", "Consolas"), "modern", "fixed");
    xml.close();
    return out;
}

}  // namespace writing::docx
