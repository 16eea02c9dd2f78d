// SPDX-License-Identifier: MPL-2.0
#include "write/html/html.h"

#include "model/date.h"
#include "model/walk.h"
#include "write/html/blocks.h"
#include "write/html/head.h"
#include "write/html/inlines.h"
#include "write/html/page.h"

namespace writing::html {
namespace {

using namespace model;

/// The page's head: from the cover that merging made, paragraph by paragraph.
class CoverWriter {
  public:
    explicit CoverWriter(Page& page) : page_(page), out_(page.out) {}

    void write(const Blocks& blocks) {
        for (const auto& block : blocks) {
            if (const auto* paragraph = std::get_if<Paragraph>(&block.kind))
                line(block, *paragraph);
            else if (const auto* table = std::get_if<Table>(&block.kind))
                facts(block, *table);
            else if (const auto* div = std::get_if<Div>(&block.kind))
                parties(*div);
        }
    }

  private:
    void line(const Block& block, const Paragraph& paragraph) {
        const auto& classes = block.attributes.classes;
        const std::string role = classes.empty() ? "" : classes[0];
        if (role == "title")
            out_.open("h1", {{"id", block.attributes.id}});
        else if (role == "cover-label")
            out_.open("p", {{"class", role}, {"id", label_ = page_.own_id("parter-i-aftalen")}});
        else
            out_.open("p", {{"class", role}});
        write_inlines(page_, paragraph.children);
        out_.close();
        out_.line_break();
    }

    /// Two columns, the first of them heads: what a description list says better.
    void facts(const Block& block, const Table& table) {
        out_.open("dl", {{"class", "facts"}, {"id", block.attributes.id}});
        for (const auto& row : table.rows) {
            out_.open("div");
            for (const auto& cell : row.cells) {
                out_.open(&cell == row.cells.data() ? "dt" : "dd");
                write_flow(page_, cell.children);
                out_.close();
            }
            out_.close();
            out_.line_break();
        }
        out_.close();
        out_.line_break();
    }

    void parties(const Div& div) {
        for (const auto& block : div.children) {
            const auto* list = std::get_if<List>(&block.kind);
            if (!list) continue;
            out_.open("ul", {{"class", "parties"}, {"aria-labelledby", label_}});
            for (const auto& item : list->items) {
                out_.open("li");
                write_flow(page_, item.children, true);
                out_.close();
            }
            out_.close();
            out_.line_break();
        }
    }

    Page& page_;
    Markup& out_;
    std::string label_;
};

/// Neither a draft nor a sample may be taken for the agreement itself.
void write_bar(Page& page) {
    const auto& a = page.assembly;
    if (!a.draft && !a.example) return;
    page.out.open("p", {{"class", "bar"}});
    if (a.draft) {
        page.out.leaf("strong", page.words.text("mark.draft"));
        if (!a.metadata.version.empty())
            page.out.text(" " + page.words.text("head.version", {{"version", a.metadata.version}}));
        if (a.metadata.date) page.out.text(" \u00B7 " + to_words(*a.metadata.date, page.words));
    }
    if (a.draft && a.example) page.out.text(" \u2003 ");
    if (a.example) {
        page.out.leaf("strong", page.words.text("mark.example"));
        page.out.text(" " + page.words.text("mark.example-note"));
    }
    page.out.close();
    page.out.line_break();
}

const Div* cover_of(const Assembly& assembly) {
    const auto* div = assembly.blocks.empty() ? nullptr : std::get_if<Div>(&assembly.blocks[0].kind);
    return div && div->kind == DivKind::cover ? div : nullptr;
}

const Contents* contents_of(const Assembly& assembly) {
    for (std::size_t i = 0; i < assembly.blocks.size() && i < 2; ++i)
        if (const auto* contents = std::get_if<Contents>(&assembly.blocks[i].kind);
            contents && contents->listed == Listed::headings)
            return contents->entries.empty() ? nullptr : contents;
    return nullptr;
}

/// A document without a cover whose first heading is its only one of the first level has said its title there.
bool title_is_heading(const Assembly& assembly) {
    std::size_t tops = 0;
    bool first_is_top = false;
    bool any = false;
    for_each_node(assembly.blocks, {[&](const Block& block) {
                                        const auto* heading = std::get_if<Heading>(&block.kind);
                                        if (!heading) return;
                                        if (!any) first_is_top = heading->level == 1;
                                        any = true;
                                        tops += heading->level == 1 ? 1 : 0;
                                    },
                                    {}});
    return first_is_top && tops == 1;
}

void write_header(Page& page) {
    const Div* cover = cover_of(page.assembly);
    page.first_heading_is_title = !cover && title_is_heading(page.assembly);
    const bool bar = page.assembly.draft || page.assembly.example;
    if (page.first_heading_is_title && !bar) return;
    page.out.open("header");
    page.out.line_break();
    write_bar(page);
    if (!page.first_heading_is_title) {
        page.out.open("div", {{"class", "cover"}});
        if (cover)
            CoverWriter(page).write(cover->children);
        else
            page.out.leaf("h1", page.assembly.metadata.title.empty() ? page.assembly.id : page.assembly.metadata.title);
        page.out.close();
    }
    page.out.close();
    page.out.line_break();
}

void write_main(Page& page, const std::string& id) {
    const Contents* contents = contents_of(page.assembly);
    page.out.open("div", {{"class", contents ? "frame with-contents" : "frame"}});
    page.out.line_break();
    if (contents) write_contents(page, *contents);
    page.out.open("main", {{"id", id}, {"tabindex", "-1"}});
    page.out.line_break();
    for (const auto& block : page.assembly.blocks) {
        const auto* div = std::get_if<Div>(&block.kind);
        if (div && div == cover_of(page.assembly)) continue;
        if (contents && std::get_if<Contents>(&block.kind) == contents) continue;
        write_block(page, block);
    }
    write_notes(page);
    page.out.close();
    page.out.close();
    page.out.line_break();
}

void write_footer(Page& page) {
    const auto& m = page.assembly.metadata;
    page.out.open("footer");
    page.out.open("p");
    page.out.text(m.title.empty() ? page.assembly.id : m.title);
    if (!m.version.empty()) page.out.text(" \u00B7 " + page.words.text("head.version", {{"version", m.version}}));
    if (m.date) page.out.text(" \u00B7 " + to_words(*m.date, page.words));
    page.out.close();
    page.out.close();
    page.out.line_break();
}

}  // namespace

std::string write_html(const model::Assembly& assembly, const model::Theme& theme,
                       const model::Messages& document_words) {
    Page page(assembly, theme, document_words);
    auto& out = page.out;
    out.raw("<!DOCTYPE html>\n");
    out.open("html", {{"lang", assembly.metadata.language.empty() ? "da" : assembly.metadata.language}});
    out.line_break();
    write_head(page);
    out.open("body");
    out.line_break();
    const std::string main = page.own_id("tekst");
    out.leaf("a", page.words.text("page.skip"), {{"class", "skip"}, {"href", "#" + main}});
    out.line_break();
    write_header(page);
    write_main(page, main);
    write_footer(page);
    out.close();
    out.line_break();
    out.close();
    out.line_break();
    return out.take();
}

}  // namespace writing::html
