// SPDX-License-Identifier: MPL-2.0
#pragma once

#include <cstdint>
#include <deque>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace model {

/// Names a file that was read; 0 means "no file".
using SourceId = std::uint32_t;

/// A half-open range of bytes [begin, end) in one source. Everything that came from a file carries one.
struct Span {
    SourceId source = 0;
    std::uint32_t begin = 0;
    std::uint32_t end = 0;

    bool known() const { return source != 0; }
    bool operator==(const Span&) const = default;
};

/// A place as people count: lines and columns from 1, columns in Unicode code points.
struct Position {
    std::uint32_t line = 1;
    std::uint32_t column = 1;

    bool operator==(const Position&) const = default;
};

/// The part of a workbook that a table is read from. A span's offsets in such a source count cells from the first one,
/// row by row, and not bytes. Without columns no cell is known yet: every place is the file itself.
struct CellGrid {
    std::string sheet;
    std::uint32_t first_row = 1;
    std::uint32_t first_column = 1;
    std::uint32_t columns = 0;

    /// The offset of a cell in the grid; rows and columns count from 1.
    std::uint32_t offset(std::uint32_t row, std::uint32_t column) const {
        return (row - first_row) * columns + (column - first_column);
    }
};

/// One file as it was read: path as the user would type it, bytes as they are, and an index of its lines.
class Source {
  public:
    Source(std::string path, std::string bytes);

    const std::string& path() const { return path_; }
    const std::string& bytes() const { return bytes_; }
    /// Empty in a workbook, whose bytes are no text.
    std::string_view text(Span span) const;

    /// The place of a byte offset; offsets past the end give the end. In a workbook: row and column of the cell.
    Position position(std::uint32_t offset) const;
    /// The text of a line (from 1), without its line break; empty when there is no such line.
    std::string_view line(std::uint32_t number) const;
    /// The byte offset where a line (from 1) begins; the end of the file when there is no such line.
    std::uint32_t line_begin(std::uint32_t number) const;
    std::uint32_t line_count() const { return static_cast<std::uint32_t>(line_begins_.size()); }
    /// Of a workbook alone.
    const std::optional<CellGrid>& grid() const { return grid_; }
    /// "Mål!C5", the cell at an offset of a workbook; empty in other files and before its cells are known.
    std::string cell_name(std::uint32_t offset) const;

  private:
    friend class Sources;
    std::uint32_t code_points_before(std::uint32_t offset) const;

    std::string path_;
    std::string bytes_;
    std::vector<std::uint32_t> line_begins_;
    /// By block of bytes: the code points before it, so that a place on a line of any length is found in one step.
    std::vector<std::uint32_t> code_points_;
    std::optional<CellGrid> grid_;
};

/// All files of a run. References to a Source stay valid while sources are added.
class Sources {
  public:
    SourceId add(std::string path, std::string bytes);
    const Source& operator[](SourceId id) const;
    /// From now on the offsets of this source count cells.
    void set_grid(SourceId id, CellGrid grid);
    /// From now on the offsets of this source count bytes of its text in UTF-8, which the file has in another encoding.
    void set_text(SourceId id, std::string text);
    std::size_t size() const { return sources_.size(); }

  private:
    std::deque<Source> sources_;
};

}  // namespace model
