// SPDX-License-Identifier: MPL-2.0
#include "read/xlsx/rich_text.h"

#include <algorithm>
#include <cstddef>
#include <vector>

namespace reading::xlsx {
namespace {

using Event = support::XmlPull::Event;

struct Look {
    bool bold = false, italic = false, struck = false;
    bool operator==(const Look&) const = default;
    bool is_plain() const { return *this == Look(); }
};

struct Run {
    Look look;
    std::string text;
};

bool is_on(support::XmlPull& xml) {
    const std::string_view value = xml.attribute("val");
    return value != "0" && value != "false";
}

Look look_of(support::XmlPull& xml) {
    Look look;
    const std::size_t outer = xml.depth() - 1;
    while (true) {
        const Event event = xml.next();
        if (event == Event::done || event == Event::broken || (event == Event::end && xml.depth() == outer)) return look;
        if (event != Event::start) continue;
        if (xml.name() == "b") look.bold = is_on(xml);
        if (xml.name() == "i") look.italic = is_on(xml);
        if (xml.name() == "strike") look.struck = is_on(xml);
    }
}

/// Marks stand right at words, and end with the line.
void add_marked(const Run& run, std::string& out) {
    const std::string mark = std::string(run.look.bold ? "**" : "") + (run.look.italic ? "*" : "");
    const std::string struck = run.look.struck ? "~~" : "";
    for (std::size_t begin = 0; begin < run.text.size();) {
        const std::size_t end = std::min(run.text.find('\n', begin), run.text.size());
        const std::string_view line = std::string_view(run.text).substr(begin, end - begin);
        const std::size_t first = line.find_first_not_of(" \t\r");
        if (first == std::string_view::npos) {
            out += line;
        } else {
            const std::size_t last = line.find_last_not_of(" \t\r") + 1;
            out.append(line.substr(0, first)).append(struck).append(mark).append(line.substr(first, last - first));
            out.append(mark.rbegin(), mark.rend()).append(struck).append(line.substr(last));
        }
        if (end < run.text.size()) out += '\n';
        begin = end + 1;
    }
}

}  // namespace

RichText rich_text(support::XmlPull& xml) {
    RichText made;
    std::vector<Run> runs;
    Look look;
    const std::size_t outer = xml.depth() - 1;
    while (true) {
        const Event event = xml.next();
        if (event == Event::done || event == Event::broken) break;  // who reads on meets it again
        if (event == Event::end && xml.depth() == outer) break;
        if (event != Event::start) continue;
        if (xml.name() == "r") {
            look = {};
        } else if (xml.name() == "rPr") {
            look = look_of(xml);
        } else if (xml.name() == "rPh") {
            xml.skip();
        } else if (xml.name() == "t") {
            const std::size_t begin = made.text.size();
            xml.append_content(made.text);
            if (look.is_plain() && runs.empty()) continue;  // as nearly all texts are
            if (runs.empty()) runs.push_back({{}, made.text.substr(0, begin)});
            if (!(runs.back().look == look)) runs.push_back({look, {}});
            runs.back().text.append(made.text, begin);
        }
    }
    for (const auto& run : runs) add_marked(run, made.marked);
    return made;
}

}  // namespace reading::xlsx
