// SPDX-License-Identifier: MPL-2.0
// What angle brackets hold: addresses, comments, and the few HTML tags that Markdown may have.
#include <algorithm>
#include <utility>

#include "read/markdown_character.h"
#include "read/markdown_inline.h"

namespace reading {
namespace {

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
        reading_.error("comment-unclosed", mapped_.range(at_, at_ + 4));
        return false;
    }
    const std::size_t first = text_.find_first_not_of(" \t\n", at_ + 4);
    if (text_.substr(first, 7) == "aftale:") reading_.warning("suppression-place", mapped_.range(at_, end + 3));
    drop_comment(end + 3);
    return true;
}

/// Of the white space on both sides of a comment one remains, and none at the end of a line.
void InlineParser::drop_comment(std::size_t end) {
    const auto blank = [&](std::size_t i) { return at(i) == ' ' || at(i) == '\t'; };
    std::size_t after = end;
    while (after < text_.size() && blank(after)) ++after;
    const bool line_ends = after >= text_.size() || text_[after] == '\n';
    if (line_ends)
        while (at_ > pending_ && blank(at_ - 1)) --at_;
    const bool gap_before = at_ == 0 || blank(at_ - 1) || text_[at_ - 1] == '\n';
    flush();
    at_ = pending_ = line_ends || gap_before ? after : end;
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
