// SPDX-License-Identifier: MPL-2.0
// The only door to disk, clock, environment and fonts. Everything else takes values.
#pragma once

#include <map>
#include <memory>
#include <optional>
#include <string>
#include <vector>

#include "model/date.h"
#include "model/output.h"
#include "support/shared_bytes.h"

namespace cli {

/// Bytes on their way to a place; the same may go to many places.
struct PlacedFile {
    std::string path;
    support::SharedBytes bytes;
};

/// Something below a folder.
struct FolderEntry {
    enum class Kind { file, link, special, empty_folder };
    std::string path;  // relative to the folder, "/" between names
    Kind kind = Kind::file;
};

/// What a run needs of the world. Paths are UTF-8, relative to the current folder or absolute.
/// Failing reads and writes throw model::WorldError; a file that is not there is no failure of the world.
class Workspace {
  public:
    virtual ~Workspace() = default;

    /// The bytes of a file; nullopt when there is none at this path.
    virtual std::optional<std::string> read(const std::string& path) const = 0;
    /// The same as read without a copy: pages of a large file come into memory when they are looked at.
    virtual std::optional<support::SharedBytes> map(const std::string& path) const = 0;
    virtual bool is_file(const std::string& path) const = 0;
    /// What tells a file's bytes from others without reading them: number, size and times on a disk. "" when it is not there.
    virtual std::string stamp(const std::string& path) const = 0;
    /// The same of the program and of every library that it runs with.
    virtual std::string program_stamp() const = 0;
    virtual bool is_folder(const std::string& path) const = 0;
    /// Names of the files in a folder, sorted by bytes; none when there is no such folder.
    virtual std::vector<std::string> list(const std::string& folder) const = 0;
    /// All there is below a folder, sorted by bytes: links are not followed, folders with something in them not named.
    virtual std::vector<FolderEntry> list_deep(const std::string& folder) const = 0;
    /// The path with links and ".." resolved as far as it exists; the test of "does it lead out of the project".
    virtual std::string canonical(const std::string& path) const = 0;
    /// Writes all files or none: each is written whole beside its place first, then all are moved into place.
    /// Makes missing folders.
    virtual void write_all(const std::string& folder, const std::vector<model::OutputFile>& files) = 0;
    /// Puts whole folders in the place of what stood there: all of them, or none. `folders` and the files' paths are relative
    /// to `root`; every file lies below one of the folders. What stood in a folder that `keep` names stands afterwards
    /// under the name that it gives there, which nothing has; a run that fails leaves it where it was.
    virtual void replace_folders(const std::string& root, const std::vector<std::string>& folders,
                                 const std::vector<PlacedFile>& files, const std::map<std::string, std::string>& keep) = 0;
    /// A path that no other run has, for libraries that write only to paths: what they put there lies in the system's
    /// temporary folder without a name, so that nothing is left of it however the run ends. Holds as long as the workspace.
    virtual std::string scratch_path(const std::string& suffix) = 0;

    /// An environment variable, "" when unset.
    virtual std::string environment(const std::string& name) const = 0;
    /// Today in Danish time, or the day of SOURCE_DATE_EPOCH when that is set.
    virtual model::Date today() const = 0;
    /// The path of a font file by its name, "" when no font folder has it.
    virtual std::string find_font(const std::string& file_name) const = 0;
    /// The path of the hyphenation patterns for a language ("da"), "" when none are installed.
    virtual std::string find_hyphenation(const std::string& language) const = 0;
    /// Folders that may hold templates/, best first: AFTALE_DATA, then what lies beside the program.
    virtual std::vector<std::string> data_folders() const = 0;
};

/// The real world.
std::unique_ptr<Workspace> make_disk_workspace();

/// The twin for tests: files in a map, a fixed day.
class MemoryWorkspace : public Workspace {
  public:
    std::map<std::string, std::string> files;
    std::map<std::string, std::string> variables;
    model::Date day{2024, 1, 1};
    /// Writing below a folder named here fails, as on a full or locked disk.
    std::string locked_folder;

    std::optional<std::string> read(const std::string& path) const override;
    std::optional<support::SharedBytes> map(const std::string& path) const override;
    bool is_file(const std::string& path) const override;
    std::string stamp(const std::string& path) const override;
    std::string program_stamp() const override { return "memory"; }
    bool is_folder(const std::string& path) const override;
    std::vector<std::string> list(const std::string& folder) const override;
    std::vector<FolderEntry> list_deep(const std::string& folder) const override;
    std::string canonical(const std::string& path) const override;
    void write_all(const std::string& folder, const std::vector<model::OutputFile>& files) override;
    void replace_folders(const std::string& root, const std::vector<std::string>& folders,
                         const std::vector<PlacedFile>& files, const std::map<std::string, std::string>& keep) override;
    std::string scratch_path(const std::string& suffix) override;
    std::string environment(const std::string& name) const override;
    model::Date today() const override;
    std::string find_font(const std::string& file_name) const override;
    std::string find_hyphenation(const std::string& language) const override;
    std::vector<std::string> data_folders() const override;
};

}  // namespace cli
