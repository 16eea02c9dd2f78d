// SPDX-License-Identifier: MPL-2.0
#include "model/source.h"

#include <algorithm>
#include <utility>

#include "support/ensure.h"

namespace model {
namespace {

constexpr std::uint32_t block_size = 256;

/// Counts a code point where it begins; a stray continuation byte belongs to what stands before it.
bool begins_code_point(char byte) {
    return (static_cast<unsigned char>(byte) & 0xC0) != 0x80;
}

}  // namespace

Source::Source(std::string path, std::string bytes) : path_(std::move(path)), bytes_(std::move(bytes)) {
    line_begins_.push_back(0);
    const char* const data = bytes_.data();
    const std::size_t size = bytes_.size();
    code_points_.reserve(size / block_size + 1);
    std::uint32_t code_points = 0;
    for (std::size_t block = 0; block < size; block += block_size) {
        code_points_.push_back(code_points);
        const std::size_t end = std::min<std::size_t>(block + block_size, size);
        std::uint32_t here = 0;
        for (std::size_t i = block; i < end; ++i) here += begins_code_point(data[i]) ? 1U : 0U;
        code_points += here;
    }
    const std::string_view all = bytes_;
    for (std::size_t begin = 0; begin < size;) {
        const std::size_t end = std::min(all.find('\n', begin), size);
        // Line ends of old Macs, inside what '\n' parts.
        const std::string_view line = all.substr(begin, end - begin);
        for (std::size_t at = line.find('\r'); at != std::string_view::npos; at = line.find('\r', at + 1))
            if (at + 1 < line.size() || end == size) line_begins_.push_back(static_cast<std::uint32_t>(begin + at + 1));
        if (end < size) line_begins_.push_back(static_cast<std::uint32_t>(end + 1));
        begin = end + 1;
    }
    if (bytes_.size() % block_size == 0) code_points_.push_back(code_points);
}

std::string_view Source::text(Span span) const {
    if (grid_) return {};
    const auto size = static_cast<std::uint32_t>(bytes_.size());
    const auto begin = std::min(span.begin, size);
    return std::string_view(bytes_).substr(begin, std::min(std::max(span.end, begin), size) - begin);
}

Position Source::position(std::uint32_t offset) const {
    if (grid_ && grid_->columns == 0) return {};
    if (grid_) return {grid_->first_row + offset / grid_->columns, grid_->first_column + offset % grid_->columns};
    offset = std::min(offset, static_cast<std::uint32_t>(bytes_.size()));
    const auto after = std::upper_bound(line_begins_.begin(), line_begins_.end(), offset);
    const auto line = static_cast<std::uint32_t>(after - line_begins_.begin());
    std::uint32_t begin = line_begins_[line - 1];
    if (line == 1 && bytes_.starts_with("\xEF\xBB\xBF")) begin = std::min<std::uint32_t>(3, offset);
    return {line, 1 + code_points_before(offset) - code_points_before(begin)};
}

std::string Source::cell_name(std::uint32_t offset) const {
    if (!grid_ || grid_->columns == 0) return {};
    const Position place = position(offset);
    std::string letters;
    for (std::uint32_t column = place.column; column > 0; column = (column - 1) / 26)
        letters.insert(letters.begin(), static_cast<char>('A' + (column - 1) % 26));
    return grid_->sheet + "!" + letters + std::to_string(place.line);
}

std::uint32_t Source::code_points_before(std::uint32_t offset) const {
    std::uint32_t at = offset / block_size * block_size;
    std::uint32_t count = code_points_[offset / block_size];
    for (; at < offset; ++at) count += begins_code_point(bytes_[at]) ? 1 : 0;
    return count;
}

std::string_view Source::line(std::uint32_t number) const {
    if (grid_ || number == 0 || number > line_begins_.size()) return {};
    const std::uint32_t begin = line_begins_[number - 1];
    std::string_view rest = std::string_view(bytes_).substr(begin);
    rest = rest.substr(0, rest.find_first_of("\r\n"));
    if (number == 1 && rest.starts_with("\xEF\xBB\xBF")) rest.remove_prefix(3);
    return rest;
}

std::uint32_t Source::line_begin(std::uint32_t number) const {
    if (number == 0) return 0;
    if (number > line_begins_.size()) return static_cast<std::uint32_t>(bytes_.size());
    return line_begins_[number - 1];
}

SourceId Sources::add(std::string path, std::string bytes) {
    sources_.emplace_back(std::move(path), std::move(bytes));
    return static_cast<SourceId>(sources_.size());
}

const Source& Sources::operator[](SourceId id) const {
    support::ensure(id > 0 && id <= sources_.size(), "a span names a source that was never added");
    return sources_[id - 1];
}

void Sources::set_grid(SourceId id, CellGrid grid) {
    support::ensure(id > 0 && id <= sources_.size(), "a grid is set on a source that was added");
    sources_[id - 1].grid_ = std::move(grid);
}

void Sources::set_text(SourceId id, std::string text) {
    support::ensure(id > 0 && id <= sources_.size(), "a text is set on a source that was added");
    Source& source = sources_[id - 1];
    source = Source(std::move(source.path_), std::move(text));
}

}  // namespace model
