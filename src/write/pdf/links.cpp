// SPDX-License-Identifier: MPL-2.0
#include "write/pdf/links.h"

#include "model/walk.h"
#include "support/web_address.h"
#include "write/pdf/syntax.h"

namespace writing::pdf {
namespace {

/// What a link says when its annotation is read alone (ISO 14289-1, 7.18.5).
class LinkWords {
  public:
    LinkWords(const model::NodeTable& nodes, const model::Assembly& assembly, const model::Messages& words)
        : nodes_(nodes), assembly_(assembly), words_(words) {}

    std::string of(const model::LinkArea& area) const {
        std::string text;
        if (area.node < nodes_.inlined.size()) {
            if (const auto* entry = nodes_.contents_entry[area.node])
                text = entry->number + (entry->number.empty() ? "" : " ") + model::plain_text(entry->children, assembly_.review_marks);
            if (const auto* node = nodes_.inlined[area.node]) text = of(*node);
        }
        if (text.empty()) return area.url.empty() ? assembly_.metadata.title : area.url;
        return area.url.empty() || text == area.url ? text : text + " (" + area.url + ")";
    }

  private:
    std::string of(const model::Inline& node) const {
        if (const auto* call = std::get_if<model::FootnoteCall>(&node.kind)) {
            if (call->index >= assembly_.footnotes.size()) return {};
            const std::string& number = assembly_.footnotes[call->index].number;
            return words_.has("note.label") ? words_.text("note.label", {{"number", number}}) : number;
        }
        if (const auto* boundary = std::get_if<model::ReviewBoundary>(&node.kind)) return comment(boundary->mark);
        return model::plain_text(model::Inlines{node}, assembly_.review_marks);
    }

    /// "K2: Hvem betaler?", by the comment's rank among comments.
    std::string comment(std::size_t mark) const {
        const auto& marks = assembly_.review_marks;
        if (mark >= marks.size() || !words_.has("comments.mark")) return {};
        std::size_t rank = 0;
        for (std::size_t i = 0; i <= mark; ++i)
            rank += marks[i].kind == model::ReviewKind::comment && !marks[i].comment.empty() ? 1 : 0;
        const std::string label = words_.text("comments.mark", {{"number", std::to_string(rank)}});
        return marks[mark].comment.empty() ? label : label + ": " + marks[mark].comment;
    }

    const model::NodeTable& nodes_;
    const model::Assembly& assembly_;
    const model::Messages& words_;
};

}  // namespace

Destinations::Destinations(const model::Pages& pages, const std::vector<model::NodeId>& parents,
                           const std::vector<ObjectId>& page_ids)
    : pages_(pages), parents_(parents), page_ids_(page_ids) {}

bool Destinations::placed(model::NodeId node) const {
    return node < pages_.places.size() && pages_.places[node].placed && pages_.places[node].page < page_ids_.size();
}

std::string Destinations::of(model::NodeId node) const {
    while (node != 0 && !placed(node)) node = node < parents_.size() ? parents_[node] : 0;
    if (node == 0) return "[" + reference(page_ids_.front()) + "/Fit]";
    const auto& place = pages_.places[node];
    return "[" + reference(page_ids_[place.page]) + "/XYZ null " + number(pages_.pages[place.page].height - place.y) +
           " null]";
}

std::vector<LinkAnnotation> write_links(ObjectFile& file, const model::NodeTable& nodes,
                                        const model::Assembly& assembly, const model::Pages& pages, const Tree& tree,
                                        const Destinations& destinations, const std::vector<ObjectId>& page_ids,
                                        const model::Messages& words) {
    const LinkWords said(nodes, assembly, words);
    std::vector<LinkAnnotation> links;
    for (std::uint32_t page = 0; page < pages.pages.size(); ++page) {
        const double height = pages.pages[page].height;
        for (const auto& item : pages.pages[page].items) {
            const auto* area = std::get_if<model::LinkArea>(&item);
            if (area == nullptr || area->node >= tree.link_element.size() || tree.link_element[area->node] < 0)
                continue;
            const ObjectId id = file.alloc();
            // F 4 is Print (ISO 19005-3, 6.3.2).
            std::string text = "<</Type/Annot/Subtype/Link/F 4/Border[0 0 0]/P " + reference(page_ids[page]) + "/Rect[";
            append_numbers(text, {area->rect.x, height - area->rect.y - area->rect.height,
                                  area->rect.x + area->rect.width, height - area->rect.y});
            text += "]/Contents" + text_string(said.of(*area)) + "/StructParent " +
                    std::to_string(pages.pages.size() + links.size());
            text += area->url.empty() ? "/Dest" + destinations.of(area->destination)
                                      : "/A<</S/URI/URI" + byte_string(support::to_uri(area->url)) + ">>";
            file.put(id, text + ">>");
            links.push_back({id, page, tree.link_element[area->node]});
        }
    }
    return links;
}

}  // namespace writing::pdf
