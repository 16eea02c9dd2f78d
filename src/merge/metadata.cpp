// SPDX-License-Identifier: MPL-2.0
#include "merge/metadata.h"

#include <algorithm>
#include <array>
#include <charconv>

#include "merge/language.h"
#include "merge/metadata_text.h"
#include "merge/parties.h"
#include "model/rule_set.h"

namespace merge {
namespace {

using model::FrontMatterValue;
using Shape = FrontMatterValue::Shape;

constexpr std::array known_keys = {"title",
                                   "subtitle",
                                   "lang",
                                   "date",
                                   "version",
                                   "author",
                                   "subject",
                                   "keywords",
                                   "abstract",
                                   "dokumenttype",
                                   "status",
                                   "parter",
                                   "valgperiode",
                                   "aftaleperiode",
                                   "regelsaet",
                                   "ikrafttraedelse",
                                   "ansvarlig-enhed",
                                   "besluttende-forum",
                                   "erstatter",
                                   "aendring",
                                   "toc",
                                   "toc-depth",
                                   "lot",
                                   "lof",
                                   "nummerering",
                                   "forside"};

std::string text_of(const FrontMatterValue& value) {
    if (value.shape == Shape::scalar) return metadata_text(value.scalar);
    std::string out;
    for (const auto& item : value.list) out += (out.empty() ? "" : "; ") + text_of(item);
    for (const auto& [key, part] : value.map) {
        const std::string text = text_of(part);
        if (!text.empty()) out += (out.empty() ? "" : ", ") + text;
    }
    return out;
}

std::vector<std::string> texts_of(const FrontMatterValue& value) {
    std::vector<std::string> out;
    if (value.shape == Shape::scalar && !value.scalar.empty()) out.push_back(text_of(value));
    for (const auto& item : value.list) {
        const auto* name = item.find("name");
        const std::string text = name ? text_of(*name) : text_of(item);
        if (!text.empty()) out.push_back(text);
    }
    return out;
}

/// Keywords may also be one scalar with commas.
std::vector<std::string> keywords_of(const FrontMatterValue& value) {
    if (value.shape != Shape::scalar) return texts_of(value);
    std::vector<std::string> out;
    const std::string text = text_of(value);
    std::string_view rest = text;
    while (!rest.empty()) {
        const auto comma = rest.find(',');
        std::string_view part = rest.substr(0, comma);
        while (part.starts_with(' ')) part.remove_prefix(1);
        while (part.ends_with(' ')) part.remove_suffix(1);
        if (!part.empty()) out.emplace_back(part);
        rest = comma == std::string_view::npos ? std::string_view() : rest.substr(comma + 1);
    }
    return out;
}

/// "2019", "juni 2024": less than a day, but a time.
bool names_year(std::string_view text) {
    std::size_t digits = 0;
    for (const char c : text) {
        digits = c >= '0' && c <= '9' ? digits + 1 : 0;
        if (digits == 4) return true;
    }
    return false;
}

std::optional<int> year_of(std::string_view text) {
    int year = 0;
    const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), year);
    if (error != std::errc() || end != text.data() + text.size() || text.size() != 4) return std::nullopt;
    return year;
}

/// The two ends of a period: `{fra, til}`, or a scalar with one of the separators between them.
std::pair<std::string, std::string> ends_of(const FrontMatterValue& value,
                                            std::initializer_list<std::string_view> separators) {
    const auto part = [&](std::string_view key) {
        const auto* found = value.find(key);
        return found ? found->scalar : std::string();
    };
    if (value.shape == Shape::map) return {part("fra"), part("til")};
    for (const auto separator : separators)
        if (const auto at = value.scalar.find(separator); at != std::string::npos)
            return {value.scalar.substr(0, at), value.scalar.substr(at + separator.size())};
    return {};
}

std::optional<model::YearPeriod> election_period(const FrontMatterValue& value) {
    const auto [from, to] = ends_of(value, {"\u2013", "-"});
    const auto first = year_of(from);
    const auto last = year_of(to);
    if (!first || !last || *last < *first) return std::nullopt;
    return model::YearPeriod{*first, *last};
}

std::optional<model::DatePeriod> agreement_period(const FrontMatterValue& value) {
    const auto [from, to] = ends_of(value, {"/"});
    const auto first = model::parse_danish_date(from);
    const auto last = model::parse_danish_date(to);
    if (!first || (!to.empty() && to != ".." && !last) || (last && *last < *first)) return std::nullopt;
    return model::DatePeriod{*first, last};
}

class Reading {
  public:
    explicit Reading(Work& work) : work_(work), out_(work.assembly.metadata) {}

    void read(const FrontMatterValue& front_matter) {
        for (std::size_t i = 0; i < front_matter.map.size(); ++i) {
            const auto& [key, value] = front_matter.map[i];
            const model::Span where = i < front_matter.key_spans.size() ? front_matter.key_spans[i] : value.span;
            if (value.shape != Shape::null && !generic(key, value) && !domain(key, value)) other(key, value, where);
            if (value.shape == Shape::null && !is_known(key)) unknown(key, where);
        }
    }

  private:
    bool generic(const std::string& key, const FrontMatterValue& value) {
        constexpr std::array texts = {"title", "subtitle", "lang", "version", "subject", "abstract"};
        if (value.shape != Shape::scalar && std::find(texts.begin(), texts.end(), key) != texts.end())
            work_.diagnostics.warning("front-matter-value.text", value.span, {{"name", key}});
        if (key == "title")
            out_.title = text_of(value);
        else if (key == "subtitle")
            out_.subtitle = text_of(value);
        else if (key == "lang")
            language(value);
        else if (key == "date")
            date(value);
        else if (key == "version")
            out_.version = text_of(value);
        else if (key == "author")
            out_.authors = texts_of(value);
        else if (key == "subject")
            out_.subject = text_of(value);
        else if (key == "keywords")
            keywords(value);
        else if (key == "abstract")
            out_.summary = text_of(value);
        else if (key == "toc" || key == "lot" || key == "lof" || key == "nummerering" || key == "forside")
            truth(key, value);
        else
            return key == "toc-depth";
        return true;
    }

    bool domain(const std::string& key, const FrontMatterValue& value) {
        if (key == "dokumenttype")
            kind(value);
        else if (key == "status")
            status(value);
        else if (key == "parter")
            out_.parties = read_parties(work_, value);
        else if (key == "valgperiode")
            out_.election_period = election_period(value);
        else if (key == "aftaleperiode")
            out_.agreement_period = agreement_period(value);
        else if (key == "ikrafttraedelse")
            out_.effective_date = model::parse_danish_date(text_of(value));
        else if (key == "ansvarlig-enhed")
            out_.responsible_unit = text_of(value);
        else if (key == "besluttende-forum")
            out_.deciding_forum = text_of(value);
        else if (key == "erstatter")
            out_.replaces = text_of(value);
        else if (key == "aendring")
            change(value);
        else if (key == "regelsaet")
            out_.rule_set = text_of(value);
        else
            return false;
        return true;
    }

    void keywords(const FrontMatterValue& value) {
        out_.keywords = keywords_of(value);
        if (value.shape == Shape::map) work_.diagnostics.warning("front-matter-value.list", value.span, {{"name", "keywords"}});
    }

    void language(const FrontMatterValue& value) {
        const std::string tag = text_of(value);
        out_.language = document_language(*work_.inputs.document);
        if (known_language(tag).empty()) work_.diagnostics.error("lang-unknown", value.span, {{"value", tag}});
    }

    void date(const FrontMatterValue& value) {
        out_.date = model::parse_danish_date(text_of(value));
        if (out_.date) return;
        out_.date_text = text_of(value);
        if (!names_year(out_.date_text))
            work_.diagnostics.warning("front-matter-value.date", value.span, {{"value", out_.date_text}});
    }

    void truth(const std::string& key, const FrontMatterValue& value) {
        if (value.scalar != "true" && value.scalar != "false" && value.scalar != "ja" && value.scalar != "nej")
            work_.diagnostics.warning("front-matter-value.truth", value.span,
                                      {{"name", key}, {"value", text_of(value)}});
    }

    void kind(const FrontMatterValue& value) {
        out_.kind = text_of(value);
        const auto* kind = work_.inputs.kind;
        if (!kind) {
            const auto& ids = work_.inputs.look_up.kind_ids;
            if (std::find(ids.begin(), ids.end(), out_.kind) != ids.end()) return;  // reading it has said what is wrong
            report_unknown(work_, model::Severity::error, "kind-unknown", value.span, out_.kind, ids);
            return;
        }
        const bool english = document_language(*work_.inputs.document).starts_with("en") && !kind->title_en.empty();
        out_.kind_title = english ? kind->title_en : kind->title;
    }

    void status(const FrontMatterValue& value) {
        const std::string id = text_of(value);
        if (model::status_rank(id) < 0) {
            const std::vector<std::string> ids = {
                "udkast",    "i-hoering",       "til-godkendelse", "godkendt-af-parterne",
                "indsendt",  "godkendt-af-sst", "ikke-godkendt",   "gaeldende",
                "erstattet", "ophoert"};
            report_unknown(work_, model::Severity::error, "status-unknown", value.span, id, ids);
            return;
        }
        out_.status = id;
        out_.status_title = work_.words().text("status." + id);
    }

    void change(const FrontMatterValue& value) {
        out_.change = text_of(value);
        if (out_.change != "redaktionel" && out_.change != "indholdsmaessig")
            report_unknown(work_, model::Severity::warning, "change-unknown", value.span, out_.change,
                           {"redaktionel", "indholdsmaessig"});
    }

    bool is_known(const std::string& key) const {
        if (std::find(known_keys.begin(), known_keys.end(), key) != known_keys.end()) return true;
        const auto* kind = work_.inputs.kind;
        return kind && std::any_of(kind->fields.begin(), kind->fields.end(),
                                   [&](const model::KindField& field) { return field.name == key; });
    }

    void other(const std::string& key, const FrontMatterValue& value, model::Span where) {
        if (!is_known(key)) unknown(key, where);
        keep(key, value);
    }

    void keep(const std::string& key, const FrontMatterValue& value) {
        if (value.shape == Shape::map)
            for (const auto& [inner, part] : value.map) keep(key + "." + inner, part);
        else if (value.shape != Shape::null)
            out_.other.emplace_back(key, text_of(value));
    }

    /// Keys of a kind that does not exist cannot be judged: that kind is the mistake, and it is reported.
    void unknown(const std::string& key, model::Span where) {
        const auto* type = work_.inputs.document->front_matter.find("dokumenttype");
        if (!work_.inputs.kind && type) return;
        std::vector<std::string> names(known_keys.begin(), known_keys.end());
        if (work_.inputs.kind)
            for (const auto& field : work_.inputs.kind->fields) names.push_back(field.name);
        report_unknown(work_, model::Severity::warning, "front-matter-key", where, key, names);
    }

    Work& work_;
    model::Metadata& out_;
};

}  // namespace

bool switch_of(const Work& work, std::string_view key, bool fallback) {
    const auto* value = work.inputs.document->front_matter.find(key);
    if (!value || value->shape != Shape::scalar) return fallback;
    if (value->scalar == "true" || value->scalar == "ja") return true;
    if (value->scalar == "false" || value->scalar == "nej") return false;
    return fallback;
}

void read_metadata(Work& work) {
    Reading(work).read(work.inputs.document->front_matter);
    work.assembly.draft = work.assembly.metadata.status == "udkast";
    work.assembly.example = work.inputs.example;
    work.assembly.draft_package = work.inputs.draft_package;
}

std::string document_language(const model::Document& document) {
    const auto* value = document.front_matter.find("lang");
    const std::string known = value ? known_language(value->scalar) : "";
    return known.empty() ? "da" : known;
}

std::string document_kind(const model::Document& document) {
    const auto* value = document.front_matter.find("dokumenttype");
    return value ? value->scalar : std::string();
}

}  // namespace merge
