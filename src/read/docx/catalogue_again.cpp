// SPDX-License-Identifier: MPL-2.0
// A form whose list of fields is gone: Word's Document Inspector and several web services remove such parts. Tags,
// titles and kinds of the content controls tell nearly as much.
#include <algorithm>
#include <map>
#include <set>
#include <string>

#include "read/docx/catalogue.h"
#include "read/docx/xml.h"

namespace reading::docx {
namespace {

constexpr std::size_t fewest_fields = 3;  // other documents may hold a tagged control or two

bool holds_blocks(pugi::xml_node control) {
    const Nodes content = visible_children(control.child("w:sdtContent"));
    return std::any_of(content.begin(), content.end(),
                       [](pugi::xml_node node) { return is(node, "w:p") || is(node, "w:tbl"); });
}

class Rebuilder {
  public:
    Rebuilder(const Package& package, const Styles& styles) : styles_(styles) {
        const auto glossary = package.related("glossaryDocument");
        if (!glossary) return;
        for (const auto part : glossary->document_element().child("w:docParts").children("w:docPart"))
            prompts_.emplace(value_of(part.child("w:docPartPr"), "w:name"), words_in(part.child("w:docPartBody")));
    }

    Catalogue read(pugi::xml_node body) {
        each_element(body, [this](pugi::xml_node node) {
            if (is(node, "w:p") && styles_.heading_level(value_of(node.child("w:pPr"), "w:pStyle")) > 0) ++heading_;
            if (is(node, "w:sdt")) control(node);
            return true;
        });
        name_sections();
        return std::move(catalogue_);
    }

  private:
    void control(pugi::xml_node node) {
        const auto properties = node.child("w:sdtPr");
        const std::string tag(value_of(properties, "w:tag"));
        if (tag.empty()) return;
        if (!seen_.insert(tag).second) return learn_prompt(node, tag);
        if (properties.child("w15:repeatingSection")) {
            catalogue_.repeats.push_back({tag, std::string(value_of(properties, "w:alias")), {}, {}, {}});
            repeat_headings_.push_back(heading_);
            return;
        }
        CatalogueField field = described(node, tag);
        for (auto& repeat : catalogue_.repeats) {
            if (!tag.starts_with(repeat.name + ".") || !ancestor(node, "w:tbl")) continue;
            field.name = tag.substr(repeat.name.size() + 1);
            repeat.columns.push_back(std::move(field));
            return;
        }
        catalogue_.fields.push_back(std::move(field));
        headings_.push_back(heading_);
    }

    // The prompt of a column stands in the rows that nobody has filled in.
    void learn_prompt(pugi::xml_node node, const std::string& tag) {
        for (auto& repeat : catalogue_.repeats)
            for (auto& column : repeat.columns)
                if (column.tag == tag && column.prompt.empty()) column.prompt = described(node, tag).prompt;
    }

    static std::string words_in(pugi::xml_node node) {
        std::string words;
        each_element(node, [&](pugi::xml_node inner) {
            if (is(inner, "w:t")) words += inner.text().get();
            return true;
        });
        return words;
    }

    CatalogueField described(pugi::xml_node control, const std::string& tag) const {
        const auto properties = control.child("w:sdtPr");
        CatalogueField field;
        field.name = field.tag = tag;
        field.title = value_of(properties, "w:alias");
        field.type = properties.child("w:date")           ? "date"
                     : properties.child("w:dropDownList") ? "choice"
                     : properties.child("w14:checkbox")   ? "check"
                     : holds_blocks(control)              ? "rich"
                                                          : "text";
        for (const auto item : properties.child("w:dropDownList").children("w:listItem"))
            field.choices.emplace_back(item.attribute("w:value").value(), item.attribute("w:displayText").value());
        const auto known = prompts_.find(std::string(value_of(properties.child("w:placeholder"), "w:docPart")));
        if (known != prompts_.end())
            field.prompt = known->second;
        else if (is_on(properties.child("w:showingPlcHdr")))
            field.prompt = words_in(control.child("w:sdtContent"));
        const auto before = control.previous_sibling("w:bookmarkStart");
        if (before && before.next_sibling() == control) field.bookmark = before.attribute("w:name").value();
        return field;
    }

    // A section of the kind bears the name of the text that is asked for under its heading.
    void name_sections() {
        const auto section_at = [this](std::size_t heading) {
            for (std::size_t i = 0; i < catalogue_.fields.size(); ++i)
                if (headings_[i] == heading && catalogue_.fields[i].type == "rich") return catalogue_.fields[i].name;
            return std::string();
        };
        for (std::size_t i = 0; i < catalogue_.fields.size(); ++i)
            catalogue_.fields[i].section = section_at(headings_[i]);
        for (std::size_t i = 0; i < catalogue_.repeats.size(); ++i)
            catalogue_.repeats[i].section = section_at(repeat_headings_[i]);
    }

    const Styles& styles_;
    std::map<std::string, std::string> prompts_;  // by the names of the glossary's entries
    Catalogue catalogue_;
    std::set<std::string> seen_;
    std::size_t heading_ = 0;  // how many have come
    std::vector<std::size_t> headings_, repeat_headings_;
};

}  // namespace

std::optional<Catalogue> catalogue_again(const Package& package, const Styles& styles) {
    Catalogue catalogue = Rebuilder(package, styles).read(package.body());
    if (catalogue.fields.size() < fewest_fields) return std::nullopt;
    catalogue.kind = package.custom_property("aftale-formular");
    return catalogue;
}

}  // namespace reading::docx
