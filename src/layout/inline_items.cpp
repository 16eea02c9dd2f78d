// SPDX-License-Identifier: MPL-2.0
// The flat text of a paragraph into boxes, glue and penalties (the second half of TextSetter).
#include <algorithm>
#include <functional>

#include "layout/inline_text.h"
#include "layout/margin_kerning.h"
#include "layout/no_break.h"
#include "layout/ruler.h"
#include "support/utf8.h"

namespace layout {
using namespace model;

namespace {

constexpr float kHeldPair = 0.4F;  // of a line: numbers and what belongs to them are held together as dates are

constexpr int kWeakTie = 700;  // a gap of twice the usual width is worse
constexpr char kObject = '\x01';

bool is_continuation(char c) {
    return (static_cast<unsigned char>(c) & 0xC0U) == 0x80U;
}

// Nothing but spaces that no line ends at stands on the line yet.
bool begins_line(const std::vector<Item>& items) {
    return items.empty() || items.back().kind == Item::Kind::forced ||
           (items.back().kind == Item::Kind::glue && items.back().penalty == kNever && items.back().stretch <= 0);
}

// The blanks that begin the line of code to which a word is added, if nothing else stands on it yet.
float indentation(const std::vector<Item>& items) {
    float width = 0;
    for (auto item = items.rbegin(); item != items.rend() && item->kind != Item::Kind::forced; ++item) {
        if (item->kind != Item::Kind::glue) return 0;
        width += item->width;
    }
    return width;
}

// Between "§ 7," and "stk.", the words after a number and its comma that are no number.
bool parts_first(std::string_view before, std::string_view after) {
    return before.size() >= 2 && before.back() == ',' && !after.empty() && after.front() >= 'a' && after.front() <= 'z';
}

// The word that begins with item `first` is divided only where words that belong together are parted too, unless no
// line holds it.
void hold_whole(std::vector<Item>& items, std::size_t first) {
    const auto begin = items.begin() + static_cast<std::ptrdiff_t>(first);
    const auto is_last_resort = [](const Item& item) { return item.penalty >= kAnywherePenalty; };
    if (std::any_of(begin, items.end(), is_last_resort)) return;
    for (auto item = begin; item != items.end(); ++item)
        if (item->hyphen) item->penalty = kFirmTie;
}

// Of a line's end between a text that ends with the word `before` and the word `after`.
int penalty_of(Tie tie, std::string_view before, std::string_view after) {
    switch (tie) {
        case Tie::date:  // where no line holds all of it, the year stands alone
            return after.front() >= '0' && after.front() <= '9' ? kFirmTie : kFirmestTie;
        case Tie::firm:
            return parts_first(before, after) ? kFirmTie : kFirmestTie;
        case Tie::weak:
            return kWeakTie;
        case Tie::none:
            break;
    }
    return 0;
}

// Whether a line may end at the item though words that belong together stay so.
bool parts_words(const Item& item) {
    return item.kind == Item::Kind::forced || (item.kind == Item::Kind::glue && item.penalty < kNever) ||
           (item.kind == Item::Kind::penalty && !item.hyphen && item.penalty < kAnywherePenalty);
}

// No line ends within a date or another pair, whose spaces are `first` to `last`, if one of `width` holds it.
bool hold_together(std::vector<Item>& items, std::size_t first, std::size_t last, float width) {
    std::size_t begin = first;
    while (begin > 0 && !parts_words(items[begin - 1])) --begin;
    std::size_t end = last + 1;
    while (end < items.size() && !parts_words(items[end])) ++end;
    float wide = 0;
    for (std::size_t i = begin; i < end; ++i)
        if (items[i].kind != Item::Kind::penalty) wide += items[i].width;
    if (wide > width) return false;
    for (std::size_t i = begin; i < end; ++i)
        if (items[i].kind == Item::Kind::glue || items[i].kind == Item::Kind::penalty) items[i].penalty = kNever;
    return true;
}

// `ties` are the spaces of dates. Of one that no line holds, day and month at least stay together.
void hold_dates(std::vector<Item>& items, const std::vector<std::size_t>& ties, float width) {
    for (std::size_t i = 0; i < ties.size(); ++i) {
        const auto is_inner = [](const Item& item) { return item.kind == Item::Kind::glue; };
        const auto at = [&](std::size_t item) { return items.begin() + static_cast<std::ptrdiff_t>(item); };
        const bool goes_on = i + 1 < ties.size() && std::none_of(at(ties[i] + 1), at(ties[i + 1]), is_inner);
        if (goes_on && hold_together(items, ties[i], ties[i + 1], width))
            ++i;
        else
            hold_together(items, ties[i], ties[i], width);
    }
}

}  // namespace

std::uint32_t TextSetter::span_at(const ParagraphText& out, std::size_t offset) {
    while (cursor_ + 1 < out.spans.size() && out.spans[cursor_].end <= offset) ++cursor_;
    while (cursor_ > 0 && out.spans[cursor_].begin > offset) --cursor_;
    return cursor_;
}

void TextSetter::add_space(ParagraphText& out, std::size_t begin, std::size_t end, int penalty, bool fixed) {
    const std::uint32_t index = span_at(out, begin);
    TextSpan& span = out.spans[index];
    if (span.space == nullptr) span.space = &shape(span.face, " ", span.features);
    Item item;
    item.kind = Item::Kind::glue;
    item.span = index;
    item.width = span.space->width * span.size;
    item.stretch = fixed ? 0 : item.width * 0.5F;
    item.shrink = fixed ? 0 : item.width / 3;
    item.penalty = static_cast<std::int16_t>(penalty);
    item.begin = static_cast<std::uint32_t>(begin);
    item.end = static_cast<std::uint32_t>(end);
    out.items.push_back(item);
}

void TextSetter::make_items(ParagraphText& out, bool keep_spaces, float width) {
    const std::string& flat = out.flat;
    cursor_ = 0;
    std::size_t pos = 0;
    std::size_t object = 0;
    std::string_view before;
    std::vector<std::size_t> dates;  // their spaces
    std::vector<std::size_t> pairs;  // those between a number and what it belongs to
    const auto ends_word = [&](std::size_t i) {
        return flat[i] == ' ' || flat[i] == '\n' || flat[i] == kObject || flat.compare(i, 2, "\u00A0") == 0;
    };
    const auto word_after = [&](std::size_t i) {
        std::size_t end = i;
        while (end < flat.size() && !ends_word(end)) ++end;
        return std::string_view(flat).substr(i, end - i);
    };
    const auto force = [&] {
        Item item;
        item.kind = Item::Kind::forced;
        item.begin = item.end = static_cast<std::uint32_t>(pos);
        if (!out.spans.empty()) item.span = span_at(out, pos == 0 ? 0 : pos - 1);
        out.items.push_back(item);
    };
    while (pos < flat.size()) {
        if (flat[pos] == ' ') {
            std::size_t end = pos;
            while (!keep_spaces && end < flat.size() && flat[end] == ' ') ++end;
            if (keep_spaces) end = pos + 1;
            const bool at_edge = begins_line(out.items) || end == flat.size() || flat[end] == '\n';
            if (keep_spaces || !at_edge) {
                const std::string_view after = word_after(end);
                const std::string_view text = std::string_view(flat).substr(0, pos);
                const Tie tie =
                    keep_spaces ? Tie::none : std::max(tie_between(before, after), tie_of_reference(text, after));
                if (tie == Tie::date) dates.push_back(out.items.size());
                if (tie == Tie::firm && !parts_first(before, after)) pairs.push_back(out.items.size());
                const int penalty = keep_spaces && at_edge ? kNever : penalty_of(tie, before, after);
                add_space(out, pos, pos + 1, penalty, keep_spaces);
            }
            pos = end;
        } else if (flat[pos] == '\n') {
            force();
            ++pos;
        } else if (flat.compare(pos, 2, "\u00A0") == 0) {
            add_space(out, pos, pos + 2, kNever, keep_spaces);
            pos += 2;
        } else if (flat[pos] == kObject) {
            Item item;
            item.kind = Item::Kind::object;
            item.span = span_at(out, pos);
            item.begin = static_cast<std::uint32_t>(object);
            item.width = out.objects[object++].width;
            out.items.push_back(item);
            ++pos;
        } else {
            const std::string_view word = word_after(pos);
            const std::size_t end = pos + word.size();
            const std::size_t added = out.items.size();
            add_word(out, pos, end, width > 0 && keep_spaces ? std::max(width - indentation(out.items), 1.0F) : width);
            const std::size_t space = end < flat.size() && flat[end] == ' ' ? 1
                                      : flat.compare(end, 2, "\u00A0") == 0 ? 2
                                                                            : 0;
            if (is_held_whole(before, word, space > 0 ? word_after(end + space) : std::string_view{}))
                hold_whole(out.items, added);
            before = word;
            pos = end;
        }
    }
    force();
    hold_dates(out.items, dates, width);
    for (const std::size_t space : pairs) hold_together(out.items, space, space, width * kHeldPair);
}

float TextSetter::word_width(const ParagraphText& out, std::size_t begin, std::size_t end) {
    float width = 0;
    while (begin < end) {
        const TextSpan& span = out.spans[span_at(out, begin)];
        stand_at(span, begin);
        const std::size_t stop = std::min<std::size_t>(end, std::max<std::size_t>(span.end, begin + 1));
        width +=
            shape(span.face, std::string_view(out.flat).substr(begin, stop - begin), span.features).width * span.size;
        begin = stop;
    }
    return width;
}

void TextSetter::add_point(ParagraphText& out, std::uint32_t span_index, const Point& point) {
    TextSpan& span = out.spans[span_index];
    Item item;
    item.kind = Item::Kind::penalty;
    item.span = span_index;
    item.penalty = point.penalty;
    item.hyphen = point.hyphen;
    item.seam = point.seam;
    item.address = point.address;
    item.flagged = point.penalty < kAnywherePenalty && !point.address;
    item.begin = item.end = point.offset;
    if (point.hyphen) {
        item.width = shape(span.face, "-", span.features).width * span.size;
        item.hang_right = item.width * right_overhang(U'-');
    }
    out.items.push_back(item);
}

void TextSetter::add_pieces(ParagraphText& out, std::uint32_t span_index, std::size_t begin, std::size_t end) {
    const TextSpan span = out.spans[span_index];
    const std::string_view part = std::string_view(out.flat).substr(begin, end - begin);
    const font::ShapedText& shaped = shape(span.face, part, span.features);
    const Ruler ruler(shaped, part.size());
    std::size_t from = begin;
    const auto add_box = [&](std::size_t to) {
        const auto b = static_cast<std::uint32_t>(from - begin);
        const auto e = static_cast<std::uint32_t>(to - begin);
        Item item;
        item.span = span_index;
        item.shaped = &shaped;
        item.begin = b;
        item.end = e;
        item.source = static_cast<std::uint32_t>(from);
        item.width = ruler.width(b, e) * span.size;
        std::size_t last = to - 1;
        while (last > from && is_continuation(out.flat[last])) --last;
        std::size_t first = from;
        item.hang_right = right_overhang(support::next_code_point(out.flat, last)) * ruler.last(b, e) * span.size;
        item.hang_left = left_overhang(support::next_code_point(out.flat, first)) * ruler.first(b, e) * span.size;
        out.items.push_back(item);
        from = to;
    };
    const auto later = [](std::size_t offset, const Point& point) { return offset < point.offset; };
    auto next = std::upper_bound(points_.begin(), points_.end(), begin, later);
    for (; next != points_.end() && next->offset < end; ++next) {
        const Point& point = *next;
        const auto at = static_cast<std::uint32_t>(point.offset - begin);
        // A division inside a ligature, or where the face changes, would tear a glyph.
        if (shaped.runs.size() != 1 && point.hyphen) continue;
        if (!ruler.is_edge(at)) continue;
        add_box(point.offset);
        add_point(out, span_index, point);
    }
    add_box(end);
    // A division exactly where one span ends and the next begins.
    for (; next != points_.end() && next->offset == end; ++next) add_point(out, span_index, *next);
}

std::size_t TextSetter::WordHash::operator()(const WordView& key) const {
    const std::size_t rest = (static_cast<std::size_t>(key.face) << 8U | key.traits) * 0x9E3779B97F4A7C15ULL;
    return std::hash<std::string_view>{}(key.text) ^ rest;
}

// A word's items at size 1, from the word's first byte: the same words come again and again.
const std::vector<Item>& TextSetter::word_items(const TextSpan& span, std::string_view word) {
    const unsigned traits = (span.features.tabular_figures ? 1U : 0U) | (span.features.small_capitals ? 2U : 0U) |
                            (span.features.superscript ? 4U : 0U) | (span.hyphenate ? 8U : 0U) |
                            (span.address ? 16U : 0U);
    const auto found = word_items_.find(WordView{span.face, traits, word});
    if (found != word_items_.end()) return found->second;
    const std::uint32_t cursor = cursor_;
    cursor_ = 0;
    word_.clear();
    word_.flat = word;
    word_.spans.push_back(span);
    word_.spans[0].begin = 0;
    word_.spans[0].end = static_cast<std::uint32_t>(word.size());
    word_.spans[0].size = 1;
    find_points(word_, 0, word.size(), 0);
    add_pieces(word_, 0, 0, word.size());
    cursor_ = cursor;
    return word_items_.emplace(WordKey{span.face, traits, std::string(word)}, word_.items).first->second;
}

void TextSetter::add_word(ParagraphText& out, std::size_t begin, std::size_t end, float width) {
    const std::uint32_t first = span_at(out, begin);
    const TextSpan& span = out.spans[first];
    const std::size_t added = out.items.size();
    stand_at(span, begin);
    if (span.end >= end) {
        float total = 0;
        for (const Item& template_item : word_items(span, std::string_view(out.flat).substr(begin, end - begin))) {
            Item& item = out.items.emplace_back(template_item);
            item.span = first;
            item.width *= span.size;
            item.hang_left *= span.size;
            item.hang_right *= span.size;
            item.source += static_cast<std::uint32_t>(begin);
            if (item.kind == Item::Kind::box) total += item.width;
        }
        if (width <= 0 || total <= width) return;
        out.items.resize(added);
    }
    const bool wide = width > 0 && word_width(out, begin, end) > width;
    find_points(out, begin, end, wide ? width : 0);
    std::size_t at = begin;
    while (at < end) {
        const std::uint32_t index = span_at(out, at);
        const std::size_t stop = std::min<std::size_t>(end, std::max<std::size_t>(out.spans[index].end, at + 1));
        stand_at(out.spans[index], at);
        add_pieces(out, index, at, stop);
        at = stop;
    }
}

}  // namespace layout
