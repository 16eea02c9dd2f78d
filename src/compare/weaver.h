// SPDX-License-Identifier: MPL-2.0
#pragma once

#include <cstdint>
#include <map>
#include <optional>
#include <set>
#include <string>
#include <vector>

#include "compare/align.h"
#include "compare/compare.h"
#include "compare/fingerprint.h"
#include "compare/inline_builder.h"

namespace compare {

/// A change with what finding moves needs to know of it.
struct Found {
    Change change;
    Fingerprint print;
};

/// Goes through two documents side by side and makes one of them, noting what changed. Nodes that come from the new
/// version keep its ids until the redline gets its own; those of the old version have none.
class Weaver {
  public:
    /// Both without review marks. They must outlive the weaver.
    Weaver(const model::Assembly& old, const model::Assembly& now, std::string author, std::string date);

    void weave();

    std::vector<Found> found;
    model::Assembly made;

  private:
    struct Version {
        const model::Assembly& assembly;
        Fingerprinter prints;
        std::vector<std::optional<std::size_t>> notes;            // by its own index: the one of the redline
        std::vector<std::optional<std::size_t>> same_notes = {};  // by its own index: the other version's
        std::string section = {};
        std::string anchor = {};
    };
    /// Changes inside it are named by it.
    struct Context {
        Part part;
        std::string label;
    };
    struct PendingNote {
        std::size_t made = 0;
        std::optional<std::size_t> old, now;
    };
    struct RowGroup {
        std::size_t begin = 0, end = 0;
    };

    // weave_blocks.cpp: lists of blocks and what stands in them
    model::Blocks blocks(const model::Blocks& old, const model::Blocks& now);
    double kinship(const model::Block& old, const model::Block& now, const Fingerprint& a, const Fingerprint& b) const;
    void step(const model::Block* old, const model::Block* now, bool same, model::Blocks& out);
    model::Block pair(const model::Block& old, const model::Block& now);
    void pair_list(const model::List& old, const model::List& now, model::List& made_list);
    void pair_terms(const model::TermList& old, const model::TermList& now, model::TermList& made_list);
    void pair_figure(const model::Block& old, const model::Block& now, model::Block& made_block);
    void caption(const std::optional<model::Caption>& old, std::optional<model::Caption>& now,
                 const model::Block& old_block, const model::Block& now_block);
    bool is_front(const model::Block& block) const;
    void see(const model::Block& block, Version& version) const;
    /// Calls of notes in what is taken over as it is get their notes' places in the redline.
    void place_calls(model::Block& block);
    void place_calls(model::Blocks& list);
    void keep(const model::Block& old, model::Block& now);

    // weave_whole.cpp: what one version alone has, and what is told
    std::optional<model::Block> deleted(const model::Block& block);
    model::Blocks deleted(const model::Blocks& list);
    void mark_inserted(model::Block& block);
    void mark_inserted(model::Blocks& list);
    std::string new_anchor(const std::string& wish);

    // weave_table.cpp
    void pair_table(const model::Block& old, const model::Block& now, model::Block& made_block);
    void rows(const model::Table& old, const model::Table& now, bool head, const std::string& label,
              model::Table& made_table);
    void pair_rows(const model::Table& old, RowGroup a, const model::Table& now, RowGroup b, const std::string& label,
                   model::Table& made_table);
    void cell(const model::TableCell& old, const model::TableCell& now, std::string label, model::TableCell& made_cell);

    // weave_text.cpp: words
    model::Inlines text(const model::Inlines& old, const model::Inlines& now, bool& changed);
    model::Inlines marked(const model::Inlines& inlines, State state);
    Making making();
    std::optional<model::Inline> leaf(const Piece& piece);
    std::size_t mark(model::ReviewKind kind);
    std::size_t old_resource(std::size_t index);

    // weave_notes.cpp
    void pair_notes();
    std::size_t note(std::optional<std::size_t> old, std::optional<std::size_t> now);
    void weave_pending_notes();
    void weave_note(const PendingNote& pending);

    void report(ChangeKind kind, Part part, std::string label, std::optional<Place> old, std::optional<Place> now,
                std::string before, std::string after, const Fingerprint& print = {});
    void report_changed(Part part, const model::Block& old, const model::Block& now);
    void report_whole(ChangeKind kind, const model::Block& block);
    static Place place(const model::Block& block, const Version& version);

    Vocabulary vocabulary_;
    Version old_, now_;
    std::string author_, date_;
    std::vector<Context> contexts_;
    std::vector<PendingNote> pending_;
    std::map<std::size_t, std::size_t> old_resources_;
    std::set<std::string> anchors_;
    int quiet_ = 0;
    int depth_ = 0;
    std::size_t changes_seen_ = 0;
};

}  // namespace compare
