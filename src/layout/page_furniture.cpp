// SPDX-License-Identifier: MPL-2.0
#include "layout/page_furniture.h"

#include <algorithm>
#include <cmath>
#include <optional>

#include "layout/line_set.h"
#include "model/date.h"
#include "model/walk.h"
#include "support/utf8.h"

namespace layout {
using namespace model;

namespace {

constexpr float kHeadAbove = 31;  // of the head's baseline above the text
constexpr float kRuleAbove = 24;
constexpr float kFootBelow = 40;     // of the foot's baseline below the text
constexpr float kBarType = 0.9375F;  // of the head's size, so that large print has a large bar
constexpr float kBarHeight = 2;      // of its letters' size
constexpr float kDotSpace = 4.8F;
constexpr float kLeaderGap = 6;
constexpr float kBetween = 24;           // between the left and right parts of a head
constexpr float kIssueShare = 0.5F;      // of a head for version and date at most
constexpr float kSectionShare = 0.7F;    // … for the section, when the title is cut
constexpr std::size_t kLeastTitle = 12;  // bytes: less of a title says nothing
constexpr float kTopOfPage = 0.12F;      // of its height: a heading that begins there begins the page
constexpr std::size_t kLongText = 1024;  // bytes: no line holds more

std::size_t letter_begin(std::string_view text, std::size_t at) {
    while (at > 0 && at < text.size() && (static_cast<unsigned char>(text[at]) & 0xC0U) == 0x80U) --at;
    return at;
}

constexpr const char* kApart = " · ";

// The words of the section that each page begins in, for its head: none where the page begins with its heading, or
// before the first section. A document with a single chapter is told apart by its sections, once they begin.
std::vector<std::string> sections_of_pages(const Assembly& assembly, const BuiltPages& built) {
    std::vector<const Block*> found;
    std::size_t chapters = 0;
    for_each_node(assembly.blocks, {[&](const Block& block) {
                                        const auto* heading = std::get_if<Heading>(&block.kind);
                                        if (heading != nullptr && heading->level <= 2 &&
                                            built.places[block.id].placed &&
                                            !plain_text(heading->children, assembly.review_marks).empty()) {
                                            found.push_back(&block);
                                            if (heading->level == 1) ++chapters;
                                        }
                                    },
                                    {}});
    std::vector<const Block*> headings;
    for (const Block* block : found)
        if (chapters < 2 || std::get<Heading>(block->kind).level == 1) headings.push_back(block);
    std::vector<std::string> sections(built.pages.size());
    std::size_t next = 0;
    std::string current;
    for (std::size_t page = 0; page < built.pages.size(); ++page) {
        sections[page] = current;
        for (; next < headings.size() && built.places[headings[next]->id].page <= page; ++next) {
            const auto& heading = std::get<Heading>(headings[next]->kind);
            const bool at_top = built.places[headings[next]->id].y < kTopOfPage * built.pages[page].page.height;
            const std::string words = plain_text(heading.children, assembly.review_marks);
            current = heading.number.empty() ? words : heading.number + "\u2002" + words;
            // The document may take its title from its first heading.
            if (words == assembly.metadata.title || words == assembly.running_title) current.clear();
            if (at_top) sections[page].clear();
        }
    }
    return sections;
}

}  // namespace

PageFurniture::PageFurniture(const Assembly& assembly, const TypeBook& types, const Fonts& fonts, const Messages& words,
                             Diagnostics& diagnostics)
    : assembly_(assembly),
      types_(types),
      theme_(types.theme()),
      words_(words),
      setter_(assembly, types, fonts, words, diagnostics) {}

PageFurniture::Label PageFurniture::label(std::string_view text, const Type& type, Mark mark) {
    TextStart start;
    start.type = type;
    start.hyphenate = false;
    setter_.set(text, mark, start, text_);
    Label made;
    made.width = set_label(text_, 0, 0, made.items);
    return made;
}

// A text too long for its place is cut after a word, or after a letter where a word is longer than the place.
std::string PageFurniture::shortened(std::string_view text, const Type& type, Mark mark, float width) {
    if (text.size() < kLongText && label(text, type, mark).width <= width) return std::string(text);
    const auto cut_at = [&](std::size_t end) {
        std::string_view kept = text.substr(0, end);
        while (!kept.empty() && kept.back() == ' ') kept.remove_suffix(1);
        return std::string(kept) + (end < text.size() && text[end] == ' ' ? " …" : "…");
    };
    std::size_t fits = 0;
    std::size_t over = std::min(text.size(), kLongText);
    while (over - fits > 1) {
        const std::size_t middle = fits + (over - fits) / 2;
        (label(cut_at(letter_begin(text, middle)), type, mark).width <= width ? fits : over) = middle;
    }
    std::size_t end = letter_begin(text, fits);
    const std::size_t space = text.substr(0, std::min(end + 1, text.size())).rfind(' ');
    if (space != std::string_view::npos && space > end / 2) end = space;
    std::string cut = cut_at(end);
    return label(cut, type, mark).width <= width ? cut : "";
}

PageFurniture::Label PageFurniture::fitting(std::string_view text, const Type& type, Mark mark, float width) {
    return label(shortened(text, type, mark, width), type, mark);
}

// The title and the section that the page begins in. Where there is no room for both, the title is cut before the
// section is: it is the same on every page. One that would be cut in its first word is left out.
std::string PageFurniture::head_text(const std::string& title, const std::string& section, const Type& type, Mark mark,
                                     float width) {
    if (title.empty() || section.empty()) return shortened(title + section, type, mark, width);
    std::string whole = title + kApart + section;
    if (label(whole, type, mark).width <= width) return whole;
    const float apart = label(kApart, type, mark).width;
    std::string kept = shortened(section, type, mark, width * kSectionShare - apart);
    const float rest = width - apart - label(kept, type, mark).width;
    const std::string cut = shortened(title, type, mark, rest);
    const bool in_first_word = cut != title && cut.find(' ') == std::string::npos;
    if (in_first_word || cut.size() < kLeastTitle) return shortened(section, type, mark, width);
    return cut + kApart + kept;
}

void PageFurniture::put(const Label& label, float x, float baseline, Page& page, std::size_t at) {
    std::vector<PlacedItem> copies = label.items;
    shift(copies, x, baseline);
    page.items.insert(page.items.begin() + static_cast<std::ptrdiff_t>(at), std::make_move_iterator(copies.begin()),
                      std::make_move_iterator(copies.end()));
}

std::string PageFurniture::issue_text() const {
    const Metadata& metadata = assembly_.metadata;
    std::string text;
    if (!metadata.version.empty()) text = words_.text("head.version", {{"version", metadata.version}});
    std::string date = metadata.date ? to_words(*metadata.date, words_) : metadata.date_text;
    if (!date.empty()) text += (text.empty() ? "" : " · ") + date;
    return text;
}

std::string PageFurniture::bar_text(bool with_note) const {
    std::string text;
    if (assembly_.draft) {
        text = words_.text("mark.draft");
        if (const std::string issue = issue_text(); !issue.empty()) text += " · " + issue;
    }
    if (assembly_.example) {
        if (!text.empty()) text += " · ";
        text += words_.text(with_note && words_.has("mark.example-note") ? "mark.example-note" : "mark.example");
    }
    return text;
}

void PageFurniture::add_bar(Page& page, const Label& text, Colour colour) {
    const float size = types_.of("head").size * kBarType;
    const float height = size * kBarHeight;
    page.items.push_back(Fill{{0, 0, page.width, height}, colour, {0, MarkRole::header}});
    put(text, (page.width - text.width) / 2, height / 2 + size * 0.36F, page, page.items.size());
}

void PageFurniture::add(BuiltPages& built) {
    const Mark header{0, MarkRole::header};
    const Mark footer{0, MarkRole::footer};
    const Type head = types_.of("head");
    const Type foot = types_.of("foot");
    const auto left = static_cast<float>(theme_.margin_left);
    const auto right = static_cast<float>(theme_.margin_right);
    Type bar_type = head;
    bar_type.bold = true;
    bar_type.size *= kBarType;
    bar_type.colour = theme_.paper;
    const bool marked = assembly_.draft || assembly_.example;
    const Colour bar_colour = assembly_.draft ? theme_.mark : theme_.grey;
    const std::string& running = assembly_.running_title.empty() ? assembly_.metadata.title : assembly_.running_title;
    const std::string pages = std::to_string(built.pages.size() - built.front_pages);
    const auto page_number = [&](const std::string& page) {
        const bool roman = !page.empty() && (page.front() < '0' || page.front() > '9');
        return label(roman ? page : words_.text("page.of", {{"page", page}, {"pages", pages}}), foot, footer);
    };
    const auto sections = sections_of_pages(assembly_, built);
    const float widest_number = page_number(pages).width;
    float known_width = -1;
    Label title, issue, document, bar, cover_bar;
    std::optional<std::string> known_section;
    for (std::size_t i = 0; i < built.pages.size(); ++i) {
        auto& [page, bare] = built.pages[i];
        const float width = page.width - left - right;
        if (width != known_width) {
            known_width = width;
            if (marked) bar = fitting(bar_text(false), bar_type, header, width);
            if (marked) cover_bar = fitting(bar_text(true), bar_type, header, width);
            issue = fitting(issue_text(), head, header, width * kIssueShare);
            known_section.reset();
            document = fitting(assembly_.metadata.title, foot, footer, width - widest_number - kBetween);
        }
        if (marked) add_bar(page, bare ? cover_bar : bar, bar_colour);
        if (bare) continue;
        const auto top = static_cast<float>(theme_.margin_top);
        if (sections[i] != known_section) {
            known_section = sections[i];
            // The foot says the document's title: the head does not say it again alone, least of all above it.
            const bool repeats = sections[i].empty() && running == assembly_.metadata.title;
            const float room = width - issue.width - kBetween;
            // A package that must not be sent says so, whatever there is no room for beside it.
            const std::string section = assembly_.draft_package ? "" : sections[i];
            title = repeats ? Label{} : label(head_text(running, section, head, header, room), head, header);
        }
        put(title, left, top - kHeadAbove, page, page.items.size());
        put(issue, left + width - issue.width, top - kHeadAbove, page, page.items.size());
        if (title.width > 0 || issue.width > 0)
            page.items.push_back(
                Fill{{left, top - kRuleAbove, width, static_cast<float>(theme_.rule_thin)}, theme_.hairline, header});
        const float baseline = page.height - static_cast<float>(theme_.margin_bottom) + kFootBelow;
        put(document, left, baseline, page, page.items.size());
        const Label number = page_number(page.label);
        put(number, left + width - number.width, baseline, page, page.items.size());
    }
}

void PageFurniture::set_leaders(BuiltPages& built) {
    // The waiting pairs of items are filled or left empty; empty ones are removed afterwards, pages from their ends.
    for (auto it = built.leaders.rbegin(); it != built.leaders.rend(); ++it) {
        const LeaderMark& mark = it->mark;
        Page& page = built.pages[it->page].page;
        const auto at = page.items.begin() + static_cast<std::ptrdiff_t>(it->item);
        page.items.erase(at, at + 2);
        if (mark.target >= built.places.size() || !built.places[mark.target].placed) continue;
        Type type = types_.of("contents-" + std::to_string(mark.level));
        type.features.tabular_figures = true;
        const std::string& number_text = built.pages[built.places[mark.target].page].page.label;
        const Label number = label(number_text, type, {mark.entry, MarkRole::content});
        put(number, mark.to - number.width, mark.baseline, page, it->item);
        // Dots stand on one raster for all lines, counted from the right.
        Type quiet = types_.of("contents-3");
        quiet.colour = theme_.grey;
        const float end = mark.to - std::max(number.width, 14.0F) - kLeaderGap;
        const int first = static_cast<int>(std::ceil((mark.to - end) / kDotSpace));
        const int last = static_cast<int>(std::floor((mark.to - mark.from - kLeaderGap) / kDotSpace));
        if (last < first) continue;
        Label dot = label(".", quiet, {});
        if (dot.items.empty()) continue;
        auto& run = std::get<GlyphRun>(dot.items.front());
        if (run.glyphs.empty()) continue;
        PlacedGlyph one = run.glyphs.front();
        one.advance = kDotSpace;
        run.glyphs.assign(static_cast<std::size_t>(last - first + 1), one);
        run.text.assign(run.glyphs.size(), '.');
        put(dot, mark.to - static_cast<float>(last) * kDotSpace, mark.baseline, page, it->item);
    }
}

}  // namespace layout
