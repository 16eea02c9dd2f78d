// SPDX-License-Identifier: MPL-2.0
#include "read/rule_set_file.h"

#include <string>
#include <utility>
#include <vector>

#include "read/keyed_map.h"
#include "read/yaml.h"

namespace reading {
namespace {

using model::FrontMatterValue;

const std::vector<std::string> statuses = {"udkast",    "i-hoering",       "til-godkendelse", "godkendt-af-parterne",
                                           "indsendt",  "godkendt-af-sst", "ikke-godkendt",   "gaeldende",
                                           "erstattet", "ophoert"};

std::optional<model::Date> read_date(KeyedMap& keys, const char* key, const FrontMatterValue& root,
                                     model::Diagnostics& diagnostics) {
    const std::string text = keys.text(key);
    if (text.empty()) return std::nullopt;
    const auto date = model::parse_iso_date(text);
    if (!date) diagnostics.error("data-key.shape-date", root.find(key)->span, {{"key", key}, {"value", text}});
    return date;
}

model::RuleLevel read_rule(const FrontMatterValue& value, model::Diagnostics& diagnostics) {
    KeyedMap keys(value, diagnostics);
    model::RuleLevel level;
    level.rule = keys.required_text("id");
    level.source = keys.text("source");
    level.todo_from = keys.choice("todo", statuses);
    level.warning_from = keys.choice("warning", statuses);
    level.error_from = keys.choice("error", statuses);
    level.kinds = keys.texts("kinds");
    keys.finish();
    return level;
}

model::Authority read_authority(KeyedMap& keys) {
    model::Authority authority;
    authority.name = keys.required_text("name");
    authority.code = keys.required_text("code");
    return authority;
}

model::Region read_region(const FrontMatterValue& value, model::Diagnostics& diagnostics) {
    KeyedMap keys(value, diagnostics);
    model::Region region;
    region.self = read_authority(keys);
    for (const auto& municipality : keys.list("municipalities")) {
        KeyedMap inner(municipality, diagnostics);
        region.municipalities.push_back(read_authority(inner));
        inner.finish();
    }
    keys.finish();
    return region;
}

}  // namespace

std::optional<model::RuleSet> read_rule_set(model::SourceId source, const model::Sources& sources,
                                            model::Diagnostics& diagnostics) {
    const FrontMatterValue root = read_yaml_file(source, sources, diagnostics);
    KeyedMap keys(root, diagnostics);
    if (root.shape != FrontMatterValue::Shape::map) return std::nullopt;
    keys.format_one();
    model::RuleSet set;
    set.id = keys.required_text("id");
    set.title = keys.required_text("title");
    set.from = read_date(keys, "from", root, diagnostics);
    set.to = read_date(keys, "to", root, diagnostics);
    for (const auto& value : keys.list("rules")) {
        auto level = read_rule(value, diagnostics);
        if (level.rule.empty()) continue;
        if (set.find(level.rule))
            diagnostics.error("rule-set-twice", value.span, {{"rule", level.rule}});
        else
            set.rules.push_back(std::move(level));
    }
    for (const auto& value : keys.list("regions")) set.regions.push_back(read_region(value, diagnostics));
    keys.finish();
    return set.id.empty() ? std::nullopt : std::optional(set);
}

}  // namespace reading
