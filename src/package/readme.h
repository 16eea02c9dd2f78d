// SPDX-License-Identifier: MPL-2.0
// LAES-MIG.txt: what a person does with a package. The programme has sent and uploaded nothing, and the text says so.
#pragma once

#include <string>
#include <utility>
#include <vector>

#include "package/manifest.h"
#include "package/publish.h"
#include "package/submit.h"

namespace package {

/// For the webmaster of one partner: what goes where, what it replaces, by when, whom to ask.
std::string bundle_readme(const PublishInputs& inputs, const std::vector<ListedDocument>& documents,
                          const std::vector<ListedFile>& files, const model::Party& partner);

/// For who submits, and for who opens the archive: what is in it, that nothing has been sent, and who must send it.
std::string submission_readme(const SubmissionInputs& inputs, const model::Metadata& agreement,
                              const std::vector<ListedDocument>& documents, const std::vector<ListedFile>& files,
                              const std::string& archive);

}  // namespace package
