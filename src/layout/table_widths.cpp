// SPDX-License-Identifier: MPL-2.0
#include "layout/table_widths.h"

#include <algorithm>
#include <cmath>
#include <numeric>

namespace layout {
namespace {

constexpr float kLeastColumn = 28;
constexpr float kLeastShare = 0.5F;  // … or this share of what each column would get
constexpr std::size_t kSampledRows = 80;
constexpr float kSharedLoss = 1.15F;  // so much taller may a table become to share its column edges
constexpr float kLeastOwn = 0.3F;     // of the table that columns with a width of their own may have in any case
constexpr float kTypicalFill = 0.9F;  // of a ragged line

struct Needs {
    std::vector<float> least, wish;
};

void raise(std::vector<float>& widths, const CellNeed& cell, float needed) {
    const auto first = widths.begin() + cell.column;
    const float have = std::accumulate(first, first + cell.span, 0.0F);
    if (have >= needed) return;
    for (auto it = first; it != first + cell.span; ++it) *it += (needed - have) / static_cast<float>(cell.span);
}

Needs column_needs(std::size_t columns, const TableNeeds& rows, float total) {
    const float least =
        std::min(kLeastColumn, kLeastShare * total / static_cast<float>(std::max<std::size_t>(columns, 1)));
    Needs needs{std::vector<float>(columns, least), std::vector<float>(columns, least)};
    for (const auto& row : rows)
        for (const auto& cell : row) {
            if (cell.span != 1) continue;
            needs.least[cell.column] = std::max(needs.least[cell.column], cell.least);
            needs.wish[cell.column] = std::max(needs.wish[cell.column], cell.wish);
        }
    for (const auto& row : rows)
        for (const auto& cell : row)
            if (cell.span > 1) raise(needs.least, cell, cell.least);
    for (std::size_t i = 0; i < columns; ++i) needs.wish[i] = std::max(needs.wish[i], needs.least[i]);
    return needs;
}

float sum(const std::vector<float>& values) {
    return std::accumulate(values.begin(), values.end(), 0.0F);
}

// The sum of the rows' heights in lines, as far as widths tell without breaking any line.
float height_in_lines(const TableNeeds& rows, const std::vector<float>& widths, float padding, std::size_t step) {
    float total = 0;
    for (std::size_t r = 0; r < rows.size(); r += step) {
        float tallest = 0;
        for (const auto& cell : rows[r]) {
            float width = 0;
            for (std::uint32_t i = 0; i < cell.span; ++i) width += widths[cell.column + i];
            width = std::max(width - padding - cell.gap, 4.0F);
            float lines = 0;
            for (const float line : cell.lines)
                lines += line <= width ? 1.0F : std::max(2.0F, line / (width * kTypicalFill) + 0.5F);
            tallest = std::max(tallest, lines);
        }
        total += tallest;
    }
    return total;
}

// Moves width between columns in ever smaller steps as long as the table gets lower.
void lower_table(const TableNeeds& rows, const std::vector<float>& least, const std::vector<bool>& fixed, float padding,
                 std::vector<float>& widths) {
    const std::size_t step = sampling_step(rows.size());
    float best = height_in_lines(rows, widths, padding, step);
    for (const float move : {32.0F, 16.0F, 8.0F}) {
        for (int round = 0; round < 24; ++round) {
            std::size_t best_from = 0;
            std::size_t best_to = 0;
            float found = best - 0.05F;
            for (std::size_t from = 0; from < widths.size(); ++from) {
                if (fixed[from] || widths[from] - move < least[from]) continue;
                for (std::size_t to = 0; to < widths.size(); ++to) {
                    if (to == from || fixed[to]) continue;
                    widths[from] -= move;
                    widths[to] += move;
                    const float height = height_in_lines(rows, widths, padding, step);
                    widths[from] += move;
                    widths[to] -= move;
                    if (height < found) {
                        found = height;
                        best_from = from;
                        best_to = to;
                    }
                }
            }
            if (best_from == best_to) break;
            widths[best_from] -= move;
            widths[best_to] += move;
            best = found;
        }
    }
}

// What columns get when not all can have their least: the widest bear the loss, the others lose nothing.
void share_out(std::vector<float>& least, float total) {
    std::vector<float> sorted = least;
    std::sort(sorted.begin(), sorted.end());
    float rest = total;
    for (std::size_t i = 0; i < sorted.size(); ++i) {
        const float limit = rest / static_cast<float>(sorted.size() - i);
        if (sorted[i] > limit) {
            for (float& width : least) width = std::min(width, limit);
            return;
        }
        rest -= sorted[i];
    }
}

// Takes from the columns that can spare it what others need for their least widths. The sum stays.
void raise_to_least(const std::vector<float>& least, std::vector<float>& widths) {
    float wanted = 0;
    float spare = 0;
    for (std::size_t i = 0; i < widths.size(); ++i) {
        wanted += std::max(0.0F, least[i] - widths[i]);
        spare += std::max(0.0F, widths[i] - least[i]);
    }
    if (wanted <= 0 || spare <= 0) return;
    const float share = std::min(1.0F, wanted / spare);
    for (std::size_t i = 0; i < widths.size(); ++i)
        widths[i] = std::max(widths[i], least[i]) - share * std::max(0.0F, widths[i] - least[i]);
}

std::vector<float> by_content(const Needs& needs, float total) {
    const std::size_t count = needs.least.size();
    std::vector<float> widths(count);
    const float least = sum(needs.least);
    const float wish = sum(needs.wish);
    for (std::size_t i = 0; i < count; ++i) {
        if (wish <= total)
            widths[i] = needs.wish[i] * (wish > 0 ? total / wish : 1);
        else if (least <= total)
            widths[i] = needs.least[i] +
                        (total - least) * (wish > least ? (needs.wish[i] - needs.least[i]) / (wish - least) : 0);
        else
            widths[i] = needs.least[i] * total / least;
    }
    return widths;
}

// Sets the widths of columns that have one of their own, less when there would be no room for the others, and stretched
// when there are none. Gives their sum.
float set_own_widths(const std::vector<model::TableColumn>& columns, float total, Needs& content,
                     std::vector<bool>& fixed) {
    float own = 0;
    float others = 0;
    for (std::size_t i = 0; i < columns.size(); ++i) {
        fixed[i] = columns[i].percent > 0 || columns[i].points > 0;
        if (!fixed[i]) {
            others += content.least[i];
            continue;
        }
        content.wish[i] =
            static_cast<float>(columns[i].percent > 0 ? total * columns[i].percent / 100 : columns[i].points);
        own += content.wish[i];
    }
    if (own <= 0) return 0;
    const float room = std::max(total - others, total * kLeastOwn);
    const float scale = others <= 0 ? total / own : std::min(1.0F, room / own);
    for (std::size_t i = 0; i < columns.size(); ++i)
        if (fixed[i]) content.least[i] = content.wish[i] *= scale;
    return own * scale;
}

}  // namespace

std::size_t sampling_step(std::size_t rows) {
    return rows / kSampledRows + 1;
}

std::vector<float> column_widths(const std::vector<model::TableColumn>& columns, const TableNeeds& needs, float total,
                                 float padding) {
    const std::size_t count = columns.size();
    Needs content = column_needs(count, needs, total);
    if (sum(content.least) > total) share_out(content.least, total);
    const std::vector<float> least = content.least;
    double weights = 0;
    std::size_t weighted = 0;
    for (const auto& column : columns) {
        weights += column.weight;
        if (column.weight > 0) ++weighted;
    }
    std::vector<bool> fixed(count, false);
    const float rest = total - set_own_widths(columns, total, content, fixed);
    const std::size_t open_columns = static_cast<std::size_t>(std::count(fixed.begin(), fixed.end(), false));
    if (weighted > 0) {
        const double scale = weighted == open_columns || weights > 1 ? weights : 1.0;
        const float share = weighted == open_columns ? 1.0F : std::min(0.85F, static_cast<float>(weights / scale));
        for (std::size_t i = 0; i < count; ++i) {
            if (columns[i].weight <= 0) continue;
            fixed[i] = true;
            content.least[i] = content.wish[i] = rest * share * static_cast<float>(columns[i].weight / weights);
        }
    }
    std::vector<float> open_least;
    float taken = 0;
    Needs open;
    for (std::size_t i = 0; i < count; ++i) {
        if (fixed[i]) {
            taken += content.wish[i];
        } else {
            open.least.push_back(content.least[i]);
            open.wish.push_back(content.wish[i]);
        }
    }
    const auto open_widths = by_content(open, std::max(total - taken, 10.0F));
    std::vector<float> widths(count);
    std::size_t next = 0;
    for (std::size_t i = 0; i < count; ++i) widths[i] = fixed[i] ? content.wish[i] : open_widths[next++];
    if (sum(content.wish) > total && count > 1) lower_table(needs, content.least, fixed, padding, widths);
    raise_to_least(least, widths);
    return widths;
}

float table_lines(const TableNeeds& needs, const std::vector<float>& widths, float padding) {
    return height_in_lines(needs, widths, padding, sampling_step(needs.size()));
}

bool least_widths_fit(std::size_t columns, const TableNeeds& needs, float total) {
    return sum(column_needs(columns, needs, total).least) <= total + 0.1F;
}

void even_out(const std::vector<std::size_t>& kinds, const TableNeeds& needs, std::vector<float>& widths) {
    for (std::size_t first = 0; first < kinds.size(); ++first) {
        if (kinds[first] == 0) continue;
        float total = 0;
        float least = 0;
        float count = 0;
        for (std::size_t i = 0; i < kinds.size(); ++i) {
            if (kinds[i] != kinds[first]) continue;
            total += widths[i];
            count += 1;
            for (const auto& row : needs)
                for (const auto& cell : row)
                    if (cell.column == i && cell.span == 1) least = std::max(least, cell.least);
        }
        if (least * count > total) continue;
        for (std::size_t i = 0; i < kinds.size(); ++i)
            if (kinds[i] == kinds[first]) widths[i] = total / count;
    }
}

bool can_share_widths(const TableNeeds& needs, const std::vector<float>& own, const std::vector<float>& shared,
                      float padding) {
    if (own.size() != shared.size()) return false;
    for (const auto& row : needs)
        for (const auto& cell : row)
            if (cell.span == 1 && cell.least > shared[cell.column] + 0.1F && cell.least <= own[cell.column] + 0.1F)
                return false;
    return table_lines(needs, shared, padding) <= table_lines(needs, own, padding) * kSharedLoss + 1;
}

}  // namespace layout
