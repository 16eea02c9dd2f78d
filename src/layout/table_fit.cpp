// SPDX-License-Identifier: MPL-2.0
#include "layout/table_fit.h"

#include <algorithm>
#include <array>

namespace layout {
namespace {

constexpr float kScaleStep = 0.05F;

// The needs at a smaller size: padding stays as it is.
TableNeeds scaled(TableNeeds needs, float scale, float padding) {
    for (auto& row : needs)
        for (auto& cell : row) {
            const float around = padding + cell.gap;
            for (float* length : {&cell.least, &cell.wish}) *length = std::max(0.0F, *length - around) * scale + around;
            for (float& line : cell.lines) line *= scale;
        }
    return needs;
}

// The room that a table may have between its columns.
struct Spacing {
    float padding = 1;  // share of it
    bool gaps = true;
};
constexpr std::array<Spacing, 2> kSpacings = {{{1, true}, {kTight, true}}};
constexpr Spacing kClosest = {kTight, false};

// The needs with less room between the columns.
TableNeeds closer(TableNeeds needs, Spacing spacing, float padding) {
    const float less = padding * (1 - spacing.padding);
    if (less <= 0 && spacing.gaps) return needs;
    for (auto& row : needs)
        for (auto& cell : row) {
            const float saved = less + (spacing.gaps ? 0 : cell.gap);
            for (float* length : {&cell.least, &cell.wish, &cell.parted, &cell.kept, &cell.number, &cell.tied})
                *length = std::max(0.0F, *length - saved);
            if (!spacing.gaps) cell.gap = 0;
        }
    return needs;
}

}  // namespace

bool has_width(const model::TableColumn& column) {
    return column.weight > 0 || column.percent > 0 || column.points > 0;
}

TableNeeds needs_at(const TableNeeds& needs, const TablePlan& plan, const Fit& fit) {
    return scaled(closer(needs, {fit.padding > 0 ? plan.padding / fit.padding : 1, plan.gaps}, fit.padding), plan.scale,
                  plan.padding);
}

TableNeeds mixed(const std::vector<model::TableColumn>& columns, const TableNeeds& whole, const TableNeeds& divided,
                 bool all, float CellNeed::*need) {
    TableNeeds needs = whole;
    for (std::size_t row = 0; row < needs.size(); ++row)
        for (std::size_t i = 0; i < needs[row].size(); ++i) {
            CellNeed& cell = needs[row][i];
            bool weighted = all;
            for (std::uint32_t k = 0; k < cell.span; ++k) weighted = weighted || has_width(columns[cell.column + k]);
            if (weighted) cell.least = divided[row][i].*need;
        }
    return needs;
}

TableNeeds no_less(TableNeeds needs, const TableNeeds& parts, float CellNeed::*other) {
    for (std::size_t row = 0; row < needs.size(); ++row)
        for (std::size_t i = 0; i < needs[row].size(); ++i)
            needs[row][i].least = std::max(needs[row][i].least, parts[row][i].*other);
    return needs;
}

namespace {

// The first spacing and size of letters at which the least widths fit; the plan has no widths yet.
std::optional<TablePlan> first_fit(std::size_t columns, const TableNeeds& needs, const Fit& fit) {
    const auto attempt = [&](Spacing spacing, float scale) -> std::optional<TablePlan> {
        TablePlan plan{{}, scale, fit.padding * spacing.padding, spacing.gaps, 0, false, false, false, 0, 0, 0};
        if (!least_widths_fit(columns, needs_at(needs, plan, fit), fit.total)) return std::nullopt;
        return plan;
    };
    for (const Spacing spacing : kSpacings)
        if (auto plan = attempt(spacing, 1)) return plan;
    for (const Spacing spacing : {kSpacings.back(), kClosest})
        for (float scale = 1; scale > fit.least_scale - kScaleStep + 0.001F; scale -= kScaleStep)
            if (auto plan = attempt(spacing, std::max(scale, fit.least_scale))) return plan;
    return std::nullopt;
}

}  // namespace

std::optional<TablePlan> fitting_plan(const std::vector<model::TableColumn>& columns, const TableNeeds& needs,
                                      const Fit& fit) {
    auto plan = first_fit(columns.size(), needs, fit);
    if (plan) plan->widths = column_widths(columns, needs_at(needs, *plan, fit), fit.total, plan->padding);
    return plan;
}

}  // namespace layout
