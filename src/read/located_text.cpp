// SPDX-License-Identifier: MPL-2.0
#include "read/located_text.h"

#include <algorithm>
#include <utility>

namespace reading {

void LocatedText::append(std::string_view bytes, std::uint32_t source) {
    if (bytes.empty()) return;
    auto& pieces = places.pieces;
    const auto at = static_cast<std::uint32_t>(text.size());
    if (pieces.empty() || pieces.back().source + (at - pieces.back().text) != source) pieces.push_back({at, source});
    text += bytes;
}

LocatedText LocatedText::slice(std::size_t begin, std::size_t end) const {
    LocatedText part;
    part.text = text.substr(begin, end - begin);
    part.places.whole = places.whole;
    for (std::size_t i = 0; i < places.pieces.size(); ++i) {
        const auto& piece = places.pieces[i];
        const std::size_t next = i + 1 < places.pieces.size() ? places.pieces[i + 1].text : text.size();
        if (next <= begin || piece.text >= end) continue;
        const auto skipped = static_cast<std::uint32_t>(begin > piece.text ? begin - piece.text : 0);
        part.places.pieces.push_back(
            {piece.text + skipped - static_cast<std::uint32_t>(begin), piece.source + skipped});
    }
    return part;
}

LocatedText LocatedText::trimmed() const {
    constexpr std::string_view space = " \t\r\n";
    const auto begin = text.find_first_not_of(space);
    if (begin == std::string::npos) return slice(0, 0);
    return slice(begin, text.find_last_not_of(space) + 1);
}

LocatedText locate_scalar(std::string_view text, model::Span span, const model::Sources& sources) {
    LocatedText located;
    located.places.whole = span;
    const std::string_view raw = sources[span.source].text(span);
    std::size_t at = 0;
    for (std::size_t i = 0; i < text.size(); ++i) {
        // What YAML takes away or adds: folded lines, indentation, quotes and escapes.
        std::size_t found = at;
        while (found < raw.size() && raw[found] != text[i] &&
               std::string_view(" \t\r\n'\"\\").find(raw[found]) != std::string_view::npos)
            ++found;
        const bool same = found < raw.size() && raw[found] == text[i];
        if (same) at = found;
        located.append(text.substr(i, 1), span.begin + static_cast<std::uint32_t>(std::min(at, raw.size())));
        const bool folded = !same && text[i] == ' ' && at < raw.size() && raw[at] == '\n';
        if (same || folded)
            ++at;
        else if (at < raw.size() && raw[at] == '\\')
            at += 2;
    }
    return located;
}

}  // namespace reading
