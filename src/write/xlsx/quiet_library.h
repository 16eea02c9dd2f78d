// SPDX-License-Identifier: MPL-2.0
#pragma once

namespace writing::xlsx {

/// As long as one lives, libxlsxwriter and whatever else writes to C's `stderr` says nothing there: the library tells
/// of its failures itself, in English, beside what it returns. C++'s streams go on as before.
class QuietLibrary {
  public:
    QuietLibrary();
    ~QuietLibrary();
    QuietLibrary(const QuietLibrary&) = delete;
    QuietLibrary& operator=(const QuietLibrary&) = delete;
};

}  // namespace writing::xlsx
