// SPDX-License-Identifier: MPL-2.0
// Word files that come back. Takes the bytes of a DOCX; gives what people wrote in it. Whatever the bytes are, the
// answer is a value or a diagnostic, never an exception.
#pragma once

#include <optional>
#include <string>
#include <string_view>

#include "model/diagnostic.h"
#include "model/form.h"

namespace reading::docx {

/// A filled-in form that `aftale form` made. `file` is its path as the user would type it: messages name it, since a
/// place inside a Word file cannot be shown. nullopt, with an error, when the bytes are no DOCX that can be read or
/// hold no form of ours. Tracked changes are taken as accepted and comments left out, with a warning.
std::optional<model::FilledForm> read_form(std::string_view bytes, const std::string& file,
                                           model::Diagnostics& diagnostics);

}  // namespace reading::docx
