// SPDX-License-Identifier: MPL-2.0
#include "support/zip.h"

#include <zip.h>

#include <deque>
#include <memory>
#include <stdexcept>

#include "support/ensure.h"

namespace support {
namespace {

struct Discard {
    void operator()(zip_t* archive) const { zip_discard(archive); }
};
struct FreeSource {
    void operator()(zip_source_t* source) const { zip_source_free(source); }
};
struct CloseFile {
    void operator()(zip_file_t* file) const { zip_fclose(file); }
};
using Archive = std::unique_ptr<zip_t, Discard>;
using Buffer = std::unique_ptr<zip_source_t, FreeSource>;

void add(zip_t* archive, const ZipEntry& entry) {
    zip_source_t* content = zip_source_buffer(archive, entry.bytes.data(), entry.bytes.size(), 0);
    ensure(content != nullptr, "libzip wraps a buffer");
    const zip_int64_t index = zip_file_add(archive, entry.path.c_str(), content, ZIP_FL_ENC_UTF_8);
    ensure(index >= 0, "every entry of an archive has its own path");
    const auto at = static_cast<zip_uint64_t>(index);
    zip_set_file_compression(archive, at, entry.store ? ZIP_CM_STORE : ZIP_CM_DEFLATE, entry.store ? 0 : 6);
    zip_file_set_dostime(archive, at, 0, 0x21, 0);  // 1980-01-01 00:00, the first moment a ZIP can name
    zip_file_set_external_attributes(archive, at, 0, ZIP_OPSYS_DOS, 0);
}

}  // namespace

std::string zip_write(const std::vector<ZipEntry>& entries) {
    zip_error_t error;
    zip_error_init(&error);
    Buffer target(zip_source_buffer_create(nullptr, 0, 0, &error));
    ensure(target != nullptr, "libzip makes a buffer");
    zip_source_keep(target.get());  // the archive takes one reference, we read from the other
    Archive archive(zip_open_from_source(target.get(), ZIP_TRUNCATE, &error));
    ensure(archive != nullptr, "libzip opens an archive in memory");
    for (const auto& entry : entries) add(archive.get(), entry);
    ensure(zip_close(archive.get()) == 0, "libzip writes an archive in memory");
    static_cast<void>(archive.release());

    zip_stat_t stat;
    ensure(zip_source_stat(target.get(), &stat) == 0 && zip_source_open(target.get()) == 0, "libzip keeps its buffer");
    std::string bytes(stat.size, '\0');
    const zip_int64_t read = zip_source_read(target.get(), bytes.data(), bytes.size());
    zip_source_close(target.get());
    ensure(read == static_cast<zip_int64_t>(bytes.size()), "libzip gives back what it wrote");
    return bytes;
}

namespace {

std::string entry_bytes(zip_t* archive, zip_uint64_t at, const zip_stat_t& stat) {
    std::string bytes(stat.size, '\0');
    std::unique_ptr<zip_file_t, CloseFile> file(zip_fopen_index(archive, at, 0));
    // libzip compares the checksum only when it is asked to read past the end.
    char past_the_end = 0;
    if (!file || zip_fread(file.get(), bytes.data(), stat.size) != static_cast<zip_int64_t>(stat.size) ||
        zip_fread(file.get(), &past_the_end, 1) != 0)
        throw std::runtime_error(std::string("damaged file in the ZIP archive: ") + stat.name);
    return bytes;
}

}  // namespace

std::vector<ZipEntry> zip_read(std::string_view bytes, std::size_t limit) {
    zip_error_t error;
    zip_error_init(&error);
    zip_source_t* source = zip_source_buffer_create(bytes.data(), bytes.size(), 0, &error);
    ensure(source != nullptr, "libzip wraps a buffer");
    Archive archive(zip_open_from_source(source, ZIP_RDONLY | ZIP_CHECKCONS, &error));
    if (!archive) {
        zip_source_free(source);
        throw std::runtime_error("not a ZIP archive, or cut short");
    }
    std::vector<ZipEntry> entries;
    std::size_t total = 0;
    const zip_int64_t count = zip_get_num_entries(archive.get(), 0);
    for (zip_int64_t i = 0; i < count; ++i) {
        zip_stat_t stat;
        if (zip_stat_index(archive.get(), static_cast<zip_uint64_t>(i), 0, &stat) != 0)
            throw std::runtime_error("damaged ZIP directory");
        if (stat.size > limit - total) throw ZipTooLarge("the archive unpacks to more than is allowed");
        total += stat.size;
        entries.push_back({stat.name, entry_bytes(archive.get(), static_cast<zip_uint64_t>(i), stat),
                           stat.comp_method == ZIP_CM_STORE});
    }
    return entries;
}

void zip_change(const std::string& path, std::string_view prefix,
                const std::function<std::string(std::string)>& change) {
    int code = 0;
    Archive archive(zip_open(path.c_str(), 0, &code));
    if (!archive) throw std::runtime_error("not a ZIP archive, or cut short");
    std::deque<std::string> changed;  // libzip reads them when it closes the archive
    const zip_int64_t count = zip_get_num_entries(archive.get(), 0);
    for (zip_int64_t i = 0; i < count; ++i) {
        const auto at = static_cast<zip_uint64_t>(i);
        zip_stat_t stat;
        if (zip_stat_index(archive.get(), at, 0, &stat) != 0) throw std::runtime_error("damaged ZIP directory");
        if (!std::string_view(stat.name).starts_with(prefix)) continue;
        changed.push_back(change(entry_bytes(archive.get(), at, stat)));
        zip_source_t* content = zip_source_buffer(archive.get(), changed.back().data(), changed.back().size(), 0);
        ensure(content != nullptr && zip_file_replace(archive.get(), at, content, 0) == 0, "libzip replaces an entry");
        zip_set_file_compression(archive.get(), at, ZIP_CM_DEFLATE, 6);
        zip_file_set_dostime(archive.get(), at, 0, 0x21, 0);
    }
    if (zip_close(archive.get()) != 0) throw std::runtime_error(zip_strerror(archive.get()));
    static_cast<void>(archive.release());
}

}  // namespace support
