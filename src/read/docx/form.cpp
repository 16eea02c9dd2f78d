// SPDX-License-Identifier: MPL-2.0
#include "read/docx/catalogue.h"
#include "read/docx/docx.h"
#include "read/docx/form_place.h"
#include "read/docx/xml.h"

namespace reading::docx {
namespace {

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
        form.open_changes = places_.changes();
        form.open_comments = count_comments();
        report(form);
        return form;
    }

  private:
    model::FilledField field(const CatalogueField& described) {
        model::FilledField field{described.name, described.title, described.type, {}, {}, described.section};
        const FieldPlace place = places_.find(described);
        if (place.found)
            read_value(described, place, reading_, file_, field, diagnostics_);
        else
            diagnostics_.warning("form-lost", {}, {{"file", file_}, {"title", described.title}});
        return field;
    }

    model::FilledRepeat repeat(const CatalogueRepeat& described) {
        model::FilledRepeat repeat{described.name, described.title, described.section, {}, {}};
        for (const auto& column : described.columns) repeat.columns.push_back(column.title);
        if (const auto table = places_.find_table(described))
            repeat.rows = read_rows(described, table, reading_, file_, diagnostics_);
        else
            diagnostics_.warning("form-lost", {}, {{"file", file_}, {"title", described.title}});
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
        if (form.open_changes > 0)
            diagnostics_.warning("form-open-marks.changes", {},
                                 {{"file", file_}, {"count", std::to_string(form.open_changes)}});
        if (form.open_comments > 0)
            diagnostics_.warning("form-open-marks.comments", {},
                                 {{"file", file_}, {"count", std::to_string(form.open_comments)}});
        if (reading_.lost_pictures) diagnostics_.warning("form-lost.picture", {}, {{"file", file_}});
        if (reading_.lost_notes) diagnostics_.warning("form-lost.note", {}, {{"file", file_}});
    }

    const Package& package_;
    const std::string& file_;
    model::Diagnostics& diagnostics_;
    Reading reading_;
    FormPlaces places_;
};

}  // namespace

std::optional<model::FilledForm> read_form(std::string_view bytes, const std::string& file,
                                           model::Diagnostics& diagnostics) {
    const auto package = Package::open(bytes, file, diagnostics);
    if (!package) return std::nullopt;
    const auto catalogue = read_catalogue(*package);
    if (!catalogue) {
        diagnostics.error("form-unknown", {}, {{"file", file}});
        return std::nullopt;
    }
    return FormReader(*package, file, diagnostics).read(*catalogue);
}

}  // namespace reading::docx
