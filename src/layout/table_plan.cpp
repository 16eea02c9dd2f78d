// SPDX-License-Identifier: MPL-2.0
#include "layout/table_plan.h"

#include <algorithm>
#include <optional>
#include <utility>

#include "layout/table_fit.h"
#include "layout/table_parts.h"
#include "layout/width_search.h"

namespace layout {
namespace {

constexpr float kSlack = 0.5F;         // points
constexpr float kMuchSmaller = 0.85F;  // of the letters that numbers want
constexpr float kSmallest = 0.5F;      // of the least scale, for numbers that would be divided else
constexpr float kFewLines = 1.3F;      // of a row: lower tables are left as they are
constexpr float kCheap = 0.3F;         // lines for each row
constexpr float kWorthMeasuring =
    0.95F;                            // of a table's lines and the price of its divided words: what must not be left
constexpr float kWorthWhile = 0.96F;  // … once it is known where words may be divided
constexpr float kGapsHigher = 1.1F;   // so much higher may a table become for the room after numbers
constexpr float kLeastSearched = 28;  // points

// Words are divided between any letters, numbers as late as can be. Smaller letters are better than a short word that
// is divided so, as long as they are not much smaller than numbers want them anyway.
TablePlan broken_plan(const std::vector<model::TableColumn>& columns, const TableNeeds& whole, const TableNeeds& parts,
                      const Fit& fit) {
    const TableNeeds numbers = mixed(columns, whole, parts, true, &CellNeed::number);
    auto plan = fitting_plan(columns, mixed(columns, whole, parts, true, &CellNeed::kept), fit);
    const Fit small{fit.total, fit.padding, fit.least_scale * kSmallest};
    if (!plan) {
        plan = fitting_plan(columns, numbers, small);
        auto syllables = fitting_plan(
            columns, no_less(mixed(columns, whole, parts, true, &CellNeed::kept), parts, &CellNeed::number), small);
        if (syllables && (!plan || syllables->scale >= plan->scale * kMuchSmaller)) plan = std::move(syllables);
    }
    if (!plan) {
        plan = TablePlan{{}, fit.least_scale, fit.padding * kTight, false, 0, true, true, true, 0, 0, 0};
        plan->widths = column_widths(columns, needs_at(numbers, *plan, fit), fit.total, plan->padding);
    }
    plan->broken = true;
    return *std::move(plan);
}

TablePlan chosen_plan(const std::vector<model::TableColumn>& columns, const TableNeeds& whole,
                      const std::function<const TableNeeds&()>& divided, const Fit& fit) {
    const bool weighted = std::any_of(columns.begin(), columns.end(), has_width);
    if (!weighted)
        if (auto plan = fitting_plan(columns, whole, fit))
            return lower_plan(columns, whole, divided, *std::move(plan), fit);
    const TableNeeds& apart = divided();
    const TableNeeds tied = no_less(apart, apart, &CellNeed::tied);
    if (weighted)
        if (auto plan = fitting_plan(columns, mixed(columns, whole, tied, false, &CellNeed::least), fit))
            return *std::move(plan);
    if (!weighted)
        if (auto plan = fitting_plan(columns, parted(whole, tied, std::vector<float>(columns.size(), 0)), fit))
            return *std::move(plan);
    for (const TableNeeds* parts : {&tied, &apart}) {
        auto plan = fitting_plan(columns, mixed(columns, whole, *parts, true, &CellNeed::least), fit);
        if (!plan) continue;
        if (!weighted) plan = least_divided(columns, whole, *parts, *std::move(plan), fit);
        plan->divided = true;
        plan->loose = parts == &apart;
        return *std::move(plan);
    }
    return broken_plan(columns, whole, apart, fit);
}

// What columns need at least: their syllables, and where no word has been divided so far, their short words.
WidthRules rules_of(const std::vector<model::TableColumn>& columns, const TableNeeds& whole, const TableNeeds* parts,
                    const Fit& fit, const TablePlan& plan) {
    const bool divided = plan.divided || plan.broken;
    TableNeeds needs = divided && parts != nullptr ? *parts : whole;
    if (!divided)
        for (auto& row : needs)
            for (auto& cell : row) cell.least = std::min(cell.least, cell.kept);
    if (!plan.loose && !plan.broken)
        needs = no_less(std::move(needs), parts != nullptr ? *parts : whole, &CellNeed::tied);
    if (!divided && parts != nullptr) needs = no_less(std::move(needs), *parts, &CellNeed::least);
    needs = needs_at(needs, plan, fit);
    const std::size_t count = columns.size();
    WidthRules rules{plan.padding,    plan.gaps, plan.scale, std::vector<float>(count, 0), std::vector<bool>(count),
                     parts == nullptr};
    const bool all_known = sampling_step(needs.size()) == 1;
    for (const auto& row : needs)
        for (const auto& cell : row) {
            if (cell.span != 1) continue;
            const float have = plan.widths[cell.column] + kSlack;
            float& least = rules.least[cell.column];
            least = std::max(least, cell.least);
            // Of rows that are not looked at, nothing is parted that has room.
            for (const float uncut : {cell.kept, cell.tied, cell.number})
                if (!all_known && uncut <= have) least = std::max(least, uncut);
        }
    for (std::size_t i = 0; i < count; ++i) {
        rules.least[i] = std::min(std::max(rules.least[i], kLeastSearched), plan.widths[i]);
        rules.fixed[i] = has_width(columns[i]);
    }
    return rules;
}

// Whether other widths would be better, or many words stand divided, as far as that can be known before it is measured
// where they may be.
bool is_worth_measuring(const TableNeeds& whole, const TablePlan& plan, const WidthRules& rules) {
    return look_of(whole, plan.widths, rules).price > kCheap ||
           search_widths(whole, plan.widths, rules, kWorthMeasuring) != plan.widths;
}

// Numbers keep away from the words after them all the same, where that costs next to nothing.
void restore_gaps(const std::vector<model::TableColumn>& columns, const TableNeeds& whole, const TableNeeds& parts,
                  const Fit& fit, TablePlan& plan) {
    if (plan.gaps || plan.broken || plan.scale < 1) return;
    TablePlan wider = plan;
    wider.gaps = true;
    const WidthRules rules = rules_of(columns, whole, &parts, fit, wider);
    wider.widths = search_widths(parts, plan.widths, rules, 1);
    const float price = look_of(parts, plan.widths, rules_of(columns, whole, &parts, fit, plan)).price;
    const auto height = [&](const TablePlan& made) {
        return table_lines(needs_at(parts, made, fit), made.widths, made.padding);
    };
    if (look_of(parts, wider.widths, rules).price <= price + kCheap && height(wider) <= height(plan) * kGapsHigher)
        plan = std::move(wider);
}

}  // namespace

TablePlan plan_table(const std::vector<model::TableColumn>& columns, const TableNeeds& whole,
                     const std::function<TableNeeds()>& divided, float total, float padding, float least_scale) {
    const Fit fit{total, padding, least_scale};
    std::optional<TableNeeds> parts;
    const auto measured = [&]() -> const TableNeeds& {
        if (!parts) parts = divided();
        return *parts;
    };
    TablePlan plan = chosen_plan(columns, whole, measured, fit);
    const auto lines = [&] {
        const bool plain = plan.scale >= 1 && plan.gaps && plan.padding >= padding;
        return plain ? table_lines(whole, plan.widths, padding)
                     : table_lines(needs_at(whole, plan, fit), plan.widths, plan.padding);
    };
    plan.lines = lines();
    if (columns.size() < 2 || plan.lines <= kFewLines * static_cast<float>(whole.size() / sampling_step(whole.size())))
        return plan;
    if (!parts && plan.gaps && !is_worth_measuring(whole, plan, rules_of(columns, whole, nullptr, fit, plan)))
        return plan;
    const WidthRules rules = rules_of(columns, whole, &measured(), fit, plan);
    plan.widths = search_widths(measured(), plan.widths, rules, kWorthWhile);
    restore_gaps(columns, whole, measured(), fit, plan);
    plan.lines = lines();
    const TableLook look = look_of(measured(), plan.widths, rules_of(columns, whole, &measured(), fit, plan));
    plan.towers = look.towers;
    plan.parted = look.parted;
    plan.price = look.price;
    if (look.parted <= 0) plan.loose = false;
    return plan;
}

}  // namespace layout
