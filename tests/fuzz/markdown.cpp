// SPDX-License-Identifier: MPL-2.0
#include "read/markdown.h"

#include <cstdint>
#include <cstdlib>
#include <string>

#include "model/dump.h"

/// Any bytes become a document with diagnostics; every place lies in the file.
extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
    model::Sources sources;
    model::Diagnostics problems;
    const model::SourceId source = sources.add("x.md", std::string(reinterpret_cast<const char*>(data), size));
    const model::Document document = reading::read_markdown(source, sources, problems);
    for (const auto& problem : problems.all())
        if (problem.where.begin > problem.where.end || problem.where.end > sources[source].bytes().size()) std::abort();
    (void)model::dump(document, sources);
    return 0;
}
