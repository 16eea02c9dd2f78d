// SPDX-License-Identifier: MPL-2.0
#include "read/table_csv_rows.h"

#include <algorithm>
#include <cstddef>
#include <memory>
#include <string>
#include <utility>
#include <vector>

#include "read/table_heads.h"
#include "read/table_odd_value.h"
#include "read/table_rows.h"
#include "read/table_value_form.h"

namespace reading {
namespace {

using model::DataTable;

/// What every reading of one file needs. All must outlive it.
struct CsvInput {
    model::SourceId source = 0;
    const model::Sources& sources;
    TableSchema schema;
    MarkdownCellReader read_markdown;
};

/// One reading of a file: field by field as the file has them; Markdown asks again where its characters stand.
class CsvReading {
  public:
    CsvReading(const CsvInput& input, model::Diagnostics& diagnostics)
        : input_(input),
          diagnostics_(diagnostics),
          file_(input.source, input.sources, input.schema.dialect, diagnostics),
          rows_(input.schema, input.read_markdown, file_.form().decimal == '.' ? NumberForm::point : NumberForm::danish,
                false, diagnostics),
          locate_([this, &source = input.sources[input.source]](const model::DataCell& cell) {
              return locate_csv_field(source, cell.span, file_.form());
          }) {}
    CsvReading(const CsvReading&) = delete;
    CsvReading& operator=(const CsvReading&) = delete;

    const TableForm& form() const { return file_.form(); }
    TableRows& rows() { return rows_; }
    const TableRows::Locate& locate() const { return locate_; }

    /// False when the file has no record.
    bool head() {
        const std::vector<Heading> headings = take_headings();
        if (!headings.empty()) rows_.head(headings, file_.record());
        return !headings.empty();
    }
    /// Instead of `head`, when the file was read before.
    void skip_head(const TableRows& known) {
        take_headings();
        rows_.take_head(known);
    }

    /// The next row, its values not yet typed unless a schema tells the types; false after the last.
    bool row(const TableRows::Locate* locate) {
        if (!next()) return false;
        const auto& fields = file_.fields();
        const std::size_t found = fields.size();
        rows_.begin_row(file_.record(), found);
        if (found != rows_.columns() && !ends_like_head()) ragged(found);
        for (std::size_t column = 0; column < std::min(found, rows_.columns()); ++column) {
            model::DataCell& cell = rows_.cell(column);
            file_.set_text(fields[column], cell.text);
            cell.span = fields[column].whole;
        }
        rows_.end_row(locate);
        return true;
    }

    /// Rows of delimiters alone between others, which are no rows: `table-ragged.empty`.
    void report_empty() {
        if (file_.empty_records() > 0)
            diagnostics_.note("table-ragged.empty", file_.first_empty(),
                              {{"count", std::to_string(file_.empty_records())}});
    }

  private:
    bool next() {
        if (!head_is_row_) return file_.next();
        head_is_row_ = false;
        return true;
    }

    /// None when the file has no record.
    std::vector<Heading> take_headings() {
        const HeadPlan plan(input_.schema);
        bool found = file_.next();
        while (found && line() < plan.first()) found = file_.next();
        if (!found) return {};
        std::vector<Heading> headings;
        for (const auto& field : file_.fields()) headings.push_back({"", field.whole});
        head_is_row_ = plan.is_absent();
        std::vector<std::vector<std::string>> rows = {texts()};
        while (!head_is_row_ && rows.size() < plan.rows() && file_.next()) rows.push_back(texts());
        const auto heads = head_is_row_ ? plan.names(headings.size()) : joined_heads(std::move(rows));
        headings.resize(heads.size(), headings.back());
        for (std::size_t i = 0; i < heads.size(); ++i) headings[i].text = heads[i];
        // Excel ends every line with a delimiter for each column that was ever used.
        const std::size_t all = headings.size();
        while (headings.size() > 1 && headings.back().text.empty()) headings.pop_back();
        nameless_ = all - headings.size();
        file_.head_is_read();
        return headings;
    }
    std::size_t line() const { return input_.sources[input_.source].position(file_.record().begin).line; }
    std::vector<std::string> texts() const {
        std::vector<std::string> found;
        for (const auto& field : file_.fields()) file_.set_text(field, found.emplace_back());
        return found;
    }

    /// Whether nothing stands under the empty headings at the head's end.
    bool ends_like_head() const {
        const auto& fields = file_.fields();
        const std::size_t columns = rows_.columns();
        return fields.size() > columns && fields.size() <= columns + nameless_ &&
               std::all_of(fields.begin() + static_cast<std::ptrdiff_t>(columns), fields.end(),
                           [](const CsvField& field) { return field.text_end <= field.text_begin; });
    }

    void ragged(std::size_t found) {
        model::Span where = file_.record();
        const std::size_t columns = rows_.columns();
        if (found > columns) where.begin = file_.fields()[columns].whole.begin;
        diagnostics_.error(found < columns ? "table-ragged.short" : "table-ragged.long", where,
                           {{"found", std::to_string(found)}, {"expected", std::to_string(columns)}});
    }

    const CsvInput& input_;
    model::Diagnostics& diagnostics_;
    CsvReader file_;
    bool head_is_row_ = false;
    std::size_t nameless_ = 0;  // empty headings at the end of the head
    TableRows rows_;
    TableRows::Locate locate_;
};

/// Reads the file anew each time.
class CsvRows : public model::RowReader {
  public:
    /// `known` has the fields with their types.
    CsvRows(CsvInput input, const TableRows& known, std::size_t count)
        : input_(std::move(input)),
          known_(input_.schema, input_.read_markdown, NumberForm::danish, false, nobody_),
          count_(count) {
        known_.take_head(known);
    }

    std::size_t count() const override { return count_; }
    void for_each(const std::function<void(const model::DataRow&)>& visit) const override {
        model::Diagnostics said_before;
        CsvReading reading(input_, said_before);
        reading.skip_head(known_);
        reading.rows().keep_one();
        while (reading.row(nullptr)) {
            reading.rows().type_last(reading.locate());
            visit(reading.rows().rows().back());
        }
    }

  private:
    CsvInput input_;
    model::Diagnostics nobody_;
    TableRows known_;
    std::size_t count_;
};

/// Says, too, which values make text of a column of numbers or dates.
std::vector<GuessedType> guessed_types(const CsvInput& input, const TableRows& head, NumberForm form,
                                       model::Diagnostics& diagnostics) {
    model::Diagnostics said_later;
    CsvReading reading(input, said_later);
    reading.skip_head(head);
    reading.rows().keep_one();
    std::vector<TypeGuess> guesses(head.fields().size(), TypeGuess(form));
    std::vector<OddValue> odd;
    for (const auto& field : head.fields()) odd.emplace_back(field, form, false);
    while (reading.row(nullptr)) {
        const model::DataRow& row = reading.rows().rows().back();
        for (std::size_t i = 0; !row.is_group && i < row.cells.size(); ++i) {
            if (!is_listed_missing(head.fields()[i].written, row.cells[i].text)) guesses[i].see(row.cells[i].text);
            odd[i].see(row.cells[i]);
        }
    }
    std::vector<GuessedType> types;
    for (const auto& guess : guesses) types.push_back({guess.type(), ""});
    for (std::size_t i = 0; i < types.size(); ++i) odd[i].report(types[i].type, diagnostics);
    return types;
}

/// Says what is wrong with every row and keeps none.
DataTable streamed(const CsvInput& input, CsvReading& reading, model::Diagnostics& diagnostics) {
    TableRows& rows = reading.rows();
    const NumberForm form = reading.form().decimal == '.' ? NumberForm::point : NumberForm::danish;
    if (input.schema.fields.empty()) rows.set_types(guessed_types(input, rows, form, diagnostics));
    rows.keep_one();
    std::size_t count = 0;
    for (; reading.row(nullptr); ++count) rows.type_last(reading.locate());
    auto reader = std::make_shared<CsvRows>(input, rows, count);
    rows.rows().clear();
    reading.report_empty();
    DataTable table = rows.finish(reading.locate());
    table.rows = model::DataRows(std::move(reader));
    return table;
}

}  // namespace

DataTable read_csv_table(model::SourceId source, const TableSchema& schema, const model::Sources& sources,
                         const MarkdownCellReader& read_markdown, model::Diagnostics& diagnostics, TableForm& form) {
    const CsvInput input{source, sources, schema, read_markdown};
    CsvReading reading(input, diagnostics);
    form = reading.form();
    DataTable nothing;
    nothing.title = schema.title;
    if (!reading.head()) return nothing;
    const std::size_t lines = sources[source].line_count();
    if (lines > most_held_rows) return streamed(input, reading, diagnostics);
    reading.rows().reserve(lines);
    while (reading.row(&reading.locate())) {
    }
    reading.report_empty();
    return reading.rows().finish(reading.locate());
}

}  // namespace reading
