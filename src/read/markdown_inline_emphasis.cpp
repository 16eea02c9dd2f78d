// SPDX-License-Identifier: MPL-2.0
// Emphasis, strong emphasis and strikethrough: CommonMark 0.31, 6.2 and GFM 6.5.
#include <algorithm>
#include <map>
#include <tuple>

#include "read/markdown_character.h"
#include "read/markdown_inline.h"

namespace reading {

void InlineParser::delimiter_run() {
    const char sign = text_[at_];
    const std::size_t end = std::min(text_.find_first_not_of(sign, at_), text_.size());
    const std::size_t count = end - at_;
    const CharacterClass before = class_before(text_, at_);
    const CharacterClass after = class_at(text_, end);
    const bool left =
        after != CharacterClass::space && (after != CharacterClass::punctuation || before != CharacterClass::other);
    const bool right =
        before != CharacterClass::space && (before != CharacterClass::punctuation || after != CharacterClass::other);
    Delimiter made;
    made.sign = sign;
    made.count = made.original = count;
    made.opens = sign == '_' ? left && (!right || before == CharacterClass::punctuation) : left;
    made.closes = sign == '_' ? right && (!left || after == CharacterClass::punctuation) : right;
    if ((!made.opens && !made.closes) || (sign == '~' && count > 2)) {
        at_ = end;
        return;
    }
    flush();
    made.node = add_text(std::string(text_.substr(at_, count)), at_, end);
    at_ = pending_ = end;
    made.previous = last_delimiter_;
    const int index = static_cast<int>(delimiters_.size());
    if (last_delimiter_ != none) delimiters_[static_cast<std::size_t>(last_delimiter_)].next = index;
    delimiters_.push_back(made);
    last_delimiter_ = index;
}

void InlineParser::drop_delimiter(int index) {
    const Delimiter& gone = delimiters_[static_cast<std::size_t>(index)];
    if (gone.previous != none) delimiters_[static_cast<std::size_t>(gone.previous)].next = gone.next;
    if (gone.next != none) {
        delimiters_[static_cast<std::size_t>(gone.next)].previous = gone.previous;
    } else {
        last_delimiter_ = gone.previous;
    }
}

void InlineParser::drop_delimiters_between(int opener, int closer) {
    delimiters_[static_cast<std::size_t>(opener)].next = closer;
    delimiters_[static_cast<std::size_t>(closer)].previous = opener;
}

bool InlineParser::emphasise(int opener_index, int closer_index, std::size_t used) {
    Delimiter& opener = delimiters_[static_cast<std::size_t>(opener_index)];
    Delimiter& closer = delimiters_[static_cast<std::size_t>(closer_index)];
    const std::size_t begin = nodes_[static_cast<std::size_t>(opener.node)].end - used;
    const std::size_t end = nodes_[static_cast<std::size_t>(closer.node)].begin + used;
    model::Inline::Kind kind = model::Emphasis{};
    if (opener.sign == '~') {
        kind = model::Strikeout{};
    } else if (used == 2) {
        kind = model::Strong{};
    }
    if (!wrap(opener.node, nodes_[static_cast<std::size_t>(closer.node)].previous, std::move(kind), begin, end))
        return false;
    opener.count -= used;
    closer.count -= used;
    nodes_[static_cast<std::size_t>(opener.node)].end -= used;
    nodes_[static_cast<std::size_t>(closer.node)].begin += used;
    set_text(opener.node, std::string(opener.count, opener.sign));
    set_text(closer.node, std::string(closer.count, closer.sign));
    return true;
}

/// Matches the delimiter runs after `bottom`, and takes them off the list.
void InlineParser::close_emphasis(int bottom) {
    // Below these no opener can be found any more for closers of the same sort: this keeps the search linear.
    std::map<std::tuple<char, bool, std::size_t>, int> bottoms;
    int closer = last_delimiter_;
    while (closer != none && delimiters_[static_cast<std::size_t>(closer)].previous != bottom)
        closer = delimiters_[static_cast<std::size_t>(closer)].previous;
    if (last_delimiter_ == bottom) closer = none;
    while (closer != none) {
        Delimiter& c = delimiters_[static_cast<std::size_t>(closer)];
        if (!c.closes) {
            closer = c.next;
            continue;
        }
        const auto sort = std::make_tuple(c.sign, c.opens, c.sign == '~' ? c.original : c.original % 3);
        const auto known = bottoms.find(sort);
        const int floor = known == bottoms.end() ? bottom : known->second;
        int opener = c.previous;
        bool found = false;
        for (; opener > std::max(bottom, floor); opener = delimiters_[static_cast<std::size_t>(opener)].previous) {
            const Delimiter& o = delimiters_[static_cast<std::size_t>(opener)];
            if (o.sign != c.sign || !o.opens) continue;
            const bool odd =
                c.sign != '~' && (c.opens || o.closes) && c.original % 3 != 0 && (o.original + c.original) % 3 == 0;
            found = !odd && (c.sign != '~' || o.count == c.count);
            if (found) break;
        }
        const std::size_t used = !found                                                                     ? 0
                                 : c.sign == '~'                                                            ? c.count
                                 : c.count >= 2 && delimiters_[static_cast<std::size_t>(opener)].count >= 2 ? 2
                                                                                                            : 1;
        if (found && emphasise(opener, closer, used)) {
            drop_delimiters_between(opener, closer);
            const int next = c.next;
            if (delimiters_[static_cast<std::size_t>(opener)].count == 0) {
                unlink(delimiters_[static_cast<std::size_t>(opener)].node);
                drop_delimiter(opener);
            }
            if (c.count == 0) {
                unlink(c.node);
                drop_delimiter(closer);
                closer = next;
            }
            continue;
        }
        bottoms[sort] = c.previous;
        const int next = c.next;
        if (!c.opens) drop_delimiter(closer);
        closer = next;
    }
    if (bottom != none) delimiters_[static_cast<std::size_t>(bottom)].next = none;
    last_delimiter_ = bottom;
}

}  // namespace reading
