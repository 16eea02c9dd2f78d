// SPDX-License-Identifier: MPL-2.0
#include <array>
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
    if (!agreement.parties.empty()) {
        std::string names;
        for (const auto& party : agreement.parties) names += (names.empty() ? "" : ", ") + quoted(party.name);
        keys.emplace_back("parter", "[" + names + "]");
    }
    if (const auto& years = agreement.election_period)
        keys.emplace_back("valgperiode",
                          "{fra: " + std::to_string(years->from) + ", til: " + std::to_string(years->to) + "}");
    if (const auto& period = agreement.agreement_period)
        keys.emplace_back("aftaleperiode", "{fra: " + model::to_iso(period->from) +
                                               (period->to ? ", til: " + model::to_iso(*period->to) : "") + "}");
    if (agreement.effective_date) keys.emplace_back("ikrafttraedelse", model::to_iso(*agreement.effective_date));
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

/// Where the front matter's closing line begins; npos when the letter has none.
std::size_t end_of_front_matter(std::string_view letter) {
    if (!letter.starts_with("---\n")) return std::string_view::npos;
    const auto end = letter.find("\n---\n", 3);
    return end == std::string_view::npos ? end : end + 1;
}

bool gives(std::string_view front_matter, const std::string& key) {
    return front_matter.find("\n" + key + ":") != std::string_view::npos;
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
    const auto end = end_of_front_matter(letter);
    const bool none = end == std::string_view::npos;
    const std::string_view given = none ? "---\n" : letter.substr(0, end);
    if (given.find("\ndokumenttype: foelgebrev\n") != std::string_view::npos) add_sending(keys, project, needed);
    std::string out(given);
    for (const auto& [key, value] : keys)
        if (!gives(given, key)) out += key + ": " + value + "\n";
    if (none) out += "---\n\n";
    out += none ? letter : letter.substr(end);
    return out;
}

model::DataTable enclosures(const std::vector<SubmittedDocument>& documents) {
    model::DataTable table;
    table.path = "bilag";
    static constexpr std::array<std::pair<const char*, const char*>, 5> columns = {
        {{"nr", "Nr."}, {"titel", "Titel"}, {"version", "Version"}, {"fil", "Fil"}, {"sider", "Sider"}}};
    for (const auto& [name, title] : columns) {
        model::Field field;
        field.name = name;
        field.title = title;
        field.type = field.name == "sider" ? "integer" : "string";
        table.fields.push_back(std::move(field));
    }
    for (const auto& document : documents) {
        if (document.needed.role == SubmissionRole::cover_letter) continue;
        model::DataRow row;
        const std::string& stem = document.needed.stem;
        std::string files;
        for (const auto& format : document.needed.formats) files += (files.empty() ? "" : ", ") + stem + "." + format;
        row.cells = {cell(stem.substr(0, stem.find('-'))), cell(document.metadata->title),
                     cell(document.metadata->version), cell(files), page_cell(document.page_count)};
        table.rows.push_back(std::move(row));
    }
    return table;
}

}  // namespace package
