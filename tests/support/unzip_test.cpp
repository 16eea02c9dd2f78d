// SPDX-License-Identifier: MPL-2.0
#include "support/unzip.h"

#include <optional>
#include <string>
#include <string_view>

#include "catch.h"
#include "support/zip.h"

using support::Unzip;
using support::UnzipError;

namespace {

std::string archive() {
    return support::zip_write({{"xl/Workbook.xml", "<workbook/>"},
                               {"gemt.txt", "som det er", true},
                               {"tom", ""},
                               {"lang.txt", std::string(200'000, 'a')}});
}

/// Why it cannot be read; nullopt when it can.
template <class Read>
std::optional<UnzipError::Reason> fault_of(Read&& read) {
    try {
        read();
        return std::nullopt;
    } catch (const UnzipError& error) {
        return error.reason;
    }
}

}  // namespace

TEST_CASE("Files of an archive are found by their path, whatever the case of its letters") {
    const std::string bytes = archive();
    const Unzip zip(bytes);
    REQUIRE(zip.count() == 4);
    CHECK(zip.find("XL/workbook.XML") == 0);
    CHECK(zip.path(0) == "xl/Workbook.xml");
    CHECK_FALSE(zip.find("workbook.xml"));
    CHECK(zip.read(0, 100) == "<workbook/>");
    CHECK(zip.read(1, 100) == "som det er");
    CHECK(zip.read(2, 100).empty());
}

TEST_CASE("A file unpacks piece by piece, several at a time") {
    const std::string bytes = archive();
    const Unzip zip(bytes);
    auto first = zip.open(3, 1'000'000), second = zip.open(3, 1'000'000);
    std::string piece(777, '\0');
    std::size_t all = 0, also = 0;
    for (std::size_t size = first.read(piece.data(), piece.size()); size > 0;
         size = first.read(piece.data(), piece.size())) {
        all += size;
        also += second.read(piece.data(), 100);
    }
    CHECK(all == 200'000);
    CHECK(also == 100 * ((200'000 + 776) / 777));
    CHECK(first.read(piece.data(), piece.size()) == 0);
}

TEST_CASE("What unpacks to more than is allowed is refused") {
    const std::string bytes = archive();
    const Unzip zip(bytes);
    CHECK(zip.read(3, 200'000).size() == 200'000);
    CHECK(fault_of([&] { zip.read(3, 199'999); }) == UnzipError::Reason::too_large);
    const std::string bomb = support::zip_write({{"nuller", std::string(40'000'000, '\0')}});
    const Unzip packed(bomb);
    CHECK(fault_of([&] { packed.read(0, 100'000'000); }) == UnzipError::Reason::too_large);
}

TEST_CASE("What is no archive, or a damaged one, is said to be so") {
    CHECK(fault_of([] { const Unzip zip(""); }) == UnzipError::Reason::damaged);
    CHECK(fault_of([] { const Unzip zip("PK\3\4 og mere"); }) == UnzipError::Reason::damaged);
    const std::string whole = archive();
    CHECK(fault_of([&] { const Unzip zip(std::string_view(whole).substr(0, whole.size() - 30)); }) ==
          UnzipError::Reason::damaged);
    std::string changed = whole;
    const auto at = changed.find("som det er");
    REQUIRE(at != std::string::npos);
    changed[at] = 'S';  // the checksum is another's
    const Unzip zip(changed);
    CHECK(fault_of([&] { zip.read(1, 100); }) == UnzipError::Reason::damaged);
    CHECK(zip.read(0, 100) == "<workbook/>");
}
