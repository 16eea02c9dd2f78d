// SPDX-License-Identifier: MPL-2.0
// footnotes.xml or endnotes.xml, comments.xml and commentsExtended.xml.
#include <array>
#include <cstdio>

#include "model/date.h"
#include "write/docx/markup.h"
#include "write/docx/parts.h"
#include "write/docx/story.h"

namespace writing::docx {
namespace {

void separator(support::XmlWriter& xml, const std::string& note, const char* type, const char* id, const char* mark) {
    xml.open(note, {{"w:type", type}, {"w:id", id}});
    xml.raw("<w:p><w:pPr><w:pStyle w:val=\"FootnoteText\"/></w:pPr><w:r><");
    xml.raw(mark);
    xml.raw("/></w:r></w:p>");
    xml.close();
}

// Unique over all parts, and below 0x80000000: only comments' paragraphs have one.
std::string paragraph_id(std::size_t comment) {
    std::array<char, 12> text{};
    std::snprintf(text.data(), text.size(), "%08X", static_cast<unsigned>(0x10000000U + comment));
    return text.data();
}

std::string initials(const std::string& author) {
    std::string out;
    bool at_word = true;
    for (std::size_t i = 0; i < author.size();) {
        std::size_t next = i + 1;
        while (next < author.size() && (static_cast<unsigned char>(author[next]) & 0xC0U) == 0x80U) ++next;
        if (at_word && author[i] != ' ') out += author.substr(i, next - i);
        at_word = author[i] == ' ' || author[i] == '-';
        i = next;
    }
    return out;
}

void comment_paragraph(support::XmlWriter& xml, const std::string& text, const std::string& id, bool first) {
    if (id.empty())
        xml.open("w:p");
    else
        xml.open("w:p", {{"w14:paraId", id}});
    xml.raw("<w:pPr><w:pStyle w:val=\"CommentText\"/></w:pPr>");
    if (first) xml.raw("<w:r><w:rPr><w:rStyle w:val=\"CommentReference\"/></w:rPr><w:annotationRef/></w:r>");
    xml.open("w:r");
    xml.leaf("w:t", text, {{"xml:space", "preserve"}});
    xml.close();
    xml.close();
}

// The comment's words, then who is to act and when.
std::vector<std::string> comment_lines(const Shared& shared, const model::ReviewMark& mark) {
    std::vector<std::string> lines;
    std::size_t begin = 0;
    while (true) {
        const auto end = mark.comment.find('\n', begin);
        lines.push_back(mark.comment.substr(begin, end - begin));
        if (end == std::string::npos) break;
        begin = end + 1;
    }
    if (!mark.responsible.empty())
        lines.push_back(shared.words.text("comments.responsible", {{"name", mark.responsible}}));
    if (!mark.deadline.empty()) {
        const auto deadline = model::parse_danish_date(mark.deadline);
        lines.push_back(shared.words.text(
            "comments.deadline", {{"date", deadline ? model::to_words(*deadline, shared.words) : mark.deadline}}));
    }
    return lines;
}

// The comment that a comment answers, by its number among all of the document ("2" or "K2"): Word's id, or -1 when it
// answers none of those that are in the file.
int answered(const Shared& shared, std::size_t own) {
    const auto& marks = shared.assembly.review_marks;
    std::size_t number = 0;
    for (const char c : marks[own].reply_to)
        if (c >= '0' && c <= '9' && number < 1000000) number = number * 10 + static_cast<std::size_t>(c - '0');
    for (std::size_t mark = 0; mark < marks.size() && number > 0; ++mark)
        if (marks[mark].kind == model::ReviewKind::comment && --number == 0)
            return mark == own ? -1 : shared.comments.id(mark);
    return -1;
}

}  // namespace

std::string footnotes_part(Shared& shared, std::vector<ooxml::Relationship>& relationships) {
    std::string out;
    support::XmlWriter xml(out);
    xml.declaration();
    const std::string note = "w:" + shared.notes.stem();
    xml.open(note + "s", {{"xmlns:w", word_namespace},
                          {"xmlns:r", relationship_namespace},
                          {"xmlns:wp", "http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing"}});
    separator(xml, note, "separator", "-1", "w:separator");
    separator(xml, note, "continuationSeparator", "0", "w:continuationSeparator");
    const auto order = shared.notes.order();
    for (std::size_t i = 0; i < order.size(); ++i) {
        xml.open(note, {{"w:id", std::to_string(i + 1)}});
        Story(out, shared, relationships).write_note(shared.assembly.footnotes[order[i]].children);
        xml.close();
    }
    xml.close();
    return out;
}

std::string comments_part(const Shared& shared) {
    std::string out;
    support::XmlWriter xml(out);
    xml.declaration();
    xml.open("w:comments", {{"xmlns:w", word_namespace},
                            {"xmlns:mc", compatibility_namespace},
                            {"xmlns:w14", word_2010_namespace},
                            {"mc:Ignorable", "w14"}});
    const auto& marks = shared.comments.marks();
    for (std::size_t i = 0; i < marks.size(); ++i) {
        const auto& mark = shared.assembly.review_marks[marks[i]];
        const std::string author = change_author(shared, mark);
        const std::string date = change_date(mark.date);
        const std::string id = std::to_string(i);
        const std::string letters = initials(author);
        if (date.empty())
            xml.open("w:comment", {{"w:id", id}, {"w:author", author}, {"w:initials", letters}});
        else
            xml.open("w:comment", {{"w:id", id}, {"w:author", author}, {"w:date", date}, {"w:initials", letters}});
        const auto lines = comment_lines(shared, mark);
        for (std::size_t line = 0; line < lines.size(); ++line)
            comment_paragraph(xml, lines[line], line + 1 == lines.size() ? paragraph_id(i) : std::string(), line == 0);
        xml.close();
    }
    xml.close();
    return out;
}

std::string comments_extended_part(const Shared& shared) {
    std::string out;
    support::XmlWriter xml(out);
    xml.declaration();
    xml.open("w15:commentsEx",
             {{"xmlns:w15", word_2012_namespace}, {"xmlns:mc", compatibility_namespace}, {"mc:Ignorable", "w15"}});
    const auto& marks = shared.comments.marks();
    for (std::size_t i = 0; i < marks.size(); ++i) {
        const auto& mark = shared.assembly.review_marks[marks[i]];
        const std::string done = mark.resolved ? "1" : "0";
        const int parent = answered(shared, marks[i]);
        if (parent < 0)
            xml.empty("w15:commentEx", {{"w15:paraId", paragraph_id(i)}, {"w15:done", done}});
        else
            xml.empty("w15:commentEx", {{"w15:paraId", paragraph_id(i)},
                                        {"w15:paraIdParent", paragraph_id(static_cast<std::size_t>(parent))},
                                        {"w15:done", done}});
    }
    xml.close();
    return out;
}

}  // namespace writing::docx
