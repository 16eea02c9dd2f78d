// SPDX-License-Identifier: MPL-2.0
// Links, images, attributed spans and footnote calls.
#include <algorithm>
#include <utility>

#include "model/walk.h"
#include "read/control_character.h"
#include "read/known_attributes.h"
#include "read/markdown_character.h"
#include "read/markdown_inline.h"
#include "read/markdown_link.h"
#include "support/utf8.h"

namespace reading {
namespace {

bool is_hex_digit(char c) {
    return is_digit(c) || (c >= 'a' && c <= 'f') || (c >= 'A' && c <= 'F');
}

bool is_blank(std::string_view text) {
    return text.find_first_not_of(" \t\n") == std::string_view::npos;
}

/// Editors write blanks and Danish letters of a file's name as %20 and %C3%A6. What does not become text stays.
std::string picture_path(std::string written) {
    if (written.find('%') == std::string::npos || written.find("://") != std::string::npos) return written;
    std::string out;
    for (std::size_t i = 0; i < written.size(); ++i) {
        const bool encoded = written[i] == '%' && i + 2 < written.size() && is_hex_digit(written[i + 1]) &&
                             is_hex_digit(written[i + 2]);
        out += encoded ? static_cast<char>(std::stoi(written.substr(i + 1, 2), nullptr, 16)) : written[i];
        if (encoded) i += 2;
    }
    const bool text =
        support::find_invalid_utf8(out) == std::string_view::npos && find_control(out) == std::string_view::npos;
    return text ? out : written;
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
    flush();
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
    const bool field =
        list.attributes.has_class("field") && is_blank(text_.substr(opener.after, at_ - opener.after));
    check_attributes(list, mapped_, field ? Bearer::field : Bearer::span, reading_);
    model::Attributes attributes = reading_.accept(std::move(list), mapped_, at_ + 1);
    close_emphasis(opener.delimiters);
    drop_openers_after(opener.node);
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
    if (list) check_attributes(*list, mapped_, opener.image ? Bearer::image : Bearer::link, reading_);
    const int last = last_ == opener.node ? none : last_;
    if (opener.image) {
        model::Image image{picture_path(std::move(link.target)), {}, std::move(link.title), {}, std::nullopt};
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

}  // namespace reading
