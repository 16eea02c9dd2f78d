// SPDX-License-Identifier: MPL-2.0
#pragma once

#include <stdexcept>
#include <string>

namespace support {

/// A broken promise inside the program itself: our own bug, never the author's and never the world's.
class BrokenInvariant : public std::logic_error {
  public:
    using std::logic_error::logic_error;
};

/// Checks an invariant in every build, release too. `what` says which promise was broken.
inline void ensure(bool holds, const char* what) {
    if (!holds) throw BrokenInvariant(what);
}

}  // namespace support
