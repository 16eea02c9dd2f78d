// SPDX-License-Identifier: MPL-2.0
#include "layout/table_plan.h"

#include <algorithm>
#include <array>
#include <cstdint>
#include <optional>
#include <utility>

#include "layout/width_search.h"

namespace layout {
namespace {

constexpr float kScaleStep = 0.05F;
constexpr float kSlack = 0.5F;         // points
constexpr float kMuchLower = 0.8F;     // a table may be made so low by compounds divided at their seams
constexpr float kNoHigher = 1.06F;     // … and a column that costs no more than this to keep whole stays so
constexpr float kLeastPart = 0.4F;     // of a compound's width
constexpr float kWorthParting = 12;    // points
constexpr float kTight = 0.6F;         // of the padding, in a table that is too wide
constexpr float kMuchSmaller = 0.85F;  // of the letters that numbers want
constexpr float kWorthWhole = 1.25F;   // so much higher may a table become for words that need not be divided
constexpr float kWorthColumn = 1.02F;  // … and by so much, or a line in each row, for those of one column
constexpr float kLowRows = 8;          // lines: … where they are no higher
constexpr float kHead = 4;             // cells: what the first one of a column counts, which mostly names it
constexpr float kSmallest = 0.5F;      // of the least scale, for numbers that would be divided else

constexpr float kFewLines = 1.3F;  // of a row: lower tables are left as they are
constexpr float kCheap = 0.3F;     // lines for each row
constexpr float kWorthMeasuring =
    0.95F;                            // of a table's lines and the price of its divided words: what must not be left
constexpr float kWorthWhile = 0.96F;  // … once it is known where words may be divided
constexpr float kGapsHigher = 1.1F;   // so much higher may a table become for the room after numbers
constexpr float kLeastSearched = 28;  // points

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

TableNeeds needs_at(const TableNeeds& needs, const TablePlan& plan, const Fit& fit) {
    return scaled(closer(needs, {fit.padding > 0 ? plan.padding / fit.padding : 1, plan.gaps}, fit.padding), plan.scale,
                  plan.padding);
}

// Takes for the cells of columns with a chosen width, or of all, what they need when words are divided.
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

std::optional<TablePlan> fitting_plan(const std::vector<model::TableColumn>& columns, const TableNeeds& needs,
                                      const Fit& fit) {
    auto plan = first_fit(columns.size(), needs, fit);
    if (plan) plan->widths = column_widths(columns, needs_at(needs, *plan, fit), fit.total, plan->padding);
    return plan;
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
                     const std::function<const TableNeeds&()>& divided, TablePlan plan, const Fit& fit) {
    const auto height = [&](const TablePlan& made) {
        return table_lines(needs_at(whole, made, fit), made.widths, made.padding) * made.scale;
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

// How whole the words of a column stay when not all columns have room for theirs.
enum class Whole : std::uint8_t { syllables, short_words, parts };

// The needs when each column's words are divided so.
TableNeeds divided_by_column(const TableNeeds& whole, const TableNeeds& parts, const std::vector<Whole>& kept) {
    TableNeeds needs = whole;
    for (std::size_t row = 0; row < needs.size(); ++row)
        for (std::size_t i = 0; i < needs[row].size(); ++i) {
            CellNeed& cell = needs[row][i];
            const CellNeed& part = parts[row][i];
            const Whole how = cell.span == 1 ? kept[cell.column] : Whole::syllables;
            const float least = part.least;
            if (how == Whole::parts) cell.least = std::min(cell.least, std::max(least, part.parted));
            if (how == Whole::short_words) cell.least = std::min(cell.least, std::max(least, cell.kept));
            if (how == Whole::syllables) cell.least = least;
        }
    return needs;
}

// Of the columns whose words are divided at syllables, those get their short words whole that want the least room for
// the most cells, then those their parts of compounds.
TablePlan least_divided(const std::vector<model::TableColumn>& columns, const TableNeeds& whole,
                        const TableNeeds& parts, TablePlan plan, const Fit& fit) {
    const auto height = [&](const TablePlan& made) {
        return table_lines(needs_at(whole, made, fit), made.widths, made.padding) * made.scale;
    };
    const float limit = height(plan) * kWorthWhole;
    const auto rows = static_cast<float>(whole.size());
    const float line_more = height(plan) <= kLowRows * rows ? height(plan) + rows : 0;
    float now_high = height(plan);
    std::vector<Whole> kept(columns.size(), Whole::syllables);
    for (const Whole how : {Whole::short_words, Whole::parts}) {
        const TableNeeds now = divided_by_column(whole, parts, kept);
        const TableNeeds wanted = divided_by_column(whole, parts, std::vector<Whole>(columns.size(), how));
        std::vector<float> have(columns.size(), 0);
        std::vector<float> want(columns.size(), 0);
        for (std::size_t row = 0; row < now.size(); ++row)
            for (std::size_t i = 0; i < now[row].size(); ++i) {
                const CellNeed& cell = now[row][i];
                if (cell.span != 1) continue;
                have[cell.column] = std::max(have[cell.column], cell.least);
                want[cell.column] = std::max(want[cell.column], wanted[row][i].least);
            }
        std::vector<float> cells(columns.size(), 0);
        for (std::size_t row = 0; row < wanted.size(); ++row)
            for (const auto& cell : wanted[row])
                if (cell.span == 1 && cell.least > have[cell.column]) cells[cell.column] += row == 0 ? kHead : 1;
        std::vector<std::size_t> order;
        for (std::size_t i = 0; i < columns.size(); ++i)
            if (cells[i] > 0) order.push_back(i);
        const auto price = [&](std::size_t i) { return (want[i] - have[i]) / cells[i]; };
        std::stable_sort(order.begin(), order.end(), [&](auto a, auto b) { return price(a) < price(b); });
        for (const std::size_t column : order) {
            const Whole before = std::exchange(kept[column], how);
            const TableNeeds needs = divided_by_column(whole, parts, kept);
            auto better = fitting_plan(columns, needs, fit);
            const float high = better ? height(*better) : 0;
            if (better && high <= std::min(limit, std::max(now_high * kWorthColumn, line_more))) {
                plan = *std::move(better);
                now_high = high;
            } else {
                kept[column] = before;
            }
        }
    }
    return plan;
}

// What cells need at least, but never less than `other` of theirs, such as their numbers.
TableNeeds no_less(TableNeeds needs, const TableNeeds& parts, float CellNeed::*other) {
    for (std::size_t row = 0; row < needs.size(); ++row)
        for (std::size_t i = 0; i < needs[row].size(); ++i)
            needs[row][i].least = std::max(needs[row][i].least, parts[row][i].*other);
    return needs;
}

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
