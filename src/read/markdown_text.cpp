// SPDX-License-Identifier: MPL-2.0
#include "read/markdown_text.h"

#include <algorithm>

namespace reading {

model::Span TextPlaces::span(Range range) const {
    if (pieces.empty()) return whole;
    const auto source_of = [&](std::uint32_t at) {
        const auto after = std::upper_bound(pieces.begin(), pieces.end(), at,
                                            [](std::uint32_t value, const Piece& piece) { return value < piece.text; });
        const Piece& piece = after == pieces.begin() ? pieces.front() : *(after - 1);
        return std::clamp(piece.source + (at - std::min(at, piece.text)), whole.begin, whole.end);
    };
    const std::uint32_t begin = source_of(range.begin);
    const std::uint32_t end = range.end > range.begin ? std::min(source_of(range.end - 1) + 1, whole.end) : begin;
    return {whole.source, begin, std::max(begin, end)};
}

void MappedText::append(std::string_view bytes, std::uint32_t offset) {
    if (bytes.empty()) return;
    const bool goes_on = !pieces_.empty() &&
                         pieces_.back().offset + (text_.size() - pieces_.back().at) == static_cast<std::size_t>(offset);
    if (!goes_on) pieces_.push_back({text_.size(), offset});
    text_ += bytes;
}

std::size_t MappedText::piece_of(std::size_t index) const {
    const auto after = std::upper_bound(pieces_.begin(), pieces_.end(), index,
                                        [](std::size_t value, const Piece& piece) { return value < piece.at; });
    return static_cast<std::size_t>(after - pieces_.begin()) - 1;
}

std::uint32_t MappedText::place(std::size_t index) const {
    if (pieces_.empty()) return 0;
    if (index >= text_.size()) {
        const Piece& last = pieces_.back();
        return last.offset + static_cast<std::uint32_t>(text_.size() - last.at);
    }
    const Piece& piece = pieces_[piece_of(index)];
    return piece.offset + static_cast<std::uint32_t>(index - piece.at);
}

Range MappedText::range(std::size_t begin, std::size_t end) const {
    const std::uint32_t first = place(begin);
    return {first, end > begin ? place(end - 1) + 1 : first};
}

MappedText MappedText::slice(std::size_t begin, std::size_t end) const {
    MappedText out;
    if (begin >= end) {
        // Keeps its place, so that an empty piece of text can still be pointed at.
        out.pieces_.push_back({0, place(begin)});
        return out;
    }
    const std::string_view all = text_;
    for (std::size_t at = begin, i = piece_of(begin); at < end; ++i) {
        const std::size_t stop = i + 1 < pieces_.size() ? std::min(end, pieces_[i + 1].at) : end;
        out.append(all.substr(at, stop - at), pieces_[i].offset + static_cast<std::uint32_t>(at - pieces_[i].at));
        at = stop;
    }
    return out;
}

MappedText MappedText::trimmed() const {
    const auto first = text_.find_first_not_of(" \t\n");
    if (first == std::string::npos) return slice(0, 0);
    return slice(first, text_.find_last_not_of(" \t\n") + 1);
}

}  // namespace reading
