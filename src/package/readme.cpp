// SPDX-License-Identifier: MPL-2.0
#include "package/readme.h"

#include "package/front_page.h"
#include "package/text_page.h"

namespace package {
namespace {

std::vector<std::pair<std::string, std::string>> file_rows(const std::vector<ListedDocument>& documents,
                                                           const std::vector<ListedFile>& files,
                                                           const model::Messages& words) {
    std::vector<std::pair<std::string, std::string>> rows;
    for (const auto& file : files) {
        if (file.document == ListedFile::none) continue;
        rows.emplace_back(file.path, documents.at(file.document).metadata->title + ", " + size_text(file.size, words));
    }
    return rows;
}

std::string title_of(const model::Project& project, const model::Metadata& agreement) {
    return project.title.empty() ? agreement.title : project.title;
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
    BundleText(const PublishInputs& inputs, const std::vector<ListedDocument>& documents, const model::Party& partner)
        : inputs_(inputs), project_(*inputs.project), words_(*inputs.words), documents_(documents), partner_(partner) {}

    std::string made(const std::vector<ListedFile>& files) {
        const model::Metadata& main = *documents_.at(main_document(documents_)).metadata;
        page_.title(
            words_.text("readme.bundle-title", {{"title", title_of(project_, main)}, {"party", partner_.name}}));
        if (project_.example) page_.paragraph(words_.text("readme.example"));
        page_.paragraph(words_.text("readme.not-uploaded", {{"party", partner_.name}}));
        where(files);
        replaces();
        when(main);
        check(files);
        ask();
        return page_.text();
    }

  private:
    void where(const std::vector<ListedFile>& files) {
        page_.heading(words_.text("readme.where"));
        const std::string address = address_of(partner_, project_);
        page_.paragraph(address.empty() ? words_.text("readme.where-somewhere")
                                        : words_.text("readme.where-address", {{"address", address}}));
        auto rows = file_rows(documents_, files, words_);
        rows.insert(rows.begin(), {"index.html", words_.text("readme.front-page")});
        rows.emplace_back(checksums_name, words_.text("readme.checksums"));
        rows.emplace_back(manifest_name, words_.text("readme.manifest"));
        rows.emplace_back(readme_name, words_.text("readme.this-file"));
        page_.rows(rows);
    }

    void replaces() {
        page_.heading(words_.text("readme.replaces"));
        for (const auto& document : documents_) {
            const auto& m = *document.metadata;
            if (m.replaces.empty()) continue;
            page_.paragraph(words_.text("readme.replaces-named",
                                        {{"title", m.title}, {"version", m.version}, {"replaced", m.replaces}}));
        }
        page_.paragraph(words_.text("readme.replaces-all"));
    }

    void when(const model::Metadata& main) {
        page_.heading(words_.text("readme.when"));
        const auto& publish = project_.publish;
        page_.paragraph(publish && publish->deadline
                            ? words_.text("readme.when-by", {{"date", to_words(*publish->deadline, words_)}})
                            : words_.text("readme.when-soon"));
        if (main.effective_date)
            page_.paragraph(words_.text("readme.effective", {{"date", to_words(*main.effective_date, words_)}}));
    }

    void check(const std::vector<ListedFile>& files) {
        page_.heading(words_.text("readme.check"));
        page_.paragraph(words_.text("readme.check-how"));
        page_.rows({{"Linux", "sha256sum -c SHA256SUMS"},
                    {"macOS", "shasum -a 256 -c SHA256SUMS"},
                    {"Windows", "certutil -hashfile " + files.at(0).path + " SHA256"},
                    {"aftale", words_.language().starts_with("da") ? "aftale efterproev ." : "aftale verify ."}});
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
    const std::vector<ListedDocument>& documents_;
    const model::Party& partner_;
    TextPage page_;
};

}  // namespace

std::string bundle_readme(const PublishInputs& inputs, const std::vector<ListedDocument>& documents,
                          const std::vector<ListedFile>& files, const model::Party& partner) {
    return BundleText(inputs, documents, partner).made(files);
}

std::string submission_readme(const SubmissionInputs& inputs, const model::Metadata& agreement,
                              const std::vector<ListedDocument>& documents, const std::vector<ListedFile>& files,
                              const std::string& archive) {
    const model::Messages& words = *inputs.words;
    const model::Project& project = *inputs.project;
    const model::MessageArgs args = {{"sender", project.submit->sender}, {"recipient", project.submit->recipient}};
    TextPage page;
    page.title(words.text("readme.submission-title",
                          {{"title", title_of(project, agreement)}, {"version", agreement.version}}));
    if (project.example) page.paragraph(words.text("readme.example-submission"));
    if (inputs.draft) page.paragraph(words.text("readme.draft"));
    page.paragraph(words.text("readme.not-sent", args));
    page.heading(words.text("readme.how-to-send"));
    page.paragraph(words.text(inputs.draft ? "readme.send-no-draft" : "readme.send",
                              {{"archive", archive}, {"recipient", project.submit->recipient}}));
    page.heading(words.text("readme.contents"));
    auto rows = file_rows(documents, files, words);
    rows.emplace_back(checksums_name, words.text("readme.checksums"));
    rows.emplace_back(manifest_name, words.text("readme.manifest"));
    rows.emplace_back(readme_name, words.text("readme.this-note"));
    page.rows(rows);
    page.heading(words.text("readme.check"));
    page.paragraph(words.text("readme.check-submission"));
    return page.text();
}

}  // namespace package
