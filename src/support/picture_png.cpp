// SPDX-License-Identifier: MPL-2.0
#include <png.h>

#include "support/ensure.h"
#include "support/picture.h"
#include "support/png_file.h"

namespace support {

std::optional<Pixels> decode_png(std::string_view bytes) {
    if (!std::holds_alternative<PngFile>(read_png_file(bytes))) return std::nullopt;
    png_image image{};
    image.version = PNG_IMAGE_VERSION;
    if (png_image_begin_read_from_memory(&image, bytes.data(), bytes.size()) == 0) return std::nullopt;
    // Without it libpng takes 16 bits a sample for linear light.
    image.flags |= PNG_IMAGE_FLAG_16BIT_sRGB;
    Pixels out{image.width, image.height, (image.format & PNG_FORMAT_FLAG_COLOR) == 0, {}, {}};
    const bool alpha = (image.format & PNG_FORMAT_FLAG_ALPHA) != 0;
    const std::size_t colours = out.grey ? 1 : 3;
    if (!alpha) {
        image.format = out.grey ? PNG_FORMAT_GRAY : PNG_FORMAT_RGB;
        out.colour.resize(PNG_IMAGE_SIZE(image));
        if (png_image_finish_read(&image, nullptr, out.colour.data(), 0, nullptr) == 0) return std::nullopt;
        return out;
    }
    image.format = out.grey ? PNG_FORMAT_GA : PNG_FORMAT_RGBA;
    std::string mixed(PNG_IMAGE_SIZE(image), '\0');
    if (png_image_finish_read(&image, nullptr, mixed.data(), 0, nullptr) == 0) return std::nullopt;
    const std::size_t count = std::size_t{out.width} * out.height;
    out.colour.reserve(count * colours);
    out.alpha.reserve(count);
    for (std::size_t i = 0; i < count; ++i) {
        out.colour.append(mixed, i * (colours + 1), colours);
        out.alpha += mixed[i * (colours + 1) + colours];
    }
    return out;
}

std::string encode_png(const Pixels& pixels) {
    png_image image{};
    image.version = PNG_IMAGE_VERSION;
    image.width = pixels.width;
    image.height = pixels.height;
    const bool alpha = !pixels.alpha.empty();
    image.format = alpha ? (pixels.grey ? PNG_FORMAT_GA : PNG_FORMAT_RGBA) : (pixels.grey ? PNG_FORMAT_GRAY : PNG_FORMAT_RGB);
    const std::size_t colours = pixels.grey ? 1 : 3;
    std::string mixed;
    if (alpha) {
        mixed.reserve(pixels.colour.size() + pixels.alpha.size());
        for (std::size_t i = 0; i < pixels.alpha.size(); ++i) {
            mixed.append(pixels.colour, i * colours, colours);
            mixed += pixels.alpha[i];
        }
    }
    const std::string& samples = alpha ? mixed : pixels.colour;
    ensure(samples.size() == PNG_IMAGE_SIZE(image), "a picture has the samples of its size");
    png_alloc_size_t size = PNG_IMAGE_PNG_SIZE_MAX(image);
    std::string out(size, '\0');
    ensure(png_image_write_to_memory(&image, out.data(), &size, 0, samples.data(), 0, nullptr) != 0, "libpng writes");
    out.resize(size);
    return out;
}

}  // namespace support
