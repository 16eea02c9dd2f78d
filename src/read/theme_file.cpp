// SPDX-License-Identifier: MPL-2.0
#include "read/theme_file.h"

#include <algorithm>
#include <array>
#include <charconv>
#include <cmath>
#include <cstdio>
#include <map>
#include <set>
#include <string>
#include <utility>

#include "read/keyed_map.h"
#include "read/yaml.h"

namespace reading {
namespace {

using model::Colour;
using model::FrontMatterValue;
using model::Theme;
using Shape = FrontMatterValue::Shape;

std::optional<Colour> parse_colour(std::string_view text) {
    unsigned value = 0;
    const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), value, 16);
    if (text.size() != 6 || error != std::errc() || end != text.data() + text.size()) return std::nullopt;
    return Colour{static_cast<std::uint8_t>(value >> 16), static_cast<std::uint8_t>((value >> 8) & 0xFF),
                  static_cast<std::uint8_t>(value & 0xFF)};
}

std::map<std::string, Colour*, std::less<>> named_colours(Theme& theme) {
    return {{"ink", &theme.ink},           {"accent", &theme.accent},
            {"grey", &theme.grey},         {"tint", &theme.tint},
            {"hairline", &theme.hairline}, {"paper", &theme.paper},
            {"mark", &theme.mark},         {"accent-dark-mode", &theme.accent_dark_mode}};
}

constexpr double kTextContrast = 4.5;  // WCAG 2.2, 1.4.3

// One decimal; never up to the ratio that was missed.
std::string rounded_down(double ratio) {
    std::array<char, 32> text{};
    std::snprintf(text.data(), text.size(), "%.1f", std::floor(ratio * 10) / 10);
    return text.data();
}

/// What a length of a theme may be, in points.
struct Bounds {
    double least = 0, most = 0;
};

constexpr Bounds kPageWidth{200, 1700}, kPageHeight{200, 2400};
constexpr Bounds kSideMargin{15, 400};
constexpr Bounds kHeadMargin{45, 400}, kFootMargin{50, 400};  // the running head and the page number stand there
constexpr Bounds kBaseline{6, 60}, kColumnGap{6, 90};
constexpr Bounds kRule{0, 6}, kCellPadding{0, 24}, kListIndent{6, 72};
constexpr Bounds kInset{0, 72}, kBar{0, 24}, kLogoHeight{1, 600};
constexpr Bounds kSize{5, 96}, kFurnitureSize{5, 18}, kLeading{5, 144}, kSpace{0, 120};

std::string plain_number(double value) {
    std::array<char, 32> text{};
    std::snprintf(text.data(), text.size(), "%g", value);
    return text.data();
}

class ThemeReader {
  public:
    ThemeReader(const FrontMatterValue& root, model::Diagnostics& diagnostics)
        : root_(root), diagnostics_(diagnostics) {}

    std::optional<Theme> read() {
        KeyedMap keys(root_, diagnostics_);
        if (root_.shape != Shape::map) return std::nullopt;
        keys.format_one();
        theme_.id = keys.required_text("id");
        keys.allow("title");
        if (const auto* page = keys.find("page")) read_page(*page);
        if (const auto* colours = keys.find("colours")) read_colours(*colours);
        if (const auto* families = keys.find("families")) read_families(*families);
        theme_.fallback_files = keys.texts("fallback");
        if (const auto* rules = keys.find("rules"))
            read_lengths(*rules, {{"thick", {&theme_.rule_thick, kRule}}, {"thin", {&theme_.rule_thin, kRule}}});
        theme_.zebra_tables = keys.choice("tables", {"ruled", "zebra"}) == "zebra";
        theme_.roman_front = keys.choice("front-numbers", {"arabic", "roman"}) == "roman";
        if (const auto* padding = keys.find("cell-padding"))
            read_lengths(*padding, {{"x", {&theme_.cell_padding_x, kCellPadding}},
                                    {"y", {&theme_.cell_padding_y, kCellPadding}}});
        theme_.list_indent = length(keys, root_, "list-indent", kListIndent).value_or(theme_.list_indent);
        if (const auto* boxes = keys.find("boxes")) read_boxes(*boxes);
        if (const auto* logo = keys.find("logo")) read_logo(*logo);
        theme_.hanging_numbers = keys.flag("hanging-numbers", true);
        if (const auto* styles = keys.find("styles")) read_styles(*styles);
        if (!theme_.styles.contains(std::string_view("pull-quote"))) make_pull_quote();
        model::TextStyle below_logo;
        below_logo.space_below = 2 * theme_.baseline;
        if (theme_.logo) theme_.styles.try_emplace("cover-logo", below_logo);
        keys.finish();
        return complete() ? std::optional(std::move(theme_)) : std::nullopt;
    }

  private:
    struct Place {
        double* length = nullptr;
        Bounds bounds;
    };
    using Lengths = std::map<std::string, Place, std::less<>>;

    /// The number under a key of `map`; an error and none when it is out of bounds.
    std::optional<double> length(KeyedMap& keys, const FrontMatterValue& map, const std::string& key, Bounds bounds) {
        const auto number = keys.number(key);
        if (!number || (*number >= bounds.least && *number <= bounds.most)) return number;
        diagnostics_.error("theme-bounds", map.find(key)->span,
                           {{"key", key},
                            {"value", plain_number(*number)},
                            {"least", plain_number(bounds.least)},
                            {"most", plain_number(bounds.most)}});
        return std::nullopt;
    }

    void read_lengths(const FrontMatterValue& value, const Lengths& lengths) {
        KeyedMap keys(value, diagnostics_);
        for (const auto& [key, place] : lengths)
            *place.length = length(keys, value, key, place.bounds).value_or(*place.length);
        keys.finish();
    }

    void read_boxes(const FrontMatterValue& value) {
        KeyedMap keys(value, diagnostics_);
        const auto read_box = [&](const char* key, model::BoxStyle& box) {
            if (const auto* lengths = keys.find(key))
                read_lengths(*lengths,
                             {{"inset", {&box.inset, kInset}}, {"pad", {&box.pad, kInset}}, {"bar", {&box.bar, kBar}}});
        };
        read_box("callout", theme_.callout_box);
        read_box("code", theme_.code_box);
        read_box("pull-quote", theme_.pull_quote_box);
        keys.finish();
    }

    void read_logo(const FrontMatterValue& value) {
        KeyedMap keys(value, diagnostics_);
        model::Logo logo;
        logo.path = keys.required_text("file");
        logo.text = keys.required_text("text");
        logo.height = length(keys, value, "height", kLogoHeight).value_or(logo.height);
        const auto* file = value.find("file");
        logo.span = file != nullptr ? file->span : value.span;
        keys.finish();
        if (logo.height > theme_.page_height / 4)
            diagnostics_.error("theme-logo", value.find("height")->span);
        else if (!logo.path.empty() && !logo.text.empty())
            theme_.logo = std::move(logo);
    }

    void read_page(const FrontMatterValue& value) {
        read_lengths(value, {{"width", {&theme_.page_width, kPageWidth}},
                             {"height", {&theme_.page_height, kPageHeight}},
                             {"margin-left", {&theme_.margin_left, kSideMargin}},
                             {"margin-right", {&theme_.margin_right, kSideMargin}},
                             {"margin-top", {&theme_.margin_top, kHeadMargin}},
                             {"margin-bottom", {&theme_.margin_bottom, kFootMargin}},
                             {"baseline", {&theme_.baseline, kBaseline}},
                             {"column-gap", {&theme_.column_gap, kColumnGap}}});
        const bool holds_text = theme_.page_width - theme_.margin_left - theme_.margin_right >= 100 &&
                                theme_.page_height - theme_.margin_top - theme_.margin_bottom >= 100;
        if (!holds_text) diagnostics_.error("theme-page", value.span);
    }

    void read_colours(const FrontMatterValue& value) {
        KeyedMap keys(value, diagnostics_);
        for (const auto& [name, colour] : named_colours(theme_)) {
            const std::string text = keys.text(name);
            if (text.empty()) continue;
            const auto found = parse_colour(text);
            if (found)
                *colour = *found;
            else
                diagnostics_.error("theme-colour", value.find(name)->span, {{"value", text}});
        }
        keys.finish();
        // Links and review marks stand in text of any style; furniture may stand on a ground.
        for (const char* name : {"ink", "accent", "grey", "mark"}) check_colour(name, value);
    }

    void check_colour(const char* name, const FrontMatterValue& value) {
        const Colour colour = *named_colours(theme_).at(name);
        const double ratio = std::min(model::contrast(colour, theme_.paper), model::contrast(colour, theme_.tint));
        if (ratio >= kTextContrast) return;
        faint_.insert(name);
        const auto* own = value.find(name);
        diagnostics_.error("theme-contrast.colour", own != nullptr ? own->span : value.span,
                           {{"name", name}, {"ratio", rounded_down(ratio)}, {"needed", "4.5"}});
    }

    void read_families(const FrontMatterValue& value) {
        for (std::size_t i = 0; i < value.map.size(); ++i) {
            KeyedMap keys(value.map[i].second, diagnostics_);
            model::FaceFamily family;
            family.regular = keys.required_text("regular");
            family.bold = keys.text("bold", family.regular);
            family.italic = keys.text("italic", family.regular);
            family.bold_italic = keys.text("bold-italic", family.bold);
            family.word = keys.required_text("word");
            family.css = keys.required_text("css");
            for (const char* face : {"regular", "bold", "italic", "bold-italic"})
                if (const auto* file = value.map[i].second.find(face))
                    theme_.font_places.emplace(file->scalar, file->span);
            keys.finish();
            theme_.families[value.map[i].first] = std::move(family);
        }
    }

    void read_styles(const FrontMatterValue& value) {
        for (std::size_t i = 0; i < value.map.size(); ++i) {
            const auto& [role, style] = value.map[i];
            theme_.styles[role] = read_style(role, style);
        }
    }

    model::TextStyle read_style(const std::string& role, const FrontMatterValue& value) {
        KeyedMap keys(value, diagnostics_);
        model::TextStyle style;
        style.family = keys.text("family", style.family);
        style.bold = keys.flag("bold");
        style.italic = keys.flag("italic");
        const bool furniture = role == "head" || role == "foot";
        const Bounds sizes = furniture ? kFurnitureSize : kSize;
        const auto read = [&](const char* key, Bounds bounds, double otherwise) {
            return length(keys, value, key, bounds).value_or(otherwise);
        };
        const std::size_t before = diagnostics_.all().size();
        style.size = read("size", sizes, style.size);
        style.leading = read("leading", kLeading, style.leading);
        style.space_above = read("above", kSpace, 0);
        style.space_below = read("below", kSpace, 0);
        style.least = read("least", {kSize.least, std::max(style.size, kSize.least)}, 0);
        const bool in_bounds = diagnostics_.all().size() == before;
        style.justified = keys.flag("justified");
        style.hyphenated = keys.flag("hyphenated");
        style.balanced = keys.flag("balanced");
        style.run_in = keys.flag("run-in");
        const std::string colour = keys.text("colour", "ink");
        style.colour = style_colour(colour, value);
        keys.finish();
        if (!theme_.families.contains(style.family))
            diagnostics_.error("theme-family", value.span, {{"role", role}, {"family", style.family}});
        if (in_bounds && style.leading < style.size) diagnostics_.error("theme-size", value.span, {{"role", role}});
        // A colour that is too faint is one mistake, however many styles take it.
        if (!faint_.contains(colour)) check_contrast(role, style, value.span);
        return style;
    }

    // As the quote, larger and in the accent colour.
    void make_pull_quote() {
        const auto quote = theme_.styles.find("quote");
        if (quote == theme_.styles.end()) return;
        model::TextStyle style = quote->second;
        style.size *= 1.35;
        style.leading *= 1.5;
        style.space_above = 0;
        style.colour = theme_.accent;
        style.justified = style.hyphenated = false;
        style.balanced = true;
        theme_.styles["pull-quote"] = style;
    }

    Colour style_colour(const std::string& name, const FrontMatterValue& value) {
        const auto names = named_colours(theme_);
        const auto found = names.find(name);
        if (found != names.end()) return *found->second;
        const auto colour = parse_colour(name);
        if (!colour) diagnostics_.error("theme-colour", value.find("colour")->span, {{"value", name}});
        return colour.value_or(theme_.ink);
    }

    /// WCAG 2.2, 1.4.3: 4.5:1, and 3:1 from 18 pt or 14 pt bold. Heads of tables, callouts and code stand on the tint.
    void check_contrast(const std::string& role, const model::TextStyle& style, model::Span where) {
        const bool large = style.size >= 18 || (style.bold && style.size >= 14);
        const double needed = large ? 3.0 : kTextContrast;
        const bool tinted = role == "cell-head" || role == "code" || role.starts_with("callout");
        const double ratio = model::contrast(style.colour, tinted ? theme_.tint : theme_.paper);
        if (ratio >= needed) return;
        diagnostics_.error("theme-contrast", where,
                           {{"role", role}, {"ratio", rounded_down(ratio)}, {"needed", large ? "3" : "4.5"}});
    }

    bool complete() {
        bool all = !theme_.id.empty();
        for (const char* family : {"text", "sans", "mono"}) {
            if (theme_.families.contains(std::string_view(family))) continue;
            diagnostics_.error("theme-incomplete.family", root_.span, {{"family", family}});
            all = false;
        }
        if (theme_.styles.contains(std::string_view("body"))) return all;
        diagnostics_.error("theme-incomplete.body", root_.span);
        return false;
    }

    const FrontMatterValue& root_;
    model::Diagnostics& diagnostics_;
    Theme theme_;
    std::set<std::string, std::less<>> faint_;  // named colours that were reported
};

}  // namespace

std::optional<Theme> read_theme(model::SourceId source, const model::Sources& sources,
                                model::Diagnostics& diagnostics) {
    const FrontMatterValue root = read_yaml_file(source, sources, diagnostics);
    return ThemeReader(root, diagnostics).read();
}

}  // namespace reading
