// SPDX-License-Identifier: MPL-2.0

#include "write/pdf/structure.h"
#include "write/pdf/word_gaps.h"
#include "write/pdf/write_pdf.h"

namespace writing::pdf {
namespace {

/// The words of each slot, in the order in which the pages show them.
std::vector<std::string> words_of(const Tree& tree, const model::Pages& pages) {
    std::vector<std::string> words(tree.slot_owner.size());
    WordGaps gaps(tree);
    for (const auto& page : pages.pages)
        for (const auto& item : page.items) {
            const auto* run = std::get_if<model::GlyphRun>(&item);
            const auto slot = run == nullptr ? -1 : tree.slot_of(run->mark);
            if (slot < 0) continue;
            if (gaps.before(*run, slot)) words[static_cast<std::size_t>(slot)] += ' ';
            words[static_cast<std::size_t>(slot)] += run->text;
        }
    return words;
}

class Dump {
  public:
    Dump(const Tree& tree, const model::Pages& pages) : tree_(tree), words_(words_of(tree, pages)) {}

    std::string write() {
        element(tree_.elements[0], 0);
        return std::move(out_);
    }

  private:
    std::string quoted(std::int32_t slot) const { return "\"" + words_[static_cast<std::size_t>(slot)] + "\""; }

    std::string all_words(const Element& element) const {
        std::string text;
        for (const std::int32_t kid : element.kids) {
            if (!text.empty() && text.back() != ' ') text += ' ';
            text += kid < 0 ? words_[static_cast<std::size_t>(~kid)]
                            : all_words(tree_.elements[static_cast<std::size_t>(kid)]);
        }
        return text;
    }

    void attribute(const char* key, const std::string& value) {
        if (!value.empty()) out_ += std::string(" ") + key + "=" + value;
    }

    void attributes(const Element& element) {
        if (element.scope != Scope::none) attribute("scope", element.scope == Scope::row ? "row" : "column");
        if (element.row_span > 1) attribute("rows", std::to_string(element.row_span));
        if (element.column_span > 1) attribute("columns", std::to_string(element.column_span));
        attribute("numbering", name_of(element.numbering));
        if (element.headers >= 0) {
            std::string names;
            for (const std::int32_t header : tree_.header_sets[static_cast<std::size_t>(element.headers)])
                names += (names.empty() ? "" : ", ") + all_words(tree_.elements[static_cast<std::size_t>(header)]);
            attribute("headers", "(" + names + ")");
        }
        if (element.text < 0) return;
        const auto& text = tree_.texts[static_cast<std::size_t>(element.text)];
        attribute("lang", text.language);
        if (!text.alternative.empty()) attribute("alt", "\"" + text.alternative + "\"");
        if (!text.expansion.empty()) attribute("expansion", "\"" + text.expansion + "\"");
        if (text.box != nullptr) out_ += " box";
    }

    void element(const Element& element, std::size_t depth) {
        out_ += std::string(2 * depth, ' ') + name_of(element.tag);
        attributes(element);
        if (element.kids.size() == 1 && element.kids[0] < 0) {
            out_ += " " + quoted(~element.kids[0]) + "\n";
            return;
        }
        out_ += "\n";
        for (const std::int32_t kid : element.kids) {
            if (kid < 0)
                out_ += std::string(2 * depth + 2, ' ') + quoted(~kid) + "\n";
            else
                this->element(tree_.elements[static_cast<std::size_t>(kid)], depth + 1);
        }
    }

    const Tree& tree_;
    std::vector<std::string> words_;
    std::string out_;
};

}  // namespace

std::string dump_tags(const model::Assembly& assembly, const model::Pages& pages) {
    const Placed placed(assembly, pages);
    return Dump(build_tree(assembly, placed), pages).write();
}

}  // namespace writing::pdf
