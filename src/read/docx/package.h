// SPDX-License-Identifier: MPL-2.0
// The parts of a Word file that came from outside: nothing in it is trusted.
#pragma once

#include <map>
#include <memory>
#include <optional>
#include <pugixml.hpp>
#include <string>
#include <string_view>

#include "model/diagnostic.h"

namespace reading::docx {

/// A Word file may unpack to this much: a form holds text, and pictures at the most.
inline constexpr std::size_t largest_package = std::size_t{256} << 20;

struct Relationship {
    std::string type;    // the last part of its address: "styles", "customXml"
    std::string target;  // a part's name ("/word/styles.xml"), or an address outside
    bool external = false;
};

class Package {
  public:
    /// nullopt, with an error that says why, when the bytes are no Word document that can be read.
    static std::optional<Package> open(std::string_view bytes, const std::string& file,
                                       model::Diagnostics& diagnostics);

    pugi::xml_node body() const { return document_->document_element().child("w:body"); }
    /// Relationships of the main document, by id.
    const std::map<std::string, Relationship>& relationships() const { return relationships_; }
    /// The tree of the first part that the document relates to by this type; null when there is none or it is broken.
    std::unique_ptr<pugi::xml_document> related(std::string_view type) const;
    /// The tree of a part by name; null when there is none or it is broken.
    std::unique_ptr<pugi::xml_document> part(std::string_view name) const;
    /// A text among the file's custom properties, "" when there is none.
    std::string custom_property(std::string_view name) const;

  private:
    std::map<std::string, Relationship> relationships_of(const std::string& part) const;
    bool load(std::string_view bytes, const std::string& file, model::Diagnostics& diagnostics);
    bool find_document(const std::string& file, model::Diagnostics& diagnostics);

    std::map<std::string, std::string, std::less<>> parts_;
    std::map<std::string, Relationship> relationships_;
    std::map<std::string, Relationship> package_relationships_;
    std::unique_ptr<pugi::xml_document> document_;
};

}  // namespace reading::docx
