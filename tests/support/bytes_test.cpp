// SPDX-License-Identifier: MPL-2.0
#include <cstdlib>
#include <filesystem>
#include <fstream>
#include <sstream>
#include <stdexcept>
#include <string>
#include <system_error>

#include "catch.h"
#include "support/deflate.h"
#include "support/ensure.h"
#include "support/hash.h"
#include "support/shared_bytes.h"
#include "support/zip.h"

TEST_CASE("SHA-256 of the standard's own examples") {
    CHECK(support::sha256_hex("abc") == "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad");
    CHECK(support::sha256_hex("") == "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855");
}

TEST_CASE("a zlib stream begins as RFC 1950 says and is smaller than its text") {
    const std::string text(5000, 'a');
    const std::string stream = support::zlib_compress(text);
    REQUIRE(stream.size() > 6);
    CHECK(stream.size() < 100);
    CHECK((static_cast<unsigned char>(stream[0]) & 0x0F) == 8);
    CHECK((static_cast<unsigned char>(stream[0]) * 256 + static_cast<unsigned char>(stream[1])) % 31 == 0);
    CHECK(support::zlib_compress(text) == stream);
}

TEST_CASE("an archive gives its files back, in order, and the same bytes each time") {
    const std::vector<support::ZipEntry> entries = {{"mimetype", "text/plain", true},
                                                    {"mappe/æøå.txt", std::string(1000, 'x'), false}};
    const std::string archive = support::zip_write(entries);
    CHECK(archive == support::zip_write(entries));
    const auto read = support::zip_read(archive);
    REQUIRE(read.size() == 2);
    CHECK(read[0].path == "mimetype");
    CHECK(read[1].path == "mappe/æøå.txt");
    CHECK(read[1].bytes == entries[1].bytes);
}

TEST_CASE("what is no archive, damaged or too large is refused") {
    CHECK_THROWS_AS(support::zip_read("not an archive"), std::runtime_error);
    std::string archive = support::zip_write({{"a.txt", std::string(10000, 'x') + "y", true}});
    CHECK_THROWS_AS(support::zip_read(archive, 100), std::runtime_error);
    archive[200] = '!';
    CHECK_THROWS_AS(support::zip_read(archive), std::runtime_error);
}

TEST_CASE("a broken promise is an exception in every build") {
    CHECK_NOTHROW(support::ensure(true, "holds"));
    CHECK_THROWS_AS(support::ensure(false, "breaks"), support::BrokenInvariant);
}

TEST_CASE("an archive on disk is given with files changed, others as they are") {
    const auto path = std::filesystem::temp_directory_path() / ("aftale-zip-" + std::to_string(std::rand()) + ".zip");
    const auto put = [&] {
        std::ofstream(path, std::ios::binary)
            << support::zip_write({{"a/1.txt", "et"}, {"b.txt", "uændret"}, {"a/2.txt", "to"}});
        return std::string(
            support::zip_changed(path.string(), "a/", [](std::string bytes) { return bytes + "!"; }).view());
    };
    const std::string archive = put();
    CHECK(archive == put());
    const auto read = support::zip_read(archive);
    REQUIRE(read.size() == 3);
    CHECK(read[0].bytes == "et!");
    CHECK(read[1].bytes == "uændret");
    CHECK(read[2].bytes == "to!");
    std::ofstream(path, std::ios::binary)
        << support::zip_write({{"kort", "abc"}, {"lang", std::string(3000, 'x') + "slut"}, {"tom", ""}});
    std::vector<std::string> ends;
    const auto see = [&](std::string_view head, std::string_view tail) {
        ends.push_back(std::string(head.substr(0, 4)) + " " + std::to_string(head.size()) + " " +
                       std::string(tail.substr(tail.size() < 4 ? 0 : tail.size() - 4)));
    };
    support::zip_ends(path.string(), 5000, see);
    CHECK(ends == std::vector<std::string>{"abc 3 abc", "xxxx 1000 slut", " 0 "});
    ends.clear();
    support::zip_ends(path.string(), 3, see);
    CHECK(ends.size() == 2);
    std::filesystem::remove(path);
    CHECK_THROWS_AS(support::zip_changed(path.string(), "a/", [](std::string bytes) { return bytes; }),
                    std::runtime_error);
}

TEST_CASE("a large archive is changed behind itself, and looked at piece by piece") {
    const auto path = std::filesystem::temp_directory_path() / ("aftale-zip-" + std::to_string(std::rand()) + ".zip");
    std::string noise(std::size_t{9} << 20, '\0');
    unsigned state = 7;
    for (char& c : noise) c = static_cast<char>((state = state * 1664525U + 1013904223U) >> 24U);
    std::ofstream(path, std::ios::binary) << support::zip_write({{"a/1.txt", "et"}, {"b.bin", noise}});
    const support::SharedBytes changed =
        support::zip_changed(path.string(), "a/", [](std::string bytes) { return bytes + "!"; });
    CHECK(changed.is_mapped());
    std::filesystem::remove(path);  // the bytes are kept
    const std::string hash = support::sha256_hex_of(changed);
    CHECK(hash == support::sha256_hex(changed.view()));
    CHECK(hash == support::sha256_hex_of(std::string(changed.view())));
    const auto read = support::zip_read(changed.view());
    REQUIRE(read.size() == 2);
    CHECK(read[0].bytes == "et!");
    CHECK(read[1].bytes == noise);
    std::size_t pieces = 0;
    changed.in_pieces([&](std::string_view) { return ++pieces < 2; });
    CHECK(pieces == 2);
    CHECK_THROWS_AS(support::SharedBytes::of_file(-1, 0, 10), std::system_error);
}
