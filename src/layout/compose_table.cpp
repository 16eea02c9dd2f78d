// SPDX-License-Identifier: MPL-2.0
// A table: in columns, on a page turned or as records, and its caption, bands and notes.
#include <memory>
#include <utility>

#include "layout/band.h"
#include "layout/compose.h"
#include "model/walk.h"

namespace layout {
using namespace model;

namespace {

constexpr float kSteepRows = 6;       // lines that the rows of a table are high on average, …
constexpr float kTower = 40;          // … or lines of one whose words had to be divided or whose rows are so high …
constexpr float kTowers = 0.15F;      // share of the cells in which short words are divided, …
constexpr float kTowersHigh = 20;     // … in a table of so many lines, …
constexpr float kUneasy = 0.12F;      // … of all that are read with pain: in pieces, numbers parted, …
constexpr float kUneasyCells = 5;     // … and so many of them, which are worth a page turned
constexpr float kUnreadable = 0.1F;   // share of them in a table of large letters that is rather no table to see
constexpr float kMuchCleaner = 0.4F;  // … that is worth a page turned, when so much of it is left there
constexpr float kShorterTowers = 0.75F;  // … or towers so much shorter
constexpr float kMuchLower = 0.55F;      // … that are worth a page turned, when so many are left there

// Whether so many cells are read with pain that the table would better not stand in columns. Numbers in smaller letters
// are read: side by side they can be compared.
bool is_unreadable(const TablePlan& plan, float cells) {
    const float share = plan.towers + plan.parted;
    return plan.loose || (share >= kUnreadable && share * cells >= kUneasyCells - 0.5F);
}

}  // namespace

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
    const bool stacks = may_stack(table, setting, quiet);
    const auto set_stacked = [&] {
        const TablePlan stacked = stacked_plan(table, setting);
        report_plan(node, stacked, setting, false);
        set_table(node, table, setting, stacked, column);
    };
    if ((plan.broken || plan.loose || tower || towers || uneasy) && may_turn(setting, quiet)) {
        Setting wide = setting;
        wide.width = landscape_width_;
        const TablePlan turned = plan_of(table, wide, quiet);
        const bool lower = tower && turned.lines < plan.lines * kMuchLower;
        const bool cleaner = towers && turned.towers <= plan.towers * kMuchCleaner;
        const bool shorter = towers && turned.lines <= plan.lines * kShorterTowers && turned.towers < plan.towers;
        const bool whole = plan.loose && !turned.loose;
        const bool cheaper = uneasy && turned.price <= plan.price * kMuchCleaner;
        if (stacks && is_unreadable(turned, cells)) {
            set_stacked();
            return;
        }
        const bool readable = stacks && is_unreadable(plan, cells);
        // What a page turned does not hold either is less divided there.
        if (plan.broken || (!turned.broken && (lower || cleaner || shorter || whole || cheaper || readable))) {
            begin_turned(column);
            report_plan(node, turned, wide, true);
            set_table(node, table, wide, turned, column);
            force_break(Control::portrait, column);
            return;
        }
    }
    if (stacks && is_unreadable(plan, cells)) {
        set_stacked();
        return;
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
    Slices bands = plan.stacked ? records_of(table, plan, own) : bands_of(table, plan.widths, own, quiet);
    Slices head = plan.stacked ? head_of_records(plan, own) : Slices();
    if (table.header_row_count() > 0 && !plan.stacked) {
        Slice copy;
        copy.band = std::make_unique<Band>(picture_of(*bands[0].band));
        copy.height = bands[0].height;
        head.push_back(std::move(copy));
    }
    const auto index = static_cast<std::int32_t>(flow_.tables.size());
    table_head(table, head, setting, quiet);
    flow_.tables.back().caption_notes = caption_notes;
    if (!head.empty() && !plan.stacked) flow_.tables.back().head_notes = bands[0].band->notes;
    if (plan.stacked) name_records(table, own, bands);
    if (!quiet && setting.divides && !plan.stacked) name_groups(table, own, bands);
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
