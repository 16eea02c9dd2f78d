// SPDX-License-Identifier: MPL-2.0
#include "model/metadata.h"

#include "model/messages.h"

namespace model {

std::string to_text(const YearPeriod& period) {
    return std::to_string(period.from) + "\u2013" + std::to_string(period.to);
}

std::string to_iso_interval(const DatePeriod& period) {
    return to_iso(period.from) + "/" + (period.to ? to_iso(*period.to) : "..");
}

std::string to_words(const DatePeriod& period, const Messages& messages) {
    if (!period.to) return messages.text("period.open", {{"from", to_words(period.from, messages)}});
    return messages.text("period.words",
                         {{"from", to_words(period.from, messages)}, {"to", to_words(*period.to, messages)}});
}

}  // namespace model
