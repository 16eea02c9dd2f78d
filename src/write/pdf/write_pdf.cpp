// SPDX-License-Identifier: MPL-2.0
#include "write/pdf/write_pdf.h"

#include "model/walk.h"
#include "support/ensure.h"
#include "write/pdf/attachments.h"
#include "write/pdf/content.h"
#include "write/pdf/fonts.h"
#include "write/pdf/navigation.h"
#include "write/pdf/pictures.h"
#include "write/pdf/structure_objects.h"
#include "write/pdf/syntax.h"
#include "write/pdf/xmp.h"

namespace writing::pdf {
namespace {

ObjectId write_resources(ObjectFile& file, const std::vector<FaceCodes>& codes,
                         const std::map<std::size_t, ObjectId>& pictures) {
    std::string text = "<</Font<<";
    for (std::size_t face = 0; face < codes.size(); ++face)
        if (codes[face].used()) text += name(font_resource(face)) + " " + reference(write_font(file, codes[face]));
    text += ">>";
    if (!pictures.empty()) {
        text += "/XObject<<";
        for (const auto& [resource, id] : pictures) text += name(picture_resource(resource)) + " " + reference(id);
        text += ">>";
    }
    const ObjectId id = file.alloc();
    file.put(id, text + ">>");
    return id;
}

/// Tabs S: the order of annotations is the structure's (ISO 14289-1, 7.18.3).
void write_page(ObjectFile& file, ObjectId id, ObjectId parent, ObjectId resources, ObjectId content,
                const model::Page& page, std::size_t index, const std::string& annotations) {
    std::string text = "<</Type/Page/Parent " + reference(parent) + "/MediaBox[0 0 ";
    append_numbers(text, {page.width, page.height});
    text += "]/Resources " + reference(resources) + "/Contents " + reference(content) + "/StructParents " +
            std::to_string(index) + "/Tabs/S";
    if (!annotations.empty()) text += "/Annots[" + annotations + "]";
    file.put(id, text + ">>");
}

/// ISO 19005-3, 6.2.3: the colours' meaning, since all of ours are DeviceRGB or DeviceGray.
std::string output_intent(ObjectFile& file, const std::string& profile) {
    const ObjectId id = file.alloc();
    file.put_compressed(id, "/N 3", profile);
    return "/OutputIntents[<</Type/OutputIntent/S/GTS_PDFA1/OutputConditionIdentifier(sRGB)/Info(sRGB IEC61966-2.1)"
           "/DestOutputProfile " +
           reference(id) + ">>]";
}

std::vector<ObjectId> page_objects(ObjectFile& file, std::size_t count) {
    std::vector<ObjectId> ids;
    const ObjectId first = file.alloc(count);
    for (std::size_t i = 0; i < count; ++i) ids.push_back(first + static_cast<ObjectId>(i));
    return ids;
}

/// Writes each page's stream as soon as it is made, so that only compressed pages stay in memory.
std::vector<ObjectId> write_contents(ObjectFile& file, const model::Pages& pages, ContentWriter& writer) {
    std::vector<ObjectId> ids;
    for (const auto& page : pages.pages) {
        ids.push_back(file.alloc());
        file.put_compressed(ids.back(), "", writer.write(page));
    }
    return ids;
}

void write_page_tree(ObjectFile& file, ObjectId root, const model::Pages& pages, const std::vector<ObjectId>& page_ids,
                     const std::vector<ObjectId>& contents, ObjectId resources,
                     const std::vector<LinkAnnotation>& links) {
    std::vector<std::string> annotations(page_ids.size());
    for (const auto& link : links) annotations[link.page] += reference(link.object) + " ";
    std::string kids = "<</Type/Pages/Kids[";
    for (std::size_t i = 0; i < page_ids.size(); ++i) {
        write_page(file, page_ids[i], root, resources, contents[i], pages.pages[i], i, annotations[i]);
        kids += reference(page_ids[i]) + " ";
    }
    file.put(root, kids + "]/Count " + std::to_string(page_ids.size()) + ">>");
}

/// A file must say its title and language (ISO 14289-1, 7.1 and 7.2) even where its author did not.
model::Metadata complete_metadata(const model::Assembly& assembly, const PdfOptions& options) {
    model::Metadata metadata = assembly.metadata;
    if (metadata.title.empty()) metadata.title = assembly.running_title;
    if (metadata.title.empty()) metadata.title = assembly.id.empty() ? assembly.source_path : assembly.id;
    if (metadata.title.empty()) metadata.title = "PDF";
    if (!options.language.empty()) metadata.language = options.language;
    if (metadata.language.empty()) metadata.language = "da";
    return metadata;
}

std::string catalogue(ObjectFile& file, const PdfOptions& options, const FileFacts& facts) {
    const ObjectId xmp = file.alloc();
    file.put_stream(xmp, "<</Type/Metadata/Subtype/XML>>", xmp_packet(facts));
    return "<</Type/Catalog/Metadata " + reference(xmp) +
           "/MarkInfo<</Marked true>>/ViewerPreferences<</DisplayDocTitle true>>" + "/Lang" +
           text_string(facts.metadata.language) + output_intent(file, options.icc_profile);
}

/// Where the author put each resource first.
std::map<std::size_t, model::Span> picture_places(const model::Assembly& assembly) {
    std::map<std::size_t, model::Span> places;
    const model::NodeVisitor visitor{
        [&](const model::Block& block) {
            const auto* figure = std::get_if<model::Figure>(&block.kind);
            if (figure && figure->resource) places.try_emplace(*figure->resource, block.span);
        },
        [&](const model::Inline& node) {
            const auto* image = std::get_if<model::Image>(&node.kind);
            if (image && image->resource) places.try_emplace(*image->resource, node.span);
        }};
    model::for_each_node(assembly.blocks, visitor);
    for (const auto& note : assembly.footnotes) model::for_each_node(note.children, visitor);
    return places;
}

std::string name_dictionary(const std::string& destinations, const std::string& embedded) {
    if (destinations.empty() && embedded.empty()) return {};
    return "/Names<<" + (destinations.empty() ? std::string() : "/Dests" + destinations) + embedded + ">>";
}

}  // namespace

std::string write_pdf(const model::Assembly& assembly, const model::Pages& pages, const font::FontBook& book,
                      const PdfOptions& options) {
    support::ensure(!pages.pages.empty(), "a PDF has at least one page");
    const Placed placed(assembly, pages);
    const Tree tree = build_tree(assembly, placed);
    const model::NodeTable nodes = model::index_nodes(assembly);
    const std::vector<FaceCodes> codes = collect_codes(pages, book);

    ObjectFile file;
    const ObjectId catalog = file.alloc();
    const ObjectId page_root = file.alloc();
    const auto page_ids = page_objects(file, pages.pages.size());
    const auto pictures = write_pictures(file, assembly, pages);
    ContentWriter writer(tree, codes, pictures);
    const auto contents = write_contents(file, pages, writer);
    const ObjectId resources = write_resources(file, codes, pictures);

    const Destinations destinations(pages, nodes.parent, page_ids);
    const auto links = write_links(file, nodes, assembly, pages, tree, destinations, page_ids, options.words);
    write_page_tree(file, page_root, pages, page_ids, contents, resources, links);

    const model::Metadata metadata = complete_metadata(assembly, options);
    const FileFacts facts{metadata, options.program, options.modified};
    std::string root = catalogue(file, options, facts) + "/Pages " + reference(page_root) + "/PageLabels" +
                       page_label_tree(pages) + "/StructTreeRoot " +
                       reference(write_structure(file, tree, writer.marked(), page_ids, links));
    if (const ObjectId outline = write_outline(file, assembly, nodes, tree, destinations))
        root += "/Outlines " + reference(outline) + "/PageMode/UseOutlines";
    const auto attached = write_attachments(file, options.attachments, options.modified);
    root += attached.associated + name_dictionary(destination_names(nodes, destinations), attached.names);
    file.put(catalog, root + ">>");

    const ObjectId info = file.alloc();
    file.put(info, information(facts));
    return file.finish(catalog, info);
}

void check_pictures(const model::Assembly& assembly, model::Diagnostics& diagnostics) {
    const auto places = picture_places(assembly);
    for (std::size_t i = 0; i < assembly.resources.size(); ++i) {
        const auto& resource = assembly.resources[i];
        if (can_write(resource)) continue;
        const auto place = places.find(i);
        diagnostics.warning("pdf-picture", place == places.end() ? model::Span{} : place->second,
                            {{"path", resource.path}});
    }
}

}  // namespace writing::pdf
