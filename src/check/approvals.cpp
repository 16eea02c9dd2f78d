// SPDX-License-Identifier: MPL-2.0
#include <algorithm>
#include <array>
#include <optional>

#include "check/judge.h"

namespace check {
namespace {

class Approvals {
  public:
    Approvals(Judge& judge, const model::DataTable& table) : judge_(judge), table_(table) {}

    void check() {
        for (const auto& row : table_.rows)
            if (!row.is_group) this->row(row);
        everyone();
        before_effective();
    }

  private:
    std::string text(const model::DataRow& row, std::string_view column) const { return text_at(table_, row, column); }
    bool approved(const model::DataRow& row) const { return text(row, "beslutning") == "godkendt"; }

    /// A later row of the same council stands for its earlier one: a postponed decision that was taken afterwards.
    bool replaced(const model::DataRow& row) const {
        return std::any_of(table_.rows.begin(), table_.rows.end(), [&](const model::DataRow& other) {
            return &other > &row && text(other, "kode") == text(row, "kode") && !text(row, "kode").empty();
        });
    }

    static bool competent(const std::string& body) {
        constexpr std::array<std::string_view, 6> bodies = {"regionsråd",          "regionsrådet", "kommunalbestyrelse",
                                                            "kommunalbestyrelsen", "byråd",        "byrådet"};
        return std::find(bodies.begin(), bodies.end(), body) != bodies.end();
    }

    void row(const model::DataRow& row) {
        const std::string party = text(row, "part");
        const std::string decision = text(row, "beslutning");
        if (replaced(row)) return;
        if (!approved(row)) {
            judge_.report(decision.empty() ? "approval-decision-clear.none" : "approval-decision-clear.other",
                          span_at(table_, row, "beslutning"), {{"party", party}, {"decision", decision}});
        } else if (!date(row)) {
            judge_.report("approval-decision-clear.date", span_at(table_, row, "dato"), {{"party", party}});
        }
        const std::string body = text(row, "organ");
        if (!body.empty() && !competent(body))
            judge_.report("approval-competent-body", span_at(table_, row, "organ"), {{"body", body}, {"party", party}});
        const std::string version = text(row, "version");
        if (approved(row) && !version.empty() && !judge_.metadata().version.empty() &&
            version != judge_.metadata().version)
            judge_.report("approval-same-version", span_at(table_, row, "version"),
                          {{"party", party}, {"approved", version}, {"version", judge_.metadata().version}});
    }

    std::optional<model::Date> date(const model::DataRow& row) const {
        return model::parse_danish_date(text(row, "dato"));
    }

    bool has_approved(const model::Party& party) const {
        return std::any_of(table_.rows.begin(), table_.rows.end(), [&](const model::DataRow& row) {
            if (row.is_group || !approved(row)) return false;
            return (!party.code.empty() && text(row, "kode") == party.code) || text(row, "part") == party.name;
        });
    }

    void everyone() {
        std::vector<std::string> missing;
        std::size_t municipalities = 0;
        for (const auto& party : judge_.metadata().parties) {
            if (party.type == model::PartyType::region && !has_approved(party))
                judge_.report("approval-region", table_.span, {{"party", party.name}});
            if (party.type != model::PartyType::municipality) continue;
            ++municipalities;
            if (!has_approved(party)) missing.push_back(party.name);
        }
        if (missing.empty()) return;
        judge_.report("approval-all-municipalities", table_.span,
                      {{"approved", std::to_string(municipalities - missing.size())},
                       {"all", std::to_string(municipalities)},
                       {"names", name_list(missing)}});
    }

    void before_effective() {
        const auto effective = judge_.metadata().effective_date;
        if (!effective) return;
        const model::DataRow* last = nullptr;
        for (const auto& row : table_.rows)
            if (!row.is_group && approved(row) && date(row) && (!last || *date(row) > *date(*last))) last = &row;
        if (last && *date(*last) > *effective)
            judge_.report("approval-before-effective", span_at(table_, *last, "dato"),
                          {{"party", text(*last, "part")},
                           {"approved", judge_.in_words(*date(*last))},
                           {"effective", judge_.in_words(*effective)}});
    }

    Judge& judge_;
    const model::DataTable& table_;
};

}  // namespace

void check_approvals(Judge& judge) {
    if (const auto* table = judge.inputs().approvals) Approvals(judge, *table).check();
}

}  // namespace check
