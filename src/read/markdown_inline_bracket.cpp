// SPDX-License-Identifier: MPL-2.0
// Links, images, attributed spans, footnote calls, and the few HTML tags that Markdown may hold.
#include <algorithm>
#include <utility>

#include "model/walk.h"
#include "read/markdown_character.h"
#include "read/markdown_inline.h"
#include "read/markdown_link.h"

namespace reading {
namespace {

bool is_blank(std::string_view text) {
    return text.find_first_not_of(" \t\n") == std::string_view::npos;
}

bool is_address_byte(char c) {
    return is_letter(c) || is_digit(c) || std::string_view("._%+-").find(c) != std::string_view::npos;
}

/// `<scheme:…>` or `<name@host>`: the link's target, or "" when the text between the angle brackets is neither.
std::string autolink_target(std::string_view inside) {
    std::size_t scheme = 0;
    while (scheme < inside.size() && (is_letter(inside[scheme]) || is_digit(inside[scheme]) ||
                                      std::string_view("+.-").find(inside[scheme]) != std::string_view::npos))
        ++scheme;
    if (scheme >= 2 && scheme <= 32 && scheme < inside.size() && inside[scheme] == ':' && is_letter(inside[0]) &&
        std::none_of(inside.begin(), inside.end(), [](char c) { return static_cast<unsigned char>(c) <= 0x20; }))
        return std::string(inside);
    const auto at = inside.find('@');
    if (at == std::string_view::npos || at == 0 || at + 1 == inside.size()) return {};
    const std::string_view host = inside.substr(at + 1);
    const bool address =
        std::all_of(inside.begin(), inside.begin() + static_cast<std::ptrdiff_t>(at), is_address_byte) &&
        std::all_of(host.begin(), host.end(),
                    [](char c) { return is_letter(c) || is_digit(c) || c == '.' || c == '-'; });
    return address ? "mailto:" + std::string(inside) : std::string();
}

/// Length of a tag at the beginning of `text` ("<b>", "</p>", "<img src=…>"), or 0. Longer ones than 500 bytes are
/// text.
std::size_t tag_length(std::string_view text) {
    constexpr std::size_t longest = 500;
    std::size_t i = 1;
    if (i < text.size() && text[i] == '/') ++i;
    if (i >= text.size() || !is_letter(text[i])) return 0;
    while (i < text.size() && (is_letter(text[i]) || is_digit(text[i]) || text[i] == '-')) ++i;
    if (i < text.size() && text[i] != '>' && text[i] != '/' && text[i] != ' ' && text[i] != '\t' && text[i] != '\n')
        return 0;
    for (; i < text.size() && i < longest; ++i) {
        if (text[i] == '<') return 0;
        if (text[i] == '>') return i + 1;
    }
    return 0;
}

std::string tag_name(std::string_view tag) {
    std::string name;
    for (const char c : tag) {
        if (is_letter(c) || is_digit(c) || (c == '/' && name.empty())) {
            name += c >= 'A' && c <= 'Z' ? static_cast<char>(c - 'A' + 'a') : c;
        } else if (c != '<') {
            break;
        }
    }
    return name;
}

}  // namespace

void InlineParser::open_bracket(bool image) {
    if (!image && at(at_ + 1) == '^' && footnote_call()) return;
    flush();
    const std::size_t length = image ? 2 : 1;
    Bracket made;
    made.delimiters = last_delimiter_;
    made.image = image;
    made.after = at_ + length;
    made.node = add_text(image ? "![" : "[", at_, at_ + length);
    if (!brackets_.empty()) brackets_.back().bracket_inside = true;
    brackets_.push_back(made);
    at_ = pending_ = made.after;
}

bool InlineParser::footnote_call() {
    const auto found = parse_label(text_, at_);
    if (!found || found->label.size() < 2 || found->label.find_first_of(" \t\n") != std::string_view::npos)
        return false;
    const std::string_view label = found->label.substr(1);
    const std::string key = normalised_label(label);
    flush();
    if (!reading_.fragment && !reading_.footnote_labels.contains(key)) {
        reading_.error("footnote-undefined", mapped_.range(at_, found->end), {{"label", std::string(label)}});
        at_ = found->end;
        return true;
    }
    add(model::FootnoteCall{std::string(label), 0}, at_, found->end);
    at_ = pending_ = found->end;
    return true;
}

void InlineParser::close_bracket() {
    flush();
    if (brackets_.empty()) {
        ++at_;
        return;
    }
    const Bracket opener = brackets_.back();
    if (close_as_span(opener)) return;
    if (opener.active && close_as_link(opener)) return;
    brackets_.pop_back();
    ++at_;
}

bool InlineParser::close_as_span(const Bracket& opener) {
    if (opener.image || at(at_ + 1) != '{') return false;
    auto list = parse_attributes(text_, at_ + 1);
    if (!list) {
        if (looks_like_attributes(text_, at_ + 1))
            reading_.error("attribute-syntax", mapped_.range(at_ + 1, failed_attributes_end(text_, at_ + 1)));
        return false;
    }
    make_span(opener, std::move(*list));
    return true;
}

void InlineParser::make_span(const Bracket& opener, AttributeList list) {
    const std::size_t begin = nodes_[static_cast<std::size_t>(opener.node)].begin;
    const std::size_t end = list.end;
    model::Attributes attributes = reading_.accept(std::move(list), mapped_, at_ + 1);
    close_emphasis(opener.delimiters);
    drop_openers_after(opener.node);
    const bool field = attributes.has_class("field") && is_blank(text_.substr(opener.after, at_ - opener.after));
    const int last = last_ == opener.node ? none : last_;
    if (field) {
        while (last_ != opener.node) unlink(last_);
        unlink(opener.node);
        add(model::FormField{std::move(attributes)}, begin, end);
    } else if (wrap(opener.node, last, model::Styled{std::move(attributes), {}}, begin, end)) {
        unlink(opener.node);
    }
    brackets_.pop_back();
    at_ = pending_ = end;
}

bool InlineParser::close_as_link(const Bracket& opener) {
    if (at(at_ + 1) == '(')
        if (auto found = parse_inline_target(text_, at_ + 1))
            return make_link(opener, std::move(found->link), found->end);
    std::size_t end = at_ + 1;
    std::string_view label;
    if (at(end) == '[') {
        const auto found = parse_label(text_, end);
        if (found && (found->label.empty() || !is_blank(found->label))) {
            label = found->label;
            end = found->end;
        }
    }
    if (label.empty()) {
        constexpr std::size_t longest = 999;
        if (opener.bracket_inside || at_ - opener.after > longest) return false;
        label = text_.substr(opener.after, at_ - opener.after);
    }
    if (reading_.links.empty()) return false;
    const auto known = reading_.links.find(normalised_label(label));
    return known != reading_.links.end() && make_link(opener, known->second, end);
}

bool InlineParser::make_link(const Bracket& opener, LinkTarget link, std::size_t end) {
    const std::size_t begin = nodes_[static_cast<std::size_t>(opener.node)].begin;
    close_emphasis(opener.delimiters);
    drop_openers_after(opener.node);
    std::optional<AttributeList> list;
    if (at(end) == '{') list = parse_attributes(text_, end);
    const int last = last_ == opener.node ? none : last_;
    if (opener.image) {
        model::Image image{std::move(link.target), {}, std::move(link.title), {}, std::nullopt};
        const model::Inlines inside = collect(nodes_[static_cast<std::size_t>(opener.node)].next);
        image.alt = plain_text(inside);
        if (list) {
            const std::size_t list_begin = end;
            end = list->end;
            image.attributes = reading_.accept(std::move(*list), mapped_, list_begin);
        }
        while (last_ != opener.node) unlink(last_);
        unlink(opener.node);
        add(std::move(image), begin, end);
        // The alternative text is no place for marks, but no mark may lose its end.
        model::for_each_inline(inside, [&](const model::Inline& node) {
            if (std::holds_alternative<model::ReviewBoundary>(node.kind)) add(node.kind, end, end);
        });
    } else {
        const std::size_t link_end = end;
        if (wrap(opener.node, last, model::Link{std::move(link.target), std::move(link.title), {}, 0}, begin,
                 link_end)) {
            if (list) {
                end = list->end;
                model::Styled styled{reading_.accept(std::move(*list), mapped_, link_end), {}};
                wrap(opener.node, nodes_[static_cast<std::size_t>(opener.node)].next, std::move(styled), begin, end);
            }
            unlink(opener.node);
        }
        // No link inside a link. Below an inactive opener all are inactive already.
        for (auto bracket = brackets_.rbegin() + 1; bracket != brackets_.rend(); ++bracket) {
            if (bracket->image) continue;
            if (!std::exchange(bracket->active, false)) break;
        }
    }
    brackets_.pop_back();
    at_ = pending_ = end;
    return true;
}

/// What was opened after `node` and stands inside a finished inline now can no longer be closed.
void InlineParser::drop_openers_after(int node) {
    std::size_t keep = html_.size();
    while (keep > 0 && html_[keep - 1].node > node) --keep;
    report_open_html(keep);
    while (!brackets_.empty() && brackets_.back().node > node) brackets_.pop_back();
}

void InlineParser::report_open_html(std::size_t keep) {
    for (std::size_t i = keep; i < html_.size(); ++i) {
        const Node& node = nodes_[static_cast<std::size_t>(html_[i].node)];
        reading_.warning("raw-html", mapped_.range(node.begin, node.end),
                         {{"tag", std::string(text_.substr(node.begin, node.end - node.begin))}});
    }
    html_.resize(keep);
}

void InlineParser::angle_bracket() {
    if (html_comment()) return;
    const std::size_t end = text_.find_first_of("<> \t\n", at_ + 1);
    if (end != std::string_view::npos && text_[end] == '>') {
        if (std::string target = autolink_target(text_.substr(at_ + 1, end - at_ - 1)); !target.empty()) {
            flush();
            model::Link link{std::move(target), {}, {}, 0};
            link.children.push_back({model::Text{std::string(text_.substr(at_ + 1, end - at_ - 1))},
                                     reading_.span(mapped_.range(at_ + 1, end)), 0});
            add(std::move(link), at_, end + 1);
            at_ = pending_ = end + 1;
            return;
        }
    }
    if (!html_tag()) ++at_;
}

bool InlineParser::html_comment() {
    if (!follows("<!--") || no_comment_end_) return false;
    const std::size_t end = text_.find("-->", at_ + 4);
    if (end == std::string_view::npos) {
        no_comment_end_ = true;
        return false;
    }
    const std::size_t first = text_.find_first_not_of(" \t\n", at_ + 4);
    if (text_.substr(first, 7) == "aftale:") reading_.warning("suppression-place", mapped_.range(at_, end + 3));
    flush();
    at_ = pending_ = end + 3;
    return true;
}

bool InlineParser::html_tag() {
    const std::size_t length = tag_length(text_.substr(at_));
    if (length == 0) return false;
    const std::string_view tag = text_.substr(at_, length);
    const std::string name = tag_name(tag);
    const std::size_t end = at_ + length;
    flush();
    if (name == "br") {
        add(model::LineBreak{}, at_, end);
    } else if (name == "sub" || name == "sup") {
        HtmlOpener opener;
        opener.delimiters = last_delimiter_;
        opener.superscript = name == "sup";
        opener.node = add_text(std::string(tag), at_, end);
        html_.push_back(opener);
    } else if (name == "/sub" || name == "/sup") {
        close_html(name == "/sup", at_, end);
    } else {
        std::string words(tag);
        std::replace(words.begin(), words.end(), '\n', ' ');
        reading_.warning("raw-html", mapped_.range(at_, end), {{"tag", words}});
        add_text(std::move(words), at_, end);
    }
    at_ = pending_ = end;
    return true;
}

void InlineParser::close_html(bool superscript, std::size_t begin, std::size_t end) {
    const auto same =
        std::find_if(html_.rbegin(), html_.rend(), [&](const auto& o) { return o.superscript == superscript; });
    if (same == html_.rend()) {
        const std::string tag(text_.substr(begin, end - begin));
        reading_.warning("raw-html", mapped_.range(begin, end), {{"tag", tag}});
        add_text(tag, begin, end);
        return;
    }
    const HtmlOpener opener = *same;
    close_emphasis(opener.delimiters);
    drop_openers_after(opener.node);
    html_.pop_back();
    const int last = last_ == opener.node ? none : last_;
    model::Inline::Kind kind = model::Subscript{};
    if (superscript) kind = model::Superscript{};
    if (wrap(opener.node, last, std::move(kind), nodes_[static_cast<std::size_t>(opener.node)].begin, end))
        unlink(opener.node);
}

}  // namespace reading
