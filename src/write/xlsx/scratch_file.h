// SPDX-License-Identifier: MPL-2.0
// Whether what libxlsxwriter wrote is there: it does not look itself.
#pragma once

#include <string>

namespace writing::xlsx {

/// The system's name for what went wrong last ("ENOSPC"), if that may have kept a file from being written; else "EIO".
std::string reason_of_failure();

/// Throws model::WorldError when a part of the workbook at `path` is cut short, std::runtime_error when it is no ZIP
/// archive.
void check_whole_parts(const std::string& path);

}  // namespace writing::xlsx
