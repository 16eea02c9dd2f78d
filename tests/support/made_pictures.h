// SPDX-License-Identifier: MPL-2.0
// Small pictures for the tests, and broken ones made of them.
#pragma once

#include <cstdint>
#include <string>

namespace made_pictures {

enum class PngKind { grey, colour, with_alpha };
/// Two by two pixels of these samples.
std::string png(PngKind kind, const std::string& samples);
/// A PNG by its chunks, with right check sums: the header's fields as given, `rows` as the zlib stream.
std::string png_of(std::uint32_t width, std::uint32_t height, int depth, int type, int interlaced,
                   const std::string& rows, const std::string& palette = {});

/// Eight by four pixels, all of one colour: 1 component grey, 3 RGB, 4 CMYK with the Adobe mark, so that the samples
/// are the light that is left.
std::string jpeg(int components, const std::string& pixel);

}  // namespace made_pictures
