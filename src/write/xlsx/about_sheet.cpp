// SPDX-License-Identifier: MPL-2.0
#include <cmath>

#include "write/ooxml/properties.h"
#include "write/xlsx/cell_text.h"
#include "write/xlsx/sheets.h"

namespace writing::xlsx {
namespace {

constexpr double label_width = 24;
constexpr double value_width = 78;

class AboutSheet {
  public:
    AboutSheet(Workbook& book, lxw_worksheet* sheet) : book_(book), sheet_(sheet) {}

    void write(const std::vector<TableSheet>& tables) {
        worksheet_set_column(sheet_, 0, 0, label_width * book_.size.character, nullptr);
        worksheet_set_column(sheet_, 1, 1, value_width * book_.size.broadening(), nullptr);
        const auto& m = book_.assembly.metadata;
        line(m.title, Look::title);
        if (!m.subtitle.empty()) line(m.subtitle, Look::heading);
        marks();
        ++row_;
        facts();
        list(tables);
        worksheet_fit_to_pages(sheet_, 1, 0);
    }

  private:
    void line(const std::string& text, Look look) {
        book_.fit_row(sheet_, row_, look);
        book_.write_text(sheet_, row_++, 0, text, book_.format({look}));
    }

    void marks() {
        if (!book_.assembly.review_marks.empty()) line(book_.words.text("workbook.review"), Look::mark);
        if (book_.assembly.draft) line(book_.words.text("mark.draft"), Look::mark);
        if (book_.assembly.example)
            line(book_.words.text("mark.example") + " · " + book_.words.text("mark.example-note"), Look::mark);
    }

    void fact(const char* word, const std::string& text) {
        if (text.empty()) return;
        label(word);
        book_.write_text(sheet_, row_, 1, text, book_.format({Look::value}));
        const auto lines = measure(text, value_width * book_.size.broadening() / book_.size.character).lines;
        book_.fit_row(sheet_, row_, Look::value, lines);
        ++row_;
    }

    void fact(const char* word, const std::optional<model::Date>& date) {
        if (!date || date->year < 1900) return fact(word, date ? model::to_iso(*date) : std::string());
        label(word);
        book_.fit_row(sheet_, row_, Look::value);
        lxw_datetime value{date->year, date->month, date->day, 0, 0, 0.0};
        worksheet_write_datetime(sheet_, row_++, 1, &value, book_.format({Look::value, book_.date_format}));
    }

    void label(const char* word) {
        book_.write_text(sheet_, row_, 0, book_.words.text(word), book_.format({Look::label}));
    }

    void facts() {
        const auto& m = book_.assembly.metadata;
        fact("cover.kind", m.kind_title);
        fact("cover.status", m.status_title);
        fact("cover.version", m.version);
        if (m.date)
            fact("cover.date", m.date);
        else
            fact("cover.date", m.date_text);
        fact("cover.effective", m.effective_date);
        if (m.election_period) fact("cover.election-period", model::to_text(*m.election_period));
        if (m.agreement_period) fact("cover.agreement-period", model::to_words(*m.agreement_period, book_.words));
        fact("cover.author", ooxml::joined_authors(m));
        fact("cover.responsible", m.responsible_unit);
        fact("cover.forum", m.deciding_forum);
        fact("workbook.subject", m.subject);
        fact("workbook.keywords", ooxml::joined_keywords(m));
        fact("workbook.summary", m.summary);
        const std::string language = "language." + m.language;
        fact("workbook.language", book_.words.has(language) ? book_.words.text(language) : m.language);
        std::string parties;
        for (const auto& party : m.parties) parties += (parties.empty() ? "" : "\n") + party.name;
        fact("cover.parties", parties);
    }

    void list(const std::vector<TableSheet>& tables) {
        if (tables.empty()) return;
        ++row_;
        line(book_.words.text("workbook.tables"), Look::heading);
        for (const auto& table : tables) {
            book_.write_inner_link(sheet_, row_, 0, place_in_book(table.name, "A1"), label_of(table), {Look::index});
            const auto& caption = table.table().caption;
            std::string text = caption ? model::plain_text(caption->children, book_.assembly.review_marks) : "";
            if (!text.empty()) text += " · ";
            text += book_.words.text("workbook.extent", {{"rows", std::to_string(table.body_rows())},
                                                         {"columns", std::to_string(table.heads.size())}});
            book_.fit_row(sheet_, row_, Look::value);
            book_.write_text(sheet_, row_++, 1, text, book_.format({Look::value}));
        }
    }

    static std::string label_of(const TableSheet& table) {
        const auto& caption = table.table().caption;
        return caption && !caption->label.empty() ? caption->label : table.name;
    }

    Workbook& book_;
    lxw_worksheet* sheet_;
    lxw_row_t row_ = 0;
};

}  // namespace

void write_about_sheet(Workbook& book, lxw_worksheet* sheet, const std::vector<TableSheet>& tables) {
    AboutSheet(book, sheet).write(tables);
    book.set_up_page(sheet, false);
}

}  // namespace writing::xlsx
