// SPDX-License-Identifier: MPL-2.0
#include "cli/building.h"

#include <algorithm>

#include "check/check.h"
#include "cli/build_records.h"
#include "draw/org_chart.h"
#include "layout/paginate.h"
#include "model/dump.h"
#include "write/docx/docx.h"
#include "write/html/html.h"
#include "write/markdown/markdown.h"
#include "write/pdf/write_pdf.h"
#include "write/xlsx/xlsx.h"

namespace cli {
namespace {

/// Runs a step and remembers how long it took.
template <class Step>
auto timed(std::vector<Timing>& timings, const char* name, Step&& step) {
    const auto begin = std::chrono::steady_clock::now();
    auto result = step();
    timings.emplace_back(name, std::chrono::steady_clock::now() - begin);
    return result;
}

merge::Inputs merge_inputs(const Target& target, const Surroundings& around) {
    merge::Inputs inputs;
    inputs.id = target.id;
    inputs.source_path = target.path;
    inputs.document = target.document;
    inputs.words = &target.words;
    inputs.kind = target.kind;
    inputs.project = around.place.project ? &*around.place.project : nullptr;
    inputs.parties = around.parties;
    inputs.bodies = around.bodies;
    inputs.sources = &around.sources;
    inputs.running_title = target.running_title;
    inputs.logo = around.theme.logo ? &*around.theme.logo : nullptr;
    inputs.draft_package = target.draft_package;
    inputs.example = around.place.project && around.place.project->example && !target.is_blank_form;
    inputs.workbook_alone = around.options.command == Command::build && around.options.dump == Dump::none &&
                            target.formats == std::set<Format>{Format::xlsx};
    inputs.look_up = around.lookups;
    return inputs;
}

check::Inputs check_inputs(const Target& target, const Surroundings& around, const model::Assembly& assembly) {
    check::Inputs inputs;
    inputs.assembly = &assembly;
    inputs.document = target.document;
    inputs.sources = &around.sources;
    inputs.project = around.place.project ? &*around.place.project : nullptr;
    inputs.kind = target.kind;
    inputs.rule_set = target.rule_set ? &*target.rule_set : nullptr;
    inputs.parties = around.parties;
    inputs.approvals = around.approvals;
    inputs.words = &around.user_words;
    inputs.today = around.today;
    return inputs;
}

model::Pages lay_out(const model::Assembly& assembly, const Target& target, const Surroundings& around,
                     model::Diagnostics& problems) {
    font::Shaper shaper(around.typefaces->book, assembly.metadata.language);
    const font::Hyphenator hyphenator = load_hyphenator(around.workspace, around.library, assembly.metadata.language);
    const layout::Fonts fonts{shaper, hyphenator, around.typefaces->families};
    return layout::paginate(assembly, around.theme, fonts, target.words, problems, draw::org_chart);
}

writing::pdf::PdfOptions pdf_options(const Target& target, const Surroundings& around) {
    writing::pdf::PdfOptions options;
    options.icc_profile = around.colour_profile;
    options.program = "aftale " + around.version;
    options.modified = around.made_at;
    options.words = target.words;
    return options;
}

/// The writers of one document; each gives whole files.
class Writing {
  public:
    Writing(const model::Assembly& assembly, const model::Pages& pages, const Target& target, const Surroundings& around, Made& made)
        : assembly_(assembly), pages_(pages), target_(target), around_(around), made_(made) {}

    void pdf() {
        writing::pdf::check_pictures(assembly_, made_.problems);
        add("pdf", timed(made_.timings, "write/pdf", [&] {
                return writing::pdf::write_pdf(assembly_, pages_, around_.typefaces->book, pdf_options(target_, around_));
            }));
    }

    void word(bool docx, bool flat) {
        const auto package = build_package();
        if (docx) add("docx", timed(made_.timings, "write/docx", [&] { return writing::docx::to_docx(package); }));
        if (flat) add("xml", timed(made_.timings, "write/xml", [&] { return writing::docx::to_flat_opc(package); }));
    }

    void workbook(const std::string& scratch) {
        writing::xlsx::XlsxOptions options;
        options.created = around_.made_at;
        options.diagnostics = &made_.problems;
        options.to_markdown = writing::markdown::write_blocks;
        add("xlsx", timed(made_.timings, "write/xlsx", [&] {
                return writing::xlsx::write_xlsx(assembly_, around_.theme, target_.words, scratch, options);
            }));
    }

    void web_page() {
        add("html", timed(made_.timings, "write/html",
                          [&] { return writing::html::write_html(assembly_, around_.theme, target_.words); }));
    }

    std::string parts() { return writing::docx::dump_parts(build_package()); }

  private:
    writing::ooxml::Package build_package() {
        writing::docx::DocxOptions options;
        options.created = around_.made_at;
        options.diagnostics = &made_.problems;
        return timed(made_.timings, "build/docx", [&] {
            return writing::docx::build_docx(assembly_, around_.theme, target_.words, model::page_labels(pages_), options);
        });
    }

    void add(const char* ending, support::SharedBytes bytes) {
        made_.files.push_back({target_.id + "." + ending, std::move(bytes)});
    }

    const model::Assembly& assembly_;
    const model::Pages& pages_;
    const Target& target_;
    const Surroundings& around_;
    Made& made_;
};

void write_formats(Writing& writing, const std::set<Format>& formats, const std::string& scratch) {
    if (formats.contains(Format::pdf)) writing.pdf();
    if (formats.contains(Format::docx) || formats.contains(Format::xml))
        writing.word(formats.contains(Format::docx), formats.contains(Format::xml));
    if (formats.contains(Format::xlsx)) writing.workbook(scratch);
    if (formats.contains(Format::html)) writing.web_page();
}

bool needs_pages(const Options& options, const std::set<Format>& formats) {
    if (options.dump != Dump::none) return options.dump != Dump::document && options.dump != Dump::assembly && options.dump != Dump::changes;
    // Word's contents list carries printed page numbers, so its formats run layout too.
    return formats.contains(Format::pdf) || formats.contains(Format::docx) || formats.contains(Format::xml);
}

std::string dump_of(const Options& options, const model::Assembly& assembly, const model::Pages& pages, Writing& writing) {
    switch (options.dump) {
        case Dump::pages: return model::dump(pages);
        case Dump::tags: return writing::pdf::dump_tags(assembly, pages);
        case Dump::parts: return writing.parts();
        case Dump::assembly: return model::dump(assembly);
        case Dump::document:
        case Dump::changes:
        case Dump::none: return {};
    }
    return {};
}

Merged merge_and_check(const Target& target, const Surroundings& around, std::vector<Timing>& timings) {
    Merged merged;
    merged.assembly =
        timed(timings, "merge", [&] { return merge::assemble(merge_inputs(target, around), merged.problems); });
    // Content is final from here on.
    timed(timings, "check", [&] {
        if (!target.is_blank_form) check::check(check_inputs(target, around, merged.assembly), merged.problems);
        return true;
    });
    return merged;
}

}  // namespace

Merged merge_document(const Target& target, const Surroundings& around) {
    Merged merged;
    merged.assembly = merge::assemble(merge_inputs(target, around), merged.problems);
    return merged;
}

void write_document(const model::Assembly& assembly, const Target& target, const Surroundings& around,
                    const std::string& scratch, Made& made) {
    model::Pages pages;
    if (needs_pages(around.options, target.formats))
        pages = timed(made.timings, "layout", [&] { return lay_out(assembly, target, around, made.problems); });
    made.page_count = pages.pages.size();
    Writing writing(assembly, pages, target, around, made);
    if (around.options.dump != Dump::none) made.dump = dump_of(around.options, assembly, pages, writing);
    else if (!made.problems.stops_build()) write_formats(writing, target.formats, scratch);
}

Made make_document(const Target& target, const Surroundings& around, const std::string& scratch) {
    Made made;
    if (around.options.dump == Dump::document) {
        made.dump = model::dump(*target.document, around.sources);
        return made;
    }
    Merged merged = merge_and_check(target, around, made.timings);
    made.problems = std::move(merged.problems);
    made.metadata = merged.assembly.metadata;
    if (around.options.command == Command::check) return made;
    if (around.options.dump == Dump::assembly) {
        made.dump = model::dump(merged.assembly);
        return made;
    }
    if (made.problems.stops_build()) return made;
    if (around.records != nullptr && around.options.dump == Dump::none) {
        made.key = around.records->key_of(target, around, merged.assembly);
        if (auto kept = around.records->find(target, made.key)) {
            made.kept = std::move(kept->paths);
            made.page_count = kept->page_count;
            return made;
        }
    }
    const std::size_t said = made.problems.all().size();
    write_document(merged.assembly, target, around, scratch, made);
    // What layout and writers say is said by them alone: such a document is made anew each time.
    if (made.problems.all().size() != said) made.key.clear();
    return made;
}

}  // namespace cli
