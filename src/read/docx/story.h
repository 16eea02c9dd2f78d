// SPDX-License-Identifier: MPL-2.0
// The words of a Word document as blocks: tracked insertions are in, deletions out.
#pragma once

#include <map>
#include <optional>
#include <string>
#include <utility>
#include <vector>

#include "model/node.h"
#include "read/docx/package.h"

namespace reading::docx {

using Nodes = std::vector<pugi::xml_node>;

/// A paragraph's list: `id` of its numbering, `level` from 0.
struct ListPlace {
    std::string id;
    int level = 0;
    bool operator==(const ListPlace&) const = default;
};

/// word/styles.xml, as far as reading asks.
class Styles {
  public:
    explicit Styles(const Package& package);

    /// The name that Word knows the style by, in small letters ("heading 1"), whatever its id; "" for an unknown one.
    std::string name(std::string_view id) const;
    /// Level of a heading from 1, or 0.
    int heading_level(std::string_view id) const;
    std::optional<ListPlace> list(std::string_view id) const;

  private:
    struct Style {
        std::string name, based_on;
        std::optional<ListPlace> list;
    };
    std::map<std::string, Style, std::less<>> styles_;
};

/// word/numbering.xml, as far as reading asks.
class Numberings {
  public:
    explicit Numberings(const Package& package);
    bool is_ordered(const ListPlace& place) const;
    int start(const ListPlace& place) const;

  private:
    struct Level {
        bool ordered = false;
        int start = 1;
    };
    std::map<std::pair<std::string, int>, Level> levels_;  // numbering, level
};

/// What reading a document's words needs beside them, and what it had to leave out.
struct Reading {
    explicit Reading(const Package& package_) : package(package_), styles(package_), numberings(package_) {}

    const Package& package;
    Styles styles;
    Numberings numberings;
    bool lost_pictures = false;
    bool lost_notes = false;
    bool lost_symbols = false;    // signs of a symbol font that have no character
    bool lost_hidden = false;     // hidden text is left out
    bool lost_looks = false;      // underlining and highlighting
    bool lost_others = false;     // embedded documents
    bool plain_formulas = false;  // as text
    bool plain_boxes = false;     // text boxes, as text
};

/// The text without blanks and line breaks at its ends.
std::string trimmed(std::string_view text);
/// A sign of a symbol font as text; "" when it has none.
std::string symbol_text(pugi::xml_node symbol);

/// Runs and what holds them. Line breaks are LineBreak; formatting never begins or ends with a space.
model::Inlines read_inlines(const Nodes& nodes, Reading& reading);
/// Paragraphs, tables and what holds them, runs beside each other as a paragraph. Empty paragraphs are left out.
model::Blocks read_blocks(const Nodes& nodes, Reading& reading);
model::Block read_table(pugi::xml_node table, Reading& reading);

/// The list that a paragraph is an item of, if any.
std::optional<ListPlace> list_of(pugi::xml_node paragraph, const Reading& reading);
/// A paragraph that is part of a list, and what follows it in the same item.
struct ListedBlock {
    ListPlace place;
    model::Block block;
};
/// Nested lists of items in their order.
model::Blocks build_lists(std::vector<ListedBlock> items, const Reading& reading);

/// Paragraphs that begin with a typed bullet, and two or more running that begin with dashes or with numbers in their
/// order, as lists. A lone dash or number may be what the words begin with, and stays.
model::Blocks with_typed_lists(model::Blocks blocks);

/// The elements inside a node that a reader sees: content of controls, insertions and choices in place of their
/// holders, deletions left out.
Nodes visible_children(pugi::xml_node parent);

}  // namespace reading::docx
