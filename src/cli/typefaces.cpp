// SPDX-License-Identifier: MPL-2.0
#include "cli/typefaces.h"

#include <stdexcept>
#include <string>

namespace cli {
namespace {

/// "templates/theme/eget.yaml:33:14", or "" for a file that no theme file names.
std::string place_of(const std::string& file, const model::Theme& theme, const model::Sources& sources) {
    const auto found = theme.font_places.find(file);
    if (found == theme.font_places.end() || !found->second.known()) return "";
    const model::Source& source = sources[found->second.source];
    const model::Position at = source.position(found->second.begin);
    return source.path() + ":" + std::to_string(at.line) + ":" + std::to_string(at.column);
}

void add_face(const Workspace& workspace, font::FontBook& book, const std::string& file, const std::string& place) {
    if (book.find(file) >= 0) return;
    const std::string path = workspace.find_font(file);
    auto mapped = path.empty() ? std::nullopt : workspace.map(path);
    if (!mapped && !place.empty()) throw model::WorldError("world-font.theme", file, place);
    if (!mapped) throw model::WorldError("world-font", file, "/usr/share/fonts");
    try {
        book.add(file, std::move(*mapped));
    } catch (const std::runtime_error& error) {
        throw model::WorldError("world-font", path, error.what());
    }
}

}  // namespace

std::unique_ptr<Typefaces> load_typefaces(const Workspace& workspace, const model::Theme& theme,
                                          const model::Sources& sources) {
    auto faces = std::make_unique<Typefaces>();
    for (const auto& [name, family] : theme.families)
        for (const auto& file : {family.regular, family.bold, family.italic, family.bold_italic})
            add_face(workspace, faces->book, file, place_of(file, theme, sources));
    std::vector<font::FaceId> fallbacks;
    for (const auto& file : theme.fallback_files) {
        if (workspace.find_font(file).empty()) continue;
        add_face(workspace, faces->book, file, "");
        fallbacks.push_back(static_cast<font::FaceId>(faces->book.find(file)));
    }
    faces->book.set_fallbacks(std::move(fallbacks));
    faces->families = layout::families_of(theme, faces->book);
    return faces;
}

font::Hyphenator load_hyphenator(const Workspace& workspace, const Library& library, const std::string& language) {
    const std::string path = workspace.find_hyphenation(language);
    const auto patterns = path.empty() ? std::nullopt : workspace.read(path);
    if (!patterns) return {};
    const auto exceptions = library.find("hyphenation/" + language + ".exceptions");
    try {
        return font::Hyphenator(*patterns, exceptions ? exceptions->bytes : "");
    } catch (const std::runtime_error& error) {
        throw model::WorldError("world-read", path, error.what());
    }
}

}  // namespace cli
