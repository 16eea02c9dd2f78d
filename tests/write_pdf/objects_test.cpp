// SPDX-License-Identifier: MPL-2.0
#include <set>

#include "catch.h"
#include "pdf_reader.h"
#include "sample/sample.h"
#include "stacking.h"
#include "support/ensure.h"
#include "write/pdf/object_file.h"
#include "write/pdf/syntax.h"

using namespace writing::pdf;

TEST_CASE("the same input gives the same bytes") {
    CHECK(pdf_reader::write(sample::assembly()) == pdf_reader::write(sample::assembly()));
}

TEST_CASE("another text gives another /ID") {
    auto changed = sample::assembly();
    changed.metadata.subject = "Et andet emne";
    const auto id = [](const pdf_reader::Pdf& pdf) { return pdf.trailer().substr(pdf.trailer().find("/ID"), 40); };
    CHECK(id(pdf_reader::Pdf(pdf_reader::write(sample::assembly()))) !=
          id(pdf_reader::Pdf(pdf_reader::write(changed))));
}

TEST_CASE("the cross-reference stream has an entry for each object and leads to it") {
    const pdf_reader::Pdf pdf(pdf_reader::write(sample::assembly()));  // the reader checks offsets and indices
    REQUIRE(pdf.entries().size() > 100);
    CHECK(pdf.entries()[0].type == 0);
    std::set<unsigned> types;
    for (std::size_t i = 1; i < pdf.entries().size(); ++i) types.insert(pdf.entries()[i].type);
    CHECK(types == std::set<unsigned>{1, 2});
    CHECK(pdf.objects().size() == pdf.entries().size() - 1);
}

TEST_CASE("many objects fill several object streams") {
    ObjectFile file;
    const ObjectId first = file.alloc(1000);
    for (ObjectId id = first; id < first + 1000; ++id) file.put(id, "<</N " + std::to_string(id) + ">>");
    const pdf_reader::Pdf pdf(file.finish(first, first + 1));
    CHECK(pdf.object(first + 999) == "<</N 1000>> ");
    CHECK(pdf.object(first + 400) == "<</N 401>> ");
    CHECK(pdf.entries().size() == 1 + 1000 + 3 + 1);
}

TEST_CASE("a number that was never put is a broken promise") {
    ObjectFile file;
    const ObjectId catalog = file.alloc();
    file.alloc();
    file.put(catalog, "<<>>");
    CHECK_THROWS_AS(file.finish(catalog, catalog), support::BrokenInvariant);
}

TEST_CASE("numbers have at most two decimals and no exponent") {
    CHECK(number(0) == "0");
    CHECK(number(-0.001) == "0");
    CHECK(number(1.5) == "1.5");
    CHECK(number(841.8898) == "841.89");
    CHECK(number(-0.05) == "-0.05");
    CHECK(number(1e7) == "10000000");
}

TEST_CASE("strings, names and dates in PDF's notation") {
    CHECK(text_string("a(b)\\") == "(a\\(b\\)\\\\)");
    CHECK(text_string("Mål") == "<FEFF004D00E5006C>");
    CHECK(text_string("\xF0\x9F\x98\x80") == "<FEFFD83DDE00>");
    CHECK(name("text/csv") == "/text#2Fcsv");
    CHECK(pdf_date(1700000000) == "D:20231114221320Z");
    CHECK(pdf_date(0) == "D:19700101000000Z");
    CHECK(iso_date_time(-1) == "1969-12-31T23:59:59Z");
}

TEST_CASE("files can be embedded") {
    auto options = pdf_reader::options();
    options.attachments = {{"mål.csv", "text/csv", "nr;tekst\n1;abc\n", "Måltal", "Data"}};
    const auto assembly = sample::assembly();
    const pdf_reader::Pdf pdf(writing::pdf::write_pdf(assembly, stacking::pages(assembly), stacking::book(), options));
    const std::string& specification = pdf.object(pdf.find("/Type/Filespec"));
    CHECK(specification.find("/AFRelationship/Data") != std::string::npos);
    CHECK(specification.find("/UF" + text_string("mål.csv")) != std::string::npos);
    CHECK(pdf.stream(pdf.reference(specification, "EF<</F")) == "nr;tekst\n1;abc\n");
    CHECK(pdf.root().find("/AF[") != std::string::npos);
    CHECK(pdf.root().find("/EmbeddedFiles") != std::string::npos);
}
