// SPDX-License-Identifier: MPL-2.0
// What the parts of one reading share: where things stand, what was defined anywhere in the text, and what is reported.
#pragma once

#include <map>
#include <set>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

#include "model/diagnostic.h"
#include "model/document.h"
#include "read/attribute_list.h"
#include "read/markdown_text.h"

namespace reading {

/// Containers inside containers, and inlines inside inlines; deeper ones are shown as text and reported.
inline constexpr int deepest_nesting = 100;

struct LinkTarget {
    std::string target;
    std::string title;
};

/// A review mark whose end has not been met yet.
struct OpenMark {
    char sign = '+';  // of its delimiter: + - ~ =, and > once `~>` was met
    std::size_t mark = 0;
    model::Span opener;
    std::size_t deletion = 0;  // with `>`: the mark of the first half
};

class Reading {
  public:
    Reading(const TextPlaces& places, model::Diagnostics& diagnostics) : places_(places), diagnostics_(diagnostics) {}

    model::Span span(Range range) const { return places_.span(range); }
    void error(std::string key, Range where, model::MessageArgs args = {});
    void error_at(std::string key, model::Span where, model::MessageArgs args = {});
    void warning(std::string key, Range where, model::MessageArgs args = {});
    /// Once for a reading: one place says it all, and hostile text has thousands.
    void report_nesting(Range where);

    /// Takes over a parsed list: gives its attributes their span, reports repeated keys and an id that was given
    /// before. `base` is where the text that was parsed stands.
    model::Attributes accept(AttributeList list, const MappedText& base, std::size_t begin);
    /// Keeps the first place of an id, reports the later ones.
    void note_id(const std::string& id, model::Span where);

    // Found while the blocks are read, needed by the inlines
    std::unordered_map<std::string, LinkTarget> links;
    struct Abbreviation {
        std::string shorter;
        std::string expansion;
    };
    /// By first byte, longest first once `sort_abbreviations` ran.
    std::map<char, std::vector<Abbreviation>> abbreviations;
    void sort_abbreviations();
    std::set<std::string, std::less<>> footnote_labels;
    /// A table's cell has no review marks unless they are kept elsewhere.
    bool review_marks_allowed = true;

    // Found while the inlines are read
    std::vector<model::ReviewMark> marks;
    std::vector<OpenMark> open_marks;
    /// Where a mark says whom it answers, by its index.
    std::map<std::size_t, model::Span> replies;
    std::vector<model::Want> wants;

  private:
    const TextPlaces& places_;
    model::Diagnostics& diagnostics_;
    std::unordered_map<std::string, model::Span> ids_;
    bool nesting_reported_ = false;
};

}  // namespace reading
