// SPDX-License-Identifier: MPL-2.0
#include "read/table_cell_text.h"

#include <algorithm>
#include <charconv>
#include <cstddef>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "model/date.h"

namespace reading {
namespace {

constexpr std::string_view blank = " \t\r";

bool digit(char c) {
    return c >= '0' && c <= '9';
}

/// One line of a cell, without the white space around it.
struct CellLine {
    std::size_t begin = 0, end = 0;
    std::string_view text;
};

std::vector<CellLine> lines_of(std::string_view text) {
    std::vector<CellLine> lines;
    for (std::size_t at = 0; at <= text.size();) {
        std::size_t end = std::min(text.find('\n', at), text.size());
        const std::size_t next = end + 1;
        while (at < end && blank.find(text[at]) != std::string_view::npos) ++at;
        while (end > at && blank.find(text[end - 1]) != std::string_view::npos) --end;
        lines.push_back({at, end, text.substr(at, end - at)});
        at = next;
    }
    return lines;
}

bool ends_or_blank(std::string_view text, std::size_t at) {
    return at >= text.size() || text[at] == ' ' || text[at] == '\t';
}

/// The number before the sign that makes an item of a line: "5." and "5)"; `sign` is where that stands.
struct ItemNumber {
    long number = 0;
    std::size_t sign = 0;
};
std::optional<ItemNumber> item_number(std::string_view line) {
    ItemNumber found;
    while (found.sign < line.size() && found.sign < 9 && digit(line[found.sign])) ++found.sign;
    const bool item = found.sign > 0 && found.sign < line.size() &&
                      (line[found.sign] == '.' || line[found.sign] == ')') && ends_or_blank(line, found.sign + 1);
    if (!item) return std::nullopt;
    std::from_chars(line.data(), line.data() + found.sign, found.number);
    return found;
}

bool is_bullet(std::string_view line) {
    return !line.empty() && std::string_view("-+*").find(line[0]) != std::string_view::npos && ends_or_blank(line, 1);
}

/// A line of three or more of one of these signs, with blanks or without: a rule, or what underlines a heading.
bool is_rule(std::string_view line) {
    if (line.empty() || std::string_view("-_*=").find(line[0]) == std::string_view::npos) return false;
    return std::all_of(line.begin(), line.end(), [&](char c) { return c == line[0] || c == ' ' || c == '\t'; });
}

bool is_fence(std::string_view line) {
    return line.starts_with("```") || line.starts_with("~~~");
}

/// "| --- | :-: |"
bool parts_table(std::string_view line) {
    return line.find('|') != std::string_view::npos && line.find("--") != std::string_view::npos &&
           line.find_first_not_of("|-: \t") == std::string_view::npos;
}

/// Two items of one list: with the same bullet, or numbered as lists are; days ("1. juli 2024") are none.
bool has_list(const std::vector<CellLine>& lines) {
    std::optional<long> number;
    std::string bullets;
    for (const auto& line : lines) {
        if (is_bullet(line.text) && line.text.size() > 2) {
            if (bullets.find(line.text[0]) != std::string::npos) return true;
            bullets += line.text[0];
        }
        const auto item = item_number(line.text);
        if (!item || item->sign + 2 >= line.text.size() || model::parse_danish_date(line.text)) continue;
        if (number && (item->number == *number + 1 || item->number == *number)) return true;
        number = item->number;
    }
    return false;
}

/// "::: {.note}", words and ":::"; colons alone part words.
bool has_div(const std::vector<CellLine>& lines) {
    bool open = false, filled = false;
    for (const auto& line : lines) {
        if (!line.text.starts_with(":::")) {
            filled = filled || (open && !line.text.empty());
            continue;
        }
        const std::size_t words = line.text.find_first_not_of(": \t");
        if (words == std::string_view::npos && !open) return false;
        if (words == std::string_view::npos) return filled;
        open = line.text[words] == '{';
        if (!open) return false;
    }
    return false;
}

bool is_evidently_markdown(const std::vector<CellLine>& lines) {
    if (lines.size() < 2) return false;
    const auto count = [&](auto test) {
        return std::count_if(lines.begin(), lines.end(), [&](const CellLine& line) { return test(line.text); });
    };
    const auto quoted = count([](std::string_view line) { return line.starts_with('>'); });
    return has_list(lines) || count(is_fence) > 1 || count(parts_table) > 0 ||
           quoted == static_cast<std::ptrdiff_t>(lines.size()) || has_div(lines);
}

/// Where a backslash makes words of what would begin a block; nothing where no block begins.
std::optional<std::size_t> block_sign(std::string_view line) {
    if (line.empty()) return std::nullopt;
    if (line[0] == '>' || is_bullet(line) || is_rule(line) || is_fence(line) || line.starts_with(":::")) return 0;
    const std::size_t marks = std::min(line.find_first_not_of('#'), line.size());
    if (marks > 0 && marks <= 6 && ends_or_blank(line, marks)) return 0;
    if (const auto item = item_number(line)) return item->sign;
    return std::nullopt;
}

class CellText {
  public:
    explicit CellText(const LocatedText& cell) : cell_(cell) { made_.places.whole = cell.places.whole; }

    LocatedText write(const std::vector<CellLine>& lines) {
        for (std::size_t i = 0; i < lines.size(); ++i) {
            const CellLine& line = lines[i];
            const auto sign = block_sign(line.text);
            if (sign) {
                copy(line.begin, line.begin + *sign);
                add("\\", line.begin + *sign);
            }
            copy(line.begin + sign.value_or(0), line.end);
            if (i + 1 == lines.size()) break;
            const bool wraps = !line.text.empty() && !lines[i + 1].text.empty() && !line.text.ends_with('\\');
            if (wraps && !is_note(lines[i + 1].text)) add("\\", line.end);
            add("\n", line.end);
        }
        return std::move(made_);
    }

  private:
    /// What a note says begins a block of its own.
    static bool is_note(std::string_view line) {
        return line.starts_with("[^") && line.find("]:") != std::string_view::npos;
    }

    void copy(std::size_t begin, std::size_t end) {
        if (!cell_.places.pieces.empty()) {
            const LocatedText part = cell_.slice(begin, end);
            for (const auto& piece : part.places.pieces)
                made_.places.pieces.push_back(
                    {piece.text + static_cast<std::uint32_t>(made_.text.size()), piece.source});
        }
        made_.text.append(cell_.text, begin, end - begin);
    }

    /// What the cell does not have stands where it is needed.
    void add(std::string_view bytes, std::size_t at) {
        if (!cell_.places.pieces.empty()) {
            const LocatedText here = cell_.slice(at, std::min(at + 1, cell_.text.size()));
            if (!here.places.pieces.empty())
                made_.places.pieces.push_back(
                    {static_cast<std::uint32_t>(made_.text.size()), here.places.pieces[0].source});
        }
        made_.text += bytes;
    }

    const LocatedText& cell_;
    LocatedText made_;
};

}  // namespace

LocatedText text_of_cell(const LocatedText& cell) {
    const auto lines = lines_of(cell.text);
    const bool plain = lines.size() == 1 && !block_sign(lines[0].text);
    if (plain || is_evidently_markdown(lines)) return cell;
    return CellText(cell).write(lines);
}

LocatedText markdown_of_cell(const LocatedText& cell) {
    const auto lines = lines_of(cell.text);
    const std::string_view line = lines[0].text;
    const auto sign = lines.size() == 1 ? block_sign(line) : std::nullopt;
    const bool bare = sign && (*sign + 1 == line.size() || line.find_first_not_of('#') == std::string_view::npos);
    return bare ? text_of_cell(cell) : cell;
}

bool has_evident_blocks(std::string_view text) {
    return is_evidently_markdown(lines_of(text));
}

}  // namespace reading
