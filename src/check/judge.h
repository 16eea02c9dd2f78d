// SPDX-License-Identifier: MPL-2.0
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "check/check.h"
#include "check/text.h"

namespace check {

/// How a rule counts where the rule set says nothing about it.
struct HouseLevel {
    const char* rule;
    const char* todo_from;
    const char* warning_from;
    const char* error_from;
};
/// House rules, by id. They hold for every document, a lone file too.
const std::vector<HouseLevel>& house_levels();
/// Rules that only count when a rule set names them.
const std::vector<std::string>& guidance_rules();

/// Decides for each finding whether and how severely it is reported.
class Judge {
  public:
    Judge(const Inputs& inputs, model::Diagnostics& diagnostics) : inputs_(inputs), diagnostics_(diagnostics) {}

    const Inputs& inputs() const { return inputs_; }
    const model::Metadata& metadata() const { return inputs_.assembly->metadata; }
    /// By the rule set if it names the rule, else by the house; nullopt: the rule does not count for this document.
    std::optional<model::Severity> severity(std::string_view rule) const;
    bool applies(std::string_view rule) const { return severity(rule).has_value(); }
    /// `key` begins with the rule's id; `block` is the block whose suppressions count besides those of `where`.
    void report(std::string key, model::Span where, model::MessageArgs args = {}, model::Span block = {});
    /// As a note, or as less when the rule would not count at all.
    void advise(std::string key, model::Span where, model::MessageArgs args = {}, model::Span block = {});

    /// Where a front-matter key's value stands; the beginning of the file when it is missing.
    model::Span value_span(std::string_view key) const;
    model::Span beginning() const;
    bool gives(std::string_view key) const;
    std::string in_words(model::Date date) const { return to_words(date, *inputs_.words); }
    /// What the kind of document calls a front-matter key ("godkendt.dato" names a part); else the key itself.
    std::string title_of(const std::string& key) const;

  private:
    bool suppressed(std::string_view rule, model::Span where, model::Span block) const;
    /// A comment before the document's first block is also about the front matter, and so about what the whole lacks.
    bool suppressed_for_all(model::Span suppressed, model::Span where) const;

    const Inputs& inputs_;
    model::Diagnostics& diagnostics_;
};

/// "Assens, Billund, Fanø"; after six names ", …"
std::string name_list(const std::vector<std::string>& names);
/// All of them, with commas.
std::string whole_list(const std::vector<std::string>& names);
/// A typed front-matter value as the author would say it: "fra: 2024, til: 2027".
std::string words_of(const model::FrontMatterValue& value);
/// A period whose two ends, dates or years, are known and stand in the wrong order.
bool is_reversed(const model::FrontMatterValue& period);
/// The text of a column in a row; empty when the table has no such column.
std::string text_at(const model::DataTable& table, const model::DataRow& row, std::string_view column);
model::Span span_at(const model::DataTable& table, const model::DataRow& row, std::string_view column);

// The families of rules.
void check_metadata(Judge& judge);      // metadata.cpp: A, 5, 7, 10, 13
void check_periods(Judge& judge);       // periods.cpp: A, 3, 4, 8, 9
void check_parties(Judge& judge);       // parties.cpp: A, 1, 2; B, 21, 22
void check_approvals(Judge& judge);     // approvals.cpp: B, 14 to 20
void check_kind(Judge& judge);          // kind.cpp: sections and fields
void check_values(Judge& judge);        // values.cpp: the form of front-matter values
void check_draft(Judge& judge);         // draft.cpp: L, 166 to 169
void check_review(Judge& judge);        // review.cpp: L, 163 and 164
void check_paste(Judge& judge);         // paste.cpp: what came from another program or was typed by hand; see passage_rules.h
void check_tables(Judge& judge);        // tables.cpp: L, 182
void check_suppressions(Judge& judge);  // suppressions.cpp

}  // namespace check
