// SPDX-License-Identifier: MPL-2.0
#include "read/docx/form_value.h"

#include <algorithm>
#include <cstdlib>
#include <initializer_list>
#include <optional>
#include <vector>

#include "model/assembly.h"
#include "model/date.h"
#include "model/walk.h"
#include "read/docx/xml.h"
#include "support/utf8.h"

namespace reading::docx {
namespace {

using namespace model;

// Runs in the style that Word gives prompts, whatever the style's id in the language of its user.
bool is_all_prompt_style(const Nodes& content, const Reading& reading) {
    bool any = false;
    bool all = true;
    for (const auto node : content) {
        const auto look = [&](pugi::xml_node run) {
            if (!is(run, "w:r")) return true;
            if (!run.child("w:t")) return false;
            any = true;
            all = all && reading.styles.name(value_of(run.child("w:rPr"), "w:rStyle")) == "placeholder text";
            return false;
        };
        if (look(node)) each_element(node, look);
    }
    return any && all;
}

// People may answer with the very words of the prompt, and programs that fill a form may leave the flag or the style:
// the prompt's words are a prompt only in the prompt's style or under its flag. LibreOffice 7.4 drops both, and the
// control's tag with them; the words alone decide then, and in large fields, where they never are an answer.
bool shows_prompt(const CatalogueField& described, const FieldPlace& place, const std::string& words,
                  const Reading& reading) {
    const bool styled = is_all_prompt_style(place.content, reading);
    if (words != described.prompt) return styled && is_office_prompt(words);
    const auto properties = place.control.child("w:sdtPr");
    return styled || described.type == "rich" || is_on(properties.child("w:showingPlcHdr")) ||
           !properties.child("w:tag");
}

bool is_block(pugi::xml_node node) {
    return is(node, "w:p") || is(node, "w:tbl");
}

bool is_one_of(std::string_view words, std::initializer_list<std::string_view> all) {
    return std::find(all.begin(), all.end(), words) != all.end();
}

// What a box shows, if it says anything.
std::optional<bool> seen_state(std::string_view words) {
    if (is_one_of(words, {"\u2612", "\u2611", "\u2713", "\u2714", "\u2717", "\u2718", "X", "x", "\u25A0", "\u25FC",
                          "Ja", "ja", "JA"}))
        return true;
    if (is_one_of(words, {"\u2610", "\u25A1", "\u25FB", "Nej", "nej", "NEJ"})) return false;
    return std::nullopt;
}

// Numbers and words of a text, blanks and signs between them left out.
std::vector<std::string> pieces_of(const std::string& text) {
    std::vector<std::string> pieces;
    bool open = false;
    for (const char c : text) {
        const bool digit = c >= '0' && c <= '9';
        const bool letter = static_cast<unsigned char>(c) >= 0x80 || (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z');
        const bool goes_on = open && (digit == (pieces.back().front() >= '0' && pieces.back().front() <= '9'));
        open = digit || letter;
        if (!open) continue;
        if (!goes_on) pieces.emplace_back();
        pieces.back() += c;
    }
    return pieces;
}

// "01.05.26", as many write.
std::optional<model::Date> with_short_year(const std::string& words) {
    const auto pieces = pieces_of(words);
    const auto is_number = [](const std::string& piece) {
        return piece.size() <= 2 && piece.find_first_not_of("0123456789") == std::string::npos;
    };
    if (pieces.size() != 3 || pieces[2].size() != 2 || !std::all_of(pieces.begin(), pieces.end(), is_number))
        return std::nullopt;
    return model::parse_danish_date(pieces[0] + "." + pieces[1] + ".20" + pieces[2]);
}

// A date in words of another language or order: the same day, the same year, and nothing but a month and a weekday.
bool says_day(const std::string& words, model::Date date) {
    std::size_t others = 0;
    bool day = false, year = false;
    for (const auto& piece : pieces_of(words)) {
        const bool number = piece.front() >= '0' && piece.front() <= '9';
        const int value = number && piece.size() <= 4 ? std::atoi(piece.c_str()) : -1;
        if (value == date.year || (value == date.year % 100 && piece.size() == 2 && day))
            year = true;
        else if (value == date.day)
            day = true;
        else if (value != date.month)
            ++others;
    }
    return day && year && others <= 2;
}

// What people see decides; the day that the control keeps counts only where the words say the same one.
std::string date_value(const FieldPlace& place, const std::string& words) {
    if (const auto seen = model::parse_danish_date(words)) return model::to_iso(*seen);
    if (const auto seen = with_short_year(words)) return model::to_iso(*seen);
    const std::string full = place.control.child("w:sdtPr").child("w:date").attribute("w:fullDate").value();
    const auto kept = model::parse_iso_date(std::string_view(full).substr(0, 10));
    return kept && says_day(words, *kept) ? model::to_iso(*kept) : std::string();
}

// Letters of both cases alike: those of Danish and of ASCII.
std::string folded(std::string_view text) {
    std::string out;
    for (std::size_t i = 0; i < text.size();) {
        const char32_t c = support::next_code_point(text, i);
        const bool upper = (c >= 'A' && c <= 'Z') || c == U'Æ' || c == U'Ø' || c == U'Å';
        support::append_utf8(out, c == 0xA0 ? U' ' : upper ? c + 32 : c);
    }
    while (out.ends_with('.') || out.ends_with(' ')) out.pop_back();
    return out;
}

// What people see decides; the list in the control counts where the form's own does not know it.
std::string choice_value(const CatalogueField& described, const FieldPlace& place, const std::string& words) {
    for (const auto& [value, shown] : described.choices)
        if (words == shown || words == value) return value;
    for (const auto& [value, shown] : described.choices)
        if (folded(words) == folded(shown) || folded(words) == folded(value)) return value;
    const auto properties = place.control.child("w:sdtPr");
    for (const char* kind : {"w:dropDownList", "w:comboBox"})
        for (const auto item : properties.child(kind).children("w:listItem"))
            if (words == item.attribute("w:displayText").value()) return item.attribute("w:value").value();
    return {};
}

// "true" or "false", and whether the box shows something else than its state.
std::string check_value(const FieldPlace& place, const std::string& words, bool& unclear) {
    const std::string_view state =
        place.control.child("w:sdtPr").child("w14:checkbox").child("w14:checked").attribute("w14:val").value();
    const bool kept = state == "1" || state == "true";
    const auto seen = seen_state(words);
    unclear = seen ? !state.empty() && *seen != kept : !words.empty();
    return seen.value_or(kept) ? "true" : "false";
}

bool is_whole_number(const std::string& words) {
    return !words.empty() && words.size() <= 9 && words.find_first_not_of("0123456789") == std::string::npos;
}

}  // namespace

std::string printable(const std::string& text) {
    std::string out;
    for (std::size_t i = 0; i < text.size();) {
        const char32_t c = support::next_code_point(text, i);
        support::append_utf8(out, c < 0x20 || (c >= 0x7F && c < 0xA0) ? U' ' : c);
    }
    return out;
}

bool is_office_prompt(std::string_view words) {
    return is_one_of(
        words, {"Klik eller tryk her for at skrive tekst.", "Klik her for at angive tekst.",
                "Klik her for at skrive tekst.", "Vælg et element.", "Klik eller tryk for at angive en dato.",
                "Klik her for at angive en dato.", "Click or tap here to enter text.", "Click here to enter text.",
                "Choose an item.", "Click or tap to enter a date.", "Click here to enter a date."});
}

Blocks blocks_of(const Nodes& content, Reading& reading) {
    if (std::any_of(content.begin(), content.end(), is_block)) return read_blocks(content, reading);
    return {{Paragraph{read_inlines(content, reading)}, {}, {}, 0}};
}

std::string words_of(const Nodes& content, Reading& reading) {
    std::string out;
    for (auto node = content.begin(); node != content.end();) {
        if (!out.empty()) out += '\n';
        if (is(*node, "w:tbl")) {
            out += plain_text(Blocks{read_table(*node++, reading)});
            continue;
        }
        // Runs beside each other are one line; a paragraph is one.
        const auto end = is(*node, "w:p") ? node + 1 : std::find_if(node, content.end(), is_block);
        for_each_inline(read_inlines({node, end}, reading), [&](const Inline& inlined) {
            if (const auto* text = std::get_if<Text>(&inlined.kind)) out += text->text;
            if (std::holds_alternative<LineBreak>(inlined.kind)) out += '\n';
        });
        node = end;
    }
    return trimmed(out);
}

void read_value(const CatalogueField& described, const FieldPlace& place, Reading& reading, const std::string& file,
                model::FilledField& field, model::Diagnostics& diagnostics) {
    const std::string words = words_of(place.content, reading);
    const auto doubt = [&](const std::string& type) {
        diagnostics.warning("form-value." + type, {},
                            {{"file", file}, {"title", printable(described.title)}, {"value", printable(words)}});
    };
    if (described.type == "check") {
        bool unclear = false;
        field.text = check_value(place, words, unclear);
        if (unclear) doubt("check");
        return;
    }
    if (words.empty() || shows_prompt(described, place, words, reading)) return;
    field.text = words;
    if (described.type == "rich") {
        field.blocks = blocks_of(place.content, reading);
    } else if (described.type == "number") {
        if (!is_whole_number(words)) doubt("number");
    } else if (described.type == "date" || described.type == "choice") {
        const std::string value =
            described.type == "date" ? date_value(place, words) : choice_value(described, place, words);
        if (value.empty())
            doubt(described.type);
        else
            field.text = value;
    }
}

}  // namespace reading::docx
