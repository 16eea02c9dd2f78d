// SPDX-License-Identifier: MPL-2.0
#include "support/zip.h"

#include <fcntl.h>
#include <unistd.h>
#include <zip.h>

#include <algorithm>
#include <cerrno>
#include <cstddef>
#include <deque>
#include <filesystem>
#include <memory>
#include <stdexcept>
#include <system_error>
#include <utility>

#include "support/ensure.h"

namespace support {
namespace {

struct Discard {
    void operator()(zip_t* archive) const { zip_discard(archive); }
};
struct CloseFile {
    void operator()(zip_file_t* file) const { zip_fclose(file); }
};
using Archive = std::unique_ptr<zip_t, Discard>;

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

/// Where libzip writes an archive.
class Target {
  public:
    Target() = default;
    Target(const Target&) = delete;
    Target& operator=(const Target&) = delete;
    virtual ~Target() = default;

    static zip_int64_t call(void* self, void* data, zip_uint64_t length, zip_source_cmd_t command) {
        return static_cast<Target*>(self)->answer(data, length, command);
    }

  protected:
    std::size_t size() const { return size_; }

  private:
    /// False when the bytes cannot be kept.
    virtual bool put(std::size_t at, std::string_view bytes) = 0;

    zip_int64_t answer(void* data, zip_uint64_t length, zip_source_cmd_t command) {
        switch (command) {
            case ZIP_SOURCE_SUPPORTS:
                return ZIP_SOURCE_SUPPORTS_WRITABLE;
            case ZIP_SOURCE_STAT: {
                auto* stat = static_cast<zip_stat_t*>(data);
                zip_stat_init(stat);
                stat->size = size_;
                stat->valid = ZIP_STAT_SIZE;
                return sizeof(zip_stat_t);
            }
            case ZIP_SOURCE_BEGIN_WRITE:
                at_ = 0;
                size_ = 0;
                return 0;
            case ZIP_SOURCE_WRITE:
                if (!put(at_, {static_cast<const char*>(data), length})) return -1;
                at_ += length;
                size_ = std::max<std::size_t>(size_, at_);
                return static_cast<zip_int64_t>(length);
            case ZIP_SOURCE_TELL_WRITE:
                return static_cast<zip_int64_t>(at_);
            case ZIP_SOURCE_SEEK_WRITE: {
                const zip_int64_t to = zip_source_seek_compute_offset(at_, size_, data, length, nullptr);
                if (to < 0) return -1;
                at_ = static_cast<zip_uint64_t>(to);
                return 0;
            }
            case ZIP_SOURCE_REMOVE:  // of an archive without entries
                size_ = 0;
                return 0;
            case ZIP_SOURCE_ERROR:
                return zip_error_to_data(error_.get(), data, length);
            case ZIP_SOURCE_OPEN:
            case ZIP_SOURCE_COMMIT_WRITE:
            case ZIP_SOURCE_ROLLBACK_WRITE:
            case ZIP_SOURCE_FREE:
            case ZIP_SOURCE_CLOSE:
                return 0;
            default:
                return -1;  // nobody reads from here
        }
    }

    struct FreeError {
        void operator()(zip_error_t* error) const {
            zip_error_fini(error);
            delete error;
        }
    };
    static zip_error_t* write_error() {
        auto* error = new zip_error_t;
        zip_error_init(error);
        zip_error_set(error, ZIP_ER_WRITE, 0);
        return error;
    }

    std::unique_ptr<zip_error_t, FreeError> error_{write_error()};
    std::size_t size_ = 0;
    zip_uint64_t at_ = 0;
};

/// Straight into the bytes that are given in the end, so that they are held once.
class BytesTarget : public Target {
  public:
    explicit BytesTarget(std::size_t expected) { bytes_.reserve(expected); }

    std::string take() {
        bytes_.resize(size());
        return std::move(bytes_);
    }

  private:
    bool put(std::size_t at, std::string_view bytes) override {
        if (bytes_.size() < at + bytes.size()) bytes_.resize(at + bytes.size());
        std::copy(bytes.begin(), bytes.end(), bytes_.begin() + static_cast<std::ptrdiff_t>(at));
        return true;
    }

    std::string bytes_;
};

/// Into a file, behind what is there.
class FileTarget : public Target {
  public:
    FileTarget(const std::string& path, std::size_t size_before)
        : handle_(::open(path.c_str(), O_RDWR | O_CLOEXEC)), begin_((size_before + page - 1) / page * page) {
        if (handle_ < 0) throw std::system_error(errno, std::generic_category(), path);
    }
    ~FileTarget() override { ::close(handle_); }

    /// Throws std::system_error when not all of it is in the file.
    SharedBytes take() const {
        if (failed_ != 0) throw std::system_error(failed_, std::generic_category(), "write");
        return SharedBytes::of_file(handle_, begin_, size());
    }

    /// 0, or the system's number for what kept bytes from being written.
    int failed() const { return failed_; }

  private:
    static constexpr std::size_t page = 4096;

    bool put(std::size_t at, std::string_view bytes) override {
        while (!bytes.empty()) {
            const auto written = ::pwrite(handle_, bytes.data(), bytes.size(), static_cast<off_t>(begin_ + at));
            if (written < 0 && errno == EINTR) continue;
            if (written <= 0) {
                failed_ = written < 0 ? errno : EIO;
                return false;
            }
            bytes.remove_prefix(static_cast<std::size_t>(written));
            at += static_cast<std::size_t>(written);
        }
        return true;
    }

    int handle_;
    std::size_t begin_;
    int failed_ = 0;
};

/// An archive that is written to a target, which outlives it.
class NewArchive {
  public:
    explicit NewArchive(Target& target) {
        zip_error_t error;
        zip_error_init(&error);
        zip_source_t* source = zip_source_function_create(Target::call, &target, &error);
        ensure(source != nullptr, "libzip takes a place to write to");
        archive_.reset(zip_open_from_source(source, ZIP_TRUNCATE, &error));
        ensure(archive_ != nullptr, "libzip opens a new archive");
    }

    zip_t* handle() { return archive_.get(); }

    void add_bytes(const char* path, const std::string& bytes, bool store) {
        const auto at = add(handle(), path, zip_source_buffer(handle(), bytes.data(), bytes.size(), 0));
        zip_set_file_compression(handle(), at, store ? ZIP_CM_STORE : ZIP_CM_DEFLATE, store ? 0 : 6);
    }

    /// Writes what was added. Throws std::runtime_error when some of it cannot be read or written.
    void finish() {
        if (zip_close(handle()) != 0) throw std::runtime_error(zip_strerror(handle()));
        static_cast<void>(archive_.release());
    }

  private:
    Archive archive_;
};

}  // namespace

std::string zip_write(const std::vector<ZipEntry>& entries) {
    BytesTarget target(0);
    NewArchive archive(target);
    for (const auto& entry : entries) archive.add_bytes(entry.path.c_str(), entry.bytes, entry.store);
    archive.finish();
    return target.take();
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

namespace {

void write_changed(const std::string& path, std::string_view prefix,
                   const std::function<std::string(std::string)>& change, Target& target) {
    int code = 0;
    const Archive from(zip_open(path.c_str(), ZIP_RDONLY, &code));
    if (!from) throw std::runtime_error("not a ZIP archive, or cut short");
    std::deque<std::string> changed;  // libzip reads them when it closes the archive
    NewArchive to(target);
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
    to.finish();
}

}  // namespace

SharedBytes zip_changed(const std::string& path, std::string_view prefix,
                        const std::function<std::string(std::string)>& change) {
    constexpr std::uintmax_t large = std::uintmax_t{8} << 20;
    std::error_code unknown;
    const auto size = std::filesystem::file_size(path, unknown);
    if (unknown || size < large) {
        BytesTarget target(unknown ? 0 : static_cast<std::size_t>(size) + (std::size_t{1} << 16));
        write_changed(path, prefix, change, target);
        return target.take();
    }
    FileTarget target(path, static_cast<std::size_t>(size));
    try {
        write_changed(path, prefix, change, target);
    } catch (const std::runtime_error&) {
        if (target.failed() == 0) throw;
    }
    return target.take();
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
