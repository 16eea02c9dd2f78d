// SPDX-License-Identifier: MPL-2.0
// Paragraphs and the runs in them: joins runs of the same look, wraps them in tracked changes, opens and closes links.
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "support/xml.h"
#include "write/docx/shared.h"

namespace writing::docx {

/// Direct properties of a run; everything off is the paragraph style's own look.
struct RunFormat {
    std::string style;  // character style id
    bool bold = false, italic = false, strike = false, subscript = false, superscript = false;
    std::string language = {};  // as Office writes it
    bool operator==(const RunFormat&) const = default;
};

/// Properties of a paragraph. Lengths in points.
struct ParagraphFormat {
    std::string style = "BodyText";
    bool keep_next = false;
    std::optional<NumberRef> number;
    std::optional<double> left, hanging, right;  // direct indents
    std::optional<double> right_tab;             // instead of the style's own: for turned pages
    std::optional<double> before;                // space above
    std::optional<bool> contextual;
    std::string align;    // w:jc, or "" for the style's own
    bool run_in = false;  // the next paragraph goes on in its line: Word's style separator
};

class ParagraphWriter {
  public:
    /// Appends to `out`; links out of the document become relationships of the part that `out` belongs to.
    ParagraphWriter(std::string& out, Shared& shared, std::vector<ooxml::Relationship>& relationships)
        : out_(out), xml_(out), shared_(shared), relationships_(relationships) {}

    void open(const ParagraphFormat& format);
    void close();

    /// Text as it is: line breaks and tabs in it become w:br and w:tab.
    void text(std::string_view text, const RunFormat& format);
    /// One run of ready markup.
    void markup(std::string_view run_content, const RunFormat& format);
    /// A field with its result filled in. Within a deletion the result alone is written.
    void field(std::string_view instruction, std::string_view result, const RunFormat& format);
    /// The two halves of a field whose result is more than a run: begin and separator; end.
    void open_field(std::string_view instruction, const RunFormat& format = {});
    void close_field(const RunFormat& format = {});

    /// A content control within the line.
    void control(const Control& control, const RunFormat& format);

    void open_inner_link(const std::string& bookmark);
    /// False when the address is one that must not be followed: nothing was opened.
    bool open_outer_link(const std::string& target, const std::string& tip);
    void close_link();
    bool in_link() const { return in_link_; }

    /// The number to close the bookmark with.
    int open_bookmark(const std::string& name);
    void close_bookmark(int id);

    /// Where a review mark begins or ends. Changes may stay open from one paragraph to the next.
    void boundary(std::size_t mark, bool begins);
    /// Where the comment with this id of Word's begins or ends.
    void comment_boundary(int id, bool begins);
    /// The change that what is written now belongs to ("w:ins" or "w:del" markup), or "": for rows and paragraph marks.
    std::string change_element();
    /// The same of a mark that need not be on now.
    std::string change_element_of(std::size_t mark);
    bool deleting() const { return !deletions_.empty(); }
    /// False in the notes themselves.
    bool takes_notes() const { return takes_notes_; }
    void refuse_notes() { takes_notes_ = false; }
    std::vector<ooxml::Relationship>& relationships() { return relationships_; }

    /// Offset of the last paragraph's </w:pPr>, where a section break belongs.
    std::size_t properties_end() const { return properties_end_; }
    support::XmlWriter& xml() { return xml_; }

  private:
    void flush();
    void run(std::string_view content, const RunFormat& format);
    void run_properties(const RunFormat& format);
    void sync_changes();
    void close_changes();
    void open_change(std::string_view element, std::size_t mark);
    std::string run_content(std::string_view text) const;
    void field_mark(std::string_view kind, const RunFormat& format);
    void note_run();
    std::string change_element(const std::vector<std::size_t>& insertions, const std::vector<std::size_t>& deletions);

    std::string& out_;
    support::XmlWriter xml_;
    Shared& shared_;
    std::vector<ooxml::Relationship>& relationships_;
    std::size_t properties_end_ = 0;
    bool run_in_ = false;
    std::string pending_;
    RunFormat pending_format_;
    bool in_link_ = false;
    bool takes_notes_ = true;
    std::vector<std::size_t> insertions_, deletions_;          // marks that are on
    std::vector<std::size_t> open_insertion_, open_deletion_;  // written and not closed: at most one each
    /// What all of the paragraph's runs so far belong to: nothing yet, one kind of change, or no change as a whole.
    enum class Whole { empty, inserted, deleted, no };
    Whole whole_ = Whole::empty;
    std::vector<std::size_t> last_change_;
};

}  // namespace writing::docx
