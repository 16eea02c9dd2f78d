// SPDX-License-Identifier: MPL-2.0
#include "compare/compare.h"

namespace compare {
namespace {

constexpr const char* kinds[] = {"inserted", "deleted", "changed", "moved"};
constexpr const char* parts[] = {"metadata", "heading", "paragraph", "list-item", "term", "table",
                                 "row",      "cell",    "caption",   "figure",    "code", "note"};

}  // namespace

std::string dump(const std::vector<Change>& changes) {
    std::string out;
    for (const auto& change : changes) {
        out += std::string(kinds[static_cast<std::size_t>(change.kind)]) + " " +
               parts[static_cast<std::size_t>(change.part)];
        if (!change.label.empty()) out += " [" + change.label + "]";
        if (!change.section.empty()) out += " in \"" + change.section + "\"";
        if (change.kind == ChangeKind::moved) out += " from \"" + change.old_section + "\"";
        out += "\n";
        if (!change.before.empty()) out += "  - " + change.before + "\n";
        if (!change.after.empty()) out += "  + " + change.after + "\n";
    }
    return out;
}

}  // namespace compare
