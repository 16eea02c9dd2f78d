// SPDX-License-Identifier: MPL-2.0
#include "read/markdown_row.h"

#include <string_view>

namespace reading {
namespace {

struct Piece {
    std::size_t begin;
    std::size_t end;
};

std::vector<Piece> pieces_of(std::string_view line) {
    std::size_t begin = line.find_first_not_of(" \t");
    if (begin == std::string_view::npos) return {};
    const std::size_t end = line.find_last_not_of(" \t\n") + 1;
    if (line[begin] == '|') ++begin;
    std::vector<Piece> pieces;
    std::size_t from = begin;
    bool closed = false;
    for (std::size_t i = begin; i < end; ++i) {
        closed = false;
        if (line[i] == '\\' && i + 1 < end) {
            ++i;
        } else if (line[i] == '|') {
            pieces.push_back({from, i});
            from = i + 1;
            closed = true;
        }
    }
    if (!closed) pieces.push_back({from, end});
    return pieces;
}

}  // namespace

std::vector<RowCell> split_row(const MappedText& line) {
    const std::string_view text = line.text();
    std::vector<RowCell> cells;
    for (const Piece& piece : pieces_of(text)) {
        std::size_t begin = piece.begin;
        std::size_t end = piece.end;
        while (begin < end && (text[begin] == ' ' || text[begin] == '\t')) ++begin;
        while (end > begin && (text[end - 1] == ' ' || text[end - 1] == '\t')) --end;
        RowCell cell;
        if (begin == end) {
            cell.range = line.range(piece.begin, piece.end);
            cells.push_back(std::move(cell));
            continue;
        }
        cell.range = line.range(begin, end);
        std::size_t from = begin;
        for (std::size_t i = begin; i + 1 < end; ++i) {
            if (text[i] != '\\') continue;
            if (text[i + 1] == '|') {
                const MappedText part = line.slice(from, i);
                if (i > from) cell.text.append(part.text(), part.place(0));
                from = i + 1;
            }
            ++i;
        }
        const MappedText rest = line.slice(from, end);
        cell.text.append(rest.text(), rest.place(0));
        cells.push_back(std::move(cell));
    }
    return cells;
}

std::size_t count_cells(std::string_view line) {
    return pieces_of(line).size();
}

bool has_pipe(std::string_view line) {
    for (std::size_t i = 0; i < line.size(); ++i) {
        if (line[i] == '\\') {
            ++i;
        } else if (line[i] == '|') {
            return true;
        }
    }
    return false;
}

std::optional<std::vector<model::Alignment>> parse_delimiter_row(std::string_view line) {
    if (line.find_first_not_of(" \t|:-") != std::string_view::npos) return std::nullopt;
    if (line.find('-') == std::string_view::npos) return std::nullopt;
    std::vector<model::Alignment> alignments;
    for (const Piece& piece : pieces_of(line)) {
        std::string_view cell = line.substr(piece.begin, piece.end - piece.begin);
        const auto first = cell.find_first_not_of(" \t");
        if (first == std::string_view::npos) return std::nullopt;
        cell = cell.substr(first, cell.find_last_not_of(" \t") + 1 - first);
        const bool left = cell.front() == ':';
        const bool right = cell.back() == ':';
        const std::string_view dashes =
            cell.substr(left ? 1 : 0, cell.size() - (left ? 1 : 0) - (right && cell.size() > 1 ? 1 : 0));
        if (dashes.empty() || dashes.find_first_not_of('-') != std::string_view::npos) return std::nullopt;
        alignments.push_back(left && right ? model::Alignment::centre
                             : right       ? model::Alignment::right
                             : left        ? model::Alignment::left
                                           : model::Alignment::unset);
    }
    if (alignments.empty()) return std::nullopt;
    return alignments;
}

}  // namespace reading
