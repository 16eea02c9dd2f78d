// SPDX-License-Identifier: MPL-2.0
#include "package/readme.h"

#include <optional>
#include <utility>
#include <vector>

#include "package/text_page.h"

namespace package {
namespace {

using Rows = std::vector<std::pair<std::string, std::string>>;

Rows file_rows(const Manifest& manifest, const model::Messages& words) {
    Rows rows;
    for (const auto& file : manifest.files) {
        if (file.document == ListedFile::none) continue;
        const DocumentFacts& facts = manifest.documents.at(file.document).facts;
        const std::string version =
            facts.version.empty() ? "" : ", " + words.text("readme.version", {{"version", facts.version}});
        rows.emplace_back(file.path, facts.title + version + ", " + size_text(file.size, words));
    }
    return rows;
}

/// "Sundhedsaftalen 2024–2027: version 1.0, Gældende, 15. januar 2024."
std::string line_about(const model::Metadata& m, const model::Messages& words) {
    std::string facts;
    const auto add = [&](const std::string& text) {
        if (!text.empty()) facts += (facts.empty() ? "" : ", ") + text;
    };
    if (!m.version.empty()) add(words.text("readme.version", {{"version", m.version}}));
    add(m.status_title.empty() ? m.status : m.status_title);
    add(m.date ? to_words(*m.date, words) : m.date_text);
    return m.title + (facts.empty() ? "." : ": " + facts + ".");
}

void how_to_check(TextPage& page, const model::Messages& words) {
    page.rows({{"Linux", "sha256sum -c SHA256SUMS"},
               {"macOS", "shasum -a 256 -c SHA256SUMS"},
               {"aftale", words.language().starts_with("da") ? "aftale efterproev ." : "aftale verify ."}});
    page.paragraph(words.text("readme.check-windows"));
    // No-break spaces keep the command on its line; the page has plain ones.
    page.paragraph("gc\u00A0SHA256SUMS|%{$h,$f=-split\u00A0$_;if((Get-FileHash\u00A0$f).Hash\u00A0-ne\u00A0$h){$f}}");
}

void seal(TextPage& page, const Manifest& manifest, const model::Messages& words) {
    page.paragraph(words.text("readme.seal"));
    page.paragraph(seal_of(manifest));
}

/// "https://www.assens.dk/sundhedsaftale/"; empty when the party's website is not known.
std::string address_of(const model::Party& partner, const model::Project& project) {
    std::string address = partner.website;
    while (address.ends_with('/')) address.pop_back();
    if (address.empty()) return {};
    std::string folder = project.publish ? project.publish->address : "";
    while (folder.starts_with('/')) folder.erase(0, 1);
    while (folder.ends_with('/')) folder.pop_back();
    return folder.empty() ? address + "/" : address + "/" + folder + "/";
}

class BundleText {
  public:
    BundleText(const PublishInputs& inputs, const Manifest& manifest, const model::Party& partner)
        : inputs_(inputs), project_(*inputs.project), words_(*inputs.words), manifest_(manifest), partner_(partner) {}

    std::string made() {
        page_.title(words_.text("readme.bundle-title", {{"title", manifest_.title}, {"party", partner_.name}}));
        if (project_.example) page_.paragraph(words_.text("readme.example"));
        page_.paragraph(words_.text("readme.not-uploaded", {{"party", partner_.name}}));
        where();
        documents();
        replaces();
        when();
        check();
        ask();
        return page_.text();
    }

  private:
    void where() {
        page_.heading(words_.text("readme.where"));
        const std::string address = address_of(partner_, project_);
        page_.paragraph(address.empty() ? words_.text("readme.where-somewhere")
                                        : words_.text("readme.where-address", {{"address", address}}));
        auto rows = file_rows(manifest_, words_);
        rows.insert(rows.begin(), {front_page_name, words_.text("readme.front-page")});
        rows.emplace_back(checksums_name, words_.text("readme.checksums"));
        rows.emplace_back(manifest_name, words_.text("readme.manifest"));
        rows.emplace_back(readme_name, words_.text("readme.this-file"));
        page_.rows(rows);
        page_.paragraph(words_.text("readme.no-ending"));
    }

    void documents() {
        page_.heading(words_.text("readme.documents"));
        for (const auto& document : inputs_.documents) page_.paragraph(line_about(*document.metadata, words_));
    }

    void replaces() {
        page_.heading(words_.text("readme.replaces"));
        for (const auto& document : inputs_.documents) {
            const auto& m = *document.metadata;
            if (m.replaces.empty()) continue;
            page_.paragraph(words_.text("readme.replaces-named",
                                        {{"title", m.title}, {"version", m.version}, {"replaced", m.replaces}}));
        }
        page_.paragraph(words_.text("readme.replaces-all"));
    }

    void when() {
        page_.heading(words_.text("readme.when"));
        const auto& deadline = project_.publish ? project_.publish->deadline : std::nullopt;
        if (!deadline)
            page_.paragraph(words_.text("readme.when-soon"));
        else
            page_.paragraph(words_.text(*deadline < inputs_.today ? "readme.when-late" : "readme.when-by",
                                        {{"date", to_words(*deadline, words_)}}));
        const auto& main = *inputs_.documents.at(main_document(manifest_.documents)).metadata;
        if (main.effective_date)
            page_.paragraph(words_.text("readme.effective", {{"date", to_words(*main.effective_date, words_)}}));
    }

    void check() {
        page_.heading(words_.text("readme.check"));
        page_.paragraph(words_.text("readme.check-how"));
        how_to_check(page_, words_);
        page_.paragraph(words_.text("readme.check-proves"));
        seal(page_, manifest_, words_);
    }

    void ask() {
        page_.heading(words_.text("readme.ask"));
        const std::string contact = project_.publish ? project_.publish->contact : "";
        page_.paragraph(contact.empty() ? words_.text("readme.ask-sender")
                                        : words_.text("readme.ask-contact", {{"contact", contact}}));
    }

    const PublishInputs& inputs_;
    const model::Project& project_;
    const model::Messages& words_;
    const Manifest& manifest_;
    const model::Party& partner_;
    TextPage page_;
};

}  // namespace

std::string bundle_readme(const PublishInputs& inputs, const Manifest& manifest, const model::Party& partner) {
    return BundleText(inputs, manifest, partner).made();
}

std::string submission_readme(const SubmissionInputs& inputs, const Manifest& manifest) {
    const model::Messages& words = *inputs.words;
    const model::MessageArgs args = {
        {"sender", manifest.sender}, {"recipient", manifest.recipient}, {"archive", manifest.archive}};
    TextPage page;
    page.title(words.text("readme.submission-title", {{"title", manifest.title}, {"version", manifest.version}}));
    if (manifest.example) page.paragraph(words.text("readme.example-submission"));
    if (manifest.draft) page.paragraph(words.text("readme.draft"));
    page.paragraph(words.text(manifest.example ? "readme.not-sent-example" : "readme.not-sent", args));
    page.heading(words.text("readme.how-to-send"));
    page.paragraph(words.text(manifest.example ? "readme.send-no-example"
                              : manifest.draft ? "readme.send-no-draft"
                                               : "readme.send",
                              args));
    if (!manifest.example && !manifest.draft) page.paragraph(words.text("readme.send-letter"));
    page.heading(words.text("readme.contents"));
    auto rows = file_rows(manifest, words);
    rows.emplace_back(checksums_name, words.text("readme.checksums"));
    rows.emplace_back(manifest_name, words.text("readme.manifest"));
    rows.emplace_back(readme_name, words.text("readme.this-note"));
    page.rows(rows);
    page.heading(words.text("readme.check"));
    page.paragraph(words.text("readme.check-submission"));
    how_to_check(page, words);
    page.paragraph(words.text("readme.check-proves-submission"));
    seal(page, manifest, words);
    return page.text();
}

}  // namespace package
