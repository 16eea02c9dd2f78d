// SPDX-License-Identifier: MPL-2.0
// Files and folders on their way to their places: written beside them under other names, moved when all are whole, gone
// again otherwise. Everything here throws model::WorldError.
#pragma once

#include <filesystem>
#include <string>
#include <vector>

namespace cli {

class PendingFiles {
  public:
    PendingFiles() = default;
    PendingFiles(const PendingFiles&) = delete;
    PendingFiles& operator=(const PendingFiles&) = delete;
    ~PendingFiles();

    void write(const std::filesystem::path& path, const std::string& bytes);
    /// A file that cannot be moved puts those back that were.
    void move_into_place();

  private:
    struct Swap {
        std::filesystem::path made, place, old;
        bool had_old = false;
        bool moved = false;
    };
    std::vector<Swap> swaps_;
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
    void write(const std::string& path, const std::string& bytes);
    /// A folder that cannot be moved puts those back that were.
    void move_into_place();

  private:
    struct Swap {
        std::string name;  // relative to the root
        std::filesystem::path made, place, old;
        bool had_old = false;
        bool moved = false;
    };
    std::filesystem::path root_;
    std::vector<Swap> swaps_;
};

/// Makes a folder and those above it.
void make_folder(const std::filesystem::path& folder);

}  // namespace cli
