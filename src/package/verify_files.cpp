// SPDX-License-Identifier: MPL-2.0
#include "package/verify_files.h"

#include <map>
#include <set>
#include <utility>
#include <vector>

#include "package/checksums.h"
#include "package/manifest.h"
#include "support/hash.h"

namespace package {
namespace {

using Hashes = std::map<std::string, std::string, std::less<>>;

const std::string* hash_in(const Hashes& hashes, std::string_view path) {
    const auto found = hashes.find(path);
    return found == hashes.end() ? nullptr : &found->second;
}

class Lists {
  public:
    Lists(const FileSet& files, Findings& findings) : files_(files), findings_(findings) {
        for (const auto& [path, bytes] : files_)
            if (path != checksums_name) actual_[path] = support::sha256_hex(bytes);
    }

    std::optional<Manifest> compare() {
        read_sums();
        read_manifest_file();
        if (!has_sums_ && !manifest_) return std::nullopt;
        for (const auto& [path, hash] : sums_) expected_path_[hash] = path;
        for (const auto& [path, hash] : listed_) expected_path_[hash] = path;
        find_renamed();
        safe_paths();
        for (const auto& path : all_paths()) compare(path);
        if (findings_.errors() == 0 && has_sums_) sums_are_canonical();
        if (findings_.errors() == 0 && manifest_ && !canonical_)
            findings_.report("verify-manifest.changed", manifest_name);
        return std::move(manifest_);
    }

  private:
    void read_sums() {
        const auto found = files_.find(checksums_name);
        if (found == files_.end()) return findings_.report("verify-sums.missing", checksums_name);
        auto sums = read_checksums(found->second);
        if (!sums) return findings_.report("verify-sums.unreadable", checksums_name);
        sums_ = std::move(*sums);
        has_sums_ = true;
    }

    /// A manifest that SHA256SUMS does not know says nothing that counts.
    void read_manifest_file() {
        const auto found = files_.find(manifest_name);
        if (found == files_.end()) {
            if (!has_sums_) findings_.report("verify-manifest.missing", manifest_name);
            return;
        }
        const std::string* known = hash_in(sums_, manifest_name);
        if (has_sums_ && known && *known != actual_.find(manifest_name)->second) return;
        auto read = read_manifest(found->second);
        if (!read) return findings_.report("verify-manifest.unreadable", manifest_name);
        manifest_ = std::move(read->manifest);
        canonical_ = read->canonical;
        for (const auto& file : manifest_->files) {
            listed_[file.path] = file.sha256;
            sizes_[file.path] = file.size;
        }
        // Only SHA256SUMS lists the manifest.
        if (!has_sums_) listed_[manifest_name] = actual_.find(manifest_name)->second;
        if (has_sums_ && known) listed_[manifest_name] = *known;
    }

    std::set<std::string> all_paths() const {
        std::set<std::string> paths;
        for (const auto* hashes : {&actual_, &sums_, &listed_})
            for (const auto& [path, hash] : *hashes) paths.insert(path);
        return paths;
    }

    /// No list may lead out of the folder, nor name two files that some systems take for one.
    void safe_paths() {
        std::map<std::string, std::string> known;
        for (const auto& path : all_paths()) {
            if (!is_safe_path(path)) {
                findings_.report("verify-file.unsafe", path);
            } else if (const auto other = known.emplace(folded(path), path); !other.second) {
                findings_.report("verify-file.case", path, {{"other", other.first->second}});
            }
        }
    }

    bool is_listed(std::string_view path) const { return hash_in(sums_, path) || hash_in(listed_, path); }

    /// A file that nobody lists, with the bytes of one that is not there, has been renamed.
    void find_renamed() {
        for (const auto& [path, hash] : actual_) {
            const auto wanted = expected_path_.find(hash);
            if (is_listed(path) || wanted == expected_path_.end() || hash_in(actual_, wanted->second)) continue;
            if (!renamed_.insert(wanted->second).second) continue;
            renamed_.insert(path);
            findings_.report("verify-file.renamed", path, {{"original", wanted->second}});
        }
    }

    /// The archive that holds these same files stands beside them, and is proved by itself.
    bool is_archive(std::string_view path) const {
        return manifest_ ? !manifest_->archive.empty() && path == manifest_->archive : path.ends_with(".zip");
    }

    void compare(const std::string& path) {
        if (renamed_.contains(path)) return;
        const std::string* actual = hash_in(actual_, path);
        const std::string* sum = has_sums_ ? hash_in(sums_, path) : hash_in(listed_, path);
        const std::string* listed = manifest_ ? hash_in(listed_, path) : sum;
        if (!sum && !listed) {
            if (!is_archive(path)) findings_.report("verify-file.added", path);
        } else if (!actual) {
            findings_.report("verify-file.missing", path);
        } else if (!sum || !listed) {
            findings_.report("verify-list.one", path, {{"list", sum ? manifest_name : checksums_name}});
        } else if (*actual != *sum && *actual != *listed) {
            changed(path, *actual);
        } else if (*actual != *sum || *actual != *listed) {
            findings_.report("verify-list.hash", path, {{"list", *actual == *sum ? manifest_name : checksums_name}});
        } else {
            size(path);
        }
    }

    void changed(const std::string& path, const std::string& actual) {
        const auto other = expected_path_.find(actual);
        if (other != expected_path_.end())
            findings_.report("verify-file.other-content", path, {{"other", other->second}});
        else
            findings_.report("verify-file.changed", path);
    }

    void size(const std::string& path) {
        const auto listed = sizes_.find(path);
        if (listed != sizes_.end() && listed->second != files_.find(path)->second.size())
            findings_.report("verify-list.size", path);
    }

    void sums_are_canonical() {
        std::vector<std::pair<std::string, std::string>> hashes;
        for (const auto& [path, hash] : actual_)
            if (hash_in(sums_, path)) hashes.emplace_back(path, hash);
        if (checksums(std::move(hashes)) != files_.find(checksums_name)->second)
            findings_.report("verify-sums.changed", checksums_name);
    }

    const FileSet& files_;
    Findings& findings_;
    Hashes actual_, sums_, listed_;
    std::map<std::string, std::string, std::less<>> expected_path_;  // by hash
    std::set<std::string, std::less<>> renamed_;
    std::map<std::string, std::size_t, std::less<>> sizes_;  // by path, as the manifest has them
    std::optional<Manifest> manifest_;
    bool has_sums_ = false, canonical_ = false;
};

}  // namespace

void Findings::report(const char* key, std::string_view file, model::MessageArgs args) {
    args.insert(args.begin(), {"file", folder_ + std::string(file)});
    diagnostics_.add({model::Severity::error, key, {}, std::move(args)});
    ++errors_;
}

std::optional<Manifest> verify_files(const FileSet& files, Findings& findings) {
    return Lists(files, findings).compare();
}

}  // namespace package
