// SPDX-License-Identifier: MPL-2.0
#include "read/xlsx/row_scan.h"

namespace reading::xlsx {
namespace {

bool is_space(char c) {
    return c == ' ' || c == '\n' || c == '\t' || c == '\r';
}

bool is_letter(char c) {
    return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z');
}

}  // namespace

void RowScan::skip_space() {
    while (at_ < end_ && is_space(*at_)) ++at_;
}

bool RowScan::take(std::string_view literal) {
    const char* at = at_;
    for (const char c : literal) {
        if (at == end_) return cut();
        if (*at++ != c) return false;
    }
    at_ = at;
    return true;
}

/// Its name alone. Nothing is used up of another tag.
bool RowScan::take_start(std::string_view name) {
    const char* const before = at_;
    if (take("<") && (prefix_.empty() || take(prefix_)) && take(name)) {
        if (at_ == end_) return cut();
        if (!is_letter(*at_)) return true;
    }
    at_ = before;
    return false;
}

bool RowScan::take_end(std::string_view name) {
    const char* const before = at_;
    if (take("</") && (prefix_.empty() || take(prefix_)) && take(name) && take(">")) return true;
    at_ = before;
    return false;
}

/// The attributes of a tag and its end; those of `cell` are kept.
bool RowScan::tag_rest(RawCell* cell, bool& empty) {
    while (true) {
        skip_space();
        if (at_ == end_) return cut();
        empty = *at_ == '/';
        if (empty) return take("/>");
        if (*at_ == '>') {
            ++at_;
            return true;
        }
        if (!attribute(cell)) return false;
    }
}

bool RowScan::attribute(RawCell* cell) {
    const char* const name = at_;
    while (at_ < end_ && (is_letter(*at_) || *at_ == ':')) ++at_;
    const std::string_view key(name, static_cast<std::size_t>(at_ - name));
    if (key.empty() || !take("=\"")) return at_ == end_ && cut();
    const char* const begin = at_;
    for (; at_ < end_ && *at_ != '"'; ++at_)
        if (*at_ == '<' || *at_ == '&') return false;
    if (at_ == end_) return cut();
    const std::string_view value(begin, static_cast<std::size_t>(at_ - begin));
    ++at_;
    if (!cell) return true;
    if (key == "r") cell->place = value;
    if (key == "s") cell->style = value;
    if (key == "t") cell->type = value;
    return key.find(':') == std::string_view::npos;
}

/// Up to the next tag.
bool RowScan::text(RawCell* cell) {
    const char* const begin = at_;
    bool references = false;
    for (; at_ < end_ && *at_ != '<'; ++at_) references = references || *at_ == '&' || *at_ == '\r';
    if (at_ == end_) return cut();
    if (cell) {
        cell->value = {begin, static_cast<std::size_t>(at_ - begin)};
        cell->has_references = references;
    }
    return true;
}

bool RowScan::inline_text(RawCell& cell) {
    bool empty = false;
    if (!tag_rest(nullptr, empty)) return false;
    if (empty) return true;
    if (!take_start("t") || !tag_rest(nullptr, empty)) return false;
    return (empty || (text(&cell) && take_end("t"))) && take_end("is");
}

/// Everything up to the cell's end tag.
bool RowScan::content(RawCell& cell) {
    while (true) {
        skip_space();
        if (at_ == end_) return cut();
        bool empty = false;
        if (take_start("v")) {
            if (cell.has_value || !tag_rest(nullptr, empty)) return false;
            cell.has_value = true;
            if (!empty && !(text(&cell) && take_end("v"))) return false;
        } else if (take_start("f")) {
            cell.has_formula = true;
            if (!tag_rest(nullptr, empty)) return false;
            if (!empty && !(text(nullptr) && take_end("f"))) return false;
        } else if (take_start("is")) {
            if (cell.has_value) return false;
            cell.has_value = true;
            if (!inline_text(cell)) return false;
        } else {
            return take_end("c");
        }
    }
}

RowScan::Found RowScan::next(RawCell& cell) {
    skip_space();
    if (at_ == end_) return Found::cut_short;
    cell = {};
    bool empty = false;
    if (take_start("c")) return tag_rest(&cell, empty) && (empty || content(cell)) ? Found::cell : stopped();
    return take_end("row") ? Found::end : stopped();
}

}  // namespace reading::xlsx
