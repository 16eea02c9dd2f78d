// SPDX-License-Identifier: MPL-2.0
#include "write/html/blocks.h"

#include <algorithm>
#include <string>
#include <string_view>

#include "write/html/inlines.h"
#include "write/html/org_chart.h"
#include "write/html/picture.h"
#include "write/html/table.h"

namespace writing::html {
namespace {

using namespace model;

bool is_for_web(const model::Attributes& attributes) {
    const std::string* formats = attributes.find("format");
    if (!formats) return true;
    std::string_view rest = *formats;
    while (!rest.empty()) {
        const auto end = std::min(rest.find_first_of(", "), rest.size());
        if (rest.substr(0, end) == "html") return true;
        rest.remove_prefix(std::min(end + 1, rest.size()));
    }
    return false;
}

/// The `type` of an ordered list whose items merging labelled "a)" or "iv."; "" for "1.". The style sheet gives each
/// the sign behind it.
std::string numbering_type(const model::List& list) {
    for (const auto& item : list.items) {
        if (!list.ordered || item.label.empty()) continue;
        const char first = item.label.front();
        if (first < 'a' || first > 'z') return "";
        return item.label.ends_with(')') ? "a" : "i";
    }
    return "";
}

class BlockWriter {
  public:
    explicit BlockWriter(Page& page) : page_(page), out_(page.out) {}

    void write(const Block& block) {
        block_ = &block;
        std::visit([this](const auto& kind) { one(kind); }, block.kind);
    }

  private:
    using List = writing::html::Attributes;

    const model::Attributes& attributes() const { return block_->attributes; }
    /// id and language, which any block may have.
    List named(List more = {}) const {
        more.insert(more.begin(), {{"id", attributes().id}, {"lang", language_of(attributes())}});
        return more;
    }

    void one(const Paragraph& paragraph) {
        out_.open("p", named());
        write_inlines(page_, paragraph.children);
        out_.close();
        out_.line_break();
    }

    void one(const Heading& heading) {
        const int level = page_.heading_level(heading.level);
        const std::string role = "heading-" + std::to_string(std::clamp(heading.level, 1, 6));
        const bool run_in = attributes().has_class("run-in") || page_.theme.style(role).run_in;
        // HTML ends at h6; ARIA goes on counting.
        if (level <= 6)
            out_.open("h" + std::to_string(level), named({{"class", run_in ? "run-in" : ""}}));
        else
            out_.open("p", named({{"role", "heading"}, {"aria-level", std::to_string(level)}}));
        if (!heading.number.empty()) {
            out_.leaf("span", heading.number, {{"class", "number"}});
            out_.text(" ");
        }
        write_inlines(page_, heading.children);
        out_.close();
        out_.line_break();
    }

    void one(const model::List& list) {
        const bool tasks = std::any_of(list.items.begin(), list.items.end(),
                                       [](const ListItem& item) { return item.checked.has_value(); });
        out_.open(list.ordered ? "ol" : "ul",
                  named({{"start", list.ordered && list.start != 1 ? std::to_string(list.start) : ""},
                         {"type", numbering_type(list)},
                         {"class", tasks ? "tasks" : ""}}));
        for (const auto& item : list.items) {
            out_.open("li");
            if (item.checked) task(*item.checked);
            write_flow(page_, item.children, list.tight);
            out_.close();
            out_.line_break();
        }
        out_.close();
        out_.line_break();
    }

    void task(bool done) {
        out_.leaf("span", done ? "\u2611" : "\u2610",
                  {{"role", "img"}, {"aria-label", page_.words.text(done ? "task.done" : "task.open")}});
        out_.text(" ");
    }

    void one(const TermList& list) {
        out_.open("dl", named());
        for (const auto& item : list.items) {
            const int comment = page_.comment_at(item.span);
            out_.open("dt", {{"id", comment ? page_.comment_id(comment) : ""}});
            write_inlines(page_, item.term);
            out_.close();
            for (const auto& definition : item.definitions) {
                out_.open("dd");
                write_flow(page_, definition);
                out_.close();
            }
            out_.line_break();
        }
        out_.close();
        out_.line_break();
    }

    void one(const Quote& quote) { nest("blockquote", named(), quote.children); }

    void one(const CodeBlock& code) {
        out_.open("pre", named());
        out_.leaf("code", code.text);
        out_.close();
        out_.line_break();
    }

    void one(const ThematicBreak&) {
        out_.empty("hr");
        out_.line_break();
    }

    void one(const Table& table) { write_table(page_, *block_, table); }

    void one(const Figure& figure) {
        const std::string style = width_style(attributes());
        out_.open("figure", named());
        if (figure.chart) {
            out_.open(
                "div",
                {{"class", "drawing"}, {"tabindex", "0"}, {"role", "group"}, {"aria-label", caption_label(figure)}});
            write_org_chart(page_, *figure.chart, figure.alternative);
            out_.close();
        } else if (figure.resource && *figure.resource < page_.assembly.resources.size()) {
            out_.empty("img", {{"src", data_address(page_.assembly.resources[*figure.resource])},
                               {"alt", attributes().has_class("pynt") ? "" : figure.alternative},
                               {"style", style}});
        }
        if (!figure.description.empty()) {
            out_.open("details");
            out_.leaf("summary", page_.words.text("chart.description"));
            write_blocks(page_, figure.description);
            out_.close();
        }
        // HTML wants a figure's caption first or last in it.
        if (figure.caption) {
            out_.open("figcaption");
            write_caption(page_, *figure.caption);
            out_.close();
        }
        out_.close();
        out_.line_break();
    }

    std::string caption_label(const Figure& figure) const {
        return figure.caption && !figure.caption->label.empty() ? figure.caption->label
                                                                : page_.words.text("figure.label");
    }

    void one(const Div& div) {
        switch (div.kind) {
            case DivKind::only:
                if (is_for_web(attributes())) write_blocks(page_, div.children);
                return;
            case DivKind::callout:
                return callout(div);
            case DivKind::pull_quote:
                return nest("blockquote", named({{"class", "pull"}}), div.children);
            case DivKind::columns:
                return nest("div", named({{"class", "columns"}, {"style", columns_style()}}), div.children);
            case DivKind::landscape:
            case DivKind::plain:
            case DivKind::cover:
            case DivKind::part:
                return nest("div", named(), div.children);
        }
    }

    std::string columns_style() const {
        const std::string* count = attributes().find("count");
        const bool usable = count && count->size() == 1 && *count >= "2" && *count <= "4";
        return "--count:" + (usable ? *count : "2");
    }

    void callout(const Div& div) {
        const std::string* title = attributes().find("title");
        out_.open("aside", named({{"class", "callout"}, {"role", "note"}, {"aria-label", title ? *title : ""}}));
        if (title && !title->empty()) out_.leaf("p", *title, {{"class", "callout-title"}});
        write_blocks(page_, div.children);
        out_.close();
        out_.line_break();
    }

    void nest(std::string_view name, const List& list, const Blocks& children) {
        out_.open(name, list);
        write_blocks(page_, children);
        out_.close();
        out_.line_break();
    }

    // Merging leaves none of these.
    void one(const Include&) {}
    void one(const TableMerge&) {}
    void one(const ChartMerge&) {}
    void one(const Contents& contents) { write_contents(page_, contents); }

    Page& page_;
    Markup& out_;
    const Block* block_ = nullptr;
};

void write_back_links(Page& page, std::size_t index) {
    const auto& calls = page.calls[index];
    for (std::size_t i = 0; i < calls.size(); ++i) {
        const std::string which = calls.size() > 1 ? " " + std::to_string(i + 1) : "";
        page.out.text(" ");
        page.out.leaf(
            "a", "\u21A9\uFE0E" + which,
            {{"href", "#" + calls[i]}, {"role", "doc-backlink"}, {"aria-label", page.words.text("note.back") + which}});
    }
}

void write_note(Page& page, std::size_t index) {
    const auto& note = page.assembly.footnotes[index];
    const bool counts = !note.number.empty() && note.number.find_first_not_of("0123456789") == std::string::npos;
    page.out.open("li", {{"id", page.note_id(index)}, {"value", counts ? note.number : ""}});
    const auto* last = note.children.empty() ? nullptr : std::get_if<model::Paragraph>(&note.children.back().kind);
    const model::Blocks before(note.children.begin(), note.children.end() - (last ? 1 : 0));
    write_blocks(page, before);
    page.out.open("p");
    if (last) write_inlines(page, last->children);
    write_back_links(page, index);
    page.out.close();
    page.out.close();
    page.out.line_break();
}

}  // namespace

void write_block(Page& page, const model::Block& block) {
    BlockWriter(page).write(block);
}

void write_blocks(Page& page, const model::Blocks& blocks) {
    for (const auto& block : blocks) BlockWriter(page).write(block);
}

void write_flow(Page& page, const model::Blocks& blocks, bool tight) {
    const bool plain = tight || blocks.size() == 1;
    for (const auto& block : blocks) {
        const auto* paragraph = std::get_if<model::Paragraph>(&block.kind);
        if (plain && paragraph && block.attributes.empty())
            write_inlines(page, paragraph->children);
        else
            BlockWriter(page).write(block);
    }
}

/// The id of the heading that the notes stand under when a div at the document's end takes them; else empty. It is the
/// last heading, in the div or before it.
static std::string heading_of_endnotes(const model::Assembly& assembly) {
    if (assembly.blocks.empty() || !assembly.blocks.back().attributes.has_class("endnotes")) return {};
    std::string id;
    const auto& blocks = assembly.blocks;
    const auto* div = std::get_if<model::Div>(&blocks.back().kind);
    if (div != nullptr && !div->children.empty()) {
        if (std::holds_alternative<model::Heading>(div->children.back().kind)) id = div->children.back().attributes.id;
    } else if (blocks.size() > 1 && std::holds_alternative<model::Heading>(blocks[blocks.size() - 2].kind)) {
        id = blocks[blocks.size() - 2].attributes.id;
    }
    return id;
}

void write_notes(Page& page) {
    const bool called =
        std::any_of(page.calls.begin(), page.calls.end(), [](const auto& calls) { return !calls.empty(); });
    if (!called) return;
    const std::string heading = heading_of_endnotes(page.assembly);
    const std::string id = heading.empty() ? page.own_id("noter") : heading;
    page.out.open(heading.empty() ? "section" : "div",
                  {{"class", "notes"}, {"role", "doc-endnotes"}, {"aria-labelledby", id}});
    if (heading.empty()) page.out.leaf("h2", page.words.text("notes.title"), {{"id", id}});
    page.out.open("ol");
    for (std::size_t i = 0; i < page.assembly.footnotes.size(); ++i)
        if (!page.calls[i].empty()) write_note(page, i);
    page.out.close();
    page.out.close();
    page.out.line_break();
}

void write_contents(Page& page, const model::Contents& contents) {
    if (contents.entries.empty()) return;
    const char* wish = contents.listed == model::Listed::headings ? "indholdsfortegnelse"
                       : contents.listed == model::Listed::tables ? "tabeloversigt"
                                                                  : "figuroversigt";
    const std::string id = page.own_id(wish);
    page.out.open("nav", {{"class", contents.listed == model::Listed::headings ? "contents" : "list-of"},
                          {"aria-labelledby", id}});
    page.out.open("h2", {{"id", id}});
    write_inlines(page, contents.title);
    page.out.close();
    std::vector<int> levels;
    for (const auto& entry : contents.entries) {
        bool deeper = levels.empty() || entry.level > levels.back();
        while (!deeper && levels.size() > 1 && entry.level < levels.back() &&
               entry.level <= levels[levels.size() - 2]) {
            page.out.close();
            page.out.close();
            levels.pop_back();
        }
        if (deeper) {
            page.out.open("ol");
            levels.push_back(entry.level);
        } else {
            page.out.close();
            levels.back() = std::min(levels.back(), entry.level);
        }
        page.out.open("li");
        page.in_link = true;
        page.out.open("a", {{"href", page.address_of(entry.target)}});
        if (!entry.number.empty()) page.out.leaf("span", entry.number, {{"class", "number"}});
        page.out.open("span");
        write_inlines(page, entry.children);
        page.out.close();
        page.out.close();
        page.in_link = false;
    }
    for (std::size_t i = 0; i < 2 * levels.size(); ++i) page.out.close();
    page.out.close();
    page.out.line_break();
}

}  // namespace writing::html
