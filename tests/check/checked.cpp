// SPDX-License-Identifier: MPL-2.0
#include "checked.h"

#include "catch.h"
#include "read/rule_set_file.h"

Checked Checked::guided(const std::string& kind_id) {
    Checked made;
    const std::string path = "templates/rule-sets/vej-9008.yaml";
    model::Sources sources;
    model::Diagnostics problems;
    made.rule_set = reading::read_rule_set(sources.add(path, repository_file(path)), sources, problems);
    REQUIRE(problems.empty());
    made.kind = kind_id;
    return made;
}

Checked& Checked::run(const std::string& text) {
    world.file("a.md", text);
    if (kind) world.kind(*kind);
    if (!parties.empty()) world.parties(parties);
    const auto assembly = world.merge("a.md");
    world.diagnostics = {};
    check::Inputs inputs;
    inputs.assembly = &assembly;
    inputs.document = &world.document("a.md");
    inputs.sources = &world.sources;
    inputs.words = &world.words;
    inputs.kind = world.inputs.kind;
    inputs.rule_set = rule_set ? &*rule_set : nullptr;
    inputs.parties = world.inputs.parties;
    inputs.approvals = approvals.empty() ? nullptr : world.table(approvals);
    inputs.today = {2024, 6, 1};
    check::check(inputs, world.diagnostics);
    world.diagnostics.sort_and_deduplicate();
    return *this;
}

std::vector<std::string> Checked::found(const std::string& rule) const {
    std::vector<std::string> out;
    for (const auto& line : found())
        if (line.starts_with(rule)) out.push_back(line);
    return out;
}

std::string Checked::message(const std::string& key) const {
    static const model::Messages texts = messages_of("da", "check");
    return texts.text(key, world.problem(key).args);
}
