// SPDX-License-Identifier: MPL-2.0
// Takes a final Assembly and the Pages that layout made of it; gives one PDF 1.7 file that claims PDF/UA-1 and
// PDF/A-3a. How each clause is met stands in docs/pdf-ua.md.
#pragma once

#include <cstdint>
#include <string>
#include <vector>

#include "font/font_book.h"
#include "model/assembly.h"
#include "model/diagnostic.h"
#include "model/messages.h"
#include "model/pages.h"

namespace writing::pdf {

/// A file inside the file (PDF/A-3). `relationship`: Source, Data, Alternative, Supplement or Unspecified.
struct Attachment {
    std::string name;
    std::string media_type;
    std::string bytes;
    std::string description;
    std::string relationship = "Unspecified";
};

struct PdfOptions {
    std::string icc_profile;         // sRGB's bytes, embedded as the output intent
    std::string program = "aftale";  // build identity: "aftale 0.1.0"
    std::int64_t modified = 0;       // seconds since 1970-01-01T00:00:00Z
    std::string language;            // BCP 47; empty: the document's own
    model::Messages words;           // the documents' words: note.label ("Fodnote {number}")
    std::vector<Attachment> attachments;
};

/// The same input gives the same bytes. Pictures that check_pictures reports are left blank.
std::string write_pdf(const model::Assembly& assembly, const model::Pages& pages, const font::FontBook& book,
                      const PdfOptions& options);

/// Warns of pictures that write_pdf leaves blank: damaged ones, and SVG where no librsvg is.
void check_pictures(const model::Assembly& assembly, model::Diagnostics& diagnostics);

/// The structure tree as indented text for golden tests: one line per element with its attributes and words.
std::string dump_tags(const model::Assembly& assembly, const model::Pages& pages);

}  // namespace writing::pdf
