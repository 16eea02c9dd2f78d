// SPDX-License-Identifier: MPL-2.0
#include <algorithm>
#include <array>
#include <vector>

#include "package/file_facts.h"
#include "package/manifest.h"
#include "package/page_text.h"
#include "package/verify_files.h"
#include "support/utf8.h"

namespace package {
namespace {

constexpr std::size_t longest_party = 255;  // characters of one name in an Office property, as we write it

std::string cut(const std::string& text, std::size_t limit) {
    std::size_t offset = 0;
    for (std::size_t count = 0; count < limit && offset < text.size(); ++count) support::next_code_point(text, offset);
    return text.substr(0, offset);
}

std::string joined(const std::vector<std::string>& texts, const char* separator) {
    std::string out;
    for (std::size_t i = 0; i < texts.size(); ++i) out += (i == 0 ? "" : separator) + texts[i];
    return out;
}

bool same_parties(const FileFacts& facts, const std::vector<std::string>& expected) {
    if (!facts.joins_parties) return facts.parties == expected;
    std::vector<std::string> short_names;
    for (const auto& name : expected) short_names.push_back(cut(name, longest_party));
    return joined(facts.parties, "; ") == joined(short_names, "; ");
}

/// Office writes "da-DK" for "da", and "nb-NO" for "no".
bool same_language(const std::string& found, const std::string& expected) {
    if (found == expected) return true;
    if (expected.empty()) return found == "da-DK";
    if (expected.find('-') != std::string::npos) return false;
    return found.starts_with((expected == "no" ? "nb" : expected) + "-");
}

class Comparison {
  public:
    Comparison(const std::string& path, Findings& findings) : path_(path), findings_(findings) {}

    void compare(const FileFacts& found, const ListedDocument& document, const Manifest& manifest) {
        const DocumentFacts& wanted = document.facts;
        // A document without a title says its id, or the project's title, where a format must have one.
        if (!wanted.title.empty()) {
            same("verify-metadata.title", found.title, wanted.title);
            for (const auto& shown : found.visible) same("verify-metadata.title", shown, wanted.title);
        }
        same("verify-metadata.version", found.version, wanted.version);
        same("verify-metadata.effective", found.effective_date, wanted.effective_date);
        if (!same_parties(found, wanted.parties))
            report("verify-metadata.parties", std::to_string(found.parties.size()), std::to_string(wanted.parties.size()));
        if (!same_language(found.language, wanted.language))
            report("verify-metadata.language", found.language, wanted.language);
        same("verify-metadata.subject", found.subject, wanted.subject);
        same("verify-metadata.keywords", found.keywords, joined(wanted.keywords, ", "));
        same("verify-metadata.kind", found.kind, wanted.shown_kind());
        same("verify-metadata.status", found.status, wanted.shown_status());
        same("verify-metadata.election", found.election_period, wanted.election_period);
        same("verify-metadata.period", found.agreement_period, wanted.agreement_period);
        if (!found.program.empty()) same("verify-metadata.program", found.program, manifest.program);
    }

  private:
    void same(const char* key, const std::string& found, const std::string& expected) {
        if (found != expected) report(key, found, expected);
    }
    void report(const char* key, const std::string& found, const std::string& expected) {
        if (!told_.empty() && told_ == key) return;
        told_ = key;
        findings_.report(key, path_, {{"found", found}, {"expected", expected}});
    }

    const std::string& path_;
    Findings& findings_;
    std::string told_;
};

/// The front page marks what it says of the package; a page made of a project's own template may mark nothing.
void verify_front_page(const FileSet& files, const Manifest& manifest, Findings& findings) {
    const auto page = files.find(front_page_name);
    if (page == files.end()) return;
    const std::array<std::pair<const char*, const std::string*>, 3> facts = {
        {{"title", &manifest.title}, {"version", &manifest.version}, {"party", &manifest.party}}};
    for (const auto& [key, value] : facts)
        for (const auto& shown : marked_texts(page->second, key))
            if (shown != *value)
                return findings.report("verify-metadata.page", front_page_name, {{"found", shown}, {"expected", *value}});
}

}  // namespace

void verify_metadata(const FileSet& files, const Manifest& manifest, Findings& findings) {
    for (const auto& listed : manifest.files) {
        const auto file = files.find(listed.path);
        if (file == files.end() || listed.document == ListedFile::none) continue;
        if (!carries_facts(ending_of(listed.path))) continue;
        if (const auto facts = read_file_facts(ending_of(listed.path), file->second))
            Comparison(listed.path, findings).compare(*facts, manifest.documents[listed.document], manifest);
        else
            findings.report("verify-metadata.unreadable", listed.path);
    }
    verify_front_page(files, manifest, findings);
    const auto readme = files.find(readme_name);
    if (readme != files.end() && readme->second.find(seal_of(manifest)) == std::string_view::npos)
        findings.report("verify-list.seal", readme_name);
}

}  // namespace package
