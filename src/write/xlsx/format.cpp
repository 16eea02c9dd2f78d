// SPDX-License-Identifier: MPL-2.0
// The look of a workbook's cells, by the theme.
#include "write/xlsx/workbook.h"

namespace writing::xlsx {
namespace {

lxw_color_t colour(model::Colour c) {
    return static_cast<lxw_color_t>(c.red << 16 | c.green << 8 | c.blue);
}

bool is_bold(Look look) {
    switch (look) {
        case Look::value:
        case Look::cell:
        case Look::link:
        case Look::index:
        case Look::note:
            return false;
        default:
            return true;
    }
}

bool is_link(Look look) {
    return look == Look::link || look == Look::index || look == Look::note;
}

}  // namespace

lxw_format* Workbook::format(const CellLook& look) {
    auto& made = formats_[look];
    if (!made) made = make_format(look);
    return made;
}

void Workbook::set_font(lxw_format* f, const CellLook& look) const {
    const RunLook& run = look.run;
    const auto family = theme.families.find(run.code ? "mono" : "sans");
    const char* otherwise = run.code ? "Consolas" : "Calibri";
    format_set_font_name(
        f, family == theme.families.end() || family->second.word.empty() ? otherwise : family->second.word.c_str());
    format_set_font_size(f, letter_size(theme, look.look));
    format_set_font_color(f, colour(theme.ink));
    if (look.look == Look::title || look.look == Look::heading || look.look == Look::head || look.look == Look::group)
        format_set_font_color(f, colour(theme.accent));
    if (look.look == Look::label) format_set_font_color(f, colour(theme.grey));
    if (look.look == Look::mark) format_set_font_color(f, colour(theme.mark));
    if (is_bold(look.look) || run.bold) format_set_bold(f);
    if (is_link(look.look)) format_set_font_color(f, colour(theme.accent));
    if (is_link(look.look) || run.inserted) format_set_underline(f, LXW_UNDERLINE_SINGLE);
    if (run.italic) format_set_italic(f);
    if (run.struck || run.deleted) format_set_font_strikeout(f);
    if (run.subscript) format_set_font_script(f, LXW_FONT_SUBSCRIPT);
    if (run.superscript) format_set_font_script(f, LXW_FONT_SUPERSCRIPT);
    if (run.inserted) format_set_font_color(f, colour(theme.accent));
    if (run.deleted) format_set_font_color(f, colour(theme.mark));
}

void Workbook::fit_row(lxw_worksheet* sheet, lxw_row_t row, Look look, std::size_t lines) const {
    const double height = height_of_lines(theme, look, lines);
    if (height > 0) worksheet_set_row(sheet, row, height, nullptr);
}

void Workbook::set_box(lxw_format* f, const CellLook& look) const {
    if (look.look == Look::head || look.look == Look::group) {
        format_set_bg_color(f, colour(theme.tint));
        format_set_pattern(f, LXW_PATTERN_SOLID);
    }
    const bool in_table = look.look == Look::head || look.look == Look::cell || look.look == Look::row_head ||
                          look.look == Look::group || look.look == Look::total || look.look == Look::link;
    if (in_table) {
        format_set_bottom(f, look.look == Look::head ? LXW_BORDER_MEDIUM : LXW_BORDER_HAIR);
        format_set_bottom_color(f, colour(look.look == Look::head ? theme.accent : theme.hairline));
    }
    if (look.look == Look::total) {
        format_set_top(f, LXW_BORDER_THIN);
        format_set_top_color(f, colour(theme.accent));
    }
}

lxw_format* Workbook::make_format(const CellLook& look) {
    lxw_format* f = workbook_add_format(handle());
    set_font(f, look);
    set_box(f, look);
    format_set_align(f, look.upward ? LXW_ALIGN_VERTICAL_BOTTOM : LXW_ALIGN_VERTICAL_TOP);
    const bool one_line =
        look.look == Look::title || look.look == Look::heading || look.look == Look::mark || look.look == Look::note;
    if (look.wrapped && !one_line) format_set_text_wrap(f);
    if (look.upward) format_set_rotation(f, 90);
    if (look.right) {
        format_set_align(f, LXW_ALIGN_RIGHT);
        format_set_indent(f, 1);  // clear of the words in the next column
    } else if (look.centre) {
        format_set_align(f, LXW_ALIGN_CENTER);
    } else if (look.look != Look::title) {
        format_set_align(f, LXW_ALIGN_LEFT);
    }
    if (look.number_format == "@")
        format_set_num_format_index(f, 49);  // text, one of those that every workbook has
    else if (!look.number_format.empty())
        format_set_num_format(f, look.number_format.c_str());
    return f;
}

}  // namespace writing::xlsx
