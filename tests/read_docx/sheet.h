// SPDX-License-Identifier: MPL-2.0
// A form made by the writer, filled in by changing its XML.
#pragma once

#include <map>
#include <optional>
#include <pugixml.hpp>
#include <string>

#include "model/diagnostic.h"
#include "model/form.h"

namespace sheet {

class Sheet {
  public:
    /// Fields of every type and a repeated part with two columns and three rows.
    Sheet();

    pugi::xml_document document;  // word/document.xml
    std::map<std::string, std::string> parts;

    pugi::xml_node control(const std::string& tag, int which = 0) const;
    /// Takes the prompt away and puts content there instead, as XML of WordprocessingML.
    void fill(const std::string& tag, const std::string& content, int which = 0);
    std::string bytes();
};

/// `<w:r>` with this text.
std::string run(const std::string& text, const std::string& properties = {});
std::string paragraph(const std::string& text, const std::string& properties = {});

struct Read {
    std::optional<model::FilledForm> form;
    model::Diagnostics problems;
    bool has(const std::string& key) const;
};
Read read(const std::string& bytes);

}  // namespace sheet
