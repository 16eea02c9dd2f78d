// SPDX-License-Identifier: MPL-2.0
#include "read/table_kept_markdown.h"

#include <limits>

namespace reading {
namespace {

using Kind = xlsx::SheetCell::Kind;

}  // namespace

std::string trimmed(std::string_view text) {
    constexpr std::string_view space = " \t\r\n";
    const auto begin = text.find_first_not_of(space);
    if (begin == std::string_view::npos) return {};
    return std::string(text.substr(begin, text.find_last_not_of(space) - begin + 1));
}

void KeptMarkdown::leave_row() {
    for (const auto& kept : kept_)
        if (!kept.used && unused_++ == 0) first_unused_ = row_;
    kept_.clear();
}

void KeptMarkdown::next_row() {
    leave_row();
    const std::uint32_t before = row_;
    row_ = std::numeric_limits<std::uint32_t>::max();
    while (rows_.next(sheet_row_)) {
        if (sheet_row_.number <= before) continue;
        row_ = sheet_row_.number;
        const auto& cells = sheet_row_.cells;
        for (std::size_t i = 0; i < cells.size(); ++i) {
            if (cells[i].kind != Kind::text || cells[i].column % 2 != 0) continue;
            const bool shows = i > 0 && cells[i - 1].column + 1 == cells[i].column && cells[i - 1].kind == Kind::text;
            kept_.push_back({cells[i].column / 2, shows ? trimmed(cells[i - 1].text) : std::string(),
                             trimmed(cells[i].text), false});
        }
        return;
    }
}

const std::string* KeptMarkdown::find(std::uint32_t row, std::uint32_t column, std::string_view shown) {
    while (row_ < row) next_row();
    if (row_ > row) return nullptr;
    for (auto& kept : kept_)
        if (kept.column == column && kept.shown == shown) {
            kept.used = true;
            return &kept.markdown;
        }
    return nullptr;
}

std::size_t KeptMarkdown::unused() {
    while (row_ != std::numeric_limits<std::uint32_t>::max()) next_row();
    return unused_;
}

}  // namespace reading
