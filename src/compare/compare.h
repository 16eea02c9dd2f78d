// SPDX-License-Identifier: MPL-2.0
// Two versions of a document go in; what changed between them comes out, as a list and as one document in which every
// change is marked. Words are compared, whether they are struck out, where links lead out of the document, and levels that
// a number shows; bold and widths are not.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "model/assembly.h"
#include "model/messages.h"

namespace compare {

enum class ChangeKind : std::uint8_t { inserted, deleted, changed, moved };

/// What of a document a change concerns.
enum class Part : std::uint8_t {
    metadata,
    heading,
    paragraph,
    list_item,
    term,
    table,
    row,
    cell,
    caption,
    figure,
    code,
    note
};

/// A block in one of the two versions: its node there, the anchor of the nearest block that has one, and its source.
struct Place {
    model::NodeId node = 0;
    std::string anchor;
    model::Span span;
};

struct Change {
    ChangeKind kind = ChangeKind::changed;
    Part part = Part::paragraph;
    /// Absent in metadata, and where the block stands in the other version alone.
    std::optional<Place> old_place, now_place;
    /// Number and title of the section it stands in ("2.1 Opgaver"): of the new version, of the old one for a deletion.
    std::string section;
    std::string old_section;
    /// Which one of its kind: the metadata's key ("version"), "Tabel 2 · Assens · Antal" of a cell, a note's number.
    std::string label;
    /// The whole words of the block before and after; one is empty for insertions and deletions.
    std::string before, after;
};

struct Comparison {
    /// In the reading order of the new version, metadata first; a deletion stands where its block stood, a footnote's
    /// changes after the block that calls it. Moved blocks are named once, where they stand now.
    std::vector<Change> changes;
    /// The new version with everything deleted put back where it stood, both marked by review marks. It keeps what
    /// model::Assembly promises. With all marks accepted its words are the new version's, with all rejected the old
    /// one's; two things have no words to mark: the drawing of a figure is the new one's, and rules between paragraphs.
    /// A deleted heading is unnumbered and begins with its old number, a deleted caption with its old label; a deleted
    /// figure and changed code are paragraphs. Its id is the new document's.
    model::Assembly redline;
};

/// Compares two finished documents. Review marks of their own count as accepted, and comments are left out. `words` is
/// the new document's catalogue: the redline's title, notice and author are in its language.
/// Time grows with the number of blocks and the square of what changed, up to a bound: beyond that, blocks between
/// two that occur once in each version and are equal are compared with each other alone.
Comparison compare(const model::Assembly& old, const model::Assembly& now, const model::Messages& words);

/// "Ændringer fra version 1.0 til 1.1", by what the two say of themselves: version, else date, else neither.
std::string between_versions(const model::Metadata& old, const model::Metadata& now, const model::Messages& words);

/// A document of one table with a row for every change, for a workbook: number, section, place, kind, before, after.
model::Assembly change_log(const Comparison& comparison, const model::Assembly& now, const model::Messages& words);

/// The changes as text, a line or three each; for --dump changes and tests.
std::string dump(const std::vector<Change>& changes);

}  // namespace compare
