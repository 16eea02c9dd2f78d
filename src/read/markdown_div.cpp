// SPDX-License-Identifier: MPL-2.0
// What a fenced div means, by its classes.
#include <algorithm>
#include <array>
#include <utility>

#include "read/markdown_build.h"
#include "read/markdown_character.h"
#include "read/markdown_inline.h"
#include "support/semicolon_list.h"

namespace reading {
namespace {

struct Known {
    std::string_view name;
    model::DivKind kind;
};
constexpr std::array divs{
    Known{"columns", model::DivKind::columns}, Known{"landscape", model::DivKind::landscape},
    Known{"callout", model::DivKind::callout}, Known{"quote", model::DivKind::pull_quote},
    Known{"only", model::DivKind::only},       Known{"repeat", model::DivKind::plain},
};
constexpr std::array<std::string_view, 5> merges{"table", "list-table", "include", "orgchart", "chart"};
constexpr std::array<std::string_view, 5> formats{"pdf", "docx", "xml", "xlsx", "html"};

}  // namespace

Range BlockBuilder::value_range(const BlockNode& node, std::string_view key) const {
    const auto& pairs = node.attributes.pairs;
    for (std::size_t i = 0; i < pairs.size() && i < node.value_places.size(); ++i)
        if (pairs[i].first == key) return node.value_places[i];
    return node.opener;
}

/// Bytes `begin` to `end` of a value; all of it where escapes keep its bytes from being counted.
Range BlockBuilder::part_range(const BlockNode& node, std::string_view key, std::size_t begin, std::size_t end) const {
    const Range all = value_range(node, key);
    const std::string* value = node.attributes.find(key);
    if (value == nullptr || all.end - all.begin != value->size()) return all;
    return {all.begin + static_cast<std::uint32_t>(begin), all.begin + static_cast<std::uint32_t>(end)};
}

model::Block BlockBuilder::div(const BlockNode& node) {
    for (const auto& name : node.attributes.classes) {
        if (name == "list-table") return list_table(node);
        if (std::find(merges.begin(), merges.end(), name) != merges.end()) return merge_div(node, name);
        for (const auto& known : divs)
            if (known.name == name) return plain_div(node, known.kind);
    }
    return plain_div(node, model::DivKind::plain);
}

model::Block BlockBuilder::plain_div(const BlockNode& node, model::DivKind kind) {
    check_div(node, kind);
    return {model::Div{kind, blocks(node.children)}, node.attributes, span(node), 0};
}

void BlockBuilder::check_div(const BlockNode& node, model::DivKind kind) {
    const std::string* format = node.attributes.find("format");
    if (kind == model::DivKind::only && format == nullptr)
        reading_.error("attribute-missing", node.opener, {{"key", "format"}, {"name", "only"}});
    if (kind == model::DivKind::only && format != nullptr) {
        for (std::size_t at = 0; at <= format->size();) {
            const std::size_t end = std::min(format->find_first_of(", ", at), format->size());
            const std::string_view name = std::string_view(*format).substr(at, end - at);
            if (!name.empty() && std::find(formats.begin(), formats.end(), name) == formats.end())
                reading_.error("attribute-value.format", part_range(node, "format", at, end), {{"value", std::string(name)}});
            at = end + 1;
        }
    }
    if (kind == model::DivKind::columns) {
        const std::size_t count = whole_number(node, "count", 2);
        if (count < 1 || count > 4)
            reading_.error("attribute-value.count", value_range(node, "count"), {{"value", std::to_string(count)}});
    }
}

std::size_t BlockBuilder::whole_number(const BlockNode& node, std::string_view key, std::size_t otherwise) {
    const std::string* value = node.attributes.find(key);
    if (value == nullptr) return otherwise;
    if (value->empty() || value->size() > 3 || !std::all_of(value->begin(), value->end(), is_digit)) {
        reading_.error("attribute-value.number", value_range(node, key),
                       {{"key", std::string(key)}, {"value", *value}});
        return otherwise;
    }
    return static_cast<std::size_t>(std::stoul(*value));
}

/// The one paragraph that such a div may hold.
model::Inlines BlockBuilder::caption_of(const BlockNode& node) {
    const BlockNode* words = nullptr;
    bool more = false;
    for (const auto& child : node.children) {
        if (child->kind == BlockKind::comment) continue;
        more = more || words != nullptr || child->kind != BlockKind::paragraph;
        if (words == nullptr && child->kind == BlockKind::paragraph) words = child.get();
    }
    if (more) reading_.error("div-content", node.opener, {{"name", node.attributes.classes.front()}});
    return words == nullptr ? model::Inlines() : parse_inlines(words->text, reading_);
}

void BlockBuilder::want(model::WantKind kind, const BlockNode& node, std::string& path) {
    const std::string* source = node.attributes.find("src");
    if (source == nullptr || source->empty()) {
        reading_.error("attribute-missing", node.opener, {{"key", "src"}, {"name", node.attributes.classes.front()}});
        return;
    }
    path = *source;
    reading_.wants.push_back({kind, path, reading_.span(value_range(node, "src"))});
}

model::Block BlockBuilder::merge_div(const BlockNode& node, std::string_view class_name) {
    model::Block block{{}, node.attributes, span(node), 0};
    if (class_name == "include") {
        model::Include include;
        want(model::WantKind::include, node, include.path);
        if (!node.children.empty()) reading_.error("div-content.include", node.opener);
        block.kind = std::move(include);
    } else if (class_name == "table") {
        model::TableMerge merge;
        want(model::WantKind::table, node, merge.path);
        if (const std::string* join = node.attributes.find("join"); join != nullptr && !join->empty())
            for (auto& path : support::semicolon_list(*join))
                if (!path.empty())
                    reading_.wants.push_back(
                        {model::WantKind::table, std::move(path), reading_.span(value_range(node, "join"))});
        merge.caption = caption_of(node);
        whole_number(node, "header-cols", 0);
        block.kind = std::move(merge);
    } else {
        model::ChartMerge merge;
        want(model::WantKind::table, node, merge.path);
        merge.caption = caption_of(node);
        block.kind = std::move(merge);
    }
    return block;
}

}  // namespace reading
