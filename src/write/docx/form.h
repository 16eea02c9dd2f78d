// SPDX-License-Identifier: MPL-2.0
// Fields of a form as content controls, and the list of them that travels in the file, so that a filled-in form can be
// read back whatever program saved it.
#pragma once

#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "model/assembly.h"
#include "model/messages.h"
#include "write/docx/bookmarks.h"

namespace writing::docx {

/// A field as its author described it.
struct Control {
    std::string name, title, type, prompt;
    std::string value;                                         // what stands in it from the beginning, if anything
    std::vector<std::pair<std::string, std::string>> choices;  // value, what is shown
    std::string tag;                                           // the name, in a repeated part after the part's name
    std::string bookmark;                                      // around the control; empty in a repeated part
    std::string prompt_part;                                   // name of the glossary's entry that holds the prompt
    int id = 0;
};

/// The form that a document is: one with fields. Knows every field once the body is written.
class Form {
  public:
    Form(const model::Assembly& assembly, Bookmarks& bookmarks);

    bool is_form() const { return is_form_; }

    /// The field at this place of the body: fields are asked for in reading order.
    Control control(const model::FormField& field);
    /// Fields until `end_repeat` belong to the repeated part, `title` being what its table is called. Gives the
    /// bookmark that its table carries.
    std::string begin_repeat(const std::string& name, const std::string& title);
    /// The rows after a part's first one repeat its columns.
    void next_row() { first_row_ = false; }
    void end_repeat() { repeating_ = false; }
    bool is_repeating() const { return repeating_; }
    /// A new number for a content control.
    int new_id() { return next_id_++; }
    /// The anchor of the heading that the next fields stand under.
    void enter_section(const std::string& anchor) { section_ = anchor; }

    /// customXml/item1.xml: the form's kind, version and fields, and its own words, so that a reader knows which words
    /// people wrote beside the fields.
    std::string catalogue_part(const model::Metadata& metadata) const;
    /// word/glossary/document.xml: the prompts, which Word shows again in a field that someone has emptied (ISO/IEC
    /// 29500-1, 17.12 and 17.5.2.25).
    std::string glossary_part() const;
    /// customXml/itemProps1.xml.
    static std::string catalogue_properties_part();

  private:
    struct Entry {
        Control control;
        std::string section;
    };
    std::string prompt_part(const std::string& prompt);
    void collect_words(const model::Assembly& assembly);

    struct Repeat {
        std::string name, title, bookmark, section;
        std::vector<Control> columns;
    };

    Bookmarks& bookmarks_;
    bool is_form_;
    std::vector<Entry> fields_;
    std::vector<Repeat> repeats_;
    std::vector<std::string> prompts_;  // each once, in the order of the glossary
    std::vector<std::string> words_;    // what the form itself says, a text for each paragraph that it may stand in
    std::string section_;
    bool repeating_ = false;
    bool first_row_ = true;
    int next_id_ = 1;
};

/// The name of an entry of the glossary, by its place among the prompts.
std::string prompt_name(std::size_t place);

/// w:sdtPr of a control. `language` as Office writes it; `fixed`: the control cannot be deleted by accident.
std::string control_properties(const Control& control, const std::string& language, bool fixed);
/// True when nothing stands in the control yet but its prompt. A box that is not ticked is an answer.
bool shows_prompt(const Control& control);
/// The words that stand in the control: what is shown for its value, or its prompt.
std::string shown_text(const Control& control, const model::Messages& words);

/// w:sdtPr around the rows of a repeated part, and around one of its rows.
std::string repeat_properties(const std::string& name, const std::string& title, int id);
std::string repeat_row_properties(int id);

}  // namespace writing::docx
