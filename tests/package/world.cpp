// SPDX-License-Identifier: MPL-2.0
#include "package/world.h"

#include <filesystem>
#include <fstream>
#include <iterator>
#include <stdexcept>

#include "read/message_file.h"
#include "sample/sample.h"
#include "support/zip.h"
#include "write/html/head.h"
#include "write/ooxml/properties.h"
#include "write/pdf/xmp.h"

namespace packaged {
namespace {

const std::filesystem::path templates = std::filesystem::path(AFTALE_SOURCE_DIR) / "templates";

std::string bytes_of(const std::filesystem::path& path) {
    std::ifstream in(path, std::ios::binary);
    if (!in) throw std::runtime_error("cannot read " + path.string());
    return {std::istreambuf_iterator<char>(in), {}};
}

std::string office_file(const model::Metadata& m, const std::string& text) {
    writing::ooxml::Package package;
    writing::ooxml::add_properties(package, m, 0, 0, {{"Sprog", writing::ooxml::office_language(m.language), {}}});
    std::vector<support::ZipEntry> entries;
    for (const auto& part : package.parts) entries.push_back({part.name.substr(1), part.bytes, false});
    entries.push_back({"document.xml", text, false});
    return support::zip_write(entries);
}

std::string flat_file(const model::Metadata& m, const std::string& text) {
    writing::ooxml::Package package;
    writing::ooxml::add_properties(package, m, 0, 0);
    std::string out = "<?xml version=\"1.0\"?><pkg:package xmlns:pkg=\"x\"><!--" + text + "-->";
    for (const auto& part : package.parts)
        out += "<pkg:part pkg:name=\"" + part.name + "\"><pkg:xmlData>" + part.bytes.substr(part.bytes.find("?>") + 2) +
               "</pkg:xmlData></pkg:part>";
    return out + "</pkg:package>";
}

std::string escaped(const std::string& text) {
    std::string out;
    for (const char c : text) out += c == '&' ? "&amp;" : c == '<' ? "&lt;" : c == '"' ? "&quot;" : std::string(1, c);
    return out;
}

std::vector<model::OutputFile> files_in(const std::string& id, const model::Metadata& m,
                                        const std::vector<std::string>& formats) {
    std::vector<model::OutputFile> files;
    for (const auto& format : formats) files.push_back({id + "." + format, file_of(format, m, "Indhold af " + id)});
    return files;
}

}  // namespace

model::Messages words(const std::string& language) {
    model::Messages all(language, {});
    for (const auto& entry : std::filesystem::directory_iterator(templates / "locale" / language)) {
        model::Sources sources;
        model::Diagnostics problems;
        const auto id = sources.add(entry.path().filename().string(), bytes_of(entry.path()));
        reading::read_messages(id, sources, all, problems);
    }
    return all;
}

std::string template_file(const std::string& path) {
    return bytes_of(templates / path);
}

model::Party party(std::string name, model::PartyType type, std::string code, std::string website) {
    model::Party made;
    made.name = std::move(name);
    made.type = type;
    made.code = std::move(code);
    made.website = std::move(website);
    return made;
}

std::vector<model::Party> parties() {
    return {party("Region Nord", model::PartyType::region, "1081", "https://region.example"),
            party("Ærø Kommune", model::PartyType::municipality, "492", "https://www.aeroe.example/"),
            party("Søby Kommune", model::PartyType::municipality, "493"),
            party("Å Kommune", model::PartyType::municipality, "494")};
}

model::Metadata metadata(std::string title, std::string kind, std::string version) {
    model::Metadata m;
    m.title = std::move(title);
    m.kind = std::move(kind);
    m.kind_title = m.kind;
    m.version = std::move(version);
    m.status = "gaeldende";
    m.status_title = "Gældende";
    m.date = model::Date{2024, 1, 15};
    m.effective_date = model::Date{2024, 1, 1};
    m.election_period = model::YearPeriod{2022, 2025};
    m.agreement_period = model::DatePeriod{{2024, 1, 1}, model::Date{2027, 6, 30}};
    m.subject = "Emne & sag";
    m.keywords = {"nøgle", "ord & mere"};
    m.parties = parties();
    return m;
}

std::string file_of(const std::string& format, const model::Metadata& m, const std::string& text) {
    if (format == "pdf") return "%PDF-1.7\n" + writing::pdf::xmp_packet({m, "aftale 0.0.0", 0}) + "\n%" + text + "\n%%EOF\n";
    if (format == "docx" || format == "xlsx") return office_file(m, text + format);
    if (format == "xml") return flat_file(m, text);
    return "<!DOCTYPE html><html lang=\"" + m.language + "\"><title>" + escaped(m.title) + "</title><script type=\"application/ld+json\">" +
           writing::html::linked_data(m, words()) + "</script><h1>" + escaped(m.title) + "</h1>" + text;
}

model::DataTable table(const std::vector<std::vector<std::string>>& rows) {
    model::DataTable made;
    for (const auto& name : rows.at(0)) {
        model::Field field;
        field.name = name;
        made.fields.push_back(field);
    }
    for (std::size_t i = 1; i < rows.size(); ++i) {
        model::DataRow row;
        for (const auto& text : rows[i]) {
            model::DataCell cell;
            cell.text = text;
            row.cells.push_back(cell);
        }
        made.rows.push_back(row);
    }
    return made;
}

model::DataTable approvals() {
    std::vector<std::vector<std::string>> rows = {{"kode", "part", "organ", "dato", "beslutning", "version"}};
    for (const auto& one : parties()) rows.push_back({one.code, one.name, "byråd", "01-11-2023", "godkendt", "1.0"});
    return table(rows);
}

World::World() : theme(sample::theme()) {
    project.title = "Sundhedsaftalen 2024–2027";
    project.approvals = "godkendelser.csv";
    project.documents = {{"aftale", "aftale.md", true, {}}, {"tillaeg", "tillaeg.md", false, {}}};
    project.publish.emplace();
    project.publish->contact = "Sekretariatet <post>";
    project.publish->address = "/sundhedsaftale/";
    project.submit.emplace();
    project.submit->sender = "Region Nord";
    project.submit->recipient = "Sundhedsstyrelsen";
    project.submit->annexes = {{"tillaeg", {}}};
}

package::PublishInputs World::publish_inputs() {
    package::PublishInputs inputs;
    inputs.project = &project;
    inputs.theme = &theme;
    inputs.words = &words;
    inputs.partners = parties();
    inputs.page_template = template_file("web/forside.html.mustache");
    inputs.program = "aftale 0.0.0";
    inputs.today = model::Date{2024, 1, 2};
    const std::vector<std::string> formats = {"pdf", "docx", "xml", "xlsx", "html"};
    const auto add = [&](const std::string& id, const std::string& title, const std::string& kind, bool part) {
        metadata.push_back(packaged::metadata(title, kind));
        inputs.documents.push_back({id, &metadata.back(), part, files_in(id, metadata.back(), formats), 20});
    };
    add("aftale", "Sundhedsaftalen 2024–2027", "sundhedsaftale", true);
    add("tillaeg", "Tillæg om \"børn\" & <unge>", "administrativt-tillaeg", false);
    return inputs;
}

package::SubmissionInputs World::submission_inputs() {
    package::SubmissionInputs inputs;
    inputs.project = &project;
    inputs.words = &words;
    inputs.approvals = &approvals;
    inputs.program = "aftale 0.0.0";
    inputs.today = model::Date{2024, 1, 2};
    model::Diagnostics none;
    for (auto& needed : package::needs(project, none)) {
        metadata.push_back(packaged::metadata("Titel på " + needed.id, "sundhedsaftale"));
        metadata.back().status = "godkendt-af-parterne";
        metadata.back().status_title = "Godkendt af parterne";
        metadata.back().date = model::Date{2023, 12, 12};
        inputs.documents.push_back({needed, &metadata.back(), files_in(needed.id, metadata.back(), needed.formats), 3});
    }
    return inputs;
}

std::string World::message(const std::string& key) const {
    for (const auto& problem : problems.all())
        if (problem.key == key) return words.text(key, problem.args);
    return "no problem with the key " + key;
}

std::vector<std::string> World::keys_of(const model::Diagnostics& problems) {
    std::vector<std::string> keys;
    for (const auto& problem : problems.all()) keys.push_back(problem.key);
    return keys;
}

Files files_of(const package::Bundle& bundle, const package::PublishInputs& inputs) {
    Files files;
    const std::size_t cut = bundle.folder.size() + 1;
    for (const auto& file : bundle.files) files[file.path.substr(cut)] = file.bytes.view();
    for (const auto& copy : bundle.copies)
        for (const auto& document : inputs.documents)
            for (const auto& file : document.files)
                if (file.path == copy.of) files[copy.path.substr(cut)] = file.bytes.view();
    return files;
}

Files files_of(const package::Submission& submission) {
    Files files;
    for (const auto& file : submission.files) files[file.path.substr(std::string("submission/").size())] = file.bytes.view();
    return files;
}

package::FileSet view(const Files& files) {
    package::FileSet set;
    for (const auto& [path, bytes] : files) set.emplace(path, bytes);
    return set;
}

}  // namespace packaged
