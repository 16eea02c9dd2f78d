// SPDX-License-Identifier: MPL-2.0
#include "layout/margin_kerning.h"

namespace layout {

float right_overhang(char32_t sign) {
    switch (sign) {
        case U'.':
        case U',':
            return 0.55F;
        case U'-':
        case U'\u2010':
        case U'\u2013':
            return 0.45F;
        case U':':
        case U';':
        case U'!':
        case U'?':
            return 0.25F;
        case U'”':
        case U'“':
        case U'’':
        case U'»':
            return 0.45F;
        case U'r':
        case U'k':
        case U't':
        case U'v':
        case U'w':
        case U'y':
        case U'A':
        case U'L':
        case U'T':
        case U'V':
        case U'W':
        case U'Y':
            return 0.06F;
        default:
            return 0;
    }
}

float left_overhang(char32_t sign) {
    switch (sign) {
        case U'”':
        case U'“':
        case U'„':
        case U'»':
        case U'«':
            return 0.45F;
        case U'(':
            return 0.1F;
        case U'v':
        case U'w':
        case U'y':
        case U'A':
        case U'T':
        case U'V':
        case U'W':
        case U'Y':
            return 0.06F;
        default:
            return 0;
    }
}

}  // namespace layout
