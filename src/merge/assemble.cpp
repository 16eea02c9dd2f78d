// SPDX-License-Identifier: MPL-2.0
#include "merge/assemble.h"

#include "merge/contents.h"
#include "merge/cover.h"
#include "merge/expand.h"
#include "merge/footnotes.h"
#include "merge/images.h"
#include "merge/links.h"
#include "merge/metadata.h"
#include "merge/metadata_text.h"
#include "merge/numbering.h"
#include "merge/references.h"
#include "merge/table_alignment.h"
#include "merge/table_shape.h"
#include "merge/values.h"
#include "merge/work.h"
#include "support/ensure.h"
#include "support/nearest.h"
#include "support/utf8.h"

namespace merge {
namespace {

/// PDF/UA and HTML want a title of every document: the front matter's, else the first heading's, else its id.
void settle_title(Work& work) {
    auto& assembly = work.assembly;
    auto& title = assembly.metadata.title;
    if (title.empty())
        model::for_each_node(assembly.blocks, {[&](const model::Block& block) {
                                                   const auto* heading = std::get_if<model::Heading>(&block.kind);
                                                   if (heading && title.empty())
                                                       title =
                                                           model::plain_text(heading->children, assembly.review_marks);
                                               },
                                               {}});
    title = support::without_soft_hyphens(title);
    if (title.empty()) title = assembly.id;
    assembly.running_title = work.inputs.running_title.empty() ? title : work.inputs.running_title;
    if (assembly.draft_package)
        assembly.running_title = work.words().text("mark.draft-package") + " \u00B7 " + assembly.running_title;
}

void collect_abbreviations(Work& work) {
    const auto collect = [&](const model::Inline& node) {
        const auto* styled = std::get_if<model::Styled>(&node.kind);
        const auto* expansion =
            styled && styled->attributes.has_class("abbr") ? styled->attributes.find("title") : nullptr;
        if (expansion) work.assembly.abbreviations.emplace(model::plain_text(styled->children), *expansion);
    };
    for_all_parts(work, [&](model::Blocks& blocks) { model::for_each_node(blocks, {{}, collect}); });
}

}  // namespace

model::Assembly assemble(const Inputs& inputs, model::Diagnostics& diagnostics) {
    support::ensure(inputs.document && inputs.words, "a document and the words of its language are given");
    model::Assembly assembly;
    assembly.id = inputs.id;
    assembly.source_path = inputs.source_path;
    Work work{inputs, assembly, diagnostics, {}, {}};
    read_metadata(work);
    expand(work);       // from here on: one tree, no includes, tables and charts in place, every note call resolved
    fill_metadata(work);
    fill_values(work);  // no Value remains
    settle_links(work);  // every link leads where all formats may lead
    settle_title(work);
    collect_images(work);  // every picture has its resource
    square_tables(work);   // every table is rectangular
    align_columns(work);   // … and its columns know how they are aligned
    turn_heads(work);      // … and which of its heads stand upright
    refuse_numbers_in_only(work);
    number_footnotes(work);  // notes in order of their calls
    number_blocks(work);     // every heading, table and figure has its number and anchor
    word_references(work);   // no reference to nothing remains
    collect_abbreviations(work);
    add_front_and_back(work);
    model::assign_ids(assembly);
    point_references(assembly);
    point_contents(assembly);
    return assembly;
}

void report_unknown(Work& work, model::Severity severity, const std::string& key, model::Span where,
                    const std::string& name, const std::vector<std::string>& candidates, model::MessageArgs more) {
    const std::string near = support::nearest(name, candidates);
    model::MessageArgs args = {{"name", name}};
    if (!near.empty()) args.emplace_back("nearest", near);
    args.insert(args.end(), more.begin(), more.end());
    const bool stops = severity == model::Severity::error;
    work.diagnostics.add({severity, key + (near.empty() ? ".none" : ".near"), where, std::move(args), stops});
}

model::Span narrowed(const Work& work, model::Span where, std::string_view text) {
    if (!work.inputs.sources || !where.known() || text.empty()) return where;
    const auto at = (*work.inputs.sources)[where.source].text(where).find(text);
    if (at == std::string_view::npos) return where;
    const auto begin = where.begin + static_cast<std::uint32_t>(at);
    return {where.source, begin, begin + static_cast<std::uint32_t>(text.size())};
}

model::Span attribute_span(const Work& work, const model::Block& block, std::string_view key) {
    const model::Span all = block.attributes.span.known() ? block.attributes.span : block.span;
    if (!work.inputs.sources || !all.known()) return all;
    const std::string_view text = (*work.inputs.sources)[all.source].text(all);
    for (auto at = text.find(key); at != std::string_view::npos; at = text.find(key, at + 1)) {
        std::size_t from = at + key.size();
        if (from >= text.size() || text[from] != '=' || at == 0 || (text[at - 1] != ' ' && text[at - 1] != '{'))
            continue;
        ++from;
        const char quote = from < text.size() ? text[from] : '\0';
        const bool quoted = quote == '"' || quote == '\'';
        if (quoted) ++from;
        const auto end = quoted ? text.find(quote, from) : text.find_first_of(" }\n", from);
        if (end == std::string_view::npos) return all;
        return {all.source, all.begin + static_cast<std::uint32_t>(from), all.begin + static_cast<std::uint32_t>(end)};
    }
    return all;
}

model::Inline text_inline(std::string words, model::Span span) {
    return {model::Text{std::move(words)}, span, 0};
}

model::Block paragraph_block(model::Inlines inlines, model::Span span) {
    return {model::Paragraph{std::move(inlines)}, {}, span, 0};
}

std::vector<std::string> split_words(std::string_view words) {
    std::vector<std::string> out;
    bool inside = false;
    for (const char c : words) {
        const bool gap = c == ' ' || c == ',' || c == '\t' || c == '\n' || c == '\r';
        if (!gap && !inside) out.emplace_back();
        if (!gap) out.back() += c;
        inside = !gap;
    }
    return out;
}

}  // namespace merge
