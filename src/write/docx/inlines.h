// SPDX-License-Identifier: MPL-2.0
#pragma once

#include "write/docx/paragraph.h"

namespace writing::docx {

/// Writes inlines into the open paragraph. `words_only` leaves out links, notes and review marks: for contents entries.
void write_inlines(ParagraphWriter& paragraph, Shared& shared, const model::Inlines& inlines, const RunFormat& format,
                   bool words_only = false);

/// A footnote's call: Word's own reference, or for a note called before a reference to its first call.
void write_note_call(ParagraphWriter& paragraph, Shared& shared, const model::FootnoteCall& call);

}  // namespace writing::docx
