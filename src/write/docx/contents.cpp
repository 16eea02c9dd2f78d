// SPDX-License-Identifier: MPL-2.0
// The table of contents as a TOC field whose entries are filled in: converters show them, and Word can refresh them.
#include <algorithm>

#include "write/docx/markup.h"
#include "write/docx/story.h"

namespace writing::docx {
namespace {

// The field that Word fills again: headings by their levels, captions by the name of their SEQ fields.
std::string instruction_of(const model::Contents& contents) {
    if (contents.listed != model::Listed::headings)
        return "TOC \\h \\z \\c \"" + sequence_name(split_label(contents.entries.front().number).words) + "\"";
    int deepest = 1;
    for (const auto& entry : contents.entries) deepest = std::max(deepest, entry.level);
    return "TOC \\o \"1-" + std::to_string(std::clamp(deepest, 1, 6)) + "\" \\h \\z \\u";
}

}  // namespace

void Story::write_contents(const model::Contents& contents, const model::Attributes& attributes, const Place& place) {
    auto& xml = paragraph_.xml();
    const std::string id = std::to_string(shared_.form.new_id());
    const bool of_headings = contents.listed == model::Listed::headings;
    const bool wrapped = place.top && of_headings;
    const bool follows_cover = place.top && !sections_.has_content() && sections_.current().next_page;
    contents_alone_ = contents_alone_ || (follows_cover && !attributes.has_class("inline"));
    const bool last_list = !before_list_;
    if (wrapped) {
        xml.open("w:sdt");
        xml.open("w:sdtPr");
        value(xml, "w:id", id);
        xml.raw("<w:docPartObj><w:docPartGallery w:val=\"Table of Contents\"/><w:docPartUnique/></w:docPartObj>");
        xml.close();
        xml.open("w:sdtContent");
    }
    open_paragraph(place, "TOCHeading");
    write_inlines(paragraph_, shared_, contents.title, {}, true);
    close_paragraph();
    const std::string instruction = instruction_of(contents);
    for (std::size_t i = 0; i < contents.entries.size(); ++i)
        write_entry(contents.entries[i], contents.listed, i == 0 ? instruction : std::string(), i + 1 == contents.entries.size());
    if (wrapped) {
        xml.close();
        xml.close();
        ends_with_paragraph_ = false;
    }
    // A document with a cover page begins its text on a new page; lists of tables and figures stand with the contents.
    if (!contents_alone_ || !last_list) return;
    contents_alone_ = false;
    Section text;
    text.next_page = true;
    begin_section(text);
}

void Story::write_entry(const model::ContentsEntry& entry, model::Listed listed, const std::string& instruction,
                        bool last) {
    ParagraphFormat format;
    format.style = listed == model::Listed::headings ? "TOC" + std::to_string(std::clamp(entry.level, 1, 6)) : "TableofFigures";
    paragraph_.open(format);
    if (!instruction.empty()) paragraph_.open_field(instruction);
    const std::string bookmark = shared_.bookmark_of(entry.target);
    if (!bookmark.empty()) paragraph_.open_inner_link(bookmark);
    if (!entry.number.empty()) paragraph_.text(entry.number + (listed == model::Listed::headings ? "\t" : "\u2002"), {});
    write_inlines(paragraph_, shared_, entry.children, {}, true);
    paragraph_.text("\t", {});
    const std::string page = shared_.page_of(entry.target);
    if (!bookmark.empty()) {
        paragraph_.field("PAGEREF " + bookmark + " \\h", page, {});
        paragraph_.close_link();
    }
    if (last) paragraph_.close_field();
    close_paragraph();
}

}  // namespace writing::docx
