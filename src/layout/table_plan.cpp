// SPDX-License-Identifier: MPL-2.0
#include "layout/table_plan.h"

#include <algorithm>
#include <optional>
#include <utility>

namespace layout {
namespace {

constexpr float kScaleStep = 0.05F;

// Whether its author chose the column's width.
bool has_width(const model::TableColumn& column) {
    return column.weight > 0 || column.percent > 0 || column.points > 0;
}

// The needs at a smaller size: padding stays as it is.
TableNeeds scaled(TableNeeds needs, float scale, float padding) {
    const auto smaller = [&](float& length) { length = std::max(0.0F, length - padding) * scale + padding; };
    for (auto& row : needs)
        for (auto& cell : row) {
            smaller(cell.least);
            smaller(cell.wish);
            for (float& line : cell.lines) line *= scale;
        }
    return needs;
}

// Takes for the cells of columns with a chosen width, or of all, what they need when words are divided.
TableNeeds mixed(const std::vector<model::TableColumn>& columns, const TableNeeds& whole, const TableNeeds& divided,
                 bool all, bool kept_only) {
    TableNeeds needs = whole;
    for (std::size_t row = 0; row < needs.size(); ++row)
        for (std::size_t i = 0; i < needs[row].size(); ++i) {
            CellNeed& cell = needs[row][i];
            bool weighted = all;
            for (std::uint32_t k = 0; k < cell.span; ++k) weighted = weighted || has_width(columns[cell.column + k]);
            if (weighted) cell.least = kept_only ? divided[row][i].kept : divided[row][i].least;
        }
    return needs;
}

std::optional<TablePlan> fitting_plan(const std::vector<model::TableColumn>& columns, const TableNeeds& needs,
                                      float total, float padding, float least_scale) {
    for (float scale = 1; scale > least_scale - kScaleStep + 0.001F; scale -= kScaleStep) {
        const float at = std::max(scale, least_scale);
        const TableNeeds smaller = scaled(needs, at, padding);
        if (!least_widths_fit(columns.size(), smaller, total)) continue;
        return TablePlan{column_widths(columns, smaller, total, padding), at, false};
    }
    return std::nullopt;
}

}  // namespace

TablePlan plan_table(const std::vector<model::TableColumn>& columns, const TableNeeds& whole,
                     const std::function<TableNeeds()>& divided, float total, float padding, float least_scale) {
    const bool weighted = std::any_of(columns.begin(), columns.end(), has_width);
    if (!weighted)
        if (auto plan = fitting_plan(columns, whole, total, padding, least_scale)) return *std::move(plan);
    const TableNeeds parts = divided();
    if (weighted)
        if (auto plan = fitting_plan(columns, mixed(columns, whole, parts, false, false), total, padding, least_scale))
            return *std::move(plan);
    if (auto plan = fitting_plan(columns, mixed(columns, whole, parts, true, false), total, padding, least_scale))
        return *std::move(plan);
    const TableNeeds kept = mixed(columns, whole, parts, true, true);
    if (auto plan = fitting_plan(columns, kept, total, padding, least_scale)) {
        plan->broken = true;
        return *std::move(plan);
    }
    return {column_widths(columns, scaled(kept, least_scale, padding), total, padding), least_scale, true};
}

}  // namespace layout
