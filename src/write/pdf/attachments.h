// SPDX-License-Identifier: MPL-2.0
#pragma once

#include <string>
#include <vector>

#include "write/pdf/object_file.h"
#include "write/pdf/write_pdf.h"

namespace writing::pdf {

/// What the catalogue says of embedded files: AF, and the entry for its name dictionary.
struct AttachmentEntries {
    std::string associated;  // "/AF[…]", or "" when there are none
    std::string names;       // "/EmbeddedFiles<<…>>", or ""
};
/// ISO 19005-3, 6.8. Attachments are listed by name, each name once.
AttachmentEntries write_attachments(ObjectFile& file, const std::vector<Attachment>& attachments,
                                    std::int64_t modified);

}  // namespace writing::pdf
