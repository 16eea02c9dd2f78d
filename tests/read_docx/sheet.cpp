// SPDX-License-Identifier: MPL-2.0
#include "sheet.h"

#include <algorithm>
#include <sstream>

#include "read/docx/docx.h"
#include "sample/sample.h"
#include "support/zip.h"
#include "write/docx/docx.h"

namespace sheet {
namespace {

using namespace model;

Inline field(std::vector<std::pair<std::string, std::string>> pairs) {
    FormField made;
    made.attributes.classes = {"field"};
    made.attributes.pairs = std::move(pairs);
    return {std::move(made), {}, 0};
}

Block line(Inline node) {
    return {Paragraph{{std::move(node)}}, {}, {}, 0};
}

Block members() {
    Table table;
    table.columns.resize(2);
    TableRow head, row;
    head.kind = RowKind::header;
    head.cells = {sample::cell({sample::paragraph("Navn")}, true), sample::cell({sample::paragraph("Valgt")}, true)};
    row.cells = {sample::cell({line(field({{"name", "navn"}, {"title", "Navn"}, {"placeholder", "Skriv navn"}}))}),
                 sample::cell({line(field({{"name", "valgt"}, {"type", "date"}, {"title", "Valgt"}}))})};
    table.rows = {head, row};
    Block block{Div{DivKind::plain, {{std::move(table), {}, {}, 0}}}, {}, {}, 0};
    block.attributes.classes = {"repeat"};
    block.attributes.pairs = {{"name", "medlemmer"}, {"rows", "3"}};
    return block;
}

Assembly assembly() {
    Assembly made;
    made.id = "formular";
    made.metadata.title = "Formular";
    made.metadata.kind = "kommissorium";
    made.metadata.version = "7";
    made.blocks = {
        sample::heading(1, "", "Stamdata", "stamdata"),
        line(field({{"name", "gruppe"}, {"title", "Gruppe"}, {"placeholder", "Skriv her"}})),
        line(field({{"name", "dato"}, {"type", "date"}, {"title", "Dato"}})),
        line(field({{"name", "valg"}, {"type", "choice"}, {"title", "Valg"}, {"choices", "a = Første; b = Anden"}})),
        line(field({{"name", "inviteret"}, {"type", "check"}, {"title", "Inviteret"}})),
        line(field({{"name", "status"}, {"type", "choice"}, {"choices", "x = Ude; y = Inde"}, {"value", "y"}})),
        sample::heading(1, "", "Formål", "formaal"),
        line(field({{"name", "formaal"}, {"type", "rich"}, {"title", "Formål"}, {"placeholder", "Skriv om formålet"}})),
        members()};
    assign_ids(made);
    return made;
}

}  // namespace

Sheet::Sheet() {
    const Assembly made = assembly();
    const auto package = writing::docx::build_docx(made, sample::theme(), sample::messages(), {}, {});
    for (auto& entry : support::zip_read(writing::docx::to_docx(package))) parts[entry.path] = entry.bytes;
    document.load_string(parts["word/document.xml"].c_str(), pugi::parse_default | pugi::parse_ws_pcdata);
}

pugi::xml_node Sheet::control(const std::string& tag, int which) const {
    const auto found = document.select_nodes(("//w:sdt[w:sdtPr/w:tag/@w:val='" + tag + "']").c_str());
    return found[static_cast<std::size_t>(which)].node();
}

void Sheet::fill(const std::string& tag, const std::string& content, int which) {
    auto node = control(tag, which);
    node.child("w:sdtPr").remove_child("w:showingPlcHdr");
    auto inside = node.child("w:sdtContent");
    while (inside.first_child()) inside.remove_child(inside.first_child());
    inside.append_buffer(content.data(), content.size(), pugi::parse_default | pugi::parse_ws_pcdata);
}

std::string Sheet::bytes() {
    std::ostringstream text;
    document.save(text, "", pugi::format_raw);
    parts["word/document.xml"] = text.str();
    std::vector<support::ZipEntry> entries;
    for (const auto& [path, part] : parts) entries.push_back({path, part});
    return support::zip_write(entries);
}

std::string run(const std::string& text, const std::string& properties) {
    const std::string look = properties.empty() ? "" : "<w:rPr>" + properties + "</w:rPr>";
    return "<w:r>" + look + "<w:t xml:space=\"preserve\">" + text + "</w:t></w:r>";
}

std::string paragraph(const std::string& text, const std::string& properties) {
    return "<w:p><w:pPr>" + properties + "</w:pPr>" + run(text) + "</w:p>";
}

bool Read::has(const std::string& key) const {
    return std::any_of(problems.all().begin(), problems.all().end(),
                       [&](const Diagnostic& problem) { return problem.key == key; });
}

Read read(const std::string& bytes) {
    Read result;
    result.form = reading::docx::read_form(bytes, "svar.docx", result.problems);
    return result;
}

}  // namespace sheet
