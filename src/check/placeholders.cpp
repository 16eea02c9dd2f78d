// SPDX-License-Identifier: MPL-2.0
#include <algorithm>
#include <array>
#include <cstdint>
#include <memory>
#include <set>
#include <string>
#include <string_view>
#include <vector>

#include "check/passage_rules.h"

namespace check {
namespace {

struct Found {
    std::size_t begin = 0, end = 0;
    const char* key = "";
};

struct Pattern {
    std::string_view text;
    const char* key;
    bool any_case = true;
    bool whole_word = true;
    std::string_view until;  // the finding goes on to this sign, if it follows
};

constexpr std::array<Pattern, 22> patterns = {{
    {"tbd", "draft-placeholder", true, true, ""},
    {"tba", "draft-placeholder", true, true, ""},
    {"TODO", "draft-placeholder", false, true, ""},
    {"N.N.", "draft-placeholder", false, false, ""},
    {"NN", "draft-placeholder", false, true, ""},
    {"[[", "draft-placeholder", true, false, "]]"},
    {"<indsæt", "draft-placeholder", true, false, ">"},
    {"<tilføj", "draft-placeholder", true, false, ">"},
    {"<årstal", "draft-placeholder", true, false, ">"},
    {"<beløb", "draft-placeholder", true, false, ">"},
    {"lorem ipsum", "draft-placeholder", true, true, ""},
    {"Fejl! Henvisningskilde", "xref-valid.word", true, false, "."},
    {"Error! Reference source", "xref-valid.word", true, false, "."},
    {"HUSK:", "draft-template-text", false, false, ""},
    {"husk at slette", "draft-template-text", true, true, ""},
    {"slettes inden", "draft-template-text", true, true, ""},
    {"skriv her", "draft-template-text", true, true, ""},
    {"klik her for at", "draft-template-text", true, true, ""},
    {"indsæt tekst", "draft-template-text", true, true, ""},
    {"fejl! bogmærke", "xref-valid.word", true, false, "."},
    {"error! bookmark", "xref-valid.word", true, false, "."},
    {"click here to enter", "draft-template-text", true, true, ""},
}};

/// What an author puts in brackets to say that something is to come: these words alone, or these words first.
constexpr std::array<std::string_view, 24> alone = {
    "årstal", "år",   "navn",      "navne", "antal",   "beløb",       "forum", "emne",
    "titel",  "sted", "tidspunkt", "tid",   "adresse", "telefon",     "mail",  "e-mail",
    "nummer", "nr",   "nr.",       "link",  "kommune", "kommunenavn", "tekst", "mangler"};
constexpr std::array<std::string_view, 9> first = {"indsæt",   "insert", "skriv", "dato", "udfyld",
                                                   "udfyldes", "tilføj", "angiv", "vælg"};

/// Which bytes a text has: most cells of tables lack one of every pattern's.
class ByteSet {
  public:
    explicit ByteSet(std::string_view text) {
        for (const char c : text) {
            const auto byte = static_cast<unsigned char>(c);
            words_[byte / 64] |= std::uint64_t{1} << byte % 64;
        }
    }
    bool has_all(const ByteSet& wanted) const {
        for (std::size_t i = 0; i < words_.size(); ++i)
            if ((wanted.words_[i] & ~words_[i]) != 0) return false;
        return true;
    }

  private:
    std::array<std::uint64_t, 4> words_{};
};

/// A pattern as it is looked for.
struct Wanted {
    std::string text;
    ByteSet bytes;
};

const std::vector<Wanted>& wanted_patterns() {
    static const std::vector<Wanted> wanted = [] {
        std::vector<Wanted> all;
        for (const auto& pattern : patterns) {
            const std::string text(pattern.text);
            all.push_back({pattern.any_case ? folded(text) : text, ByteSet(folded(text))});
        }
        return all;
    }();
    return wanted;
}

class Finder {
  public:
    explicit Finder(const std::string& text) : text_(text), lower_(folded(text)) {}

    std::vector<Found> find() {
        const auto& wanted = wanted_patterns();
        const ByteSet bytes(lower_);
        for (std::size_t i = 0; i < patterns.size(); ++i)
            if (bytes.has_all(wanted[i].bytes)) find(patterns[i], wanted[i].text);
        brackets();
        crosses();
        runs("_", 3);
        runs("?", 2);
        runs(".", 5);
        runs("\u2026", 2);
        std::sort(found_.begin(), found_.end(), [](const Found& a, const Found& b) {
            return a.begin != b.begin ? a.begin < b.begin : a.end > b.end;
        });
        std::vector<Found> apart;  // what lies inside another finding is a part of it
        for (const auto& one : found_)
            if (apart.empty() || one.begin >= apart.back().end) apart.push_back(one);
        return apart;
    }

  private:
    void find(const Pattern& pattern, const std::string& wanted) {
        const std::string& text = pattern.any_case ? lower_ : text_;
        for (auto at = text.find(wanted); at != std::string::npos; at = text.find(wanted, at + wanted.size())) {
            std::size_t end = at + wanted.size();
            const bool word_goes_on = letter_at(text, end) && pattern.whole_word;
            if ((pattern.whole_word || pattern.text == "N.N.") && letter_before(text, at)) continue;
            if (word_goes_on) continue;
            if (!pattern.until.empty())
                if (const auto close = text.find(pattern.until, end); close != std::string::npos)
                    end = close + pattern.until.size();
            found_.push_back({at, end, pattern.key});
        }
    }

    void brackets() {
        for (auto at = lower_.find('['); at != std::string::npos; at = lower_.find('[', at + 1)) {
            const auto close = lower_.find(']', at);
            if (close == std::string::npos) return;
            const auto inside = std::string_view(lower_).substr(at + 1, close - at - 1);
            const bool whole = std::find(alone.begin(), alone.end(), inside) != alone.end();
            const bool begun = std::any_of(first.begin(), first.end(), [&](std::string_view word) {
                return inside.starts_with(word) && !letter_at(lower_, at + 1 + word.size());
            });
            if (whole || begun) found_.push_back({at, close + 1, "draft-placeholder"});
        }
    }

    /// "xx", "20XX", "xx.xx.2024", "kr. xx.xxx": figures in which two crosses or more stand for digits.
    void crosses() {
        for (std::size_t at = 0; at < lower_.size();) {
            if (!is_figure(at) || letter_before(lower_, at)) {
                ++at;
                continue;
            }
            std::size_t end = at;
            while (is_figure(end) || (is_between(end) && is_figure(end + 1))) ++end;
            if (!letter_at(lower_, end) && stands_for_digits(at, end)) found_.push_back({at, end, "draft-placeholder"});
            at = end;
        }
    }

    bool is_figure(std::size_t at) const {
        return at < lower_.size() && (lower_[at] == 'x' || (lower_[at] >= '0' && lower_[at] <= '9'));
    }
    bool is_between(std::size_t at) const {
        return at < lower_.size() && std::string_view("./-,").find(lower_[at]) != std::string_view::npos;
    }

    /// Each part is digits, or crosses that may follow digits; somewhere two crosses stand together.
    bool stands_for_digits(std::size_t begin, std::size_t end) const {
        bool crosses = false;
        for (std::size_t at = begin; at < end; ++at) {
            if (lower_[at] != 'x') continue;
            const bool lone = (at == begin || lower_[at - 1] != 'x') && (at + 1 == end || lower_[at + 1] != 'x');
            const bool digit_after = at + 1 < end && lower_[at + 1] >= '0' && lower_[at + 1] <= '9';
            if (lone || digit_after) return false;
            crosses = true;
        }
        return crosses;
    }

    void runs(std::string_view sign, std::size_t least) {
        for (auto at = text_.find(sign); at != std::string::npos; at = text_.find(sign, at)) {
            std::size_t end = at;
            while (text_.compare(end, sign.size(), sign) == 0) end += sign.size();
            if ((end - at) / sign.size() >= least) found_.push_back({at, end, "draft-placeholder"});
            at = end;
        }
    }

    const std::string& text_;
    std::string lower_;
    std::vector<Found> found_;
};

/// Whether words of a passage came from a `{{value}}`.
bool from_value(const Judge& judge, const Passage& passage, std::size_t at) {
    const auto piece = std::find_if(passage.pieces.begin(), passage.pieces.end(),
                                    [&](const Passage::Piece& one) { return at >= one.begin && at < one.end; });
    const auto* sources = judge.inputs().sources;
    return sources && piece != passage.pieces.end() && piece->span.known() &&
           (*sources)[piece->span.source].text(piece->span).starts_with("{{");
}

class Placeholders : public PassageRule {
  public:
    explicit Placeholders(Judge& judge) : judge_(judge) {
        for (const auto& passage : passages_of(judge.inputs().document->front_matter)) look(passage, false);
    }
    void see(const Passage& passage) override { look(passage, true); }

  private:
    void look(const Passage& passage, bool in_text) {
        for (const auto& found : Finder(passage.text).find()) {
            const std::string text = passage.text.substr(found.begin, found.end - found.begin);
            if (!in_text) said_.insert(text);
            if (in_text && said_.count(text) != 0 && from_value(judge_, passage, found.begin)) continue;
            judge_.report(found.key, passage.place(found.begin, found.end, judge_.inputs().sources), {{"text", text}},
                          passage.block);
        }
    }

    Judge& judge_;
    std::set<std::string> said_;  // in the front matter, whose values the text may show
};

}  // namespace

std::unique_ptr<PassageRule> placeholder_rule(Judge& judge) {
    return std::make_unique<Placeholders>(judge);
}

}  // namespace check
