// SPDX-License-Identifier: MPL-2.0
// The layout is that of PKWARE's APPNOTE 6.3, sections 4.3.7 (local header), 4.3.12 (directory) and 4.3.16 (its end).
#include "support/stored_zip.h"

#include <libdeflate.h>

#include <cstddef>
#include <cstdint>

namespace support {
namespace {

constexpr std::uint32_t local_signature = 0x04034B50, directory_signature = 0x02014B50, end_signature = 0x06054B50;
constexpr std::uint16_t version = 20;          // 2.0, the least that has folders in paths
constexpr std::uint16_t utf8_names = 1 << 11;  // 4.4.4, bit 11
constexpr std::uint16_t first_day = 0x21;      // 1980-01-01
constexpr std::size_t local_size = 30, end_size = 22;
constexpr std::uint64_t most_bytes = 0xFFFFFFFE;  // 0xFFFFFFFF announces ZIP64
constexpr std::size_t most_files = 0xFFFE, longest_path = 0xFFFF;

void put16(std::string& out, std::uint16_t value) {
    out += static_cast<char>(value & 0xFF);
    out += static_cast<char>(value >> 8);
}

void put32(std::string& out, std::uint32_t value) {
    put16(out, static_cast<std::uint16_t>(value & 0xFFFF));
    put16(out, static_cast<std::uint16_t>(value >> 16));
}

std::uint16_t get16(std::string_view bytes, std::size_t at) {
    return static_cast<std::uint16_t>(static_cast<unsigned char>(bytes[at]) | static_cast<unsigned char>(bytes[at + 1])
                                                                                  << 8);
}

std::uint32_t get32(std::string_view bytes, std::size_t at) {
    return get16(bytes, at) | static_cast<std::uint32_t>(get16(bytes, at + 2)) << 16;
}

std::uint32_t checksum(std::string_view bytes) {
    return libdeflate_crc32(0, bytes.data(), bytes.size());
}

/// The fields that the local header and the directory share, from "version needed" to the length of the extra field.
void put_facts(std::string& out, const StoredFile& file, std::uint32_t crc) {
    put16(out, version);
    put16(out, utf8_names);
    put16(out, 0);  // stored
    put16(out, 0);  // 00:00
    put16(out, first_day);
    put32(out, crc);
    put32(out, static_cast<std::uint32_t>(file.bytes.size()));
    put32(out, static_cast<std::uint32_t>(file.bytes.size()));
    put16(out, static_cast<std::uint16_t>(file.path.size()));
    put16(out, 0);
}

void put_directory_entry(std::string& out, const StoredFile& file, std::uint32_t crc, std::size_t offset) {
    put32(out, directory_signature);
    put16(out, version);
    put_facts(out, file, crc);
    put16(out, 0);  // comment
    put16(out, 0);  // disk
    put16(out, 0);  // internal attributes
    put32(out, 0);  // external attributes
    put32(out, static_cast<std::uint32_t>(offset));
    out += file.path;
}

bool fits(const std::vector<StoredFile>& files) {
    std::uint64_t total = end_size;
    for (const auto& file : files) {
        if (file.path.empty() || file.path.size() > longest_path) return false;
        total += local_size + 46 + 2 * file.path.size() + file.bytes.size();
    }
    return files.size() <= most_files && total <= most_bytes;
}

/// Whether the archive's end stands where it must: then nothing was cut off, whatever a header says of its size.
bool has_its_end(std::string_view bytes) {
    return bytes.size() >= end_size && get32(bytes, bytes.size() - end_size) == end_signature;
}

/// Reads the local headers and their files; `at` ends where the directory should begin.
void read_files(std::string_view bytes, std::size_t& at, StoredZip& zip) {
    const auto stop = [&](StoredZipFault fault) {
        zip.fault = fault == StoredZipFault::cut && has_its_end(bytes) ? StoredZipFault::damaged : fault;
    };
    if (!bytes.starts_with("PK")) return stop(StoredZipFault::no_zip);
    while (true) {
        if (bytes.size() - at < 4) return stop(StoredZipFault::cut);
        const std::uint32_t signature = get32(bytes, at);
        if (signature == directory_signature || (signature == end_signature && at == 0)) return;
        if (signature != local_signature) return stop(at == 0 ? StoredZipFault::no_zip : StoredZipFault::damaged);
        if (bytes.size() - at < local_size) return stop(StoredZipFault::cut);
        if (at == 0 && (get16(bytes, 4) != version || get16(bytes, 6) != utf8_names || get16(bytes, 8) != 0 ||
                        get16(bytes, 28) != 0))
            return stop(StoredZipFault::foreign);
        const std::size_t size = get32(bytes, at + 18), name = get16(bytes, at + 26);
        if (bytes.size() - at - local_size < name || bytes.size() - at - local_size - name < size)
            return stop(StoredZipFault::cut);
        zip.files.push_back(
            {std::string(bytes.substr(at + local_size, name)), bytes.substr(at + local_size + name, size)});
        at += local_size + name + size;
        zip.after = zip.files.back().path;
    }
}

}  // namespace

std::optional<std::string> write_stored_zip(const std::vector<StoredFile>& files) {
    if (!fits(files)) return std::nullopt;
    std::string out, directory;
    for (const auto& file : files) {
        const std::uint32_t crc = checksum(file.bytes);
        put_directory_entry(directory, file, crc, out.size());
        put32(out, local_signature);
        put_facts(out, file, crc);
        out += file.path;
        out += file.bytes;
    }
    const auto directory_offset = static_cast<std::uint32_t>(out.size());
    out += directory;
    put32(out, end_signature);
    put16(out, 0);
    put16(out, 0);
    put16(out, static_cast<std::uint16_t>(files.size()));
    put16(out, static_cast<std::uint16_t>(files.size()));
    put32(out, static_cast<std::uint32_t>(directory.size()));
    put32(out, directory_offset);
    put16(out, 0);
    return out;
}

StoredZip read_stored_zip(std::string_view bytes) {
    StoredZip zip;
    std::size_t at = 0;
    read_files(bytes, at, zip);
    if (zip.fault != StoredZipFault::none) return zip;
    const auto again = write_stored_zip(zip.files);
    if (again && *again == bytes) {
        zip.after.clear();
    } else if (again && bytes.size() < again->size() && std::string_view(*again).starts_with(bytes)) {
        zip.fault = StoredZipFault::cut;
    } else {
        zip.fault = StoredZipFault::container;
    }
    return zip;
}

}  // namespace support
