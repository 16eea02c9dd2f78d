// SPDX-License-Identifier: MPL-2.0
#include "merge/expand.h"

#include <algorithm>
#include <iterator>
#include <utility>

#include "merge/charts.h"
#include "merge/footnotes.h"
#include "merge/tables.h"

namespace merge {
namespace {

constexpr std::size_t include_limit = 16;
/// In one document, every inclusion of a file counted.
constexpr std::size_t files_limit = 1000;
constexpr std::size_t bytes_limit = 64'000'000;

class Expansion {
  public:
    explicit Expansion(Work& work) : work_(work) {}

    /// `outer`: the notes of the file that includes this one; null for the document itself.
    model::Blocks whole(const model::Document& document, const NoteScope* outer) {
        open_.push_back(&document);
        NoteScope scope = join(document);
        scope.outer = outer;
        model::Blocks blocks = document.blocks;
        localise(work_, blocks, scope);
        replace(blocks, scope, document.source);
        // Notes of this file may hold tables and includes of their own.
        const std::size_t last = scope.first_note + document.footnotes.size();
        for (std::size_t i = scope.first_note; i < last; ++i) {
            model::Blocks note = std::move(work_.assembly.footnotes[i].children);
            localise(work_, note, scope);
            replace(note, scope, document.source);
            work_.assembly.footnotes[i].children = std::move(note);
        }
        open_.pop_back();
        return blocks;
    }

  private:
    NoteScope join(const model::Document& document) {
        NoteScope scope;
        auto& assembly = work_.assembly;
        scope.first_note = assembly.footnotes.size();
        scope.first_mark = assembly.review_marks.size();
        for (const auto& note : document.footnotes) {
            scope.notes.emplace(folded_label(note.label), assembly.footnotes.size());
            assembly.footnotes.push_back(note);
        }
        join_marks(document.review_marks, scope.first_mark);
        assembly.suppressions.insert(assembly.suppressions.end(), document.suppressions.begin(),
                                     document.suppressions.end());
        return scope;
    }

    void join_marks(const std::vector<model::ReviewMark>& added, std::size_t first) {
        auto& marks = work_.assembly.review_marks;
        marks.insert(marks.end(), added.begin(), added.end());
        for (std::size_t i = first; i < marks.size(); ++i) {
            if (!marks[i].answers) continue;
            marks[i].answers = *marks[i].answers + first;
            // An answer stands after what it answers, so that one's thread is known.
            const std::size_t thread = *marks[i].answers;
            if (marks[thread].answers) {
                marks[i].reply_to = marks[thread].reply_to;
            } else {
                const auto until = marks.begin() + static_cast<std::ptrdiff_t>(thread) + 1;
                marks[i].reply_to = std::to_string(std::count_if(
                    marks.begin(), until, [](const auto& mark) { return mark.kind == model::ReviewKind::comment; }));
            }
        }
    }

    void replace(model::Blocks& all, const NoteScope& scope, model::SourceId source) {
        model::for_each_blocks(all, [&](model::Blocks& blocks) {
            model::Blocks out;
            out.reserve(blocks.size());
            for (auto& block : blocks) {
                if (std::holds_alternative<model::Include>(block.kind))
                    include(block, source, scope, out);
                else if (std::holds_alternative<model::TableMerge>(block.kind))
                    merge_table(work_, block, source, scope, out);
                else if (std::holds_alternative<model::ChartMerge>(block.kind))
                    out.push_back(merge_chart(work_, block, source));
                else
                    out.push_back(std::move(block));
            }
            blocks = std::move(out);
        });
    }

    void include(const model::Block& block, model::SourceId source, const NoteScope& scope, model::Blocks& out) {
        const auto& path = std::get<model::Include>(block.kind).path;
        if (path.empty()) return;  // reading has said so
        const model::Span where = attribute_span(work_, block, "src");
        const auto* document = work_.inputs.look_up.document ? work_.inputs.look_up.document(source, path) : nullptr;
        if (!document) {
            work_.diagnostics.error("include-missing", where, {{"path", path}});
        } else if (std::find(open_.begin(), open_.end(), document) != open_.end()) {
            work_.diagnostics.error("include-cycle", where, {{"path", path}});
        } else if (open_.size() >= include_limit) {
            work_.diagnostics.error("include-depth", where, {{"path", path}, {"limit", std::to_string(include_limit)}});
        } else if (!has_room(*document)) {
            if (!std::exchange(full_, true))
                work_.diagnostics.error("include-size", where, {{"limit", std::to_string(files_limit)}});
        } else {
            model::Blocks inner = whole(*document, &scope);
            out.insert(out.end(), std::make_move_iterator(inner.begin()), std::make_move_iterator(inner.end()));
        }
    }

    /// Counts a file that is to be included: files that each include others several times soon fill all memory.
    bool has_room(const model::Document& document) {
        ++files_;
        if (work_.inputs.sources) bytes_ += (*work_.inputs.sources)[document.source].bytes().size();
        return files_ <= files_limit && bytes_ <= bytes_limit;
    }

    Work& work_;
    std::vector<const model::Document*> open_;
    std::size_t files_ = 0;
    std::size_t bytes_ = 0;
    bool full_ = false;
};

}  // namespace

void expand(Work& work) {
    work.assembly.blocks = Expansion(work).whole(*work.inputs.document, nullptr);
}

}  // namespace merge
