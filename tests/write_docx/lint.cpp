// SPDX-License-Identifier: MPL-2.0
#include "lint.h"

#include <functional>
#include <map>
#include <set>

#include "sample/sample.h"

namespace lint {
namespace {

using writing::ooxml::Package;
using Problems = std::vector<std::string>;

void each(const pugi::xml_node& root, const std::function<void(const pugi::xml_node&)>& visit) {
    for (const auto child : root.children()) {
        visit(child);
        each(child, visit);
    }
}

std::vector<std::pair<std::string, pugi::xml_document>> stories(const Package& package) {
    std::vector<std::pair<std::string, pugi::xml_document>> all;
    for (const auto& part : package.parts) {
        const bool story = part.name.find("/word/document") == 0 || part.name.find("notes.xml") != std::string::npos ||
                           part.name.find("/word/header") == 0 || part.name.find("/word/footer") == 0 ||
                           part.name == "/word/comments.xml";
        if (story) all.emplace_back(part.name, tree(package, part.name));
    }
    return all;
}

void once(Problems& problems, std::map<std::string, int>& seen, const std::string& what, const std::string& id) {
    if (++seen[what + " " + id] == 2) problems.push_back(what + " " + id + " occurs twice");
}

void unique_ids(const Package& package, Problems& problems) {
    static const std::map<std::string, std::pair<const char*, const char*>> kinds = {
        {"w:ins", {"change", "w:id"}},      {"w:del", {"change", "w:id"}},
        {"wp:docPr", {"drawing", "id"}},    {"w:bookmarkStart", {"bookmark id", "w:id"}},
        {"w:comment", {"comment", "w:id"}}, {"w:footnote", {"footnote", "w:id"}}};
    std::map<std::string, int> seen;
    for (const auto& [name, story] : stories(package))
        each(story, [&](const pugi::xml_node& node) {
            const auto kind = kinds.find(node.name());
            if (kind != kinds.end())
                once(problems, seen, kind->second.first, node.attribute(kind->second.second).value());
            if (node.name() == std::string("w:bookmarkStart"))
                once(problems, seen, "bookmark", node.attribute("w:name").value());
            if (const auto paragraph = node.attribute("w14:paraId")) {
                once(problems, seen, "paragraph", paragraph.value());
                if (std::stoul(paragraph.value(), nullptr, 16) >= 0x80000000UL)
                    problems.push_back("paragraph id too high");
            }
            if (node.name() == std::string("w:sdtPr"))
                once(problems, seen, "control", node.child("w:id").attribute("w:val").value());
        });
}

void numberings(const Package& package, Problems& problems) {
    const auto numbering = tree(package, "/word/numbering.xml");
    std::set<std::string> abstracts, instances;
    for (const auto node : numbering.document_element().children()) {
        if (node.name() == std::string("w:abstractNum")) {
            abstracts.insert(node.attribute("w:abstractNumId").value());
            if (!instances.empty()) problems.push_back("abstractNum after num");
            continue;
        }
        instances.insert(node.attribute("w:numId").value());
        const std::string abstract = node.child("w:abstractNumId").attribute("w:val").value();
        if (!abstracts.contains(abstract)) problems.push_back("abstractNum " + abstract + " is missing");
    }
    const auto check = [&](const pugi::xml_node& node) {
        if (node.name() != std::string("w:numId")) return;
        const std::string id = node.attribute("w:val").value();
        if (!instances.contains(id)) problems.push_back("num " + id + " is missing");
    };
    for (const auto& [name, story] : stories(package)) each(story, check);
    each(tree(package, "/word/styles.xml"), check);
}

void styles(const Package& package, Problems& problems) {
    std::set<std::string> known;
    const auto sheet = tree(package, "/word/styles.xml");
    for (const auto style : sheet.document_element().children("w:style"))
        if (!known.insert(style.attribute("w:styleId").value()).second)
            problems.push_back("style " + std::string(style.attribute("w:styleId").value()) + " occurs twice");
    const std::set<std::string> users = {"w:pStyle", "w:rStyle", "w:tblStyle", "w:basedOn", "w:next", "w:link"};
    const auto check = [&](const pugi::xml_node& node) {
        if (users.contains(node.name()) && !known.contains(node.attribute("w:val").value()))
            problems.push_back("style " + std::string(node.attribute("w:val").value()) + " is missing");
    };
    each(sheet, check);
    each(tree(package, "/word/numbering.xml"), check);
    for (const auto& [name, story] : stories(package)) each(story, check);
}

void pairs(const Package& package, Problems& problems) {
    for (const auto& [name, story] : stories(package))
        for (const std::string kind : {"w:bookmark", "w:commentRange"}) {
            std::multiset<std::string> open;
            each(story, [&, kind](const pugi::xml_node& node) {
                const std::string id = node.attribute("w:id").value();
                if (node.name() == kind + "Start") open.insert(id);
                if (node.name() != kind + "End") return;
                const auto found = open.find(id);
                if (found == open.end())
                    problems.push_back(kind + " " + id + " ends before it begins");
                else
                    open.erase(found);
            });
            for (const auto& id : open) problems.push_back(kind + " " + id + " never ends");
        }
}

std::set<std::string> bookmark_names(const Package& package) {
    std::set<std::string> names;
    for (const auto& [name, story] : stories(package))
        each(story, [&](const pugi::xml_node& node) {
            if (node.name() == std::string("w:bookmarkStart")) names.insert(node.attribute("w:name").value());
        });
    return names;
}

void target(Problems& problems, const std::set<std::string>& names, const std::string& instruction) {
    const auto begin = instruction.find_first_not_of(' ');
    const auto space = instruction.find(' ', begin);
    const std::string kind = instruction.substr(begin, space - begin);
    if (kind != "REF" && kind != "PAGEREF" && kind != "NOTEREF") return;
    const std::string name = instruction.substr(space + 1, instruction.find(' ', space + 1) - space - 1);
    if (!names.contains(name)) problems.push_back(kind + " to " + name + ", which is missing");
}

void fields(const Package& package, Problems& problems) {
    const auto names = bookmark_names(package);
    for (const auto& [name, story] : stories(package)) {
        std::vector<std::pair<bool, std::string>> stack;  // separated, instruction
        each(story, [&](const pugi::xml_node& node) {
            const std::string element = node.name();
            const std::string kind = node.attribute("w:fldCharType").value();
            if (element == "w:hyperlink" && node.attribute("w:anchor") &&
                !names.contains(node.attribute("w:anchor").value()))
                problems.push_back("link to " + std::string(node.attribute("w:anchor").value()) + ", which is missing");
            if (element == "w:instrText" && (stack.empty() || stack.back().first))
                problems.push_back("instruction outside a field");
            else if (element == "w:instrText")
                stack.back().second += node.text().get();
            if (kind == "begin")
                stack.emplace_back(false, "");
            else if (!kind.empty() && stack.empty())
                problems.push_back("field " + kind + " without a begin");
            else if (kind == "separate")
                stack.back().first = true;
            else if (kind == "end") {
                target(problems, names, stack.back().second);
                stack.pop_back();
            }
        });
        if (!stack.empty()) problems.push_back("a field never ends in " + name);
    }
}

void table(const pugi::xml_node& node, Problems& problems) {
    const auto columns = std::distance(node.child("w:tblGrid").begin(), node.child("w:tblGrid").end());
    if (columns == 0) problems.push_back("a table without a grid");
    std::set<int> merged;
    for (const auto row : node.children("w:tr")) {
        int column = 0;
        std::set<int> going_on;
        for (const auto cell : row.children("w:tc")) {
            const auto properties = cell.child("w:tcPr");
            if (const auto merge = properties.child("w:vMerge")) {
                if (merge.attribute("w:val").value() != std::string("restart") && !merged.contains(column))
                    problems.push_back("vMerge goes on, but nothing began it");
                going_on.insert(column);
            }
            if (cell.last_child().name() != std::string("w:p"))
                problems.push_back("a cell that does not end in a paragraph");
            column += std::max(1, properties.child("w:gridSpan").attribute("w:val").as_int());
        }
        if (column != columns) problems.push_back("a row that does not fill the grid");
        merged = going_on;
    }
}

void notes(const Package& package, Problems& problems) {
    for (const std::string kind : {"footnote", "comment"}) {
        std::set<std::string> there, referred;
        each(tree(package, "/word/" + kind + "s.xml"), [&](const pugi::xml_node& node) {
            if (node.name() == "w:" + kind && !node.attribute("w:type")) there.insert(node.attribute("w:id").value());
        });
        each(tree(package, "/word/document.xml"), [&](const pugi::xml_node& node) {
            if (node.name() == "w:" + kind + "Reference" && !referred.insert(node.attribute("w:id").value()).second)
                problems.push_back(kind + " referred to twice");
        });
        if (there != referred) problems.push_back(kind + "s and their references differ");
    }
}

void texts(const Package& package, Problems& problems) {
    for (const auto& [name, story] : stories(package)) {
        for (const auto& found : story.select_nodes("//w:del//w:t")) {
            static_cast<void>(found);
            problems.push_back("shown text in a deletion");
        }
        for (const auto& found : story.select_nodes("//wp:docPr"))
            if (found.node().attribute("descr").empty()) problems.push_back("a picture without an alternative");
    }
}

}  // namespace

Problems problems(const Package& package) {
    Problems found;
    unique_ids(package, found);
    numberings(package, found);
    styles(package, found);
    pairs(package, found);
    fields(package, found);
    for (const auto& [name, story] : stories(package))
        each(story, [&](const pugi::xml_node& node) {
            if (node.name() == std::string("w:tbl")) table(node, found);
        });
    notes(package, found);
    texts(package, found);
    return found;
}

Package build(const model::Assembly& assembly) {
    model::PageLabels labels;
    labels.page_count = 4;
    labels.of_node.assign(assembly.node_count + std::size_t{1}, "3");
    writing::docx::DocxOptions options;
    options.created = 1700000000;
    return writing::docx::build_docx(assembly, sample::theme(), sample::messages(), labels, options);
}

pugi::xml_document tree(const Package& package, const std::string& name) {
    pugi::xml_document document;
    if (const auto* part = package.find(name))
        document.load_string(part->bytes.c_str(), pugi::parse_default | pugi::parse_ws_pcdata);
    return document;
}

std::string shown_text(const pugi::xml_node& node) {
    std::string out;
    each(node, [&](const pugi::xml_node& inner) {
        if (inner.name() == std::string("w:t")) out += inner.text().get();
        if (inner.name() == std::string("w:tab")) out += '\t';
    });
    return out;
}

}  // namespace lint
