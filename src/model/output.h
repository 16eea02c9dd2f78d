// SPDX-License-Identifier: MPL-2.0
#pragma once

#include <stdexcept>
#include <string>

#include "support/shared_bytes.h"

namespace model {

/// A finished file: its path relative to the output folder, and every byte of it.
struct OutputFile {
    std::string path;
    support::SharedBytes bytes;
};

/// The same bytes once more: `path` is to hold what the file at `of` holds, both relative to the output folder.
struct OutputCopy {
    std::string path;
    std::string of;
};

/// The world failed: a disk, a permission, a missing font. Thrown by the workspace and by writers that wrap a library,
/// caught in main. `key` and `what` speak to the user.
class WorldError : public std::runtime_error {
  public:
    WorldError(std::string key, std::string subject, std::string reason)
        : std::runtime_error(key + ": " + subject + ": " + reason),
          key_(std::move(key)),
          subject_(std::move(subject)),
          reason_(std::move(reason)) {}
    const std::string& key() const { return key_; }
    const std::string& subject() const { return subject_; }
    const std::string& reason() const { return reason_; }

  private:
    std::string key_, subject_, reason_;
};

}  // namespace model
