// SPDX-License-Identifier: MPL-2.0
#pragma once

#include <string>
#include <string_view>

namespace support {

/// Whether a document may lead its readers there: http, https, mailto, tel, and addresses beside the document. Not what
/// runs ("javascript:"), holds ("data:") or names a place on somebody's own machine or network ("file:", "C:\", "//host").
bool may_lead_to(std::string_view address);

/// The address as a URI (RFC 3986), which is ASCII: a host with other letters as the net knows it (UTS 46,
/// "xn--snderborg-l8a.dk"), everything else that a URI may not hold percent-encoded. What is encoded already stays so.
std::string to_uri(std::string_view address);

}  // namespace support
