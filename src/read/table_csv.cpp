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

struct CsvRecord {
    std::vector<LocatedText> fields;  // trimmed; at least one
    model::Span span;
};

/// Splits bytes into records of fields that know where each of their bytes stood: what is needed of few.
class Tokenizer {
  public:
    Tokenizer(std::string_view bytes, std::uint32_t offset, model::SourceId source, char delimiter, bool windows)
        : bytes_(bytes), offset_(offset), source_(source), delimiter_(delimiter), windows_(windows) {}

    bool at_end() const { return at_ >= bytes_.size(); }

    CsvRecord record() {
        CsvRecord made;
        const std::size_t begin = at_;
        bool more = true;
        while (more) {
            made.fields.push_back(field());
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

    LocatedText field() {
        LocatedText made;
        const std::size_t begin = at_;
        skip_blanks();
        if (at_ < bytes_.size() && bytes_[at_] == '"') quoted(made);
        const std::size_t rest = at_;
        while (!ends_field()) ++at_;
        append(made, rest, at_);
        const model::Span whole = span(begin, at_);
        made = made.trimmed();
        made.places.whole = whole;
        return made;
    }

    void quoted(LocatedText& made) {
        ++at_;
        while (true) {
            const std::size_t quote = bytes_.find('"', at_);
            if (quote == std::string_view::npos) {
                append(made, at_, bytes_.size());
                at_ = bytes_.size();
                return;
            }
            append(made, at_, quote);
            at_ = quote + 1;
            if (at_ >= bytes_.size() || bytes_[at_] != '"') break;
            append(made, at_, at_ + 1);
            ++at_;
        }
        skip_blanks();
    }

    std::string_view bytes_;
    std::uint32_t offset_;
    model::SourceId source_;
    char delimiter_;
    bool windows_;
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
            const CsvRecord record = tokenizer.record();
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
    return Tokenizer(source.text(field), field.begin, field.source, form.delimiter, windows).record().fields[0];
}

CsvReader::CsvReader(model::SourceId source, const model::Sources& sources, const TableDialect& dialect,
                     model::Diagnostics& diagnostics)
    : source_(sources[source]), id_(source), diagnostics_(diagnostics), bytes_(sources[source].bytes()) {
    form_.kind = "csv";
    if (!is_text(bytes_)) {
        bytes_ = {};
        return;
    }
    form_.byte_order_mark = bytes_.starts_with("\xEF\xBB\xBF");
    if (form_.byte_order_mark) at_ = 3;
    const auto bad = support::find_invalid_utf8(bytes_);
    if (bad != std::string_view::npos && dialect.encoding == "utf-8") {
        const auto place = static_cast<std::uint32_t>(bad);
        diagnostics.error("file-encoding.not-utf8", {source, place, place + 1});
        bytes_ = {};
        return;
    }
    windows_ = bad != std::string_view::npos || dialect.encoding == "windows-1252";
    if (windows_) form_.encoding = "Windows-1252";
    std::string_view rest = bytes_.substr(at_);
    auto offset = static_cast<std::uint32_t>(at_);
    const auto named = take_separator_line(rest, offset);
    at_ = offset;
    delimiter_ = !dialect.delimiter.empty() ? dialect.delimiter[0] : named ? *named : find_delimiter(rest, windows_);
    form_.delimiter = delimiter_;
    form_.decimal = !dialect.decimal.empty() ? dialect.decimal[0] : delimiter_ == ',' ? '.' : ',';
}

bool CsvReader::is_text(std::string_view bytes) {
    const auto bad = find_control(bytes);
    if (bad == std::string_view::npos) return true;
    const auto at = static_cast<std::uint32_t>(bad);
    diagnostics_.error("file-encoding.control", {id_, at, at + static_cast<std::uint32_t>(control_size(bytes, bad))},
                       {{"code", control_name(bytes, bad)}});
    return false;
}

bool CsvReader::next() {
    while (at_ < bytes_.size())
        if (read_record()) return true;
    return false;
}

/// False when all its fields are empty. What a quotation mark that never closes swallowed is no record: that it is
/// missing has been said.
bool CsvReader::read_record() {
    fields_.clear();
    const std::size_t begin = at_;
    bool filled = false;
    while (true) {
        filled = read_field() || filled;
        if (at_ >= bytes_.size() || bytes_[at_] != delimiter_) break;
        ++at_;
    }
    record_ = {id_, static_cast<std::uint32_t>(begin), static_cast<std::uint32_t>(at_)};
    if (at_ < bytes_.size() && bytes_[at_] == '\r') ++at_;
    if (at_ < bytes_.size() && bytes_[at_] == '\n') ++at_;
    return filled && !unclosed_;
}

/// Whether it has any text.
bool CsvReader::read_field() {
    CsvField& field = fields_.emplace_back();
    const std::size_t begin = at_;
    const char* const data = bytes_.data();
    const std::size_t size = bytes_.size();
    std::size_t at = at_;
    while (at < size && (data[at] == ' ' || (data[at] == '\t' && delimiter_ != '\t'))) ++at;
    const bool opened = at < size && data[at] == '"';
    if (opened) {
        at_ = at;
        if (quoted(field)) {
            field.whole = {id_, static_cast<std::uint32_t>(begin), static_cast<std::uint32_t>(at_)};
            return field.text_end > field.text_begin;
        }
        at = at_;
    }
    unsigned char seen = 0;
    const auto delimiter = static_cast<unsigned char>(delimiter_);
    const unsigned char highest = std::max<unsigned char>(delimiter, '\r');
    for (; at < size; ++at) {
        const auto c = static_cast<unsigned char>(data[at]);
        if (c <= highest && (c == delimiter || c == '\n' || c == '\r')) break;
        seen |= c;
    }
    const bool ascii = seen < 0x80;
    at_ = at;
    finish(field, begin, at);
    field.as_is = !opened && (ascii || !windows_);
    field.whole = {id_, static_cast<std::uint32_t>(begin), static_cast<std::uint32_t>(at)};
    return field.text_end > field.text_begin;
}

/// Trims.
void CsvReader::finish(CsvField& field, std::size_t begin, std::size_t end) {
    const auto blank = [](char c) { return c == ' ' || c == '\t' || c == '\r' || c == '\n'; };
    while (begin < end && blank(bytes_[begin])) ++begin;
    while (end > begin && blank(bytes_[end - 1])) --end;
    field.text_begin = static_cast<std::uint32_t>(begin);
    field.text_end = static_cast<std::uint32_t>(end);
}

/// Whether the field ends with the quotation, as it should.
bool CsvReader::quoted(CsvField& field) {
    const std::size_t opening = at_++;
    bool doubled = false;
    while (true) {
        const std::size_t quote = bytes_.find('"', at_);
        if (quote == std::string_view::npos) {
            const auto at = static_cast<std::uint32_t>(opening);
            diagnostics_.error("table-csv.unclosed-quote", {id_, at, at + 1});
            at_ = bytes_.size();
            unclosed_ = true;
            return true;
        }
        at_ = quote + 1;
        if (at_ >= bytes_.size() || bytes_[at_] != '"') break;
        doubled = true;
        ++at_;
    }
    finish(field, opening + 1, at_ - 1);
    field.as_is = !doubled && !windows_;
    const std::size_t closed = at_;
    while (at_ < bytes_.size() && (bytes_[at_] == ' ' || (bytes_[at_] == '\t' && delimiter_ != '\t'))) ++at_;
    const bool ends = at_ >= bytes_.size() || bytes_[at_] == delimiter_ || bytes_[at_] == '\n' || bytes_[at_] == '\r';
    if (ends) return true;
    const auto at = static_cast<std::uint32_t>(at_);
    diagnostics_.error("table-csv.after-quote", {id_, at, at + 1});
    at_ = closed;
    return false;
}

void CsvReader::set_text(const CsvField& field, std::string& text) const {
    if (field.as_is) text.assign(bytes_, field.text_begin, field.text_end - field.text_begin);
    else text = locate_csv_field(source_, field.whole, form_).text;
}

}  // namespace reading
