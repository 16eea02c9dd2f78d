// SPDX-License-Identifier: MPL-2.0
#include "stacking.h"

#include <algorithm>

#include "font/fonts.h"
#include "model/walk.h"

namespace stacking {
namespace {

using namespace model;

constexpr float page_width = 595.28F, page_height = 841.89F, left_edge = 70, right_edge = 525, top = 80, bottom = 780;
constexpr float size = 11, leading = 15;

class Stacker {
  public:
    explicit Stacker(const Assembly& assembly) : assembly_(assembly), shaper_(book(), assembly.metadata.language) {
        made_.places.resize(assembly.node_count + std::size_t{1});
        new_page();
        blocks(assembly.blocks);
        for (const auto& note : assembly.footnotes) {
            new_line(0);
            place(note.id);
            word(note.number + " ", {note.id, MarkRole::label});
            blocks(note.children);
        }
        number_pages();
    }
    Pages take() { return std::move(made_); }

  private:
    std::vector<PlacedItem>& items() { return made_.pages.back().items; }

    void new_page() {
        made_.pages.push_back({page_width, page_height, {}, {}});
        y_ = top;
        run("Sundhedsaftalen", {0, MarkRole::header}, left_edge, 50, 1);
        items().emplace_back(Fill{{left_edge, 55, right_edge - left_edge, 0.5F}, {}, {0, MarkRole::header}});
        if (table_head_ != nullptr) row(*table_head_, true);
    }

    void number_pages() {
        for (std::size_t i = 0; i < made_.pages.size(); ++i) {
            made_.pages[i].label = i == 0 ? "" : i < 3 ? std::string(i, 'i') : std::to_string(i - 2);
            run_on(i, made_.pages[i].label, {0, MarkRole::footer}, right_edge, 810);
        }
    }

    void new_line(float indent) {
        end_line();
        indent_ = indent;
        x_ = left_edge + indent;
        y_ += leading;
        if (y_ > bottom) {
            new_page();
            x_ = left_edge + indent;
            y_ += leading;
        }
    }

    /// The blank that ends a line has no width, as layout leaves it.
    void end_line() {
        if (items().empty()) return;
        auto* last = std::get_if<GlyphRun>(&items().back());
        if (last == nullptr || last->glyphs.empty() || last->text.back() != ' ' || last->trailing_space) return;
        if (last->mark.role != MarkRole::content) return;
        last->glyphs.pop_back();
        last->trailing_space = true;
    }

    void place(NodeId node) {
        made_.places[node] = {static_cast<std::uint32_t>(made_.pages.size() - 1), x_, y_ - size, true};
    }

    float run_on(std::size_t page, const std::string& text, Mark mark, float x, float y, FaceId face = 0,
                 bool hyphen = false) {
        float start = x;
        for (const auto& part : shaper_.shape(face, hyphen ? text + "-" : text).runs) {
            GlyphRun made{part.face, size,   x,     y,   {}, text.substr(part.begin, part.end - part.begin),
                          {},        hyphen, false, false, mark};
            for (std::size_t i = 0; i < part.glyphs.size(); ++i) {
                const auto& glyph = part.glyphs[i];
                const std::size_t next = i + 1 < part.glyphs.size() ? part.glyphs[i + 1].cluster : part.end;
                made.glyphs.push_back({glyph.glyph, glyph.advance * size, glyph.x_offset * size, glyph.y_offset * size,
                                       static_cast<std::uint16_t>(next - glyph.cluster)});
            }
            if (hyphen) made.glyphs.back().text_length = 0;
            x += part.width * size;
            made_.pages[page].items.emplace_back(std::move(made));
        }
        return x - start;
    }
    float run(const std::string& text, Mark mark, float x, float y, FaceId face = 0, bool hyphen = false) {
        return run_on(made_.pages.size() - 1, text, mark, x, y, face, hyphen);
    }

    void word(const std::string& text, Mark mark, FaceId face = 0) {
        const float width = shaper_.shape(face, text).width * size;
        if (x_ + width > limit_ && x_ > left_edge + indent_) {
            if (text.size() > 12 && text.find_first_of("\xC2\xC3\xE2") == std::string::npos &&
                mark.role == MarkRole::content) {
                run(text.substr(0, 6), mark, x_, y_, face, true);
                new_line(indent_);
                x_ += run(text.substr(6), mark, x_, y_, face);
                return;
            }
            new_line(indent_);
        }
        x_ += run(text, mark, x_, y_, face);
    }

    void words(std::string_view text, Mark mark, FaceId face = 0) {
        while (!text.empty()) {
            const std::size_t end = std::min(text.find(' '), text.size() - 1) + 1;
            word(std::string(text.substr(0, end)), mark, face);
            text.remove_prefix(end);
        }
    }

    template <class Fill>
    void link(NodeId node, const std::string& url, NodeId destination, Fill&& fill) {
        const float x = x_;
        const float y = y_;
        fill();
        const bool one_line = y == y_ && x_ > x;
        items().emplace_back(
            LinkArea{{one_line ? x : left_edge, y_ - size, one_line ? x_ - x : x_ - left_edge, leading},
                     node,
                     url,
                     destination});
    }

    void inlines(const Inlines& list) {
        for (const auto& node : list) inlined(node);
    }

    void inlined(const Inline& node) {
        const Mark mark{node.id, artifacts_ ? MarkRole::artifact : MarkRole::content};
        std::visit(
            Overloaded{
                [&](const Text& kind) { words(kind.text, mark); },
                [&](const Code& kind) { words(kind.text, mark, 2); },
                [&](const SoftBreak&) { word(" ", mark); },
                [&](const LineBreak&) { new_line(indent_); },
                [&](const Link& kind) { link(node.id, kind.target, kind.node, [&] { inlines(kind.children); }); },
                [&](const Reference& kind) { link(node.id, "", kind.node, [&] { words(kind.text, mark); }); },
                [&](const FootnoteCall& kind) {
                    const auto& note = assembly_.footnotes[kind.index];
                    link(node.id, "", note.id, [&] { word(note.number, mark); });
                },
                [&](const Image& kind) {
                    items().emplace_back(PlacedImage{kind.resource.value_or(0), {x_, y_ - size, size, size}, mark});
                    x_ += size;
                },
                [&](const auto&) {
                    if (const Inlines* children = children_of(node)) inlines(*children);
                },
            },
            node.kind);
    }

    void blocks(const Blocks& list, float indent = 0) {
        for (const auto& each : list) block(each, indent);
    }

    void block(const Block& block, float indent) {
        std::visit(Overloaded{
                       [&](const Paragraph& kind) {
                           new_line(indent);
                           inlines(kind.children);
                       },
                       [&](const Heading& kind) {
                           new_line(indent);
                           place(block.id);
                           if (!kind.number.empty()) word(kind.number + " ", {block.id, MarkRole::label}, 1);
                           inlines(kind.children);
                       },
                       [&](const List& kind) {
                           for (const auto& item : kind.items) {
                               if (!item.label.empty())
                                   run(item.label, {item.id, MarkRole::label}, left_edge + indent, y_ + leading);
                               blocks(item.children, indent + 15);
                           }
                       },
                       [&](const TermList& kind) {
                           for (const auto& item : kind.items) {
                               new_line(indent);
                               inlines(item.term);
                               for (const auto& definition : item.definitions) blocks(definition, indent + 15);
                           }
                       },
                       [&](const Quote& kind) { blocks(kind.children, indent + 15); },
                       [&](const CodeBlock& kind) {
                           new_line(indent);
                           words(kind.text.substr(0, kind.text.find('\n')) + " ", {block.id, MarkRole::content}, 2);
                           new_line(indent);
                           words(kind.text.substr(kind.text.find('\n') + 1), {block.id, MarkRole::content}, 2);
                       },
                       [&](const ThematicBreak&) {
                           items().emplace_back(Fill{{200, y_ + 5, 100, 0.5F}, {}, {}});
                       },
                       [&](const Table& kind) { table(block, kind); },
                       [&](const Figure& kind) { figure(block, kind); },
                       [&](const Div& kind) {
                           if (const auto* title = block.attributes.find("title")) {
                               new_line(indent);
                               words(*title, {block.id, MarkRole::label}, 1);
                           }
                           blocks(kind.children, indent);
                       },
                       [&](const Contents& kind) { contents(block, kind); },
                       [](const Include&) {},
                       [](const TableMerge&) {},
                       [](const ChartMerge&) {},
                   },
                   block.kind);
    }

    void caption(const Caption& caption) {
        new_line(0);
        words(caption.label + ". ", {caption.id, MarkRole::label}, 1);
        inlines(caption.children);
    }

    void contents(const Block& block, const Contents& contents) {
        new_line(0);
        place(block.id);
        inlines(contents.title);
        for (const auto& entry : contents.entries) {
            new_line(0);
            link(entry.id, "", entry.target, [&] {
                word(entry.number + " ", {entry.id, MarkRole::label}, 1);
                inlines(entry.children);
                run(". . . .", {0, MarkRole::artifact}, x_, y_);
                x_ += run(" 3", {entry.id, MarkRole::content}, right_edge - 20, y_);
            });
        }
    }

    void figure(const Block& block, const Figure& figure) {
        new_line(0);
        place(block.id);
        const Mark mark{block.id, MarkRole::content};
        if (figure.resource) items().emplace_back(PlacedImage{*figure.resource, {left_edge, y_, 60, 40}, mark});
        if (figure.chart) {
            items().emplace_back(Fill{{left_edge, y_, 200, 20}, {0xF2, 0xF6, 0xF9}, mark});
            run(figure.chart->units.front().name, mark, left_edge + 5, y_ + 14, 1);
            items().emplace_back(
                Stroke{{{100, y_ + 20}, {100, y_ + 40}, {150, y_ + 40}}, 0.8F, true, {11, 74, 111}, mark});
        }
        y_ += 45;
        if (figure.caption) caption(*figure.caption);
    }

    /// Cells one under the other; a row that begins a page repeats the head before it.
    void row(const TableRow& row, bool repeated) {
        artifacts_ = repeated;
        for (const auto& cell : row.cells) {
            items().emplace_back(Fill{{left_edge, y_ + 3, 300, 0.4F}, {}, {}});
            if (repeated)
                for (const auto& each : cell.children) {
                    y_ += leading;
                    x_ = left_edge;
                    if (const auto* p = std::get_if<Paragraph>(&each.kind)) inlines(p->children);
                }
            else
                blocks(cell.children);
        }
        artifacts_ = false;
    }

    void table(const Block& block, const Table& table) {
        new_line(0);
        place(block.id);
        if (table.caption) caption(*table.caption);
        for (const auto& each : table.rows) {
            row(each, false);
            if (each.kind == RowKind::header) table_head_ = &each;
        }
        table_head_ = nullptr;
    }

    const Assembly& assembly_;
    font::Shaper shaper_;
    Pages made_;
    float x_ = left_edge, y_ = top, indent_ = 0, limit_ = right_edge;
    const TableRow* table_head_ = nullptr;
    bool artifacts_ = false;
};

}  // namespace

const font::FontBook& book() {
    static const font::FontBook* const made = [] {
        auto* made_book = new font::FontBook;
        made_book->add("GentiumPlus-Regular.ttf", fonts::bytes("gentiumplus/GentiumPlus-Regular.ttf"));
        made_book->add("Lato-Semibold.ttf", fonts::bytes("lato/Lato-Semibold.ttf"));
        made_book->add("NotoSansMono-Regular.ttf", fonts::bytes("noto/NotoSansMono-Regular.ttf"));
        made_book->set_fallbacks(
            {made_book->add("NotoSans-Regular.ttf", fonts::bytes("noto/NotoSans-Regular.ttf")),
             made_book->add("NotoSansMath-Regular.ttf", fonts::bytes("noto/NotoSansMath-Regular.ttf"))});
        return made_book;
    }();
    return *made;
}

Pages pages(const Assembly& assembly) {
    return Stacker(assembly).take();
}

}  // namespace stacking
