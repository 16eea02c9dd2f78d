// SPDX-License-Identifier: MPL-2.0
// What stands in a field, as the value that it means.
#pragma once

#include <string>

#include "model/diagnostic.h"
#include "model/form.h"
#include "read/docx/catalogue.h"
#include "read/docx/story.h"

namespace reading::docx {

/// The content of one field in the file.
struct FieldPlace {
    Nodes content;           // paragraphs, tables or runs
    pugi::xml_node control;  // its w:sdt; null when a program has dropped it
    bool found = false;
};

/// The words of content, as typed: paragraphs and line breaks are '\n', spaces at the ends are gone.
std::string words_of(const Nodes& content, Reading& reading);

/// Paragraphs, tables or runs as blocks.
model::Blocks blocks_of(const Nodes& content, Reading& reading);

/// A text for a message: a terminal must not take any of it for a command.
std::string printable(const std::string& text);

/// The prompts that Word and LibreOffice write themselves into a field that someone has emptied.
bool is_office_prompt(std::string_view words);

/// Fills a field's value from where it stands. What is no date, no number or none of the choices is kept as
/// written, and what people see counts where the control says something else; each with a warning that names `file`.
void read_value(const CatalogueField& described, const FieldPlace& place, Reading& reading, const std::string& file,
                model::FilledField& field, model::Diagnostics& diagnostics);

}  // namespace reading::docx
