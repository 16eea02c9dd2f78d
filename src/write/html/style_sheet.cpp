// SPDX-License-Identifier: MPL-2.0
#include "write/html/style_sheet.h"

#include <algorithm>
#include <array>
#include <cmath>
#include <cstdio>
#include <set>
#include <string>
#include <string_view>

#include "model/walk.h"
#include "write/html/table_room.h"
#include "write/html/type_scale.h"

namespace writing::html {
namespace {

using model::Colour;

struct Palette {
    Colour paper, ink, grey, accent, tint, hairline, mark;
};

std::string properties(const Palette& p) {
    std::string out;
    const auto add = [&](const char* name, Colour colour) {
        out += std::string("--") + name + ":#" + to_hex(colour) + ";";
    };
    add("paper", p.paper);
    add("ink", p.ink);
    add("grey", p.grey);
    add("accent", p.accent);
    add("tint", p.tint);
    add("hairline", p.hairline);
    add("mark", p.mark);
    return out;
}

std::string millimetres(double points) {
    std::array<char, 32> text{};
    const auto tenths = static_cast<long>(points * 254.0 / 72.0 + 0.5);
    std::snprintf(text.data(), text.size(), "%ld.%ldmm", tenths / 10, tenths % 10);
    return text.data();
}

bool is_control(char c) {
    return static_cast<unsigned char>(c) < 0x20 || c == 0x7F;
}

/// A CSS string; the characters that end it, or that markup would notice, as escapes. Control characters are blanks.
std::string quoted(std::string_view text) {
    std::string out = "\"";
    for (const char c : text) {
        if (is_control(c)) {
            out += ' ';
        } else if (c == '"' || c == '\\' || c == '<' || c == '&') {
            std::array<char, 8> escape{};
            std::snprintf(escape.data(), escape.size(), "\\%x ", static_cast<unsigned>(static_cast<unsigned char>(c)));
            out += escape.data();
        } else {
            out += c;
        }
    }
    return out + "\"";
}

/// "{page} af {pages}" as generated content: the words around the two counters.
std::string page_count(const model::Messages& words) {
    constexpr std::string_view page = "\x01", pages = "\x02";
    const std::string text = words.text("page.of", {{"page", std::string(page)}, {"pages", std::string(pages)}});
    std::string out;
    for (std::size_t begin = 0; begin <= text.size();) {
        const auto end = std::min(text.find_first_of("\x01\x02", begin), text.size());
        out += quoted(std::string_view(text).substr(begin, end - begin));
        if (end < text.size()) out += text[end] == page[0] ? " counter(page) " : " counter(pages) ";
        begin = end + 1;
    }
    return out;
}

/// A typeface list of the theme, of which nothing may end the style sheet.
std::string typefaces(std::string_view css) {
    std::string out;
    for (const char c : css)
        if (!is_control(c) && std::string_view("<>{};").find(c) == std::string_view::npos) out += c;
    return out;
}

/// The PDF's furniture for who prints the page instead.
std::string page_rule(const model::Assembly& a, const model::Theme& t, const model::Messages& words) {
    const auto& foot = t.style("foot");
    const auto& sans = t.families.find("sans");
    const std::string family = sans == t.families.end() ? "sans-serif" : typefaces(sans->second.css);
    const std::string small =
        "font:" + std::to_string(static_cast<int>(foot.size + 0.5)) + "pt " + family + ";color:#" + to_hex(foot.colour);
    const std::string version =
        a.metadata.version.empty() ? "" : words.text("head.version", {{"version", a.metadata.version}});
    std::string out = "@page{size:A4;margin:" + millimetres(t.margin_top) + " " + millimetres(t.margin_right) + " " +
                      millimetres(t.margin_bottom) + " " + millimetres(t.margin_left);
    const auto box = [&](const char* place, const std::string& content) {
        out += std::string(";@") + place + "{content:" + content + ";" + small + "}";
    };
    box("top-left", quoted(a.running_title));
    box("top-right", quoted(version));
    box("bottom-left", quoted(a.metadata.title));
    box("bottom-right", page_count(words));
    return out + "}\n";
}

constexpr std::string_view base_rules = R"css(
*{box-sizing:border-box}
html{font-size:var(--size-body);scroll-padding-top:1.5rem;-webkit-text-size-adjust:100%;text-size-adjust:100%}
body{margin:0;background:var(--paper);color:var(--ink);font-family:var(--text);line-height:1.6;overflow-wrap:break-word}
h1,h2,h3,h4,h5,h6,[role=heading]{font-family:var(--sans);font-weight:600;color:var(--accent);line-height:1.22;margin:2.4em 0 .5em;hyphens:manual}
h1{font-size:var(--size-title);letter-spacing:-.012em;margin:0 0 .35em}
h2{font-size:var(--size-1)}
h3{font-size:var(--size-2);margin-top:2em}
h4{font-size:var(--size-3);margin-top:1.7em}
h5,h6,[role=heading]{font-size:var(--size-4);color:var(--ink);margin-top:1.5em}
h6{font-size:var(--size-5)}
[role=heading]{font-size:var(--size-6)}
h2 .number,h3 .number,h4 .number{font-weight:400;margin-right:.35em;font-variant-numeric:tabular-nums lining-nums}
p,ul,ol,dl,pre,blockquote,figure,table,aside{margin:0 0 1em}
main > :first-child{margin-top:0}
ul,ol{padding-left:1.5em}
li{margin:.2em 0}
li > ul,li > ol{margin:.2em 0}
@counter-style letters{system:extends lower-alpha;suffix:") "}
ol[type=a]{list-style-type:letters}
ul{list-style-type:"–  "}
main > ul,main > div > ul{list-style-type:disc}
ul.tasks{list-style:none;padding-left:0}
a{color:var(--accent);text-decoration:underline;text-decoration-thickness:.06em;text-underline-offset:.18em}
a:hover{text-decoration-thickness:.14em}
:focus-visible{outline:3px solid var(--accent);outline-offset:3px;border-radius:1px}
main:focus{outline:none}
.skip{position:absolute;left:-999rem;top:0;padding:.6em 1em;background:var(--paper);font-family:var(--sans);z-index:2}
.skip:focus{left:1rem;top:1rem}
.bar{margin:0;padding:.5em 1.25rem;background:var(--accent);color:var(--paper);font:var(--size-cell)/1.5 var(--sans)}
.bar strong{letter-spacing:.09em;margin-right:.6em}
.cover,.frame,footer{max-width:calc(68ch + 2.5rem);margin:0 auto;padding:0 1.25rem}
.cover{padding-top:clamp(2.5rem,7vw,5.5rem);padding-bottom:2.5rem}
.cover-logo{margin:0 0 2.5em}
.cover-kind{font:600 var(--size-label)/1.4 var(--sans);color:var(--grey);margin:0 0 1em}
.subtitle{font:400 var(--size-subtitle)/1.4 var(--sans);margin:0 0 2em}
.facts{margin:2em 0 0;border-top:2px solid var(--accent);font:var(--size-fact)/1.45 var(--sans)}
.facts > div{display:grid;grid-template-columns:minmax(8.5em,30%) 1fr;gap:0 1em;padding:.5em 0;border-bottom:1px solid var(--hairline)}
.facts dt{font:inherit;color:var(--grey);margin:0}
.facts dd{margin:0}
.cover-label,.cover-notice{font:600 var(--size-label)/1.4 var(--sans);color:var(--grey);margin:1.6em 0 .5em}
.parties{columns:13em 3;column-gap:2em;list-style:none;padding:0;margin:0;font:var(--size-fact)/1.55 var(--sans)}
.parties li{margin:0;break-inside:avoid}
.cover-value{font:var(--size-fact)/1.5 var(--sans);color:var(--grey)}
.frame{padding-top:1.5rem;padding-bottom:3rem}
.contents{font:var(--size-contents)/1.4 var(--sans);margin-bottom:3rem}
.contents h2{font-size:1rem;margin:0 0 .8em}
.contents ol{list-style:none;margin:0;padding:0}
.contents li{margin:0}
.contents a{overflow-wrap:anywhere;display:grid;grid-template-columns:2.9em 1fr;padding:.32em 0;color:var(--ink);text-decoration:none}
.contents a:hover{color:var(--accent);text-decoration:underline}
.contents a > :only-child{grid-column:1 / -1}
.contents ol ol a{color:var(--grey)}
.contents .number{color:var(--grey);font-variant-numeric:tabular-nums}
.list-of ol{list-style:none;margin:0;padding:0}
.list-of .number{margin-right:.8em}
table{width:100%;border-collapse:collapse;font:var(--size-cell)/1.45 var(--sans);font-variant-numeric:lining-nums tabular-nums;hyphens:auto;margin:1.8em 0;border-bottom:1px solid var(--accent)}
caption,figcaption{font:var(--size-caption)/1.45 var(--sans);text-align:left;padding:0 0 .6em}
caption .label,figcaption .label{font-weight:600;color:var(--accent);margin-right:.35em}
thead{border-top:2px solid var(--accent);border-bottom:1px solid var(--accent);background:var(--tint)}
table:not(:has(thead)){border-top:2px solid var(--accent)}
th,td{text-align:left;vertical-align:top;padding:.5em .6em}
th{font-weight:600}
thead th{color:var(--accent);vertical-align:bottom}
tbody tr + tr > *,tbody + tbody > tr:first-child > *{border-top:1px solid var(--hairline)}
.group th{padding-top:1em;color:var(--accent)}
.group.inner th{padding-top:.5em;padding-left:1.5em;color:inherit}
.group.deep th{padding-left:2.4em;color:var(--grey)}
.total > *{font-weight:600;border-top:1px solid var(--accent)}
td > :first-child,th > :first-child{margin-top:0}
td > :last-child,th > :last-child{margin-bottom:0}
td p,td ul,td ol{margin-bottom:.4em}
td :is(h1,h2,h3,h4,h5,h6){font-size:1em;color:inherit;margin:.4em 0}
td li:first-child{margin-top:0}
td ul,td ol,th ul,th ol{padding-left:1.15em}
td.num,th.num{text-align:right;padding-right:calc(.6em + var(--pad,0ch))}
td.centre,th.centre{text-align:center}
.upward{display:inline-block;writing-mode:vertical-rl;transform:rotate(180deg);max-height:13em;text-align:left}
figure{margin:2em 0}
figure img{display:block;max-width:100%;height:auto}
figure img,p img{max-width:100%}
figcaption{padding:.7em 0 0}
.drawing{overflow-x:auto}
.org{display:block;width:100%;min-width:var(--drawing);height:auto;font:14px var(--sans)}
.org rect{fill:var(--tint);stroke:var(--accent);stroke-width:1}
.org rect.beside{stroke-dasharray:3 3}
.org path{fill:none;stroke:var(--accent);stroke-width:1}
.org path.beside{stroke-dasharray:3 3}
.org text{fill:var(--grey);font-size:12px}
.org .name{fill:var(--ink);font-size:14px;font-weight:600}
.run-in:has(+p),.run-in:has(+p)+p{display:inline}
.run-in:has(+p){font-size:1rem;margin:0}
.run-in:has(+p)::after{content:"\2002"}
.run-in:has(+p)+p::after{content:"";display:block;margin-bottom:1em}
details{font:var(--size-caption)/1.5 var(--sans);margin-top:.6em}
summary{color:var(--accent);cursor:pointer}
details ul{margin:.5em 0}
dt{font:600 var(--size-term)/1.5 var(--sans);margin-top:.7em}
dd{margin:0 0 .3em 1.5em}
blockquote{margin:1.5em 0;padding-left:1.25em;border-left:2px solid var(--hairline);font-style:italic}
blockquote.pull{border-left:0;padding:0 1em;font-size:var(--size-pull);line-height:1.45;color:var(--accent);margin:2em 0;text-align:center}
.callout{margin:1.8em 0;padding:1em 1.25em;background:var(--tint);border-left:3px solid var(--accent);font:var(--size-callout)/1.55 var(--sans)}
.callout > :last-child{margin-bottom:0}
.callout-title{font-size:var(--size-callout-title);font-weight:600;color:var(--accent);margin:0 0 .3em}
.columns{columns:17em var(--count,2);column-gap:2.2em}
.columns > *{orphans:2;widows:2}
.columns > :first-child{margin-top:0}
.columns h3,.columns h4{font-size:var(--size-3);margin-top:1.5em}
pre{padding:.9em 1.1em;background:var(--tint);white-space:pre-wrap;overflow-wrap:anywhere}
code{font-family:var(--mono);font-size:var(--size-code)}
hr{border:0;border-top:1px solid var(--hairline);width:6em;margin:2.5em auto}
sup,sub{line-height:0;font-size:.72em}
sup a{text-decoration:none;padding:0 .05em;font-family:var(--sans);font-variant-numeric:lining-nums}
ins{color:var(--accent);text-decoration:underline;text-decoration-thickness:.1em}
del{color:var(--mark);text-decoration:line-through}
mark{background:none;color:inherit;border-bottom:2px dotted var(--mark)}
.comment > *{color:var(--mark);font-weight:600;font-family:var(--sans)}
abbr{text-decoration:underline dotted;text-underline-offset:.18em}
.field{display:inline-block;min-width:8em;border-bottom:1px solid var(--grey);color:var(--grey);font-family:var(--sans);font-size:.86em}
.notes{margin-top:4rem;padding-top:1.2rem;border-top:1px solid var(--hairline);font-size:var(--size-note)}
.notes h2{font-size:var(--size-3);margin:0 0 .8em}
.notes p{margin:0}
.notes [role=doc-backlink]{font-family:var(--sans);text-decoration:none;padding:0 .2em}
footer{padding-top:1.2rem;padding-bottom:3rem;font:var(--size-foot)/1.5 var(--sans);color:var(--grey)}
footer p{border-top:1px solid var(--hairline);padding-top:1rem;margin:0}
)css";

constexpr std::string_view desk_rules = R"css(
.cover,.frame,footer{max-width:calc(68ch + 23.25rem)}
.cover,footer{padding-left:20.75rem}
.frame:not(.with-contents){padding-left:20.75rem}
.frame.with-contents{display:grid;grid-template-columns:16rem minmax(0,1fr);gap:0 3.5rem}
.with-contents .contents{position:sticky;top:0;align-self:start;max-height:100vh;overflow-y:auto;padding:1.5rem .5rem 2rem .25rem;margin:-1.5rem 0 0}
)css";

constexpr std::string_view tablet_rules = R"css(
.contents ol ol{display:none}
)css";

constexpr std::string_view phone_rules = R"css(
.facts > div{grid-template-columns:1fr;padding:.6em 0}
)css";

// Rows as records, each cell behind its column's head. % stands for the tables.
constexpr std::string_view record_rules = R"css(
%,% tbody,% tr,% td,% th,% caption{display:block}
% thead{position:absolute;width:1px;height:1px;overflow:hidden;clip-path:inset(50%);white-space:nowrap}
%{border-top:2px solid var(--accent)}
% caption{padding:.7em 0}
% tbody tr{padding:.6em 0;border-top:1px solid var(--hairline)}
% tbody tr > th,% tbody tr > td,% tbody tr + tr > *,% tbody + tbody > tr:first-child > *{border:0;padding:.25em 0;text-align:left}
% tbody tr > td.num,% tbody tr > td.centre{text-align:left;padding-right:0}
% tbody tr > [data-label]::before{content:attr(data-label);display:block;font-weight:400;font-size:var(--size-label);color:var(--grey)}
% tbody tr > td:empty{display:none}
% .group{background:var(--tint)}
% tbody > tr.group > th{padding:.4em .5em}
% tbody > tr.group.inner > th{padding-left:1.4em}
% tbody > tr.group.deep > th{padding-left:2.3em}
)css";

// Where there is room the heads stand beside their cells.
constexpr std::string_view wide_record_rules = R"css(
% tbody tr > [data-label]{display:flow-root;padding-left:12em}
% tbody tr > [data-label]::before{float:left;width:11em;margin-left:-12em;font-size:1em}
)css";
constexpr int wide_records = 28;  // em

constexpr std::string_view print_rules = R"css(
body{line-height:1.36;background:none}
.skip,.drawing + details,[role=doc-backlink]{display:none}
.cover,.frame,footer{max-width:none;padding-left:0;padding-right:0}
.bar{background:none;color:var(--ink);border:1px solid var(--ink)}
.drawing{overflow:visible}
.org{min-width:0}
.frame.with-contents{display:block}
.with-contents .contents{position:static;max-height:none;overflow:visible;break-before:page;break-after:page;padding:0}
.contents a{padding:.1em 0}
footer{display:none}
a{color:inherit;text-decoration:none}
h1,h2,h3,h4,h5,h6,caption{break-after:avoid}
tr,figure,.callout{break-inside:avoid}
thead{display:table-header-group}
p,li{orphans:2;widows:2}
.columns{columns:2}
)css";

std::string block(const std::string& condition, const std::string& rules) {
    return condition + "{\n" + rules + "}\n";
}

std::string records(std::string_view rules, const std::string& tables) {
    std::string out;
    for (std::size_t i = 0; i < rules.size(); ++i) {
        // A percentage is none of the places where the tables are named.
        const bool named = rules[i] == '%' && rules[i + 1] != ')';
        out += named ? tables : std::string(1, rules[i]);
    }
    return out;
}

/// The room that each of the document's tables wants, once each.
std::set<int> rooms_of(const model::Assembly& assembly) {
    std::set<int> rooms;
    model::for_each_node(assembly.blocks, {[&](const model::Block& block) {
                                               if (const auto* table = std::get_if<model::Table>(&block.kind))
                                                   rooms.insert(table_room(*table, assembly.review_marks));
                                           },
                                           {}});
    return rooms;
}

}  // namespace

std::string style_sheet(const model::Assembly& assembly, const model::Theme& theme, const model::Messages& words) {
    const TypeScale scale(theme);
    const Palette light{theme.paper, theme.ink, theme.grey, theme.accent, theme.tint, theme.hairline, theme.mark};
    const Palette dark{dark_paper, dark_ink, dark_grey, theme.accent_dark_mode, dark_tint, dark_hairline, dark_mark};
    std::string out = "\n:root{color-scheme:light dark;" + properties(light);
    for (const auto& [name, family] : theme.families) out += "--" + name + ":" + typefaces(family.css) + ";";
    out += "--size-body:" + scale.body() + ";" + scale.headings(0.7) + scale.small() +
           "--drawing:" + std::to_string(static_cast<int>(720 * scale.enlargement())) + "px;";
    out += "}\n@media screen and (prefers-color-scheme:dark){:root{" + properties(dark) + "}}\n";
    out += page_rule(assembly, theme, words);
    out += base_rules;
    out += block("@media (min-width:" + scale.breakpoint(68) + ")", std::string(desk_rules));
    out += block("@media screen and (max-width:" + scale.breakpoint(47.99) + ")",
                 ":root{" + scale.headings(0.57) + "}" + std::string(tablet_rules));
    out += block("@media screen and (max-width:" + scale.breakpoint(30) + ")",
                 ":root{" + scale.headings(0.45) + "}" + std::string(phone_rules) + records(record_rules, "table"));
    // On any screen a table whose words have no room beside each other is set as records too. Paper has no such
    // container.
    out += block("@media screen", "main{container-type:inline-size}\n");
    for (const int room : rooms_of(assembly)) {
        const int width = static_cast<int>(std::ceil(room * scale.cell()));
        const std::string narrow = "(max-width:" + std::to_string(width) + "em)";
        const std::string wide = "(min-width:" + std::to_string(wide_records) + "em)";
        const std::string tables = "." + room_class(room);
        out += block("@container " + narrow, records(record_rules, tables));
        if (width > wide_records)
            out += block("@container " + wide + " and " + narrow, records(wide_record_rules, tables));
    }
    out += block("@media print", "html{font-size:" + scale.printed() + "}" + std::string(print_rules));
    return out;
}

}  // namespace writing::html
