// SPDX-License-Identifier: MPL-2.0
#include "write/markdown/front_matter.h"

#include <algorithm>
#include <array>

#include "write/markdown/escape.h"

namespace writing::markdown {
namespace {

using model::KindField;
using model::Need;

// Keys that every document may have, in the order in which they are written before those of the kind.
constexpr std::array<std::string_view, 17> general_keys = {
    "title",           "subtitle",  "lang",     "dokumenttype", "status", "version",     "date",
    "author",          "subject",   "keywords", "abstract",     "parter", "valgperiode", "aftaleperiode",
    "ikrafttraedelse", "erstatter", "regelsaet"};

std::string_view head_of(std::string_view name) {
    return name.substr(0, name.find('.'));
}

std::string trimmed(std::string_view text) {
    while (text.starts_with(' ')) text.remove_prefix(1);
    while (text.ends_with(' ')) text.remove_suffix(1);
    return std::string(text);
}

std::vector<std::string> split(std::string_view text, char separator) {
    std::vector<std::string> out;
    while (true) {
        const auto end = text.find(separator);
        if (std::string piece = trimmed(text.substr(0, end)); !piece.empty()) out.push_back(std::move(piece));
        if (end == std::string_view::npos) return out;
        text.remove_prefix(end + 1);
    }
}

// Entries of a list: apart by semicolons, or each on a line of its own.
std::vector<std::string> items_of(std::string text) {
    std::replace(text.begin(), text.end(), '\n', ';');
    return split(text, ';');
}

// A comment is one line, whatever the placeholder holds.
std::string comment(std::string text) {
    std::replace(text.begin(), text.end(), '\n', ' ');
    return "# " + text;
}

// Within braces and brackets a comma ends a scalar that has no quotes.
std::string flow_scalar(const std::string& value) {
    const std::string scalar = yaml_scalar(value);
    const bool ends_early = scalar.find(',') != std::string::npos && !scalar.starts_with('"');
    return ends_early ? '"' + scalar + '"' : scalar;
}

// The keys whose values may hold `{{…}}` (docs/markdown.md, Values).
bool holds_values(std::string_view name) {
    return name == "title" || name == "subtitle" || name == "subject" || name == "abstract";
}

std::string without_values(std::string_view text) {
    std::string out;
    std::size_t from = 0;
    for (auto at = text.find("{{"); at != std::string_view::npos; at = text.find("{{", from)) {
        out.append(text.substr(from, at - from)).append("\\{{");
        from = at + 2;
    }
    return out.append(text.substr(from));
}

}  // namespace

bool is_known_key(std::string_view name, const model::Kind& kind) {
    const auto head = head_of(name);
    if (head == name && std::find(general_keys.begin(), general_keys.end(), name) != general_keys.end()) return true;
    return std::any_of(kind.fields.begin(), kind.fields.end(), [&](const KindField& field) {
        return field.name == name || (field.name == head && field.type == "map");
    });
}

std::vector<std::pair<std::string, std::string>> parts_of(const KindField& field) {
    std::vector<std::pair<std::string, std::string>> parts;
    const auto begin = field.placeholder.find('{');
    const auto end = field.placeholder.rfind('}');
    if (begin == std::string::npos || end == std::string::npos || end < begin) {
        if (field.name.ends_with("periode")) parts = {{"fra", ""}, {"til", ""}};  // every period has these
        return parts;
    }
    for (const auto& entry : split(std::string_view(field.placeholder).substr(begin + 1, end - begin - 1), ',')) {
        const auto colon = entry.find(':');
        const std::string example = colon == std::string::npos ? std::string() : trimmed(entry.substr(colon + 1));
        parts.emplace_back(trimmed(entry.substr(0, colon)), example);
    }
    return parts;
}

std::string missing_text(const model::KindSection& section, const model::Messages& words) {
    if (section.guidance.empty()) return words.text("form.missing-plain", {{"title", section.title}});
    std::string guidance = section.guidance;
    while (guidance.ends_with('.')) guidance.pop_back();
    return words.text("form.missing", {{"title", section.title}, {"guidance", guidance}});
}

void FrontMatter::set(std::string_view name, std::string_view value, Form form) {
    const auto dot = name.find('.');
    const auto head = head_of(name);
    auto found = std::find_if(entries_.begin(), entries_.end(), [&](const Entry& entry) { return entry.name == head; });
    if (found == entries_.end()) found = entries_.insert(entries_.end(), {std::string(head), {}, Form::text, {}});
    if (dot == std::string_view::npos) {
        found->value = form == Form::text && holds_values(name) ? without_values(value) : std::string(value);
        found->form = form;
    } else {
        found->parts.emplace_back(name.substr(dot + 1), value);
    }
}

const FrontMatter::Entry* FrontMatter::find(std::string_view name) const {
    const auto found =
        std::find_if(entries_.begin(), entries_.end(), [&](const Entry& entry) { return entry.name == name; });
    return found == entries_.end() ? nullptr : &*found;
}

std::string FrontMatter::line(const Entry& entry) {
    std::string value;
    if (!entry.parts.empty()) {
        for (const auto& [name, part] : entry.parts)
            value += (value.empty() ? "{" : ", ") + name + ": " + flow_scalar(part);
        value += "}";
    } else if (entry.form == Form::list) {
        for (const auto& item : items_of(entry.value)) value += (value.empty() ? "[" : ", ") + flow_scalar(item);
        value += value.empty() ? "[]" : "]";
    } else {
        value = entry.form == Form::bare ? entry.value : yaml_scalar(entry.value);
    }
    return entry.name + ": " + value + "\n";
}

// "gruppe:  # Gruppens navn, skal udfyldes. Arbejdsgruppen for …"
std::string FrontMatter::absent_line(const KindField& field) const {
    const char* need = field.need == Need::required      ? "form.required"
                       : field.need == Need::recommended ? "form.recommended"
                                                         : "form.optional";
    std::string note = words_.text(need, {{"title", field.title}});
    if (!field.from_status.empty())
        note += " " + words_.text("form.from", {{"status", words_.text("status." + field.from_status)}});
    if (!field.choices.empty()) {
        std::string choices;
        for (const auto& choice : field.choices) choices += (choices.empty() ? "" : ", ") + choice;
        note += "; " + words_.text("form.choices", {{"choices", choices}});
    }
    if (field.need == Need::required) {
        const bool free = field.type == "text" || field.type == "rich";
        const std::string value =
            free ? " " + yaml_scalar(words_.text("form.placeholder", {{"title", field.title}})) : "";
        return field.name + ":" + value + "  " + comment(note) + "\n";
    }
    const std::string example = field.placeholder.empty() ? "" : " " + field.placeholder;
    return comment(field.name + ":" + example + "  " + comment(note)) + "\n";
}

std::string FrontMatter::source(Absent absent) const {
    const auto is_general = [](std::string_view name) {
        return std::find(general_keys.begin(), general_keys.end(), name) != general_keys.end();
    };
    const auto source_of = [&](std::string_view name) {
        if (const auto* entry = find(name)) return line(*entry);
        const auto field = std::find_if(kind_.fields.begin(), kind_.fields.end(),
                                        [&](const KindField& each) { return each.name == name; });
        if (field == kind_.fields.end()) return std::string();
        const bool now = field->need == Need::required && field->from_status.empty();
        return absent == Absent::all || now ? absent_line(*field) : std::string();
    };
    std::string out = "---\n";
    for (const auto name : general_keys) out += source_of(name);
    for (const auto& field : kind_.fields)
        if (!is_general(field.name)) out += source_of(field.name);
    return out + "---\n";
}

}  // namespace writing::markdown
