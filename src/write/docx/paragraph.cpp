// SPDX-License-Identifier: MPL-2.0
#include "write/docx/paragraph.h"

#include <algorithm>

#include "support/ensure.h"
#include "support/web_address.h"
#include "write/docx/markup.h"
#include "write/ooxml/properties.h"

namespace writing::docx {

// Children of w:pPr in the schema's order (ISO/IEC 29500-1, 17.3.1.26).
void ParagraphWriter::open(const ParagraphFormat& format) {
    whole_ = Whole::empty;
    xml_.open("w:p");
    xml_.open("w:pPr");
    value(xml_, "w:pStyle", format.style);
    if (format.keep_next) xml_.empty("w:keepNext");
    if (format.number) {
        xml_.open("w:numPr");
        value(xml_, "w:ilvl", std::to_string(format.number->level));
        value(xml_, "w:numId", std::to_string(format.number->id));
        xml_.close();
    }
    if (format.right_tab) {
        xml_.open("w:tabs");
        xml_.empty("w:tab", {{"w:val", "clear"}, {"w:pos", twips_text(text_width(shared_.theme))}});
        xml_.empty("w:tab", {{"w:val", "right"}, {"w:pos", twips_text(*format.right_tab)}});
        xml_.close();
    }
    if (format.before) xml_.empty("w:spacing", {{"w:before", twips_text(*format.before)}});
    if (format.left || format.hanging || format.right) {
        out_ += "<w:ind";
        if (format.left) out_ += " w:left=\"" + twips_text(*format.left) + "\"";
        if (format.right) out_ += " w:right=\"" + twips_text(*format.right) + "\"";
        if (format.hanging) out_ += " w:hanging=\"" + twips_text(*format.hanging) + "\"";
        out_ += "/>";
    }
    if (format.contextual) {
        if (*format.contextual)
            xml_.empty("w:contextualSpacing");
        else
            value(xml_, "w:contextualSpacing", "0");
    }
    if (!format.align.empty()) value(xml_, "w:jc", format.align);
    properties_end_ = out_.size();
    run_in_ = format.run_in;
    xml_.close();
}

void ParagraphWriter::close() {
    flush();
    close_changes();
    support::ensure(!in_link_, "a link ends in the paragraph it begins in");
    // The paragraph's end belongs to a change that goes on after it, and to one that all of its words belong to: with
    // those taken out no empty paragraph stays.
    std::string change = change_element();
    if (change.empty() && whole_ == Whole::inserted) change = change_element(last_change_, {});
    if (change.empty() && whole_ == Whole::deleted) change = change_element({}, last_change_);
    if (run_in_) change += "<w:vanish/><w:specVanish/>";
    if (!change.empty()) out_.insert(properties_end_, "<w:rPr>" + change + "</w:rPr>");
    if (!change.empty()) properties_end_ += change.size() + std::string_view("<w:rPr></w:rPr>").size();
    xml_.close();
}

void ParagraphWriter::text(std::string_view text, const RunFormat& format) {
    if (text.empty()) return;
    if (!pending_.empty() && !(pending_format_ == format)) flush();
    pending_format_ = format;
    pending_ += text;
}

void ParagraphWriter::markup(std::string_view run_content, const RunFormat& format) {
    flush();
    run(run_content, format);
}

void ParagraphWriter::flush() {
    if (pending_.empty()) return;
    const std::string text = std::move(pending_);
    pending_.clear();
    sync_changes();
    run(run_content(text), pending_format_);
}

void ParagraphWriter::run(std::string_view content, const RunFormat& format) {
    sync_changes();
    note_run();
    xml_.open("w:r");
    run_properties(format);
    xml_.raw(content);
    xml_.close();
}

// Children of w:rPr in the schema's order (17.3.2.28).
void ParagraphWriter::run_properties(const RunFormat& format) {
    if (format == RunFormat{}) return;
    xml_.open("w:rPr");
    if (!format.style.empty()) value(xml_, "w:rStyle", format.style);
    if (format.bold) xml_.raw("<w:b/><w:bCs/>");
    if (format.italic) xml_.raw("<w:i/><w:iCs/>");
    if (format.strike) xml_.empty("w:strike");
    if (format.subscript)
        value(xml_, "w:vertAlign", "subscript");
    else if (format.superscript)
        value(xml_, "w:vertAlign", "superscript");
    if (!format.language.empty()) value(xml_, "w:lang", format.language);
    xml_.close();
}

std::string ParagraphWriter::run_content(std::string_view text) const {
    const std::string_view tag = deleting() ? "w:delText" : "w:t";
    std::string out;
    std::string words;
    const auto end_words = [&] {
        if (words.empty()) return;
        out += "<" + std::string(tag) + " xml:space=\"preserve\">" + support::escape_xml_text(words) + "</" +
               std::string(tag) + ">";
        words.clear();
    };
    for (std::size_t i = 0; i < text.size(); ++i) {
        std::string_view mark;
        std::size_t length = 1;
        if (text[i] == '\n')
            mark = "<w:br/>";
        else if (text[i] == '\t')
            mark = "<w:tab/>";
        else if (text.substr(i).starts_with("\u00AD"))
            mark = "<w:softHyphen/>", length = 2;
        else if (text.substr(i).starts_with("\u2011"))
            mark = "<w:noBreakHyphen/>", length = 3;
        if (mark.empty()) {
            words += text[i];
            continue;
        }
        end_words();
        out += mark;
        i += length - 1;
    }
    end_words();
    return out;
}

void ParagraphWriter::field_mark(std::string_view kind, const RunFormat& format) {
    run("<w:fldChar w:fldCharType=\"" + std::string(kind) + "\"/>", format);
}

void ParagraphWriter::open_field(std::string_view instruction, const RunFormat& format) {
    flush();
    field_mark("begin", format);
    run("<w:instrText xml:space=\"preserve\"> " + support::escape_xml_text(instruction) + " </w:instrText>", format);
    field_mark("separate", format);
}

void ParagraphWriter::close_field(const RunFormat& format) {
    flush();
    field_mark("end", format);
}

void ParagraphWriter::field(std::string_view instruction, std::string_view result, const RunFormat& format) {
    if (deleting()) return text(result, format);
    open_field(instruction, format);
    text(result, format);
    close_field(format);
}

void ParagraphWriter::control(const Control& control, const RunFormat& format) {
    flush();
    close_changes();
    whole_ = Whole::no;
    const std::string language = ooxml::office_language(shared_.assembly.metadata.language);
    RunFormat shown = format;
    if (shows_prompt(control)) shown.style = "PlaceholderText";
    if (control.type == "check") shown.style = "CheckBox";
    xml_.open("w:sdt");
    xml_.raw(control_properties(control, language, !control.bookmark.empty()));
    xml_.open("w:sdtContent");
    text(shown_text(control, shared_.words), shown);
    flush();
    xml_.close();
    xml_.close();
}

void ParagraphWriter::open_inner_link(const std::string& bookmark) {
    flush();
    close_changes();
    xml_.open("w:hyperlink", {{"w:anchor", bookmark}, {"w:history", "1"}});
    in_link_ = true;
}

bool ParagraphWriter::open_outer_link(const std::string& target, const std::string& tip) {
    if (!support::may_lead_to(target)) return false;
    const std::string uri = support::to_uri(target);
    flush();
    close_changes();
    std::string id;
    for (const auto& r : relationships_)
        if (r.external && r.target == uri) id = r.id;
    if (id.empty()) id = ooxml::relate(relationships_, std::string(office_relationship) + "hyperlink", uri, true);
    if (tip.empty())
        xml_.open("w:hyperlink", {{"r:id", id}, {"w:history", "1"}});
    else
        xml_.open("w:hyperlink", {{"r:id", id}, {"w:tooltip", tip}, {"w:history", "1"}});
    in_link_ = true;
    return true;
}

void ParagraphWriter::close_link() {
    flush();
    close_changes();
    xml_.close();
    in_link_ = false;
}

int ParagraphWriter::open_bookmark(const std::string& name) {
    flush();
    close_changes();
    const int id = shared_.bookmarks.next_id();
    xml_.empty("w:bookmarkStart", {{"w:id", std::to_string(id)}, {"w:name", name}});
    return id;
}

void ParagraphWriter::close_bookmark(int id) {
    flush();
    close_changes();
    xml_.empty("w:bookmarkEnd", {{"w:id", std::to_string(id)}});
}

void ParagraphWriter::boundary(std::size_t mark, bool begins) {
    if (!shared_.comments.is_whole(mark)) return;
    flush();
    const auto kind = shared_.assembly.review_marks[mark].kind;
    if (kind == model::ReviewKind::comment) {
        if (!shared_.comments.is_in_note(mark)) comment_boundary(shared_.comments.id(mark), begins);
        return;
    }
    auto& active = kind == model::ReviewKind::insertion ? insertions_ : deletions_;
    if (begins)
        active.push_back(mark);
    else
        active.erase(std::remove(active.begin(), active.end(), mark), active.end());
}

void ParagraphWriter::comment_boundary(int id, bool begins) {
    flush();
    close_changes();
    const std::string number = std::to_string(id);
    xml_.empty(begins ? "w:commentRangeStart" : "w:commentRangeEnd", {{"w:id", number}});
    if (!begins)
        xml_.raw("<w:r><w:rPr><w:rStyle w:val=\"CommentReference\"/></w:rPr><w:commentReference w:id=\"" + number +
                 "\"/></w:r>");
}

void ParagraphWriter::note_run() {
    const bool inserted = !open_insertion_.empty(), deleted = !open_deletion_.empty();
    const Whole run = inserted == deleted ? Whole::no : inserted ? Whole::inserted : Whole::deleted;
    whole_ = whole_ == Whole::empty || whole_ == run ? run : Whole::no;
    if (whole_ != Whole::no) last_change_ = inserted ? open_insertion_ : open_deletion_;
}

std::string ParagraphWriter::change_element() {
    return change_element(insertions_, deletions_);
}

std::string ParagraphWriter::change_element_of(std::size_t mark) {
    const bool inserted = shared_.assembly.review_marks[mark].kind == model::ReviewKind::insertion;
    return inserted ? change_element({mark}, {}) : change_element({}, {mark});
}

std::string ParagraphWriter::change_element(const std::vector<std::size_t>& insertions,
                                            const std::vector<std::size_t>& deletions) {
    if (insertions.empty() && deletions.empty()) return {};
    const bool inserted = !insertions.empty();
    const std::size_t mark = inserted ? insertions.back() : deletions.back();
    const auto& review = shared_.assembly.review_marks[mark];
    const std::string date = change_date(review.date);
    std::string out = inserted ? "<w:ins" : "<w:del";
    out += " w:id=\"" + std::to_string(shared_.next_change_id++) + "\" w:author=\"" +
           support::escape_xml_attribute(change_author(shared_, review)) + "\"";
    if (!date.empty()) out += " w:date=\"" + date + "\"";
    return out + "/>";
}

void ParagraphWriter::open_change(std::string_view element, std::size_t mark) {
    const auto& review = shared_.assembly.review_marks[mark];
    const std::string id = std::to_string(shared_.next_change_id++);
    const std::string author = change_author(shared_, review);
    const std::string date = change_date(review.date);
    if (date.empty())
        xml_.open(element, {{"w:id", id}, {"w:author", author}});
    else
        xml_.open(element, {{"w:id", id}, {"w:author", author}, {"w:date", date}});
}

// Brings what is written in line with the marks that are on. A deletion stands inside an insertion, never around it.
void ParagraphWriter::sync_changes() {
    const auto top = [](const std::vector<std::size_t>& marks) {
        return marks.empty() ? std::vector<std::size_t>{} : std::vector<std::size_t>{marks.back()};
    };
    if (top(insertions_) == open_insertion_ && top(deletions_) == open_deletion_) return;
    close_changes();
    open_insertion_ = top(insertions_);
    open_deletion_ = top(deletions_);
    if (!open_insertion_.empty()) open_change("w:ins", open_insertion_.front());
    if (!open_deletion_.empty()) open_change("w:del", open_deletion_.front());
}

void ParagraphWriter::close_changes() {
    if (!open_deletion_.empty()) xml_.close();
    if (!open_insertion_.empty()) xml_.close();
    open_deletion_.clear();
    open_insertion_.clear();
}

}  // namespace writing::docx
