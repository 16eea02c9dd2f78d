// SPDX-License-Identifier: MPL-2.0
#include <algorithm>
#include <array>
#include <map>
#include <optional>

#include "check/judge.h"
#include "support/nearest.h"

namespace check {
namespace {

class Approvals {
  public:
    Approvals(Judge& judge, const model::DataTable& table) : judge_(judge), table_(table) {}

    void check() {
        for (const auto& row : table_.rows)
            if (!row.is_group) this->row(row);
        other_versions();
        everyone();
        before_effective();
    }

  private:
    std::string text(const model::DataRow& row, std::string_view column) const { return text_at(table_, row, column); }
    bool approved(const model::DataRow& row) const { return text(row, "beslutning") == "godkendt"; }

    /// By code where both have one, else by name.
    bool is_of(const model::DataRow& row, const std::string& code, const std::string& name) const {
        const std::string own = text(row, "kode");
        return !own.empty() && !code.empty() ? own == code : text(row, "part") == name;
    }

    /// The row that stands for an earlier one of the same council: a postponed decision that was taken afterwards, or
    /// one that was taken back. The last row counts, as it does when a package is made.
    const model::DataRow* last_of(const std::string& code, const std::string& name) const {
        const model::DataRow* last = nullptr;
        for (const auto& row : table_.rows)
            if (!row.is_group && is_of(row, code, name)) last = &row;
        return last;
    }

    bool replaced(const model::DataRow& row) const { return last_of(text(row, "kode"), text(row, "part")) != &row; }

    static bool competent(const std::string& body) {
        constexpr std::array<std::string_view, 6> bodies = {"regionsråd",          "regionsrådet", "kommunalbestyrelse",
                                                            "kommunalbestyrelsen", "byråd",        "byrådet"};
        return std::find(bodies.begin(), bodies.end(), body) != bodies.end();
    }

    void row(const model::DataRow& row) {
        const std::string party = text(row, "part");
        const std::string decision = text(row, "beslutning");
        if (replaced(row) || !by_party(row)) return;
        in_order(row);
        if (!approved(row)) {
            judge_.report(decision.empty() ? "approval-decision-clear.none" : "approval-decision-clear.other",
                          span_at(table_, row, "beslutning"), {{"party", party}, {"decision", decision}});
        } else {
            dated(row, party);
        }
        const std::string body = text(row, "organ");
        if (!body.empty() && !competent(body))
            judge_.report("approval-competent-body", span_at(table_, row, "organ"), {{"body", body}, {"party", party}});
        const std::string version = text(row, "version");
        if (approved(row) && !version.empty() && !judge_.metadata().version.empty() &&
            version != judge_.metadata().version)
            other_versions_[version].push_back(&row);
    }

    /// One message a version: where the agreement alone has moved on, all rows have one cause.
    void other_versions() {
        for (const auto& [version, rows] : other_versions_) {
            std::vector<std::string> names;
            for (const auto* row : rows) names.push_back(text(*row, "part"));
            judge_.report(rows.size() == 1 ? "approval-same-version" : "approval-same-version.several",
                          span_at(table_, *rows.front(), "version"),
                          {{"party", names.front()},
                           {"count", std::to_string(rows.size())},
                           {"names", name_list(names)},
                           {"approved", version},
                           {"version", judge_.metadata().version}});
        }
    }

    /// False, with a message, for an approval of somebody who is no party.
    bool by_party(const model::DataRow& row) {
        const auto& parties = judge_.metadata().parties;
        const std::string name = text(row, "part");
        for (const auto& party : parties)
            for (const auto& other : parties)
                if (party.code == text(row, "kode") && !party.code.empty() && other.name == name && other.code != party.code) {
                    judge_.report("approval-not-party.mixed", span_at(table_, row, "part"),
                                  {{"name", name}, {"code", party.code}, {"party", party.name}});
                    return false;
                }
        if (parties.empty() || std::any_of(parties.begin(), parties.end(), [&](const model::Party& party) {
                return is_of(row, party.code, party.name);
            }))
            return true;
        const bool doctors = name.starts_with("PLO") || name.find("Praktiserende Læger") != std::string::npos;
        if (doctors) {
            judge_.report("approval-plo-not-required.approval", span_at(table_, row, "part"), {{"name", name}});
            return false;
        }
        std::vector<std::string> names;
        for (const auto& party : parties) names.push_back(party.name);
        const std::string near = support::nearest(name, names);
        judge_.report(near.empty() || near == name ? "approval-not-party.none" : "approval-not-party.near",
                      span_at(table_, row, "part"), {{"name", name}, {"code", text(row, "kode")}, {"nearest", near}});
        return false;
    }

    /// Decisions are written in the order in which they were taken.
    void in_order(const model::DataRow& row) {
        const auto own = date(row);
        if (!own) return;
        for (const auto& former : table_.rows) {
            if (&former == &row) return;
            const bool same = !former.is_group && is_of(former, text(row, "kode"), text(row, "part"));
            if (!same || !date(former) || *date(former) <= *own) continue;
            judge_.report("approval-decision-clear.order", span_at(table_, row, "dato"),
                          {{"party", text(row, "part")},
                           {"date", judge_.in_words(*own)},
                           {"former", judge_.in_words(*date(former))}});
            return;
        }
    }

    void dated(const model::DataRow& row, const std::string& party) {
        const std::string written = text(row, "dato");
        const auto index = table_.field_index("dato");
        const auto own = date(row);
        if (own && *own > judge_.inputs().today)
            judge_.report("approval-decision-clear.future", span_at(table_, row, "dato"),
                          {{"party", party}, {"date", judge_.in_words(*own)}});
        else if (!own && written.empty())
            judge_.report("approval-decision-clear.date", span_at(table_, row, "dato"), {{"party", party}});
        else if (!own && table_.fields[*index].type != "date")  // else reading has said so
            judge_.report("approval-decision-clear.unreal", span_at(table_, row, "dato"),
                          {{"party", party}, {"date", written}});
    }

    std::optional<model::Date> date(const model::DataRow& row) const {
        return model::parse_danish_date(text(row, "dato"));
    }

    bool has_approved(const model::Party& party) const {
        const auto* last = last_of(party.code, party.name);
        if (!last || !approved(*last)) return false;
        const std::string body = text(*last, "organ");
        return body.empty() || competent(body);
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
            if (!row.is_group && !replaced(row) && approved(row) && date(row) && (!last || *date(row) > *date(*last)))
                last = &row;
        if (last && *date(*last) > *effective)
            judge_.report("approval-before-effective", span_at(table_, *last, "dato"),
                          {{"party", text(*last, "part")},
                           {"approved", judge_.in_words(*date(*last))},
                           {"effective", judge_.in_words(*effective)}});
    }

    Judge& judge_;
    const model::DataTable& table_;
    std::map<std::string, std::vector<const model::DataRow*>> other_versions_;  // approved versions that are not the document's
};

}  // namespace

void check_approvals(Judge& judge) {
    if (const auto* table = judge.inputs().approvals) Approvals(judge, *table).check();
}

}  // namespace check
