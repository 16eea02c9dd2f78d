// SPDX-License-Identifier: MPL-2.0
#include "cli/system_reason.h"

#include <cstring>
#include <system_error>

namespace cli {

std::string system_reason(int error) {
    const char* name = ::strerrorname_np(error);
    return name != nullptr ? name : std::generic_category().message(error);
}

}  // namespace cli
