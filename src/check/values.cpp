// SPDX-License-Identifier: MPL-2.0
#include <algorithm>
#include <cctype>
#include <charconv>

#include "check/judge.h"

namespace check {
namespace {

using model::FrontMatterValue;
using Shape = FrontMatterValue::Shape;

std::optional<int> whole_number(std::string_view text) {
    int number = 0;
    const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), number);
    if (text.empty() || error != std::errc() || end != text.data() + text.size()) return std::nullopt;
    return number;
}

std::string part(const FrontMatterValue& value, std::string_view key) {
    const auto* found = value.find(key);
    return found && found->shape == Shape::scalar ? found->scalar : std::string();
}

/// The two ends as written: `{fra, til}`, or a scalar with a dash or a slash between them.
std::pair<std::string, std::string> ends_of(const FrontMatterValue& period) {
    if (period.shape == Shape::map) return {part(period, "fra"), part(period, "til")};
    for (const std::string_view sign : {"/", "\u2013", "-"}) {
        const auto at = period.scalar.find(sign);
        const bool once = at != std::string::npos && period.scalar.find(sign, at + 1) == std::string::npos;
        if (once) return {period.scalar.substr(0, at), period.scalar.substr(at + sign.size())};
    }
    return {};
}

/// Dates as written in a part called so; other words there are no dates.
bool is_date_key(std::string_view key) {
    return key == "dato" || key.ends_with("-dato") || key.ends_with("_dato");
}

class Values {
  public:
    explicit Values(Judge& judge) : judge_(judge) {}

    void check() {
        const auto& root = judge_.inputs().document->front_matter;
        for (const auto& [key, value] : root.map) {
            const bool own_rules = key == "valgperiode" || key == "aftaleperiode";
            if (!own_rules) inside(value, key);
        }
        date();
        list("keywords");
        parties();
    }

  private:
    void inside(const FrontMatterValue& value, const std::string& path) {
        for (const auto& item : value.list) inside(item, path);
        if (value.shape != Shape::map) return;
        period(value, path);
        range(value, path);
        for (const auto& [key, inner] : value.map) {
            if (is_date_key(key)) day(inner, path + "." + key);
            inside(inner, path + "." + key);
        }
    }

    void day(const FrontMatterValue& value, const std::string& path) {
        if (value.shape == Shape::scalar && !value.scalar.empty() && !model::parse_danish_date(value.scalar))
            judge_.report("field-form.date", value.span, {{"title", judge_.title_of(path)}, {"value", value.scalar}});
    }

    void period(const FrontMatterValue& value, const std::string& path) {
        if (is_reversed(value)) {
            judge_.report("field-form.reversed", value.span,
                          {{"title", judge_.title_of(path)}, {"value", words_of(value)}});
            return;
        }
        for (const char* key : {"fra", "til"}) {
            const auto* end = value.find(key);
            if (end && end->shape == Shape::scalar && !whole_number(end->scalar)) day(*end, path);
        }
    }

    void range(const FrontMatterValue& value, const std::string& path) {
        const auto least = whole_number(part(value, "min")), most = whole_number(part(value, "max"));
        if (least && most && *most < *least)
            judge_.report(
                "field-form.range", value.span,
                {{"title", judge_.title_of(path)}, {"least", std::to_string(*least)}, {"most", std::to_string(*most)}});
    }

    /// `date` may say less than a day ("2019", "september 2023"), but it must tell a year, and signs make no month.
    void date() {
        const auto& m = judge_.metadata();
        if (m.date || m.date_text.empty()) return;
        const std::string& text = m.date_text;
        const bool year = text.size() >= 4 && whole_number(std::string_view(text).substr(text.size() - 4)) &&
                          text.find_first_of("/.") == std::string::npos;
        const bool leading = text.size() == 7 && text[4] == '-' && whole_number(std::string_view(text).substr(0, 4));
        bool named = false;  // without a year, merging has said that this is no date
        for (std::size_t i = 0; i + 4 <= text.size(); ++i) named = named || whole_number(std::string_view(text).substr(i, 4)).has_value();
        if (named && !year && !leading)
            judge_.report("field-form.date", judge_.value_span("date"),
                          {{"title", judge_.title_of("date")}, {"value", text}});
    }

    void list(const char* key) {
        const auto* value = judge_.inputs().document->front_matter.find(key);
        if (value && value->shape == Shape::map)
            judge_.report("field-form.list", judge_.value_span(key), {{"title", judge_.title_of(key)}});
    }

    void parties() {
        const auto* value = judge_.inputs().document->front_matter.find("parter");
        if (value && value->shape == Shape::scalar && value->scalar.find(',') != std::string::npos)
            judge_.report("field-form.parties", value->span, {{"value", value->scalar}});
    }

    Judge& judge_;
};

}  // namespace

bool is_reversed(const FrontMatterValue& period) {
    auto [from, to] = ends_of(period);
    const auto trim = [](std::string& text) {
        std::erase_if(text, [](unsigned char c) { return std::isspace(c) != 0; });
    };
    const auto first_day = model::parse_danish_date(from), last_day = model::parse_danish_date(to);
    if (first_day && last_day) return *last_day < *first_day;
    trim(from);
    trim(to);
    const auto first = whole_number(from), last = whole_number(to);
    return first && last && *last < *first;
}

void check_values(Judge& judge) {
    Values(judge).check();
}

}  // namespace check
