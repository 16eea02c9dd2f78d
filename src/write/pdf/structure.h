// SPDX-License-Identifier: MPL-2.0
// Takes an Assembly and what layout placed of it; gives the logical structure tree (ISO 32000-1, 14.7 and 14.8).
// The tree comes from the Assembly alone, never from where things stand on pages.
#pragma once

#include <array>
#include <cstdint>
#include <string>
#include <utility>
#include <vector>

#include "model/assembly.h"
#include "write/pdf/placed.h"

namespace writing::pdf {

enum class Tag : std::uint8_t {
    document,
    part,
    sect,
    div,
    block_quote,
    toc,
    toci,
    h1,
    h2,
    h3,
    h4,
    h5,
    h6,
    p,
    l,
    li,
    lbl,
    l_body,
    table,
    t_head,
    t_body,
    tr,
    th,
    td,
    caption,
    figure,
    note,
    reference,
    link,
    code,
    span,
    // Ours, mapped to standard types by the RoleMap:
    title,
    aside,
    insertion,
    deletion
};
const char* name_of(Tag tag);
/// Our own types and the standard type that each stands for.
const std::vector<std::pair<Tag, Tag>>& role_map();

enum class Scope : std::uint8_t { none, row, column };
/// ISO 32000-1, table 347: ListNumbering.
enum class ListNumbering : std::uint8_t {
    unset,
    none,
    disc,
    decimal,
    upper_roman,
    lower_roman,
    upper_alpha,
    lower_alpha
};
const char* name_of(ListNumbering numbering);

/// What few elements have.
struct ElementText {
    std::string language;      // BCP 47, where it differs from the parent's
    std::string alternative;   // Alt
    std::string expansion;     // E
    const Box* box = nullptr;  // BBox of a figure
};

struct Element {
    Tag tag = Tag::p;
    Scope scope = Scope::none;
    ListNumbering numbering = ListNumbering::unset;
    bool has_id = false;
    std::uint16_t row_span = 1, column_span = 1;
    std::int32_t parent = -1;
    std::int32_t headers = -1;  // index into Tree::header_sets
    std::int32_t text = -1;     // index into Tree::texts
    model::NodeId node = 0;
    std::vector<std::int32_t> kids;  // an element's index, or ~ a slot's index, in reading order
};

/// Whether a node's own text is a word apart from what stands beside it in the same element, or each of its runs is.
enum class Separation : std::uint8_t { none, whole, each_run };

/// A slot is a place in an element where marked content goes; neighbouring texts share one.
struct Tree {
    std::vector<Element> elements;                       // 0 is Document; parents before their kids
    std::vector<std::int32_t> slot_owner;                // index: slot; the element's index
    std::vector<std::int32_t> content_slot, label_slot;  // index: NodeId; -1: none
    std::vector<std::int32_t> link_element;  // index: NodeId; the element that its annotations belong to, or -1
    std::vector<std::vector<std::int32_t>> header_sets;  // the TH elements that a cell's Headers name
    std::vector<ElementText> texts;
    std::vector<Separation> separation;  // index: NodeId

    /// Unique in the document and in ASCII: "n00000012", of the element's node.
    std::string id_of(const Element& element) const;
    /// The slot of a mark, or -1 when nothing in the tree owns it.
    std::int32_t slot_of(const model::Mark& mark) const;
};

/// `placed` must outlive the tree.
Tree build_tree(const model::Assembly& assembly, const Placed& placed);

/// The heading levels as the tree tags them, in reading order of `levels`: the first is 1 and none is skipped
/// (ISO 14289-1, 7.4.2), whatever the author wrote.
class HeadingLevels {
  public:
    int next(int level);

  private:
    std::vector<int> open_;
};

}  // namespace writing::pdf
