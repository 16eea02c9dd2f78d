// SPDX-License-Identifier: MPL-2.0
#include "write/xlsx/scratch_file.h"

#include <sys/resource.h>

#include <algorithm>
#include <cerrno>
#include <cstdint>
#include <cstring>
#include <limits>
#include <string_view>

#include "model/output.h"
#include "support/zip.h"

namespace writing::xlsx {
namespace {

bool may_files_grow() {
    rlimit limit{};
    return ::getrlimit(RLIMIT_FSIZE, &limit) != 0 || limit.rlim_cur == RLIM_INFINITY;
}

// Whether the element that the XML begins with ends it.
bool ends_as_begun(std::string_view head, std::string_view tail) {
    if (head.starts_with("<?xml")) head.remove_prefix(std::min(head.size(), head.find("?>") + 2));
    head.remove_prefix(std::min(head.size(), head.find('<') + 1));
    const std::string name(head.substr(0, head.find_first_of(" />\n")));
    while (tail.ends_with('\n')) tail.remove_suffix(1);
    return !name.empty() && (tail.ends_with("</" + name + ">") ||
                             (tail.ends_with("/>") && tail.substr(tail.rfind('<') + 1).starts_with(name)));
}

}  // namespace

std::string reason_of_failure() {
    const int last = errno;
    for (const int known : {ENOSPC, EDQUOT, EFBIG, EACCES, EROFS, EMFILE, ENOENT})
        if (last == known) return ::strerrorname_np(last);
    return "EIO";
}

// A large part that did not go to the disk whole before it was packed has left no room for the package either, unless
// it was the system's limit for one file that stopped it: then all are looked at.
void check_whole_parts(const std::string& path) {
    constexpr std::uint64_t small = 1 << 20;
    bool whole = true;
    support::zip_ends(
        path, may_files_grow() ? small : std::numeric_limits<std::uint64_t>::max(),
        [&](std::string_view head, std::string_view tail) { whole = whole && ends_as_begun(head, tail); });
    if (!whole) throw model::WorldError("xlsx-scratch", path, may_files_grow() ? "ENOSPC" : "EFBIG");
}

}  // namespace writing::xlsx
