// SPDX-License-Identifier: MPL-2.0
#pragma once

#include <map>
#include <set>
#include <string>
#include <string_view>

#include "model/assembly.h"

namespace writing::docx {

/// The Word bookmarks of a document's anchors: names of letters, digits and underscores, at most 40 characters,
/// different from each other whatever the case. The same document gives the same names.
class Bookmarks {
  public:
    explicit Bookmarks(const model::Assembly& assembly);

    /// The bookmark of an anchor, or "" when no block has it.
    std::string name(std::string_view anchor) const;
    /// The hidden bookmark around the number alone of an anchor's caption ("1" of "Tabel 1").
    std::string number_name(std::string_view anchor) const;
    /// A bookmark that no anchor has, named as nearly as Word allows.
    std::string add(std::string_view wanted);
    /// A new number for w:bookmarkStart and w:bookmarkEnd.
    int next_id() { return next_id_++; }

  private:
    std::string taken_up(const std::string& base);

    std::map<std::string, std::string, std::less<>> names_;
    std::map<std::string, std::string, std::less<>> number_names_;
    std::set<std::string> taken_;              // in small letters
    std::map<std::string, int> last_suffix_;  // by the beginning that a suffix leaves
    int next_id_ = 1;
};

}  // namespace writing::docx
