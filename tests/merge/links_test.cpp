// SPDX-License-Identifier: MPL-2.0
// Links that every format may write, and those that none may.
#include "catch.h"
#include "merge/world.h"
#include "model/walk.h"

namespace {

std::vector<std::string> targets(const model::Assembly& assembly) {
    std::vector<std::string> out;
    model::for_each_node(assembly.blocks, {{}, [&](const model::Inline& node) {
                                               if (const auto* link = std::get_if<model::Link>(&node.kind))
                                                   out.push_back(link->target);
                                           }});
    return out;
}

}  // namespace

TEST_CASE("a link that runs something or leads into somebody's machine becomes its words, with a warning") {
    World world;
    world.file("a.md",
               "[a](javascript:alert(1)) [b](data:text/html,hej) [c](file:///etc/passwd) [d](<C:\\mappe\\fil.docx>) "
               "[e](//vaert/fil) [f]() [g](anden.md#sec-x) [h](https://example.org/x.md) [i](mailto:a@b.dk) "
               "[j](tel:+4512345678)\n");
    const auto assembly = world.merge("a.md");
    CHECK(targets(assembly) ==
          std::vector<std::string>{"https://example.org/x.md", "mailto:a@b.dk", "tel:+4512345678"});
    CHECK(model::plain_text(assembly.blocks) == "a b c d e f g h i j");
    std::vector<std::string> keys;
    for (const auto& problem : world.diagnostics.all()) {
        keys.push_back(problem.key);
        CHECK(problem.severity == model::Severity::warning);
    }
    CHECK(keys == std::vector<std::string>{"link-address.refused", "link-address.refused", "link-address.refused",
                                           "link-address.refused", "link-address.refused", "link-address.empty",
                                           "link-address.markdown"});
    CHECK(world.text(world.diagnostics.all()[2].where) == "file:///etc/passwd");
}

TEST_CASE("a link without words shows its address; a picture is enough") {
    World world;
    world.file("a.md", "[](https://tom.dk) og [*x*](https://fuld.dk)\n");
    const auto assembly = world.merge("a.md");
    CHECK(world.problems() == std::vector<std::string>{"link-address.words «[](https://tom.dk)»"});
    CHECK(model::plain_text(assembly.blocks) == "https://tom.dk og x");
}
