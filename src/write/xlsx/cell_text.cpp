// SPDX-License-Identifier: MPL-2.0
#include "write/xlsx/cell_text.h"

#include <algorithm>
#include <cmath>

#include "model/walk.h"
#include "support/utf8.h"
#include "support/web_address.h"

namespace writing::xlsx {
namespace {

using namespace model;

Inlines with_line_ends(Inlines nodes) {
    for (auto& node : nodes) {
        if (std::holds_alternative<LineBreak>(node.kind))
            node.kind = Text{"\n"};
        else if (Inlines* children = children_of(node))
            *children = with_line_ends(std::move(*children));
    }
    return nodes;
}

class LineWriter {
  public:
    explicit LineWriter(const std::vector<ReviewMark>& marks) : marks_(marks) {}

    void write(const Blocks& blocks, std::size_t indent) {
        for (const auto& block : blocks) write(block, indent);
    }
    std::string take() { return std::move(out_); }

  private:
    void write(const Block& block, std::size_t indent) {
        std::visit(Overloaded{
                       [&](const Paragraph& b) { inlines(b.children, indent); },
                       [&](const Heading& b) { inlines(b.children, indent); },
                       [&](const List& b) { list(b, indent); },
                       [&](const TermList& b) { terms(b, indent); },
                       [&](const Quote& b) { write(b.children, indent); },
                       [&](const CodeBlock& b) { line(b.text, indent); },
                       [](const ThematicBreak&) {},
                       [&](const Table& b) { inner_table(b, indent); },
                       [&](const Figure& b) { line(b.alternative, indent); },
                       [&](const Div& b) { write(b.children, indent); },
                       [](const Include&) {},
                       [](const TableMerge&) {},
                       [](const ChartMerge&) {},
                       [](const Contents&) {},
                   },
                   block.kind);
    }

    void line(std::string_view text, std::size_t indent) {
        if (label_.empty() && !out_.empty()) out_ += '\n';
        if (!label_.empty()) {
            if (!out_.empty()) out_ += '\n';
            out_.append(label_indent_, ' ');
            out_ += label_;
            label_.clear();
        } else {
            out_.append(indent, ' ');
        }
        while (text.ends_with('\n')) text.remove_suffix(1);
        out_ += text;
    }

    // Line breaks end a line here too, which plain_text would make a space of.
    void inlines(const Inlines& nodes, std::size_t indent) {
        const std::string text = plain_text(with_line_ends(nodes), marks_);
        for (std::size_t begin = 0;;) {
            const auto end = text.find('\n', begin);
            line(std::string_view(text).substr(begin, end - begin), indent);
            if (end == std::string::npos) return;
            begin = end + 1;
        }
    }

    void list(const List& list, std::size_t indent) {
        for (const auto& item : list.items) {
            const std::string label = item.label.empty() ? "" : list.ordered ? item.label : "–";
            if (item.checked)
                label_ = *item.checked ? "☑ " : "☐ ";
            else if (!label.empty())
                label_ = label + " ";
            label_indent_ = indent;
            if (item.children.empty()) line("", indent);
            write(item.children, label.empty() ? indent : indent + 2);
        }
    }

    void terms(const TermList& list, std::size_t indent) {
        for (const auto& item : list.items) {
            inlines(item.term, indent);
            for (const auto& definition : item.definitions) write(definition, indent + 2);
        }
    }

    void inner_table(const Table& table, std::size_t indent) {
        for (const auto& row : table.rows) {
            std::string text;
            for (const auto& cell : row.cells) {
                if (!text.empty()) text += " | ";
                text += plain_text(cell.children, marks_);
            }
            line(text, indent);
        }
    }

    const std::vector<ReviewMark>& marks_;
    std::string out_;
    std::string label_;
    std::size_t label_indent_ = 0;
};

}  // namespace

std::string cell_text(const Blocks& blocks, const std::vector<ReviewMark>& marks) {
    LineWriter writer(marks);
    writer.write(blocks, 0);
    return writer.take();
}

std::vector<std::size_t> notes_called(const Blocks& blocks) {
    std::vector<std::size_t> found;
    for_each_node(blocks, {{}, [&](const Inline& node) {
                               const auto* call = std::get_if<FootnoteCall>(&node.kind);
                               if (call && std::find(found.begin(), found.end(), call->index) == found.end())
                                   found.push_back(call->index);
                           }});
    return found;
}

std::optional<std::string> only_link(const Blocks& blocks) {
    if (blocks.size() != 1) return std::nullopt;
    const auto* paragraph = std::get_if<Paragraph>(&blocks.front().kind);
    if (!paragraph || paragraph->children.size() != 1) return std::nullopt;
    const auto* link = std::get_if<Link>(&paragraph->children.front().kind);
    if (!link) return std::nullopt;
    if (!support::may_lead_to(link->target)) return std::nullopt;
    for (const std::string_view scheme : {"http://", "https://", "mailto:"})
        if (link->target.starts_with(scheme)) return support::to_uri(link->target);
    return std::nullopt;
}

WrittenNumber written_number(std::string_view text) {
    const auto is_digit = [&](std::size_t at) { return at < text.size() && text[at] >= '0' && text[at] <= '9'; };
    WrittenNumber found;
    found.begin = std::min(text.find_first_of("0123456789"), text.size());
    for (found.end = found.begin; found.end < text.size(); ++found.end) {
        const char c = text[found.end];
        if (is_digit(found.end)) {
            found.digits += c;
        } else if (c == ',' && is_digit(found.end + 1)) {
            found.digits += '.';
        } else if (c == '.' && is_digit(found.end + 1)) {
            found.grouped = true;
        } else {
            break;
        }
    }
    return found;
}

bool is_text_only(const WrittenNumber& number) {
    constexpr std::ptrdiff_t longest = 15;
    const std::string& digits = number.digits;
    if (digits.size() > 1 && digits[0] == '0' && digits[1] != '.') return true;
    const auto first = std::find_if(digits.begin(), digits.end(), [](char c) { return c != '0' && c != '.'; });
    return std::count_if(first, digits.end(), [](char c) { return c != '.'; }) > longest;
}

std::size_t excel_length(std::string_view text) {
    std::size_t units = 0;
    for (std::size_t i = 0; i < text.size();) units += support::next_code_point(text, i) > 0xFFFF ? 2 : 1;
    return units;
}

std::string cut(std::string_view text, std::size_t limit) {
    std::size_t units = 0;
    for (std::size_t i = 0; i < text.size();) {
        const std::size_t begin = i;
        units += support::next_code_point(text, i) > 0xFFFF ? 2 : 1;
        if (units > limit) return std::string(text.substr(0, begin));
    }
    return std::string(text);
}

std::string lower_case(std::string_view text) {
    std::string out;
    for (std::size_t i = 0; i < text.size();) {
        const char32_t c = support::next_code_point(text, i);
        const bool upper = (c >= 'A' && c <= 'Z') || (c >= 0xC0 && c <= 0xDE && c != 0xD7);
        support::append_utf8(out, upper ? c + 32 : c);
    }
    return out;
}

namespace {

// Lines that one paragraph takes when it is broken between words, and within those that are longer than a line.
std::size_t wrapped_lines(std::string_view text, double width) {
    std::size_t lines = 1;
    double used = 0;
    while (!text.empty()) {
        const auto end = std::min(text.find(' '), text.size());
        const auto word = static_cast<double>(support::count_code_points(text.substr(0, end)));
        if (used > 0 && used + 1 + word > width) {
            ++lines;
            used = 0;
        }
        const double over = std::floor(std::max(0.0, word - 1) / width);
        lines += static_cast<std::size_t>(over);
        used += (used > 0 ? 1 : 0) + word - over * width;
        text.remove_prefix(std::min(end + 1, text.size()));
    }
    return lines;
}

}  // namespace

TextExtent measure(std::string_view text, double width) {
    TextExtent extent{0, 0};
    while (true) {
        const auto end = text.find('\n');
        const std::string_view line = text.substr(0, end);
        extent.longest_line = std::max(extent.longest_line, support::count_code_points(line));
        extent.lines += wrapped_lines(line, width);
        if (end == std::string_view::npos) return extent;
        text.remove_prefix(end + 1);
    }
}

}  // namespace writing::xlsx
