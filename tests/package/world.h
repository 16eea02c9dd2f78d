// SPDX-License-Identifier: MPL-2.0
// A small agreement with its documents as finished files, and the packages made of them.
#pragma once

#include <deque>
#include <map>
#include <string>
#include <vector>

#include "package/publish.h"
#include "package/submit.h"
#include "package/verify.h"

namespace packaged {

/// Every text of a language, as the program has them.
model::Messages words(const std::string& language = "da");
/// A file below templates/.
std::string template_file(const std::string& path);

model::Party party(std::string name, model::PartyType type, std::string code, std::string website = "");
/// Region Nord and the municipalities Ærø, Å og Søby: one with each Danish letter.
std::vector<model::Party> parties();
model::Metadata metadata(std::string title, std::string kind, std::string version = "1.0");

/// A file of this format that says of itself what `metadata` says, and holds `text` besides.
std::string file_of(const std::string& format, const model::Metadata& metadata, const std::string& text = "");

/// A table of text cells; the first row names the columns.
model::DataTable table(const std::vector<std::vector<std::string>>& rows);
/// One row per party: all have approved version 1.0.
model::DataTable approvals();

/// What a session would have gathered. Keep it where it is: inputs point into it.
struct World {
    model::Project project;
    std::deque<model::Metadata> metadata;
    model::DataTable approvals = packaged::approvals();
    model::Messages words = packaged::words();
    model::Theme theme;
    model::Diagnostics problems;

    World();
    World(const World&) = delete;

    package::PublishInputs publish_inputs();
    package::SubmissionInputs submission_inputs();
    std::vector<std::string> keys() const { return keys_of(problems); }
    /// The message of the first problem with this key, in Danish.
    std::string message(const std::string& key) const;

    static std::vector<std::string> keys_of(const model::Diagnostics& problems);
};

/// The files below a folder, by their paths relative to it, copies resolved.
using Files = std::map<std::string, std::string>;
Files files_of(const package::Bundle& bundle, const package::PublishInputs& inputs);
Files files_of(const package::Submission& submission);
package::FileSet view(const Files& files);

}  // namespace packaged
