// SPDX-License-Identifier: MPL-2.0
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace package {

/// What a finished file says of itself in its own metadata. Empty: it does not say.
struct FileFacts {
    std::string title;
    std::string version;
    std::string effective_date;  // ISO
    std::vector<std::string> parties;
    std::size_t longest_text = 0;  // characters that the format has room for; 0: no bound
};

/// Whether files with this ending (pdf, docx, xlsx, xml, html) carry metadata that `read_file_facts` knows.
bool carries_facts(std::string_view ending);

/// From PDF: XMP; DOCX, XLSX and Flat OPC: core and custom properties; HTML: linked data. nullopt when the bytes are no
/// such file, or one without its metadata. Any bytes will do.
std::optional<FileFacts> read_file_facts(std::string_view ending, std::string_view bytes);

}  // namespace package
