// SPDX-License-Identifier: MPL-2.0
// The theme's sizes of letters as those of a screen.
#pragma once

#include <string>

#include "model/theme.h"

namespace writing::html {

/// Sizes for a screen. Letters there are larger than printed ones and differ less from each other, so each role's size
/// against the body's is damped. All are in rem: whoever sets larger letters in the browser gets them.
class TypeScale {
  public:
    explicit TypeScale(const model::Theme& theme) : theme_(theme) {}

    /// The body's size on any screen, as a CSS length: as printed on a phone, larger on a desk.
    std::string body() const;
    /// The body's printed size, e.g. "11pt".
    std::string printed() const;
    /// The other roles' sizes as custom properties, `--size-1` … `--size-6` those of headings. `damping`: 1 keeps the
    /// theme's own relations, 0 makes all headings as large as the body.
    std::string headings(double damping) const;
    std::string small() const;
    /// A width that holds as many letters as `rem` of them do where the body is 11 pt, e.g. "48.00rem". In media
    /// queries rem is the browser's own size, not the theme's.
    std::string breakpoint(double rem) const;
    /// The size of letters in a table's cells, of the body's.
    double cell() const;
    /// How much larger than 11 pt the body is, at least 1.
    double enlargement() const;

  private:
    std::string property(const char* name, const char* role, double damping, const char* unit = "rem") const;

    const model::Theme& theme_;
};

}  // namespace writing::html
