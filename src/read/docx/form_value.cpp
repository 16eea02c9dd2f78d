// SPDX-License-Identifier: MPL-2.0
#include "read/docx/form_value.h"

#include <algorithm>
#include <array>

#include "model/assembly.h"
#include "model/date.h"
#include "model/walk.h"
#include "read/docx/xml.h"

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

// Programs that fill a form may leave the flag; people's words then stand in another style than the prompt's.
bool shows_prompt(const CatalogueField& described, const FieldPlace& place, const std::string& words,
                  const Reading& reading) {
    if (words == described.prompt) return true;
    const bool flagged = is_on(place.control.child("w:sdtPr").child("w:showingPlcHdr"));
    return flagged && is_all_prompt_style(place.content, reading);
}

bool is_block(pugi::xml_node node) {
    return is(node, "w:p") || is(node, "w:tbl");
}

Blocks blocks_of(const Nodes& content, Reading& reading) {
    if (std::any_of(content.begin(), content.end(), is_block)) return read_blocks(content, reading);
    return {{Paragraph{read_inlines(content, reading)}, {}, {}, 0}};
}

bool is_tick(std::string_view words) {
    constexpr std::array<std::string_view, 9> ticks = {"\u2612", "\u2611", "\u2713", "\u2714", "\u2717",
                                                       "\u2718", "X",      "x",      "\u25A0"};
    return std::find(ticks.begin(), ticks.end(), words) != ticks.end();
}

std::string date_value(const FieldPlace& place, const std::string& words) {
    if (const auto seen = model::parse_danish_date(words)) return model::to_iso(*seen);
    const std::string full = place.control.child("w:sdtPr").child("w:date").attribute("w:fullDate").value();
    const auto kept = model::parse_iso_date(std::string_view(full).substr(0, 10));
    return kept ? model::to_iso(*kept) : std::string();
}

// What people see decides; the list in the control counts where the form's own does not know it.
std::string choice_value(const CatalogueField& described, const FieldPlace& place, const std::string& words) {
    for (const auto& [value, shown] : described.choices)
        if (words == shown || words == value) return value;
    const auto properties = place.control.child("w:sdtPr");
    for (const char* kind : {"w:dropDownList", "w:comboBox"})
        for (const auto item : properties.child(kind).children("w:listItem"))
            if (words == item.attribute("w:displayText").value()) return item.attribute("w:value").value();
    return {};
}

}  // namespace

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
    const auto first = out.find_first_not_of(" \n");
    if (first == std::string::npos) return {};
    return out.substr(first, out.find_last_not_of(" \n") + 1 - first);
}

void read_value(const CatalogueField& described, const FieldPlace& place, Reading& reading, const std::string& file,
                model::FilledField& field, model::Diagnostics& diagnostics) {
    const std::string words = words_of(place.content, reading);
    if (described.type == "check") {
        const auto box = place.control.child("w:sdtPr").child("w14:checkbox").child("w14:checked");
        const std::string_view state = box.attribute("w14:val").value();
        field.text = is_tick(words) || state == "1" || state == "true" ? "true" : "false";
        return;
    }
    if (words.empty() || shows_prompt(described, place, words, reading)) return;
    field.text = words;
    if (described.type == "rich") {
        field.blocks = blocks_of(place.content, reading);
        return;
    }
    if (described.type != "date" && described.type != "choice") return;
    const std::string value =
        described.type == "date" ? date_value(place, words) : choice_value(described, place, words);
    if (value.empty())
        diagnostics.warning("form-value." + described.type, {},
                            {{"file", file}, {"title", described.title}, {"value", words}});
    else
        field.text = value;
}

}  // namespace reading::docx
