// SPDX-License-Identifier: MPL-2.0
#pragma once

#include <cstdint>
#include <set>
#include <string>
#include <string_view>
#include <vector>

#include "merge/assemble.h"
#include "model/walk.h"

namespace merge {

/// What the passes of one `assemble` share.
struct Work {
    const Inputs& inputs;
    model::Assembly& assembly;
    model::Diagnostics& diagnostics;
    std::set<std::size_t> table_notes;  // indexes of footnotes that came with a table: unused ones are no mistake
    std::vector<const model::DataTable*> used_tables;

    const model::Messages& words() const { return *inputs.words; }
};

/// Adds `KEY.near` with {name} and {nearest} when a candidate is near enough, else `KEY.none` with {name}.
void report_unknown(Work& work, model::Severity severity, const std::string& key, model::Span where,
                    const std::string& name, const std::vector<std::string>& candidates, model::MessageArgs more = {});

/// The place of a key's value inside a block's attributes; the attributes' whole span when it cannot be found.
model::Span attribute_span(const Work& work, const model::Block& block, std::string_view key);
/// The first occurrence of `text` inside `where`; `where` when it cannot be found.
model::Span narrowed(const Work& work, model::Span where, std::string_view text);

/// Calls `visit` on the blocks of the document and of every footnote.
template <class Visit>
void for_all_parts(Work& work, Visit&& visit) {
    visit(work.assembly.blocks);
    for (auto& note : work.assembly.footnotes) visit(note.children);
}

model::Inline text_inline(std::string words, model::Span span = {});
model::Block paragraph_block(model::Inlines inlines, model::Span span = {});
/// `words` split at white space and commas.
std::vector<std::string> split_words(std::string_view words);

}  // namespace merge
