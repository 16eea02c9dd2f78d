// SPDX-License-Identifier: MPL-2.0
#pragma once

namespace layout {

/// The shares of its width by which a sign may stand outside the line at its right and left end (margin kerning).
float right_overhang(char32_t sign);
float left_overhang(char32_t sign);

}  // namespace layout
