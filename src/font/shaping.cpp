// SPDX-License-Identifier: MPL-2.0
#include "font/shaping.h"

#include <hb.h>

#include <algorithm>
#include <functional>
#include <span>
#include <unordered_map>

#include "support/utf8.h"

namespace font {
namespace {

unsigned bits_of(const Features& features) {
    return (features.tabular_figures ? 1U : 0U) | (features.small_capitals ? 2U : 0U) |
           (features.superscript ? 4U : 0U);
}

struct KeyView {
    FaceId face;
    unsigned features;
    std::string_view text;
};
struct Key {
    FaceId face;
    unsigned features;
    std::string text;
    operator KeyView() const { return {face, features, text}; }  // NOLINT(google-explicit-constructor): for look-up
};
struct KeyHash {
    using is_transparent = void;
    std::size_t operator()(KeyView key) const {
        const std::size_t rest = (static_cast<std::size_t>(key.face) << 3U | key.features) * 0x9E3779B97F4A7C15ULL;
        return std::hash<std::string_view>{}(key.text) ^ rest;
    }
};
struct KeyEqual {
    using is_transparent = void;
    bool operator()(KeyView a, KeyView b) const {
        return a.face == b.face && a.features == b.features && a.text == b.text;
    }
};

/// Whether marks on letters are placed. Looking for them takes a quarter of the time of a word that has none.
enum class Marks { placed, left };

std::vector<hb_feature_t> harfbuzz_features(unsigned bits, Marks marks) {
    std::vector<hb_feature_t> list;
    const auto set = [&](hb_tag_t tag, unsigned value) {
        list.push_back({tag, value, HB_FEATURE_GLOBAL_START, HB_FEATURE_GLOBAL_END});
    };
    if ((bits & 1U) != 0) set(HB_TAG('t', 'n', 'u', 'm'), 1);
    if ((bits & 2U) != 0) set(HB_TAG('s', 'm', 'c', 'p'), 1);
    if ((bits & 4U) != 0) set(HB_TAG('s', 'u', 'p', 's'), 1);
    if (marks == Marks::placed) return list;
    set(HB_TAG('m', 'a', 'r', 'k'), 0);
    set(HB_TAG('m', 'k', 'm', 'k'), 0);
    return list;
}

/// Whether the text is of Latin letters, digits and punctuation alone, all of them code points of their own: in UTF-8
/// what begins before U+0300, where combining marks begin, or from U+2000 to U+203F.
bool is_free_of_marks(std::string_view text) {
    for (std::size_t i = 0; i < text.size(); ++i) {
        const auto byte = static_cast<unsigned char>(text[i]);
        if (byte < 0xCC) continue;
        if (byte != 0xE2 || i + 1 >= text.size() || static_cast<unsigned char>(text[i + 1]) != 0x80) return false;
    }
    return true;
}

bool extends_cluster(char32_t code_point) {
    switch (hb_unicode_general_category(hb_unicode_funcs_get_default(), code_point)) {
        case HB_UNICODE_GENERAL_CATEGORY_SPACING_MARK:
        case HB_UNICODE_GENERAL_CATEGORY_ENCLOSING_MARK:
        case HB_UNICODE_GENERAL_CATEGORY_NON_SPACING_MARK:
        case HB_UNICODE_GENERAL_CATEGORY_FORMAT:
            return true;
        default:
            return false;
    }
}

/// Shaping takes more than its share of time for long pieces (marks on marks); no word of a language is this long.
constexpr std::uint32_t kLongestPiece = 2048;

/// Bytes [begin, end) of the text, all to be set in one face.
struct Item {
    FaceId face;
    std::uint32_t begin, end;
};

}  // namespace

struct Shaper::State {
    const FontBook& book;
    hb_language_t language;
    hb_buffer_t* buffer;
    std::unordered_map<Key, ShapedText, KeyHash, KeyEqual> cache;

    State(const FontBook& fonts, const std::string& tag)
        : book(fonts),
          language(hb_language_from_string(tag.data(), static_cast<int>(tag.size()))),
          buffer(hb_buffer_create()) {}
    ~State() { hb_buffer_destroy(buffer); }
    State(const State&) = delete;
    State& operator=(const State&) = delete;

    void fill_buffer(Item item, std::string_view text) const;
    ShapedRun shape_item(Item item, std::string_view text, unsigned features) const;
    bool covers(FaceId face, std::string_view cluster) const;
    FaceId face_for(FaceId first, std::string_view cluster, std::u32string& missing) const;
    std::vector<Item> itemise(FaceId first, std::string_view text, std::u32string& missing) const;
    void show_missing(ShapedRun& run) const;
    ShapedText shape_text(FaceId face, std::string_view text, unsigned features) const;
};

void Shaper::State::fill_buffer(Item item, std::string_view text) const {
    hb_buffer_clear_contents(buffer);
    hb_buffer_add_utf8(buffer, text.data(), static_cast<int>(text.size()), item.begin,
                       static_cast<int>(item.end - item.begin));
    hb_buffer_guess_segment_properties(buffer);
    hb_buffer_set_direction(buffer, HB_DIRECTION_LTR);
    hb_buffer_set_language(buffer, language);
}

ShapedRun Shaper::State::shape_item(Item item, std::string_view text, unsigned features) const {
    unsigned count = 0;
    const hb_glyph_position_t* positions = nullptr;
    const auto shape_with = [&](Marks marks) {
        fill_buffer(item, text);
        const auto list = harfbuzz_features(features, marks);
        hb_shape(book[item.face].hb_font(), buffer, list.data(), static_cast<unsigned>(list.size()));
        positions = hb_buffer_get_glyph_positions(buffer, &count);
    };
    if (is_free_of_marks(text.substr(item.begin, item.end - item.begin))) {
        shape_with(Marks::left);
        // A face may take a letter apart: a mark that came so has no advance.
        const auto stands_still = [](const hb_glyph_position_t& position) { return position.x_advance == 0; };
        if (std::any_of(positions, positions + count, stands_still)) shape_with(Marks::placed);
    } else {
        shape_with(Marks::placed);
    }
    const hb_glyph_info_t* infos = hb_buffer_get_glyph_infos(buffer, &count);
    const float em = static_cast<float>(book[item.face].metrics().units_per_em);
    ShapedRun run{item.face, item.begin, item.end, {}, 0};
    run.glyphs.reserve(count);
    for (unsigned i = 0; i < count; ++i) {
        run.glyphs.push_back({infos[i].codepoint, infos[i].cluster, static_cast<float>(positions[i].x_advance) / em,
                              static_cast<float>(positions[i].x_offset) / em,
                              static_cast<float>(positions[i].y_offset) / em});
        run.width += run.glyphs.back().advance;
    }
    return run;
}

bool Shaper::State::covers(FaceId face, std::string_view cluster) const {
    for (std::size_t at = 0; at < cluster.size();) {
        const char32_t code_point = support::next_code_point(cluster, at);
        const bool invisible = hb_unicode_general_category(hb_unicode_funcs_get_default(), code_point) ==
                               HB_UNICODE_GENERAL_CATEGORY_FORMAT;
        const bool selects = code_point >= 0xFE00 && code_point <= 0xFE0F;  // a variant of the sign before it
        if (!invisible && !selects && book[face].glyph_for(code_point) == 0) return false;
    }
    return true;
}

FaceId Shaper::State::face_for(FaceId first, std::string_view cluster, std::u32string& missing) const {
    if (covers(first, cluster)) return first;
    for (const FaceId face : book.fallbacks())
        if (covers(face, cluster)) return face;
    // A face with the base letter alone, without its marks, still says more than none.
    std::size_t at = 0;
    const char32_t base = support::next_code_point(cluster, at);
    if (missing.find(base) == std::u32string::npos) missing += base;
    if (book[first].glyph_for(base) != 0) return first;
    for (const FaceId face : book.fallbacks())
        if (book[face].glyph_for(base) != 0) return face;
    return first;
}

std::vector<Item> Shaper::State::itemise(FaceId first, std::string_view text, std::u32string& missing) const {
    std::vector<Item> items;
    for (std::size_t at = 0; at < text.size();) {
        const std::size_t begin = at;
        support::next_code_point(text, at);
        while (at < text.size() && at - begin < kLongestPiece) {
            std::size_t next = at;
            if (!extends_cluster(support::next_code_point(text, next))) break;
            at = next;
        }
        const FaceId face = face_for(first, text.substr(begin, at - begin), missing);
        const auto end = static_cast<std::uint32_t>(at);
        if (!items.empty() && items.back().face == face && end - items.back().begin <= kLongestPiece)
            items.back().end = end;
        else
            items.push_back({face, static_cast<std::uint32_t>(begin), end});
    }
    return items;
}

// A sign that the face lacks is shown as a mark of that face, in the mark's own width.
void Shaper::State::show_missing(ShapedRun& run) const {
    const Face& face = book[run.face];
    std::uint32_t mark = 0;
    for (const char32_t sign : {char32_t{0xFFFD}, U'?'})
        if (mark == 0) mark = face.glyph_for(sign);
    if (mark == 0) return;
    const float em = static_cast<float>(face.metrics().units_per_em);
    const float advance = static_cast<float>(hb_font_get_glyph_h_advance(face.hb_font(), mark)) / em;
    run.width = 0;
    for (auto& glyph : run.glyphs) {
        if (glyph.glyph == 0) glyph = {mark, glyph.cluster, advance, 0, 0};
        run.width += glyph.advance;
    }
}

ShapedText Shaper::State::shape_text(FaceId face, std::string_view text, unsigned features) const {
    ShapedText shaped;
    if (text.empty()) return shaped;
    bool complete = text.size() <= kLongestPiece;
    ShapedRun run;
    if (complete) run = shape_item({face, 0, static_cast<std::uint32_t>(text.size())}, text, features);
    for (const auto& glyph : run.glyphs) complete = complete && glyph.glyph != 0;
    if (complete)
        shaped.runs.push_back(std::move(run));
    else
        for (const Item& item : itemise(face, text, shaped.all_missing))
            shaped.runs.push_back(shape_item(item, text, features));
    if (!shaped.all_missing.empty())
        for (auto& part : shaped.runs) show_missing(part);
    if (!shaped.all_missing.empty()) shaped.missing = shaped.all_missing.front();
    for (const auto& part : shaped.runs) shaped.width += part.width;
    return shaped;
}

Shaper::Shaper(const FontBook& book, std::string language) : state_(std::make_unique<State>(book, language)) {}
Shaper::~Shaper() = default;
Shaper::Shaper(Shaper&&) noexcept = default;

const ShapedText& Shaper::shape(FaceId face, std::string_view text, Features features) {
    const unsigned bits = bits_of(features);
    const auto found = state_->cache.find(KeyView{face, bits, text});
    if (found != state_->cache.end()) return found->second;
    return state_->cache.emplace(Key{face, bits, std::string(text)}, state_->shape_text(face, text, bits))
        .first->second;
}

const FontBook& Shaper::book() const {
    return state_->book;
}

}  // namespace font
