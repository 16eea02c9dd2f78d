// SPDX-License-Identifier: MPL-2.0
#include "sample/sample.h"

#include "model/walk.h"

namespace sample {
using namespace model;

Inline text(std::string words) {
    return {Text{std::move(words)}, {}, 0};
}

Block paragraph(std::string words) {
    return {Paragraph{{text(std::move(words))}}, {}, {}, 0};
}

Block heading(int level, std::string number, std::string words, std::string anchor) {
    Block block{Heading{level, {text(std::move(words))}, std::move(number)}, {}, {}, 0};
    block.attributes.id = std::move(anchor);
    return block;
}

TableCell cell(Blocks blocks, bool header) {
    TableCell made;
    made.children = std::move(blocks);
    made.is_header = header;
    return made;
}

namespace {

Block classed(Block block, const char* name) {
    block.attributes.classes.push_back(name);
    return block;
}

ListItem item(std::string label, Blocks blocks) {
    ListItem made;
    made.label = std::move(label);
    made.children = std::move(blocks);
    return made;
}

Block list(bool ordered, std::vector<ListItem> items) {
    return {List{ordered, 1, true, std::move(items)}, {}, {}, 0};
}

Block div(DivKind kind, const char* name, Blocks blocks) {
    Block block{Div{kind, std::move(blocks)}, {}, {}, 0};
    block.attributes.classes.push_back(name);
    return block;
}

TableRow row(RowKind kind, std::vector<TableCell> cells) {
    TableRow made;
    made.kind = kind;
    made.cells = std::move(cells);
    return made;
}

// As merging makes it: paragraphs by class, a head-column table of facts, the parties as a list in columns.
Block cover() {
    Table facts;
    facts.columns.resize(2);
    const auto fact = [&](const char* name, const char* value) {
        facts.rows.push_back(row(RowKind::body, {cell({paragraph(name)}, true), cell({paragraph(value)})}));
    };
    fact("Version", "1.0");
    fact("Ikrafttrædelse", "1. januar 2024");
    fact("Valgperiode", "2022–2025");
    fact("Aftaleperiode", "1. januar 2024 – 30. juni 2027");
    Block table{std::move(facts), {}, {}, 0};
    Block parties = div(DivKind::columns, "columns",
                        {list(false, {item("", {paragraph("Region Syddanmark")}), item("", {paragraph("Assens Kommune")}),
                                      item("", {paragraph("Aabenraa Kommune")})})});
    parties.attributes.pairs = {{"count", "2"}};
    return div(DivKind::cover, "cover",
               {classed(paragraph("Sundhedsaftale · Gældende"), "cover-kind"),
                classed(paragraph("Sundhedsaftalen 2024–2027"), "title"),
                classed(paragraph("Sammenhæng, lighed og nærhed"), "subtitle"), classed(std::move(table), "facts"),
                classed(paragraph("Parter"), "cover-label"), classed(std::move(parties), "parties")});
}

Block goals_table() {
    Table table;
    Caption caption;
    caption.label = "Tabel 1";
    caption.children = {text("Mål for gode overgange")};
    table.caption = std::move(caption);
    table.columns.resize(3);
    table.columns[2].alignment = Alignment::decimal;
    table.columns[2].unit = "%";
    table.rows.push_back(row(RowKind::header, {cell({paragraph("Målsætning")}, true), cell({paragraph("Opfølgning")}, true),
                                               cell({paragraph("Måltal")}, true)}));
    auto group = cell({paragraph("Somatik")});
    group.column_span = 3;
    table.rows.push_back(row(RowKind::group, {group}));
    auto spanning = cell({paragraph("Færre borgere genindlægges inden for 30 dage.")});
    spanning.row_span = 2;
    spanning.children[0] = {Paragraph{{text("Færre borgere genindlægges inden for 30 dage."),
                                       {FootnoteCall{"tal", 1}, {}, 0}}}, {}, {}, 0};
    auto amount = cell({paragraph("8,6")});
    amount.value = Amount{8.6, 1, "%"};
    table.rows.push_back(row(RowKind::body,
                             {spanning, cell({paragraph("Opgøres hvert år:"),
                                              list(false, {item("–", {paragraph("65-79-årige"),
                                                                      list(false, {item("–", {paragraph("kvinder")}),
                                                                                   item("–", {paragraph("mænd")})})}),
                                                           item("–", {paragraph("80 år og derover")})})}),
                              amount}));
    auto second = cell({paragraph("12")});
    second.value = Amount{12, 0, "%"};
    table.rows.push_back(row(RowKind::body, {cell({paragraph("Landspatientregisteret")}), second}));
    Block block{std::move(table), {}, {}, 0};
    block.attributes.id = "tbl-overgange";
    return block;
}

Block organisation() {
    Figure figure;
    figure.alternative = "Organisationsdiagram: regionsråd og kommunalbestyrelser øverst, derunder sundhedssamarbejdsudvalget.";
    Caption caption;
    caption.label = "Figur 1";
    caption.children = {text("Organisering")};
    figure.caption = std::move(caption);
    figure.chart = OrgChart{{{"raad", "Regionsråd og kommunalbestyrelser", "", "", false, {}},
                             {"ssu", "Sundhedssamarbejdsudvalget", "politisk", "raad", false, {}},
                             {"sss", "Strategisk Sundhedsstyregruppe", "", "ssu", false, {}},
                             {"klynger", "Sundhedsklynger", "", "ssu", true, {}}}};
    figure.description = {list(false, {item("•", {paragraph("Regionsråd og kommunalbestyrelser"),
                                                  list(false, {item("–", {paragraph("Sundhedssamarbejdsudvalget")})})})})};
    Block block{std::move(figure), {}, {}, 0};
    block.attributes.id = "fig-organisering";
    return block;
}

Block rich_paragraph() {
    Attributes english;
    english.pairs = {{"lang", "en"}};
    return {Paragraph{{text("Parterne følger "), {Emphasis{{text("fælles")}}, {}, 0}, text(" og "),
                       {Strong{{text("bindende")}}, {}, 0}, text(" mål, jf. "), {Reference{"tbl-overgange", "tabel 1", 0}, {}, 0},
                       text(" og "), {Link{"https://www.sst.dk", "", {text("Sundhedsstyrelsen")}, 0}, {}, 0}, text("."),
                       {FootnoteCall{"lov", 0}, {}, 0}, {SoftBreak{}, {}, 0}, text("Begrebet "),
                       {Styled{english, {text("shared care")}}, {}, 0}, text(" bruges om fælles forløb; H"),
                       {Subscript{{text("2")}}, {}, 0}, text("O og m"), {Superscript{{text("2")}}, {}, 0}, text(", "),
                       {Strikeout{{text("udgået")}}, {}, 0}, text(" og "), {Code{"MedCom"}, {}, 0},
                       {LineBreak{}, {}, 0}, text("Ny linje efter et linjeskift.")}},
          {},
          {},
          0};
}

Block reviewed_paragraph() {
    return {Paragraph{{text("Status gøres op "), {ReviewBoundary{0, true}, {}, 0}, text("to"), {ReviewBoundary{0, false}, {}, 0},
                       {ReviewBoundary{1, true}, {}, 0}, text("tre"), {ReviewBoundary{1, false}, {}, 0}, text(" gange i "),
                       {ReviewBoundary{2, true}, {}, 0}, text("perioden"), {ReviewBoundary{2, false}, {}, 0}, text(".")}},
            {},
            {},
            0};
}

Block term_list() {
    TermItem term;
    term.term = {text("Tovholder")};
    term.definitions = {{paragraph("Den, der følger en samarbejdsaftale for parterne.")}};
    return {TermList{{term}}, {}, {}, 0};
}

void resolve(Assembly& assembly) {
    NodeId table = 0;
    NodeId first = 0;
    NodeId second = 0;
    for_each_node(assembly.blocks, {[&](const Block& block) {
                                        if (block.attributes.id == "tbl-overgange") table = block.id;
                                        if (block.attributes.id == "parter-og-maal") first = block.id;
                                        if (block.attributes.id == "organisering") second = block.id;
                                    },
                                    {}});
    for_each_inlines(assembly.blocks, [&](Inlines& inlines) {
        for (auto& node : inlines)
            if (auto* reference = std::get_if<Reference>(&node.kind)) reference->node = table;
    });
    auto& contents = std::get<Contents>(assembly.blocks[1].kind);
    contents.entries[0].target = first;
    contents.entries[1].target = second;
}

Footnote footnote(std::string label, std::string number, std::string words) {
    Footnote note;
    note.label = std::move(label);
    note.number = std::move(number);
    note.children = {paragraph(std::move(words))};
    return note;
}

Metadata metadata() {
    Metadata m;
    m.title = "Sundhedsaftalen 2024–2027";
    m.subtitle = "Sammenhæng, lighed og nærhed";
    m.authors = {"Region Syddanmark og kommunerne"};
    m.subject = "Sundhedsaftale";
    m.keywords = {"sundhedsaftale", "samarbejde"};
    m.date = Date{2023, 12, 1};
    m.version = "1.0";
    m.kind = "sundhedsaftale";
    m.kind_title = "Sundhedsaftale";
    m.status = "gaeldende";
    m.status_title = "Gældende";
    m.parties = {{"Region Syddanmark", PartyType::region, "1083", "", "https://regionsyddanmark.dk", {}},
                 {"Assens Kommune", PartyType::municipality, "420", "", "https://www.assens.dk", {}},
                 {"Aabenraa Kommune", PartyType::municipality, "580", "", "https://www.aabenraa.dk", {}}};
    m.election_period = YearPeriod{2022, 2025};
    m.agreement_period = DatePeriod{{2024, 1, 1}, Date{2027, 6, 30}};
    m.effective_date = Date{2024, 1, 1};
    return m;
}

}  // namespace

Assembly assembly() {
    Assembly made;
    made.id = "sundhedsaftale";
    made.source_path = "sundhedsaftale.md";
    made.metadata = metadata();
    made.running_title = "Sundhedsaftalen 2024–2027";
    made.example = true;
    Contents contents;
    contents.title = {text("Indhold")};
    contents.entries.push_back({1, "1", {text("Parter og mål")}, 0, 0});
    contents.entries.push_back({2, "1.1", {text("Organisering")}, 0, 0});
    Block callout = div(DivKind::callout, "callout", {paragraph("Læs også det administrative tillæg.")});
    callout.attributes.pairs = {{"title", "Bemærk"}};
    Block columns = div(DivKind::columns, "columns", {paragraph("Første spalte med almindelig brødtekst om samarbejdet."),
                                                      paragraph("Mere tekst, som deles ligeligt mellem spalterne.")});
    columns.attributes.pairs = {{"count", "2"}};
    made.blocks = {cover(), {std::move(contents), {}, {}, 0}, heading(1, "1", "Parter og mål", "parter-og-maal"),
                   rich_paragraph(), goals_table(), heading(2, "1.1", "Organisering", "organisering"), organisation(),
                   list(true, {item("1.", {paragraph("Sæt mål"), list(false, {item("•", {paragraph("sammen")})})}),
                               item("2.", {paragraph("Følg op")})}),
                   term_list(), {Quote{{paragraph("Vi begynder med det, der er vigtigt for borgeren.")}}, {}, {}, 0},
                   {CodeBlock{"", "aftale build\naftale check"}, {}, {}, 0}, {ThematicBreak{}, {}, {}, 0}, std::move(callout),
                   std::move(columns), heading(3, "1.1.1", "Opfølgning", "opfoelgning"), reviewed_paragraph()};
    made.footnotes = {footnote("lov", "1", "Jf. sundhedslovens § 204."),
                      footnote("tal", "2", "Opgjort på bopælskommune.")};
    made.review_marks = {{ReviewKind::deletion, "", "Sekretariatet", "2023-11-02", "", "", "", false, {}},
                         {ReviewKind::insertion, "", "Sekretariatet", "2023-11-02", "", "", "", false, {}},
                         {ReviewKind::comment, "Gælder det også den forlængede periode?", "Jurist", "2023-11-03", "", "", "", false, {}}};
    assign_ids(made);
    resolve(made);
    return made;
}

Theme theme() {
    Theme t;
    t.id = "officiel";
    t.families["text"] = {"GentiumPlus-Regular.ttf", "GentiumPlus-Bold.ttf", "GentiumPlus-Italic.ttf",
                          "GentiumPlus-BoldItalic.ttf", "Cambria", "Cambria, Georgia, serif"};
    t.families["sans"] = {"Lato-Regular.ttf", "Lato-Semibold.ttf", "Lato-Italic.ttf", "Lato-SemiboldItalic.ttf", "Calibri",
                          "system-ui, sans-serif"};
    t.families["mono"] = {"NotoSansMono-Regular.ttf", "NotoSansMono-Bold.ttf", "NotoSansMono-Regular.ttf",
                          "NotoSansMono-Bold.ttf", "Consolas", "ui-monospace, monospace"};
    t.fallback_files = {"NotoSans-Regular.ttf", "NotoSerif-Regular.ttf", "NotoSansMath-Regular.ttf", "NotoSansSymbols2-Regular.ttf"};
    const auto style = [&](const char* role, const char* family, bool bold, double size, double leading, double above,
                           double below, Colour colour) {
        t.styles[role] = {family, bold, false, size, leading, above, below, colour, false, false, false, false};
    };
    style("body", "text", false, 11, 15, 0, 7.5, t.ink);
    t.styles["body"].justified = t.styles["body"].hyphenated = true;
    style("heading-1", "sans", true, 22, 30, 30, 7.5, t.accent);
    style("heading-2", "sans", true, 17, 22.5, 30, 7.5, t.accent);
    style("heading-3", "sans", true, 13, 15, 22.5, 7.5, t.accent);
    style("heading-4", "sans", true, 11, 15, 15, 0, t.accent);
    style("heading-5", "sans", true, 11, 15, 15, 0, t.ink);
    style("heading-6", "sans", true, 11, 15, 15, 0, t.grey);
    style("title", "sans", true, 34, 42, 0, 15, t.accent);
    t.styles["title"].least = 20;
    style("subtitle", "sans", false, 17, 22.5, 0, 30, t.ink);
    style("cover-kind", "sans", true, 11, 15, 0, 15, t.grey);
    style("cover-label", "sans", true, 9, 12, 15, 6, t.grey);
    style("cover-value", "sans", false, 10, 15, 0, 0, t.ink);
    style("caption", "sans", false, 8.8, 12, 15, 6, t.ink);
    style("caption-label", "sans", true, 8.8, 12, 0, 0, t.accent);
    style("cell", "sans", false, 8.8, 12, 0, 3, t.ink);
    t.styles["cell"].least = 8;
    style("cell-head", "sans", true, 8.8, 12, 0, 3, t.accent);
    style("note", "text", false, 8.8, 12, 0, 3, t.ink);
    style("head", "sans", false, 8, 12, 0, 0, t.grey);
    style("foot", "sans", false, 8, 12, 0, 0, t.grey);
    style("contents-title", "sans", true, 22, 30, 0, 15, t.accent);
    style("contents-1", "sans", true, 10, 15, 7.5, 0, t.ink);
    style("contents-2", "sans", false, 10, 15, 0, 0, t.ink);
    style("contents-3", "sans", false, 9, 15, 0, 0, t.grey);
    style("quote", "text", false, 11, 15, 7.5, 7.5, t.ink);
    t.styles["quote"].italic = true;
    style("pull-quote", "text", false, 15, 22.5, 0, 7.5, t.accent);
    t.styles["pull-quote"].italic = true;
    style("code", "mono", false, 9, 12, 0, 7.5, t.ink);
    style("callout-title", "sans", true, 10, 15, 0, 0, t.accent);
    style("callout", "sans", false, 10, 15, 0, 6, t.ink);
    style("term", "sans", true, 10, 15, 0, 0, t.ink);
    style("chart", "sans", false, 8.8, 11, 0, 0, t.ink);
    for (const char* role : {"heading-1", "heading-2", "heading-3", "heading-4", "heading-5", "heading-6", "title", "subtitle",
                             "contents-title", "caption", "callout-title", "pull-quote"})
        t.styles[role].balanced = true;
    return t;
}

Messages messages() {
    return Messages("da", {{"table.label", "Tabel"},
                           {"comments.deadline", "Frist: {date}"},
                           {"date.month-3", "marts"},
                           {"figure.label", "Figur"},
                           {"contents.title", "Indhold"},
                           {"page.of", "{page} af {pages}"},
                           {"table.continued", "fortsat"},
                           {"mark.draft", "UDKAST"},
                           {"mark.example", "EKSEMPEL"},
                           {"mark.example-note", "Eksempel. Beslutningerne er ikke truffet."},
                           {"cover.version", "Version"},
                           {"cover.effective", "Ikrafttrædelse"},
                           {"cover.parties", "Parter"},
                           {"head.version", "Version {version}"},
                           {"date.words", "{day}.\u00A0{month} {year}"},
                           {"date.month-1", "januar"},
                           {"date.month-6", "juni"},
                           {"date.month-12", "december"},
                           {"period.words", "{from} – {to}"},
                           {"comments.title", "Kommentarer"},
                           {"note.back", "Tilbage til teksten"}});
}

}  // namespace sample
