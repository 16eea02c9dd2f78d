// SPDX-License-Identifier: MPL-2.0
#include "package/submit.h"

#include <nlohmann/json.hpp>

#include "catch.h"
#include "package/world.h"
#include "support/hash.h"
#include "support/zip.h"

using namespace package;
using packaged::World;

TEST_CASE("a submission needs letter, agreement, annexes and approvals, numbered") {
    World world;
    const auto needed = needs(world.project, world.problems);
    CHECK(world.keys().empty());
    REQUIRE(needed.size() == 4);
    CHECK(needed[0].stem == "01-foelgebrev");
    CHECK(needed[0].letter == "letters/foelgebrev.md");
    CHECK(needed[0].formats == std::vector<std::string>{"pdf", "docx"});
    CHECK(needed[1].stem == "02-aftale");
    CHECK(needed[1].file == "aftale.md");
    CHECK(needed[2].stem == "03-tillaeg");
    CHECK(needed[3].stem == "04-godkendelser");
    CHECK(needed[3].formats == std::vector<std::string>{"pdf", "xlsx"});
    world.project.submit->cover_letter = "brev.md";
    world.project.submit->annexes = {{"aftale", {}}, {"tillaeg", {}}};  // the agreement is enclosed anyway
    const auto own = needs(world.project, world.problems);
    CHECK(own.size() == 4);
    CHECK(own[0].file == "brev.md");
    CHECK(own[0].letter.empty());
}

TEST_CASE("a project that says too little cannot submit") {
    World world;
    world.project.submit->recipient.clear();
    world.project.submit->sender.clear();
    world.project.documents[0].part_of_agreement = false;
    world.project.approvals.clear();
    CHECK(needs(world.project, world.problems).empty());
    CHECK(world.keys() == std::vector<std::string>{"submit-project.agreement", "submit-project.recipient",
                                                   "submit-project.sender", "submit-project.approvals"});
    World silent;
    silent.project.submit.reset();
    CHECK(needs(silent.project, silent.problems).empty());
    CHECK(silent.keys() == std::vector<std::string>{"submit-project.none"});
}

TEST_CASE("the package is one archive and the same files loose") {
    World world;
    const auto made = submit(world.submission_inputs(), world.problems);
    CHECK(world.keys().empty());
    CHECK(made.archive == "submission/aftale-v1.0.zip");
    auto files = packaged::files_of(made);
    const std::string archive = files.at("aftale-v1.0.zip");
    files.erase("aftale-v1.0.zip");
    std::vector<std::string> order;
    for (const auto& entry : support::zip_read(archive)) {  // another reader understands it
        order.push_back(entry.path);
        CHECK(entry.store);
        CHECK(files.at(entry.path) == entry.bytes);
    }
    CHECK(order == std::vector<std::string>{"01-foelgebrev.pdf", "01-foelgebrev.docx", "02-aftale.pdf",
                                            "03-tillaeg.pdf", "04-godkendelser.pdf", "04-godkendelser.xlsx",
                                            "LAES-MIG.txt", "manifest.json", "SHA256SUMS"});
    CHECK(order.size() == files.size());
    const auto manifest = nlohmann::json::parse(files.at("manifest.json"));
    CHECK(manifest["type"] == "submission");
    CHECK(manifest["draft"] == false);
    CHECK(manifest["archive"] == "aftale-v1.0.zip");
    CHECK(manifest["files"][0]["path"] == "01-foelgebrev.pdf");
    CHECK(manifest["files"][0]["media_type"] == "application/pdf");
    CHECK(manifest["files"][0]["sha256"] == support::sha256_hex(files.at("01-foelgebrev.pdf")));
    CHECK(manifest["documents"][0]["role"] == "cover-letter");
}

TEST_CASE("the same inputs give the same package") {
    World first, second;
    const auto a = submit(first.submission_inputs(), first.problems);
    const auto b = submit(second.submission_inputs(), second.problems);
    CHECK(packaged::files_of(a) == packaged::files_of(b));
}

TEST_CASE("the package says that nothing has been sent, and who must send it") {
    World world;
    const auto files = packaged::files_of(submit(world.submission_inputs(), world.problems));
    std::string text = files.at("LAES-MIG.txt");
    for (auto at = text.find("\r\n"); at != std::string::npos; at = text.find("\r\n")) text.replace(at, 2, " ");
    CHECK(text.find("Intet er sendt") != std::string::npos);
    CHECK(text.find("regionsrådet i Region Nord") != std::string::npos);
    CHECK(text.find("Sundhedsstyrelsen") != std::string::npos);
    CHECK(text.find("KLADDE") == std::string::npos);
}

TEST_CASE("without every approval nothing is made, and who is missing is named") {
    World world;
    auto inputs = world.submission_inputs();
    auto& rows = world.approvals.rows.held();
    rows[1].cells[4].text = "udsat";
    rows[2].cells[5].text = "0.9";
    rows[3].cells[3].text = "";
    rows.erase(rows.begin());
    CHECK(submit(inputs, world.problems).files.empty());
    CHECK(world.keys() == std::vector<std::string>{"submit-approvals.none", "submit-approvals.undecided",
                                                   "submit-approvals.undated", "submit-approvals.version"});
    CHECK(world.message("submit-approvals.none") == "Godkendelsen mangler fra: Region Nord.");
    CHECK(world.message("submit-approvals.undecided").find("Ærø Kommune (udsat)") != std::string::npos);
    CHECK(world.message("submit-approvals.version") ==
          "Disse parter har ikke godkendt version 1.0: Søby Kommune (0.9).");
    CHECK(world.message("submit-approvals.undated").find("Å Kommune") != std::string::npos);
    inputs.approvals = nullptr;
    CHECK(submit(inputs, world.problems).files.empty());
}

TEST_CASE("a draft is made all the same, and says what it is") {
    World world;
    world.approvals.rows.clear();
    auto inputs = world.submission_inputs();
    inputs.draft = true;
    const auto made = submit(inputs, world.problems);
    CHECK(made.archive == "submission/aftale-v1.0-kladde.zip");
    CHECK(world.keys() == std::vector<std::string>{"submit-approvals.none"});
    CHECK(world.problems.all()[0].severity == model::Severity::warning);
    const auto files = packaged::files_of(made);
    CHECK(nlohmann::json::parse(files.at("manifest.json"))["draft"] == true);
    CHECK(files.at("LAES-MIG.txt").find("KLADDE") != std::string::npos);
    CHECK(files.at("LAES-MIG.txt").find("Send ikke") != std::string::npos);
}

TEST_CASE("the letter gives the agreement's own data") {
    World world;
    const auto inputs = world.submission_inputs();
    auto& letter = world.metadata[0];
    letter.version = "1.1";
    letter.effective_date = model::Date{2024, 2, 1};
    letter.election_period = model::YearPeriod{2018, 2021};
    letter.parties.pop_back();
    letter.other = {{"bilag", "aftale; appendiks; godkendelser"}};
    CHECK(submit(inputs, world.problems).files.empty());
    CHECK(world.keys() == std::vector<std::string>{"subm-same-data.version", "subm-same-data.effective",
                                                   "subm-same-data.election", "subm-annexes.unnamed",
                                                   "subm-annexes.absent", "subm-same-data.parties"});
    CHECK(world.message("subm-same-data.version") == "Følgebrevet siger version ”1.1”, men aftalen siger ”1.0”.");
    CHECK(world.message("subm-annexes.unnamed").ends_with(": tillaeg."));
    CHECK(world.message("subm-annexes.absent").ends_with(": appendiks."));
}

TEST_CASE("an agreement that nobody has approved, and an annex that is a draft, go nowhere") {
    for (const char* status : {"", "udkast", "i-hoering", "ikke-godkendt", "erstattet", "ophoert"}) {
        INFO(status);
        World world;
        const auto inputs = world.submission_inputs();
        world.metadata[1].status = world.metadata[1].status_title = status;
        CHECK(submit(inputs, world.problems).files.empty());
        CHECK(world.keys() == std::vector<std::string>{"submit-status"});
    }
    World world;
    auto inputs = world.submission_inputs();
    world.metadata[2].status = world.metadata[2].status_title = "udkast";
    CHECK(submit(inputs, world.problems).files.empty());
    CHECK(world.message("submit-status.annex") == "Bilaget ”tillaeg” har status ”udkast” og er ikke færdigt.");
    inputs.draft = true;
    CHECK_FALSE(submit(inputs, world.problems).files.empty());
    World again;
    const auto sent = again.submission_inputs();
    again.metadata[1].status = "gaeldende";
    CHECK_FALSE(submit(sent, again.problems).files.empty());
    CHECK(again.keys() == std::vector<std::string>{"submit-status.again"});
}

TEST_CASE("approvals of days to come, and of another council's time, do not count") {
    World world;
    world.approvals.rows[1].cells[3].text = "01-12-2099";
    world.approvals.rows[2].cells[3].text = "01-01-1999";
    CHECK(submit(world.submission_inputs(), world.problems).files.empty());
    CHECK(world.keys() == std::vector<std::string>{"submit-approvals.future", "submit-approvals.before"});
    CHECK(world.message("submit-approvals.future").ends_with("Ærø Kommune (01-12-2099)."));
}

TEST_CASE("a letter from before the approvals, or after the agreement took effect, is told") {
    World world;
    const auto inputs = world.submission_inputs();
    world.metadata[0].date = model::Date{2023, 10, 1};
    CHECK_FALSE(submit(inputs, world.problems).files.empty());
    CHECK(world.keys() == std::vector<std::string>{"submit-dates.approvals"});
    World late;
    const auto others = late.submission_inputs();
    late.metadata[0].date = model::Date{2024, 3, 1};
    CHECK_FALSE(submit(others, late.problems).files.empty());
    CHECK(late.keys() == std::vector<std::string>{"submit-dates.effective"});
}

TEST_CASE("an example is nowhere told to be sent") {
    World world;
    world.project.example = true;
    const std::string text = packaged::files_of(submit(world.submission_inputs(), world.problems)).at("LAES-MIG.txt");
    CHECK(text.find("EKSEMPEL") != std::string::npos);
    CHECK(text.find("Send ") == std::string::npos);
}

TEST_CASE("the sender is the region, and the agreement has a version and parties") {
    World world;
    world.project.submit->sender = "Ærø Kommune";
    CHECK(submit(world.submission_inputs(), world.problems).files.empty());
    CHECK(world.keys() == std::vector<std::string>{"subm-sender"});
    World bare;
    const auto inputs = bare.submission_inputs();
    for (auto& metadata : bare.metadata) {
        metadata.version.clear();
        metadata.parties.clear();
    }
    CHECK(submit(inputs, bare.problems).files.empty());
    CHECK(bare.keys() == std::vector<std::string>{"submit-version", "subm-sender", "submit-parties"});
}

TEST_CASE("a document without one of its formats keeps the package open") {
    World world;
    auto inputs = world.submission_inputs();
    inputs.documents[3].files.pop_back();
    CHECK(submit(inputs, world.problems).files.empty());
    CHECK(world.keys() == std::vector<std::string>{"submit-missing-file"});
    CHECK(world.message("submit-missing-file").find("xlsx") != std::string::npos);
}

TEST_CASE("a version becomes part of a file's name") {
    World world;
    const auto inputs = world.submission_inputs();
    for (auto& metadata : world.metadata) metadata.version = "2/æ 1";
    for (auto& row : world.approvals.rows) row.cells[5].text = "2/æ 1";
    CHECK(submit(inputs, world.problems).archive == "submission/aftale-v2----1.zip");
}
