// SPDX-License-Identifier: MPL-2.0
#include <algorithm>
#include <cstddef>
#include <optional>
#include <utility>

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

struct Wanted {
    std::string version;
    model::Date today;
    int first_year = 0;  // of the election period; 0: not known
};

std::optional<MissingApproval> missing(const Table& table, const model::Party& party, const Wanted& wanted) {
    const model::DataRow* row = table.row_of(party);
    if (!row) return MissingApproval{party.name, Reason::no_row, {}, {}};
    const auto because = [&](Reason reason, const std::string& said = {}) {
        return MissingApproval{party.name, reason, said, row->span};
    };
    const std::string decision = table.text(*row, "beslutning"), approved = table.text(*row, "version");
    const std::string written = table.text(*row, "dato");
    if (decision != "godkendt") return because(Reason::not_approved, decision);
    const auto day = model::parse_danish_date(written);
    if (!day) return because(Reason::no_date, written);
    if (*day > wanted.today) return because(Reason::in_future, written);
    if (day->year < wanted.first_year) return because(Reason::before_period, written);
    if (approved.empty()) return because(Reason::no_version);
    if (approved != wanted.version) return because(Reason::other_version, approved);
    return std::nullopt;
}

Wanted wanted_by(const model::Metadata& agreement, model::Date today) {
    return {agreement.version, today, agreement.election_period ? agreement.election_period->from : 0};
}

model::DataCell cell(std::string text) {
    model::DataCell made;
    made.missing = text.empty();
    made.text = std::move(text);
    return made;
}

model::Field field(const std::string& name, const std::string& title, const std::string& type) {
    model::Field made;
    made.name = name;
    made.title = title;
    made.type = type;
    return made;
}

}  // namespace

std::vector<MissingApproval> missing_approvals(const model::Metadata& agreement, const model::DataTable& approvals,
                                               model::Date today) {
    const Table table(approvals);
    const Wanted wanted = wanted_by(agreement, today);
    std::vector<MissingApproval> all;
    for (const auto& party : agreement.parties)
        if (auto one = missing(table, party, wanted)) all.push_back(std::move(*one));
    return all;
}

std::optional<model::Date> last_approval(const model::Metadata& agreement, const model::DataTable& approvals,
                                         model::Date today) {
    const Table table(approvals);
    const Wanted wanted = wanted_by(agreement, today);
    std::optional<model::Date> last;
    for (const auto& party : agreement.parties) {
        if (missing(table, party, wanted)) continue;
        const auto day = model::parse_danish_date(table.text(*table.row_of(party), "dato"));
        if (day && (!last || *last < *day)) last = day;
    }
    return last;
}

model::DataTable package_facts(const model::Metadata& agreement, const model::DataTable* approvals, bool draft,
                               model::Date today, const model::Messages& words) {
    const std::size_t all = agreement.parties.size();
    const std::size_t lacking = approvals ? missing_approvals(agreement, *approvals, today).size() : all;
    const auto last = approvals ? last_approval(agreement, *approvals, today) : std::nullopt;
    const auto municipalities = std::count_if(agreement.parties.begin(), agreement.parties.end(), [](const auto& party) {
        return party.type == model::PartyType::municipality;
    });
    model::DataTable table;
    table.path = "pakken";
    table.rows.resize(1);
    const auto add = [&](const char* name, std::string text) {
        table.fields.push_back(field(name, "", "string"));
        table.rows[0].cells.push_back(cell(std::move(text)));
    };
    add("version", agreement.version);
    add("parter", std::to_string(all));
    add("kommuner", std::to_string(municipalities));
    add("godkendte", std::to_string(all - lacking));
    add("mangler", std::to_string(lacking));
    add("seneste", last ? to_words(*last, words) : words.text("submit.no-approval"));
    add("valgperiode", agreement.election_period ? to_text(*agreement.election_period) : "");
    add("aftaleperiode", agreement.agreement_period ? to_words(*agreement.agreement_period, words) : "");
    add("ikrafttraedelse", agreement.effective_date ? to_words(*agreement.effective_date, words) : "");
    add("kladde", draft ? "ja" : "nej");
    return table;
}

model::DataTable approvals_overview(const model::Metadata& agreement, const model::DataTable& approvals,
                                    const model::Messages& words) {
    const Table table(approvals);
    model::DataTable made;
    made.path = "parternes-godkendelser";
    made.span = approvals.span;
    std::vector<std::optional<std::size_t>> columns;
    for (const char* name : {"part", "organ", "dato", "beslutning", "version"}) {
        const auto index = approvals.field_index(name);
        columns.push_back(index);
        made.fields.push_back(index ? approvals.fields[*index] : field(name, "", "string"));
    }
    for (const auto& party : agreement.parties) {
        const model::DataRow* found = table.row_of(party);
        model::DataRow row;
        if (found) row.span = found->span;
        for (const auto& index : columns)
            row.cells.push_back(found && index && *index < found->cells.size() ? found->cells[*index] : cell(""));
        row.cells[0] = cell(party.name);  // the row may be known by its code and name the party otherwise
        if (row.cells[3].text.empty()) row.cells[3] = cell(words.text("submit.no-approval"));
        made.rows.push_back(std::move(row));
    }
    return made;
}

}  // namespace package
