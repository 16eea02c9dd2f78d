// SPDX-License-Identifier: MPL-2.0
#include "layout/table_plan.h"

#include <algorithm>
#include <optional>
#include <utility>

namespace layout {
namespace {

constexpr float kScaleStep = 0.05F;
constexpr float kMuchLower = 0.8F;   // a table may be made so low by compounds divided at their seams
constexpr float kNoHigher = 1.06F;   // … and a column that costs no more than this to keep whole stays so
constexpr float kLeastPart = 0.4F;   // of a compound's width
constexpr float kWorthParting = 12;  // points

// What a table has to fit: its width, the padding of a cell, and how small its letters may be made.
struct Fit {
    float total = 0, padding = 0, least_scale = 1;
};

// Whether its author chose the column's width.
bool has_width(const model::TableColumn& column) {
    return column.weight > 0 || column.percent > 0 || column.points > 0;
}

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
                                      const Fit& fit) {
    for (float scale = 1; scale > fit.least_scale - kScaleStep + 0.001F; scale -= kScaleStep) {
        const float at = std::max(scale, fit.least_scale);
        const TableNeeds smaller = scaled(needs, at, fit.padding);
        if (!least_widths_fit(columns.size(), smaller, fit.total)) continue;
        return TablePlan{column_widths(columns, smaller, fit.total, fit.padding), at, false};
    }
    return std::nullopt;
}

// The needs when compounds are divided at their seams; `parts` were measured with words divided. `kept` tells for each
// column how much of the room that this saves it keeps: 1 leaves its words whole.
TableNeeds parted(TableNeeds needs, const TableNeeds& parts, const std::vector<float>& kept) {
    for (std::size_t row = 0; row < needs.size(); ++row)
        for (std::size_t i = 0; i < needs[row].size(); ++i) {
            CellNeed& cell = needs[row][i];
            float share = 0;
            for (std::uint32_t k = 0; k < cell.span; ++k) share = std::max(share, kept[cell.column + k]);
            const float saved = std::max(0.0F, cell.least - parts[row][i].parted);
            cell.least -= saved * (1 - share);
        }
    return needs;
}

// A guess at what compounds need when they are divided, before anything is measured: no more than this is to be gained.
TableNeeds guessed_parts(TableNeeds needs) {
    for (auto& row : needs)
        for (auto& cell : row) cell.parted = std::max(cell.kept, cell.least * kLeastPart);
    return needs;
}

// Nothing for the columns that would be narrower if their compounds were divided, 1 for the others.
std::vector<float> columns_to_part(std::size_t columns, const TableNeeds& whole, const TableNeeds& parts) {
    std::vector<float> least(columns, 0);
    std::vector<float> narrow(columns, 0);
    for (std::size_t row = 0; row < whole.size(); ++row)
        for (std::size_t i = 0; i < whole[row].size(); ++i) {
            const CellNeed& cell = whole[row][i];
            if (cell.span != 1) continue;
            least[cell.column] = std::max(least[cell.column], cell.least);
            narrow[cell.column] = std::max(narrow[cell.column], parts[row][i].parted);
        }
    std::vector<float> kept(columns, 1);
    for (std::size_t i = 0; i < columns; ++i)
        if (narrow[i] + kWorthParting <= least[i]) kept[i] = 0;
    return kept;
}

// A column of prose beside compounds that take its room: when the table gets much lower by it, the compounds are
// divided at their seams, in no more columns than it takes.
TablePlan lower_plan(const std::vector<model::TableColumn>& columns, const TableNeeds& whole,
                     const std::function<TableNeeds()>& divided, TablePlan plan, const Fit& fit) {
    const auto height = [&](const TablePlan& made) {
        return table_lines(scaled(whole, made.scale, fit.padding), made.widths, fit.padding) * made.scale;
    };
    const float wanted = kMuchLower * height(plan);
    TableNeeds parts = guessed_parts(whole);
    std::vector<float> kept = columns_to_part(columns.size(), whole, parts);
    const auto attempt = [&] { return fitting_plan(columns, parted(whole, parts, kept), fit); };
    std::optional<TablePlan> lower;
    for (const bool measured : {false, true}) {
        if (measured) {
            parts = divided();
            kept = columns_to_part(columns.size(), whole, parts);
        }
        if (std::find(kept.begin(), kept.end(), 0.0F) == kept.end()) return plan;
        lower = attempt();
        if (!lower || height(*lower) > wanted) return plan;
    }
    const float limit = height(*lower) * kNoHigher;
    for (std::size_t i = 0; i < columns.size(); ++i) {
        if (kept[i] > 0) continue;
        for (const float share : {1.0F, 0.75F, 0.5F, 0.25F}) {
            kept[i] = share;
            auto other = attempt();
            if (other && other->scale >= lower->scale && height(*other) <= limit) {
                lower = std::move(other);
                break;
            }
            kept[i] = 0;
        }
    }
    return *std::move(lower);
}

}  // namespace

TablePlan plan_table(const std::vector<model::TableColumn>& columns, const TableNeeds& whole,
                     const std::function<TableNeeds()>& divided, float total, float padding, float least_scale) {
    const Fit fit{total, padding, least_scale};
    const bool weighted = std::any_of(columns.begin(), columns.end(), has_width);
    if (!weighted)
        if (auto plan = fitting_plan(columns, whole, fit))
            return lower_plan(columns, whole, divided, *std::move(plan), fit);
    const TableNeeds parts = divided();
    if (weighted)
        if (auto plan = fitting_plan(columns, mixed(columns, whole, parts, false, false), fit)) return *std::move(plan);
    if (!weighted)
        if (auto plan = fitting_plan(columns, parted(whole, parts, std::vector<float>(columns.size(), 0)), fit))
            return *std::move(plan);
    if (auto plan = fitting_plan(columns, mixed(columns, whole, parts, true, false), fit)) return *std::move(plan);
    const TableNeeds kept = mixed(columns, whole, parts, true, true);
    if (auto plan = fitting_plan(columns, kept, fit)) {
        plan->broken = true;
        return *std::move(plan);
    }
    return {column_widths(columns, scaled(kept, least_scale, padding), total, padding), least_scale, true};
}

}  // namespace layout
