// SPDX-License-Identifier: MPL-2.0
#include <array>
#include <optional>
#include <utility>

#include "package/submit.h"

namespace package {
namespace {

/// A YAML scalar in double quotes.
std::string quoted(const std::string& text) {
    std::string out = "\"";
    for (const char c : text) {
        if (c == '"' || c == '\\') out += '\\';
        out += c == '\n' ? ' ' : c;
    }
    return out + "\"";
}

using Keys = std::vector<std::pair<std::string, std::string>>;

void add_agreement(Keys& keys, const model::Metadata& agreement) {
    const auto add = [&](const char* key, const std::string& value) {
        if (!value.empty()) keys.emplace_back(key, quoted(value));
    };
    add("lang", agreement.language);
    add("version", agreement.version);
    add("status", agreement.status);
    add("regelsaet", agreement.rule_set);
    add("ansvarlig-enhed", agreement.responsible_unit);
}

void add_sending(Keys& keys, const model::Project& project, const std::vector<NeededDocument>& needed) {
    if (!project.submit) return;
    keys.emplace_back("afsender", quoted(project.submit->sender));
    keys.emplace_back("modtager", quoted(project.submit->recipient));
    std::string enclosed;
    for (const auto& document : needed)
        if (document.role != SubmissionRole::cover_letter)
            enclosed += (enclosed.empty() ? "" : ", ") + quoted(document.id);
    keys.emplace_back("bilag", "[" + enclosed + "]");
}

/// The lines of a letter, cut into what its front matter says and what follows. Line ends may be those of Windows.
struct Parts {
    std::string front;  // without the lines "---"; ends with a line feed unless empty
    std::string_view body;
};

Parts parts_of(std::string_view letter) {
    const auto line_at = [&](std::size_t at) {
        auto line = letter.substr(at, letter.find('\n', at) - at);
        while (line.ends_with('\r') || line.ends_with(' ')) line.remove_suffix(1);
        return line;
    };
    if (letter.starts_with("\xEF\xBB\xBF")) letter.remove_prefix(3);
    if (line_at(0) != "---") return {"", letter};
    Parts parts;
    for (auto at = letter.find('\n'); at != std::string_view::npos; at = letter.find('\n', at)) {
        const std::string_view line = line_at(++at);
        if (line == "---" || line == "...") {
            const auto end = letter.find('\n', at);
            parts.body = end == std::string_view::npos ? std::string_view() : letter.substr(end + 1);
            return parts;
        }
        parts.front += std::string(line) + "\n";
    }
    return {"", letter};
}

/// The value of a key of the front matter that stands on its own line; quotation marks taken off. nullopt: not given.
std::optional<std::string> value_of(const std::string& front, const std::string& key) {
    for (std::size_t at = 0; at < front.size(); at = front.find('\n', at) + 1) {
        std::string_view line = std::string_view(front).substr(at, front.find('\n', at) - at);
        if (!line.starts_with(key)) continue;
        line.remove_prefix(key.size());
        while (line.starts_with(' ')) line.remove_prefix(1);
        if (!line.starts_with(':')) continue;
        line.remove_prefix(1);
        while (line.starts_with(' ')) line.remove_prefix(1);
        const bool quoted = line.size() >= 2 && (line[0] == '"' || line[0] == '\'') && line.back() == line[0];
        return std::string(quoted ? line.substr(1, line.size() - 2) : line.substr(0, line.find(" #")));
    }
    return std::nullopt;
}

model::DataCell cell(std::string text) {
    model::DataCell made;
    made.text = std::move(text);
    return made;
}

model::DataCell page_cell(std::size_t pages) {
    model::DataCell made;
    made.missing = pages == 0;
    if (made.missing) return made;
    made.text = std::to_string(pages);
    made.value = model::Amount{static_cast<double>(pages), 0, ""};
    return made;
}

}  // namespace

std::string with_agreement_data(std::string_view letter, const model::Metadata& agreement,
                                const model::Project& project, const std::vector<NeededDocument>& needed,
                                model::Date date) {
    Keys keys = {{"date", model::to_iso(date)}};
    add_agreement(keys, agreement);
    const Parts parts = parts_of(letter);
    if (value_of(parts.front, "dokumenttype") == "foelgebrev") add_sending(keys, project, needed);
    std::string out = "---\n" + parts.front;
    for (const auto& [key, value] : keys)
        if (!value_of(parts.front, key)) out += key + ": " + value + "\n";
    out += "---\n";
    if (parts.front.empty()) out += "\n";
    return out + std::string(parts.body);
}

model::DataTable enclosures(const std::vector<SubmittedDocument>& documents) {
    model::DataTable table;
    table.path = "bilag";
    static constexpr std::array<std::pair<const char*, const char*>, 6> columns = {{{"nr", "Nr."},
                                                                                {"titel", "Titel"},
                                                                                {"version", "Version"},
                                                                                {"fil", "Fil"},
                                                                                {"format", "Format"},
                                                                                {"sider", "Sider"}}};
    for (const auto& [name, title] : columns) {
        model::Field field;
        field.name = name;
        field.title = title;
        field.type = field.name == "sider" ? "integer" : "string";
        table.fields.push_back(std::move(field));
    }
    for (const auto& document : documents) {
        if (document.needed.role == SubmissionRole::cover_letter || !document.metadata) continue;
        model::DataRow row;
        const std::string& stem = document.needed.stem;
        std::string files, formats;
        for (const auto& format : document.needed.formats) {
            files += (files.empty() ? "" : ", ") + stem + "." + format;
            formats += (formats.empty() ? "" : ", ") + format;
        }
        row.cells = {cell(stem.substr(0, stem.find('-'))), cell(document.metadata->title),
                     cell(document.metadata->version), cell(files), cell(formats), page_cell(document.page_count)};
        table.rows.push_back(std::move(row));
    }
    return table;
}

}  // namespace package
