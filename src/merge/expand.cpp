// SPDX-License-Identifier: MPL-2.0
#include "merge/expand.h"

#include <algorithm>
#include <iterator>

#include "merge/charts.h"
#include "merge/footnotes.h"
#include "merge/tables.h"

namespace merge {
namespace {

constexpr std::size_t include_limit = 16;

class Expansion {
  public:
    explicit Expansion(Work& work) : work_(work) {}

    model::Blocks whole(const model::Document& document) {
        open_.push_back(&document);
        const NoteScope scope = join(document);
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
            scope.notes.emplace(note.label, assembly.footnotes.size());
            assembly.footnotes.push_back(note);
        }
        assembly.review_marks.insert(assembly.review_marks.end(), document.review_marks.begin(),
                                     document.review_marks.end());
        assembly.suppressions.insert(assembly.suppressions.end(), document.suppressions.begin(),
                                     document.suppressions.end());
        return scope;
    }

    void replace(model::Blocks& all, const NoteScope& scope, model::SourceId source) {
        model::for_each_blocks(all, [&](model::Blocks& blocks) {
            model::Blocks out;
            out.reserve(blocks.size());
            for (auto& block : blocks) {
                if (std::holds_alternative<model::Include>(block.kind))
                    include(block, source, out);
                else if (std::holds_alternative<model::TableMerge>(block.kind))
                    out.push_back(merge_table(work_, block, source, scope));
                else if (std::holds_alternative<model::ChartMerge>(block.kind))
                    out.push_back(merge_chart(work_, block, source));
                else
                    out.push_back(std::move(block));
            }
            blocks = std::move(out);
        });
    }

    void include(const model::Block& block, model::SourceId source, model::Blocks& out) {
        const auto& path = std::get<model::Include>(block.kind).path;
        const model::Span where = attribute_span(work_, block, "src");
        const auto* document = work_.inputs.look_up.document ? work_.inputs.look_up.document(source, path) : nullptr;
        if (!document) {
            work_.diagnostics.error("include-missing", where, {{"path", path}});
        } else if (std::find(open_.begin(), open_.end(), document) != open_.end()) {
            work_.diagnostics.error("include-cycle", where, {{"path", path}});
        } else if (open_.size() >= include_limit) {
            work_.diagnostics.error("include-depth", where, {{"path", path}, {"limit", std::to_string(include_limit)}});
        } else {
            model::Blocks inner = whole(*document);
            out.insert(out.end(), std::make_move_iterator(inner.begin()), std::make_move_iterator(inner.end()));
        }
    }

    Work& work_;
    std::vector<const model::Document*> open_;
};

}  // namespace

void expand(Work& work) {
    work.assembly.blocks = Expansion(work).whole(*work.inputs.document);
}

}  // namespace merge
