// SPDX-License-Identifier: MPL-2.0
#include <algorithm>
#include <array>

#include "catch.h"
#include "model/walk.h"
#include "reread.h"
#include "write/markdown/markdown.h"

namespace {

using namespace model;

constexpr std::array kinds = {
    "aarlig-status",    "administrativt-tillaeg", "dagsorden",    "foelgebrev",     "forloebsprogram",
    "hoeringsoversigt", "implementeringsplan",    "kommissorium", "midtvejsstatus", "referat",
    "sagsfremstilling", "samarbejdsaftale",       "slutstatus",   "sundhedsaftale"};

std::vector<Attributes> fields_of(const Blocks& blocks) {
    std::vector<Attributes> found;
    for_each_node(blocks, {{}, [&](const Inline& node) {
                               if (const auto* field = std::get_if<FormField>(&node.kind))
                                   found.push_back(field->attributes);
                           }});
    return found;
}

}  // namespace

TEST_CASE("a new document of every kind is read and merged without errors and says what is to be written") {
    for (const std::string id : kinds) {
        INFO(id);
        const auto kind = reread::kind(id);
        for (const std::string language : {"da", "en"}) {
            const auto source = writing::markdown::start_of(kind, "ny", reread::words(language), Date{2024, 9, 4});
            const auto judged = reread::judge(source, kind);
            INFO(source);
            CHECK(judged.errors.empty());
            CHECK(std::count(judged.keys.begin(), judged.keys.end(), "front-matter-key") == 0);
            CHECK(std::count(judged.keys.begin(), judged.keys.end(), "section-missing.required-guided") == 0);
            if (!kind.sections.empty())
                CHECK(std::count(judged.keys.begin(), judged.keys.end(), "draft-placeholder") >=
                      static_cast<long>(kind.sections.size()));
        }
    }
}

TEST_CASE("a form for every kind asks for every key and every section once") {
    for (const std::string id : kinds) {
        INFO(id);
        const auto kind = reread::kind(id);
        const std::string source = writing::markdown::form_source(kind, reread::words("da"));
        const auto again = reread::document(source);
        INFO(source);
        CHECK(again.problems.empty());
        std::vector<std::string> names;
        for (const auto& attributes : fields_of(again.document.blocks)) names.push_back(*attributes.find("name"));
        auto sorted = names;
        std::sort(sorted.begin(), sorted.end());
        CHECK(std::adjacent_find(sorted.begin(), sorted.end()) == sorted.end());
        for (const auto& field : kind.fields)
            CHECK(std::any_of(names.begin(), names.end(), [&](const std::string& name) {
                return name == field.name || name.starts_with(field.name + ".");
            }));
        for (const auto& section : kind.sections)
            CHECK(std::any_of(names.begin(), names.end(), [&](const std::string& name) {
                return name == section.id || name == "afsnit-" + section.id;
            }));
    }
}

TEST_CASE("the form that stands in the templates asks for what the kind has, and for nothing else") {
    const auto kind = reread::kind("kommissorium");
    const auto again = reread::document(reread::data_file("forms/kommissorium.md"));
    CHECK(again.problems.empty());
    for (const auto& attributes : fields_of(again.document.blocks)) {
        const std::string name = *attributes.find("name");
        const std::string head = name.substr(0, name.find('.'));
        INFO(name);
        const bool of_kind = std::any_of(kind.fields.begin(), kind.fields.end(),
                                         [&](const KindField& field) { return field.name == head; });
        const bool of_section = std::any_of(kind.sections.begin(), kind.sections.end(),
                                            [&](const KindSection& section) { return section.id == name; });
        const bool of_member = name == "navn" || name == "funktion" || name == "organisation" || name == "udpeget-af";
        CHECK((of_kind || of_section || of_member));
    }
}
