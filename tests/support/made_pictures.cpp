// SPDX-License-Identifier: MPL-2.0
#include "support/made_pictures.h"

#include <libdeflate.h>
#include <png.h>

#include <cstdio>
#include <cstdlib>

#include <jpeglib.h>

namespace made_pictures {
namespace {

std::string big_endian(std::uint32_t value) {
    std::string out;
    for (int shift = 24; shift >= 0; shift -= 8) out += static_cast<char>(value >> shift & 255U);
    return out;
}

std::string chunk(const std::string& name, const std::string& data) {
    const std::string body = name + data;
    return big_endian(static_cast<std::uint32_t>(data.size())) + body +
           big_endian(libdeflate_crc32(0, body.data(), body.size()));
}

}  // namespace

std::string png(PngKind kind, const std::string& samples) {
    png_image image{};
    image.version = PNG_IMAGE_VERSION;
    image.width = image.height = 2;
    image.format = kind == PngKind::grey     ? PNG_FORMAT_GRAY
                   : kind == PngKind::colour ? PNG_FORMAT_RGB
                                             : PNG_FORMAT_RGBA;
    png_alloc_size_t size = PNG_IMAGE_PNG_SIZE_MAX(image);
    std::string bytes(size, '\0');
    png_image_write_to_memory(&image, bytes.data(), &size, 0, samples.data(), 0, nullptr);
    bytes.resize(size);
    return bytes;
}

std::string png_of(std::uint32_t width, std::uint32_t height, int depth, int type, int interlaced,
                   const std::string& rows, const std::string& palette) {
    std::string header = big_endian(width) + big_endian(height);
    header += static_cast<char>(depth);
    header += static_cast<char>(type);
    header += std::string(2, '\0') + static_cast<char>(interlaced);
    std::string out = "\x89PNG\r\n\x1A\n" + chunk("IHDR", header);
    if (!palette.empty()) out += chunk("PLTE", palette);
    return out + chunk("IDAT", rows) + chunk("IEND", "");
}

std::string jpeg(int components, const std::string& pixel) {
    jpeg_compress_struct encoder;
    jpeg_error_mgr errors;
    encoder.err = jpeg_std_error(&errors);
    jpeg_create_compress(&encoder);
    unsigned char* made = nullptr;
    unsigned long size = 0;
    jpeg_mem_dest(&encoder, &made, &size);
    encoder.image_width = 8;
    encoder.image_height = 4;
    encoder.input_components = components;
    encoder.in_color_space = components == 1 ? JCS_GRAYSCALE : components == 3 ? JCS_RGB : JCS_CMYK;
    jpeg_set_defaults(&encoder);
    jpeg_set_quality(&encoder, 100, TRUE);
    jpeg_start_compress(&encoder, TRUE);
    std::string row;
    for (int i = 0; i < 8; ++i) row += pixel;
    auto* samples = reinterpret_cast<JSAMPROW>(row.data());
    for (int i = 0; i < 4; ++i) jpeg_write_scanlines(&encoder, &samples, 1);
    jpeg_finish_compress(&encoder);
    std::string out(reinterpret_cast<const char*>(made), size);
    jpeg_destroy_compress(&encoder);
    std::free(made);
    return out;
}

}  // namespace made_pictures
