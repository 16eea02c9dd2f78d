// SPDX-License-Identifier: MPL-2.0
#include "read/markdown.h"

#include <algorithm>
#include <iterator>
#include <optional>
#include <string>
#include <utility>

#include "model/walk.h"
#include "read/control_character.h"
#include "read/front_matter.h"
#include "read/markdown_block.h"
#include "read/markdown_build.h"
#include "read/markdown_character.h"
#include "read/markdown_reading.h"
#include "read/review_replies.h"
#include "support/utf8.h"

namespace reading {
namespace {

constexpr std::string_view byte_order_mark = "\xEF\xBB\xBF";

/// False, and an error at the first wrong byte, for what is no UTF-8 text.
bool is_text(std::string_view bytes, model::SourceId source, model::Diagnostics& diagnostics) {
    const auto at = [&](std::size_t offset, std::size_t length) {
        return model::Span{source, static_cast<std::uint32_t>(offset), static_cast<std::uint32_t>(offset + length)};
    };
    if (bytes.starts_with("\xFF\xFE") || bytes.starts_with("\xFE\xFF")) {
        diagnostics.error("encoding.utf16", at(0, 2));
        return false;
    }
    if (const std::size_t bad = support::find_invalid_utf8(bytes); bad != std::string_view::npos) {
        static constexpr char digits[] = "0123456789ABCDEF";
        const auto byte = static_cast<unsigned char>(bytes[bad]);
        diagnostics.error("encoding", at(bad, 1), {{"byte", {digits[byte >> 4], digits[byte & 15]}}});
        return false;
    }
    if (const std::size_t control = find_control(bytes); control != std::string_view::npos) {
        diagnostics.error(bytes[control] == '\0' ? "encoding.nul" : "encoding.control", at(control, control_size(bytes, control)),
                          {{"code", control_name(bytes, control)}});
        return false;
    }
    return true;
}

std::string_view line_at(std::string_view text, std::size_t begin) {
    return text.substr(begin, std::min(text.find_first_of("\r\n", begin), text.size()) - begin);
}

std::size_t next_line(std::string_view text, std::size_t begin) {
    const std::size_t end = text.find_first_of("\r\n", begin);
    if (end == std::string_view::npos) return text.size();
    return end + (text.substr(end, 2) == "\r\n" ? 2 : 1);
}

bool is_fence(std::string_view line, std::string_view fence) {
    return line.starts_with(fence) && line.find_first_not_of(" \t", fence.size()) == std::string_view::npos;
}

/// Reads the front matter, if the text begins with one; gives the place where the Markdown begins.
std::size_t take_front_matter(std::string_view text, model::SourceId source, model::Document& document,
                              model::Diagnostics& diagnostics) {
    const std::size_t first = text.starts_with(byte_order_mark) ? byte_order_mark.size() : 0;
    if (!is_fence(line_at(text, first), "---")) return 0;
    const std::size_t begin = next_line(text, first);
    // A rule at the top of a text without front matter has a blank line after it.
    if (begin >= text.size() || line_at(text, begin).find_first_not_of(" \t") == std::string_view::npos) return 0;
    for (std::size_t at = begin; at < text.size(); at = next_line(text, at)) {
        const std::string_view line = line_at(text, at);
        if (!is_fence(line, "---") && !is_fence(line, "...")) continue;
        document.front_matter =
            read_front_matter(text.substr(begin, at - begin), source, static_cast<std::uint32_t>(begin), diagnostics);
        return next_line(text, at);
    }
    diagnostics.error("front-matter-unclosed",
                      {source, static_cast<std::uint32_t>(first), static_cast<std::uint32_t>(first + 3)});
    return 0;
}

/// A mark that never ends is reported and becomes text again, so that what is left is in pairs.
void drop_unclosed_marks(Reading& reading, model::Blocks& blocks, std::vector<model::Footnote>& footnotes) {
    if (reading.open_marks.empty()) return;
    std::vector<bool> unclosed(reading.marks.size(), false);
    for (const auto& open : reading.open_marks) {
        unclosed[open.mark] = true;
        if (open.sign == '>') unclosed[open.deletion] = true;
        const std::string sign(1, open.sign == '>' ? '~' : open.sign);
        reading.error_at("review-mark.unclosed", open.opener,
                         {{"opener", "{" + sign + sign}, {"closer", sign + sign + "}"}});
    }
    std::vector<std::size_t> renumbered(reading.marks.size());
    std::vector<model::ReviewMark> kept;
    for (std::size_t i = 0; i < reading.marks.size(); ++i) {
        renumbered[i] = kept.size();
        if (!unclosed[i]) kept.push_back(std::move(reading.marks[i]));
    }
    for (auto& mark : kept)
        if (mark.answers) mark.answers = unclosed[*mark.answers] ? std::nullopt : std::optional(renumbered[*mark.answers]);
    reading.marks = std::move(kept);
    const auto visit = [&](model::Inlines& inlines) {
        std::erase_if(inlines, [&](const model::Inline& node) {
            const auto* boundary = std::get_if<model::ReviewBoundary>(&node.kind);
            return boundary != nullptr && unclosed[boundary->mark];
        });
        for (auto& node : inlines)
            if (auto* boundary = std::get_if<model::ReviewBoundary>(&node.kind))
                boundary->mark = renumbered[boundary->mark];
    };
    model::for_each_inlines(blocks, visit);
    for (auto& note : footnotes) model::for_each_inlines(note.children, visit);
}

}  // namespace

model::Document read_markdown(model::SourceId source, const model::Sources& sources, model::Diagnostics& diagnostics) {
    model::Document document;
    document.source = source;
    const std::string_view text = sources[source].bytes();
    if (!is_text(text, source, diagnostics)) return document;
    const TextPlaces places{{source, 0, static_cast<std::uint32_t>(text.size())}, {{0, 0}}};
    const std::size_t begin = take_front_matter(text, source, document, diagnostics);
    Reading reading(places, diagnostics);
    const auto tree = parse_blocks(text, static_cast<std::uint32_t>(begin), reading);
    reading.sort_abbreviations();
    BlockBuilder builder(reading);
    document.blocks = builder.blocks(tree->children);
    document.footnotes = std::move(builder.footnotes);
    settle_replies(reading);
    drop_unclosed_marks(reading, document.blocks, document.footnotes);
    settle_boundaries(document.blocks);
    document.review_marks = std::move(reading.marks);
    document.wants = std::move(reading.wants);
    document.suppressions = std::move(builder.suppressions);
    return document;
}

void read_markdown_fragment(std::string_view text, const TextPlaces& places, model::Blocks& blocks,
                            std::vector<model::Footnote>& footnotes, model::Diagnostics& diagnostics,
                            std::vector<model::ReviewMark>* marks) {
    Reading reading(places, diagnostics);
    reading.review_marks_allowed = marks != nullptr;
    const auto tree = parse_blocks(text, 0, reading);
    reading.sort_abbreviations();
    BlockBuilder builder(reading);
    model::Blocks read = builder.blocks(tree->children);
    settle_replies(reading);
    drop_unclosed_marks(reading, read, builder.footnotes);
    settle_boundaries(read);
    if (marks != nullptr) {
        const std::size_t first = marks->size();
        const auto shift = [&](model::Inlines& inlines) {
            for (auto& node : inlines)
                if (auto* boundary = std::get_if<model::ReviewBoundary>(&node.kind)) boundary->mark += first;
        };
        if (first > 0) model::for_each_inlines(read, shift);
        for (auto& mark : reading.marks)
            if (mark.answers) *mark.answers += first;
        std::move(reading.marks.begin(), reading.marks.end(), std::back_inserter(*marks));
    }
    std::move(read.begin(), read.end(), std::back_inserter(blocks));
    std::move(builder.footnotes.begin(), builder.footnotes.end(), std::back_inserter(footnotes));
}

}  // namespace reading
