// SPDX-License-Identifier: MPL-2.0
// Sections of the body: columns, turned pages, the cover's own head and foot.
#pragma once

#include <string>

#include "model/theme.h"
#include "support/xml.h"

namespace writing::docx {

/// Relationship ids of the heads and feet, as the document part declares them.
struct FurnitureIds {
    std::string head = "rIdHead", foot = "rIdFoot";
    std::string wide_head = "rIdWideHead", wide_foot = "rIdWideFoot";
    std::string first_head = "rIdFirstHead", first_foot = "rIdFirstFoot";
};

struct Section {
    int columns = 1;
    bool landscape = false;
    bool next_page = false;
    bool cover = false;
    bool operator==(const Section&) const = default;
};

/// Word keeps a section's properties in its last paragraph, so a section is written when it ends.
class Sections {
  public:
    /// `has_bar`: the heads begin with the bar, at the page's edge.
    Sections(std::string& out, const model::Theme& theme, bool has_bar) : out_(out), theme_(theme), has_bar_(has_bar) {}

    const Section& current() const { return current_; }
    void begin_here() { begin_ = out_.size(); }
    /// True when something was written since the current section began.
    bool has_content() const { return out_.size() != begin_; }
    bool follows_columns() const { return follows_columns_; }
    /// Ends the current section in the paragraph whose </w:pPr> stands at `properties_end`, and begins `next`.
    void change(std::size_t properties_end, Section next);
    /// Begins `next` in place of a section that nothing was written in.
    void replace(Section next);
    /// The last section's properties, at the end of the body.
    void finish();

  private:
    std::string properties() const;

    std::string& out_;
    const model::Theme& theme_;
    bool has_bar_;
    Section current_;
    std::size_t begin_ = 0;
    bool first_ = true;
    bool follows_columns_ = false;
    bool written_landscape_ = false;  // the orientation whose heads the sections before refer to
};

}  // namespace writing::docx
