// SPDX-License-Identifier: MPL-2.0
// How wide a table's columns are and how large its letters: alone, and alike to tables of the same shape.
#include <algorithm>
#include <array>
#include <cstdio>
#include <map>
#include <numeric>
#include <utility>

#include "layout/compose.h"
#include "layout/table_grid.h"
#include "model/walk.h"

namespace layout {
using namespace model;

namespace {

constexpr float kLeastCellType = 7;      // points, where the theme does not say
constexpr float kLeastCellScale = 0.8F;  // … and large print stays large
constexpr float kFactsLabels = 0.42F;    // the label column of facts takes at most this share
constexpr float kFactsPadding = 12;
constexpr float kTowers = 0.1F;          // share of cells with divided words that their author should know of
constexpr float kShortSection = 0.3F;    // of a page turned: what a table may take along of its section
constexpr float kTitleOnTurned = 0.45F;  // of a page turned that a title may take there

std::string shape_of(const Table& table) {
    std::string shape = std::to_string(table.columns.size());
    for (const auto& cell : table.rows.front().cells) shape += '\n' + plain_text(cell.children);
    return shape;
}

// Columns of numbers whose heads differ in figures alone ("2024", "2025") are of one kind, from 1; 0: of none.
std::vector<std::size_t> kinds_of(const Table& table) {
    std::vector<std::size_t> kinds(table.columns.size(), 0);
    if (table.header_row_count() == 0) return kinds;
    std::map<std::string, std::size_t> first;
    const auto grid = grid_of(table);
    for (const auto& at : grid.front()) {
        const TableColumn& column = table.columns[at.column];
        const bool chosen = column.weight > 0 || column.percent > 0 || column.points > 0;
        if (span_in(table, at) > 1 || column.alignment != Alignment::decimal || chosen) continue;
        std::string head = plain_text(at.cell->children);
        const bool numbered = std::any_of(head.begin(), head.end(), [](char c) { return c >= '0' && c <= '9'; });
        if (!numbered) continue;
        for (char& c : head)
            if (c >= '0' && c <= '9') c = '0';
        kinds[at.column] = first.emplace(std::move(head), at.column + 1).first->second;
    }
    return kinds;
}

std::string in_points(float size) {
    std::array<char, 32> text{};
    std::snprintf(text.data(), text.size(), "%.1f", static_cast<double>(size));
    return text.data();
}

}  // namespace

// Tables with the same head share their column edges with the first of them.
void Composer::share_widths(const Table& table, const TableNeeds& needs, const Setting& setting, float padding,
                            std::vector<float>& widths) {
    if (table.header_row_count() == 0) return;
    std::string shape = std::to_string(static_cast<int>(setting.width));
    for (const auto& cell : table.rows.front().cells) shape += '\n' + plain_text(cell.children);
    const auto [known, is_first] = shared_widths_.emplace(std::move(shape), widths);
    if (!is_first && can_share_widths(needs, widths, known->second, padding)) widths = known->second;
}

float Composer::cell_padding(bool quiet) const {
    return quiet ? kFactsPadding : 2 * static_cast<float>(theme_.cell_padding_x);
}

float Composer::least_cell_scale(const Setting& setting) const {
    const float size = types_.of("cell").size * setting.cell_scale;
    const auto told = static_cast<float>(theme_.style("cell").least);
    if (told > 0) return std::min(1.0F, told / size);
    return std::min(1.0F, std::max(kLeastCellType / size, kLeastCellScale));
}

TablePlan Composer::plan_of(const Table& table, const Setting& setting, bool quiet) {
    const ReviewState before = setter_.review();
    const auto needs = needs_of(table, setting, quiet);
    setter_.review() = before;
    const float padding = cell_padding(quiet);
    if (quiet && table.columns.size() == 2) {
        float label = 0;
        for (const auto& row : needs)
            for (const auto& cell : row)
                if (cell.column == 0 && cell.span == 1) label = std::max(label, cell.wish);
        label = std::min(std::max(label, setting.width * 0.25F), setting.width * kFactsLabels);
        return {{label, setting.width - label}, 1, padding, true, 0, false, false, false, 0, 0, 0};
    }
    const auto divided = [&] {
        const ReviewState state = setter_.review();
        auto parts = needs_of(table, setting, quiet, true);
        setter_.review() = state;
        return parts;
    };
    TablePlan plan = plan_table(table.columns, needs, divided, setting.width, padding, least_cell_scale(setting));
    if (!plan.broken) even_out(kinds_of(table), needs, plan.widths);
    if (plan.scale >= 1 && !plan.broken && plan.padding >= padding && plan.gaps)
        share_widths(table, needs, setting, padding, plan.widths);
    return plan;
}

// The tables of each shape, where there are several.
void Composer::find_shapes() {
    for_each_node(assembly_.blocks, {[&](const Block& block) {
                                         const auto* table = std::get_if<Table>(&block.kind);
                                         if (table != nullptr && table->header_row_count() > 0)
                                             shapes_[shape_of(*table)].push_back(table);
                                     },
                                     {}});
}

// Tables with the same head are set in letters of one size: the one that the widest of them needs.
TablePlan Composer::plan_for_shape(const Table& table, const Setting& setting, bool quiet) {
    Setting own = setting;
    own.type = types_.of("cell");
    const bool alone = quiet || table.header_row_count() == 0 || !setting.divides || setting.left > 0;
    if (alone) return plan_of(table, own, quiet);
    const int width = static_cast<int>(setting.width);
    if (const auto known = plans_.find({&table, width}); known != plans_.end()) return known->second;
    const auto& alike = shapes_[shape_of(table)];
    if (alike.size() < 2) return plan_of(table, own, quiet);
    TablePlan least;
    least.padding = cell_padding(quiet);
    for (const Table* other : alike) {
        TablePlan plan = plan_of(*other, own, quiet);
        if (!plan.broken) {
            least.scale = std::min(least.scale, plan.scale);
            least.padding = std::min(least.padding, plan.padding);
        }
        plans_[{other, width}] = std::move(plan);
    }
    for (const Table* other : alike) {
        TablePlan& plan = plans_[{other, width}];
        if (plan.broken) continue;
        plan.scale = least.scale;
        plan.padding = least.padding;
    }
    return plans_[{&table, width}];
}

// Only a table of the text itself has a page of its own to turn.
bool Composer::may_turn(const Setting& setting, bool quiet) const {
    return !quiet && setting.divides && !setting.in_column && setting.left == 0 && setting.width == page_width_ &&
           landscape_width_ > page_width_;
}

// Where the section begins that ends before slice `first`, with its heading, if it is short; else `first`.
std::size_t Composer::short_section(const Slices& slices, std::size_t first) const {
    float height = 0;
    for (std::size_t at = first; at > 0; --at) {
        const Slice& slice = slices[at - 1];
        height += slice.height + slice.space_above;
        if (slice.control != Control::none || slice.band || slice.columns || height > kShortSection * landscape_height_)
            return first;
        if (!slice.heading) continue;
        for (--at; at > 0 && slices[at - 1].control == Control::none && slices[at - 1].keep >= kKeep;) --at;
        return at;
    }
    return first;
}

// A page is turned for what comes: headings and lines that stay with it come along, a few lines of its section, and a
// title that would stand alone on the page before, with its rule as wide as the page.
void Composer::begin_turned(Column& column) {
    auto& slices = column.slices;
    std::size_t first = slices.size();
    while (first > 0 && slices[first - 1].control == Control::none && slices[first - 1].keep >= kKeep) --first;
    first = short_section(slices, first);
    if (first < title_end_) {
        const auto end = slices.begin() + static_cast<std::ptrdiff_t>(title_end_);
        const float height = std::accumulate(slices.begin(), end, 0.0F, [](float sum, const Slice& slice) {
            return sum + slice.space_above + slice.height;
        });
        const bool comes_along = height <= kTitleOnTurned * landscape_height_;
        first = comes_along ? 0 : title_end_;
        if (comes_along)
            for (auto& item : slices[title_end_ - 1].items)
                if (auto* rule = std::get_if<Fill>(&item)) rule->rect.width = landscape_width_;
    }
    if (first > 0 && slices[first - 1].control == Control::portrait) {
        // The page before is turned already, and has perhaps room.
        if (first == slices.size())
            column.pending = std::max(column.pending, types_.of("body").leading);
        else
            slices[first].space_above = std::max(slices[first].space_above, types_.of("body").leading);
        slices.erase(slices.begin() + static_cast<std::ptrdiff_t>(first) - 1);
        return;
    }
    Slice turn;
    turn.control = Control::landscape;
    slices.insert(slices.begin() + static_cast<std::ptrdiff_t>(first), std::move(turn));
    column.pending = first + 1 < slices.size() ? column.pending : 0;
}

void Composer::report_plan(const Block& node, const TablePlan& plan, const Setting& setting, bool turned) {
    const std::string columns = std::to_string(std::get<Table>(node.kind).columns.size());
    const bool broad = setting.width > page_width_;
    const char* wide = setting.in_cell ? "table-too-wide.in-cell"
                       : broad         ? "table-too-wide.landscape"
                                       : "table-too-wide";
    if (plan.stacked)
        diagnostics_.note("table-too-wide.stacked", node.span, {{"columns", columns}});
    else if (plan.broken || plan.loose || plan.towers + plan.parted >= kTowers)
        diagnostics_.warning(wide, node.span, {{"columns", columns}});
    else if (turned)
        diagnostics_.note("table-too-wide.turned", node.span, {{"columns", columns}});
    else if (plan.scale < 1)
        diagnostics_.note(setting.in_cell ? "table-too-wide.in-cell-smaller" : "table-too-wide.smaller", node.span,
                          {{"columns", columns}, {"size", in_points(types_.of("cell").size * plan.scale)}});
}

}  // namespace layout
