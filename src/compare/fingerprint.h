// SPDX-License-Identifier: MPL-2.0
#pragma once

#include <cstdint>
#include <vector>

#include "compare/words.h"
#include "model/assembly.h"

namespace compare {

/// What tells a block from others without looking into it again.
struct Fingerprint {
    std::uint64_t hash = 0;            // equal in blocks that say the same, their notes included
    std::vector<std::uint64_t> words;  // sorted
};

/// The share of words that two have in common (Dice's coefficient of the two bags), 0 to 1; 1 when neither has any.
double likeness(const Fingerprint& a, const Fingerprint& b);

/// Takes the fingerprints of one version.
class Fingerprinter {
  public:
    Fingerprinter(const model::Assembly& assembly, Vocabulary& vocabulary)
        : assembly_(assembly), vocabulary_(vocabulary) {}

    Fingerprint of(const model::Block& block) {
        return whole([&](Fingerprint& print) { block_(block, print); });
    }
    Fingerprint of(const model::Blocks& blocks) {
        return whole([&](Fingerprint& print) { blocks_(blocks, print); });
    }
    Fingerprint of(const model::Inlines& inlines) {
        return whole([&](Fingerprint& print) { inlines_(inlines, print); });
    }
    Fingerprint of(const model::TermItem& item) {
        return whole([&](Fingerprint& print) { term_(item, print); });
    }
    /// Rows `first` to before `last`.
    Fingerprint of(const model::Table& table, std::size_t first, std::size_t last) {
        return whole([&](Fingerprint& print) {
            for (std::size_t row = first; row < last; ++row) row_(table.rows[row], print);
        });
    }

  private:
    template <class Take>
    Fingerprint whole(Take take) {
        Fingerprint print;
        print.hash = 0xcbf29ce484222325U;
        take(print);
        finish(print);
        return print;
    }
    static void finish(Fingerprint& print);
    void block_(const model::Block& block, Fingerprint& print);
    void blocks_(const model::Blocks& blocks, Fingerprint& print);
    void inlines_(const model::Inlines& inlines, Fingerprint& print);
    void term_(const model::TermItem& item, Fingerprint& print);
    void row_(const model::TableRow& row, Fingerprint& print);
    void figure_(const model::Figure& figure, Fingerprint& print);
    void text_(std::string_view text, Fingerprint& print);

    const model::Assembly& assembly_;
    Vocabulary& vocabulary_;
    int notes_deep_ = 0;
};

}  // namespace compare
