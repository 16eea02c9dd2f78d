// SPDX-License-Identifier: MPL-2.0
// Takes a merged document and what is known around it, gives what the rule book and the house rules say about it.
#pragma once

#include <string>
#include <vector>

#include "model/assembly.h"
#include "model/data_table.h"
#include "model/document.h"
#include "model/kind.h"
#include "model/messages.h"
#include "model/project.h"
#include "model/rule_set.h"

namespace check {

/// Pointers other than the first two may be null: then the rules that need them stay silent.
struct Inputs {
    const model::Assembly* assembly = nullptr;  // never null
    const model::Document* document = nullptr;  // never null: the root document, for the places of its front matter
    const model::Sources* sources = nullptr;    // sharpens places inside text
    const model::Messages* words = nullptr;     // never null: writes dates in messages; the user's language
    const model::Project* project = nullptr;
    const model::Kind* kind = nullptr;
    const model::RuleSet* rule_set = nullptr;  // null: house rules only
    const model::DataTable* parties = nullptr;
    const model::DataTable* approvals = nullptr;
    model::Date today;
};

/// Adds what is wrong by the document's status: nothing that is found here keeps the document from being written.
/// Rules that the source suppresses for a block are not reported there.
void check(const Inputs& inputs, model::Diagnostics& diagnostics);

/// Every rule that `check` can report, in order: each has RULE.explain and RULE.source in the catalogues.
std::vector<std::string> rule_ids();

}  // namespace check
