// SPDX-License-Identifier: MPL-2.0
#include "write/xlsx/cell_text.h"

#include <algorithm>
#include <utility>

#include "model/walk.h"
#include "support/web_address.h"

namespace writing::xlsx {
namespace {

using namespace model;

class LineWriter {
  public:
    LineWriter(const std::vector<ReviewMark>& marks, OpenMarks& open, bool with_deletions)
        : marks_(marks), open_(open), with_deletions_(with_deletions) {}

    void write(const Blocks& blocks, std::size_t indent) {
        for (const auto& block : blocks) write(block, indent);
    }
    std::vector<Run> take() { return std::move(runs_); }

  private:
    void write(const Block& block, std::size_t indent) {
        std::visit(Overloaded{
                       [&](const Paragraph& b) { line(b.children, indent); },
                       [&](const Heading& b) { line(b.children, indent); },
                       [&](const List& b) { list(b, indent); },
                       [&](const TermList& b) { terms(b, indent); },
                       [&](const Quote& b) { write(b.children, indent); },
                       [&](const CodeBlock& b) { line(std::string_view(b.text), indent); },
                       [](const ThematicBreak&) {},
                       [&](const Table& b) { inner_table(b, indent); },
                       [&](const Figure& b) { line(std::string_view(b.alternative), indent); },
                       [&](const Div& b) { write(b.children, indent); },
                       [](const Include&) {},
                       [](const TableMerge&) {},
                       [](const ChartMerge&) {},
                       [](const Contents&) {},
                   },
                   block.kind);
    }

    // Ends the line before, if there is one, and begins the next with its label or its indent.
    void begin_line(std::size_t indent) {
        const RunLook look = std::exchange(look_, {});
        if (!runs_.empty()) add("\n");
        if (!label_.empty()) {
            add(std::string(label_indent_, ' ') + std::exchange(label_, {}));
        } else {
            add(std::string(indent, ' '));
        }
        indent_ = indent;
        look_ = look;
    }

    void line(std::string_view text, std::size_t indent) {
        begin_line(indent);
        while (text.ends_with('\n')) text.remove_suffix(1);
        add_lines(text);
    }

    void line(const Inlines& nodes, std::size_t indent) {
        begin_line(indent);
        inlines(nodes);
    }

    void inlines(const Inlines& nodes) {
        for (const auto& node : nodes)
            std::visit(Overloaded{
                           [&](const Text& n) { add_lines(n.text); },
                           [&](const SoftBreak&) { add(" "); },
                           [&](const LineBreak&) { add_lines("\n"); },
                           [&](const Emphasis& n) { marked(&RunLook::italic, n.children); },
                           [&](const Strong& n) { marked(&RunLook::bold, n.children); },
                           [&](const Strikeout& n) { marked(&RunLook::struck, n.children); },
                           [&](const Subscript& n) { marked(&RunLook::subscript, n.children); },
                           [&](const Superscript& n) { marked(&RunLook::superscript, n.children); },
                           [&](const Code& n) { code(n.text); },
                           [&](const Link& n) { inlines(n.children); },
                           [&](const Image& n) { add(n.alt); },
                           [](const FootnoteCall&) {},
                           [&](const Reference& n) { add(n.text); },
                           [](const Value&) {},
                           [&](const Styled& n) { inlines(n.children); },
                           [&](const ReviewBoundary& n) { open_.pass(n, marks_); },
                           [](const FormField&) {},
                       },
                       node.kind);
    }

    void marked(bool RunLook::*flag, const Inlines& children) {
        const RunLook before = look_;
        look_.*flag = true;
        inlines(children);
        look_ = before;
    }

    void code(const std::string& text) {
        look_.code = true;
        add(text);
        look_.code = false;
    }

    // Line breaks inside an item stand under its words.
    void add_lines(std::string_view text) {
        while (true) {
            const auto end = text.find('\n');
            add(text.substr(0, end));
            if (end == std::string_view::npos) return;
            add("\n" + std::string(indent_, ' '));
            text.remove_prefix(end + 1);
        }
    }

    void add(std::string_view text) {
        if (open_.deletions > 0 && !with_deletions_) return;
        RunLook look = look_;
        look.inserted = with_deletions_ && open_.insertions > 0;
        look.deleted = with_deletions_ && open_.deletions > 0;
        if (!runs_.empty() && (text.empty() || runs_.back().look == look))
            runs_.back().text += text;
        else
            runs_.push_back({std::string(text), look});
    }

    void list(const List& list, std::size_t indent) {
        for (const auto& item : list.items) {
            const std::string label = item.label.empty() ? "" : list.ordered ? item.label : "–";
            if (item.checked)
                label_ = *item.checked ? "☑ " : "☐ ";
            else if (!label.empty())
                label_ = label + " ";
            label_indent_ = indent;
            if (item.children.empty()) line(std::string_view(), indent);
            write(item.children, label.empty() ? indent : indent + 2);
        }
    }

    void terms(const TermList& list, std::size_t indent) {
        for (const auto& item : list.items) {
            line(item.term, indent);
            for (const auto& definition : item.definitions) write(definition, indent + 2);
        }
    }

    void inner_table(const Table& table, std::size_t indent) {
        for (const auto& row : table.rows) {
            std::string text;
            for (const auto& cell : row.cells) {
                if (!text.empty()) text += " | ";
                text += plain_text(cell.children, marks_);
            }
            line(text, indent);
        }
    }

    const std::vector<ReviewMark>& marks_;
    OpenMarks& open_;
    bool with_deletions_;
    std::vector<Run> runs_;
    RunLook look_;
    std::size_t indent_ = 0;
    std::string label_;
    std::size_t label_indent_ = 0;
};

// The words of blocks that are one paragraph of plain text: most cells of most tables.
const std::string* plain_words(const Blocks& blocks) {
    if (blocks.size() != 1) return nullptr;
    const auto* paragraph = std::get_if<Paragraph>(&blocks.front().kind);
    if (!paragraph || paragraph->children.size() != 1) return nullptr;
    const auto* text = std::get_if<Text>(&paragraph->children.front().kind);
    return text ? &text->text : nullptr;
}

void accept(Inlines& nodes, const std::vector<ReviewMark>& marks, OpenMarks& open) {
    Inlines kept;
    for (auto& node : nodes) {
        if (const auto* boundary = std::get_if<ReviewBoundary>(&node.kind)) {
            open.pass(*boundary, marks);
            continue;
        }
        const bool deleted = open.deletions > 0;
        Inlines* children = children_of(node);
        if (children) accept(*children, marks, open);
        if (!deleted || (children && !children->empty())) kept.push_back(std::move(node));
    }
    nodes = std::move(kept);
}

// The blanks beside a word that is gone, where they would begin or end the line.
void trim(Inlines& nodes) {
    if (auto* first = nodes.empty() ? nullptr : std::get_if<Text>(&nodes.front().kind))
        first->text.erase(0, first->text.find_first_not_of(' '));
    if (auto* last = nodes.empty() ? nullptr : std::get_if<Text>(&nodes.back().kind))
        last->text.erase(last->text.find_last_not_of(' ') + 1);
}

void accept(Blocks& blocks, const std::vector<ReviewMark>& marks, OpenMarks& open) {
    for (auto& block : blocks) {
        for_each_own_inlines(block, [&](Inlines& nodes) {
            accept(nodes, marks, open);
            trim(nodes);
        });
        for_each_child_list(block, [&](Blocks& inner) { accept(inner, marks, open); });
    }
    std::erase_if(blocks, [](const Block& block) {
        const auto* paragraph = std::get_if<Paragraph>(&block.kind);
        return paragraph && paragraph->children.empty();
    });
}

std::string joined(const std::vector<Run>& runs) {
    std::string out;
    for (const auto& run : runs) out += run.text;
    return out;
}

}  // namespace

void OpenMarks::pass(const ReviewBoundary& boundary, const std::vector<ReviewMark>& marks) {
    if (boundary.mark >= marks.size()) return;
    const int step = boundary.begins ? 1 : -1;
    if (marks[boundary.mark].kind == ReviewKind::insertion) insertions += step;
    if (marks[boundary.mark].kind == ReviewKind::deletion) deletions += step;
}

namespace {

/// Passes the marks before `target`; false when it is not among these blocks or within them.
bool pass_until(Blocks& blocks, const Block& target, const std::vector<ReviewMark>& marks, OpenMarks& open) {
    for (auto& block : blocks) {
        if (&block == &target) return true;
        for_each_own_inlines(block, [&](Inlines& nodes) {
            for_each_inline(nodes, [&](const Inline& node) {
                if (const auto* boundary = std::get_if<ReviewBoundary>(&node.kind)) open.pass(*boundary, marks);
            });
        });
        bool found = false;
        for_each_child_list(block, [&](Blocks& inner) { found = found || pass_until(inner, target, marks, open); });
        if (found) return true;
    }
    return false;
}

}  // namespace

OpenMarks marks_open_at(const Assembly& assembly, const Block& block) {
    OpenMarks open;
    if (!assembly.review_marks.empty())
        pass_until(const_cast<Blocks&>(assembly.blocks), block, assembly.review_marks, open);  // changes nothing
    return open;
}

void cell_runs(const Blocks& blocks, const std::vector<ReviewMark>& marks, OpenMarks& open, CellText& made) {
    made.text.clear();
    made.runs.clear();
    made.begins = open;
    made.words = nullptr;
    if (blocks.empty()) return;
    const std::string* words = plain_words(blocks);
    if (words && open.insertions == 0 && open.deletions == 0) {
        made.text = *words;
        made.words = words;
        return;
    }
    LineWriter writer(marks, open, true);
    writer.write(blocks, 0);
    made.runs = writer.take();
    std::erase_if(made.runs, [](const Run& run) { return run.text.empty(); });
    made.text = joined(made.runs);
    if (std::all_of(made.runs.begin(), made.runs.end(), [](const Run& run) { return run.look.is_plain(); }))
        made.runs.clear();
}

CellText cell_runs(const Blocks& blocks, const std::vector<ReviewMark>& marks, OpenMarks& open) {
    CellText made;
    cell_runs(blocks, marks, open, made);
    return made;
}

Blocks accepted(Blocks blocks, const std::vector<ReviewMark>& marks, OpenMarks open) {
    if (!marks.empty()) accept(blocks, marks, open);
    return blocks;
}

std::string cell_text(const Blocks& blocks, const std::vector<ReviewMark>& marks) {
    OpenMarks open;
    LineWriter writer(marks, open, false);
    writer.write(blocks, 0);
    return joined(writer.take());
}

std::vector<std::size_t> notes_called(const Blocks& blocks) {
    std::vector<std::size_t> found;
    if (blocks.empty() || plain_words(blocks)) return found;
    for_each_node(blocks, {{}, [&](const Inline& node) {
                               const auto* call = std::get_if<FootnoteCall>(&node.kind);
                               if (call && std::find(found.begin(), found.end(), call->index) == found.end())
                                   found.push_back(call->index);
                           }});
    return found;
}

std::vector<std::size_t> comments_in(const Blocks& blocks, const std::vector<ReviewMark>& marks) {
    std::vector<std::size_t> found;
    if (marks.empty() || blocks.empty() || plain_words(blocks)) return found;
    for_each_node(blocks, {{}, [&](const Inline& node) {
                               const auto* boundary = std::get_if<ReviewBoundary>(&node.kind);
                               if (boundary && boundary->begins && boundary->mark < marks.size() &&
                                   marks[boundary->mark].kind == ReviewKind::comment)
                                   found.push_back(boundary->mark);
                           }});
    return found;
}

std::vector<CellLink> links_in(const Blocks& blocks) {
    std::vector<CellLink> found;
    if (blocks.empty() || plain_words(blocks)) return found;
    for_each_node(blocks, {{}, [&](const Inline& node) {
                               if (const auto* reference = std::get_if<Reference>(&node.kind))
                                   found.push_back({"", reference->node, reference->text});
                               const auto* link = std::get_if<Link>(&node.kind);
                               if (!link) return;
                               const std::string words = plain_text(link->children);
                               if (link->node != 0) return found.push_back({"", link->node, words});
                               if (!support::may_lead_to(link->target)) return;
                               for (const std::string_view scheme : {"http://", "https://", "mailto:"})
                                   if (link->target.starts_with(scheme))
                                       found.push_back({support::to_uri(link->target), 0, words});
                           }});
    return found;
}

}  // namespace writing::xlsx
