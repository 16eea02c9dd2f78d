// SPDX-License-Identifier: MPL-2.0
#pragma once

#include <optional>
#include <string>
#include <utility>
#include <vector>

#include "model/date.h"
#include "model/source.h"

namespace model {

enum class PartyType { region, municipality, other };

struct Party {
    std::string name;     // "Assens Kommune"
    PartyType type = PartyType::municipality;
    std::string code;     // municipality or region code, as text: "420"
    std::string cluster;
    std::string website;
    Span span;
};

/// Years of an election period or dates of an agreement period; an end may be open.
struct YearPeriod {
    int from = 0;
    int to = 0;
};
struct DatePeriod {
    Date from;
    std::optional<Date> to;
};

/// What a document says of itself: the same values in every format (contract, "Outputs").
/// Empty or nullopt means the author did not say it.
struct Metadata {
    std::string title;
    std::string subtitle;
    std::string language = "da";
    std::vector<std::string> authors;
    std::string subject;
    std::vector<std::string> keywords;
    std::string summary;                 // `abstract`
    std::optional<Date> date;
    std::string date_text;               // as written, when it is no full date ("2019")
    std::string version;
    std::string kind;                    // id, e.g. "administrativt-tillaeg"; empty for a lone file without one
    std::string kind_title;              // in the document's language, from the kind file
    std::string status;                  // id, e.g. "til-godkendelse"
    std::string status_title;            // in the document's language
    std::vector<Party> parties;          // region first, then by the language's collation
    std::optional<YearPeriod> election_period;
    std::optional<DatePeriod> agreement_period;
    std::optional<Date> effective_date;
    std::string responsible_unit;
    std::string deciding_forum;
    std::string replaces;
    std::string change;                  // "redaktionel" or "indholdsmaessig"
    std::string rule_set;
    std::vector<std::pair<std::string, std::string>> other;  // keys of the kind itself, in file order
};

/// "2024–2027" for an agreement period (years, en dash), "2022–2025" for an election period.
std::string to_text(const YearPeriod& period);
/// "2024-01-01/2027-06-30" (ISO 8601 interval), open end: "2024-01-01/..".
std::string to_iso_interval(const DatePeriod& period);
/// "1. januar 2024 – 30. juni 2027" in the catalogue's language.
std::string to_words(const DatePeriod& period, const Messages& messages);

}  // namespace model
