// SPDX-License-Identifier: MPL-2.0
#include <algorithm>

#include "compare/weaver.h"

namespace compare {
namespace {

/// The row after the last one that a row's cells reach into, taking in what those rows reach into.
std::size_t group_end(const model::Table& table, std::size_t begin, std::size_t limit) {
    std::size_t end = begin + 1;
    for (std::size_t row = begin; row < std::min(end, limit); ++row)
        for (const auto& cell : table.rows[row].cells)
            end = std::max(end, row + static_cast<std::size_t>(std::max(1, cell.row_span)));
    return std::min(end, limit);
}

bool same_shape(const model::TableRow& a, const model::TableRow& b) {
    return std::equal(a.cells.begin(), a.cells.end(), b.cells.begin(), b.cells.end(), [](const auto& x, const auto& y) {
        return x.row_span == y.row_span && x.column_span == y.column_span;
    });
}

std::string head_of_row(const model::TableRow& row) {
    return row.cells.empty() ? std::string() : words_of(row.cells.front().children);
}

std::string head_of_column(const model::Table& table, std::size_t column) {
    if (table.header_row_count() == 0) return {};
    std::size_t at = 0;
    for (const auto& cell : table.rows.front().cells) {
        at += static_cast<std::size_t>(std::max(1, cell.column_span));
        if (column < at) return words_of(cell.children);
    }
    return {};
}

std::string with(const std::string& label, const std::string& more) {
    if (label.empty() || more.empty()) return label + more;
    return label + " \u00B7 " + more;
}

}  // namespace

void Weaver::pair_table(const model::Block& old, const model::Block& now, model::Block& made_block) {
    const auto& a = std::get<model::Table>(old.kind);
    const auto& b = std::get<model::Table>(now.kind);
    auto& table = std::get<model::Table>(made_block.kind);
    caption(a.caption, table.caption, old, now);
    table.rows.clear();
    const std::string label =
        b.caption ? (b.caption->label.empty() ? words_of(b.caption->children) : b.caption->label) : "";
    rows(a, b, true, label, table);
    rows(a, b, false, label, table);
}

// Cells that reach over several rows keep those together: such rows are inserted, deleted and paired as one.
void Weaver::rows(const model::Table& old, const model::Table& now, bool head, const std::string& label,
                  model::Table& made_table) {
    struct Side {
        std::vector<RowGroup> groups;
        std::vector<Fingerprint> prints;
    };
    const auto side = [&](const model::Table& table, Fingerprinter& prints) {
        Side made_side;
        const std::size_t heads = table.header_row_count();
        const std::size_t limit = head ? heads : table.rows.size();
        for (std::size_t row = head ? 0 : heads; row < limit;) {
            const RowGroup group{row, group_end(table, row, limit)};
            made_side.groups.push_back(group);
            made_side.prints.push_back(prints.of(table, group.begin, group.end));
            row = group.end;
        }
        return made_side;
    };
    const Side a = side(old, old_.prints), b = side(now, now_.prints);
    const auto kin = [&](std::size_t i, std::size_t j) {
        const RowGroup x = a.groups[i], y = b.groups[j];
        if (x.end - x.begin != y.end - y.begin) return 0.0;
        for (std::size_t row = 0; row < x.end - x.begin; ++row)
            if (!same_shape(old.rows[x.begin + row], now.rows[y.begin + row])) return 0.0;
        const double alike = likeness(a.prints[i], b.prints[j]);
        const std::string key = head_of_row(old.rows[x.begin]);
        if (!key.empty() && key == head_of_row(now.rows[y.begin])) return std::max(alike, 0.8);
        return head ? std::max(alike, 0.3) : alike >= 0.4 ? alike : 0.0;
    };
    for (const auto& step : align(a.prints, b.prints, kin)) {
        if (step.old && step.now) {
            pair_rows(old, a.groups[*step.old], now, b.groups[*step.now], label, made_table);
            continue;
        }
        const bool gone = step.old.has_value();
        const model::Table& table = gone ? old : now;
        const RowGroup group = gone ? a.groups[*step.old] : b.groups[*step.now];
        for (std::size_t row = group.begin; row < group.end; ++row) {
            model::TableRow copy = table.rows[row];
            std::string said;
            for (auto& one : copy.cells) {
                said = with(said, words_of(one.children));
                if (gone) {
                    one.children = deleted(one.children);
                    one.span = {};
                } else {
                    mark_inserted(one.children);
                }
            }
            if (gone) copy.span = {};
            made_table.rows.push_back(std::move(copy));
            const Place where{table.rows[row].id, gone ? old_.anchor : now_.anchor, table.rows[row].span};
            report(gone ? ChangeKind::deleted : ChangeKind::inserted, Part::row,
                   with(label, head_of_row(table.rows[row])), gone ? std::optional(where) : std::nullopt,
                   gone ? std::nullopt : std::optional(where), gone ? said : "", gone ? "" : said);
        }
    }
}

void Weaver::pair_rows(const model::Table& old, RowGroup a, const model::Table& now, RowGroup b,
                       const std::string& label, model::Table& made_table) {
    for (std::size_t row = 0; row < b.end - b.begin; ++row) {
        const auto& before = old.rows[a.begin + row];
        const auto& after = now.rows[b.begin + row];
        model::TableRow copy = after;
        std::size_t column = 0;
        for (std::size_t i = 0; i < copy.cells.size(); ++i) {
            const std::string column_head = head_of_column(now, column);
            const std::string row_head = after.kind == model::RowKind::header ? std::string() : head_of_row(after);
            cell(before.cells[i], after.cells[i], with(with(label, row_head), column_head), copy.cells[i]);
            column += static_cast<std::size_t>(std::max(1, after.cells[i].column_span));
        }
        made_table.rows.push_back(std::move(copy));
    }
}

void Weaver::cell(const model::TableCell& old, const model::TableCell& now, std::string label,
                  model::TableCell& made_cell) {
    const std::size_t seen = changes_seen_;
    ++quiet_;
    const auto only_paragraph = [](const model::Blocks& list) {
        return list.size() == 1 ? std::get_if<model::Paragraph>(&list.front().kind) : nullptr;
    };
    const auto* a = only_paragraph(old.children);
    const auto* b = only_paragraph(now.children);
    if (a != nullptr && b != nullptr) {
        bool changed = false;
        std::get<model::Paragraph>(made_cell.children.front().kind).children = text(a->children, b->children, changed);
        changes_seen_ += changed ? 1U : 0U;
    } else {
        made_cell.children = blocks(old.children, now.children);
    }
    --quiet_;
    if (changes_seen_ == seen) return;
    // What shows two values is neither.
    made_cell.value = std::monostate{};
    report(ChangeKind::changed, Part::cell, std::move(label), Place{old.id, old_.anchor, old.span},
           Place{now.id, now_.anchor, now.span}, words_of(old.children), words_of(now.children));
}

}  // namespace compare
