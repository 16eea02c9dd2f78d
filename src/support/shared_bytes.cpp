// SPDX-License-Identifier: MPL-2.0
#include "support/shared_bytes.h"

#include <sys/mman.h>

#include <cerrno>
#include <system_error>

namespace support {

SharedBytes SharedBytes::of_file(int handle, std::size_t offset, std::size_t size) {
    SharedBytes bytes;
    if (size == 0) return bytes;
    void* begin = ::mmap(nullptr, size, PROT_READ, MAP_PRIVATE, handle, static_cast<off_t>(offset));
    if (begin == MAP_FAILED) throw std::system_error(errno, std::generic_category(), "mmap");
    bytes.owner_ = std::shared_ptr<const void>(begin, [size](void* mapped) { ::munmap(mapped, size); });
    bytes.view_ = {static_cast<const char*>(begin), size};
    bytes.is_mapped_ = true;
    return bytes;
}

// Pieces begin where pages do; what is let go comes back from the file when it is looked at again.
void SharedBytes::let_go(std::string_view mapped) {
    (void)::madvise(const_cast<char*>(mapped.data()), mapped.size(), MADV_DONTNEED);
}

}  // namespace support
