// SPDX-License-Identifier: MPL-2.0
#pragma once

#include <cstddef>
#include <cstdint>
#include <string_view>

namespace reading {

/// One line while its containers are taken off from the left. Columns count tabs to the next multiple of four
/// (CommonMark 0.31, 2.2); a tab may be used up in part.
class LineCursor {
  public:
    LineCursor() = default;
    LineCursor(std::string_view line, std::uint32_t begin, bool first)
        : line_(line), begin_(begin), at_(first && line.starts_with("\xEF\xBB\xBF") ? 3 : 0) {}

    bool at_end() const { return at_ >= line_.size(); }
    char peek() const { return at_end() ? '\n' : line_[at_]; }
    std::string_view rest() const { return line_.substr(at_); }
    std::size_t at() const { return at_; }
    std::uint32_t place() const { return begin_ + static_cast<std::uint32_t>(at_); }
    std::uint32_t begin() const { return begin_; }
    /// Past the last byte that is not white space.
    std::uint32_t content_end() const {
        const auto last = line_.find_last_not_of(" \t");
        return begin_ + static_cast<std::uint32_t>(last == std::string_view::npos ? 0 : last + 1);
    }
    std::size_t column() const { return column_; }

    /// Looks for the next character that is no space: `indent`, `blank` and `content` are about it.
    void look() {
        next_ = at_;
        next_column_ = column_;
        while (next_ < line_.size() && (line_[next_] == ' ' || line_[next_] == '\t')) {
            next_column_ += line_[next_] == '\t' ? 4 - next_column_ % 4 : 1;
            ++next_;
        }
    }
    std::size_t indent() const { return next_column_ - column_; }
    bool indented() const { return indent() >= 4; }
    bool blank() const { return next_ >= line_.size(); }
    /// From the next character that is no space on.
    std::string_view content() const { return line_.substr(next_); }
    std::uint32_t content_place() const { return begin_ + static_cast<std::uint32_t>(next_); }

    void to_content() {
        at_ = next_;
        column_ = next_column_;
        rest_of_tab_ = 0;
    }
    void advance_columns(std::size_t count) {
        while (count > 0 && at_ < line_.size()) {
            if (line_[at_] != '\t') {
                ++at_;
                ++column_;
                --count;
                continue;
            }
            const std::size_t width = 4 - column_ % 4;
            const std::size_t used = width < count ? width : count;
            column_ += used;
            count -= used;
            rest_of_tab_ = width - used;
            if (rest_of_tab_ == 0) ++at_;
        }
        if (at_ >= line_.size() || line_[at_] != '\t') rest_of_tab_ = 0;
    }
    void advance_bytes(std::size_t count) {
        for (; count > 0 && at_ < line_.size(); --count) advance_columns(line_[at_] == '\t' ? 4 - column_ % 4 : 1);
    }
    bool skip_one_space() {
        if (peek() != ' ' && peek() != '\t') return false;
        advance_columns(1);
        return true;
    }
    /// Columns of a tab that are left over when the cursor stands inside it.
    std::size_t rest_of_tab() const { return rest_of_tab_; }

  private:
    std::string_view line_;
    std::uint32_t begin_ = 0;
    std::size_t at_ = 0;
    std::size_t column_ = 0;
    std::size_t rest_of_tab_ = 0;
    std::size_t next_ = 0;
    std::size_t next_column_ = 0;
};

}  // namespace reading
