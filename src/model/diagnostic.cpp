// SPDX-License-Identifier: MPL-2.0
#include "model/diagnostic.h"

#include <algorithm>
#include <iterator>
#include <tuple>

namespace model {

std::string_view Diagnostic::rule() const {
    return std::string_view(key).substr(0, key.find('.'));
}

void Diagnostics::error(std::string key, Span where, MessageArgs args) {
    all_.push_back({Severity::error, std::move(key), where, std::move(args), true, false});
}

void Diagnostics::error_of_listed(std::string key, Span where, MessageArgs args) {
    all_.push_back({Severity::error, std::move(key), where, std::move(args), true, true});
}

void Diagnostics::warning(std::string key, Span where, MessageArgs args) {
    all_.push_back({Severity::warning, std::move(key), where, std::move(args), false, false});
}

void Diagnostics::note(std::string key, Span where, MessageArgs args) {
    all_.push_back({Severity::note, std::move(key), where, std::move(args), false, false});
}

void Diagnostics::add(Diagnostic diagnostic) {
    all_.push_back(std::move(diagnostic));
}

void Diagnostics::append(Diagnostics other) {
    all_.insert(all_.end(), std::make_move_iterator(other.all_.begin()), std::make_move_iterator(other.all_.end()));
}

bool Diagnostics::stops_build() const {
    return std::any_of(all_.begin(), all_.end(), [](const Diagnostic& d) { return d.stops_build; });
}

bool Diagnostics::has_errors() const {
    return std::any_of(all_.begin(), all_.end(), [](const Diagnostic& d) { return d.severity == Severity::error; });
}

void Diagnostics::sort_and_deduplicate() {
    const auto place = [](const Diagnostic& d) {
        return std::tie(d.where.source, d.where.begin, d.where.end, d.severity, d.key, d.args);
    };
    std::stable_sort(all_.begin(), all_.end(),
                     [&](const Diagnostic& a, const Diagnostic& b) { return place(a) < place(b); });
    all_.erase(std::unique(all_.begin(), all_.end()), all_.end());
}

}  // namespace model
