// SPDX-License-Identifier: MPL-2.0
// The prompts of a form's fields as building blocks (ISO/IEC 29500-1, 17.12): without them Word would ask in its own
// words, in its own language, once a field has been emptied.
#include "support/hash.h"
#include "support/xml.h"
#include "write/docx/form.h"
#include "write/docx/markup.h"

namespace writing::docx {
namespace {

// An identifier of the same shape as a random one, but the same for the same prompt.
std::string guid_of(const std::string& text) {
    std::string hex = support::sha256_hex(text).substr(0, 32);
    for (auto& c : hex)
        if (c >= 'a' && c <= 'f') c = static_cast<char>(c - 'a' + 'A');
    return "{" + hex.substr(0, 8) + "-" + hex.substr(8, 4) + "-" + hex.substr(12, 4) + "-" + hex.substr(16, 4) + "-" +
           hex.substr(20) + "}";
}

void add_entry(support::XmlWriter& xml, const std::string& name, const std::string& prompt) {
    xml.open("w:docPart");
    xml.open("w:docPartPr");
    value(xml, "w:name", name);
    xml.open("w:category");
    value(xml, "w:name", "General");
    value(xml, "w:gallery", "placeholder");
    xml.close();
    xml.open("w:types");
    value(xml, "w:type", "bbPlcHdr");
    xml.close();
    xml.open("w:behaviors");
    value(xml, "w:behavior", "content");
    xml.close();
    value(xml, "w:guid", guid_of(name + prompt));
    xml.close();
    xml.open("w:docPartBody");
    xml.open("w:p");
    xml.open("w:r");
    xml.open("w:rPr");
    value(xml, "w:rStyle", "PlaceholderText");
    xml.close();
    xml.leaf("w:t", prompt, {{"xml:space", "preserve"}});
    xml.close();
    xml.close();
    xml.close();
    xml.close();
}

}  // namespace

std::string prompt_name(std::size_t place) {
    return "Ledetekst" + std::to_string(place + 1);
}

std::string Form::glossary_part() const {
    std::string out;
    support::XmlWriter xml(out);
    xml.declaration();
    xml.open("w:glossaryDocument", {{"xmlns:w", word_namespace}});
    xml.open("w:docParts");
    for (std::size_t i = 0; i < prompts_.size(); ++i) add_entry(xml, prompt_name(i), prompts_[i]);
    xml.close();
    xml.close();
    return out;
}

}  // namespace writing::docx
