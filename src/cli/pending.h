// SPDX-License-Identifier: MPL-2.0
// Files and folders on their way to their places: written under other names, moved when all are whole and on the disk,
// gone again otherwise. Everything here throws model::WorldError.
#pragma once

#include <signal.h>

#include <filesystem>
#include <string>
#include <utility>
#include <vector>

#include "support/shared_bytes.h"

namespace cli {

/// One thing that takes the place of another. While it has not, `made` holds the new one; after an exchange, the old.
struct Swap {
    std::filesystem::path made, place, old;
    bool exchanged = false;  // in one step: at no time was the place empty
    bool had_old = false;    // in two steps: the old one is at `old`
    bool moved = false;
};

/// While one lives, what would end the program (SIGINT, SIGTERM, SIGHUP) waits: files under other names are moved to
/// their places or gone before it does. Of this thread alone: files are written when no other runs.
class SignalsHeld {
  public:
    SignalsHeld();
    SignalsHeld(const SignalsHeld&) = delete;
    SignalsHeld& operator=(const SignalsHeld&) = delete;
    ~SignalsHeld();

  private:
    sigset_t before_{};
};

/// Files that are written beside their places.
class PendingFiles {
  public:
    PendingFiles() = default;
    PendingFiles(const PendingFiles&) = delete;
    PendingFiles& operator=(const PendingFiles&) = delete;
    ~PendingFiles();

    void write(const std::filesystem::path& path, const support::SharedBytes& bytes);
    /// A file that cannot be moved puts those back that were.
    void move_into_place();

  private:
    SignalsHeld held_;
    std::vector<Swap> swaps_;
};

/// A hidden folder `.aftale-XXXXXX` below `root`, new and locked while this lives, gone afterwards. One that a killed run
/// left is removed first, once what it had taken from its place has been put back; one that another run works in is not.
class ScratchFolder {
  public:
    explicit ScratchFolder(const std::filesystem::path& root);
    ScratchFolder(const ScratchFolder&) = delete;
    ScratchFolder& operator=(const ScratchFolder&) = delete;
    ~ScratchFolder();

    const std::filesystem::path& path() const { return path_; }
    /// Waits until what was written is on the disk, so that a power cut finds the files whole.
    void reach_disk() const;

  private:
    std::filesystem::path path_;
    int lock_ = -1;
};

/// Whole folders below `root` that take the place of what stood there.
class PendingFolders {
  public:
    explicit PendingFolders(std::filesystem::path root);
    PendingFolders(const PendingFolders&) = delete;
    PendingFolders& operator=(const PendingFolders&) = delete;
    ~PendingFolders();

    void begin(const std::string& folder);
    /// `path` is relative to the root and lies below a folder that was begun.
    void write(const std::string& path, const support::SharedBytes& bytes);
    /// What stands in the folder now will stand under this name too, which nothing has; both are relative to the root.
    void keep(const std::string& folder, const std::string& name);
    /// A folder that cannot be moved puts those back that were.
    void move_into_place();

  private:
    void make_new_folder(const std::filesystem::path& folder);

    SignalsHeld held_;
    std::filesystem::path root_;
    std::vector<std::filesystem::path> made_folders_;  // above those that were begun; removed again on failure
    ScratchFolder scratch_;
    std::vector<std::string> names_;  // of the swaps, relative to the root
    std::vector<Swap> swaps_;
    std::vector<std::pair<std::filesystem::path, std::filesystem::path>> kept_;  // from, to
    bool done_ = false;
};

/// Makes a folder and those above it.
void make_folder(const std::filesystem::path& folder);

}  // namespace cli
