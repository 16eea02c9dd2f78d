// SPDX-License-Identifier: MPL-2.0
#include "package/front_page.h"

#include <algorithm>
#include <array>
#include <kainjow/mustache.hpp>
#include <set>

#include "package/text_page.h"

namespace package {
namespace {

using kainjow::mustache::data;
using model::Colour;

/// WCAG 2.2, 1.4.6: enhanced contrast of text.
constexpr double enhanced = 7.0;

struct Palette {
    Colour paper, ink, accent, grey, tint, hairline;
};

std::string tokens(const Palette& p) {
    const auto on_all_grounds = [&](Colour wish) {
        return contrast(wish, p.paper) >= enhanced && contrast(wish, p.tint) >= enhanced ? wish : p.ink;
    };
    std::string out;
    const auto add = [&](const char* name, Colour colour) {
        out += std::string("--") + name + ":#" + to_hex(colour) + ";";
    };
    add("paper", p.paper);
    add("ink", p.ink);
    add("accent", on_all_grounds(p.accent));
    add("quiet", on_all_grounds(p.grey));
    add("tint", p.tint);
    add("hairline", p.hairline);
    return out;
}

/// Readers meet the formats in this order: what opens at once first.
constexpr std::array<std::string_view, 5> format_order = {"html", "pdf", "docx", "xlsx", "xml"};

std::string in_words(const model::Metadata& m, const model::Messages& words) {
    if (m.date) return to_words(*m.date, words);
    return m.date_text;
}

/// `id` marks a fact that verifying holds against the manifest.
void add_fact(data& facts, const std::string& name, const std::string& value, const char* id = "") {
    if (value.empty()) return;
    data fact;
    fact.set("id", *id == '\0' ? data(false) : data(std::string(id)));
    fact.set("name", name);
    fact.set("value", value);
    facts << fact;
}

data facts_of(const model::Metadata& m, const model::Messages& words) {
    data facts{data::type::list};
    add_fact(facts, words.text("cover.version"), m.version, "version");
    add_fact(facts, words.text("cover.status"), m.status_title.empty() ? m.status : m.status_title);
    add_fact(facts, words.text("cover.effective"), m.effective_date ? to_words(*m.effective_date, words) : "");
    add_fact(facts, words.text("cover.agreement-period"),
             m.agreement_period ? to_words(*m.agreement_period, words) : "");
    add_fact(facts, words.text("cover.election-period"), m.election_period ? to_text(*m.election_period) : "");
    add_fact(facts, words.text("cover.forum"), m.deciding_forum);
    return facts;
}

class Page {
  public:
    explicit Page(const FrontPage& page)
        : page_(page), words_(*page.inputs.words), main_(*page.inputs.documents.at(main_document(page.documents)).metadata) {}

    data all() const {
        data d;
        set_head(d);
        d.set("words", own_words());
        d.set("facts", facts_of(main_, words_));
        data groups{data::type::list};
        add_group(groups, "agreement", "aftalen", words_.text("front.agreement"), "");
        add_group(groups, "related", "andre-dokumenter", words_.text("front.related"),
                  words_.text("front.related-note"));
        d.set("groups", groups);
        data parties{data::type::list};
        for (const auto& party : main_.parties) parties << data(party.name);
        d.set("parties", parties);
        d.set("has-parties", !main_.parties.empty());
        d.set("contact", contact());
        d.set("sums", words_.text("front.sums", {{"size", size_text(sums_size(), words_)}}));
        return d;
    }

  private:
    void set_head(data& d) const {
        const auto& project = *page_.inputs.project;
        const std::string title = project.title.empty() ? main_.title : project.title;
        d.set("lang", words_.language());
        d.set("title", title);
        d.set("party", page_.partner.name);
        d.set("page-title", title + " \u2013 " + page_.partner.name);
        d.set("version", main_.version);
        d.set("lead", words_.text("front.lead", {{"party", page_.partner.name}, {"title", title}}));
        d.set("summary", main_.summary);
        d.set("has-summary", !main_.summary.empty());
        d.set("example", project.example);
        d.set("light", light_tokens(*page_.inputs.theme));
        d.set("dark", dark_tokens(*page_.inputs.theme));
        const auto family = [&](const char* name, const char* otherwise) {
            const auto found = page_.inputs.theme->families.find(name);
            d.set(std::string("font-") + name,
                  found == page_.inputs.theme->families.end() ? otherwise : found->second.css);
        };
        family("text", "serif");
        family("sans", "sans-serif");
    }

    data own_words() const {
        data d;
        const auto add = [&](const char* name, const std::string& text) { d.set(name, text); };
        add("skip", words_.text("front.skip"));
        add("about", words_.text("front.about"));
        add("parties", words_.text("cover.parties"));
        add("files", words_.text("front.files"));
        add("same-files", words_.text("front.same-files", {{"count", std::to_string(page_.inputs.partners.size())}}));
        add("formats-note", formats_note());
        add("example", words_.text("mark.example"));
        add("example-note", words_.text("front.example-note"));
        return d;
    }

    /// What is worth knowing of those formats that are there.
    std::string formats_note() const {
        std::set<std::string_view> endings;
        for (const auto& file : page_.files) endings.insert(ending_of(file.path));
        std::string note = endings.size() > 1 ? words_.text("front.formats-same") : "";
        const auto add = [&](const char* key) { note += (note.empty() ? "" : " ") + words_.text(key); };
        const bool page = endings.contains("html"), pdf = endings.contains("pdf");
        if (page && pdf)
            add("front.formats-read");
        else if (page || pdf)
            add(page ? "front.formats-page" : "front.formats-pdf");
        if (endings.contains("xlsx")) add("front.formats-tables");
        return note;
    }

    std::string contact() const {
        const auto& publish = page_.inputs.project->publish;
        if (!publish || publish->contact.empty()) return {};
        return words_.text("front.contact", {{"contact", publish->contact}});
    }

    void add_group(data& groups, const std::string& role, const char* id, const std::string& heading,
                   const std::string& note) const {
        data documents{data::type::list};
        for (std::size_t i = 0; i < page_.documents.size(); ++i)
            if (page_.documents[i].role == role) documents << document(i);
        if (documents.list_value().empty()) return;
        data group;
        group.set("id", id);
        group.set("heading", heading);
        group.set("note", note);
        group.set("has-note", !note.empty());
        group.set("documents", documents);
        groups << group;
    }

    data document(std::size_t index) const {
        const auto& m = *page_.inputs.documents[index].metadata;
        data d;
        d.set("id", page_.documents[index].id);
        d.set("title", m.title);
        d.set("lang", m.language);
        d.set("other-lang", m.language != words_.language());
        d.set("subtitle", m.subtitle);
        d.set("has-subtitle", !m.subtitle.empty());
        // The agreement's own summary stands above already.
        const bool summary = !m.summary.empty() && &m != &main_;
        d.set("summary", m.summary);
        d.set("has-summary", summary);
        d.set("line", line_about(m));
        data files{data::type::list};
        for (const auto format : format_order)
            for (const auto& file : page_.files)
                if (file.document == index && ending_of(file.path) == format) files << download(file, m);
        d.set("files", files);
        return d;
    }

    /// "Version 1.0. Gældende. 15. januar 2024."
    std::string line_about(const model::Metadata& m) const {
        std::string out;
        const auto add = [&](const std::string& text) {
            if (!text.empty()) out += (out.empty() ? "" : " ") + text + ".";
        };
        add(m.kind_title);
        if (!m.version.empty()) add(words_.text("head.version", {{"version", m.version}}));
        add(m.status_title);
        add(in_words(m, words_));
        return out;
    }

    data download(const ListedFile& file, const model::Metadata& m) const {
        const std::string type = words_.text("front.format-" + std::string(ending_of(file.path)));
        data d;
        d.set("path", file.path);
        d.set("type", std::string(media_type(file.path)));
        d.set("lang", m.language);
        d.set("text", words_.text("front.download",
                                  {{"title", m.title}, {"type", type}, {"size", size_text(file.size, words_)}}));
        return d;
    }

    /// Every line of SHA256SUMS is a hash of 64 characters, two spaces, a path and a line feed.
    std::size_t sums_size() const {
        std::size_t size = 0;
        const auto add = [&](std::string_view path) { size += 64 + 2 + path.size() + 1; };
        for (const auto& file : page_.files) add(file.path);
        for (const char* own : {"index.html", readme_name, manifest_name}) add(own);
        return size;
    }

    const FrontPage& page_;
    const model::Messages& words_;
    const model::Metadata& main_;
};

}  // namespace

std::string light_tokens(const model::Theme& t) {
    return tokens({t.paper, t.ink, t.accent, t.grey, t.tint, t.hairline});
}

std::string dark_tokens(const model::Theme& t) {
    // Ground and text of the dark mode; the accent is the theme's.
    return tokens({{0x12, 0x17, 0x1B},
                   {0xE8, 0xEB, 0xED},
                   t.accent_dark_mode,
                   {0xB9, 0xC2, 0xC9},
                   {0x1C, 0x25, 0x2B},
                   {0x3D, 0x49, 0x52}});
}

std::string front_page(const FrontPage& page, model::Diagnostics& diagnostics) {
    kainjow::mustache::mustache made(page.inputs.page_template);
    std::string html = made.is_valid() ? made.render(Page(page).all()) : "";
    if (html.empty() || !made.is_valid()) {
        diagnostics.error("publish-template", {}, {{"reason", made.error_message()}});
        return {};
    }
    return html;
}

}  // namespace package
