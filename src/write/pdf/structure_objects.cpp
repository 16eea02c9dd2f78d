// SPDX-License-Identifier: MPL-2.0
#include "write/pdf/structure_objects.h"

#include <algorithm>

#include "write/pdf/syntax.h"

namespace writing::pdf {
namespace {

class StructureWriter {
  public:
    StructureWriter(ObjectFile& file, const Tree& tree, const MarkedPages& marked, const std::vector<ObjectId>& pages,
                    const std::vector<LinkAnnotation>& links)
        : file_(file),
          tree_(tree),
          marked_(marked),
          pages_(pages),
          links_(links),
          root_(file.alloc()),
          first_(file.alloc(tree.elements.size())),
          annotations_(tree.elements.size()) {
        for (std::size_t i = 0; i < links.size(); ++i)
            annotations_[static_cast<std::size_t>(links[i].element)].push_back(i);
    }

    ObjectId write() {
        for (std::size_t i = 0; i < tree_.elements.size(); ++i) file_.put(object(i), element(tree_.elements[i], i));
        std::string text = "<</Type/StructTreeRoot/K " + reference(object(0)) + "/ParentTree " +
                           reference(parent_tree()) + "/ParentTreeNextKey " +
                           std::to_string(pages_.size() + links_.size()) + "/RoleMap<<";
        for (const auto& [own, standard] : role_map()) text += name(name_of(own)) + name(name_of(standard));
        text += ">>";
        if (const ObjectId ids = id_tree()) text += "/IDTree " + reference(ids);
        file_.put(root_, text + ">>");
        return root_;
    }

  private:
    ObjectId object(std::size_t element) const { return first_ + static_cast<ObjectId>(element); }

    /// The page that an element's content begins on: integer MCIDs of its K mean this page (ISO 32000-1, table 323).
    std::int64_t first_page(const Element& element, std::size_t index) const {
        for (const std::int32_t kid : element.kids)
            if (kid < 0 && !pieces(kid).empty()) return pieces(kid).front().page;
        if (!annotations_[index].empty()) return links_[annotations_[index].front()].page;
        return -1;
    }

    const std::vector<MarkedContent>& pieces(std::int32_t kid) const {
        return marked_.by_slot[static_cast<std::size_t>(~kid)];
    }

    std::string kids(const Element& element, std::size_t index, std::int64_t page) const {
        std::string text = "/K[";
        for (const std::int32_t kid : element.kids) {
            if (kid >= 0) {
                text += reference(object(static_cast<std::size_t>(kid))) + " ";
                continue;
            }
            for (const auto& piece : pieces(kid)) {
                const std::string mcid = std::to_string(piece.mcid);
                text += piece.page == page ? mcid + " "
                                           : "<</Type/MCR/Pg " + reference(pages_[piece.page]) + "/MCID " + mcid + ">>";
            }
        }
        for (const std::size_t link : annotations_[index]) {
            text += "<</Type/OBJR/Obj " + reference(links_[link].object);
            if (links_[link].page != page) text += "/Pg " + reference(pages_[links_[link].page]);
            text += ">>";
        }
        return text + "]";
    }

    std::string element(const Element& element, std::size_t index) const {
        const std::int64_t page = first_page(element, index);
        std::string text = "<</S" + name(name_of(element.tag)) + "/P " +
                           reference(element.parent < 0 ? root_ : object(static_cast<std::size_t>(element.parent)));
        if (page >= 0) text += "/Pg " + reference(pages_[static_cast<std::size_t>(page)]);
        if (element.has_id) text += "/ID" + byte_string(tree_.id_of(element));
        text += attributes(element);
        if (element.text >= 0) {
            const auto& said = tree_.texts[static_cast<std::size_t>(element.text)];
            if (!said.language.empty()) text += "/Lang" + text_string(said.language);
            if (!said.alternative.empty()) text += "/Alt" + text_string(said.alternative);
            if (!said.expansion.empty()) text += "/E" + text_string(said.expansion);
        }
        return text + kids(element, index, page) + ">>";
    }

    /// ISO 32000-1, 14.8.5: what tells tables, lists, figures and changes apart from their content.
    std::string attributes(const Element& element) const {
        std::string table;
        if (element.scope != Scope::none) table += element.scope == Scope::row ? "/Scope/Row" : "/Scope/Column";
        if (element.row_span > 1) table += "/RowSpan " + std::to_string(element.row_span);
        if (element.column_span > 1) table += "/ColSpan " + std::to_string(element.column_span);
        if (element.headers >= 0) {
            table += "/Headers[";
            for (const std::int32_t header : tree_.header_sets[static_cast<std::size_t>(element.headers)])
                table += byte_string(tree_.id_of(tree_.elements[static_cast<std::size_t>(header)]));
            table += "]";
        }
        if (!table.empty()) return "/A<</O/Table" + table + ">>";
        if (element.numbering != ListNumbering::unset)
            return std::string("/A<</O/List/ListNumbering/") + name_of(element.numbering) + ">>";
        if (element.tag == Tag::insertion) return "/A<</O/Layout/TextDecorationType/Underline>>";
        if (element.tag == Tag::deletion) return "/A<</O/Layout/TextDecorationType/LineThrough>>";
        const Box* box = element.text >= 0 ? tree_.texts[static_cast<std::size_t>(element.text)].box : nullptr;
        if (box == nullptr) return {};
        std::string layout = "/A<</O/Layout/BBox[";
        append_numbers(layout, {box->left, box->bottom, box->right, box->top});
        return layout + "]>>";
    }

    /// ISO 32000-1, 14.7.4.4: by page the owners of its marked content, then by annotation its Link.
    ObjectId parent_tree() {
        std::string numbers = "<</Nums[";
        for (std::size_t page = 0; page < pages_.size(); ++page) {
            std::string owners = "[";
            for (const std::int32_t owner : marked_.owners[page])
                owners += reference(object(static_cast<std::size_t>(owner))) + " ";
            const ObjectId id = file_.alloc();
            file_.put(id, owners + "]");
            numbers += std::to_string(page) + " " + reference(id) + " ";
        }
        for (std::size_t i = 0; i < links_.size(); ++i)
            numbers += std::to_string(pages_.size() + i) + " " +
                       reference(object(static_cast<std::size_t>(links_[i].element))) + " ";
        const ObjectId id = file_.alloc();
        file_.put(id, numbers + "]>>");
        return id;
    }

    /// 0 when no element has an id. Names sort by bytes, as ids of one length do by number.
    ObjectId id_tree() {
        std::vector<std::pair<std::string, ObjectId>> ids;
        for (std::size_t i = 0; i < tree_.elements.size(); ++i)
            if (tree_.elements[i].has_id) ids.emplace_back(tree_.id_of(tree_.elements[i]), object(i));
        if (ids.empty()) return 0;
        std::sort(ids.begin(), ids.end());
        std::string names = "<</Names[";
        for (const auto& [text, element] : ids) names += byte_string(text) + reference(element) + " ";
        const ObjectId id = file_.alloc();
        file_.put(id, names + "]>>");
        return id;
    }

    ObjectFile& file_;
    const Tree& tree_;
    const MarkedPages& marked_;
    const std::vector<ObjectId>& pages_;
    const std::vector<LinkAnnotation>& links_;
    ObjectId root_, first_;
    std::vector<std::vector<std::size_t>> annotations_;  // by element
};

}  // namespace

ObjectId write_structure(ObjectFile& file, const Tree& tree, const MarkedPages& marked,
                         const std::vector<ObjectId>& pages, const std::vector<LinkAnnotation>& links) {
    return StructureWriter(file, tree, marked, pages, links).write();
}

}  // namespace writing::pdf
