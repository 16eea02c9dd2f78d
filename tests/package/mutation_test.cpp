// SPDX-License-Identifier: MPL-2.0
// Whatever happens to a package on its way, verifying finds it.
#include <cstdlib>
#include <iostream>
#include <iterator>
#include <map>
#include <random>
#include <string>
#include <vector>

#include "catch.h"
#include "package/world.h"

using packaged::Files;
using packaged::World;

namespace {

constexpr int rounds = 400;  // of each subject and seed

/// The same changes each time, and others in every run: the seed is printed, and MUTATION_SEED repeats it.
// The same changes in every run, so that a failure speaks of the code; MUTATION_SEED tries others.
std::vector<unsigned> seeds() {
    const char* wanted = std::getenv("MUTATION_SEED");
    return {20240101U, wanted != nullptr ? static_cast<unsigned>(std::stoul(wanted)) : 20261122U};
}

Files bundle() {
    World world;
    const auto inputs = world.publish_inputs();
    return packaged::files_of(package::publish(inputs, world.problems).at(1), inputs);
}

Files submission() {
    World world;
    return packaged::files_of(package::submit(world.submission_inputs(), world.problems));
}

class Mutation {
  public:
    explicit Mutation(unsigned start) : random_(start) {}

    /// Changes the bytes in one of the ways that bytes go wrong. True when they are others now.
    bool bytes(std::string& bytes) {
        const std::string before = bytes;
        switch (below(5)) {
            case 0:
                what_ = "flip";
                flip(bytes);
                break;
            case 1:
                what_ = "insert";
                bytes.insert(below(bytes.size() + 1), 1, static_cast<char>(below(256)));
                break;
            case 2:
                what_ = "delete";
                if (!bytes.empty()) bytes.erase(below(bytes.size()), 1 + below(16));
                break;
            case 3:
                what_ = "truncate";
                bytes.resize(below(bytes.size() + 1));
                break;
            default:
                what_ = "repeat";
                bytes.insert(below(bytes.size() + 1), bytes.substr(below(bytes.size() + 1), 32));
        }
        return bytes != before;
    }

    /// Changes the set of files. True when it is another one now.
    bool files(Files& files) {
        const Files before = files;
        const std::string path = any(files), other = any(files);
        switch (below(6)) {
            case 0:
                return bytes(files[path]);
            case 1:
                what_ = "rename";
                files[path + "x"] = files[path];
                files.erase(path);
                break;
            case 2:
                what_ = "add";
                files["ny-" + std::to_string(below(99))] = files[other];
                break;
            case 3:
                what_ = "remove";
                files.erase(path);
                break;
            case 4:
                what_ = "swap";
                std::swap(files[path], files[other]);
                break;
            default:
                what_ = "replace";
                files[path] = files[other];
                break;
        }
        return files != before;
    }

    const std::string& what() const { return what_; }

  private:
    std::size_t below(std::size_t end) { return end == 0 ? 0 : random_() % end; }
    std::string any(const Files& files) {
        return std::next(files.begin(), static_cast<long>(below(files.size())))->first;
    }
    void flip(std::string& bytes) {
        if (!bytes.empty()) bytes[below(bytes.size())] ^= static_cast<char>(1 << below(8));
    }

    std::mt19937 random_;
    std::string what_;
};

/// Mutates `whole` again and again; `mutate` gives whether it changed anything, `passes` whether verifying is content.
template <class Subject, class Mutate, class Passes>
void all_caught(const char* name, const Subject& whole, Mutate&& mutate, Passes&& passes) {
    REQUIRE(passes(whole));  // the control: unchanged, it is whole
    for (const unsigned seed : seeds()) {
    Mutation mutation(seed);
    std::map<std::string, int> caught;
    int total = 0;
    while (total < rounds) {
        Subject changed = whole;
        if (!mutate(mutation, changed)) continue;
        ++total;
        INFO(name << ", seed " << seed << ", change " << total << ": " << mutation.what());
        const bool unnoticed = passes(changed);
        REQUIRE_FALSE(unnoticed);
        ++caught[mutation.what()];
    }
    std::cout << name << ": " << total << " of " << total << " changes caught (seed " << seed << ";";
    for (const auto& [what, count] : caught) std::cout << " " << what << " " << count;
    std::cout << ")\n";
    }
}

bool folder_passes(const Files& files) {
    model::Diagnostics problems;
    package::verify(packaged::view(files), {}, "mappe", problems);
    return problems.empty();  // not even a note
}

}  // namespace

TEST_CASE("every change of a bundle is caught") {
    all_caught(
        "bundle", bundle(), [](Mutation& m, Files& files) { return m.files(files); }, folder_passes);
}

TEST_CASE("every change of a submission's folder is caught") {
    all_caught(
        "submission", submission(), [](Mutation& m, Files& files) { return m.files(files); }, folder_passes);
}

TEST_CASE("every change of a submission's archive is caught") {
    all_caught(
        "archive", submission().at("aftale-v1.0.zip"), [](Mutation& m, std::string& bytes) { return m.bytes(bytes); },
        [](const std::string& bytes) {
            model::Diagnostics problems;
            package::verify_zip(bytes, "aftale-v1.0.zip", problems);
            return !problems.has_errors();
        });
}

TEST_CASE("every single byte of an archive counts") {
    const std::string whole = submission().at("aftale-v1.0.zip");
    std::size_t unnoticed = 0;
    // All of the container's own bytes, and the files' in steps.
    const std::size_t directory = whole.find("PK\x01\x02");
    for (std::size_t at = 0; at < whole.size(); at += at < directory && at > 200 ? 37 : 1) {
        std::string changed = whole;
        changed[at] ^= 0x20;
        model::Diagnostics problems;
        package::verify_zip(changed, "aftale-v1.0.zip", problems);
        unnoticed += problems.has_errors() ? 0 : 1;
    }
    CHECK(unnoticed == 0);
}
