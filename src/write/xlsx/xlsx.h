// SPDX-License-Identifier: MPL-2.0
// Takes an Assembly, its theme and the document's own words; gives a workbook: what the document says of itself on the
// first sheet, then one sheet for each of its tables, with values that Excel can reckon with.
#pragma once

#include <cstdint>
#include <functional>
#include <string>

#include "model/assembly.h"
#include "model/messages.h"
#include "model/theme.h"
#include "support/shared_bytes.h"

namespace writing::xlsx {

struct XlsxOptions {
    /// Time of making, seconds since 1970-01-01 UTC.
    std::int64_t created = 0;
    /// Where to report what a workbook cannot hold; may be null.
    model::Diagnostics* diagnostics = nullptr;
    /// Markdown that reads as these blocks, for cells that cannot show all of theirs; it is kept on a hidden sheet.
    /// None is kept without it.
    std::function<std::string(const model::Blocks&)> to_markdown;
};

/// The bytes of the .xlsx file. The library underneath writes to paths only: `scratch_path` is made, read back and
/// removed; what of it stays open must not be changed while the bytes are used. Throws model::WorldError when that fails.
support::SharedBytes write_xlsx(const model::Assembly& assembly, const model::Theme& theme, const model::Messages& words,
                       const std::string& scratch_path, const XlsxOptions& options);

}  // namespace writing::xlsx
