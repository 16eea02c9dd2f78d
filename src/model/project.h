// SPDX-License-Identifier: MPL-2.0
#pragma once

#include <functional>
#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "model/data_table.h"
#include "model/date.h"
#include "model/source.h"

namespace model {

struct ProjectDocument {
    std::string id;
    std::string file;                 // relative to the project's folder
    bool part_of_agreement = false;
    Span span;
    Span file_span;                   // of the value of `file`
};

/// A document that the project file names by its id, and where it does.
struct DocumentName {
    std::string id;
    Span span;
};

/// `publish:` in aftale.yaml: what the partners put on their websites.
struct Publish {
    std::string targets = "parter";        // `maalgrupper`: the partners are the parties; nothing else is known
    std::vector<DocumentName> documents;   // `dokumenter`; none: every current document that is meant for the public
    std::optional<Date> deadline;          // `frist`: the day by which every partner shows the files
    std::string contact;                   // `kontakt`: whom a webmaster asks
    std::string address;                   // `sti`: where on a website the files go, e.g. "sundhedsaftale"
    Span span;
};

/// `submit:` in aftale.yaml: who sends what to whom.
struct Submit {
    std::string recipient;                 // `modtager`
    std::string sender;                    // `afsender`: the region
    Span sender_span;
    std::vector<DocumentName> annexes;     // `bilag`, in the order in which they are enclosed
    std::string cover_letter;              // `foelgebrev`: a Markdown file; empty: the installed letter
    std::string approvals_letter;          // `godkendelsesoversigt`: a Markdown file; empty: the installed one
    Span span;
};

/// `aftale.yaml`. Paths are as written, relative to the project's folder.
struct Project {
    std::string folder;               // as the user typed it
    std::string title;
    std::string out = "out";
    std::string parties;              // table file
    std::string involved;             // table file
    std::string tables;               // folder
    std::string rule_set;
    std::string theme;
    std::string bodies;               // `fora`: table file
    std::string approvals;            // `godkendelser`: table file
    std::string archive;
    std::string journal;
    bool example = false;
    std::vector<ProjectDocument> documents;
    std::optional<Publish> publish;   // when the file has the key
    std::optional<Submit> submit;
    Span span;
    /// Where the values of the file's own keys stand, by key ("parter", "theme").
    std::map<std::string, Span, std::less<>> value_spans;

    /// The place of a key's value; the whole file's when the key is absent.
    Span value_span(std::string_view key) const {
        const auto found = value_spans.find(key);
        return found == value_spans.end() ? span : found->second;
    }
};

}  // namespace model
