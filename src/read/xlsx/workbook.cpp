// SPDX-License-Identifier: MPL-2.0
#include "read/xlsx/workbook.h"

#include <algorithm>
#include <charconv>
#include <memory>
#include <utility>

#include "read/xlsx/rich_text.h"
#include "support/part_name.h"
#include "support/utf8.h"

namespace reading::xlsx {
namespace {

using support::UnzipError;
using support::XmlPull;
using Event = XmlPull::Event;

constexpr std::uint64_t largest_part = std::uint64_t{8} << 30;
constexpr std::size_t most_text = std::size_t{2} << 30;
constexpr std::string_view zip_mark = "PK\x03\x04";
constexpr std::string_view old_office_mark = "\xD0\xCF\x11\xE0";

[[noreturn]] void refuse(const UnzipError& error, const std::string& part = "") {
    switch (error.reason) {
        case UnzipError::Reason::encrypted: throw BrokenWorkbook("table-workbook.encrypted");
        case UnzipError::Reason::too_large: throw BrokenWorkbook("table-workbook.bomb", part);
        case UnzipError::Reason::method:
        case UnzipError::Reason::damaged: break;
    }
    if (part.empty()) throw BrokenWorkbook("table-workbook.damaged");
    throw BrokenWorkbook("table-workbook.damaged-part", part);
}

/// An old Office file holds either sheets as Excel 97 wrote them, or a whole workbook behind a password.
[[noreturn]] void refuse_old(std::string_view bytes) {
    std::string mark;
    for (const char c : std::string_view("EncryptedPackage")) mark += {c, '\0'};
    throw BrokenWorkbook(bytes.find(mark) != std::string_view::npos ? "table-workbook.encrypted" : "table-workbook.xls");
}

std::string folder_of(std::string_view part) {
    const auto slash = part.rfind('/');
    return slash == std::string_view::npos ? "" : std::string(part.substr(0, slash + 1));
}

std::string relationships_part(const std::string& part) {
    const std::string folder = folder_of(part);
    return folder + "_rels/" + part.substr(folder.size()) + ".rels";
}

std::uint32_t number_of(std::string_view text, std::uint32_t otherwise) {
    std::uint32_t value = 0;
    const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), value);
    return error == std::errc() && end == text.data() + text.size() && !text.empty() ? value : otherwise;
}

bool is_escape(std::string_view text) {
    return text.size() >= 7 && text[1] == 'x' && text[6] == '_' &&
           text.substr(2, 4).find_first_not_of("0123456789abcdefABCDEF") == std::string_view::npos;
}

/// Events up to the end of the part; throws when it is not well-formed.
template <typename Start>
void each_start(XmlPull& xml, const std::string& part, Start start) {
    while (true) {
        const Event event = xml.next();
        if (event == Event::done) return;
        if (event == Event::broken) throw BrokenWorkbook("table-workbook.xml", part);
        if (event == Event::start) start(xml.name());
    }
}

}  // namespace

bool says_yes(std::string_view value) {
    return value == "1" || value == "true";
}

std::string decoded_text(std::string_view text) {
    std::string out;
    out.reserve(text.size());
    for (std::size_t i = 0; i < text.size();) {
        if (text[i] == '_' && is_escape(text.substr(i))) {
            char32_t code = 0;
            for (const char c : text.substr(i + 2, 4))
                code = code * 16 + static_cast<char32_t>(c <= '9' ? c - '0' : (c | 32) - 'a' + 10);
            if (code == '\r') out += out.ends_with('\n') ? "" : "\n";
            else if (code == '\n' || code == '\t' || (code >= 0x20 && (code < 0xD800 || code > 0xDFFF) && code < 0xFFFE))
                support::append_utf8(out, code);
            i += 7;
            continue;
        }
        if (text[i] != '\n' || !out.ends_with('\n') || i == 0 || text[i - 1] == '\n') out += text[i];
        ++i;
    }
    if (support::find_invalid_utf8(out) == std::string_view::npos) return out;
    std::string valid;
    for (std::size_t i = 0; i < out.size();) support::append_utf8(valid, support::next_code_point(out, i));
    return valid;
}

void SharedStrings::add(std::string_view text) {
    text_ += text;
    ends_.push_back(text_.size());
    if (text_.size() > most_text) throw BrokenWorkbook("table-workbook.bomb", std::string("sharedStrings"));
}

std::string_view SharedStrings::operator[](std::size_t index) const {
    const std::size_t begin = index == 0 ? 0 : ends_[index - 1];
    return std::string_view(text_).substr(begin, ends_[index] - begin);
}

Workbook::Workbook(std::string_view bytes) : bytes_(bytes) {
    if (bytes.empty()) throw BrokenWorkbook("table-workbook.empty");
    if (bytes.starts_with(old_office_mark)) refuse_old(bytes);
    if (!bytes.starts_with(zip_mark)) throw BrokenWorkbook("table-workbook.no-zip");
    try {
        zip_.emplace(bytes);
        if (const auto type = zip_->find("mimetype"); type && !zip_->find("[Content_Types].xml"))
            throw BrokenWorkbook("table-workbook.ods");
        std::string part;
        for (const auto& [id, related] : relationships_of(""))
            if (related.type == "officeDocument") part = related.target;
        if (part.ends_with(".bin")) throw BrokenWorkbook("table-workbook.xlsb");
        if (part.empty() || !zip_->find(part)) throw BrokenWorkbook("table-workbook.other");
        read_workbook(part);
    } catch (const UnzipError& error) {
        refuse(error);
    }
}

XmlPull Workbook::open(const std::string& part) const {
    const auto index = zip_->find(part);
    if (!index) throw BrokenWorkbook("table-workbook.part", part);
    try {
        // An archive of its own: one is for one thread.
        struct Stream {
            explicit Stream(std::string_view bytes, std::size_t place) : zip(bytes), unpacked(zip.open(place, largest_part)) {}
            support::Unzip zip;
            support::UnzipStream unpacked;
        };
        auto stream = std::make_shared<Stream>(bytes_, *index);
        return XmlPull([stream, part](char* to, std::size_t size) {
            try {
                return stream->unpacked.read(to, size);
            } catch (const UnzipError& error) {
                refuse(error, part);
            }
        });
    } catch (const UnzipError& error) {
        refuse(error, part);
    }
}

std::uint64_t Workbook::unpacked_size(const std::string& part) const {
    const auto index = zip_->find(part);
    return index ? zip_->size(*index) : 0;
}

Workbook::Relationships Workbook::relationships_of(const std::string& part) const {
    Relationships found;
    const std::string folder = folder_of(part);
    const std::string rels = relationships_part(part);
    if (!zip_->find(rels)) return found;
    XmlPull xml = open(rels);
    each_start(xml, rels, [&](std::string_view name) {
        if (name != "Relationship" || xml.attribute("TargetMode") == "External") return;
        const std::string type(xml.attribute("Type"));
        const std::string id(xml.attribute("Id"));
        found[id] = {type.substr(type.rfind('/') + 1), support::part_name(folder, xml.attribute("Target"))};
    });
    return found;
}

void Workbook::read_workbook(const std::string& part) {
    const Relationships related = relationships_of(part);
    bool is_workbook = false;
    XmlPull xml = open(part);
    each_start(xml, part, [&](std::string_view name) {
        if (name == "workbook") is_workbook = true;
        else if (name == "workbookPr") epoch_1904_ = says_yes(xml.attribute("date1904"));
        else if (name == "sheet") read_sheet_entry(xml, related);
        else if (name == "definedName") read_defined_name(xml);
    });
    if (!is_workbook) throw BrokenWorkbook("table-workbook.other");
    if (sheets_.empty()) throw BrokenWorkbook("table-workbook.no-sheet");
    for (const auto& [id, to] : related) {
        if (to.type == "styles" && zip_->find(to.target)) read_styles(to.target);
        if (to.type == "sharedStrings" && zip_->find(to.target)) read_strings(to.target);
    }
}

void Workbook::read_sheet_entry(XmlPull& xml, const Relationships& related) {
    const auto found = related.find(std::string(xml.attribute("id")));
    // Sheets that are charts or macros have no cells.
    if (found == related.end() || found->second.type != "worksheet") return;
    Sheet sheet;
    sheet.name = xml.attribute("name");
    sheet.part = found->second.target;
    const std::string_view state = xml.attribute("state");
    sheet.hidden = state == "hidden" || state == "veryHidden";
    sheets_.push_back(std::move(sheet));
}

void Workbook::read_defined_name(XmlPull& xml) {
    DefinedName made;
    made.name = xml.attribute("name");
    if (xml.has_attribute("localSheetId")) made.sheet = number_of(xml.attribute("localSheetId"), 0);
    xml.append_content(made.refers_to);
    names_.push_back(std::move(made));
}

void Workbook::read_styles(const std::string& part) {
    std::map<std::uint32_t, NumberFormat> own;
    bool in_cells = false;
    XmlPull xml = open(part);
    each_start(xml, part, [&](std::string_view name) {
        if (name == "numFmt" && xml.has_attribute("numFmtId") && xml.depth() == 3) {
            own[number_of(xml.attribute("numFmtId"), 0)] = parse_number_format(xml.attribute("formatCode"));
        } else if (xml.depth() == 2) {
            in_cells = name == "cellXfs";
        } else if (name == "xf" && in_cells && xml.depth() == 3) {
            const std::uint32_t id = number_of(xml.attribute("numFmtId"), 0);
            const auto found = own.find(id);
            formats_.push_back(found != own.end() ? found->second : builtin_number_format(static_cast<int>(std::min(id, 1000U))));
        }
    });
}

void Workbook::read_strings(const std::string& part) {
    XmlPull xml = open(part);
    each_start(xml, part, [&](std::string_view name) {
        if (name != "si") return;
        const RichText item = rich_text(xml);
        if (!item.marked.empty()) marked_strings_.emplace(strings_.size(), decoded_text(item.marked));
        strings_.add(decoded_text(item.text));
    });
}

std::string_view Workbook::marked_string(std::size_t index) const {
    const auto found = marked_strings_.find(index);
    return found == marked_strings_.end() ? std::string_view() : std::string_view(found->second);
}

std::map<std::string, std::string, std::less<>> Workbook::addresses_of(const std::string& part) const {
    std::map<std::string, std::string, std::less<>> found;
    const std::string rels = relationships_part(part);
    if (!zip_->find(rels)) return found;
    XmlPull xml = open(rels);
    each_start(xml, rels, [&](std::string_view name) {
        if (name == "Relationship" && xml.attribute("TargetMode") == "External" &&
            xml.attribute("Type").ends_with("/hyperlink"))
            found.emplace(xml.attribute("Id"), xml.attribute("Target"));
    });
    return found;
}

std::vector<std::string> Workbook::parts_of(const std::string& part, std::string_view type) const {
    std::vector<std::string> parts;
    for (const auto& [id, related] : relationships_of(part))
        if (related.type == type && zip_->find(related.target)) parts.push_back(related.target);
    return parts;
}

const NumberFormat& Workbook::format(std::uint32_t style) const {
    return style < formats_.size() ? formats_[style] : plain_;
}

std::vector<SheetTable> Workbook::tables_of(const Sheet& sheet) const {
    std::vector<SheetTable> tables;
    try {
        for (const auto& [id, related] : relationships_of(sheet.part))
            if (related.type == "table" && zip_->find(related.target)) tables.push_back(read_table(related.target));
    } catch (const UnzipError& error) {
        refuse(error);
    }
    std::sort(tables.begin(), tables.end(), [](const SheetTable& a, const SheetTable& b) {
        return std::pair(a.range.first_row, a.range.first_column) < std::pair(b.range.first_row, b.range.first_column);
    });
    return tables;
}

SheetTable Workbook::read_table(const std::string& part) const {
    SheetTable table;
    XmlPull xml = open(part);
    each_start(xml, part, [&](std::string_view name) {
        if (name == "table" && table.name.empty()) {  // x14:table, with its alternative text, comes later
            table.name = xml.attribute("displayName");
            if (table.name.empty()) table.name = xml.attribute("name");
            const auto range = parse_range(xml.attribute("ref"));
            if (!range) throw BrokenWorkbook("table-workbook.xml", part);
            table.range = *range;
            table.header_rows = number_of(xml.attribute("headerRowCount"), 1);
            table.total_rows = number_of(xml.attribute("totalsRowCount"), 0);
        } else if (name == "tableColumn") {
            table.columns.push_back(decoded_text(xml.attribute("name")));
        }
    });
    return table;
}

}  // namespace reading::xlsx
