// SPDX-License-Identifier: MPL-2.0
#include "read/markdown_build.h"

#include <algorithm>
#include <utility>

#include "read/known_attributes.h"
#include "read/markdown_character.h"
#include "read/markdown_inline.h"

namespace reading {
namespace {

/// Nothing to be fetched: the program never uses the network, and merging says so.
bool is_remote(std::string_view path) {
    return path.find("://") != std::string_view::npos || path.starts_with("data:");
}

model::Span joined(model::Span a, model::Span b) {
    return {a.source, std::min(a.begin, b.begin), std::max(a.end, b.end)};
}

}  // namespace

model::Blocks BlockBuilder::blocks(const std::vector<std::unique_ptr<BlockNode>>& nodes) {
    State state;
    state.out.reserve(nodes.size());
    for (const auto& node : nodes) build(*node, state);
    for (const auto& pending : state.pending)
        reading_.warning("suppression-idle", pending.where, {{"rule", pending.rule}});
    return std::move(state.out);
}

void BlockBuilder::push(model::Block block, State& state) {
    for (auto& pending : std::exchange(state.pending, {}))
        suppressions.emplace_back(std::move(pending.rule), block.span);
    state.out.push_back(std::move(block));
}

void BlockBuilder::build(const BlockNode& node, State& state) {
    const bool after_definition = std::exchange(state.after_definition, node.kind == BlockKind::definition);
    switch (node.kind) {
        case BlockKind::paragraph:
            return push(paragraph(node), state);
        case BlockKind::heading:
            return push(heading(node), state);
        case BlockKind::list:
            return push(list(node), state);
        case BlockKind::code:
            return push(code(node), state);
        case BlockKind::table:
            return push(table(node), state);
        case BlockKind::div:
            return push(div(node), state);
        case BlockKind::quote:
            return push({model::Quote{blocks(node.children)}, {}, span(node), 0}, state);
        case BlockKind::thematic_break:
            return push({model::ThematicBreak{}, {}, span(node), 0}, state);
        case BlockKind::definition:
            state.after_definition = after_definition;
            return definition(node, state);
        case BlockKind::footnote:
            return note_footnote(node);
        case BlockKind::comment:
            return comment(node, state);
        case BlockKind::abbreviation:
        case BlockKind::document:
        case BlockKind::item:
            return;
    }
}

model::Block BlockBuilder::paragraph(const BlockNode& node) {
    report_lone_attributes(node.text);
    model::Inlines inlines = parse_inlines(node.text, reading_);
    drop_idle_breaks(inlines);
    for (const auto& inlined : inlines)
        if (const auto* image = std::get_if<model::Image>(&inlined.kind)) {
            if (!is_remote(image->path)) reading_.wants.push_back({model::WantKind::image, image->path, inlined.span});
        }
    if (inlines.size() != 1 || !std::holds_alternative<model::Image>(inlines.front().kind))
        return {model::Paragraph{std::move(inlines)}, {}, span(node), 0};
    auto& image = std::get<model::Image>(inlines.front().kind);
    model::Figure figure;
    figure.path = std::move(image.path);
    figure.alternative = std::move(image.alt);
    if (!image.title.empty()) {
        figure.caption.emplace();
        figure.caption->span = inlines.front().span;
        figure.caption->children.push_back({model::Text{std::move(image.title)}, inlines.front().span, 0});
    }
    return {std::move(figure), std::move(image.attributes), span(node), 0};
}

/// `{#tbl-x}` on a line by itself belongs to nothing: it was meant for the caption or the heading above.
void BlockBuilder::report_lone_attributes(const MappedText& text) {
    const std::string& words = text.text();
    if (!words.starts_with("{#") && !words.starts_with("{.")) return;
    const auto list = parse_attributes(words, 0);
    if (list && list->end == words.size()) reading_.error("attribute-syntax.alone", text.range(0, words.size()));
}

model::Block BlockBuilder::heading(const BlockNode& node) {
    model::Block block{model::Heading{node.level, {}, {}}, {}, span(node), 0};
    MappedText text = node.text;
    if (auto found = parse_trailing_attributes(text.text())) {
        check_attributes(found->list, text, Bearer::heading, reading_);
        block.attributes = reading_.accept(std::move(found->list), text, found->begin);
        text = text.slice(0, found->begin).trimmed();
    } else if (const auto brace = text.text().rfind('{');
               text.text().ends_with('}') && looks_like_attributes(text.text(), brace)) {
        reading_.error("attribute-syntax", text.range(brace, text.size()));
    }
    std::get<model::Heading>(block.kind).children = parse_inlines(text, reading_);
    return block;
}

model::Block BlockBuilder::list(const BlockNode& node) {
    model::List list;
    list.ordered = node.mark.ordered;
    list.start = node.mark.start;
    list.tight = node.tight;
    for (const auto& child : node.children) {
        model::ListItem item;
        item.span = span(*child);
        BlockNode* first = child->children.empty() ? nullptr : child->children.front().get();
        if (first != nullptr && first->kind == BlockKind::paragraph) {
            const std::string_view text = first->text.text();
            const bool box = text.size() > 3 && text[0] == '[' && text[2] == ']' && (text[3] == ' ' || text[3] == '\t');
            if (box && (text[1] == ' ' || text[1] == 'x' || text[1] == 'X')) {
                item.checked = text[1] != ' ';
                first->text = first->text.slice(3, text.size()).trimmed();
            }
        }
        item.children = blocks(child->children);
        list.items.push_back(std::move(item));
    }
    return {std::move(list), {}, span(node), 0};
}

model::Block BlockBuilder::code(const BlockNode& node) {
    model::CodeBlock code;
    model::Block block{{}, {}, span(node), 0};
    const std::string& info = node.info.text();
    if (auto list = parse_attributes(info, 0)) {
        block.attributes = reading_.accept(std::move(*list), node.info, 0);
        if (!block.attributes.classes.empty()) code.language = block.attributes.classes.front();
    } else {
        code.language = unescaped(info.substr(0, info.find_first_of(" \t")));
    }
    code.text = node.text.text();
    if (!node.fenced) {
        while (code.text.ends_with("\n\n")) code.text.pop_back();
        while (!code.text.empty() && code.text.find_first_not_of(" \t\n") == std::string::npos) code.text.clear();
        for (auto last = code.text.find_last_not_of(" \t\n"); last != std::string::npos;) {
            // Blank lines at the end belong to no one, spaces of the last line do.
            const auto line_end = code.text.find('\n', last);
            if (line_end != std::string::npos) code.text.resize(line_end + 1);
            break;
        }
    }
    block.kind = std::move(code);
    return block;
}

model::Block BlockBuilder::table(const BlockNode& node) {
    model::Table table;
    for (std::size_t i = 0; i < node.rows.front().cells.size(); ++i) {
        model::TableColumn column;
        column.type = "markdown";
        if (i < node.alignments.size()) column.alignment = node.alignments[i];
        table.columns.push_back(std::move(column));
    }
    for (std::size_t r = 0; r < node.rows.size(); ++r) {
        model::TableRow row;
        row.kind = r == 0 ? model::RowKind::header : model::RowKind::body;
        row.span = reading_.span(node.rows[r].range);
        for (const auto& line_cell : node.rows[r].cells) {
            model::TableCell cell;
            cell.is_header = r == 0;
            cell.span = reading_.span(line_cell.range);
            if (!line_cell.text.empty())
                cell.children.push_back({model::Paragraph{parse_inlines(line_cell.text, reading_)}, {}, cell.span, 0});
            row.cells.push_back(std::move(cell));
        }
        table.rows.push_back(std::move(row));
    }
    return {std::move(table), {}, span(node), 0};
}

void BlockBuilder::caption(const BlockNode& node, model::Block& block, std::optional<model::Caption>& caption) {
    const bool one_paragraph = node.children.size() == 1 && node.children.front()->kind == BlockKind::paragraph;
    if (!one_paragraph) {
        reading_.error("caption-shape", node.range);
        return;
    }
    if (caption) {  // the first one counts, with its id, so that references to it still lead somewhere
        reading_.error("caption-second", node.range);
        return;
    }
    MappedText text = node.children.front()->text;
    if (auto found = parse_trailing_attributes(text.text())) {
        check_attributes(found->list, text, Bearer::caption, reading_);
        model::Attributes added = reading_.accept(std::move(found->list), text, found->begin);
        if (!added.id.empty()) block.attributes.id = added.id;
        auto& own = block.attributes;
        if (!own.span.known()) own.span = added.span;
        own.classes.insert(own.classes.end(), added.classes.begin(), added.classes.end());
        own.pairs.insert(own.pairs.end(), added.pairs.begin(), added.pairs.end());
        text = text.slice(0, found->begin).trimmed();
    }
    caption.emplace();
    caption->span = reading_.span(node.range);
    caption->children = parse_inlines(text, reading_);
    block.span = joined(block.span, caption->span);
}

void BlockBuilder::definition(const BlockNode& node, State& state) {
    model::Block* before = state.out.empty() ? nullptr : &state.out.back();
    if (before != nullptr && !state.after_definition) {
        if (auto* table = std::get_if<model::Table>(&before->kind)) return caption(node, *before, table->caption);
        if (auto* figure = std::get_if<model::Figure>(&before->kind)) return caption(node, *before, figure->caption);
        if (auto* merge = std::get_if<model::TableMerge>(&before->kind)) {
            std::optional<model::Caption> made;
            if (!merge->caption.empty()) made.emplace();
            caption(node, *before, made);
            if (made) merge->caption = std::move(made->children);
            return;
        }
        if (auto* term = std::get_if<model::Paragraph>(&before->kind)) {
            model::TermItem item;
            item.span = before->span;
            item.term = std::move(term->children);
            const model::Span where = before->span;
            state.out.pop_back();
            if (state.out.empty() || !std::holds_alternative<model::TermList>(state.out.back().kind))
                state.out.push_back({model::TermList{}, {}, where, 0});
            std::get<model::TermList>(state.out.back().kind).items.push_back(std::move(item));
            before = &state.out.back();
        }
    }
    auto* list = before == nullptr ? nullptr : std::get_if<model::TermList>(&before->kind);
    if (list == nullptr) {
        // Its term vanished, as a link definition does: what is left is text.
        for (auto& block : blocks(node.children)) push(std::move(block), state);
        state.after_definition = false;
        return;
    }
    auto& item = list->items.back();
    item.definitions.push_back(blocks(node.children));
    item.span = joined(item.span, span(node));
    before->span = joined(before->span, item.span);
    state.after_definition = true;
}

void BlockBuilder::note_footnote(const BlockNode& node) {
    model::Footnote note;
    note.label = node.label;
    note.span = span(node);
    note.children = blocks(node.children);
    footnotes.push_back(std::move(note));
}

void BlockBuilder::comment(const BlockNode& node, State& state) {
    const MappedText words = node.text.trimmed();
    std::string_view text = words.text();
    if (!text.starts_with("aftale:")) return;
    text.remove_prefix(7);
    text = text.substr(std::min(text.find_first_not_of(" \t\n"), text.size()));
    static constexpr std::string_view verb = "tillad";
    const auto colon = text.find(':');
    const bool shaped = text.starts_with(verb) && colon != std::string_view::npos && colon > verb.size() + 1 &&
                        text.find_first_not_of(" \t\n", colon + 1) != std::string_view::npos;
    std::string rule;
    if (shaped) {
        rule = std::string(text.substr(verb.size(), colon - verb.size()));
        rule.erase(0, rule.find_first_not_of(" \t\n"));
        rule.resize(rule.find_last_not_of(" \t\n") + 1);
    }
    if (rule.empty() || rule.find_first_of(" \t\n") != std::string::npos) {
        reading_.warning("suppression-syntax", node.range);
        return;
    }
    state.pending.push_back({std::move(rule), node.range});
}

}  // namespace reading
