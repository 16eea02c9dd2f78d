// SPDX-License-Identifier: MPL-2.0
#include "read/message_file.h"

#include "read/yaml.h"

namespace reading {

using model::FrontMatterValue;

void read_messages(model::SourceId source, const model::Sources& sources, model::Messages& messages,
                   model::Diagnostics& diagnostics) {
    const FrontMatterValue root = read_yaml_file(source, sources, diagnostics);
    if (root.shape != FrontMatterValue::Shape::map) {
        if (root.shape != FrontMatterValue::Shape::null) diagnostics.error("data-key.no-map", root.span);
        return;
    }
    for (const auto& [key, value] : root.map) {
        if (value.shape == FrontMatterValue::Shape::scalar)
            messages.add(key, value.scalar);
        else
            diagnostics.error("data-key.shape-text", value.span, {{"key", key}});
    }
}

}  // namespace reading
