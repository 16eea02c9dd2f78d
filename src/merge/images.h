// SPDX-License-Identifier: MPL-2.0
#pragma once

#include <string>
#include <string_view>
#include <variant>

#include "merge/work.h"
#include "support/picture.h"

namespace merge {

/// Gives every Figure and inline Image its Resource (each file once), and reports what is missing: the file, a form
/// that documents can hold (PNG, JPEG, SVG), a text alternative (ornament, `.pynt`, needs none). A figure without its file becomes a paragraph of its
/// alternative.
void collect_images(Work& work);

/// The resource of a picture that no author wrote, put into the assembly; nullopt after reporting why there is none.
std::optional<std::size_t> add_image(Work& work, const std::string& path, model::Span span);

/// Media type and pixel size by the bytes alone, or why they are no picture.
std::variant<model::Resource, support::PictureFault> read_image(std::string path, std::string_view bytes);

}  // namespace merge
