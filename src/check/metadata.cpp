// SPDX-License-Identifier: MPL-2.0
#include "check/judge.h"

namespace check {
namespace {

void version(Judge& judge) {
    if (judge.metadata().version.empty()) judge.report("meta-version", judge.value_span("version"));
}

void effective_date(Judge& judge) {
    if (judge.metadata().effective_date) return;
    if (!judge.gives("ikrafttraedelse")) {
        judge.report("meta-effective-date.none", judge.value_span("ikrafttraedelse"));
        return;
    }
    const auto* value = judge.inputs().document->front_matter.find("ikrafttraedelse");
    const bool guided = judge.applies("meta-effective-date");
    judge.report(guided ? "meta-effective-date.inexact" : "field-form.date", value->span,
                 {{"title", judge.title_of("ikrafttraedelse")}, {"value", words_of(*value)}});
}

void kind_and_status(Judge& judge) {
    if (!judge.gives("dokumenttype")) judge.report("meta-doc-status.kind", judge.value_span("dokumenttype"));
    if (!judge.gives("status")) judge.report("meta-doc-status.status", judge.value_span("status"));
}

void rule_profile(Judge& judge) {
    const auto* rules = judge.inputs().rule_set;
    if (!rules) return;
    const std::string& named = judge.metadata().rule_set;
    if (named.empty())
        judge.report("meta-rule-profile.none", judge.beginning(), {{"title", rules->title}, {"id", rules->id}});
    const auto date = judge.metadata().effective_date;
    const bool early = date && rules->from && *date < *rules->from;
    const bool late = date && rules->to && *date > *rules->to;
    // Guidance that took effect after the agreement is no mistake by itself: only an agreement after its end is.
    if (late)
        judge.report("meta-rule-profile.ended", judge.value_span(named.empty() ? "ikrafttraedelse" : "regelsaet"),
                     {{"title", rules->title}, {"date", judge.in_words(*date)}, {"end", judge.in_words(*rules->to)}});
    if (early)
        judge.advise(
            "meta-rule-profile.early", judge.value_span(named.empty() ? "ikrafttraedelse" : "regelsaet"),
            {{"title", rules->title}, {"date", judge.in_words(*date)}, {"begin", judge.in_words(*rules->from)}});
}

}  // namespace

void check_metadata(Judge& judge) {
    version(judge);
    effective_date(judge);
    kind_and_status(judge);
    rule_profile(judge);
}

}  // namespace check
