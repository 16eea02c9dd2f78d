// SPDX-License-Identifier: MPL-2.0
#include "cli/report.h"

#include <nlohmann/json.hpp>

#include "catch.h"

namespace {

model::Messages english() {
    return model::Messages("en", {{"severity.error", "error"},
                                  {"severity.warning", "warning"},
                                  {"severity.hint", "hint"},
                                  {"count.errors", "{count} {count|error|errors}"},
                                  {"count.warnings", "{count} {count|warning|warnings}"},
                                  {"count.none", "no problems"},
                                  {"value-unknown.near", "There is no value {name}."},
                                  {"value-unknown.near.hint", "Did you mean {nearest}?"},
                                  {"value-unknown.explain", "A value that nothing gives."}});
}

struct Case {
    model::Sources sources;
    model::Diagnostics problems;
    Case() {
        const auto id = sources.add("mål.md", "Første linje\nVi når {{versoin}} år\n");
        const auto at = static_cast<std::uint32_t>(sources[id].bytes().find("{{"));
        problems.error("value-unknown.near", {id, at, at + 11}, {{"name", "versoin"}, {"nearest", "version"}});
    }
};

}  // namespace

TEST_CASE("the human report shows the place as people count and a caret under it") {
    const Case one;
    CHECK(cli::report_human(one.problems, one.sources, english(), false) ==
          "mål.md:2:8: error[value-unknown]: There is no value versoin.\n"
          "   2 | Vi når {{versoin}} år\n"
          "     |        ^~~~~~~~~~~\n"
          "     = hint: Did you mean version?\n");
}

TEST_CASE("words from outside cannot write to the terminal what they like") {
    CHECK(cli::visible("Ærø \u2013 1") == "Ærø \u2013 1");
    CHECK(cli::visible("a\x1b[8m\nb\x7f\xC2\x9B\u202E") == "a<U+001B>[8m<U+000A>b<U+007F><U+009B><U+202E>");
    CHECK(cli::visible("a\xE6z\xC3") == "a<0xE6>z<0xC3>");
    model::Sources sources;
    const auto id = sources.add("a\x1b.md", "x \x1b[2J {{y}}\n");
    model::Diagnostics problems;
    problems.error("value-unknown.near", {id, 7, 12}, {{"name", "y\x1b[8m"}, {"nearest", "\n"}});
    const std::string said = cli::report_human(problems, sources, english(), false);
    CHECK(said.find('\x1b') == std::string::npos);
    CHECK(said.find("There is no value y<U+001B>[8m.") != std::string::npos);
}

TEST_CASE("what is said a hundred times is counted from there") {
    model::Sources sources;
    const auto id = sources.add("a.md", std::string(300, 'x'));
    model::Diagnostics problems;
    for (std::uint32_t i = 0; i < 130; ++i) problems.warning("value-unknown.near", {id, i, i + 1}, {{"name", "x"}, {"nearest", "y"}});
    const model::Messages words("en", {{"severity.warning", "warning"}, {"value-unknown.near", "No {name}."}, {"report.more", "{count} more of {rule}"}});
    const std::string report = cli::report_human(problems, sources, words, false);
    CHECK(report.find("30 more of value-unknown") != std::string::npos);
    CHECK(report.find("a.md:1:101:") == std::string::npos);
}

TEST_CASE("build says errors and warnings, check says all, quiet says errors") {
    model::Diagnostics problems;
    problems.error("a", {});
    problems.warning("b", {});
    problems.note("c", {});
    cli::Options options;
    options.command = cli::Command::build;
    CHECK(cli::worth_saying(problems, options).all().size() == 2);
    options.quiet = true;
    CHECK(cli::worth_saying(problems, options).all().size() == 1);
    options = {};
    options.command = cli::Command::check;
    CHECK(cli::worth_saying(problems, options).all().size() == 3);
}

TEST_CASE("a long line is shown around its problem") {
    model::Sources sources;
    const auto id = sources.add("a.md", std::string(300, 'x') + "!" + std::string(300, 'y'));
    model::Diagnostics problems;
    problems.warning("value-unknown.near", {id, 300, 301}, {{"name", "!"}, {"nearest", "?"}});
    const std::string report = cli::report_human(problems, sources, english(), false);
    for (std::size_t begin = 0; begin < report.size();) {
        const auto end = report.find('\n', begin);
        CHECK(end - begin < 125);
        begin = end + 1;
    }
    CHECK(report.find('!') != std::string::npos);
}

TEST_CASE("JSON carries the same facts") {
    const Case one;
    const auto json = nlohmann::json::parse(cli::report_json(one.problems, one.sources, english()));
    REQUIRE(json.size() == 1);
    CHECK(json[0]["file"] == "mål.md");
    CHECK(json[0]["line"] == 2);
    CHECK(json[0]["column"] == 8);
    CHECK(json[0]["endColumn"] == 19);
    CHECK(json[0]["rule"] == "value-unknown");
    CHECK(json[0]["hint"] == "Did you mean version?");
}

TEST_CASE("SARIF says how it counts columns and encodes paths as URIs") {
    const Case one;
    const auto log = nlohmann::json::parse(cli::report_sarif(one.problems, one.sources, english(), "1.0"));
    CHECK(log["version"] == "2.1.0");
    const auto& run = log["runs"][0];
    CHECK(run["columnKind"] == "unicodeCodePoints");
    CHECK(run["results"][0]["level"] == "error");
    const auto& place = run["results"][0]["locations"][0]["physicalLocation"];
    CHECK(place["artifactLocation"]["uri"] == "m%C3%A5l.md");
    CHECK(place["region"]["startColumn"] == 8);
    CHECK(run["tool"]["driver"]["rules"][0]["fullDescription"]["text"] == "A value that nothing gives.");
}

TEST_CASE("the summary counts in words") {
    Case one;
    CHECK(cli::summary(one.problems, english()) == "1 error");
    one.problems.warning("value-unknown.near", {}, {});
    one.problems.warning("value-unknown.near", {}, {});
    CHECK(cli::summary(one.problems, english()) == "1 error, 2 warnings");
    CHECK(cli::summary({}, english()) == "no problems");
}
