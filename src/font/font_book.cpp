// SPDX-License-Identifier: MPL-2.0
#include "font/font_book.h"

#include <algorithm>

#include "support/ensure.h"

namespace font {

FaceId FontBook::add(std::string name, support::SharedBytes file) {
    if (const int known = find(name); known >= 0) return static_cast<FaceId>(known);
    support::ensure(faces_.size() < 0xFFFF, "a font book holds at most 65535 faces");
    faces_.push_back(std::make_unique<Face>(std::move(file)));
    names_.push_back(std::move(name));
    return static_cast<FaceId>(faces_.size() - 1);
}

const Face& FontBook::operator[](FaceId id) const {
    support::ensure(id < faces_.size(), "a face id belongs to its font book");
    return *faces_[id];
}

int FontBook::find(std::string_view name) const {
    const auto found = std::find(names_.begin(), names_.end(), name);
    return found == names_.end() ? -1 : static_cast<int>(found - names_.begin());
}

}  // namespace font
