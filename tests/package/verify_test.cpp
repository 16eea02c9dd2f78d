// SPDX-License-Identifier: MPL-2.0
#include "package/verify.h"

#include <algorithm>
#include <functional>
#include <nlohmann/json.hpp>

#include "catch.h"
#include "package/checksums.h"
#include "package/manifest.h"
#include "package/world.h"
#include "support/hash.h"
#include "support/stored_zip.h"
#include "support/zip.h"

using namespace package;
using packaged::Files;
using packaged::World;

namespace {

using Keys = std::vector<std::string>;

Files bundle() {
    World world;
    const auto inputs = world.publish_inputs();
    return packaged::files_of(publish(inputs, world.problems).at(1), inputs);
}

Files submission() {
    World world;
    return packaged::files_of(submit(world.submission_inputs(), world.problems));
}

model::Diagnostics verified(const Files& files) {
    model::Diagnostics problems;
    verify(packaged::view(files), {}, "mappe/", problems);
    return problems;
}

Keys keys(const Files& files) {
    return World::keys_of(verified(files));
}

Keys zip_keys(const std::string& bytes, const std::string& name = "ud/aftale-v1.0.zip") {
    model::Diagnostics problems;
    verify_zip(bytes, name, problems);
    return World::keys_of(problems);
}

/// Writes the lists again, as somebody would who hides a change.
void list_again(Files& files) {
    std::vector<std::pair<std::string, std::string>> hashes;
    for (const auto& [path, bytes] : files)
        if (path != "SHA256SUMS" && !path.ends_with(".zip")) hashes.emplace_back(path, support::sha256_hex(bytes));
    files["SHA256SUMS"] = checksums(hashes);
}

void change_manifest(Files& files, const std::function<void(nlohmann::ordered_json&)>& change) {
    auto manifest = nlohmann::ordered_json::parse(files.at("manifest.json"));
    change(manifest);
    files["manifest.json"] = manifest.dump(2) + "\n";
    list_again(files);
}

}  // namespace

TEST_CASE("what was made is whole") {
    CHECK(keys(bundle()).empty());
    const auto files = submission();
    CHECK(keys(files).empty());
    CHECK(zip_keys(files.at("aftale-v1.0.zip")).empty());
    Files unpacked;
    for (auto& entry : support::zip_read(files.at("aftale-v1.0.zip"))) unpacked[entry.path] = entry.bytes;
    const auto problems = verified(unpacked);
    CHECK(World::keys_of(problems) == Keys{"verify-archive.absent"});
    CHECK_FALSE(problems.has_errors());
}

TEST_CASE("a changed, missing, added or renamed file is named") {
    const auto whole = bundle();
    auto files = whole;
    files["aftale.pdf"] += " ";
    auto problems = verified(files);
    CHECK(World::keys_of(problems) == Keys{"verify-file.changed"});
    CHECK(problems.all()[0].args[0].second == "mappe/aftale.pdf");
    CHECK(problems.has_errors());
    files = whole;
    files.erase("aftale.xml");
    CHECK(keys(files) == Keys{"verify-file.missing"});
    files = whole;
    files["Thumbs.db"] = "x";
    CHECK(keys(files) == Keys{"verify-file.added"});
    files = whole;
    files["aftale (1).pdf"] = files["aftale.pdf"];
    files.erase("aftale.pdf");
    problems = verified(files);
    CHECK(World::keys_of(problems) == Keys{"verify-file.renamed"});
    CHECK(problems.all()[0].args[1].second == "aftale.pdf");
    files = whole;
    std::swap(files["aftale.pdf"], files["tillaeg.pdf"]);
    CHECK(keys(files) == Keys{"verify-file.other-content", "verify-file.other-content"});
    files = whole;
    files["kopi.pdf"] = files["aftale.pdf"];
    CHECK(keys(files) == Keys{"verify-file.added"});
}

TEST_CASE("the lists are proved like any file") {
    const auto whole = bundle();
    auto files = whole;
    files.erase("SHA256SUMS");
    CHECK(keys(files) == Keys{"verify-sums.missing"});
    files = whole;
    files.erase("manifest.json");
    CHECK(keys(files) == Keys{"verify-file.missing"});
    files = whole;
    files.erase("manifest.json");
    files.erase("SHA256SUMS");
    CHECK(keys(files) == Keys{"verify-nothing.folder"});
    files = whole;
    files["manifest.json"].insert(3, " ");
    CHECK(keys(files) == Keys{"verify-file.changed"});
    files = whole;
    files["SHA256SUMS"] += "\n";
    CHECK(keys(files) == Keys{"verify-sums.unreadable"});
    files = whole;
    auto& sums = files["SHA256SUMS"];
    sums[0] = sums[0] == 'a' ? 'b' : 'a';
    CHECK(keys(files) == Keys{"verify-list.hash"});
    files = whole;
    const auto end = files["SHA256SUMS"].find('\n') + 1;
    files["SHA256SUMS"] = files["SHA256SUMS"].substr(end) + files["SHA256SUMS"].substr(0, end);  // another order
    CHECK(keys(files) == Keys{"verify-sums.changed"});
    files = whole;
    files["manifest.json"] = "{}";
    list_again(files);
    CHECK(keys(files) == Keys{"verify-manifest.unreadable"});
}

TEST_CASE("a manifest that disagrees with the files is found, even with fitting checksums") {
    const auto whole = submission();
    auto files = whole;
    change_manifest(files, [](auto& manifest) { manifest["files"][0]["size"] = 7; });
    CHECK(keys(files) == Keys{"verify-list.size"});
    files = whole;
    change_manifest(files, [](auto& manifest) { manifest["files"][1]["sha256"] = std::string(64, '0'); });
    CHECK(keys(files) == Keys{"verify-list.hash"});
    files = whole;
    change_manifest(files, [](auto& manifest) { manifest["files"].erase(2); });
    CHECK(keys(files) == Keys{"verify-list.one"});
    files = whole;
    change_manifest(files, [](auto& manifest) { manifest["files"][0]["version"] = "3"; });
    CHECK(keys(files) == Keys{"verify-manifest.changed"});
    files = whole;
    change_manifest(files, [](auto& manifest) { manifest["version"] = "3"; });
    CHECK(keys(files) == Keys{"verify-list.head"});
    files = whole;
    change_manifest(files, [](auto& manifest) { manifest["draft"] = true; });
    CHECK(keys(files) == Keys{"verify-list.head"});
    files = whole;
    change_manifest(files, [](auto& manifest) { manifest["documents"][2]["role"] = "agreement"; });
    CHECK(keys(files) == Keys{"verify-list.seal"});
    files = whole;
    change_manifest(files, [](auto& manifest) { manifest["recipient"] = "En anden"; });
    CHECK(keys(files) == Keys{"verify-list.seal"});
    files = whole;
    change_manifest(files, [](auto& manifest) { manifest["ny"] = 1; });
    CHECK(keys(files) == Keys{"verify-manifest.changed"});
    files = whole;
    change_manifest(files, [](auto& manifest) { std::swap(manifest["files"][0], manifest["files"][1]); });
    CHECK(keys(files) == Keys{"verify-list.order"});
    files = whole;
    change_manifest(files, [](auto& manifest) {
        for (auto& file : manifest["files"])
            for (const char* key : {"document", "title", "version", "kind"}) file.erase(key);
    });
    CHECK(keys(files).front() == "verify-list.detached");
    files = bundle();
    files.erase("aftale.pdf");
    change_manifest(files, [](auto& manifest) { manifest["files"].erase(0); });
    CHECK_FALSE(keys(files).empty());
}

TEST_CASE("what a file says of itself is what the manifest says") {
    struct Case {
        const char* key;
        std::function<void(model::Metadata&)> change;
    };
    const std::vector<Case> cases = {
        {"verify-metadata.title", [](model::Metadata& m) { m.title = "Et andet navn"; }},
        {"verify-metadata.version", [](model::Metadata& m) { m.version = "0.9"; }},
        {"verify-metadata.effective",
         [](model::Metadata& m) {
             m.effective_date = model::Date{2025, 1, 1};
         }},
        {"verify-metadata.parties", [](model::Metadata& m) { m.parties.pop_back(); }},
        {"verify-metadata.language", [](model::Metadata& m) { m.language = "en"; }},
        {"verify-metadata.subject", [](model::Metadata& m) { m.subject = "Et andet"; }},
        {"verify-metadata.keywords", [](model::Metadata& m) { m.keywords.pop_back(); }},
        {"verify-metadata.kind", [](model::Metadata& m) { m.kind_title = "Referat"; }},
        {"verify-metadata.status", [](model::Metadata& m) { m.status_title = "Udkast"; }},
        {"verify-metadata.election",
         [](model::Metadata& m) {
             m.election_period = model::YearPeriod{2018, 2021};
         }},
        {"verify-metadata.period", [](model::Metadata& m) { m.agreement_period.reset(); }},
    };
    for (const auto& one : cases)
        for (const char* format : {"pdf", "docx", "xml", "xlsx", "html"}) {
            INFO(one.key << " in " << format);
            World world;
            auto inputs = world.publish_inputs();
            auto metadata = world.metadata[0];
            one.change(metadata);
            for (auto& file : inputs.documents[0].files)
                if (file.path.ends_with(format)) file.bytes = packaged::file_of(format, metadata);
            const auto files = packaged::files_of(publish(inputs, world.problems).at(0), inputs);
            CHECK(keys(files) == Keys{one.key});
        }
    World world;
    auto inputs = world.publish_inputs();
    inputs.documents[0].files[0].bytes = "%PDF-1.7 uden oplysninger";
    CHECK(keys(packaged::files_of(publish(inputs, world.problems).at(0), inputs)) ==
          Keys{"verify-metadata.unreadable"});
}

TEST_CASE("long texts, and names with the mark that stands between names, are the same in every format") {
    World world;
    auto inputs = world.publish_inputs();
    auto& metadata = world.metadata[0];
    for (int i = 0; i < 60; ++i) metadata.title += " lang titel";
    metadata.version = std::string(300, '1');
    metadata.parties[1].name = "Ærø; og Omegns Kommune";
    metadata.parties[2].name = std::string(300, 'x');
    for (auto& file : inputs.documents[0].files)
        file.bytes = packaged::file_of(file.path.substr(file.path.rfind('.') + 1), metadata);
    CHECK(keys(packaged::files_of(publish(inputs, world.problems).at(0), inputs)).empty());
}

TEST_CASE("a front page that shows another version, title or party is found, as lists fit") {
    for (const char* shown : {"data-aftale=\"version\">1.0<", "data-aftale=\"title\">Sundhedsaftalen 2024–2027<",
                              "data-aftale=\"party\">Ærø Kommune<"}) {
        INFO(shown);
        auto files = bundle();
        auto& page = files["index.html"];
        const auto at = page.find(shown);
        REQUIRE(at != std::string::npos);
        page.insert(at + std::string(shown).size() - 1, "9");
        change_manifest(files, [&](auto& manifest) {
            for (auto& file : manifest["files"])
                if (file["path"] == "index.html") {
                    file["size"] = page.size();
                    file["sha256"] = support::sha256_hex(page);
                }
        });
        CHECK(keys(files) == Keys{"verify-metadata.page"});
    }
}

TEST_CASE("what is no file, and a name that leads elsewhere, is found") {
    const auto files = bundle();
    for (const auto& [kind, key] : std::vector<std::pair<OtherEntry::Kind, std::string>>{
             {OtherEntry::Kind::link, "verify-file.link"},
             {OtherEntry::Kind::special, "verify-file.special"},
             {OtherEntry::Kind::empty_folder, "verify-file.folder"}}) {
        model::Diagnostics problems;
        verify(packaged::view(files), {{"x", kind}}, "mappe", problems);
        CHECK(World::keys_of(problems) == Keys{key});
        CHECK(problems.all()[0].args[0].second == "mappe/x");
    }
    // An archive whose lists agree about a path that leads out of the folder.
    const std::string evil = "x";
    Files forged;
    forged["../../.bashrc"] = evil;
    const std::string manifest = "{}";
    forged["manifest.json"] = manifest;
    list_again(forged);
    std::vector<support::StoredFile> stored;
    for (const char* path : {"../../.bashrc", "manifest.json", "SHA256SUMS"}) stored.push_back({path, forged.at(path)});
    const auto found = zip_keys(*support::write_stored_zip(stored));
    CHECK(std::find(found.begin(), found.end(), "verify-file.unsafe") != found.end());
}

TEST_CASE("a whole package tells what it is, and the number to compare") {
    World world;
    world.project.example = true;
    auto inputs = world.submission_inputs();
    inputs.draft = true;
    const auto made = submit(inputs, world.problems);
    const auto files = packaged::files_of(made);
    model::Diagnostics problems;
    const auto& archive = files.at("aftale-v1.0-kladde.zip");
    const auto proved = verify_zip(archive, "ud/aftale-v1.0-kladde.zip", problems);
    REQUIRE(proved.size() == 1);
    CHECK(proved[0].draft);
    CHECK(proved[0].example);
    CHECK(proved[0].version == "1.0");
    CHECK(proved[0].sha256 == support::sha256_hex(archive));
    const auto loose = verify(packaged::view(files), {}, "ud", problems);
    REQUIRE(loose.size() == 1);
    CHECK(loose[0].anchor == "SHA256SUMS");
    CHECK(loose[0].sha256 == support::sha256_hex(files.at("SHA256SUMS")));
    CHECK(problems.empty());
}

TEST_CASE("several bundles are verified together") {
    World world;
    const auto inputs = world.publish_inputs();
    Files all;
    for (const auto& bundle : publish(inputs, world.problems))
        for (const auto& [path, bytes] : packaged::files_of(bundle, inputs)) all[bundle.slug + "/" + path] = bytes;
    CHECK(keys(all).empty());
    all["aeroe-kommune/aftale.html"] += "x";
    all["readme.txt"] = "x";
    const auto problems = verified(all);
    CHECK(World::keys_of(problems) == Keys{"verify-file.added", "verify-file.changed"});
    CHECK(problems.all()[1].args[0].second == "mappe/aeroe-kommune/aftale.html");
    CHECK(keys({{"a.txt", "x"}}) == Keys{"verify-nothing.folder"});
    const auto half = keys({{"a/manifest.json", "x"}, {"b/c", "x"}});
    CHECK(std::find(half.begin(), half.end(), "verify-nothing.folder") != half.end());
    CHECK(keys({}) == Keys{"verify-nothing.folder"});
}

TEST_CASE("a whole bundle that is gone is named, and one of another version") {
    const auto made = [](const std::string& version) {
        World world;
        auto inputs = world.publish_inputs();
        auto& bytes = inputs.documents[0].files[0].bytes;
        bytes = std::string(bytes.view()) + version;
        Files all;
        for (const auto& bundle : publish(inputs, world.problems))
            for (const auto& [path, bytes] : packaged::files_of(bundle, inputs)) all[bundle.slug + "/" + path] = bytes;
        return all;
    };
    const auto without = [](Files files, const std::string& slug) {
        std::erase_if(files, [&](const auto& file) { return file.first.starts_with(slug + "/"); });
        return files;
    };
    auto files = without(made(""), "aeroe-kommune");
    auto problems = verified(files);
    CHECK(World::keys_of(problems) == Keys{"verify-bundle.missing"});
    CHECK(problems.all()[0].args[0].second == "mappe/aeroe-kommune");
    for (const auto& [path, bytes] : made("%"))
        if (path.starts_with("aeroe-kommune/")) files[path] = bytes;
    problems = verified(files);
    bool told = false;
    for (const auto& problem : problems.all())
        told = told || (problem.key == "verify-bundle.other" && problem.args[0].second == "mappe/aeroe-kommune");
    CHECK(told);
    files = made("");
    files["aeroe-kommune/aftale.html"] += "x";  // there, but broken: not missing
    CHECK(keys(files) == Keys{"verify-file.changed"});
}

TEST_CASE("an archive that is none, is cut, or is packed in another way") {
    const std::string whole = submission().at("aftale-v1.0.zip");
    CHECK(zip_keys("") == Keys{"verify-zip.none"});
    CHECK(zip_keys("Hej") == Keys{"verify-zip.none"});
    CHECK(zip_keys(whole.substr(0, 20)) == Keys{"verify-zip.cut"});
    CHECK(zip_keys(whole.substr(0, whole.size() / 2)) == Keys{"verify-zip.cut-after"});
    CHECK(zip_keys(whole.substr(0, whole.size() - 1)) == Keys{"verify-zip.cut-after"});
    CHECK(zip_keys(whole + "x") == Keys{"verify-zip.container"});
    CHECK(zip_keys(support::zip_write(support::zip_read(whole))) == Keys{"verify-zip.foreign"});
    CHECK(zip_keys(packaged::file_of("docx", packaged::metadata("A", "b"))) == Keys{"verify-zip.foreign"});
    const auto name = whole.find("02-aftale.pdf");
    auto renamed = whole;
    renamed[name + 3] = 'b';
    CHECK(zip_keys(renamed) == Keys{"verify-file.renamed"});
    auto damaged = whole;
    damaged[name - 30] = 'Q';  // the header before this file
    CHECK(zip_keys(damaged) == Keys{"verify-zip.damaged"});
    auto changed = whole;
    changed[name + 20] ^= 1;
    model::Diagnostics problems;
    verify_zip(changed, "p.zip", problems);
    CHECK(World::keys_of(problems) == Keys{"verify-file.changed"});
    CHECK(problems.all()[0].args[0].second == "p.zip: 02-aftale.pdf");
}

TEST_CASE("an archive's own name is told, not held against it") {
    const std::string whole = submission().at("aftale-v1.0.zip");
    model::Diagnostics problems;
    verify_zip(whole, "hentet/aftale-v1.0 (1).zip", problems);
    CHECK(World::keys_of(problems) == Keys{"verify-zip.name"});
    CHECK_FALSE(problems.has_errors());
}

TEST_CASE("the archive beside the files holds the same files") {
    auto files = submission();
    auto& archive = files["aftale-v1.0.zip"];
    archive[archive.find("02-aftale.pdf") + 20] ^= 1;
    CHECK(keys(files) == Keys{"verify-file.changed"});
    World other;
    auto inputs = other.submission_inputs();
    inputs.documents[2].files[0].bytes = packaged::file_of("pdf", *inputs.documents[2].metadata, "en anden udgave");
    files = submission();
    files["aftale-v1.0.zip"] = packaged::files_of(submit(inputs, other.problems)).at("aftale-v1.0.zip");
    CHECK(keys(files) == Keys{"verify-archive.other"});
    files["aftale-v0.9.zip"] = "x";
    CHECK(keys(files).front() == "verify-file.added");
}
