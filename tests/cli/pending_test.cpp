// SPDX-License-Identifier: MPL-2.0
#include "cli/pending.h"

#include <signal.h>
#include <sys/stat.h>
#include <sys/wait.h>
#include <unistd.h>

#include <filesystem>
#include <fstream>
#include <iterator>

#include "catch.h"
#include "cli/own_folder.h"
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

/// All there is, hidden things too.
std::vector<std::string> paths_in(const fs::path& folder) {
    std::vector<std::string> paths;
    for (const auto& entry : cli::make_disk_workspace()->list_deep(folder.string())) paths.push_back(entry.path);
    return paths;
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
                          {{"publish/assens/ny.pdf", bytes}, {"publish/nyborg/under/ny.pdf", bytes}}, {});
    CHECK(paths_in(temporary.path) ==
          std::vector<std::string>{"publish/andet.txt", "publish/assens/ny.pdf", "publish/nyborg/under/ny.pdf"});
}

TEST_CASE("a folder that cannot be replaced leaves every folder as it was") {
    const TemporaryFolder temporary;
    write(temporary.path / "a/gammel.pdf", "1");
    write(temporary.path / "b", "en fil, hvor en mappe skal ligge");
    const auto disk = cli::make_disk_workspace();
    const std::string bytes = "2";
    CHECK_THROWS_AS(disk->replace_folders(temporary.path.string(), {"a", "b"}, {{"a/ny.pdf", bytes}, {"b/ny.pdf", bytes}}, {}),
                    model::WorldError);
    CHECK(paths_in(temporary.path) == std::vector<std::string>{"a/gammel.pdf", "b"});
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

TEST_CASE("a folder that fails leaves no folder behind that was not there") {
    const TemporaryFolder temporary;
    write(temporary.path / "b", "en fil");
    const auto disk = cli::make_disk_workspace();
    const std::string bytes = "2";
    CHECK_THROWS_AS(disk->replace_folders(temporary.path.string(), {"publish/a", "b"}, {{"publish/a/x", bytes}}, {}),
                    model::WorldError);
    CHECK(paths_in(temporary.path) == std::vector<std::string>{"b"});
}

TEST_CASE("what stood in a folder is kept under another name, and stays when the new one fails") {
    const TemporaryFolder temporary;
    write(temporary.path / "submission/gammel.pdf", "1");
    const auto disk = cli::make_disk_workspace();
    const std::string bytes = "2";
    write(temporary.path / "taget", "noget andet");
    CHECK_THROWS_AS(disk->replace_folders(temporary.path.string(), {"submission"}, {{"submission/ny.pdf", bytes}},
                                          {{"submission", "taget"}}),
                    model::WorldError);
    CHECK(paths_in(temporary.path) == std::vector<std::string>{"submission/gammel.pdf", "taget"});
    disk->replace_folders(temporary.path.string(), {"submission"}, {{"submission/ny.pdf", bytes}},
                          {{"submission", "submission-1"}});
    CHECK(paths_in(temporary.path) ==
          std::vector<std::string>{"submission-1/gammel.pdf", "submission/ny.pdf", "taget"});
}

TEST_CASE("a folder of another run's name is not worked in, and what a killed run left goes") {
    const TemporaryFolder temporary;
    write(temporary.path / "a/gammel.pdf", "1");
    write(temporary.path / ".aftale-mine/noter.txt", "ikke programmets");
    // A run that dies between its two steps, on a disk that cannot swap: the old folder is in its scratch folder.
    write(temporary.path / ".aftale-gamle/aftale-arbejdsmappe", "");
    write(temporary.path / ".aftale-gamle/old/publish/assens/assens.pdf", "1");
    write(temporary.path / ".aftale-gamle/new/publish/assens/hemmelig-udkast.pdf", "x");
    fs::create_directories(temporary.path / "publish");
    const auto disk = cli::make_disk_workspace();
    const std::string bytes = "2";
    disk->replace_folders(temporary.path.string(), {"a"}, {{"a/ny.pdf", bytes}}, {});
    CHECK(paths_in(temporary.path) ==
          std::vector<std::string>{".aftale-mine/noter.txt", "a/ny.pdf", "publish/assens/assens.pdf"});
}

TEST_CASE("a run that is killed leaves every folder whole, and the next one clears up") {
    const TemporaryFolder temporary;
    for (const char* name : {"a", "b"}) write(temporary.path / name / "gammel.pdf", "1");
    const std::string bytes = "2";
    const pid_t child = ::fork();
    REQUIRE(child >= 0);
    if (child == 0) {
        cli::PendingFolders pending(temporary.path);
        for (const char* name : {"a", "b"}) {
            pending.begin(name);
            pending.write(std::string(name) + "/ny.pdf", bytes);
        }
        ::kill(::getpid(), SIGKILL);
    }
    int status = 0;
    REQUIRE(::waitpid(child, &status, 0) == child);
    REQUIRE(WIFSIGNALED(status));
    CHECK(text_of(temporary.path / "a/gammel.pdf") == "1");
    CHECK(paths_in(temporary.path).size() > 2);
    cli::make_disk_workspace()->replace_folders(temporary.path.string(), {"a"}, {{"a/ny.pdf", bytes}}, {});
    CHECK(paths_in(temporary.path) == std::vector<std::string>{"a/ny.pdf", "b/gammel.pdf"});
}

TEST_CASE("a run does not clear what another one works in") {
    const TemporaryFolder temporary;
    const cli::ScratchFolder other(temporary.path);
    { const cli::ScratchFolder own(temporary.path); }
    CHECK(fs::is_directory(other.path()));
}

TEST_CASE("links, special files and empty folders are seen as what they are") {
    const TemporaryFolder temporary;
    write(temporary.path / "mappe/fil", "x");
    fs::create_directories(temporary.path / "tom/mere");
    fs::create_symlink("/etc", temporary.path / "genvej");
    fs::create_symlink("ingen", temporary.path / "mappe/død");
    REQUIRE(::mkfifo((temporary.path / "rør").c_str(), 0600) == 0);
    using Kind = cli::FolderEntry::Kind;
    const auto entries = cli::make_disk_workspace()->list_deep(temporary.path.string());
    std::vector<std::pair<std::string, Kind>> found;
    for (const auto& entry : entries) found.emplace_back(entry.path, entry.kind);
    CHECK(found == std::vector<std::pair<std::string, Kind>>{{"genvej", Kind::link},
                                                             {"mappe/død", Kind::link},
                                                             {"mappe/fil", Kind::file},
                                                             {"rør", Kind::special},
                                                             {"tom/mere", Kind::empty_folder}});
}

TEST_CASE("a folder with files that nobody listed is not ours to replace") {
    cli::MemoryWorkspace memory;
    CHECK_NOTHROW(cli::refuse_foreign_files(memory, "out/publish/assens"));
    memory.files["out/publish/assens/a.pdf"] = "x";
    memory.files["out/publish/assens/SHA256SUMS"] = std::string(64, '0') + "  a.pdf\n";
    CHECK_NOTHROW(cli::refuse_foreign_files(memory, "out/publish/assens"));
    memory.files["out/publish/assens/noter.txt"] = "mine egne";
    CHECK_THROWS_AS(cli::refuse_foreign_files(memory, "out/publish/assens"), model::WorldError);
    memory.files.erase("out/publish/assens/noter.txt");
    memory.files["out/publish/assens/min-backup.zip"] = "PK";
    CHECK_THROWS_AS(cli::refuse_foreign_files(memory, "out/publish/assens"), model::WorldError);
}

TEST_CASE("what would end the program waits while files are written") {
    static volatile sig_atomic_t seen = 0;
    const auto before = ::signal(SIGHUP, [](int) { seen = seen + 1; });
    const TemporaryFolder folder;
    {
        cli::PendingFiles pending;
        pending.write(folder.path / "a.pdf", "ny");
        ::raise(SIGHUP);
        CHECK(seen == 0);
        pending.move_into_place();
    }
    CHECK(seen == 1);
    CHECK(text_of(folder.path / "a.pdf") == "ny");
    CHECK(entries_in(folder.path) == 1);
    ::signal(SIGHUP, before);
}
