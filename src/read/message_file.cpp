// SPDX-License-Identifier: MPL-2.0
#include "read/message_file.h"

#include <algorithm>
#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "read/yaml.h"
#include "support/utf8.h"

namespace reading {

using model::FrontMatterValue;

namespace {

using Texts = std::vector<std::pair<std::string, std::string>>;

/// Reads what nearly every line of a catalogue is, `key: "text"` with the escapes \" \\ and \n, and texts of several lines
/// after `key: |`, in a tenth of the time that YAML takes. Whatever else stands in the file, it is left to YAML.
class PlainCatalogue {
  public:
    explicit PlainCatalogue(std::string_view bytes) : rest_(bytes) {}

    std::optional<Texts> read() {
        while (!rest_.empty()) {
            const auto line = take_line();
            if (line.empty() || line.front() == '#') continue;
            const auto colon = line.find(": ");
            if (colon == std::string_view::npos || !is_key(line.substr(0, colon))) return std::nullopt;
            const auto value = line.substr(colon + 2);
            auto text = value == "|" ? block() : quoted(value);
            if (!text) return std::nullopt;
            texts_.emplace_back(line.substr(0, colon), std::move(*text));
        }
        return has_twins() ? std::nullopt : std::optional(std::move(texts_));
    }

  private:
    std::string_view take_line() {
        const auto end = std::min(rest_.find('\n'), rest_.size());
        const auto line = rest_.substr(0, end);
        rest_.remove_prefix(std::min(end + 1, rest_.size()));
        return line;
    }

    static bool is_key(std::string_view text) {
        const auto may_stand = [](char c) { return (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9') || c == '.' || c == '-'; };
        return !text.empty() && std::all_of(text.begin(), text.end(), may_stand) && text.front() >= 'a';
    }

    static bool is_control(char c) { return static_cast<unsigned char>(c) < 0x20 || c == 0x7F; }

    static std::optional<std::string> quoted(std::string_view value) {
        if (value.size() < 2 || value.front() != '"' || value.back() != '"') return std::nullopt;
        const auto inside = value.substr(1, value.size() - 2);
        if (std::none_of(inside.begin(), inside.end(), [](char c) { return c == '"' || c == '\\' || is_control(c); }))
            return std::string(inside);
        std::string text;
        for (std::size_t i = 0; i < inside.size(); ++i) {
            if (inside[i] == '"' || is_control(inside[i])) return std::nullopt;
            if (inside[i] != '\\') {
                text += inside[i];
                continue;
            }
            const char escaped = ++i < inside.size() ? inside[i] : '\0';
            if (escaped != '"' && escaped != '\\' && escaped != 'n') return std::nullopt;
            text += escaped == 'n' ? '\n' : escaped;
        }
        return text;
    }

    /// YAML 1.2, 8.1.2 with clipping: lines indented by two blanks at least; one line break stays at the end.
    std::optional<std::string> block() {
        std::string text;
        while (rest_.empty() || rest_.front() == '\n' || rest_.starts_with("  ")) {
            if (rest_.empty()) break;
            const auto line = take_line();
            if (std::any_of(line.begin(), line.end(), is_control)) return std::nullopt;
            const bool first = text.empty();
            if (first && (line.size() < 3 || line[2] == ' ')) return std::nullopt;
            text += line.substr(std::min<std::size_t>(2, line.size()));
            text += '\n';
        }
        while (text.ends_with("\n\n")) text.pop_back();
        return text.empty() ? std::nullopt : std::optional(text);
    }

    bool has_twins() const {
        std::vector<std::string_view> keys;
        keys.reserve(texts_.size());
        for (const auto& text : texts_) keys.emplace_back(text.first);
        std::sort(keys.begin(), keys.end());
        return std::adjacent_find(keys.begin(), keys.end()) != keys.end();
    }

    std::string_view rest_;
    Texts texts_;
};

}  // namespace

void read_messages(model::SourceId source, const model::Sources& sources, model::Messages& messages,
                   model::Diagnostics& diagnostics) {
    const std::string& bytes = sources[source].bytes();
    if (support::find_invalid_utf8(bytes) >= bytes.size())
        if (auto texts = PlainCatalogue(bytes).read()) {
            for (auto& [key, text] : *texts) messages.add(std::move(key), std::move(text));
            return;
        }
    const FrontMatterValue root = read_yaml_file(source, sources, diagnostics);
    if (root.shape != FrontMatterValue::Shape::map) {
        if (root.shape != FrontMatterValue::Shape::null) diagnostics.error("data-key.no-map", root.span);
        return;
    }
    for (const auto& [key, value] : root.map) {
        if (value.shape == FrontMatterValue::Shape::scalar)
            messages.add(key, value.scalar);
        else
            diagnostics.error("data-key.shape-text", value.span, {{"key", key}});
    }
}

}  // namespace reading
