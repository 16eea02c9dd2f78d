// SPDX-License-Identifier: MPL-2.0
// What a document says of itself, as DOCX and XLSX carry it: core, extended and custom properties (contract,
// "Outputs").
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "model/metadata.h"
#include "write/ooxml/package.h"

namespace writing::ooxml {

/// A custom property: a text of at most 255 characters, or a date.
struct CustomProperty {
    std::string name;
    std::string text;
    std::optional<model::Date> date;
};

/// Version, Status, Dokumenttype, Ikrafttrædelse, Valgperiode, Aftaleperiode, Parter (going on in "Parter 2", … where
/// 255 characters do not hold them). What the author did not say is left out.
std::vector<CustomProperty> custom_properties(const model::Metadata& metadata);

/// "2024-01-01T00:00:00Z" of seconds since 1970-01-01 UTC.
std::string to_timestamp(std::int64_t seconds);

/// "da-DK" for "da": the tag that Office knows a language by. A tag with a region stays as it is.
std::string office_language(const std::string& language);

/// The keywords as one line: "a, b, c".
std::string joined_keywords(const model::Metadata& metadata);
/// The authors as one line, as Office separates them: "A; B".
std::string joined_authors(const model::Metadata& metadata);

/// Adds docProps/core.xml, app.xml and custom.xml and their relationships. `created` is in seconds since 1970-01-01
/// UTC; `pages` 0 leaves the page count out. `more` are properties beside the metadata's own.
void add_properties(Package& package, const model::Metadata& metadata, std::int64_t created, std::size_t pages,
                    const std::vector<CustomProperty>& more = {});

}  // namespace writing::ooxml
