// SPDX-License-Identifier: MPL-2.0
#include "read/table_csv.h"

#include <algorithm>
#include <array>
#include <bit>
#include <cstdint>
#include <cstring>
#include <optional>
#include <string_view>
#include <utility>

#include "read/control_character.h"
#include "support/utf8.h"

namespace reading {
namespace {

constexpr std::uint64_t highest_bits = 0x8080808080808080U;

/// Has the highest bit of the lowest byte that is `c`, and none below it.
std::uint64_t bytes_equal(std::uint64_t eight, char c) {
    constexpr std::uint64_t ones = 0x0101010101010101U;
    const std::uint64_t differing = eight ^ (ones * static_cast<unsigned char>(c));
    return (differing - ones) & ~differing & highest_bits;
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
    if (windows_) report_undefined();
    std::string_view rest = bytes_.substr(at_);
    auto offset = static_cast<std::uint32_t>(at_);
    const auto named = take_separator_line(rest, offset);
    at_ = offset;
    delimiter_ = !dialect.delimiter.empty() ? dialect.delimiter[0] : named ? *named : find_csv_delimiter(rest, windows_);
    form_.delimiter = delimiter_;
    form_.decimal = !dialect.decimal.empty() ? dialect.decimal[0] : delimiter_ == ',' ? '.' : ',';
}

/// Five bytes are no characters in Windows-1252.
void CsvReader::report_undefined() {
    constexpr std::string_view undefined = "\x81\x8D\x8F\x90\x9D";
    const auto first = bytes_.find_first_of(undefined);
    if (first == std::string_view::npos) return;
    const auto count = std::count_if(bytes_.begin(), bytes_.end(),
                                     [&](char c) { return undefined.find(c) != std::string_view::npos; });
    constexpr std::string_view digits = "0123456789ABCDEF";
    const auto byte = static_cast<unsigned char>(bytes_[first]);
    const auto at = static_cast<std::uint32_t>(first);
    diagnostics_.warning("file-encoding.windows", {id_, at, at + 1},
                         {{"byte", {digits[byte / 16], digits[byte % 16]}}, {"count", std::to_string(count)}});
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
    std::size_t passed = 0;
    model::Span first;
    while (at_ < bytes_.size()) {
        if (read_record()) {
            if (passed > 0 && empty_records_ == 0) first_empty_ = first;
            empty_records_ += passed;
            return true;
        }
        if (fields_.size() > 1 && passed++ == 0) first = record_;
    }
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
    const bool ascii = to_field_end(at);
    at_ = at;
    finish(field, begin, at);
    field.as_is = !opened && (ascii || !windows_);
    field.whole = {id_, static_cast<std::uint32_t>(begin), static_cast<std::uint32_t>(at)};
    return field.text_end > field.text_begin;
}

/// Moves `at` to the delimiter or line end that ends an unquoted field. Whether all of it is ASCII.
bool CsvReader::to_field_end(std::size_t& at) const {
    const char* const data = bytes_.data();
    const std::size_t size = bytes_.size();
    std::uint64_t seen = 0;
    if constexpr (std::endian::native == std::endian::little)
        for (; at + sizeof(std::uint64_t) <= size; at += sizeof(std::uint64_t)) {
            std::uint64_t eight = 0;
            std::memcpy(&eight, data + at, sizeof eight);
            const std::uint64_t ends = bytes_equal(eight, delimiter_) | bytes_equal(eight, '\n') | bytes_equal(eight, '\r');
            if (ends == 0) {
                seen |= eight;
                continue;
            }
            const auto bits = static_cast<unsigned>(std::countr_zero(ends)) & ~7U;
            at += bits / 8;
            return ((seen | (eight & ((std::uint64_t{1} << bits) - 1))) & highest_bits) == 0;
        }
    for (; at < size && data[at] != delimiter_ && data[at] != '\n' && data[at] != '\r'; ++at)
        seen |= static_cast<unsigned char>(data[at]);
    return (seen & highest_bits) == 0;
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
