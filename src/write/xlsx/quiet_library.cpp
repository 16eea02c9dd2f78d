// SPDX-License-Identifier: MPL-2.0
#include "write/xlsx/quiet_library.h"

#include <cstdio>
#include <mutex>

namespace writing::xlsx {
namespace {

// Of the process, as `stderr` is; several workbooks may be written at once.
std::mutex lock;
int living = 0;
FILE* terminal = nullptr;
FILE* nowhere = nullptr;

}  // namespace

QuietLibrary::QuietLibrary() {
    const std::lock_guard held(lock);
    if (++living > 1) return;
    if (nowhere == nullptr) nowhere = std::fopen("/dev/null", "we");
    terminal = stderr;
    if (nowhere != nullptr) stderr = nowhere;  // glibc: an ordinary variable
}

QuietLibrary::~QuietLibrary() {
    const std::lock_guard held(lock);
    if (--living == 0) stderr = terminal;
}

}  // namespace writing::xlsx
