// SPDX-License-Identifier: MPL-2.0
#include <csetjmp>
#include <cstdio>

#include <jpeglib.h>

#include "support/jpeg_file.h"
#include "support/picture.h"

namespace support {
namespace {

struct Failure {
    jpeg_error_mgr manager;
    std::jmp_buf back;
};

extern "C" void leave(j_common_ptr decoder) {
    std::longjmp(reinterpret_cast<Failure*>(decoder->err)->back, 1);
}
extern "C" void keep_silent(j_common_ptr) {}

/// Fills `samples`, which has its final size. No object with a destructor is made here: libjpeg leaves by longjmp.
bool read_samples(std::string_view bytes, J_COLOR_SPACE wanted, std::size_t row_size, std::string& samples,
                  bool& inverted) {
    jpeg_decompress_struct decoder;
    Failure failure;
    decoder.err = jpeg_std_error(&failure.manager);
    failure.manager.error_exit = leave;
    failure.manager.output_message = keep_silent;
    if (setjmp(failure.back) != 0) {
        jpeg_destroy_decompress(&decoder);
        return false;
    }
    jpeg_create_decompress(&decoder);
    jpeg_mem_src(&decoder, reinterpret_cast<const unsigned char*>(bytes.data()), bytes.size());
    jpeg_read_header(&decoder, TRUE);
    inverted = decoder.saw_Adobe_marker != 0;
    decoder.out_color_space = wanted;
    decoder.dct_method = JDCT_ISLOW;
    jpeg_start_decompress(&decoder);
    const bool fits = std::size_t{decoder.output_width} * decoder.output_components == row_size &&
                      row_size * decoder.output_height == samples.size();
    while (fits && decoder.output_scanline < decoder.output_height) {
        auto* row = reinterpret_cast<JSAMPROW>(samples.data() + row_size * decoder.output_scanline);
        jpeg_read_scanlines(&decoder, &row, 1);
    }
    jpeg_destroy_decompress(&decoder);
    return fits;
}

/// Each ink takes its share of the light that the black leaves: the plain rule, for lack of a profile. Photoshop, whose
/// mark is the Adobe segment, writes the light that is left instead of the ink.
std::string without_inks(const std::string& inks, bool inverted) {
    std::string out(inks.size() / 4 * 3, '\0');
    const auto light = [&](std::size_t at) {
        const unsigned value = static_cast<unsigned char>(inks[at]);
        return inverted ? value : 255 - value;
    };
    for (std::size_t pixel = 0; pixel < inks.size() / 4; ++pixel)
        for (std::size_t i = 0; i < 3; ++i)
            out[pixel * 3 + i] = static_cast<char>((light(pixel * 4 + i) * light(pixel * 4 + 3) + 127) / 255);
    return out;
}

}  // namespace

std::optional<Pixels> decode_jpeg(std::string_view bytes) {
    const auto read = read_jpeg_file(bytes);
    const auto* frame = std::get_if<JpegFrame>(&read);
    if (!frame) return std::nullopt;
    const std::size_t row_size = std::size_t{frame->width} * frame->components;
    std::string samples(row_size * frame->height, '\0');
    const J_COLOR_SPACE wanted =
        frame->components == 1 ? JCS_GRAYSCALE : frame->components == 3 ? JCS_RGB : JCS_CMYK;
    bool inverted = false;
    if (!read_samples(bytes, wanted, row_size, samples, inverted)) return std::nullopt;
    if (frame->components == 4) samples = without_inks(samples, inverted);
    return Pixels{frame->width, frame->height, frame->components == 1, std::move(samples), {}};
}

}  // namespace support
