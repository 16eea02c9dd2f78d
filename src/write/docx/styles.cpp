// SPDX-License-Identifier: MPL-2.0
#include "write/docx/styles.h"

#include <algorithm>
#include <array>
#include <functional>

#include "write/docx/markup.h"
#include "write/docx/numbering.h"

namespace writing::docx {
namespace {

using model::TextStyle;
using model::Theme;
using support::XmlWriter;

/// What a paragraph style says beyond its TextStyle. Empty members are left to the style it is based on.
struct StyleSpec {
    const char* id;
    const char* name;
    const char* role;  // of the theme; null: only what stands here
    const char* based_on = "Normal";
    const char* next = nullptr;
    const char* linked = nullptr;
    int outline = -1;  // outline level from 0
    bool keep_next = false;
    bool keep_lines = false;
    bool contextual = false;                            // no space between paragraphs of this style
    bool quick = true;                                  // shown in the gallery
    double left = 0, right = 0, hanging = 0;            // points
    std::function<void(XmlWriter&)> borders = nullptr;  // w:pBdr and w:shd
    std::function<void(XmlWriter&)> tabs = nullptr;     // w:tabs
    const char* align = nullptr;
};

class StyleSheet {
  public:
    StyleSheet(std::string& out, const Theme& theme, std::string language, bool numbered, bool draft)
        : xml_(out), theme_(theme), language_(std::move(language)), numbered_(numbered), draft_(draft) {}

    void write() {
        xml_.declaration();
        xml_.open("w:styles", {{"xmlns:w", word_namespace}});
        defaults();
        normal();
        headings();
        running_text();
        cover();
        tables();
        furniture();
        contents();
        characters();
        lists_and_tables();
        xml_.close();
    }

  private:
    void fonts(const TextStyle& style) {
        if (style.family == "mono") {
            const auto mono = theme_.families.find("mono");
            const std::string name = mono == theme_.families.end() ? "Consolas" : mono->second.word;
            xml_.empty("w:rFonts", {{"w:ascii", name}, {"w:hAnsi", name}, {"w:eastAsia", name}, {"w:cs", name}});
            return;
        }
        if (style.family == "sans")
            xml_.empty("w:rFonts", {{"w:asciiTheme", "majorHAnsi"},
                                    {"w:eastAsiaTheme", "majorEastAsia"},
                                    {"w:hAnsiTheme", "majorHAnsi"},
                                    {"w:cstheme", "majorBidi"}});
        else
            xml_.empty("w:rFonts", {{"w:asciiTheme", "minorHAnsi"},
                                    {"w:eastAsiaTheme", "minorEastAsia"},
                                    {"w:hAnsiTheme", "minorHAnsi"},
                                    {"w:cstheme", "minorBidi"}});
    }

    // Children of rPr in the schema's order: rFonts, b, bCs, i, iCs, …, color, …, sz, szCs (ISO/IEC
    // 29500-1, 17.3.2.28).
    void run_properties(const TextStyle& style) {
        xml_.open("w:rPr");
        fonts(style);
        toggle("w:b", style.bold);
        toggle("w:bCs", style.bold);
        toggle("w:i", style.italic);
        toggle("w:iCs", style.italic);
        colour(xml_, theme_, style.colour);
        value(xml_, "w:sz", half_points(style.size));
        value(xml_, "w:szCs", half_points(style.size));
        xml_.close();
    }

    void toggle(std::string_view name, bool on) {
        if (on) xml_.empty(name);
    }

    void spacing(const TextStyle& style) {
        xml_.empty("w:spacing", {{"w:before", twips_text(style.space_above)},
                                 {"w:after", twips_text(style.space_below)},
                                 {"w:line", twips_text(style.leading)},
                                 {"w:lineRule", "atLeast"}});
    }

    // Children of pPr in the schema's order (17.3.1.26).
    void paragraph_properties(const StyleSpec& spec) {
        const TextStyle* style = spec.role ? &theme_.style(spec.role) : nullptr;
        xml_.open("w:pPr");
        toggle("w:keepNext", spec.keep_next);
        toggle("w:keepLines", spec.keep_lines);
        if (numbered_ && spec.outline >= 0) {
            xml_.open("w:numPr");
            value(xml_, "w:ilvl", std::to_string(spec.outline));
            value(xml_, "w:numId", std::to_string(heading_number_id));
            xml_.close();
        }
        if (spec.borders) spec.borders(xml_);
        if (spec.tabs) spec.tabs(xml_);
        // Narrow columns need hyphens; elsewhere the theme decides.
        const bool in_cell = spec.role && std::string_view(spec.role).starts_with("cell");
        if (style && !style->hyphenated && !in_cell) xml_.empty("w:suppressAutoHyphens");
        if (style) spacing(*style);
        if (spec.left != 0 || spec.right != 0 || spec.hanging != 0)
            xml_.empty("w:ind", {{"w:left", twips_text(spec.left)},
                                 {"w:right", twips_text(spec.right)},
                                 {"w:hanging", twips_text(spec.hanging)}});
        toggle("w:contextualSpacing", spec.contextual);
        if (spec.align)
            value(xml_, "w:jc", spec.align);
        else if (style)
            value(xml_, "w:jc", style->justified ? "both" : "left");
        if (spec.outline >= 0) value(xml_, "w:outlineLvl", std::to_string(spec.outline));
        xml_.close();
    }

    // Names that Word has itself; it shows them in the reader's language.
    static bool is_built_in(std::string_view name) {
        static constexpr std::array<std::string_view, 12> known = {
            "Body Text", "List Paragraph", "List Continue", "Quote",         "Title",           "Subtitle",
            "caption",   "header",         "footer",        "footnote text", "annotation text", "TOC Heading"};
        return std::find(known.begin(), known.end(), name) != known.end() || name.starts_with("heading ") ||
               name.starts_with("toc ");
    }

    void paragraph(const StyleSpec& spec) {
        if (is_built_in(spec.name))
            xml_.open("w:style", {{"w:type", "paragraph"}, {"w:styleId", spec.id}});
        else
            xml_.open("w:style", {{"w:type", "paragraph"}, {"w:customStyle", "1"}, {"w:styleId", spec.id}});
        value(xml_, "w:name", spec.name);
        value(xml_, "w:basedOn", spec.based_on);
        if (spec.next) value(xml_, "w:next", spec.next);
        if (spec.linked) value(xml_, "w:link", spec.linked);
        value(xml_, "w:uiPriority", "10");
        toggle("w:qFormat", spec.quick);
        paragraph_properties(spec);
        if (spec.role) run_properties(theme_.style(spec.role));
        xml_.close();
    }

    void defaults() {
        const TextStyle& body = theme_.style("body");
        xml_.open("w:docDefaults");
        xml_.open("w:rPrDefault");
        xml_.open("w:rPr");
        fonts(body);
        colour(xml_, theme_, body.colour);
        value(xml_, "w:sz", half_points(body.size));
        value(xml_, "w:szCs", half_points(body.size));
        xml_.empty("w:lang", {{"w:val", language_}, {"w:eastAsia", language_}, {"w:bidi", "ar-SA"}});
        xml_.close();
        xml_.close();
        xml_.open("w:pPrDefault");
        xml_.open("w:pPr");
        xml_.empty("w:widowControl");
        xml_.close();
        xml_.close();
        xml_.close();
    }

    void normal() {
        const TextStyle& body = theme_.style("body");
        xml_.open("w:style", {{"w:type", "paragraph"}, {"w:default", "1"}, {"w:styleId", "Normal"}});
        value(xml_, "w:name", "Normal");
        xml_.empty("w:qFormat");
        xml_.open("w:pPr");
        xml_.empty("w:spacing", {{"w:line", twips_text(body.leading)}, {"w:lineRule", "atLeast"}});
        xml_.close();
        xml_.close();
    }

    void headings() {
        static constexpr std::array<const char*, 6> ids = {"Heading1", "Heading2", "Heading3",
                                                           "Heading4", "Heading5", "Heading6"};
        static constexpr std::array<const char*, 6> names = {"heading 1", "heading 2", "heading 3",
                                                             "heading 4", "heading 5", "heading 6"};
        for (std::size_t i = 0; i < ids.size(); ++i) {
            const std::string role = "heading-" + std::to_string(i + 1);
            StyleSpec spec{ids[i], names[i], role.c_str()};
            spec.next = "BodyText";
            spec.outline = static_cast<int>(i);
            spec.keep_next = spec.keep_lines = true;
            paragraph(spec);
        }
    }

    void running_text() {
        const double indent = theme_.list_indent;
        paragraph({"BodyText", "Body Text", "body"});
        StyleSpec list{"ListParagraph", "List Paragraph", "body"};
        list.contextual = true;
        paragraph(list);
        list.id = "ListContinue";
        list.name = "List Continue";
        list.left = indent;
        paragraph(list);
        StyleSpec quote{"Quote", "Quote", "quote"};
        quote.left = quote.right = 2 * indent;
        quote.next = "BodyText";
        paragraph(quote);
        StyleSpec pulled{"PullQuote", "Fremhævet citat", "pull-quote", "Quote"};
        pulled.left = indent;
        pulled.keep_lines = true;
        pulled.borders = [this](XmlWriter& xml) { side_rule(xml, 2.25); };
        paragraph(pulled);
        StyleSpec code{"Code", "Kode", "code"};
        code.left = code.right = 6;
        code.keep_lines = true;
        code.borders = [this](XmlWriter& xml) { tinted(xml, false); };
        paragraph(code);
        callouts();
        StyleSpec term{"Term", "Begreb", "term"};
        term.next = "Definition";
        term.keep_next = true;
        paragraph(term);
        StyleSpec definition{"Definition", "Forklaring", "body"};
        definition.left = indent;
        paragraph(definition);
        StyleSpec divider{"Divider", "Skillelinje", "body"};
        divider.quick = false;
        divider.borders = [this](XmlWriter& xml) {
            xml.open("w:pBdr");
            rule(xml, "w:bottom", theme_.rule_thin, theme_.hairline);
            xml.close();
        };
        paragraph(divider);
        paragraph({"FootnoteText", "footnote text", "note"});
        StyleSpec comment{"CommentText", "annotation text", "cell"};
        comment.quick = false;
        paragraph(comment);
    }

    void side_rule(XmlWriter& xml, double width) {
        xml.open("w:pBdr");
        rule(xml, "w:left", width, theme_.accent, 8);
        xml.close();
    }

    // A tinted box; rules of the tint's own colour give it room above and below its words.
    void tinted(XmlWriter& xml, bool side) {
        xml.open("w:pBdr");
        rule(xml, "w:top", 0.25, theme_.tint, 5);
        if (side) rule(xml, "w:left", 2.25, theme_.accent, 8);
        rule(xml, "w:bottom", 0.25, theme_.tint, 5);
        xml.close();
        fill(xml, theme_.tint);
    }

    void callouts() {
        StyleSpec box{"Callout", "Bemærkning", "callout"};
        if (theme_.styles.find("callout") == theme_.styles.end()) box.role = "body";
        box.left = 12;
        box.right = 6;
        box.borders = [this](XmlWriter& xml) { tinted(xml, true); };
        paragraph(box);
        StyleSpec title = box;
        title.id = "CalloutTitle";
        title.name = "Bemærkning titel";
        title.role = "callout-title";
        title.based_on = "Callout";
        title.next = "Callout";
        title.keep_next = true;
        paragraph(title);
    }

    void cover() {
        paragraph({"Title", "Title", "title"});
        paragraph({"Subtitle", "Subtitle", "subtitle"});
        paragraph({"CoverKind", "Forside dokumenttype", "cover-kind"});
        if (theme_.logo) paragraph({"CoverLogo", "Forside logo", "cover-logo"});
        StyleSpec label{"CoverLabel", "Forside mærkat", "cover-label"};
        label.keep_next = true;
        paragraph(label);
        StyleSpec fact{"CoverFact", "Forside oplysning", "cover-value"};
        fact.left = fact.hanging = cover_fact_indent;
        fact.borders = [this](XmlWriter& xml) {
            xml.open("w:pBdr");
            rule(xml, "w:top", theme_.rule_thin, theme_.hairline, 3);
            rule(xml, "w:bottom", theme_.rule_thin, theme_.hairline, 3);
            rule(xml, "w:between", theme_.rule_thin, theme_.hairline, 3);
            xml.close();
        };
        fact.tabs = [](XmlWriter& xml) {
            xml.open("w:tabs");
            xml.empty("w:tab", {{"w:val", "left"}, {"w:pos", twips_text(cover_fact_indent)}});
            xml.close();
        };
        paragraph(fact);
        paragraph({"CoverParty", "Forside part", "cover-value"});
    }

    void tables() {
        StyleSpec caption{"Caption", "caption", "caption"};
        caption.keep_next = true;
        caption.next = "BodyText";
        paragraph(caption);
        StyleSpec below = caption;
        below.id = "FigureCaption";
        below.name = "Figurtekst";
        below.based_on = "Caption";
        below.keep_next = false;
        paragraph(below);
        StyleSpec figure{"Figure", "Figur", "body"};
        figure.keep_next = true;
        figure.align = "left";
        paragraph(figure);
        paragraph({"TableText", "Tabeltekst", "cell"});
        StyleSpec head{"TableHead", "Tabelhoved", "cell-head", "TableText"};
        head.keep_next = true;
        paragraph(head);
        StyleSpec list{"TableList", "Tabelliste", "cell", "TableText"};
        list.contextual = true;
        paragraph(list);
        bold_cell("TableRowHead", "Tabelforspalte");
        bold_cell("TableTotal", "Tabelsum");
        StyleSpec group{"TableGroup", "Tabelgruppe", "cell-head", "TableText"};
        group.keep_next = true;
        paragraph(group);
        bold_cell("TableInnerGroup", "Tabelgruppe i gruppe", 1);
        bold_cell("TableInnermostGroup", "Tabelgruppe inderst", 2);
        after_table();
    }

    void bold_cell(const char* id, const char* name, int within = 0) {
        xml_.open("w:style", {{"w:type", "paragraph"}, {"w:customStyle", "1"}, {"w:styleId", id}});
        value(xml_, "w:name", name);
        value(xml_, "w:basedOn", "TableText");
        xml_.empty("w:qFormat");
        const std::string left = twips_text(within * 0.6 * theme_.list_indent);
        if (within > 0) xml_.raw("<w:pPr><w:keepNext/><w:ind w:left=\"" + left + "\"/></w:pPr>");
        xml_.open("w:rPr");
        xml_.raw("<w:b/><w:bCs/>");
        if (within > 1) colour(xml_, theme_, theme_.grey);
        xml_.close();
        xml_.close();
    }

    // The space under a table: a paragraph, since Word joins two tables that touch.
    void after_table() {
        xml_.open("w:style", {{"w:type", "paragraph"}, {"w:customStyle", "1"}, {"w:styleId", "AfterTable"}});
        value(xml_, "w:name", "Efter tabel");
        value(xml_, "w:basedOn", "Normal");
        value(xml_, "w:next", "BodyText");
        xml_.open("w:pPr");
        xml_.empty("w:spacing", {{"w:before", "0"},
                                 {"w:after", "0"},
                                 {"w:line", twips_text(theme_.baseline / 2)},
                                 {"w:lineRule", "exact"}});
        xml_.close();
        xml_.open("w:rPr");
        value(xml_, "w:sz", "8");
        xml_.close();
        xml_.close();
    }

    void furniture() {
        StyleSpec head{"Header", "header", "head"};
        head.quick = false;
        head.borders = [this](XmlWriter& xml) {
            xml.open("w:pBdr");
            rule(xml, "w:bottom", theme_.rule_thin, theme_.hairline, 3);
            xml.close();
        };
        head.tabs = [this](XmlWriter& xml) { right_tab(xml); };
        paragraph(head);
        StyleSpec foot{"Footer", "footer", "foot"};
        foot.quick = false;
        foot.tabs = head.tabs;
        paragraph(foot);
        status_bar();
    }

    // From edge to edge at the top of the page; the room under it puts the head where it stands without a bar.
    void status_bar() {
        xml_.open("w:style", {{"w:type", "paragraph"}, {"w:customStyle", "1"}, {"w:styleId", "StatusBar"}});
        value(xml_, "w:name", "Statusbjælke");
        value(xml_, "w:basedOn", "Normal");
        xml_.open("w:pPr");
        fill(xml_, draft_ ? theme_.mark : theme_.grey);
        xml_.empty("w:spacing", {{"w:before", "0"},
                                 {"w:after", twips_text(head_distance(theme_) - bar_height)},
                                 {"w:line", twips_text(bar_height)},
                                 {"w:lineRule", "exact"}});
        xml_.empty("w:ind",
                   {{"w:left", twips_text(-theme_.margin_left)}, {"w:right", twips_text(-theme_.margin_right)}});
        value(xml_, "w:jc", "center");
        xml_.close();
        TextStyle style = theme_.style("head");
        style.bold = true;
        style.size = 7.5;
        style.colour = theme_.paper;
        run_properties(style);
        xml_.close();
    }

    void right_tab(XmlWriter& xml, const char* leader = "none") {
        xml.open("w:tabs");
        xml.empty("w:tab", {{"w:val", "right"}, {"w:leader", leader}, {"w:pos", twips_text(text_width(theme_))}});
        xml.close();
    }

    void contents() {
        StyleSpec title{"TOCHeading", "TOC Heading", "contents-title"};
        if (theme_.styles.find(title.role) == theme_.styles.end()) title.role = "heading-1";
        title.keep_next = true;
        paragraph(title);
        for (int level = 1; level <= 6; ++level) {
            const std::string id = "TOC" + std::to_string(level);
            const std::string name = "toc " + std::to_string(level);
            const std::string role = "contents-" + std::to_string(level < 3 ? level : 3);
            StyleSpec entry{id.c_str(), name.c_str(), role.c_str()};
            entry.quick = false;
            entry.hanging = contents_number_width(level);
            entry.left = contents_indent(level) + entry.hanging;
            entry.tabs = [this, &entry](XmlWriter& xml) {
                xml.open("w:tabs");
                xml.empty("w:tab", {{"w:val", "left"}, {"w:pos", twips_text(entry.left)}});
                xml.empty("w:tab",
                          {{"w:val", "right"}, {"w:leader", "dot"}, {"w:pos", twips_text(text_width(theme_))}});
                xml.close();
            };
            paragraph(entry);
        }
        StyleSpec captioned{"TableofFigures", "table of figures", "contents-2"};
        captioned.quick = false;
        captioned.tabs = [this](XmlWriter& xml) { right_tab(xml, "dot"); };
        paragraph(captioned);
    }

    static double contents_number_width(int level) { return level == 1 ? 20 : level == 2 ? 28 : 36; }
    static double contents_indent(int level) {
        return level == 1 ? 0 : contents_indent(level - 1) + contents_number_width(level - 1);
    }

    void character(const char* id, const char* name, const std::function<void()>& properties) {
        xml_.open("w:style", {{"w:type", "character"}, {"w:styleId", id}});
        value(xml_, "w:name", name);
        value(xml_, "w:basedOn", "DefaultParagraphFont");
        xml_.open("w:rPr");
        properties();
        xml_.close();
        xml_.close();
    }

    void characters() {
        xml_.open("w:style", {{"w:type", "character"}, {"w:default", "1"}, {"w:styleId", "DefaultParagraphFont"}});
        value(xml_, "w:name", "Default Paragraph Font");
        value(xml_, "w:uiPriority", "1");
        xml_.empty("w:semiHidden");
        xml_.close();
        character("Hyperlink", "Hyperlink", [this] {
            colour(xml_, theme_, theme_.accent);
            value(xml_, "w:u", "single");
        });
        character("CrossReference", "Krydshenvisning", [this] { colour(xml_, theme_, theme_.accent); });
        character("Strong", "Strong", [this] {
            xml_.empty("w:b");
            xml_.empty("w:bCs");
        });
        character("Emphasis", "Emphasis", [this] {
            xml_.empty("w:i");
            xml_.empty("w:iCs");
        });
        character("CodeText", "Kode i tekst", [this] {
            fonts(theme_.style("code"));
            value(xml_, "w:sz", half_points(theme_.style("body").size - 1));
        });
        character("CaptionLabel", "Billedtekst nummer", [this] {
            toggle("w:b", theme_.style("caption-label").bold);
            toggle("w:bCs", theme_.style("caption-label").bold);
            colour(xml_, theme_, theme_.style("caption-label").colour);
        });
        character("FactLabel", "Forside oplysning navn", [this] {
            toggle("w:b", theme_.style("cover-label").bold);
            toggle("w:bCs", theme_.style("cover-label").bold);
            colour(xml_, theme_, theme_.style("cover-label").colour);
        });
        character("FootnoteReference", "footnote reference", [this] { value(xml_, "w:vertAlign", "superscript"); });
        character("CommentReference", "annotation reference", [this] {
            value(xml_, "w:sz", "16");
            value(xml_, "w:szCs", "16");
        });
        // Tick boxes stand in the fonts that Windows, macOS and Linux have for them.
        character("CheckBox", "Afkrydsning", [this] {
            xml_.empty("w:rFonts", {{"w:ascii", "MS Gothic"}, {"w:eastAsia", "MS Gothic"}, {"w:hAnsi", "MS Gothic"}});
        });
        character("PlaceholderText", "Placeholder Text", [this] {
            colour(xml_, theme_, theme_.grey);
            xml_.empty("w:shd", {{"w:val", "clear"}, {"w:color", "auto"}, {"w:fill", "EDEDED"}});  // seen on paper too
        });
    }

    void lists_and_tables() {
        xml_.open("w:style", {{"w:type", "numbering"}, {"w:default", "1"}, {"w:styleId", "NoList"}});
        value(xml_, "w:name", "No List");
        xml_.empty("w:semiHidden");
        xml_.close();
        xml_.open("w:style", {{"w:type", "table"}, {"w:default", "1"}, {"w:styleId", "TableNormal"}});
        value(xml_, "w:name", "Normal Table");
        value(xml_, "w:uiPriority", "99");
        xml_.empty("w:semiHidden");
        xml_.open("w:tblPr");
        xml_.empty("w:tblInd", {{"w:w", "0"}, {"w:type", "dxa"}});
        cell_margins(0, 5.4);
        xml_.close();
        xml_.close();
        agreement_table();
    }

    void cell_margins(double y, double x) {
        xml_.open("w:tblCellMar");
        xml_.empty("w:top", {{"w:w", twips_text(y)}, {"w:type", "dxa"}});
        xml_.empty("w:left", {{"w:w", twips_text(x)}, {"w:type", "dxa"}});
        xml_.empty("w:bottom", {{"w:w", twips_text(y)}, {"w:type", "dxa"}});
        xml_.empty("w:right", {{"w:w", twips_text(x)}, {"w:type", "dxa"}});
        xml_.close();
    }

    // Rules above, below the head and under the table, hairlines between rows, none upright.
    void agreement_table() {
        xml_.open("w:style", {{"w:type", "table"}, {"w:customStyle", "1"}, {"w:styleId", "AgreementTable"}});
        value(xml_, "w:name", "Aftaletabel");
        value(xml_, "w:basedOn", "TableNormal");
        value(xml_, "w:uiPriority", "40");
        xml_.empty("w:qFormat");
        xml_.open("w:tblPr");
        xml_.open("w:tblBorders");
        rule(xml_, "w:top", theme_.rule_thick, theme_.accent);
        rule(xml_, "w:bottom", theme_.rule_thick, theme_.accent);
        rule(xml_, "w:insideH", theme_.rule_thin, theme_.hairline);
        xml_.close();
        // The cell paragraph's own space below stands in for the padding there.
        const double below = theme_.style("cell").space_below;
        xml_.open("w:tblCellMar");
        xml_.empty("w:top", {{"w:w", twips_text(theme_.cell_padding_y)}, {"w:type", "dxa"}});
        xml_.empty("w:left", {{"w:w", twips_text(theme_.cell_padding_x)}, {"w:type", "dxa"}});
        xml_.empty("w:bottom", {{"w:w", twips_text(std::max(0.0, theme_.cell_padding_y - below))}, {"w:type", "dxa"}});
        xml_.empty("w:right", {{"w:w", twips_text(theme_.cell_padding_x)}, {"w:type", "dxa"}});
        xml_.close();
        xml_.close();
        xml_.open("w:tblStylePr", {{"w:type", "firstRow"}});
        xml_.open("w:tcPr");
        xml_.open("w:tcBorders");
        rule(xml_, "w:bottom", theme_.rule_thin * 2, theme_.accent);
        xml_.close();
        fill(xml_, theme_.tint);
        xml_.close();
        xml_.close();
        xml_.open("w:tblStylePr", {{"w:type", "lastRow"}});
        xml_.open("w:rPr");
        xml_.empty("w:b");
        xml_.empty("w:bCs");
        xml_.close();
        xml_.open("w:tcPr");
        xml_.open("w:tcBorders");
        rule(xml_, "w:top", theme_.rule_thin * 2, theme_.accent);
        xml_.close();
        xml_.close();
        xml_.close();
        xml_.close();
    }

    static constexpr double cover_fact_indent = 120;

    XmlWriter xml_;
    const Theme& theme_;
    std::string language_;
    bool numbered_;
    bool draft_;
};

}  // namespace

std::string styles_part(const model::Theme& theme, const std::string& language, bool numbered, bool draft) {
    std::string out;
    StyleSheet(out, theme, language, numbered, draft).write();
    return out;
}

}  // namespace writing::docx
