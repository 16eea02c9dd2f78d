// SPDX-License-Identifier: MPL-2.0
#include "merge/tables.h"

#include <algorithm>
#include <array>
#include <memory>
#include <set>
#include <string>
#include <utility>
#include <vector>

#include "merge/portfolio.h"
#include "merge/table_body.h"
#include "merge/table_compute.h"
#include "merge/table_join.h"
#include "merge/table_pivot.h"
#include "merge/table_split.h"
#include "merge/table_stream.h"
#include "merge/table_unfold.h"
#include "merge/wording.h"
#include "support/semicolon_list.h"

namespace merge {
namespace {

using model::DataTable;

model::Attributes without_options(const model::Attributes& from) {
    model::Attributes kept = from;
    std::erase_if(kept.classes, [](const std::string& name) { return name == "table" || name == "orgchart"; });
    std::erase_if(kept.pairs, [](const auto& pair) {
        constexpr std::array<std::string_view, 20> options = {
            "src", "columns", "where",     "sort",    "group", "widths", "alt",    "header-cols", "unfold", "join",
            "on",  "take",    "unmatched", "compute", "pivot", "cell",   "one-of", "totals",      "spans",  "split"};
        return pair.first == "transpose" || std::find(options.begin(), options.end(), pair.first) != options.end();
    });
    return kept;
}

/// A name without a folder and without an ending means a table that aftale.yaml names.
void missing_table(Work& work, model::Span where, const std::string& path) {
    static const std::vector<std::string> names = {"parter",       "inddragede", "fora",
                                                   "godkendelser", "journal",    std::string(portfolio_name)};
    if (path.empty()) return;  // reading has said so
    if (path == portfolio_name) return work.diagnostics.error("table-missing.documents", where, {{"path", path}});
    if (path.find_first_of("/.") != std::string::npos)
        return work.diagnostics.error("table-missing", where, {{"path", path}});
    if (std::find(names.begin(), names.end(), path) != names.end())
        return work.diagnostics.error("table-missing.unset", where, {{"path", path}});
    report_unknown(work, model::Severity::error, "table-missing.named", where, path, names);
}

/// The table with the columns and rows that its options add to it; the table itself where they add none.
class Extended {
  public:
    Extended(const TableOptions& options, const DataTable& table, const std::vector<Join>& joins) : now_(&table) {
        if (const auto column = options.named_column(*now_, "unfold")) take(unfolded(*now_, *column));
        for (const auto& join : joins) take(joined_tables(options, *now_, join));
        if (options.find("compute")) take(computed(options, *now_));
    }
    const DataTable& table() const { return *now_; }

  private:
    void take(DataTable table) {
        own_ = std::make_unique<DataTable>(std::move(table));
        now_ = own_.get();
    }
    std::unique_ptr<DataTable> own_;
    const DataTable* now_;
};

/// The tables of `join` in its order, null where one is missing. `on` has a part for each, `take` has none or some.
std::vector<Join> joins_of(const TableOptions& options, model::SourceId source) {
    std::vector<Join> joins;
    const auto* names = options.find("join");
    if (!names) return joins;
    const auto parts_of = [&](const char* key) {
        const auto* value = options.find(key);
        return value ? support::semicolon_list(*value) : std::vector<std::string>();
    };
    const auto on = parts_of("on"), take = parts_of("take");
    for (const auto& path : support::semicolon_list(*names)) {
        if (path.empty()) continue;  // after the last semicolon
        const std::size_t at = joins.size();
        joins.push_back({find_table(options.work(), options.block(), source, path, "join"),
                         at < on.size() ? on[at] : "", at < take.size() ? take[at] : ""});
    }
    for (const char* key : {"on", "take"})
        if (const auto found = parts_of(key).size(); found > joins.size())
            options.work().diagnostics.error(
                "table-join.parts", options.span(key),
                {{"name", key}, {"found", std::to_string(found)}, {"tables", std::to_string(joins.size())}});
    return joins;
}

/// Options that do nothing without another one.
void refuse_alone(const TableOptions& options, const char* key, const char* needed) {
    if (options.find(key) && !options.find(needed))
        options.work().diagnostics.error("table-option-alone", options.span(key), {{"name", key}, {"needed", needed}});
}

/// What is chosen of a table, pivoted where that is asked for.
class Shaped {
  public:
    Shaped(const TableOptions& options, const DataTable& table) : table_(&table), chosen_(select(options, table)) {
        std::vector<std::size_t> pivot_columns;
        if (const auto by = options.named_column(table, "pivot")) {
            made_ = pivoted(options, table, chosen_, *by);
            for (std::size_t i = 0; i < made_->table.fields.size(); ++i)
                if (i >= made_->first_value) pivot_columns.push_back(i);
            table_ = &made_->table;
            chosen_ = made_->shown;
        }
        check_one_of(options, *table_, chosen_, pivot_columns);
    }
    const DataTable& table() const { return *table_; }
    const Selection& chosen() const { return chosen_; }

  private:
    std::unique_ptr<ShapedTable> made_;
    const DataTable* table_;
    Selection chosen_;
};

model::Block block_of(model::Table table, model::Inlines caption, const model::Block& from) {
    if (!caption.empty()) table.caption = model::Caption{"", std::move(caption), from.span, 0};
    return {std::move(table), without_options(from.attributes), from.span, 0};
}

/// Values that differ in capitals alone, say, have names of their own all the same.
std::string free_id(const std::string& wanted, std::set<std::string>& taken) {
    std::string id = wanted;
    for (int number = 2; !taken.insert(id).second; ++number) id = wanted + "-" + std::to_string(number);
    return id;
}

/// A table for each value; the first keeps the id, the others add their value to it.
void add_parts(const TableOptions& options, const Shaped& shaped, std::size_t column, const model::Inlines& caption,
               const NoteScope& document, model::Blocks& out) {
    const model::Block& block = options.block();
    const auto parts = split_rows(options, shaped.table(), shaped.chosen().rows, column,
                                  naming_format(shaped.chosen().columns, column));
    if (parts.empty())
        options.work().diagnostics.error("table-split", options.span("split"), {{"name", *options.find("split")}});
    std::set<std::string> ids;
    for (const auto& part : parts) {
        Selection chosen = shaped.chosen();
        chosen.rows = part.rows;
        model::Inlines own = caption;
        own.push_back(text_inline(own.empty() ? part.value : ": " + part.value, block.span));
        model::Block made =
            block_of(table_of(options, shaped.table(), std::move(chosen), document), std::move(own), block);
        if (&part != &parts.front() && !made.attributes.id.empty()) made.attributes.id = free_id(made.attributes.id + "-" + slug(part.value), ids);
        out.push_back(std::move(made));
    }
}

}  // namespace

const DataTable* find_table(Work& work, const model::Block& block, model::SourceId source, const std::string& path,
                            std::string_view key) {
    const auto* table = work.inputs.look_up.table ? work.inputs.look_up.table(source, path) : nullptr;
    if (table)
        work.used_tables.push_back(table);
    else
        missing_table(work, attribute_span(work, block, key), path);
    return table;
}

void merge_table(Work& work, const model::Block& block, model::SourceId source, const NoteScope& document,
                 model::Blocks& out) {
    const auto& merge = std::get<model::TableMerge>(block.kind);
    const TableOptions options(work, block);
    const auto* data = find_table(work, block, source, merge.path, "src");
    const auto joins = joins_of(options, source);
    const bool whole = data && !data->broken && std::all_of(joins.begin(), joins.end(), [](const Join& join) {
                           return join.table && !join.table->broken;
                       });
    model::Inlines caption = merge.caption;
    // What it holds is not known, so that nothing more is said of it.
    if (!whole)
        return out.push_back({model::Paragraph{std::move(caption)}, without_options(block.attributes), block.span, 0});
    for (const char* key : {"on", "take", "unmatched"}) refuse_alone(options, key, "join");
    refuse_alone(options, "cell", "pivot");
    if (caption.empty() && !data->title.empty()) caption = {text_inline(data->title, data->span)};
    if (may_stream(options, *data)) {
        Selection all{shown_columns(options, *data), {}, {}, true};
        return out.push_back(block_of(table_of(options, *data, std::move(all), document), std::move(caption), block));
    }
    const Extended extended(options, *data, joins);
    const Shaped shaped(options, extended.table());
    if (const auto column = options.named_column(shaped.table(), "split"))
        return add_parts(options, shaped, *column, caption, document, out);
    out.push_back(block_of(table_of(options, shaped.table(), shaped.chosen(), document), std::move(caption), block));
}

}  // namespace merge
