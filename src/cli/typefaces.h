// SPDX-License-Identifier: MPL-2.0
#pragma once

#include <memory>
#include <string>

#include "cli/library.h"
#include "cli/workspace.h"
#include "font/font_book.h"
#include "font/hyphenation.h"
#include "layout/fonts.h"
#include "model/source.h"
#include "model/theme.h"

namespace cli {

/// The faces of a theme, found and parsed once and shared by all documents of a run.
struct Typefaces {
    font::FontBook book;
    layout::Families families;
};

/// Throws model::WorldError when a file that the theme names is not installed, with the place that
/// names it in `sources`; a missing fallback face is no error.
std::unique_ptr<Typefaces> load_typefaces(const Workspace& workspace, const model::Theme& theme,
                                          const model::Sources& sources);

/// The patterns of a language with our exceptions; one that never divides where no patterns are installed.
font::Hyphenator load_hyphenator(const Workspace& workspace, const Library& library, const std::string& language);

}  // namespace cli
