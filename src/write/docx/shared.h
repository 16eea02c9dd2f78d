// SPDX-License-Identifier: MPL-2.0
// What the parts of one Word document have in common while they are written.
#pragma once

#include <map>
#include <string>
#include <vector>

#include "model/assembly.h"
#include "model/messages.h"
#include "model/pages.h"
#include "model/theme.h"
#include "write/docx/bookmarks.h"
#include "write/docx/docx.h"
#include "write/docx/form.h"
#include "write/docx/numbering.h"

namespace writing::docx {

/// Footnotes in the order of their first call: Word numbers them so. Word's ids 1, 2, …; -1 and 0 are the separators.
class NoteRegister {
  public:
    explicit NoteRegister(const model::Assembly& assembly);

    struct Call {
        int id = 0;
        bool first = false;  // Word takes one reference a note; later calls refer to the first
    };
    Call call(std::size_t footnote);
    bool is_called_again(std::size_t footnote) const { return calls_[footnote] > 1; }
    const std::vector<std::size_t>& order() const { return order_; }
    /// "endnote" where a div takes the notes, else "footnote": the stem of Word's names for them.
    const std::string& stem() const { return stem_; }

  private:
    std::string stem_ = "footnote";
    std::vector<int> calls_;
    std::vector<int> ids_;
    std::vector<std::size_t> order_;
};

/// The review marks that have both ends in the document; the comments among them with Word's ids from 0. Word knows no
/// comments in notes (ISO/IEC 29500-1, 17.13.4, lets them stand in the main document only, and LibreOffice opens no
/// file that has them elsewhere): those are anchored at the note's first call.
class CommentRegister {
  public:
    explicit CommentRegister(const model::Assembly& assembly);

    /// The id of a mark's comment, or -1 when it is none or has lost an end.
    int id(std::size_t mark) const { return ids_[mark]; }
    bool is_whole(std::size_t mark) const { return mark < whole_.size() && whole_[mark]; }
    const std::vector<std::size_t>& marks() const { return marks_; }
    /// True for a comment that begins or ends in a note: the note's call bears it, not its own place.
    bool is_in_note(std::size_t mark) const { return in_note_[mark]; }
    /// Word's ids of the comments that the first call of this footnote bears.
    const std::vector<int>& at_call(std::size_t footnote) const { return at_call_[footnote]; }

  private:
    void find_ends(const model::Assembly& assembly);

    std::vector<bool> whole_;
    std::vector<int> ids_;
    std::vector<std::size_t> marks_;
    std::vector<bool> in_note_;
    std::vector<std::size_t> note_of_;  // of the marks in notes: the footnote
    std::vector<std::vector<int>> at_call_;
};

/// A picture's part name by its resource, in the order of first use.
class Media {
  public:
    explicit Media(const model::Assembly& assembly) : assembly_(assembly) {}
    /// "media/image1.png".
    std::string target(std::size_t resource);
    const std::map<std::size_t, std::string>& used() const { return used_; }

  private:
    const model::Assembly& assembly_;
    std::map<std::size_t, std::string> used_;
};

struct Shared {
    Shared(const model::Assembly& assembly_, const model::Theme& theme_, const model::Messages& words_,
           const model::PageLabels& labels_, const DocxOptions& options_)
        : assembly(assembly_),
          theme(theme_),
          words(words_),
          labels(labels_),
          options(options_),
          nodes(model::index_nodes(assembly_)),
          bookmarks(assembly_),
          form(assembly_, bookmarks),
          numbering(assembly_),
          notes(assembly_),
          comments(assembly_),
          media(assembly_) {}

    const model::Assembly& assembly;
    const model::Theme& theme;
    const model::Messages& words;
    const model::PageLabels& labels;
    const DocxOptions& options;
    model::NodeTable nodes;
    Bookmarks bookmarks;
    Form form;
    Numbering numbering;
    NoteRegister notes;
    CommentRegister comments;
    Media media;
    int next_change_id = 1;
    int next_drawing_id = 1;
    std::map<std::string, int> sequences;  // SEQ counters by name

    /// The bookmark of the block with this node id, or "".
    std::string bookmark_of(model::NodeId node) const;
    /// The printed page label of a node, or "".
    std::string page_of(model::NodeId node) const;
};

/// "Tabel " and "1" of "Tabel 1"; the number is empty when the label does not end in one.
struct LabelParts {
    std::string words, number;
};
LabelParts split_label(const std::string& label);
/// The name of the SEQ field that counts captions with these words: one word of letters, "Tabel" of "Tabel ".
std::string sequence_name(std::string_view words);

/// `w:date` of a mark ("2023-11-02T00:00:00Z"), or "" when its text is no date.
std::string change_date(const std::string& text);
/// The author of a mark, or the document's word for an unknown one: Word asks for one.
std::string change_author(const Shared& shared, const model::ReviewMark& mark);

}  // namespace writing::docx
