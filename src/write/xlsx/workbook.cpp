// SPDX-License-Identifier: MPL-2.0
#include "write/xlsx/workbook.h"

#include <algorithm>
#include <cstdio>
#include <filesystem>
#include <utility>

#include "model/output.h"
#include "support/ensure.h"
#include "support/zip.h"
#include "write/ooxml/properties.h"
#include "write/xlsx/number_format.h"
#include "write/xlsx/scratch_file.h"

namespace writing::xlsx {
namespace {

constexpr std::size_t longest_text = 32767;       // of a cell, in UTF-16 units: Excel's limit
constexpr std::size_t most_number_formats = 190;  // Excel promises 200 of a workbook's own
constexpr std::size_t longest_alternative = 1000;

// "&" begins a code in heads and feet. Excel takes 255 units of them in all.
std::string furniture(const std::string& text) {
    std::string out;
    if (!text.empty() && text[0] >= '0' && text[0] <= '9') out = " ";  // or it would be a digit of the letters' size
    for (const char c : safe_text(cut(text, 70))) out += c == '&' ? std::string("&&") : std::string(1, c);
    return out;
}

std::string replaced(std::string text, std::string_view what, std::string_view with) {
    const auto at = text.find(what);
    if (at != std::string::npos) text.replace(at, what.size(), with);
    return text;
}

std::string attribute_text(std::string_view text) {
    std::string out;
    for (const char c : safe_text(text)) switch (c) {
            case '&':
                out += "&amp;";
                break;
            case '<':
                out += "&lt;";
                break;
            case '"':
                out += "&quot;";
                break;
            case '\n':
                out += ' ';
                break;
            default:
                out += c;
        }
    return out;
}

// What a table's alternative text is called in its part ([MS-XLSX] 2.6.13, CT_Table); the library has no word for it.
std::string described(std::string part, const std::string& alternative) {
    const auto end = part.rfind("</table>");
    support::ensure(end != std::string::npos, "the library wrote a table");
    return part.insert(
        end,
        "<extLst><ext uri=\"{504A1905-F514-4f6f-8877-14C23A59335A}\" "
        "xmlns:x14=\"http://schemas.microsoft.com/office/spreadsheetml/2009/9/main\"><x14:table altText=\"" +
            attribute_text(cut(alternative, 255)) + "\" altTextSummary=\"" + attribute_text(alternative) +
            "\"/></ext></extLst>");
}

std::string table_name_in(const std::string& part) {
    constexpr std::string_view key = " displayName=\"";
    const auto begin = part.find(key);
    if (begin == std::string::npos) return {};
    const auto from = begin + key.size();
    return part.substr(from, part.find('"', from) - from);
}

}  // namespace

Workbook::Workbook(const model::Assembly& assembly_, const model::Theme& theme_, const model::Messages& words_,
                   const std::string& scratch_path, const XlsxOptions& options_)
    : assembly(assembly_),
      theme(theme_),
      words(words_),
      options(options_),
      size(theme_),
      locale(format_locale(assembly_.metadata.language)),
      date_format(xlsx::date_format(assembly_.metadata.language)),
      scratch_path_(scratch_path),
      workbook_(workbook_new(scratch_path_.c_str())) {
    if (!workbook_) throw model::WorldError("xlsx-scratch", scratch_path_, reason_of_failure());
    set_properties();
}

void Workbook::set_properties() {
    const auto& m = assembly.metadata;
    std::string title = safe_text(m.title), subject = safe_text(m.subject),
                author = safe_text(ooxml::joined_authors(m)), category = safe_text(m.kind_title),
                keywords = safe_text(ooxml::joined_keywords(m)), summary = safe_text(m.summary),
                status = safe_text(m.status_title);
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
            workbook_set_custom_property_string(handle(), property.name.c_str(), safe_text(property.text).c_str());
        }
    }
    workbook_set_custom_property_string(handle(), "Sprog", ooxml::office_language(m.language).c_str());
}

bool Workbook::takes_number_format(const std::string& code) {
    if (number_formats_.contains(code)) return true;
    if (number_formats_.size() >= most_number_formats) return false;
    number_formats_.insert(code);
    return true;
}

lxw_worksheet* Workbook::add_sheet(std::string_view wanted_name, bool streamed) {
    names_.push_back(sheet_name(wanted_name, folded_names_));
    folded_names_.insert(lower_case(names_.back()));
    handle()->options.constant_memory = streamed;  // each new sheet takes it from here
    lxw_worksheet* sheet = workbook_add_worksheet(handle(), names_.back().c_str());
    handle()->options.constant_memory = LXW_FALSE;
    // Its name is one that Excel takes: what is missing is a place for its rows.
    if (sheet == nullptr) throw model::WorldError("xlsx-scratch", scratch_path_, reason_of_failure());
    if (streamed) streamed_.push_back(sheet);
    return sheet;
}

std::string Workbook::range_name(std::string_view anchor) {
    std::string name = legal_range_name(anchor, folded_range_names_);
    folded_range_names_.insert(lower_case(name));
    return name;
}

void Workbook::add_table(lxw_worksheet* sheet, lxw_row_t first, lxw_row_t last, const std::string& name,
                         std::vector<std::string>& titles, lxw_format* head, const std::string& alternative) {
    std::vector<lxw_table_column> columns(titles.size());
    std::vector<lxw_table_column*> pointers;
    std::vector<std::string> safe;  // as the cells that name the columns are written
    for (const auto& title : titles) safe.push_back(safe_text(title));
    for (std::size_t i = 0; i < columns.size(); ++i) {
        columns[i].header = safe[i].data();
        columns[i].header_format = head;
        pointers.push_back(&columns[i]);
    }
    pointers.push_back(nullptr);
    std::string kept = name;
    lxw_table_options table{};
    table.name = kept.data();
    table.no_banded_rows = LXW_TRUE;
    table.style_type = LXW_TABLE_STYLE_TYPE_LIGHT;
    table.style_type_number = 0;  // none: the cells bring their own look
    table.columns = pointers.data();
    const lxw_error error =
        worksheet_add_table(sheet, first, 0, last, static_cast<lxw_col_t>(titles.size() - 1), &table);
    support::ensure(error == LXW_NO_ERROR, "the library takes the table");
    alternatives_[name] = cut(alternative, longest_alternative);
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
    const std::string letters = "&" + std::to_string(static_cast<int>(size.furniture));
    worksheet_set_header(sheet, ("&L" + letters + furniture(assembly.running_title) + "&C" + letters + "&\"-,Bold\"" +
                                 furniture(mark) + "&R" + letters + furniture(version))
                                    .c_str());
    const std::string page = replaced(replaced(words.text("page.of"), "{page}", "&P"), "{pages}", "&N");
    worksheet_set_footer(sheet, ("&L" + letters + furniture(m.title) + "&R" + letters + page).c_str());
}

std::string Workbook::kept_text(const std::string& text, model::Span where) {
    if (text.size() <= longest_text || excel_length(text) <= longest_text) return safe_text(text);
    if (options.diagnostics)
        options.diagnostics->warning("xlsx-text.cut", where, {{"limit", std::to_string(longest_text - 1)}});
    return safe_text(cut(text, longest_text - 1)) + "…";
}

void Workbook::write_text(lxw_worksheet* sheet, lxw_row_t row, lxw_col_t column, const std::string& text,
                          lxw_format* format, model::Span where) {
    if (text.empty())
        worksheet_write_blank(sheet, row, column, format);
    else if (text.size() <= longest_text && is_safe(text))
        worksheet_write_string(sheet, row, column, text.c_str(), format);
    else
        worksheet_write_string(sheet, row, column, kept_text(text, where).c_str(), format);
}

void Workbook::write_runs(lxw_worksheet* sheet, lxw_row_t row, lxw_col_t column, const CellText& text,
                          const CellLook& look, model::Span where) {
    if (text.runs.size() == 1) {  // all of it looks the same: so the cell does
        CellLook whole = look;
        whole.run = text.runs.front().look;
        return write_text(sheet, row, column, text.text, format(whole), where);
    }
    if (text.runs.empty() || excel_length(text.text) > longest_text)
        return write_text(sheet, row, column, text.text, format(look), where);
    std::vector<std::string> texts;
    for (const auto& run : text.runs) texts.push_back(safe_text(run.text));
    std::vector<lxw_rich_string_tuple> fragments;
    for (std::size_t i = 0; i < texts.size(); ++i) {
        CellLook run{look.look};
        run.run = text.runs[i].look;
        if (!texts[i].empty()) fragments.push_back({run.run.is_plain() ? nullptr : format(run), texts[i].data()});
    }
    std::vector<lxw_rich_string_tuple*> pointers;
    for (auto& fragment : fragments) pointers.push_back(&fragment);
    pointers.push_back(nullptr);
    if (fragments.size() < 2 ||
        worksheet_write_rich_string(sheet, row, column, pointers.data(), format(look)) != LXW_NO_ERROR)
        write_text(sheet, row, column, text.text, format(look), where);
}

void Workbook::write_inner_link(lxw_worksheet* sheet, lxw_row_t row, lxw_col_t column, const std::string& place,
                                const std::string& text, const CellLook& look) {
    worksheet_write_url_opt(sheet, row, column, ("internal:" + place).c_str(), format(look), nullptr, nullptr);
    write_text(sheet, row, column, text, format(look));
}

support::SharedBytes Workbook::with_described_tables() const {
    return support::zip_changed(scratch_path_, "xl/tables/", [&](std::string part) {
        const auto found = alternatives_.find(table_name_in(part));
        support::ensure(found != alternatives_.end(), "every table of the workbook is one of ours");
        return described(std::move(part), found->second);
    });
}

support::SharedBytes Workbook::finish() {
    // The library does not look whether a row went to the disk.
    for (const lxw_worksheet* sheet : streamed_)
        if (std::fflush(sheet->optimize_tmpfile) != 0 || std::ferror(sheet->optimize_tmpfile) != 0)
            throw model::WorldError("xlsx-scratch", scratch_path_, reason_of_failure());
    const lxw_error error = workbook_close(workbook_.release());
    if (error != LXW_NO_ERROR) throw model::WorldError("xlsx-scratch", scratch_path_, reason_of_failure());
    try {
        check_whole_parts(scratch_path_);
        support::SharedBytes bytes = with_described_tables();
        std::error_code failed;  // the bytes are here; a scratch file left behind harms nobody
        if (!std::filesystem::remove(scratch_path_, failed) && !bytes.is_mapped())
            std::filesystem::resize_file(scratch_path_, 0, failed);
        return bytes;
    } catch (const model::WorldError&) {
        throw;
    } catch (const std::system_error& failure) {
        errno = failure.code().value();
        throw model::WorldError("xlsx-scratch", scratch_path_, reason_of_failure());
    } catch (const std::runtime_error& failure) {
        throw model::WorldError("xlsx-scratch", scratch_path_, failure.what());
    }
}

}  // namespace writing::xlsx
