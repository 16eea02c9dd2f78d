// SPDX-License-Identifier: MPL-2.0
// The fields of CSV with the place of each of their characters, where that is needed.
#include <algorithm>
#include <cstddef>
#include <cstdint>
#include <string_view>
#include <vector>

#include "read/table_csv.h"
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

}  // namespace

char find_csv_delimiter(std::string_view bytes, bool windows) {
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

LocatedText locate_csv_field(const model::Source& source, model::Span field, const TableForm& form) {
    const bool windows = form.encoding == "Windows-1252";
    return Tokenizer(source.text(field), field.begin, field.source, form.delimiter, windows).record().fields[0];
}

}  // namespace reading
