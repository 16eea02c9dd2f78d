// SPDX-License-Identifier: MPL-2.0
#include "setting.h"

#include <array>
#include <fstream>
#include <iterator>
#include <stdexcept>

#include "draw/org_chart.h"
#include "sample/sample.h"

namespace setting {
namespace {

std::string read(const std::string& name) {
    for (const char* folder : {"fonts/truetype/gentiumplus", "fonts/truetype/lato", "fonts/truetype/noto",
                               "fonts/truetype/open-sans", "hyphen"}) {
        std::ifstream in(std::string("/usr/share/") + folder + "/" + name, std::ios::binary);
        if (in) return {std::istreambuf_iterator<char>(in), {}};
    }
    throw std::runtime_error("the tests need " + name);
}

}  // namespace

Press::Press() : theme(sample::theme()), words(sample::messages()) {
    for (const auto& [name, family] : theme.families)
        for (const auto& file : {family.regular, family.bold, family.italic, family.bold_italic})
            if (book.find(file) < 0) book.add(file, read(file));
    std::vector<font::FaceId> fallbacks;
    for (const auto& file : theme.fallback_files) fallbacks.push_back(book.add(file, read(file)));
    book.set_fallbacks(fallbacks);
    shaper = std::make_unique<font::Shaper>(book, "da");
    hyphenator = std::make_unique<font::Hyphenator>(read("hyph_da_DK.dic"), "*heds=*\n*ar-bejds=*");
    families = layout::families_of(theme, book);
}

Press& press() {
    static Press made;
    return made;
}

model::Pages paginate(const model::Assembly& assembly, const model::Theme& theme, model::Diagnostics& diagnostics) {
    Press& p = press();
    return layout::paginate(assembly, theme, p.fonts(), p.words, diagnostics, draw::org_chart);
}

model::Pages paginate(const model::Assembly& assembly) {
    model::Diagnostics diagnostics;
    return paginate(assembly, press().theme, diagnostics);
}

model::Assembly document(model::Blocks blocks, std::vector<model::Footnote> notes) {
    model::Assembly made;
    made.id = "proeve";
    made.metadata.title = "Prøve";
    made.running_title = "Prøve";
    made.blocks = std::move(blocks);
    made.footnotes = std::move(notes);
    model::assign_ids(made);
    return made;
}

float width_of(const model::GlyphRun& run) {
    float width = 0;
    for (const auto& glyph : run.glyphs) width += glyph.advance;
    return width;
}

std::string prose(unsigned seed, int words) {
    static const std::array<const char*, 40> list = {"borgeren",
                                                     "og",
                                                     "samarbejdet",
                                                     "mellem",
                                                     "sygehuse,",
                                                     "kommuner",
                                                     "almen",
                                                     "praksis",
                                                     "skal",
                                                     "sikre",
                                                     "en",
                                                     "sammenhængende",
                                                     "indsats.",
                                                     "Parterne",
                                                     "følger",
                                                     "op",
                                                     "på",
                                                     "målsætningerne",
                                                     "hvert",
                                                     "år.",
                                                     "Sundhedssamarbejdsudvalget",
                                                     "drøfter",
                                                     "genindlæggelser,",
                                                     "forebyggelse",
                                                     "i",
                                                     "de",
                                                     "22",
                                                     "kommuner",
                                                     "den",
                                                     "1. juli",
                                                     "forløbsprogrammer",
                                                     "jf.",
                                                     "§ 7, stk. 2,",
                                                     "rehabilitering",
                                                     "af",
                                                     "til",
                                                     "social- og sundhedsfagligt",
                                                     "personale",
                                                     "opfølgningshjemmebesøg",
                                                     "med"};
    std::string text;
    unsigned state = seed * 2654435761U + 12345U;
    for (int i = 0; i < words; ++i) {
        state = state * 1664525U + 1013904223U;
        if (!text.empty()) text += ' ';
        text += list[(state >> 16U) % list.size()];
    }
    return text + ".";
}

}  // namespace setting
