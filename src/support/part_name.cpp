// SPDX-License-Identifier: MPL-2.0
#include "support/part_name.h"

#include <algorithm>
#include <vector>

namespace support {

std::string part_name(std::string_view folder, std::string_view target) {
    const std::string whole = target.starts_with('/') ? std::string(target) : std::string(folder) + std::string(target);
    std::vector<std::string> steps;
    for (std::size_t begin = 0; begin <= whole.size();) {
        const auto end = std::min(whole.find('/', begin), whole.size());
        const std::string step = whole.substr(begin, end - begin);
        if (step == ".." && !steps.empty()) steps.pop_back();
        if (!step.empty() && step != "." && step != "..") steps.push_back(step);
        begin = end + 1;
    }
    std::string out;
    for (const auto& step : steps) out += (out.empty() ? "" : "/") + step;
    return out;
}

}  // namespace support
