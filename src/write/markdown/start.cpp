// SPDX-License-Identifier: MPL-2.0
// New documents and forms from what a kind of document has.
#include <algorithm>
#include <utility>
#include <vector>

#include "write/markdown/escape.h"
#include "write/markdown/front_matter.h"
#include "write/markdown/markdown.h"
#include "write/markdown/source.h"

namespace writing::markdown {
namespace {

using namespace model;

std::string as_text(const std::string& words, Line line = Line::heading) {
    return inline_source({{Text{words}, {}, 0}}, line);
}

std::string heading(const KindSection& section, bool marked) {
    const std::string sign = marked && section.need == Need::required ? " \\*" : "";
    return std::string(static_cast<std::size_t>(section.level), '#') + " " + as_text(section.title) + sign;
}

// A comment ends at the first `-->`, and two hyphens are enough for some readers.
std::string comment(std::string text) {
    for (std::size_t at = text.find("--"); at != std::string::npos; at = text.find("--", at)) text.replace(at, 2, "–");
    return "<!-- " + text + " -->";
}

class FormTemplate {
  public:
    FormTemplate(const Kind& kind, const Messages& words) : kind_(kind), words_(words) {}

    std::string source() {
        std::string out = "---\ntitle: " + yaml_scalar(words_.text("form.title", {{"kind", kind_.title}})) +
                          "\nlang: " + words_.language() + "\ndokumenttype: " + kind_.id +
                          "\nversion: \"1\"\nnummerering: false\n---\n\n";
        out += "::: {.callout title=" + attribute_value(words_.text("form.how.title")) + "}\n" +
               as_text(words_.text("form.how"), Line::paragraph) + "\n:::\n";
        if (!kind_.fields.empty()) out += facts();
        for (const auto& section : kind_.sections) out += section_source(section);
        return out;
    }

  private:
    std::string facts() {
        std::string out = "\n# " + as_text(words_.text("form.facts")) + "\n\n" +
                          "::: {.list-table header-rows=1 header-cols=1 widths=\"2,4\"}\n" + "- - " +
                          as_text(words_.text("form.fact")) + "\n  - " + as_text(words_.text("form.answer")) + "\n";
        for (const auto& field : kind_.fields) {
            const auto parts =
                field.type == "map" ? parts_of(field) : std::vector<std::pair<std::string, std::string>>();
            for (const auto& [part, example] : parts) out += map_part(field, part, example);
            if (parts.empty())
                out +=
                    row(field, field.name, field.title, field.type == "map" ? "text" : field.type, field.placeholder);
        }
        return out + ":::\n";
    }

    // A part of a map takes its kind from the example in the placeholder.
    std::string map_part(const KindField& field, const std::string& part, const std::string& example) {
        const bool digits = !example.empty() && example.find_first_not_of("0123456789") == std::string::npos;
        const bool date = example.size() == 10 && example.find_first_not_of("0123456789-") == std::string::npos;
        const std::string title = words_.text("form.part", {{"title", field.title}, {"part", part}});
        return row(field, field.name + "." + part, title, date ? "date" : digits ? "number" : "text", "");
    }

    std::string row(const KindField& field, const std::string& name, const std::string& title, const std::string& type,
                    const std::string& placeholder) {
        const std::string sign = field.need == Need::required ? " \\*" : "";
        return "\n- - " + as_text(title) + sign + "\n  - " + control(name, title, type, placeholder, field.choices) +
               "\n";
    }

    std::string control(const std::string& name, const std::string& title, const std::string& type,
                        const std::string& placeholder, const std::vector<std::string>& choices) {
        const std::string prompt = !placeholder.empty() ? words_.text("form.example", {{"example", placeholder}})
                                   : type == "date"     ? words_.text("form.choose-date")
                                   : !choices.empty()   ? words_.text("form.choose")
                                   : type == "list"     ? words_.text("form.list")
                                                        : words_.text("form.write");
        std::string out = "[ ]{.field name=" + attribute_value(name) + " type=" + attribute_value(type) +
                          " title=" + attribute_value(title) + " placeholder=" + attribute_value(prompt);
        if (name == "status") out += " value=\"udkast\"";
        if (choices.empty()) return out + "}";
        std::string all;
        for (const auto& choice : choices) {
            const std::string shown = "status." + choice;
            all += (all.empty() ? "" : "; ") + choice;
            if (name == "status" && words_.has(shown)) all += " = " + words_.text(shown);
        }
        return out + " choices=" + attribute_value(all) + "}";
    }

    // A field of the kind may bear the section's name; the section then has its own.
    std::string section_source(const KindSection& section) {
        const bool taken = std::any_of(kind_.fields.begin(), kind_.fields.end(), [&](const KindField& field) {
            return field.name == section.id && field.type != "map";
        });
        std::string out = "\n" + heading(section, true) + " {#" + section.id + "}\n\n";
        if (!section.guidance.empty()) out += as_text(section.guidance, Line::paragraph) + "\n\n";
        return out + control(taken ? "afsnit-" + section.id : section.id, section.title, "rich", "", {}) + "\n";
    }

    const Kind& kind_;
    const Messages& words_;
};

// One row that says in each column what is to be written there.
FilledRepeat with_prompts(FilledRepeat repeat, const Messages& words) {
    FilledRow row;
    for (const auto& title : repeat.columns) {
        FilledField field;
        field.text = words.text("form.placeholder", {{"title", title}});
        row.fields.push_back(std::move(field));
    }
    repeat.rows = {std::move(row)};
    return repeat;
}

}  // namespace

std::string form_source(const Kind& kind, const Messages& words) {
    return FormTemplate(kind, words).source();
}

std::string start_of(const Kind& kind, const std::string& id, const Messages& words, std::optional<Date> today,
                     const std::vector<FilledRepeat>& repeats) {
    FrontMatter keys(kind, words);
    keys.set("lang", words.language());
    keys.set("dokumenttype", kind.id);
    keys.set("status", "udkast");
    keys.set("version", "0.1");
    if (today) keys.set("date", to_iso(*today));
    std::string out = keys.source(FrontMatter::Absent::all);
    out += "\n" + comment(id + ": " + kind.title) + "\n";
    for (const auto& section : kind.sections) {
        out += "\n" + heading(section, false) + "\n\n";
        out += as_text(missing_text(section, words), Line::paragraph) + "\n";
        for (const auto& repeat : repeats)
            if (repeat.section == section.id) out += "\n" + rows_source(with_prompts(repeat, words));
    }
    return out;
}

}  // namespace writing::markdown
