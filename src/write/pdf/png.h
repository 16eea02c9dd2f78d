// SPDX-License-Identifier: MPL-2.0
#pragma once

#include <optional>
#include <string>
#include <string_view>

namespace writing::pdf {

/// A PNG's samples as PDF takes them: `colour` 8 bits a sample, three or one samples a pixel; `alpha` as many bytes as
/// pixels, empty when the picture is opaque.
struct Samples {
    unsigned width = 0, height = 0;
    bool grey = false;
    std::string colour;
    std::string alpha;
};
/// nullopt when libpng cannot read it.
std::optional<Samples> decode_png(std::string_view bytes);

/// A PNG that PDF readers decode as it stands: its compressed rows, taken over without unpacking.
struct PackedPng {
    std::string entries;  // of the image's dictionary: size, depth, colour space, filter and its parameters
    std::string rows;
};
/// nullopt for interlaced or transparent pictures and for unknown colour types.
std::optional<PackedPng> packed_png(std::string_view bytes);

}  // namespace writing::pdf
