// SPDX-License-Identifier: MPL-2.0
#include "read/kind_file.h"

#include <string>

#include "read/keyed_map.h"
#include "read/yaml.h"

namespace reading {
namespace {

using model::FrontMatterValue;

model::Need read_need(KeyedMap& keys) {
    const std::string need = keys.choice("need", {"required", "recommended", "optional"});
    if (need == "required") return model::Need::required;
    return need == "recommended" ? model::Need::recommended : model::Need::optional;
}

int read_level(KeyedMap& keys, const char* key, int otherwise, const FrontMatterValue& value,
               model::Diagnostics& diagnostics) {
    const auto level = keys.number(key);
    if (!level) return otherwise;
    if (*level >= 1 && *level <= 6) return static_cast<int>(*level);
    diagnostics.error("data-key.range", value.find(key)->span, {{"key", key}, {"lowest", "1"}, {"highest", "6"}});
    return otherwise;
}

model::KindField read_field(const FrontMatterValue& value, model::Diagnostics& diagnostics) {
    KeyedMap keys(value, diagnostics);
    model::KindField field;
    field.name = keys.required_text("name");
    field.title = keys.text("title", field.name);
    field.type = keys.choice("type", {"text", "rich", "date", "choice", "check", "number", "list", "map"});
    if (field.type.empty()) field.type = "text";
    field.choices = keys.texts("choices");
    field.need = read_need(keys);
    field.from_status = keys.text("from");
    field.placeholder = keys.text("placeholder");
    keys.finish();
    return field;
}

model::KindSection read_section(const FrontMatterValue& value, model::Diagnostics& diagnostics) {
    KeyedMap keys(value, diagnostics);
    model::KindSection section;
    section.id = keys.required_text("id");
    section.title = keys.required_text("title");
    section.also = keys.texts("also");
    section.need = read_need(keys);
    section.level = read_level(keys, "level", 1, value, diagnostics);
    section.guidance = keys.text("guidance");
    keys.finish();
    return section;
}

}  // namespace

std::optional<model::Kind> read_kind(model::SourceId source, const model::Sources& sources,
                                     model::Diagnostics& diagnostics) {
    const FrontMatterValue root = read_yaml_file(source, sources, diagnostics);
    KeyedMap keys(root, diagnostics);
    if (root.shape != FrontMatterValue::Shape::map) return std::nullopt;
    keys.format_one();
    model::Kind kind;
    kind.id = keys.required_text("id");
    kind.title = keys.required_text("title");
    kind.title_en = keys.text("title-en", kind.title);
    kind.heading_style = keys.choice("headings", {"numbered", "plain"});
    if (kind.heading_style.empty()) kind.heading_style = "plain";
    kind.cover = keys.flag("cover");
    kind.contents = keys.flag("contents");
    kind.contents_depth = read_level(keys, "contents-depth", kind.contents_depth, root, diagnostics);
    for (const auto& value : keys.list("fields")) kind.fields.push_back(read_field(value, diagnostics));
    for (const auto& value : keys.list("sections")) kind.sections.push_back(read_section(value, diagnostics));
    keys.find("udgives");  // read by kind_is_published, for the command that asks
    keys.finish();
    kind.span = root.span;
    return kind.id.empty() ? std::nullopt : std::optional(kind);
}

bool kind_is_published(model::SourceId source, const model::Sources& sources) {
    model::Diagnostics told_already;
    const FrontMatterValue root = read_yaml_file(source, sources, told_already);
    KeyedMap keys(root, told_already);
    return keys.find("udgives") == nullptr || keys.flag("udgives");
}

}  // namespace reading
