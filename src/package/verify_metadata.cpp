// SPDX-License-Identifier: MPL-2.0
#include <algorithm>
#include <vector>

#include "package/file_facts.h"
#include "package/manifest.h"
#include "package/verify_files.h"
#include "support/utf8.h"

namespace package {
namespace {

/// A format with little room holds the beginning of a long text.
bool same_text(const std::string& found, const std::string& expected, std::size_t longest) {
    if (found == expected) return true;
    // Office counts UTF-16 units, so a cut text may have fewer characters than the bound.
    return longest != 0 && support::count_code_points(found) >= longest / 2 &&
           support::count_code_points(expected) > longest / 2 && expected.starts_with(found);
}

bool same_names(std::vector<std::string> found, std::vector<std::string> expected, std::size_t longest) {
    std::sort(found.begin(), found.end());
    std::sort(expected.begin(), expected.end());
    return std::equal(found.begin(), found.end(), expected.begin(), expected.end(),
                      [&](const std::string& a, const std::string& b) { return same_text(a, b, longest); });
}

void compare(const std::string& path, const FileFacts& facts, const FoundDocument& document, Findings& findings) {
    // A document without a title says its id, or the project's title, where a format must have one.
    if (!document.title.empty() && !same_text(facts.title, document.title, facts.longest_text))
        findings.report("verify-metadata.title", path, {{"found", facts.title}, {"expected", document.title}});
    if (!same_text(facts.version, document.version, facts.longest_text))
        findings.report("verify-metadata.version", path, {{"found", facts.version}, {"expected", document.version}});
    if (facts.effective_date != document.effective_date)
        findings.report("verify-metadata.effective", path,
                        {{"found", facts.effective_date}, {"expected", document.effective_date}});
    if (!same_names(facts.parties, document.parties, facts.longest_text))
        findings.report(
            "verify-metadata.parties", path,
            {{"found", std::to_string(facts.parties.size())}, {"expected", std::to_string(document.parties.size())}});
}

}  // namespace

void verify_metadata(const FileSet& files, const FoundManifest& manifest, Findings& findings) {
    const auto agreement = manifest.documents.find(manifest.agreement);
    if (agreement != manifest.documents.end() && agreement->second.version != manifest.version)
        findings.report("verify-list.version", manifest_name);
    for (const auto& [path, listed] : manifest.files) {
        const auto file = files.find(path);
        const auto document = manifest.documents.find(listed.document);
        if (file == files.end() || document == manifest.documents.end()) continue;
        if (listed.title != document->second.title || listed.version != document->second.version) {
            findings.report("verify-list.version", manifest_name);
            continue;
        }
        if (!carries_facts(ending_of(path))) continue;
        if (const auto facts = read_file_facts(ending_of(path), file->second))
            compare(path, *facts, document->second, findings);
        else
            findings.report("verify-metadata.unreadable", path);
    }
}

}  // namespace package
