// SPDX-License-Identifier: MPL-2.0
#include "support/xml.h"

#include "support/ensure.h"
#include "support/utf8.h"

namespace support {
namespace {

// XML 1.0, production 2 (Char).
bool is_xml_char(char32_t c) {
    return c == 0x9 || c == 0xA || c == 0xD || (c >= 0x20 && c != 0xFFFE && c != 0xFFFF);
}

void append_escaped(std::string& out, std::string_view text, bool attribute) {
    for (std::size_t i = 0; i < text.size();) {
        const std::size_t begin = i;
        const char32_t c = next_code_point(text, i);
        if (!is_xml_char(c)) continue;
        if (c == '&') {
            out += "&amp;";
        } else if (c == '<') {
            out += "&lt;";
        } else if (c == '>') {
            out += "&gt;";
        } else if (attribute && c == '"') {
            out += "&quot;";
        } else if (attribute && c < 0x20) {
            out += "&#" + std::to_string(static_cast<unsigned>(c)) + ";";
        } else {
            out += text.substr(begin, i - begin);
        }
    }
}

}  // namespace

std::string escape_xml_text(std::string_view text) {
    std::string out;
    out.reserve(text.size());
    append_escaped(out, text, false);
    return out;
}

std::string escape_xml_attribute(std::string_view text) {
    std::string out;
    out.reserve(text.size());
    append_escaped(out, text, true);
    return out;
}

void XmlWriter::declaration() {
    out_ += "<?xml version=\"1.0\" encoding=\"UTF-8\" standalone=\"yes\"?>\n";
}

void XmlWriter::tag(std::string_view name, Attributes attributes, std::string_view end) {
    out_ += '<';
    out_ += name;
    for (const auto& [key, value] : attributes) {
        out_ += ' ';
        out_ += key;
        out_ += "=\"";
        append_escaped(out_, value, true);
        out_ += '"';
    }
    out_ += end;
}

void XmlWriter::open(std::string_view name, Attributes attributes) {
    tag(name, attributes, ">");
    open_.emplace_back(name);
}

void XmlWriter::empty(std::string_view name, Attributes attributes) {
    tag(name, attributes, "/>");
}

void XmlWriter::leaf(std::string_view name, std::string_view text, Attributes attributes) {
    open(name, attributes);
    this->text(text);
    close();
}

void XmlWriter::text(std::string_view text) {
    append_escaped(out_, text, false);
}

void XmlWriter::raw(std::string_view markup) {
    out_ += markup;
}

void XmlWriter::close() {
    ensure(!open_.empty(), "an XML element is closed once");
    out_ += "</" + open_.back() + ">";
    open_.pop_back();
}

}  // namespace support
