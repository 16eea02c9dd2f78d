// SPDX-License-Identifier: MPL-2.0
#pragma once

#include <string>
#include <string_view>

#include "model/assembly.h"

namespace writing::html {

/// A picture's file as an address of its own: "data:image/png;base64,…".
std::string data_address(const model::Resource& resource);

/// `width="60%"`, `width=4cm`: of a picture, as CSS; "" when there is none that CSS would know.
std::string width_style(const model::Attributes& attributes);

}  // namespace writing::html
