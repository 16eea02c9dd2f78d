// SPDX-License-Identifier: MPL-2.0
#pragma once

#include <string_view>

namespace model {

/// What a document's status (docs/markdown.md, `status`) lets be done with it.
struct StatusUse {
    std::string_view id;
    bool draft = false;    // its text may still change: it is neither published nor enclosed
    bool current = false;  // it says what holds now
    bool submits = false;  // an agreement of this status may be sent to the authority
    bool was_sent = false; // it has been, so a package made now is one made again
};

/// The statuses in the order of a document's life.
inline constexpr StatusUse status_uses[] = {
    {"udkast", true, false, false, false},
    {"i-hoering", true, false, false, false},
    {"til-godkendelse", true, false, true, false},
    {"godkendt-af-parterne", false, true, true, false},
    {"indsendt", false, true, true, true},
    {"godkendt-af-sst", false, true, true, true},
    {"ikke-godkendt", false, false, false, true},
    {"gaeldende", false, true, true, true},
    {"erstattet", false, false, false, true},
    {"ophoert", false, false, false, true},
};

/// A document without a status, or one that nobody knows, is a draft.
constexpr StatusUse status_use(std::string_view id) {
    for (const auto& use : status_uses)
        if (use.id == id) return use;
    return {id, true, false, false, false};
}

}  // namespace model
