// SPDX-License-Identifier: MPL-2.0
#include "merge/cover.h"

#include <algorithm>
#include <cmath>
#include <iterator>
#include <optional>

#include "merge/comments.h"
#include "merge/contents.h"
#include "merge/images.h"
#include "merge/metadata.h"
#include "merge/wording.h"
#include "model/date.h"

namespace merge {
namespace {

model::Block classed(std::string name, std::string words) {
    model::Block block = paragraph_block({text_inline(std::move(words))});
    block.attributes.classes.push_back(std::move(name));
    return block;
}

// "72.5pt"
std::string points(double length) {
    const auto tenths = std::llround(length * 10);
    return std::to_string(tenths / 10) + "." + std::to_string(tenths % 10) + "pt";
}

void append(model::Blocks added, model::Blocks& blocks) {
    blocks.insert(blocks.end(), std::make_move_iterator(added.begin()), std::make_move_iterator(added.end()));
}

/// Set as the cover's labels are, where a writer has no look of its own for it.
model::Block notice(std::string words) {
    model::Block block = classed("cover-notice", std::move(words));
    block.attributes.classes.emplace_back("cover-label");
    return block;
}

class Front {
  public:
    explicit Front(Work& work) : work_(work), m_(work.assembly.metadata) {}

    model::Block cover() const {
        model::Div div{model::DivKind::cover, titles()};
        if (auto table = facts({}); !table.rows.empty()) div.children.push_back(facts_block(std::move(table)));
        if (!m_.parties.empty()) {
            div.children.push_back(classed("cover-label", words("cover.parties")));
            div.children.push_back(parties());
        }
        append(notices(), div.children);
        return framed(std::move(div), "cover");
    }

    /// A quieter head on the first page. A document with a kind, or with an agreement's data, still shows all
    /// that it says of itself.
    model::Block title_block() const {
        model::Div div{model::DivKind::cover, titles()};
        const bool agreed = m_.effective_date || m_.election_period || m_.agreement_period || !m_.parties.empty();
        if (m_.kind.empty() && !agreed) {
            if (std::string line = byline(); !line.empty())
                div.children.push_back(classed("cover-value", std::move(line)));
        } else if (auto table = facts(party_names()); !table.rows.empty()) {
            div.children.push_back(facts_block(std::move(table)));
        }
        append(notices(), div.children);
        return framed(std::move(div), "title-block");
    }

    /// What the bars on the pages say by their looks, in words of the document: a bar is furniture, which no screen
    /// reader speaks.
    model::Blocks notices() const {
        const auto& assembly = work_.assembly;
        model::Blocks blocks;
        if (assembly.draft_package) blocks.push_back(notice(words("notice.draft-package")));
        if (assembly.draft) blocks.push_back(notice(words("notice.draft")));
        if (assembly.example) blocks.push_back(notice(words("notice.example")));
        return blocks;
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
        model::Blocks blocks = logo();
        std::string kind = m_.kind_title;
        if (!m_.status_title.empty()) kind += (kind.empty() ? "" : " \u00B7 ") + m_.status_title;
        if (!kind.empty()) blocks.push_back(classed("cover-kind", std::move(kind)));
        blocks.push_back(classed("title", m_.title));
        if (!m_.subtitle.empty()) blocks.push_back(classed("subtitle", m_.subtitle));
        return blocks;
    }

    model::Blocks logo() const {
        const auto* logo = work_.inputs.logo;
        if (logo == nullptr) return {};
        model::Image image{logo->path, logo->text, {}, {}, add_image(work_, logo->path, logo->span)};
        if (!image.resource) return {};
        const auto& picture = work_.assembly.resources[*image.resource];
        image.attributes.pairs.emplace_back("width", points(logo->height * picture.width / picture.height));
        model::Block block = paragraph_block({model::Inline{std::move(image), logo->span, 0}});
        block.attributes.classes.emplace_back("cover-logo");
        return {std::move(block)};
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
        add("cover.replaces", m_.replaces);
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
    const Front maker(work);
    if (titled) {
        front.push_back(switch_of(work, "forside", kind && kind->cover) ? maker.cover() : maker.title_block());
        make_unique(assembly, front.back());
    } else {
        front = maker.notices();
    }
    if (switch_of(work, "toc", kind && kind->contents))
        if (auto made = make_contents(work); !made.entries.empty()) front.push_back({std::move(made), {}, {}, 0});
    for (const auto& [key, listed] :
         {std::pair{"lot", model::Listed::tables}, std::pair{"lof", model::Listed::figures}})
        if (switch_of(work, key, false))
            if (auto made = make_list(work, listed); !made.entries.empty())
                front.push_back({std::move(made), {}, {}, 0});
    assembly.blocks.insert(assembly.blocks.begin(), std::make_move_iterator(front.begin()),
                           std::make_move_iterator(front.end()));
    if (auto list = list_comments(work)) {
        make_unique(assembly, *list);
        assembly.blocks.push_back(std::move(*list));
    }
}

}  // namespace merge
