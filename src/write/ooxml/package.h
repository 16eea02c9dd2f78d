// SPDX-License-Identifier: MPL-2.0
// An Open Packaging Conventions package (ISO/IEC 29500-2) as a value, and its two written forms: a ZIP and one flat XML
// file.
#pragma once

#include <string>
#include <string_view>
#include <vector>

namespace writing::ooxml {

/// `target` is relative to the folder of the owning part, or a URI when `external`.
struct Relationship {
    std::string id;
    std::string type;
    std::string target;
    bool external = false;
};

/// `name` is absolute: "/word/document.xml". XML parts begin with their XML declaration.
struct Part {
    std::string name;
    std::string content_type;
    std::string bytes;
    std::vector<Relationship> relationships;
};

/// `parts` in the order they are written; `relationships` are the package's own.
struct Package {
    std::vector<Relationship> relationships;
    std::vector<Part> parts;

    /// The part with this name, or null.
    const Part* find(std::string_view name) const;
};

/// Adds a relationship with the next free id ("rId1", "rId2", …) and returns that id.
std::string relate(std::vector<Relationship>& relationships, std::string_view type, std::string_view target,
                   bool external = false);

/// True for the content types whose parts are XML.
bool is_xml(std::string_view content_type);

/// `[Content_Types].xml`, the relationships and the parts as one archive: the same package gives the same bytes.
std::string to_zip(const Package& package);

/// The package as one XML file (pkg:package): XML parts in pkg:xmlData, all others in base64. `progid` tells the
/// desktop which program opens it ("Word.Document").
std::string to_flat_opc(const Package& package, std::string_view progid);

/// Every part as text, one element a line and indented, binary parts by their size: for golden tests.
std::string dump(const Package& package);

}  // namespace writing::ooxml
