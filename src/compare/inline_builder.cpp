// SPDX-License-Identifier: MPL-2.0
#include "compare/inline_builder.h"

#include <algorithm>

#include "model/walk.h"

namespace compare {
namespace {

/// An inline that others stand in, without them.
model::Inline shell_of(const model::Inline& wrapper, bool deleted) {
    model::Inline shell;
    shell.span = deleted ? model::Span{} : wrapper.span;
    shell.id = deleted ? 0 : wrapper.id;
    if (const auto* link = std::get_if<model::Link>(&wrapper.kind)) {
        if (deleted)
            shell.kind = model::Styled{};
        else
            shell.kind = model::Link{link->target, link->title, {}, link->node};
    } else if (const auto* styled = std::get_if<model::Styled>(&wrapper.kind)) {
        model::Styled made{styled->attributes, {}};
        if (deleted) made.attributes.id.clear();
        shell.kind = std::move(made);
    } else {
        shell.kind = wrapper.kind;
        model::children_of(shell)->clear();
    }
    return shell;
}

class Building {
  public:
    explicit Building(const Making& making) : making_(making) {}

    model::Inlines all(const std::vector<Piece>& pieces) {
        for (const auto& piece : pieces) one(piece);
        close_to(0);
        end_mark();
        return std::move(out_);
    }

  private:
    struct Open {
        const model::Inline* wrapper = nullptr;
        bool deleted = false;
        model::Inline made;
    };

    model::Inlines& here() { return open_.empty() ? out_ : *model::children_of(open_.back().made); }

    /// Words of one version may go on inside an inline of the other that looks the same.
    static bool continues(const Open& open, const model::Inline& wrapper, bool deleted) {
        if (open.wrapper == &wrapper) return true;
        if (open.deleted == deleted || open.wrapper->kind.index() != wrapper.kind.index()) return false;
        if (const auto* link = std::get_if<model::Link>(&wrapper.kind))
            return deleted && std::get<model::Link>(open.wrapper->kind).target == link->target;
        if (const auto* styled = std::get_if<model::Styled>(&wrapper.kind)) {
            const auto& other = std::get<model::Styled>(open.wrapper->kind).attributes;
            return deleted && other.classes == styled->attributes.classes && other.pairs == styled->attributes.pairs;
        }
        return true;
    }

    void close_to(std::size_t depth) {
        while (open_.size() > depth) {
            model::Inline made = std::move(open_.back().made);
            // What is opened again has its anchor already.
            closed_.push_back(open_.back().wrapper);
            open_.pop_back();
            here().push_back(std::move(made));
        }
    }

    void open(const model::Inline& wrapper, bool deleted) {
        model::Inline shell = shell_of(wrapper, deleted);
        const bool again = std::find(closed_.begin(), closed_.end(), &wrapper) != closed_.end();
        if (again) shell.id = 0;
        if (auto* styled = std::get_if<model::Styled>(&shell.kind); styled && again) styled->attributes.id.clear();
        open_.push_back({&wrapper, deleted, std::move(shell)});
    }

    void one(const Piece& piece) {
        const bool deleted = piece.state == State::deleted;
        const auto path = piece.flat->wrappers(piece.atom->frame);
        std::size_t shared = 0;
        while (shared < path.size() && shared < open_.size() && continues(open_[shared], *path[shared], deleted))
            ++shared;
        close_to(shared);
        if (piece.state != state_) {
            end_mark();
            state_ = piece.state;
            if (state_ != State::same) {
                mark_ = making_.mark(deleted ? model::ReviewKind::deletion : model::ReviewKind::insertion);
                here().push_back({model::ReviewBoundary{mark_, true}, {}, 0});
            }
        }
        for (std::size_t i = shared; i < path.size(); ++i) open(*path[i], deleted);
        add(piece);
    }

    void end_mark() {
        if (state_ != State::same) here().push_back({model::ReviewBoundary{mark_, false}, {}, 0});
        state_ = State::same;
    }

    void add(const Piece& piece) {
        const model::Inline& leaf = *piece.atom->leaf;
        if (!std::holds_alternative<model::Text>(leaf.kind)) {
            if (auto made = making_.leaf(piece)) here().push_back(std::move(*made));
            return;
        }
        if (!here().empty())
            if (auto* before = std::get_if<model::Text>(&here().back().kind)) {
                before->text += piece.atom->text;
                return;
            }
        here().push_back(
            {model::Text{std::string(piece.atom->text)}, piece.state == State::deleted ? model::Span{} : leaf.span, 0});
    }

    const Making& making_;
    model::Inlines out_;
    std::vector<Open> open_;
    std::vector<const model::Inline*> closed_;
    State state_ = State::same;
    std::size_t mark_ = 0;
};

}  // namespace

model::Inlines build(const std::vector<Piece>& pieces, const Making& making) {
    return Building(making).all(pieces);
}

}  // namespace compare
