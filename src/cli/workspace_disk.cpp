// SPDX-License-Identifier: MPL-2.0
#include <fcntl.h>
#include <link.h>
#include <sys/mman.h>
#include <sys/stat.h>
#include <unistd.h>

#include <algorithm>
#include <cerrno>
#include <charconv>
#include <chrono>
#include <cstdlib>
#include <cstring>
#include <filesystem>
#include <fstream>
#include <map>
#include <mutex>
#include <system_error>

#include "cli/pending.h"
#include "cli/system_reason.h"
#include "cli/workspace.h"

namespace cli {
namespace {

namespace fs = std::filesystem;

std::string read_whole(const std::string& path) {
    std::ifstream in(path, std::ios::binary | std::ios::ate);
    if (!in) throw model::WorldError("world-read", path, system_reason(errno));
    const std::streamoff size = in.tellg();
    std::string bytes(static_cast<std::size_t>(std::max<std::streamoff>(size, 0)), '\0');
    in.seekg(0);
    in.read(bytes.data(), static_cast<std::streamsize>(bytes.size()));
    if (!in) throw model::WorldError("world-read", path, system_reason(errno));
    return bytes;
}

support::SharedBytes map_whole(const std::string& path) {
    const int handle = ::open(path.c_str(), O_RDONLY | O_CLOEXEC);
    if (handle < 0) throw model::WorldError("world-read", path, system_reason(errno));
    struct stat status {};
    const bool known = ::fstat(handle, &status) == 0;
    const auto size = static_cast<std::size_t>(status.st_size);
    int error = known ? 0 : errno;
    support::SharedBytes bytes;
    try {
        if (known) bytes = support::SharedBytes::of_file(handle, 0, size);
    } catch (const std::system_error& failure) {
        error = failure.code().value();
    }
    ::close(handle);
    if (error != 0) throw model::WorldError("world-read", path, system_reason(error));
    return bytes;
}

class DiskWorkspace : public Workspace {
  public:
    ~DiskWorkspace() override {
        for (const int handle : scratch_) ::close(handle);
    }

    std::optional<std::string> read(const std::string& path) const override {
        std::error_code error;
        const fs::file_status status = fs::status(path, error);
        if (status.type() == fs::file_type::not_found) return std::nullopt;
        if (status.type() == fs::file_type::directory) return std::nullopt;
        return read_whole(path);
    }

    std::optional<support::SharedBytes> map(const std::string& path) const override {
        if (!is_file(path)) return std::nullopt;
        return map_whole(path);
    }

    bool is_file(const std::string& path) const override {
        std::error_code error;
        return fs::is_regular_file(path, error);
    }

    bool is_folder(const std::string& path) const override {
        std::error_code error;
        return fs::is_directory(path, error);
    }

    std::vector<std::string> list(const std::string& folder) const override {
        std::error_code error;
        std::vector<std::string> names;
        for (fs::directory_iterator it(folder, error), end; !error && it != end; it.increment(error))
            if (it->is_regular_file(error)) names.push_back(it->path().filename().string());
        std::sort(names.begin(), names.end());
        return names;
    }

    std::vector<FolderEntry> list_deep(const std::string& folder) const override {
        std::error_code error;
        std::vector<FolderEntry> entries;
        if (!fs::exists(folder, error)) return entries;
        for (fs::recursive_directory_iterator it(folder, error), end; !error && it != end; it.increment(error)) {
            const fs::file_status status = it->symlink_status(error);
            const bool full = fs::is_directory(status) && !fs::is_empty(it->path(), error);
            if (error) break;
            if (!full) entries.push_back({it->path().lexically_relative(folder).generic_string(), kind_of(status)});
        }
        if (error) throw model::WorldError("world-read", folder, system_reason(error.value()));
        std::sort(entries.begin(), entries.end(), [](const auto& a, const auto& b) { return a.path < b.path; });
        return entries;
    }

    std::string canonical(const std::string& path) const override {
        std::error_code error;
        const fs::path resolved = fs::weakly_canonical(fs::absolute(path.empty() ? "." : path, error), error);
        return error ? fs::path(path).lexically_normal().string() : resolved.string();
    }

    void write_all(const std::string& folder, const std::vector<model::OutputFile>& files) override {
        PendingFiles pending;
        for (const auto& file : files) {
            const fs::path path = fs::path(folder.empty() ? "." : folder) / file.path;
            make_folder(path.parent_path());
            pending.write(path, file.bytes);
        }
        pending.move_into_place();
    }

    void replace_folders(const std::string& root, const std::vector<std::string>& folders,
                         const std::vector<PlacedFile>& files, const std::map<std::string, std::string>& keep) override {
        PendingFolders pending(root.empty() ? "." : root);
        for (const auto& folder : folders) pending.begin(folder);
        for (const auto& file : files) pending.write(file.path, file.bytes);
        for (const auto& [folder, name] : keep) pending.keep(folder, name);
        pending.move_into_place();
    }

    std::string scratch_path(const std::string& suffix) override {
        std::error_code error;
        const fs::path folder = fs::temp_directory_path(error);
        if (error) throw model::WorldError("world-write", "TMPDIR", system_reason(error.value()));
        std::string pattern = (folder / "aftale-XXXXXX").string() + suffix;
        const int handle = ::mkostemps(pattern.data(), static_cast<int>(suffix.size()), O_CLOEXEC);
        if (handle < 0) throw model::WorldError("world-write", pattern, system_reason(errno));
        ::unlink(pattern.c_str());
        scratch_.push_back(handle);
        return "/proc/self/fd/" + std::to_string(handle);
    }

    std::string stamp(const std::string& path) const override {
        struct stat status {};
        if (::stat(path.c_str(), &status) != 0) return "";
        const auto time = [](const timespec& at) { return std::to_string(at.tv_sec) + "." + std::to_string(at.tv_nsec); };
        return std::to_string(status.st_dev) + " " + std::to_string(status.st_ino) + " " + std::to_string(status.st_size) + " " +
               time(status.st_mtim) + " " + time(status.st_ctim);
    }

    std::string program_stamp() const override {
        std::string all;
        const auto add = [](dl_phdr_info* object, std::size_t, void* list) {
            const std::string name = object->dlpi_name;
            static_cast<std::vector<std::string>*>(list)->push_back(name.empty() ? "/proc/self/exe" : name);
            return 0;
        };
        std::vector<std::string> objects;
        ::dl_iterate_phdr(add, &objects);
        for (const auto& object : objects) all += object + " " + stamp(object) + "\n";
        return all;
    }

    std::string environment(const std::string& name) const override {
        const char* value = std::getenv(name.c_str());
        return value != nullptr ? value : "";
    }

    model::Date today() const override {
        const std::string epoch = environment("SOURCE_DATE_EPOCH");
        long long seconds = 0;
        const auto [end, error] = std::from_chars(epoch.data(), epoch.data() + epoch.size(), seconds);
        if (epoch.empty() || error != std::errc() || end != epoch.data() + epoch.size()) seconds = danish_now();
        return model::from_days_since_epoch(static_cast<long>(seconds >= 0 ? seconds / 86400 : 0));
    }

    std::string find_font(const std::string& file_name) const override {
        const std::lock_guard lock(fonts_lock_);
        const auto known = fonts_.find(file_name);
        if (known != fonts_.end()) return known->second;
        return fonts_.emplace(file_name, search_font(file_name)).first->second;
    }

    std::string search_font(const std::string& file_name) const {
        for (const std::string root : {"/usr/share/fonts", "/usr/local/share/fonts"}) {
            const std::string found = find_below(root, file_name);
            if (!found.empty()) return found;
        }
        return {};
    }

    std::string find_hyphenation(const std::string& language) const override {
        const std::string path = "/usr/share/hyphen/hyph_" + (language == "da" ? "da_DK" : language == "en" ? "en_GB" : language) + ".dic";
        return is_file(path) ? path : "";
    }

    std::vector<std::string> data_folders() const override {
        std::vector<std::string> folders;
        if (const std::string set = environment("AFTALE_DATA"); !set.empty()) folders.push_back(set);
        std::error_code error;
        const fs::path program = fs::read_symlink("/proc/self/exe", error);
        if (error) return folders;
        const fs::path bin = program.parent_path();
        folders.push_back((bin.parent_path() / "share" / "aftale").string());  // installed: PREFIX/bin/aftale
        folders.push_back(bin.parent_path().parent_path().string());           // built: build/release/aftale
        return folders;
    }

  private:
    static FolderEntry::Kind kind_of(const fs::file_status& status) {
        if (fs::is_regular_file(status)) return FolderEntry::Kind::file;
        if (fs::is_symlink(status)) return FolderEntry::Kind::link;
        return fs::is_directory(status) ? FolderEntry::Kind::empty_folder : FolderEntry::Kind::special;
    }

    static long long danish_now() {
        // Danish time is an hour or two ahead of UTC; deadlines count whole days, so the standard hour is enough.
        const auto now = std::chrono::system_clock::now() + std::chrono::hours(1);
        return std::chrono::duration_cast<std::chrono::seconds>(now.time_since_epoch()).count();
    }

    /// Font packages keep their files two folders down (truetype/lato/…): look there before walking everything.
    std::string find_below(const std::string& root, const std::string& file_name) const {
        std::error_code error;
        for (const auto& family : families_below(root))
            if (fs::is_regular_file(family / file_name, error)) return (family / file_name).string();
        for (fs::recursive_directory_iterator it(root, error), end; !error && it != end; it.increment(error))
            if (it->path().filename() == file_name) return it->path().string();
        return {};
    }

    const std::vector<fs::path>& families_below(const std::string& root) const {
        const auto [place, is_new] = families_.try_emplace(root);
        std::vector<fs::path>& families = place->second;
        if (!is_new) return families;
        std::error_code error;
        for (const char* format : {"truetype", "opentype"})
            for (fs::directory_iterator it(fs::path(root) / format, error), end; !error && it != end; it.increment(error))
                families.push_back(it->path());
        std::sort(families.begin(), families.end());
        return families;
    }

    std::vector<int> scratch_;  // open files without a name
    mutable std::mutex fonts_lock_;  // for what is known of fonts: documents are made at once
    mutable std::map<std::string, std::string> fonts_;
    mutable std::map<std::string, std::vector<fs::path>> families_;
};

}  // namespace

std::unique_ptr<Workspace> make_disk_workspace() {
    return std::make_unique<DiskWorkspace>();
}

}  // namespace cli
