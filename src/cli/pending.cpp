// SPDX-License-Identifier: MPL-2.0
#include "cli/pending.h"

#include <unistd.h>

#include <algorithm>
#include <cerrno>
#include <fstream>
#include <system_error>

#include "model/output.h"
#include "support/ensure.h"

namespace cli {
namespace {

namespace fs = std::filesystem;

std::string reason_of(int error) {
    return std::generic_category().message(error);
}

std::string own_suffix(const char* ending) {
    return ".aftale-" + std::to_string(::getpid()) + ending;
}

void write_file(const fs::path& path, const fs::path& shown, const std::string& bytes) {
    errno = 0;
    std::ofstream out(path, std::ios::binary | std::ios::trunc);
    out.write(bytes.data(), static_cast<std::streamsize>(bytes.size()));
    out.close();
    if (!out) throw model::WorldError("world-write", shown.string(), reason_of(errno != 0 ? errno : EIO));
}

/// Moves what was made to its place, and what stood there aside.
template <class Swap>
void swap_in(Swap& swap) {
    std::error_code error;
    if (fs::exists(fs::symlink_status(swap.place, error))) {
        fs::rename(swap.place, swap.old, error);
        if (error) throw model::WorldError("world-write", swap.place.string(), error.message());
        swap.had_old = true;
    }
    fs::rename(swap.made, swap.place, error);
    if (error) throw model::WorldError("world-write", swap.place.string(), error.message());
    swap.moved = true;
}

template <class Swap>
void swap_all_in(std::vector<Swap>& swaps) {
    for (auto& swap : swaps) swap_in(swap);
    std::error_code ignored;
    for (const auto& swap : swaps)
        if (swap.had_old) fs::remove_all(swap.old, ignored);
    swaps.clear();
}

/// Undoes what was done of the moves, and removes what was made.
template <class Swap>
void swap_back(const std::vector<Swap>& swaps) {
    std::error_code ignored;
    for (const auto& swap : swaps) {
        if (swap.moved) fs::rename(swap.place, swap.made, ignored);
        if (swap.had_old) fs::rename(swap.old, swap.place, ignored);
        fs::remove_all(swap.made, ignored);
    }
}

}  // namespace

void make_folder(const fs::path& folder) {
    std::error_code error;
    fs::create_directories(folder, error);
    if (!error && !fs::is_directory(folder)) error = std::make_error_code(std::errc::not_a_directory);
    if (error) throw model::WorldError("world-folder", folder.string(), error.message());
}

PendingFiles::~PendingFiles() {
    swap_back(swaps_);
}

void PendingFiles::write(const fs::path& path, const std::string& bytes) {
    std::error_code error;
    if (fs::is_directory(fs::symlink_status(path, error))) throw model::WorldError("world-write", path.string(), reason_of(EISDIR));
    swaps_.push_back({path.string() + own_suffix(".tmp"), path, path.string() + own_suffix(".old"), false, false});
    write_file(swaps_.back().made, path, bytes);
}

void PendingFiles::move_into_place() {
    swap_all_in(swaps_);
}

PendingFolders::PendingFolders(fs::path root) : root_(std::move(root)) {}

PendingFolders::~PendingFolders() {
    swap_back(swaps_);
}

void PendingFolders::begin(const std::string& folder) {
    const fs::path place = root_ / folder;
    Swap swap{folder, place.string() + own_suffix(".tmp"), place, place.string() + own_suffix(".old"), false, false};
    std::error_code error;
    if (fs::exists(place, error) && !fs::is_directory(place, error))
        throw model::WorldError("world-folder", place.string(), reason_of(ENOTDIR));
    make_folder(place.parent_path());
    swaps_.push_back(swap);
    make_folder(swap.made);
}

void PendingFolders::write(const std::string& path, const std::string& bytes) {
    const auto swap = std::find_if(swaps_.begin(), swaps_.end(), [&](const Swap& s) { return path.starts_with(s.name + "/"); });
    support::ensure(swap != swaps_.end(), "a file lies in a folder that was begun");
    const fs::path made = swap->made / path.substr(swap->name.size() + 1);
    make_folder(made.parent_path());
    write_file(made, root_ / path, bytes);
}

void PendingFolders::move_into_place() {
    swap_all_in(swaps_);
}

}  // namespace cli
