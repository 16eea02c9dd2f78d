// SPDX-License-Identifier: MPL-2.0
#pragma once

#include <cstdint>
#include <deque>
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

/// One file as it was read: path as the user would type it, bytes as they are, and an index of its lines.
class Source {
  public:
    Source(std::string path, std::string bytes);

    const std::string& path() const { return path_; }
    const std::string& bytes() const { return bytes_; }
    std::string_view text(Span span) const;

    /// The place of a byte offset; offsets past the end give the end.
    Position position(std::uint32_t offset) const;
    /// The text of a line (from 1), without its line break; empty when there is no such line.
    std::string_view line(std::uint32_t number) const;
    /// The byte offset where a line (from 1) begins; the end of the file when there is no such line.
    std::uint32_t line_begin(std::uint32_t number) const;
    std::uint32_t line_count() const { return static_cast<std::uint32_t>(line_begins_.size()); }

  private:
    std::uint32_t code_points_before(std::uint32_t offset) const;

    std::string path_;
    std::string bytes_;
    std::vector<std::uint32_t> line_begins_;
    /// By block of bytes: the code points before it, so that a place on a line of any length is found in one step.
    std::vector<std::uint32_t> code_points_;
};

/// All files of a run. References to a Source stay valid while sources are added.
class Sources {
  public:
    SourceId add(std::string path, std::string bytes);
    const Source& operator[](SourceId id) const;
    std::size_t size() const { return sources_.size(); }

  private:
    std::deque<Source> sources_;
};

}  // namespace model
