// SPDX-License-Identifier: MPL-2.0
// What a form's fields are, and their content controls (ISO/IEC 29500-1, 17.5.2).
#include "write/docx/form.h"

#include <algorithm>
#include <array>
#include <optional>
#include <set>

#include "model/date.h"
#include "model/walk.h"
#include "support/utf8.h"
#include "support/xml.h"
#include "write/docx/markup.h"

namespace writing::docx {
namespace {

constexpr std::string_view ticked = "\u2612";  // the signs that Word itself uses
constexpr std::string_view unticked = "\u2610";

std::string_view trimmed(std::string_view text) {
    while (text.starts_with(' ')) text.remove_prefix(1);
    while (text.ends_with(' ')) text.remove_suffix(1);
    return text;
}

// "raadgivende = Rådgivende; besluttende": values, each with what is shown for it when that is something else.
std::vector<std::pair<std::string, std::string>> choices_of(std::string_view text) {
    std::vector<std::pair<std::string, std::string>> choices;
    while (!text.empty()) {
        const auto end = text.find(';');
        const auto entry = text.substr(0, end);
        text = end == std::string_view::npos ? std::string_view() : text.substr(end + 1);
        const auto equals = entry.find('=');
        const auto value = trimmed(entry.substr(0, equals));
        const auto shown = equals == std::string_view::npos ? value : trimmed(entry.substr(equals + 1));
        if (!value.empty()) choices.emplace_back(value, shown);
    }
    return choices;
}

Control control_of(const model::Attributes& attributes) {
    const auto text = [&](std::string_view key) {
        const std::string* value = attributes.find(key);
        return value ? *value : std::string();
    };
    Control control;
    control.name = text("name");
    control.title = text("title").empty() ? control.name : text("title");
    control.type = text("type").empty() ? "text" : text("type");
    control.prompt = text("placeholder").empty() ? control.title : text("placeholder");
    control.value = text("value");
    control.choices = choices_of(text("choices"));
    control.tag = control.name;
    return control;
}

// Word shows 64 characters of a control's title and cuts the rest where it happens to be.
std::string short_title(const std::string& title) {
    constexpr std::size_t longest = 64;
    if (support::count_code_points(title) <= longest) return title;
    std::string cut;
    std::size_t at = 0;
    for (std::size_t count = 1; count < longest; ++count)
        support::append_utf8(cut, support::next_code_point(title, at));
    if (const auto blank = cut.rfind(' '); blank != std::string::npos && title[at] != ' ') cut.resize(blank);
    while (cut.ends_with(' ') || cut.ends_with(',')) cut.pop_back();
    return cut + "\u2026";
}

std::string line_of(const model::TableRow& row) {
    std::string line;
    for (const auto& cell : row.cells) line += model::plain_text(cell.children);
    return line;
}

bool is_ticked(const Control& control) {
    return control.value == "true" || control.value == "ja";
}

void tick_box(support::XmlWriter& xml, bool on) {
    xml.open("w14:checkbox");
    xml.empty("w14:checked", {{"w14:val", on ? "1" : "0"}});
    xml.empty("w14:checkedState", {{"w14:val", "2612"}, {"w14:font", "MS Gothic"}});
    xml.empty("w14:uncheckedState", {{"w14:val", "2610"}, {"w14:font", "MS Gothic"}});
    xml.close();
}

void date_picker(support::XmlWriter& xml, const Control& control, const std::string& language) {
    if (const auto date = model::parse_iso_date(control.value))
        xml.open("w:date", {{"w:fullDate", model::to_iso(*date) + "T00:00:00Z"}});
    else
        xml.open("w:date");
    value(xml, "w:dateFormat", "d. MMMM yyyy");
    value(xml, "w:lid", language);
    value(xml, "w:storeMappedDataAs", "date");
    value(xml, "w:calendar", "gregorian");
    xml.close();
}

void kind_of_control(support::XmlWriter& xml, const Control& control, const std::string& language) {
    if (control.type == "rich") {
        xml.empty("w:richText");
    } else if (control.type == "date") {
        date_picker(xml, control, language);
    } else if (control.type == "choice") {
        xml.open("w:dropDownList");
        for (const auto& [name, shown] : control.choices)
            xml.empty("w:listItem", {{"w:displayText", shown}, {"w:value", name}});
        xml.close();
    } else if (control.type == "check") {
        tick_box(xml, is_ticked(control));
    } else {
        xml.empty("w:text", {{"w:multiLine", "1"}});
    }
}

}  // namespace

Form::Form(const model::Assembly& assembly, Bookmarks& bookmarks) : bookmarks_(bookmarks), is_form_(false) {
    model::for_each_node(assembly.blocks, {{}, [this](const model::Inline& node) {
                                               is_form_ |= std::holds_alternative<model::FormField>(node.kind);
                                           }});
    if (is_form_) collect_words(assembly);
}

void Form::collect_words(const model::Assembly& assembly) {
    std::set<std::string> seen;
    const auto add = [&](std::string text) {
        if (!text.empty() && seen.insert(text).second) words_.push_back(std::move(text));
    };
    model::Blocks blocks = assembly.blocks;
    model::for_each_inlines(blocks, [&](model::Inlines& inlines) { add(model::plain_text(inlines)); });
    const auto add_caption = [&](const std::optional<model::Caption>& caption) {
        if (caption) add(caption->label + model::plain_text(caption->children));
    };
    model::for_each_node(blocks, {[&](const model::Block& block) {
                                      if (const auto* title = block.attributes.find("title")) add(*title);
                                      if (const auto* table = std::get_if<model::Table>(&block.kind)) {
                                          add_caption(table->caption);
                                          for (const auto& row : table->rows) add(line_of(row));  // a fact of the cover
                                      }
                                      if (const auto* figure = std::get_if<model::Figure>(&block.kind))
                                          add_caption(figure->caption);
                                      if (const auto* heading = std::get_if<model::Heading>(&block.kind))
                                          add(heading->number + model::plain_text(heading->children));
                                  },
                                  {}});
}

std::string Form::prompt_part(const std::string& prompt) {
    const auto found = std::find(prompts_.begin(), prompts_.end(), prompt);
    const auto place = static_cast<std::size_t>(found - prompts_.begin());
    if (found == prompts_.end()) prompts_.push_back(prompt);
    return prompt_name(place);
}

Control Form::control(const model::FormField& field) {
    Control control = control_of(field.attributes);
    control.id = new_id();
    control.prompt_part = prompt_part(control.prompt);
    if (repeating_) {
        control.tag = repeats_.back().name + "." + control.name;
        if (first_row_) repeats_.back().columns.push_back(control);
        return control;
    }
    control.bookmark = bookmarks_.add("felt_" + control.name);
    fields_.push_back({control, section_});
    return control;
}

std::string Form::begin_repeat(const std::string& name, const std::string& title) {
    repeats_.push_back({name, title, bookmarks_.add("tabel_" + name), section_, {}});
    repeating_ = first_row_ = true;
    return repeats_.back().bookmark;
}

bool shows_prompt(const Control& control) {
    return control.type != "check" && control.value.empty();
}

std::string shown_text(const Control& control, const model::Messages& words) {
    if (control.type == "check") return std::string(is_ticked(control) ? ticked : unticked);
    if (control.value.empty()) return control.prompt;
    if (control.type == "date") {
        const auto date = model::parse_iso_date(control.value);
        return date ? model::to_words(*date, words) : control.value;
    }
    for (const auto& [name, shown] : control.choices)
        if (name == control.value) return shown;
    return control.value;
}

// Children in the schema's order (17.5.2.38); Word's later kinds of control stand last.
std::string control_properties(const Control& control, const std::string& language, bool fixed) {
    std::string out;
    support::XmlWriter xml(out);
    xml.open("w:sdtPr");
    value(xml, "w:alias", short_title(control.title));
    value(xml, "w:tag", control.tag);
    value(xml, "w:id", std::to_string(control.id));
    if (fixed) value(xml, "w:lock", "sdtLocked");
    if (control.type != "check") {
        xml.open("w:placeholder");
        value(xml, "w:docPart", control.prompt_part);
        xml.close();
    }
    if (shows_prompt(control)) xml.empty("w:showingPlcHdr");
    kind_of_control(xml, control, language);
    xml.close();
    return out;
}

std::string repeat_properties(const std::string& name, const std::string& title, int id) {
    std::string out;
    support::XmlWriter xml(out);
    xml.open("w:sdtPr");
    value(xml, "w:alias", short_title(title));
    value(xml, "w:tag", name);
    value(xml, "w:id", std::to_string(id));
    value(xml, "w:lock", "sdtLocked");
    xml.open("w15:repeatingSection");
    value(xml, "w15:sectionTitle", short_title(title));
    xml.close();
    xml.close();
    return out;
}

std::string repeat_row_properties(int id) {
    std::string out;
    support::XmlWriter xml(out);
    xml.open("w:sdtPr");
    value(xml, "w:id", std::to_string(id));
    xml.empty("w15:repeatingSectionItem");
    xml.close();
    return out;
}

}  // namespace writing::docx
