// SPDX-License-Identifier: MPL-2.0
// The cells of a row straight from its bytes, as nearly every program writes them.
#pragma once

#include <cstddef>
#include <cstdint>
#include <string_view>

namespace reading::xlsx {

/// A cell as its element says it (ISO/IEC 29500-1, 18.3.1.4): what stands between its tags, references not replaced.
struct RawCell {
    std::string_view place, style, type;  // r, s and t
    std::string_view value;               // of v, or of the only run of is
    bool has_value = false;
    bool has_formula = false;
    bool has_references = false;  // the value has "&" or a carriage return
};

/// Reads what follows a row's start tag, as long as it is ordinary: cells with nothing but a formula, a value or one
/// run of text, attributes in double quotation marks, no comments. It is well-formed then. All views are of `bytes`.
class RowScan {
  public:
    enum class Found : std::uint8_t {
        cell,
        end,        // the row's end tag, which is used up
        cut_short,  // the bytes end within a cell
        unusual     // something that takes a whole XML reader
    };

    /// `prefix`: of the row's name with its colon, as "x:".
    RowScan(std::string_view bytes, std::string_view prefix)
        : begin_(bytes.data()), at_(bytes.data()), end_(bytes.data() + bytes.size()), prefix_(prefix) {}

    Found next(RawCell& cell);
    std::size_t used() const { return static_cast<std::size_t>(at_ - begin_); }

  private:
    bool cut() {
        cut_ = true;
        return false;
    }
    Found stopped() const { return cut_ ? Found::cut_short : Found::unusual; }
    void skip_space();
    bool take(std::string_view literal);
    bool take_start(std::string_view name);
    bool take_end(std::string_view name);
    bool tag_rest(RawCell* cell, bool& empty);
    bool attribute(RawCell* cell);
    bool text(RawCell* cell);
    bool content(RawCell& cell);
    bool inline_text(RawCell& cell);

    const char* begin_;
    const char* at_;
    const char* end_;
    std::string_view prefix_;
    bool cut_ = false;
};

}  // namespace reading::xlsx
