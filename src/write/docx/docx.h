// SPDX-License-Identifier: MPL-2.0
// Takes an Assembly, its theme, the document's own words and the page labels that layout found; gives a Word package:
// native styles, numbering, notes, fields with their results filled in, tracked changes and comments.
#pragma once

#include <cstdint>
#include <string>

#include "model/assembly.h"
#include "model/messages.h"
#include "model/pages.h"
#include "model/theme.h"
#include "write/ooxml/package.h"

namespace writing::docx {

struct DocxOptions {
    /// Time of making, seconds since 1970-01-01 UTC.
    std::int64_t created = 0;
    /// Where to report what the format cannot show; may be null.
    model::Diagnostics* diagnostics = nullptr;
};

/// The package of a document. `labels` may be empty: page numbers of the contents are then left for Word to fill.
ooxml::Package build_docx(const model::Assembly& assembly, const model::Theme& theme, const model::Messages& words,
                          const model::PageLabels& labels, const DocxOptions& options);

/// The bytes of the .docx file.
std::string to_docx(const ooxml::Package& package);
/// The same package as one XML file that Word opens.
std::string to_flat_opc(const ooxml::Package& package);
/// The parts as text, one element a line (`--dump parts`).
std::string dump_parts(const ooxml::Package& package);

}  // namespace writing::docx
