// SPDX-License-Identifier: MPL-2.0
#include "cli/options.h"

#include "catch.h"

using cli::Command;
using cli::Dump;
using cli::Format;
using cli::parse_options;

TEST_CASE("commands have their Danish names too") {
    CHECK(parse_options({"build"}).options.command == Command::build);
    CHECK(parse_options({"byg"}).options.command == Command::build);
    CHECK(parse_options({"tjek", "a.md"}).options.command == Command::check);
    CHECK(parse_options({"forklar", "meta-parties"}).options.command == Command::explain);
    CHECK(parse_options({"ny", "kommissorium", "x"}).options.command == Command::begin);
    CHECK(parse_options({"formular", "kommissorium"}).options.command == Command::form);
    CHECK(parse_options({"indlaes", "x.docx"}).options.command == Command::import);
    CHECK(parse_options({"udgivelsespakke"}).options.command == Command::publish);
    CHECK(parse_options({"indsendelsespakke"}).options.command == Command::submit);
    CHECK(parse_options({"efterproev", "out"}).options.command == Command::verify);
    CHECK(parse_options({"sammenlign", "a.md", "b.md"}).options.command == Command::diff);
}

TEST_CASE("options may stand before and after the files") {
    const auto parsed = parse_options({"-C", "content", "build", "--format", "pdf,html", "a.md", "b.md", "-v"});
    REQUIRE_FALSE(parsed.error);
    CHECK(parsed.options.project == "content");
    CHECK(parsed.options.arguments == std::vector<std::string>{"a.md", "b.md"});
    CHECK(parsed.options.formats == std::set<Format>{Format::pdf, Format::html});
    CHECK(parsed.options.verbose);
}

TEST_CASE("all formats are made when none is named") {
    CHECK(parse_options({"build"}).options.formats.size() == 5);
}

TEST_CASE("a line that cannot be understood says which word") {
    const auto key = [](std::vector<std::string> line) {
        const auto parsed = parse_options(line);
        return parsed.error ? parsed.error->key : "";
    };
    CHECK(key({}) == "usage.no-command");
    CHECK(key({"bild"}) == "usage.unknown-command-nearest");
    CHECK(key({"xyzzyxyz"}) == "usage.unknown-command");
    CHECK(key({"build", "--frmat", "pdf"}) == "usage.unknown-option");
    CHECK(key({"build", "--format", "odt"}) == "usage.value");
    CHECK(key({"build", "--format", "pdf,"}) == "usage.value");
    CHECK(key({"build", "--format", "pdf,,html"}) == "usage.value");
    CHECK(key({"build", "--date", "1/7/2024"}) == "usage.date");
    CHECK(key({"build", "--lang", "sv"}) == "usage.value");
    CHECK(key({"build", "--pdf-profile", "2.0"}) == "usage.value");
    CHECK(key({"build", "--jobs", "x"}) == "usage.value");
    CHECK(key({"build", "--jobs", "-1"}) == "usage.value");
    CHECK(key({"explain"}) == "usage.explain-one");
    CHECK(key({"build", "--out"}) == "usage.needs-value");
}

TEST_CASE("help and version win over what else is typed") {
    CHECK(parse_options({"--version"}).options.command == Command::version);
    const auto help = parse_options({"build", "--help"});
    CHECK(help.options.command == Command::help);
    CHECK_FALSE(help.error);
    CHECK_FALSE(parse_options({"--help"}).error);
}

TEST_CASE("diff takes two documents, and only diff shows changes") {
    CHECK(parse_options({"diff", "a.md", "b.md", "--dump", "changes"}).options.dump == Dump::changes);
    for (const std::vector<std::string>& wrong : std::vector<std::vector<std::string>>{{"diff", "a.md"}, {"diff", "a.md", "b.md", "c.md"}}) {
        const auto parsed = parse_options(wrong);
        REQUIRE(parsed.error);
        CHECK(parsed.error->key == "usage.diff-two");
    }
    for (const std::vector<std::string>& wrong :
         std::vector<std::vector<std::string>>{{"build", "a.md", "--dump", "changes"}, {"diff", "a.md", "b.md", "--dump", "document"}}) {
        const auto parsed = parse_options(wrong);
        REQUIRE(parsed.error);
        CHECK(parsed.error->key == "usage.value");
    }
}
