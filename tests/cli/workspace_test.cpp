// SPDX-License-Identifier: MPL-2.0
#include "cli/workspace.h"

#include <sys/stat.h>
#include <unistd.h>

#include <filesystem>
#include <fstream>

#include "catch.h"
#include "cli/reading.h"
#include "temporary_folder.h"

namespace {

namespace fs = std::filesystem;

using testing::TemporaryFolder;

std::size_t files_below(const fs::path& folder) {
    std::size_t count = 0;
    for (const auto& entry : fs::recursive_directory_iterator(folder)) count += entry.is_regular_file() ? 1 : 0;
    return count;
}

}  // namespace

TEST_CASE("files appear whole, in folders that are made for them") {
    const TemporaryFolder temporary;
    const auto disk = cli::make_disk_workspace();
    disk->write_all((temporary.path / "ud").string(), {{"a.pdf", "første"}, {"b/c.html", "anden"}});
    CHECK(disk->read((temporary.path / "ud/a.pdf").string()) == "første");
    CHECK(disk->read((temporary.path / "ud/b/c.html").string()) == "anden");
    CHECK(files_below(temporary.path) == 2);
}

TEST_CASE("when one file cannot be written none is, and nothing is left behind") {
    const TemporaryFolder temporary;
    const auto disk = cli::make_disk_workspace();
    fs::create_directory(temporary.path / "b.docx");
    CHECK_THROWS_AS(disk->write_all(temporary.path.string(), {{"a.pdf", "x"}, {"b.docx", "y"}}), model::WorldError);
    CHECK(files_below(temporary.path) == 0);
}

TEST_CASE("a file where a folder should be is a failing world") {
    const TemporaryFolder temporary;
    const auto disk = cli::make_disk_workspace();
    std::ofstream(temporary.path / "ud") << "optaget";
    CHECK_THROWS_AS(disk->write_all((temporary.path / "ud").string(), {{"a.pdf", "x"}}), model::WorldError);
}

TEST_CASE("the project is the nearest one upwards") {
    cli::MemoryWorkspace memory;
    memory.files["content/aftale.yaml"] = "format: 1\n";
    memory.files["content/faelles/tekst.md"] = "Tekst\n";
    CHECK(cli::find_project(memory, "content") == "content");
    CHECK(cli::find_project(memory, "content/faelles") == "content/faelles/..");
    CHECK_FALSE(cli::find_project(memory, "andet"));
}
