// SPDX-License-Identifier: MPL-2.0
#pragma once

#include "model/diagnostic.h"
#include "model/messages.h"
#include "model/source.h"

namespace reading {

/// Adds the texts of one catalogue (`templates/locale/LANG/ROOM.yaml`, flat `key: text`) to `messages`; a later file's
/// text takes the place of an earlier one's.
void read_messages(model::SourceId source, const model::Sources& sources, model::Messages& messages,
                   model::Diagnostics& diagnostics);

}  // namespace reading
