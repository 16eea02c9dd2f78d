// SPDX-License-Identifier: MPL-2.0
#include "write/docx/docx.h"

#include <algorithm>
#include <utility>

#include "model/walk.h"
#include "write/docx/drawing.h"
#include "write/docx/markup.h"
#include "write/docx/parts.h"
#include "write/docx/story.h"
#include "write/docx/styles.h"
#include "write/ooxml/properties.h"

namespace writing::docx {
namespace {

// A Div for certain formats only: this writer makes docx, and xml is the same document.
bool is_for_others(const model::Block& block) {
    const auto* div = std::get_if<model::Div>(&block.kind);
    if (!div || div->kind != model::DivKind::only) return false;
    const std::string* formats = block.attributes.find("format");
    if (!formats) return false;
    std::string word;
    for (const char c : *formats + ",") {
        if (c != ',' && c != ' ' && c != '|') {
            word += c;
            continue;
        }
        if (word == "docx" || word == "xml") return false;
        word.clear();
    }
    return true;
}

bool has_blocks_for_others(const model::Assembly& assembly) {
    bool found = false;
    model::for_each_node(assembly.blocks,
                         {[&](const model::Block& block) { found = found || is_for_others(block); }, {}});
    return found;
}

// What this format shows: the other formats' blocks taken out, node ids kept.
model::Assembly without_others(const model::Assembly& assembly) {
    model::Assembly kept = assembly;
    model::for_each_blocks(kept.blocks, [](model::Blocks& blocks) { std::erase_if(blocks, is_for_others); });
    return kept;
}

std::string document_part(Shared& shared, std::vector<ooxml::Relationship>& relationships) {
    std::string out;
    support::XmlWriter xml(out);
    constexpr std::string_view drawing = "http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing";
    xml.declaration();
    if (shared.form.is_form())
        xml.open("w:document", {{"xmlns:w", word_namespace},
                                {"xmlns:r", relationship_namespace},
                                {"xmlns:wp", drawing},
                                {"xmlns:mc", compatibility_namespace},
                                {"xmlns:w14", word_2010_namespace},
                                {"xmlns:w15", word_2012_namespace},
                                {"mc:Ignorable", "w14 w15"}});
    else
        xml.open("w:document",
                 {{"xmlns:w", word_namespace}, {"xmlns:r", relationship_namespace}, {"xmlns:wp", drawing}});
    xml.open("w:body");
    Story(out, shared, relationships).write_body();
    xml.close();
    xml.close();
    return out;
}

class PackageBuilder {
  public:
    explicit PackageBuilder(Shared& shared) : shared_(shared) {}

    ooxml::Package build() {
        const std::string language = ooxml::office_language(shared_.assembly.metadata.language);
        ooxml::relate(package_.relationships, std::string(office_relationship) + "officeDocument", "word/document.xml");
        std::vector<ooxml::CustomProperty> own;
        if (shared_.form.is_form()) own.push_back({"aftale-formular", shared_.assembly.metadata.kind, {}});
        ooxml::add_properties(package_, shared_.assembly.metadata, shared_.options.created, shared_.labels.page_count,
                              own);
        package_.parts.push_back({"/word/document.xml", content_type("document.main"), {}, {}});
        const std::size_t document = package_.parts.size() - 1;

        std::vector<ooxml::Relationship> relationships;
        std::string body = document_part(shared_, relationships);
        const std::vector<FurniturePart> furniture = furniture_of(body);
        for (const auto& part : furniture)
            relationships.push_back({part.id, office(is_head(part.which) ? "header" : "footer"), part.file, false});
        const bool hyphenated = shared_.theme.style("body").hyphenated;
        const auto add = [&](const char* name, const std::string& type, const char* relation, std::string bytes) {
            package_.parts.push_back({"/word/" + std::string(name), type, std::move(bytes), {}});
            ooxml::relate(relationships, relation, name);
        };
        add("styles.xml", content_type("styles"), office("styles").c_str(),
            styles_part(shared_.theme, language, shared_.numbering.numbers_headings(), shared_.assembly.draft));
        add("theme/theme1.xml", "application/vnd.openxmlformats-officedocument.theme+xml", office("theme").c_str(),
            theme_part(shared_.theme));
        add("settings.xml", content_type("settings"), office("settings").c_str(),
            settings_part(language, hyphenated, shared_.notes.stem()));
        add("fontTable.xml", content_type("fontTable"), office("fontTable").c_str(), font_table_part(shared_.theme));
        const std::string notes = shared_.notes.stem() + "s";
        add((notes + ".xml").c_str(), content_type(notes), office(notes).c_str(), {});
        package_.parts.back().bytes = footnotes_part(shared_, package_.parts.back().relationships);
        add("numbering.xml", content_type("numbering"), office("numbering").c_str(),
            shared_.numbering.part(shared_.theme));
        if (!shared_.comments.marks().empty()) {
            add("comments.xml", content_type("comments"), office("comments").c_str(), comments_part(shared_));
            add("commentsExtended.xml", content_type("commentsExtended"),
                "http://schemas.microsoft.com/office/2011/relationships/commentsExtended",
                comments_extended_part(shared_));
        }
        add_furniture(furniture);
        add_media();
        if (shared_.form.is_form()) {
            add_catalogue(relationships);
            add_glossary(relationships);
        }
        package_.parts[document].bytes = std::move(body);
        package_.parts[document].relationships = std::move(relationships);
        return std::move(package_);
    }

  private:
    static std::string content_type(const std::string& name) { return std::string(word_content_type) + name + "+xml"; }
    static std::string office(const std::string& name) { return std::string(office_relationship) + name; }

    struct FurniturePart {
        Furniture which;
        const char* file;
        std::string id;
    };
    // The heads and feet that a section of the body refers to.
    static std::vector<FurniturePart> furniture_of(std::string_view body) {
        const FurnitureIds ids;
        std::vector<FurniturePart> all = {{Furniture::head, "header1.xml", ids.head},
                                          {Furniture::foot, "footer1.xml", ids.foot},
                                          {Furniture::first_head, "header2.xml", ids.first_head},
                                          {Furniture::first_foot, "footer2.xml", ids.first_foot},
                                          {Furniture::wide_head, "header3.xml", ids.wide_head},
                                          {Furniture::wide_foot, "footer3.xml", ids.wide_foot}};
        std::erase_if(all, [&](const FurniturePart& part) {
            return body.find("r:id=\"" + part.id + "\"") == std::string_view::npos;
        });
        return all;
    }
    static bool is_head(Furniture which) {
        return which == Furniture::head || which == Furniture::first_head || which == Furniture::wide_head;
    }

    void add_furniture(const std::vector<FurniturePart>& furniture) {
        for (const auto& part : furniture)
            package_.parts.push_back({"/word/" + std::string(part.file),
                                      content_type(is_head(part.which) ? "header" : "footer"),
                                      furniture_part(shared_, part.which),
                                      {}});
    }

    void add_media() {
        for (const auto& [resource, target] : shared_.media.used()) {
            const auto& picture = shared_.assembly.resources[resource];
            package_.parts.push_back({"/word/" + target, picture.media_type, picture.bytes, {}});
        }
    }

    // The list of a form's fields, as a custom XML part: programs that know nothing of it keep it.
    void add_catalogue(std::vector<ooxml::Relationship>& relationships) {
        ooxml::relate(relationships, office("customXml"), "../customXml/item1.xml");
        ooxml::Part item{
            "/customXml/item1.xml", "application/xml", shared_.form.catalogue_part(shared_.assembly.metadata), {}};
        ooxml::relate(item.relationships, office("customXmlProps"), "itemProps1.xml");
        package_.parts.push_back(std::move(item));
        package_.parts.push_back({"/customXml/itemProps1.xml",
                                  "application/vnd.openxmlformats-officedocument.customXmlProperties+xml",
                                  Form::catalogue_properties_part(),
                                  {}});
    }

    // Word reads the prompts' look from the glossary's own styles.
    void add_glossary(std::vector<ooxml::Relationship>& relationships) {
        ooxml::relate(relationships, office("glossaryDocument"), "glossary/document.xml");
        ooxml::Part glossary{"/word/glossary/document.xml", content_type("document.glossary"), shared_.form.glossary_part(),
                             {}};
        for (const char* name : {"styles", "fontTable"}) {
            const ooxml::Part* original = package_.find("/word/" + std::string(name) + ".xml");
            ooxml::Part copy{"/word/glossary/" + std::string(name) + ".xml", original->content_type, original->bytes, {}};
            ooxml::relate(glossary.relationships, office(name), std::string(name) + ".xml");
            package_.parts.push_back(std::move(copy));
        }
        package_.parts.push_back(std::move(glossary));
    }

    Shared& shared_;
    ooxml::Package package_;
};

void report_pictures(const model::Assembly& assembly, model::Diagnostics& diagnostics) {
    model::for_each_node(assembly.blocks,
                         {[&](const model::Block& block) {
                              const auto* figure = std::get_if<model::Figure>(&block.kind);
                              if (!figure || !figure->resource) return;
                              const auto& picture = assembly.resources[*figure->resource];
                              if (!is_raster(picture))
                                  diagnostics.warning("docx-picture.vector", block.span, {{"file", picture.path}});
                          },
                          {}});
}

}  // namespace

ooxml::Package build_docx(const model::Assembly& assembly, const model::Theme& theme, const model::Messages& words,
                          const model::PageLabels& labels, const DocxOptions& options) {
    if (has_blocks_for_others(assembly)) return build_docx(without_others(assembly), theme, words, labels, options);
    if (options.diagnostics) report_pictures(assembly, *options.diagnostics);
    Shared shared(assembly, theme, words, labels, options);
    return PackageBuilder(shared).build();
}

std::string to_docx(const ooxml::Package& package) {
    return ooxml::to_zip(package);
}

std::string to_flat_opc(const ooxml::Package& package) {
    return ooxml::to_flat_opc(package, "Word.Document");
}

std::string dump_parts(const ooxml::Package& package) {
    return ooxml::dump(package);
}

}  // namespace writing::docx
