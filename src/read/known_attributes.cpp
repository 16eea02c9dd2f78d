// SPDX-License-Identifier: MPL-2.0
#include "read/known_attributes.h"

#include <unicode/uloc.h>

#include <array>
#include <map>
#include <utility>
#include <vector>

#include "read/keyed_map.h"

namespace reading {
namespace {

struct Known {
    Names keys;
    Names classes;
};

const Known& known_of(Bearer bearer) {
    static const std::map<Bearer, Known> all = {
        {Bearer::heading, {{"lang"}, {"unnumbered", "run-in"}}},
        {Bearer::span, {{"lang", "title", "colspan", "rowspan", "align"}, {"abbr", "field", "smallcaps", "underline"}}},
        {Bearer::field,
         {{"name", "type", "title", "placeholder", "width", "choices", "required", "format", "value", "lang"},
          {"field"}}},
        {Bearer::image, {{"width", "lang"}, {"pynt", "unnumbered"}}},
        {Bearer::link, {{"lang"}, {}}},
        {Bearer::caption, {{"lang", "width", "aligns"}, {"unnumbered", "pynt", "rotated"}}},
    };
    return all.at(bearer);
}

/// In the order in which a message lists them.
const std::vector<std::pair<std::string, Names>>& keys_of_divs() {
    static const std::vector<std::pair<std::string, Names>> all = {
        {"table",
         {"src", "columns", "where", "sort", "group", "widths", "header-cols", "unfold", "join", "on", "take", "unmatched",
          "compute", "pivot", "cell", "one-of", "totals", "spans", "split", "transpose", "aligns"}},
        {"list-table", {"header-rows", "header-cols", "widths", "aligns", "align"}},
        {"include", {"src"}},
        {"orgchart", {"src", "alt"}},
        {"chart", {"src", "alt"}},
        {"columns", {"count"}},
        {"landscape", {}},
        {"callout", {"title"}},
        {"quote", {}},
        {"only", {"format"}},
        {"repeat", {"name", "title", "rows"}},
        {"endnotes", {}},
    };
    return all;
}

const Names* keys_of(const std::string& div_class) {
    for (const auto& [name, keys] : keys_of_divs())
        if (name == div_class) return &keys;
    return nullptr;
}

std::string listed(const Names& names) {
    std::string out;
    for (const auto& name : names) out += (out.empty() ? "" : ", ") + name;
    return out;
}

/// A language tag (BCP 47) whose language is one that exists: "en", "de-AT", "kl".
bool is_language(const std::string& tag) {
    UErrorCode status = U_ZERO_ERROR;
    int32_t read = 0;
    std::array<char, ULOC_FULLNAME_CAPACITY> locale{};
    if (tag.size() < 2 || tag.find('_') != std::string::npos) return false;
    uloc_forLanguageTag(tag.c_str(), locale.data(), static_cast<int32_t>(locale.size()), &read, &status);
    if (U_FAILURE(status) || read != static_cast<int32_t>(tag.size())) return false;
    return *uloc_getISO3Language(locale.data()) != '\0';
}

class Checking {
  public:
    Checking(const AttributeList& list, const MappedText& base, Reading& reading)
        : list_(list), base_(base), reading_(reading) {}

    /// `owner`: the class whose keys these are all; empty when others may stand there.
    void keys(const Names& known, const std::string& owner) {
        const auto& pairs = list_.attributes.pairs;
        for (std::size_t i = 0; i < pairs.size(); ++i) {
            const std::string& key = pairs[i].first;
            if (key == "lang" && !is_language(pairs[i].second))
                reading_.error("lang-tag", base_.range(list_.values[i].first, list_.values[i].second),
                               {{"value", pairs[i].second}});
            if (known.contains(key) || key.starts_with("data-") || key == "lang") continue;
            const auto where = base_.range(list_.keys[i].first, list_.keys[i].second);
            if (const std::string nearest = nearest_name(key, known); !nearest.empty())
                reading_.warning("attribute-unknown.key-near", where, {{"key", key}, {"nearest", nearest}});
            else if (!owner.empty())
                reading_.warning(known.empty() ? "attribute-unknown.no-keys" : "attribute-unknown.key", where,
                                 {{"key", key}, {"name", owner}, {"known", listed(known)}});
        }
    }

    void classes(const Names& known) {
        for (std::size_t i = 0; i < list_.attributes.classes.size(); ++i) {
            const std::string& name = list_.attributes.classes[i];
            if (known.contains(name)) continue;
            if (const std::string nearest = nearest_name(name, known); !nearest.empty())
                reading_.warning("attribute-unknown.class-near", class_place(i),
                                 {{"name", name}, {"nearest", nearest}});
        }
    }

    Range class_place(std::size_t index) const {
        return base_.range(list_.classes[index].first, list_.classes[index].second);
    }

  private:
    const AttributeList& list_;
    const MappedText& base_;
    Reading& reading_;
};

}  // namespace

const Names& div_classes() {
    static const Names names = [] {
        Names all;
        for (const auto& [name, keys] : keys_of_divs()) all.insert(name);
        return all;
    }();
    return names;
}

void check_attributes(const AttributeList& list, const MappedText& base, Bearer bearer, Reading& reading) {
    Checking checking(list, base, reading);
    checking.keys(known_of(bearer).keys, "");
    checking.classes(known_of(bearer).classes);
}

void check_div_attributes(const AttributeList& list, const MappedText& base, Range opener, Reading& reading) {
    Checking checking(list, base, reading);
    const auto& classes = list.attributes.classes;
    for (const auto& name : classes)
        if (const Names* found = keys_of(name)) {
            checking.keys(*found, name);
            Names others = div_classes();
            others.insert("unnumbered");
            return checking.classes(others);
        }
    if (classes.empty()) return;
    const std::string nearest = nearest_name(classes.front(), div_classes());
    std::string known;
    for (const auto& [name, keys] : keys_of_divs()) known += (known.empty() ? "." : ", .") + name;
    if (nearest.empty())
        reading.warning("div-unknown", opener, {{"name", classes.front()}, {"known", known}});
    else
        reading.warning("div-unknown.near", checking.class_place(0), {{"name", classes.front()}, {"nearest", nearest}});
}

}  // namespace reading
