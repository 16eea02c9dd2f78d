// SPDX-License-Identifier: MPL-2.0
#pragma once

#include <cstdint>
#include <string>

#include "model/metadata.h"

namespace writing::pdf {

/// What the XMP packet and the information dictionary say alike.
struct FileFacts {
    const model::Metadata& metadata;
    std::string program;        // "aftale 0.1.0"
    std::int64_t modified = 0;  // seconds since 1970-01-01T00:00:00Z
};

/// The XMP packet: Dublin Core, XMP and PDF properties, PDF/A-3a and PDF/UA-1 identification, the agreement's own
/// properties (urn:x-aftale:metadata:1.0#) and the extension schemas that PDF/A wants for the last two.
std::string xmp_packet(const FileFacts& facts);
/// The information dictionary with the same values.
std::string information(const FileFacts& facts);

}  // namespace writing::pdf
