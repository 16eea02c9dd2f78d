// SPDX-License-Identifier: MPL-2.0
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace package {

/// What a finished file says of itself in its own metadata. Empty: it does not say.
struct FileFacts {
    std::string title, language, subject, keywords;
    std::string version, kind, status;
    std::string effective_date;  // ISO
    std::string election_period, agreement_period;
    std::vector<std::string> parties;
    bool joins_parties = false;        // Office: each of `parties` is one name or several joined by "; "
    std::vector<std::string> visible;  // HTML: its <title> and <h1>, which say the title once more
    std::string program;               // PDF: what wrote it
};

/// Whether files with this ending (pdf, docx, xlsx, xml, html) carry metadata that `read_file_facts` knows.
bool carries_facts(std::string_view ending);

/// From PDF: XMP; DOCX, XLSX and Flat OPC: core and custom properties; HTML: linked data, <html lang>, <title>, <h1>.
/// nullopt when the bytes are no such file, or one without its metadata. Any bytes will do.
std::optional<FileFacts> read_file_facts(std::string_view ending, std::string_view bytes);

}  // namespace package
