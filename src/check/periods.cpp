// SPDX-License-Identifier: MPL-2.0
#include <algorithm>
#include <map>
#include <memory>
#include <set>
#include <utility>

#include "check/passage_rules.h"
#include "check/text.h"

namespace check {
namespace {

/// Danish municipal and regional terms are four years and begin on 1 January after an election: 2022, 2026, …
constexpr int a_term_begins = 2022;
constexpr int term_years = 4;

bool is_term(const model::YearPeriod& period) {
    return period.to == period.from + term_years - 1 && (period.from - a_term_begins) % term_years == 0;
}

/// The terms around a year, for the message: "2022–2025" and "2026–2029".
std::pair<std::string, std::string> nearest_terms(int year) {
    int offset = (year - a_term_begins) % term_years;
    if (offset < 0) offset += term_years;
    const int first = year - offset;
    return {to_text(model::YearPeriod{first, first + term_years - 1}),
            to_text(model::YearPeriod{first + term_years, first + 2 * term_years - 1})};
}

/// A period that cannot be understood is a mistake in any document; the guidance has a stricter rule for some.
void unreadable(Judge& judge, const std::string& rule, const char* key, const model::FrontMatterValue& value) {
    const std::string ending = is_reversed(value) ? ".reversed" : "";
    const std::string key_here = judge.applies(rule) ? rule + (ending.empty() ? ".unreadable" : ending)
                                                     : "field-form" + (ending.empty() ? ".period" : ending);
    judge.report(key_here, value.span, {{"title", judge.title_of(key)}, {"value", words_of(value)}});
}

void election_period(Judge& judge) {
    const auto& period = judge.metadata().election_period;
    const auto* value = judge.inputs().document->front_matter.find("valgperiode");
    if (!period) {
        if (judge.gives("valgperiode"))
            unreadable(judge, "meta-election-period", "valgperiode", *value);
        else
            judge.report("meta-election-period.none", judge.value_span("valgperiode"));
        return;
    }
    if (is_term(*period)) return;
    const auto& agreement = judge.metadata().agreement_period;
    const bool same =
        agreement && agreement->to && agreement->from.year == period->from && agreement->to->year == period->to;
    const auto [before, after] = nearest_terms(period->from);
    judge.report(same ? "meta-election-period-valid.same" : "meta-election-period-valid.term",
                 judge.value_span("valgperiode"), {{"period", to_text(*period)}, {"first", before}, {"second", after}});
}

void agreement_period(Judge& judge) {
    const auto& period = judge.metadata().agreement_period;
    if (!period) {
        const auto* value = judge.inputs().document->front_matter.find("aftaleperiode");
        if (judge.gives("aftaleperiode"))
            unreadable(judge, "meta-period", "aftaleperiode", *value);
        else
            judge.report("meta-period.none", judge.value_span("aftaleperiode"));
        return;
    }
    if (!period->to) judge.report("meta-period.open", judge.value_span("aftaleperiode"));
    const auto effective = judge.metadata().effective_date;
    if (effective && *effective != period->from)
        judge.report("meta-period.start", judge.value_span("aftaleperiode"),
                     {{"start", judge.in_words(period->from)}, {"effective", judge.in_words(*effective)}});
}

bool digit(char c) {
    return c >= '0' && c <= '9';
}

/// Two years with a dash between: "2024-27", "2024 – 2027".
struct Mention {
    int from = 0;
    int to = 0;
    bool is_short = false;
    std::size_t begin = 0, end = 0;
};

std::size_t skip_dash(const std::string& text, std::size_t at) {
    std::size_t next = at;
    while (next < text.size() && text[next] == ' ') ++next;
    for (const std::string_view dash : {"-", "\u2013", "\u2010", "\u2011", "/"})
        if (text.compare(next, dash.size(), dash) == 0) {
            next += dash.size();
            while (next < text.size() && text[next] == ' ') ++next;
            return next;
        }
    return at;
}

std::vector<Mention> mentions(const std::string& text) {
    std::vector<Mention> found;
    const auto digits = [&](std::size_t at) {
        std::size_t count = 0;
        while (at + count < text.size() && digit(text[at + count])) ++count;
        return count;
    };
    for (std::size_t at = 0; at < text.size();) {
        const std::size_t count = digits(at);
        if (count == 0) {
            ++at;
            continue;
        }
        const std::size_t second = skip_dash(text, at + count);
        const std::size_t tail = second > at + count ? digits(second) : 0;
        const bool slash = second > at + count && text.find('/', at + count) < second;
        if (count == 4 && (tail == 4 || (tail == 2 && !slash)) && text[at] == '2') {
            Mention mention;
            mention.from = std::stoi(text.substr(at, 4));
            mention.is_short = tail == 2;
            mention.to = std::stoi(text.substr(second, tail)) + (mention.is_short ? mention.from / 100 * 100 : 0);
            mention.begin = at;
            mention.end = second + tail;
            const bool dated = mention.end < text.size() && skip_dash(text, mention.end) != mention.end;  // 2024-01-01
            if (mention.to > mention.from && !dated) found.push_back(mention);
            at = mention.end;
        } else {
            at += count;
        }
    }
    return found;
}

/// The title's way of writing a period, and any full way in the text, makes the short way the odd one.
class PeriodLabels : public PassageRule {
  public:
    explicit PeriodLabels(Judge& judge) : judge_(judge), counts_(judge.applies("meta-period-label")) {
        for (const auto& mention : mentions(judge.metadata().title)) note(mention, judge.metadata().title);
    }

    void see(const Passage& passage) override {
        if (!counts_) return;
        for (const auto& mention : mentions(passage.text)) note(mention, passage.text);
    }

    /// A full way may stand after a short one: where there are both, all is looked at once more.
    void finish() override {
        const bool odd =
            std::any_of(short_.begin(), short_.end(), [&](const Years& years) { return whole_.contains(years); });
        if (counts_ && odd)
            for_each_passage(*judge_.inputs().assembly, [&](const Passage& passage) { report(passage); });
    }

  private:
    using Years = std::pair<int, int>;

    void note(const Mention& mention, const std::string& text) {
        if (mention.is_short)
            short_.emplace(mention.from, mention.to);
        else
            whole_.emplace(Years(mention.from, mention.to), text.substr(mention.begin, mention.end - mention.begin));
    }
    void report(const Passage& passage) {
        for (const auto& mention : mentions(passage.text)) {
            const auto other = whole_.find({mention.from, mention.to});
            if (!mention.is_short || other == whole_.end()) continue;
            judge_.report(
                "meta-period-label", passage.place(mention.begin, mention.end, judge_.inputs().sources),
                {{"short", passage.text.substr(mention.begin, mention.end - mention.begin)}, {"long", other->second}},
                passage.block);
        }
    }

    Judge& judge_;
    bool counts_;
    std::set<Years> short_;
    std::map<Years, std::string> whole_;
};

}  // namespace

std::unique_ptr<PassageRule> period_label_rule(Judge& judge) {
    return std::make_unique<PeriodLabels>(judge);
}

void check_periods(Judge& judge) {
    election_period(judge);
    agreement_period(judge);
}

}  // namespace check
