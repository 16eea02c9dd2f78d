// SPDX-License-Identifier: MPL-2.0
#include <optional>

#include "package/submit.h"

namespace package {
namespace {

using Reason = MissingApproval::Reason;

class Table {
  public:
    explicit Table(const model::DataTable& table) : table_(table) {}

    /// The last row of a party: a decision that was put off and taken later counts as the later one.
    const model::DataRow* row_of(const model::Party& party) const {
        const model::DataRow* last = nullptr;
        for (const auto& row : table_.rows) {
            if (row.is_group) continue;
            const std::string code = text(row, "kode");
            const bool same =
                !code.empty() && !party.code.empty() ? code == party.code : text(row, "part") == party.name;
            if (same) last = &row;
        }
        return last;
    }

    std::string text(const model::DataRow& row, std::string_view column) const {
        const auto index = table_.field_index(column);
        return index && *index < row.cells.size() ? row.cells[*index].text : std::string();
    }

  private:
    const model::DataTable& table_;
};

std::optional<MissingApproval> missing(const Table& table, const model::Party& party, const std::string& version) {
    const model::DataRow* row = table.row_of(party);
    if (!row) return MissingApproval{party.name, Reason::no_row, {}, {}};
    const std::string decision = table.text(*row, "beslutning"), approved = table.text(*row, "version");
    if (decision != "godkendt") return MissingApproval{party.name, Reason::not_approved, decision, row->span};
    if (!model::parse_danish_date(table.text(*row, "dato")))
        return MissingApproval{party.name, Reason::no_date, table.text(*row, "dato"), row->span};
    if (approved.empty()) return MissingApproval{party.name, Reason::no_version, {}, row->span};
    if (approved != version) return MissingApproval{party.name, Reason::other_version, approved, row->span};
    return std::nullopt;
}

}  // namespace

std::vector<MissingApproval> missing_approvals(const model::Metadata& agreement, const model::DataTable& approvals) {
    const Table table(approvals);
    std::vector<MissingApproval> all;
    for (const auto& party : agreement.parties)
        if (auto one = missing(table, party, agreement.version)) all.push_back(std::move(*one));
    return all;
}

}  // namespace package
