// SPDX-License-Identifier: MPL-2.0
#include "check/judge.h"
#include "model/walk.h"

namespace check {
namespace {

bool is_empty(const model::TableCell& cell) {
    return model::plain_text(cell.children).find_first_not_of(" \u00A0") == std::string::npos;
}

void table(Judge& judge, const model::Block& block) {
    const auto& table = std::get<model::Table>(block.kind);
    if (!block.span.known() || table.rows.empty()) return;
    const std::size_t heads = table.header_row_count();
    if (heads == 0) judge.report("table-structure.header", block.span, {}, block.span);
    for (std::size_t i = 0; i < heads; ++i)
        for (std::size_t j = 0; j < table.rows[i].cells.size(); ++j) {
            const auto& cell = table.rows[i].cells[j];
            // The corner above row heads may be empty.
            if (j > 0 && is_empty(cell))
                judge.report("table-structure.empty-head", cell.span.known() ? cell.span : block.span,
                             {{"column", std::to_string(j + 1)}}, block.span);
        }
    const bool body = heads < table.rows.size() || (table.more && table.more->count() > 0);
    if (!body) judge.report("table-structure.no-rows", block.span, {}, block.span);
    if (!table.caption && !judge.metadata().kind.empty())
        judge.report("table-structure.caption", block.span, {}, block.span);
}

}  // namespace

void check_tables(Judge& judge) {
    model::for_each_node(judge.inputs().assembly->blocks, {[&](const model::Block& block) {
                                                               if (std::holds_alternative<model::Table>(block.kind))
                                                                   table(judge, block);
                                                           },
                                                           {}});
}

}  // namespace check
