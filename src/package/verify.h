// SPDX-License-Identifier: MPL-2.0
// Proves a bundle or a submission whole. Takes bytes, gives diagnostics; any bytes will do, none make it throw.
#pragma once

#include <functional>
#include <map>
#include <string>
#include <string_view>

#include "model/diagnostic.h"

namespace package {

/// The files below a folder by their paths relative to it, with "/" between names. Whoever fills it keeps the bytes.
using FileSet = std::map<std::string, std::string_view, std::less<>>;

/// A folder that `publish` or `submit` wrote, or an unpacked archive. A folder without a manifest whose subfolders have
/// one (`publish/`) is verified folder by folder. Errors name the file and what is wrong with it:
/// - a file changed, missing, added or renamed; lists that disagree (SHA256SUMS, manifest.json);
/// - title, version, parties or effective date in a file's own metadata other than the manifest says;
/// - an archive beside the files that holds something else.
/// `name` is the folder as the user typed it.
void verify(const FileSet& files, const std::string& name, model::Diagnostics& diagnostics);

/// An archive that `submit` wrote. Beyond its files, the container itself is made again and compared byte by byte.
void verify_zip(std::string_view bytes, const std::string& name, model::Diagnostics& diagnostics);

}  // namespace package
