// SPDX-License-Identifier: MPL-2.0
#include "read/yaml.h"

#include <libfyaml.h>

#include <algorithm>
#include <array>
#include <memory>
#include <optional>
#include <string>
#include <utility>
#include <vector>

#include "read/control_character.h"
#include "support/utf8.h"

namespace reading {
namespace {

using model::FrontMatterValue;
using Shape = FrontMatterValue::Shape;

constexpr int deepest = 60;

struct DiagDeleter {
    void operator()(fy_diag* diag) const { fy_diag_destroy(diag); }
};
struct ParserDeleter {
    void operator()(fy_parser* parser) const { fy_parser_destroy(parser); }
};
struct EventDeleter {
    fy_parser* parser = nullptr;
    void operator()(fy_event* event) const { fy_parser_event_free(parser, event); }
};
using Event = std::unique_ptr<fy_event, EventDeleter>;

/// Collects libfyaml's messages instead of writing them to the terminal.
std::unique_ptr<fy_diag, DiagDeleter> silent_diag() {
    fy_diag_cfg config{};
    fy_diag_cfg_default(&config);
    config.output_fn = [](fy_diag*, void*, const char*, std::size_t) {};
    config.fp = nullptr;
    std::unique_ptr<fy_diag, DiagDeleter> made(fy_diag_create(&config));
    if (made) fy_diag_set_collect_errors(made.get(), true);
    return made;
}

/// What libfyaml says, and the key that says it to an author.
struct KnownError {
    std::string_view part;
    const char* key;
};
constexpr std::array<KnownError, 24> known_errors = {{
    {"nested block mapping on the same line", "yaml-syntax.colon"},
    {"mapping values are not allowed", "yaml-syntax.colon"},
    {"multiline plain key", "yaml-syntax.no-colon"},
    {"trailing content", "yaml-syntax.after-quote"},
    {"missing comma", "yaml-syntax.comma"},
    {"without a closing", "yaml-syntax.bracket"},
    {"extra closing", "yaml-syntax.extra-bracket"},
    {"tab ", "yaml-syntax.tab"},
    {"tab character", "yaml-syntax.tab"},
    {"quoted scalar", "yaml-syntax.quote"},
    {"single-quoted", "yaml-syntax.quote"},
    {"double-quoted scalar", "yaml-syntax.quote"},
    {"end of quoted", "yaml-syntax.quote"},
    {"escape", "yaml-syntax.escape"},
    {"cannot start with", "yaml-syntax.reserved"},
    {"invalid alias", "yaml-syntax.reserved"},
    {"invalid anchor", "yaml-syntax.reserved"},
    {"on the same line as a mapping key", "yaml-syntax.dash"},
    {"expected '-'", "yaml-syntax.indent"},
    {"wrongly indented", "yaml-syntax.indent"},
    {"indentation", "yaml-syntax.indent"},
    {"end of block", "yaml-syntax.indent"},
    {"flow ", "yaml-syntax.bracket"},
    {"depth", "yaml-syntax.depth"},
}};

const char* key_for(std::string_view message) {
    for (const auto& known : known_errors)
        if (message.find(known.part) != std::string_view::npos) return known.key;
    return "yaml-syntax.unclear";
}

bool is_null(std::string_view text) {
    return text.empty() || text == "~" || text == "null" || text == "Null" || text == "NULL";
}

class TreeReader {
  public:
    TreeReader(std::string_view text, model::SourceId source, std::uint32_t offset, model::Diagnostics& diagnostics)
        : text_(text), source_(source), offset_(offset), diagnostics_(diagnostics) {
        fy_parse_cfg config{};
        config.search_path = "";
        config.flags = static_cast<fy_parse_cfg_flags>(FYPCF_QUIET | FYPCF_JSON_NONE);
        config.diag = diag_.get();
        parser_.reset(fy_parser_create(&config));
        if (parser_) fy_parser_set_string(parser_.get(), text.data(), text.size());
    }

    FrontMatterValue read() {
        FrontMatterValue root;
        root.span = span_of(0, 0);
        bool seen = false;
        while (auto event = next()) {
            if (event->type == FYET_DOCUMENT_START && seen) {
                error("yaml-syntax.documents", span_of(*event));
                break;
            }
            if (event->type == FYET_DOCUMENT_START || event->type == FYET_STREAM_START ||
                event->type == FYET_DOCUMENT_END)
                continue;
            if (event->type == FYET_STREAM_END) break;
            root = value(std::move(event), 0);
            seen = true;
        }
        report_syntax();
        return root;
    }

  private:
    Event next() {
        if (!parser_ || stopped_) return Event(nullptr, {parser_.get()});
        return Event(fy_parser_parse(parser_.get()), {parser_.get()});
    }

    model::Span span_of(std::size_t begin, std::size_t end) const {
        const std::size_t last = text_.size();
        return {source_, offset_ + static_cast<std::uint32_t>(std::min(begin, last)),
                offset_ + static_cast<std::uint32_t>(std::min(std::max(begin, end), last))};
    }
    model::Span span_of(fy_event& event) const {
        const fy_mark* begin = fy_event_start_mark(&event);
        const fy_mark* end = fy_event_end_mark(&event);
        if (!begin) return span_of(0, 0);
        return span_of(begin->input_pos, end ? end->input_pos : begin->input_pos);
    }
    /// Of a scalar without the white space that may follow it.
    model::Span scalar_span(fy_event& event) const {
        model::Span span = span_of(event);
        while (span.end > span.begin &&
               std::string_view(" \t\r\n").find(text_[span.end - offset_ - 1]) != std::string_view::npos)
            --span.end;
        return span;
    }

    void error(const char* key, model::Span where, model::MessageArgs args = {}) {
        diagnostics_.error(key, where, std::move(args));
    }

    FrontMatterValue value(Event event, int depth) {
        FrontMatterValue made;
        made.span = scalar_span(*event);
        if (depth > deepest) {
            error("yaml-syntax.depth", made.span, {{"depth", std::to_string(deepest)}});
            stopped_ = true;
            return made;
        }
        switch (event->type) {
            case FYET_SCALAR:
                return scalar(*event);
            case FYET_ALIAS:
                alias(made.span);
                break;
            case FYET_SEQUENCE_START:
                sequence(made, depth);
                break;
            case FYET_MAPPING_START:
                mapping(made, depth);
                break;
            default:
                break;
        }
        return made;
    }

    void alias(model::Span name) {
        if (name.begin > offset_) --name.begin;  // the star
        error("yaml-syntax.alias", name);
    }

    FrontMatterValue scalar(fy_event& event) {
        FrontMatterValue made;
        made.span = scalar_span(event);
        std::size_t length = 0;
        const char* text = event.scalar.value ? fy_token_get_text(event.scalar.value, &length) : nullptr;
        const std::string_view words(text ? text : "", text ? length : 0);
        const bool plain = !event.scalar.value || fy_token_scalar_style(event.scalar.value) == FYSS_PLAIN;
        if (plain && is_null(words)) return made;
        made.shape = Shape::scalar;
        made.scalar = words;
        // An escape ("\\u0007") can make what no file may hold.
        if (const auto control = find_control(words); control != std::string_view::npos) {
            error("yaml-syntax.control", made.span, {{"code", control_name(words, control)}});
            made.scalar = without_controls(words);
        }
        return made;
    }

    void sequence(FrontMatterValue& made, int depth) {
        made.shape = Shape::list;
        while (auto event = next()) {
            if (event->type == FYET_SEQUENCE_END) return end_at(made, *event);
            made.list.push_back(value(std::move(event), depth + 1));
            made.span.end = std::max(made.span.end, made.list.back().span.end);
        }
        never_ends(made);
    }

    void mapping(FrontMatterValue& made, int depth) {
        made.shape = Shape::map;
        while (auto event = next()) {
            if (event->type == FYET_MAPPING_END) return end_at(made, *event);
            const FrontMatterValue key = value(std::move(event), depth + 1);
            auto content = next();
            if (!content) break;
            FrontMatterValue inner = value(std::move(content), depth + 1);
            made.span.begin = std::min(made.span.begin, key.span.begin);  // `[a: b]` has no bracket of its own
            made.span.end = std::max({made.span.end, key.span.end, inner.span.end});
            if (key.shape != Shape::scalar) {
                error("yaml-syntax.key", key.span);
            } else if (made.find(key.scalar)) {
                error("yaml-duplicate-key", key.span, {{"key", key.scalar}});
            } else {
                made.map.emplace_back(key.scalar, std::move(inner));
                made.key_spans.push_back(key.span);
            }
        }
        never_ends(made);
    }

    void never_ends(const FrontMatterValue& collection) {
        const std::size_t begin = collection.span.begin - offset_;
        if (!unclosed_ && begin < text_.size() && (text_[begin] == '[' || text_[begin] == '{')) unclosed_ = begin;
    }

    /// A flow collection ends after its bracket; a block one has no end of its own but that of its last value.
    void end_at(FrontMatterValue& made, fy_event& event) const {
        const model::Span end = span_of(event);
        if (end.end > end.begin) made.span.end = std::max(made.span.end, end.end);
    }

    /// libfyaml stops at its first error, and what it reports after that follows from it.
    void report_syntax() {
        if (!parser_ || stopped_) return;
        void* state = nullptr;
        const fy_diag_error* found = diag_ ? fy_diag_errors_iterate(diag_.get(), &state) : nullptr;
        if (!found) {
            if (fy_parser_get_stream_error(parser_.get())) error("yaml-syntax.unclear", span_of(0, 0));
            return;
        }
        const std::string_view key = key_for(found->msg ? found->msg : "");
        const std::size_t at =
            key == "yaml-syntax.bracket" && unclosed_ ? *unclosed_ : place(found->line, found->column);
        error(key.data(), span_of(at, at + 1), {{"depth", std::to_string(deepest)}});
    }

    /// libfyaml counts lines and columns of errors from 1, columns in code points.
    std::size_t place(int line, int column) const {
        std::size_t at = 0;
        for (int l = 1; l < line && at < text_.size(); ++l) {
            const auto end = text_.find('\n', at);
            at = end == std::string_view::npos ? text_.size() : end + 1;
        }
        for (int c = 1; c < column && at < text_.size() && text_[at] != '\n'; ++c) support::next_code_point(text_, at);
        return at;
    }

    std::string_view text_;
    model::SourceId source_;
    std::uint32_t offset_;
    model::Diagnostics& diagnostics_;
    std::unique_ptr<fy_diag, DiagDeleter> diag_ = silent_diag();
    std::unique_ptr<fy_parser, ParserDeleter> parser_;
    std::optional<std::size_t> unclosed_;  // where the innermost flow collection begins that never ends
    bool stopped_ = false;
};

}  // namespace

FrontMatterValue read_yaml(std::string_view text, model::SourceId source, std::uint32_t offset,
                           model::Diagnostics& diagnostics) {
    return TreeReader(text, source, offset, diagnostics).read();
}

FrontMatterValue read_yaml_file(model::SourceId source, const model::Sources& sources,
                                model::Diagnostics& diagnostics) {
    std::string_view text = sources[source].bytes();
    std::uint32_t offset = 0;
    if (text.starts_with("\xEF\xBB\xBF")) {
        text.remove_prefix(3);
        offset = 3;
    }
    const auto invalid = support::find_invalid_utf8(text);
    if (invalid != std::string_view::npos) {
        const auto at = offset + static_cast<std::uint32_t>(invalid);
        diagnostics.error("file-encoding.not-utf8", {source, at, at + 1});
        return {};
    }
    if (const auto control = find_control(text); control != std::string_view::npos) {
        const auto at = offset + static_cast<std::uint32_t>(control);
        diagnostics.error("file-encoding.control", {source, at, at + static_cast<std::uint32_t>(control_size(text, control))},
                          {{"code", control_name(text, control)}});
        return {};
    }
    return read_yaml(text, source, offset, diagnostics);
}

}  // namespace reading
