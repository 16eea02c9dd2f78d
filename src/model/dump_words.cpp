// SPDX-License-Identifier: MPL-2.0
#include "model/dump_words.h"

#include "model/date.h"
#include "model/walk.h"

namespace model {

std::string quoted(std::string_view text) {
    std::string out = "\"";
    for (const char c : text) {
        if (c == '"' || c == '\\') out += '\\';
        if (c == '\n') {
            out += "\\n";
        } else {
            out += c;
        }
    }
    return out + "\"";
}

std::string described(const Attributes& attributes) {
    if (attributes.empty()) return {};
    std::string out = " {";
    const auto add = [&](const std::string& part) { out += (out.size() > 2 ? " " : "") + part; };
    if (!attributes.id.empty()) add("#" + attributes.id);
    for (const auto& name : attributes.classes) add("." + name);
    for (const auto& [key, value] : attributes.pairs) add(key + "=" + quoted(value));
    return out + "}";
}

std::string described(const CellValue& value) {
    return std::visit(Overloaded{
                          [](std::monostate) { return std::string(); },
                          [](const Amount& a) {
                              std::string digits = std::to_string(a.value);
                              return " amount=" + digits.substr(0, digits.find('.') + 1 + static_cast<std::size_t>(a.decimals > 0 ? a.decimals : -1)) + (a.unit.empty() ? "" : " unit=" + quoted(a.unit));
                          },
                          [](const DateValue& d) { return " date=" + to_iso({d.year, d.month, d.day}); },
                          [](bool b) { return std::string(b ? " true" : " false"); },
                          [](Missing) { return std::string(" missing"); },
                      },
                      value);
}

std::string_view name_of(DivKind kind) {
    switch (kind) {
        case DivKind::plain: return "plain";
        case DivKind::columns: return "columns";
        case DivKind::landscape: return "landscape";
        case DivKind::callout: return "callout";
        case DivKind::pull_quote: return "pull-quote";
        case DivKind::only: return "only";
        case DivKind::cover: return "cover";
        case DivKind::part: return "part";
    }
    return "?";
}

std::string_view name_of(ReviewKind kind) {
    switch (kind) {
        case ReviewKind::insertion: return "insertion";
        case ReviewKind::deletion: return "deletion";
        case ReviewKind::comment: return "comment";
    }
    return "?";
}

std::string_view name_of(RowKind kind) {
    switch (kind) {
        case RowKind::header: return "header";
        case RowKind::body: return "body";
        case RowKind::group: return "group";
        case RowKind::total: return "total";
    }
    return "?";
}

std::string_view name_of(Alignment alignment) {
    switch (alignment) {
        case Alignment::unset: return "";
        case Alignment::left: return " left";
        case Alignment::centre: return " centre";
        case Alignment::right: return " right";
        case Alignment::decimal: return " decimal";
    }
    return "";
}

}  // namespace model
