// SPDX-License-Identifier: MPL-2.0
// numbering.xml: the headings' numbers, and one numbering for each kind of list.
#pragma once

#include <array>
#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "model/assembly.h"
#include "model/theme.h"

namespace writing::docx {

/// The numbering instance that the heading styles are tied to.
inline constexpr int heading_number_id = 1;

/// A paragraph's numbering: w:numId and w:ilvl.
struct NumberRef {
    int id = 0;
    int level = 0;
};

/// How the labels of a list look: Word's w:numFmt and the text around the number ("%." or the bullet itself).
struct LabelFormat {
    std::string kind;  // none, bullet, decimal, lowerLetter, upperLetter, lowerRoman, upperRoman
    std::string text;  // "%" stands for the number
    auto operator<=>(const LabelFormat&) const = default;
};
/// Reads the format from the labels that merging made ("•", "3.", "b)"). nullopt: the list shows no labels.
std::optional<LabelFormat> label_format(const model::List& list);

/// Where a heading's number comes from: Word's own counting, or its text where Word would count otherwise.
struct HeadingNumber {
    std::optional<NumberRef> reference;  // differs from the style's own: restart, or no number
    std::string literal;                 // written as text
};

class Numbering {
  public:
    explicit Numbering(const model::Assembly& assembly);

    /// True when any heading is numbered by Word; the heading styles then carry numbering.
    bool numbers_headings() const { return numbers_headings_; }
    /// To be called for the headings in the order they are written.
    HeadingNumber heading(const model::Heading& heading);
    /// The reference for the items of a list, counting from its start. `in_table` sets narrower indents.
    NumberRef list(const LabelFormat& format, int start, int level, bool in_table);
    /// numbering.xml; to be called after all headings and lists.
    std::string part(const model::Theme& theme) const;

    /// Indents of a list level in points: of the text, and how far the label hangs before it.
    static double text_indent(const model::Theme& theme, int level, bool in_table);
    static double hanging(const model::Theme& theme, bool in_table);

  private:
    struct Abstract {
        LabelFormat format;
        bool in_table;
        auto operator<=>(const Abstract&) const = default;
    };
    struct Instance {
        int abstract;
        int level = -1;  // where counting starts anew, or -1
        int start = 1;
    };
    int abstract_id(const Abstract& wanted);
    NumberRef unnumbered();
    int add_instance(Instance instance);
    bool fits(const std::vector<int>& wanted, int level) const;

    bool numbers_headings_ = false;
    std::array<int, 6> components_{};  // how many numbers a heading of each level shows; 0: not seen
    std::array<int, 6> counters_{};
    int heading_instance_ = heading_number_id;
    std::vector<Abstract> abstracts_;  // Word's id is the index + 1; 0 is the headings'
    std::vector<Instance> instances_;  // Word's id is the index + 1
    std::map<Abstract, int> bullets_;  // instances that need no restart
};

}  // namespace writing::docx
