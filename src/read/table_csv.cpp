// SPDX-License-Identifier: MPL-2.0
#include "read/table_csv.h"

#include <algorithm>
#include <array>
#include <optional>
#include <string_view>
#include <utility>

#include "read/control_character.h"
#include "support/utf8.h"

namespace reading {
namespace {

constexpr std::size_t records_to_judge = 50;

/// Splits bytes into records. One pass, so time grows with length.
class Tokenizer {
  public:
    Tokenizer(std::string_view bytes, std::uint32_t offset, model::SourceId source, char delimiter, bool windows)
        : bytes_(bytes), offset_(offset), source_(source), delimiter_(delimiter), windows_(windows) {}

    bool at_end() const { return at_ >= bytes_.size(); }
    /// The last record ended in a quotation that did not.
    bool unclosed() const { return unclosed_; }

    CsvRecord record(model::Diagnostics* diagnostics) {
        CsvRecord made;
        const std::size_t begin = at_;
        bool more = true;
        while (more) {
            made.fields.push_back(field(diagnostics));
            more = at_ < bytes_.size() && bytes_[at_] == delimiter_;
            if (more) ++at_;
        }
        made.span = span(begin, at_);
        if (at_ < bytes_.size() && bytes_[at_] == '\r') ++at_;
        if (at_ < bytes_.size() && bytes_[at_] == '\n') ++at_;
        return made;
    }

  private:
    model::Span span(std::size_t begin, std::size_t end) const {
        return {source_, offset_ + static_cast<std::uint32_t>(begin), offset_ + static_cast<std::uint32_t>(end)};
    }
    bool ends_field() const {
        return at_ >= bytes_.size() || bytes_[at_] == delimiter_ || bytes_[at_] == '\n' || bytes_[at_] == '\r';
    }
    void append(LocatedText& field, std::size_t begin, std::size_t end) const {
        if (!windows_)
            return field.append(bytes_.substr(begin, end - begin), offset_ + static_cast<std::uint32_t>(begin));
        for (std::size_t i = begin; i < end; ++i)
            field.append(support::from_windows_1252(bytes_.substr(i, 1)), offset_ + static_cast<std::uint32_t>(i));
    }
    void skip_blanks() {
        while (at_ < bytes_.size() && (bytes_[at_] == ' ' || (bytes_[at_] == '\t' && delimiter_ != '\t'))) ++at_;
    }

    LocatedText field(model::Diagnostics* diagnostics) {
        LocatedText made;
        const std::size_t begin = at_;
        skip_blanks();
        if (at_ < bytes_.size() && bytes_[at_] == '"') quoted(made, diagnostics);
        const std::size_t rest = at_;
        while (!ends_field()) ++at_;
        append(made, rest, at_);
        const model::Span whole = span(begin, at_);
        made = made.trimmed();
        made.places.whole = whole;
        return made;
    }

    void quoted(LocatedText& made, model::Diagnostics* diagnostics) {
        const std::size_t opening = at_++;
        while (true) {
            const std::size_t quote = bytes_.find('"', at_);
            if (quote == std::string_view::npos) {
                if (diagnostics) diagnostics->error("table-csv.unclosed-quote", span(opening, opening + 1));
                append(made, at_, bytes_.size());
                at_ = bytes_.size();
                unclosed_ = true;
                return;
            }
            append(made, at_, quote);
            at_ = quote + 1;
            if (at_ >= bytes_.size() || bytes_[at_] != '"') break;
            append(made, at_, at_ + 1);
            ++at_;
        }
        skip_blanks();
        if (!ends_field() && diagnostics) diagnostics->error("table-csv.after-quote", span(at_, at_ + 1));
    }

    std::string_view bytes_;
    std::uint32_t offset_;
    model::SourceId source_;
    char delimiter_;
    bool windows_;
    bool unclosed_ = false;
    std::size_t at_ = 0;
};

bool is_empty(const CsvRecord& record) {
    return std::all_of(record.fields.begin(), record.fields.end(), [](const LocatedText& f) { return f.text.empty(); });
}

/// The delimiter under which most of the first records have as many fields as the first one has.
char find_delimiter(std::string_view bytes, bool windows) {
    char best = ';';
    std::size_t best_score = 0;
    for (const char candidate : {';', ',', '\t'}) {
        Tokenizer tokenizer(bytes, 0, 1, candidate, windows);
        std::size_t width = 0;
        std::size_t same = 0;
        for (std::size_t i = 0; i < records_to_judge && !tokenizer.at_end(); ++i) {
            const CsvRecord record = tokenizer.record(nullptr);
            if (is_empty(record)) continue;
            if (width == 0) width = record.fields.size();
            same += record.fields.size() == width ? 1 : 0;
        }
        const std::size_t score = width > 1 ? same * 64 + std::min<std::size_t>(width, 63) : 0;
        if (score > best_score) {
            best_score = score;
            best = candidate;
        }
    }
    return best;
}

/// `sep=;` alone on the first line, which Excel writes and obeys: the delimiter, and the line is taken away.
std::optional<char> take_separator_line(std::string_view& bytes, std::uint32_t& offset) {
    if (bytes.size() < 5 || !bytes.starts_with("sep=")) return std::nullopt;
    const char delimiter = bytes[4];
    const auto end = bytes.find_first_of("\r\n");
    if (end != 5 || std::string_view(";,\t").find(delimiter) == std::string_view::npos) return std::nullopt;
    const std::size_t length = bytes.substr(5).starts_with("\r\n") ? 7 : 6;
    bytes.remove_prefix(length);
    offset += static_cast<std::uint32_t>(length);
    return delimiter;
}

}  // namespace

LocatedText locate_csv_field(const model::Source& source, model::Span field, const TableForm& form) {
    const bool windows = form.encoding == "Windows-1252";
    return Tokenizer(source.text(field), field.begin, field.source, form.delimiter, windows).record(nullptr).fields[0];
}

CsvFile read_csv(model::SourceId source, const model::Sources& sources, model::Diagnostics& diagnostics) {
    CsvFile file;
    file.form.kind = "csv";
    std::string_view bytes = sources[source].bytes();
    std::uint32_t offset = 0;
    if (bytes.starts_with("\xFF\xFE") || bytes.starts_with("\xFE\xFF")) {
        diagnostics.error("file-encoding.utf16", {source, 0, 2});
        return file;
    }
    if (const auto bad = find_control(bytes); bad != std::string_view::npos) {
        const auto at = static_cast<std::uint32_t>(bad);
        diagnostics.error("file-encoding.control", {source, at, at + 1}, {{"code", control_name(bytes[bad])}});
        return file;
    }
    file.form.byte_order_mark = bytes.starts_with("\xEF\xBB\xBF");
    if (file.form.byte_order_mark) {
        bytes.remove_prefix(3);
        offset = 3;
    }
    const bool windows = support::find_invalid_utf8(bytes) != std::string_view::npos;
    if (windows) file.form.encoding = "Windows-1252";
    const auto named = take_separator_line(bytes, offset);
    file.form.delimiter = named ? *named : find_delimiter(bytes, windows);
    Tokenizer tokenizer(bytes, offset, source, file.form.delimiter, windows);
    while (!tokenizer.at_end()) {
        CsvRecord record = tokenizer.record(&diagnostics);
        // What a quotation mark that never closes swallowed is no row: that it is missing has been said.
        if (!is_empty(record) && !tokenizer.unclosed()) file.records.push_back(std::move(record));
    }
    return file;
}

}  // namespace reading
