// SPDX-License-Identifier: MPL-2.0
#pragma once

#include <stdlib.h>

#include <filesystem>
#include <string>

namespace testing {

/// A folder of its own that is gone afterwards.
struct TemporaryFolder {
    std::filesystem::path path;
    TemporaryFolder() {
        std::string pattern = (std::filesystem::temp_directory_path() / "aftale-test-XXXXXX").string();
        path = ::mkdtemp(pattern.data());
    }
    ~TemporaryFolder() { std::filesystem::remove_all(path); }
};

}  // namespace testing
