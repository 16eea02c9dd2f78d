// SPDX-License-Identifier: MPL-2.0
#include "read/docx/story.h"

#include <algorithm>
#include <iterator>
#include <utility>

#include "read/docx/xml.h"

namespace reading::docx {
namespace {

using namespace model;

bool is_gone(pugi::xml_node node) {
    return is(node, "w:del") || is(node, "w:moveFrom");
}

bool is_holder(pugi::xml_node node) {
    return is(node, "w:ins") || is(node, "w:moveTo") || is(node, "w:sdtContent") || is(node, "mc:Choice") ||
           is(node, "w:customXml") || is(node, "w:smartTag");
}

// What a paragraph's end belongs to goes with it: the words after a deleted end join those before it.
bool end_is_deleted(pugi::xml_node paragraph) {
    const auto properties = paragraph.child("w:pPr").child("w:rPr");
    return properties.child("w:del") || properties.child("w:moveFrom");
}

void add_visible(pugi::xml_node parent, Nodes& out) {
    for (const auto child : parent.children()) {
        if (child.type() != pugi::node_element || is_gone(child)) continue;
        if (is(child, "w:sdt"))
            add_visible(child.child("w:sdtContent"), out);
        else if (is(child, "mc:AlternateContent"))
            add_visible(child.child("mc:Choice"), out);
        else if (is_holder(child))
            add_visible(child, out);
        else
            out.push_back(child);
    }
}

bool is_blank(const Inlines& inlines) {
    return std::all_of(inlines.begin(), inlines.end(), [](const Inline& node) {
        const auto* text = std::get_if<Text>(&node.kind);
        return std::holds_alternative<LineBreak>(node.kind) ||
               (text && text->text.find_first_not_of(" \u00A0") == std::string::npos);
    });
}

// Spaces and breaks at the ends of a paragraph mean nothing.
void trim(Inlines& inlines) {
    const auto is_break = [](const Inline& node) { return std::holds_alternative<LineBreak>(node.kind); };
    const auto trim_front = [](std::string& text) {
        text.erase(0, std::min(text.find_first_not_of(' '), text.size()));
    };
    const auto trim_back = [](std::string& text) { text.erase(text.find_last_not_of(' ') + 1); };
    const auto at_end = [&](auto take, auto drop, auto trim_text) {
        while (!inlines.empty()) {
            Inline& node = take();
            auto* text = std::get_if<Text>(&node.kind);
            if (text) trim_text(text->text);
            if (!is_break(node) && !(text && text->text.empty())) return;
            drop();
        }
    };
    at_end([&]() -> Inline& { return inlines.front(); }, [&] { inlines.erase(inlines.begin()); }, trim_front);
    at_end([&]() -> Inline& { return inlines.back(); }, [&] { inlines.pop_back(); }, trim_back);
}

class BlockReader {
  public:
    explicit BlockReader(Reading& reading) : reading_(reading) {}

    void read(pugi::xml_node node) {
        if (is_loose(node)) return loose_.push_back(node);
        end_loose();
        if (is(node, "w:p")) return paragraph(node);
        if (is(node, "w:tbl")) {
            end_lists();
            out_.push_back(read_table(node, reading_));
            return;
        }
        if (is(node, "w:altChunk")) reading_.lost_others = true;
        for (const auto child : visible_children(node)) read(child);
    }

    Blocks finish() {
        end_loose();
        if (!pending_.empty()) emit(last_, std::exchange(pending_, {}));
        end_lists();
        return std::move(out_);
    }

  private:
    static bool is_loose(pugi::xml_node node) {
        return is(node, "w:r") || is(node, "w:hyperlink") || is(node, "w:fldSimple") || is(node, "m:oMath") ||
               is(node, "m:oMathPara");
    }

    void end_loose() {
        if (!loose_.empty()) emit({}, read_inlines(std::exchange(loose_, {}), reading_));
    }

    void paragraph(pugi::xml_node node) {
        Inlines inlines = read_inlines({node}, reading_);
        pending_.insert(pending_.end(), std::make_move_iterator(inlines.begin()),
                        std::make_move_iterator(inlines.end()));
        last_ = node;
        if (!end_is_deleted(node)) emit(node, std::exchange(pending_, {}));
    }

    void emit(pugi::xml_node node, Inlines inlines) {
        trim(inlines);
        if (is_blank(inlines)) return;
        const auto style = value_of(node.child("w:pPr"), "w:pStyle");
        Block block{Paragraph{}, {}, {}, 0};
        if (const int level = reading_.styles.heading_level(style))
            block.kind = Heading{level, std::move(inlines), {}};
        else
            block.kind = Paragraph{std::move(inlines)};
        if (auto place = list_of(node, reading_)) {
            listed_.push_back({std::move(*place), std::move(block)});
            return;
        }
        end_lists();
        out_.push_back(std::move(block));
    }

    void end_lists() {
        for (auto& block : build_lists(std::exchange(listed_, {}), reading_)) out_.push_back(std::move(block));
    }

    Reading& reading_;
    Blocks out_;
    std::vector<ListedBlock> listed_;
    Nodes loose_;      // runs outside paragraphs
    Inlines pending_;  // words before a deleted paragraph end
    pugi::xml_node last_;
};

}  // namespace

std::string trimmed(std::string_view text) {
    constexpr std::string_view blanks = " \t\n\r";
    constexpr std::string_view hard = "\u00A0";
    const auto begins = [&] {
        return blanks.find(text.front()) != std::string_view::npos ? 1U : text.starts_with(hard) ? 2U : 0U;
    };
    const auto ends = [&] {
        return blanks.find(text.back()) != std::string_view::npos ? 1U : text.ends_with(hard) ? 2U : 0U;
    };
    while (!text.empty() && begins() > 0) text.remove_prefix(begins());
    while (!text.empty() && ends() > 0) text.remove_suffix(ends());
    return std::string(text);
}

Nodes visible_children(pugi::xml_node parent) {
    Nodes out;
    add_visible(parent, out);
    return out;
}

Blocks read_blocks(const Nodes& nodes, Reading& reading) {
    BlockReader reader(reading);
    for (const auto node : nodes) reader.read(node);
    return with_typed_lists(reader.finish());
}

}  // namespace reading::docx
