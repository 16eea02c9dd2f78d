// SPDX-License-Identifier: MPL-2.0
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace support {

struct StoredFile {
    std::string path;
    std::string_view bytes;
};

/// A ZIP archive that keeps its files as they are, without compression, in one form only: local headers and files in
/// this order, the directory, its end; UTF-8 names, the time 1980-01-01 00:00, no extra fields, no comments. The same
/// files give the same bytes whatever library is installed, so that an archive can be proved by making it again.
/// At most 65,534 files and 4 GiB together; paths are not empty and at most 65,535 bytes long. nullopt beyond that.
std::optional<std::string> write_stored_zip(const std::vector<StoredFile>& files);

/// What stands in the way of reading an archive in that form.
enum class StoredZipFault {
    none,
    no_zip,     // it does not begin as a ZIP
    cut,        // it ends before its directory does
    foreign,    // a ZIP, but packed in another way
    damaged,    // what stands after a file is neither another one nor the directory
    container,  // all files can be read, but headers or directory are not what they must be
};

struct StoredZip {
    std::vector<StoredFile> files;  // those that could be read; their bytes stay the archive's own
    StoredZipFault fault = StoredZipFault::none;
    std::string after;  // the last path read before the fault; empty: none
};

/// Reads such an archive from its beginning. Any bytes will do. Without a fault, writing `files` again gives the same
/// bytes.
StoredZip read_stored_zip(std::string_view bytes);

}  // namespace support
