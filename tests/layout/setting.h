// SPDX-License-Identifier: MPL-2.0
// The real faces of the sample's theme, loaded once, and short ways to set a document on pages.
#pragma once

#include <memory>
#include <string>

#include "layout/paginate.h"
#include "model/assembly.h"
#include "model/diagnostic.h"
#include "model/pages.h"

namespace setting {

struct Press {
    font::FontBook book;
    std::unique_ptr<font::Shaper> shaper;
    std::unique_ptr<font::Hyphenator> hyphenator;
    model::Theme theme;
    model::Messages words;
    layout::Families families;

    Press();
    layout::Fonts fonts() const { return {*shaper, *hyphenator, families}; }
};
Press& press();

model::Pages paginate(const model::Assembly& assembly);
model::Pages paginate(const model::Assembly& assembly, const model::Theme& theme, model::Diagnostics& diagnostics);

/// A document of these blocks, numbered, without cover and contents.
model::Assembly document(model::Blocks blocks, std::vector<model::Footnote> notes = {});

/// The width of a run's glyphs.
float width_of(const model::GlyphRun& run);
/// Danish text of about `words` words, the same for the same seed, long compounds among them.
std::string prose(unsigned seed, int words);

}  // namespace setting
