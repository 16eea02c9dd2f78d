// SPDX-License-Identifier: MPL-2.0
#include "layout/table_parts.h"

#include <algorithm>
#include <cstdint>
#include <optional>
#include <utility>

namespace layout {
namespace {

constexpr float kMuchLower = 0.8F;     // a table may be made so low by compounds divided at their seams
constexpr float kNoHigher = 1.06F;     // … and a column that costs no more than this to keep whole stays so
constexpr float kLeastPart = 0.4F;     // of a compound's width
constexpr float kWorthParting = 12;    // points
constexpr float kWorthWhole = 1.25F;   // so much higher may a table become for words that need not be divided
constexpr float kWorthColumn = 1.02F;  // … and by so much, or a line in each row, for those of one column
constexpr float kLowRows = 8;          // lines: … where they are no higher
constexpr float kHead = 4;             // cells: what the first one of a column counts, which mostly names it

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

}  // namespace

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

}  // namespace layout
