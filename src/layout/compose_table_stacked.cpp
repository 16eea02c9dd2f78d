// SPDX-License-Identifier: MPL-2.0
// A table whose rows stand below one another, each as pairs of a column's head and the row's cell. It stays a table to
// who reads its structure; the heads that are said again for each row are artifacts.
#include <algorithm>
#include <memory>
#include <utility>

#include "layout/band.h"
#include "layout/compose.h"
#include "layout/page_costs.h"

namespace layout {
using namespace model;

namespace {

constexpr std::size_t kLeastColumns = 4;
constexpr float kWidestLabels = 0.4F;   // of the table
constexpr float kNarrowLabels = 0.15F;  // … at least

bool is_plain(const TableRow& row, std::size_t columns) {
    return row.cells.size() == columns && std::all_of(row.cells.begin(), row.cells.end(), [](const TableCell& cell) {
               return cell.row_span <= 1 && cell.column_span <= 1;
           });
}

}  // namespace

// Only a table of the text itself, under one row of heads, without cells that reach over others, in letters that may
// not be made smaller.
bool Composer::may_stack(const Table& table, const Setting& setting, bool quiet) const {
    const std::size_t columns = table.columns.size();
    if (quiet || !setting.divides || setting.in_column || setting.in_cell || columns < kLeastColumns) return false;
    Setting own = setting;
    own.type = types_.of("cell");
    if (least_cell_scale(own) < 1 || table.header_row_count() != 1) return false;
    return std::all_of(table.rows.begin(), table.rows.end(), [&](const TableRow& row) {
        return row.kind == RowKind::group ? row.cells.size() == 1 : is_plain(row, columns);
    });
}

TablePlan Composer::stacked_plan(const Table& table, const Setting& setting) {
    Setting own = setting;
    own.type = types_.of("cell");
    const ReviewState before = setter_.review();
    const auto needs = needs_of(table, own, false);
    setter_.review() = before;
    float label = setting.width * kNarrowLabels;
    for (const auto& cell : needs.front()) label = std::max(label, cell.wish);
    label = std::min(label, setting.width * kWidestLabels);
    TablePlan plan;
    plan.widths = {label, setting.width - label};
    plan.padding = cell_padding(false);
    plan.stacked = true;
    return plan;
}

// `labels` are the heads, those of the first row the ones that mean something.
Band Composer::make_record(const Table& table, const TableRow& row, const TablePlan& plan, const Setting& setting,
                           std::vector<Slices>& labels) {
    Band band;
    band.left = setting.left;
    band.padding = plan.padding / 2;
    band.width = plan.widths[0] + plan.widths[1];
    band.rows.resize(row.cells.size());
    for (std::uint32_t i = 0; i < row.cells.size(); ++i) {
        BandCell label;
        label.width = plan.widths[0];
        label.row = i;
        Slices again = pictures_of(labels[i]);
        label.slices = std::exchange(labels[i], std::move(again));
        BandCell value;
        value.x = plan.widths[0];
        value.width = plan.widths[1];
        value.row = i;
        Setting own = cell_setting(row, row.cells[i], i, table, setting, false);
        own.align = Alignment::left;
        value.slices = cell_slices(row.cells[i], own, value.width - plan.padding);
        band.cells.push_back(std::move(label));
        band.cells.push_back(std::move(value));
    }
    return band;
}

// What the rows that go on overleaf stand below: a rule, for their heads stand beside them.
Slices Composer::head_of_records(const TablePlan& plan, const Setting& setting) const {
    Slices head(1);
    head.front().band = std::make_unique<Band>();
    Band& rule = *head.front().band;
    rule.left = setting.left;
    rule.width = plan.widths[0] + plan.widths[1];
    rule.top_rule = true;
    rule.line_above = false;
    return head;
}

Slices Composer::records_of(const Table& table, const TablePlan& plan, const Setting& setting) {
    const TableRow& head = table.rows.front();
    std::vector<Slices> labels;
    for (std::uint32_t i = 0; i < head.cells.size(); ++i) {
        Setting own = cell_setting(head, head.cells[i], i, table, setting, false);
        own.align = Alignment::left;
        labels.push_back(cell_slices(head.cells[i], own, plan.widths[0] - plan.padding));
    }
    Slices bands;
    for (std::size_t row = 1; row < table.rows.size(); ++row) {
        const bool group = table.rows[row].kind == RowKind::group;
        Slice slice;
        slice.band = std::make_unique<Band>(
            group ? make_band(table, row, row + 1, {plan.widths[0] + plan.widths[1]}, setting, false)
                  : make_record(table, table.rows[row], plan, setting, labels));
        slice.band->top_rule = row == 1;
        slice.band->line_above = slice.band->emphasised = row > 1;
        slice.continues = row > 1;
        if (row == 1) slice.places.push_back({head.id, setting.left, 0});
        slice.places.push_back({table.rows[row].id, setting.left, 0});
        measure_band(*slice.band, theme_);
        list_notes(*slice.band);
        slice.height = band_height(*slice.band);
        slice.keep = group ? kKeep : kTableParted;
        bands.push_back(std::move(slice));
    }
    if (!bands.empty()) bands.back().keep = 0;
    return bands;
}

}  // namespace layout
