// SPDX-License-Identifier: MPL-2.0
#include <cstdint>
#include <cstdlib>
#include <string>

#include "package/verify.h"
#include "read/docx/docx.h"

/// No bytes are a form or a package by accident, and none make a reader throw.
extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
    const std::string bytes(reinterpret_cast<const char*>(data), size);
    model::Diagnostics problems;
    if (!reading::docx::read_form(bytes, "x.docx", problems) && !problems.has_errors()) std::abort();
    model::Diagnostics broken;
    package::verify_zip(bytes, "x.zip", broken);
    if (!broken.has_errors()) std::abort();
    return 0;
}
