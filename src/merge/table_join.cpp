// SPDX-License-Identifier: MPL-2.0
#include "merge/table_join.h"

#include <algorithm>
#include <unordered_map>

#include "merge/footnotes.h"
#include "merge/table_repeat.h"
#include "merge/table_selection.h"
#include "model/value_key.h"
#include "model/walk.h"
#include "support/danish_order.h"
#include "support/nearest.h"

namespace merge {
namespace {

using Rows = std::vector<std::size_t>;

struct KeyPair {
    std::size_t left = 0;
    std::size_t right = 0;
};

class Joining {
  public:
    Joining(const TableOptions& options, const model::DataTable& left, const Join& join)
        : options_(options), left_(left), right_(*join.table), on_(join.on), take_(join.take) {}

    model::DataTable join() {
        if (!read_keys()) return left_;
        index();
        choose_columns();
        find_matches();
        std::vector<std::size_t> counts;
        for (const auto& rows : matches_) counts.push_back(std::max<std::size_t>(1, rows.size()));
        model::DataTable made = with_repeated_rows(left_, counts);
        add_fields(made);
        add_cells(made, counts);
        add_notes(made);
        return made;
    }

  private:
    Work& work() const { return options_.work(); }

    /// False after reporting.
    bool read_keys() {
        if (on_.empty()) {
            work().diagnostics.error("table-join.on", options_.span("join"), {{"table", right_.path}});
            return false;
        }
        bool good = true;
        for (const auto& word : split_words(on_)) {
            const auto equals = word.find('=');
            const std::string right_name = equals == std::string::npos ? word : word.substr(equals + 1);
            const auto left = options_.column(left_, "on", word.substr(0, equals));
            const auto right = options_.column(right_, "on", right_name);
            good = good && left && right;
            if (left && right) keys_.push_back({*left, *right});
        }
        return good && !keys_.empty();
    }

    /// What a row is found by: what it says, and the same in any spelling of its texts; both empty when it says nothing.
    struct Key {
        std::string exact, spelt;
    };
    Key key_of(const model::DataRow& row, bool is_left) const {
        Key key;
        bool filled = false;
        for (const auto& pair : keys_) {
            const auto& left = left_.fields[pair.left];
            const auto& right = right_.fields[pair.right];
            const std::size_t index = is_left ? pair.left : pair.right;
            std::string part;
            if (index < row.cells.size())
                part = model::value_key(row.cells[index], is_left ? left : right, is_left ? right : left);
            filled = filled || !part.empty();
            key.exact += part + '\x1F';
            key.spelt += (model::compares_values(left, right) ? part : support::spelling_key(part)) + '\x1F';
        }
        return filled ? key : Key();
    }
    std::string written_key(const model::DataRow& row, bool is_left) const {
        std::string words;
        for (const auto& pair : keys_)
            words += (&pair == &keys_.front() ? "" : " ") + cell_text(row, is_left ? pair.left : pair.right);
        return words;
    }

    void index() {
        for (std::size_t i = 0; i < right_.rows.size(); ++i) {
            if (right_.rows[i].is_group) continue;
            const Key key = key_of(right_.rows[i], false);
            if (key.exact.empty()) continue;
            if (!exact_.contains(key.exact)) names_.push_back(written_key(right_.rows[i], false));
            exact_[key.exact].push_back(i);
            spelt_[key.spelt].push_back(i);
        }
    }

    void find_matches() {
        const auto* unmatched = options_.find("unmatched");
        const bool may_lack = unmatched && *unmatched == "empty";
        if (unmatched && !may_lack && *unmatched != "error")
            report_unknown(work(), model::Severity::error, "table-join.unmatched", options_.span("unmatched"),
                           *unmatched, {"error", "empty"});
        for (const auto& row : left_.rows) {
            matches_.push_back(row.is_group ? Rows() : matches_of(key_of(row, true)));
            const bool covered = row.cells.empty() || row.cells[keys_[0].left].is_covered();
            if (!matches_.back().empty() || may_lack || row.is_group || covered) continue;
            report_lonely(row);
        }
    }

    Rows matches_of(const Key& key) const {
        if (key.exact.empty()) return {};
        if (const auto found = exact_.find(key.exact); found != exact_.end()) return found->second;
        const auto found = spelt_.find(key.spelt);
        return found == spelt_.end() ? Rows() : found->second;
    }

    void report_lonely(const model::DataRow& row) {
        const auto& cell = row.cells[keys_[0].left];
        if (cell.text.empty()) return;  // the schema says whether a key must be filled in
        if (!near_) near_.emplace(names_);
        const std::string shown = written_key(row, true);
        const std::string near = near_->nearest(shown);
        model::MessageArgs args = {{"value", shown}, {"table", right_.path}};
        if (!near.empty()) args.emplace_back("nearest", near);
        work().diagnostics.error(near.empty() ? "table-join-key.none" : "table-join-key.near",
                                 cell.span.known() ? cell.span : row.span, std::move(args));
    }

    void choose_columns() {
        for (const auto& name : split_words(take_))
            if (const auto index = options_.column(right_, "take", name)) taken_.push_back(*index);
        if (!take_.empty()) return;
        for (std::size_t i = 0; i < right_.fields.size(); ++i)
            if (std::none_of(keys_.begin(), keys_.end(), [&](const KeyPair& pair) { return pair.right == i; }))
                taken_.push_back(i);
    }

    /// A column whose name the first table has too is called by its table: `parter.navn`.
    void add_fields(model::DataTable& made) const {
        for (const std::size_t index : taken_) {
            model::Field field = right_.fields[index];
            field.heads_row = false;
            if (field.title.empty()) field.title = field.name;
            if (made.field_index(field.name)) field.name = stem_of_table(right_.path) + "." + field.name;
            made.fields.push_back(std::move(field));
        }
    }

    void add_cells(model::DataTable& made, const std::vector<std::size_t>& counts) {
        std::size_t at = 0;
        for (std::size_t i = 0; i < counts.size(); ++i)
            for (std::size_t copy = 0; copy < counts[i]; ++copy, ++at) {
                auto& row = made.rows[at];
                if (row.is_group) continue;
                row.cells.resize(left_.fields.size());
                for (const std::size_t index : taken_)
                    row.cells.push_back(matches_[i].empty() ? lacking(row) : taken_cell(matches_[i][copy], index));
            }
    }

    static model::DataCell lacking(const model::DataRow& row) {
        model::DataCell cell;
        cell.missing = true;
        cell.value = model::Missing{};
        cell.span = row.span;
        return cell;
    }

    model::DataCell taken_cell(std::size_t row, std::size_t column) const {
        if (column >= right_.rows[row].cells.size()) return lacking(right_.rows[row]);
        model::DataCell cell = single(covering_cell(right_, row, column));
        relabel(cell.blocks);
        return cell;
    }

    /// Notes of the two tables may have the same label.
    std::string label_of(const std::string& label) const { return stem_of_table(right_.path) + ":" + label; }
    void relabel(model::Blocks& blocks) const {
        model::for_each_inlines(blocks, [&](model::Inlines& inlines) {
            for (auto& node : inlines)
                if (auto* call = std::get_if<model::FootnoteCall>(&node.kind))
                    if (std::any_of(right_.footnotes.begin(), right_.footnotes.end(), [&](const auto& note) {
                            return folded_label(note.label) == folded_label(call->label);
                        }))
                        call->label = label_of(call->label);
        });
    }
    void add_notes(model::DataTable& made) const {
        for (auto note : right_.footnotes) {
            relabel(note.children);
            note.label = label_of(note.label);
            made.footnotes.push_back(std::move(note));
        }
    }

    const TableOptions& options_;
    const model::DataTable& left_;
    const model::DataTable& right_;
    const std::string& on_;
    const std::string& take_;
    std::vector<KeyPair> keys_;
    std::unordered_map<std::string, Rows> exact_;
    std::unordered_map<std::string, Rows> spelt_;
    std::vector<std::string> names_;
    std::optional<support::NearNames> near_;
    std::vector<std::size_t> taken_;
    std::vector<Rows> matches_;
};

}  // namespace

model::DataTable joined_tables(const TableOptions& options, const model::DataTable& table, const Join& other) {
    return Joining(options, table, other).join();
}

}  // namespace merge
