// SPDX-License-Identifier: MPL-2.0
// Pictures as files: what they are, whether they are whole, and their pixels.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <variant>

namespace support {

enum class PictureForm : std::uint8_t { png, jpeg, svg };
/// Why a file is no picture of ours: none of the three forms; broken off or broken; larger than picture_limit; a kind of
/// JPEG that readers of documents do not know (12 bits a sample, lossless, arithmetic coding).
enum class PictureFault : std::uint8_t { unknown_form, damaged, too_large, unsupported };

/// Pixels that a picture may have, so that a small file cannot ask for all memory.
constexpr std::uint64_t picture_limit = 100'000'000;

struct PictureFacts {
    PictureForm form = PictureForm::png;
    std::uint32_t width = 0, height = 0;  // pixels; of an SVG CSS pixels (1/96 inch), rounded
    unsigned components = 0;              // JPEG: 1 grey, 3 colour, 4 made for print (CMYK); else 0
};
/// Reads the whole file: a PNG's check sums and rows, a JPEG's segments up to its end mark, an SVG's root element.
/// What passes can be shown by readers of PDF, Word and HTML.
std::variant<PictureFacts, PictureFault> inspect_picture(std::string_view bytes);
/// "image/png", "image/jpeg", "image/svg+xml".
std::string_view media_type(PictureForm form);

/// 8 bits a sample, rows from above, without gaps; `colour` has three samples a pixel, one when grey (sRGB); `alpha` one,
/// or is empty when the picture is opaque.
struct Pixels {
    std::uint32_t width = 0, height = 0;
    bool grey = false;
    std::string colour;
    std::string alpha;
};
/// nullopt for what inspect_picture refuses.
std::optional<Pixels> decode_png(std::string_view bytes);
/// In sRGB or grey, also what was made for print. nullopt for what inspect_picture or libjpeg refuses.
std::optional<Pixels> decode_jpeg(std::string_view bytes);
/// Drawn so that it fills the width and height as far as its shape allows; nothing outside the file is read. nullopt when
/// it is no SVG, when librsvg is not on this machine, or when the size is 0 or above picture_limit.
/// The same file and size give the same pixels on one machine (its fonts and its librsvg count).
std::optional<Pixels> draw_svg(std::string_view bytes, std::uint32_t width, std::uint32_t height);
/// Whether draw_svg can draw it.
bool can_draw_svg(std::string_view bytes);

std::string encode_png(const Pixels& pixels);

}  // namespace support
