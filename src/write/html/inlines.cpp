// SPDX-License-Identifier: MPL-2.0
#include "write/html/inlines.h"

#include <algorithm>
#include <string_view>

#include "model/date.h"
#include "model/walk.h"
#include "support/web_address.h"
#include "write/html/picture.h"

namespace writing::html {
namespace {

using namespace model;

/// White space and others that an address cannot hold, percent-encoded.
std::string encoded(std::string_view target) {
    constexpr std::string_view hex = "0123456789ABCDEF";
    std::string out;
    for (const char c : target) {
        const auto byte = static_cast<unsigned char>(c);
        if (byte <= 0x20 || byte == 0x7F || std::string_view("\"<>\\^`{|}").find(c) != std::string_view::npos) {
            out += '%';
            out += hex[byte >> 4U];
            out += hex[byte & 15U];
        } else {
            out += c;
        }
    }
    return out;
}

class InlineWriter {
  public:
    using Attributes = writing::html::Attributes;

    explicit InlineWriter(Page& page) : page_(page) {}

    void write(const Inlines& inlines) {
        for (const auto& node : inlines) std::visit([this](const auto& kind) { one(kind); }, node.kind);
        end_stretch();
    }

  private:
    /// Opens `<ins>`, `<del>` and `<mark>` for the marks that are open here, once for a stretch of text.
    void begin_stretch() {
        if (stretch_ > 0) return;
        for (const std::size_t index : page_.open_marks) {
            const auto& mark = page_.assembly.review_marks[index];
            const auto date = parse_danish_date(mark.date);
            const std::string day = date ? to_iso(*date) : "";
            if (mark.kind == ReviewKind::insertion)
                page_.out.open("ins", {{"datetime", day}, {"title", mark.author}});
            else if (mark.kind == ReviewKind::deletion)
                page_.out.open("del", {{"datetime", day}, {"title", mark.author}});
            else
                page_.out.open("mark");
            ++stretch_;
        }
    }
    void end_stretch() {
        for (; stretch_ > 0; --stretch_) page_.out.close();
    }
    void element(std::string_view name, const Inlines& children, const Attributes& attributes = {}) {
        open(name, attributes);
        nested(children);
        page_.out.close();
    }
    void open(std::string_view name, const Attributes& attributes) {
        end_stretch();
        page_.out.open(name, attributes);
    }
    void nested(const Inlines& children) { InlineWriter(page_).write(children); }

    void one(const Text& text) {
        begin_stretch();
        page_.out.text(text.text);
    }
    void one(const SoftBreak&) { page_.out.line_break(); }
    void one(const LineBreak&) {
        begin_stretch();
        page_.out.empty("br");
    }
    void one(const Emphasis& node) { element("em", node.children); }
    void one(const Strong& node) { element("strong", node.children); }
    void one(const Strikeout& node) { element("s", node.children); }
    void one(const Subscript& node) { element("sub", node.children); }
    void one(const Superscript& node) { element("sup", node.children); }
    void one(const Code& code) {
        begin_stretch();
        page_.out.leaf("code", code.text);
    }

    void one(const Link& link) {
        const bool leads = link.node || support::may_lead_to(link.target);
        std::string address = link.node ? page_.address_of(link.node) : leads ? encoded(link.target) : "";
        if (address.empty() || page_.in_link) return element("span", link.children);
        page_.in_link = true;
        element("a", link.children, {{"href", std::move(address)}, {"title", link.title}});
        page_.in_link = false;
    }

    /// HTML knows no link within a link: there it is words only, which keep their id.
    void link_or_words(const std::string& words, Attributes attributes) {
        if (page_.in_link)
            std::erase_if(attributes, [](const auto& one) { return one.first != "id" && one.first != "title"; });
        page_.out.leaf(page_.in_link ? "span" : "a", words, attributes);
    }

    void one(const Image& image) {
        if (!image.resource || *image.resource >= page_.assembly.resources.size()) {
            begin_stretch();
            return page_.out.text(image.alt);
        }
        const auto& resource = page_.assembly.resources[*image.resource];
        begin_stretch();
        page_.out.empty("img", {{"src", data_address(resource)}, {"alt", image.attributes.has_class("pynt") ? "" : image.alt},
                                {"title", image.title},
                                {"style", width_style(image.attributes)}});
    }

    void one(const FootnoteCall& call) {
        if (call.index >= page_.assembly.footnotes.size()) return;
        auto& calls = page_.calls[call.index];
        const std::string& number = page_.assembly.footnotes[call.index].number;
        calls.push_back(page_.own_id("kald-" + number));
        open("sup", {});
        link_or_words(number, {{"id", calls.back()},
                               {"href", "#" + page_.note_id(call.index)},
                               {"role", "doc-noteref"},
                               {"aria-label", page_.words.text("note.call", {{"number", number}})}});
        page_.out.close();
    }

    void one(const Reference& reference) {
        const std::string address = page_.address_of(reference.node);
        if (address.empty() || page_.in_link) return one(Text{reference.text});
        end_stretch();
        page_.out.leaf("a", reference.text, {{"href", address}});
    }

    void one(const Value&) {}

    void one(const Styled& styled) {
        const std::string* title = styled.attributes.find("title");
        if (styled.attributes.has_class("abbr") && title) return element("abbr", styled.children, {{"title", *title}});
        element("span", styled.children, {{"id", styled.attributes.id}, {"lang", language_of(styled.attributes)}});
    }

    void one(const ReviewBoundary& boundary) {
        end_stretch();
        if (boundary.mark >= page_.assembly.review_marks.size()) return;
        auto& marks = page_.open_marks;
        if (boundary.begins) return marks.push_back(boundary.mark);
        marks.erase(std::remove(marks.begin(), marks.end(), boundary.mark), marks.end());
        if (const int rank = page_.comment_rank(boundary.mark)) comment_mark(boundary.mark, rank);
    }

    void comment_mark(std::size_t mark, int rank) {
        const std::string words = page_.words.text("comments.mark", {{"number", std::to_string(rank)}});
        const std::string id = page_.comment_id(rank);
        page_.out.open("sup", {{"class", "comment"}});
        const std::string& said = page_.assembly.review_marks[mark].comment;
        if (id.empty())
            page_.out.leaf("span", words, {{"title", said}});
        else
            link_or_words(words, {{"href", "#" + id}, {"title", said}});
        page_.out.close();
    }

    void one(const FormField& field) {
        const std::string* placeholder = field.attributes.find("placeholder");
        const std::string* name = field.attributes.find("name");
        begin_stretch();
        page_.out.leaf("span", placeholder ? *placeholder : name ? *name : "", {{"class", "field"}});
    }

    Page& page_;
    int stretch_ = 0;
};

}  // namespace

void write_inlines(Page& page, const model::Inlines& inlines) {
    InlineWriter(page).write(inlines);
}

std::string language_of(const model::Attributes& attributes) {
    const std::string* language = attributes.find("lang");
    return language ? *language : "";
}

}  // namespace writing::html
