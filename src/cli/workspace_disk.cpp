// SPDX-License-Identifier: MPL-2.0
#include <unistd.h>

#include <algorithm>
#include <cerrno>
#include <charconv>
#include <chrono>
#include <cstdlib>
#include <cstring>
#include <filesystem>
#include <fstream>
#include <system_error>

#include "cli/workspace.h"

namespace cli {
namespace {

namespace fs = std::filesystem;

std::string reason_of(int error) {
    return std::generic_category().message(error);
}

std::string read_whole(const std::string& path) {
    std::ifstream in(path, std::ios::binary | std::ios::ate);
    if (!in) throw model::WorldError("world-read", path, reason_of(errno));
    const std::streamoff size = in.tellg();
    std::string bytes(static_cast<std::size_t>(std::max<std::streamoff>(size, 0)), '\0');
    in.seekg(0);
    in.read(bytes.data(), static_cast<std::streamsize>(bytes.size()));
    if (!in) throw model::WorldError("world-read", path, reason_of(errno));
    return bytes;
}

/// Files on their way: written beside their places under other names, and gone again unless all are moved.
class PendingFiles {
  public:
    ~PendingFiles() {
        std::error_code ignored;
        for (const auto& [temporary, path] : pending_) fs::remove(temporary, ignored);
    }

    void write(const fs::path& path, const std::string& bytes) {
        if (fs::is_directory(path)) throw model::WorldError("world-write", path.string(), reason_of(EISDIR));
        const fs::path temporary = path.string() + ".aftale-" + std::to_string(::getpid()) + ".tmp";
        pending_.emplace_back(temporary, path);
        errno = 0;
        std::ofstream out(temporary, std::ios::binary | std::ios::trunc);
        out.write(bytes.data(), static_cast<std::streamsize>(bytes.size()));
        out.close();
        if (!out) throw model::WorldError("world-write", path.string(), reason_of(errno != 0 ? errno : EIO));
    }

    void move_into_place() {
        for (const auto& [temporary, path] : pending_) {
            std::error_code error;
            fs::rename(temporary, path, error);
            if (error) throw model::WorldError("world-write", path.string(), error.message());
        }
        pending_.clear();
    }

  private:
    std::vector<std::pair<fs::path, fs::path>> pending_;
};

void make_folder(const fs::path& folder) {
    std::error_code error;
    fs::create_directories(folder, error);
    if (!error && !fs::is_directory(folder)) error = std::make_error_code(std::errc::not_a_directory);
    if (error) throw model::WorldError("world-folder", folder.string(), error.message());
}

class DiskWorkspace : public Workspace {
  public:
    ~DiskWorkspace() override {
        std::error_code ignored;
        for (const auto& path : scratch_) fs::remove(path, ignored);
    }

    std::optional<std::string> read(const std::string& path) const override {
        std::error_code error;
        const fs::file_status status = fs::status(path, error);
        if (status.type() == fs::file_type::not_found) return std::nullopt;
        if (status.type() == fs::file_type::directory) return std::nullopt;
        return read_whole(path);
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
        for (const auto& entry : fs::directory_iterator(folder, error))
            if (entry.is_regular_file(error)) names.push_back(entry.path().filename().string());
        std::sort(names.begin(), names.end());
        return names;
    }

    std::string canonical(const std::string& path) const override {
        std::error_code error;
        const fs::path resolved = fs::weakly_canonical(path.empty() ? "." : path, error);
        return error ? fs::absolute(path).lexically_normal().string() : resolved.string();
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

    std::string scratch_path(const std::string& suffix) override {
        std::string pattern = (fs::temp_directory_path() / "aftale-XXXXXX").string() + suffix;
        const int handle = ::mkstemps(pattern.data(), static_cast<int>(suffix.size()));
        if (handle < 0) throw model::WorldError("world-write", pattern, reason_of(errno));
        ::close(handle);
        scratch_.push_back(pattern);
        return pattern;
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
    static long long danish_now() {
        // Danish time is an hour or two ahead of UTC; deadlines count whole days, so the standard hour is enough.
        const auto now = std::chrono::system_clock::now() + std::chrono::hours(1);
        return std::chrono::duration_cast<std::chrono::seconds>(now.time_since_epoch()).count();
    }

    /// Font packages keep their files two folders down (truetype/lato/…): look there before walking everything.
    static std::string find_below(const std::string& root, const std::string& file_name) {
        std::error_code error;
        std::vector<fs::path> families;
        for (const char* format : {"truetype", "opentype"})
            for (const auto& entry : fs::directory_iterator(fs::path(root) / format, error)) families.push_back(entry.path());
        std::sort(families.begin(), families.end());
        for (const auto& family : families)
            if (fs::is_regular_file(family / file_name, error)) return (family / file_name).string();
        for (auto it = fs::recursive_directory_iterator(root, error); it != fs::recursive_directory_iterator(); it.increment(error))
            if (it->path().filename() == file_name) return it->path().string();
        return {};
    }

    std::vector<std::string> scratch_;
};

}  // namespace

std::unique_ptr<Workspace> make_disk_workspace() {
    return std::make_unique<DiskWorkspace>();
}

}  // namespace cli
