// SPDX-License-Identifier: MPL-2.0
// LAES-MIG.txt: what a person does with a package. The programme has sent and uploaded nothing, and the text says so.
#pragma once

#include <string>

#include "package/manifest.h"
#include "package/publish.h"
#include "package/submit.h"

namespace package {

/// For the webmaster of one partner: what goes where, what it replaces, by when, whom to ask. `manifest` lists the
/// documents' files, and not yet the package's own.
std::string bundle_readme(const PublishInputs& inputs, const Manifest& manifest, const model::Party& partner);

/// For who submits, and for who opens the archive: what is in it, that nothing has been sent, and who must send it.
std::string submission_readme(const SubmissionInputs& inputs, const Manifest& manifest);

}  // namespace package
