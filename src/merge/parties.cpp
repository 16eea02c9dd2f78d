// SPDX-License-Identifier: MPL-2.0
#include "merge/parties.h"

#include <algorithm>

#include "support/danish_order.h"

namespace merge {
namespace {

std::string text_at(const model::DataTable& table, const model::DataRow& row, std::string_view column) {
    const auto index = table.field_index(column);
    return index && *index < row.cells.size() ? row.cells[*index].text : std::string();
}

model::PartyType type_by_name(std::string_view name) {
    if (name.starts_with("Region ")) return model::PartyType::region;
    if (name.ends_with(" Kommune")) return model::PartyType::municipality;
    return model::PartyType::other;
}

model::Party named_party(Work& work, const std::vector<model::Party>& known, const std::string& word,
                         model::Span span) {
    for (const auto& party : known)
        if (party.name == word || party.code == word || party.name == word + " Kommune") {
            model::Party found = party;
            found.span = span;
            return found;
        }
    if (!known.empty()) {
        std::vector<std::string> names;
        for (const auto& party : known) names.push_back(party.name);
        report_unknown(work, model::Severity::warning, "party-unknown", span, word, names);
    }
    return {word, type_by_name(word), "", "", "", span};
}

model::Party described_party(const model::FrontMatterValue& value) {
    const auto text = [&](std::string_view key) {
        const auto* found = value.find(key);
        return found ? found->scalar : std::string();
    };
    model::Party party{text("navn"),   party_type(text("type")), text("kode"),
                       text("klynge"), text("hjemmeside"),       value.span};
    if (text("type").empty()) party.type = type_by_name(party.name);
    return party;
}

}  // namespace

model::PartyType party_type(std::string_view word) {
    if (word == "region") return model::PartyType::region;
    if (word == "kommune") return model::PartyType::municipality;
    return model::PartyType::other;
}

std::vector<model::Party> parties_of(const model::DataTable& table) {
    std::vector<model::Party> parties;
    for (const auto& row : table.rows) {
        if (row.is_group) continue;
        model::Party party{text_at(table, row, "navn"),       party_type(text_at(table, row, "type")),
                           text_at(table, row, "kode"),       text_at(table, row, "klynge"),
                           text_at(table, row, "hjemmeside"), row.span};
        if (!party.name.empty()) parties.push_back(std::move(party));
    }
    return parties;
}

void sort_parties(std::vector<model::Party>& parties) {
    std::stable_sort(parties.begin(), parties.end(), [](const model::Party& a, const model::Party& b) {
        if (a.type != b.type) return a.type < b.type;
        return support::compare_danish(a.name, b.name) < 0;
    });
}

std::vector<model::Party> read_parties(Work& work, const model::FrontMatterValue& value) {
    using Shape = model::FrontMatterValue::Shape;
    const auto known = work.inputs.parties ? parties_of(*work.inputs.parties) : std::vector<model::Party>();
    std::vector<model::Party> parties;
    if (value.shape == Shape::scalar && value.scalar == "alle") {
        if (!work.inputs.parties) work.diagnostics.warning("parties-table.none", value.span);
        for (auto party : known) {
            if (party.type == model::PartyType::other) continue;
            party.span = value.span;
            parties.push_back(std::move(party));
        }
    } else if (value.shape == Shape::scalar) {
        parties.push_back(named_party(work, known, value.scalar, value.span));
    } else {
        for (const auto& item : value.list) {
            if (item.shape == Shape::scalar) parties.push_back(named_party(work, known, item.scalar, item.span));
            if (item.shape == Shape::map) parties.push_back(described_party(item));
        }
    }
    sort_parties(parties);
    return parties;
}

}  // namespace merge
