// SPDX-License-Identifier: MPL-2.0
// Holds a bundle or a submission against its own lists. Takes bytes, gives diagnostics; any bytes will do, none make it
// throw. What it cannot know is who made the lists: whoever remakes all of them and the files with them makes another
// whole package. That is what the anchor is for, a number to compare with the sender's.
#pragma once

#include <functional>
#include <map>
#include <string>
#include <string_view>
#include <vector>

#include "model/diagnostic.h"

namespace package {

/// The files below a folder by their paths relative to it, with "/" between names. Whoever fills it keeps the bytes.
using FileSet = std::map<std::string, std::string_view, std::less<>>;

/// What else lies below a folder: no package of ours has any of it.
struct OtherEntry {
    enum class Kind { link, special, empty_folder };
    std::string path;
    Kind kind = Kind::link;
};

/// A package that agrees with its own lists.
struct Proved {
    std::string name;  // as the user typed it, a bundle's folder added
    std::string type, title, version, party;
    bool draft = false, example = false;
    std::string anchor;  // the file whose number stands for all: the archive, or SHA256SUMS
    std::string sha256;  // of that file
};

/// A folder that `publish` or `submit` wrote, or an unpacked archive. A folder without a manifest whose subfolders have
/// one (`publish/`) is verified folder by folder, and as a whole. Errors name the file and what is wrong with it:
/// - a file changed, missing, added or renamed, or a link or the like; a path that leads elsewhere;
/// - lists that disagree (SHA256SUMS, manifest.json), or are not written as the program writes them;
/// - facts in a file's own metadata other than the manifest says;
/// - an archive beside the files that holds something else; a bundle missing, or in another's place.
/// `name` is the folder as the user typed it. Gives those packages in which nothing is wrong.
std::vector<Proved> verify(const FileSet& files, const std::vector<OtherEntry>& others, const std::string& name,
                           model::Diagnostics& diagnostics);

/// An archive that `submit` wrote. Beyond its files, the container itself is made again and compared byte by byte.
std::vector<Proved> verify_zip(std::string_view bytes, const std::string& name, model::Diagnostics& diagnostics);

}  // namespace package
