// SPDX-License-Identifier: MPL-2.0
#include <cstdint>
#include <cstdlib>
#include <string_view>

#include "support/expression.h"

/// Any bytes are a condition that can be asked, or an error that lies in them.
extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
    const std::string_view text(reinterpret_cast<const char*>(data), size);
    const auto parsed = support::Expression::parse(text);
    if (const auto* error = std::get_if<support::ExpressionError>(&parsed)) {
        if (error->offset > size || error->length > size - error->offset) std::abort();
        return 0;
    }
    const auto& condition = std::get<support::Expression>(parsed);
    (void)condition.holds([](std::string_view name) -> support::ExpressionValue { return static_cast<double>(name.size()); });
    return 0;
}
