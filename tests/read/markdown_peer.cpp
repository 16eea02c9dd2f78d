// SPDX-License-Identifier: MPL-2.0
#include "markdown_peer.h"

#include <cmark-gfm-core-extensions.h>
#include <cmark-gfm.h>

#include <cstring>
#include <memory>

#include "model/walk.h"
#include "read/markdown.h"

namespace {

/// Collects words so that neighbouring texts become one.
class Words {
  public:
    void text(std::string_view words) {
        if (words.empty()) return;
        if (!in_text_) out_ += "'";
        out_ += words;
        in_text_ = true;
    }
    void open(std::string_view name) {
        end_text();
        out_ += "(" + std::string(name);
    }
    void close() {
        end_text();
        out_ += ")";
    }
    std::string take() {
        end_text();
        return std::move(out_);
    }

  private:
    void end_text() {
        if (in_text_) out_ += "'";
        in_text_ = false;
    }
    std::string out_;
    bool in_text_ = false;
};

class OurWords {
  public:
    Words words;

    void inlines(const model::Inlines& list) {
        for (const auto& node : list) one(node);
    }

    void blocks(const model::Blocks& list) {
        for (const auto& node : list) block(node);
    }

  private:
    void wrapped(std::string_view name, const model::Inlines& children) {
        words.open(name);
        inlines(children);
        words.close();
    }

    void one(const model::Inline& node) {
        if (const auto* n = std::get_if<model::Text>(&node.kind)) return words.text(n->text);
        if (const auto* n = std::get_if<model::Emphasis>(&node.kind)) return wrapped("em", n->children);
        if (const auto* n = std::get_if<model::Strong>(&node.kind)) return wrapped("strong", n->children);
        if (const auto* n = std::get_if<model::Strikeout>(&node.kind)) return wrapped("del", n->children);
        if (const auto* n = std::get_if<model::Link>(&node.kind)) {
            return wrapped("link<" + n->target + "><" + n->title + ">", n->children);
        }
        if (const auto* n = std::get_if<model::Image>(&node.kind)) {
            words.open("image<" + n->path + "><" + n->title + ">");
            words.text(n->alt);
            return words.close();
        }
        if (const auto* n = std::get_if<model::Code>(&node.kind)) {
            words.open("code " + n->text);
            return words.close();
        }
        words.open(std::holds_alternative<model::SoftBreak>(node.kind)   ? "soft"
                   : std::holds_alternative<model::LineBreak>(node.kind) ? "break"
                                                                         : "?");
        words.close();
    }

    void block(const model::Block& node) {
        if (const auto* n = std::get_if<model::Paragraph>(&node.kind)) {
            wrapped("p", n->children);
        } else if (const auto* n = std::get_if<model::Figure>(&node.kind)) {
            words.open("p");
            const std::string title = n->caption ? std::get<model::Text>(n->caption->children.front().kind).text : "";
            words.open("image<" + n->path + "><" + title + ">");
            words.text(n->alternative);
            words.close();
            words.close();
        } else if (const auto* n = std::get_if<model::Heading>(&node.kind)) {
            wrapped("h" + std::to_string(n->level), n->children);
        } else if (const auto* n = std::get_if<model::Quote>(&node.kind)) {
            words.open("quote");
            blocks(n->children);
            words.close();
        } else if (const auto* n = std::get_if<model::CodeBlock>(&node.kind)) {
            words.open("pre<" + n->language + "> " + n->text);
            words.close();
        } else if (const auto* n = std::get_if<model::List>(&node.kind)) {
            list(*n);
        } else if (const auto* n = std::get_if<model::Table>(&node.kind)) {
            table(*n);
        } else {
            words.open("hr");
            words.close();
        }
    }

    void list(const model::List& list) {
        words.open((list.ordered ? "ol" + std::to_string(list.start) : std::string("ul")) +
                   (list.tight ? " tight" : " loose"));
        for (const auto& item : list.items) {
            words.open("li");
            blocks(item.children);
            words.close();
        }
        words.close();
    }

    void table(const model::Table& table) {
        words.open("table");
        for (const auto& row : table.rows) {
            words.open("tr");
            for (const auto& cell : row.cells) {
                words.open("td");
                if (!cell.children.empty()) inlines(std::get<model::Paragraph>(cell.children.front().kind).children);
                words.close();
            }
            words.close();
        }
        words.close();
    }
};

std::string string_of(const char* words) {
    return words == nullptr ? "" : words;
}

std::string peer_name(cmark_node* node) {
    const std::string name = cmark_node_get_type_string(node);
    if (name == "paragraph") return "p";
    if (name == "heading") return "h" + std::to_string(cmark_node_get_heading_level(node));
    if (name == "block_quote") return "quote";
    if (name == "thematic_break") return "hr";
    if (name == "item" || name == "tasklist") return "li";
    if (name == "emph") return "em";
    if (name == "strikethrough") return "del";
    if (name == "softbreak") return "soft";
    if (name == "linebreak") return "break";
    if (name == "table_row" || name == "table_header") return "tr";
    if (name == "table_cell") return "td";
    if (name == "link" || name == "image")
        return name + "<" + string_of(cmark_node_get_url(node)) + "><" + string_of(cmark_node_get_title(node)) + ">";
    if (name == "code") return "code " + string_of(cmark_node_get_literal(node));
    if (name == "code_block") {
        const std::string info = string_of(cmark_node_get_fence_info(node));
        return "pre<" + info.substr(0, info.find_first_of(" \t")) + "> " + string_of(cmark_node_get_literal(node));
    }
    if (name == "list") {
        const bool ordered = cmark_node_get_list_type(node) == CMARK_ORDERED_LIST;
        return (ordered ? "ol" + std::to_string(cmark_node_get_list_start(node)) : std::string("ul")) +
               (cmark_node_get_list_tight(node) != 0 ? " tight" : " loose");
    }
    return name;
}

/// Walks depth first; inside an image only the words count.
bool peer_walk(cmark_node* node, Words& words, bool in_image) {
    for (cmark_node* child = cmark_node_first_child(node); child != nullptr; child = cmark_node_next(child)) {
        const std::string type = cmark_node_get_type_string(child);
        if (type == "html_block" || type == "html_inline") return false;
        if (type == "text") {
            words.text(string_of(cmark_node_get_literal(child)));
            continue;
        }
        if (in_image) {
            if (type == "code") words.text(string_of(cmark_node_get_literal(child)));
            if (type == "softbreak" || type == "linebreak") words.text(" ");
            if (!peer_walk(child, words, true)) return false;
            continue;
        }
        words.open(peer_name(child));
        if (!peer_walk(child, words, type == "image")) return false;
        words.close();
    }
    return true;
}

}  // namespace

std::string our_reading(std::string_view text) {
    model::Sources sources;
    model::Diagnostics diagnostics;
    const auto id = sources.add("a.md", std::string(text));
    const model::Document document = reading::read_markdown(id, sources, diagnostics);
    OurWords ours;
    ours.blocks(document.blocks);
    return ours.words.take();
}

std::optional<std::string> peer_reading(std::string_view text) {
    cmark_gfm_core_extensions_ensure_registered();
    const std::unique_ptr<cmark_parser, void (*)(cmark_parser*)> parser(cmark_parser_new(CMARK_OPT_DEFAULT),
                                                                        cmark_parser_free);
    for (const char* name : {"table", "strikethrough", "autolink"})
        cmark_parser_attach_syntax_extension(parser.get(), cmark_find_syntax_extension(name));
    cmark_parser_feed(parser.get(), text.data(), text.size());
    const std::unique_ptr<cmark_node, void (*)(cmark_node*)> root(cmark_parser_finish(parser.get()), cmark_node_free);
    Words words;
    if (!peer_walk(root.get(), words, false)) return std::nullopt;
    return words.take();
}
