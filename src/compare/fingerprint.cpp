// SPDX-License-Identifier: MPL-2.0
#include "compare/fingerprint.h"

#include <algorithm>

#include "model/walk.h"

namespace compare {
namespace {

void mix(std::uint64_t value, Fingerprint& print) {
    print.hash = (print.hash ^ value) * 0x9e3779b97f4a7c15U;
    print.hash ^= print.hash >> 29U;
}

}  // namespace

double likeness(const Fingerprint& a, const Fingerprint& b) {
    const std::size_t size = a.words.size() + b.words.size();
    if (size == 0) return 1;
    std::size_t common = 0;
    for (std::size_t i = 0, j = 0; i < a.words.size() && j < b.words.size();) {
        if (a.words[i] == b.words[j])
            ++common, ++i, ++j;
        else if (a.words[i] < b.words[j])
            ++i;
        else
            ++j;
    }
    return 2.0 * static_cast<double>(common) / static_cast<double>(size);
}

void Fingerprinter::finish(Fingerprint& print) {
    std::sort(print.words.begin(), print.words.end());
}

void Fingerprinter::text_(std::string_view text, Fingerprint& print) {
    mix(vocabulary_.number(text), print);
}

void Fingerprinter::inlines_(const model::Inlines& inlines, Fingerprint& print) {
    for (const auto& atom : flatten(inlines, vocabulary_).atoms) {
        mix(atom.key, print);
        if (atom.is_word) print.words.push_back(atom.key);
        const auto* call = std::get_if<model::FootnoteCall>(&atom.leaf->kind);
        if (call == nullptr || call->index >= assembly_.footnotes.size() || notes_deep_ > 1) continue;
        ++notes_deep_;
        Fingerprint note;
        blocks_(assembly_.footnotes[call->index].children, note);
        mix(note.hash, print);
        --notes_deep_;
    }
    mix(1, print);
}

void Fingerprinter::blocks_(const model::Blocks& blocks, Fingerprint& print) {
    for (const auto& block : blocks) block_(block, print);
    mix(2, print);
}

void Fingerprinter::row_(const model::TableRow& row, Fingerprint& print) {
    for (const auto& cell : row.cells) {
        mix(static_cast<std::uint64_t>(cell.row_span * 1000 + cell.column_span), print);
        blocks_(cell.children, print);
    }
    mix(3, print);
}

void Fingerprinter::term_(const model::TermItem& item, Fingerprint& print) {
    inlines_(item.term, print);
    for (const auto& definition : item.definitions) blocks_(definition, print);
}

void Fingerprinter::figure_(const model::Figure& figure, Fingerprint& print) {
    text_(figure.alternative, print);
    if (figure.resource) text_(assembly_.resources[*figure.resource].bytes, print);
    if (figure.chart)
        for (const auto& unit : figure.chart->units)
            text_(unit.name + "\n" + unit.note + "\n" + unit.superior + (unit.beside ? "\n1" : "\n0"), print);
    if (figure.caption) inlines_(figure.caption->children, print);
    blocks_(figure.description, print);
}

void Fingerprinter::block_(const model::Block& block, Fingerprint& print) {
    mix(block.kind.index() + 100, print);
    std::visit(model::Overloaded{
                   [&](const model::Paragraph& n) { inlines_(n.children, print); },
                   [&](const model::Heading& n) {
                       mix(static_cast<std::uint64_t>(n.level), print);
                       inlines_(n.children, print);
                   },
                   [&](const model::List& n) {
                       mix(n.ordered ? 1 : 0, print);
                       for (const auto& item : n.items) blocks_(item.children, print);
                   },
                   [&](const model::TermList& n) {
                       for (const auto& item : n.items) term_(item, print);
                   },
                   [&](const model::Quote& n) { blocks_(n.children, print); },
                   [&](const model::CodeBlock& n) { text_(n.text, print); },
                   [](const model::ThematicBreak&) {},
                   [&](const model::Table& n) {
                       mix(n.columns.size(), print);
                       if (n.caption) inlines_(n.caption->children, print);
                       for (const auto& row : n.rows) row_(row, print);
                   },
                   [&](const model::Figure& n) { figure_(n, print); },
                   [&](const model::Div& n) {
                       mix(static_cast<std::uint64_t>(n.kind), print);
                       blocks_(n.children, print);
                   },
                   // All lists of contents are alike: the new version's is kept as it is.
                   [&](const model::Contents& n) { mix(static_cast<std::uint64_t>(n.listed), print); },
                   [](const model::Include&) {},
                   [](const model::TableMerge&) {},
                   [](const model::ChartMerge&) {},
               },
               block.kind);
    if (const std::string* title = block.attributes.find("title")) text_(*title, print);
}

}  // namespace compare
