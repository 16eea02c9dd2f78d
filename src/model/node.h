// SPDX-License-Identifier: MPL-2.0
#pragma once

#include <cstdint>
#include <functional>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <variant>
#include <vector>

#include "model/source.h"

namespace model {

/// Names a node of an Assembly: dense, from 1, in reading order. 0 before merging.
using NodeId = std::uint32_t;

struct Attributes {
    std::string id;
    std::vector<std::string> classes;
    std::vector<std::pair<std::string, std::string>> pairs;
    Span span;

    bool has_class(std::string_view name) const;
    /// The value of a key, or null.
    const std::string* find(std::string_view key) const;
    bool empty() const { return id.empty() && classes.empty() && pairs.empty(); }
};

struct Inline;
using Inlines = std::vector<Inline>;
struct Block;
using Blocks = std::vector<Block>;

// Inlines ------------------------------------------------------------------------------------------------------------

struct Text {
    std::string text;
};
struct SoftBreak {};
struct LineBreak {};
struct Emphasis {
    Inlines children;
};
struct Strong {
    Inlines children;
};
struct Strikeout {
    Inlines children;
};
struct Subscript {
    Inlines children;
};
struct Superscript {
    Inlines children;
};
struct Code {
    std::string text;
};
/// A link out of the document (`target` is a URL) or into it (`target` is "#" + anchor; merging fills `node`).
struct Link {
    std::string target;
    std::string title;
    Inlines children;
    NodeId node = 0;
};
/// A picture inside a line. `resource` indexes Assembly::resources after merging.
struct Image {
    std::string path;
    std::string alt;
    std::string title;
    Attributes attributes;
    std::optional<std::size_t> resource;
};
/// A call of a footnote. `label` is what the author wrote; merging fills `index` into Assembly::footnotes.
struct FootnoteCall {
    std::string label;
    std::size_t index = 0;
};
/// `@tbl-maal`: merging fills `text` ("tabel 3") and `node`; no Reference without a node remains in an Assembly.
struct Reference {
    std::string target;
    std::string text;
    NodeId node = 0;
};
/// `{{ expression }}`; merging replaces it by Text: none remains in an Assembly.
struct Value {
    std::string expression;
};
/// `[text]{.class lang=en title="…"}`; an abbreviation is one with class "abbr" and its expansion in title.
struct Styled {
    Attributes attributes;
    Inlines children;
};
/// Where a review mark begins or ends. Marks may cross inlines and blocks, so they are points, not containers.
/// `mark` indexes Document::review_marks or Assembly::review_marks.
struct ReviewBoundary {
    std::size_t mark = 0;
    bool begins = true;
};
/// `[ ]{.field name="formand" type="text" …}` of a kind's template.
struct FormField {
    Attributes attributes;
};

struct Inline {
    using Kind = std::variant<Text, SoftBreak, LineBreak, Emphasis, Strong, Strikeout, Subscript, Superscript, Code,
                              Link, Image, FootnoteCall, Reference, Value, Styled, ReviewBoundary, FormField>;
    Kind kind;
    Span span;
    NodeId id = 0;
};

// Blocks -------------------------------------------------------------------------------------------------------------

struct Paragraph {
    Inlines children;
};
/// `number` ("2.1") is made by merging for numbered headings; empty for `.unnumbered`.
struct Heading {
    int level = 1;  // 1 to 6
    Inlines children;
    std::string number;
};
struct ListItem {
    Blocks children;
    /// "•", "–", "3." or "b)": made by merging, drawn by layout; Word and HTML make their own from the list.
    std::string label;
    std::optional<bool> checked;  // task list items
    Span span;
    NodeId id = 0;
};
struct List {
    bool ordered = false;
    int start = 1;
    bool tight = true;
    std::vector<ListItem> items;
};
struct TermItem {
    Inlines term;
    NodeId term_id = 0;
    std::vector<Blocks> definitions;
    std::vector<NodeId> definition_ids;
    NodeId id = 0;
    Span span;
};
struct TermList {
    std::vector<TermItem> items;
};
struct Quote {
    Blocks children;
};
struct CodeBlock {
    std::string language;
    std::string text;
};
struct ThematicBreak {};

/// The text with "Tabel 3" before it. `label` is made by merging ("Tabel 3"), without punctuation after it.
struct Caption {
    std::string label;
    Inlines children;
    Span span;
    NodeId id = 0;
};

enum class Alignment : std::uint8_t { unset, left, centre, right, decimal };

/// What a cell's author meant as data; `std::monostate` is text. XLSX writes these with their types.
struct Amount {
    double value = 0;
    int decimals = 0;   // as written: "8,60" has two
    std::string unit;   // "%", "kr.", "pr. 1.000"; empty when the column has none
};
struct DateValue {
    int year = 0, month = 0, day = 0;
};
struct Missing {};  // no value was given, as opposed to an empty text
using CellValue = std::variant<std::monostate, Amount, DateValue, bool, Missing>;

struct TableCell {
    Blocks children;
    CellValue value;
    int row_span = 1;
    int column_span = 1;
    bool is_header = false;  // in a header row, or the head of its row
    bool upward = false;     // of a head: its words stand upright, read from bottom to top
    Alignment alignment = Alignment::unset;
    Span span;
    NodeId id = 0;
};
enum class RowKind : std::uint8_t { header, body, group, total };
/// Cells covered by a span from the left or above are absent from `cells`, as in HTML.
struct TableRow {
    RowKind kind = RowKind::body;
    std::vector<TableCell> cells;
    Span span;
    NodeId id = 0;
    /// Of a group row: how many groups it lies within. Of the row that adds a group up: as its group row.
    int level = 0;
};
struct TableColumn {
    std::string name;   // of the field it was merged from, else empty
    std::string type;   // Table Schema type, "markdown" when it came from Markdown
    std::string unit;
    Alignment alignment = Alignment::unset;
    /// Share of the table's width; 0: by content. Where other columns have a width of their own, of what they leave.
    double weight = 0;
    /// A width of its own, padding included: per cent of the table's width, or points; 0: none.
    double percent = 0;
    double points = 0;
    /// The type is guessed from the values: numbers keep the digits as they are written, without thousands points.
    bool inferred = false;
    /// What the field says beside, for outputs that can hold the next writer to it.
    std::string title = {};  // without the unit
    std::string format = {};
    std::vector<std::string> choices = {};
    bool required = false;
    bool unique = false;
    bool heads_row = false;
    std::string pattern = {};
    std::optional<double> minimum = {};
    std::optional<double> maximum = {};
    std::optional<std::size_t> least_length = {}, most_length = {};  // of a text, in code points
};
/// Body rows that are too many to hold: they are made one at a time, in order, as often as they are asked for. Each covers
/// all columns with cells of one row and one column, and its nodes have no ids.
class RowSource {
  public:
    virtual ~RowSource() = default;
    virtual std::size_t count() const = 0;
    virtual void for_each(const std::function<void(const TableRow&)>& visit) const = 0;
};
/// `rows` begins with the header rows. Every row covers all columns once spans are counted (merging proves it).
struct Table {
    std::optional<Caption> caption;
    std::vector<TableColumn> columns;
    std::vector<TableRow> rows;
    /// Body rows after `rows`, which then holds the head alone; only where nothing but a workbook is written.
    std::shared_ptr<const RowSource> more = {};

    std::size_t header_row_count() const;
};

/// One body of an organisation. `superior` names another body's key; empty for a top one.
struct OrgUnit {
    std::string key;
    std::string name;
    std::string note;
    std::string superior;
    bool beside = false;  // sideordnet: drawn beside its superior, with a dotted line
    Span span;
};
struct OrgChart {
    std::vector<OrgUnit> units;
};
/// A picture or drawing with its caption. Exactly one of `resource` and `chart` is set after merging.
/// `alternative` is the text alternative; `description` says a chart in blocks (a nested list) for those who cannot see it.
struct Figure {
    std::string path;
    std::string alternative;
    std::optional<Caption> caption;
    std::optional<std::size_t> resource;  // Assembly::resources
    std::optional<OrgChart> chart;
    Blocks description;
};

enum class DivKind : std::uint8_t {
    plain,      // unknown or style-only classes
    columns,    // count="2"
    landscape,
    callout,    // title="…"
    pull_quote, // .quote
    only,       // format="html,pdf": other writers skip it
    cover,      // made by merging: the cover page
    part,       // made by merging: front matter of a document merged into another
};
struct Div {
    DivKind kind = DivKind::plain;
    Blocks children;
};

/// `::: {.include src="faelles/tekst.md"}`; merging replaces it: none remains in an Assembly.
struct Include {
    std::string path;
};
/// `::: {.table src=… columns=…}`; merging replaces it by a Table: none remains. The options are the block's attributes.
struct TableMerge {
    std::string path;
    Inlines caption;
};
/// `::: {.orgchart src=… }`; merging replaces it by a Figure: none remains.
struct ChartMerge {
    std::string path;
    Inlines caption;
};

/// One line of the table of contents; `number` may be empty. `target` is the heading's node.
struct ContentsEntry {
    int level = 1;
    std::string number;
    Inlines children;
    NodeId target = 0;
    NodeId id = 0;
};
/// What a list of contents names: headings, or the captions of numbered tables or figures.
enum class Listed : std::uint8_t { headings, tables, figures };
/// Made by merging. Page numbers are layout's and reach Word through PageLabels. In lists of tables and figures every
/// entry has level 1 and its caption's label as number ("Tabel 3").
struct Contents {
    Inlines title;
    std::vector<ContentsEntry> entries;
    Listed listed = Listed::headings;
};

struct Block {
    using Kind = std::variant<Paragraph, Heading, List, TermList, Quote, CodeBlock, ThematicBreak, Table, Figure, Div,
                              Include, TableMerge, ChartMerge, Contents>;
    Kind kind;
    /// After merging `attributes.id` is the block's anchor where it has one: every heading, table and figure does.
    Attributes attributes;
    Span span;
    NodeId id = 0;
};

// Review marks and notes ---------------------------------------------------------------------------------------------

enum class ReviewKind : std::uint8_t { insertion, deletion, comment };

/// CriticMarkup. A replacement is a deletion followed by an insertion; a highlight with a comment is a comment with a
/// range; a comment alone has an empty range.
struct ReviewMark {
    ReviewKind kind = ReviewKind::comment;
    std::string comment;  // the comment's text; empty for changes
    std::string author;
    std::string date;
    std::string responsible;
    std::string deadline;
    std::string reply_to;
    bool resolved = false;
    Span span;
    std::string name;  // `{#k-budget}`, by which an answer may name it
    /// The comment that this one answers: its index beside this one's. `reply_to` is what the author wrote; after
    /// merging, the number of the thread's first comment among all comments ("2"), since Word's threads are flat.
    std::optional<std::size_t> answers;
};

struct Footnote {
    std::string label;   // what the author wrote
    std::string number;  // made by merging: "1", "2", …
    Blocks children;
    Span span;
    NodeId id = 0;
};

}  // namespace model
