// SPDX-License-Identifier: MPL-2.0
#include "write/html/markup.h"

#include "support/ensure.h"
#include "support/xml.h"

namespace writing::html {

void Markup::tag(std::string_view name, const Attributes& attributes, std::string_view end) {
    out_ += '<';
    out_ += name;
    for (const auto& [key, value] : attributes) {
        if (value.empty() && key != "alt") continue;
        out_ += ' ';
        out_ += key;
        out_ += "=\"";
        out_ += support::escape_xml_attribute(value);
        out_ += '"';
    }
    out_ += end;
}

void Markup::open(std::string_view name, const Attributes& attributes) {
    tag(name, attributes, ">");
    open_.emplace_back(name);
}

void Markup::empty(std::string_view name, const Attributes& attributes) {
    tag(name, attributes, "/>");
}

void Markup::leaf(std::string_view name, std::string_view words, const Attributes& attributes) {
    open(name, attributes);
    text(words);
    close();
}

void Markup::close() {
    support::ensure(!open_.empty(), "an element is closed once");
    out_ += "</" + open_.back() + ">";
    open_.pop_back();
}

void Markup::text(std::string_view words) {
    out_ += support::escape_xml_text(words);
}

std::string Markup::take() {
    support::ensure(open_.empty(), "every element is closed");
    return std::move(out_);
}

}  // namespace writing::html
