// SPDX-License-Identifier: MPL-2.0
#include "read/docx/stray.h"

#include <set>
#include <string>

#include "read/docx/form_value.h"
#include "read/docx/xml.h"

namespace reading::docx {
namespace {

// The bytes of a blank or a sign that shows nothing at the beginning of a text; 0 for other signs.
std::size_t leading_blank(std::string_view text) {
    if (std::string_view(" \t\n\r").find(text.front()) != std::string_view::npos) return 1;
    for (const std::string_view wide : {"\u00A0", "\u00AD", "\u2002", "\u2003", "\u2009", "\u202F", "\u200B"})
        if (text.starts_with(wide)) return wide.size();
    return 0;
}

bool is_unseen(pugi::xml_node node) {
    return is(node, "w:del") || is(node, "w:moveFrom") || is(node, "mc:Fallback") || is(node, "w:sdtPr") ||
           is(node, "w:pPr") || is(node, "w:rPr") || (is(node, "w:tr") && node.child("w:trPr").child("w:del")) ||
           is(node, "w:instrText");
}

class StrayFinder {
  public:
    StrayFinder(const TakenNodes& taken, const Catalogue& catalogue, const Styles& styles)
        : taken_(taken), styles_(styles) {
        for (const auto& text : catalogue.words) own_.insert(without_blanks(text));
        for (const auto& field : catalogue.fields) own_.insert(without_blanks(field.prompt));
        for (const auto& repeat : catalogue.repeats)
            for (const auto& column : repeat.columns) own_.insert(without_blanks(column.prompt));
    }

    std::vector<model::StrayWords> find(pugi::xml_node body) {
        each_element(body, [this](pugi::xml_node node) {
            if (is_unseen(node) || taken_.contains(node)) return false;
            if (is(node, "w:p")) paragraph(node);
            return true;
        });
        return std::move(found_);
    }

  private:
    // Its own words: those of a text box inside are paragraphs of their own.
    std::string words_of(pugi::xml_node paragraph) const {
        std::string out;
        each_element(paragraph, [&](pugi::xml_node node) {
            if (is_unseen(node) || is(node, "w:p") || taken_.contains(node)) return false;
            if (is(node, "w:t") || is(node, "m:t")) out += node.text().get();
            if (is(node, "w:sym")) out += symbol_text(node);
            if (is(node, "w:noBreakHyphen")) out += "\u2011";
            if (is(node, "w:tab") || is(node, "w:br")) out += ' ';
            return true;
        });
        return trimmed(out);
    }

    void paragraph(pugi::xml_node node) {
        const std::string words = words_of(node);
        if (words.empty()) return;
        const bool own = own_.contains(without_blanks(words)) || is_office_prompt(words) || words == "\u2610";
        if (own && styles_.heading_level(value_of(node.child("w:pPr"), "w:pStyle")) > 0) heading_ = words;
        if (own) return;
        if (found_.empty() || found_.back().heading != heading_) found_.push_back({heading_, {}});
        found_.back().lines.push_back(words);
    }

    const TakenNodes& taken_;
    const Styles& styles_;
    std::set<std::string> own_;
    std::string heading_;
    std::vector<model::StrayWords> found_;
};

}  // namespace

std::string without_blanks(std::string_view text) {
    std::string out;
    while (!text.empty()) {
        const std::size_t blank = leading_blank(text);
        if (blank == 0) out += text.front();
        text.remove_prefix(blank == 0 ? 1 : blank);
    }
    return out;
}

std::vector<model::StrayWords> find_strays(pugi::xml_node body, const TakenNodes& taken, const Catalogue& catalogue,
                                           const Styles& styles) {
    if (catalogue.words.empty()) return {};
    return StrayFinder(taken, catalogue, styles).find(body);
}

}  // namespace reading::docx
