// SPDX-License-Identifier: MPL-2.0
#include "merge/references.h"

#include <algorithm>
#include <array>
#include <cctype>
#include <map>
#include <utility>

#include "merge/wording.h"
#include "support/ensure.h"
#include "support/nearest.h"

namespace merge {
namespace {

/// What an anchor's block is called in running text.
struct Target {
    std::string words;
    bool only = false;  // stands in `.only`, so other formats have no such place
};
using Targets = std::map<std::string, Target, std::less<>>;

constexpr std::string_view no_break_space = "\u00A0";

std::string kept_together(std::string text) {
    for (auto at = text.find(' '); at != std::string::npos; at = text.find(' ', at))
        text.replace(at, 1, no_break_space);
    return text;
}

/// "3" of "Tabel 3"
std::string number_of(const std::string& label) {
    const auto at = label.rfind(no_break_space);
    return at == std::string::npos ? label : label.substr(at + no_break_space.size());
}

class Collection {
  public:
    explicit Collection(Work& work) : work_(work) {}

    void collect(model::Blocks& blocks, bool only) {
        for (auto& block : blocks) {
            const auto* div = std::get_if<model::Div>(&block.kind);
            const bool inner = only || (div && div->kind == model::DivKind::only);
            if (!block.attributes.id.empty()) targets[block.attributes.id] = {words_of(block), inner};
            model::for_each_own_inlines(block, [&](model::Inlines& inlines) { collect_inlines(inlines, inner); });
            model::for_each_child_list(block, [&](model::Blocks& children) { collect(children, inner); });
        }
    }

    Targets targets;

  private:
    void collect_inlines(const model::Inlines& inlines, bool only) {
        model::for_each_inline(inlines, [&](const model::Inline& node) {
            const auto* styled = std::get_if<model::Styled>(&node.kind);
            if (styled && !styled->attributes.id.empty())
                targets[styled->attributes.id] = {model::plain_text(styled->children, work_.assembly.review_marks),
                                                  only};
        });
    }

    std::string words_of(const model::Block& block) const {
        const auto& words = work_.words();
        if (const auto* heading = std::get_if<model::Heading>(&block.kind)) {
            if (!heading->number.empty())
                return kept_together(words.text("section.reference", {{"number", heading->number}}));
            return quoted(model::plain_text(heading->children, work_.assembly.review_marks));
        }
        if (const auto* table = std::get_if<model::Table>(&block.kind)) return captioned(table->caption, "table");
        if (const auto* figure = std::get_if<model::Figure>(&block.kind)) return captioned(figure->caption, "figure");
        return quoted(block.attributes.id);
    }

    std::string captioned(const std::optional<model::Caption>& caption, const std::string& word) const {
        const auto& words = work_.words();
        if (!caption || caption->label.empty()) return words.text(word + ".reference-unnumbered");
        return kept_together(words.text(word + ".reference", {{"number", number_of(caption->label)}}));
    }

    std::string quoted(const std::string& text) const { return work_.words().text("quote.marks", {{"text", text}}); }

    Work& work_;
};

/// A full stop after one of these ends no sentence.
bool is_abbreviation(std::string_view before_stop) {
    const auto space = before_stop.find_last_of(" (\u00A0");
    const auto word = space == std::string_view::npos ? before_stop : before_stop.substr(space + 1);
    constexpr std::array<std::string_view, 26> known = {
        "jf",  "jfr", "fx",  "f.eks", "bl.a", "ca",  "nr",  "pkt", "kap", "stk", "evt", "inkl", "ekskl",
        "hhv", "dvs", "m.v", "mv",    "m.fl", "m.m", "o.l", "mfl", "ff",  "cf",  "e.g", "i.e",  "no"};
    return std::find(known.begin(), known.end(), word) != known.end();
}

bool ends_sentence(std::string_view text) {
    while (!text.empty() && (text.back() == ' ' || text.back() == '\n')) text.remove_suffix(1);
    if (text.empty()) return true;
    if (text.back() == '!' || text.back() == '?') return true;
    return text.back() == '.' && !is_abbreviation(text.substr(0, text.size() - 1));
}

class Wording {
  public:
    Wording(Work& work, const Targets& targets) : work_(work), targets_(targets) {
        for (const auto& [name, target] : targets) anchors_.push_back(name);
    }

    void block(model::Block& block) {
        model::for_each_own_inlines(block, [&](model::Inlines& inlines) {
            before_.clear();
            visit(inlines);
        });
        model::for_each_child_list(block, [&](model::Blocks& blocks) {
            for (auto& inner : blocks) this->block(inner);
        });
    }

  private:
    void visit(model::Inlines& inlines) {
        for (auto& node : inlines) {
            if (std::holds_alternative<model::Reference>(node.kind)) reference(node);
            if (std::holds_alternative<model::Link>(node.kind)) link(node);
            if (const auto* text = std::get_if<model::Text>(&node.kind)) before_ += text->text;
            if (std::holds_alternative<model::SoftBreak>(node.kind)) before_ += ' ';
            if (std::holds_alternative<model::LineBreak>(node.kind)) before_ += ' ';
            if (const auto* code = std::get_if<model::Code>(&node.kind)) before_ += code->text;
            auto* children = model::children_of(node);
            const bool link = std::holds_alternative<model::Link>(node.kind);
            const bool outer = std::exchange(in_link_, in_link_ || link);
            if (children) visit(*children);
            in_link_ = outer;
        }
    }

    /// Null after reporting that nothing has this anchor.
    const Target* find(const std::string& name, model::Span span) {
        const auto found = targets_.find(name);
        if (found == targets_.end()) {
            unresolved(name, span);
            return nullptr;
        }
        if (found->second.only) {
            work_.diagnostics.error("reference-unresolved.only", span, {{"name", name}});
            return nullptr;
        }
        return &found->second;
    }

    /// The nearest anchor is looked for once for each name.
    void unresolved(const std::string& name, model::Span span) {
        const auto [known, is_new] = nearest_.emplace(name, "");
        if (is_new) known->second = support::nearest(name, anchors_);
        if (known->second.empty())
            work_.diagnostics.error("reference-unresolved.none", span, {{"name", name}});
        else
            work_.diagnostics.error("reference-unresolved.near", span, {{"name", name}, {"nearest", known->second}});
    }

    void reference(model::Inline& node) {
        auto& reference = std::get<model::Reference>(node.kind);
        const auto* target = find(reference.target, node.span);
        if (!target) {
            node.kind = model::Text{"@" + reference.target};
            return;
        }
        reference.text = ends_sentence(before_) ? with_upper_first(target->words) : target->words;
        before_ += reference.text;
        // No link stands inside a link.
        if (in_link_) node.kind = model::Text{std::string(reference.text)};
    }

    void link(model::Inline& node) {
        auto& link = std::get<model::Link>(node.kind);
        if (!link.target.starts_with('#')) return;
        const std::string anchor = decoded(link.target.substr(1));
        if (const auto* target = find(anchor, node.span)) {
            link.target = "#" + anchor;
            if (link.children.empty()) link.children.push_back(text_inline(target->words, node.span));
            return;
        }
        model::Inlines children = std::move(link.children);
        node.kind = model::Styled{{}, std::move(children)};
    }

    /// CommonMark percent-encodes what is not ASCII.
    static std::string decoded(const std::string& text) {
        std::string out;
        for (std::size_t i = 0; i < text.size(); ++i) {
            const auto digit = [&](std::size_t at) {
                const auto found = std::string_view("0123456789ABCDEF")
                                       .find(static_cast<char>(std::toupper(static_cast<unsigned char>(text[at]))));
                return found == std::string_view::npos ? -1 : static_cast<int>(found);
            };
            if (text[i] == '%' && i + 2 < text.size() && digit(i + 1) >= 0 && digit(i + 2) >= 0) {
                out += static_cast<char>(digit(i + 1) * 16 + digit(i + 2));
                i += 2;
            } else {
                out += text[i];
            }
        }
        return out;
    }

    Work& work_;
    const Targets& targets_;
    std::vector<std::string> anchors_;
    std::map<std::string, std::string> nearest_;
    std::string before_;
    bool in_link_ = false;
};

using Nodes = std::map<std::string, model::NodeId, std::less<>>;

Nodes nodes_of(const model::Assembly& assembly) {
    Nodes nodes;
    const model::NodeVisitor visitor{[&](const model::Block& block) {
                                         if (!block.attributes.id.empty()) nodes.emplace(block.attributes.id, block.id);
                                     },
                                     [&](const model::Inline& node) {
                                         const auto* styled = std::get_if<model::Styled>(&node.kind);
                                         if (styled && !styled->attributes.id.empty())
                                             nodes.emplace(styled->attributes.id, node.id);
                                     }};
    model::for_each_node(assembly.blocks, visitor);
    for (const auto& note : assembly.footnotes) model::for_each_node(note.children, visitor);
    return nodes;
}

}  // namespace

void word_references(Work& work) {
    Collection collection(work);
    for_all_parts(work, [&](model::Blocks& blocks) { collection.collect(blocks, false); });
    Wording wording(work, collection.targets);
    for_all_parts(work, [&](model::Blocks& blocks) {
        for (auto& block : blocks) wording.block(block);
    });
}

void point_references(model::Assembly& assembly) {
    const Nodes nodes = nodes_of(assembly);
    const auto node_of = [&](std::string_view anchor) {
        const auto found = nodes.find(anchor);
        support::ensure(found != nodes.end(), "every anchor that is referred to has its node");
        return found->second;
    };
    const auto point = [&](model::Inlines& inlines) {
        for (auto& node : inlines) {
            if (auto* reference = std::get_if<model::Reference>(&node.kind))
                reference->node = node_of(reference->target);
            auto* link = std::get_if<model::Link>(&node.kind);
            if (link && link->target.starts_with('#')) link->node = node_of(std::string_view(link->target).substr(1));
        }
    };
    model::for_each_inlines(assembly.blocks, point);
    for (auto& note : assembly.footnotes) model::for_each_inlines(note.children, point);
}

}  // namespace merge
