// SPDX-License-Identifier: MPL-2.0
#include "merge/metadata_text.h"

#include <algorithm>
#include <array>
#include <utility>

#include "merge/value_lookup.h"
#include "merge/values.h"
#include "support/utf8.h"

namespace merge {
namespace {

enum class Keeps { nothing, all, second };

struct Sign {
    std::string_view begin, end;
    Keeps keeps;
};
constexpr std::array<Sign, 6> signs = {{{"{++", "++}", Keeps::all},
                                        {"{--", "--}", Keeps::nothing},
                                        {"{~~", "~~}", Keeps::second},
                                        {"{==", "==}", Keeps::all},
                                        {"{>>", "<<}", Keeps::nothing},
                                        {"<!--", "-->", Keeps::nothing}}};

const Sign* sign_at(std::string_view text, std::size_t at) {
    for (const auto& sign : signs)
        if (text.substr(at).starts_with(sign.begin)) return &sign;
    return nullptr;
}

std::string_view kept(std::string_view inside, Keeps keeps) {
    if (keeps == Keeps::nothing) return {};
    const auto arrow = keeps == Keeps::second ? inside.find("~>") : std::string_view::npos;
    return arrow == std::string_view::npos ? inside : inside.substr(arrow + 2);
}

/// Past `{af="…"}` right after a mark.
std::size_t after_attributes(std::string_view text, std::size_t at) {
    if (at + 1 >= text.size() || text[at] != '{' || sign_at(text, at) || text[at + 1] == '{') return at;
    const auto close = text.find('}', at);
    return close == std::string_view::npos ? at : close + 1;
}

void append_text(std::string& out, std::string_view text) {
    const bool gap = out.empty() || out.back() == ' ';
    while (gap && text.starts_with(' ')) text.remove_prefix(1);
    out += text;
}

class Filling {
  public:
    explicit Filling(Work& work) : work_(work) {}

    /// Sets the values in `text`; `\{{` gives the characters, as in the document's text.
    void fill(std::string_view key, std::string& text) const {
        const auto* value = work_.inputs.document->front_matter.find(key);
        if (!value || text.find("{{") == std::string::npos) return;
        std::string out;
        std::size_t from = 0;
        for (auto open = text.find("{{"); open != std::string::npos; open = text.find("{{", from)) {
            if (open > from && text[open - 1] == '\\') {
                out += text.substr(from, open - 1 - from) + "{{";
                from = open + 2;
                continue;
            }
            const auto close = text.find("}}", open);
            if (close == std::string::npos) break;
            const std::string expression = text.substr(open + 2, close - open - 2);
            const auto span = narrowed(work_, value->span, text.substr(open, close + 2 - open));
            out += text.substr(from, open - from) + words_of(key, expression, span);
            from = close + 2;
        }
        text = out + text.substr(from);
    }

  private:
    std::string words_of(std::string_view key, const std::string& expression, model::Span span) const {
        const auto words = value_words(work_, span, std::string(trimmed(expression)));
        if (!words) return {};
        if (words->find("{{") == std::string::npos) return *words;
        work_.diagnostics.error("front-matter-value.circle", span, {{"name", std::string(key)}});
        return {};
    }

    Work& work_;
};

}  // namespace

std::string metadata_text(std::string_view written) {
    std::string out;
    for (std::size_t at = 0; at < written.size();) {
        const auto next = written.find_first_of("{<", at);
        append_text(out, written.substr(at, std::min(next, written.size()) - at));
        if (next == std::string_view::npos) break;
        const auto* sign = sign_at(written, next);
        const auto end = sign ? written.find(sign->end, next + sign->begin.size()) : std::string_view::npos;
        if (end == std::string_view::npos) {
            // What opens a comment that never closes hides all that follows, as it would in the text.
            if (sign && sign->keeps == Keeps::nothing && sign->begin != "{--") break;
            out += written[next];
            at = next + 1;
            continue;
        }
        const auto begin = next + sign->begin.size();
        append_text(out, kept(written.substr(begin, end - begin), sign->keeps));
        at = after_attributes(written, end + sign->end.size());
    }
    while (out.ends_with(' ')) out.pop_back();
    return support::without_soft_hyphens(out);
}

void fill_metadata(Work& work) {
    auto& metadata = work.assembly.metadata;
    const Filling filling(work);
    filling.fill("title", metadata.title);
    filling.fill("subtitle", metadata.subtitle);
    filling.fill("subject", metadata.subject);
    filling.fill("abstract", metadata.summary);
}

}  // namespace merge
