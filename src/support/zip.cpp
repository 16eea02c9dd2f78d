// SPDX-License-Identifier: MPL-2.0
#include "support/zip.h"

#include <zip.h>

#include <algorithm>
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

/// Adds a file with a fixed time and no host's attributes.
zip_uint64_t add(zip_t* archive, const char* path, zip_source_t* content) {
    ensure(content != nullptr, "libzip wraps what it is given");
    const zip_int64_t index = zip_file_add(archive, path, content, ZIP_FL_ENC_UTF_8);
    ensure(index >= 0, "every entry of an archive has its own path");
    const auto at = static_cast<zip_uint64_t>(index);
    zip_file_set_dostime(archive, at, 0, 0x21, 0);  // 1980-01-01 00:00, the first moment a ZIP can name
    zip_file_set_external_attributes(archive, at, 0, ZIP_OPSYS_DOS, 0);
    return at;
}

/// An archive that is written to memory.
class MemoryArchive {
  public:
    MemoryArchive() {
        zip_error_t error;
        zip_error_init(&error);
        target_.reset(zip_source_buffer_create(nullptr, 0, 0, &error));
        ensure(target_ != nullptr, "libzip makes a buffer");
        zip_source_keep(target_.get());  // the archive takes one reference, we read from the other
        archive_.reset(zip_open_from_source(target_.get(), ZIP_TRUNCATE, &error));
        ensure(archive_ != nullptr, "libzip opens an archive in memory");
    }

    zip_t* handle() { return archive_.get(); }

    void add_bytes(const char* path, const std::string& bytes, bool store) {
        const auto at = add(handle(), path, zip_source_buffer(handle(), bytes.data(), bytes.size(), 0));
        zip_set_file_compression(handle(), at, store ? ZIP_CM_STORE : ZIP_CM_DEFLATE, store ? 0 : 6);
    }

    /// Writes what was added, and gives it. Throws std::runtime_error when some of it cannot be read.
    std::string finish() {
        if (zip_close(handle()) != 0) throw std::runtime_error(zip_strerror(handle()));
        static_cast<void>(archive_.release());
        zip_stat_t stat;
        ensure(zip_source_stat(target_.get(), &stat) == 0 && zip_source_open(target_.get()) == 0,
               "libzip keeps its buffer");
        std::string bytes(stat.size, '\0');
        const zip_int64_t read = zip_source_read(target_.get(), bytes.data(), bytes.size());
        zip_source_close(target_.get());
        ensure(read == static_cast<zip_int64_t>(bytes.size()), "libzip gives back what it wrote");
        return bytes;
    }

  private:
    Buffer target_;
    Archive archive_;
};

}  // namespace

std::string zip_write(const std::vector<ZipEntry>& entries) {
    MemoryArchive archive;
    for (const auto& entry : entries) archive.add_bytes(entry.path.c_str(), entry.bytes, entry.store);
    return archive.finish();
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

namespace {

/// An entry of another archive, packed as it is there. libzip has given the call a new name.
zip_source_t* packed_entry(zip_t* to, zip_t* from, zip_uint64_t at) {
#if LIBZIP_VERSION_MAJOR > 1 || LIBZIP_VERSION_MINOR >= 10
    return zip_source_zip_file(to, from, at, ZIP_FL_COMPRESSED, 0, -1, nullptr);
#else
    return zip_source_zip(to, from, at, 0, 0, -1);
#endif
}

}  // namespace

std::string zip_changed(const std::string& path, std::string_view prefix,
                        const std::function<std::string(std::string)>& change) {
    int code = 0;
    const Archive from(zip_open(path.c_str(), ZIP_RDONLY, &code));
    if (!from) throw std::runtime_error("not a ZIP archive, or cut short");
    std::deque<std::string> changed;  // libzip reads them when it closes the archive
    MemoryArchive to;
    const zip_int64_t count = zip_get_num_entries(from.get(), 0);
    for (zip_int64_t i = 0; i < count; ++i) {
        const auto at = static_cast<zip_uint64_t>(i);
        zip_stat_t stat;
        if (zip_stat_index(from.get(), at, 0, &stat) != 0) throw std::runtime_error("damaged ZIP directory");
        if (std::string_view(stat.name).starts_with(prefix))
            to.add_bytes(stat.name, changed.emplace_back(change(entry_bytes(from.get(), at, stat))), false);
        else
            add(to.handle(), stat.name, packed_entry(to.handle(), from.get(), at));
    }
    return to.finish();
}

void zip_ends(const std::string& path, std::uint64_t largest,
              const std::function<void(std::string_view head, std::string_view tail)>& visit) {
    int code = 0;
    const Archive archive(zip_open(path.c_str(), ZIP_RDONLY, &code));
    if (!archive) throw std::runtime_error("not a ZIP archive, or cut short");
    constexpr std::size_t end_size = 1000;
    std::string piece(64 * end_size, '\0');
    const zip_int64_t count = zip_get_num_entries(archive.get(), 0);
    for (zip_int64_t i = 0; i < count; ++i) {
        zip_stat_t stat;
        if (zip_stat_index(archive.get(), static_cast<zip_uint64_t>(i), 0, &stat) != 0)
            throw std::runtime_error("damaged ZIP directory");
        if (stat.size > largest) continue;
        std::unique_ptr<zip_file_t, CloseFile> file(zip_fopen_index(archive.get(), static_cast<zip_uint64_t>(i), 0));
        std::string head, tail;
        while (true) {
            const zip_int64_t read = file ? zip_fread(file.get(), piece.data(), piece.size()) : -1;
            if (read < 0) throw std::runtime_error(std::string("damaged file in the ZIP archive: ") + stat.name);
            if (read == 0) break;
            const std::string_view bytes(piece.data(), static_cast<std::size_t>(read));
            if (head.size() < end_size) head += bytes.substr(0, end_size - head.size());
            tail.append(bytes.substr(bytes.size() - std::min(end_size, bytes.size())));
            if (tail.size() > end_size) tail.erase(0, tail.size() - end_size);
        }
        visit(head, tail);
    }
}

}  // namespace support
