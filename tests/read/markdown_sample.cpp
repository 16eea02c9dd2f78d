// SPDX-License-Identifier: MPL-2.0
#include "markdown_sample.h"

#include "model/dump.h"
#include "model/walk.h"
#include "read/markdown.h"

namespace {

/// Compares spans along the tree.
class Places {
  public:
    explicit Places(const model::Source& source) : size_(static_cast<std::uint32_t>(source.bytes().size())) {}
    std::string wrong;

    void inlines(const model::Inlines& list, model::Span parent) {
        for (const auto& node : list) {
            if (std::holds_alternative<model::ReviewBoundary>(node.kind)) continue;
            inside(node.span, parent, "an inline");
            if (const auto* children = model::children_of(node)) inlines(*children, node.span);
        }
    }

    void blocks(const model::Blocks& list, model::Span parent) {
        std::uint32_t last = 0;
        for (const auto& node : list) {
            inside(node.span, parent, "a block");
            if (node.span.begin < last) wrong += "a block begins before the end of the one before it; ";
            last = node.span.end;
            block(node);
        }
    }

  private:
    void inside(model::Span span, model::Span parent, const char* what) {
        const bool good = span.known() && span.begin <= span.end && span.end <= size_ && span.begin >= parent.begin &&
                          span.end <= parent.end;
        if (!good)
            wrong += std::string(what) + " at " + std::to_string(span.begin) + "-" + std::to_string(span.end) +
                     " outside " + std::to_string(parent.begin) + "-" + std::to_string(parent.end) + "; ";
    }

    void caption(const std::optional<model::Caption>& caption, model::Span parent) {
        if (!caption) return;
        inside(caption->span, parent, "a caption");
        inlines(caption->children, caption->span);
    }

    void block(const model::Block& node) {
        const auto& kind = node.kind;
        if (const auto* n = std::get_if<model::Paragraph>(&kind)) inlines(n->children, node.span);
        if (const auto* n = std::get_if<model::Heading>(&kind)) inlines(n->children, node.span);
        if (const auto* n = std::get_if<model::Quote>(&kind)) blocks(n->children, node.span);
        if (const auto* n = std::get_if<model::Div>(&kind)) blocks(n->children, node.span);
        if (const auto* n = std::get_if<model::Figure>(&kind)) caption(n->caption, node.span);
        if (const auto* n = std::get_if<model::TableMerge>(&kind)) inlines(n->caption, node.span);
        if (const auto* n = std::get_if<model::List>(&kind))
            for (const auto& item : n->items) {
                inside(item.span, node.span, "an item");
                blocks(item.children, item.span);
            }
        if (const auto* n = std::get_if<model::TermList>(&kind))
            for (const auto& item : n->items) {
                inside(item.span, node.span, "a term");
                inlines(item.term, item.span);
                for (const auto& definition : item.definitions) blocks(definition, item.span);
            }
        if (const auto* n = std::get_if<model::Table>(&kind)) {
            caption(n->caption, node.span);
            for (const auto& row : n->rows) {
                inside(row.span, node.span, "a row");
                for (const auto& cell : row.cells) {
                    inside(cell.span, row.span, "a cell");
                    blocks(cell.children, cell.span);
                }
            }
        }
    }

    std::uint32_t size_;
};

}  // namespace

ReadText::ReadText(std::string_view text) : source(sources.add("prøve.md", std::string(text))) {
    document = reading::read_markdown(source, sources, diagnostics);
}

std::string ReadText::tree() const {
    const std::string dump = model::dump(document, sources);
    std::string out;
    for (std::size_t at = 0; at < dump.size();) {
        const std::size_t end = dump.find('\n', at);
        const std::string line = dump.substr(at, end - at);
        const std::size_t place = line.ends_with(']') ? line.rfind(" [") : std::string::npos;
        out += line.substr(0, place) + "\n";
        at = end + 1;
    }
    return out;
}

std::string ReadText::problems() {
    diagnostics.sort_and_deduplicate();
    std::string out;
    for (const auto& problem : diagnostics.all())
        out += (out.empty() ? "" : " ") + problem.key + " «" + std::string(sources[source].text(problem.where)) + "»";
    return out;
}

std::string ReadText::misplaced() const {
    Places places(sources[source]);
    const model::Span whole{source, 0, static_cast<std::uint32_t>(sources[source].bytes().size())};
    places.blocks(document.blocks, whole);
    for (const auto& note : document.footnotes) places.blocks(note.children, note.span);
    return places.wrong;
}

std::string tree_of(std::string_view text) {
    return ReadText(text).tree();
}

std::string problems_of(std::string_view text) {
    return ReadText(text).problems();
}
