// SPDX-License-Identifier: MPL-2.0
#include "merge/cover.h"

#include <algorithm>
#include <charconv>
#include <iterator>
#include <optional>

#include "merge/metadata.h"
#include "merge/wording.h"
#include "model/date.h"
#include "support/ensure.h"

namespace merge {
namespace {

constexpr int deepest_contents = 6;

model::Block classed(std::string name, std::string words) {
    model::Block block = paragraph_block({text_inline(std::move(words))});
    block.attributes.classes.push_back(std::move(name));
    return block;
}

class Front {
  public:
    explicit Front(Work& work) : work_(work), m_(work.assembly.metadata) {}

    model::Block cover() {
        model::Div div{model::DivKind::cover, titles()};
        if (auto table = facts({}); !table.rows.empty()) div.children.push_back(facts_block(std::move(table)));
        if (!m_.parties.empty()) {
            div.children.push_back(classed("cover-label", words("cover.parties")));
            div.children.push_back(parties());
        }
        return framed(std::move(div), "cover");
    }

    /// A quieter head on the first page. A document with a kind still shows all that it says of itself.
    model::Block title_block() {
        model::Div div{model::DivKind::cover, titles()};
        if (m_.kind.empty()) {
            if (std::string line = byline(); !line.empty())
                div.children.push_back(classed("cover-value", std::move(line)));
        } else if (auto table = facts(party_names()); !table.rows.empty()) {
            div.children.push_back(facts_block(std::move(table)));
        }
        return framed(std::move(div), "title-block");
    }

  private:
    std::string words(std::string_view key, const model::MessageArgs& args = {}) const {
        return work_.words().text(key, args);
    }

    static model::Block framed(model::Div div, const char* name) {
        model::Block block{std::move(div), {}, {}, 0};
        block.attributes.classes.emplace_back(name);
        return block;
    }

    model::Blocks titles() const {
        model::Blocks blocks;
        std::string kind = m_.kind_title;
        if (!m_.status_title.empty()) kind += (kind.empty() ? "" : " \u00B7 ") + m_.status_title;
        if (!kind.empty()) blocks.push_back(classed("cover-kind", std::move(kind)));
        blocks.push_back(classed("title", m_.title));
        if (!m_.subtitle.empty()) blocks.push_back(classed("subtitle", m_.subtitle));
        return blocks;
    }

    std::string date() const { return m_.date ? to_words(*m_.date, work_.words()) : m_.date_text; }

    std::string byline() const {
        std::string line = joined(m_.authors, work_.words());
        for (const std::string& part :
             {date(), m_.version.empty() ? std::string() : words("head.version", {{"version", m_.version}})})
            if (!part.empty()) line += (line.empty() ? "" : " \u00B7 ") + part;
        return line;
    }

    std::string party_names() const {
        std::vector<std::string> names;
        for (const auto& party : m_.parties) names.push_back(party.name);
        return joined(names, work_.words());
    }

    model::Table facts(std::string party_line) const {
        model::Table table;
        table.columns.resize(2);
        for (auto& column : table.columns) column.type = "markdown";
        const auto add = [&](std::string_view name, std::string value) {
            if (value.empty()) return;
            model::TableRow row;
            for (std::string text : {words(name), std::move(value)}) {
                model::TableCell cell;
                cell.is_header = row.cells.empty();
                cell.children.push_back(paragraph_block({text_inline(std::move(text))}));
                row.cells.push_back(std::move(cell));
            }
            table.rows.push_back(std::move(row));
        };
        add("cover.version", m_.version);
        add("cover.date", date());
        add("cover.effective", m_.effective_date ? to_words(*m_.effective_date, work_.words()) : "");
        add("cover.election-period", m_.election_period ? to_text(*m_.election_period) : "");
        add("cover.agreement-period", m_.agreement_period ? to_words(*m_.agreement_period, work_.words()) : "");
        add("cover.responsible", m_.responsible_unit);
        add("cover.forum", m_.deciding_forum);
        add("cover.author", joined(m_.authors, work_.words()));
        add("cover.parties", std::move(party_line));
        return table;
    }

    static model::Block facts_block(model::Table table) {
        model::Block block{std::move(table), {}, {}, 0};
        block.attributes.id = "aftalens-data";
        block.attributes.classes.emplace_back("facts");
        return block;
    }

    model::Block parties() const {
        model::List list;
        for (const auto& party : m_.parties) {
            model::ListItem item;
            item.children.push_back(paragraph_block({text_inline(party.name)}));
            list.items.push_back(std::move(item));
        }
        model::Block block = framed(model::Div{model::DivKind::columns, {{std::move(list), {}, {}, 0}}}, "parties");
        block.attributes.pairs.emplace_back("count", "2");
        return block;
    }

    Work& work_;
    const model::Metadata& m_;
};

/// A heading's inlines as a contents line can hold them: no links in links, no note calls, nothing deleted.
void append_entry(const model::Inlines& from, const std::vector<model::ReviewMark>& marks, int& deletions,
                  model::Inlines& to) {
    for (const auto& node : from) {
        if (const auto* boundary = std::get_if<model::ReviewBoundary>(&node.kind)) {
            const bool deletion = marks[boundary->mark].kind == model::ReviewKind::deletion;
            if (deletion) deletions += boundary->begins ? 1 : -1;
            continue;
        }
        if (deletions > 0 || std::holds_alternative<model::FootnoteCall>(node.kind)) continue;
        if (const auto* reference = std::get_if<model::Reference>(&node.kind)) {
            to.push_back(text_inline(reference->text, node.span));
        } else if (const auto* image = std::get_if<model::Image>(&node.kind)) {
            to.push_back(text_inline(image->alt, node.span));
        } else if (std::holds_alternative<model::LineBreak>(node.kind)) {
            to.push_back(text_inline(" ", node.span));
        } else if (const auto* link = std::get_if<model::Link>(&node.kind)) {
            append_entry(link->children, marks, deletions, to);
        } else if (model::children_of(node)) {
            model::Inline copy = node;
            model::Inlines inner;
            append_entry(*model::children_of(node), marks, deletions, inner);
            *model::children_of(copy) = std::move(inner);
            if (auto* styled = std::get_if<model::Styled>(&copy.kind)) styled->attributes.id.clear();
            to.push_back(std::move(copy));
        } else {
            to.push_back(node);
        }
    }
}

/// Headings that contents lists may name, in order: all but those of `.only`.
void collect_headings(const model::Blocks& blocks, std::vector<const model::Block*>& out) {
    for (const auto& block : blocks) {
        if (std::holds_alternative<model::Heading>(block.kind)) out.push_back(&block);
        const auto* div = std::get_if<model::Div>(&block.kind);
        if (div && div->kind == model::DivKind::only) continue;
        model::for_each_child_list(const_cast<model::Block&>(block),
                                   [&](model::Blocks& inner) { collect_headings(inner, out); });
    }
}

int contents_depth(const Work& work) {
    const auto* value = work.inputs.document->front_matter.find("toc-depth");
    int depth = 0;
    if (value) std::from_chars(value->scalar.data(), value->scalar.data() + value->scalar.size(), depth);
    if (depth >= 1 && depth <= deepest_contents) return depth;
    return work.inputs.kind ? work.inputs.kind->contents_depth : 3;
}

model::Contents contents(const Work& work) {
    model::Contents made;
    made.title = {text_inline(work.words().text("contents.title"))};
    const int depth = contents_depth(work);
    std::vector<const model::Block*> headings;
    collect_headings(work.assembly.blocks, headings);
    for (const auto* block : headings) {
        const auto& heading = std::get<model::Heading>(block->kind);
        if (heading.level > depth) continue;
        model::ContentsEntry entry;
        entry.level = heading.level;
        entry.number = heading.number;
        int deletions = 0;
        append_entry(heading.children, work.assembly.review_marks, deletions, entry.children);
        made.entries.push_back(std::move(entry));
    }
    return made;
}

std::string comment_head(const Work& work, const model::ReviewMark& mark, int rank) {
    std::string head = work.words().text("comments.mark", {{"number", std::to_string(rank)}});
    const auto date = model::parse_danish_date(mark.date);
    for (const std::string& part : {mark.author, date ? to_words(*date, work.words()) : mark.date})
        if (!part.empty()) head += " \u00B7 " + part;
    if (mark.resolved) head += " \u00B7 " + work.words().text("comments.resolved");
    return head;
}

std::optional<model::Block> comments(const Work& work) {
    model::TermList list;
    for (const auto& mark : work.assembly.review_marks) {
        if (mark.kind != model::ReviewKind::comment) continue;
        model::TermItem item;
        item.span = mark.span;
        item.term = {text_inline(comment_head(work, mark, static_cast<int>(list.items.size()) + 1), mark.span)};
        item.definitions = {{paragraph_block({text_inline(mark.comment, mark.span)}, mark.span)}};
        list.items.push_back(std::move(item));
    }
    if (list.items.empty()) return std::nullopt;
    model::Block heading{model::Heading{1, {text_inline(work.words().text("comments.title"))}, ""}, {}, {}, 0};
    heading.attributes.id = "kommentarer";
    heading.attributes.classes.emplace_back("unnumbered");
    model::Div div{model::DivKind::only, {}};
    div.children.push_back(std::move(heading));
    div.children.push_back({std::move(list), {}, {}, 0});
    model::Block block{std::move(div), {}, {}, 0};
    block.attributes.classes.emplace_back("only");
    block.attributes.pairs.emplace_back("format", "pdf,html");
    return block;
}

/// The made blocks' anchors give way to the author's.
void make_unique(const model::Assembly& assembly, model::Block& made) {
    std::vector<std::string> taken;
    model::for_each_node(assembly.blocks,
                         {[&](const model::Block& block) { taken.push_back(block.attributes.id); }, {}});
    model::Blocks wrapped(1);
    std::swap(wrapped[0], made);
    model::for_each_blocks(wrapped, [&](model::Blocks& blocks) {
        for (auto& block : blocks) {
            const std::string wish = block.attributes.id;
            for (int i = 2; !block.attributes.id.empty() &&
                            std::find(taken.begin(), taken.end(), block.attributes.id) != taken.end();
                 ++i)
                block.attributes.id = wish + "-" + std::to_string(i);
        }
    });
    std::swap(wrapped[0], made);
}

}  // namespace

void add_front_and_back(Work& work) {
    auto& assembly = work.assembly;
    const auto* kind = work.inputs.kind;
    model::Blocks front;
    const bool titled = work.inputs.document->front_matter.find("title") && !assembly.metadata.title.empty();
    if (titled) {
        Front maker(work);
        front.push_back(switch_of(work, "forside", kind && kind->cover) ? maker.cover() : maker.title_block());
        make_unique(assembly, front.back());
    }
    if (switch_of(work, "toc", kind && kind->contents))
        if (auto made = contents(work); !made.entries.empty()) front.push_back({std::move(made), {}, {}, 0});
    assembly.blocks.insert(assembly.blocks.begin(), std::make_move_iterator(front.begin()),
                           std::make_move_iterator(front.end()));
    if (auto list = comments(work)) {
        make_unique(assembly, *list);
        assembly.blocks.push_back(std::move(*list));
    }
}

void point_contents(model::Assembly& assembly) {
    model::Contents* contents = nullptr;
    for (auto& block : assembly.blocks)
        if (auto* found = std::get_if<model::Contents>(&block.kind)) contents = found;
    if (!contents) return;
    std::vector<const model::Block*> headings;
    collect_headings(assembly.blocks, headings);
    int depth = 0;
    for (const auto& entry : contents->entries) depth = std::max(depth, entry.level);
    std::size_t at = 0;
    for (const auto* heading : headings) {
        if (std::get<model::Heading>(heading->kind).level > depth) continue;
        support::ensure(at < contents->entries.size(), "every heading of the contents' depth has an entry");
        contents->entries[at++].target = heading->id;
    }
    support::ensure(at == contents->entries.size(), "every entry of the contents has its heading");
}

}  // namespace merge
