// SPDX-License-Identifier: MPL-2.0
#include "support/unzip.h"

#include <zip.h>

#include <map>
#include <utility>

#include "support/ensure.h"

namespace support {
namespace {

using Reason = UnzipError::Reason;

constexpr std::uint64_t most_growth = 250;
constexpr std::uint64_t always_allowed = std::uint64_t{16} << 20;

struct Discard {
    void operator()(zip_t* archive) const { zip_discard(archive); }
};
struct CloseFile {
    void operator()(zip_file_t* file) const { zip_fclose(file); }
};

std::string lower_ascii(std::string_view text) {
    std::string out(text);
    for (char& c : out)
        if (c >= 'A' && c <= 'Z') c = static_cast<char>(c + 32);
    return out;
}

}  // namespace

struct UnzipStream::State {
    std::unique_ptr<zip_file_t, CloseFile> file;
    std::uint64_t left = 0;  // that may still come
};

struct Unzip::State {
    std::unique_ptr<zip_t, Discard> archive;
    std::map<std::string, std::size_t, std::less<>> places;
};

UnzipStream::UnzipStream(std::unique_ptr<State> state) : state_(std::move(state)) {}
UnzipStream::UnzipStream(UnzipStream&&) noexcept = default;
UnzipStream& UnzipStream::operator=(UnzipStream&&) noexcept = default;
UnzipStream::~UnzipStream() = default;

std::size_t UnzipStream::read(char* to, std::size_t size) {
    const zip_int64_t got = zip_fread(state_->file.get(), to, size);
    if (got < 0) throw UnzipError(Reason::damaged, "a file in the archive is damaged");
    const auto count = static_cast<std::uint64_t>(got);
    // The directory may lie about sizes.
    if (count > state_->left) throw UnzipError(Reason::too_large, "a file unpacks to more than is allowed");
    state_->left -= count;
    return static_cast<std::size_t>(count);
}

Unzip::Unzip(std::string_view bytes) : state_(std::make_unique<State>()) {
    // libzip takes nothing for an archive of nothing.
    if (bytes.empty()) throw UnzipError(Reason::damaged, "no bytes");
    zip_error_t error;
    zip_error_init(&error);
    zip_source_t* source = zip_source_buffer_create(bytes.data(), bytes.size(), 0, &error);
    ensure(source != nullptr, "libzip wraps a buffer");
    state_->archive.reset(zip_open_from_source(source, ZIP_RDONLY, &error));
    if (!state_->archive) {
        zip_source_free(source);
        throw UnzipError(Reason::damaged, "not a ZIP archive, or cut short");
    }
    for (std::size_t i = 0; i < count(); ++i) state_->places.emplace(lower_ascii(path(i)), i);
}

Unzip::~Unzip() = default;

std::size_t Unzip::count() const {
    return static_cast<std::size_t>(zip_get_num_entries(state_->archive.get(), 0));
}

std::string Unzip::path(std::size_t index) const {
    const char* name = zip_get_name(state_->archive.get(), index, 0);
    return name ? name : "";
}

std::uint64_t Unzip::size(std::size_t index) const {
    zip_stat_t stat;
    return zip_stat_index(state_->archive.get(), index, 0, &stat) == 0 ? stat.size : 0;
}

std::optional<std::size_t> Unzip::find(std::string_view path) const {
    const auto found = state_->places.find(lower_ascii(path));
    return found == state_->places.end() ? std::nullopt : std::optional(found->second);
}

UnzipStream Unzip::open(std::size_t index, std::uint64_t limit) const {
    zip_stat_t stat;
    if (zip_stat_index(state_->archive.get(), index, 0, &stat) != 0)
        throw UnzipError(Reason::damaged, "damaged ZIP directory");
    if (stat.encryption_method != ZIP_EM_NONE) throw UnzipError(Reason::encrypted, "the file has a password");
    const bool grows = stat.size > always_allowed && stat.size / most_growth > stat.comp_size;
    if (stat.size > limit || grows) throw UnzipError(Reason::too_large, "a file unpacks to more than is allowed");
    auto state = std::make_unique<UnzipStream::State>();
    state->file.reset(zip_fopen_index(state_->archive.get(), index, 0));
    if (!state->file) {
        const bool method = zip_error_code_zip(zip_get_error(state_->archive.get())) == ZIP_ER_COMPNOTSUPP;
        throw UnzipError(method ? Reason::method : Reason::damaged, "a file in the archive cannot be opened");
    }
    state->left = stat.size;
    return UnzipStream(std::move(state));
}

std::string Unzip::read(std::size_t index, std::uint64_t limit) const {
    UnzipStream stream = open(index, limit);
    std::string whole;
    std::string chunk(std::size_t{1} << 16, '\0');
    while (const std::size_t got = stream.read(chunk.data(), chunk.size())) whole.append(chunk, 0, got);
    return whole;
}

}  // namespace support
