// SPDX-License-Identifier: MPL-2.0
#include "layout/width_search.h"

#include <algorithm>
#include <array>
#include <cmath>
#include <cstddef>
#include <cstdint>
#include <unordered_map>
#include <utility>

#include "layout/cell_lines.h"

namespace layout {
namespace {

constexpr std::array<float, 5> kMoves = {64, 32, 16, 8, 4};  // points
constexpr int kMostMoves = 32;                               // of each size
constexpr int kPasses = 2;
constexpr float kHigher = 1.25F;     // so much higher may a table become
constexpr float kLeastGain = 0.05F;  // lines
constexpr float kRowsOfPage = 12;    // the head is repeated after so many
constexpr float kFill = 0.9F;        // of a ragged line
constexpr float kPerPoint = 4;       // steps in which widths are told apart

struct Badness {
    float lines = 0, price = 0;
    float sum() const { return lines + price; }
};

class WidthSearch {
  public:
    WidthSearch(const TableNeeds& needs, std::size_t columns, const WidthRules& rules)
        : rules_(rules), columns_(columns), known_(columns) {
        const std::size_t step = sampling_step(needs.size());
        std::size_t heads = 0;
        for (std::size_t row = 0; row < needs.size(); ++row) {
            const bool head = !needs[row].empty() && needs[row].front().head;
            if (!head && row % step != 0) continue;
            for (const auto& cell : needs[row]) {
                if (cell.span == 1)
                    columns_[cell.column].push_back({rows_, &cell});
                else
                    spanning_.push_back({rows_, &cell});
            }
            ++rows_;
            if (head) heads = rows_;
        }
        weights_.assign(rows_, 1);
        const float repeated = std::max(1.0F, static_cast<float>(rows_) / kRowsOfPage);
        std::fill(weights_.begin(), weights_.begin() + static_cast<std::ptrdiff_t>(heads), repeated);
    }

    Badness badness(const std::vector<float>& widths) {
        Badness found;
        tallest_.assign(rows_, 0);
        for (std::size_t i = 0; i < columns_.size(); ++i) {
            const Profile& profile = at_width(i, widths[i]);
            found.price += profile.price;
            for (std::size_t k = 0; k < columns_[i].size(); ++k) {
                float& row = tallest_[columns_[i][k].row];
                row = std::max(row, profile.lines[k]);
            }
        }
        for (const Cell& cell : spanning_) {
            const CellLook look = set(*cell.need, widths);
            found.price += look.price * weights_[cell.row];
            tallest_[cell.row] = std::max(tallest_[cell.row], look.lines);
        }
        for (std::size_t row = 0; row < rows_; ++row) found.lines += tallest_[row] * weights_[row];
        return found;
    }

    TableLook look(const std::vector<float>& widths) {
        const Badness bad = badness(widths);
        TableLook look{bad.price / static_cast<float>(std::max<std::size_t>(rows_, 1)), 0, 0};
        float cells = 0;
        const auto count = [&](const Cell& cell) {
            if (cell.need->lines.empty()) return;
            const CellLook made = set(*cell.need, widths);
            cells += 1;
            if (made.towers > 0) look.towers += 1;
            if (made.parted > 0) look.parted += 1;
        };
        for (const auto& column : columns_) std::for_each(column.begin(), column.end(), count);
        std::for_each(spanning_.begin(), spanning_.end(), count);
        if (cells > 0) look.towers /= cells;
        if (cells > 0) look.parted /= cells;
        return look;
    }

    // Moves between two columns, and from all others to one.
    bool move_once(std::vector<float>& widths, float move, Badness& best, float highest) {
        std::vector<float> found;
        float least = best.sum() - kLeastGain;
        const auto attempt = [&](const std::vector<float>& tried) {
            const Badness bad = badness(tried);
            if (bad.lines > highest || bad.sum() >= least) return;
            least = bad.sum();
            found = tried;
            next_ = bad;
        };
        for (std::size_t to = 0; to < widths.size(); ++to) {
            if (rules_.fixed[to]) continue;
            for (std::size_t from = 0; from < widths.size(); ++from) {
                if (from == to || rules_.fixed[from] || widths[from] - move < rules_.least[from]) continue;
                std::vector<float> tried = widths;
                tried[from] -= move;
                tried[to] += move;
                attempt(tried);
            }
            if (std::vector<float> tried = widths; take_from_all(to, move, tried)) attempt(tried);
        }
        if (found.empty()) return false;
        widths = std::move(found);
        best = next_;
        return true;
    }

  private:
    struct Cell {
        std::size_t row;
        const CellNeed* need;
    };
    // What the cells of a column make of one width.
    struct Profile {
        std::vector<float> lines;
        float price = 0;
    };

    CellLook set(const CellNeed& need, const std::vector<float>& widths) const {
        float width = 0;
        for (std::uint32_t i = 0; i < need.span; ++i) width += widths[need.column + i];
        return set(need, width);
    }

    CellLook set(const CellNeed& need, float width) const {
        width = std::max((width - rules_.padding - (rules_.gaps ? need.gap : 0)) / rules_.scale, 4.0F);
        if (need.sampled) return layout::look_of(need.pieces, width, need.head, rules_.guessed);
        CellLook look;
        for (const float line : need.lines)
            look.lines += line <= width ? 1.0F : std::max(2.0F, line / (width * kFill) + 0.5F);
        return look;
    }

    const Profile& at_width(std::size_t column, float width) {
        const int key = static_cast<int>(std::lround(width * kPerPoint));
        const auto [known, is_new] = known_[column].try_emplace(key);
        Profile& profile = known->second;
        if (!is_new) return profile;
        for (const Cell& cell : columns_[column]) {
            const CellLook look = set(*cell.need, width);
            profile.lines.push_back(look.lines);
            profile.price += look.price * weights_[cell.row];
        }
        return profile;
    }

    bool take_from_all(std::size_t to, float move, std::vector<float>& widths) const {
        float spare = 0;
        for (std::size_t i = 0; i < widths.size(); ++i)
            if (i != to && !rules_.fixed[i]) spare += std::max(0.0F, widths[i] - rules_.least[i]);
        if (spare < move) return false;
        for (std::size_t i = 0; i < widths.size(); ++i)
            if (i != to && !rules_.fixed[i]) widths[i] -= std::max(0.0F, widths[i] - rules_.least[i]) * move / spare;
        widths[to] += move;
        return true;
    }

    const WidthRules& rules_;
    std::vector<std::vector<Cell>> columns_;  // cells of one column alone
    std::vector<Cell> spanning_;
    std::vector<std::unordered_map<int, Profile>> known_;
    std::vector<float> weights_, tallest_;  // of each row
    std::size_t rows_ = 0;
    Badness next_;
};

}  // namespace

TableLook look_of(const TableNeeds& needs, const std::vector<float>& widths, const WidthRules& rules) {
    return WidthSearch(needs, widths.size(), rules).look(widths);
}

std::vector<float> search_widths(const TableNeeds& needs, const std::vector<float>& widths, const WidthRules& rules,
                                 float worth_while) {
    WidthSearch search(needs, widths.size(), rules);
    const Badness before = search.badness(widths);
    const float highest = before.lines * kHigher;
    std::vector<float> found = widths;
    Badness best = before;
    for (int pass = 0; pass < kPasses; ++pass) {
        const float at_first = best.sum();
        for (const float move : kMoves)
            for (int i = 0; i < kMostMoves; ++i)
                if (!search.move_once(found, move, best, highest)) break;
        if (best.sum() >= at_first) break;
    }
    return best.sum() <= before.sum() * worth_while ? found : widths;
}

}  // namespace layout
