// SPDX-License-Identifier: MPL-2.0
#include <rapidcheck.h>

#include "catch.h"
#include "compare/made_versions.h"
#include "compare/versions.h"

TEST_CASE(
    "with all marks accepted the redline says what the new version says, with all rejected what the old one said") {
    CHECK(rc::check("accept and reject", [] {
        const auto [old_text, new_text] = made_versions();
        const Versions versions(old_text, new_text);
        RC_LOG() << old_text << "\n=====\n" << new_text << "\n=====\n" << versions.marked() << "\n";
        const auto& redline = versions.found.redline;
        RC_ASSERT(body_words(redline, Reading::accepted) == body_words(versions.now, Reading::accepted));
        RC_ASSERT(body_words(redline, Reading::rejected) == body_words(versions.old, Reading::accepted));
        RC_ASSERT(note_words(redline, Reading::accepted) == note_words(versions.now, Reading::accepted));
        RC_ASSERT(note_words(redline, Reading::rejected) == note_words(versions.old, Reading::accepted));
    }));
}

TEST_CASE("a version does not differ from itself, and two that say other things do") {
    CHECK(rc::check("compare(x, x)", [] {
        const auto [old_text, new_text] = made_versions();
        const Versions same(new_text, new_text);
        RC_ASSERT(same.changes() == "");
        RC_ASSERT(same.found.redline.review_marks.empty());
        const Versions versions(old_text, new_text);
        const bool same_words =
            body_words(versions.old, Reading::accepted) == body_words(versions.now, Reading::accepted) &&
            note_words(versions.old, Reading::accepted) == note_words(versions.now, Reading::accepted);
        if (!same_words) RC_ASSERT(!versions.found.changes.empty());
    }));
}

TEST_CASE("changes come in the reading order of the new version") {
    CHECK(rc::check("order", [] {
        const auto [old_text, new_text] = made_versions();
        const Versions versions(old_text, new_text);
        model::NodeId last = 0;
        for (const auto& change : versions.found.changes) {
            if (!change.now_place || change.part == compare::Part::note) continue;
            RC_LOG() << versions.changes();
            RC_ASSERT(change.now_place->node >= last);
            last = change.now_place->node;
        }
    }));
}
