// SPDX-License-Identifier: MPL-2.0
#include "cli/pending.h"

#include <fcntl.h>
#include <stdio.h>
#include <stdlib.h>
#include <sys/file.h>
#include <sys/stat.h>
#include <unistd.h>

#include <algorithm>
#include <cerrno>
#include <optional>
#include <string_view>
#include <system_error>

#include "cli/system_reason.h"
#include "model/output.h"
#include "support/ensure.h"

namespace cli {
namespace {

namespace fs = std::filesystem;

constexpr const char* scratch_prefix = ".aftale-";
constexpr const char* marker = "aftale-arbejdsmappe";  // only a folder with this file in it is ours to clear

[[noreturn]] void fail(const fs::path& path, int error) {
    throw model::WorldError("world-write", path.string(), system_reason(error != 0 ? error : EIO));
}

bool is_there(const fs::path& path) {
    std::error_code ignored;
    return fs::exists(fs::symlink_status(path, ignored));
}

enum class Sync { now, later };

/// Writes a whole file through an open handle, down to the disk if that is not done for all files later, and closes it.
void fill_file(int handle, const fs::path& shown, const support::SharedBytes& bytes, Sync sync) {
    int error = 0;
    bytes.in_pieces([&](std::string_view piece) {
        while (!piece.empty() && error == 0) {
            const auto written = ::write(handle, piece.data(), piece.size());
            if (written > 0)
                piece.remove_prefix(static_cast<std::size_t>(written));
            else if (errno != EINTR)
                error = errno != 0 ? errno : EIO;
        }
        return error == 0;
    });
    // Without this, a power cut after the move could leave the new name with no bytes behind it. Places without a disk
    // (EINVAL) have nothing to wait for.
    if (error == 0 && sync == Sync::now && ::fdatasync(handle) != 0 && errno != EINVAL && errno != ENOTSUP)
        error = errno;
    if (::close(handle) != 0 && error == 0) error = errno;
    if (error != 0) fail(shown, error);
}

/// A new file; one that is there already, or a link of that name, is an error.
int open_new(const fs::path& path, const fs::path& shown) {
    const int handle = ::open(path.c_str(), O_WRONLY | O_CREAT | O_EXCL | O_NOFOLLOW | O_CLOEXEC, 0666);
    if (handle < 0) fail(shown, errno);
    return handle;
}

/// A name beside `path` that nothing has, and the open new file of that name, with the rights that a new file gets.
std::pair<fs::path, int> new_file_beside(const fs::path& path) {
    std::string pattern = path.string() + ".aftale-XXXXXX";
    const int handle = ::mkostemp(pattern.data(), O_CLOEXEC);
    if (handle < 0) fail(path, errno);
    const mode_t mask = ::umask(0);
    ::umask(mask);
    ::fchmod(handle, 0666 & ~mask);
    return {pattern, handle};
}

/// Swaps two names in one step; false where the disk cannot.
bool exchange(const fs::path& one, const fs::path& other) {
    if (::renameat2(AT_FDCWD, one.c_str(), AT_FDCWD, other.c_str(), RENAME_EXCHANGE) == 0) return true;
    if (errno == EINVAL || errno == ENOSYS || errno == ENOTSUP) return false;
    fail(other, errno);
}

void rename_or_fail(const fs::path& from, const fs::path& to, const fs::path& shown) {
    std::error_code error;
    fs::rename(from, to, error);
    if (error) fail(shown, error.value());
}

/// Moves what was made to its place, and what stood there aside.
void swap_in(Swap& swap) {
    if (is_there(swap.place)) {
        swap.exchanged = exchange(swap.made, swap.place);
        if (swap.exchanged) return;
        std::error_code ignored;
        fs::create_directories(swap.old.parent_path(), ignored);
        rename_or_fail(swap.place, swap.old, swap.place);
        swap.had_old = true;
    }
    rename_or_fail(swap.made, swap.place, swap.place);
    swap.moved = true;
}

/// Undoes what was done of a move.
void swap_back(const Swap& swap) {
    std::error_code ignored;
    if (swap.exchanged) ::renameat2(AT_FDCWD, swap.made.c_str(), AT_FDCWD, swap.place.c_str(), RENAME_EXCHANGE);
    if (swap.moved) fs::rename(swap.place, swap.made, ignored);
    if (swap.had_old) fs::rename(swap.old, swap.place, ignored);
}

/// The same files under another name, by links where the disk has them: neither is ever written again.
void copy_folder(const fs::path& from, const fs::path& to) {
    std::error_code error;
    fs::copy(from, to,
             fs::copy_options::recursive | fs::copy_options::create_hard_links | fs::copy_options::copy_symlinks,
             error);
    if (!error) return;
    fs::remove_all(to, error);
    fs::copy(from, to, fs::copy_options::recursive | fs::copy_options::copy_symlinks, error);
    if (error) fail(to, error.value());
}

/// Puts back what a killed run had taken from its place, as far as the place is free.
void put_back(const fs::path& old, const fs::path& root) {
    std::error_code error;
    for (fs::recursive_directory_iterator it(old, error), end; !error && it != end; it.increment(error)) {
        const fs::path place = root / it->path().lexically_relative(old);
        if (is_there(place)) continue;
        fs::rename(it->path(), place, error);
        it.disable_recursion_pending();
    }
}

/// Locks a folder for this run; nullopt when another run has it, or it is gone.
std::optional<int> locked(const fs::path& folder) {
    const int handle = ::open(folder.c_str(), O_RDONLY | O_DIRECTORY | O_NOFOLLOW | O_CLOEXEC);
    if (handle < 0) return std::nullopt;
    if (::flock(handle, LOCK_EX | LOCK_NB) == 0) return handle;
    ::close(handle);
    return std::nullopt;
}

void clear_leftovers(const fs::path& root) {
    std::error_code error;
    std::vector<fs::path> left;
    for (fs::directory_iterator it(root, error), end; !error && it != end; it.increment(error))
        if (it->path().filename().string().starts_with(scratch_prefix) && is_there(it->path() / marker))
            left.push_back(it->path());
    for (const auto& folder : left) {
        const auto lock = locked(folder);
        if (!lock) continue;
        put_back(folder / "old", root);
        fs::remove_all(folder, error);
        ::close(*lock);
    }
}

}  // namespace

void make_folder(const fs::path& folder) {
    std::error_code error;
    for (fs::path above = folder; !above.empty(); above = above.parent_path()) {
        if (is_there(above) && !fs::is_directory(above, error))
            throw model::WorldError("world-not-folder", above.string(), folder.string());
        if (above == above.parent_path()) break;
    }
    fs::create_directories(folder, error);
    if (error) throw model::WorldError("world-folder", folder.string(), system_reason(error.value()));
}

SignalsHeld::SignalsHeld() {
    sigset_t ends;
    ::sigemptyset(&ends);
    for (const int signal : {SIGINT, SIGTERM, SIGHUP}) ::sigaddset(&ends, signal);
    ::pthread_sigmask(SIG_BLOCK, &ends, &before_);
}

SignalsHeld::~SignalsHeld() {
    ::pthread_sigmask(SIG_SETMASK, &before_, nullptr);
}

PendingFiles::~PendingFiles() {
    std::error_code ignored;
    for (auto swap = swaps_.rbegin(); swap != swaps_.rend(); ++swap) {
        swap_back(*swap);
        fs::remove(swap->made, ignored);
    }
}

void PendingFiles::write(const fs::path& path, const support::SharedBytes& bytes) {
    std::error_code error;
    if (fs::is_directory(fs::symlink_status(path, error))) fail(path, EISDIR);
    auto [made, handle] = new_file_beside(path);
    swaps_.push_back({made, path, made.string() + ".old", false, false, false});
    fill_file(handle, path, bytes, Sync::now);
}

void PendingFiles::move_into_place() {
    std::error_code ignored;
    // The rename itself takes the old file's place in one step; only a failure later on needs the old one again.
    for (auto& swap : swaps_) swap_in(swap);
    for (const auto& swap : swaps_) {
        if (swap.exchanged) fs::remove(swap.made, ignored);
        if (swap.had_old) fs::remove(swap.old, ignored);
    }
    swaps_.clear();
}

ScratchFolder::ScratchFolder(const fs::path& root) {
    clear_leftovers(root);
    std::string pattern = (root / (std::string(scratch_prefix) + "XXXXXX")).string();
    if (::mkdtemp(pattern.data()) == nullptr) fail(root, errno);
    path_ = pattern;
    const auto lock = locked(path_);
    if (lock) lock_ = *lock;
    ::close(open_new(path_ / marker, root));
}

void ScratchFolder::reach_disk() const {
    // One call for hundreds of files; where the folder could not be opened, the files reach the disk when they may.
    if (lock_ >= 0 && ::syncfs(lock_) != 0) fail(path_, errno);
}

ScratchFolder::~ScratchFolder() {
    std::error_code ignored;
    fs::remove_all(path_, ignored);
    if (lock_ >= 0) ::close(lock_);
}

namespace {

/// The folders that are not there yet, the outermost first.
std::vector<fs::path> missing_folders(const fs::path& folder) {
    std::vector<fs::path> missing;
    for (fs::path above = folder; !above.empty() && !is_there(above); above = above.parent_path())
        missing.insert(missing.begin(), above);
    return missing;
}

std::vector<fs::path> made_root(const fs::path& root) {
    auto missing = missing_folders(root);
    make_folder(root);
    return missing;
}

}  // namespace

PendingFolders::PendingFolders(fs::path root)
    : root_(std::move(root)), made_folders_(made_root(root_)), scratch_(root_) {}

PendingFolders::~PendingFolders() {
    if (done_) return;
    std::error_code ignored;
    for (auto swap = swaps_.rbegin(); swap != swaps_.rend(); ++swap) swap_back(*swap);
    for (const auto& [from, to] : kept_) fs::remove_all(to, ignored);
    // The scratch folder goes after this, so the root itself may stay; folders with anything in them do.
    for (auto made = made_folders_.rbegin(); made != made_folders_.rend(); ++made)
        if (*made != root_) fs::remove(*made, ignored);
}

void PendingFolders::make_new_folder(const fs::path& folder) {
    for (auto& missing : missing_folders(folder)) made_folders_.push_back(std::move(missing));
    make_folder(folder);
}

void PendingFolders::begin(const std::string& folder) {
    const fs::path place = root_ / folder;
    std::error_code error;
    if (is_there(place) && !fs::is_directory(place, error))
        throw model::WorldError("world-not-folder", place.string(), place.string());
    names_.push_back(folder);
    swaps_.push_back({scratch_.path() / "new" / folder, place, scratch_.path() / "old" / folder, false, false, false});
    make_folder(swaps_.back().made);
}

void PendingFolders::write(const std::string& path, const support::SharedBytes& bytes) {
    const auto name =
        std::find_if(names_.begin(), names_.end(), [&](const std::string& n) { return path.starts_with(n + "/"); });
    support::ensure(name != names_.end(), "a file lies in a folder that was begun");
    const Swap& swap = swaps_[static_cast<std::size_t>(name - names_.begin())];
    const fs::path made = swap.made / path.substr(name->size() + 1);
    make_folder(made.parent_path());
    fill_file(open_new(made, root_ / path), root_ / path, bytes, Sync::later);
}

void PendingFolders::keep(const std::string& folder, const std::string& name) {
    if (is_there(root_ / name)) fail(root_ / name, EEXIST);
    kept_.emplace_back(root_ / folder, root_ / name);
    const fs::path copy = scratch_.path() / "kept" / std::to_string(kept_.size());
    make_folder(copy.parent_path());
    copy_folder(root_ / folder, copy);
    rename_or_fail(copy, root_ / name, root_ / name);
}

void PendingFolders::move_into_place() {
    for (const auto& swap : swaps_) make_new_folder(swap.place.parent_path());
    scratch_.reach_disk();
    for (auto& swap : swaps_) swap_in(swap);
    done_ = true;
}

}  // namespace cli
