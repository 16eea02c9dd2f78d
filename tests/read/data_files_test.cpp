// SPDX-License-Identifier: MPL-2.0
// The project, kind, rule set and message files, and that those we ship can be read.
#include <algorithm>
#include <filesystem>
#include <fstream>
#include <iterator>
#include <set>
#include <string>
#include <vector>

#include "catch.h"
#include "read/kind_file.h"
#include "read/message_file.h"
#include "read/project_file.h"
#include "read/rule_set_file.h"
#include "reading.h"

namespace fs = std::filesystem;
using testing::Problems;
using testing::Reading;

namespace {

const fs::path templates = fs::path(AFTALE_SOURCE_DIR) / "templates";

std::string bytes_of(const fs::path& path) {
    std::ifstream file(path, std::ios::binary);
    REQUIRE(file);
    return {std::istreambuf_iterator<char>(file), {}};
}

std::vector<fs::path> files_in(const fs::path& folder) {
    std::vector<fs::path> found;
    for (const auto& entry : fs::directory_iterator(folder)) found.push_back(entry.path());
    std::sort(found.begin(), found.end());
    return found;
}

model::Messages catalogue(const char* language) {
    Reading reading;
    model::Messages messages(language, {});
    const auto id = reading.add("data.yaml", bytes_of(templates / "locale" / language / "data.yaml"));
    reading::read_messages(id, reading.sources, messages, reading.diagnostics);
    CHECK(reading.problems().empty());
    return messages;
}

/// The `{name}` fields of a text.
std::set<std::string> fields_of(const std::string& text) {
    std::set<std::string> names;
    for (std::size_t at = text.find('{'); at != std::string::npos; at = text.find('{', at + 1))
        names.insert(text.substr(at + 1, text.find_first_of("|}", at) - at - 1));
    return names;
}

}  // namespace

TEST_CASE("Catalogues say the same by the short way and by YAML") {
    const auto texts_of = [](const std::string& bytes) {
        Reading reading;
        model::Messages messages;
        reading::read_messages(reading.add("a.yaml", bytes), reading.sources, messages, reading.diagnostics);
        CHECK(reading.problems().empty());
        return messages.all();
    };
    // An empty flow mapping in a comment changes nothing; a value without quotation marks sends the file to YAML.
    const auto by_yaml = [&](const std::string& bytes) {
        auto texts = texts_of(bytes + "last-of-all: yes\n");
        texts.erase("last-of-all");
        return texts;
    };
    for (const char* language : {"da", "en"})
        for (const auto& file : files_in(templates / "locale" / language)) {
            const std::string bytes = bytes_of(file);
            INFO(file);
            CHECK(texts_of(bytes).size() >= 5);
            CHECK(texts_of(bytes) == by_yaml(bytes));
        }
    for (const std::string bytes :
         {"a: \"x\"\n", "# c\n\na: \"x\\\"y\\\\z\\nw\"\nb.c-d: \"ø {x}\"", "a: |\n  one\n\n    two\n  three\n\nb: \"x\"\n",
          "a: |\n    deep\n    deep\n", "a: \"x\" # \"y\"\n", "a: \"\\u00e5\"\n", "a: \"x\\ty\"\n", "a: 'x'\n", "a: \"x\"  \n",
          "a: |\n  x", "a: \"\"\nb: \"\\\"\"\n"}) {
        INFO(bytes);
        CHECK(texts_of(bytes) == by_yaml(bytes + (bytes.back() == '\n' ? "" : "\n")));
    }
}

TEST_CASE("A project file") {
    Reading reading;
    const auto id =
        reading.add("aftale.yaml",
                    "format: 1\ntitle: Aftalen\nparter: tabeller/parter.csv\neksempel: true\ndocuments:\n"
                    "  - {id: aftale, file: aftale.md, del-af-aftalen: true}\n  - {id: tillaeg, file: t.md}\n"
                    "publish: {maalgrupper: parter, dokumenter: [aftale], frist: 15-01-2024, kontakt: Sekretariatet, sti: "
                    "sundhed}\n"
                    "submit:\n  afsender: Region Nord\n  modtager: Sundhedsstyrelsen\n  bilag: tillaeg\n"
                    "  foelgebrev: brev.md\n");
    const auto project = reading::read_project(id, reading.sources, reading.diagnostics);
    CHECK(reading.problems().empty());
    REQUIRE(project);
    CHECK(project->title == "Aftalen");
    CHECK(project->out == "out");
    CHECK(project->example);
    REQUIRE(project->documents.size() == 2);
    CHECK(project->documents[0].part_of_agreement);
    CHECK(project->documents[1].file == "t.md");
    REQUIRE(project->publish);
    CHECK(project->publish->documents.at(0).id == "aftale");
    CHECK(project->publish->deadline == model::Date{2024, 1, 15});
    CHECK(project->publish->contact == "Sekretariatet");
    CHECK(project->publish->address == "sundhed");
    REQUIRE(project->submit);
    CHECK(project->submit->sender == "Region Nord");
    CHECK(project->submit->recipient == "Sundhedsstyrelsen");
    REQUIRE(project->submit->annexes.size() == 1);  // one alone need not be a list
    CHECK(project->submit->annexes[0].id == "tillaeg");
    CHECK(project->submit->cover_letter == "brev.md");
    CHECK(project->submit->approvals_letter.empty());
}

TEST_CASE("A project file that publishes and submits nothing") {
    Reading reading;
    const auto project =
        reading::read_project(reading.add("aftale.yaml", "format: 1\n"), reading.sources, reading.diagnostics);
    REQUIRE(project);
    CHECK_FALSE(project->publish);
    CHECK_FALSE(project->submit);
}

TEST_CASE("Mistakes in what a project file publishes and submits") {
    Reading reading;
    const auto id = reading.add("aftale.yaml",
                                "format: 1\ndocuments:\n  - {id: aftale, file: a.md}\n"
                                "publish:\n  maalgrupper: alle\n  dokumenter: [aftal, {a: b}, aftale, aftale]\n  frist: snart\n"
                                "  kontakter: x\n"
                                "submit:\n  bilag: [xyzzy]\n  modtager: [a]\n");
    const auto project = reading::read_project(id, reading.sources, reading.diagnostics);
    REQUIRE(project);
    CHECK(reading.problems() ==
          Problems{"data-key.choice@5:16", "data-key.shape-texts@6:15", "project-names.twice@6:39",
                   "project-publish.deadline@7:10", "data-key.unknown-near@8:3", "project-names.unknown-near@6:16",
                   "data-key.shape-text@11:13", "project-names.unknown@10:11"});
    CHECK(project->publish->documents.size() == 2);
    Reading scalar;
    reading::read_project(scalar.add("aftale.yaml", "format: 1\npublish: alle\n"), scalar.sources, scalar.diagnostics);
    CHECK(scalar.problems() == Problems{"data-key.no-map@2:10"});
}

TEST_CASE("Mistakes in a project file") {
    Reading reading;
    const auto id =
        reading.add("aftale.yaml",
                    "titel: A\nthem: officiel\neksempel: måske\ndocuments:\n  - {id: Ny Aftale, file: a.md}\n"
                    "  - {id: b}\n  - {id: c, file: c.md}\n  - {id: c, file: d.md}\nxyzzy: 1\n");
    const auto project = reading::read_project(id, reading.sources, reading.diagnostics);
    CHECK(reading.problems() == Problems{"data-format.missing@1:1", "data-key.shape-flag@3:11",
                                         "project-document.id@5:10", "data-key.missing@6:5",
                                         "project-document.twice@8:5", "data-key.unknown-near@1:1",
                                         "data-key.unknown-near@2:1", "data-key.unknown@9:1"});
    CHECK(reading.diagnostics.all()[5].args[1].second == "title");
    CHECK(reading.diagnostics.all()[6].args[1].second == "theme");
    CHECK(project);
    Reading list;
    CHECK_FALSE(reading::read_project(list.add("aftale.yaml", "- a\n"), list.sources, list.diagnostics));
    CHECK(list.problems() == Problems{"data-key.no-map@1:1"});
    Reading later;
    reading::read_project(later.add("aftale.yaml", "format: 2\n"), later.sources, later.diagnostics);
    CHECK(later.problems() == Problems{"data-format.unknown@1:9"});
}

TEST_CASE("Every kind that we ship can be read") {
    std::set<std::string> ids;
    for (const auto& path : files_in(templates / "kinds")) {
        INFO(path.filename().string());
        Reading reading;
        const auto kind = reading::read_kind(reading.add(path.filename().string(), bytes_of(path)), reading.sources,
                                             reading.diagnostics);
        CHECK(reading.problems().empty());
        REQUIRE(kind);
        CHECK(kind->id == path.stem().string());
        CHECK_FALSE(kind->title.empty());
        CHECK_FALSE(kind->title_en.empty());
        CHECK_FALSE(kind->sections.empty());
        ids.insert(kind->id);
        std::set<std::string> sections;
        for (const auto& section : kind->sections) {
            INFO(section.id);
            CHECK(sections.insert(section.id).second);
            CHECK_FALSE(section.guidance.empty());
        }
    }
    for (const char* id : {"sundhedsaftale", "administrativt-tillaeg", "kommissorium", "samarbejdsaftale",
                           "forloebsprogram", "implementeringsplan", "aarlig-status", "midtvejsstatus", "slutstatus",
                           "dagsorden", "referat", "sagsfremstilling", "hoeringsoversigt", "foelgebrev"}) {
        INFO(id);
        CHECK(ids.count(id) == 1);
    }
}

TEST_CASE("The rule sets that we ship can be read") {
    for (const auto& path : files_in(templates / "rule-sets")) {
        INFO(path.filename().string());
        Reading reading;
        const auto set = reading::read_rule_set(reading.add(path.filename().string(), bytes_of(path)), reading.sources,
                                                reading.diagnostics);
        CHECK(reading.problems().empty());
        REQUIRE(set);
        CHECK(set->id == path.stem().string());
        CHECK(set->find("meta-parties"));
        for (const auto& rule : set->rules) {
            INFO(rule.rule);
            CHECK_FALSE(rule.source.empty());
            CHECK_FALSE((rule.todo_from + rule.warning_from + rule.error_from).empty());
        }
    }
}

TEST_CASE("Mistakes in kinds and rule sets") {
    Reading kind;
    CHECK_FALSE(reading::read_kind(
        kind.add("k.yaml", "format: 1\ntitle: K\nheadings: nummer\nsections: [{id: a, title: A, level: 9}]\n"),
        kind.sources, kind.diagnostics));
    CHECK(kind.problems() == Problems{"data-key.missing@1:1", "data-key.choice@3:11", "data-key.range@4:37"});
    Reading set;
    reading::read_rule_set(
        set.add("r.yaml", "format: 1\nid: r\ntitle: R\nfrom: i morgen\nrules:\n- {id: a, error: snart}\n- {id: a}\n"),
        set.sources, set.diagnostics);
    CHECK(set.problems() == Problems{"data-key.shape-date@4:7", "data-key.choice@6:18", "rule-set-twice@7:3"});
}

TEST_CASE("Both languages have the same messages with the same fields") {
    const auto danish = catalogue("da");
    const auto english = catalogue("en");
    CHECK(danish.all().size() > 50);
    for (const auto& [key, text] : danish.all()) {
        INFO(key);
        REQUIRE(english.has(key));
        CHECK(fields_of(text) == fields_of(english.all().at(key)));
    }
    CHECK(danish.all().size() == english.all().size());
}

TEST_CASE("Every problem that the readers name has a text") {
    const auto danish = catalogue("da");
    const fs::path room = fs::path(AFTALE_SOURCE_DIR) / "src" / "read";
    const std::string listed = bytes_of(room / "data.cmake");
    std::size_t found = 0;
    for (const auto& path : files_in(room)) {
        if (listed.find(path.filename().string()) == std::string::npos || path.extension() != ".cpp") continue;
        const std::string code = bytes_of(path);
        for (std::size_t at = code.find('"'); at != std::string::npos; at = code.find('"', at + 1)) {
            const auto end = code.find('"', at + 1);
            if (end == std::string::npos) break;
            const std::string word = code.substr(at + 1, end - at - 1);
            at = end;
            const bool key = word.starts_with("yaml-syntax.") || word.starts_with("yaml-dup") ||
                             word.starts_with("table-") || word.starts_with("theme-") ||
                             word.starts_with("project-") || word.starts_with("file-encoding");
            // The key of a theme is none of a message.
            if (!key || word.ends_with(".") || word == "table-style") continue;
            INFO(word);
            ++found;
            CHECK(danish.has(word));
        }
    }
    CHECK(found > 40);
    for (const char* key : {"text", "flag", "number", "texts", "list", "map", "date"})
        CHECK(danish.has(std::string("data-key.shape-") + key));
    for (const char* key :
         {"no-number", "no-integer", "no-date", "no-year", "no-boolean", "no-url", "no-target", "unit"})
        CHECK(danish.has(std::string("table-value.") + key));
    for (const char* key : {"required", "unique", "enum", "pattern", "minimum", "maximum", "least-length", "most-length"})
        CHECK(danish.has(std::string("table-constraint.") + key));
}
