// SPDX-License-Identifier: MPL-2.0
#pragma once

#include <map>
#include <string>

#include "merge/work.h"

namespace merge {

/// Where one file's (or table's) footnotes and review marks begin in the assembly, and what its labels stand for.
struct NoteScope {
    /// By label without case.
    std::map<std::string, std::size_t, std::less<>> notes;
    /// The notes of the file that includes this one, or that merges this table: they are called where its own are not.
    const NoteScope* outer = nullptr;
    std::size_t first_note = 0;
    std::size_t first_mark = 0;
};

/// Points the calls and boundaries of `blocks`, as one file wrote them, at the assembly's lists. A call of a note that
/// does not exist is an error at the call and goes away.
void localise(Work& work, model::Blocks& blocks, const NoteScope& scope);
/// The same for cells of a merged table, which keep no review marks.
void localise_cells(Work& work, model::Blocks& blocks, const NoteScope& table);
/// A label as `NoteScope::notes` has it.
std::string folded_label(const std::string& label);
/// Numbers notes "1", "2", … in order of their first call, puts them in that order and drops those never called.
void number_footnotes(Work& work);

}  // namespace merge
