// SPDX-License-Identifier: MPL-2.0
#include "merge/numbering.h"

#include <algorithm>
#include <array>
#include <map>

#include "merge/metadata.h"
#include "merge/wording.h"

namespace merge {
namespace {

constexpr const char* no_break_space = "\u00A0";

std::string letters(int number) {
    std::string out;
    for (; number > 0; number = (number - 1) / 26) out.insert(out.begin(), static_cast<char>('a' + (number - 1) % 26));
    return out;
}

std::string roman(int number) {
    constexpr std::array<std::pair<int, const char*>, 13> parts = {{{1000, "m"},
                                                                    {900, "cm"},
                                                                    {500, "d"},
                                                                    {400, "cd"},
                                                                    {100, "c"},
                                                                    {90, "xc"},
                                                                    {50, "l"},
                                                                    {40, "xl"},
                                                                    {10, "x"},
                                                                    {9, "ix"},
                                                                    {5, "v"},
                                                                    {4, "iv"},
                                                                    {1, "i"}}};
    std::string out;
    for (const auto& [value, sign] : parts)
        for (; number >= value; number -= value) out += sign;
    return out;
}

/// Where a block stands, as far as its numbers care.
struct Place {
    bool only = false;
    bool cell = false;
    int bullets = 0;  // lists around it
    int ordered = 0;
};

void number_items(model::List& list, Place& inner) {
    int& depth = list.ordered ? inner.ordered : inner.bullets;
    ++depth;
    for (std::size_t i = 0; i < list.items.size(); ++i) {
        auto& item = list.items[i];
        item.label = item.checked ? (*item.checked ? "\u2611" : "\u2610") : list_label(list, i, depth, inner.cell);
    }
}

void number_lists(model::Blocks& blocks, const Place& place) {
    for (auto& block : blocks) {
        if (std::holds_alternative<model::Paragraph>(block.kind)) continue;
        Place inner = place;
        if (auto* list = std::get_if<model::List>(&block.kind)) number_items(*list, inner);
        model::for_each_child_list(block, [&](model::Blocks& children) { number_lists(children, inner); });
    }
}

class Numbering {
  public:
    Numbering(Work& work, bool numbered_headings) : work_(work), numbered_(numbered_headings) {}

    /// An author's own ids come first: a made anchor gives way to them wherever they stand.
    void reserve(model::Blocks& blocks) {
        for (auto& block : blocks) {
            claim(block.attributes.id, block.attributes.span.known() ? block.attributes.span : block.span);
            model::for_each_own_inlines(block, [&](model::Inlines& inlines) { reserve_inlines(inlines); });
            model::for_each_child_list(block, [&](model::Blocks& inner) { reserve(inner); });
        }
    }

    void visit(model::Blocks& blocks, const Place& place) {
        for (auto& block : blocks) {
            Place inner = place;
            if (auto* heading = std::get_if<model::Heading>(&block.kind)) number_heading(block, *heading, place);
            if (auto* table = std::get_if<model::Table>(&block.kind)) {
                label(block, table->caption, place, "table.label", tables_);
                inner.cell = true;
                inner.bullets = inner.ordered = 0;
            }
            if (auto* figure = std::get_if<model::Figure>(&block.kind)) {
                label(block, figure->caption, place, "figure.label", figures_);
                inner.bullets = inner.ordered = 0;
            }
            if (auto* list = std::get_if<model::List>(&block.kind)) number_items(*list, inner);
            if (const auto* div = std::get_if<model::Div>(&block.kind))
                inner.only = inner.only || div->kind == model::DivKind::only;
            model::for_each_child_list(block, [&](model::Blocks& children) { visit(children, inner); });
        }
    }

  private:
    void reserve_inlines(model::Inlines& inlines) {
        for (auto& node : inlines) {
            if (auto* styled = std::get_if<model::Styled>(&node.kind)) claim(styled->attributes.id, node.span);
            if (auto* children = model::children_of(node)) reserve_inlines(*children);
        }
    }

    void claim(std::string& id, model::Span span) {
        if (id.empty()) return;
        if (taken_.emplace(id, 1).second) {
            first_places_.emplace(id, span);
            return;
        }
        if (!reported_by_reading(id, span)) work_.diagnostics.error("anchor-duplicate", span, {{"name", id}});
        id = unique(id);
    }

    /// Twice in one Markdown file, which was read as a whole; not the same place included twice, nor cells of a table.
    bool reported_by_reading(const std::string& id, model::Span span) const {
        const auto first = first_places_.find(id);
        if (first == first_places_.end() || first->second.source != span.source) return false;
        const auto& tables = work_.used_tables;
        return first->second.begin != span.begin &&
               std::none_of(tables.begin(), tables.end(),
                            [&](const auto* table) { return table->span.source == span.source; });
    }

    std::string unique(const std::string& wish) {
        if (taken_.emplace(wish, 1).second) return wish;
        while (true) {
            std::string next = wish + "-" + std::to_string(++taken_[wish]);
            if (taken_.emplace(next, 1).second) return next;
        }
    }

    void number_heading(model::Block& block, model::Heading& heading, const Place& place) {
        if (!place.only) {
            set_level(block, heading);
            if (numbered_) set_number(block, heading);
        }
        if (!block.attributes.id.empty()) return;
        std::string wish = slug(model::plain_text(heading.children, work_.assembly.review_marks));
        block.attributes.id = unique(wish.empty() ? "afsnit" : wish);
    }

    void set_level(const model::Block& block, model::Heading& heading) {
        while (!written_levels_.empty() && written_levels_.back() >= heading.level) written_levels_.pop_back();
        const int above = written_levels_.empty() ? 0 : written_levels_.back();
        // Of several headings that skip the same level, the first is the mistake.
        if (above > 0 && heading.level > above + 1 && heading.level != last_written_)
            work_.diagnostics.warning("heading-level", block.span,
                                      {{"level", std::to_string(heading.level)}, {"above", std::to_string(above)}});
        written_levels_.push_back(heading.level);
        last_written_ = heading.level;
        heading.level = static_cast<int>(written_levels_.size());
    }

    /// What stands under an unnumbered heading has no numbers either.
    void set_number(const model::Block& block, model::Heading& heading) {
        const auto level = static_cast<std::size_t>(heading.level);
        counters_.resize(level);
        unnumbered_.resize(level);
        unnumbered_[level - 1] = block.attributes.has_class("unnumbered") || (level > 1 && unnumbered_[level - 2]);
        if (unnumbered_[level - 1]) return;
        ++counters_[level - 1];
        for (const int counter : counters_)
            heading.number += (heading.number.empty() ? "" : ".") + std::to_string(counter);
    }

    void label(model::Block& block, std::optional<model::Caption>& caption, const Place& place, const char* word,
               int& counter) {
        const bool is_table = std::holds_alternative<model::Table>(block.kind);
        if (caption && !place.only && !block.attributes.has_class("unnumbered"))
            caption->label = work_.words().text(word) + no_break_space + std::to_string(++counter);
        if (!block.attributes.id.empty()) return;
        std::string wish = is_table ? "tabel" : "figur";
        if (caption) {
            const std::string text = slug(model::plain_text(caption->children, work_.assembly.review_marks));
            if (!text.empty()) wish += "-" + text;
        }
        block.attributes.id = unique(wish);
    }

    Work& work_;
    bool numbered_;
    std::vector<int> written_levels_;
    int last_written_ = 0;
    std::vector<int> counters_;
    std::vector<bool> unnumbered_;
    int tables_ = 0;
    int figures_ = 0;
    std::map<std::string, int> taken_;
    std::map<std::string, model::Span> first_places_;
};

}  // namespace

std::string list_label(const model::List& list, std::size_t index, int depth, bool in_cell) {
    if (!list.ordered) return (depth % 2 == 1) != in_cell ? "\u2022" : "\u2013";
    const int number = list.start + static_cast<int>(index);
    if (depth % 3 == 2 && number > 0) return letters(number) + ")";
    if (depth % 3 == 0 && number > 0) return roman(number) + ".";
    return std::to_string(number) + ".";
}

bool numbers_headings(const Work& work) {
    const auto* kind = work.inputs.kind;
    return switch_of(work, "nummerering", kind && kind->heading_style == "numbered");
}

void number_lists_of_cell(model::Blocks& blocks) {
    Place cell;
    cell.cell = true;
    number_lists(blocks, cell);
}

void number_blocks(Work& work) {
    Numbering numbering(work, numbers_headings(work));
    for_all_parts(work, [&](model::Blocks& blocks) { numbering.reserve(blocks); });
    for_all_parts(work, [&](model::Blocks& blocks) { numbering.visit(blocks, {}); });
}

}  // namespace merge
