// SPDX-License-Identifier: MPL-2.0
#include "support/png_file.h"

#include <libdeflate.h>

#include <memory>
#include <optional>
#include <vector>

#include "support/ensure.h"

namespace support {
namespace {

constexpr std::size_t signature_size = 8, frame_size = 12, header_size = 13;
/// Deflate makes no more than 1032 bytes of one; who claims more lies.
constexpr std::uint64_t deflate_ratio = 1032;

unsigned byte_at(std::string_view bytes, std::size_t at) {
    return static_cast<unsigned char>(bytes[at]);
}
std::uint32_t big_endian(std::string_view bytes, std::size_t at) {
    return byte_at(bytes, at) << 24U | byte_at(bytes, at + 1) << 16U | byte_at(bytes, at + 2) << 8U |
           byte_at(bytes, at + 3);
}

/// ISO/IEC 15948, table 11.1.
bool depth_fits(unsigned type, unsigned depth) {
    switch (type) {
        case 0:
            return depth == 1 || depth == 2 || depth == 4 || depth == 8 || depth == 16;
        case 3:
            return depth == 1 || depth == 2 || depth == 4 || depth == 8;
        case 2:
        case 4:
        case 6:
            return depth == 8 || depth == 16;
        default:
            return false;
    }
}

std::optional<PictureFault> read_header(std::string_view data, PngFile& out) {
    if (data.size() != header_size) return PictureFault::damaged;
    out.width = big_endian(data, 0);
    out.height = big_endian(data, 4);
    out.depth = byte_at(data, 8);
    out.type = byte_at(data, 9);
    out.interlaced = byte_at(data, 12) == 1;
    out.transparent = out.type == 4 || out.type == 6;
    const bool methods = byte_at(data, 10) == 0 && byte_at(data, 11) == 0 && byte_at(data, 12) <= 1;
    if (out.width == 0 || out.height == 0 || !depth_fits(out.type, out.depth) || !methods) return PictureFault::damaged;
    if (std::uint64_t{out.width} * out.height > picture_limit) return PictureFault::too_large;
    return std::nullopt;
}

bool palette_fits(const PngFile& png) {
    if (png.type != 3) return true;
    const std::size_t colours = png.palette.size() / 3;
    return colours >= 1 && colours <= std::size_t{1} << png.depth && png.palette.size() % 3 == 0;
}

class ChunkReader {
  public:
    explicit ChunkReader(std::string_view bytes) : bytes_(bytes) {}

    std::variant<PngFile, PictureFault> read() {
        for (std::size_t at = signature_size; at + frame_size <= bytes_.size();) {
            const std::size_t length = big_endian(bytes_, at);
            if (length > bytes_.size() - at - frame_size) return PictureFault::damaged;
            const std::string_view name = bytes_.substr(at + 4, 4);
            const std::string_view data = bytes_.substr(at + 8, length);
            if (libdeflate_crc32(0, name.data(), length + 4) != big_endian(bytes_, at + 8 + length))
                return PictureFault::damaged;
            if (const auto fault = take(name, data, at == signature_size)) return *fault;
            if (name == "IEND") return std::move(png_);
            at += length + frame_size;
        }
        return PictureFault::damaged;
    }

  private:
    std::optional<PictureFault> take(std::string_view name, std::string_view data, bool first) {
        if (first != (name == "IHDR")) return PictureFault::damaged;
        if (first) return read_header(data, png_);
        if (name == "IDAT") {
            if (rows_ended_) return PictureFault::damaged;
            png_.rows += data;
            return std::nullopt;
        }
        rows_ended_ = !png_.rows.empty();
        if (name == "PLTE") png_.palette = data;
        if (name == "tRNS") png_.transparent = true;
        return std::nullopt;
    }

    std::string_view bytes_;
    PngFile png_;
    bool rows_ended_ = false;
};

struct Pass {
    std::uint64_t row_bytes = 0, rows = 0;
};

/// The row filter's byte and the samples of each row, pass by pass (ISO/IEC 15948, 8.2).
std::vector<Pass> passes_of(const PngFile& png) {
    constexpr unsigned samples_by_type[] = {1, 0, 3, 1, 2, 0, 4};
    const std::uint64_t bits = std::uint64_t{samples_by_type[png.type]} * png.depth;
    const auto pass = [&](std::uint64_t width, std::uint64_t height) { return Pass{1 + (width * bits + 7) / 8, height}; };
    if (!png.interlaced) return {pass(png.width, png.height)};
    struct Step {
        std::uint32_t x, y, across, down;
    };
    constexpr Step adam7[] = {{0, 0, 8, 8}, {4, 0, 8, 8}, {0, 4, 4, 8}, {2, 0, 4, 4},
                              {0, 2, 2, 4}, {1, 0, 2, 2}, {0, 1, 1, 2}};
    std::vector<Pass> passes;
    for (const auto& step : adam7)
        if (png.width > step.x && png.height > step.y)
            passes.push_back(pass((png.width - step.x + step.across - 1) / step.across,
                                  (png.height - step.y + step.down - 1) / step.down));
    return passes;
}

bool rows_are_whole(const PngFile& png) {
    const auto passes = passes_of(png);
    std::uint64_t size = 0;
    for (const auto& pass : passes) size += pass.row_bytes * pass.rows;
    if (size > deflate_ratio * png.rows.size()) return false;
    struct Free {
        void operator()(libdeflate_decompressor* d) const { libdeflate_free_decompressor(d); }
    };
    const std::unique_ptr<libdeflate_decompressor, Free> decompressor(libdeflate_alloc_decompressor());
    ensure(decompressor != nullptr, "libdeflate makes a decompressor");
    const std::unique_ptr<unsigned char[]> rows(new unsigned char[size]);
    const auto result = libdeflate_zlib_decompress_ex(decompressor.get(), png.rows.data(), png.rows.size(), rows.get(),
                                                      size, nullptr, nullptr);
    if (result != LIBDEFLATE_SUCCESS) return false;
    constexpr unsigned last_filter = 4;
    std::uint64_t at = 0;
    for (const auto& pass : passes)
        for (std::uint64_t row = 0; row < pass.rows; ++row, at += pass.row_bytes)
            if (rows[at] > last_filter) return false;
    return true;
}

}  // namespace

std::variant<PngFile, PictureFault> read_png_file(std::string_view bytes) {
    if (!bytes.starts_with("\x89PNG\r\n\x1A\n")) return PictureFault::unknown_form;
    auto read = ChunkReader(bytes).read();
    if (const auto* png = std::get_if<PngFile>(&read))
        if (!palette_fits(*png) || !rows_are_whole(*png)) return PictureFault::damaged;
    return read;
}

}  // namespace support
