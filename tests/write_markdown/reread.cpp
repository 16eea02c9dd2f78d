// SPDX-License-Identifier: MPL-2.0
#include "reread.h"

#include <fstream>
#include <sstream>

#include "check/check.h"
#include "merge/assemble.h"
#include "model/walk.h"
#include "read/kind_file.h"
#include "read/markdown.h"
#include "read/message_file.h"
#include "read/rule_set_file.h"

namespace reread {
namespace {

using namespace model;

class Shape {
  public:
    std::string of(const Blocks& blocks) {
        for (const auto& block : blocks) add(block);
        return std::move(out_);
    }

  private:
    void add(const Block& block) {
        std::visit(Overloaded{
                       [&](const Paragraph& b) { line("p", b.children); },
                       [&](const Heading& b) { line("h" + std::to_string(b.level), b.children); },
                       [&](const List& b) {
                           for (const auto& item : b.items) {
                               out_ += b.ordered ? "(number " + std::to_string(b.start) + "\n" : "(bullet\n";
                               out_ += Shape().of(item.children) + ")\n";
                           }
                       },
                       [&](const Quote& b) { out_ += "(quote\n" + Shape().of(b.children) + ")\n"; },
                       [&](const CodeBlock& b) { out_ += "code " + b.text + "\n"; },
                       [&](const Table& b) { table(b); },
                       [&](const Div& b) { out_ += "(div\n" + Shape().of(b.children) + ")\n"; },
                       [&](const auto&) { out_ += "other\n"; },
                   },
                   block.kind);
    }

    void table(const Table& table) {
        out_ += "(table\n";
        if (table.caption) line("caption", table.caption->children);
        for (const auto& row : table.rows) {
            out_ += row.kind == RowKind::header ? "(head\n" : "(row\n";
            for (const auto& cell : row.cells)
                out_ += "(cell " + std::to_string(cell.column_span) + " " + std::to_string(cell.row_span) + "\n" +
                        Shape().of(cell.children) + ")\n";
            out_ += ")\n";
        }
        out_ += ")\n";
    }

    void line(const std::string& name, const Inlines& inlines) { out_ += name + " " + words(inlines) + "\n"; }

    static std::string words(const Inlines& inlines) {
        std::string out;
        for (const auto& node : inlines) {
            std::visit(Overloaded{
                           [&](const Text& n) { out += n.text; },
                           [&](const SoftBreak&) { out += "<soft>"; },
                           [&](const LineBreak&) { out += "<br>"; },
                           [&](const Emphasis& n) { out += "<em>" + words(n.children) + "</em>"; },
                           [&](const Strong& n) { out += "<strong>" + words(n.children) + "</strong>"; },
                           [&](const Strikeout& n) { out += "<s>" + words(n.children) + "</s>"; },
                           [&](const Superscript& n) { out += "<sup>" + words(n.children) + "</sup>"; },
                           [&](const Subscript& n) { out += "<sub>" + words(n.children) + "</sub>"; },
                           [&](const Link& n) { out += "<a " + n.target + ">" + words(n.children) + "</a>"; },
                           [&](const Code& n) { out += "<code>" + n.text + "</code>"; },
                           [&](const auto&) { out += "<other>"; },
                       },
                       node.kind);
        }
        return out;
    }

    std::string out_;
};

}  // namespace

Reread document(const std::string& source) {
    Sources sources;
    Reread result;
    const auto id = sources.add("test.md", source);
    result.document = reading::read_markdown(id, sources, result.problems);
    return result;
}

std::string shape(const Blocks& blocks) {
    return Shape().of(blocks);
}

std::string data_file(const std::string& path) {
    std::ifstream file(std::string(AFTALE_SOURCE_DIR "/templates/") + path, std::ios::binary);
    std::stringstream bytes;
    bytes << file.rdbuf();
    return bytes.str();
}

Kind kind(const std::string& id) {
    Sources sources;
    Diagnostics problems;
    const auto source = sources.add(id, data_file("kinds/" + id + ".yaml"));
    return reading::read_kind(source, sources, problems).value();
}

Messages words(const std::string& language) {
    Sources sources;
    Diagnostics problems;
    Messages messages(language, {});
    for (const std::string name : {"document", "form"})
        reading::read_messages(sources.add(name, data_file("locale/" + language + "/" + name + ".yaml")), sources,
                               messages, problems);
    return messages;
}

Judged judge(const std::string& source, const Kind& kind) {
    Sources sources;
    Diagnostics problems;
    const auto rules =
        reading::read_rule_set(sources.add("r", data_file("rule-sets/vej-9008.yaml")), sources, problems);
    const Document document = reading::read_markdown(sources.add("test.md", source), sources, problems);
    const Messages messages = words("da");
    merge::Inputs inputs;
    inputs.id = "test";
    inputs.document = &document;
    inputs.words = &messages;
    inputs.kind = &kind;
    inputs.sources = &sources;
    inputs.look_up.document = [](SourceId, std::string_view) { return nullptr; };
    inputs.look_up.table = [](SourceId, std::string_view) { return nullptr; };
    inputs.look_up.image = [](SourceId, std::string_view) { return nullptr; };
    inputs.look_up.named_table = [](std::string_view) { return nullptr; };
    const Assembly assembly = merge::assemble(inputs, problems);
    check::Inputs checked;
    checked.assembly = &assembly;
    checked.document = &document;
    checked.kind = &kind;
    checked.rule_set = &*rules;
    checked.sources = &sources;
    checked.words = &messages;
    check::check(checked, problems);
    Judged judged;
    judged.title = assembly.metadata.title;
    for (const auto& problem : problems.all()) {
        judged.keys.push_back(problem.key);
        if (problem.stops_build) judged.errors.push_back(problem.key);
    }
    return judged;
}

}  // namespace reread
