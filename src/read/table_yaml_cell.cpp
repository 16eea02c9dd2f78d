// SPDX-License-Identifier: MPL-2.0
#include "read/table_yaml_cell.h"

#include <algorithm>
#include <charconv>
#include <iterator>
#include <utility>

#include "read/keyed_map.h"
#include "read/located_text.h"
#include "read/table_cell_text.h"
#include "read/table_value.h"

namespace reading {
namespace {

using model::Blocks;
using model::DataCell;
using model::Field;
using model::FrontMatterValue;
using Shape = FrontMatterValue::Shape;

constexpr int widest_span = 1000;
const std::set<std::string, std::less<>> span_keys = {"value", "rowspan", "colspan"};

/// Whether a map is a cell with its spans, not a value with a colon in it: one of its keys is, or nearly is, `value`,
/// `rowspan` or `colspan`. A target's map has keys of its own, so there only `value` itself says so.
bool is_spanning_cell(const Field& field, const FrontMatterValue& value) {
    return std::any_of(value.map.begin(), value.map.end(), [&](const auto& pair) {
        return field.type == "maaltal" ? pair.first == "value" : !nearest_name(pair.first, span_keys).empty();
    });
}

std::string words_of(const FrontMatterValue& value) {
    std::string out;
    for (const auto& item : value.list) {
        const std::string words = item.shape == Shape::list ? words_of(item) : item.scalar;
        if (words.empty()) continue;
        if (!out.empty()) out += "; ";
        out += words.substr(0, words.find_last_not_of(" \n") + 1);
    }
    return out;
}

}  // namespace

DataCell YamlCellReader::cell(const Field& field, const FrontMatterValue& value) {
    DataCell made;
    made.span = value.span;
    if (value.shape == Shape::map && is_spanning_cell(field, value))
        spanning_cell(field, value, made);
    else
        content(field, value, made);
    return made;
}

void YamlCellReader::content(const Field& field, const FrontMatterValue& value, DataCell& made) {
    const bool takes_list = field.type == "markdown" || field.type == "list";
    if (value.shape == Shape::null) {
        made.missing = true;
        made.value = model::Missing{};
    } else if (value.shape == Shape::scalar) {
        scalar_cell(field, value, made);
    } else if (value.shape == Shape::list && takes_list) {
        made.text = words_of(value);
        if (field.type == "list")
            made.blocks.push_back(bullet_list(value));
        else
            for (const auto& item : value.list) append_item(item, made.blocks);
    } else if (value.shape == Shape::map && field.type == "maaltal") {
        target(value, made);
    } else {
        diagnostics_.error(value.shape == Shape::map ? "table-value.map" : "table-value.list", value.span,
                           {{"column", field.title}});
    }
}

void YamlCellReader::scalar_cell(const Field& field, const FrontMatterValue& value, DataCell& made) {
    const LocatedText text = locate_scalar(value.scalar, value.span, sources_).trimmed();
    made.text = text.text;
    if (field.type == "markdown" || field.type == "list") markdown(value, made.blocks);
    type_cell(field, NumberForm::point, made, diagnostics_);
}

void YamlCellReader::spanning_cell(const Field& field, const FrontMatterValue& value, DataCell& made) {
    KeyedMap keys(value, diagnostics_);
    read_spans(keys, value, made);
    const FrontMatterValue* inner = keys.find("value");
    keys.finish();
    if (inner) {
        made.span = inner->span;
        content(field, *inner, made);
    } else {
        made.missing = true;
        made.value = model::Missing{};
    }
}

void YamlCellReader::read_spans(KeyedMap& keys, const FrontMatterValue& value, DataCell& made) {
    made.row_span = span_of(keys, value, "rowspan");
    made.column_span = span_of(keys, value, "colspan");
}

int YamlCellReader::span_of(KeyedMap& keys, const FrontMatterValue& value, const char* key) {
    const std::string text = keys.text(key);
    if (text.empty()) return 1;
    int count = 0;
    const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), count);
    if (error == std::errc() && end == text.data() + text.size() && count >= 1 && count <= widest_span) return count;
    diagnostics_.error("table-span.number", value.find(key)->span, {{"key", key}, {"value", text}});
    return 1;
}

void YamlCellReader::markdown(const FrontMatterValue& value, Blocks& blocks) {
    const LocatedText text = markdown_of_cell(locate_scalar(value.scalar, value.span, sources_));
    read_markdown_(text.text, text.places, blocks, footnotes_, diagnostics_);
}

void YamlCellReader::append_item(const FrontMatterValue& item, Blocks& blocks) {
    if (item.shape == Shape::scalar)
        markdown(item, blocks);
    else if (item.shape == Shape::list)
        blocks.push_back(bullet_list(item));
    else if (item.shape == Shape::map)
        diagnostics_.error("table-value.colon", item.span);
}

model::Block YamlCellReader::bullet_list(const FrontMatterValue& value) {
    model::List list;
    for (const auto& item : value.list) {
        model::ListItem made;
        made.span = item.span;
        append_item(item, made.children);
        // A sequence in a sequence belongs to the item before it, as an indented list does.
        if (item.shape == Shape::list && !list.items.empty())
            std::move(made.children.begin(), made.children.end(), std::back_inserter(list.items.back().children));
        else if (item.shape != Shape::null)
            list.items.push_back(std::move(made));
    }
    return {std::move(list), {}, value.span, 0};
}

/// `{vaerdi, enhed, retning, gruppe}`: "højst 16 % (16–24 år)".
void YamlCellReader::target(const FrontMatterValue& value, DataCell& made) {
    KeyedMap keys(value, diagnostics_);
    const std::string number = keys.required_text("vaerdi");
    const std::string unit = keys.text("enhed");
    const std::string direction = keys.choice("retning", {"højst", "mindst", "stiger", "falder"});
    const std::string group = keys.text("gruppe");
    read_spans(keys, value, made);
    keys.finish();
    if (number.empty()) return;
    auto amount = parse_amount(number, NumberForm::point);
    if (!amount || !amount->unit.empty()) {
        diagnostics_.error("table-value.no-target", value.find("vaerdi")->span,
                           {{"value", number}, {"column", "vaerdi"}});
        return;
    }
    amount->unit = unit;
    made.value = *amount;
    if (!direction.empty()) made.text = direction + (direction.ends_with("st") ? " " : " til ");
    made.text += to_danish(*amount);
    if (!group.empty()) made.text += " (" + group + ")";
}

}  // namespace reading
