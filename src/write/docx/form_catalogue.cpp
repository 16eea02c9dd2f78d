// SPDX-License-Identifier: MPL-2.0
// The list of a form's fields that travels in the file. Programs that drop the controls' tags keep it and the
// bookmarks.
#include "support/xml.h"
#include "write/docx/form.h"
#include "write/docx/markup.h"

namespace writing::docx {
namespace {

// Any fixed identifier will do; it must only be the same in the properties and in what refers to the part.
constexpr std::string_view store_item = "{5B1C0F36-7E0B-4B63-9A53-0D1E6C2F7A41}";

void add_field(support::XmlWriter& xml, std::string_view element, const Control& control, const std::string& section) {
    xml.open(element, {{"name", control.name},
                       {"title", control.title},
                       {"type", control.type},
                       {"tag", control.tag},
                       {"bookmark", control.bookmark},
                       {"section", section},
                       {"prompt", control.prompt}});
    for (const auto& [name, shown] : control.choices) xml.empty("choice", {{"value", name}, {"shown", shown}});
    xml.close();
}

}  // namespace

std::string Form::catalogue_part(const model::Metadata& metadata) const {
    std::string out;
    support::XmlWriter xml(out);
    xml.declaration();
    xml.open("form", {{"xmlns", form_namespace},
                      {"kind", metadata.kind},
                      {"version", metadata.version},
                      {"language", metadata.language}});
    for (const auto& entry : fields_) add_field(xml, "field", entry.control, entry.section);
    for (const auto& repeat : repeats_) {
        xml.open("repeat", {{"name", repeat.name},
                            {"title", repeat.title},
                            {"bookmark", repeat.bookmark},
                            {"section", repeat.section}});
        for (const auto& column : repeat.columns) add_field(xml, "column", column, {});
        xml.close();
    }
    for (const auto& text : words_) xml.empty("words", {{"text", text}});
    xml.close();
    return out;
}

std::string Form::catalogue_properties_part() {
    std::string out;
    support::XmlWriter xml(out);
    xml.declaration();
    xml.open("ds:datastoreItem", {{"xmlns:ds", "http://schemas.openxmlformats.org/officeDocument/2006/customXml"},
                                  {"ds:itemID", store_item}});
    xml.open("ds:schemaRefs");
    xml.empty("ds:schemaRef", {{"ds:uri", form_namespace}});
    xml.close();
    xml.close();
    return out;
}

}  // namespace writing::docx
