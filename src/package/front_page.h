// SPDX-License-Identifier: MPL-2.0
#pragma once

#include <string>
#include <vector>

#include "model/theme.h"
#include "package/manifest.h"
#include "package/publish.h"

namespace package {

/// What a partner's front page shows beyond what is the same for all.
struct FrontPage {
    const PublishInputs& inputs;
    const std::vector<ListedDocument>& documents;
    const std::vector<ListedFile>& files;  // the documents' files only
    const model::Party& partner;
};

/// index.html: made of the page template, no scripts, nothing from elsewhere. A template that is no Mustache is an
/// error
/// (`publish-template`) and gives "".
std::string front_page(const FrontPage& page, model::Diagnostics& diagnostics);

/// The theme's colours as CSS custom properties. A colour that does not reach WCAG's 7:1 on its ground gives way to the
/// text's own.
std::string light_tokens(const model::Theme& theme);
std::string dark_tokens(const model::Theme& theme);

}  // namespace package
