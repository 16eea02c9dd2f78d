// SPDX-License-Identifier: MPL-2.0
#include "write/pdf/png.h"

#include <png.h>

#include <cstdint>

#include "write/pdf/syntax.h"

namespace writing::pdf {
namespace {

std::uint32_t big_endian(std::string_view bytes, std::size_t at) {
    std::uint32_t value = 0;
    for (std::size_t i = 0; i < 4; ++i) value = value << 8U | static_cast<unsigned char>(bytes[at + i]);
    return value;
}

/// The chunks that matter, found by name; `rows` are all IDAT chunks together.
struct Chunks {
    std::string_view header, palette;
    std::string rows;
    bool transparent = false;
};

std::optional<Chunks> chunks_of(std::string_view bytes) {
    constexpr std::size_t signature = 8, frame = 12;  // length, name, checksum
    Chunks found;
    for (std::size_t at = signature; at + frame <= bytes.size();) {
        const std::size_t length = big_endian(bytes, at);
        if (length > bytes.size() - at - frame) return std::nullopt;
        const std::string_view name = bytes.substr(at + 4, 4);
        const std::string_view data = bytes.substr(at + 8, length);
        if (name == "IHDR") found.header = data;
        if (name == "PLTE") found.palette = data;
        if (name == "tRNS") found.transparent = true;
        if (name == "IDAT") found.rows += data;
        if (name == "IEND") return found;
        at += length + frame;
    }
    return std::nullopt;
}

std::string colour_space(unsigned type, std::string_view palette) {
    if (type == 0) return "/DeviceGray";
    if (type == 2) return "/DeviceRGB";
    return "[/Indexed/DeviceRGB " + std::to_string(palette.size() / 3 - 1) + hex_string(palette) + "]";
}

}  // namespace

std::optional<Samples> decode_png(std::string_view bytes) {
    png_image image{};
    image.version = PNG_IMAGE_VERSION;
    if (png_image_begin_read_from_memory(&image, bytes.data(), bytes.size()) == 0) return std::nullopt;
    Samples samples{image.width, image.height, (image.format & PNG_FORMAT_FLAG_COLOR) == 0, {}, {}};
    const bool alpha = (image.format & PNG_FORMAT_FLAG_ALPHA) != 0;
    image.format = samples.grey ? PNG_FORMAT_GA : PNG_FORMAT_RGBA;
    std::string pixels(PNG_IMAGE_SIZE(image), '\0');
    if (png_image_finish_read(&image, nullptr, pixels.data(), 0, nullptr) == 0) return std::nullopt;

    const std::size_t colours = samples.grey ? 1 : 3;
    const std::size_t count = std::size_t{samples.width} * samples.height;
    samples.colour.reserve(count * colours);
    for (std::size_t i = 0; i < count; ++i) samples.colour.append(pixels, i * (colours + 1), colours);
    if (alpha)
        for (std::size_t i = 0; i < count; ++i) samples.alpha += pixels[i * (colours + 1) + colours];
    return samples;
}

std::optional<PackedPng> packed_png(std::string_view bytes) {
    auto chunks = chunks_of(bytes);
    constexpr std::size_t header_size = 13;
    if (!chunks || chunks->header.size() != header_size || chunks->rows.empty() || chunks->transparent)
        return std::nullopt;
    const auto field = [&](std::size_t at) {
        return static_cast<unsigned>(static_cast<unsigned char>(chunks->header[at]));
    };
    const unsigned depth = field(8), type = field(9), interlaced = field(12);
    const bool known = type == 0 || type == 2 || (type == 3 && chunks->palette.size() >= 3);
    if (!known || interlaced != 0) return std::nullopt;
    const std::string width = std::to_string(big_endian(chunks->header, 0));
    const std::string bits = std::to_string(depth);
    // ISO 32000-1, 7.4.4.4: predictors of 10 and above are PNG's own row filters.
    return PackedPng{"/Width " + width + "/Height " + std::to_string(big_endian(chunks->header, 4)) +
                         "/BitsPerComponent " + bits + "/ColorSpace" + colour_space(type, chunks->palette) +
                         "/Filter/FlateDecode/DecodeParms<</Predictor 15/Colors " + (type == 2 ? "3" : "1") +
                         "/BitsPerComponent " + bits + "/Columns " + width + ">>",
                     std::move(chunks->rows)};
}

}  // namespace writing::pdf
