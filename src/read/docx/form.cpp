// SPDX-License-Identifier: MPL-2.0
#include <algorithm>
#include <utility>

#include "read/docx/catalogue.h"
#include "read/docx/docx.h"
#include "read/docx/form_place.h"
#include "read/docx/stray.h"
#include "read/docx/xml.h"

namespace reading::docx {
namespace {

constexpr std::size_t shown_bytes = 60;

// The beginning of a text, cut between words.
std::string shortened(const std::string& whole) {
    const std::string text = printable(whole);
    if (text.size() <= shown_bytes) return text;
    const auto blank = text.rfind(' ', shown_bytes);
    std::size_t end = blank == std::string::npos ? shown_bytes : blank;
    while (end > 0 && (static_cast<unsigned char>(text[end]) & 0xC0U) == 0x80U) --end;
    return text.substr(0, end) + " …";
}

class FormReader {
  public:
    FormReader(const Package& package, const std::string& file, model::Diagnostics& diagnostics)
        : package_(package), file_(file), diagnostics_(diagnostics), reading_(package), places_(package.body()) {}

    model::FilledForm read(const Catalogue& catalogue) {
        model::FilledForm form;
        form.kind = catalogue.kind;
        form.version = catalogue.version;
        form.file = file_;
        for (const auto& described : catalogue.fields) form.fields.push_back(field(described));
        for (const auto& described : catalogue.repeats) form.repeats.push_back(repeat(described));
        form.strays = find_strays(package_.body(), taken_, catalogue, reading_.styles);
        form.open_changes = places_.changes();
        form.open_comments = count_comments();
        report(form);
        return form;
    }

  private:
    model::FilledField field(const CatalogueField& described) {
        model::FilledField field{described.name, described.title, described.type, {}, {}, described.section};
        const FieldPlace place = places_.find(described);
        taken_.add(place.content);
        if (place.found)
            read_value(described, place, reading_, file_, field, diagnostics_);
        else
            lost(described.title);
        return field;
    }

    void lost(const std::string& title) {
        diagnostics_.warning("form-lost", {}, {{"file", file_}, {"title", printable(title)}});
    }

    model::FilledRepeat repeat(const CatalogueRepeat& described) {
        model::FilledRepeat repeat{described.name, described.title, described.section, {}, {}};
        for (const auto& column : described.columns) repeat.columns.push_back(column.title);
        const Nodes tables = places_.find_tables(described);
        RepeatContent content = read_rows(described, tables, reading_, file_, diagnostics_);
        taken_.add(content.taken);
        repeat.rows = std::move(content.rows);
        if (tables.empty()) lost(described.title);
        for (const auto& title : content.no_column) lost(described.title + ": " + title);
        if (tables.size() > 1)
            diagnostics_.warning("form-again", {}, {{"file", file_}, {"title", printable(described.title)}});
        return repeat;
    }

    std::size_t count_comments() const {
        const auto tree = package_.related("comments");
        std::size_t count = 0;
        if (tree)
            for ([[maybe_unused]] const auto comment : tree->document_element().children("w:comment")) ++count;
        return count;
    }

    void report(const model::FilledForm& form) {
        for (const auto& stray : form.strays)
            diagnostics_.warning(
                stray.heading.empty() ? "form-stray.top" : "form-stray", {},
                {{"file", file_}, {"heading", stray.heading}, {"words", shortened(stray.lines.front())}});
        if (form.open_changes > 0)
            diagnostics_.warning("form-open-marks.changes", {},
                                 {{"file", file_}, {"count", std::to_string(form.open_changes)}});
        if (form.open_comments > 0)
            diagnostics_.warning("form-open-marks.comments", {},
                                 {{"file", file_}, {"count", std::to_string(form.open_comments)}});
        for (const auto& [said, key] : {std::pair{reading_.lost_pictures, "form-lost.picture"},
                                        {reading_.lost_notes, "form-lost.note"},
                                        {reading_.lost_symbols, "form-lost.symbol"},
                                        {reading_.lost_hidden, "form-lost.hidden"},
                                        {reading_.lost_looks, "form-lost.look"},
                                        {reading_.lost_others, "form-lost.other"},
                                        {reading_.plain_formulas, "form-lost.formula"},
                                        {reading_.plain_boxes, "form-lost.box"}})
            if (said) diagnostics_.warning(key, {}, {{"file", file_}});
        if (is_blank(form)) diagnostics_.warning("form-empty", {}, {{"file", file_}});
    }

    // Nothing but what stood there from the beginning; a box that is not ticked is no answer here.
    static bool is_blank(const model::FilledForm& form) {
        const auto says_nothing = [](const model::FilledField& field) {
            return field.empty() || field.type == "check" || field.name == "status";
        };
        return form.strays.empty() && std::all_of(form.fields.begin(), form.fields.end(), says_nothing) &&
               std::all_of(form.repeats.begin(), form.repeats.end(),
                           [](const model::FilledRepeat& repeat) { return repeat.rows.empty(); });
    }

    const Package& package_;
    const std::string& file_;
    model::Diagnostics& diagnostics_;
    Reading reading_;
    FormPlaces places_;
    TakenNodes taken_;
};

}  // namespace

std::optional<model::FilledForm> read_form(std::string_view bytes, const std::string& file,
                                           model::Diagnostics& diagnostics) {
    const auto package = Package::open(bytes, file, diagnostics);
    if (!package) return std::nullopt;
    auto catalogue = read_catalogue(*package);
    if (!catalogue) {
        catalogue = catalogue_again(*package, Styles(*package));
        if (catalogue) diagnostics.warning("form-list-lost", {}, {{"file", file}});
    }
    if (!catalogue || !is_sound(*catalogue)) {
        const bool was_form = !catalogue && !package->custom_property("aftale-formular").empty();
        diagnostics.error(catalogue  ? "form-unknown.names"
                          : was_form ? "form-unknown.converted"
                                     : "form-unknown",
                          {}, {{"file", file}});
        return std::nullopt;
    }
    return FormReader(*package, file, diagnostics).read(*catalogue);
}

}  // namespace reading::docx
