// SPDX-License-Identifier: MPL-2.0
#include "cli/pending.h"

#include <unistd.h>

#include <filesystem>
#include <fstream>
#include <iterator>

#include "catch.h"
#include "cli/publishing.h"
#include "cli/workspace.h"
#include "temporary_folder.h"

namespace {

namespace fs = std::filesystem;

using testing::TemporaryFolder;

std::string text_of(const fs::path& path) {
    std::ifstream in(path);
    return {std::istreambuf_iterator<char>(in), {}};
}

void write(const fs::path& path, const std::string& text) {
    fs::create_directories(path.parent_path());
    std::ofstream(path) << text;
}

std::size_t entries_in(const fs::path& folder) {
    return static_cast<std::size_t>(std::distance(fs::directory_iterator(folder), fs::directory_iterator()));
}

}  // namespace

TEST_CASE("a move that fails halfway puts the files back that were there") {
    const TemporaryFolder temporary;
    write(temporary.path / "a.pdf", "gammel");
    {
        cli::PendingFiles pending;
        pending.write(temporary.path / "a.pdf", "ny");
        pending.write(temporary.path / "b.pdf", "ny");
        for (const auto& entry : fs::directory_iterator(temporary.path))  // somebody takes the second file away
            if (entry.path().filename().string().starts_with("b.pdf.")) fs::remove(entry.path());
        CHECK_THROWS_AS(pending.move_into_place(), model::WorldError);
    }
    CHECK(text_of(temporary.path / "a.pdf") == "gammel");
    CHECK(entries_in(temporary.path) == 1);
}

TEST_CASE("a folder takes the whole place of the old one") {
    const TemporaryFolder temporary;
    write(temporary.path / "publish/assens/gammel.pdf", "1");
    write(temporary.path / "publish/andet.txt", "bliver");
    const auto disk = cli::make_disk_workspace();
    const std::string bytes = "2";
    disk->replace_folders(temporary.path.string(), {"publish/assens", "publish/nyborg"},
                          {{"publish/assens/ny.pdf", &bytes}, {"publish/nyborg/under/ny.pdf", &bytes}});
    CHECK(disk->list_deep((temporary.path / "publish").string()) ==
          std::vector<std::string>{"andet.txt", "assens/ny.pdf", "nyborg/under/ny.pdf"});
}

TEST_CASE("a folder that cannot be replaced leaves every folder as it was") {
    const TemporaryFolder temporary;
    write(temporary.path / "a/gammel.pdf", "1");
    write(temporary.path / "b", "en fil, hvor en mappe skal ligge");
    const auto disk = cli::make_disk_workspace();
    const std::string bytes = "2";
    CHECK_THROWS_AS(disk->replace_folders(temporary.path.string(), {"a", "b"}, {{"a/ny.pdf", &bytes}, {"b/ny.pdf", &bytes}}),
                    model::WorldError);
    CHECK(disk->list_deep(temporary.path.string()) == std::vector<std::string>{"a/gammel.pdf", "b"});
}

TEST_CASE("a file can be mapped, an empty one too") {
    const TemporaryFolder temporary;
    write(temporary.path / "a", "bogstaver");
    write(temporary.path / "tom", "");
    const auto disk = cli::make_disk_workspace();
    CHECK(disk->map((temporary.path / "a").string())->view() == "bogstaver");
    CHECK(disk->map((temporary.path / "tom").string())->view().empty());
    CHECK_FALSE(disk->map((temporary.path / "ingen").string()));
}

TEST_CASE("a folder with files that nobody listed is not ours to replace") {
    cli::MemoryWorkspace memory;
    CHECK_NOTHROW(cli::refuse_foreign_files(memory, "out/publish/assens"));
    memory.files["out/publish/assens/a.pdf"] = "x";
    memory.files["out/publish/assens/SHA256SUMS"] = "0123  a.pdf\n";
    CHECK_NOTHROW(cli::refuse_foreign_files(memory, "out/publish/assens"));
    memory.files["out/publish/assens/noter.txt"] = "mine egne";
    CHECK_THROWS_AS(cli::refuse_foreign_files(memory, "out/publish/assens"), model::WorldError);
}
