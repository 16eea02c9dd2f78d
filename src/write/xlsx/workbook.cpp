// SPDX-License-Identifier: MPL-2.0
#include "write/xlsx/workbook.h"

#include <algorithm>
#include <charconv>
#include <cmath>
#include <cstdio>
#include <filesystem>
#include <fstream>
#include <iterator>

#include "model/output.h"
#include "support/ensure.h"
#include "write/ooxml/properties.h"
#include "write/xlsx/cell_text.h"

namespace writing::xlsx {
namespace {

constexpr std::size_t longest_text = 32767;  // of a cell, in UTF-16 units: Excel's limit

lxw_color_t colour(model::Colour c) {
    return static_cast<lxw_color_t>(c.red << 16 | c.green << 8 | c.blue);
}

// "&" begins a code in heads and feet. Excel takes 255 units of them in all.
std::string furniture(const std::string& text) {
    std::string out;
    for (const char c : cut(text, 70)) out += c == '&' ? std::string("&&") : std::string(1, c);
    return out;
}

std::string replaced(std::string text, std::string_view what, std::string_view with) {
    const auto at = text.find(what);
    if (at != std::string::npos) text.replace(at, what.size(), with);
    return text;
}

struct Around {
    std::string before, after;
    bool grouped = true;  // whether the document sets off the thousands
};

// What stands before and after the number in a text such as "mindst 8,6 % (alle)"; nothing when the number there is not
// `value`, when it is negative (Excel sets the sign itself), or when the words are more than a number format holds.
Around words_around(const std::string& text, double value) {
    constexpr std::size_t longest = 70;
    const WrittenNumber found = written_number(text);
    if (found.digits.empty()) return {};
    double number = 0;
    const auto read = std::from_chars(found.digits.data(), found.digits.data() + found.digits.size(), number);
    const double size = std::abs(value);
    if (read.ec != std::errc() || std::abs(number - size) >= 1e-9 * std::max(1.0, size)) return {};
    const bool grouped = size < 1000 || found.grouped;
    const bool fits = text.size() - (found.end - found.begin) <= longest && text.find('\n') == std::string::npos;
    if (value < 0 || !fits) return {"", "", grouped};
    return {text.substr(0, found.begin), text.substr(found.end), grouped};
}

// Literal text of a number format: it cannot hold its own quotation mark.
std::string in_quotes(const std::string& text) {
    if (text.empty()) return {};
    std::string out = "\"";
    for (const char c : text) out += c == '"' ? '\'' : c;
    return out + "\"";
}

}  // namespace

Workbook::Workbook(const model::Assembly& assembly_, const model::Theme& theme_, const model::Messages& words_,
                   const std::string& scratch_path, const XlsxOptions& options_)
    : assembly(assembly_),
      theme(theme_),
      words(words_),
      options(options_),
      scratch_path_(scratch_path),
      workbook_(workbook_new(scratch_path_.c_str())) {
    if (!workbook_) throw model::WorldError("xlsx-scratch", scratch_path_, "workbook_new");
    set_properties();
}

void Workbook::set_properties() {
    const auto& m = assembly.metadata;
    std::string title = m.title, subject = m.subject, author = ooxml::joined_authors(m), category = m.kind_title,
                keywords = ooxml::joined_keywords(m), summary = m.summary, status = m.status_title;
    lxw_doc_properties properties{};
    const auto set = [](auto& field, std::string& text) {
        if (!text.empty()) field = text.data();
    };
    set(properties.title, title);
    set(properties.subject, subject);
    set(properties.author, author);
    set(properties.category, category);
    set(properties.keywords, keywords);
    set(properties.comments, summary);
    set(properties.status, status);
    properties.created = static_cast<std::time_t>(std::max<std::int64_t>(1, options.created));  // 0 would mean now
    workbook_set_properties(handle(), &properties);
    for (const auto& property : ooxml::custom_properties(m)) {
        if (property.date) {
            lxw_datetime date{property.date->year, property.date->month, property.date->day, 0, 0, 0.0};
            workbook_set_custom_property_datetime(handle(), property.name.c_str(), &date);
        } else {
            workbook_set_custom_property_string(handle(), property.name.c_str(), property.text.c_str());
        }
    }
    workbook_set_custom_property_string(handle(), "Sprog", ooxml::office_language(m.language).c_str());
}

lxw_format* Workbook::format(const CellLook& look) {
    auto& made = formats_[look];
    if (!made) made = make_format(look);
    return made;
}

lxw_format* Workbook::make_format(const CellLook& look) {
    lxw_format* f = workbook_add_format(handle());
    const auto sans = theme.families.find("sans");
    format_set_font_name(
        f, sans == theme.families.end() || sans->second.word.empty() ? "Calibri" : sans->second.word.c_str());
    format_set_font_size(f, look.look == Look::title ? 16 : look.look == Look::heading ? 12 : 10);
    format_set_font_color(f, colour(theme.ink));
    format_set_align(f, LXW_ALIGN_VERTICAL_TOP);
    if (look.look != Look::title && look.look != Look::heading && look.look != Look::mark) format_set_text_wrap(f);
    if (look.look == Look::title || look.look == Look::heading || look.look == Look::head || look.look == Look::group)
        format_set_font_color(f, colour(theme.accent));
    if (look.look == Look::label) format_set_font_color(f, colour(theme.grey));
    if (look.look != Look::value && look.look != Look::cell && look.look != Look::link && look.look != Look::index &&
        look.look != Look::note)
        format_set_bold(f);
    if (look.look == Look::link || look.look == Look::index || look.look == Look::note) {
        format_set_font_color(f, colour(theme.accent));
        format_set_underline(f, LXW_UNDERLINE_SINGLE);
    }
    if (look.look == Look::mark) format_set_font_color(f, colour(theme.mark));
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
    if (look.right)
        format_set_align(f, LXW_ALIGN_RIGHT);
    else if (look.centre)
        format_set_align(f, LXW_ALIGN_CENTER);
    else if (look.look != Look::title)
        format_set_align(f, LXW_ALIGN_LEFT);
    if (!look.number_format.empty()) format_set_num_format(f, look.number_format.c_str());
    return f;
}

lxw_worksheet* Workbook::add_sheet(std::string_view wanted_name) {
    names_.push_back(sheet_name(wanted_name, names_));
    lxw_worksheet* sheet = workbook_add_worksheet(handle(), names_.back().c_str());
    support::ensure(sheet != nullptr, "a sheet's name is one that Excel takes");
    return sheet;
}

std::string Workbook::number_format(const model::Amount& amount, const std::string& text) {
    Around around = words_around(text, amount.value);
    std::string format = around.grouped ? "#,##0" : "0";
    if (amount.decimals > 0) format += "." + std::string(static_cast<std::size_t>(std::min(amount.decimals, 10)), '0');
    if (!amount.unit.empty() && around.after.find(amount.unit) == std::string::npos)
        around.after = " " + amount.unit + around.after;
    return in_quotes(around.before) + format + in_quotes(around.after);
}

std::string Workbook::date_format() const {
    return assembly.metadata.language.starts_with("da") ? "[$-406]d\\. mmmm yyyy;@" : "[$-809]d mmmm yyyy;@";
}

void Workbook::set_up_page(lxw_worksheet* sheet, bool landscape) {
    worksheet_set_paper(sheet, 9);  // A4
    if (landscape) worksheet_set_landscape(sheet);
    worksheet_set_margins(sheet, 0.6, 0.6, 0.9, 0.8);
    worksheet_fit_to_pages(sheet, 1, 0);
    worksheet_gridlines(sheet, LXW_HIDE_ALL_GRIDLINES);
    const auto& m = assembly.metadata;
    std::string mark;
    if (assembly.draft) mark = words.text("mark.draft");
    if (assembly.example) mark += (mark.empty() ? "" : " · ") + words.text("mark.example");
    const std::string version =
        m.version.empty() ? std::string() : words.text("head.version", {{"version", m.version}});
    worksheet_set_header(sheet, ("&L&8" + furniture(assembly.running_title) + "&C&8&\"-,Bold\"" + furniture(mark) +
                                 "&R&8" + furniture(version))
                                    .c_str());
    const std::string page = replaced(replaced(words.text("page.of"), "{page}", "&P"), "{pages}", "&N");
    worksheet_set_footer(sheet, ("&L&8" + furniture(m.title) + "&R&8" + page).c_str());
}

void Workbook::write_text(lxw_worksheet* sheet, lxw_row_t row, lxw_col_t column, const std::string& text,
                          lxw_format* format, model::Span where) {
    if (text.empty()) {
        worksheet_write_blank(sheet, row, column, format);
        return;
    }
    if (text.size() <= longest_text || excel_length(text) <= longest_text) {
        worksheet_write_string(sheet, row, column, text.c_str(), format);
        return;
    }
    if (options.diagnostics)
        options.diagnostics->warning("xlsx-text.cut", where, {{"limit", std::to_string(longest_text - 1)}});
    worksheet_write_string(sheet, row, column, (cut(text, longest_text - 1) + "…").c_str(), format);
}

std::string Workbook::finish() {
    // The library complains on the terminal by itself: so the path is tried before.
    if (!std::ofstream(scratch_path_, std::ios::binary))
        throw model::WorldError("xlsx-scratch", scratch_path_, "write");
    const lxw_error error = workbook_close(workbook_.release());
    if (error != LXW_NO_ERROR) throw model::WorldError("xlsx-scratch", scratch_path_, lxw_strerror(error));
    std::string bytes;
    {
        std::ifstream file(scratch_path_, std::ios::binary);
        bytes.assign(std::istreambuf_iterator<char>(file), std::istreambuf_iterator<char>());
        if (!file || bytes.empty()) throw model::WorldError("xlsx-scratch", scratch_path_, "read");
    }
    std::error_code ignored;  // the bytes are here; a scratch file left behind harms nobody
    std::filesystem::remove(scratch_path_, ignored);
    return bytes;
}

}  // namespace writing::xlsx
