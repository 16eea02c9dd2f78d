// SPDX-License-Identifier: MPL-2.0
#include "write/pdf/attachments.h"

#include <map>

#include "write/pdf/syntax.h"

namespace writing::pdf {
namespace {

ObjectId write_file(ObjectFile& file, const Attachment& attachment, std::int64_t modified) {
    const ObjectId stream = file.alloc();
    file.put_compressed(stream,
                        "/Type/EmbeddedFile/Subtype" + name(attachment.media_type) + "/Params<</Size " +
                            std::to_string(attachment.bytes.size()) + "/ModDate" + byte_string(pdf_date(modified)) +
                            ">>",
                        attachment.bytes);
    const std::string shown = text_string(attachment.name);
    const ObjectId id = file.alloc();
    file.put(id, "<</Type/Filespec/F" + shown + "/UF" + shown + "/Desc" + text_string(attachment.description) +
                     "/AFRelationship" + name(attachment.relationship) + "/EF<</F " + reference(stream) + "/UF " +
                     reference(stream) + ">>>>");
    return id;
}

}  // namespace

AttachmentEntries write_attachments(ObjectFile& file, const std::vector<Attachment>& attachments,
                                    std::int64_t modified) {
    std::map<std::string, ObjectId> written;  // sorted by bytes, as a name tree must be
    for (const auto& attachment : attachments)
        if (!written.contains(attachment.name)) written[attachment.name] = write_file(file, attachment, modified);
    if (written.empty()) return {};
    AttachmentEntries entries{"/AF[", "/EmbeddedFiles<</Names["};
    for (const auto& [shown, id] : written) {
        entries.associated += reference(id) + " ";
        entries.names += hex_string(shown) + reference(id) + " ";
    }
    entries.associated += "]";
    entries.names += "]>>";
    return entries;
}

}  // namespace writing::pdf
