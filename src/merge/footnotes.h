// SPDX-License-Identifier: MPL-2.0
#pragma once

#include <map>
#include <string>

#include "merge/work.h"

namespace merge {

/// Where one file's (or table's) footnotes and review marks begin in the assembly, and what its labels stand for.
struct NoteScope {
    std::map<std::string, std::size_t, std::less<>> notes;
    std::size_t first_note = 0;
    std::size_t first_mark = 0;
};

/// Points the calls and boundaries of `blocks`, as one file wrote them, at the assembly's lists. A call of a note that
/// does not exist is an error at the call and goes away.
void localise(Work& work, model::Blocks& blocks, const NoteScope& scope);
/// The same for cells of a merged table, whose own notes come before those of the document that it is merged into.
void localise_cells(Work& work, model::Blocks& blocks, const NoteScope& table, const NoteScope& document);
/// Numbers notes "1", "2", … in order of their first call, puts them in that order and drops those never called.
void number_footnotes(Work& work);

}  // namespace merge
