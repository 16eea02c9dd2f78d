// SPDX-License-Identifier: MPL-2.0
#include "read/xlsx/sheet_extras.h"

#include <algorithm>
#include <cstddef>

#include "read/xlsx/sheet_rows.h"

namespace reading::xlsx {
namespace {

constexpr std::size_t most_places = 1'000'000;  // a hostile file could fill memory with them

bool leads_out(std::string_view address) {
    return address.starts_with("http://") || address.starts_with("https://") || address.starts_with("mailto:");
}

}  // namespace

std::map<CellPlace, std::string> links_of(const Workbook& workbook, const Sheet& sheet) {
    std::map<CellPlace, std::string> links;
    const auto addresses = workbook.addresses_of(sheet.part);
    if (addresses.empty()) return links;
    SheetRows rows(workbook, sheet);
    SheetRow row;
    std::uint32_t last = 0;
    while (rows.next(row)) last = row.number;
    for (const auto& link : rows.links()) {
        const auto found = addresses.find(link.id);
        if (found == addresses.end() || !leads_out(found->second)) continue;
        const CellRange& range = link.range;
        for (std::uint32_t r = range.first_row; r <= std::min(range.end_row, last); ++r)
            for (std::uint32_t c = range.first_column; c <= range.end_column && links.size() < most_places; ++c)
                links.emplace(CellPlace(r, c), found->second);
    }
    return links;
}

std::vector<CellPlace> comments_of(const Workbook& workbook, const Sheet& sheet) {
    std::vector<CellPlace> places;
    for (const auto& part : workbook.parts_of(sheet.part, "comments")) {
        support::XmlPull xml = workbook.open(part);
        while (true) {
            const auto event = xml.next();
            if (event == support::XmlPull::Event::done) break;
            if (event == support::XmlPull::Event::broken) throw BrokenWorkbook("table-workbook.xml", part);
            if (event != support::XmlPull::Event::start || xml.name() != "comment") continue;
            const auto range = parse_range(xml.attribute("ref"));
            if (range && places.size() < most_places) places.emplace_back(range->first_row, range->first_column);
        }
    }
    std::sort(places.begin(), places.end());
    places.erase(std::unique(places.begin(), places.end()), places.end());
    return places;
}

}  // namespace reading::xlsx
