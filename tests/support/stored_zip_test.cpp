// SPDX-License-Identifier: MPL-2.0
#include "support/stored_zip.h"

#include "catch.h"
#include "support/zip.h"

using namespace support;

namespace {

const std::string binary("\0PK\x01\x02\xFF", 6);

std::string archive() {
    const auto made = write_stored_zip({{"a.txt", "Hej"}, {"mappe/æ.bin", binary}, {"tom", ""}});
    REQUIRE(made);
    return *made;
}

StoredZipFault fault(const std::string& bytes) {
    return read_stored_zip(bytes).fault;
}

}  // namespace

TEST_CASE("a stored archive is read by others as it was written") {
    const auto entries = zip_read(archive());
    REQUIRE(entries.size() == 3);
    CHECK(entries[0].path == "a.txt");
    CHECK(entries[0].bytes == "Hej");
    CHECK(entries[0].store);
    CHECK(entries[1].path == "mappe/æ.bin");
    CHECK(entries[1].bytes == binary);
    CHECK(entries[2].bytes.empty());
}

TEST_CASE("a stored archive is read back, and made again byte by byte") {
    const std::string bytes = archive();
    const auto zip = read_stored_zip(bytes);
    CHECK(zip.fault == StoredZipFault::none);
    REQUIRE(zip.files.size() == 3);
    CHECK(zip.files[1].bytes == binary);
    CHECK(write_stored_zip(zip.files) == bytes);
    // These very bytes, whatever machine they are made on.
    const auto one = write_stored_zip({{"a", "b"}});
    REQUIRE(one);
    CHECK(*one == std::string("PK\3\4\x14\0\0\x08\0\0\0\0\x21\0\xF9\xEF\xBE\x71\1\0\0\0\1\0\0\0\1\0\0\0ab"
                              "PK\1\2\x14\0\x14\0\0\x08\0\0\0\0\x21\0\xF9\xEF\xBE\x71\1\0\0\0\1\0\0\0\1\0\0\0\0\0\0\0"
                              "\0\0\0\0\0\0\0\0\0\0a"
                              "PK\5\6\0\0\0\0\1\0\1\0\x2F\0\0\0\x20\0\0\0\0\0",
                              101));
    const auto none = write_stored_zip({});
    REQUIRE(none);
    CHECK(fault(*none) == StoredZipFault::none);
}

TEST_CASE("what is no such archive is said to be so") {
    const std::string whole = archive();
    CHECK(fault("") == StoredZipFault::no_zip);
    CHECK(fault("%PDF-1.7") == StoredZipFault::no_zip);
    CHECK(fault("PK") == StoredZipFault::cut);
    CHECK(fault(zip_write({{"a.txt", std::string(100, 'a'), false}})) == StoredZipFault::foreign);
    CHECK(fault(whole + "x") == StoredZipFault::container);
    auto longer = whole;
    longer[18] = '\x7F';  // a.txt claims to be longer
    CHECK(fault(longer) == StoredZipFault::damaged);
    for (std::size_t length = 3; length < whole.size(); ++length) {
        INFO(length);
        CHECK(fault(whole.substr(0, length)) == StoredZipFault::cut);
    }
}

TEST_CASE("no byte of an archive is free") {
    const std::string whole = archive();
    for (std::size_t at = 0; at < whole.size(); ++at)
        for (int bit = 0; bit < 8; ++bit) {
            std::string changed = whole;
            changed[at] = static_cast<char>(changed[at] ^ (1 << bit));
            INFO(at << ", bit " << bit);
            CHECK(fault(changed) != StoredZipFault::none);
        }
}

TEST_CASE("what a ZIP cannot hold is refused") {
    CHECK_FALSE(write_stored_zip({{"", "x"}}));
    CHECK_FALSE(write_stored_zip({{std::string(65'536, 'a'), "x"}}));
    CHECK_FALSE(write_stored_zip(std::vector<StoredFile>(65'535, {"a", ""})));
}
