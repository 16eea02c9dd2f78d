// SPDX-License-Identifier: MPL-2.0
// Heads and feet: the agreement's title, version and date; the document's title and the page; the bar that says
// UDKAST or EKSEMPEL.
#include <algorithm>

#include "model/date.h"
#include "write/docx/markup.h"
#include "write/docx/paragraph.h"
#include "write/docx/parts.h"

namespace writing::docx {
namespace {

std::string version_and_date(const Shared& shared) {
    const auto& metadata = shared.assembly.metadata;
    std::string text;
    if (!metadata.version.empty()) text = shared.words.text("head.version", {{"version", metadata.version}});
    const std::string date = metadata.date ? model::to_words(*metadata.date, shared.words) : metadata.date_text;
    if (!text.empty() && !date.empty()) text += " · ";
    return text + date;
}

// The cover says in a sentence what the other pages say in a word.
std::string bar_text(const Shared& shared, bool cover) {
    const auto& assembly = shared.assembly;
    std::string text;
    if (assembly.draft) {
        text = shared.words.text("mark.draft");
        const std::string detail = version_and_date(shared);
        if (!detail.empty()) text += " · " + detail;
    }
    if (assembly.example)
        text += (text.empty() ? "" : " · ") + shared.words.text(cover ? "mark.example-note" : "mark.example");
    return text;
}

class FurnitureWriter {
  public:
    FurnitureWriter(std::string& out, Shared& shared) : shared_(shared), paragraph_(out, shared, relationships_) {}

    void bar(bool cover) {
        const std::string text = bar_text(shared_, cover);
        if (text.empty()) return;
        open("StatusBar", false);
        paragraph_.text(text, {});
        paragraph_.close();
    }

    void head(bool wide) {
        open("Header", wide);
        paragraph_.text(shared_.assembly.running_title + "\t" + version_and_date(shared_), {});
        paragraph_.close();
    }

    // "{page} af {pages}": Word counts both; what stands here is what layout found.
    void foot(bool wide) {
        open("Footer", wide);
        paragraph_.text(shared_.assembly.metadata.title + "\t", {});
        const std::string pattern = shared_.words.text("page.of");
        const std::string pages = std::to_string(std::max<std::size_t>(1, shared_.labels.page_count));
        for (std::size_t i = 0; i < pattern.size();) {
            const std::string_view rest = std::string_view(pattern).substr(i);
            if (rest.starts_with("{page}")) {
                paragraph_.field("PAGE", shared_.labels.page_count > 1 ? "2" : "1", {});
                i += 6;
            } else if (rest.starts_with("{pages}")) {
                paragraph_.field("NUMPAGES", pages, {});
                i += 7;
            } else {
                paragraph_.text(rest.substr(0, 1), {});
                ++i;
            }
        }
        paragraph_.close();
    }

    void empty(const char* style) {
        open(style, false);
        paragraph_.close();
    }

  private:
    void open(const char* style, bool wide) {
        ParagraphFormat format;
        format.style = style;
        if (wide) format.right_tab = text_width(shared_.theme, true);
        paragraph_.open(format);
    }

    Shared& shared_;
    std::vector<ooxml::Relationship> relationships_;
    ParagraphWriter paragraph_;
};

}  // namespace

std::string furniture_part(Shared& shared, Furniture which) {
    std::string out;
    support::XmlWriter xml(out);
    const bool is_head = which == Furniture::head || which == Furniture::wide_head || which == Furniture::first_head;
    xml.declaration();
    xml.open(is_head ? "w:hdr" : "w:ftr", {{"xmlns:w", word_namespace}, {"xmlns:r", relationship_namespace}});
    FurnitureWriter writer(out, shared);
    if (is_head) writer.bar(which == Furniture::first_head);
    switch (which) {
        case Furniture::head:
            writer.head(false);
            break;
        case Furniture::wide_head:
            writer.head(true);
            break;
        case Furniture::foot:
            writer.foot(false);
            break;
        case Furniture::wide_foot:
            writer.foot(true);
            break;
        case Furniture::first_head:
            writer.empty("Normal");
            break;
        case Furniture::first_foot:
            writer.empty("Footer");
            break;
    }
    xml.close();
    return out;
}

}  // namespace writing::docx
