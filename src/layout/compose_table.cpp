// SPDX-License-Identifier: MPL-2.0
// A table into a caption and bands: needs of the cells, widths, lines of the cells, heads for later pages.
#include <algorithm>
#include <numeric>

#include "layout/band.h"
#include "layout/compose.h"
#include "layout/decimals.h"
#include "layout/page_costs.h"
#include "layout/table_grid.h"
#include "model/walk.h"

namespace layout {
using namespace model;

namespace {

constexpr float kHighestHead = 13;       // em, of a head that stands upright
constexpr float kTallRows = 6;           // lines: rows that may go on overleaf
constexpr float kGroupIndent = 0.6F;     // of the theme's list indent, for each group around a group
constexpr float kSteepRows = 6;          // lines that the rows of a table are high on average, …
constexpr float kTower = 40;             // … or lines of one whose words had to be divided or whose rows are so high …
constexpr float kTowers = 0.15F;         // share of the cells in which short words are divided, …
constexpr float kTowersHigh = 20;        // … in a table of so many lines, …
constexpr float kUneasy = 0.12F;         // … of all that are read with pain: in pieces, numbers parted, …
constexpr float kUneasyCells = 5;        // … and so many of them, which are worth a page turned
constexpr float kMuchCleaner = 0.4F;     // … that is worth a page turned, when so much of it is left there
constexpr float kShorterTowers = 0.75F;  // … or towers so much shorter
constexpr float kMuchLower = 0.55F;      // … that are worth a page turned, when so many are left there

// The row after the last one that is tied to row `first` by row spans.
std::size_t group_end(const Table& table, std::size_t first) {
    std::size_t end = first + 1;
    for (std::size_t row = first; row < end; ++row)
        for (const auto& cell : table.rows[row].cells)
            end =
                std::max(end, std::min(row + static_cast<std::size_t>(std::max(cell.row_span, 1)), table.rows.size()));
    return end;
}

// Where a page may end within a table, and how gladly.
void set_keeps(Slices& bands, const Table& table, std::size_t head_rows, float leading) {
    const std::size_t head = head_rows > 0 ? 1 : 0;
    float height = 0;
    for (const Slice& band : bands) height += band.height;
    const std::int16_t parted = height <= kShortTable ? kShortParted : kTableParted;
    std::size_t row = head_rows;
    for (std::size_t i = 0; i < bands.size(); ++i) {
        auto& keep = bands[i].keep;
        if (i < head) {
            keep = kKeep;
            continue;
        }
        const bool group = table.rows[row].kind == RowKind::group;
        row += bands[i].band->rows.size();
        if (i + 1 == bands.size()) break;
        const bool before_group = row < table.rows.size() && table.rows[row].kind == RowKind::group;
        const bool alone = i == head || i + 2 == bands.size() || (i == head + 1 && bands[head].keep == kKeep);
        const bool last = i + 2 == bands.size();
        const bool tall_next = (i == head || last) && bands[i + 1].height > kTallRows * leading;
        const std::int16_t lonely = tall_next ? kBeforeTall : last ? kLastAlone : kRowAlone;
        keep = group ? kKeep : std::max<std::int16_t>(parted, alone ? lonely : 0);
        if (!group && !alone && before_group && parted == kTableParted) keep = 0;
        if (!group && row < table.rows.size() && table.rows[row].kind == RowKind::total)
            keep = std::max(keep, kRowAlone);
    }
}

}  // namespace

Setting Composer::cell_setting(const TableRow& row, const TableCell& cell, std::uint32_t column, const Table& table,
                               const Setting& setting, bool quiet) const {
    Setting own = setting;
    const bool head = row.kind == RowKind::header || row.kind == RowKind::group;
    own.type = types_.of(head ? "cell-head" : "cell");
    if (quiet) own.type = types_.of(cell.is_header ? "cover-label" : "cover-value");
    own.left = 0;
    if (row.kind == RowKind::group && row.level > 0) {
        // Lesser than the group around it: further in, and of another colour.
        own.type = types_.of("cell");
        if (row.level > 1) own.type.colour = theme_.grey;
        own.left = static_cast<float>(row.level) * kGroupIndent * static_cast<float>(theme_.list_indent);
    }
    if (row.kind == RowKind::total || row.kind == RowKind::group) own.type.bold = true;
    if (quiet && cell.is_header) {
        // Both columns of the facts share their baselines.
        const Type value = types_.of("cover-value");
        own.type.leading = value.leading;
        own.type.baseline = value.baseline;
    }
    if (setting.cell_scale < 1) {
        own.type.size *= setting.cell_scale;
        own.type.leading *= setting.cell_scale;
        own.type.baseline *= setting.cell_scale;
    }
    own.type.features.tabular_figures = true;
    own.type.space_above = 0;
    own.gap = own.type.space_below;
    if (quiet) own.gap = 0;
    own.snap = own.divides = own.hangs = false;
    own.in_cell = true;
    own.list_indent = kCellIndent;
    const Alignment wanted = cell.alignment != Alignment::unset ? cell.alignment : table.columns[column].alignment;
    own.align = wanted;
    if (wanted == Alignment::decimal) own.align = head ? Alignment::right : Alignment::left;
    if (cell.column_span > 1 && cell.alignment == Alignment::unset) own.align = Alignment::left;
    return own;
}

Slices Composer::cell_slices(const TableCell& cell, Setting setting, float width) {
    setting.width = std::max(width - setting.left, 6.0F);
    Column column;
    blocks(cell.children, setting, column);
    // A row of empty cells is a line high.
    if (column.slices.empty()) column.slices.emplace_back().height = setting.type.leading;
    return std::move(column.slices);
}

// The lines of a head that stands upright; they are as long as such a head may be high.
Slices Composer::upward_cell(const TableCell& cell, const Setting& setting) {
    Setting own = setting;
    own.align = Alignment::left;
    Slices lines = cell_slices(cell, own, kHighestHead * setting.type.size);
    flatten_bands(lines, flow_.frames, theme_);
    return lines;
}

Band Composer::make_band(const Table& table, std::size_t first, std::size_t last, const std::vector<float>& widths,
                         const Setting& setting, bool quiet) {
    Table const& whole = table;
    Band band;
    band.left = setting.left;
    band.quiet = quiet;
    band.padding = quiet ? 0.0F : setting.cell_padding / 2;
    band.width = std::accumulate(widths.begin(), widths.end(), 0.0F);
    band.rows.resize(last - first);
    std::vector<std::size_t> covered(widths.size(), 0);  // row after the last one covered
    const float padding = setting.cell_padding;
    for (std::size_t row = first; row < last; ++row) {
        std::size_t column = 0;
        for (const auto& cell : whole.rows[row].cells) {
            while (column < widths.size() && covered[column] > row) ++column;
            if (column >= widths.size()) break;
            BandCell made;
            made.row = static_cast<std::uint32_t>(row - first);
            made.row_span =
                static_cast<std::uint32_t>(std::min(static_cast<std::size_t>(std::max(cell.row_span, 1)), last - row));
            for (std::size_t i = 0; i < column; ++i) made.x += widths[i];
            const Setting own =
                cell_setting(whole.rows[row], cell, static_cast<std::uint32_t>(column), table, setting, quiet);
            for (int i = 0; i < std::max(cell.column_span, 1) && column < widths.size(); ++i) {
                covered[column] = row + made.row_span;
                made.width += widths[column++];
            }
            if (!quiet && setting.cell_gaps) made.gap = gap_before(table, column) * cell_padding(quiet);
            const float inner = made.width - padding - made.gap;
            if (cell.upward && !quiet) {
                Slices lines = upward_cell(cell, own);
                const float free = std::max(0.0F, inner - stacked_height(lines));
                made.slices.push_back(turned_upward(std::move(lines)));
                const float share = own.align == Alignment::centre ? 0.5F : own.align == Alignment::right ? 1.0F : 0.0F;
                shift(made.slices.front().items, free * share, 0);
            } else {
                made.slices = cell_slices(cell, own, inner);
            }
            band.cells.push_back(std::move(made));
        }
    }
    return band;
}

void Composer::align_decimals(Slices& bands, const Table& table, float padding) {
    const auto grid = grid_of(table);
    for (std::uint32_t column = 0; column < table.columns.size(); ++column) {
        if (table.columns[column].alignment != Alignment::decimal) continue;
        std::vector<BandCell*> cells;
        std::size_t row = 0;
        for (auto& slice : bands) {
            const std::size_t rows = slice.band->rows.size();
            std::vector<std::size_t> next(rows, 0);
            for (auto& cell : slice.band->cells) {
                const auto& at = grid[row + cell.row][next[cell.row]++];
                const bool body = table.rows[row + cell.row].kind == RowKind::body ||
                                  table.rows[row + cell.row].kind == RowKind::total;
                if (body && at.column == column && at.cell->column_span == 1) cells.push_back(&cell);
            }
            row += rows;
        }
        layout::align_decimals(cells, padding);
    }
}

// The rows as slices: the header rows together, then each row or group of rows tied by spans.
Slices Composer::bands_of(const Table& table, const std::vector<float>& widths, const Setting& setting, bool quiet) {
    const std::size_t head_rows = table.header_row_count();
    Slices bands;
    bool striped = false;
    for (std::size_t row = 0; row < table.rows.size();) {
        const std::size_t end = row < head_rows ? head_rows : group_end(table, row);
        Slice slice;
        slice.band = std::make_unique<Band>(make_band(table, row, end, widths, setting, quiet));
        slice.band->head = row < head_rows;
        slice.band->top_rule = row == 0 && !quiet;
        const bool stripes = theme_.zebra_tables && !quiet;
        const bool plain = row >= head_rows && table.rows[row].kind == RowKind::body;
        slice.band->line_above = row > head_rows && !(stripes && plain);
        slice.band->emphasised = table.rows[row].kind == RowKind::total;
        // Groups begin anew: the first row under a group's name has no stripe.
        striped = plain && !striped;
        slice.band->shaded = stripes && plain && !striped;
        slice.continues = row >= head_rows && row > 0;
        for (std::size_t i = row; i < end; ++i) slice.places.push_back({table.rows[i].id, setting.left, 0});
        row = end;
        bands.push_back(std::move(slice));
    }
    align_decimals(bands, table, setting.cell_padding);
    std::size_t body_row = 0;
    for (auto& slice : bands) {
        measure_band(*slice.band, theme_);
        list_notes(*slice.band);
        slice.height = band_height(*slice.band);
        if (!quiet && !slice.band->head && slice.height > kTallRows * setting.type.leading)
            name_again(table, body_row, widths, *slice.band, setting);
        body_row += slice.band->rows.size();
    }
    set_keeps(bands, table, head_rows, setting.type.leading);
    return bands;
}

void Composer::table(const Block& node, const Table& table, const Setting& outer, Column& column) {
    if (table.columns.empty() || table.rows.empty()) return;
    const bool quiet = node.attributes.has_class("facts");
    const Setting setting = on_broad_page(outer);
    const TablePlan plan = plan_for_shape(table, setting, quiet);
    // A tower of syllables is read no better than divided words are.
    const auto rows = static_cast<float>(table.rows.size() / sampling_step(table.rows.size()));
    const bool steep = plan.divided || plan.lines >= kSteepRows * rows;
    const bool tower = steep && plan.lines > kTower;
    // One cell or two in a small table are worth no page turned.
    const auto cells = static_cast<float>(table.rows.size() * table.columns.size());
    const float share = plan.towers + plan.parted;
    const bool many = share * cells >= kUneasyCells;
    const bool towers = many && plan.towers >= kTowers && plan.lines > kTowersHigh;
    const bool uneasy = many && share >= kUneasy;
    if ((plan.broken || plan.loose || tower || towers || uneasy) && may_turn(setting, quiet)) {
        Setting wide = setting;
        wide.width = landscape_width_;
        const TablePlan turned = plan_of(table, wide, quiet);
        const bool lower = tower && turned.lines < plan.lines * kMuchLower;
        const bool cleaner = towers && turned.towers <= plan.towers * kMuchCleaner;
        const bool shorter = towers && turned.lines <= plan.lines * kShorterTowers && turned.towers < plan.towers;
        const bool whole = plan.loose && !turned.loose;
        const bool cheaper = uneasy && turned.price <= plan.price * kMuchCleaner;
        // What a page turned does not hold either is less divided there.
        if (plan.broken || (!turned.broken && (lower || cleaner || shorter || whole || cheaper))) {
            begin_turned(column);
            report_plan(node, turned, wide, true);
            set_table(node, table, wide, turned, column);
            force_break(Control::portrait, column);
            return;
        }
    }
    report_plan(node, plan, setting, false);
    set_table(node, table, setting, plan, column);
}

void Composer::set_table(const Block& node, const Table& table, const Setting& setting, const TablePlan& plan,
                         Column& column) {
    const bool quiet = node.attributes.has_class("facts");
    std::vector<std::uint32_t> notes;
    if (table.caption) {
        Setting above = setting;
        above.table_notes = &notes;
        const std::size_t first = column.slices.size();
        caption(*table.caption, true, above, column);
        for (std::size_t i = first; i < column.slices.size(); ++i) column.slices[i].notes.clear();
    }
    const std::vector<std::uint32_t> caption_notes = notes;
    Setting own = setting;
    own.type = types_.of("cell");
    own.table_notes = &notes;
    own.cell_scale *= plan.scale;
    own.cell_padding = plan.padding;
    own.cell_gaps = plan.gaps;
    Slices bands = bands_of(table, plan.widths, own, quiet);
    Slices head;
    if (table.header_row_count() > 0) {
        Slice copy;
        copy.band = std::make_unique<Band>(picture_of(*bands[0].band));
        copy.height = bands[0].height;
        head.push_back(std::move(copy));
    }
    const auto index = static_cast<std::int32_t>(flow_.tables.size());
    table_head(table, head, setting, quiet);
    flow_.tables.back().caption_notes = caption_notes;
    if (!head.empty()) flow_.tables.back().head_notes = bands[0].band->notes;
    if (!quiet && setting.divides) name_groups(table, own, bands);
    if (!setting.divides) say_head_again(bands);
    for (std::size_t i = 0; i < bands.size(); ++i) {
        bands[i].table = index;
        bands[i].snap = false;
        add(std::move(bands[i]), i == 0 && !quiet && !table.caption ? setting.type.leading : 0, column);
    }
    table_notes(notes, index, setting, column);
    column.pending = std::max(setting.gap, setting.type.leading);
}

}  // namespace layout
