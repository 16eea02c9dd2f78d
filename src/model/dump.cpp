// SPDX-License-Identifier: MPL-2.0
#include "model/dump.h"

#include "model/dump_words.h"
#include "model/walk.h"

namespace model {
namespace {

class Dumper {
  public:
    explicit Dumper(const Sources* sources) : sources_(sources) {}

    std::string take() { return std::move(out_); }

    void line(const std::string& text, Span span = {}, NodeId id = 0) {
        out_.append(depth_ * 2, ' ');
        out_ += text;
        if (id != 0) out_ += " @" + std::to_string(id);
        if (sources_ != nullptr && span.known()) out_ += " [" + place(span) + "]";
        out_ += '\n';
    }

    template <class Body>
    void nested(Body&& body) {
        ++depth_;
        body();
        --depth_;
    }

    void blocks(const Blocks& list) {
        for (const auto& node : list) block(node);
    }

    void inlines(const Inlines& list) {
        for (const auto& node : list) {
            line(inline_text(node), node.span, node.id);
            if (const Inlines* children = children_of(node)) nested([&] { inlines(*children); });
        }
    }

    void footnote(const Footnote& note) {
        line("footnote " + quoted(note.label) + (note.number.empty() ? "" : " number=" + note.number), note.span, note.id);
        nested([&] { blocks(note.children); });
    }

    void review_mark(const ReviewMark& mark) {
        std::string text = "review " + std::string(name_of(mark.kind));
        const auto add = [&](const char* key, const std::string& value) {
            if (!value.empty()) text += std::string(" ") + key + "=" + quoted(value);
        };
        add("comment", mark.comment);
        add("author", mark.author);
        add("date", mark.date);
        add("responsible", mark.responsible);
        add("deadline", mark.deadline);
        add("reply-to", mark.reply_to);
        add("name", mark.name);
        if (mark.resolved) text += " resolved";
        line(text, mark.span);
    }

  private:
    std::string place(Span span) const {
        const Source& source = (*sources_)[span.source];
        const Position begin = source.position(span.begin);
        const Position end = source.position(span.end);
        return std::to_string(begin.line) + ":" + std::to_string(begin.column) + "-" + std::to_string(end.line) + ":" +
               std::to_string(end.column);
    }

    static std::string inline_text(const Inline& node) {
        return std::visit(
            Overloaded{
                [](const Text& n) { return "text " + quoted(n.text); },
                [](const SoftBreak&) { return std::string("soft-break"); },
                [](const LineBreak&) { return std::string("line-break"); },
                [](const Emphasis&) { return std::string("emphasis"); },
                [](const Strong&) { return std::string("strong"); },
                [](const Strikeout&) { return std::string("strikeout"); },
                [](const Subscript&) { return std::string("subscript"); },
                [](const Superscript&) { return std::string("superscript"); },
                [](const Code& n) { return "code " + quoted(n.text); },
                [](const Link& n) {
                    return "link " + quoted(n.target) + (n.title.empty() ? "" : " title=" + quoted(n.title)) +
                           (n.node != 0 ? " -> @" + std::to_string(n.node) : "");
                },
                [](const Image& n) { return "image " + quoted(n.path) + " alt=" + quoted(n.alt) + described(n.attributes); },
                [](const FootnoteCall& n) { return "footnote-call " + quoted(n.label) + " #" + std::to_string(n.index); },
                [](const Reference& n) {
                    return "reference " + quoted(n.target) + (n.text.empty() ? "" : " text=" + quoted(n.text)) +
                           (n.node != 0 ? " -> @" + std::to_string(n.node) : "");
                },
                [](const Value& n) { return "value " + quoted(n.expression); },
                [](const Styled& n) { return "styled" + described(n.attributes); },
                [](const ReviewBoundary& n) {
                    return std::string(n.begins ? "review-begin #" : "review-end #") + std::to_string(n.mark);
                },
                [](const FormField& n) { return "form-field" + described(n.attributes); },
            },
            node.kind);
    }

    void caption(const std::optional<Caption>& caption) {
        if (!caption) return;
        line("caption" + (caption->label.empty() ? "" : " label=" + quoted(caption->label)), caption->span, caption->id);
        nested([&] { inlines(caption->children); });
    }

    void list(const List& list) {
        for (const auto& item : list.items) {
            line(std::string("item") + (item.label.empty() ? "" : " label=" + quoted(item.label)) +
                     (item.checked ? (*item.checked ? " checked" : " unchecked") : ""),
                 item.span, item.id);
            nested([&] { blocks(item.children); });
        }
    }

    void terms(const TermList& list) {
        for (const auto& item : list.items) {
            line("term", item.span, item.term_id);
            nested([&] { inlines(item.term); });
            for (const auto& definition : item.definitions) {
                line("definition");
                nested([&] { blocks(definition); });
            }
        }
    }

    void table(const Table& table) {
        caption(table.caption);
        for (const auto& column : table.columns)
            line("column" + (column.name.empty() ? "" : " " + quoted(column.name)) +
                 (column.type.empty() ? "" : " type=" + column.type) +
                 (column.unit.empty() ? "" : " unit=" + quoted(column.unit)) + std::string(name_of(column.alignment)));
        for (const auto& row : table.rows) {
            line("row " + std::string(name_of(row.kind)) + (row.level > 0 ? " level=" + std::to_string(row.level) : ""),
                 row.span, row.id);
            nested([&] {
                for (const auto& cell : row.cells) this->cell(cell);
            });
        }
    }

    void cell(const TableCell& cell) {
        line("cell" + (cell.row_span > 1 ? " rows=" + std::to_string(cell.row_span) : "") +
                 (cell.column_span > 1 ? " columns=" + std::to_string(cell.column_span) : "") +
                 (cell.is_header ? " header" : "") + (cell.upward ? " upward" : "") + std::string(name_of(cell.alignment)) + described(cell.value),
             cell.span, cell.id);
        nested([&] { blocks(cell.children); });
    }

    void figure(const Figure& figure) {
        caption(figure.caption);
        if (figure.chart)
            for (const auto& unit : figure.chart->units)
                line("unit " + quoted(unit.key) + " " + quoted(unit.name) +
                     (unit.superior.empty() ? "" : (unit.beside ? " beside " : " under ") + quoted(unit.superior)));
        if (!figure.description.empty()) {
            line("description");
            nested([&] { blocks(figure.description); });
        }
    }

    void contents(const Contents& contents) {
        nested([&] { inlines(contents.title); });
        for (const auto& entry : contents.entries) {
            line("entry level=" + std::to_string(entry.level) + (entry.number.empty() ? "" : " number=" + entry.number) +
                     " -> @" + std::to_string(entry.target),
                 {}, entry.id);
            nested([&] { inlines(entry.children); });
        }
    }

    void block(const Block& block) {
        const auto head = [&](const std::string& name) { line(name + described(block.attributes), block.span, block.id); };
        std::visit(
            Overloaded{
                [&](const Paragraph& n) { head("paragraph"); nested([&] { inlines(n.children); }); },
                [&](const Heading& n) {
                    head("heading " + std::to_string(n.level) + (n.number.empty() ? "" : " number=" + n.number));
                    nested([&] { inlines(n.children); });
                },
                [&](const List& n) {
                    head((n.ordered ? "ordered-list start=" + std::to_string(n.start) : std::string("bullet-list")) +
                         (n.tight ? " tight" : " loose"));
                    nested([&] { list(n); });
                },
                [&](const TermList& n) { head("term-list"); nested([&] { terms(n); }); },
                [&](const Quote& n) { head("quote"); nested([&] { blocks(n.children); }); },
                [&](const CodeBlock& n) { head("code-block " + quoted(n.language) + " " + quoted(n.text)); },
                [&](const ThematicBreak&) { head("thematic-break"); },
                [&](const Table& n) { head("table"); nested([&] { table(n); }); },
                [&](const Figure& n) { head("figure " + quoted(n.path) + " alt=" + quoted(n.alternative)); nested([&] { figure(n); }); },
                [&](const Div& n) { head("div " + std::string(name_of(n.kind))); nested([&] { blocks(n.children); }); },
                [&](const Include& n) { head("include " + quoted(n.path)); },
                [&](const TableMerge& n) { head("table-merge " + quoted(n.path)); nested([&] { inlines(n.caption); }); },
                [&](const ChartMerge& n) { head("chart-merge " + quoted(n.path)); nested([&] { inlines(n.caption); }); },
                [&](const Contents& n) { head("contents"); contents(n); },
            },
            block.kind);
    }

    const Sources* sources_;
    std::string out_;
    std::size_t depth_ = 0;
};

void front_matter(Dumper& dumper, const FrontMatterValue& value, const std::string& name) {
    switch (value.shape) {
        case FrontMatterValue::Shape::null: dumper.line(name + ": null", value.span); break;
        case FrontMatterValue::Shape::scalar: dumper.line(name + ": " + quoted(value.scalar), value.span); break;
        case FrontMatterValue::Shape::list:
            dumper.line(name + ":", value.span);
            dumper.nested([&] {
                for (const auto& item : value.list) front_matter(dumper, item, "-");
            });
            break;
        case FrontMatterValue::Shape::map:
            dumper.line(name + ":", value.span);
            dumper.nested([&] {
                for (const auto& [key, inner] : value.map) front_matter(dumper, inner, key);
            });
            break;
    }
}

std::string metadata_line(const Metadata& m) {
    std::string out = "metadata title=" + quoted(m.title);
    const auto add = [&](const char* key, const std::string& value) {
        if (!value.empty()) out += std::string(" ") + key + "=" + quoted(value);
    };
    add("subtitle", m.subtitle);
    add("lang", m.language);
    add("version", m.version);
    add("kind", m.kind);
    add("status", m.status);
    if (m.date) add("date", to_iso(*m.date));
    if (m.effective_date) add("effective", to_iso(*m.effective_date));
    if (m.election_period) add("election-period", to_text(*m.election_period));
    if (m.agreement_period) add("agreement-period", to_iso_interval(*m.agreement_period));
    if (!m.parties.empty()) add("parties", std::to_string(m.parties.size()));
    add("subject", m.subject);
    return out;
}

}  // namespace

std::string dump(const Document& document, const Sources& sources) {
    Dumper dumper(&sources);
    if (document.front_matter.shape != FrontMatterValue::Shape::null)
        front_matter(dumper, document.front_matter, "front-matter");
    dumper.blocks(document.blocks);
    for (const auto& note : document.footnotes) dumper.footnote(note);
    for (const auto& mark : document.review_marks) dumper.review_mark(mark);
    return dumper.take();
}

std::string dump(const Assembly& assembly) {
    Dumper dumper(nullptr);
    dumper.line("assembly " + quoted(assembly.id) + (assembly.draft ? " draft" : "") + (assembly.example ? " example" : "") + (assembly.draft_package ? " draft-package" : ""));
    dumper.line(metadata_line(assembly.metadata));
    dumper.blocks(assembly.blocks);
    for (const auto& note : assembly.footnotes) dumper.footnote(note);
    for (const auto& mark : assembly.review_marks) dumper.review_mark(mark);
    return dumper.take();
}

}  // namespace model
