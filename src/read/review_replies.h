// SPDX-License-Identifier: MPL-2.0
#pragma once

#include "read/markdown_reading.h"

namespace reading {

/// Finds the comment that each `svar-paa` names: by its name (`{#k-budget}`), or by its number among the file's
/// comments
/// ("2", "K2"). It stands before its answer. Anything else is an error (`review-reply.…`) at what was written.
void settle_replies(Reading& reading);

}  // namespace reading
